"""Days, months, quarters, years and longer that are named, with or without their year.

TIMEX3 values as in TempEval-3; a year left out is the one that the sentence and the day of publication call for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from accord.model import DateBasis
from accord.reading.timex.grammar import Found, Rule, rule
from accord.reading.timex.lexis import amount, month_number, ordinal_number, tables, value_of, weekday_number
from accord.reading.timex.moment import Moment, Timex, dated
from accord.reading.timex.spans import (
    Grain,
    Stretch,
    add_days,
    century_of,
    decade_of,
    half_of,
    holding,
    month_of,
    moved,
    one_day,
    part,
    quarter_of,
    season_of,
    to_day,
    unknown,
    weekday_near,
    year_of,
)  # fmt: skip

PHASE = (
    r"(?:(?:the )?(?P<phase>{phase})(?: ?- ?| of | in |, | part of | half of | days of "
    r"| weeks of | months of | )(?:the )?)?"
)
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


def yearless_day(ref: date | None, month: int, day: int, weekday: int | None, way: int) -> Stretch:
    """A day and month: in the year that the weekday fits, then the tense, then the one nearest to the text."""
    if ref is None:
        return Stretch(f"XXXX-{month:02}-{day:02}", grain="day")
    years = (
        range(ref.year - 6, ref.year + 7) if weekday or (month, day) == (2, 29) else range(ref.year - 1, ref.year + 2)
    )
    days = [one for year in years if (one := to_day(year, month, day))]
    fitting = [one for one in days if weekday is None or one.isoweekday() == weekday]
    if weekday and way < 0:
        fitting = [one for one in fitting if one <= ref]
    return one_day(min(fitting or days, key=lambda one: _cost(one, ref, way), default=None))


UNSURE = 150  # days: a text tells more of what was than of what will be
AGAINST_TENSE = 200  # days: a date without its year is seldom farther off than it must be


def _cost(day: date, ref: date, way: int) -> int:
    """Days from the text to the date, and more if that is against the tense."""
    ahead = (day - ref).days
    against = AGAINST_TENSE if way * ahead < 0 else UNSURE if not way and ahead > 0 else 0
    return abs(ahead) + (against if abs(ahead) > 7 else 0)


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
    """the first week of March: its days 1 to 7; the last days of May: the last ten"""
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
    return dated(Stretch(whole.value, first, min(end, whole.last), "week"), "explicit" if year else "relative")


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
    full = int(year) if len(year) == 4 else _full_year(int(year), at.ref)
    days = sorted({day for day in (to_day(full, a, b), to_day(full, b, a)) if day})
    if not days:
        return None
    close = [day for day in days if at.ref and abs((day - at.ref).days) <= 7]
    days = close if len(close) == 1 else days
    if len(days) == 1:
        return dated(one_day(days[0]), "explicit")
    return dated(Stretch(f"{full:04}-XX-XX", days[0], days[-1], "none"), "explicit")


def _full_year(two: int, ref: date | None) -> int:
    """The year of two digits that is at most ten years ahead of the text."""
    now = ref.year if ref else 2000
    year = now // 100 * 100 + two
    return year - 100 if year > now + 10 else year


# ---------------------------------------------------------------- months


@rule(PHASE + r"(?P<month>{month})(?: of)?,? (?P<year>{year})(?![.,]{fig})")
def month_and_year(found: Found, at: Moment) -> Timex | None:
    """June 2023; late June 2023; bounds of the part as in `part`"""
    return dated(_phased(month_of(int(found.word("year")), month_number(found.word("month"))), found), "explicit")


@rule(r"(?P<month>{month})[ -]'(?P<two>{two})")
def month_and_short_year(found: Found, at: Moment) -> Timex | None:
    """June '23"""
    year = _full_year(int(found.word("two")), at.ref)
    return dated(month_of(year, month_number(found.word("month"))), "explicit")


@rule(PHASE + r"(?P<month>{month_name}|{short_month_name}\.)(?![ -]?{fig}[:.,])")
def month_alone(found: Found, at: Moment) -> Timex | None:
    """June; mid-June: the June last past, or ahead where the sentence speaks of what will be.

    May, March, April and August only behind a word that calls for a time, as they are also verbs and names.
    """
    month = month_number(found.word("month"))
    if not found.word("phase") and _doubtful(found):
        return None
    stretch = yearless_month(at.ref, month, at.way(found.start, found.end))
    return dated(_phased(stretch, found), "relative")


