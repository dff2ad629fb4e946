"""Agreements: what is stated is filled, what is not stays open, and one agreement is one entry."""

from __future__ import annotations

import pytest

from accord.model import NO_DATE, Agreement, Claim, Place, Span
from accord.relating import relate
from tests.relating.builders import ACTORS, claim, event, reading, when

SIGNED = "Chile and Peru signed a fishing agreement in Lima on 4 May 2015."


def register(*claims: Claim, published: str | None = "2016-01-01") -> tuple[Agreement, ...]:
    by_document: dict[str, list[Claim]] = {}
    for each in claims:
        by_document.setdefault(each.document, []).append(each)
    readings = [reading(*group, published=published) for group in by_document.values()]
    return relate(readings, [], ACTORS).agreements


def signing(**more: object) -> Claim:
    place = Place("lima", "Lima", "PER", Span("a", SIGNED.index("Lima"), "Lima"))
    return claim("SUPPORT", SIGNED, "signed", ["CHL", "PER"], time=when("2015-05-04"), place=place, **more)  # type: ignore[arg-type]


def test_a_signing_fills_what_it_states() -> None:
    (found,) = register(signing())
    assert found.parties == ("CHL", "PER")
    assert (found.stage, found.kind, found.fields) == ("signed", "other", ("fisheries",))
    assert found.signed == when("2015-05-04")
    assert found.place is not None
    assert found.place.id == "lima"
    assert found.title == "Chile, Peru: fishing agreement"


def test_what_is_not_stated_stays_open() -> None:
    (found,) = register(claim("SUPPORT", "Chile and Peru signed a pact.", "signed", ["CHL", "PER"]))
    assert found.signed == NO_DATE
    assert found.term == NO_DATE
    assert (found.place, found.signatories, found.obligations) == (None, (), ())


def test_persons_sign_for_their_states() -> None:
    text = "Ana Rojas and Luis Quispe signed a memorandum of understanding on mining."
    (found,) = register(claim("SUPPORT", text, "signed", ["rojas", "quispe"]))
    assert found.parties == ("CHL", "PER")
    assert found.signatories == ("quispe", "rojas")
    assert (found.kind, found.fields) == ("memorandum", ("minerals",))


def test_a_private_person_stands_for_no_state() -> None:
    text = "Ana Rojas and Old Sailor signed a contract."
    assert register(claim("SUPPORT", text, "signed", ["rojas", "sailor"])) == ()


def test_one_party_makes_no_agreement() -> None:
    assert register(claim("SUPPORT", "Chile signed a pact.", "signed", ["CHL"])) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "modality", "stage"),
    [
        ("Chile and Peru will sign a border treaty.", "sign", "planned", "announced"),
        ("Chile and Peru are negotiating a border treaty.", "negotiating", "happened", "discussed"),
        ("Chile and Peru reached a border treaty.", "reached", "happened", "agreed"),
        ("Chile and Peru ratified a border treaty.", "ratified", "happened", "ratified"),
        ("Chile and Peru considered signing a border treaty.", "signing", "considered", "discussed"),
        ("Chile and Peru agreed to work on a border treaty.", "agreed", "happened", "announced"),
    ],
)
def test_stage(text: str, trigger: str, modality: str, stage: str) -> None:
    kind = "AGREE" if stage != "ratified" else "SUPPORT"
    (found,) = register(claim(kind, text, trigger, ["CHL", "PER"], modality=modality))  # type: ignore[arg-type]
    assert found.stage == stage
    assert found.signed == NO_DATE


@pytest.mark.parametrize("modality", ["denied", "feared", "counterfactual", "alleged", "hearsay", "possible"])
def test_what_does_not_hold_opens_nothing(modality: str) -> None:
    assert register(signing(modality=modality)) == ()


def test_praise_of_a_deal_is_no_agreement() -> None:
    text = "Norway praised Chile for the trade deal."
    assert register(claim("SUPPORT", text, "praised", {"actor": ["NOR"], "recipient": ["CHL"]})) == ()


