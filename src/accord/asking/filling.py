"""Filling the holes: from the sentences that fit a part of the question to a value of the kind asked for.

Each function takes a part, the sentences that fit it, best first, and what else is needed; it gives a value with the
sentences that it was taken from, or None where they do not state one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.asking.evidence import Passage
from accord.asking.holes.common import Desk, Fill, Filled
from accord.asking.holes.numbers import fill_how_many, fill_how_much
from accord.asking.holes.offices import fill_office
from accord.asking.holes.people import fill_attribution, fill_state, fill_who
from accord.asking.holes.places import fill_where
from accord.asking.holes.record import fill_changed, fill_plan, fill_sources
from accord.asking.holes.telling import fill_terms, fill_what, fill_why
from accord.asking.holes.times import fill_until, fill_when
from accord.asking.holes.whether import fill_conflict, fill_whether
from accord.asking.question import Part
from accord.asking.ranking import Ranked


def fill(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """What the sentences state for this part, or None."""
    return FILLS[part.kind](part, [r for r in ranked if _states(r.passage)], desk)


def _states(passage: Passage) -> bool:
    """A sentence that asks states nothing."""
    return not passage.span.words.rstrip('"”’)').endswith("?")


FILLS: dict[str, Fill] = {
    "when": fill_when,
    "until": fill_until,
    "where": fill_where,
    "who": fill_who,
    "state": fill_state,
    "office": fill_office,
    "what": fill_what,
    "how": fill_what,
    "why": fill_why,
    "terms": fill_terms,
    "attribution": fill_attribution,
    "how-many": fill_how_many,
    "how-much": fill_how_much,
    "whether": fill_whether,
    "plan": fill_plan,
    "changed": fill_changed,
    "sources": fill_sources,
    "conflict": fill_conflict,
}


BEARS_ON = {
    "when": {"date"}, "where": {"place"}, "who": {"actor"}, "how-many": {"number"}, "how-much": {"number"},
    "whether": {"contradiction", "stage", "staleness"},
    "conflict": {"contradiction", "date", "number", "place", "actor", "stage"},
}  # fmt: skip


def with_conflicts(part: Part, filled: Filled | None, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """An answer that rests on one side of a conflict of the record shows the other side too."""
    if filled is None:
        return None
    cited = [claim.id for p in filled.passages for claim in p.claims]
    bearing = [c for c in desk.library.conflicts_of(cited) if c.kind in BEARS_ON.get(part.kind, ())]
    if not bearing:
        return filled
    sides = [claims for conflict in bearing for side in conflict.sides for claims in [set(side.claims)]]
    shown = [next((r.passage for r in ranked if any(c.id in side for c in r.passage.claims)), None) for side in sides]
    said = filled.said if filled.status == "disputed" else f"Disputed: {filled.said}"
    kept = tuple(dict.fromkeys([*filled.passages, *(p for p in shown if p is not None)]))
    return replace(filled, said=said, passages=kept, status="disputed")
