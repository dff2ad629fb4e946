"""The record in SQLite, so that a view needs to read only what it shows.

Derived: written whole into a new file, which then takes the old one's place; who reads meanwhile keeps the old.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from accord.errors import StoreError, UnknownIdError, UsageError
from accord.model import (
    NO_DATE,
    Actor,
    ActorKind,
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
    Transfer,
)

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
  id TEXT PRIMARY KEY, nth INTEGER NOT NULL, name TEXT NOT NULL, outlet TEXT, published TEXT, claims INTEGER NOT NULL,
  events INTEGER NOT NULL, alone INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX documents_in_order ON documents (nth);
CREATE INDEX documents_of ON documents (outlet, nth);
CREATE TABLE readings (document TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE claims (
  id TEXT PRIMARY KEY, nth INTEGER NOT NULL, document TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL,
  earliest TEXT, latest TEXT, stated TEXT, body BLOB NOT NULL);
CREATE INDEX claims_of ON claims (document, nth);
CREATE INDEX claims_stated ON claims (id, stated);
CREATE TABLE claim_actors (actor TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (actor, claim)) WITHOUT ROWID;
CREATE INDEX actors_of ON claim_actors (claim);
CREATE TABLE events (
  id TEXT PRIMARY KEY, nth INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, earliest TEXT, latest TEXT,
  dated INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, origins INTEGER NOT NULL, folded TEXT NOT NULL,
  body BLOB NOT NULL);
CREATE INDEX events_by_date ON events (first, last, id, type, status, dated, earliest, latest, origins, folded);
CREATE TABLE event_actors (actor TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (actor, event)) WITHOUT ROWID;
CREATE TABLE event_claims (claim TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (claim, event)) WITHOUT ROWID;
CREATE TABLE actors (
  id TEXT PRIMARY KEY, nth INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT, sector TEXT,
  forms BLOB NOT NULL, claims INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX actors_by_claims ON actors (claims DESC, id);
CREATE INDEX actors_of_state ON actors (country);
CREATE TABLE actor_forms (form TEXT NOT NULL, main INTEGER NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (form, main, actor)) WITHOUT ROWID;
CREATE TABLE others (kind TEXT NOT NULL, nth INTEGER NOT NULL, id TEXT, body BLOB NOT NULL, PRIMARY KEY (kind, nth));
CREATE INDEX others_by_id ON others (kind, id);
CREATE TABLE resting (key TEXT NOT NULL, kind TEXT NOT NULL, nth INTEGER NOT NULL,
  PRIMARY KEY (key, kind, nth)) WITHOUT ROWID;
CREATE TABLE conflicts (nth INTEGER PRIMARY KEY, kind TEXT NOT NULL);
CREATE TABLE conflict_actors (actor TEXT NOT NULL, nth INTEGER NOT NULL, PRIMARY KEY (actor, nth)) WITHOUT ROWID;
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
    "transfers": Transfer,
    "ties": Tie,
    "scores": Score,
    "loose": Decision,
    "problems": Problem,
    "doubts": Doubt,
    "reliability": Reliability,
    "judgments": Judgment,
}
LAYOUT = 4  # of the tables: a record of another layout has to be built again
TOGETHER = 500  # nouns that are decoded at a time
LAST = "\U0010ffff"  # sorts behind every day
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


@dataclass(frozen=True, slots=True)
class Billed:
    """An actor as lists show it: without where each form was seen, which in a large dossier is most of it."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    sector: str | None
    forms: tuple[str, ...]
    claims: int  # in which it has a part


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document and how much rests on it."""

    heading: Heading
    claims: int
    events: int
    alone: int  # events that no other document tells

    @classmethod
    def of(cls, body: bytes, claims: int, events: int, alone: int) -> Shelved:
        return cls(msgspec.json.decode(body, type=Heading), claims, events, alone)


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
        return self.each(Article, "SELECT body FROM documents ORDER BY nth")

    def headings(self) -> Iterator[Heading]:
        """The articles without their texts: many times faster."""
        return self.each(Heading, "SELECT body FROM documents ORDER BY nth")

    def published(self) -> dict[str, Date]:
        """When each document came out, as far as its reading could tell."""
        return {one.document: one.published for one in self.each(Published, "SELECT body FROM readings")}

    def claims(self) -> Iterator[Claim]:
        return self.each(Claim, "SELECT body FROM claims ORDER BY nth")

    def events(self) -> Iterator[Event]:
        return self.each(Event, "SELECT body FROM events ORDER BY nth")

    def actors(self) -> Iterator[Actor]:
        return self.each(Actor, "SELECT body FROM actors ORDER BY nth")

    def outlets(self) -> list[str]:
        """Outlets, and authors where there are none, in the order of the last document of each."""
        query = "SELECT outlet FROM documents WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY max(nth)"
        return [outlet for (outlet,) in self._db.execute(query)]

    def named(self, form: str, *, main: bool) -> list[str]:
        """Ids of the actors that have this id or name (`main`) or that some document calls so, in any case."""
        query = "SELECT actor FROM actor_forms JOIN actors ON id = actor WHERE form = ? AND main = ? ORDER BY nth"
        return [actor for (actor,) in self._db.execute(query, (form.casefold(), main))]

    def belonging_to(self, state: str) -> list[str]:
        """Ids of the actors of a state."""
        return [id for (id,) in self._db.execute("SELECT id FROM actors WHERE country = ? ORDER BY nth", (state,))]

    def stated(self, claims: Iterable[str]) -> dict[str, str]:
        """Since when at the latest each of these claims says it so: "" if no day bounds it. Undated ones lack."""
        query = "SELECT id, stated FROM claims WHERE id IN (SELECT value FROM json_each(?)) AND stated IS NOT NULL"
        return dict(self._db.execute(query, (listed(claims),)))

    def resting(self, documents: Iterable[str]) -> dict[str, tuple[int, int, int]]:
        """How many claims each document holds, in how many events it is, and how many of them it alone tells."""
        query = "SELECT id, claims, events, alone FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._db.execute(query, (listed(documents),))
        return {id: (claims, events, alone) for id, claims, events, alone in rows}

    def number_of_documents(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM documents").fetchone()[0])

    def number_of_events(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM events").fetchone()[0])

    def number_of(self, kind: str) -> int:
        """How many of a key of OTHERS there are."""
        return int(self._db.execute("SELECT count(*) FROM others WHERE kind = ?", (kind,)).fetchone()[0])

    def others(self, kind: str) -> tuple[Any, ...]:
        """Offices, copies, conflicts ...: a key of OTHERS."""
        query = "SELECT body FROM others WHERE kind = ? ORDER BY nth"
        return tuple(self.each(OTHERS[kind], query, (kind,)))

    def readings(self) -> Iterator[Reading]:
        claims: dict[str, list[Claim]] = {}
        for claim in self.claims():
            claims.setdefault(claim.document, []).append(claim)
        order = "SELECT r.body FROM readings r JOIN documents d ON d.id = r.document ORDER BY d.nth"
        for bare in self.each(Reading, order):
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

    def articles_by_id(self) -> ById[Article]:
        return ById(self.article, lambda: self._ids("documents"))

    def heading(self, id: str) -> Heading:
        """The article without its text. Raises: KeyError."""
        found = self._one(Heading, "SELECT body FROM documents WHERE id = ?", id)
        if found is None:
            raise KeyError(id)
        return found

    def actors_by_id(self) -> ById[Actor]:
        """The actors without their names and where these were seen."""
        return ById(self._bare, lambda: self._ids("actors"))

    def conflicts_by_id(self) -> ById[Conflict]:
        one = "SELECT body FROM others WHERE kind = 'conflicts' AND id = ?"
        return ById(lambda id: self._one(Conflict, one, id), lambda: [c.id for c in self.others("conflicts")])

    def _bare(self, id: str) -> Actor | None:
        query = "SELECT id, kind, name, country, sector FROM actors WHERE id = ?"
        row = self._db.execute(query, (id,)).fetchone()
        return row and Actor(row[0], row[1], row[2], (), row[3], row[4])

    def _ids(self, table: str) -> list[str]:
        return [id for (id,) in self._db.execute(f"SELECT id FROM {table} ORDER BY nth")]

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
        return list(self.each(Claim, "SELECT body FROM claims WHERE document = ? ORDER BY nth", (document,)))

    def events_of(self, actor: str) -> list[Event]:
        query = "SELECT e.body FROM event_actors a JOIN events e ON e.id = a.event WHERE a.actor = ? ORDER BY e.nth"
        return list(self.each(Event, query, (actor,)))

    def events_with(self, claim: str) -> list[Event]:
        query = "SELECT e.body FROM event_claims c JOIN events e ON e.id = c.event WHERE c.claim = ? ORDER BY e.nth"
        return list(self.each(Event, query, (claim,)))

    def events_telling(self, claims: Iterable[str]) -> list[Event]:
        """The events that any of these claims tells, by date."""
        query = (
            "SELECT body FROM events WHERE id IN (SELECT event FROM event_claims WHERE claim IN "
            "(SELECT value FROM json_each(?))) ORDER BY first, last, id"
        )
        return list(self.each(Event, query, (listed(claims),)))

    def others_on(self, kind: str, keys: Iterable[str]) -> list[Any]:
        """Of a key of OTHERS, what rests on one of these claims (offices and copies: documents), in order."""
        query = (
            "SELECT body FROM others WHERE kind = ?1 AND nth IN (SELECT nth FROM resting WHERE kind = ?1 AND key IN "
            "(SELECT value FROM json_each(?2))) ORDER BY nth"
        )
        return list(self.each(OTHERS[kind], query, (kind, listed(keys))))

    def ids_like(self, beginning: str) -> list[str]:
        """Ids of documents, claims, events and actors that begin so, and of documents with this name; none for ""."""
        if not beginning:
            return []
        high = beginning + "\U0010ffff"
        query = " UNION ".join(
            f"SELECT id FROM {table} WHERE id >= :low AND id < :high" for table in ("documents", "claims", "events")
        )
        query += " UNION SELECT id FROM actors WHERE id = :low OR name = :low COLLATE NOCASE"
        query += " UNION SELECT id FROM documents WHERE name = :low ORDER BY id"
        return [id for (id,) in self._db.execute(query, {"low": beginning, "high": high})]

    def each(self, kind: type[T], query: str, values: Sequence[str] | Mapping[str, str | int] = ()) -> Iterator[T]:
        """The nouns whose bodies a query selects, decoded a few at a time."""
        decode = msgspec.json.Decoder(kind).decode
        rows = self._db.execute(query, values)
        while some := rows.fetchmany(TOGETHER):
            with without_collecting():
                nouns = [decode(body) for (body,) in some]
            yield from nouns

    def _one(self, kind: type[T], query: str, id: str) -> T | None:
        return next(self.each(kind, query, (id,)), None)


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


class ById(Mapping[str, T]):
    """Nouns of a record by id, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], T | None], ids: Callable[[], Sequence[str]]) -> None:
        self._read, self._ids = read, ids
        self._kept: dict[str, T | None] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._kept:
            self._kept[id] = self._read(id)
        if (noun := self._kept[id]) is None:
            raise KeyError(id)
        return noun

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The store in this file. Raises: StoreError if nothing is built yet, the file cannot be read, or another version
    of Accord wrote it."""
    if not path.exists():
        raise NotBuiltError(f"Nothing is built yet in {path.parent.parent}")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
                raise NotBuiltError(f"The record in {path.parent.parent} was built by another version of Accord")
            yield Store(connection)
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be read: {error}") from error


def is_built(path: Path) -> bool:
    """Whether there is a record that this version reads. Raises: StoreError if the file cannot be read."""
    try:
        with opened(path):
            return True
    except NotBuiltError:
        return False


class NotBuiltError(StoreError):
    """The dossier has no record that this version reads."""

    hint = "Build it: accord build FOLDER"


def write(path: Path, record: Record, **meta: str) -> None:
    """Put the record where the old one was, at once and as a whole. Raises: StoreError."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(fresh)) as db:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"PRAGMA user_version = {LAYOUT}")
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
    parts = sorted({(role.actor, id) for id, claim in claims for role in claim.actors})
    published = {reading.document: reading.published for reading in record.readings}
    _insert(db, "documents", 9, _document_rows(record))
    _insert(db, "readings", 2, ((r.document, encode(replace(r, claims=()))) for r in record.readings))
    _insert(db, "claims", 9, (_claim_row(id, n, claim, published) for n, (id, claim) in enumerate(claims)))
    _insert(db, "claim_actors", 2, parts)
    _insert(db, "events", 12, (_event_row(n, event) for n, event in enumerate(record.events)))
    _insert(db, "event_actors", 2, sorted({(actor, e.id) for e in record.events for actor in e.participants}))
    _insert(db, "event_claims", 2, sorted({(claim, e.id) for e in record.events for claim in e.claims}))
    counts = Counter(actor for actor, _ in parts)
    _insert(db, "actors", 9, (_actor_row(n, actor, counts[actor.id]) for n, actor in enumerate(record.actors)))
    _insert(db, "actor_forms", 3, sorted({row for actor in record.actors for row in _form_rows(actor)}))
    for kind in OTHERS:
        rows = ((kind, n, getattr(noun, "id", None), encode(noun)) for n, noun in enumerate(getattr(record, kind)))
        _insert(db, "others", 4, rows)
    _insert(db, "resting", 3, sorted(set(_resting_rows(record))))
    _insert(db, "conflicts", 2, ((n, conflict.kind) for n, conflict in enumerate(record.conflicts)))
    _insert(db, "conflict_actors", 2, _conflict_rows(record.conflicts, dict(claims)))
    _insert(db, "words_of_documents", 2, ((a.id, a.text) for a in record.articles))
    _insert(db, "words_of_claims", 2, ((id, claim.evidence.words) for id, claim in claims))


