"""Which persons of the documents are one person, and why. What is doubtful is offered, not done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from accord.forest import Forest
from accord.model import Actor
from accord.resolving import names

Node = tuple[str, str]  # document, id of the actor in that document
SURNAME_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "HUN", "KHM"})  # states
MOST_SHARING = 400  # persons under one key of spelling that are compared pair by pair


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one document has them."""

    node: Node
    actor: Actor
    forms: tuple[str, ...]  # fullest first
    offices: frozenset[tuple[str, str | None]]  # office in lower case, state
    known: bool  # an entry of the knowledge tables

    @property
    def fullest(self) -> str:
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Join:
    """Two persons that are one, or may be."""

    a: Node
    b: Node
    reasons: tuple[str, ...]
    sure: bool


def same_entry(a: Person, b: Person) -> bool:
    """both are the same entry of the tables"""
    return a.known and b.known and a.actor.id == b.actor.id


def same_name(a: Person, b: Person) -> bool:
    """the full names agree, whatever the spelling, order or middle names"""
    return any(
        names.full(x) and names.full(y) and (names.contained(x, y) or names.contained(y, x))
        for x in a.forms
        for y in b.forms
    )


def bare_name(a: Person, b: Person) -> bool:
    """one is named by surname alone, and it is the other's"""
    short, long = sorted((a, b), key=lambda person: names.full(person.fullest))
    return (
        not names.full(short.fullest)
        and names.full(long.fullest)
        and any(names.contained(x, long.fullest) for x in short.forms)
    )


def same_bare(a: Person, b: Person) -> bool:
    """both are named by the same surname alone"""
    if names.full(a.fullest) or names.full(b.fullest):
        return False
    return names.contained(a.fullest, b.fullest) or names.contained(b.fullest, a.fullest)


def same_state(a: Person, b: Person) -> bool:
    """both belong to the same state"""
    return a.actor.country is not None and a.actor.country == b.actor.country


def same_office(a: Person, b: Person) -> bool:
    """both are given the same office"""
    return bool(a.offices & b.offices)


def same_document(a: Person, b: Person) -> bool:
    """the document gives the full name too"""
    return a.node[0] == b.node[0]


def no_other(short: Person, long: Person) -> bool:
    """nobody else has this surname"""
    words = names.core(long.fullest)
    surname = words[0] if long.actor.country in SURNAME_FIRST else words[-1]
    return names.alike(names.core(short.fullest)[-1], surname)


def states_differ(a: Person, b: Person) -> bool:
    """they belong to different states"""
    return None not in (a.actor.country, b.actor.country) and a.actor.country != b.actor.country


def both_known(a: Person, b: Person) -> bool:
    """they are two entries of the tables"""
    return a.known and b.known and a.actor.id != b.actor.id


def reasons_of(rules: Sequence[Callable[[Person, Person], bool]], a: Person, b: Person) -> tuple[str, ...]:
    """What speaks for the join, in the words shown to the reader."""
    return tuple(rule.__doc__ or "" for rule in rules if rule(a, b))


def weigh(a: Person, b: Person) -> Join | None:
    """Whether two persons are one, as far as the two alone can tell. Bare surnames are settled by `settle_bare`."""
    if both_known(a, b):
        return None
    reasons = reasons_of((same_entry, same_name, same_state, same_office), a, b)
    if same_entry(a, b):
        return Join(a.node, b.node, reasons, True)
    if same_name(a, b):
        differ = states_differ(a, b) and not same_office(a, b)
        return Join(a.node, b.node, (*reasons, states_differ.__doc__ or "") if differ else reasons, not differ)
    return None


def compared(people: Sequence[Person]) -> list[tuple[Person, Person]]:
    """Pairs that share a key of spelling: the frames of their names' words."""
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for key in sorted({names.frame(word) for form in person.forms for word in names.surnames(form)}):
            blocks[key].append(person)
    pairs = {}
    for members in blocks.values():
        for a, b in combinations(members[:MOST_SHARING], 2):
            pairs[a.node, b.node] = (a, b)
    return [pairs[key] for key in sorted(pairs)]


