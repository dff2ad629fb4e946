"""Sources: what each holds, what rests on it, its copies."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from accord.dossier import retracting
from accord.dossier.deciding import source_like
from accord.errors import AccordError
from accord.looking.resting import resting_on
from accord.looking.telling import documents_of
from accord.web.site import Site, listed

FEW = 40  # rows of each list of what rests on a source


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/sources")
    def sources(
        request: Request,
        text: Annotated[str, Query(max_length=200)] = "",
        outlet: Annotated[str, Query(max_length=400)] = "",
        page: Annotated[int, Query(ge=1, le=10**6)] = 1,
    ) -> Response:
        with site.room() as room:
            view, same = room.view, text.strip().casefold()
            found = [
                heading
                for heading in view.headings.values()
                if (not outlet or heading.outlet == outlet)
                and (not same or same in f"{heading.name} {heading.outlet or ''} {title_of(heading)}".casefold())
            ]
            found.sort(key=lambda heading: (view.published[heading.id].earliest or "9999", heading.id))
            rows = listed(found, page)
            return site.show(
                request,
                "sources.html",
                view,
                found=rows,
                text=text,
                outlet=outlet,
                resting=room.built.resting([heading.id for heading in rows.rows]),
                retracted=retracting.split(room.dossier.decisions.read()[0])[0].decisions,
            )

    @made.get("/sources/{id:path}")
    def source(request: Request, id: str) -> Response:
        with site.room() as room:
            found, nth = source_like(room.dossier, id) if id not in room.view.headings else (None, "")
            documents = [id] if found is None else documents_of(room.built, found, nth)
            sha = id.partition("#")[0] if found is None else found.sha256
            retracted = [
                decision
                for decision in retracting.split(room.dossier.decisions.read()[0])[0].decisions
                if decision.target.partition("#")[0] == sha
            ]
            return site.show(
                request,
                "source.html",
                room.view,
                active="sources",
                id=id,
                headings=[room.view.headings[one] for one in documents],
                resting=resting_on(room.built, documents),
                kept=kept(site, sha),
                retracted=retracted,
                few=FEW,
            )

    return made


def title_of(heading: object) -> str:
    title = getattr(heading, "title", None)
    return title.words if title else ""


def kept(site: Site, sha256: str) -> object:
    """The source as it lies in the folder; None where its card is gone."""
    try:
        return site.dossier.sources.get(sha256)
    except AccordError:
        return None
