"""The year that a text leaves out, and the century of a year in two digits."""

from __future__ import annotations

from datetime import date

from accord.reading.timex.spans import Stretch, month_of, one_day, quarter_of, to_day

UNSURE = 150  # days: a text tells more of what was than of what will be
AGAINST_TENSE = 200  # days: a date without its year is seldom farther off than it must be


def yearless_day(ref: date | None, month: int, day: int, weekday: int | None, way: int) -> Stretch:
    """A day and month: in the year that the weekday fits, then the tense, then the one nearest to the text."""
    if ref is None:
        return Stretch(f"XXXX-{month:02}-{day:02}", grain="day")
    years = (
        range(ref.year - 6, ref.year + 7) if weekday or (month, day) == (2, 29) else range(ref.year - 1, ref.year + 2)
    )
    days = [one for year in years if (one := to_day(year, month, day))]
    fitting = [one for one in days if weekday is None or one.isoweekday() == weekday]
    if len(years) > 3 and way < 0:
        fitting = [one for one in fitting if one <= ref]
    return one_day(min(fitting or days, key=lambda one: _cost(one, ref, way), default=None))


def _cost(day: date, ref: date, way: int) -> int:
    """Days from the text to the date, and more if that is against the tense."""
    ahead = (day - ref).days
    against = AGAINST_TENSE if way * ahead < 0 else UNSURE if not way and ahead > 0 else 0
    return abs(ahead) + (against if abs(ahead) > 7 else 0)


def yearless_month(ref: date | None, month: int, way: int) -> Stretch:
    """The month last past, the running one included; the next to come where `way` is 1."""
    if ref is None:
        return Stretch(f"XXXX-{month:02}", grain="month")
    year = ref.year
    if way > 0:
        year += month < ref.month
    else:
        year -= month > ref.month
    return month_of(year, month)


def yearless_quarter(ref: date, number: int, way: int) -> Stretch:
    """As in `quarter_alone`."""
    ahead = number - (ref.month + 2) // 3
    return quarter_of(ref.year - (ahead == 3 or (way < 0 and ahead == 2)), number)


def full_year(two: int, ref: date | None) -> int:
    """The year of two digits that is at most ten years ahead of the text."""
    now = ref.year if ref else 2000
    year = now // 100 * 100 + two
    return year - 100 if year > now + 10 else year
