"""Whom an actor stands for: officials and bodies of a state for it, states and organisations for themselves.

Nationality alone makes nobody stand for a state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.model import Actor, Claim, Reading

PRIVATE = frozenset(
    {"CVL", "BUS", "MED", "JRN", "EDU", "LAB", "NGO", "OPP", "REB", "CRM", "UAF", "REL"}
)  # PLOVER sectors
UNNAMED = ""  # "international": somebody whom no document names
NAMELESS = re.compile(
    r"\b(international|unspecified|unknown|global|foreign|other|various|several|many|some|author)\b", re.IGNORECASE
)
WESTERN = re.compile(r"\b(west|western)\b", re.IGNORECASE)
GOVERNMENT = re.compile(r"\b(?:government|cabinet|administration|authorities|regime|leadership)$", re.IGNORECASE)


@dataclass(frozen=True)
class Parties:
    """The actors of a dossier, by id."""

    actors: dict[str, Actor]

    @classmethod
    def of(cls, actors: Sequence[Actor], readings: Sequence[Reading]) -> Parties:
        """The given actors; those of the readings where none are given for an id."""
        known = {actor.id: actor for reading in sorted(readings, key=by_document) for actor in reading.actors}
        return cls(known | {actor.id: actor for actor in actors})

    @cached_property
    def _standing_for(self) -> dict[str, str | None]:
        return {key: stands_for(actor) for key, actor in self.actors.items()}

    def side(self, key: str) -> str | None:
        """The state or organisation that this actor stands for; None where it stands for none that is named."""
        return self._standing_for.get(key) if key in self.actors else None

    def sides(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset(side for key in keys if (side := self.side(key)))

    def kind(self, key: str) -> str | None:
        return self.actors[key].kind if key in self.actors else None

    def name(self, key: str) -> str:
        return self.actors[key].name if key in self.actors else key

    def is_person(self, key: str) -> bool:
        return self.kind(key) == "person"

    def stated(self, key: str) -> str | None:
        """The actor as stated: itself if it has a name; of a person and of a government their state.

        UNNAMED if nobody is named; None of places and media.
        """
        actor = self.actors.get(key)
        if actor is None or actor.kind in ("place", "media"):
            return None
        if actor.kind == "person" or (actor.kind == "body" and GOVERNMENT.search(actor.name)):
            return stands_for(actor)
        return key if named(actor) else UNNAMED

    def region(self, key: str) -> str | None:
        """A part of the world that acts as one: "the West", "Europe", as stated."""
        actor = self.actors.get(key)
        return key if actor is not None and actor.kind == "place" and actor.country is None and named(actor) else None


def by_document(reading: Reading) -> str:
    return reading.document


def stands_for(actor: Actor) -> str | None:
    if actor.kind in ("state", "organisation"):
        return actor.id if named(actor) else None
    if actor.kind in ("person", "body", "group"):
        if actor.sector in PRIVATE:
            return None
        return actor.country or (actor.id if actor.kind == "group" and named(actor) else None)
    return None


def named(actor: Actor) -> bool:
    """Has a name of its own, and is not just described ("several countries", "international donors")."""
    if WESTERN.search(actor.name):
        return True
    if actor.kind in ("state", "person"):
        return True
    return any(letter.isupper() for letter in actor.name) and not (
        actor.kind == "group" and NAMELESS.search(actor.name)
    )


def sides_of(claim: Claim, parties: Parties, *, topics: bool = False) -> frozenset[str]:
    """States and organisations that take part in the claim."""
    return parties.sides(role.actor for role in claim.actors if topics or role.role != "topic")


WITH = re.compile(r"\s*(?:,?\s*\w+\s+){0,2}with\s+(?:(?:the|both)\s+)*")


def hub_and_spokes(claim: Claim, at: int, parties: Parties) -> tuple[frozenset[str], frozenset[str]] | None:
    """ "Chile's treaties with Peru and Ecuador": Chile; Peru and Ecuador, who are not tied to each other by that.

    `at` is where the noun ends, in characters of the evidence. None where fewer than two stand after "with".
    """
    start = claim.evidence.start
    after = sorted(role.span.start - start for role in claim.actors if role.span and role.span.start - start >= at)
    if len(after) < 2 or not WITH.fullmatch(claim.evidence.words[at : after[0]]):
        return None
    spokes = parties.sides(r.actor for r in claim.actors if r.span and r.span.start - start >= at)
    hubs = parties.sides(r.actor for r in claim.actors if not (r.span and r.span.start - start >= at)) - spokes
    return (hubs, spokes) if len(spokes) > 1 else None
