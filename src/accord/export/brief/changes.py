"""What the documents brought, day by day: new acts, further origins, plans carried out, denials, disagreements.

It follows from the days of publication alone: a record has no memory of earlier builds and needs none. A copy brings
nothing, and a document that gives no day cannot be placed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from accord.export.brief.shape import Group, Item
from accord.export.brief.shelf import Shelf, stated
from accord.export.brief.telling import basis, label, sentence
from accord.export.brief.wording import say_day
from accord.merging.standing import denies
from accord.model import Claim, Conflict, Event

Test = Callable[[Claim], bool]
Kind = Literal["new", "origin", "done", "denied", "asserted", "differs"]
LISTED = 200  # changes that are told
OPEN = ("planned", "considered", "possible")
SAID: dict[Kind, str] = {
    "new": "New",
    "origin": "Told by a further origin",
    "done": "Told as done, after it was told as planned",
    "denied": "Denied now",
    "asserted": "Asserted now, after it was denied",
    "differs": "The sources differ now",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What one day of publication brought to an event, and the claim that brought it."""

    day: str
    kind: Kind
    event: Event
    claim: Claim


def changes(shelf: Shelf) -> list[Change]:
    """All of them, by day, then by event."""
    days = {id: date.latest for id, date in shelf.published.items() if stated(date) and date.latest}
    found = [change for event in shelf.record.events for change in _of_event(shelf, event, days)]
    return sorted(found, key=lambda change: (change.day, change.event.id, change.kind, change.claim.id))


def changed(shelf: Shelf, since: str) -> Group:
    """What documents brought that were published after a day, the latest first, as a group of the brief."""
    found = [change for change in changes(shelf) if change.day > since + "\U0010ffff"]
    found.sort(key=lambda change: change.day, reverse=True)
    items = tuple(_item(shelf, change) for change in found[:LISTED])
    about = f"What documents brought that were published after {say_day(since)}; a copy brings nothing."
    return Group("changed", f"Changed since {say_day(since)}", about, items, "compact", len(found) - len(items))


def _item(shelf: Shelf, change: Change) -> Item:
    _, who, stands = label(shelf, change.event)
    told = (sentence(shelf, change.claim),)
    rests = f"{SAID[change.kind]}. {basis(shelf, change.event)}"
    id = f"{change.event.id}-{change.kind}-{change.claim.id}"
    return Item(id, say_day(change.day), who, stands, told, rests, False)


def _of_event(shelf: Shelf, event: Event, days: dict[str, str]) -> Iterator[Change]:
    told = [claim for claim in shelf.claims_of(event.claims) if claim.document in days]
    told.sort(key=lambda claim: (days[claim.document], claim.document in shelf.copies, claim.id))
    if not told:
        return
    began = days[told[0].document]
    yield Change(began, "new", event, told[0])
    for claim in _later(_first_of_origins(event, told), began, days):
        yield Change(days[claim.document], "origin", event, claim)
    turns: tuple[tuple[Kind, Claim | None], ...] = (
        ("done", _first_after(told, lambda claim: claim.modality in OPEN, lambda claim: claim.factual)),
        ("denied", _first_after(told, lambda claim: not denies(claim), denies)),
        ("asserted", _first_after(told, denies, lambda claim: not denies(claim))),
    )
    for kind, turn in turns:
        if turn and days[turn.document] > began:
            yield Change(days[turn.document], kind, event, turn)
    for id in event.conflicts:
        if id in shelf.conflicts and (last := _second_side(shelf, shelf.conflicts[id], days)):
            yield Change(days[last.document], "differs", event, last)


def _first_of_origins(event: Event, told: Sequence[Claim]) -> Iterator[Claim]:
    """The claim with which each origin of the event first comes in."""
    for origin in event.origins:
        first = next((claim for claim in told if claim.document in origin.documents), None)
        if first:
            yield first


def _later(claims: Iterable[Claim], began: str, days: dict[str, str]) -> list[Claim]:
    """Those that came after the first day, each once."""
    return list(dict.fromkeys(claim for claim in claims if days[claim.document] > began))


def _first_after(told: Sequence[Claim], before: Test, after: Test) -> Claim | None:
    """The first claim that is `after`, if only ones that are `before` came first."""
    first = next((nth for nth, claim in enumerate(told) if after(claim)), None)
    return told[first] if first and all(before(claim) for claim in told[:first]) else None


def _second_side(shelf: Shelf, conflict: Conflict, days: dict[str, str]) -> Claim | None:
    """The claim with which the second side of a conflict comes in."""
    firsts = []
    for side in conflict.sides:
        dated = [claim for claim in shelf.claims_of(side.claims) if claim.document in days]
        if dated:
            firsts.append(min(dated, key=lambda claim: (days[claim.document], claim.id)))
    ordered = sorted(firsts, key=lambda claim: (days[claim.document], claim.id))
    return ordered[1] if len(ordered) > 1 else None