def _document_rows(record: Record) -> Iterator[tuple[object, ...]]:
    claims = Counter(claim.document for claim in record.claims)
    events = Counter(document for event in record.events for document in event.documents)
    alone = Counter(event.documents[0] for event in record.events if len(event.documents) == 1)
    for nth, one in enumerate(record.articles):
        day, outlet = one.published.earliest or one.published.latest, one.outlet or one.author or None
        counts = claims[one.id], events[one.id], alone[one.id]
        yield one.id, nth, one.name, outlet, day, *counts, msgspec.json.encode(one)


def _claim_row(id: str, nth: int, claim: Claim, published: Mapping[str, Date]) -> tuple[object, ...]:
    time, body = claim.time, msgspec.json.encode(claim)
    dated = time if time.known else published.get(claim.document, NO_DATE)
    stated = (dated.earliest or dated.latest or "") if dated.known else None
    return id, nth, claim.document, claim.type, claim.modality, time.earliest, time.latest, stated, body


def _event_row(nth: int, event: Event) -> tuple[object, ...]:
    date, body = event.date, msgspec.json.encode(event)
    sorting = date.known, *by_date(event)[:2], len(event.origins), event.title.casefold()
    return event.id, nth, event.type, event.status, date.earliest, date.latest, *sorting, body


