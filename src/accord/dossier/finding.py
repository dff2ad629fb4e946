"""Looking things up in a built record by their words: full text with facets, and what a question touches."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from accord.asking import Page
from accord.asking.words import words_of
from accord.dossier.store import Store
from accord.model import Actor, Conflict, Event

Where = Literal["documents", "claims"]
FEW = 40  # documents that are all looked through for a question
LIKELY = 16  # documents that are looked through where there are more
DEEP = 200  # hits of the index that are weighed to choose them
MOST_WORDS = 12  # words of a question that are counted
RAREST, TOGETHER = 4, 3  # of these, how many rare ones are looked up, or common ones together
COMMON = 2000  # texts from which on a word is common
COUNTED = {"claims": 2000, "documents": 200}  # best hits whose claims are counted in facets
FACETS = 10  # values of a facet that are counted out
OPEN, CLOSE = "\x02", "\x03"  # marks around a match that no text holds


# ---------------------------------------------------------------- full text
@dataclass(frozen=True, slots=True)
class Filter:
    """What a hit must have besides the words. Days, months or years bound the time of a claim."""

    types: tuple[str, ...] = ()
    actor: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or claim, and where in its words the match stands: `snippet` with (start, end) of each match."""

    id: str
    document: str
    name: str
    type: str | None
    date: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first, of `total`; counts of all hits by facet, most first."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]


def search(built: Store, words: str, where: Where = "claims", only: Filter | None = None, most: int = 20) -> Found:
    """Find documents or claims by their words: all of them, "phrases" as such, beginnings with a star.

    Facets count the claims of the best COUNTED hits.
    """
    query = to_query(words)
    if not query:
        return Found(0, (), {})
    db, (tests, values) = built.connection, _tests(only or Filter())
    base, values = _base(where, tests, only), values | {"query": query}
    (total,) = db.execute(f"SELECT count(*) {base}", values).fetchone()
    ranked = db.execute(f"SELECT w.rowid {base} ORDER BY w.rank, w.rowid LIMIT {COUNTED[where]}", values).fetchall()
    rows = [row for (row,) in ranked]
    hits = tuple(_hit(db, where, row, query) for row in rows[:most])
    return Found(total, hits, _facets(db, where, rows, tests, values))


def _base(where: Where, tests: str, only: Filter | None) -> str:
    """The hits; without tests the index alone knows them, in half the time."""
    if not tests:
        return f"FROM words_of_{where} w WHERE words_of_{where} MATCH :query"
    if where == "claims" and only and only.actor:
        return f"{_OF_ACTOR} {tests})"
    return _BASE[where].format(tests=_within(where, tests))


# The plus keeps SQLite from asking the index once for each claim of the actor.
_OF_ACTOR = (
    "FROM words_of_claims w WHERE words_of_claims MATCH :query AND +w.rowid IN "
    "(SELECT c.rowid FROM claim_actors a JOIN claims c ON c.id = a.claim WHERE a.actor = :actor"
)


_BASE = {  # a text stands in the row of the index that has the number of its claim's or document's row
    "claims": "FROM words_of_claims w JOIN claims c ON c.rowid = w.rowid WHERE words_of_claims MATCH :query {tests}",
    "documents": "FROM words_of_documents w JOIN documents d ON d.rowid = w.rowid "
    "WHERE words_of_documents MATCH :query {tests}",
}


def _within(where: Where, tests: str) -> str:
    """The tests on claims; of documents, that they have such a claim."""
    return tests if where == "claims" else f"AND EXISTS (SELECT 1 FROM claims c WHERE c.document = d.id {tests})"


def to_query(words: str) -> str:
    """The words as an expression of the index, whatever signs they hold."""
    parts = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words):
        bare = re.sub(r"[\W_]+", " ", phrase or word).strip()
        if bare:
            parts.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(parts)


def _tests(only: Filter) -> tuple[str, dict[str, str]]:
    tests: list[str] = []
    values: dict[str, str] = {}
    if only.types:
        tests.append(f"c.type IN ({', '.join(f':type{n}' for n in range(len(only.types)))})")
        values |= {f"type{n}": kind.upper() for n, kind in enumerate(only.types)}
    if only.actor:
        tests.append("EXISTS (SELECT 1 FROM claim_actors WHERE actor = :actor AND claim = c.id)")
        values["actor"] = only.actor
    if only.since:
        tests.append("c.latest >= :since")
        values["since"] = only.since
    if only.until:
        tests.append("c.earliest <= :until")
        values["until"] = only.until + "\U0010ffff"
    return "".join(f" AND {test}" for test in tests), values