CALLS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "to",
        "through",
        "during",
        "of",
        "before",
        "after",
        "for",
        "last",
        "next",
        "this",
        "between",
        "and",
        "every",
        "or",
        "ends",
        "late",
        "early",
        "mid",
    ]
)


def _doubtful(found: Found) -> bool:
    word = found.word("month")
    if word.lower() not in tables()["doubtful_months"]["words"]:
        return word.isupper() and len(word) > 3 and word.lower() == "may"
    before = found.before().split()
    if word.lower() in ("may", "march"):
        return not before or before[-1].strip("(,") not in CALLS
    return False


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


def _phased(stretch: Stretch, found: Found) -> Stretch:
    phase = found.word("phase")
    return part(stretch, value_of("phases", phase)) if phase else stretch


@rule(r"(?P<first>{month}) ?(?:-|to|through|until) ?(?P<last>{month}) (?P<year>{year})")
def months_of_year(found: Found, at: Moment) -> Timex | None:
    """March-June 2023"""
    year = int(found.word("year"))
    first, last = (month_of(year, month_number(found.word(name))) for name in ("first", "last"))
    if not (first.first and last.last and first.first < last.last):
        return None
    return dated(Stretch(f"{first.value}/{last.value}", first.first, last.last, "none"), "explicit")


@rule(r"(?P<month>{month})(?= (?:and|or|to|through) {month} (?P<year>{year}))")
def month_before_and(found: Found, at: Moment) -> Timex | None:
    """The May of "May and June 2023"."""
    return dated(month_of(int(found.word("year")), month_number(found.word("month"))), "explicit")


@rule(r"(?P<year>{recent_year})-(?P<month>{month_figure})(?![-/.,]?{fig})")
def iso_month(found: Found, at: Moment) -> Timex | None:
    """2023-07; but 2009-10 is rather two years"""
    year, month = int(found.word("year")), found.word("month")
    if len(month) < 2 or year % 100 + 1 == int(month):
        return None
    return dated(month_of(year, int(month)), "explicit")


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


# ---------------------------------------------------------------- quarters, halves, seasons


@rule(
    r"(?:the )?(?:fiscal )?(?P<nth>{which}|last|final)[ -](?P<kind>quarter|half)(?: of)?(?: the)"
    r"?(?: fiscal)?(?: year)? (?P<year>{year})"
)
def quarter_of_year(found: Found, at: Moment) -> Timex | None:
    """the first quarter of 2009; the second half of 2010"""
    return _share(found, int(found.word("year")), "explicit")


@rule(r"(?:the )?(?P<nth>{which}|last|final)[ -](?P<kind>quarter|half) of (?P<shift>last|this|next|the) year")
def quarter_of_shifted(found: Found, at: Moment) -> Timex | None:
    """the third quarter of this year"""
    if at.ref is None:
        return Timex("DATE", unknown("quarter"))
    shift = {"last": -1, "next": 1}.get(found.word("shift").lower(), 0)
    return _share(found, at.ref.year + shift, "relative")


@rule(r"(?:the )?(?:fiscal )?(?P<nth>{which}|final)[ -](?P<kind>quarter)")
def quarter_alone(found: Found, at: Moment) -> Timex | None:
    """the fourth quarter: figures come within three months of its end, so in spring the last one is of the year before.

    From the fourth month on, and where the sentence looks ahead, it is one of the running year.
    """
    number = _share_number(found)
    if number is None or not 1 <= number <= 4 or found.after(8).startswith((" final", "-final", " back", "back")):
        return None
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-Q{number}", grain="quarter"))
    return dated(yearless_quarter(at.ref, number, at.way(found.start, found.end)), "relative")


def yearless_quarter(ref: date, number: int, way: int) -> Stretch:
    """As in `quarter_alone`."""
    ahead = number - (ref.month + 2) // 3
    return quarter_of(ref.year - (ahead == 3 or (way < 0 and ahead == 2)), number)


def _share_number(found: Found) -> int | None:
    word = found.word("nth").lower()
    if word in ("last", "final"):
        return 4 if "quarter" in found.words else 2
    return ordinal_number(word)


