"""Laws of relating: no order matters, copies move no score, everything opens at claims that are there."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import Claim, Decision, Event, Reading
from accord.relating import Related, relate
from tests.relating.builders import ACTORS, claim, event, moved, reading, when

STATES = ("CHL", "PER", "ECU", "NOR")
NAMES = {actor.id: actor.name for actor in ACTORS}
SENTENCES = (
    ("SUPPORT", "{a} and {b} signed a trade agreement.", "signed", None),
    ("SUPPORT", "{a} and {b} signed a memorandum of understanding on gas.", "signed", None),
    ("AGREE", "{a} and {b} plan to sign a treaty.", "plan to sign", None),
    ("AGREE", "{a} and {b} agreed to restore ties.", "agreed", None),
    ("TIE", "{a} and {b} have a border treaty.", "border treaty", "treaty"),
    ("TIE", "{a} and {b} are allies.", "allies", "alliance"),
    ("CONSULT", "{a} and {b} met.", "met", None),
    ("SANCTION", "{a} put sanctions on {b} over fish.", "sanctions", None),
    ("AID", "{a} sent five tanks to {b}.", "sent five tanks", None),
    ("MOBILIZE", "{a} sent soldiers to {b}.", "sent soldiers", None),
    ("RETREAT", "{a} and {b} withdrew from the trade agreement.", "withdrew", None),
    ("MEMBER", "{a} and {b} belong to the Sea League.", "belong", "member"),
)


@st.composite
def told(draw: st.DrawFn, nth: int = 0) -> Claim:
    kind, text, trigger, relation = draw(st.sampled_from(SENTENCES))
    a, b = draw(st.permutations(STATES))[:2]
    parts: dict[str, list[str]] = {"participant": [a, b]}
    if kind in ("SANCTION", "AID", "MOBILIZE"):
        parts = {"actor": [a], "recipient": [b]}
    if kind == "MEMBER":
        parts = {"actor": [a, b], "recipient": ["sea-league"]}
    day = draw(st.sampled_from([None, "2010-02-03", "2010-02-28", "2014-07-01"]))
    document = draw(st.sampled_from("abc"))
    start = draw(st.integers(0, 50)) * 100
    words = text.format(a=NAMES[a], b=NAMES[b])
    return claim(kind, words, trigger, parts, document=document, time=when(day), relation=relation, start=start)


def piles(claims: list[Claim]) -> tuple[list[Reading], list[Event]]:
    """Readings by document and an event a claim, each claim once."""
    unique = {each.id: each for each in claims}
    documents = sorted({each.document for each in unique.values()})
    readings = [
        reading(*[each for each in unique.values() if each.document == document], published=f"2015-0{i + 1}-01")
        for i, document in enumerate(documents)
    ]
    return readings, [event(each) for each in unique.values()]


def shuffled(readings: list[Reading], events: list[Event], seed: int) -> Related:
    chance = random.Random(seed)
    mixed, happenings, actors = list(readings), list(events), list(ACTORS)
    chance.shuffle(mixed)
    chance.shuffle(happenings)
    chance.shuffle(actors)
    return relate(mixed, happenings, actors)


@settings(max_examples=80, deadline=None)
@given(st.lists(told(), min_size=1, max_size=14), st.integers(0, 9))
def test_order_does_not_matter(claims: list[Claim], seed: int) -> None:
    readings, events = piles(claims)
    assert relate(readings, events, ACTORS) == shuffled(readings, events, seed)


@settings(max_examples=60, deadline=None)
@given(st.lists(told(), min_size=1, max_size=10))
def test_copies_move_no_score_and_add_no_entry(claims: list[Claim]) -> None:
    readings, _ = piles(claims)
    original = [each for one in readings for each in one.claims]
    again = [reading(*[moved(each, one.document + "-copy") for each in one.claims]) for one in readings]
    copied = {each.id: moved(each, each.document + "-copy") for each in original}
    alone = relate(readings, [event(each) for each in original], ACTORS)
    many = relate([*readings, *again], [event(each, copied[each.id]) for each in original], ACTORS)
    assert alone.scores == many.scores
    assert [(one.a, one.b, one.kind) for one in alone.ties] == [(one.a, one.b, one.kind) for one in many.ties]
    assert [(m.organisation, m.state, m.status) for m in alone.memberships] == [
        (m.organisation, m.state, m.status) for m in many.memberships
    ]
    assert [(s.sender, s.target, s.date) for s in alone.sanctions] == [
        (s.sender, s.target, s.date) for s in many.sanctions
    ]
    assert [(t.sender, t.recipient, t.what, t.stage, t.date) for t in alone.transfers] == [
        (t.sender, t.recipient, t.what, t.stage, t.date) for t in many.transfers
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(told(), min_size=1, max_size=14))
def test_every_entry_opens_at_claims_that_are_there(drawn: list[Claim]) -> None:
    readings, events = piles(drawn)
    found = relate(readings, events, ACTORS)
    known = {each.id for one in readings for each in one.claims}
    cited = [
        *(one.claims for one in found.agreements),
        *(one.claims for one in found.memberships),
        *(one.claims for one in found.sanctions),
        *(one.claims for one in found.transfers),
        *(one.claims for one in found.ties),
    ]
    assert all(claims and set(claims) <= known for claims in cited)
    assert {key for score in found.scores for key in score.events} <= {one.id for one in events}
    assert len({one.id for one in found.agreements}) == len(found.agreements)


def test_nothing_gives_nothing() -> None:
    assert relate([], []) == Related()


def decision(
    target: str, *, words: str = "", action: str = "reject", id: str = "d1", undoes: str | None = None
) -> Decision:
    return Decision(id, "2020-01-01", "tester", action, target, words, "wrong", undoes=undoes)


def test_a_rejected_claim_counts_nowhere_until_that_is_undone() -> None:
    signed = claim("SUPPORT", "Chile and Peru signed a trade agreement.", "signed", ["CHL", "PER"])
    pile = [reading(signed)]
    assert relate(pile, [], ACTORS, [decision(signed.id)]).agreements == ()
    assert relate(pile, [], ACTORS, [decision("gone", words=signed.evidence.words)]).agreements == ()
    undone = [decision(signed.id), decision("", action="undo", id="d2", undoes="d1")]
    assert len(relate(pile, [], ACTORS, undone).agreements) == 1
