"""From an article to sentences: every word at its place, whatever the blocks."""

from __future__ import annotations

import pytest

from accord.errors import ModelError
from accord.reading import Reader
from accord.reading.parse import LONGEST_PIECE, Sentence, load_model, parse_all
from tests.reading.conftest import as_article


def sentences(reader: Reader, text: str) -> list[Sentence]:
    ((_, found),) = parse_all([as_article(text)], reader.nlp)
    return found


def test_words_stand_where_they_say(reader: Reader) -> None:
    text = "  Chad   met Niger 🙂.\n\n“Mali” left."
    for sentence in sentences(reader, text):
        assert [text[word.start : word.end] for word in sentence.words] == [word.text for word in sentence.words]


def test_heading_does_not_run_into_the_sentence_below(reader: Reader) -> None:
    assert [sentence.block for sentence in sentences(reader, "Talks in Chad\n\nNiger waited.")] == [0, 1]


def test_long_block_is_cut_between_words(reader: Reader) -> None:
    text = "Chad met Niger in May. " * (LONGEST_PIECE // 20)
    words = [word.text for sentence in sentences(reader, text) for word in sentence.words]
    assert set(words) == {"Chad", "met", "Niger", "in", "May", "."}


def test_prefix_stays_with_its_verb(reader: Reader) -> None:
    (sentence,) = sentences(reader, "Chad re-opened its co-owned sugar-mill.")
    words = [word.text for word in sentence.words]
    assert words == ["Chad", "re-opened", "its", "co-owned", "sugar", "-", "mill", "."]


@pytest.mark.parametrize("text", ["", " ", "\n\n  \n\n"])
def test_nothing_is_found_in_nothing(reader: Reader, text: str) -> None:
    assert sentences(reader, text) == []


def test_empty_articles_keep_their_place(reader: Reader) -> None:
    texts = ["", "Chad left.", "", "", "Niger stayed.", ""]
    read = [(article.text, len(found)) for article, found in parse_all(map(as_article, texts), reader.nlp)]
    assert read == [(text, 1 if text else 0) for text in texts]


def test_missing_model_is_told() -> None:
    with pytest.raises(ModelError):
        load_model("no_such_model")