def by_date(event: Event) -> tuple[str, str, str]:
    """By the first day it can have been; undated events last. The order of all lists of events."""
    return event.date.earliest or event.date.latest or LAST, event.date.latest or LAST, event.id


def _actor_row(nth: int, actor: Actor, claims: int) -> tuple[object, ...]:
    forms, body = msgspec.json.encode([name.form for name in actor.names]), msgspec.json.encode(actor)
    return actor.id, nth, actor.kind, actor.name, actor.country, actor.sector, forms, claims, body


def _form_rows(actor: Actor) -> Iterator[tuple[str, bool, str]]:
    yield from ((form.casefold(), True, actor.id) for form in (actor.id, actor.name))
    yield from ((name.form.casefold(), False, actor.id) for name in actor.names)


def _resting_rows(record: Record) -> Iterator[tuple[str, str, int]]:
    """A claim or a document, and which of the others rests on it."""
    for kind in ("agreements", "memberships", "sanctions", "transfers", "ties"):
        yield from ((claim, kind, nth) for nth, row in enumerate(getattr(record, kind)) for claim in row.claims)
    for nth, conflict in enumerate(record.conflicts):
        yield from ((claim, "conflicts", nth) for side in conflict.sides for claim in side.claims)
    yield from ((span.source, "offices", nth) for nth, row in enumerate(record.offices) for span in row.evidence)
    yield from ((document, "copies", nth) for nth, row in enumerate(record.copies) for document in row.documents)


def _conflict_rows(conflicts: Sequence[Conflict], claims: Mapping[str, Claim]) -> list[tuple[str, int]]:
    """Who has a part in a claim of one of its sides."""
    told = ((nth, id) for nth, conflict in enumerate(conflicts) for side in conflict.sides for id in side.claims)
    return sorted({(role.actor, nth) for nth, id in told if id in claims for role in claims[id].actors})


def _insert(db: sqlite3.Connection, table: str, width: int, rows: Iterable[Sequence[object]]) -> None:
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def listed(values: Iterable[str]) -> str:
    """Values as one value of a query, for json_each."""
    return msgspec.json.encode(list(values)).decode()


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
