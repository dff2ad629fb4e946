"""How the act of a verb or noun stands, and which words say so."""

from __future__ import annotations

import pytest

from accord import lexicon
from accord.reading import Reader
from accord.reading.modality import Status, status_of
from accord.reading.parse import parse_all
from tests.reading.conftest import as_article


def status(reader: Reader, text: str, wanted: str) -> Status:
    ((_, (sentence, *_)),) = parse_all([as_article(text)], reader.nlp)
    word = next(word for word in sentence.words if word.text == wanted)
    return status_of(word, sentence, lexicon.load())


STANDING = [
    ("Chad left the union.", "left", "happened positive"),
    ("Chad is leaving the union.", "leaving", "ongoing positive"),
    ("Chad has not left the union.", "left", "happened negative"),
    ("Chad will leave the union.", "leave", "planned positive"),
    ("Chad is to leave the union.", "leave", "planned positive"),
    ("Chad could leave the union.", "leave", "possible positive"),
    ("Chad should leave the union.", "leave", "considered positive"),
    ("Chad would have left the union.", "left", "counterfactual positive"),
    ("Chad managed to leave the union.", "leave", "happened positive"),
    ("Chad was the first state to leave the union.", "leave", "happened positive"),
    ("Chad is believed to support Mali.", "support", "hearsay positive"),
    ("Mali feared that Chad had left.", "left", "feared positive"),
    ("Mali rejected claims that Chad left.", "left", "denied positive"),
    ("Chad left without signing the treaty.", "signing", "happened negative"),
    ("Chad met Mali before signing the treaty.", "signing", "happened positive"),
    ("Chad will meet Mali before signing the treaty.", "signing", "planned positive"),
    ("Chad pleased Mali by signing the treaty.", "signing", "happened positive"),
    ("A possible attack worried Mali.", "attack", "possible positive"),
    ("The talks were never held.", "talks", "happened negative"),
]


@pytest.mark.parametrize(("text", "word", "expected"), STANDING, ids=[text for text, *_ in STANDING])
def test_standing(reader: Reader, text: str, word: str, expected: str) -> None:
    found = status(reader, text, word)
    assert f"{found.modality} {found.polarity}" == expected


def test_two_negations_make_none(reader: Reader) -> None:
    found = status(reader, "Chad did not fail to leave the union.", "leave")
    assert (found.modality, found.polarity) == ("happened", "positive")
    assert [word.text for kind, word in found.because if kind == "negative"] == ["fail", "not"]


def test_clause_told_in_a_finite_verb_is_not_planned_by_the_verb_above(reader: Reader) -> None:
    assert status(reader, "Mali decided that Chad left.", "left").modality == "happened"
