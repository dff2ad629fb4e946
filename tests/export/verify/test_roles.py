"""Sides that change places: seen in active, passive and nominal wording, and only where the words are plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord import knowledge, lexicon
from accord.export.verify.roles import Roles
from accord.model import Actor, Claim, Name, Role
from tests.builders import article, claim, span

TEXT = "Kenya accused Ghana of piracy, and Ana Soto of Togo condemned the Harbour League. Kenya met Ghana."
NOTE = article(TEXT)
ACTORS = {
    "KEN": Actor("KEN", "state", "Kenya", country="KEN"),
    "GHA": Actor("GHA", "state", "Ghana", country="GHA"),
    "ana-soto": Actor("ana-soto", "person", "Ana Soto", country="TGO"),
    "league": Actor("league", "group", "Harbour League", (Name("the League", (span(NOTE, "League"),)),)),
}
ROLES = Roles(ACTORS, knowledge.load(), lexicon.load())


def told(trigger: str, does: str, undergoes: str, kind: str = "ACCUSE") -> Claim:
    parts = (Role("actor", does, None), Role("recipient", undergoes, None))
    return claim(NOTE, trigger, type=kind, actors=parts)


ACCUSED = told("accused", "KEN", "GHA")
CONDEMNED = told("condemned", "ana-soto", "league")
BORNE_OUT = [
    "Kenya accused Ghana of piracy.",
    "Kenya, which borders Uganda, accused Ghana.",
    "Ghana was accused by Kenya of piracy.",
    "Ghana has not yet been publicly accused by the government of Kenya.",
    "Kenyan ministers blamed Accra.",
    "Accra, accused by Nairobi of piracy, said nothing.",
    "Kenya's accusation against Ghana was repeated.",
    "The accusations against Ghana by Kenya were repeated.",
    "Ghana asked why Kenya accused it.",
    "Of all its neighbours Kenya accused none but Ghana.",
    "Kenya was quick to accuse Ghana.",
    "Kenya and Togo accused Ghana.",
    "Ghana replied after Kenya accused it of piracy.",
]
SWAPPED = [
    "Ghana accused Kenya of piracy.",
    "Ghana, in a statement, accused Kenya.",
    "Ghana has accused Kenya of piracy again and again.",
    "Kenya was accused by Ghana of piracy.",
    "Kenya has been publicly accused of piracy.",
    "Ghanaian ministers blamed Nairobi.",
    "Nairobi, accused by Accra of piracy, said nothing.",
    "Ghana's accusation against Kenya was repeated.",
    "The accusations against Kenya by Ghana were repeated.",
    "Ghana was quick to accuse Kenya.",
]


@pytest.mark.parametrize("text", BORNE_OUT)
def test_the_same_way_round_passes(text: str) -> None:
    assert list(ROLES.swapped(text, [ACCUSED])) == []


@pytest.mark.parametrize("text", SWAPPED)
def test_the_other_way_round_is_refused(text: str) -> None:
    assert list(ROLES.swapped(text, [ACCUSED])) == [
        "it is Kenya towards Ghana in the words, the other way round in the sentence"
    ]


def test_persons_speak_for_their_states_and_groups_have_their_forms() -> None:
    assert list(ROLES.swapped("Soto condemned the League.", [CONDEMNED])) == []
    assert list(ROLES.swapped("Togo condemned the Harbour League.", [CONDEMNED])) == []
    assert list(ROLES.swapped("The League condemned Togo.", [CONDEMNED]))
    assert list(ROLES.swapped("The Harbour League condemned Ana Soto.", [CONDEMNED]))


def test_who_is_borne_out_by_one_claim_is_borne_out() -> None:
    back = told("accused", "GHA", "KEN")
    assert list(ROLES.swapped("Ghana accused Kenya.", [ACCUSED, back])) == []


@pytest.mark.parametrize("text", ["Ghana met Kenya.", "Ghana thanked Kenya.", "Ghana feared that Kenya might leave."])
def test_other_acts_and_mutual_ones_are_passed_over(text: str) -> None:
    both = tuple(Role("participant", id, None) for id in ("KEN", "GHA"))
    assert list(ROLES.swapped(text, [ACCUSED, claim(NOTE, "met", actors=both)])) == []


def test_one_state_on_both_sides_has_no_order() -> None:
    actors = ACTORS | {"farmers": Actor("farmers", "group", "Kenyan farmers", country="KEN")}
    within = told("accused", "farmers", "KEN")
    assert list(Roles(actors, knowledge.load(), lexicon.load()).swapped("Kenya accused Nairobi.", [within])) == []


@given(
    st.lists(st.sampled_from("Kenya Ghana accused by was of , the accusation not ; League Soto’s".split())).map(
        " ".join
    )
)
def test_any_text_is_read(text: str) -> None:
    found = list(ROLES.swapped(text, [ACCUSED, CONDEMNED]))
    assert all("the other way round" in one for one in found)
    if not {"accused", "accusation"} & set(text.split()):
        assert found == []