def distinct(people: Sequence[Person]) -> tuple[list[Person], dict[Node, list[Person]]]:
    """One person for each way of naming, state and offices, and those that it stands for."""
    alike: dict[object, list[Person]] = defaultdict(list)
    for person in people:
        alike[person.actor.id, person.actor.country, person.forms, tuple(sorted(map(str, person.offices)))].append(
            person
        )
    groups = [sorted(group, key=lambda person: person.node) for group in alike.values()]
    first = sorted((group[0] for group in groups), key=lambda person: person.node)
    return first, {group[0].node: group for group in groups}


def join_people(
    people: Sequence[Person], kept_apart: frozenset[tuple[Node, Node]] = frozenset()
) -> tuple[Forest[Node], list[Join]]:
    """Who is one, and the doubtful joins.

    Args:
        people: one a document and id.
        kept_apart: pairs that a person decided are two.
    """
    forest = Forest(person.node for person in people)
    heads, standing_for = distinct(people)
    for head in heads:
        for other in standing_for[head.node]:
            if not parted(head.node, other.node, kept_apart):
                forest.join(head.node, other.node)
    pairs = compared(heads)
    joins = [join for a, b in pairs if (join := weigh(a, b)) and not parted(a.node, b.node, kept_apart)]
    for join in joins:
        if join.sure:
            forest.join(join.a, join.b)
    doubts = [join for join in joins if not join.sure]
    by_node = {person.node: person for person in people}
    doubts += settle_bare(pairs, forest, by_node, kept_apart)
    return forest, [join for join in doubts if forest.find(join.a) != forest.find(join.b)]


def parted(a: Node, b: Node, kept_apart: frozenset[tuple[Node, Node]]) -> bool:
    return (min(a, b), max(a, b)) in kept_apart


def settle_bare(
    pairs: Sequence[tuple[Person, Person]],
    forest: Forest[Node],
    by_node: Mapping[Node, Person],
    kept_apart: frozenset[tuple[Node, Node]],
) -> list[Join]:
    """Join each bare surname to the only person that fits by state or office; offer the join where more than one does.

    Two bare surnames are joined where state or office is the same: they have nothing else to be told by.
    """
    fitting: dict[Node, list[Person]] = defaultdict(list)
    alike: dict[Node, Join] = {}
    for a, b in pairs:
        if parted(a.node, b.node, kept_apart) or both_known(a, b):
            continue
        if bare_name(a, b):
            short, long = (b, a) if names.full(a.fullest) else (a, b)
            if not states_differ(a, b) or same_office(a, b):
                fitting[short.node].append(long)
        elif same_bare(a, b) and (same_state(a, b) or same_office(a, b)) and not states_differ(a, b):
            forest.join(a.node, b.node)
        elif same_bare(a, b) and not states_differ(a, b):
            alike.setdefault(b.node, Join(a.node, b.node, reasons_of((same_bare,), a, b), False))  # the first is enough
    offered = list(alike.values())
    groups = forest.groups()
    for root in sorted(groups):
        bare = [by_node[node] for node in groups[root] if node in fitting]
        if bare and not any(names.full(by_node[node].fullest) for node in groups[root]):
            offered += settle(bare, fitting, forest)
    return offered


BACKING = (same_office, same_document, same_state)  # what makes a bare surname this person's


def settle(bare: Sequence[Person], fitting: Mapping[Node, Sequence[Person]], forest: Forest[Node]) -> list[Join]:
    """One person named by surname alone, in one or more documents."""
    found: dict[Node, tuple[Person, Person]] = {}
    for short in bare:
        for long in fitting[short.node]:
            root = forest.find(long.node)
            if root not in found or not any(rule(*found[root]) for rule in BACKING):
                found[root] = (short, long)
    for backing in (BACKING[:1], BACKING[:2], BACKING):  # what says most decides first
        chosen = [pair for pair in found.values() if any(rule(*pair) for rule in backing)]
        if len(chosen) == 1:
            short, long = chosen[0]
            forest.join(short.node, long.node)
            return []
    if len(found) == 1 and all(no_other(*pair) for pair in found.values()):
        ((short, long),) = found.values()
        forest.join(short.node, long.node)
        return []
    return [Join(a.node, b.node, reasons_of((bare_name, *BACKING), a, b), False) for a, b in found.values()]


def fullest_form(people: Sequence[Person]) -> str:
    """The name by which the person is shown: most words, then most often printed, then first in the alphabet."""
    seen = Counter(form for person in people for form in person.forms)
    return min(seen, key=lambda form: (-len(names.core(form)), -seen[form], form))
