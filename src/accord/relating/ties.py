"""Standing ties of two actors, as stated: kind, trend, and whether they run one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from accord.model import Claim, Reading, Tie
from accord.relating.parties import Parties, hub_and_spokes

HOLDING = frozenset({"happened", "ongoing", "hearsay"})
ONE_WAY = frozenset({"dependence", "support", "patronage", "trade", "aid", "occupation", "recognition", "threat"})


def ties_of(readings: Sequence[Reading], parties: Parties) -> tuple[Tie, ...]:
    """One entry a pair, kind and trend; sorted by these. What is only possible, wished or denied is none."""
    found: dict[tuple[str, str, bool, str, str], list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            if claim.type == "TIE" and claim.modality in HOLDING and claim.polarity == "positive":
                kind = claim.relation.kind if claim.relation is not None else "ties"
                trend = (claim.relation.trend if claim.relation is not None else None) or ""
                for a, b, directed in pairs(claim, kind, parties):
                    found[a, b, directed, kind, trend].append(claim)
    return tuple(entry(key, found[key]) for key in sorted(found))


def entry(key: tuple[str, str, bool, str, str], claims: Sequence[Claim]) -> Tie:
    a, b, directed, kind, trend = key
    return Tie(a, b, directed, kind, trend or None, tuple(sorted({claim.id for claim in claims})))


def pairs(claim: Claim, kind: str, parties: Parties) -> Iterator[tuple[str, str, bool]]:
    """Each actor with each recipient: two states that share an ally are not tied by that. Else all who take part.

    Of "ties with A and B" neither is tied to the other.
    """
    actors, recipients, together = (
        sorted(parties.sides(role.actor for role in claim.actors if role.role == part))
        for part in ("actor", "recipient", "participant")
    )
    directed = kind in ONE_WAY
    star = hub_and_spokes(claim, claim.trigger.end - claim.evidence.start, parties) if together else None
    if star is not None:
        yield from ((min(hub, spoke), max(hub, spoke), False) for hub in sorted(star[0]) for spoke in sorted(star[1]))
        return
    if actors and recipients:
        for actor in actors:
            for recipient in recipients:
                if actor != recipient:
                    first, second = (actor, recipient) if directed else (min(actor, recipient), max(actor, recipient))
                    yield first, second, directed
        return
    everyone = sorted({*actors, *together} if not recipients else {*together, *recipients})
    for i, a in enumerate(everyone):
        for b in everyone[i + 1 :]:
            yield a, b, False
