"""Memberships and sanctions: only as stated, each party as stated."""

from __future__ import annotations

import pytest

from accord.model import Claim, Membership, Sanction
from accord.relating import relate
from tests.relating.builders import ACTORS, claim, reading, when


def memberships(*claims: Claim) -> tuple[Membership, ...]:
    return relate([reading(*claims)], [], ACTORS).memberships


def sanctions(*claims: Claim) -> tuple[Sanction, ...]:
    return relate([reading(*claims)], [], ACTORS).sanctions


def member(text: str, trigger: str, kind: str = "member", **more: object) -> Claim:
    roles = {"actor": ["KEN"], "recipient": ["sea-league"]}
    return claim("MEMBER", text, trigger, roles, relation=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "status"),
    [
        ("Kenya is a member of the Sea League.", "member", "member", "member"),
        ("Kenya joined the Sea League in May.", "joined", "member", "member"),
        ("Kenya joined the Sea League group of states.", "joined", "member", "member"),
        ("Kenya applied to join the Sea League.", "applied", "applicant", "applicant"),
        ("Kenya asked to join the Sea League.", "asked to join", "member", "applicant"),
        ("Kenya is an observer in the Sea League.", "observer", "member", "observer"),
        ("Kenya is a candidate member of the Sea League.", "candidate member", "member", "candidate"),
        ("Kenya left the Sea League.", "left", "member", "former"),
        ("Kenya, a former member of the Sea League, spoke.", "member", "member", "former"),
    ],
)
def test_membership(text: str, trigger: str, kind: str, status: str) -> None:
    (found,) = memberships(member(text, trigger, kind))
    assert (found.organisation, found.state, found.status) == ("sea-league", "KEN", status)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya joined the Sea League in condemning the raid.", "joined"),
        ("Kenya joined the Sea League's exercise.", "joined"),
        ("Kenya joined the Sea League mission.", "joined"),
        ("Kenya hopes to join the Sea League.", "join"),
        ("Kenya is a dialogue partner of the Sea League.", "dialogue partner"),
    ],
)
def test_no_membership(text: str, trigger: str) -> None:
    assert memberships(member(text, trigger)) == ()


@pytest.mark.parametrize("modality", ["planned", "possible", "denied", "alleged", "considered"])
def test_a_membership_that_does_not_hold_is_none(modality: str) -> None:
    assert memberships(member("Kenya is a member of the Sea League.", "member", modality=modality)) == ()


def test_a_negated_membership_is_none() -> None:
    assert memberships(member("Kenya is no member of the Sea League.", "member", polarity="negative")) == ()


def test_a_tie_with_an_organisation_is_no_membership() -> None:
    tie = claim("TIE", "Kenya's alliance with the Sea League", "alliance", ["KEN", "sea-league"], relation="alliance")
    assert memberships(tie) == ()


def test_leaving_is_told_as_an_act() -> None:
    roles = {"actor": ["KEN"], "recipient": ["sea-league"]}
    left = claim("SANCTION", "Kenya withdrew from the Sea League in 2004.", "withdrew", roles)
    found = relate([reading(left)], [], ACTORS)
    assert [one.status for one in found.memberships] == ["former"]
    assert found.sanctions == ()
    mission = claim("SANCTION", "Kenya withdrew from the Sea League mission.", "withdrew", roles)
    assert memberships(mission) == ()


def test_applicant_and_member_are_two_entries() -> None:
    asked = member("Kenya applied to join the Sea League.", "applied", "applicant", time=when("2019-02-01"))
    joined = member("Kenya joined the Sea League.", "joined", time=when("2021-02-01"), start=100)
    assert [(one.status, one.date.value) for one in memberships(asked, joined)] == [
        ("applicant", "2019-02-01"), ("member", "2021-02-01")
    ]  # fmt: skip


def imposed(text: str, senders: list[str], trigger: str = "sanctions", **more: object) -> Claim:
    return claim("SANCTION", text, trigger, {"actor": senders, "recipient": ["IDN"]}, **more)  # type: ignore[arg-type]


def test_each_sender_is_as_stated() -> None:
    found = sanctions(imposed("Norway and the West put sanctions on Indonesia.", ["NOR", "west"]))
    assert [(one.sender, one.target, one.stage) for one in found] == [
        ("NOR", "IDN", "imposed"),
        ("west", "IDN", "imposed"),
    ]


def test_an_official_stands_for_the_state() -> None:
    (found,) = sanctions(imposed("Ana Rojas announced sanctions on Indonesia.", ["rojas"]))
    assert found.sender == "CHL"


def test_a_government_stands_for_the_state_and_a_ministry_for_itself() -> None:
    (found,) = sanctions(imposed("Peru government put sanctions on Indonesia.", ["per-government"]))
    assert found.sender == "PER"
    (found,) = sanctions(imposed("Peru's ministry put sanctions on Indonesia.", ["per-ministry"]))
    assert found.sender == "per-ministry"


