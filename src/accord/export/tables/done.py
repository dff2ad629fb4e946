"""What the record makes of the claims: events with their origins, conflicts and copies."""

from __future__ import annotations

from collections.abc import Iterator

from accord.export.desk import Desk, listed
from accord.export.tables.columns import Row, Table, date_cells, dated, number, text, whole, yes_no
from accord.relating.scales import plover, quad


def _events(desk: Desk) -> Iterator[Row]:
    claims = desk.shelf.claims
    for event in desk.record.events:
        told = [claims[id] for id in event.claims if id in claims]
        yield (
            event.id,
            event.type,
            event.title,
            event.status,
            desk.polarity(event),
            listed(event.participants),
            *date_cells(event.date),
            event.place.id if event.place else None,
            event.place.country if event.place else None,
            len(event.origins),
            sum(origin.party for origin in event.origins),
            len(event.documents),
            len(event.claims),
            len(event.conflicts),
            listed(sorted({claim.modality for claim in told})),
            quad(event.type),
            plover(event.type),
        )


def _event_claims(desk: Desk) -> Iterator[Row]:
    for event in desk.record.events:
        for claim in event.claims:
            yield event.id, claim


def _event_origins(desk: Desk) -> Iterator[Row]:
    for event in desk.record.events:
        for origin in event.origins:
            yield event.id, origin.actor, desk.shelf.name(origin.actor), origin.party, listed(origin.documents)


def _conflicts(desk: Desk) -> Iterator[Row]:
    for conflict in desk.record.conflicts:
        for nth, side in enumerate(conflict.sides, start=1):
            yield (
                conflict.id,
                conflict.kind,
                conflict.about,
                nth,
                side.reading,
                listed(side.claims),
                conflict.careful_reading,
            )


def _copies(desk: Desk) -> Iterator[Row]:
    for copy in desk.record.copies:
        words = sum(len(span.words) for span in copy.spans)
        yield listed(copy.documents), copy.kind, copy.origin, len(copy.spans), words


ID_OF_EVENT = text("event", "id of the event: column id of events")
TABLES = (
    Table(
        "events",
        "All claims of one act, joined. Only rows with status happened and polarity positive are reported as done.",
        (
            text("id", "drawn from the evidence"),
            text("type", "as of claims"),
            text("title", "a label for lists, no statement of fact"),
            text("status", "happened, planned, considered, possible, alleged, denied, disputed"),
            text("polarity", "positive; negative: its claims say that it did not happen or is not so; mixed"),
            text("participants", "ids of the actors, parted by ;", "nobody is named"),
            *dated("date"),
            text("place", "id of the place", "not stated"),
            text("place_country", "state of the place", "not stated"),
            whole("origins", "independent origins: whom it comes from, each once however many copies", unit="count"),
            whole("parties", "of these, those that are parties to the matter", unit="count"),
            whole("documents", "documents that tell it", unit="count"),
            whole("claims", "claims that tell it", unit="count"),
            whole("conflicts", "points on which its sources differ", unit="count"),
            text("modalities", "of its claims, parted by ;", "no claim of it is left"),
            whole(
                "quad",
                "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
                "no act: a position or standing relation",
            ),
            number("plover", "PLOVER score of the type, -10 to 10", "no act: a position or standing relation"),
        ),
        _events,
    ),
    Table(
        "event_claims",
        "Which claims tell an event.",
        (ID_OF_EVENT, text("claim", "id of the claim")),
        _event_claims,
    ),
    Table(
        "event_origins",
        "Who the information on an event comes from.",
        (
            ID_OF_EVENT,
            text("origin", "id of the outlet, agency or actor"),
            text("name", "its name"),
            yes_no("party", "whether it is a party to the matter"),
            text("documents", "ids of the documents that carry it, parted by ;"),
        ),
        _event_origins,
    ),
    Table(
        "conflicts",
        "Where the sources differ: a row a side. No side is retired.",
        (
            text("conflict", "id of the conflict"),
            text("kind", "contradiction, date, number, place, actor, stage, label, staleness"),
            text("about", "id of the event, agreement or tie"),
            whole("side", "counts the sides, from 1"),
            text("reading", "what this side says"),
            text("claims", "ids of the claims that say so, parted by ;", "none is left"),
            text("careful_reading", "what can be said with care"),
        ),
        _conflicts,
    ),
    Table(
        "copies",
        "Documents that share their words.",
        (
            text("documents", "ids, parted by ;"),
            text("kind", "same-text, excerpt, rewrite, shared-passage"),
            text("origin", "id of the document, or name of the common origin, that it comes from", "not known"),
            whole("passages", "stretches of text that are shared, counted in each document", unit="count"),
            whole("characters", "their length, together", unit="Unicode code points"),
        ),
        _copies,
    ),
)