def _share(found: Found, year: int, basis: DateBasis) -> Timex | None:
    number, quarters = _share_number(found), "quarter" in found.words
    if number is None or not 1 <= number <= (4 if quarters else 2):
        return None
    return dated(quarter_of(year, number) if quarters else half_of(year, number), basis)


@rule(
    r"(?:the )?(?P<nth>first|second) half(?= ?(?:,|\.)|$|\n)|(?:the )?(?P<nth_b>first|second)"
    r"-half (?=results?|profits?|sales|growth|earnings)"
)
def half_alone(found: Found, at: Moment) -> Timex | None:
    """in the first half: of the year of the text, or of the one before if that half has not begun"""
    if not found.before(8).endswith(("in ", "during ", "for ", "of ")) and not found.word("nth_b"):
        return None
    half = 1 if (found.word("nth") or found.word("nth_b")).lower() == "first" else 2
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-H{half}", grain="half"))
    late = half == 2 and at.ref.month < 5 and at.way(found.start, found.end) < 1
    return dated(half_of(at.ref.year - late, half), "relative")


@rule(
    r"(?:the )?(?P<which>first|last|final) (?P<months>three|six|nine|3|6|9) months of (?P<year>{year}"
    r"|the year|this year|last year|next year)"
)
def months_of_share(found: Found, at: Moment) -> Timex | None:
    """the first three months of 2009: 2009-Q1; the first six: 2009-H1"""
    word, months = found.word("year").lower(), amount(found.word("months"))
    shift = {"last year": -1, "next year": 1}.get(word, 0)
    if not word[0].isdigit() and at.ref is None:
        return Timex("DATE", unknown("quarter"))
    year = int(word) if word[0].isdigit() else (at.ref.year if at.ref else 0) + shift
    basis: DateBasis = "explicit" if word[0].isdigit() else "relative"
    first = found.word("which").lower() == "first"
    if months == 9:
        whole = year_of(year)
        return dated(_nine_months(whole, first), basis)
    return dated(quarter_of(year, 1 if first else 4) if months == 3 else half_of(year, 1 if first else 2), basis)


def _nine_months(year: Stretch, first: bool) -> Stretch:
    if year.first is None or year.last is None:
        return year
    begins = year.first if first else moved(year.first, "month", 3)
    ends = year.last if not first else add_days(moved(year.first, "month", 9) or year.last, -1)
    return Stretch(year.value, begins, ends, "none")


@rule(r"(?P<year>{year})(?:'s)? (?P<nth>{which}|final)[ -](?P<kind>quarter|half)")
def year_and_quarter(found: Found, at: Moment) -> Timex | None:
    """2009 first quarter; 2009's second half"""
    return _share(found, int(found.word("year")), "explicit")


@rule(r"(?P<code>{quarter_code})(?! ?{fig}|-)")
def quarter_code_alone(found: Found, at: Moment) -> Timex | None:
    """Q4, without its year"""
    number = int(found.word("code")[1])
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-Q{number}", grain="quarter"))
    return dated(yearless_quarter(at.ref, number, at.way(found.start, found.end)), "relative")


@rule(r"(?P<code>{quarter_code}|{half_code})(?:[ /-]|,? of )?(?P<year>{year})")
def coded_quarter(found: Found, at: Moment) -> Timex | None:
    """Q3 2009; H1 of 2010"""
    return _coded(found.word("code"), int(found.word("year")))


@rule(r"(?P<year>{year})[ /-]?(?P<code>{quarter_code}|{half_code})")
def coded_quarter_last(found: Found, at: Moment) -> Timex | None:
    """2009 Q3; 1998-Q2"""
    return _coded(found.word("code"), int(found.word("year")))


def _coded(code: str, year: int) -> Timex:
    number = int(code[1])
    return dated(quarter_of(year, number) if code[0] in "Qq" else half_of(year, number), "explicit")


@rule(PHASE + r"(?:the )?(?P<season>{season})(?: of)?,? (?P<year>{year})")
def season_of_year(found: Found, at: Moment) -> Timex | None:
    """the summer of 1987: 1987-SU"""
    season = season_of(int(found.word("year")), value_of("seasons", found.word("season")))
    return dated(season, "explicit")


