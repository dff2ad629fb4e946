"""Where sources disagree."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from accord.errors import UnknownIdError
from accord.web.pages.events import sides_of
from accord.web.site import Site, listed

SHOWN = 12
Kind = Literal["", "contradiction", "date", "number", "place", "actor", "stage", "label", "staleness"]


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/conflicts")
    def conflicts(request: Request, kind: Kind = "", page: Annotated[int, Query(ge=1, le=10**6)] = 1) -> Response:
        with site.room() as room:
            view = room.view
            every = list(view.conflicts.values())
            kinds: dict[str, int] = {}
            for one in every:
                kinds[one.kind] = kinds.get(one.kind, 0) + 1
            found = listed([one for one in every if not kind or one.kind == kind], page, SHOWN)
            return site.show(
                request,
                "conflicts.html",
                view,
                found=found,
                kind=kind,
                kinds=sorted(kinds.items(), key=lambda row: (-row[1], row[0])),
                sides=sides_of(found.rows, room),
            )

    @made.get("/conflicts/{id}")
    def conflict(request: Request, id: str) -> Response:
        with site.room() as room:
            one = room.view.conflicts.get(id)
            if one is None:
                raise UnknownIdError(f"No disagreement has the id {id!r}")
            every = [
                (side.reading, [c for key in side.claims[:200] if (c := room.built.claim(key))], len(side.claims))
                for side in one.sides
            ]
            return site.show(
                request, "conflict.html", room.view, active="conflicts", conflict=one, sides={one.id: every}
            )

    return made
