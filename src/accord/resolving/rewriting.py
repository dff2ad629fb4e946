"""Put the dossier's actor ids in place of a document's own, wherever a reading names an actor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from accord.model import Actor, Claim, Mention, Office, Place, Reading


def rewrite(reading: Reading, ids: Mapping[str, str], actors: Mapping[str, Actor]) -> Reading:
    """The reading with each id of `ids` replaced; its own actors keep their names and spans under the new id."""
    return replace(
        reading,
        actors=own_actors(reading, ids, actors),
        mentions=tuple(renamed(mention, ids) for mention in reading.mentions),
        claims=tuple(in_claim(claim, ids) for claim in reading.claims),
        offices=tuple(in_office(office, ids) for office in reading.offices),
    )


def own_actors(reading: Reading, ids: Mapping[str, str], actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """The document's actors under their ids of the dossier, each once."""
    out: dict[str, Actor] = {}
    for actor in reading.actors:
        put = ids.get(actor.id, actor.id)
        known = actors.get(put, actor)
        earlier = out[put].names if put in out else ()
        out[put] = replace(known, names=(*earlier, *actor.names))
    return tuple(out[key] for key in sorted(out))


def renamed(mention: Mention, ids: Mapping[str, str]) -> Mention:
    put = ids.get(mention.actor)
    return mention if put is None else replace(mention, actor=put)


def in_office(office: Office, ids: Mapping[str, str]) -> Office:
    return replace(
        office,
        person=ids.get(office.person, office.person),
        state=office.state and ids.get(office.state, office.state),
    )


def in_claim(claim: Claim, ids: Mapping[str, str]) -> Claim:
    named = {role.actor for role in claim.actors} | {voice.actor for voice in claim.sources}
    if claim.place is not None:
        named.add(claim.place.id)
    if not any(ids.get(actor, actor) != actor for actor in named):
        return claim
    return replace(
        claim,
        actors=tuple(replace(role, actor=ids.get(role.actor, role.actor)) for role in claim.actors),
        sources=tuple(replace(voice, actor=ids.get(voice.actor, voice.actor)) for voice in claim.sources),
        place=claim.place and in_place(claim.place, ids),
    )


def in_place(place: Place, ids: Mapping[str, str]) -> Place:
    return replace(place, id=ids.get(place.id, place.id))
