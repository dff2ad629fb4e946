"""Readings in; the actors and offices of the whole dossier out.

A join of two names is made for documented reasons or offered as a doubt; a person's decision comes before both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from accord.forest import Forest
from accord.model import Actor, ActorKind, Decision, Doubt, Name, Office, Reading, Span, digest, most
from accord.resolving import names
from accord.resolving.offices import combine
from accord.resolving.people import Join, Node, Person, fullest_form, join_people
from accord.resolving.rewriting import rewrite

__all__ = ["Doubt", "Resolved", "resolve"]


class Entity(Protocol):
    """What resolving asks of an entry of the knowledge tables."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> ActorKind: ...
    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def sector(self) -> str | None: ...
    @property
    def wikidata(self) -> str | None: ...


class Knowledge(Protocol):
    """What resolving asks of the knowledge tables."""

    @property
    def entities(self) -> Mapping[str, Entity]: ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """The readings under the dossier's actor ids, the actors and offices of all documents, and what is open."""

    readings: tuple[Reading, ...]
    actors: tuple[Actor, ...]
    offices: tuple[Office, ...]
    doubts: tuple[Doubt, ...] = ()
    loose: tuple[Decision, ...] = ()  # decisions on actors whose actors were not found


def resolve(readings: Sequence[Reading], knowledge: Knowledge, decisions: Sequence[Decision] = ()) -> Resolved:
    """One actor under all its names, in all documents. Pure; the order of the readings does not matter."""
    ordered = sorted(readings, key=lambda reading: reading.document)
    people = persons_of(ordered, knowledge)
    standing = in_force(decisions)
    splits = [decision for decision in standing if decision.action == "actor-split"]
    forest, doubts = join_people(people, kept_apart(splits, people))
    ids = name_groups(forest, people, knowledge)
    for reading in ordered:
        ids[reading.document].update(described_holders(reading, ids.get(reading.document, {})))
    joined, loose = decided(standing, ids, ordered)
    actors = gather(ordered, joined, knowledge)
    rewritten = tuple(rewrite(reading, joined.get(reading.document, {}), actors) for reading in ordered)
    offices = combine((office for reading in rewritten for office in reading.offices), actors)
    open_doubts = offer(doubts, joined, {person.node: person for person in people})
    return Resolved(rewritten, tuple(actors[key] for key in sorted(actors)), offices, open_doubts, loose)


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions that no later line undoes."""
    undone = {decision.undoes for decision in decisions if decision.undoes}
    return [decision for decision in decisions if decision.id not in undone and not decision.undoes]


# ---------------------------------------------------------------- persons
def persons_of(readings: Sequence[Reading], knowledge: Knowledge) -> list[Person]:
    """Each person of each document, with names, state and offices."""
    people = []
    for reading in readings:
        offices: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
        for office in reading.offices:
            offices[office.person].add((office.office.casefold(), office.state))
        described = described_only(reading)
        for actor in reading.actors:
            known = actor.id in knowledge.entities
            if not known and actor.id in described:
                continue  # "the Kenyan general" is a description, no name to compare
            if actor.kind == "person" or may_be_person(actor, knowledge):
                people.append(
                    Person((reading.document, actor.id), actor, forms_of(actor), frozenset(offices[actor.id]), known)
                )
    return people


def described_holders(reading: Reading, ids: Mapping[str, str]) -> dict[str, str]:
    """Persons only described by an office ("the presidents of A and B") -> the one whom the document names in it."""
    held: dict[str, set[str]] = defaultdict(set)
    for office in reading.offices:
        if office.state is not None:
            held[f"{office.state.lower()}-{'-'.join(office.office.casefold().split())}"].add(
                ids.get(office.person, office.person)
            )
    persons = {actor.id for actor in reading.actors if actor.kind == "person"}
    described = sorted(persons & described_only(reading))
    return {key: min(held[key]) for key in described if len(held.get(key, ())) == 1}


def described_only(reading: Reading) -> set[str]:
    """Actors of the document that are mentioned, and never by a name."""
    named = {mention.actor for mention in reading.mentions if mention.form == "name"}
    return {mention.actor for mention in reading.mentions} - named


def may_be_person(actor: Actor, knowledge: Knowledge) -> bool:
    """A single capitalised word that nothing is known of: a surname, as likely as the name of a body."""
    unknown = actor.kind == "organisation" and actor.country is None and actor.id not in knowledge.entities
    return unknown and len(names.tokens(actor.name)) == 1 and actor.name[:1].isupper() and not actor.name.isupper()


def forms_of(actor: Actor) -> tuple[str, ...]:
    """The person's names, fullest first: phrases that only describe ("the minister") are the reading's nominals."""
    forms = {actor.name, *(name.form for name in actor.names if any(letter.isupper() for letter in name.form[:1]))}
    return tuple(sorted(forms, key=lambda form: (-len(names.core(form)), form)))


def kept_apart(splits: Sequence[Decision], people: Sequence[Person]) -> frozenset[tuple[Node, Node]]:
    """Pairs of persons that a person decided are two: `value` names the document, id or spelling that stands apart."""
    pairs = set()
    for decision in splits:
        apart = [person for person in people if decision.value and stands_for(decision.value, person)]
        rest = [person for person in people if person not in apart]
        pairs |= {(min(a.node, b.node), max(a.node, b.node)) for a in apart for b in rest}
    return frozenset(pairs)


def stands_for(value: str, person: Person) -> bool:
    return value in person.node or value in person.forms


# ---------------------------------------------------------------- ids
def name_groups(forest: Forest[Node], people: Sequence[Person], knowledge: Knowledge) -> dict[str, dict[str, str]]:
    """document -> the id of an actor there -> its id in the dossier. No two persons get one id."""
    by_node = {person.node: person for person in people}
    out: dict[str, dict[str, str]] = defaultdict(dict)
    taken: Counter[str] = Counter()
    for nodes in forest.groups().values():
        group = [by_node[node] for node in nodes]
        if not any(person.actor.kind == "person" for person in group):
            continue  # words that could have been surnames, and are nobody's here
        put = id_of(group)
        taken[put] += 1
        if taken[put] > 1:
            put = apart(put, group, taken)
        for node in nodes:
            out[node[0]][node[1]] = put
    return out


def id_of(group: Sequence[Person]) -> str:
    known = sorted({person.actor.id for person in group if person.known})
    if known:
        return known[0]
    used = Counter(person.actor.id for person in group)
    fullest = names.slug(fullest_form(group))
    return fullest if fullest in used else min(used, key=lambda key: (-key.count("-"), -used[key], key))


def apart(put: str, group: Sequence[Person], taken: Counter[str]) -> str:
    """A second person of the same name: told apart by state, else by number."""
    country = next((person.actor.country for person in group if person.actor.country), None)
    better = f"{put}-{country.lower()}" if country else f"{put}-{taken[put]}"
    taken[better] += 1
    return better if taken[better] == 1 else f"{better}-{taken[put]}"


def decided(
    decisions: Sequence[Decision], ids: dict[str, dict[str, str]], readings: Sequence[Reading]
) -> tuple[dict[str, dict[str, str]], tuple[Decision, ...]]:
    """Apply the joins that a person decided, in their order; those whose actors are not here are loose."""
    here = {ids.get(reading.document, {}).get(actor.id, actor.id) for reading in readings for actor in reading.actors}
    put: dict[str, str] = {}
    loose = []
    called = {own: mine for document in sorted(ids) for own, mine in sorted(ids[document].items())}
    for decision in decisions:
        if decision.action == "actor-join":
            sides = (side if side in here else called.get(side or "", "") for side in (decision.target, decision.value))
            a, b = (follow(put, side or "") for side in sides)
            if a in here and b in here and a != b:
                put[b] = a
            elif a not in here or b not in here:
                loose.append(decision)
        elif decision.action == "actor-split" and decision.target not in here:
            loose.append(decision)
    out = {}
    for reading in readings:
        own = ids.get(reading.document, {})
        out[reading.document] = {actor.id: follow(put, own.get(actor.id, actor.id)) for actor in reading.actors}
    return out, tuple(loose)


def follow(put: Mapping[str, str], key: str) -> str:
    while key in put:
        key = put[key]
    return key


# ---------------------------------------------------------------- actors
def gather(readings: Sequence[Reading], ids: Mapping[str, Mapping[str, str]], knowledge: Knowledge) -> dict[str, Actor]:
    """The actors of the dossier: tables first, then what most documents say."""
    seen: dict[str, list[Actor]] = defaultdict(list)
    for reading in readings:
        for actor in reading.actors:
            seen[ids[reading.document].get(actor.id, actor.id)].append(actor)
    return {key: put_together(key, seen[key], knowledge) for key in sorted(seen)}


def put_together(key: str, seen: Sequence[Actor], knowledge: Knowledge) -> Actor:
    entity = knowledge.entities.get(key)
    forms: dict[str, set[Span]] = defaultdict(set)
    for actor in seen:
        for name in actor.names:
            forms[name.form].update(name.spans)
    return Actor(
        id=key,
        kind=entity.kind if entity else kind_of(seen),
        name=entity.name if entity else display_name(seen),
        names=tuple(Name(form, tuple(sorted(forms[form]))) for form in sorted(forms)),
        country=most(actor.country for actor in seen) or (entity.country if entity else None),
        sector=most(actor.sector for actor in seen) or (entity.sector if entity else None),
        wikidata=(entity.wikidata if entity else None) or most(actor.wikidata for actor in seen),
    )


def kind_of(seen: Sequence[Actor]) -> ActorKind:
    """A person if any document knows it for one; else what most documents say."""
    kinds = [actor.kind for actor in seen]
    return "person" if "person" in kinds else most(kinds) or "group"


def display_name(seen: Sequence[Actor]) -> str:
    counts = Counter(actor.name for actor in seen)
    return min(counts, key=lambda form: (-len(names.core(form)), -counts[form], form))


# ---------------------------------------------------------------- doubts
def offer(
    doubts: Sequence[Join], ids: Mapping[str, Mapping[str, str]], people: Mapping[Node, Person]
) -> tuple[Doubt, ...]:
    """The open joins in terms of the dossier's actors, each pair once."""
    out: dict[tuple[str, str], Doubt] = {}
    for join in doubts:
        a, b = sorted(ids[node[0]][node[1]] for node in (join.a, join.b))
        if a != b and (a, b) not in out:
            spans = [name.spans[0] for node in (join.a, join.b) for name in people[node].actor.names[:1] if name.spans]
            out[a, b] = Doubt(digest("doubt", a, b), a, b, join.reasons, tuple(spans))
    return tuple(out[key] for key in sorted(out))
