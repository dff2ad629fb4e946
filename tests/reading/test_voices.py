"""Quotations, and whose voice a word stands under."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Claim
from accord.reading.quotations import find_quotations
from tests.reading.conftest import Read


def attack(read: Read, text: str) -> Claim:
    return next(claim for claim in read(text).claims if claim.type == "ASSAULT")


def speakers(claim: Claim) -> str:
    return " ".join(f"{voice.role}:{voice.actor}" for voice in claim.sources)


QUOTED = [
    ("He said “no” and left.", ["no"]),
    ('A "first" and a "second".', ["first", "second"]),
    ("„Nein“, he said.", ["Nein"]),
    ('A board 6" wide.', []),
    ('One mark " alone.', []),
    ("“Left open\n\nto the next.", ["Left open"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED, ids=[text for text, _ in QUOTED])
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[quotation.start : quotation.end] for quotation in find_quotations(text)] == expected


@given(st.text(alphabet='ab “”"«»„\n', max_size=60))
def test_quotations_lie_in_the_text_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 < quotation.start <= quotation.end <= len(text) for quotation in found)
    assert all(before.end < after.start for before, after in pairwise(found))


VOICES = [
    ("Chad attacked Niger.", ""),
    ("Mali accuses Chad of attacking Niger.", "speaker:MLI"),
    ("Mali accused Chad of attacking Niger.", "speaker:MLI"),
    ("Chad attacked Niger, according to Mali.", "speaker:MLI"),
    ("Mali declined to say that Chad attacked Niger.", ""),
    ("Mali has not said that Chad attacked Niger.", ""),
    ("Mali was cited by Reuters as saying that Chad attacked Niger.", "speaker:MLI relay:reuters"),
]


@pytest.mark.parametrize(("text", "expected"), VOICES, ids=[text for text, _ in VOICES])
def test_voice_over_a_clause(text: str, expected: str, read: Read) -> None:
    assert speakers(attack(read, text)) == expected


def test_sentence_behind_a_quotation_tells_who_spoke(read: Read) -> None:
    claim = attack(read, "“Chad attacked Niger in the dark.” Mali said so.")
    assert (speakers(claim), claim.quote) == ("speaker:MLI", "direct")


UNNAMED = [
    ("Witnesses said that Togo had shelled Benin.", "witnesses"),
    ("Togo shelled Benin, a source said.", "source"),
    ("Togo shelled Benin, two government sources told Reuters.", "government-sources"),
    ("According to an eyewitness, Togo shelled Benin.", "eyewitness"),
    ("Togo shelled Benin, an army spokesman said.", "army-spokesman"),
    ("The mayor said that Togo had shelled Benin.", "mayor"),
]


@pytest.mark.parametrize(("text", "speaker"), UNNAMED, ids=[text for text, _ in UNNAMED])
def test_what_somebody_unnamed_says_is_not_told_by_the_document(read: Read, text: str, speaker: str) -> None:
    (claim,) = [claim for claim in read(text).claims if claim.type == "ASSAULT"]
    assert [voice.actor for voice in claim.sources if voice.role == "speaker"] == [speaker]


def test_source_of_something_is_no_actor(read: Read) -> None:
    assert all(mention.span.words != "source" for mention in read("Oil is a source of income for Chad.").mentions)


def test_reports_by_nobody_are_hearsay(read: Read) -> None:
    (claim,) = [claim for claim in read("Some reports said that Togo shelled Benin.").claims if claim.type == "ASSAULT"]
    assert claim.modality == "hearsay"
