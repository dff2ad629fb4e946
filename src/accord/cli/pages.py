"""What `timeline` and `show` print: each noun with the words it rests on and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accord.cli.draw import console
from accord.cli.here import ROWS
from accord.cli.tables import short, stands, table, titled
from accord.dossier import listing
from accord.dossier.listing import Part
from accord.dossier.store import Store, only
from accord.export import jsonl
from accord.looking.grades import Graded, grade_text, graded_json, reliability_text
from accord.looking.names import Names
from accord.looking.words import STANDING, counted, date_text, how_many, origins_text, plain
from accord.model import Actor, Article, Claim, Event, Span

AROUND = 160  # characters of context on each side of the evidence


@dataclass(frozen=True, slots=True)
class Page:
    """One noun, for a program and for a person."""

    to_json: Callable[[], jsonl.Json]
    show: Callable[[], None]


def one_id(built: Store, text: str) -> str:
    """The one id that is meant. Raises: UnknownIdError, UsageError if several are."""
    return only(text, built.ids_like(text), f"Nothing has the id or name {text!r}")


def page_of(id: str, built: Store) -> Page:
    """The page of whatever has this id."""
    articles = built.articles_by_id()
    if claim := built.claim(id):
        return Page(lambda: _claim_json(claim, built), lambda: _show_claim(claim, built))
    if event := built.event(id):
        return Page(lambda: _event_json(event, built), lambda: _show_event(event, built))
    if actor := built.actor(id):
        return Page(lambda: _actor_json(actor, built), lambda: _show_actor(actor, built))
    return Page(lambda: _document_json(articles[id], built), lambda: _show_document(articles[id], built))


def show_timeline(events: Part[Event], built: Store, everything: bool) -> None:
    """A table of events; below it, what was left out."""
    out, made = console(), table("Date", "Stands", "Event", "Origins", "Id", wide=("Event",))
    for event in events.rows:
        made.add_row(date_text(event.date), stands(event), titled(event), origins_text(event), short(event.id))
    if events.rows:
        out.print(made)
    every = built.number_of_events()
    rest = "" if everything or events.total == every else f" of {every:,}; --all also lists undated and standing ones"
    out.print(Text(how_many(events, "event") + rest))


def _show_claim(claim: Claim, built: Store) -> None:
    out, article = console(), built.articles_by_id()[claim.document]
    out.print(_heading(claim.type, f"claim {claim.id}"))
    names = Names(built)
    _print_facts(out, _claim_facts(claim, names))
    _print_quote(out, claim, article)
    for event in built.events_with(claim.id):
        out.print(Text(f"Part of event {event.id}: {plain(event.title)} ({STANDING[event.status]})"))


def _elsewhere(claim: Claim) -> str:
    """Which document tells when, where it is not the claim's own."""
    span = claim.time_span
    return f", in document {span.source}" if span and span.source != claim.document else ""


def _claim_facts(claim: Claim, names: Names) -> Iterator[tuple[str, str]]:
    yield "Stands", claim.modality + (", negated" if claim.polarity == "negative" else "")
    for role in claim.actors:
        yield role.role.capitalize(), names(role.actor) + _words(role.span)
    for voice in claim.sources:
        yield voice.role.capitalize(), names(voice.actor) + _words(voice.span)
    if not claim.sources:
        yield "Speaker", "the document itself"
    if claim.quote != "none":
        yield "Quotation", claim.quote
    yield "Time", f"{date_text(claim.time)}, {claim.time.basis}" + _words(claim.time_span) + _elsewhere(claim)
    if claim.place:
        yield "Place", claim.place.name + _words(claim.place.span)
    if claim.topics:
        yield "Topics", ", ".join(claim.topics)
    for quantity in claim.quantities:
        yield "Quantity", f"{quantity.value:g} {quantity.unit or ''}".strip() + _words(quantity.span)
    if claim.relation:
        yield "Relation", " ".join(filter(None, (claim.relation.kind, claim.relation.trend)))
    yield "Rule", claim.rule + _words(claim.trigger)
    for what, span in claim.because:
        yield f"{what.capitalize()} by", span.words
    if claim.same_as:
        yield "Repeats", claim.same_as


def _show_event(event: Event, built: Store) -> None:
    out, names, articles = console(), Names(built), built.articles_by_id()
    out.print(_heading(plain(event.title), f"event {event.id}"))
    _print_facts(out, _event_facts(event, names, built))
    conflicts = built.conflicts_by_id()
    for id in event.conflicts:
        out.print(Text(f"Sources disagree: {plain(conflicts[id].careful_reading)}", style="red"))
    for claim in filter(None, map(built.claim, event.claims)):
        out.print(Text(f"{claim.modality}  claim {claim.id}", style="bold"))
        _print_quote(out, claim, articles[claim.document])


