"""Every entry of the lexicon finds its `yes` sentences and leaves its `no` sentences alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from accord.errors import LexiconError
from accord.knowledge import load as load_knowledge
from accord.lexicon import FOLDER, Entry, load, load_from
from accord.model import CLAIM_TYPES
from accord.reading import Reader
from tests.builders import article

LEXICON = load()
LEAST_ENTRIES, LEAST_WORDS = 300, 2000  # of which far fewer would mean that a file was lost
NOT_LISTED = {"STATE"}  # found by its speaker and reporting verb, not by an entry


@pytest.fixture(scope="session")
def fired() -> dict[str, set[str]]:
    """Each sentence of the lexicon, read as a document of its own, and the rules that fired on it; one pass for all."""
    sentences = sorted({text for entry in LEXICON.entries for text in (*entry.yes, *entry.no)})
    readings = Reader(load_knowledge(), LEXICON).read_all(article(text) for text in sentences)
    return {text: {claim.rule for claim in reading.claims} for text, reading in zip(sentences, readings, strict=True)}


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.rule)
def test_entry_keeps_its_word(entry: Entry, fired: dict[str, set[str]]) -> None:
    assert [text for text in entry.yes if entry.rule not in fired[text]] == [], "missed"
    assert [text for text in entry.no if entry.rule in fired[text]] == [], "wrongly found"


def test_every_type_has_entries() -> None:
    assert set(CLAIM_TYPES) - {entry.type for entry in LEXICON.entries} == NOT_LISTED


def test_the_lexicon_is_whole() -> None:
    words = {(p.lemma, p.part) for patterns in LEXICON.patterns.values() for p in patterns}
    assert len(LEXICON.entries) >= LEAST_ENTRIES
    assert len(words) >= LEAST_WORDS


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.rule)
def test_entry_lists_no_word_twice(entry: Entry) -> None:
    for words in (entry.verbs, entry.nouns, entry.adjectives):
        assert [word for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.rule)
def test_entry_says_where_it_fires_and_where_not(entry: Entry) -> None:
    assert entry.yes
    assert entry.no
    assert set(entry.yes).isdisjoint(entry.no)


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.rule)
def test_words_asked_for_are_single_words(entry: Entry) -> None:
    """A place holds one word; "travel ban" there would never be met, "ban" is."""
    for asked in (entry.needs, entry.bars):
        assert [word for words in asked.values() for word in words if " " in word] == []


def test_relations_belong_to_ties_and_memberships() -> None:
    for entry in LEXICON.entries:
        assert (entry.relation is not None) == (entry.type in ("TIE", "MEMBER")), entry.rule
        assert entry.trend in (None, "closer", "cooler"), entry.rule


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ('name = "greet"\nverbs = ["greet"]\nyes = ["Oman greeted Chad."]\nrecipent = ["object"]', "recipent"),
        ('name = "greet"\nyes = ["Oman greeted Chad."]', "verbs, nouns or adjectives"),
        ('name = "greet"\nverbs = ["greet"]', "yes"),
        ('name = "greet"\nverbs = ["greet"]\nyes = ["Oman greeted Chad."]\nrecipient = ["beneath"]', "beneath"),
        ('name = "greet"\nverbs = ["greet"]\nyes = ["Oman greeted Chad."]\nbars = { object = ["@hats"] }', "@hats"),
    ],
)
def test_an_entry_that_is_not_well_formed_is_refused(tmp_path: Path, broken: str, complaint: str) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts" / "support.toml").write_text("[[entry]]\n" + broken, "utf-8")
    with pytest.raises(LexiconError, match=complaint):
        load_from(tmp_path)
