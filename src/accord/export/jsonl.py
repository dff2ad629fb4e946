"""JSON Lines: the record as docs/formats.md describes it, one object a line, every key present."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from accord.model import (
    Actor,
    Agreement,
    Article,
    Claim,
    Conflict,
    Copy,
    Date,
    Event,
    Judgment,
    Membership,
    Mention,
    Obligation,
    Office,
    Origin,
    Place,
    Problem,
    Reading,
    Record,
    Removed,
    Role,
    Sanction,
    Score,
    Span,
    Tie,
    TimeExpression,
    Transfer,
    Voice,
)

Json = dict[str, object]
Articles = Mapping[str, Article]  # by id: a span's place in the original is known to its article


def files(record: Record) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every file of the export: its name and its lines. The same record gives the same bytes."""
    articles = {article.id: article for article in record.articles}
    readings = {reading.document: reading for reading in record.readings}
    rows: dict[str, Iterable[Json]] = {
        "documents": (document(article, readings.get(article.id)) for article in record.articles),
        "claims": (claim(noun, articles) for noun in record.claims),
        "actors": (actor(noun, articles) for noun in record.actors),
        "offices": (office(noun, articles) for noun in record.offices),
        "events": (event(noun, articles) for noun in record.events),
        "agreements": (agreement(noun, articles) for noun in record.agreements),
        "memberships": map(membership, record.memberships),
        "sanctions": map(sanction, record.sanctions),
        "transfers": map(transfer, record.transfers),
        "ties": map(tie, record.ties),
        "scores": map(score, record.scores),
        "conflicts": map(conflict, record.conflicts),
        "copies": (copy(noun, articles) for noun in record.copies),
        "judgments": map(judgment, record.judgments),
        "problems": map(problem, record.problems),
    }
    for name, lines in rows.items():
        yield f"{name}.jsonl", map(to_line, lines)


def to_line(row: Json) -> bytes:
    return msgspec.json.encode(row) + b"\n"


def reading_to_dict(article: Article, reading: Reading, *, text: bool = False) -> Json:
    """What one article says, without any other document. `text`: with the article's text."""
    articles = {article.id: article}
    row: Json = {
        "document": document(article, reading),
        "actors": [actor(noun, articles) for noun in reading.actors],
        "mentions": [mention(noun, articles) for noun in reading.mentions],
        "times": [time_expression(noun, articles) for noun in reading.times],
        "claims": [claim(noun, articles) for noun in reading.claims],
        "problems": [problem(noun) for noun in dict.fromkeys((*article.problems, *reading.problems))],
    }
    return row | {"text": article.text} if text else row


def span(noun: Span | None, articles: Articles) -> Json | None:
    """Where the words stand, in the article's text and in the original."""
    if noun is None:
        return None
    raw_start, raw_end = articles[noun.source].raw.locate(noun.start, noun.end)
    return {"start": noun.start, "end": noun.end, "words": noun.words, "raw_start": raw_start, "raw_end": raw_end}


def span_in(noun: Span, articles: Articles) -> Json:
    """A span where the document is not plain from what is around it."""
    return {**(span(noun, articles) or {}), "document": noun.source}


def date(noun: Date) -> Json:
    return {"value": noun.value, "earliest": noun.earliest, "latest": noun.latest, "basis": noun.basis}


def document(article: Article, reading: Reading | None) -> Json:
    return {
        "id": article.id,
        "name": article.name,
        "url": article.url,
        "format": article.format,
        "title": article.title.words if article.title else None,
        "outlet": article.outlet,
        "author": article.author,
        "published": date(reading.published if reading else article.published),
        "language": article.language,
        "genre": article.genre,
        "removed": [removed(noun) for noun in article.removed],
        "cites": list(reading.cites) if reading else [],
    }


def removed(noun: Removed) -> Json:
    """Words that are no part of the text: they have a place in the original alone."""
    place = {"start": None, "end": None, "words": noun.words, "raw_start": noun.raw_start, "raw_end": noun.raw_end}
    return {"span": place, "why": noun.why}


def mention(noun: Mention, articles: Articles) -> Json:
    return {"span": span(noun.span, articles), "actor": noun.actor, "kind": noun.kind, "form": noun.form}


def time_expression(noun: TimeExpression, articles: Articles) -> Json:
    return {
        "span": span(noun.span, articles),
        "type": noun.type,
        "value": noun.value,
        "earliest": noun.earliest,
        "latest": noun.latest,
        "basis": noun.basis,
    }


def claim(noun: Claim, articles: Articles) -> Json:
    return {
        "id": noun.id,
        "document": noun.document,
        "name": articles[noun.document].name,
        "type": noun.type,
        "mode": noun.mode,
        "contexts": list(noun.contexts),
        "cameo": noun.cameo,
        "actors": [role(part, articles) for part in noun.actors],
        "time": {**date(noun.time), "span": time_span(noun, articles)},
        "place": place(noun.place, articles),
        "sources": [role(voice, articles) for voice in noun.sources],
        "quote": noun.quote,
        "modality": noun.modality,
        "polarity": noun.polarity,
        "trigger": span(noun.trigger, articles),
        "evidence": span(noun.evidence, articles),
        "topics": list(noun.topics),
        "quantities": [{"value": q.value, "unit": q.unit, "span": span(q.span, articles)} for q in noun.quantities],
        "relation": noun.relation and {"kind": noun.relation.kind, "trend": noun.relation.trend},
        "section": noun.section,
        "same_as": noun.same_as,
        "rule": noun.rule,
        "because": [{"what": what, "span": span(words, articles)} for what, words in noun.because],
    }


