"""Deployments and transfers: what is moved, by whom, to whom, and never further than documents tell."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from accord.looking import holding
from accord.model import Claim, Event, Place, Role, Span, Transfer
from accord.relating import relate
from tests.relating.builders import ACTORS, claim, event, moved, reading, when


def transfers(*events: tuple[Event, tuple[Claim, ...]]) -> tuple[Transfer, ...]:
    return relate([reading(*claims) for _, claims in events], [one for one, _ in events], ACTORS).transfers


def told(kind: str, text: str, trigger: str, day: str | None = None, **more: object) -> Claim:
    """Norway moves something to Kenya."""
    parts = more.pop("parts", {"actor": ["NOR"], "recipient": ["KEN"]})
    return claim(kind, text, trigger, parts, time=when(day), **more)  # type: ignore[arg-type]


def alone(one: Claim, status: str = "happened") -> tuple[Event, tuple[Claim, ...]]:
    return event(one, status=status), (one,)  # type: ignore[arg-type]


PLAN = told(
    "MOBILIZE", "Norway will deploy 200 soldiers to Kenya.", "deploy 200 soldiers", "2012-03-01",
    modality="planned", document="a",
)  # fmt: skip
DONE = told("MOBILIZE", "Norway sent soldiers to Kenya.", "sent soldiers", "2012-03-20", document="b")
LEFT = told(
    "RETREAT", "Norway withdrew its soldiers from Kenya.", "withdrew its soldiers", "2014-01-01",
    mode="withdraw", document="c",
)  # fmt: skip
MATTER = (alone(PLAN, "planned"), alone(DONE), alone(LEFT))


def test_planned_then_done_then_withdrawn_is_one_deployment_that_ended() -> None:
    (found,) = transfers(*MATTER)
    assert (found.kind, found.sender, found.recipient, found.stage) == ("deployment", "NOR", "KEN", "ended")
    assert found.date.value == "2012-03-20"
    assert set(found.claims) == {PLAN.id, DONE.id, LEFT.id}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_documents_does_not_matter(seed: int) -> None:
    mixed = list(MATTER)
    random.Random(seed).shuffle(mixed)
    assert transfers(*mixed) == transfers(*MATTER)


def test_what_is_planned_is_not_done() -> None:
    (found,) = transfers(alone(PLAN, "planned"))
    assert (found.stage, found.what) == ("planned", "200 soldiers")


def test_a_withdrawal_before_a_deployment_does_not_end_it() -> None:
    again = told("MOBILIZE", "Norway sent soldiers to Kenya.", "sent soldiers", "2015-03-20", document="b")
    assert sorted(one.stage for one in transfers(alone(again), alone(LEFT))) == ["done", "ended"]


def test_a_planned_withdrawal_ends_nothing() -> None:
    text = "Norway will withdraw its soldiers from Kenya."
    going = told(
        "RETREAT", text, "withdraw its soldiers", "2014-01-01", mode="withdraw", modality="planned", document="c"
    )
    (found,) = transfers(alone(DONE), alone(going, "planned"))
    assert (found.stage, found.claims) == ("done", (DONE.id,))


def test_a_withdrawal_from_nowhere_named_ends_the_only_deployment() -> None:
    text = "Norway withdrew its soldiers."
    left = told(
        "RETREAT", text, "withdrew its soldiers", "2014-01-01", mode="withdraw", document="c", parts={"actor": ["NOR"]}
    )
    (found,) = transfers(alone(DONE), alone(left))
    assert (found.recipient, found.stage) == ("KEN", "ended")


@pytest.mark.parametrize(
    ("text", "modality", "status", "stage"),
    [
        ("Peru fears that Norway will deliver missiles to Kenya.", "feared", "possible", None),
        ("Norway would have delivered missiles to Kenya.", "counterfactual", "denied", None),
        ("Norway is said to deliver missiles to Kenya.", "alleged", "alleged", "alleged"),
        ("Norway thinks about how to deliver missiles to Kenya.", "considered", "considered", "considered"),
        ("Norway says it did not deliver missiles to Kenya.", "denied", "denied", "denied"),
        ("Norway does deliver missiles to Kenya.", "ongoing", "happened", "under-way"),
        ("Norway may deliver missiles to Kenya.", "possible", "happened", None),  # nobody reports it as done
    ],
)
def test_only_what_is_reported_as_done_is_done(text: str, modality: str, status: str, stage: str | None) -> None:
    trigger = "delivered missiles" if "delivered missiles" in text else "deliver missiles"
    found = transfers(alone(told("AID", text, trigger, modality=modality), status))
    assert [one.stage for one in found] == ([stage] if stage else [])


def test_an_accusation_is_no_deployment() -> None:
    text = "Peru accused Norway of secretly moving soldiers into Kenya."
    assert transfers(alone(told("MOBILIZE", text, "moving soldiers"))) == ()


def test_a_copy_moves_nothing() -> None:
    sent = told("AID", "Norway sent 40 tonnes of rice to Kenya.", "sent 40 tonnes", "2011-05-05")
    copied = moved(sent, "z")
    (one,) = transfers(alone(sent))
    (both,) = transfers((event(sent, copied), (sent,)), (event(sent, copied), (copied,)))
    assert (both.what, both.stage, both.date) == (one.what, one.stage, one.date)


def test_two_deliveries_are_two() -> None:
    first = told("AID", "Norway sent rice to Kenya.", "sent rice", "2011-05-05")
    second = told("AID", "Norway sent more rice to Kenya.", "sent more rice", "2011-09-05", document="b")
    assert [one.date.value for one in transfers(alone(first), alone(second))] == ["2011-05-05", "2011-09-05"]


@pytest.mark.parametrize(
    ("kind", "text", "trigger", "what"),
    [
        ("AID", "Norway sent 40 tonnes of food aid to Kenya.", "sent 40 tonnes", "40 tonnes of food aid"),
        ("AID", "Norway gave Kenya 20 million dollars on Monday.", "gave", "20 million dollars"),
        ("AID", "Norway lent Kenya $3 billion.", "lent", "$3 billion"),
        ("AID", "Norway supplied Kenya with five armed drones.", "supplied", "five armed drones"),
        ("AID", "Norway secretly provided such missiles to Kenya.", "provided", "missiles"),
        ("AID", "Two ambulances were donated by Norway to Kenya.", "donated", "Two ambulances"),
        ("COOPERATE", "Norway handed over two suspects to Kenya.", "handed over two suspects", "two suspects"),
        ("AID", "Norway sent the rebels weapons.", "sent", "weapons"),
        ("AID", "Norwegian rockets have reached Kenya.", "reached", "Norwegian rockets"),
        ("AID", "Norway helped Kenya.", "helped", None),
        ("AID", "Norway extended an arms embargo on Kenya.", "extended", None),
        ("AID", "Norway gave Kenya hope. Rice is dear.", "gave", None),
        ("COOPERATE", "Norway and Kenya exchanged prisoners.", "exchanged prisoners", None),
        ("MOBILIZE", "Norway tested a missile near Kenya.", "tested a missile", None),
        ("STATE", "Norway sent rice to Kenya.", "sent rice", None),
    ],
)
def test_what_is_moved_is_said_in_words_of_the_document(kind: str, text: str, trigger: str, what: str | None) -> None:
    found = transfers(alone(told(kind, text, trigger)))
    assert [one.what for one in found] == ([what] if what else [])
    assert all(one.what in text for one in found)


def test_who_buys_receives() -> None:
    (found,) = transfers(alone(told("COOPERATE", "Norway bought 30 tanks from Kenya.", "bought 30 tanks")))
    assert (found.sender, found.recipient) == ("KEN", "NOR")


def test_nobody_named_sends_nothing_and_no_recipient_stays_empty() -> None:
    text = "Norway sent rice."
    assert transfers(alone(told("AID", text, "sent rice", parts={"recipient": ["KEN"]}))) == ()
    (found,) = transfers(alone(told("AID", text, "sent rice", parts={"actor": ["NOR"]})))
    assert found.recipient == ""


def test_a_deployment_goes_to_the_state_of_its_place() -> None:
    text = "Norway deployed soldiers in Lima."
    there = Place("lima", "Lima", "PER", Span("a", text.index("Lima"), "Lima"))
    (by_place,) = transfers(alone(told("MOBILIZE", text, "deployed soldiers", parts={"actor": ["NOR"]}, place=there)))
    (by_role,) = transfers(
        alone(told("MOBILIZE", text, "deployed soldiers", parts={"actor": ["NOR"], "recipient": ["lima"]}))
    )
    assert by_place.recipient == by_role.recipient == "PER"


def test_what_is_moved_is_no_recipient() -> None:
    text = "Norway withdrew the soldiers of Peru."
    own = claim("RETREAT", text, "withdrew", {"actor": ["NOR"]}, mode="withdraw")
    roles = (*own.actors, Role("recipient", "PER", Span("a", text.index("soldiers"), "soldiers of Peru")))
    (found,) = transfers(alone(replace(own, actors=roles)))
    assert found.recipient == ""


def test_a_name_within_what_is_moved_is_no_recipient() -> None:
    text = "Norway sent a Kenya missile battery to Peru."
    found = transfers(alone(told("AID", text, "sent", parts={"actor": ["NOR"], "recipient": ["KEN", "PER"]})))
    assert [one.recipient for one in found] == ["PER"]


@pytest.mark.parametrize(("day", "count"), [("2012-03-19", 0), ("2012-03-20", 1), ("2012", 1), ("2020", 1)])
def test_what_held_on_a_day(day: str, count: int) -> None:
    undated = told("AID", "Norway sent rice to Kenya.", "sent rice", document="d")
    held = holding.held("transfers", transfers(*MATTER, alone(undated)), day, lambda _: {})
    assert (len(held.rows), held.undated) == (count, 1)
