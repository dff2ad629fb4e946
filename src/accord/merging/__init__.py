"""Claims in; events with their origins, copies and conflicts out.

Acts are joined by structure, never by wording; copies are found by wording, never by structure.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from accord.merging.acts import FIRST, LAST, Act, acts_of
from accord.merging.by_hand import is_day
from accord.merging.conflicts import Told, find_conflicts
from accord.merging.copies import find_copies
from accord.merging.decisions import Rulings, rule
from accord.merging.decisions import event_id as id_of_event
from accord.merging.events import best_bounds, cluster
from accord.merging.origins import Carriers, carriers
from accord.merging.tensions import find_tensions
from accord.merging.twins import families, twins_of
from accord.merging.whence import confirmations, disputes, origins_of, voices_of
from accord.merging.wording import title
from accord.model import (
    CLAIM_TYPES,
    FACTUAL,
    NO_DATE,
    Actor,
    Article,
    Conflict,
    Copy,
    Date,
    Decision,
    Event,
    Place,
    Reading,
    Span,
    Standing,
)

__all__ = ["Merged", "find_copies", "merge"]

BASES = ("explicit", "relative", "document", "cross-document", "inferred", "none")
# With one side named, and no day or place, these say too little to be an event.
TWO_SIDED = frozenset({"CONSULT", "COOPERATE", "REQUEST"})
STANDINGS = get_args(Standing)


@dataclass(frozen=True, slots=True)
class Merged:
    """The events of a dossier, what is copied in it, what is in conflict, and decisions that found no object."""

    events: tuple[Event, ...]
    copies: tuple[Copy, ...]
    conflicts: tuple[Conflict, ...]
    loose: tuple[Decision, ...] = ()
    rejected: frozenset[str] = frozenset()  # claims, and their copies, that a person left out of all events


def merge(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    actors: Sequence[Actor],
    decisions: Sequence[Decision] = (),
) -> Merged:
    """One event an act, however many documents tell it. Pure; the order of articles and readings does not matter.

    Args:
        readings: with the dossier's actor ids (see `accord.resolving`).
    """
    with uncollected():
        return merged(articles, readings, {actor.id: actor for actor in actors}, decisions)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: merging makes none, and every search would walk all claims anew."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def merged(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    who: Mapping[str, Actor],
    decisions: Sequence[Decision],
) -> Merged:
    ordered = sorted(readings, key=lambda reading: reading.document)
    copies = find_copies(articles, ordered)
    carried = carriers(sorted(articles, key=lambda article: article.id), ordered, copies, who)
    everything = acts_of(ordered, who, carried.leans(copies))
    twins = twins_of(everything, copies)
    acts = [repeating(act, twins) for act in everything if act.id not in twins]
    groups = cluster(acts)
    rulings = rule(decisions, groups, twins)
    copied: dict[str, list[Act]] = defaultdict(list)
    for act in everything:
        if act.id in twins and act.id not in rulings.rejected:
            copied[twins[act.id]].append(act)
    told = [
        Told(event_id(group), tuple(group), tuple(twin for act in group for twin in copied[act.id]))
        for group in rulings.groups
        if worth(group)
    ]
    conflicts = [
        *find_conflicts(told),
        *find_tensions(told, [act for group in rulings.groups if not worth(group) for act in group]),
    ]
    by_event: dict[str, list[str]] = defaultdict(list)
    for conflict in conflicts:
        by_event[conflict.about].append(conflict.id)
    copies = tuple(sorted([*copies, *shared_remarks(told, copies)], key=lambda copy: (copy.documents, copy.kind)))
    confirmed, disputed = confirmations(told, everything), disputes(told, everything)
    events = [
        event_of(event, carried, who, tuple(sorted(by_event[event.id])), confirmed[event.id], disputed[event.id])
        for event in told
    ]
    events = corrected(events, rulings)
    return Merged(
        tuple(sorted(events, key=in_time)),
        copies,
        tuple(sorted(conflicts, key=lambda conflict: conflict.id)),
        tuple(rulings.loose),
        frozenset({*rulings.rejected, *(id for id, told in twins.items() if told in rulings.rejected)}),
    )


# ---------------------------------------------------------------- groups
def repeating(act: Act, twins: Mapping[str, str]) -> Act:
    """What repeats a copied claim, as a headline of its own does, repeats the claim that was copied."""
    told = twins.get(act.claim.same_as or "")
    return act if told is None else replace(act, claim=replace(act.claim, same_as=told))


def ids(group: Sequence[Act]) -> list[str]:
    return [act.id for act in group]


def event_id(group: Sequence[Act]) -> str:
    """Drawn from the claim that was published first, so that documents added later leave it as it is."""
    first = min(group, key=lambda act: (act.told, act.claim.document, act.id))
    return id_of_event(first.id, first.part)


def worth(group: Sequence[Act]) -> bool:
    """An event is something done, said, planned or denied by somebody; what merely is so is a tie or a position."""
    if all(act.stage == "never" for act in group):
        return False
    return any(event_like(act) for act in group)


def event_like(act: Act) -> bool:
    """It says enough: who to whom, or who and when or where; of a remark or denial, who made it."""
    if act.denied and act.voices:
        return bool(act.parties)
    if act.claim.type == "STATE":
        return bool(act.parties) and act.claim.modality != "ongoing" and bool(act.claim.sources)
    if act.claim.type in ("TIE", "MEMBER"):
        return bool(act.parties) and act.claim.modality != "ongoing"
    one_sided = act.claim.type in TWO_SIDED and act.concept != "appoint"
    whom = len(act.parties) > 1 or not one_sided or len(act.named) > 1
    return bool(act.parties) and (whom or act.dated or act.place is not None)


def corrected(events: Sequence[Event], rulings: Rulings) -> list[Event]:
    """Put in what persons corrected: title, type, date or status of the event of a claim."""
    if not rulings.corrections:
        return list(events)
    out = list(events)
    home = {(act.id, act.part): event_id(group) for group in rulings.groups for act in group}
    place = {event.id: i for i, event in enumerate(out)}
    for act, name, value, decision in rulings.corrections:
        at = place.get(home.get((act.id, act.part), ""))
        if at is None or not correctable(name, value):
            rulings.loose.append(decision)
        elif name == "date":
            first, _, last = value.partition("/")
            out[at] = replace(out[at], date=Date(value, first, last or first, "explicit"))
        else:
            out[at] = replace(out[at], **{name: value})  # type: ignore[arg-type]
    return out


def correctable(name: str, value: str) -> bool:
    """The field can be corrected and the value is one that it can have."""
    if name == "date":
        return all(is_day(part) for part in value.split("/", 1))
    allowed = {"title": bool(value), "type": value in CLAIM_TYPES, "status": value in STANDINGS}
    return allowed.get(name, False)


# ---------------------------------------------------------------- an event
def event_of(
    event: Told,
    carried: Carriers,
    actors: Mapping[str, Actor],
    conflicts: tuple[str, ...],
    confirmed: Sequence[Act] = (),
    disputed: Sequence[Act] = (),
) -> Event:
    group = event.acts
    parties = participants(group)
    status = status_of(group)
    return Event(
        id=event.id,
        type=type_of(group),
        title=title(group, status, actors),
        participants=parties,
        date=date_of(group),
        place=place_of(group),
        status=status,
        claims=tuple(sorted(set(ids(event.everything)))),
        documents=tuple(sorted({act.claim.document for act in event.everything})),
        origins=origins_of(event.everything, carried, parties, actors, confirmed, disputed),
        conflicts=conflicts,
    )


def in_time(event: Event) -> tuple[str, str, str]:
    return event.date.earliest or event.date.latest or "9999", event.date.latest or "9999", event.id


def type_of(group: Sequence[Act]) -> str:
    counts = Counter(act.claim.type for act in group)
    return min(counts, key=lambda kind: (kind in ("STATE", "TIE"), -counts[kind], kind))


def participants(group: Sequence[Act]) -> tuple[str, ...]:
    """All who take part, those named by most claims first; and the states for which they act."""
    counts: Counter[str] = Counter()
    for act in group:
        counts.update(act.parties | act.named)
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))


def date_of(group: Sequence[Act]) -> Date:
    """From the best founded claims: of the most precise dates the one that most documents give."""
    dated = [act for act in group if act.dated]
    earliest, latest = best_bounds(group)
    if not dated:
        return Date(None, iso(earliest), iso(latest), "inferred") if (earliest, latest) != (FIRST, LAST) else NO_DATE
    counts = Counter(value for value, _ in {(act.claim.time.value, act.claim.document) for act in dated})
    best = min(
        dated,
        key=lambda act: (
            act.claim.time.value is None, coarseness(act.days), -counts[act.claim.time.value], act.days,
            BASES.index(act.claim.time.basis), act.id,
        ),
    )  # fmt: skip
    time = best.claim.time
    return Date(time.value, time.earliest or iso(earliest), time.latest or iso(latest), time.basis)


def coarseness(days: int) -> int:
    """0 for days up to a fortnight, 1 for a month, 2 for a year, 3 beyond."""
    return sum(days > limit for limit in (14, 31, 366))


def iso(day: int) -> str | None:
    return date.fromordinal(day).isoformat() if FIRST < day < LAST else None


def place_of(group: Sequence[Act]) -> Place | None:
    """The place given by most claims; of equals the closest, then the first."""
    found = [act.claim.place for act in group if act.claim.place]
    counts = Counter(place.id for place in found)
    return min(found, key=lambda place: (-counts[place.id], place.id == place.country, place.span), default=None)


def status_of(group: Sequence[Act]) -> Standing:
    """How the event stands, from its claims alone."""
    denied = [act for act in group if act.denied]
    said = [act for act in group if not act.denied]
    if denied and any(act.stage == "fact" for act in said):
        return "disputed"
    if not said:
        return "denied"
    modalities = {act.claim.modality for act in said}
    if modalities & FACTUAL:
        return "happened"
    if modalities & {"alleged", "hearsay"}:
        return "alleged"
    if "planned" in modalities:
        return "planned"
    return "considered" if "considered" in modalities else "possible"


def shared_remarks(events: Sequence[Told], copies: Sequence[Copy]) -> list[Copy]:
    """What one speaker said once and several documents carry, each in words of its own."""
    known = families(copies)
    found: dict[tuple[str, tuple[str, ...]], set[Span]] = defaultdict(set)
    for event in events:
        said: dict[str, list[Act]] = defaultdict(list)
        for act in event.acts:
            for speaker in remarked_by(act):
                said[speaker].append(act)
        for speaker, acts in said.items():
            documents = {act.claim.document for act in acts}
            if len({known.get(document, document) for document in documents}) > 1:
                found[speaker, tuple(sorted(documents))].update(act.claim.evidence for act in acts)
    return [
        Copy(documents, "shared-passage", speaker, tuple(sorted(spans)))
        for (speaker, documents), spans in sorted(found.items())
    ]


def remarked_by(act: Act) -> list[str]:
    """The one who says it. What several state together is an act of theirs, and no remark of either."""
    voices = voices_of(act.claim)
    return voices if len(voices) == 1 else []
