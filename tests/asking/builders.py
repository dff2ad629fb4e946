"""A small library of articles, read by hand, and questions to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accord import lexicon
from accord.asking import Answer, Page, answer
from accord.model import Article, Claim, Conflict, Event, Mention, Reading, Span, TimeExpression
from tests.builders import article, claim, day, event, reading, role

PEOPLE = {
    "PER": ("Peru", "state", "PER"),
    "CHL": ("Chile", "state", "CHL"),
    "FJI": ("Fiji", "state", "FJI"),
    "ana-silva": ("Ana Silva", "person", "PER"),
    "raul-vega": ("Raul Vega", "person", "PER"),
}


@dataclass
class Shelf:
    """Pages in memory."""

    pages: dict[str, Page]
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def likely_documents(self, words: Sequence[str], actors: Sequence[str], types: Sequence[str]) -> list[str]:
        return list(self.pages)

    def page(self, document: str) -> Page:
        return self.pages[document]

    def country(self, actor: str) -> str | None:
        return PEOPLE[actor][2] if actor in PEOPLE else None

    def name(self, actor: str) -> str | None:
        return PEOPLE[actor][0] if actor in PEOPLE else None

    def actors_named(self, word: str) -> list[str]:
        return [id for id, (name, kind, _) in PEOPLE.items() if kind == "person" and name.casefold().endswith(word)]

    def events_with(self, claim: str) -> list[Event]:
        return [e for e in self.events if claim in e.claims]

    def conflicts_of(self, claims: Sequence[str]) -> list[Conflict]:
        return [c for c in self.conflicts if any(set(claims) & set(side.claims) for side in c.sides)]


def mentions(source: Article) -> tuple[Mention, ...]:
    """Every name of PEOPLE that the text holds."""
    found = []
    for id, (name, kind, _) in PEOPLE.items():
        start = source.text.find(name)
        if start >= 0:
            found.append(Mention(source.span(start, start + len(name)), id, kind, "name"))  # type: ignore[arg-type]
    return tuple(found)


def told(text: str, trigger: str = "", when: str = "", **more: Any) -> Page:
    """A document of one sentence, and the claim on its trigger by everybody named."""
    source = article(text, published=day("2020-06-01"))
    names = mentions(source)
    claims: tuple[Claim, ...] = ()
    if trigger:
        time = {"time": day(when), "time_span": None} if when else {}
        roles = [role(source, m.actor, m.span.words) for m in names]
        claims = (claim(source, trigger, actors=roles, **{"type": "CONSULT"} | time | more),)
    return Page(source, reading(source, *claims, mentions=names))


def shelf(*pages: Page, conflicts: tuple[Conflict, ...] = ()) -> Shelf:
    events = tuple(event(c) for page in pages for c in page.reading.claims)
    return Shelf({page.article.id: page for page in pages}, events, conflicts)


def ask(text: str, library: Shelf, times: Sequence[tuple[str, str]] = ()) -> Answer:
    """Ask, with the names of PEOPLE read in the question. `times`: (words, day) of its times."""
    source = article(text)
    spans = tuple(TimeExpression(_span(source, w), "DATE", d, d, d, "explicit") for w, d in times)
    read = Reading(source.id, day("2020-06-01"), (), mentions(source), spans, ())
    return answer(text, read, library, lexicon.load())


def _span(source: Article, words: str) -> Span:
    return source.span(source.text.index(words), source.text.index(words) + len(words))


def texts(given: Answer) -> list[str]:
    return [span.words for span in given.spans]
