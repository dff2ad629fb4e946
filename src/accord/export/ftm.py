"""FollowTheMoney entities, one JSON object a line, for OpenAleph and the tools around it.

Written by hand because the library needs ICU at build time; the tests hold the output to the library's own schema.
FollowTheMoney has no modality: what is not reported as done becomes no link that says it was. A planned act is an Event
whose name begins with "Planned"; an applicant is no Membership; the days for which an office is supported are `date`,
never its start or end. Source: followthemoney 4, schema of entities (followthemoney.tech).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from accord.export.brief.wording import harmless, say_date
from accord.export.desk import Desk, Entry, entry_id
from accord.model import Actor, Agreement, Article, Date, Event, Membership, Office, Sanction, Span, Tie, digest

if TYPE_CHECKING:
    from accord.knowledge import Knowledge

Json = dict[str, object]
Properties = dict[str, Sequence[str | None]]
SCHEMATA = {
    "state": "PublicBody",
    "body": "PublicBody",
    "organisation": "Organization",
    "person": "Person",
    "group": "Organization",
    "media": "Organization",
}  # kinds of actors; a place is none
FORMS = 20  # names of one actor that are given
QUOTED = 5  # quotations of one entity
MIMETYPES = {"html": "text/html", "text": "text/plain", "jsonl": "application/json", "wordpress": "application/json"}
ISO_DATE = re.compile(r"[12]\d{3}(-\d\d){0,2}")


def entities(desk: Desk, world: Knowledge) -> Iterator[bytes]:
    """Documents, actors, events, and the entries of the registers, each with proof and quotations."""
    maker = _Maker(desk, world)
    for row in maker.rows():
        yield msgspec.json.encode(row) + b"\n"


def entity_id(kind: str, id: str) -> str:
    """Ids of FollowTheMoney hold letters, digits and dashes."""
    return f"accord-{kind}-{digest(kind, id)}"


class _Maker:
    def __init__(self, desk: Desk, world: Knowledge) -> None:
        self._desk, self._world = desk, world
        self._party = {a.id for a in desk.record.actors if a.kind in SCHEMATA}

    def rows(self) -> Iterator[Json]:
        record = self._desk.record
        yield from map(self.document, record.articles)
        yield from (self.actor(actor) for actor in record.actors if actor.id in self._party)
        yield from map(self.event, self._desk.acts())
        yield from map(self.agreement, record.agreements)
        yield from (self.membership(one) for one in record.memberships if self._known(one.organisation, one.state))
        yield from (self.sanction(one) for one in record.sanctions if self._known(one.target))
        posts: set[str] = set()
        for office in record.offices:
            if self._known(office.person) and self._desk.shelf.actors[office.person].kind == "person":
                yield from self.office(office, posts)
        yield from (self.tie(one) for one in record.ties if self._known(one.a, one.b))

    def _known(self, *actors: str) -> bool:
        return self._party.issuperset(actors)

    # ---------------------------------------------------------------- documents and actors
    def document(self, article: Article) -> Json:
        title = article.title.words if article.title else article.name
        return _entity(
            entity_id("document", article.id),
            "Article",
            title=[title],
            name=[title],
            fileName=[article.name],
            author=[article.author],
            publisher=[article.outlet],
            publishedAt=[self._desk.published(article.id)],
            sourceUrl=[article.url if article.url and re.match(r"https?://\S+$", article.url) else None],
            mimeType=[MIMETYPES.get(article.format)],
            summary=[f"SHA-256 {article.id}; {article.genre}"],
        )

    def actor(self, actor: Actor) -> Json:
        forms = [name.form for name in actor.names if name.form != actor.name]
        return _entity(
            entity_id("actor", actor.id),
            SCHEMATA[actor.kind],
            name=[actor.name],
            alias=forms[:FORMS],
            country=[self._country(actor.country)],
            wikidataId=[actor.wikidata if actor.wikidata and re.fullmatch(r"Q\d+", actor.wikidata) else None],
            classification=[actor.sector],
            summary=[f"{actor.kind} {actor.id}"],
        )

    def _country(self, state: str | None) -> str | None:
        known = self._world.states.get(state or "")
        return known.iso2.lower() if known and known.iso2 else None

    # ---------------------------------------------------------------- events
    def event(self, event: Event) -> Json:
        claims = self._desk.shelf.claims_of(event.claims)
        countries = [event.place.country] if event.place else []
        return _entity(
            entity_id("event", event.id),
            "Event",
            name=[self._desk.heading(event)],
            recordId=[event.id],
            keywords=[event.status, event.type, f"polarity: {self._desk.polarity(event)}"],
            summary=[f"{self._desk.basis(event)}. Date: {say_date(event.date)}"],
            description=[self._desk.said(event)],
            notes=_quoted(claim.evidence for claim in claims),
            involved=[entity_id("actor", id) for id in event.participants if id in self._party],
            location=[event.place.name if event.place else None],
            country=[self._country(state) for state in countries],
            proof=self._proofs(event.documents),
            **_dates(event.date),
        )

    def agreement(self, one: Agreement) -> Json:
        parties = [id for id in (*one.parties, *one.signatories) if id in self._party]
        return _entity(
            entity_id("agreement", one.id),
            "Event",
            name=[harmless(f"Agreement, {one.stage}: {one.title}")],
            recordId=[one.id],
            keywords=["agreement", one.kind, one.stage],
            involved=[entity_id("actor", id) for id in parties],
            **self._basis(one),
            **(_dates(one.signed)),
        )

    # ---------------------------------------------------------------- registers
    def membership(self, one: Membership) -> Json:
        id = entity_id("membership", entry_id("memberships", one))
        state, organisation = entity_id("actor", one.state), entity_id("actor", one.organisation)
        known: Properties = {"role": [one.status], "status": [one.status], "date": [_iso(one.date.value)]}
        linked = self._desk.shelf.actors[one.organisation].kind in ("organisation", "group", "media", "body", "state")
        if one.status == "member" and linked:
            return _entity(id, "Membership", member=[state], organization=[organisation], **known, **self._basis(one))
        return _entity(id, "UnknownLink", subject=[state], object=[organisation], **known, **self._basis(one))

    def sanction(self, one: Sanction) -> Json:
        """A Sanction where they are told as imposed or lifted; what is threatened or evaded is a link that says so."""
        id, target = entity_id("sanction", entry_id("sanctions", one)), entity_id("actor", one.target)
        sender = self._desk.shelf.name(one.sender) if one.sender else None
        day = _iso(one.date.value)
        if one.stage in ("imposed", "lifted"):
            dates: Properties = {"startDate" if one.stage == "imposed" else "endDate": [day]}
            told: Properties = {
                "entity": [target],
                "authority": [sender],
                "status": [one.stage],
                "reason": [one.reason],
            }
            return _entity(id, "Sanction", **told, **dates, **self._basis(one))
        subject = [entity_id("actor", one.sender)] if self._known(one.sender) else []
        link: Properties = {"subject": subject, "object": [target], "role": [f"sanctions {one.stage}"], "date": [day]}
        return _entity(id, "UnknownLink", **link, **self._basis(one))

    def office(self, one: Office, posts: set[str]) -> Iterator[Json]:
        post = entity_id("post", f"{one.office}/{one.state}")
        if post not in posts:
            posts.add(post)
            state = self._country(one.state)
            yield _entity(post, "Position", name=[one.office], country=[state])
        yield _entity(
            entity_id("office", entry_id("offices", one)),
            "Occupancy",
            holder=[entity_id("actor", one.person)],
            post=[post],
            date=[one.earliest, one.latest],
            status=["unknown"],
            **self._basis(one),
        )

    def tie(self, one: Tie) -> Json:
        return _entity(
            entity_id("tie", entry_id("ties", one)),
            "UnknownLink",
            subject=[entity_id("actor", one.a)],
            object=[entity_id("actor", one.b)],
            role=[f"{one.kind}, {one.trend}" if one.trend else one.kind],
            **self._basis(one),
        )

    def _basis(self, entry: Entry) -> Properties:
        backing = self._desk.backing(entry)
        stands = f"; standing: {', '.join(backing.standings)}" if backing.standings else ""
        how = f"; told as: {', '.join(backing.modalities)}" if backing.modalities else ""
        origins, documents = len(backing.origins), len(backing.documents)
        return {
            "summary": [f"independent origins: {origins}; documents: {documents}{stands}{how}"],
            "description": _quoted(span for _, span in self._desk.evidence(entry)),
            "proof": self._proofs(backing.documents),
        }

    def _proofs(self, documents: Iterable[str]) -> list[str]:
        return [entity_id("document", id) for id in documents]


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Json:
    """Values once each; properties without any are left out."""
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _quoted(spans: Iterable[Span]) -> list[str]:
    found = [f"“{harmless(span.words)}” (document {span.source}, characters {span.start}-{span.end})" for span in spans]
    return found[:QUOTED]


def _dates(date: Date) -> Properties:
    """One day, month or year as `date`; bounds as start and end, as far as they are known."""
    if value := _iso(date.value):
        return {"date": [value]}
    bounds = {"startDate": _iso(date.earliest), "endDate": _iso(date.latest)}
    return {name: [day] for name, day in bounds.items() if day}


def _iso(value: str | None) -> str | None:
    return value if value and ISO_DATE.fullmatch(value) else None
