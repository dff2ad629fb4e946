"""Claims and events in; what lasts out: agreements, memberships, sanctions, ties and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.model import Actor, Agreement, Event, Membership, Reading, Sanction, Score, Tie

__all__ = ["Related", "relate"]


@dataclass(frozen=True, slots=True)
class Related:
    """The registers of a dossier, its standing ties and its monthly scores."""

    agreements: tuple[Agreement, ...] = ()
    memberships: tuple[Membership, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    ties: tuple[Tie, ...] = ()
    scores: tuple[Score, ...] = ()


def relate(readings: Sequence[Reading], events: Sequence[Event], actors: Sequence[Actor] = ()) -> Related:
    """What lasts, as the claims state it. Pure; the order of readings, events and actors does not matter."""
    return Related()