@rule(r"(?P<shift>last|this|next|this past|this coming) (?P<season>{season})")
def season_shifted(found: Found, at: Moment) -> Timex | None:
    """last summer, next spring. "last" is the one that ended last: in March last autumn is of the year before."""
    season = value_of("seasons", found.word("season"))
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-{season}", grain="season"))
    shift = found.word("shift").lower()
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = at.ref.year
    if shift in ("last", "this past"):
        year -= at.ref.month < begins + 3
    elif shift != "this":
        year += at.ref.month >= begins
    elif season == "WI" and at.ref.month < 3:
        year -= 1
    return dated(season_of(year, season), "relative")


@rule(r"(?:(?P<the>the )?(?:(?P<phase>early|late|mid)[ -])?(?P<season>{season}))(?! of|-|')")
def season_alone(found: Found, at: Moment) -> Timex | None:
    """in the summer: of the running year if it has begun or lies ahead by the sentence, else of the year before.

    A bare "spring" or "fall" needs a word in front that calls for a time.
    """
    season, lead = value_of("seasons", found.word("season")), found.before().split()[-1:]
    called = bool(lead) and lead[0] in ("in", "during", "since", "until", "by", "over", "through", "before", "after")
    following = found.coded.text[found.end : found.end + 2]
    before_noun = (
        following[:1] == " "
        and following[1:].islower()
        and found.word("season").lower() in ("summer", "autumn", "winter")
    )
    if not (
        called or before_noun or found.word("phase") or (found.word("season") == "Spring" and following[1:].islower())
    ):
        return None
    if found.word("season")[0].isupper() and following[1:].isupper():
        return None
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-{season}", grain="season"))
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    late = at.ref.month < begins and at.way(found.start, found.end) < 1
    return dated(season_of(at.ref.year - late, season), "relative")


# ---------------------------------------------------------------- years and longer


@rule(PHASE + r"(?:the year )?(?P<year>{year})(?![.,/-]?{fig})")
def year_alone(found: Found, at: Moment) -> Timex | None:
    """in 2003; early 2009; the 1998 elections. Not a count (2022 soldiers) nor part of a larger figure."""
    year = int(found.word("year"))
    if not found.word("phase") and not _reads_as_year(found, year):
        return None
    return dated(_phased(year_of(year), found), "explicit")


GLUED = frozenset("$€£¥#№.,:/+*=-")
YEAR_LEADS = frozenset(
    [
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "to",
        "through",
        "during",
        "of",
        "before",
        "after",
        "between",
        "and",
        "for",
        "late",
        "early",
        "mid",
        "as",
        "the",
        "a",
        "an",
        "this",
        "circa",
        "or",
        "over",
        "around",
        "its",
        "his",
        "their",
    ]
)
SURE_LEADS = frozenset(
    ["in", "since", "by", "until", "and", "of", "from", "during", "between", "before", "after", "for"]
)
NO_COUNT = frozenset(["was", "has", "as", "its", "his", "does", "says", "is", "this", "remains"])


def _reads_as_year(found: Found, year: int) -> bool:
    """By what stands in front and behind: "in 1850", "the 1998 vote", but "$2000", "some 2000", "2022 soldiers"."""
    before = found.before()
    words = before.split()
    last = words[-1].lstrip("(\"'“‘") if words else ""
    if before[-1:] in GLUED or re.match(r"-[A-Z0-9]|%", found.coded.text[found.end :][:2]):
        return False
    if last in tables()["quantity"]["before"] and last != "over":
        return False
    if _counts(found.after(), last):
        return False
    if last in YEAR_LEADS or last.endswith((",", "'", "’")) or before[-1:] == "(":
        return 1500 <= year <= 2150
    return 1900 <= year <= 2099


def _counts(after: str, last: str) -> bool:
    """Followed by what it counts: "2022 soldiers", "1500 km"."""
    if not after.startswith(" ") or last in ("the", "a", "an", "this"):
        return False
    words = after.split()
    following = words[0].strip(".,;:)") if words else ""
    if following in tables()["quantity"]["counted"]:
        return True
    plural = following.isalpha() and following.endswith("s") and not following.endswith(("ss", "us", "is"))
    return plural and following not in NO_COUNT and last not in SURE_LEADS


@rule(r"'(?P<two>{two})(?!{fig}| )(?=[.,)/]|$)|(?<=(?:since|in|of|from|until|by) )'(?P<two_b>{two})(?!')")
def short_year(found: Found, at: Moment) -> Timex | None:
    """since '82"""
    two = found.word("two") or found.word("two_b")
    lead = found.before().split()[-1:]
    if not lead or lead[0] not in ("since", "in", "of", "from", "until", "by", "summer", "winter", "spring", "fall"):
        return None
    return dated(year_of(_full_year(int(two), at.ref)), "explicit")


