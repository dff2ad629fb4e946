"""Months, quarters, seasons, years and longer that are named, with or without their year."""

from __future__ import annotations

import re

from accord.model import DateBasis
from accord.reading.timex.grammar import Found, Rule, rule
from accord.reading.timex.lexis import amount, month_number, ordinal_number, tables, value_of
from accord.reading.timex.moment import Moment, Timex, dated
from accord.reading.timex.spans import (
    Stretch,
    add_days,
    century_of,
    decade_of,
    half_of,
    month_of,
    moved,
    one_day,
    part,
    quarter_of,
    season_of,
    to_day,
    unknown,
    year_of,
)  # fmt: skip
from accord.reading.timex.years import full_year, yearless_day, yearless_month, yearless_quarter

SHARE = r"[ -](?:fiscal |calendar |financial |business )?(?P<kind>quarter|half)"
PHASE = (
    r"(?:(?:the )?(?P<phase>{phase})(?: ?- ?| of | in |, | part of | half of | days of "
    r"| weeks of | months of | )(?:the )?)?"
)


# ---------------------------------------------------------------- months


@rule(PHASE + r"(?P<month>{month})(?: of)?,? (?P<year>{year})(?![.,]{fig})")
def month_and_year(found: Found, at: Moment) -> Timex | None:
    """June 2023; late June 2023; bounds of the part as in `part`"""
    return dated(_phased(month_of(int(found.word("year")), month_number(found.word("month"))), found), "explicit")


@rule(r"(?:the )?(?P<nth>first|second|latter) half of (?P<month>{month})(?:,? (?P<year>{year}))?")
def half_of_month(found: Found, at: Moment) -> Timex | None:
    """the first half of May: its days 1 to 15"""
    month, year = month_number(found.word("month")), found.word("year")
    whole = month_of(int(year), month) if year else yearless_month(at.ref, month, at.way(found.start, found.end))
    if whole.first is None or whole.last is None:
        return Timex("DATE", whole)
    middle = add_days(whole.first, 14)
    first, last = (
        (whole.first, middle) if found.word("nth").lower() == "first" else (add_days(whole.first, 15), whole.last)
    )
    return dated(Stretch(whole.value, first, last, "none"), "explicit" if year else "relative")


@rule(r"(?P<month>{month})[ -]'(?P<two>{two})")
def month_and_short_year(found: Found, at: Moment) -> Timex | None:
    """June '23"""
    year = full_year(int(found.word("two")), at.ref)
    return dated(month_of(year, month_number(found.word("month"))), "explicit")


@rule(r"(?P<month>{month})(?= (?:and|or|to|through) {month} (?P<year>{year}))")
def month_before_and(found: Found, at: Moment) -> Timex | None:
    """The May of "May and June 2023"."""
    return dated(month_of(int(found.word("year")), month_number(found.word("month"))), "explicit")


@rule(PHASE + r"(?P<month>{month_name}|{short_month_name}\.)(?![ -]?{fig}[:.,])")
def month_alone(found: Found, at: Moment) -> Timex | None:
    """June; mid-June: the June last past, or ahead where the sentence speaks of what will be.

    May, March, April and August only behind a word that calls for a time, as they are also verbs and names.
    """
    month = month_number(found.word("month"))
    if not found.word("phase") and _doubtful(found):
        return None
    if (
        at.near
        and at.near.first
        and at.near.grain == "month"
        and found.before().endswith(("to ", "until ", "through "))
    ):
        stretch = month_of(at.near.first.year + (month < at.near.first.month), month)
    elif at.loose and at.here and at.here.first and at.here.first.month < month:
        stretch = month_of(at.here.first.year, month)  # "in April 2018 X; in June Y": the text goes on in its year
    else:
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
    if word.lower() not in ("may", "march"):
        return False
    lead = found.before().split()[-1:]
    named = lead in (["the"], ["a"], ["its"], ["their"]) and re.match(
        r" (?!on\b|for\b|to\b|in\b|by\b)[a-z]", found.after()
    )
    return not named and (not lead or lead[0].strip("(,") not in CALLS)


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


@rule(r"(?P<year>{recent_year})-(?P<month>{month_figure})(?![-/.,]?{fig})")
def iso_month(found: Found, at: Moment) -> Timex | None:
    """2023-07; but 2009-10 is rather two years"""
    year, month = int(found.word("year")), found.word("month")
    if len(month) < 2 or year % 100 + 1 == int(month):
        return None
    return dated(month_of(year, int(month)), "explicit")


# ---------------------------------------------------------------- quarters, halves, seasons


@rule(
    r"(?:the )?(?:fiscal )?(?P<nth>{which}|last|final)"
    + SHARE
    + r"(?: of)?(?: the)?(?: fiscal)?(?: year)? (?P<year>{year})"
)
def quarter_of_year(found: Found, at: Moment) -> Timex | None:
    """the first quarter of 2009; the second half of 2010"""
    return _share(found, int(found.word("year")), "explicit")


@rule(r"(?:the )?(?P<nth>{which}|last|final)" + SHARE + r" of (?P<shift>last|this|next|the) year")
def quarter_of_shifted(found: Found, at: Moment) -> Timex | None:
    """the third quarter of this year"""
    if at.ref is None:
        return Timex("DATE", unknown("quarter"))
    shift = {"last": -1, "next": 1}.get(found.word("shift").lower(), 0)
    return _share(found, at.ref.year + shift, "relative")


@rule(r"(?:the )?(?:fiscal )?(?P<nth>{which}|final)[ -](?:fiscal |calendar |financial |business )?(?P<kind>quarter)")
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


@rule(r"(?P<year>{year})(?:'s)? (?P<nth>{which}|final)" + SHARE)
def year_and_quarter(found: Found, at: Moment) -> Timex | None:
    """2009 first quarter; 2009's second half"""
    return _share(found, int(found.word("year")), "explicit")


@rule(r"(?P<code>{quarter_code})(?! ?{fig}|-)")
def quarter_code_alone(found: Found, at: Moment) -> Timex | None:
    """Q4, without its year"""
    number = int(found.word("code").strip("Qq"))
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
    number = int(code.strip("QqHh"))
    return dated(quarter_of(year, number) if "q" in code.lower() else half_of(year, number), "explicit")


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
    if before.endswith(("pre-", "post-")):
        return True
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
    return dated(year_of(full_year(int(two), at.ref)), "explicit")


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
    year = int(figure) if len(figure) == 4 else full_year(int(figure), at.ref)
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


RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule) and value.apply.__module__ == __name__
)
