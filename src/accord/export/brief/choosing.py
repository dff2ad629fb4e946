"""Which events are key, and where the others go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Protocol

from accord.export.brief.shelf import Shelf
from accord.model import STANDING_TYPES, Actor, Claim, Event

KEY_EVENTS = 20  # as many as fit on two or three pages; the rest follow in the full list
WORDS = frozenset({"CONSULT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
OPEN = ("planned", "considered", "possible", "alleged", "denied")


@dataclass(frozen=True, slots=True)
class Rest:
    """Events that are not key events."""

    open: list[Event]
    further: list[Event]
    undated: list[Event]
    standing: list[Event]


def sorted_out(shelf: Shelf) -> tuple[list[Event], Rest]:
    events = sorted(shelf.record.events, key=by_date)
    standing = [event for event in events if event.type in STANDING_TYPES]
    acts = [event for event in events if event.type not in STANDING_TYPES]
    done = [event for event in acts if event.status not in OPEN]
    dated = [event for event in done if _dated(event)]
    key = key_events(shelf, events)
    return key, Rest(
        open=[event for event in acts if event.status in OPEN],
        further=[event for event in dated if event not in key],
        undated=[event for event in done if not _dated(event)],
        standing=standing,
    )


class Weighing(Protocol):
    """What the weight of an event is worked out from; a `Shelf` is one."""

    @property
    def since(self) -> str: ...
    @property
    def focus(self) -> frozenset[str]: ...
    @property
    def actors(self) -> Mapping[str, Actor]: ...
    def claims_of(self, ids: Iterable[str]) -> list[Claim]: ...


def key_events(desk: Weighing, events: Iterable[Event], most: int = KEY_EVENTS) -> list[Event]:
    """The dated acts that matter most, as many as `most`, by date."""
    dated = (e for e in events if e.type not in STANDING_TYPES and e.status not in OPEN and _dated(e))
    return sorted(nsmallest(most, dated, key=lambda event: weight(desk, event)), key=by_date)


def by_date(event: Event) -> tuple[str, str, str]:
    """Sorts events by their first possible day; those without any come last."""
    date = event.date
    return date.earliest or date.value or date.latest or "9999", date.latest or "", event.id


def _dated(event: Event) -> bool:
    return bool(event.date.value or event.date.earliest)


def weight(shelf: Weighing, event: Event) -> tuple[int, int, int, int, int, int, int, int, str]:
    """Sorts events by how much they matter; the earlier features outweigh the later ones."""
    claims = shelf.claims_of(event.claims)
    return (
        (event.date.latest or event.date.value or "") < shelf.since,  # what the documents look back on
        -_in_focus(shelf, event),
        -any(claim.factual for claim in claims),
        -len(event.origins),
        -len(event.documents),
        event.type in WORDS,  # deeds before words
        -any(claim.section == "headline" for claim in claims),
        event.date.earliest != event.date.latest,
        event.id,
    )


def _in_focus(shelf: Weighing, event: Event) -> int:
    """How many of the actors in focus take part, two at most: more states do not make an event weightier."""
    return min(2, len({state for actor in event.participants for state in _states(shelf, actor)} & shelf.focus))


def _states(shelf: Weighing, actor: str) -> set[str]:
    country = shelf.actors[actor].country if actor in shelf.actors else None
    return {actor, country} if country else {actor}