@rule(r"(?P<year>{recent_year}) ?[-/] ?(?P<until>{recent_year}|{two})(?![-/.,]?{fig})")
def years(found: Found, at: Moment) -> Timex | None:
    """2014-15; 1980-1988; 2022/23"""
    year, until = int(found.word("year")), found.word("until")
    end = int(until) if len(until) == 4 else year // 100 * 100 + int(until)
    first, last = year_of(year), year_of(end)
    if end <= year or (len(until) == 2 and end <= year):
        return None
    return dated(Stretch(f"{first.value}/{last.value}", first.first, last.last, "none"), "explicit")


@rule(r"(?P<phase>beginning|start|end|close|middle) of (?P<month>{month})(?:,? (?P<year>{year}))?")
def end_of_month(found: Found, at: Moment) -> Timex | None:
    """end of June"""
    return month_and_year.apply(found, at) if found.word("year") else month_alone.apply(found, at)


@rule(r"(?P<fiscal>{fiscal})|(?:the )?(?:fiscal(?: year)?|financial year) (?P<year>{year})(?:[-/]{two})?")
def fiscal_year(found: Found, at: Moment) -> Timex | None:
    """FY2023; fiscal 2010: it may begin up to nine months before its calendar year. Value as in TIDES 2005: FY2010."""
    figure = found.word("year") or found.word("fiscal")[2:]
    year = int(figure) if len(figure) == 4 else _full_year(int(figure), at.ref)
    stretch = year_of(year)
    first, last = moved(stretch.first, "month", -9), moved(stretch.last, "month", 9)
    return dated(Stretch(f"FY{year:04}", first, last, "none"), "explicit")


@rule(PHASE.replace("(?:the )?)?", ")?") + r"(?:the )?(?P<decade>{decade_figure})")
def decade_in_figures(found: Found, at: Moment) -> Timex | None:
    """the 1990s: 199; the '90s"""
    figure = found.word("decade")[:-1]
    if len(figure) == 2:
        if not found.before(1).endswith(("'", "’")) and "the" not in found.before(5):
            return None
        figure = f"19{figure}"
    return dated(_phased(decade_of(int(figure)), found), "explicit")


DECADES = {
    name: 1900 + 10 * number
    for number, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
    )
}


@rule(r"(?:the )?(?:(?P<phase>{phase})[ -])?(?P<decade>{year})'s")
def decade_with_apostrophe(found: Found, at: Moment) -> Timex | None:
    """the 1980's"""
    year = int(found.word("decade"))
    return dated(_phased(decade_of(year), found), "explicit") if year % 10 == 0 and "the" in found.words else None


@rule(
    r"the (?:{phase} )?(?:nineteen[ -])?(?P<decade>twenties|thirties|forties|fifties|sixties"
    r"|seventies|eighties|nineties)"
)
def decade_in_words(found: Found, at: Moment) -> Timex | None:
    """the nineties, of the twentieth century"""
    return dated(decade_of(DECADES[found.word("decade").lower()]), "explicit")


@rule(r"(?:the )?(?:{phase}[ -])?(?P<nth>{day_ordinal}|{ordinal}(?:-{ordinal})?|{number}-{ordinal})[ -](?:century)")
def century_named(found: Found, at: Moment) -> Timex | None:
    """the 19th century: 18"""
    number = ordinal_number(found.word("nth"))
    return dated(century_of(number * 100), "explicit") if 1 <= number <= 30 else None


@rule(
    r"(?P<day>new year's eve|new year's day|new year's|christmas eve|christmas day|christmas"
    r"|boxing day|valentine's day|may day|halloween|international women's day|victory day)(?: (?P<year>{year})"
    r")?"
)
def holiday(found: Found, at: Moment) -> Timex | None:
    """Feasts on one day of the year."""
    words = " ".join(found.word("day").lower().replace("’", "'").split())
    if not found.word("day")[0].isupper():
        return None
    month, day = tables()["holidays"][words]
    if found.word("year"):
        return dated(one_day(to_day(int(found.word("year")), month, day)), "explicit")
    return dated(yearless_day(at.ref, month, day, None, at.way(found.start, found.end)), "relative")


RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
