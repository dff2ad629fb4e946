"""Which events are asked for, and in which order they are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.model import STANDING_TYPES, Date, Event


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


def choose(events: Iterable[Event], wanted: Wanted, countries: Mapping[str, str | None]) -> list[Event]:
    """The events that are asked for, by date. `countries`: the state of each actor."""
    return sorted(among(events, wanted, countries), key=by_date)


def among(events: Iterable[Event], wanted: Wanted, countries: Mapping[str, str | None]) -> list[Event]:
    """The events that are asked for, in the order given."""
    found = [event for event in events if _wanted(event, wanted)]
    for actor in wanted.actors:
        found = _with(actor, found, countries)
    return found


def _wanted(event: Event, wanted: Wanted) -> bool:
    if wanted.types and event.type not in wanted.types:
        return False
    if wanted.statuses and event.status not in wanted.statuses:
        return False
    least, most = wanted.origins
    if len(event.origins) < least or (most is not None and len(event.origins) > most):
        return False
    if (wanted.since or wanted.until) and not within(event.date, wanted.since, wanted.until):
        return False
    if wanted.words and not _holds(event.title.casefold(), wanted.words):
        return False
    return wanted.everything or bool(wanted.types) or (event.date.known and event.type not in STANDING_TYPES)


def _holds(title: str, words: Iterable[str]) -> bool:
    return all(word.casefold() in title for word in words)


def within(date: Date, since: str | None, until: str | None) -> bool:
    """Whether the date may lie in the time asked for; an undated event does not."""
    after = since is None or date.latest is None or date.latest >= since
    before = until is None or date.earliest is None or date.earliest <= until + "\U0010ffff"
    return date.known and after and before


def _with(actor: str, events: Iterable[Event], countries: Mapping[str, str | None]) -> list[Event]:
    """Events that have the actor, or somebody of that state, as a participant."""
    return [e for e in events if any(actor in (who, countries.get(who)) for who in e.participants)]


def by_date(event: Event) -> tuple[str, str, str]:
    """By the first day it can have been; undated events last."""
    return event.date.earliest or event.date.latest or "\U0010ffff", event.date.latest or "\U0010ffff", event.id
