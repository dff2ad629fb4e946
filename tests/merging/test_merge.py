"""Claims of several documents become events with origins, copies and conflicts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.merging import Merged, merge
from accord.model import Article, Claim, Decision, Event, Modality, Reading
from tests.merging.builders import ACTORS, article, claim, moved, person, reading

DAY = "2019-05-02"
SIGNED = "Chile and Peru signed a fishing treaty in Lima."
PACT = "The Peruvian and Chilean governments put their names to a treaty on fishing."
TREATY = claim(
    "a", "SUPPORT", SIGNED, "signed", together=["CHL", "PER"], when=DAY, where=("Lima", "PER"), topics=["fishing"]
)
SAME = claim("b", "AGREE", PACT, "put their names", together=["PER", "CHL"], when=DAY, topics=["fishing"])
CALLED = "Norway's minister visited Indonesia."
VISIT = claim("a", "CONSULT", CALLED, "visited", actors=["NOR"], recipients=["IDN"], when="2020-01-10")


def merged(*readings: Reading, articles: tuple[Article, ...] = (), decisions: tuple[Decision, ...] = ()) -> Merged:
    texts = articles or tuple(
        article(each.document, f"Words of {each.document} alone.", outlet=f"Outlet {each.document}")
        for each in readings
    )
    return merge(texts, readings, ACTORS, decisions)


def one(result: Merged) -> Event:
    (event,) = result.events
    return event


def test_two_reports_of_one_signing_are_one_event_with_two_origins() -> None:
    event = one(merged(reading("a", TREATY), reading("b", SAME)))
    assert (event.status, event.date.value, event.documents) == ("happened", "2019-05-02", ("a", "b"))
    assert [origin.actor for origin in event.origins] == ["outlet-a", "outlet-b"]
    assert event.title == "Peru, Chile: put their names"  # names and words as the sources have them


def test_two_alike_acts_on_different_days_stay_apart() -> None:
    later = replace(SAME, time=replace(SAME.time, value="2019-06-02", earliest="2019-06-02", latest="2019-06-02"))
    assert len(merged(reading("a", TREATY), reading("b", later)).events) == 2


def test_unlike_acts_of_one_day_stay_apart() -> None:
    blamed = claim(
        "b",
        "ACCUSE",
        "Chile accused Peru over fishing.",
        "accused",
        actors=["CHL"],
        recipients=["PER"],
        when="2019-05-02",
    )
    assert len(merged(reading("a", TREATY), reading("b", blamed)).events) == 2


def test_a_plan_and_its_execution_stay_apart() -> None:
    plan = replace(SAME, modality="planned")
    statuses = sorted(event.status for event in merged(reading("a", TREATY), reading("b", plan)).events)
    assert statuses == ["happened", "planned"]


def test_blame_in_opposite_directions_is_two_events() -> None:
    words = "accused"
    one_way = claim("a", "ACCUSE", "Chile accused Peru.", words, actors=["CHL"], recipients=["PER"], when="2019-05-02")
    other = claim("b", "ACCUSE", "Peru accused Chile.", words, actors=["PER"], recipients=["CHL"], when="2019-05-02")
    assert len(merged(reading("a", one_way), reading("b", other)).events) == 2


def test_a_later_denial_leaves_the_claim_and_makes_the_event_disputed() -> None:
    before = merged(reading("a", TREATY))
    denial = replace(SAME, modality="denied")
    event = one(merged(reading("a", TREATY), reading("b", denial)))
    assert one(before).status == "happened"
    assert event.status == "disputed"
    assert TREATY.id in event.claims
    (conflict,) = merged(reading("a", TREATY), reading("b", denial)).conflicts
    assert conflict.kind == "contradiction"
    assert {side.claims for side in conflict.sides} == {(TREATY.id,), (denial.id,)}
    assert event.conflicts == (conflict.id,)


def test_the_speaker_is_the_origin_and_a_party_is_marked() -> None:
    minister = person("ana-soto", "Ana Soto", "CHL")
    quoted = replace(TREATY, sources=claim("a", "STATE", "x", "x", by=["ana-soto"]).sources)
    relayed = replace(SAME, sources=claim("b", "STATE", "x", "x", by=["ana-soto"], via=["outlet-z"]).sources)
    result = merge(
        (article("a", "One."), article("b", "Two.")), (reading("a", quoted), reading("b", relayed)), (*ACTORS, minister)
    )
    (origin,) = one(result).origins
    assert (origin.actor, origin.party, origin.documents) == ("ana-soto", True, ("a", "b"))


def test_documents_without_outlet_are_not_told_apart() -> None:
    texts = (article("a", "One text."), article("b", "Another text."))
    event = one(merged(reading("a", TREATY), reading("b", SAME), articles=texts))
    assert [origin.actor for origin in event.origins] == ["unknown"]


def test_an_undated_report_joins_the_meeting_it_fits_and_stands_alone_where_two_fit() -> None:
    met = claim("a", "CONSULT", "Chile and Peru met.", "met", together=["CHL", "PER"], when=DAY, topics=["fishing"])
    again = replace(
        met, document="c", time=replace(met.time, value="2019-08-01", earliest="2019-08-01", latest="2019-08-01")
    )
    undated = replace(met, document="b", time=claim("b", "CONSULT", "x", "x").time)
    assert len(merged(reading("a", met), reading("b", undated)).events) == 1
    assert len(merged(reading("a", met), reading("b", undated), reading("c", again)).events) == 3


def test_sanctions_on_two_states_are_two_events_that_share_their_claim() -> None:
    words = "Norway imposed sanctions on Chile and Peru."
    both = claim("a", "SANCTION", words, "sanctions", actors=["NOR"], recipients=["CHL", "PER"], when=DAY)
    events = merged(reading("a", both)).events
    assert [event.claims for event in events] == [(both.id,), (both.id,)]
    assert {event.participants for event in events} == {("CHL", "NOR"), ("NOR", "PER")}
    assert len({event.id for event in events}) == 2


def test_what_merely_is_so_makes_no_event() -> None:
    tie = claim("a", "TIE", "Chile and Peru are neighbours.", "neighbours", together=["CHL", "PER"], modality="ongoing")
    alone = claim("a", "CONSULT", "Chile held talks.", "talks", actors=["CHL"])
    assert merged(reading("a", tie, alone)).events == ()


def test_a_column_adds_no_origin_to_what_reports_tell() -> None:
    third = replace(SAME, document="c")
    readings = (reading("a", TREATY), reading("b", SAME), reading("c", third))
    texts = [article(key, f"Words of {key} alone.", outlet=f"Outlet {key}") for key in "abc"]
    texts[2] = replace(texts[2], genre="opinion")
    event = one(merged(*readings, articles=tuple(texts)))
    assert [origin.actor for origin in event.origins] == ["outlet-a", "outlet-b"]
    assert event.documents == ("a", "b", "c")


# ---------------------------------------------------------------- decisions
def decide(
    action: str, target: str, value: str | None = None, words: str = "", key: str = "d1", undoes: str | None = None
) -> Decision:
    return Decision(key, "2024-01-01", "me", action, target, words, "because", value, undoes)


def test_a_person_can_join_split_reject_correct_and_undo() -> None:
    both = (reading("a", TREATY, VISIT), reading("b", SAME))

    def count(*decisions: Decision) -> int:
        return len(merged(*both, decisions=decisions).events)

    assert count() == 2
    assert count(decide("join", TREATY.id, VISIT.id)) == 1
    assert count(decide("split", SAME.id)) == 3
    assert count(decide("reject", VISIT.id)) == 1
    assert count(decide("reject", VISIT.id), decide("undo", "", key="d2", undoes="d1")) == 2
    retitled = merged(*both, decisions=(decide("correct", VISIT.id, "title=A visit"),))
    assert "A visit" in {event.title for event in retitled.events}


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("status=disputed", True),
        ("status=certain", False),
        ("date=2020-01-11", True),
        ("date=2020-01-09/2020-01-12", True),
        ("date=January", False),
        ("type=COOPERATE", True),
        ("type=PARTY", False),
        ("place=Oslo", False),
        ("nothing", False),
    ],
)
def test_a_correction_puts_in_only_what_the_field_can_have(value: str, taken: bool) -> None:
    decision = decide("correct", VISIT.id, value)
    result = merged(reading("a", VISIT), decisions=(decision,))
    assert (result.loose == ()) is taken
    assert (result.events != merged(reading("a", VISIT)).events) is taken


def test_a_decision_finds_its_claim_by_words_or_is_loose() -> None:
    both = (reading("a", TREATY, VISIT),)
    by_words = merged(*both, decisions=(decide("reject", "gone", words=VISIT.evidence.words),))
    assert len(by_words.events) == 1
    gone = decide("reject", "gone", words="Nothing of the kind.")
    assert merged(*both, decisions=(gone,)).loose == (gone,)


# ---------------------------------------------------------------- laws
@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind, words, trigger = draw(
        st.sampled_from(
            [
                ("SUPPORT", "They signed a treaty.", "signed"),
                ("CONSULT", "They met for talks.", "met"),
                ("ACCUSE", "They accused them of lying.", "accused"),
                ("SANCTION", "They cut ties.", "cut ties"),
            ]
        )
    )
    pair = draw(st.permutations(["CHL", "PER", "ECU"]))[:2]
    when = draw(st.sampled_from([None, "2019-05-02", "2019-05-03", "2020-07-01"]))
    modalities: list[Modality] = ["happened", "planned", "denied"]
    modality = draw(st.sampled_from(modalities))
    document = draw(st.sampled_from(["a", "b", "c", "d"]))
    start = draw(st.integers(0, 500))
    return claim(document, kind, words, trigger, together=pair, when=when, modality=modality, start=start)


def readings_of(drawn: list[Claim]) -> list[Reading]:
    unique = {each.id: each for each in drawn}
    return [reading(key, *(c for c in unique.values() if c.document == key)) for key in "abcd"]


@settings(max_examples=60, deadline=None)
@given(st.lists(claims(), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(drawn: list[Claim], random: Random) -> None:
    readings = readings_of(drawn)
    shuffled = random.sample(readings, len(readings))
    assert repr(merged(*readings)) == repr(merged(*shuffled))


def essence(event: Event) -> str:
    """All of an event that copies must leave as it is."""
    said = event.id, event.type, event.title, event.participants, event.date, event.status
    return repr((said, [(origin.actor, origin.party) for origin in event.origins]))


@settings(max_examples=60, deadline=None)
@given(st.lists(claims(), max_size=10), st.integers(1, 3))
def test_copies_change_no_event_but_its_documents(drawn: list[Claim], copies: int) -> None:
    readings = readings_of(drawn)
    text = " ".join(f"word{i} of the report" for i in range(40))
    texts = [article("a", text, outlet="First", published="2021-01-01")]
    texts += [article(key, f"{key} " * 50, outlet=key) for key in "bcd"]
    extra = [moved(readings[0], f"z{i}") for i in range(copies)]
    more = [article(f"z{i}", text, outlet=f"Copyist {i}", published="2021-01-02") for i in range(copies)]
    before = merge(texts, readings, ACTORS).events
    after = merge([*texts, *more], [*readings, *extra], ACTORS).events
    assert sorted(map(essence, before)) == sorted(map(essence, after))


def test_the_headline_of_a_copy_tells_the_event_that_was_copied() -> None:
    text = " ".join([SIGNED, *(f"Boat {number} of {number} sails at dawn." for number in range(60))])
    told = replace(TREATY, document="c", trigger=replace(TREATY.trigger, source="c"),
                   evidence=replace(TREATY.evidence, source="c"))  # fmt: skip
    head = claim("c", "SUPPORT", "Neighbours sign", "sign", actors=["CHL"], start=9000, same_as=told.id)
    copied = reading("c", told, head, published="2019-05-09")
    texts = tuple(article(key, text, outlet=key, published=f"2019-05-0{day}") for key, day in (("a", 3), ("c", 9)))
    event = one(merged(reading("a", TREATY, published="2019-05-03"), copied, articles=texts))
    assert set(event.claims) == {TREATY.id, told.id, head.id}


def test_an_empty_pile_has_no_events() -> None:
    assert merge((), (), ()) == Merged((), (), ())
