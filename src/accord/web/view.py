"""A built record at hand: what every page needs of it is loaded once and kept until another record is built."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from accord.dossier import Dossier, Settings
from accord.dossier.listing import Wanted, ids_of_events
from accord.dossier.store import Heading, Store, by_date, without_collecting
from accord.export.brief.choosing import key_events
from accord.export.brief.shelf import in_focus, looking_back, stated
from accord.looking.grades import Graded
from accord.looking.names import outlets_of
from accord.looking.words import plain
from accord.model import (
    Actor,
    Agreement,
    Claim,
    Conflict,
    Copy,
    Date,
    Doubt,
    Event,
    Judgment,
    Membership,
    Office,
    Problem,
    Reliability,
    Sanction,
    Score,
    Tie,
    Transfer,
)
from accord.relating.scores import documents_a_month
from accord.web.drawing import bounds

Pair = tuple[str, str]
T = TypeVar("T")
KEY = 10  # key events of the first page
DAYS = 2  # as of which the record is at hand beside the record as it is
KEPT = 64  # lists of events, drawings and the like that are kept for the next request
LONGEST_NAME = 300  # characters of a name that are shown


class View:
    """One built record. Lists are in the order of the record, events by date. Safe to read from many threads."""

    def __init__(self, built: Store, settings: Settings) -> None:
        self.settings = settings
        self.key = built.meta("inputs") or ""
        self.left_out = int(built.meta("left_out") or 0)  # documents that a record as of a day does not know
        self.claims, self.documents = _count(built, "claims"), built.number_of_documents()
        with without_collecting():
            self.events: list[Event] = sorted(built.events(), key=by_date)
            self.actors: dict[str, Actor] = {actor.id: actor for actor in built.actors()}
            self.headings: dict[str, Heading] = {heading.id: heading for heading in built.headings()}
            self.conflicts: dict[str, Conflict] = {conflict.id: conflict for conflict in built.others("conflicts")}
            self.agreements: tuple[Agreement, ...] = built.others("agreements")
            self.memberships: tuple[Membership, ...] = built.others("memberships")
            self.sanctions: tuple[Sanction, ...] = built.others("sanctions")
            self.offices: tuple[Office, ...] = built.others("offices")
            self.transfers: tuple[Transfer, ...] = built.others("transfers")
            self.ties: tuple[Tie, ...] = built.others("ties")
            self.scores: tuple[Score, ...] = built.others("scores")
            self.copies: tuple[Copy, ...] = built.others("copies")
            self.problems: tuple[Problem, ...] = built.others("problems")
            self.doubts: tuple[Doubt, ...] = built.others("doubts")
            self.reliability: tuple[Reliability, ...] = built.others("reliability")
            self.judgments: tuple[Judgment, ...] = built.others("judgments")
            self.outlets: dict[str, str] = outlets_of(built.outlets())
            self.published: dict[str, Date] = built.published()
            self.key_events: list[Event] = key_events(self._weighing(built), self.events, KEY)

        self._kept: dict[Hashable, Any] = {}

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives: kept as long as the view, or until as many other things as KEPT were made after it."""
        if key in self._kept:
            return cast(T, self._kept[key])
        made = make()
        self._kept[key] = made
        for oldest in list(self._kept)[:-KEPT]:
            self._kept.pop(oldest, None)
        return made

    def _weighing(self, built: Store) -> _Weighing:
        days = sorted(date.earliest for date in self.published.values() if date.earliest and stated(date))
        focus = in_focus(self.actors.values(), self.settings.focus)
        return _Weighing(looking_back(days), focus, self.actors, {claim.id: claim for claim in built.claims()})

    @cached_property
    def countries(self) -> Mapping[str, str | None]:
        return {actor.id: actor.country for actor in self.actors.values()}

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def sides(self) -> frozenset[str]:
        """Who can be a side of a pair: actors, and the states that they act for."""
        return frozenset(self.actors) | {country for country in self.countries.values() if country}

    @cached_property
    def bounds(self) -> Mapping[str, tuple[int, int] | None]:
        """First and last day of each event, as ordinals."""
        return {event.id: bounds(event.date) for event in self.events}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each event stands in `events`."""
        return {event.id: nth for nth, event in enumerate(self.events)}

    @cached_property
    def coverage(self) -> dict[str, int]:
        """Documents a month; under "" those without one."""
        return documents_a_month(self.published.values())

    @cached_property
    def pairs(self) -> dict[Pair, list[Score]]:
        """The monthly scores of each pair, by month."""
        found: dict[Pair, list[Score]] = {}
        for score in self.scores:
            found.setdefault((score.a, score.b), []).append(score)
        return {pair: sorted(scores, key=lambda score: score.month) for pair, scores in found.items()}

    @cached_property
    def partners(self) -> dict[str, list[tuple[str, int]]]:
        """Of each actor, with whom it has scores, and in how many events; most first."""
        found: dict[str, Counter[str]] = {}
        for (a, b), scores in self.pairs.items():
            events = sum(len(score.events) for score in scores)
            found.setdefault(a, Counter())[b] += events
            found.setdefault(b, Counter())[a] += events
        return {a: sorted(counts.items(), key=lambda item: (-item[1], item[0])) for a, counts in found.items()}

    @cached_property
    def statuses(self) -> dict[str, int]:
        return dict(Counter(event.status for event in self.events))

    @cached_property
    def years(self) -> dict[str, int]:
        """Events a year, by their first possible day."""
        return dict(sorted(Counter((e.date.earliest or "")[:4] for e in self.events if e.date.earliest).items()))

    @cached_property
    def single(self) -> int:
        """Events with a single independent origin."""
        return sum(len(event.origins) == 1 for event in self.events)

    @cached_property
    def counts_of_actors(self) -> Counter[str]:
        return Counter(actor for event in self.events for actor in event.participants)

    @cached_property
    def given(self) -> dict[str, Reliability]:
        """The letters that persons gave, by the id that the outlet has as an origin."""
        return {given.origin: given for given in self.reliability}

    def name(self, id: str) -> str:
        """What an actor or outlet is called; an id that is neither stands for itself."""
        actor = self.actors.get(id)
        return plain((actor.name if actor else self.outlets.get(id, id))[:LONGEST_NAME])


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What events are weighed by, for `key_events`."""

    since: str
    focus: frozenset[str]
    actors: Mapping[str, Actor]
    claims: Mapping[str, Claim]

    def claims_of(self, ids: Iterable[str]) -> list[Claim]:
        return [self.claims[id] for id in ids if id in self.claims]


