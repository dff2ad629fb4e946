"""Days and weeks that are named: 7 June, June 7-10, Wednesday, 2023-06-07, the first week of March.

A year left out is the one that the sentence and the day of publication call for.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from accord.reading.timex.grammar import Found, Rule, rule
from accord.reading.timex.lexis import month_number, ordinal_number, weekday_number
from accord.reading.timex.moment import Moment, Timex, dated
from accord.reading.timex.spans import (
    Grain,
    Stretch,
    add_days,
    holding,
    month_of,
    one_day,
    part,
    to_day,
    week_of,
    weekday_near,
)  # fmt: skip
from accord.reading.timex.years import full_year, yearless_day, yearless_month

WEEKDAY = r"(?:(?P<weekday>{weekday})(?:,? the |,? ))?"
YEAR = r"(?:,? (?:of )?(?P<year>{year}))"


# ---------------------------------------------------------------- days


@rule(
    WEEKDAY
    + r"(?:the )?(?P<day>{dom})(?: day)?(?: of)?[ -](?P<month>{month})(?:"
    + YEAR
    + r"|-(?P<joined>{year}))?(?![.,]{fig})"
)
def day_first(found: Found, at: Moment) -> Timex | None:
    """7 June 2023; the 7th of June; Wednesday, 7 June"""
    return _day(found, at)


@rule(WEEKDAY + r"(?P<month>{month}) (?:the )?(?P<day>{dom})(?:" + YEAR + r")?(?![.,:]{fig})")
def month_first(found: Found, at: Moment) -> Timex | None:
    """June 7, 2023; June 7th; Wednesday, June 7"""
    return _day(found, at)


def _day(found: Found, at: Moment) -> Timex | None:
    day, month = ordinal_number(found.word("day")), month_number(found.word("month"))
    year = found.word("year") or ("joined" in found.match.groupdict() and found.word("joined"))
    weekday = weekday_number(found.word("weekday")) if found.word("weekday") else None
    if not 1 <= day <= (29 if month == 2 else monthrange(2000, month)[1]):
        return None
    if year:
        return dated(_checked(to_day(int(year), month, day), weekday), "explicit")
    way = at.way(found.start, found.end)
    return dated(yearless_day(at.ref, month, day, weekday, way), "explicit")


def _checked(day: date | None, weekday: int | None) -> Stretch:
    """A day and the weekday said of it; where they disagree, the bounds hold the day and the nearest such weekday."""
    if day is None or weekday is None or day.isoweekday() == weekday:
        return one_day(day)
    before, after = weekday_near(day, weekday, -1), weekday_near(day, weekday, 1)
    if before is None or after is None:
        return one_day(day)
    other = before if day - before <= after - day else after
    return Stretch(day.isoformat(), min(day, other), max(day, other), "day")


@rule(r"(?P<first>{dom}) ?(?:-|to) ?(?P<last>{dom}) (?P<month>{month})(?:" + YEAR + r")?(?![.,]{fig})")
def days_first(found: Found, at: Moment) -> Timex | None:
    """6-10 March 2023: from the first to the last day"""
    return _days(found, at)


@rule(r"(?P<month>{month}) (?P<first>{dom}) ?(?:-|to) ?(?P<last>{dom})(?:" + YEAR + r")?(?![.,:]{fig})")
def month_days(found: Found, at: Moment) -> Timex | None:
    """March 6-10, 2023"""
    return _days(found, at)


def _days(found: Found, at: Moment) -> Timex | None:
    first, last = ordinal_number(found.word("first")), ordinal_number(found.word("last"))
    month, year = month_number(found.word("month")), found.word("year")
    if not first < last <= monthrange(2000, month)[1]:
        return None
    if year:
        start = to_day(int(year), month, first)
    else:
        start = yearless_day(at.ref, month, first, None, at.way(found.start, found.end)).first
    end = add_days(start, last - first) if start else None
    if start is None or end is None:
        return Timex("DATE", Stretch(f"XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}", grain="day"))
    return dated(Stretch(f"{start}/{end}", start, end, "day"), "explicit")


DAY_OF_MONTH = "(?P<day{n}>{{dom}})(?: of)? (?P<month{n}>{{month}})|(?P<month{n}_b>{{month}}) (?P<day{n}_b>{{dom}})"


@rule(
    f"(?:{DAY_OF_MONTH.format(n=1)}) ?(?:-|to|until|through) ?(?:{DAY_OF_MONTH.format(n=2)})"
    r"(?:,? (?P<year>{year}))?(?![.,:]{fig})"
)
def day_to_day(found: Found, at: Moment) -> Timex | None:
    """28 May to 3 June; December 30 - January 2, 2020"""
    (month, day), (end_month, end_day) = (_month_and_day(found, n) for n in (1, 2))
    year = found.word("year")
    if year:
        last = to_day(int(year), end_month, end_day)
    else:
        last = yearless_day(at.ref, end_month, end_day, None, at.way(found.start, found.end)).last
    first = to_day(last.year - (month > end_month), month, day) if last else None
    if first is None or last is None or first > last:
        return Timex("DATE", Stretch(f"XXXX-{month:02}-{day:02}/XXXX-{end_month:02}-{end_day:02}"))
    return dated(Stretch(f"{first}/{last}", first, last, "none"), "explicit")


def _month_and_day(found: Found, n: int) -> tuple[int, int]:
    tail = "" if found.word(f"day{n}") else "_b"
    return month_number(found.word(f"month{n}{tail}")), ordinal_number(found.word(f"day{n}{tail}"))


@rule(
    r"(?:the )?(?P<nth>{which}|last|final|opening|closing) (?P<unit>week|days|weeks) of (?P<month>{month})"
    r"(?:,? (?:of )?(?P<year>{year}))?"
)
def week_of_month(found: Found, at: Moment) -> Timex | None:
    """the first week of March: its days 1 to 7, the value that ISO week; the last days of May: the last ten"""
    month, year, nth = month_number(found.word("month")), found.word("year"), found.word("nth").lower()
    whole = month_of(int(year), month) if year else yearless_month(at.ref, month, at.way(found.start, found.end))
    if whole.first is None or whole.last is None:
        return Timex("DATE", whole)
    last = nth in ("last", "final", "closing")
    number = 1 if nth in ("first", "opening") else 4 if last else ordinal_number(nth)
    if found.word("unit").lower() != "week":
        return (
            dated(part(whole, "end" if last else "start"), "explicit" if year else "relative")
            if number in (1, 4)
            else None
        )
    first = add_days(whole.last, -6) if last else add_days(whole.first, 7 * number - 7)
    end = add_days(first, 6) if first else None
    if first is None or end is None or number > 5:
        return None
    value = week_of(add_days(first, 3) or first).value
    return dated(Stretch(value, first, min(end, whole.last), "week"), "explicit" if year else "relative")


@rule(
    r"(?:the )?(?P<unit>week|weekend) (?:of|beginning|starting|from) (?:"
    + DAY_OF_MONTH.format(n=1)
    + r")(?:,? (?P<year>{year}))?"
)
def week_with_day(found: Found, at: Moment) -> Timex | None:
    """the week of June 7: the ISO week with that day"""
    month, day = _month_and_day(found, 1)
    if found.word("year"):
        known = to_day(int(found.word("year")), month, day)
    else:
        known = yearless_day(at.ref, month, day, None, at.way(found.start, found.end)).first
    grain: Grain = "week" if found.word("unit").lower() == "week" else "weekend"
    return dated(holding(grain, known), "explicit")


@rule(r"(?P<day>{dom})(?= (?:and|or|to) {dom} (?P<month>{month})(?: (?P<year>{year}))?)")
def day_before_and(found: Found, at: Moment) -> Timex | None:
    """The 6 of "6 and 7 June"."""
    if found.coded.text[found.match.start()] == "x":
        return None
    day, month, year = ordinal_number(found.word("day")), month_number(found.word("month")), found.word("year")
    if not 1 <= day <= monthrange(2000, month)[1]:
        return None
    if year:
        return dated(one_day(to_day(int(year), month, day)), "explicit")
    return dated(yearless_day(at.ref, month, day, None, at.way(found.start, found.end)), "explicit")


@rule(r"(?P<year>{year})-(?P<month>{month_figure})-(?P<day>{day_figure})(?!-?{fig})")
def iso_day(found: Found, at: Moment) -> Timex | None:
    """2023-07-31, ISO 8601"""
    day = to_day(int(found.word("year")), int(found.word("month")), int(found.word("day")))
    return dated(one_day(day), "explicit") if day else None


@rule(r"(?P<year>{year})[/.](?P<month>{month_figure})[/.](?P<day>{day_figure})(?!-?{fig})")
def year_first(found: Found, at: Moment) -> Timex | None:
    """2023/07/31, the order of East Asia"""
    return iso_day.apply(found, at)


@rule(r"(?P<a>{day_figure})/(?P<b>{day_figure})/(?P<year>{year}|{two})(?![/.,]{fig})")
def slashed_day(found: Found, at: Moment) -> Timex | None:
    """7/8/2023: month first in the United States, day first elsewhere."""
    return _either_order(found, at)


@rule(r"(?P<a>{day_figure})\.(?P<b>{month_figure})\.(?P<year>{year})(?![/.,]?{fig})")
def dotted_day(found: Found, at: Moment) -> Timex | None:
    """31.07.2023: always day first."""
    day = to_day(int(found.word("year")), int(found.word("b")), int(found.word("a")))
    return dated(one_day(day), "explicit") if day else None


def _either_order(found: Found, at: Moment) -> Timex | None:
    """Both orders where both are days: the one within a week of the text if only one is, else open between them."""
    a, b, year = int(found.word("a")), int(found.word("b")), found.word("year")
    full = int(year) if len(year) == 4 else full_year(int(year), at.ref)
    days = sorted({day for day in (to_day(full, a, b), to_day(full, b, a)) if day})
    if not days:
        return None
    close = [day for day in days if at.ref and abs((day - at.ref).days) <= 7]
    days = close if len(close) == 1 else days
    if len(days) == 1:
        return dated(one_day(days[0]), "explicit")
    return dated(Stretch(f"{full:04}-XX-XX", days[0], days[-1], "none"), "explicit")


# ---------------------------------------------------------------- weekdays


@rule(r"(?:(?:earlier|later|early|late) (?:on )?)?(?P<weekday>{day_name})")
def weekday_alone(found: Found, at: Moment) -> Timex | None:
    """on Friday: the one last past (today, if today is one); ahead where the sentence speaks of what will be.

    Source: usage of news; the same rule in HeidelTime (Strötgen & Gertz 2013).
    """
    weekday = weekday_number(found.word("weekday"))
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-WXX-{weekday}", grain="day"))
    way = at.way(found.start, found.end)
    return dated(one_day(weekday_near(at.ref, weekday, 1 if way > 0 else -1)), "relative")


@rule(r"(?:a|one) recent (?P<weekday>{day_name})")
def weekday_of_some_week(found: Found, at: Moment) -> Timex | None:
    """on a recent Friday: one of some last weeks, which the text does not tell"""
    return Timex("DATE", Stretch(f"XXXX-WXX-{weekday_number(found.word('weekday'))}", grain="day"))


RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule) and value.apply.__module__ == __name__
)
