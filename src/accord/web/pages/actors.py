"""Actors, and pairs of them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from accord.dossier.deciding import decided_on
from accord.dossier.listing import Wanted
from accord.dossier.store import only
from accord.looking import holding
from accord.looking.pairs import both, turns_of
from accord.model import ActorKind
from accord.relating.turning import Turns
from accord.web import drawing
from accord.web.pages.events import sides_of
from accord.web.site import Site, listed, pair_url
from accord.web.view import Room, View

Page = Annotated[int, Query(ge=1, le=10**6)]


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/actors")
    def actors(
        request: Request,
        kind: Literal["", "state", "organisation", "body", "person", "group", "media", "place"] = "",
        text: Annotated[str, Query(max_length=200)] = "",
        page: Page = 1,
    ) -> Response:
        with site.room() as room:
            view = room.view
            found = actors_like(view, kind or None, text)
            return site.show(request, "actors.html", view, found=listed(found, page), kind=kind, text=text)

    @made.get("/actors/{id:path}")
    def actor(request: Request, id: str, page: Page = 1) -> Response:
        with site.room() as room:
            view = room.view
            one = view.actors.get(id) or view.actors[actor_like(room, id)]
            events = room.chosen(Wanted(actors=(one.id,), everything=True))
            offices = [office for office in view.offices if one.id in (office.person, office.state)]
            return site.show(
                request,
                "actor.html",
                view,
                active="actors",
                actor=one,
                events=listed(events, page, 25),
                offices=sorted(offices, key=lambda row: (row.earliest or row.latest or "9999", row.person)),
                partners=view.partners.get(one.id, [])[:12],
                memberships=holding.concerning(view.memberships, {one.id}),
                agreements=holding.concerning(view.agreements, {one.id})[:20],
                sanctions=holding.concerning(view.sanctions, {one.id})[:20],
                ties=holding.concerning(view.ties, {one.id})[:20],
                officials=[a for a in view.actors.values() if a.country == one.id and a.id != one.id][:24],
                doubts=[doubt for doubt in view.doubts if one.id in (doubt.a, doubt.b)],
                decided=decided_on(room.dossier, one.id, room.built),
            )

    @made.get("/pairs/{a}/{b}")
    def pair(request: Request, a: str, b: str, page: Page = 1) -> Response:
        if a > b:
            return RedirectResponse(pair_url(a, b), 308)
        with site.room() as room:
            view = room.view
            for id in (a, b):
                if id not in view.sides:
                    actor_like(room, id)
            events = room.chosen(Wanted(actors=(a, b), everything=True))
            conflicts = list(dict.fromkeys(id for event in events for id in event.conflicts if id in view.conflicts))
            opposed = [view.conflicts[id] for id in conflicts]
            return site.show(
                request,
                "pair.html",
                view,
                active="actors",
                a=a,
                b=b,
                chart=chart_of(view, a, b),
                events=listed(events, page, 25),
                agreements=both(view.agreements, a, b),
                ties=both(view.ties, a, b),
                sanctions=both(view.sanctions, a, b),
                opposed=opposed[:6],
                opposed_count=len(opposed),
                sides=sides_of(opposed[:6], room),
            )

    @made.get("/pairs/{a}/{b}/turns")
    def turns(request: Request, a: str, b: str) -> Response:
        with site.room() as room:
            view = room.view
            found = turns_of_pair(view, a, b)
            drivers = {id: view.by_id[id] for turn in found.turns for id in turn.drivers if id in view.by_id}
            chart = chart_of(view, a, b)
            at = {column.month: column for column in chart.columns} if chart else {}
            return site.show(
                request, "turns.html", view, active="actors", turns=found, drivers=drivers, at=at, chart=chart
            )

    return made


def actor_like(room: Room, id: str) -> str:
    """Raises: UnknownIdError, UsageError."""
    found = (one for one in room.built.ids_like(id) if one in room.view.actors)
    return only(id, found, f"No actor has the id or name {id!r}")


def actors_like(view: View, kind: ActorKind | None, text: str) -> list[tuple[str, int]]:
    """Actors of a kind, one of whose names holds the text, with the number of their events; most first."""
    same = text.strip().casefold()
    found = [
        actor.id
        for actor in view.actors.values()
        if (kind is None or actor.kind == kind)
        and (
            not same or any(same in form.casefold() for form in (actor.id, actor.name, *(n.form for n in actor.names)))
        )
    ]
    counts = view.counts_of_actors
    return sorted(((id, counts[id]) for id in found), key=lambda row: (-row[1], row[0]))


def chart_of(view: View, a: str, b: str) -> drawing.Months | None:
    """The scores of a pair from its first month to the last; None if it has none."""
    rows = view.pairs.get((a, b))
    if not rows:
        return None
    return drawing.scores(rows, view.coverage, drawing.drawn_months(rows[0].month, rows[-1].month))


def turns_of_pair(view: View, a: str, b: str) -> Turns:
    """Turning points of a pair, worked out once."""
    return view.remember(("turns", a, b), lambda: turns_of(view.pairs.get((a, b), []), view.coverage))
