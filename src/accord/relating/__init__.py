"""Claims and events in; what lasts out: agreements, memberships, sanctions, ties and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.model import Actor, Agreement, Event, Membership, Reading, Sanction, Score, Tie
from accord.relating.agreements import agreements
from accord.relating.memberships import memberships
from accord.relating.parties import Parties
from accord.relating.sanctions import sanctions
from accord.relating.scores import lines, scores
from accord.relating.ties import ties

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
    """What lasts, as the claims state it. Pure; the order of readings, events and actors does not matter.

    Args:
        readings: with the dossier's actor ids.
        actors: of the dossier; those that the readings name are used where one is missing.
    """
    parties = Parties.of(actors, readings)
    return Related(
        agreements=agreements(readings, events, parties),
        memberships=memberships(readings, parties),
        sanctions=sanctions(readings, parties),
        ties=ties(readings, parties),
        scores=scores(lines(readings, events, parties)),
    )