def time_span(noun: Claim, articles: Articles) -> Json | None:
    """The words that tell when; with the document where they stand in another one."""
    words = noun.time_span
    return span(words, articles) if words is None or words.source == noun.document else span_in(words, articles)


def role(noun: Role | Voice, articles: Articles) -> Json:
    return {"role": noun.role, "actor": noun.actor, "span": span(noun.span, articles)}


def place(noun: Place | None, articles: Articles) -> Json | None:
    if noun is None:
        return None
    return {"id": noun.id, "name": noun.name, "country": noun.country, "span": span(noun.span, articles)}


def actor(noun: Actor, articles: Articles) -> Json:
    return {
        "id": noun.id,
        "kind": noun.kind,
        "name": noun.name,
        "names": [{"form": n.form, "spans": [span_in(words, articles) for words in n.spans]} for n in noun.names],
        "country": noun.country,
        "sector": noun.sector,
        "wikidata": noun.wikidata,
    }


def office(noun: Office, articles: Articles) -> Json:
    return {
        "person": noun.person,
        "office": noun.office,
        "state": noun.state,
        "earliest": noun.earliest,
        "latest": noun.latest,
        "evidence": [span_in(words, articles) for words in noun.evidence],
    }


def event(noun: Event, articles: Articles) -> Json:
    return {
        "id": noun.id,
        "type": noun.type,
        "title": noun.title,
        "participants": list(noun.participants),
        "date": date(noun.date),
        "place": place(noun.place, articles),
        "status": noun.status,
        "claims": list(noun.claims),
        "documents": list(noun.documents),
        "origins": [origin(part) for part in noun.origins],
        "conflicts": list(noun.conflicts),
    }


def origin(noun: Origin) -> Json:
    return {"actor": noun.actor, "documents": list(noun.documents), "party": noun.party}


def agreement(noun: Agreement, articles: Articles) -> Json:
    return {
        "id": noun.id,
        "title": noun.title,
        "parties": list(noun.parties),
        "kind": noun.kind,
        "fields": list(noun.fields),
        "stage": noun.stage,
        "signed": date(noun.signed),
        "place": place(noun.place, articles),
        "signatories": list(noun.signatories),
        "term": date(noun.term),
        "obligations": [obligation(part) for part in noun.obligations],
        "claims": list(noun.claims),
    }


def obligation(noun: Obligation) -> Json:
    return {"kind": noun.kind, "polarity": noun.polarity, "claim": noun.claim}


def membership(noun: Membership) -> Json:
    return {
        "organisation": noun.organisation,
        "state": noun.state,
        "status": noun.status,
        "date": date(noun.date),
        "claims": list(noun.claims),
    }


def sanction(noun: Sanction) -> Json:
    return {
        "sender": noun.sender or None,
        "target": noun.target,
        "reason": noun.reason,
        "stage": noun.stage,
        "date": date(noun.date),
        "claims": list(noun.claims),
    }


def transfer(noun: Transfer) -> Json:
    return {
        "kind": noun.kind,
        "what": noun.what,
        "sender": noun.sender,
        "recipient": noun.recipient or None,
        "stage": noun.stage,
        "date": date(noun.date),
        "claims": list(noun.claims),
    }


def tie(noun: Tie) -> Json:
    return {
        "a": noun.a,
        "b": noun.b,
        "directed": noun.directed,
        "kind": noun.kind,
        "trend": noun.trend,
        "claims": list(noun.claims),
    }


def score(noun: Score) -> Json:
    return {
        "a": noun.a,
        "b": noun.b,
        "month": noun.month,
        "cooperation": noun.cooperation,
        "conflict": noun.conflict,
        "events": list(noun.events),
    }


def conflict(noun: Conflict) -> Json:
    return {
        "id": noun.id,
        "kind": noun.kind,
        "about": noun.about,
        "sides": [{"claims": list(side.claims), "reading": side.reading} for side in noun.sides],
        "careful_reading": noun.careful_reading,
    }


def copy(noun: Copy, articles: Articles) -> Json:
    return {
        "documents": list(noun.documents),
        "kind": noun.kind,
        "origin": noun.origin,
        "spans": [span_in(words, articles) for words in noun.spans],
    }


def problem(noun: Problem) -> Json:
    return {"source": noun.source, "kind": noun.kind, "what": noun.what, "hint": noun.hint}


def judgment(noun: Judgment) -> Json:
    return {
        "event": noun.event,
        "likelihood": noun.likelihood,
        "confidence": noun.confidence,
        "why": noun.why,
        "who": noun.who,
        "when": noun.when,
        "decision": noun.decision,
    }
