"""Sentences of documents with what the reader found in them: what answers are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from accord.asking.words import Stems, words_of
from accord.model import Article, Claim, Conflict, Event, Mention, Reading, Section, Span, TimeExpression

BREAK = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
LEAST_WORDS = 3
AROUND = 2  # sentences before and after that a sentence is read with


@dataclass(frozen=True, slots=True)
class Page:
    """A document and what it says."""

    article: Article
    reading: Reading


class Library(Protocol):
    """What asking needs of a record, so that only what a question touches is loaded."""

    def likely_documents(self, words: Sequence[str], actors: Sequence[str], types: Sequence[str]) -> Sequence[str]:
        """Ids of the documents most likely to answer, in the order of the record."""

    def page(self, document: str) -> Page: ...
    def country(self, actor: str) -> str | None: ...
    def name(self, actor: str) -> str | None:
        """The actor's name; None for an id that the record has not."""

    def events_with(self, claim: str) -> Sequence[Event]: ...
    def actors_named(self, word: str) -> Sequence[str]:
        """Persons of the record one of whose names ends in this word, in lower case."""

    def conflicts_of(self, claims: Sequence[str]) -> Sequence[Conflict]:
        """The conflicts that one of these claims is a side of."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A sentence: what it says, and what stands around it."""

    page: Page
    span: Span
    section: Section
    words: tuple[str, ...]  # in lower case, in order
    stems: frozenset[str]
    concepts: frozenset[frozenset[str]]
    near: frozenset[str]  # stems of the sentences around and of the headline
    actors: frozenset[str]  # named or referred to here, and the states that they act for
    near_actors: frozenset[str]
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]

    @property
    def place(self) -> tuple[str, int]:
        return self.span.source, self.span.start


def passages_of(page: Page, library: Library, stems: Stems) -> Iterator[Passage]:
    """The sentences of a document. Titles and captions are sentences too."""
    bounds = [
        (start, end) for start, end in _sentences(page) if len(page.article.text[start:end].split()) >= LEAST_WORDS
    ]
    inside = [_inside(page.reading, start, end) for start, end in bounds]
    words = [tuple(words_of(page.article.text[start:end])) for start, end in bounds]
    own = [frozenset(map(stems.stem, some)) for some in words]
    actors = [_with_states((m.actor for m in here.mentions), library) for here in inside]
    blocks = page.article.blocks
    starts = [block.start for block in blocks]
    for n, (start, end) in enumerate(bounds):
        around = [m for m in (0, *range(n - AROUND, n + AROUND + 1)) if m != n and 0 <= m < len(bounds)]
        yield Passage(
            page=page,
            span=page.article.span(start, end),
            section=blocks[max(0, bisect_right(starts, start) - 1)].section,
            words=words[n],
            stems=own[n],
            concepts=stems.concepts_in(words[n]),
            near=frozenset().union(*(own[m] for m in around)),
            actors=actors[n],
            near_actors=frozenset().union(*(actors[m] for m in around)),
            claims=inside[n].claims,
            mentions=inside[n].mentions,
            times=inside[n].times,
        )


@dataclass(frozen=True, slots=True)
class _Inside:
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]


def _inside(reading: Reading, start: int, end: int) -> _Inside:
    return _Inside(
        tuple(m for m in reading.mentions if start <= m.span.start < end),
        tuple(t for t in reading.times if start <= t.span.start < end),
        tuple(c for c in reading.claims if start <= c.trigger.start < end),
    )


def _with_states(actors: Iterator[str], library: Library) -> frozenset[str]:
    named = frozenset(actors)
    return named | {country for actor in named if (country := library.country(actor))}


def _sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Bounds of the sentences: those that the claims stand on as the reader parted them, else by their full stops."""
    text = page.article.text
    for block in page.article.blocks:
        start = block.start
        for found in BREAK.finditer(text, block.start, block.end):
            if "\n" not in found[0] and ABBREVIATED.search(text, start, found.start()):
                continue
            yield from _trimmed(text, start, found.end())
            start = found.end()
        yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
