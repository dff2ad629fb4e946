"""Who stands where in a sentence, whatever its voice and order."""

from __future__ import annotations

import pytest

from accord import lexicon
from accord.reading import Reader
from accord.reading.grammar import first_conjunct, is_passive, logical_object, logical_subject
from accord.reading.parse import Word, parse_all
from tests.reading.conftest import as_article

GRAMMAR = lexicon.load().grammar


def word_of(reader: Reader, text: str, wanted: str) -> Word:
    ((_, sentences),) = parse_all([as_article(text)], reader.nlp)
    return next(word for sentence in sentences for word in sentence.words if word.text == wanted)


def texts(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


DOERS = [
    ("Chad attacked Niger.", "attacked", "Chad", "Niger"),
    ("Niger was attacked by Chad.", "attacked", "Chad", "Niger"),
    ("Chad and Mali attacked Niger and Togo.", "attacked", "Chad Mali", "Niger Togo"),
    ("Chad agreed to attack Niger.", "attack", "Chad", "Niger"),
    ("Mali asked Chad to leave Niger.", "leave", "Chad", "Niger"),
    ("Mali accused Chad of attacking Niger.", "attacking", "Chad", "Niger"),
    ("Chad, which attacked Niger, denied it.", "attacked", "Chad", "Niger"),
    ("Chad left after signing a treaty.", "signing", "Chad", "treaty"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "object_"), DOERS, ids=[text for text, *_ in DOERS])
def test_who_does_what_to_whom(reader: Reader, text: str, verb: str, subject: str, object_: str) -> None:
    word = word_of(reader, text, verb)
    assert (texts(logical_subject(word, GRAMMAR)), texts(logical_object(word, GRAMMAR))) == (subject, object_)


def test_passive_is_known_by_its_helper(reader: Reader) -> None:
    assert is_passive(word_of(reader, "Niger was attacked.", "attacked"))
    assert not is_passive(word_of(reader, "Chad has attacked Niger.", "attacked"))


def test_first_of_coordinated_nouns(reader: Reader) -> None:
    assert first_conjunct(word_of(reader, "Chad, Mali and Niger met.", "Niger")).text == "Chad"
