"""Correcting: decisions are made, undone and listed; doubtful joins of actors wait in a queue."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from accord.dossier import building, deciding
from accord.looking.telling import context
from accord.merging.by_hand import ADD, fields_of
from accord.model import Decision, Doubt
from accord.web.site import Site, document_url, listed
from accord.web.view import View
from accord.web.writing import writer

Words = Annotated[str, Form(max_length=4000)]
Many = Annotated[list[str], Form(max_length=12)]
WHO = "accord-who"  # the cookie that remembers under which name somebody decides
YEAR = 365 * 24 * 3600


def router(site: Site) -> APIRouter:
    made = APIRouter()

    def kept(decision: Decision, back: str, who: str) -> Response:
        site.changed()
        answer = RedirectResponse(f"{own_path(back)}{'&' if '?' in own_path(back) else '?'}decided={decision.id}", 303)
        if who.strip().isascii():
            answer.set_cookie(WHO, who.strip()[:80], max_age=YEAR, httponly=True, samesite="strict")
        return answer

    @made.post("/decide", dependencies=[writer(site)])
    def decide(
        action: Words,
        target: Words,
        why: Words = "",
        value: Words = "",
        who: Words = "",
        back: Words = "/",
        field: Words = "",
        confidence: Words = "",
    ) -> Response:
        given = f"{field}={value}" if field else f"{value}/{confidence}" if confidence else value
        if action == "retract":
            made = deciding.retract(site.dossier, target, why=why, who=who)
        else:
            made = deciding.decide(site.dossier, action, target, given or None, why=why, who=who)
        return kept(made, back, who)

    @made.post("/claims", dependencies=[writer(site)])
    def add_claim(
        document: Words,
        words: Words,
        type: Words,
        role: Many,
        actor: Many,
        at: Words = "",
        modality: Words = "",
        polarity: Words = "",
        time: Words = "",
        place: Words = "",
        why: Words = "",
        who: Words = "",
    ) -> Response:
        roles = ", ".join(f"{part}:{name}" for part, name in zip(role, actor, strict=False) if name.strip())
        fields = {"type": type, "modality": modality, "polarity": polarity, "time": time, "place": place}
        given = {**fields, "roles": roles, "at": at}
        value = "; ".join(f"{name}={one.strip()}" for name, one in given.items() if one.strip())
        made = deciding.decide(site.dossier, ADD, document, value, why=why, who=who, words=words)
        start = int(fields_of(made.value or "")["at"])
        return kept(made, f"{document_url(made.target)}?at={start}-{start + len(made.words)}", who)

    @made.post("/undo", dependencies=[writer(site)])
    def undo(decision: Words, why: Words = "", who: Words = "", back: Words = "/decisions") -> Response:
        return kept(deciding.undo(site.dossier, decision, why=why, who=who), back, who)

    @made.get("/decisions")
    def decisions(request: Request, page: Annotated[int, Query(ge=1, le=10**6)] = 1) -> Response:
        log = deciding.log_of(site.dossier)[::-1]
        problems = building.decision_problems(site.dossier.decisions.read()[1])
        with site.room() as room:
            return site.show(
                request,
                "decisions.html",
                room.view,
                found=listed(log, page),
                problems=problems,
                states=deciding.STATES,
                doubts=len(room.view.doubts),
            )

    @made.get("/review")
    def review(request: Request, page: Annotated[int, Query(ge=1, le=10**6)] = 1) -> Response:
        with site.room() as room:
            found = listed(by_weight(room.view), page, 10)
            told = {
                doubt.id: [(span, context(span, room.built)) for span in doubt.evidence[:4]] for doubt in found.rows
            }
            return site.show(request, "review.html", room.view, active="decisions", found=found, told=told)

    return made


def by_weight(view: View) -> list[Doubt]:
    """Doubtful joins, those of the actors with most events first."""
    counts = view.counts_of_actors
    return sorted(view.doubts, key=lambda doubt: (-counts[doubt.a] - counts[doubt.b], doubt.id))


def own_path(back: str) -> str:
    """An address of this server alone, without what was decided before."""
    parts = urlsplit(back)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or back.startswith("//") or "\\" in back:
        return "/"
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith("decided="))
    return parts.path + (f"?{query}" if query else "")
