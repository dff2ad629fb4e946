"""Publication dates as documents state them. Only what is written counts: no clock, no guess, no default day."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator

from accord.model import NO_DATE, Date, DateBasis

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)"
_ANY_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?=\D|$)",
        rf"\b{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)(?!\d)",
        rf"\b{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=T\d|$)",
        rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_DAY}[- ]{_MONTH}[- ]{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}\b",
        rf"\b{_YEAR}年\s*(?P<month>\d{{1,2}})月\s*(?P<day>\d{{1,2}})日",
    )
)
_DAYS_OF_YEAR = tuple(re.compile(form, re.IGNORECASE) for form in (rf"^{_MONTH}\s+{_DAY}$", rf"^{_DAY}\s+{_MONTH}$"))
_SLASHED = re.compile(rf"\b(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_YEAR}\b")
_MONTH_ONLY = re.compile(
    rf"\b{_MONTH},?\s+{_YEAR}\b|\b(?P<year2>(?:1[6-9]|20|21)\d\d)-(?P<month2>\d\d)$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)|[-/_]((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[/_.-]|$)"
)
_FIRST = re.compile(r"\b(first |originally )?(published|posted|released|issued|date|dated)\b", re.IGNORECASE)
UPDATED = re.compile(r"\b(last )?(updated?|modified|revised|edited)\b", re.IGNORECASE)
_EARLIEST_YEAR = 1600
_LONGEST = 80  # characters of a line that is a date and nothing else


def stated(words: str | None, basis: DateBasis = "explicit") -> Date:
    """The first date that a field or line states, else NO_DATE. A month alone gives its days as bounds."""
    if not words:
        return NO_DATE
    days = list(all_days(words))
    if days:
        return of_day(days[0], basis)
    return _month_of(words, basis)


def of_dateline(words: str | None) -> Date:
    """The day of a dateline; without its year it bounds nothing, and the value says so in EDTF: "XXXX-05-03"."""
    found = stated(words)
    match = next((m for form in _DAYS_OF_YEAR if (m := form.match(words or ""))), None)
    if found.known or match is None:
        return found
    day = _day("2000", _MONTHS[match["month"].lower()], match["day"])  # a leap year: February 29 is a day
    return Date(f"XXXX{day[4:]}", None, None, "explicit") if day else NO_DATE


def of_day(day: str, basis: DateBasis = "explicit") -> Date:
    return Date(day, day, day, basis)


def all_days(words: str) -> Iterator[str]:
    """Every full day that is written, in order of place, as ISO days."""
    if not _ANY_YEAR.search(words):
        return
    found: dict[int, tuple[int, str]] = {}
    for form in _FORMS:
        for match in form.finditer(words):
            month = match["month"].lower().rstrip(".")
            day = _day(match["year"], _MONTHS.get(month, month), match["day"])
            if day:
                found.setdefault(match.end(), (match.start(), day))
    for match in _SLASHED.finditer(words):
        if day := _slashed(match):
            found.setdefault(match.end(), (match.start(), day))
    for _, (_, day) in sorted(found.items()):
        yield day


def only_a_day(line: str) -> str | None:
    """The day, if a line is a date and nothing else (a weekday and a time of day may stand with it)."""
    if len(line) > _LONGEST or not _ANY_YEAR.search(line):
        return None
    days = list(all_days(line))
    if len(days) != 1:
        return None
    rest = line
    for form in (*_FORMS, _SLASHED):
        rest = form.sub(" ", rest, count=1)
    rest = re.sub(
        r"(?i)\b(mon|tues?|wednes|thurs?|fri|satur|sun)(day)?\b|\b\d{1,2}[:.]\d\d\b|\b(a\.?m|p\.?m|gmt|utc|at|on)\b",
        "",
        rest,
    )
    return None if re.search(r"\w", rest) else days[0]


def in_address(address: str | None) -> Date:
    """The day that an address holds (/2019/05/03/): stated by the publisher, though not as a date of publication."""
    match = _ADDRESS.search(address or "")
    if not match:
        return NO_DATE
    year, month, day = (part for part in match.groups() if part)
    found = _day(year, month, day)
    return of_day(found, "inferred") if found else NO_DATE


def of_lines(lines: Iterable[str]) -> Date:
    """The date of publication from the lines above or below an article ("First published ...", "Last updated ...").

    A stated first publication counts before other days in the lines; a stated update is when the text as it stands
    was last true, so it counts before both and leaves the first day as the earliest bound.
    """
    first: list[str] = []
    updates: list[str] = []
    other: list[str] = []
    for line in lines:
        for part in re.split(r"[|•·;]|\s[–—-]\s|(?=\b(?:[Uu]pdated|[Ll]ast [Uu]pdated|[Mm]odified)\b)", line):
            days = list(all_days(part))
            if days:
                (updates if UPDATED.search(part) else first if _FIRST.search(part) else other).append(days[0])
    found = first + updates + other
    if not found:
        return NO_DATE
    value = max(updates) if updates else first[0] if first else other[0]
    earliest = min([*first[:1], *(other[:1] if not first else []), value])
    latest = max([value, *(other if first else [])])
    return Date(value, earliest, latest, "explicit")


def with_update(published: Date, shown: Date) -> Date:
    """A stated date of publication together with a later update that the page shows its readers."""
    if not published.value or not shown.value or shown.value <= published.value:
        return published
    return Date(shown.value, published.earliest, shown.latest, "explicit")


def _day(year: str, month: int | str, day: str) -> str | None:
    try:
        found = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    plausible = found.year >= _EARLIEST_YEAR and found != datetime.date(1970, 1, 1)
    return found.isoformat() if plausible else None


def _slashed(match: re.Match[str]) -> str | None:
    """Day and month in figures: only where one of the two can be no month, or both are the same."""
    a, b = int(match["a"]), int(match["b"])
    if a == b or a > 12:
        return _day(match["year"], b, str(a))
    return _day(match["year"], a, str(b)) if b > 12 else None


def _month_of(words: str, basis: DateBasis) -> Date:
    match = _MONTH_ONLY.search(words)
    if not match:
        return NO_DATE
    year = int(match["year"] or match["year2"])
    month = _MONTHS[match["month"].lower().rstrip(".")] if match["month"] else int(match["month2"])
    if not 1 <= month <= 12:
        return NO_DATE
    value = f"{year}-{month:02}"
    return Date(value, f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]}", basis)
