"""Claims, readings and events on invented relations, in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.model import (
    NO_DATE,
    Actor,
    ActorRole,
    Claim,
    Date,
    Event,
    Modality,
    Origin,
    Place,
    Polarity,
    Reading,
    Relation,
    Role,
    Span,
    Standing,
    digest,
)

ACTORS = (
    *(Actor(key, "state", name, country=key) for key, name in (
        ("CHL", "Chile"), ("PER", "Peru"), ("ECU", "Ecuador"), ("NOR", "Norway"), ("IDN", "Indonesia"), ("KEN", "Kenya")
    )),
    Actor("andes-union", "organisation", "Andes Union"),
    Actor("sea-league", "organisation", "Sea League"),
    Actor("west", "group", "the West"),
    Actor("donors", "group", "international donors"),
    Actor("rojas", "person", "Ana Rojas", country="CHL", sector="GOV"),
    Actor("quispe", "person", "Luis Quispe", country="PER", sector="GOV"),
    Actor("sailor", "person", "Old Sailor", country="PER", sector="CVL"),
    Actor("per-ministry", "body", "Peru's ministry", country="PER", sector="GOV"),
    Actor("per-government", "body", "Peru government", country="PER", sector="GOV"),
    Actor("the-south", "place", "the South"),
    Actor("lima", "place", "Lima", country="PER"),
)  # fmt: skip


def when(value: str | None, latest: str | None = None) -> Date:
    """A day, or an interval of days."""
    if value is None:
        return NO_DATE
    return Date(value if latest is None else f"{value}/{latest}", value, latest or value, "explicit")


def claim(
    kind: str,
    text: str,
    trigger: str,
    roles: Mapping[str, Sequence[str]] | Sequence[str],
    *,
    document: str = "a",
    time: Date = NO_DATE,
    time_words: str | None = None,
    modality: Modality = "happened",
    polarity: Polarity = "positive",
    relation: str | None = None,
    trend: str | None = None,
    rule: str = "test/rule",
    place: Place | None = None,
    topics: Sequence[str] = (),
    start: int = 0,
    mode: str | None = None,
    cameo: str | None = None,
) -> Claim:
    """A claim on a sentence; `roles` are participants, or part -> actors. Spans of actors stand at their own words."""
    parts = roles if isinstance(roles, Mapping) else {"participant": roles}
    names = {actor.id: actor.name for actor in ACTORS}
    return Claim(
        document,
        kind,
        Span(document, start + text.index(trigger), trigger),
        Span(document, start, text),
        modality,
        polarity,
        rule,
        actors=tuple(
            role(part, key, names[key], text, document, start) for part, keys in parts.items() for key in keys
        ),
        time=time,
        time_span=Span(document, start + text.index(time_words), time_words) if time_words else None,
        place=place,
        mode=mode,
        cameo=cameo,
        topics=tuple(topics),
        relation=Relation(relation, trend) if relation else None,
    )


def role(part: str, key: str, name: str, text: str, document: str, start: int) -> Role:
    kinds: dict[str, ActorRole] = {
        "actor": "actor", "recipient": "recipient", "participant": "participant", "topic": "topic"
    }  # fmt: skip
    return Role(kinds[part], key, Span(document, start + text.index(name), name) if name in text else None)


def reading(*claims: Claim, published: str | None = None) -> Reading:
    return Reading(claims[0].document, when(published), ACTORS, (), (), claims)


def event(
    *claims: Claim, status: Standing = "happened", origins: Sequence[str] = ("one",), time: Date = NO_DATE
) -> Event:
    first = claims[0]
    documents = tuple(sorted({each.document for each in claims}))
    return Event(
        digest("event", first.id),
        first.type,
        first.evidence.words,
        tuple(sorted({role.actor for each in claims for role in each.actors})),
        time if time.known else first.time,
        None,
        status,
        tuple(each.id for each in claims),
        documents,
        tuple(Origin(key, documents, False) for key in origins),
    )


def moved(old: Claim, document: str) -> Claim:
    """The same claim in another document: what a copy yields."""

    def span(one: Span) -> Span:
        return replace(one, source=document)

    return replace(
        old,
        document=document,
        trigger=span(old.trigger),
        evidence=span(old.evidence),
        actors=tuple(replace(each, span=each.span and span(each.span)) for each in old.actors),
        time_span=old.time_span and span(old.time_span),
    )
