"""The record with its parts at hand, and the footnotes taken from it so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from accord.export.brief.shape import Note
from accord.export.brief.wording import one_line
from accord.model import Actor, Article, Claim, Conflict, Date, Record, Span

NAMELESS = "unknown"  # the origin of documents that give neither outlet nor author


@dataclass(slots=True)
class Notes:
    """Numbers footnotes in the order in which the brief first needs them; the same words have one number."""

    articles: dict[str, Article]
    numbers: dict[Span, int] = field(default_factory=dict)

    def cite(self, spans: Iterable[Span]) -> tuple[int, ...]:
        known = (span for span in spans if span.source in self.articles)
        return tuple(dict.fromkeys(self.numbers.setdefault(span, len(self.numbers) + 1) for span in known))

    def listed(self) -> tuple[Note, ...]:
        return tuple(Note(number, span, self.articles[span.source]) for span, number in self.numbers.items())


@dataclass(frozen=True, slots=True)
class Shelf:
    """The record with its parts at hand by id."""

    record: Record
    focus: frozenset[str]
    articles: dict[str, Article]
    claims: dict[str, Claim]
    actors: dict[str, Actor]
    conflicts: dict[str, Conflict]
    published: dict[str, Date]
    copies: dict[str, str]  # document: what it is a copy of
    slugs: dict[str, str]  # outlets and authors by the ids that origins have
    days: tuple[str, ...]  # first days of the dates of publication, in order; bounded ones left out
    since: str  # a day; what lies before it is what the documents look back on
    notes: Notes

    @classmethod
    def of(cls, record: Record, focus: Sequence[str]) -> Shelf:
        articles = {article.id: article for article in record.articles}
        actors = {actor.id: actor for actor in record.actors}
        published = {article.id: article.published for article in record.articles}
        published |= {reading.document: reading.published for reading in record.readings if reading.published.known}
        days = tuple(sorted(date.earliest for date in published.values() if date.earliest and stated(date)))
        return cls(
            record,
            in_focus(actors.values(), focus),
            articles,
            {claim.id: claim for claim in record.claims},
            actors,
            {conflict.id: conflict for conflict in record.conflicts},
            published,
            _copied(record),
            {slug(name): name for article in record.articles for name in (article.author, article.outlet) if name},
            days,
            looking_back(days),
            Notes(articles),
        )

    def name(self, actor: str) -> str:
        if actor in self.actors:
            return one_line(self.actors[actor].name)
        return "a source that is not named" if actor == NAMELESS else one_line(self.slugs.get(actor, actor))

    def outlet(self, document: str) -> str:
        article = self.articles[document]
        return one_line(article.outlet or article.name)

    def claims_of(self, ids: Iterable[str]) -> list[Claim]:
        return [self.claims[id] for id in ids if id in self.claims and self.claims[id].document in self.articles]

    def named(self, article: Article) -> str:
        title = one_line(article.title.words) if article.title else article.name
        return f"{self.outlet(article.id)}, “{title}”"


def stated(date: Date) -> bool:
    """Whether a date is one day, month or year, and not merely bounded."""
    return date.value is not None and "/" not in date.value


def looking_back(days: Sequence[str]) -> str:
    """The day before which lies what the documents look back on: a year before the first of them; empty if unknown.

    `days`: of publication, in order.
    """
    return f"{int(days[0][:4]) - 1:04}{days[0][4:]}" if days else ""


def slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def in_focus(actors: Iterable[Actor], focus: Sequence[str]) -> frozenset[str]:
    """Ids of the actors that were named, by id or name, as those in focus."""
    asked = {name.casefold() for name in focus}
    return frozenset(focus) | {actor.id for actor in actors if {actor.id.casefold(), actor.name.casefold()} & asked}


def _copied(record: Record) -> dict[str, str]:
    """Each document that repeats another, with the one it repeats or the name of their common origin.

    Of documents that share an origin outside the dossier, the first counts as the original.
    """
    found: dict[str, str] = {}
    for copy in record.copies:
        if copy.kind == "shared-passage":
            continue
        first = copy.origin if copy.origin in copy.documents else copy.documents[0]
        for id in copy.documents:
            if id != first:
                found.setdefault(id, copy.origin or first)
    return found