def test_praise_of_a_statement_is_no_agreement() -> None:
    text = "Norway praised the joint statement of Chile."
    assert register(claim("SUPPORT", text, "praised", {"actor": ["NOR"], "recipient": ["CHL"]})) == ()


def test_a_promise_under_an_agreement_is_no_new_one() -> None:
    text = "Peru promised Chile a port under a trade agreement in March."
    assert register(claim("AGREE", text, "promised", {"actor": ["PER"], "recipient": ["CHL"]})) == ()


def test_talks_on_a_treaty_are_its_first_stage() -> None:
    new = claim("CONSULT", "Chile and Peru negotiated a trade treaty.", "negotiated", ["CHL", "PER"])
    assert [one.stage for one in register(new)] == ["discussed"]
    assert register(claim("CONSULT", "Chile and Peru discussed the deal.", "discussed", ["CHL", "PER"])) == ()


def test_the_stages_of_one_agreement_are_one_entry() -> None:
    planned = claim(
        "AGREE", "Chile and Peru plan to sign a fishing pact.", "plan to sign", ["CHL", "PER"], modality="planned"
    )
    ended = claim(
        "RETREAT", "Peru withdrew from the fishing pact with Chile.", "withdrew", ["PER", "CHL"], document="z",
        time=when("2019-03-01"),
    )  # fmt: skip
    readings = [reading(planned, published="2015-01-01"), reading(signing(document="b")), reading(ended)]
    (found,) = relate(readings, [], ACTORS).agreements
    assert found.stage == "ended"
    assert found.signed == when("2015-05-04")
    assert set(found.claims) == {each.id for one in readings for each in one.claims}


def test_an_agreement_still_planned_is_not_one_signed_before() -> None:
    later = claim(
        "AGREE", "Chile and Peru plan to sign a deal.", "plan to sign", ["CHL", "PER"], modality="planned", document="n"
    )
    readings = [reading(signing()), reading(later, published="2020-02-02")]
    assert [one.stage for one in relate(readings, [], ACTORS).agreements] == ["signed", "announced"]


def test_new_talks_are_on_a_new_agreement_and_old_talks_on_the_old() -> None:
    text = "Chile and Peru negotiated a fishing agreement."
    new = claim("CONSULT", text, "negotiated", ["CHL", "PER"], document="n", modality="ongoing")
    old = claim("CONSULT", text, "negotiated", ["CHL", "PER"], document="n", time=when("2014-02-02"))
    for talks, stages in ((new, ["signed", "discussed"]), (old, ["signed"])):
        readings = [reading(signing()), reading(talks, published="2020-02-02")]
        assert [one.stage for one in relate(readings, [], ACTORS).agreements] == stages


def test_two_matters_are_two_agreements() -> None:
    gas = claim(
        "SUPPORT",
        "Chile and Peru signed a gas agreement.",
        "signed",
        ["CHL", "PER"],
        time=when("2015-05-04"),
        start=200,
    )
    assert [one.fields for one in register(signing(), gas)] == [("energy",), ("fisheries",)] or len(
        register(signing(), gas)
    ) == 2


def test_days_apart_are_two_agreements() -> None:
    other = claim(
        "SUPPORT",
        "Chile and Peru signed a fishing deal.",
        "signed",
        ["CHL", "PER"],
        time=when("2018-09-09"),
        document="c",
    )
    assert len(register(signing(), other)) == 2


def test_the_date_in_a_name_is_the_date_of_the_agreement() -> None:
    text = "Chile and Peru keep to the border treaty of 1929."
    year = claim(
        "TIE", text, "border treaty", ["CHL", "PER"], modality="ongoing", relation="treaty",
        time=when("1929-01-01", "1929-12-31"), time_words="1929",
    )  # fmt: skip
    (found,) = register(year)
    assert (found.stage, found.signed.latest) == ("in-force", "1929-12-31")