def _count(built: Store, table: str) -> int:
    (number,) = built.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(number)


@dataclass(frozen=True, slots=True)
class Room:
    """What one request reads: the open record, and what is at hand of it."""

    dossier: Dossier
    built: Store
    view: View

    def chosen(self, wanted: Wanted) -> list[Event]:
        """The events that are asked for, by date."""
        view = self.view
        return view.remember(wanted, lambda: [view.by_id[id] for id in ids_of_events(self.built, wanted)])

    def graded(self) -> Graded:
        return Graded(self.built, self.view.conflicts, self.view.actors)


class Rooms:
    """Gives each request a room; loads the view anew when another record has been built."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._lock = threading.Lock()
        self._views: dict[str, View] = {}  # by the day as of which they are: "" the record as it is

    @contextmanager
    def room(self, as_of: str = "") -> Iterator[Room]:
        """`as_of`: a day; "": the record as it is. Raises: UsageError; StoreError if nothing is built yet."""
        with self.dossier.open(as_of or None) as built:
            yield Room(self.dossier, built, self._current(built, as_of))

    def _current(self, built: Store, day: str) -> View:
        settings, key = self.dossier.settings, built.meta("inputs") or ""
        if (view := self._views.get(day)) is not None and view.key == key and view.settings == settings:
            return view
        with self._lock:
            if (view := self._views.get(day)) is None or view.key != key or view.settings != settings:
                self._views.pop(day, None)
                for oldest in [one for one in self._views if one][: 1 - DAYS] if day else ():
                    self._views.pop(oldest)
                view = self._views[day] = View(built, settings)
                gc.unfreeze()
                gc.collect()  # the view before
                gc.freeze()  # the nouns stay, and have no cycles: looking through them takes longer than a page
        return view