def _facets(
    db: sqlite3.Connection, where: Where, rows: Sequence[int], tests: str, values: dict[str, str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Counts by type, actor and month of the claims behind the hits."""
    listed = ", ".join(map(str, rows))
    joined = "claims c" if where == "claims" else "documents d JOIN claims c ON c.document = d.id"
    base = f"FROM {joined} WHERE {'c' if where == 'claims' else 'd'}.rowid IN ({listed}) {tests}"
    counted = {
        "type": f"SELECT c.type, count(*) {base} GROUP BY 1",
        "actor": f"SELECT a.actor, count(*) FROM claim_actors a WHERE a.claim IN (SELECT c.id {base}) GROUP BY 1",
        "month": f"SELECT substr(c.earliest, 1, 7), count(*) {base} AND c.earliest IS NOT NULL GROUP BY 1",
    }
    return {name: _most(dict(db.execute(query, values))) for name, query in counted.items()}


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:FACETS])


def _hit(db: sqlite3.Connection, where: Where, row: int, query: str) -> Hit:
    table = f"words_of_{where}"
    (marked,) = db.execute(
        f"SELECT snippet({table}, 1, ?, ?, '…', 24) FROM {table} WHERE {table} MATCH ? AND rowid = ?",
        (OPEN, CLOSE, query, row),
    ).fetchone()
    snippet, marks = unmarked(" ".join(marked.split()))
    if where == "documents":
        id, name = db.execute("SELECT id, name FROM documents WHERE rowid = ?", (row,)).fetchone()
        return Hit(id, id, name, None, None, snippet, marks)
    id, document, name, kind, earliest, latest = db.execute(
        "SELECT c.id, c.document, d.name, c.type, c.earliest, c.latest FROM claims c "
        "JOIN documents d ON d.id = c.document WHERE c.rowid = ?",
        (row,),
    ).fetchone()
    return Hit(id, document, name, kind, earliest if earliest == latest else _between(earliest, latest), snippet, marks)


def _between(earliest: str | None, latest: str | None) -> str:
    return f"{earliest or ''}..{latest or ''}"


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without the marks of matches, and where they stood."""
    plain, marks, start = "", [], 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", text):
        if piece == OPEN:
            start = len(plain)
        elif piece == CLOSE:
            marks.append((start, len(plain)))
        else:
            plain += piece
    return plain, tuple(marks)


# ---------------------------------------------------------------- for questions
class Shelf:
    """What `accord.asking` needs of a record, loaded as far as a question touches it."""

    def __init__(self, built: Store) -> None:
        self._built, self._db = built, built.connection
        self._actors: dict[str, tuple[str | None, str | None]] = {}

    def likely_documents(self, words: Sequence[str], actors: Sequence[str], types: Sequence[str]) -> list[str]:
        """All of a few; of many, those whose claims and words fit best, each way of fitting counted by its ranks."""
        every = self._documents
        if len(every) <= FEW:
            return list(every)
        points: dict[str, float] = {}
        for ranking in (self._by_claims(words), self._by_words(words), self._by_actors(actors, types)):
            for rank, document in enumerate(dict.fromkeys(ranking)):
                points[document] = points.get(document, 0.0) + 1 / (
                    60 + rank
                )  # reciprocal rank fusion, Cormack et al. (2009)
        best = {id for id, _ in sorted(points.items(), key=lambda item: (-item[1], item[0]))[:LIKELY]}
        return [id for id in every if id in best]

    @cached_property
    def _documents(self) -> tuple[str, ...]:
        return tuple(id for (id,) in self._db.execute("SELECT id FROM documents ORDER BY nth"))

    def _by_claims(self, words: Sequence[str]) -> list[str]:
        query = (
            "SELECT c.document FROM (SELECT rowid r, rank FROM words_of_claims WHERE words_of_claims MATCH ? "
            f"ORDER BY rank, rowid LIMIT {DEEP}) w JOIN claims c ON c.rowid = w.r ORDER BY w.rank, w.r"
        )
        match = self._telling("words_of_claims", words)
        return [id for (id,) in self._db.execute(query, (match,))] if match else []

    def _by_words(self, words: Sequence[str]) -> list[str]:
        query = f"SELECT id FROM words_of_documents WHERE words_of_documents MATCH ? ORDER BY rank, rowid LIMIT {DEEP}"
        match = self._telling("words_of_documents", words)
        return [id for (id,) in self._db.execute(query, (match,))] if match else []

    def _telling(self, table: str, words: Sequence[str]) -> str:
        """An expression for the rare words, in any of their endings; common ones only together."""
        terms = [beginning(word) for word in dict.fromkeys(re.sub(r"\W+", "", word) for word in words) if word]
        counted = sorted((self._count(table, term), term) for term in terms[:MOST_WORDS])
        found = [(number, term) for number, term in counted if number]
        rare = [term for number, term in found if number < COMMON]
        return " OR ".join(rare[:RAREST]) or " AND ".join(term for _, term in found[:TOGETHER])

    def _count(self, table: str, term: str) -> int:
        """How many texts hold the term, COMMON at most. The index tells at once of a word that alone is common."""
        start = folded(term.strip('"*'))
        query = f"SELECT max(doc) FROM temp.terms_of_{table} WHERE term >= ? AND term < ?"
        self._vocabulary(table)
        if (self._db.execute(query, (start, start + "\U0010ffff")).fetchone()[0] or 0) >= COMMON:
            return COMMON
        count = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {COMMON})"
        return int(self._db.execute(count, (term,)).fetchone()[0])

    def _vocabulary(self, table: str) -> None:
        """A view of the terms of an index, in this connection alone."""
        self._db.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms_of_{table} USING fts5vocab('main', '{table}', 'row')"
        )

    def _by_actors(self, actors: Sequence[str], types: Sequence[str]) -> list[str]:
        """Documents with most claims that have the first two actors, those of a type asked for before others."""
        if len(actors) < 2:
            return []
        query = (
            "SELECT c.document, c.type FROM claim_actors a JOIN claim_actors b ON b.claim = a.claim AND b.actor = ? "
            "JOIN claims c ON c.id = a.claim WHERE a.actor = ?"
        )
        counts: Counter[str] = Counter()
        for document, kind in self._db.execute(query, (actors[1], actors[0])):
            counts[document] += 3 if kind in types else 1
        return [id for id, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:DEEP]]

    def page(self, document: str) -> Page:
        article, reading = self._built.article(document), self._built.reading(document)
        if article is None or reading is None:
            raise KeyError(document)
        return Page(article, reading)

    def country(self, actor: str) -> str | None:
        return self._actor(actor)[1]

    def name(self, actor: str) -> str | None:
        return self._actor(actor)[0]

    def _actor(self, id: str) -> tuple[str | None, str | None]:
        if id not in self._actors:
            row = self._db.execute("SELECT name, country FROM actors WHERE id = ?", (id,)).fetchone()
            self._actors[id] = row or (None, None)
        return self._actors[id]

    def actors_named(self, word: str) -> list[str]:
        """Persons one of whose names ends in the word."""
        query = "SELECT id FROM actors WHERE kind = 'person' AND CAST(body AS TEXT) LIKE ? ORDER BY nth"
        likely = [self._built.actor(id) for (id,) in self._db.execute(query, (f"%{word}%",))]
        return [actor.id for actor in likely if actor and _is_named(actor, word)]

    def events_with(self, claim: str) -> list[Event]:
        return self._built.events_with(claim)

    def conflicts_of(self, claims: Sequence[str]) -> list[Conflict]:
        """Those with a side that these claims tell, in the order of the record."""
        return self._built.others_on("conflicts", claims)


def folded(word: str) -> str:
    """The word as the index keeps it: lower case, without accents."""
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def beginning(word: str) -> str:
    """What the forms of a word begin with, as a term of the index."""
    return f'"{word[:-1] if len(word) > 5 else word}"*'


def _is_named(actor: Actor, word: str) -> bool:
    return any(words_of(form)[-1:] == [word] for form in (actor.name, *(name.form for name in actor.names)))
