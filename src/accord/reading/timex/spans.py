"""Stretches of days with their TIMEX3 values, and steps from one to the next.

Values follow ISO-TimeML (ISO 24617-1:2012) and the TIMEX3 of TempEval-3 (UzZaman et al. 2013); weeks are those of
ISO 8601, Monday to Sunday. X stands for digits that are not known.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "none"]

UNKNOWN: dict[str, str] = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "fortnight": "week", "night": "day",
}  # fmt: skip
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both in; None where not known. `value` is TIMEX3."""

    value: str
    first: date | None = None
    last: date | None = None
    grain: Grain = "none"

    @property
    def dated(self) -> bool:
        return self.first is not None and self.last is not None


def unknown(grain: Grain) -> Stretch:
    """A stretch of that size of which no day is known."""
    return Stretch(UNKNOWN.get(grain, "XXXX-XX-XX"), grain=grain)


def to_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none (31 June, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """None beyond the years 1 to 9999."""
    try:
        return date.fromordinal(day.toordinal() + count)
    except (ValueError, OverflowError):
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day so many months on, or the last of that month where it has no such day."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def one_day(day: date | None) -> Stretch:
    return Stretch(day.isoformat(), day, day, "day") if day else unknown("day")


def month_of(year: int, month: int) -> Stretch:
    if not 1 <= year <= 9999:
        return unknown("month")
    return Stretch(
        f"{year:04}-{month:02}", date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
    )


def _months(value: str, year: int, month: int, length: int, grain: Grain) -> Stretch:
    """`length` months from the first of that month."""
    end_year, end_month = divmod(year * 12 + month - 1 + length - 1, 12)
    if year < 1 or end_year > 9999:
        return unknown(grain)
    last = date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
    return Stretch(value, date(year, month, 1), last, grain)


def quarter_of(year: int, quarter: int) -> Stretch:
    return _months(f"{year:04}-Q{quarter}", year, 3 * quarter - 2, 3, "quarter")


def half_of(year: int, half: int) -> Stretch:
    return _months(f"{year:04}-H{half}", year, 6 * half - 5, 6, "half")


def year_of(year: int) -> Stretch:
    return _months(f"{year:04}", year, 1, 12, "year")


def season_of(year: int, season: str) -> Stretch:
    """A season of a year: SP SU FA WI.

    Which months it covers depends on the hemisphere, which texts seldom state: the bounds are the whole year, and for
    winter, which crosses the turn of the year in the north, up to the end of the next February.
    """
    return _months(f"{year:04}-{season}", year, 1, 14 if season == "WI" else 12, "season")


def decade_of(year: int) -> Stretch:
    """The ten years that share all digits but the last: 199 for the 1990s."""
    start = year // 10 * 10
    return _months(f"{start // 10:03}", start, 1, 120, "decade")


def century_of(year: int) -> Stretch:
    """19 for the twentieth century, 1901 to 2000, as usual counting has it; the value gives the leading digits."""
    start = (year - 1) // 100 * 100 + 1
    return _months(f"{start // 100:02}", start, 1, 1200, "century")


def week_of(day: date) -> Stretch:
    """The ISO week, Monday to Sunday, that holds the day."""
    year, week, weekday = day.isocalendar()
    first, last = add_days(day, 1 - weekday), add_days(day, 7 - weekday)
    if not (first and last):
        return unknown("week")
    return Stretch(f"{year:04}-W{week:02}", first, last, "week")


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds the day."""
    week = week_of(day)
    if week.last is None:
        return unknown("weekend")
    return Stretch(f"{week.value}-WE", add_days(week.last, -1), week.last, "weekend")


def holding(grain: Grain, day: date | None) -> Stretch:
    """The unit of the calendar that the day is in."""
    if day is None:
        return unknown(grain)
    match grain:
        case "week":
            return week_of(day)
        case "weekend":
            return weekend_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "half":
            return half_of(day.year, (day.month + 5) // 6)
        case "year":
            return year_of(day.year)
        case "decade":
            return decade_of(day.year)
        case "century":
            return century_of(day.year)
        case _:
            return one_day(day)


def moved(day: date | None, grain: Grain, count: int) -> date | None:
    """A day so many units on."""
    if day is None:
        return None
    if grain in MONTHS_IN:
        return add_months(day, count * MONTHS_IN[grain])
    return add_days(day, count * (7 if grain in ("week", "weekend") else 1))


def step(grain: Grain, day: date | None, count: int) -> Stretch:
    """The unit `count` units after the one that holds the day; before it if negative."""
    if day is not None and grain in MONTHS_IN:
        day = day.replace(day=1)
    return holding(grain, moved(day, grain, count))


def weekday_near(day: date, weekday: int, way: int) -> date | None:
    """The nearest such weekday (1 Monday): on or before the day for way -1, on or after it for way 1."""
    if way < 0:
        return add_days(day, -((day.isoweekday() - weekday) % 7))
    return add_days(day, (weekday - day.isoweekday()) % 7)


def part(stretch: Stretch, phase: str) -> Stretch:
    """The start, mid or end of a stretch; its value stays, as TIMEX3 puts the phase into `mod`.

    A month is split 1-10, 11-20, 21-end, anything else in thirds of its months or days.
    """
    if stretch.first is None or stretch.last is None or phase == "rest":
        return stretch
    first, last = _third(stretch.first, stretch.last, phase, stretch.grain)
    return replace(stretch, first=first, last=last)


def _third(first: date, last: date, phase: str, grain: Grain) -> tuple[date | None, date | None]:
    if grain == "day":
        return first, last
    if grain in ("year", "decade", "century", "half", "quarter"):
        return _third_of_months(first, last, phase)
    third = 10 if grain == "month" else max(1, ((last - first).days + 1) // 3)
    if phase == "start":
        return first, add_days(first, third - 1)
    if phase == "mid":
        return add_days(first, third), add_days(first, 2 * third - 1) if grain == "month" else add_days(last, -third)
    return add_days(first, 2 * third) if grain == "month" else add_days(last, 1 - third), last


def _third_of_months(first: date, last: date, phase: str) -> tuple[date | None, date | None]:
    third = (last.year * 12 + last.month - first.year * 12 - first.month + 1) // 3
    cut = add_months(first, third if phase != "end" else 2 * third)
    if cut is None:
        return first, last
    if phase == "start":
        return first, add_days(cut, -1)
    if phase == "end":
        return cut, last
    later = add_months(first, 2 * third)
    return cut, add_days(later, -1) if later else last
