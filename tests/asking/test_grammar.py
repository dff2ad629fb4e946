"""The words of questions keep their word, and a table that is not well formed is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.asking import grammar, question
from accord.asking.grammar import Opener
from accord.errors import LexiconError
from accord.lexicon import FOLDER

GRAMMAR = grammar.load()


def kinds(text: str) -> list[str]:
    return [kind for _, _, kind in question._openings(text, GRAMMAR)]


@pytest.mark.parametrize("opener", GRAMMAR.openers, ids=lambda opener: opener.kind)
def test_opener_keeps_its_word(opener: Opener) -> None:
    assert [text for text in opener.yes if opener.kind not in kinds(text)] == [], "missed"
    assert [text for text in opener.no if opener.kind in kinds(text)] == [], "wrongly found"


@pytest.mark.parametrize(
    ("was", "put"),
    [('kind  = "why"', 'kind  = "whence"'), ("[leads]", "[leaders]"), ("[terms]\nasked", "[terms]\nask")],
)
def test_odd_table_is_refused(tmp_path: Path, was: str, put: str) -> None:
    text = (FOLDER / "questions.toml").read_text("utf-8")
    assert was in text
    (tmp_path / "questions.toml").write_text(text.replace(was, put), "utf-8")
    with pytest.raises(LexiconError):
        grammar.load_from(tmp_path / "questions.toml")