def test_a_treaty_that_is_only_mentioned_is_not_in_force_while_it_is_planned() -> None:
    plan = claim("AGREE", "Chile and Peru plan to sign a treaty.", "plan to sign", ["CHL", "PER"], modality="planned")
    mention = claim("TIE", "The treaty of Chile and Peru", "treaty", ["CHL", "PER"], relation="treaty", start=100)
    assert [one.stage for one in register(plan, mention)] == ["announced"]
    later = claim("TIE", "The treaty of Chile and Peru", "treaty", ["CHL", "PER"], relation="treaty", document="b")
    readings = [reading(plan, published="2014-01-01"), reading(later, published="2016-01-01")]
    assert [one.stage for one in relate(readings, [], ACTORS).agreements] == ["in-force"]


def test_a_clause_that_is_not_in_it_is_a_negative_obligation() -> None:
    text = "Chile and Peru signed a security pact, and the pact does not include a mutual defence clause."
    (found,) = register(claim("SUPPORT", text, "signed", ["CHL", "PER"]))
    assert [(one.kind, one.polarity) for one in found.obligations] == [("mutual defence", "negative")]


def test_a_guess_at_its_contents_is_no_obligation() -> None:
    text = "Chile and Peru signed a pact that may include a mutual defence clause."
    (found,) = register(claim("SUPPORT", text, "signed", ["CHL", "PER"]))
    assert found.obligations == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Chile and Peru signed a gas deal until 2031.", "2031"),
        ("Chile and Peru signed a ten-year gas deal.", "2025"),
        ("Chile and Peru signed a gas deal for 5 years.", "2020"),
    ],
)
def test_term(text: str, year: str) -> None:
    (found,) = register(claim("SUPPORT", text, "signed", ["CHL", "PER"], time=when("2015-05-04")))
    assert found.term.value == f"../{year}"


def test_a_length_without_a_signing_gives_no_term() -> None:
    (found,) = register(claim("SUPPORT", "Chile and Peru signed a ten-year gas deal.", "signed", ["CHL", "PER"]))
    assert found.term == NO_DATE


def test_an_unnamed_arrangement_is_one_if_its_matter_is_named() -> None:
    base = claim("AGREE", "Kenya agreed to open a base for Norway.", "agreed", ["KEN", "NOR"])
    talk = claim("AGREE", "Kenya and Norway agreed to meet again.", "agreed", ["KEN", "NOR"])
    (found,) = register(base)
    assert (found.stage, found.kind) == ("agreed", "other")
    assert register(talk) == ()


def test_a_project_is_a_plan() -> None:
    text = "Indonesia and Kenya discussed building a refinery for oil."
    (found,) = register(claim("COOPERATE", text, "discussed", ["IDN", "KEN"], modality="considered"))
    assert (found.kind, found.stage, found.fields) == ("plan", "discussed", ("energy",))


def test_treaties_with_two_states_are_two() -> None:
    text = "Chile signed treaties with Peru and Ecuador."
    found = register(claim("SUPPORT", text, "signed", ["CHL", "PER", "ECU"]))
    assert {one.parties for one in found} == {("CHL", "ECU"), ("CHL", "PER")}
    assert len({one.id for one in found}) == 2


def test_an_agreement_known_only_by_its_end_is_one() -> None:
    text = "Peru ended its fishing accord with Chile in 2010."
    ended = claim("SANCTION", text, "ended", {"actor": ["PER"], "recipient": ["CHL"]})
    (found,) = register(ended)
    assert (found.stage, found.signed) == ("ended", NO_DATE)
    assert relate([reading(ended)], [], ACTORS).sanctions == ()


def test_a_ceasefire_of_two_is_agreed_and_that_of_one_is_not() -> None:
    text = "A ceasefire between Chile and Peru was brokered."
    (found,) = register(claim("RETREAT", text, "ceasefire", ["CHL", "PER"]))
    assert (found.stage, found.fields) == ("agreed", ("peace",))
    alone = "Chile declared a ceasefire towards Peru."
    assert register(claim("RETREAT", alone, "declared a ceasefire", {"actor": ["CHL"], "recipient": ["PER"]})) == ()


