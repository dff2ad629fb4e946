"""What rests on documents: what would go with them, and what would stand on less."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from accord.dossier.store import Store
from accord.model import Agreement, Claim, Conflict, Copy, Event, Membership, Office, Sanction, Tie


@dataclass(frozen=True, slots=True)
class Resting:
    """All that has a claim, words or copies in some documents."""

    claims: tuple[Claim, ...]
    alone: tuple[Event, ...]  # told nowhere else
    also: tuple[Event, ...]  # told elsewhere too
    registers: tuple[Office | Agreement | Membership | Sanction | Tie, ...]  # that rest on these documents alone
    conflicts: tuple[Conflict, ...]  # with a side that only these documents hold
    copies: tuple[Copy, ...]


def resting_on(built: Store, documents: Collection[str], events: Iterable[Event] | None = None) -> Resting:
    """Time O(record). `events`: of the record, where whoever calls has them at hand."""
    claims = tuple(claim for document in sorted(documents) for claim in built.claims_in(document))
    ids = {claim.id for claim in claims}
    told = [event for event in (built.events() if events is None else events) if not ids.isdisjoint(event.claims)]
    alone = tuple(event for event in told if ids.issuperset(event.claims))
    registers = [
        row
        for kind in ("agreements", "memberships", "sanctions", "ties")
        for row in built.others(kind)
        if row.claims and ids.issuperset(row.claims)
    ]
    offices = [row for row in built.others("offices") if {span.source for span in row.evidence} <= set(documents)]
    return Resting(
        claims,
        alone,
        tuple(event for event in told if not ids.issuperset(event.claims)),
        (*(row for row in offices if row.evidence), *registers),
        tuple(c for c in built.others("conflicts") if any(ids.issuperset(side.claims) for side in c.sides)),
        tuple(copy for copy in built.others("copies") if not set(documents).isdisjoint(copy.documents)),
    )
