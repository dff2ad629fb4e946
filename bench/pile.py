"""A large dossier made up: documents of ten sentences, with the claims that a reader would find, as if already read.

Facts are told by four documents on average; some are denied, planned or undated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from accord.model import Actor, Article, Block, Claim, Date, Mention, Name, RawMap, Reading, Relation, Role, Run, Span

if TYPE_CHECKING:
    from accord.knowledge import Knowledge

PER_DOCUMENT = 10  # claims
TELLINGS = 4  # documents that tell a fact, on average
FIRST_DAY = date(2015, 1, 1).toordinal()
DAYS = 3600
WIDTH = 60  # characters of a run of the original, so that places in it have to be looked up
ACTS: tuple[tuple[str, str, str | None], ...] = (
    ("SUPPORT", "signed a trade treaty with", "057"),
    ("CONSULT", "met", "040"),
    ("ACCUSE", "accused", "112"),
    ("SANCTION", "imposed sanctions on", "163"),
    ("ASSAULT", "shelled", "190"),
    ("AID", "sent grain to", "070"),
    ("COOPERATE", "held exercises with", "062"),
    ("TIE", "is an ally of", None),
)
TOPICS = ("the northern border", "a gas pipeline", "fishing rights", "the harbour dues", "a railway", "two islands")


@dataclass(frozen=True, slots=True)
class Fact:
    type: str
    verb: str
    cameo: str | None
    a: Actor
    b: Actor
    day: str
    topic: str


def pile(world: Knowledge, size: int) -> tuple[list[Article], list[Reading]]:
    """Articles and readings that hold `size` claims. The same on every machine."""
    lot = Random(11)
    states = [Actor(id, "state", world.states[id].name, country=id) for id in sorted(world.states)[:60]]
    facts = [_fact(lot, states) for _ in range(max(1, size // TELLINGS))]
    made = [_document(number, lot, facts) for number in range(max(1, size // PER_DOCUMENT))]
    return [article for article, _ in made], [reading for _, reading in made]


def _fact(lot: Random, states: Sequence[Actor]) -> Fact:
    a, b = lot.sample(states, 2)
    type, verb, cameo = lot.choice(ACTS)
    return Fact(type, verb, cameo, a, b, _day(lot), lot.choice(TOPICS))


def _day(lot: Random) -> str:
    return date.fromordinal(FIRST_DAY + lot.randrange(DAYS)).isoformat()


def _document(number: int, lot: Random, facts: Sequence[Fact]) -> tuple[Article, Reading]:
    id, text, claims = f"{number:064x}", "", []
    for nth, fact in enumerate(lot.sample(facts, PER_DOCUMENT)):
        claim, sentence = _claim(id, len(text), nth, fact, lot)
        claims.append(claim)
        text += sentence + (" " if nth % 3 else "\n\n")
    runs = tuple(Run(at, min(WIDTH, len(text) - at), at + 7 + at // WIDTH, WIDTH) for at in range(0, len(text), WIDTH))
    title, published = Span(id, 0, text.partition("\n")[0]), _dated(_day(lot))
    blocks = (Block(0, len(text), "body"),)
    name, outlet = f"{number:06}.txt", f"Outlet {number % 97}"
    article = Article(id, name, "text", text, RawMap(runs), blocks, title, outlet, None, published, "en", "report")
    mentions = tuple(Mention(r.span, r.actor, "state", "name") for claim in claims for r in claim.actors if r.span)
    return article, Reading(id, published, tuple(_actors(mentions)), mentions, (), tuple(claims))


def _actors(mentions: Sequence[Mention]) -> Iterator[Actor]:
    seen: dict[str, list[Span]] = {}
    for mention in mentions:
        seen.setdefault(mention.actor, []).append(mention.span)
    for id, spans in seen.items():
        yield Actor(id, "state", spans[0].words, (Name(spans[0].words, tuple(spans)),), country=id)


def _claim(document: str, at: int, nth: int, fact: Fact, lot: Random) -> tuple[Claim, str]:
    planned, denied = lot.random() < 0.1, lot.random() < 0.08
    words = f"{fact.a.name} {fact.verb} {fact.b.name} over {fact.topic} in case {lot.randrange(10**5)}"
    when = fact.day if lot.random() < 0.8 else ""
    sentence = f"{words} on {when}." if when else f"{words}."
    start = at + sentence.index(fact.verb)
    second = start + len(fact.verb) + 1
    claim = Claim(
        document,
        fact.type,
        Span(document, start, fact.verb),
        Span(document, at, sentence),
        "planned" if planned else "denied" if denied else "happened",
        "positive",
        "made/up",
        (
            Role("actor", fact.a.id, Span(document, at, fact.a.name)),
            Role("recipient", fact.b.id, Span(document, second, fact.b.name)),
        ),
        time=_dated(when) if when else Date(),
        time_span=Span(document, at + len(words) + 4, when) if when else None,
        cameo=fact.cameo,
        topics=(fact.topic.split()[-1],),
        relation=Relation("alliance") if fact.type == "TIE" else None,
        nth=nth,
    )
    return claim, sentence


def _dated(day: str) -> Date:
    return Date(day, day, day, "explicit")
