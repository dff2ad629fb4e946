"""Lists of a built record: which rows are asked for, in which order, and only as many as are shown.

The choosing is done in the store, by its indices: a list costs what it shows, not what the record holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from accord.dossier.store import LAST, Billed, Shelved, Store, listed
from accord.model import STANDING_TYPES, Conflict, Event

T = TypeVar("T")
Values = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The first rows of a list, and how many it has."""

    rows: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an event must have to be listed. Empty: anything."""

    actors: tuple[str, ...] = ()  # ids: it has each of them, or somebody of that state, as a participant
    since: str | None = None  # a year, month or day
    until: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    origins: tuple[int, int | None] = (0, None)  # least and most independent origins
    words: tuple[str, ...] = ()  # that stand in its title, in any case
    everything: bool = False  # also what is undated, and standing relations and positions


def events(built: Store, wanted: Wanted, most: int | None = None) -> Part[Event]:
    """The events that are asked for, by date. `most` None: all of them."""
    tests, values = _of_events(wanted)
    return _part(built, Event, f"FROM events WHERE {tests} ORDER BY first, last, id", values, most)


def ids_of_events(built: Store, wanted: Wanted) -> list[str]:
    """The same events, for whoever has them at hand."""
    tests, values = _of_events(wanted)
    query = f"SELECT id FROM events WHERE {tests} ORDER BY first, last, id"
    return [id for (id,) in built.connection.execute(query, values)]


def _of_events(wanted: Wanted) -> tuple[str, Values]:
    least, most = wanted.origins
    tests, values = ["origins >= :least"], Values(least=least)
    if most is not None:
        tests.append("origins <= :most_origins")
        values["most_origins"] = most
    for column, allowed in (("type", wanted.types), ("status", wanted.statuses)):
        if allowed:
            tests.append(_among(column, allowed, values))
    if wanted.since:
        tests.append("dated AND (latest IS NULL OR latest >= :since)")
        values["since"] = wanted.since
    if wanted.until:
        tests.append("dated AND (earliest IS NULL OR earliest <= :until)")
        values["until"] = wanted.until + LAST
    for nth, word in enumerate(wanted.words):
        tests.append(f"instr(folded, :word{nth})")
        values[f"word{nth}"] = word.casefold()
    for nth, actor in enumerate(wanted.actors):
        sides = f"SELECT :actor{nth} UNION ALL SELECT id FROM actors WHERE country = :actor{nth}"
        tests.append(f"id IN (SELECT event FROM event_actors WHERE actor IN ({sides}))")
        values[f"actor{nth}"] = actor
    if not wanted.everything and not wanted.types:
        tests.append(f"dated AND NOT {_among('type', STANDING_TYPES, values, 'standing')}")
    return " AND ".join(tests), values


def conflicts(built: Store, kinds: Sequence[str], who: set[str] | None, most: int | None = None) -> Part[Conflict]:
    """Disagreements of these kinds in whose claims one of these actors has a part, in the order of the record."""
    tests, values = ["o.kind = 'conflicts'"], Values()
    if kinds:
        tests.append(_among("c.kind", kinds, values, "kind"))
    if who is not None:
        tests.append("c.nth IN (SELECT nth FROM conflict_actors WHERE actor IN (SELECT value FROM json_each(:who)))")
        values["who"] = listed(sorted(who))
    query = f"FROM conflicts c JOIN others o ON o.nth = c.nth WHERE {' AND '.join(tests)} ORDER BY c.nth"
    return _part(built, Conflict, query, values, most)


def actors(built: Store, kinds: Sequence[str], who: set[str] | None, most: int | None = None) -> Part[Billed]:
    """Actors of these kinds and among these ids, those with most claims first."""
    tests, values = ["1"], Values()
    if kinds:
        tests.append(_among("kind", kinds, values))
    if who is not None:
        tests.append("id IN (SELECT value FROM json_each(:who))")
        values["who"] = listed(sorted(who))
    base = f"FROM actors WHERE {' AND '.join(tests)}"
    columns = "SELECT id, kind, name, country, sector, forms, claims"
    decode = msgspec.json.Decoder(tuple[str, ...]).decode
    rows = built.connection.execute(f"{columns} {base} ORDER BY claims DESC, id LIMIT :most", values | _limit(most))
    found = tuple(
        Billed(id, kind, name, country, sector, decode(forms), claims)
        for id, kind, name, country, sector, forms, claims in rows
    )
    return Part(found, _total(built, base, values))


def documents(built: Store, most: int | None = None) -> Part[Shelved]:
    """Documents in the order of the record, with what rests on each."""
    query = "SELECT body, claims, events, alone FROM documents ORDER BY nth LIMIT :most"
    rows = built.connection.execute(query, _limit(most))
    return Part(tuple(Shelved.of(*row) for row in rows), _total(built, "FROM documents", {}))


def events_of(built: Store, actor: str, most: int | None = None) -> Part[Event]:
    """Events in which this very actor takes part, by date."""
    query = "FROM events WHERE id IN (SELECT event FROM event_actors WHERE actor = :actor) ORDER BY first, last, id"
    return _part(built, Event, query, {"actor": actor}, most)


def first(rows: Sequence[T], most: int | None) -> Part[T]:
    """The first of rows that are at hand."""
    return Part(tuple(rows[:most]), len(rows))


# ---------------------------------------------------------------- queries
def _part(built: Store, kind: type[T], query: str, values: Values, most: int | None) -> Part[T]:
    rows = tuple(built.each(kind, f"SELECT body {query} LIMIT :most", values | _limit(most)))
    total = _total(built, query, values) if most is not None else len(rows)
    return Part(rows, total)


def _total(built: Store, query: str, values: Values) -> int:
    return int(built.connection.execute(f"SELECT count(*) {query}", values).fetchone()[0])


def _limit(most: int | None) -> Values:
    return {"most": -1 if most is None else most}


def _among(column: str, allowed: Sequence[str], values: Values, name: str = "") -> str:
    """A test that a column has one of these values, which it adds to `values`."""
    names = [f"{name or column}{nth}" for nth in range(len(allowed))]
    values.update(zip(names, allowed, strict=True))
    return f"{column} IN ({', '.join(f':{one}' for one in names)})"
