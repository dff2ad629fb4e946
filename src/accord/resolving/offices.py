"""Offices of all documents put together: who held what, and the days for which documents support it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.model import Office, Span

OPEN_START, OPEN_END = "0000", "9999"


def combine(offices: Iterable[Office]) -> tuple[Office, ...]:
    """One spell a person, office and state; two where another holder is attested in between.

    A spell runs from the first to the last day that a document supports. Nothing is closed that no document closes.
    """
    held: dict[tuple[str, str | None], list[Office]] = defaultdict(list)
    for office in sorted(offices, key=in_time):
        held[office.office.casefold(), office.state].append(office)
    spells = [spell for key in sorted(held, key=str) for spell in spells_of(held[key])]
    return tuple(sorted(spells, key=lambda spell: (spell.state or "", spell.office.casefold(), in_time(spell))))


def in_time(office: Office) -> tuple[str, str, str, tuple[Span, ...]]:
    return office.earliest or office.latest or OPEN_END, office.latest or OPEN_END, office.person, office.evidence


def spells_of(supports: Sequence[Office]) -> list[Office]:
    """Supports of one office of one state, in order of time."""
    spells: dict[str, list[Office]] = defaultdict(list)
    for support in supports:
        mine = spells[support.person]
        if mine and not taken_between(mine[-1], support, supports):
            mine[-1] = joined(mine[-1], support)
        else:
            mine.append(support)
    return [spell for person in sorted(spells) for spell in spells[person]]


def taken_between(before: Office, after: Office, supports: Sequence[Office]) -> bool:
    """Another person is attested in the office after the one support has ended and before the other begins."""
    end, start = before.latest or before.earliest, after.earliest or after.latest
    if end is None or start is None or end >= start:
        return False
    return any(
        other.person != before.person and end < (other.earliest or OPEN_START) and (other.latest or OPEN_END) < start
        for other in supports
    )


def joined(a: Office, b: Office) -> Office:
    starts = [day for day in (a.earliest, b.earliest) if day]
    ends = [day for day in (a.latest, b.latest) if day]
    return replace(
        a,
        earliest=min(starts, default=None),
        latest=max(ends, default=None),
        evidence=tuple(sorted({*a.evidence, *b.evidence})),
    )
