"""Events: the table, the timeline, and one event with all its tellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from accord.dossier.deciding import decided_on
from accord.dossier.store import only
from accord.merging.judging import CONFIDENCES, LIKELIHOODS
from accord.model import CLAIM_TYPES, Claim, Conflict, Copy, Event, Origin
from accord.web import drawing
from accord.web.filters import Filters, filters, meant
from accord.web.site import FAMILIES, FAMILY_NAMES, Site, listed
from accord.web.view import Room, View

Asked = Annotated[Filters, Depends(filters)]
LANES_OF_PAIRS = 9  # pairs that have a lane of their own; the others share one
OTHERS = "others"


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/events")
    def events(
        request: Request,
        asked: Asked,
        show: Literal["table", "drawing"] = "table",
        lanes: Literal["kind", "type", "pair"] = "kind",
        order: Literal["first", "last"] = "first",
        page: Annotated[int, Query(ge=1, le=10**6)] = 1,
    ) -> Response:
        with site.room() as room:
            wanted = meant(asked, room)
            found = room.chosen(wanted.wanted())
            drawn = None
            if show == "drawing":
                drawn = drawn_as(room, wanted, lanes)
            rows = listed(found[::-1] if order == "last" else found, page)
            graded = room.graded()
            return site.show(
                request,
                "events.html",
                room.view,
                filters=wanted,
                found=rows,
                drawn=drawn,
                shown=show,
                lanes=lanes,
                order=order,
                grades={} if drawn else {event.id: graded(event) for event in rows.rows},
            )

    @made.get("/events/{id}")
    def event(request: Request, id: str, told: Annotated[int, Query(ge=1, le=10**6)] = 1) -> Response:
        with site.room() as room:
            view, built = room.view, room.built
            one = view.by_id.get(id) or view.by_id[event_like(room, id)]
            claims = [claim for key in one.claims if (claim := built.claim(key))]
            conflicts = [view.conflicts[key] for key in one.conflicts if key in view.conflicts]
            return site.show(
                request,
                "event.html",
                view,
                active="events",
                event=one,
                tellings=listed(claims, told, 25),
                grade=room.graded()(one),
                conflicts=conflicts,
                values=differing(claims),
                tree=tree_of(one, view),
                sides=sides_of(conflicts[:6], room),
                decided=decided_on(room.dossier, one.id, built),
                near=near(one, view),
                judgments=[judgment for judgment in view.judgments if judgment.event == one.id],
                likelihoods=tuple(LIKELIHOODS),
                confidences=CONFIDENCES,
            )

    return made


def event_like(room: Room, id: str) -> str:
    """The event with this id or beginning of one. Raises: UnknownIdError, UsageError."""
    found = (one for one in room.built.ids_like(id) if one in room.view.by_id)
    return only(id, found, f"No event has the id {id!r}: a rebuild may have joined it to another")


def drawn_as(room: Room, wanted: Filters, lanes: str) -> drawing.Timeline:
    """The timeline of the events that are asked for."""
    view = room.view

    def draw() -> drawing.Timeline:
        found = room.chosen(wanted.wanted())
        lane_of, names = lanes_of(lanes, found, view)
        return drawing.timeline(found, lane_of, names, wanted.since or None, wanted.until or None, view.bounds)

    return view.remember((wanted, lanes), draw)


def lanes_of(lanes: str, events: Sequence[Event], view: View) -> tuple[Callable[[Event], str], Sequence[str]]:
    """In which lane an event stands, and the lanes from the top."""
    if lanes == "type":
        return (lambda event: event.type), CLAIM_TYPES
    if lanes == "kind":
        return (lambda event: FAMILY_NAMES[FAMILIES[event.type]]), list(FAMILY_NAMES.values())
    names = {who: pair_name(who, view) for who in {event.participants for event in events}}
    counts = Counter(names[event.participants] for event in events)
    most = sorted((name for name in counts if name != OTHERS), key=lambda name: (-counts[name], name))[:LANES_OF_PAIRS]
    lanes_by_who = {who: name if name in most else OTHERS for who, name in names.items()}
    return (lambda event: lanes_by_who[event.participants]), [*most, OTHERS]


def pair_name(participants: Sequence[str], view: View) -> str:
    """ "Eritrea – Ethiopia" for two sides; where more or fewer take part OTHERS."""
    sides = sorted({view.countries.get(actor) or actor for actor in participants})
    return " – ".join(view.name(side) for side in sides) if len(sides) == 2 else OTHERS


# ---------------------------------------------------------------- one event
@dataclass(frozen=True, slots=True)
class Values:
    """What the tellings give for one field: each value with the claims that give it."""

    field: str
    values: tuple[tuple[str, tuple[Claim, ...]], ...]


def differing(claims: Sequence[Claim]) -> list[Values]:
    """Fields for which the tellings give more than one value."""
    fields: dict[str, Callable[[Claim], list[str]]] = {
        "day": lambda claim: [claim.time.value] if claim.time.value else [],
        "place": lambda claim: [claim.place.name] if claim.place else [],
        "stands": lambda claim: [claim.modality + (", negated" if claim.polarity == "negative" else "")],
        "numbers": lambda claim: [f"{q.value:g} {q.unit or ''}".strip() for q in claim.quantities],
    }
    found = []
    for name, values_of in fields.items():
        given: dict[str, list[Claim]] = {}
        for claim in claims:
            for value in values_of(claim):
                given.setdefault(value, []).append(claim)
        if len(given) > 1:
            ordered = sorted(given.items(), key=lambda item: (-len(item[1]), item[0]))
            found.append(Values(name, tuple((value, tuple(who)) for value, who in ordered)))
    return found


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin and the documents that carry it, each with those that copy it."""

    origin: Origin
    documents: tuple[tuple[str, str | None, tuple[tuple[str, Copy], ...]], ...]  # id, what it copies, its copies


def tree_of(event: Event, view: View) -> list[Branch]:
    """Origins of an event, the documents under each, and below a document the copies of it."""
    of_event = set(event.documents)
    copies = [copy for copy in view.copies if len(of_event.intersection(copy.documents)) > 1]
    branches = []
    for origin in event.origins:
        own = set(origin.documents)
        below: dict[str, list[tuple[str, Copy]]] = {}
        for copy in copies:
            first = copy.origin if copy.origin in copy.documents else copy.documents[0]
            if first in own:
                below.setdefault(first, []).extend((id, copy) for id in copy.documents if id != first and id in own)
        hung = {id for rows in below.values() for id, _ in rows}
        roots = [id for id in origin.documents if id not in hung] or list(origin.documents[:1])
        branches.append(Branch(origin, tuple((id, None, tuple(below.get(id, ()))) for id in roots)))
    return branches


def sides_of(conflicts: Sequence[Conflict], room: Room) -> dict[str, list[tuple[str, list[Claim], int]]]:
    """Of each conflict the sides: how it reads, some of its claims, and how many there are."""
    return {
        conflict.id: [
            (side.reading, [c for key in side.claims[:5] if (c := room.built.claim(key))], len(side.claims))
            for side in conflict.sides
        ]
        for conflict in conflicts
    }


def near(event: Event, view: View) -> tuple[Event | None, Event | None]:
    """The events before and after in the list of all."""
    at = view.places[event.id]
    before = view.events[at - 1] if at else None
    after = view.events[at + 1] if at + 1 < len(view.events) else None
    return before, after
