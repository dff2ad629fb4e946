"""Nouns in one line, and small stages that need no language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from accord.dossier.stages import Stages, Versions
from accord.model import (
    NO_DATE,
    Actor,
    Article,
    Block,
    Claim,
    Copy,
    Date,
    Decision,
    Event,
    Mention,
    Name,
    Origin,
    Problem,
    RawMap,
    Reading,
    Record,
    Role,
    Run,
    Span,
    digest,
)


def day(value: str) -> Date:
    """An explicit day."""
    return Date(value, value, value, "explicit")


def article(text: str, *, id: str = "", name: str = "note.txt", raw_start: int = 0, **more: Any) -> Article:
    """A plain text whose characters stand one for one in the original, from `raw_start` on."""
    id = id or sha256(text.encode()).hexdigest()
    raw = RawMap((Run(0, len(text), raw_start, len(text)),) if text else ())
    blocks = (Block(0, len(text), "body"),)
    return Article(id, name, "text", text, raw, blocks, **more)


def span(source: Article, words: str) -> Span:
    """Where these words first stand in the article."""
    return Span(source.id, source.text.index(words), words)


def claim(source: Article, trigger: str, *, evidence: str = "", actors: Sequence[Role] = (), **more: Any) -> Claim:
    """A claim on words of the article; its evidence is the whole text unless given."""
    known: dict[str, Any] = {
        "type": "CONSULT",
        "modality": "happened",
        "polarity": "positive",
        "rule": "test/rule",
        "time": NO_DATE,
    }
    told = span(source, evidence or source.text)
    return Claim(source.id, trigger=span(source, trigger), evidence=told, actors=tuple(actors), **known | more)


def role(source: Article, actor: str, words: str, part: Any = "participant") -> Role:
    return Role(part, actor, span(source, words))


def reading(source: Article, *claims: Claim, **more: Any) -> Reading:
    known: dict[str, Any] = {"published": source.published, "actors": (), "mentions": (), "times": ()}
    return Reading(source.id, claims=claims, **known | more)


def event(*claims: Claim, **more: Any) -> Event:
    """The event of some claims; it has the type, time and actors of the first."""
    first = claims[0]
    documents = tuple(sorted({claim.document for claim in claims}))
    known: dict[str, Any] = {
        "id": digest("event", first.id),
        "type": first.type,
        "title": first.evidence.words,
        "participants": tuple(dict.fromkeys(role.actor for claim in claims for role in claim.actors)),
        "date": first.time,
        "place": first.place,
        "status": "happened" if first.factual else "planned",
        "origins": (Origin("outlet", documents, False),),
    }
    return Event(claims=tuple(claim.id for claim in claims), documents=documents, **known | more)


def record(articles: Sequence[Article], readings: Sequence[Reading], **more: Any) -> Record:
    """A record of these documents; whatever else there is, is given."""
    known: dict[str, Any] = {"actors": (), "offices": (), "events": (), "copies": (), "conflicts": ()}
    return Record(tuple(articles), tuple(readings), **known | more)


@dataclass(frozen=True)
class SmallIntake:
    """What the small intake gives."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()


@dataclass
class SmallStages:
    """Stages that take a text as it is, records parted by lines of dashes, and remember what they were asked.

    The reader finds "X met Y [on YYYY-MM-DD]" and nothing else; an event is a claim.
    """

    version: str = "1"
    taken_in: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    opened: int = 0

    def stages(self) -> Stages:
        return Stages(self._versions, self._take_in, self._open_reader, self._build, self._raw_text, self._holds)

    def _versions(self) -> Versions:
        return Versions(self.version, self.version, self.version)

    def _raw_text(self, data: bytes) -> str:
        return data.decode("utf-8", "replace")

    def _holds(self, words: str, raw_slice: str, form: str) -> bool:
        return words == raw_slice

    def _take_in(self, data: bytes, name: str, *, url: str | None = None) -> SmallIntake:
        self.taken_in.append(name)
        text = self._raw_text(data)
        if "break the intake" in text:
            raise RecursionError("too deep")
        if not text.strip():
            return SmallIntake((), (Problem(name, "empty", "it is empty", "Add it again with its text"),))
        return SmallIntake(tuple(self._records(text, sha256(data).hexdigest(), name, url)))

    def _records(self, text: str, sha: str, name: str, url: str | None) -> Iterator[Article]:
        start = 0
        for nth, part in enumerate(text.split("\n---\n"), start=1):
            tail = f"#{nth}" if nth > 1 else ""
            yield article(part, id=sha + tail, name=name + tail, raw_start=start, url=url)
            start += len(part) + len("\n---\n")

    def _open_reader(self, model: str | None) -> SmallReader:
        self.opened += 1
        return SmallReader(self.version, self.read)

    def _build(self, articles: Sequence[Article], readings: Sequence[Reading], decisions: Sequence[Decision]) -> Record:
        claims = [claim for reading in readings for claim in reading.claims]
        names = sorted({role.actor for claim in claims for role in claim.actors})
        actors = tuple(Actor(name, "state", name.title(), country=name) for name in names)
        loose = tuple(d for d in decisions if not any(d.words in a.text for a in articles))
        problems = tuple(problem for reading in readings for problem in reading.problems)
        events = tuple(event(claim) for claim in claims)
        return record(articles, readings, actors=actors, events=events, loose=loose, problems=problems)


MEETING = re.compile(r"(\w+) met (\w+)(?: on (\d{4}-\d\d-\d\d))?")


@dataclass(frozen=True)
class SmallReader:
    version: str
    asked: list[str]

    def read(self, source: Article) -> Reading:
        self.asked.append(source.name)
        if "break the reader" in source.text:
            raise ValueError("no such words")
        claims = tuple(self._claims(source))
        mentions = tuple(Mention(r.span, r.actor, "state", "name") for c in claims for r in c.actors if r.span)
        names = tuple(Actor(m.actor, "state", m.span.words, (Name(m.span.words, (m.span,)),)) for m in mentions)
        return reading(source, *claims, mentions=mentions, actors=names)

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        return map(self.read, articles)

    def _claims(self, source: Article) -> Iterator[Claim]:
        for nth, found in enumerate(MEETING.finditer(source.text)):
            roles = tuple(Role("participant", found[part].upper(), source.span(*found.span(part))) for part in (1, 2))
            told = claim(source, "met", evidence=found[0], actors=roles, nth=nth)
            told = replace(told, trigger=source.span(found.end(1) + 1, found.end(1) + 4))
            told = replace(told, evidence=source.span(*found.span()))
            yield replace(told, time=day(found[3]), time_span=source.span(*found.span(3))) if found[3] else told


def shared_text(*articles: Article) -> Copy:
    """A copy: all of these articles have the text of the first."""
    return Copy(tuple(a.id for a in articles), "same-text", articles[0].id, tuple(span(a, a.text) for a in articles))
