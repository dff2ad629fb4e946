"""Articles and readings that were made before, so that a build only does what is new.

Derived: the file may be deleted at any time. A key is drawn from everything a result depends on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from accord.errors import StoreError
from accord.model import Article, Problem, Reading

TABLES = """
CREATE TABLE IF NOT EXISTS intakes (key TEXT PRIMARY KEY, problems BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
  intake TEXT NOT NULL, nth INTEGER NOT NULL, digest TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (intake, nth));
CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, body BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article in the cache, not yet decoded. The digest is of all that it holds."""

    intake: str
    nth: int
    digest: str


class Cache:
    """Articles by intake, readings by article. Raises: StoreError if the file cannot be used."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def known_intakes(self, keys: Iterable[str]) -> set[str]:
        return self._known("intakes", keys)

    def known_readings(self, keys: Iterable[str]) -> set[str]:
        return self._known("readings", keys)

    def _known(self, table: str, keys: Iterable[str]) -> set[str]:
        have = {key for (key,) in self._db.execute(f"SELECT key FROM {table}")}
        return have & set(keys)

    def keep_intake(self, key: str, articles: Sequence[Article], problems: Sequence[Problem]) -> None:
        """Keep what one source gave, in one transaction."""
        with self._db:
            self._db.execute("DELETE FROM articles WHERE intake = ?", (key,))
            for nth, article in enumerate(articles):
                body = msgspec.json.encode(article)
                row = (key, nth, sha256(body).hexdigest(), body)
                self._db.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", row)
            self._db.execute("INSERT OR REPLACE INTO intakes VALUES (?, ?)", (key, msgspec.json.encode(problems)))

    def problems(self, key: str) -> list[Problem]:
        (body,) = self._db.execute("SELECT problems FROM intakes WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(body, type=list[Problem])

    def kept(self, keys: Sequence[str]) -> list[Kept]:
        """The articles of these intakes, in the order of the keys, without their bodies."""
        found: dict[str, list[Kept]] = {}
        for row in self._db.execute("SELECT intake, nth, digest FROM articles ORDER BY intake, nth"):
            found.setdefault(row[0], []).append(Kept(*row))
        return [kept for key in keys for kept in found.get(key, ())]

    def article(self, kept: Kept) -> Article:
        query = "SELECT body FROM articles WHERE intake = ? AND nth = ?"
        (body,) = self._db.execute(query, (kept.intake, kept.nth)).fetchone()
        return msgspec.json.decode(body, type=Article)

    def keep_readings(self, readings: Iterable[tuple[str, Reading]]) -> None:
        """Keep some readings, all or none of them."""
        rows = ((key, msgspec.json.encode(reading)) for key, reading in readings)
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)

    def reading(self, key: str) -> Reading:
        (body,) = self._db.execute("SELECT body FROM readings WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(body, type=Reading)

    def forget_but(self, intakes: Collection[str], readings: Collection[str]) -> None:
        """Drop what the last build did not use."""
        with self._db:
            self._drop("intakes", "key", intakes)
            self._drop("articles", "intake", intakes)
            self._drop("readings", "key", readings)

    def _drop(self, table: str, column: str, wanted: Collection[str]) -> None:
        have = {key for (key,) in self._db.execute(f"SELECT DISTINCT {column} FROM {table}")}
        gone = ((key,) for key in sorted(have - set(wanted)))
        self._db.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


@contextmanager
def opened(path: Path) -> Iterator[Cache]:
    """The cache in this file, made if it is not there."""
    try:
        with closing(sqlite3.connect(path, timeout=60)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(TABLES)
            yield Cache(connection)
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be used: {error}") from error
