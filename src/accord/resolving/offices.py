"""Offices of all documents put together: who held what, and the days for which documents support it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from accord.model import Actor, Office, Span

RANKS = frozenset({"deputy", "vice", "acting", "interim", "first", "assistant", "prime", "former"})
SMALL = frozenset({"of", "the", "for", "to", "and", "a", "an", "in", "at", "s"})
SAME = {
    "defense": "defence", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chairperson": "chairman", "advisor": "adviser", "organization": "organisation", "center": "centre",
    "labor": "labour", "program": "programme", "ministry": "minister", "ministers": "minister",
}  # fmt: skip
OPEN_START, OPEN_END = "0000", "9999"


def combine(offices: Iterable[Office], actors: Mapping[str, Actor] = MappingProxyType({})) -> tuple[Office, ...]:
    """One spell a person, office and state; two where another holder is attested in between.

    A spell runs from the first to the last day that a document supports. Nothing is closed that no document closes.
    An office of a state that nobody names is the person's own state's, if `actors` knows it; else it is left out.
    """
    owned = [office for office in at_home(offices, actors) if office.state is not None]
    held: dict[tuple[frozenset[str], str | None], list[Office]] = defaultdict(list)
    for office in sorted(in_full(owned), key=in_time):
        held[words_of(office.office), office.state].append(office)
    spells = [spell for key in sorted(held, key=by_words) for spell in spells_of(held[key])]
    return tuple(sorted(spells, key=lambda spell: (spell.state or "", spell.office.casefold(), in_time(spell))))


def by_words(key: tuple[frozenset[str], str | None]) -> tuple[list[str], str]:
    return sorted(key[0]), key[1] or ""


def at_home(offices: Iterable[Office], actors: Mapping[str, Actor]) -> list[Office]:
    """Offices whose state the text leaves open, given that of the person."""
    found = []
    for office in offices:
        holder = actors.get(office.person)
        found.append(replace(office, state=office.state or (holder.country if holder else None)))
    return found


def in_full(offices: Sequence[Office]) -> list[Office]:
    """Each office under the fullest name that any document gives it: "the spokesman", "foreign ministry spokesman"."""
    told: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for office in offices:
        told[office.person, office.state].add(office.office)
    return [replace(o, office=fullest(o.office, told[o.person, o.state])) for o in offices]


def fullest(office: str, others: Iterable[str]) -> str:
    """The name with most words among those that hold all words of this one, and are of the same rank."""
    mine = words_of(office)
    same = [other for other in others if mine <= words_of(other) and mine & RANKS == words_of(other) & RANKS]
    return min(same, key=lambda other: (-len(words_of(other)), other.casefold(), other), default=office)


@lru_cache(maxsize=4096)
def words_of(office: str) -> frozenset[str]:
    """What tells offices apart: without small words and spellings."""
    words = re.findall(r"\w+", office.casefold())
    return frozenset(SAME.get(word, word) for word in words if word not in SMALL)


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