def _event_facts(event: Event, names: Names, built: Store) -> Iterator[tuple[str, str]]:
    yield "Stands", STANDING[event.status]
    yield "Type", event.type
    yield "Date", f"{date_text(event.date)}, {event.date.basis}"
    if event.place:
        yield "Place", event.place.name
    yield "Participants", ", ".join(map(names, event.participants))
    for origin in event.origins:
        party = ", a party to the matter" if origin.party else ""
        yield "Origin", f"{names(origin.actor)}{party}, in {counted(len(origin.documents), 'document')}"
    yield "Credibility", grade_text(Graded(built)(event))
    for given in built.others("reliability"):
        if given.origin in {origin.actor for origin in event.origins}:
            yield "Reliability", f"of {given.outlet}: {reliability_text(given)}"


def _show_actor(actor: Actor, built: Store) -> None:
    out, names = console(), Names(built)
    out.print(_heading(plain(actor.name), f"{actor.kind} {actor.id}"))
    facts = [
        ("Named", ", ".join(name.form for name in actor.names)),
        ("State", actor.country),
        ("Sector", actor.sector),
    ]
    _print_facts(out, ((label, value) for label, value in facts if value))
    for office in built.others("offices"):
        if actor.id in (office.person, office.state):
            days = f"{office.earliest or ''}..{office.latest or ''}"
            out.print(Text(f"{days}  {names(office.person)}: {plain(office.office)} {names(office.state or '')}"))
    show_timeline(listing.events_of(built, actor.id, ROWS), built, True)


def _show_document(article: Article, built: Store) -> None:
    out = console()
    out.print(_heading(plain(article.title.words if article.title else article.name), f"document {article.id}"))
    facts = [
        ("Name", article.name),
        ("Outlet", article.outlet),
        ("Author", article.author),
        ("Published", f"{date_text(article.published)}, {article.published.basis}"),
        ("Address", article.url),
        ("Genre", article.genre),
        ("Format", article.format),
    ]
    _print_facts(out, ((label, value) for label, value in facts if value))
    for claim in built.claims_in(article.id):
        line = f"{claim.id}  {claim.type:<9} {claim.modality:<14} {plain(claim.evidence.words)}"
        out.print(Text(line), overflow="ellipsis", no_wrap=True)


def _print_quote(out: Console, claim: Claim, article: Article) -> None:
    """The evidence in context, and where to open it in the original."""
    start, end = claim.evidence.start, claim.evidence.end
    before, after = article.text[max(0, start - AROUND) : start], article.text[end : end + AROUND]
    quote = Text()
    quote.append(plain(before), style="dim")
    quote.append(f"»{plain(claim.evidence.words)}«", style="bold")
    quote.append(plain(after), style="dim")
    out.print(Padding(quote, (0, 0, 0, 2)))
    out.print(Padding(Text(_place_in_original(claim.evidence, article), style="italic"), (0, 0, 1, 2)))


def _place_in_original(span: Span, article: Article) -> str:
    start, end = article.raw.locate(span.start, span.end)
    where = "the original has no such characters" if start is None else f"characters {start} to {end}"
    told = ", ".join(filter(None, (article.outlet, date_text(article.published), article.name)))
    return plain(f"{told}: sources/{article.id.partition('#')[0]}/data, {where}")


def _print_facts(out: Console, facts: Iterable[tuple[str, str | None]]) -> None:
    made = Table(box=None, show_header=False, pad_edge=False)
    made.add_column(style="dim", no_wrap=True)
    made.add_column(overflow="fold")
    for label, value in facts:
        made.add_row(label, Text(plain(value or "")))
    out.print(made)


def _heading(title: str, what: str) -> Text:
    return Text.assemble((title, "bold"), (f"  {what}", "dim"))


def _words(span: Span | None) -> str:
    return f" “{span.words}”" if span else ""


def _claim_json(claim: Claim, built: Store) -> jsonl.Json:
    events = [event.id for event in built.events_with(claim.id)]
    return {"noun": "claim", **jsonl.claim(claim, built.articles_by_id()), "events": events}


def _event_json(event: Event, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    told = [jsonl.claim(claim, articles) for claim in filter(None, map(built.claim, event.claims))]
    grade = graded_json(Graded(built)(event))
    return {"noun": "event", **jsonl.event(event, articles), "credibility": grade, "told": told}


def _actor_json(actor: Actor, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    events = [jsonl.event(event, articles) for event in built.events_of(actor.id)]
    offices = [jsonl.office(o, articles) for o in built.others("offices") if actor.id in (o.person, o.state)]
    return {"noun": "actor", **jsonl.actor(actor, articles), "offices": offices, "events": events}


def _document_json(article: Article, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    claims = [jsonl.claim(claim, articles) for claim in built.claims_in(article.id)]
    return {"noun": "document", **jsonl.document(article, built.reading(article.id)), "claims": claims}
