"""The parts of a brief, as they are handed to the writers of HTML and Markdown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from accord.export.brief.wording import Quote
from accord.model import Article, Span

# What can be chosen, in the order of the page; the bottom line, sources and notes always stand.
SECTIONS = {
    "key": "Key events",
    "open": "Planned, considered, alleged, denied",
    "disputed": "Disputed",
    "changed": "Changed since",
    "ties": "Ties",
    "registers": "Registers",
    "further": "Further events",
    "undated": "Undated events",
    "standing": "Positions and standing relations",
    "gaps": "Gaps",
    "judgments": "Judgments",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of reference of a brief: what it is on, and what it is to hold."""

    title: str = ""
    focus: Sequence[str] = ()  # ids or names of the actors whose events come first; empty: all alike
    since: str | None = None  # a year, month or day: what later documents brought is told in a section of its own
    sections: Collection[str] = ()  # keys of SECTIONS; empty: all. Only their words get notes


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the words of one source, and where they stand in it."""

    number: int
    span: Span
    article: Article

    @property
    def raw(self) -> tuple[int | None, int | None]:
        return self.article.raw.locate(self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief: who says, the words said (None: the lead is all), and the notes it rests on."""

    lead: str
    quote: Quote | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An event as the brief tells it."""

    id: str
    when: str
    who: str
    mark: str  # "Planned"; empty for what happened
    sentences: tuple[Sentence, ...]
    basis: str  # "two independent origins in three documents"
    single: bool
    more: tuple[int, ...] = ()  # notes of further tellings
    credibility: str = ""  # as computed, with its reasons; empty in a compact list
    reliability: str = ""  # of its outlets, where a person has given it


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict: its sides stand beside each other, and none is preferred."""

    id: str
    title: str
    kind: str
    careful: str
    sides: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Entries of a register."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]  # cells, notes


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading."""

    id: str
    title: str
    about: str
    items: tuple[Item, ...]
    style: Literal["full", "compact"]
    left_off: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """What the record does not know, and of what."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document, for the list at the end."""

    number: int
    article: Article
    title: str
    outlet: str
    when: str
    copy_of: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of a pair: sums of weighted scores, neither below 0, and the documents published in it."""

    month: str  # YYYY-MM
    cooperation: float
    conflict: float
    events: int
    documents: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What two actors did with and against each other, month by month; `table` has the bars with their notes."""

    title: str
    bars: tuple[Bar, ...]  # every month of the period, also those without events
    table: Table


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's judgment of an event, apart from what the documents say of it."""

    when: str  # of the event
    who: str  # takes part in it
    mark: str
    sentence: Sentence | None  # what is told; None if no claim of it is left
    judgment: str  # "Judged very likely (80 to 95 %) by Desk two, 3 May 2019: ..."
    confidence: str  # a sentence of its own, or empty


@dataclass(frozen=True, slots=True)
class Brief:
    title: str
    as_of: str
    coverage: tuple[tuple[str, str], ...]
    bottom_line: tuple[Sentence, ...]
    groups: tuple[Group, ...]
    disputes: tuple[Dispute, ...]
    tables: tuple[Table, ...]
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    changed: Group | None = None  # since a day, where one was asked for
    charts: tuple[Chart, ...] = ()
    judgments: tuple[Judged, ...] = ()