def test_a_part_of_the_world_sends_sanctions_and_a_town_does_not() -> None:
    (found,) = sanctions(imposed("Indonesia faces sanctions of the South.", ["the-south"]))
    assert found.sender == "the-south"
    assert sanctions(imposed("Indonesia faces sanctions, Lima hears.", ["lima"])) == ()


def test_a_sender_that_nobody_names_stays_open() -> None:
    (found,) = sanctions(imposed("Indonesia is under international sanctions.", []))
    assert found.sender == ""
    assert sanctions(imposed("Indonesia is under sanctions.", [])) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norway put sanctions on Indonesia over the felling of forests.", "the felling of forests"),
        ("Norway put sanctions on Indonesia for a year.", None),
        ("Norway put sanctions on Indonesia for the first time.", None),
        ("Norway put sanctions on Indonesia.", None),
        ("Norway put sanctions on Indonesia because of its fleet, officials said.", "its fleet"),
        ("Norway put sanctions on Indonesia following the 2012 riots.", "the 2012 riots"),
        ("Indonesia faces sanctions and is looking for friends.", None),
    ],
)
def test_reason(text: str, reason: str | None) -> None:
    (found,) = sanctions(imposed(text, ["NOR"]))
    assert found.reason == reason


@pytest.mark.parametrize(
    ("kind", "text", "trigger", "modality", "stage"),
    [
        ("SANCTION", "Norway will put sanctions on Indonesia.", "sanctions", "planned", "threatened"),
        (
            "THREATEN",
            "Norway threatened Indonesia with sanctions.",
            "threatened Indonesia with sanctions",
            "happened",
            "threatened",
        ),
        ("SANCTION", "Norway threatened Indonesia with sanctions.", "threatened", "happened", "threatened"),
        ("RETREAT", "Norway lifted sanctions on Indonesia.", "lifted sanctions", "happened", "lifted"),
        ("SANCTION", "Norway cut ties with Indonesia.", "cut ties", "happened", "imposed"),
    ],
)
def test_stage(kind: str, text: str, trigger: str, modality: str, stage: str) -> None:
    roles = {"actor": ["NOR"], "recipient": ["IDN"]}
    (found,) = sanctions(claim(kind, text, trigger, roles, modality=modality))  # type: ignore[arg-type]
    assert found.stage == stage


def test_evasion_is_by_the_target() -> None:
    text = "Indonesia evaded sanctions of Norway."
    (found,) = sanctions(claim("STATE", text, "evaded sanctions", {"actor": ["IDN"], "recipient": ["NOR"]}))
    assert (found.sender, found.target, found.stage) == ("NOR", "IDN", "evaded")


@pytest.mark.parametrize(
    ("text", "trigger", "more"),
    [
        ("Norway expelled two diplomats of Indonesia.", "expelled", {}),
        ("A court of Norway convicted a spy from Indonesia.", "convicted", {}),
        ("Norway put no sanctions on Indonesia.", "sanctions", {"polarity": "negative"}),
        ("Norway is said to fear sanctions on Indonesia.", "sanctions", {"modality": "feared"}),
        ("Norway quit talks with Indonesia.", "quit talks", {}),
        ("Norway suspended military aid to Indonesia.", "suspended", {}),
    ],
)
def test_no_sanction(text: str, trigger: str, more: dict[str, str]) -> None:
    assert sanctions(imposed(text, ["NOR"], trigger, **more)) == ()


def test_a_break_told_of_both_supports_the_one_that_is_told_of_one() -> None:
    both = claim(
        "SANCTION", "Norway and Indonesia cut ties.", "cut ties", ["NOR", "IDN"], time=when("1999-01-01", "1999-12-31")
    )
    one = imposed("Norway cut ties with Indonesia.", ["NOR"], "cut ties", time=when("1999-09-01"), start=100)
    assert {(s.sender, s.target) for s in sanctions(both)} == {("NOR", "IDN"), ("IDN", "NOR")}
    (found,) = sanctions(both, one)
    assert (found.sender, found.target, len(found.claims)) == ("NOR", "IDN", 2)


def test_two_breaks_are_two_entries_and_the_undated_one_is_of_the_last() -> None:
    text = "Norway cut ties with Indonesia."
    first = imposed(text, ["NOR"], "cut ties", time=when("1965-10-01"))
    second = imposed(text, ["NOR"], "cut ties", time=when("1999-09-01"), start=100)
    undated = imposed(text, ["NOR"], "cut ties", start=200)
    found = sanctions(first, second, undated)
    assert [(one.date.value, len(one.claims)) for one in found] == [("1965-10-01", 1), ("1999-09-01", 2)]
