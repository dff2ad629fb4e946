"""The record in SQLite, so that a view needs to read only what it shows.

Derived: written whole into a new file, which then takes the old one's place; who reads meanwhile keeps the old.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from accord.errors import StoreError, UnknownIdError, UsageError
from accord.model import (
    NO_DATE,
    Actor,
    Agreement,
    Article,
    Claim,
    Conflict,
    Copy,
    Date,
    Decision,
    Doubt,
    Event,
    Genre,
    Judgment,
    Membership,
    Office,
    Problem,
    Reading,
    Record,
    Reliability,
    Sanction,
    Score,
    Span,
    Tie,
)

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (id TEXT PRIMARY KEY, nth INTEGER NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE readings (document TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE claims (
  id TEXT PRIMARY KEY, nth INTEGER NOT NULL, document TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL,
  earliest TEXT, latest TEXT, body BLOB NOT NULL);
CREATE INDEX claims_of ON claims (document, nth);
CREATE TABLE claim_actors (actor TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (actor, claim)) WITHOUT ROWID;
CREATE INDEX actors_of ON claim_actors (claim);
CREATE TABLE events (
  id TEXT PRIMARY KEY, nth INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
  earliest TEXT, latest TEXT, body BLOB NOT NULL);
CREATE TABLE event_actors (actor TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (actor, event)) WITHOUT ROWID;
CREATE TABLE event_claims (claim TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (claim, event)) WITHOUT ROWID;
CREATE TABLE actors (id TEXT PRIMARY KEY, nth INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT,
  body BLOB NOT NULL);
CREATE TABLE others (kind TEXT NOT NULL, nth INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, nth));
CREATE VIRTUAL TABLE words_of_documents USING fts5(id UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE words_of_claims USING fts5(id UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2");
"""
OTHERS: dict[str, type[Any]] = {
    "offices": Office,
    "copies": Copy,
    "conflicts": Conflict,
    "agreements": Agreement,
    "memberships": Membership,
    "sanctions": Sanction,
    "ties": Tie,
    "scores": Score,
    "loose": Decision,
    "problems": Problem,
    "doubts": Doubt,
    "reliability": Reliability,
    "judgments": Judgment,
}
TOGETHER = 500  # nouns that are decoded at a time
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heading:
    """What an article says of itself, without its text: the fields of `Article` that lists need."""

    id: str
    name: str
    format: str
    title: Span | None = None
    outlet: str | None = None
    author: str | None = None
    published: Date = NO_DATE
    language: str | None = None
    genre: Genre = "unknown"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Of a reading, when its document came out."""

    document: str
    published: Date


class Store:
    """A built record. Ids are unique; order is that of the record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @property
    def connection(self) -> sqlite3.Connection:
        """For the look-ups of `finding`."""
        return self._db

    def meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def articles(self) -> Iterator[Article]:
        return self._each(Article, "SELECT body FROM documents ORDER BY nth")

    def headings(self) -> Iterator[Heading]:
        """The articles without their texts: many times faster."""
        return self._each(Heading, "SELECT body FROM documents ORDER BY nth")

    def published(self) -> dict[str, Date]:
        """When each document came out, as far as its reading could tell."""
        return {one.document: one.published for one in self._each(Published, "SELECT body FROM readings")}

    def claims(self) -> Iterator[Claim]:
        return self._each(Claim, "SELECT body FROM claims ORDER BY nth")

    def events(self) -> Iterator[Event]:
        return self._each(Event, "SELECT body FROM events ORDER BY nth")

    def actors(self) -> Iterator[Actor]:
        return self._each(Actor, "SELECT body FROM actors ORDER BY nth")

    def cast(self) -> list[tuple[str, str, str | None]]:
        """Id, name and state of every actor, without where it was seen: in a large dossier that is most of it."""
        return self._db.execute("SELECT id, name, country FROM actors ORDER BY nth").fetchall()

    def others(self, kind: str) -> tuple[Any, ...]:
        """Offices, copies, conflicts ...: a key of OTHERS."""
        query = "SELECT body FROM others WHERE kind = ? ORDER BY nth"
        return tuple(self._each(OTHERS[kind], query, (kind,)))

    def readings(self) -> Iterator[Reading]:
        claims: dict[str, list[Claim]] = {}
        for claim in self.claims():
            claims.setdefault(claim.document, []).append(claim)
        order = "SELECT r.body FROM readings r JOIN documents d ON d.id = r.document ORDER BY d.nth"
        for bare in self._each(Reading, order):
            yield replace(bare, claims=tuple(claims.get(bare.document, ())))

    def record(self) -> Record:
        """All of it."""
        with without_collecting():
            return Record(
                articles=tuple(self.articles()),
                readings=tuple(self.readings()),
                actors=tuple(self.actors()),
                events=tuple(self.events()),
                **{kind: self.others(kind) for kind in OTHERS},
            )

    def article(self, id: str) -> Article | None:
        return self._one(Article, "SELECT body FROM documents WHERE id = ?", id)

    def articles_by_id(self) -> Articles:
        """Articles by id, each read when it is first asked for."""
        return Articles(self)

    def reading(self, document: str) -> Reading | None:
        """What one document says."""
        bare = self._one(Reading, "SELECT body FROM readings WHERE document = ?", document)
        return bare and replace(bare, claims=tuple(self.claims_in(document)))

    def claim(self, id: str) -> Claim | None:
        return self._one(Claim, "SELECT body FROM claims WHERE id = ?", id)

    def event(self, id: str) -> Event | None:
        return self._one(Event, "SELECT body FROM events WHERE id = ?", id)

    def actor(self, id: str) -> Actor | None:
        return self._one(Actor, "SELECT body FROM actors WHERE id = ?", id)

    def claims_in(self, document: str) -> list[Claim]:
        return list(self._each(Claim, "SELECT body FROM claims WHERE document = ? ORDER BY nth", (document,)))

    def events_of(self, actor: str) -> list[Event]:
        query = "SELECT e.body FROM event_actors a JOIN events e ON e.id = a.event WHERE a.actor = ? ORDER BY e.nth"
        return list(self._each(Event, query, (actor,)))

    def events_with(self, claim: str) -> list[Event]:
        query = "SELECT e.body FROM event_claims c JOIN events e ON e.id = c.event WHERE c.claim = ? ORDER BY e.nth"
        return list(self._each(Event, query, (claim,)))

    def ids_like(self, beginning: str) -> list[str]:
        """Ids of documents, claims, events and actors that begin so, and of documents with this name."""
        high = beginning + "\U0010ffff"
        query = " UNION ".join(
            f"SELECT id FROM {table} WHERE id >= :low AND id < :high" for table in ("documents", "claims", "events")
        )
        query += " UNION SELECT id FROM actors WHERE id = :low OR name = :low COLLATE NOCASE"
        query += " UNION SELECT id FROM documents WHERE name = :low ORDER BY id"
        return [id for (id,) in self._db.execute(query, {"low": beginning, "high": high})]

    def _each(self, kind: type[T], query: str, values: Sequence[str] = ()) -> Iterator[T]:
        decode = msgspec.json.Decoder(kind).decode
        rows = self._db.execute(query, values)
        while some := rows.fetchmany(TOGETHER):
            with without_collecting():
                nouns = [decode(body) for (body,) in some]
            yield from nouns

    def _one(self, kind: type[T], query: str, id: str) -> T | None:
        return next(self._each(kind, query, (id,)), None)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave out the search for cycles: nouns have none, and looking through hundreds of thousands takes most of
    the time of loading them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Articles(dict[str, Article]):
    """Fetches an article from its store once. Raises: KeyError for an id that the record has not."""

    def __init__(self, built: Store) -> None:
        super().__init__()
        self._built = built

    def __missing__(self, id: str) -> Article:
        article = self._built.article(id)
        if article is None:
            raise KeyError(id)
        self[id] = article
        return article


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The store in this file. Raises: StoreError if nothing is built yet or the file cannot be read."""
    if not path.exists():
        raise NotBuiltError("Nothing is built yet")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            yield Store(connection)
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be read: {error}") from error


class NotBuiltError(StoreError):
    """The dossier has no record yet."""

    hint = "Build it: accord build FOLDER"


def write(path: Path, record: Record, **meta: str) -> None:
    """Put the record where the old one was, at once and as a whole. Raises: StoreError."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(fresh)) as db:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.executescript(TABLES)
            with db:
                _fill(db, record)
                db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        os.replace(fresh, path)
    except sqlite3.IntegrityError:  # two nouns with one id: Accord is wrong, not the disk
        raise
    except (sqlite3.Error, OSError) as error:
        fresh.unlink(missing_ok=True)
        raise StoreError(f"The record cannot be written to {path}: {error}") from error


