"""When an undated article was written, as far as the offices that it gives to known persons tell.

"President X met ..." was not written before X took office, nor after X left it. A text that contradicts itself or
the tables bounds nothing: stale pages name people who left long ago.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from accord.knowledge import Knowledge, Tenure
from accord.lexicon import Lexicon
from accord.model import Claim, Date, Office, TimeExpression
from accord.reading.cast import Cast
from accord.reading.grammar import ancestors, grammatical_subject, is_verb
from accord.reading.parse import Word

ANY_YEAR = "XXXX"  # EDTF: a year that is not stated
WEEKDAY = "XXXX-WXX-"  # TIMEX3: a day of a week that is not known
YEAR = timedelta(365)
MONTH = 31  # days
YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?\Z")

Deed = tuple[str, str]  # a person, and TIMEX3 of a month or day without its year


def bound_by_holders(published: Date, offices: Sequence[Office], knowledge: Knowledge) -> Date:
    """The date as it is where it has both bounds; else its bounds narrowed by the holders named as sitting.

    Args:
        published: what the article states, or what its years allow.
        offices: held, as the article says, when it was written.
    Returns: bounds of basis "inferred", or `published` unchanged where the holders tell nothing more.
    """
    if published.earliest and published.latest:
        return published
    spells = [spell for office in offices if (spell := _tenure(office, knowledge)) is not None]
    starts = [start for start, _ in spells if start]
    ends = [end for _, end in spells if end]
    earliest = max([*starts, *([published.earliest] if published.earliest else [])], default=None)
    latest = min([*ends, *([published.latest] if published.latest else [])], default=None)
    if (earliest, latest) == (published.earliest, published.latest) or (earliest and latest and earliest > latest):
        return published
    return Date(f"{earliest or '..'}/{latest or '..'}", earliest, latest, "inferred")


def pin_to_year(stated: Date, bounds: Date) -> Date:
    """The day of a dateline without a year, where the bounds hold it in one year only; else the bounds."""
    if not (stated.value or "").startswith(ANY_YEAR) or not (bounds.earliest and bounds.latest):
        return bounds
    month, day = int((stated.value or "")[5:7]), int((stated.value or "")[8:])
    years = range(int(bounds.earliest[:4]), int(bounds.latest[:4]) + 1)
    days = [date(year, month, day).isoformat() for year in years if day <= monthrange(year, month)[1]]
    fitting = [found for found in days if bounds.earliest <= found <= bounds.latest]
    return Date(fitting[0], fitting[0], fitting[0], "inferred") if len(fitting) == 1 else bounds


def bound_by_deeds(published: Date, deeds: Sequence[Deed], offices: Sequence[Office], knowledge: Knowledge) -> Date:
    """The date as it is where it has both bounds; else bounds from what sitting holders did "in January", "on 3 May".

    A month or day named without its year is the last one before the text. What the holder of an office did lies in
    the time for which the tables support the office; where that leaves one year, the text was written within the
    year after it. Deeds that allow no day together bound nothing.
    """
    if published.earliest and published.latest:
        return published
    spans = [span for person, when in deeds if (span := _after(when, _supported(person, offices, knowledge)))]
    earliest = max([*(first for first, _ in spans), *([published.earliest] if published.earliest else [])], default="")
    latest = min([*(last for _, last in spans), *([published.latest] if published.latest else [])], default="")
    if not spans or earliest > latest:
        return published
    return Date(f"{earliest}/{latest}", earliest, latest, "inferred")


def news_within(times: Sequence[TimeExpression], published: Date) -> tuple[TimeExpression, ...]:
    """Times with their weekdays no earlier than the text: a month that it calls by its name is not that of its news."""
    first = published.earliest or ""
    return tuple(
        replace(time, earliest=first) if time.value.startswith(WEEKDAY) and "" < (time.earliest or "") < first else time
        for time in times
    )


def in_office(
    offices: Sequence[Office], claims: Sequence[Claim], published: Date, knowledge: Knowledge
) -> list[Office]:
    """The offices with the days for which the text supports them.

    That is when it was written, and when a holder that it gives the title did what it tells of the last year. Where the
    tables know that the office was another's by then ("President X left the treaty in 2018"), only the deed.
    """
    return [_in_office(office, claims, published, _spells(office, knowledge)) for office in offices]


def _in_office(office: Office, claims: Sequence[Claim], published: Date, spells: Sequence[Tenure]) -> Office:
    first, last = published.earliest, published.latest
    deeds = [(start, end) for claim in claims for start, end in _days_named(claim, office)]
    if spells and first and last and not _held(spells, first, last):
        then = [deed for deed in deeds if _held(spells, *deed)]
        return replace(office, earliest=min(then)[0], latest=max(end for _, end in then)) if then else office
    year_before = (date.fromisoformat(first) - YEAR).isoformat() if first else ""
    starts = [start for start, end in deeds if year_before <= start and _days_between(start, end) <= MONTH]
    return replace(office, earliest=min([first, *starts]) if first else None, latest=last)


def _days_named(claim: Claim, office: Office) -> Iterator[tuple[str, str]]:
    """First and last day of what the holder did or said in a sentence that gives the title."""
    start, end = claim.time.earliest, claim.time.latest
    who = {*(role.actor for role in claim.actors), *(voice.actor for voice in claim.sources)}
    done = claim.modality == "happened" or bool(claim.sources)
    if (
        start
        and end
        and done
        and office.person in who
        and any(span.overlaps(claim.evidence) for span in office.evidence)
    ):
        yield start, end


def _held(spells: Sequence[Tenure], first: str, last: str) -> bool:
    return any((spell.earliest or "") <= last and first <= (spell.latest or last) for spell in spells)


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def dated_deeds(cast: Cast, times: Sequence[TimeExpression], lexicon: Lexicon) -> Iterator[Deed]:
    """Acts of the lexicon told with a month or day but no year: who did it, and the TIMEX3 value."""
    yearless = {time.span.start: time.value for time in times if time.type == "DATE" and YEARLESS.match(time.value)}
    for sentence in cast.sentences:
        for word in sentence.words:
            verb = next((w for w in ancestors(word) if is_verb(w)), None) if word.start in yearless else None
            if verb is None or verb.tag != "VBD" or not _is_act(verb, lexicon):
                continue
            subject = grammatical_subject(verb, lexicon.grammar)
            found = cast.at(subject) if subject is not None else None
            yield from ((actor, yearless[word.start]) for actor in (found.actors if found else ()))


def _is_act(verb: Word, lexicon: Lexicon) -> bool:
    return any(pattern.part == "verb" for pattern in lexicon.patterns.get(verb.lower, ()))


def _supported(person: str, offices: Sequence[Office], knowledge: Knowledge) -> list[tuple[str, str]]:
    """First and last day of each spell of the offices that the text gives the person; of an open one the last known."""
    spells = (spell for office in offices if office.person == person for spell in _spells(office, knowledge))
    ends = ((spell.earliest, spell.latest or spell.as_of) for spell in spells)
    return [(first, last) for first, last in ends if first and last]


def _after(yearless: str, spells: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """When a text can be written that names a month or day without its year; None unless the spells hold it once."""
    years = range(int(min(spells)[0][:4]), int(max(last for _, last in spells)[:4]) + 1) if spells else ()
    held = [
        (start, end)
        for year in years
        if (days := _days_of(yearless, year)) is not None
        for start, end in [days]
        if any(first <= end.isoformat() and start.isoformat() <= last for first, last in spells)
    ]
    if len(held) != 1:
        return None
    ((start, end),) = held
    following = _days_of(yearless, start.year + 1)
    last = (following[0] if following else start.replace(day=1, year=start.year + 1)) - timedelta(1)
    return (end if start == end else end + timedelta(1)).isoformat(), last.isoformat()


def _days_of(yearless: str, year: int) -> tuple[date, date] | None:
    """First and last day of a month or day in that year; None for 29 February of a common year."""
    month, day = (int(part) for part in f"{yearless}-00".split("-")[1:3])
    length = monthrange(year, month)[1]
    return (date(year, month, day or 1), date(year, month, day or length)) if day <= length else None


def _spells(office: Office, knowledge: Knowledge) -> list[Tenure]:
    """The times for which the tables give the person the office."""
    return [
        tenure
        for tenure in knowledge.tenures_of(office.person)
        if (tenure.holds_office(office.office) or office.office.replace(" ", "_") in tenure.roles)
        and (office.state is None or tenure.state == office.state)
    ]


def _tenure(office: Office, knowledge: Knowledge) -> tuple[str | None, str | None] | None:
    """First and last day over all spells in which the person held the office; None if the tables have no such spell."""
    spells = _spells(office, knowledge)
    if not spells:
        return None
    ends = [tenure.latest for tenure in spells]
    return min(t.earliest or "" for t in spells) or None, None if None in ends else max(e for e in ends if e)
