"""Agreements, and the registers of offices, memberships, sanctions, transfers and ties, also on a day."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from accord.errors import UnknownIdError
from accord.looking import holding
from accord.looking.who import actors_of
from accord.web.filters import Day
from accord.web.site import Site, listed

Page = Annotated[int, Query(ge=1, le=10**6)]
Register = Literal["agreements", "offices", "memberships", "sanctions", "transfers", "ties"]
STAGES = ("discussed", "announced", "agreed", "signed", "ratified", "in-force", "ended")


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/registers/{register}")
    def register(
        request: Request,
        register: Register,
        of: Annotated[str, Query(max_length=200)] = "",
        on: Day = "",
        page: Page = 1,
    ) -> Response:
        with site.room() as room:
            view = room.view
            held = holding.held(register, getattr(view, register), on, room.built.stated)
            found = list(held.rows)
            if of.strip():
                found = list(holding.concerning(found, actors_of(of.strip(), room.built)))
            return site.show(
                request,
                "register.html",
                view,
                active="registers",
                register=register,
                found=listed(found, page),
                held=held,
                of=of,
                on=on,
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
