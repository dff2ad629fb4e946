"""Agreements, and the registers of offices, memberships, sanctions and ties, also as of a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from accord.errors import UnknownIdError
from accord.looking import asof
from accord.looking.asof import Held
from accord.looking.who import actor_id
from accord.model import Date
from accord.web.filters import Day
from accord.web.site import Site, listed
from accord.web.view import Room

Page = Annotated[int, Query(ge=1, le=10**6)]
Register = Literal["agreements", "offices", "memberships", "sanctions", "ties"]
STAGES = ("discussed", "announced", "agreed", "signed", "ratified", "in-force", "ended")


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/registers/{register}")
    def register(
        request: Request,
        register: Register,
        of: Annotated[str, Query(max_length=200)] = "",
        day: Day = "",
        page: Page = 1,
    ) -> Response:
        with site.room() as room:
            view = room.view
            held = rows_of(register, day, room)
            found = list(held.rows)
            if of.strip():
                found = list(asof.concerning(found, actors_of(of.strip(), room)))
            return site.show(
                request,
                "register.html",
                view,
                active="registers",
                register=register,
                found=listed(found, page),
                held=held,
                of=of,
                day=day,
            )

    @made.get("/agreements/{id}")
    def agreement(request: Request, id: str) -> Response:
        with site.room() as room:
            view = room.view
            one = next((row for row in view.agreements if row.id == id), None)
            if one is None:
                raise UnknownIdError(f"No agreement has the id {id!r}")
            claims = [claim for key in one.claims if (claim := room.built.claim(key))]
            events = list(dict.fromkeys(event.id for claim in claims for event in room.built.events_with(claim.id)))
            return site.show(
                request,
                "agreement.html",
                view,
                active="registers",
                register="agreements",
                agreement=one,
                stages=STAGES,
                claims=claims,
                obligations=[(row, room.built.claim(row.claim)) for row in one.obligations],
                events=[view.by_id[key] for key in events if key in view.by_id],
            )

    return made


def rows_of(register: str, day: str, room: Room) -> Held[Any]:
    """The rows of a register, or those that held on a day."""
    rows = getattr(room.view, register)
    if not day:
        return Held(rows)
    if register == "ties":
        return asof.ties(rows, day, lambda id: _stated(id, room))
    on_day: dict[str, Callable[..., Held[Any]]] = {
        "offices": asof.offices,
        "agreements": asof.agreements,
        "memberships": asof.memberships,
        "sanctions": asof.sanctions,
    }
    return on_day[register](rows, day)


def _stated(id: str, room: Room) -> Date:
    claim = room.built.claim(id)
    return asof.stated(claim, room.view.published[claim.document]) if claim else Date()


def actors_of(text: str, room: Room) -> set[str]:
    """The actor that is meant and, if it is a state, all that belong to it. Raises: UsageError."""
    id = text if text in room.view.actors else actor_id(text, room.built)
    return {id, *(actor for actor, country in room.view.countries.items() if country == id)}
