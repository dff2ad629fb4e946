"""What rests on documents: what would go with them, and what would stand on less."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from accord.dossier.store import Store
from accord.model import Agreement, Claim, Conflict, Copy, Event, Membership, Office, Sanction, Tie, Transfer


@dataclass(frozen=True, slots=True)
class Resting:
    """All that has a claim, words or copies in some documents."""

    claims: tuple[Claim, ...]
    alone: tuple[Event, ...]  # told nowhere else
    also: tuple[Event, ...]  # told elsewhere too
    registers: tuple[
        Office | Agreement | Membership | Sanction | Transfer | Tie, ...
    ]  # that rest on these documents alone
    conflicts: tuple[Conflict, ...]  # with a side that only these documents hold
    copies: tuple[Copy, ...]


def resting_on(built: Store, documents: Collection[str]) -> Resting:
    """Events by date; the rest in the order of the record."""
    claims = tuple(claim for document in sorted(documents) for claim in built.claims_in(document))
    ids = {claim.id for claim in claims}
    told = built.events_telling(ids)
    registers = [
        row
        for kind in ("agreements", "memberships", "sanctions", "transfers", "ties")
        for row in built.others_on(kind, ids)
        if ids.issuperset(row.claims)
    ]
    offices = built.others_on("offices", documents)
    return Resting(
        claims,
        tuple(event for event in told if ids.issuperset(event.claims)),
        tuple(event for event in told if not ids.issuperset(event.claims)),
        (*(row for row in offices if {span.source for span in row.evidence} <= set(documents)), *registers),
        tuple(c for c in built.others_on("conflicts", ids) if any(ids.issuperset(side.claims) for side in c.sides)),
        tuple(built.others_on("copies", documents)),
    )
