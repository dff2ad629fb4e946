"""Monthly scores of pairs: each event once, by the weight of its independent origins."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.model import FACTUAL, SYMMETRIC_TYPES, Claim, Date, Event, Reading, Score, most
from accord.relating.dating import days_of, precise
from accord.relating.parties import Parties
from accord.relating.scales import goldstein, plover, quad

ANNOUNCED = frozenset({"planned", "considered"})
FORTNIGHT = 14
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One event between two actors: what every bar of a chart is made of."""

    event: str
    actor: str
    recipient: str
    mutual: bool  # both take part alike; then actor and recipient are in alphabetical order
    month: str  # YYYY-MM
    realised: bool  # False: planned or considered
    weight: float  # 1 - 2^-n for n independent origins, shared among the pairs of the event
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    plover: float  # -10 to 10
    goldstein: float | None  # -10 to 10; None where no CAMEO code corresponds


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a pair, directed: what `actor` did to `recipient`, and what both did together."""

    actor: str
    recipient: str
    month: str
    quads: tuple[int, int, int, int]  # events of each quad class, unweighted
    plover: float  # weighted sums
    goldstein: float
    events: tuple[str, ...]


def lines_of(readings: Sequence[Reading], events: Sequence[Event], parties: Parties) -> tuple[Line, ...]:
    """The lines of all events that are acts between two named sides, in a month that is known. Sorted."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    found = [line for event in events for line in of_event(event, claims, parties)]
    return tuple(sorted(found, key=lambda line: (line.month, line.actor, line.recipient, line.event)))


def of_event(event: Event, claims: Mapping[str, Claim], parties: Parties) -> list[Line]:
    kind, month = quad(event.type), month_of(event)
    realised = event.status == "happened"
    if kind is None or month is None or not (realised or event.status in ANNOUNCED):
        return []
    told = [claims[key] for key in event.claims if key in claims and tells(claims[key], realised)]
    same = [claim for claim in told if claim.type == event.type] or told
    pairs = pairs_of(same, event.type in SYMMETRIC_TYPES, parties)
    if not pairs:
        return []
    partners = Counter(side for actor, recipient, _ in pairs for side in (actor, recipient))
    weight = (1 - 2.0 ** -max(1, len(event.origins))) / max(partners.values())
    mode = most(claim.mode for claim in same)
    score = plover(event.type, mode)
    gold = goldstein(most(claim.cameo for claim in same))
    return [
        Line(event.id, actor, recipient, mutual, month, realised, weight, kind, score or 0.0, gold)
        for actor, recipient, mutual in sorted(pairs)
    ]


def tells(claim: Claim, realised: bool) -> bool:
    return claim.polarity == "positive" and (not realised or claim.modality in FACTUAL)


def month_of(event: Event) -> str | None:
    """The month that holds the event; of a fortnight that reaches into two, the one with its middle. Else unknown."""
    if not (event.date.earliest and event.date.latest):
        return None
    first, last = days_of(event.date)
    if event.date.earliest[:7] == event.date.latest[:7]:
        return event.date.earliest[:7]
    return datetime.date.fromordinal((first + last) // 2).isoformat()[:7] if precise((first, last), FORTNIGHT) else None


def pairs_of(claims: Sequence[Claim], symmetric: bool, parties: Parties) -> set[tuple[str, str, bool]]:
    """Who acts on whom, each pair once however many claims name it."""
    found: set[tuple[str, str, bool]] = set()
    for claim in claims:
        sides = {
            part: parties.sides(role.actor for role in claim.actors if role.role == part)
            for part in ("actor", "recipient", "participant")
        }
        if sides["actor"] and sides["recipient"]:
            acting = {(a, r) for a in sides["actor"] for r in sides["recipient"] if a != r}
            found |= {(*sorted(pair), True) if symmetric else (*pair, False) for pair in acting}  # type: ignore[misc]
        else:
            everyone = sorted(sides["participant"] | sides["actor"] | sides["recipient"])
            if sides["participant"] or symmetric:
                found |= {(a, b, True) for i, a in enumerate(everyone) for b in everyone[i + 1 :]}
    return found


# ---------------------------------------------------------------- sums
def scores_of(found: Sequence[Line]) -> tuple[Score, ...]:
    """Cooperation and conflict of a pair in a month, neither below 0, from what was realised. Sorted."""
    by_month: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in found:
        if line.realised:
            a, b = sorted((line.actor, line.recipient))
            by_month[a, b, line.month].append(line)
    return tuple(score(key, by_month[key]) for key in sorted(by_month))


def score(key: tuple[str, str, str], found: Sequence[Line]) -> Score:
    values = [line.weight * line.plover for line in unique(found)]
    cooperation = sum(value for value in values if value > 0)
    conflict = -sum(value for value in values if value < 0)
    events = tuple(sorted({line.event for line in found}))
    return Score(*key, round(cooperation, DIGITS), round(abs(conflict), DIGITS), events)


def unique(found: Sequence[Line]) -> list[Line]:
    """One line an event: the one with the greater weight where it runs both ways."""
    kept: dict[str, Line] = {}
    for line in found:
        if line.event not in kept or line.weight > kept[line.event].weight:
            kept[line.event] = line
    return [kept[key] for key in sorted(kept)]


def months_of(found: Sequence[Line], *, realised: bool = True) -> tuple[Month, ...]:
    """The directed series: of what was realised, or of what was only planned and considered."""
    by_month: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in found:
        if line.realised == realised:
            by_month[line.actor, line.recipient, line.month].append(line)
            if line.mutual:
                by_month[line.recipient, line.actor, line.month].append(line)
    return tuple(month(key, by_month[key]) for key in sorted(by_month))


def month(key: tuple[str, str, str], found: Sequence[Line]) -> Month:
    once = unique(found)
    quads = Counter(line.quad for line in once)
    return Month(
        *key,
        quads=(quads[1], quads[2], quads[3], quads[4]),
        plover=round(sum(line.weight * line.plover for line in once), DIGITS),
        goldstein=round(sum(line.weight * (line.goldstein or 0.0) for line in once), DIGITS),
        events=tuple(line.event for line in once),
    )


def coverage(readings: Sequence[Reading]) -> dict[str, int]:
    """Documents per month of publication, for the line under every chart; the key "" counts those without a month."""
    return documents_a_month(reading.published for reading in readings)


def documents_a_month(published: Iterable[Date]) -> dict[str, int]:
    """As `coverage`, of dates of publication."""
    found: Counter[str] = Counter()
    for date in published:
        first, last = date.earliest, date.latest
        found[first[:7] if first and last and first[:7] == last[:7] else ""] += 1
    return dict(sorted(found.items()))
