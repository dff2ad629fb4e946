"""Times: from the words of a text to TIMEX3 values and the days they may mean.

Pure: no clock, disk, chance or network. Reads some megabytes a second; needs no parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from accord.model import NO_DATE, Date, Span, TimeExpression
from accord.reading.timex import rules_calendar, rules_clock, rules_days, rules_lengths, rules_relative
from accord.reading.timex.grammar import Coded, Found, Grammar
from accord.reading.timex.moment import Moment, Timex
from accord.reading.timex.spans import GRAINS, Stretch, moved, one_day, to_day
from accord.reading.timex.tense import direction

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
FAR_AHEAD = timedelta(183)
SENTENCE, PARAGRAPH, LINE = 400, 4000, 80  # characters, at most
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘A-Z])|\n\s*\n")


@cache
def grammar() -> Grammar:
    """All rules, compiled once a process. Where two match equally long, the first listed is asked first."""
    return Grammar(
        (*rules_days.RULES, *rules_calendar.RULES, *rules_clock.RULES, *rules_relative.RULES, *rules_lengths.RULES)
    )


def find_times(text: str, *, source: str, anchor: Date = NO_DATE, language: str = "en") -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order and without overlap.

    Args:
        source: id of the article, for the spans.
        anchor: when it was published. An interval gives bounds; NO_DATE leaves what is not known as X.
        language: only English has rules; any other gives none.
    """
    if not language.lower().startswith("en"):
        return ()
    coded = grammar().encode(text)
    reader = _Reader(coded, _ends(anchor), _day(anchor.value or ""))
    return tuple(
        TimeExpression(
            Span(source, start, text[start:end]), timex.type, timex.stretch.value,
            _iso(timex.stretch.first), _iso(timex.stretch.last), timex.basis,
        )
        for start, end, timex in reader.read()
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _ends(anchor: Date) -> tuple[date | None, date | None]:
    """First and last day of publication; both None unless both are known."""
    first, last = (_day(end or anchor.value or "") for end in (anchor.earliest, anchor.latest))
    return (first, last) if first and last else (None, None)


def _day(text: str) -> date | None:
    """A calendar day in ISO 8601; None for anything else."""
    figures = DAY.match(text)
    return to_day(int(figures[1]), int(figures[2]), int(figures[3])) if figures else None


class _Reader:
    """Goes through a text once, keeping the time in focus."""

    def __init__(self, coded: Coded, ends: tuple[date | None, date | None], stated: date | None) -> None:
        self._coded = coded
        self._ends = ends
        self._stated = stated if ends[0] != ends[1] else None  # the day of a text that is known from other days too
        self._focus: Stretch | None = None
        self._focus_end = self._day_end = 0
        self._last_day: Stretch | None = None
        self._news_day: Stretch | None = None

    def read(self) -> list[tuple[int, int, Timex]]:
        found: list[tuple[int, int, Timex]] = []
        for at, end in grammar().runs(self._coded):
            while at < end:
                here = grammar().next(self._coded, at, end)
                if not here:
                    break
                read = self._first(here)
                if read is None:
                    at = here[0].match.start() + 1
                    continue
                one, timex = read
                found.append((one.start, one.end, timex))
                self._keep(one, timex)
                at = max(one.match.end(), here[0].match.start() + 1)
        return found

    def _first(self, here: tuple[Found, ...]) -> tuple[Found, Timex] | None:
        for one in here:
            if one.match.end() > one.match.start() and (timex := self._apply(one)):
                return one, timex
        return None

    def _apply(self, found: Found) -> Timex | None:
        """The time under the day of publication, or what its first and last possible days agree on."""
        first, last = self._ends
        near = self._focus if self._same_sentence(found.start) else None
        day = self._last_day if self._same_paragraph(self._day_end, found.start) else None
        here = self._focus if self._same_paragraph(self._focus_end, found.start) else None
        moment = Moment(
            first,
            self._coded.text,
            self._focus,
            near,
            self._last_day,
            self._news_day,
            day,
            here,
            first != last or first is None,
        )
        timex = found.rule.apply(found, moment)
        if timex is None or first == last:
            return timex
        if self._stated:
            now = found.rule.apply(found, moment.at(self._stated))
            return timex if now is None or _is_left_over(timex.stretch, now.stretch, self._stated) else now
        return _merged(timex, found.rule.apply(found, moment.at(last)), found.rule.apply(found, moment.at(None)))

    def _same_sentence(self, start: int) -> bool:
        near = self._focus is not None and start - self._focus_end < SENTENCE
        return near and not SENTENCE_END.search(self._coded.text, self._focus_end, start)

    def _same_paragraph(self, end: int, start: int) -> bool:
        return start - end < PARAGRAPH and self._coded.text.find("\n", end, start) < 0

    def _keep(self, found: Found, timex: Timex) -> None:
        """The time just named comes into focus; a day heading moves the day of all that follows."""
        stretch = timex.stretch
        if timex.type not in ("DATE", "TIME") or not stretch.dated or stretch.value.endswith("_REF"):
            return
        if timex.type == "TIME":
            stretch = one_day(stretch.first) if stretch.first == stretch.last else stretch
        self._focus, self._focus_end = stretch, found.end
        if stretch.grain != "day" or stretch.first != stretch.last:
            return
        self._last_day, self._day_end = stretch, found.end
        if self._ends[1] and stretch.first and 0 <= (self._ends[1] - stretch.first).days <= 7:
            self._news_day = stretch
        ahead = self._ends[1] and stretch.first and (stretch.first - self._ends[1]).days > 1
        if not ahead and is_heading(self._coded.text, found.start, found.end):
            self._ends, self._stated = (stretch.first, stretch.last), None


def _merged(one: Timex, other: Timex | None, bare: Timex | None) -> Timex:
    """What two possible days of publication give together."""
    if other is None or one.stretch.value == other.stretch.value:
        return one
    firsts = (one.stretch.first, other.stretch.first)
    lasts = (one.stretch.last, other.stretch.last)
    value = bare.stretch.value if bare else one.stretch.value
    first = min(day for day in firsts if day) if all(firsts) else None
    last = max(day for day in lasts if day) if all(lasts) else None
    return replace(one, stretch=Stretch(value, first, last, "none"), basis="relative")


def _is_left_over(old: Stretch, new: Stretch, updated: date) -> bool:
    """Words that an update left standing: "until mid-May" in a text of March, brought up to date in August.

    Far ahead of the update, but past by then if counted from the first publication.
    """
    ahead = new.first is not None and new.first - updated > FAR_AHEAD
    return ahead and old.last is not None and old.last <= updated


HEADING_REST = re.compile(r"[\s:.,*#=\-–—|\[\]()]*\Z")


def is_heading(text: str, first: int, last: int) -> bool:
    """Whether text[first:last], a day, has a line of its own with more text below: what stands there happened then."""
    start = text.rfind("\n", max(0, first - LINE), first) + 1
    end = text.find("\n", last, last + LINE)
    if end < 0 or (start == 0 and first > LINE):
        return False
    return bool(HEADING_REST.match(text[start:first]) and HEADING_REST.match(text[last:end]))


# ---------------------------------------------------------------- for claims and documents


def timex_to_date(expr: TimeExpression, lead: str = "", until: str | None = None) -> Date:
    """The time of a claim that the expression dates: EDTF value, bounds and basis. Lengths and habits date nothing.

    Args:
        lead: the word in front; "since" leaves the end open, "within" the start.
        until: the last day that an open end can reach, as a rule the day of the text.
    """
    if expr.type == "SET" or not (expr.earliest or expr.latest):
        return NO_DATE
    value = _edtf(expr)
    if lead.lower() == "since" and expr.type != "DURATION" and value:
        latest = max(until, expr.earliest or until) if until else None
        return Date(f"{value.split('/')[0]}/..", expr.earliest, latest, expr.basis)
    if lead.lower() == "within" and expr.type == "DURATION":
        return Date(f"../{expr.latest}", expr.earliest, expr.latest, expr.basis)
    return Date(value, expr.earliest, expr.latest, expr.basis)


EDTF_VALUE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def _edtf(expr: TimeExpression) -> str | None:
    """The value as a day, month or year where it is one, else the interval of its bounds; None for vague references."""
    if expr.value.endswith("_REF"):
        return None
    value = expr.value.split("T")[0] if expr.type == "TIME" else expr.value
    if re.fullmatch(r"\d{4}-(?:SP|SU|FA|WI)", value):
        return value[:4]
    if EDTF_VALUE.match(value) and _covers(value, expr):
        return value
    return f"{expr.earliest or '..'}/{expr.latest or '..'}"


def _covers(value: str, expr: TimeExpression) -> bool:
    """The bounds are those of the value, not of a part of it ("late March")."""
    first = value if len(value) == 10 else f"{value}-01" if len(value) == 7 else f"{value}-01-01"
    if expr.earliest != first:
        return False
    last = expr.latest or ""
    if len(value) == 10:
        return last == value
    if len(value) == 4:
        return last == f"{value}-12-31"
    return last.startswith(value) and int(last[8:]) >= 28


LENGTH = re.compile(r"P(\d+)([DWMY])\Z")
UNIT_OF = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def counted_from(day: str, length: TimeExpression, way: int) -> Date:
    """The time so long after a day (way 1) or before it (-1): "seven years before" is a year. NO_DATE if not known."""
    unit, number, start = _measured(day, length)
    timex = rules_relative.counted(start, unit, number, way) if start and unit else None
    if timex is None or not timex.stretch.dated:
        return NO_DATE
    stretch = timex.stretch
    found = TimeExpression(length.span, "DATE", stretch.value, _iso(stretch.first), _iso(stretch.last), "relative")
    return timex_to_date(found)


def last_within(day: str, length: TimeExpression) -> str | None:
    """The last day within so long a time from a day; None for a length without a number."""
    unit, number, start = _measured(day, length)
    return _iso(moved(start, GRAINS[unit], int(number))) if start and unit else None


def _measured(day: str, length: TimeExpression) -> tuple[str, float, date | None]:
    """Unit and number of a length, and the day as one; no unit for a vague length or one in hours."""
    figures = LENGTH.match(length.value) if length.type == "DURATION" else None
    return (UNIT_OF[figures[2]], float(figures[1]), _day(day)) if figures else ("", 0, _day(day))


def bound_publication(text: str, times: Sequence[TimeExpression], stated: Date) -> Date:
    """When a text was published: as stated, else bounded by what it tells, never guessed to a day.

    Not before what it reports as past; not after what it says will be on a date. NO_DATE where it names neither.
    """
    if stated.earliest or stated.latest:
        return stated
    told = [(time, _told_as(text, time)) for time in times if time.type == "DATE" and time.basis == "explicit"]
    earliest = max((time.earliest for time, way in told if way < 0 and time.earliest), default=None)
    latest = min((time.latest for time, way in told if way > 0 and time.latest), default=None)
    if earliest and latest and latest <= earliest:
        latest = None
    if not (earliest or latest):
        return NO_DATE
    return Date(f"{earliest or '..'}/{latest or '..'}", earliest, latest, "inferred")


LEAD = re.compile(r"(\w+)\s+(?:the\s+)?\Z")
PAST_LEADS = frozenset({"since", "in", "on", "during", "after"})
SURE_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|set to|plans? to|(?:is|are) (?:to|due|expected|scheduled))\b", re.I
)


def _told_as(text: str, time: TimeExpression) -> int:
    """-1 if the text reports what it dates as past, 1 if it says that it will be, 0 if it may be either."""
    way = direction(text, time.span.start, time.span.end)
    lead = LEAD.search(text, max(0, time.span.start - 20), time.span.start)
    word = lead[1].lower() if lead else ""
    if way > 0:
        return 1 if SURE_FUTURE.search(text, max(0, time.span.start - 120), time.span.start) else 0
    if way < 0:
        return -1 if len(time.value) > 4 or word in PAST_LEADS or word == "of" else 0
    return -1 if len(time.value) == 10 or word == "since" else 0
