"""Articles, readings and claims in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.model import (
    Actor,
    ActorRole,
    Article,
    Claim,
    Date,
    Modality,
    Place,
    Polarity,
    RawMap,
    Reading,
    Role,
    Span,
    Voice,
)

STATES = {"CHL": "Chile", "PER": "Peru", "ECU": "Ecuador", "NOR": "Norway", "IDN": "Indonesia"}
ACTORS = tuple(Actor(key, "state", name, country=key) for key, name in sorted(STATES.items()))


def person(key: str, name: str, country: str | None) -> Actor:
    return Actor(key, "person", name, country=country)


def day(value: str | None, latest: str | None = None) -> Date:
    return Date(value, value, latest or value, "explicit") if value else Date()


def article(key: str, text: str, *, outlet: str | None = None, published: str | None = None) -> Article:
    return Article(key, f"{key}.txt", "text", text, RawMap(()), (), outlet=outlet, published=day(published))


def claim(
    document: str,
    kind: str,
    words: str,
    trigger: str,
    *,
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    together: Sequence[str] = (),
    when: str | None = None,
    until: str | None = None,
    modality: Modality = "happened",
    polarity: Polarity = "positive",
    by: Sequence[str] = (),
    via: Sequence[str] = (),
    where: tuple[str, str] | None = None,
    topics: Sequence[str] = (),
    start: int = 0,
    same_as: str | None = None,
) -> Claim:
    """A claim on `words`, which stand at `start` of the document. `where` is a place's name and country."""
    at = start + words.index(trigger)
    roles: list[tuple[ActorRole, Sequence[str]]] = [
        ("actor", actors),
        ("recipient", recipients),
        ("participant", together),
    ]
    return Claim(
        document,
        kind,
        Span(document, at, trigger),
        Span(document, start, words),
        modality,
        polarity,
        "test",
        actors=tuple(Role(role, key, None) for role, keys in roles for key in keys),
        sources=tuple([Voice("speaker", key, None) for key in by] + [Voice("relay", key, None) for key in via]),
        time=day(when, until),
        place=Place(where[0].lower(), where[0], where[1], Span(document, start, words)) if where else None,
        topics=tuple(topics),
        same_as=same_as,
    )


def reading(document: str, *claims: Claim, published: str | None = None, cites: Sequence[str] = ()) -> Reading:
    return Reading(document, day(published), ACTORS, (), (), tuple(claims), cites=tuple(cites))


def moved(reading: Reading, document: str) -> Reading:
    """The same reading of another document: what a copy yields."""

    def span(old: Span) -> Span:
        return replace(old, source=document)

    claims = tuple(
        replace(
            each,
            document=document,
            trigger=span(each.trigger),
            evidence=span(each.evidence),
            place=each.place and replace(each.place, span=span(each.place.span)),
        )
        for each in reading.claims
    )
    return replace(reading, document=document, claims=claims)
