"""The record for programs: JSON under /api, in the formats of docs/formats.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from fastapi import APIRouter, Body, Depends, Query, Response

from accord.dossier import deciding
from accord.dossier.finding import Filter, search
from accord.errors import UnknownIdError
from accord.export import jsonl
from accord.looking import holding
from accord.looking.asking import answer_row
from accord.looking.grades import graded_json
from accord.looking.pairs import pair_json, pair_of
from accord.looking.telling import decision_json, row_json
from accord.looking.who import actors_of
from accord.model import Event
from accord.web.filters import Day, Filters, Many, filters, meant
from accord.web.pages.actors import actor_like
from accord.web.pages.events import event_like
from accord.web.pages.reader import article_of
from accord.web.pages.registers import Register
from accord.web.past import AS_OF, known_by
from accord.web.site import Site
from accord.web.view import Room
from accord.web.writing import writer

Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=10**7)]
Short = Annotated[str, Query(max_length=1000)]
Asked = Annotated[Filters, Depends(filters)]
T = TypeVar("T")
REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"description": "What was asked for cannot be used: `error` says why, `hint` what to do"},
    404: {"description": "Nothing has that id"},
    409: {"description": "Nothing is built yet"},
    422: {"description": "A parameter is not of its kind"},
}


def json(body: object) -> Response:
    return Response(msgspec.json.encode(body), media_type="application/json")


def page(rows: Sequence[T], offset: int, limit: int) -> tuple[Sequence[T], dict[str, object]]:
    """Some of many rows, and how many there are."""
    return rows[offset : offset + limit], {"total": len(rows), "offset": offset, "limit": limit}


def router(site: Site) -> APIRouter:
    made = APIRouter(prefix="/api", tags=["record"], responses=REFUSED, default_response_class=Response)
    made.include_router(of_the_record(site), dependencies=[Depends(known_by)])

    @made.get("/decisions", summary="What people decided, oldest first")
    def decisions() -> Response:
        log = deciding.log_of(site.dossier)
        return json({"decisions": [{**decision_json(one), "state": state} for one, state in log]})

    @made.post(
        "/decisions", summary="Decide; needs the header X-Write-Key", dependencies=[writer(site)], status_code=201
    )
    def decide(
        action: Annotated[str, Body(max_length=40)],
        target: Annotated[str, Body(max_length=2000)],
        why: Annotated[str, Body(max_length=4000)],
        value: Annotated[str | None, Body(max_length=2000)] = None,
        who: Annotated[str, Body(max_length=200)] = "",
        words: Annotated[str, Body(max_length=4000)] = "",
    ) -> Response:
        if action == "undo":
            made = deciding.undo(site.dossier, target, why=why, who=who)
        elif action == "retract":
            made = deciding.retract(site.dossier, target, why=why, who=who)
        else:
            made = deciding.decide(site.dossier, action, target, value, why=why, who=who, words=words)
        site.changed()
        return Response(msgspec.json.encode(decision_json(made)), 201, media_type="application/json")

    @made.get("/job", summary="How the last build stands")
    def job() -> Response:
        return json(site.jobs.now.to_json())

    return made


def of_the_record(site: Site) -> APIRouter:
    """What the record holds, as it is or as of a day."""
    made = APIRouter(default_response_class=Response)

    @made.get("/dossier", summary="What the dossier is about and how much it holds")
    def dossier() -> Response:
        with site.room() as room:
            view = room.view
            return json(
                {
                    "title": view.settings.title,
                    "focus": list(view.settings.focus),
                    "counts": {
                        "documents": view.documents,
                        "claims": view.claims,
                        "events": len(view.events),
                        "single_origin": view.single,
                        "actors": len(view.actors),
                        "conflicts": len(view.conflicts),
                    },
                    "status": view.statuses,
                    "coverage": view.coverage,
                    "stale": site.stale(),
                    "as_of": AS_OF.get() or None,
                    "left_out": view.left_out,
                }
            )

    @made.get("/events", summary="Events, by date")
    def events(asked: Asked, limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            found = room.chosen(meant(asked, room).wanted())
            rows, paged = page(found, offset, limit)
            return json({**paged, "events": event_rows(rows, room)})

    @made.get("/events/{id}", summary="One event with all its claims and its credibility")
    def event(id: str) -> Response:
        with site.room() as room:
            return json(event_json(room, event_like(room, id)))

    @made.get("/claims/{id}", summary="One claim with its spans")
    def claim(id: str) -> Response:
        with site.room() as room:
            found = room.built.claim(id)
            if found is None:
                raise UnknownIdError(f"No claim has the id {id!r}")
            events = [event.id for event in room.built.events_with(id)]
            return json({**jsonl.claim(found, room.built.articles_by_id()), "events": events})

    @made.get("/documents", summary="Documents, without their texts")
    def documents(limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            rows, paged = page(list(room.view.headings), offset, limit)
            articles = room.built.articles_by_id()
            found = [jsonl.document(articles[id], room.built.reading(id)) for id in rows]
            return json({**paged, "documents": found})

    @made.get("/documents/{id:path}", summary="One document with its text and claims")
    def document(id: str, text: bool = True) -> Response:
        with site.room() as room:
            article = article_of(room, id)
            articles = room.built.articles_by_id()  # of others, too: one may tell when
            claims = [jsonl.claim(one, articles) for one in room.built.claims_in(article.id)]
            row = {**jsonl.document(article, room.built.reading(article.id)), "claims": claims}
            return json(row | {"text": article.text} if text else row)

    @made.get("/actors", summary="Actors")
    def actors(limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            rows, paged = page(list(room.view.actors.values()), offset, limit)
            articles = room.built.articles_by_id()
            return json({**paged, "actors": [jsonl.actor(one, articles) for one in rows]})

    @made.get("/actors/{id:path}", summary="One actor with its offices and events")
    def actor(id: str, limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            return json(actor_json(room, id if id in room.view.actors else actor_like(room, id), limit, offset))

    @made.get("/pairs/{a}/{b}", summary="A pair month by month, its turning points, ties and agreements")
    def pair(a: str, b: str) -> Response:
        with site.room() as room:
            view = room.view
            low, high = sorted(one if one in view.sides else actor_like(room, one) for one in (a, b))
            scores = [jsonl.score(one) for one in view.pairs.get((low, high), [])]
            found = view.remember(("pair", low, high), lambda: pair_of(room.built, low, high))
            return json({**pair_json(found, room.built), "scores": scores, "coverage": view.coverage})

    @made.get("/registers/{register}", summary="A register; on: only what held on that day")
    def registers(register: Register, of: Short = "", on: Day = "", limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            held = holding.held(register, getattr(room.view, register), on, room.built.stated)
            found: Sequence[Any] = holding.concerning(held.rows, actors_of(of, room.built)) if of.strip() else held.rows
            rows, paged = page(found, offset, limit)
            left = {"undated": held.undated, "other": held.other}
            return json({**paged, "left_out": left, register: [row_json(row, room.built) for row in rows]})

    @made.get("/conflicts", summary="Where sources disagree")
    def conflicts(limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            rows, paged = page(list(room.view.conflicts.values()), offset, limit)
            return json({**paged, "conflicts": [jsonl.conflict(one) for one in rows]})

    @made.get("/copies", summary="Documents that share their words")
    def copies(limit: Limit = 100, offset: Offset = 0) -> Response:
        with site.room() as room:
            rows, paged = page(room.view.copies, offset, limit)
            articles = room.built.articles_by_id()
            return json({**paged, "copies": [jsonl.copy(one, articles) for one in rows]})

    @made.get("/problems", summary="What is wrong with documents")
    def problems() -> Response:
        with site.room() as room:
            return json({"problems": [jsonl.problem(one) for one in room.view.problems]})

    @made.get("/search", summary="Claims or documents by their words")
    def find(
        q: Short,
        where: Literal["claims", "documents"] = "claims",
        type: Many = [],  # noqa: B006 FastAPI copies defaults
        actor: Short = "",
        since: Day = "",
        until: Day = "",
        limit: Limit = 20,
    ) -> Response:
        with site.room() as room:
            return json(
                search(room.built, q, where, Filter(tuple(type), actor or None, since or None, until or None), limit)
            )

    @made.get("/ask", summary="Answer a question from the record, or say that it is not stated")
    def ask(q: Short) -> Response:
        with site.room() as room:
            return json(answer_row(site.answer(q, room.built), room.built))

    return made


def event_rows(events: Iterable[Event], room: Room) -> list[jsonl.Json]:
    articles, graded = room.built.articles_by_id(), room.graded()
    return [{**jsonl.event(event, articles), "credibility": graded_json(graded(event))} for event in events]


def event_json(room: Room, id: str) -> jsonl.Json:
    """An event with its claims, credibility and conflicts."""
    event, articles = room.view.by_id[id], room.built.articles_by_id()
    told = [jsonl.claim(claim, articles) for key in event.claims if (claim := room.built.claim(key))]
    conflicts = [jsonl.conflict(room.view.conflicts[key]) for key in event.conflicts if key in room.view.conflicts]
    grade = graded_json(room.graded()(event))
    return {**jsonl.event(event, articles), "credibility": grade, "told": told, "disagreements": conflicts}


def actor_json(room: Room, id: str, limit: int, offset: int) -> jsonl.Json:
    """An actor with its offices and some of its events."""
    articles = room.built.articles_by_id()
    rows, paged = page(room.built.events_of(id), offset, limit)
    offices = [jsonl.office(one, articles) for one in room.view.offices if id in (one.person, one.state)]
    return {
        **jsonl.actor(room.view.actors[id], articles),
        "offices": offices,
        "events": {**paged, "events": [jsonl.event(event, articles) for event in rows]},
    }