def _fill(db: sqlite3.Connection, record: Record) -> None:
    encode = msgspec.json.encode
    claims = [(claim.id, claim) for claim in record.claims]
    _insert(db, "documents", 4, ((a.id, n, a.name, encode(a)) for n, a in enumerate(record.articles)))
    _insert(db, "readings", 2, ((r.document, encode(replace(r, claims=()))) for r in record.readings))
    _insert(db, "claims", 8, (_claim_row(id, n, claim) for n, (id, claim) in enumerate(claims)))
    _insert(db, "claim_actors", 2, sorted({(role.actor, id) for id, claim in claims for role in claim.actors}))
    _insert(db, "events", 7, (_event_row(n, event) for n, event in enumerate(record.events)))
    _insert(db, "event_actors", 2, sorted({(actor, e.id) for e in record.events for actor in e.participants}))
    _insert(db, "event_claims", 2, sorted({(claim, e.id) for e in record.events for claim in e.claims}))
    actors = ((a.id, n, a.kind, a.name, a.country, encode(a)) for n, a in enumerate(record.actors))
    _insert(db, "actors", 6, actors)
    for kind in OTHERS:
        rows = ((kind, n, encode(noun)) for n, noun in enumerate(getattr(record, kind)))
        _insert(db, "others", 3, rows)
    _insert(db, "words_of_documents", 2, ((a.id, a.text) for a in record.articles))
    _insert(db, "words_of_claims", 2, ((id, claim.evidence.words) for id, claim in claims))


def _claim_row(id: str, nth: int, claim: Claim) -> tuple[object, ...]:
    time, body = claim.time, msgspec.json.encode(claim)
    return id, nth, claim.document, claim.type, claim.modality, time.earliest, time.latest, body


def _event_row(nth: int, event: Event) -> tuple[object, ...]:
    date, body = event.date, msgspec.json.encode(event)
    return event.id, nth, event.type, event.status, date.earliest, date.latest, body


def _insert(db: sqlite3.Connection, table: str, width: int, rows: Iterable[Sequence[object]]) -> None:
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def only(text: str, found: Iterable[str], missing: str) -> str:
    """The one id that `text` means. Raises: UsageError if several are, UnknownIdError with `missing` if none."""
    distinct = sorted(set(found))
    if text in distinct:
        return text
    if len(distinct) > 1:
        raise UsageError(f"{text!r} may be any of {', '.join(distinct[:10])}")
    if not distinct:
        raise UnknownIdError(missing)
    return distinct[0]
