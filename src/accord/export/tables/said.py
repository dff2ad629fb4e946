"""What the documents are and what they say: documents, actors, claims, and every span that a claim rests on."""

from __future__ import annotations

from collections.abc import Iterator

from accord.export.desk import Desk, listed
from accord.export.tables.columns import (
    Row,
    Table,
    date_cells,
    dated,
    number,
    span_cells,
    spanned,
    text,
    whole,
)
from accord.model import Claim, Role, Span, Voice


def _documents(desk: Desk) -> Iterator[Row]:
    for article in desk.record.articles:
        yield (
            article.id,
            article.name,
            article.url,
            article.format,
            article.title.words if article.title else None,
            article.outlet,
            article.author,
            *date_cells(desk.shelf.published[article.id]),
            article.language,
            article.genre,
            len(article.text),
            desk.shelf.copies.get(article.id),
        )


def _actors(desk: Desk) -> Iterator[Row]:
    for actor in desk.record.actors:
        spans = sum(len(name.spans) for name in actor.names)
        yield actor.id, actor.kind, actor.name, actor.country, actor.sector, actor.wikidata, len(actor.names), spans


def _claims(desk: Desk) -> Iterator[Row]:
    for id, claim in desk.shelf.claims.items():
        place, relation = claim.place, claim.relation
        yield (
            id,
            claim.document,
            claim.type,
            claim.mode,
            listed(claim.contexts),
            claim.cameo,
            claim.modality,
            claim.polarity,
            claim.quote,
            claim.section,
            listed(voice.actor for voice in claim.sources if voice.role == "speaker"),
            listed(voice.actor for voice in claim.sources if voice.role == "relay"),
            *date_cells(claim.time),
            place.id if place else None,
            place.country if place else None,
            relation.kind if relation else None,
            relation.trend if relation else None,
            claim.same_as,
            listed(event.id for event in desk.told_in.get(id, ())),
            *span_cells(desk, claim.evidence),
            claim.trigger.words,
            claim.trigger.start,
            claim.trigger.end,
            claim.rule,
        )


def _claim_actors(desk: Desk) -> Iterator[Row]:
    for id, claim in desk.shelf.claims.items():
        parts: tuple[Role | Voice, ...] = (*claim.actors, *claim.sources)
        yield from ((id, part.role, part.actor, *span_cells(desk, part.span)) for part in parts)


def _quantities(desk: Desk) -> Iterator[Row]:
    for id, claim in desk.shelf.claims.items():
        for quantity in claim.quantities:
            yield id, quantity.value, quantity.unit, *span_cells(desk, quantity.span)


def _evidence(desk: Desk) -> Iterator[Row]:
    for id, claim in desk.shelf.claims.items():
        for what, span in spans_of(claim):
            yield id, span.source, what, claim.modality, claim.polarity, *span_cells(desk, span)


def spans_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Every span of a claim but those of its actors and quantities, with the field that rests on it."""
    yield "evidence", claim.evidence
    yield "trigger", claim.trigger
    if claim.time_span:
        yield "time", claim.time_span
    if claim.place:
        yield "place", claim.place.span
    yield from claim.because


ID_OF_CLAIM = text("claim", "id of the claim: column id of claims")
TABLES = (
    Table(
        "documents",
        "Every document as it was taken in.",
        (
            text("id", "SHA-256 of the bytes; with #2, #3 ... for further records of one file"),
            text("name", "file name or address"),
            text("url", "address", "not known"),
            text("format", "format of the original"),
            text("title", "title, as printed", "the document has none"),
            text("outlet", "who published it", "not stated"),
            text("author", "author", "not stated"),
            *dated("published"),
            text("language", "ISO 639-1 code", "not known"),
            text("genre", "report, wire, opinion, aggregation, unknown"),
            whole("characters", "length of the clean text", unit="Unicode code points"),
            text("copy_of", "id of the document, or name of the origin, that it repeats", "it repeats none"),
        ),
        _documents,
    ),
    Table(
        "actors",
        "States, organisations, bodies, persons, groups, media and places that the documents name.",
        (
            text("id", "ISO 3166-1 alpha-3 for states; a slug otherwise"),
            text("kind", "state, organisation, body, person, group, media, place"),
            text("name", "name"),
            text("country", "the state that it belongs to or acts for", "not known, or of none"),
            text("sector", "PLOVER sector", "not known"),
            text("wikidata", "Wikidata id", "not known"),
            whole("names", "forms under which it was seen", unit="count"),
            whole("mentions", "times that it was seen under them", unit="count"),
        ),
        _actors,
    ),
    Table(
        "claims",
        "What a document says happened, is planned, is so. A claim is not a fact: read modality, polarity and "
        "speakers with it.",
        (
            text("id", "drawn from the words: the same in every rebuild"),
            text("document", "id of the document that says so"),
            text("type", "one of PLOVER's 16 types, or STATE (a position), TIE (a standing relation), MEMBER"),
            text("mode", "PLOVER mode", "none corresponds"),
            text("contexts", "PLOVER contexts, parted by ;", "none"),
            text("cameo", "CAMEO code", "none corresponds"),
            text(
                "modality",
                "happened, ongoing, planned, considered, possible, alleged, feared, denied, hearsay, counterfactual",
            ),
            text("polarity", "positive; negative: the document says that it did not happen or is not so"),
            text("quote", "direct, indirect, none"),
            text("section", "headline, standfirst, body, caption"),
            text("speakers", "ids of the actors who say so, parted by ;", "the document's own voice"),
            text("relays", "ids of the outlets that pass it on, parted by ;", "nobody is named"),
            *dated("time"),
            text("place", "id of the place", "not stated"),
            text("place_country", "state of the place", "not stated"),
            text("relation", "kind of the standing tie or membership", "it is an act"),
            text("trend", "whether the relation grows", "not stated"),
            text("same_as", "id of the claim of this document that it merely repeats", "it repeats none"),
            text("events", "ids of the events that it tells, parted by ;", "none"),
            *spanned("evidence"),
            text("trigger_words", "the words that carry the type"),
            whole("trigger_start", "where they begin in the article's text, from 0", unit="Unicode code points"),
            whole("trigger_end", "where they end, not counted in", unit="Unicode code points"),
            text("rule", "what fired"),
        ),
        _claims,
    ),
    Table(
        "claim_actors",
        "Who has which part in a claim, and who says so.",
        (
            ID_OF_CLAIM,
            text("role", "actor, recipient, participant, topic; speaker, relay"),
            text("actor", "id of the actor"),
            *spanned("name"),
        ),
        _claim_actors,
    ),
    Table(
        "quantities",
        "Numbers that a claim gives.",
        (
            ID_OF_CLAIM,
            number("value", "the number"),
            text("unit", "what is counted or measured, as said", "not stated"),
            *spanned("number"),
        ),
        _quantities,
    ),
    Table(
        "evidence",
        "The words that each field of a claim rests on; those of actors and numbers stand in their own tables.",
        (
            ID_OF_CLAIM,
            text("document", "id of the document"),
            text("field", "evidence, trigger, time, place, or what made the modality or polarity so"),
            text("modality", "of the claim"),
            text("polarity", "of the claim"),
            *spanned("span"),
        ),
        _evidence,
    ),
)
