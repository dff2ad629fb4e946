"""Claims and events in; what lasts out: agreements, memberships, sanctions, transfers, ties and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accord.model import (
    Actor,
    Agreement,
    Claim,
    Decision,
    Event,
    Membership,
    Reading,
    Sanction,
    Score,
    Tie,
    Transfer,
    digest,
)
from accord.relating.agreements import agreements_of
from accord.relating.memberships import memberships_of
from accord.relating.parties import Parties
from accord.relating.sanctions import sanctions_of
from accord.relating.scores import lines_of, scores_of
from accord.relating.ties import ties_of
from accord.relating.transfers import transfers_of

__all__ = ["Related", "relate"]


@dataclass(frozen=True, slots=True)
class Related:
    """The registers of a dossier, its standing ties and its monthly scores."""

    agreements: tuple[Agreement, ...] = ()
    memberships: tuple[Membership, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    ties: tuple[Tie, ...] = ()
    scores: tuple[Score, ...] = ()


def relate(
    readings: Sequence[Reading],
    events: Sequence[Event],
    actors: Sequence[Actor] = (),
    decisions: Sequence[Decision] = (),
) -> Related:
    """What lasts, as the claims state it. Pure; the order of readings, events and actors does not matter.

    Args:
        readings: with the dossier's actor ids.
        actors: of the dossier; those that the readings name are used where one is missing.
        decisions: of persons; what they rejected counts nowhere.
    """
    parties = Parties.of(actors, readings)
    kept = without_rejected(readings, decisions)
    return Related(
        agreements=agreements_of(kept, events, parties),
        memberships=memberships_of(kept, parties),
        sanctions=sanctions_of(kept, parties),
        transfers=transfers_of(kept, events, parties),
        ties=ties_of(kept, parties),
        scores=scores_of(lines_of(kept, events, parties)),
    )


def without_rejected(readings: Sequence[Reading], decisions: Sequence[Decision]) -> Sequence[Reading]:
    """The readings less the claims that a person rejected: by their id, by that of their event, else by their words."""
    undone = {decision.undoes for decision in decisions if decision.undoes}
    rejections = [one for one in decisions if one.action == "reject" and one.id not in undone and not one.undoes]
    if not rejections:
        return readings
    claims = [claim for reading in readings for claim in reading.claims]
    targets = {one.target for one in rejections}
    found = {claim.id for claim in claims} & targets
    words = {one.words for one in rejections if one.words and one.target not in found}
    return [
        replace(reading, claims=tuple(claim for claim in reading.claims if not rejected(claim, targets, words)))
        for reading in readings
    ]


def rejected(claim: Claim, targets: set[str], words: set[str]) -> bool:
    return claim.id in targets or digest("event", claim.id) in targets or claim.evidence.words in words
