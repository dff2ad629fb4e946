"""What documents disagree on stands side by side, with the claims of each side."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

import pytest

from accord.merging import Merged, merge
from accord.model import Claim, Conflict, Quote, Span
from tests.merging.builders import ACTORS, article, claim, person, reading

DAY = "2019-05-02"


class Roles(TypedDict, total=False):
    actors: list[str]
    recipients: list[str]
    together: list[str]


UPON: Roles = {"actors": ["CHL"], "recipients": ["PER"]}
BOTH: Roles = {"together": ["CHL", "PER"]}
BERG: Roles = {"actors": ["ida-berg"], "recipients": ["IDN"]}
ENVOY = person("ida-berg", "Ida Berg", "NOR")


def merged(*claims: Claim, published: str = "2019-05-20") -> Merged:
    documents = sorted({each.document for each in claims})
    readings = [reading(key, *(c for c in claims if c.document == key), published=published) for key in documents]
    texts = [article(key, f"Text {key}.", outlet=f"Outlet {key}", published=published) for key in documents]
    return merge(texts, readings, (*ACTORS, ENVOY))


def only(result: Merged) -> Conflict:
    (conflict,) = result.conflicts
    return conflict


def sides(conflict: Conflict) -> set[tuple[str, ...]]:
    return {side.claims for side in conflict.sides}


MET = claim("a", "CONSULT", "Chile and Peru held four days of talks in Lima.", "talks", **BOTH, when=DAY)
MET_TOO = claim("b", "CONSULT", "Talks of five days ended: Peru and Chile met.", "met", **BOTH, when=DAY)


def test_different_numbers_of_one_thing() -> None:
    conflict = only(merged(MET, MET_TOO))
    assert conflict.kind == "number"
    assert [side.reading for side in conflict.sides] == ["4 days", "5 days"]
    assert conflict.careful_reading == "From 4 to 5 days, by who tells it."


def test_the_number_that_most_tell_is_said() -> None:
    third = claim("c", "CONSULT", "Peru and Chile ended talks of five days in Lima.", "talks", **BOTH, when=DAY)
    assert only(merged(MET, MET_TOO, third)).careful_reading == "From 4 to 5 days, by who tells it; most, 2, tell 5."


def test_one_number_in_both_is_no_conflict() -> None:
    same = replace(MET_TOO, evidence=replace(MET_TOO.evidence, words="Four days long Peru and Chile met."))
    assert merged(MET, same).conflicts == ()


def test_an_undated_text_with_another_weekday() -> None:
    undated = claim("b", "CONSULT", "On Monday Chile and Peru met in secret.", "met", **BOTH, where=("Lima", "PER"))
    dated = claim("a", "CONSULT", "Chile and Peru met.", "met", **BOTH, when=DAY, where=("Lima", "PER"))
    conflict = only(merged(dated, undated))
    assert conflict.kind == "date"
    assert {side.reading for side in conflict.sides} == {"On a Monday", f"On {DAY}, a Thursday"}


def test_one_doer_or_both() -> None:
    one = claim("a", "SANCTION", "Chile cut ties with Peru.", "cut ties", **UPON, when=DAY)
    both = claim("b", "SANCTION", "Chile and Peru cut ties with each other.", "cut ties", **BOTH, when=DAY)
    conflict = only(merged(one, both))
    assert conflict.kind == "actor"
    assert sides(conflict) == {(one.id,), (both.id,)}


def test_labels_of_one_instrument() -> None:
    pact = claim("a", "SUPPORT", "Chile and Peru signed a security treaty.", "signed", **BOTH, when=DAY)
    note = claim("b", "SUPPORT", "Peru and Chile signed a joint statement.", "signed", **BOTH, when=DAY)
    assert only(merged(pact, note)).kind == "label"


def test_a_denial_that_joins_no_event_still_stands_against_the_assertion() -> None:
    charge = claim("a", "AID", "Chile has armed rebels in Peru.", "armed", **UPON, modality="alleged")
    denial = claim("b", "AID", "Chile never armed them in Peru.", "armed", **UPON, modality="denied")
    far = replace(denial, document="b")
    conflict = only(merged(charge, far))
    assert conflict.kind == "contradiction"
    assert sides(conflict) == {(charge.id,), (far.id,)}


def test_rumour_beside_report() -> None:
    done = claim(
        "a",
        "REQUEST",
        "Chile invited Peru.",
        "invited",
        actors=["CHL"],
        recipients=["PER"],
        when="2019-05-01",
        until="2019-05-31",
    )
    said = claim(
        "b",
        "REQUEST",
        "Chile is rumoured to have invited Peru.",
        "invited",
        actors=["CHL"],
        recipients=["PER"],
        modality="hearsay",
    )
    assert only(merged(done, said)).kind == "stage"


def test_one_speaker_for_and_against() -> None:
    praise = claim(
        "a",
        "SUPPORT",
        "Berg welcomed the step by Indonesia.",
        "welcomed",
        actors=["ida-berg"],
        recipients=["IDN"],
        when=DAY,
    )
    blame = claim("b", "ACCUSE", "Berg accused Indonesia of delay.", "accused", **BERG, when=DAY)
    conflict = only(merged(praise, blame))
    assert [side.reading for side in conflict.sides] == ["Against", "In favour"]


@pytest.mark.parametrize("published", ["2019-05-20", "2020-01-01"])
def test_agreeing_reports_have_no_conflict(published: str) -> None:
    plain = [replace(each, evidence=replace(each.evidence, words="They met.")) for each in (MET, MET_TOO)]
    plain = [replace(each, trigger=replace(each.trigger, words="met", start=5)) for each in plain]
    assert merged(*plain, published=published).conflicts == ()


@pytest.mark.parametrize("kind", ["direct", "indirect"], ids=["read as quoted", "quoted by its marks"])
def test_a_remark_quoted_in_one_and_reported_in_another(kind: Quote) -> None:
    words = "“Ports stay open to all our neighbours,” Berg said."
    quoted = claim("a", "STATE", words, "said", actors=["ida-berg"], when=DAY, by=["ida-berg"])
    reported = claim(
        "b", "STATE", "Berg said ports stay open to neighbours.", "said", actors=["ida-berg"], by=["ida-berg"]
    )
    quoted, reported = replace(quoted, quote=kind), replace(reported, quote="indirect", time=quoted.time)
    conflict = only(merged(quoted, reported))
    assert (conflict.kind, sides(conflict)) == ("label", {(quoted.id,), (reported.id,)})


def test_one_document_tells_it_as_done_and_as_a_prospect() -> None:
    words = "Chile lent Peru two ships."
    done = claim("a", "AID", words, "lent", **UPON, when=DAY, topics=["ships"])
    may = claim(
        "a", "AID", "Chile may yet lend Peru ships.", "lend", **UPON, modality="possible", topics=["ships"], start=90
    )
    assert only(merged(done, may)).kind == "stage"


def test_a_denial_of_either_is_a_denial_of_each() -> None:
    words = "Reports that Norway or Chile brokered it with Peru are false."
    charge = claim(
        "a", "CONSULT", "Norway allegedly brokered it with Peru.", "brokered", actors=["NOR"], recipients=["PER"]
    )
    denial = claim("b", "CONSULT", words, "brokered", actors=["NOR", "CHL"], recipients=["PER"], modality="denied")
    named = {"NOR": "Norway", "CHL": "Chile", "PER": "Peru"}
    roles = tuple(
        replace(role, span=Span("b", words.index(named[role.actor]), named[role.actor])) for role in denial.actors
    )
    conflict = only(merged(replace(charge, modality="alleged"), replace(denial, actors=roles)))
    assert conflict.kind == "contradiction"


def test_not_yet_done_is_no_denial_of_what_is_done_later() -> None:
    opened = claim("a", "COOPERATE", "Chile reopened a port in Peru.", "reopened", **UPON, when=DAY)
    before = claim("b", "COOPERATE", "Chile has not reopened it in Peru.", "reopened", **UPON, polarity="negative")
    assert only(merged(opened, before)).kind == "contradiction"
    early = [reading("a", opened, published="2019-05-20"), reading("b", before, published="2019-04-20")]
    texts = [article(key, f"Text {key}.", outlet=f"Outlet {key}", published="2019-04-20") for key in "ab"]
    assert merge(texts, early, (*ACTORS, ENVOY)).conflicts == ()
