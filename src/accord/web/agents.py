"""The record for agents that speak the Model Context Protocol, over standard input and output. It only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from accord.dossier import Dossier
from accord.dossier.finding import Filter, search
from accord.dossier.listing import Wanted
from accord.errors import AccordError
from accord.export import jsonl
from accord.looking.asking import answer_row, answers
from accord.looking.who import actor_id
from accord.web.api import actor_json, event_json, event_rows
from accord.web.pages.events import event_like
from accord.web.view import Room, Rooms

if TYPE_CHECKING:
    from mcp.server import MCPServer

ABOUT = """Accord: a sourced record of who did what with whom, when, and according to whom.
A claim is not a fact. `status` and `modality` say whether it happened, is planned, alleged or denied: repeat them.
`origins` counts whom the information comes from, each once whatever its copies; where there is one, say single-source.
Spans give the very words and where they stand. What is not in the record is not stated: do not fill it in.
Every tool takes as_of, a year, month or day: then it answers from the documents that were published by then."""
MOST = 200


def server(dossier: Dossier) -> MCPServer[Any]:
    """The tools on one dossier."""
    from mcp.server import MCPServer
    from mcp.types import ToolAnnotations

    rooms = Rooms(dossier)
    desk = Desk(rooms)
    made: MCPServer[Any] = MCPServer("accord", title=f"Accord: {dossier.title}", instructions=ABOUT)
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in (desk.ask, desk.search, desk.timeline, desk.event, desk.actor, desk.sources):
        made.tool(annotations=reads, structured_output=False)(tool)
    return made


class Desk:
    """Each method is a tool; its docstring is what the agent is told of it."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._reader: Any = None

    def ask(self, question: str, as_of: str = "") -> dict[str, Any]:
        """Answer a question from the record, with the sentences it rests on; or say that it is not stated."""
        with told(), self._rooms.room(as_of) as room:
            self._reader = self._reader or room.dossier.open_reader()
            (answer,) = answers([question], room.built, self._reader)
            return answer_row(answer, room.built)

    def search(
        self,
        words: str,
        where: Literal["claims", "documents"] = "claims",
        actor: str = "",
        most: int = 20,
        as_of: str = "",
    ) -> dict[str, Any]:
        """Find claims or documents that hold all the words; "several words" stand together, a star ends a beginning.

        actor: a name or id; only claims in which it has a part.
        """
        with told(), self._rooms.room(as_of) as room:
            only = Filter(actor=actor_id(actor, room.built) if actor else None)
            found = search(room.built, words, where, only, bounded(most))
            hits = [
                {"id": hit.id, "document": hit.document, "name": hit.name, "type": hit.type, "date": hit.date,
                 "words": hit.snippet, "claim": claim_of(room, hit.id) if where == "claims" else None}
                for hit in found.hits
            ]  # fmt: skip
            return {"total": found.total, "hits": hits, "facets": {k: dict(v) for k, v in found.facets.items()}}

    def timeline(
        self,
        actors: list[str] | None = None,
        since: str = "",
        until: str = "",
        types: list[str] | None = None,
        statuses: list[str] | None = None,
        everything: bool = False,
        most: int = 50,
        as_of: str = "",
    ) -> dict[str, Any]:
        """Events by date: title, standing, origins, credibility.

        actors: names or ids; an event must have all of them (or somebody of that state). since, until: 2023, 2023-03 or
        2023-03-10. types: AGREE, CONSULT, SANCTION ... statuses: happened, planned, considered, possible, alleged,
        denied, disputed. everything: also undated events and standing relations.
        """
        with told(), self._rooms.room(as_of) as room:
            wanted = Wanted(
                actors=tuple(actor_id(actor, room.built) for actor in actors or ()),
                since=since or None,
                until=until or None,
                types=tuple(kind.upper() for kind in types or ()),
                statuses=tuple(statuses or ()),
                everything=everything,
            )
            found = room.chosen(wanted)
            return {"total": len(found), "events": event_rows(found[: bounded(most)], room)}

    def event(self, id: str, as_of: str = "") -> dict[str, Any]:
        """One event: every telling with its words and who says it, origins, credibility with reasons, disagreements."""
        with told(), self._rooms.room(as_of) as room:
            return event_json(room, event_like(room, id))

    def actor(self, name: str, most: int = 50, as_of: str = "") -> dict[str, Any]:
        """One actor, by name or id: the names seen, offices held and when, its events."""
        with told(), self._rooms.room(as_of) as room:
            id = name if name in room.view.actors else actor_id(name, room.built)
            return actor_json(room, id, bounded(most), 0)

    def sources(self, most: int = 100, as_of: str = "") -> dict[str, Any]:
        """The documents of the dossier: outlet, date, and how many there are; with copies, which count once."""
        with told(), self._rooms.room(as_of) as room:
            view = room.view
            rows = [
                {"id": one.id, "name": one.name, "outlet": one.outlet, "title": one.title.words if one.title else None,
                 "published": jsonl.date(view.published[one.id])}
                for one in list(view.headings.values())[: bounded(most)]
            ]  # fmt: skip
            copies = [{"documents": list(one.documents), "kind": one.kind, "origin": one.origin} for one in view.copies]
            return {"total": view.documents, "documents": rows, "copies": copies[: bounded(most)]}


def claim_of(room: Room, id: str) -> jsonl.Json | None:
    claim = room.built.claim(id)
    return jsonl.claim(claim, room.built.articles_by_id()) if claim else None


def bounded(most: int) -> int:
    return max(1, min(most, MOST))


class told:
    """Turns Accord's refusals into what an agent is told: the message and what to do."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, AccordError):
            from mcp.server.mcpserver.exceptions import ToolError

            raise ToolError(f"{error}. {error.hint}".strip()) from error
