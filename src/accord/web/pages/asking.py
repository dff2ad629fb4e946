"""One box for questions and words."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from accord.dossier.finding import Filter, Found, Hit, search
from accord.web.filters import Day, Many
from accord.web.site import Site, event_url

MOST = 30
OPENING = re.compile(
    r"^\s*(who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|will|can|could|"
    r"according|until|since|by|on|in|with)\b.*",
    re.IGNORECASE,
)
ID = re.compile(r"[0-9a-f]{16}")


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/ask")
    def ask(
        request: Request,
        q: Annotated[str, Query(max_length=1000)] = "",
        where: Literal["claims", "documents"] = "claims",
        type: Many = [],  # noqa: B006 FastAPI copies defaults
        actor: Annotated[str, Query(max_length=200)] = "",
        since: Day = "",
        until: Day = "",
    ) -> Response:
        with site.room() as room:
            view, q = room.view, q.strip()
            if ID.fullmatch(q) and (q in view.by_id or room.built.claim(q)):
                return RedirectResponse(event_url(q) if q in view.by_id else f"/claims/{q}", 303)
            answer = None
            if is_question(q):
                answer = site.answer(q, room.built)
            only = Filter(tuple(type), actor or None, since or None, until or None)
            words = q.rstrip("?") if answer is None else ""
            found = search(room.built, words, where, only, MOST) if words else Found(0, (), {})
            named = [a for a in view.actors.values() if q and q.casefold() in (a.id.casefold(), a.name.casefold())][:3]
            return site.show(
                request,
                "ask.html",
                view,
                q=q,
                where=where,
                answer=answer,
                found=found,
                hits=[(hit, pieces(hit)) for hit in found.hits],
                named=named,
                asked_type=type,
                asked_actor=actor,
                headings=view.headings,
            )

    return made


def is_question(text: str) -> bool:
    """It ends with a question mark, or opens as a question does and is longer than a phrase."""
    return text.endswith("?") or (OPENING.match(text) is not None and len(text.split()) > 4)


def pieces(hit: Hit) -> list[tuple[str, bool]]:
    """The words of a hit, cut where matches begin and end; whether each is a match."""
    out, at = [], 0
    for start, end in hit.marks:
        out += [(hit.snippet[at:start], False), (hit.snippet[start:end], True)]
        at = end
    return [(words, matched) for words, matched in [*out, (hit.snippet[at:], False)] if words]
