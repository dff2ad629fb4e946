"""Credibility follows from origins, parties and denials alone; reliability from persons alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.merging import Merged, merge
from accord.merging.standing import GRADES, Credibility, credibility, reliabilities
from accord.model import Actor, Article, Claim, Conflict, Decision, Event, Modality, Reading, Side
from tests.merging.builders import ACTORS, article, claim, moved, person, reading
from tests.merging.test_merge import claims, readings_of

DAY = "2019-05-02"
WORDS = "Chile and Peru met in Lima."
MINISTER, ENVOY = person("ana-soto", "Ana Soto", "CHL"), person("luz-rao", "Luz Rao", "PER")
PEOPLE = (*ACTORS, MINISTER, ENVOY)


def told(
    document: str, *, by: Sequence[str] = (), denied: bool = False, modality: Modality = "happened", when: str = DAY
) -> Claim:
    return claim(
        document,
        "CONSULT",
        WORDS,
        "met",
        together=["CHL", "PER"],
        when=when,
        by=by,
        modality=modality,
        polarity="negative" if denied else "positive",
    )


def outlets(readings: Sequence[Reading]) -> list[Article]:
    """A document of its own words and outlet for each reading; "x..." give no outlet."""
    return [
        article(
            each.document,
            f"Words of {each.document} alone.",
            outlet=None if each.document.startswith("x") else f"Outlet {each.document}",
        )
        for each in readings
    ]


def graded(event: Event, result: Merged, readings: Sequence[Reading], actors: Sequence[Actor] = PEOPLE) -> Credibility:
    every = [each for one in readings for each in one.claims]
    conflicts = [conflict for conflict in result.conflicts if conflict.id in event.conflicts]
    return credibility(event, every, conflicts, {actor.id: actor for actor in actors})


def grade(*claims: Claim) -> Credibility:
    """Of the one event that these claims make."""
    readings = [reading(each.document, each) for each in claims]
    result = merge(outlets(readings), readings, PEOPLE)
    (event,) = result.events
    return graded(event, result, readings)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((told("a"), told("b")), 1),
        ((told("a"),), 2),
        ((told("a", by=["ana-soto"]),), 3),
        ((told("a", by=["ana-soto"]), told("b", by=["CHL"])), 3),  # one party, however many speak for it
        ((told("a", by=["ana-soto"]), told("b", by=["luz-rao"])), 1),  # both sides say so
        ((told("a", by=["ana-soto"]), told("b")), 1),
        ((told("a"), told("b", denied=True)), 5),
        ((told("a"), told("b", denied=True, by=["ana-soto"])), 4),
        ((told("a"), told("c"), told("b", denied=True)), 4),
        ((told("a"), told("c"), told("b", denied=True, by=["ana-soto"])), 3),
        ((told("a", modality="alleged"),), 6),
        ((told("a", modality="alleged"), told("b", modality="alleged")), 3),
        ((told("x"),), 6),  # nobody knows who says so
        ((told("x"), told("a")), 2),
        ((told("a", denied=True),), 5),
    ],
)
def test_the_grade_follows_from_who_says_so_and_who_denies(claims: tuple[Claim, ...], expected: int) -> None:
    found = grade(*claims)
    assert found.grade == expected, found
    assert found.reasons
    assert found.meaning == GRADES[expected]


def test_reasons_tell_parties_from_others() -> None:
    assert "a party to the matter" in " ".join(grade(told("a", by=["ana-soto"])).reasons)
    assert grade(told("a"), told("b", denied=True, by=["ana-soto"])).reasons == (
        "told by 1 independent origin",
        "denied by 1 independent origin, a party to the matter",
    )


def test_an_outlet_that_quotes_a_denial_still_says_so_itself() -> None:
    denial = replace(told("a", denied=True, by=["ana-soto"]), nth=1)
    readings = [reading("a", told("a"), denial)]
    result = merge(outlets(readings), readings, PEOPLE)
    (event,) = result.events
    assert [(origin.actor, origin.party) for origin in event.origins] == [("ana-soto", True), ("outlet-a", False)]
    assert graded(event, result, readings).grade == 4


def test_details_that_differ_make_it_less_than_confirmed() -> None:
    lima = replace(told("a"), place=claim("a", "CONSULT", WORDS, "met", where=("Lima", "PER")).place)
    quito = replace(told("b"), place=claim("b", "CONSULT", WORDS, "met", where=("Quito", "ECU")).place)
    found = grade(lima, quito)
    assert (found.grade, "place" in " ".join(found.reasons)) == (2, True)


def test_a_denial_in_another_event_counts_against_it() -> None:
    readings = [reading("a", told("a")), reading("b", told("b"))]
    result = merge(outlets(readings), readings, PEOPLE)
    (event,) = result.events
    no = told("c", denied=True, by=["NOR"])
    against = Conflict("k", "contradiction", event.id, (Side(event.claims, "yes"), Side((no.id,), "no")), "Open.")
    every = [told("a"), told("b"), no]
    assert credibility(event, every, [against]).grade == 4
    assert credibility(event, every, []).grade == 1  # what no conflict sets against it is passed over


@settings(max_examples=60, deadline=None)
@given(st.lists(claims(), max_size=10), st.integers(1, 3))
def test_copies_change_no_credibility(drawn: list[Claim], copies: int) -> None:
    readings = readings_of(drawn)
    text = " ".join(f"word{i} of the report" for i in range(40))
    texts = [article("a", text, outlet="First", published="2021-01-01")]
    texts += [article(key, f"{key} " * 50, outlet=key) for key in "bcd"]
    extra = [moved(readings[0], f"z{i}") for i in range(copies)]
    more = [article(f"z{i}", text, outlet=f"Copyist {i}", published="2021-01-02") for i in range(copies)]
    before, after = merge(texts, readings, ACTORS), merge([*texts, *more], [*readings, *extra], ACTORS)
    assert {e.id: graded(e, before, readings, ACTORS) for e in before.events} == {
        e.id: graded(e, after, [*readings, *extra], ACTORS) for e in after.events
    }


TELLINGS = st.builds(
    told,
    st.sampled_from([f"{kind}{n}" for kind in "ax" for n in range(4)]),
    by=st.sampled_from([(), ("ana-soto",), ("luz-rao",), ("NOR",)]),
    denied=st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(TELLINGS, min_size=1, max_size=6, unique_by=lambda each: each.document))
def test_a_denial_never_helps_and_a_further_outlet_never_hurts(tellings: list[Claim]) -> None:
    before = grade(*tellings).grade
    if before == 6:  # nothing to go by: neither better nor worse than any other grade
        return
    assert grade(*tellings, told("no", denied=True)).grade >= before
    assert grade(*tellings, told("yes")).grade <= before


def decision(id: str, target: str, letter: str, **more: str) -> Decision:
    return Decision(id, "2024-01-01", "me", more.pop("action", "reliability"), target, target, "known", letter, **more)


def test_reliability_is_what_a_person_set_last() -> None:
    texts = [article("a", "One.", outlet="Cape Wire"), article("b", "Two.", outlet="Hill Post")]
    log = [
        decision("1", "Cape Wire", "C"),
        decision("2", "cape wire", "B"),
        decision("3", "Hill Post", "A"),
        decision("4", "3", "", action="undo", undoes="3"),
        decision("5", "No Such Paper", "A"),
        decision("6", "Hill Post", "Z"),
    ]
    given_, loose = reliabilities(log, texts, ())
    assert [(one.origin, one.outlet, one.letter, one.decision) for one in given_] == [
        ("cape-wire", "Cape Wire", "B", "2")
    ]
    assert [one.id for one in loose] == ["5", "6"]