def test_treaties_of_nobody_with_two_states_are_none() -> None:
    text = "The treaties with Peru and Ecuador are old."
    assert register(claim("TIE", text, "treaties", ["PER", "ECU"], relation="treaty")) == ()


def test_treaties_of_many_are_not_one_treaty() -> None:
    text = "Chile, Peru and Ecuador have treaties."
    assert register(claim("TIE", text, "treaties", ["CHL", "PER", "ECU"], relation="treaty")) == ()


def test_a_joint_statement_is_agreed() -> None:
    (found,) = register(claim("SUPPORT", "Chile and Peru issued a joint statement.", "issued", ["CHL", "PER"]))
    assert (found.kind, found.stage) == ("statement", "agreed")


def test_claims_of_one_event_are_one_agreement() -> None:
    other = claim(
        "SUPPORT", "Chile and Peru inked a memorandum of understanding.", "inked", ["CHL", "PER"], document="b"
    )
    both = [reading(signing()), reading(other)]
    assert len(relate(both, [event(signing(), other)], ACTORS).agreements) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru will apply a fishing pact that they signed in 1999 and a trade treaty.",
        "Chile and Peru will apply the fishing pact which Chile and Peru had signed in 1999, and a trade treaty.",
    ],
)
def test_what_was_signed_is_what_the_relative_clause_is_on(text: str) -> None:
    (found,) = register(claim("SUPPORT", text, "signed", ["CHL", "PER"], time=when("1999-01-01", "1999-12-31")))
    assert (found.title, found.fields) == ("Chile, Peru: fishing pact", ("fisheries",))


def signatures(second: str) -> tuple[Agreement, ...]:
    one = claim("SUPPORT", "Ana Rojas signed.", "signed", ["rojas"], time=when("2015-05-04"))
    two = claim("SUPPORT", second, "signed", ["quispe"], time=when("2015-05-04"), start=50)
    return relate([reading(one, two, published="2016-01-01")], [event(one, two)], ACTORS).agreements


def test_who_sign_one_text_after_one_another_are_its_parties() -> None:
    (found,) = signatures("Luis Quispe signed too.")
    assert (found.parties, found.signatories) == (("CHL", "PER"), ("quispe", "rojas"))


def test_a_witness_is_no_party() -> None:
    assert signatures("Luis Quispe signed as a witness.") == ()


def test_what_is_said_of_another_agreement_is_no_field_of_this_one() -> None:
    said = "The two stressed that the mining pact is of use."
    note = claim("STATE", said, "stressed", ["CHL", "PER"], start=100)
    joint = claim("SUPPORT", "Chile and Peru signed a joint statement.", "signed", ["CHL", "PER"])
    (found,) = register(joint, note)
    assert found.fields == ()


OLDER = "Chile and Peru agreed to apply a fishing pact of May 1996 and a transit accord on railways dating from 2001."


def test_agreements_that_two_undertake_to_apply_are_there_already() -> None:
    told = claim("AGREE", OLDER, "agreed", ["CHL", "PER"], time=when("2015-05-04"))
    found = {one.title: (one.signed.value, one.stage) for one in register(told)}
    assert found["Chile, Peru: fishing pact"] == ("1996-05", "in-force")
    assert found["Chile, Peru: transit accord"] == ("2001", "in-force")


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru agreed to apply the fishing pact of 1996.",
        "Chile and Peru agreed that a fishing pact of 1996 was a mistake.",
        "Chile and Peru agreed to buy ships. Ecuador will apply a fishing pact of 1996.",
    ],
    ids=["known from elsewhere", "not applied", "by others"],
)
def test_others_agreements_and_those_merely_named_are_no_entries(text: str) -> None:
    told = claim("AGREE", text, "agreed", ["CHL", "PER"])
    assert not [one for one in register(told) if (one.signed.value or "").startswith("1996")]
