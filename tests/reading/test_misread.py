"""Phrases that the parser misreads come out with their parts in place."""

from __future__ import annotations

import pytest

from accord.model import Claim
from accord.reading.misread import right_phrases
from tests.reading.conftest import Read
from tests.reading.test_mending import sentence


def only(read: Read, text: str, kind: str) -> Claim:
    (claim,) = [claim for claim in read(text).claims if claim.type == kind]
    return claim


PARTS = [
    ("Police in Kenya released on parole three priests who had hidden a deserter.", "RETREAT", "ken-police > priests"),
    ("A judge in Peru ordered three ex-ministers jailed.", "SANCTION", "per-judge > ministers"),
    ("UNHCR announced a suspension of aid to Chad.", "SANCTION", "unhcr > TCD"),
    ("Ghana: Since June, the Togolese government has jailed two monks.", "COERCE", "tgo-government > monks"),
    (
        "President Ali Bo called Premier Ama Doe on Monday to express his thanks.",
        "SUPPORT",
        "ali-bo > ama-doe",
    ),
    ("A Kenya-brokered truce in Somalia began.", "CONSULT", "KEN > SOM"),
    ("Jets from Sudan bombed a rebel-held town.", "ASSAULT", "SDN > rebel"),
    ("Niger said it would allow the Red Cross to deliver food to 300 villagers.", "CONCEDE", "NER > icrc"),
    ("Togo, censured by Benin for its delay, apologised.", "ACCUSE", "BEN > TGO"),
    ("ECOWAS lifted sanctions on Niger and urged the junta to yield.", "CONCEDE", "ecowas > NER"),
    ("The attack by Chad on Mali went on.", "ASSAULT", "TCD > MLI"),
    ("In May M23 seized the town.", "ASSAULT", "m23 > "),
    ("On Monday ECOWAS imposed sanctions on Mali.", "SANCTION", "ecowas > MLI"),
    ("Chad said its army had acted well and accused Mali of lying.", "ACCUSE", "TCD > MLI"),
    ("Human rights groups accused Chad of abuses.", "ACCUSE", "groups > TCD"),
    ("Chad shot down five Malian jets, its army claimed.", "ASSAULT", "TCD > MLI"),
    ("Mali was the first to comply with the demands of Niger.", "CONCEDE", "MLI > NER"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), PARTS, ids=[text for text, *_ in PARTS])
def test_parts(read: Read, text: str, kind: str, expected: str) -> None:
    claim = only(read, text, kind)
    doers = " ".join(role.actor for role in claim.actors if role.role == "actor")
    others = " ".join(role.actor for role in claim.actors if role.role == "recipient")
    assert f"{doers} > {others}" == expected


def test_both_persons_of_a_caption_took_part(read: Read) -> None:
    text = "President Ali Bo, second left, and Minister Ama Doe, left, attended a cabinet meeting in Windhoek."
    assert {role.actor for role in only(read, text, "CONSULT").actors} == {"ali-bo", "ama-doe"}


def test_backer_is_not_whose_the_fighters_are(read: Read) -> None:
    claim = only(read, "A Rwanda-backed rebel group attacked Goma.", "ASSAULT")
    assert [role.actor for role in claim.actors if role.role == "actor"] == ["rebel-group"]


def test_name_before_the_verb_becomes_its_subject_but_a_day_does_not() -> None:
    unhcr = sentence(("UNHCR", "RB", "advmod", 1), ("announced", "VBD", "ROOT", 1), ("it", "PRP", "dobj", 1))
    right_phrases(unhcr, (), {"monday"})
    assert (unhcr[0].dep, unhcr[0].tag) == ("nsubj", "NNP")
    day = sentence(("MONDAY", "RB", "advmod", 1), ("began", "VBD", "ROOT", 1), ("well", "RB", "advmod", 1))
    right_phrases(day, (), {"monday"})
    assert day[0].dep == "advmod"


def test_charge_that_is_denied_was_made(read: Read) -> None:
    for text in (
        "Rwanda accused Congo of arming rebels, a charge Kinshasa denies.",
        "Rwanda accused Congo of arming rebels; Congo denied the charge.",
    ):
        assert only(read, text, "ACCUSE").modality == "happened"


def test_clauses_at_a_semicolon_stand_alone(read: Read) -> None:
    text = "Egypt backs the army; Chad is believed to have armed its foes."
    assert only(read, text, "SUPPORT").modality == "ongoing"


def test_tag_behind_the_comma_says_who_tells_it(read: Read) -> None:
    claim = only(read, "Chad bombed the Malian defence ministry in Bamako, its prime minister said.", "ASSAULT")
    assert [voice.actor for voice in claim.sources] == ["tcd-prime-minister"]
