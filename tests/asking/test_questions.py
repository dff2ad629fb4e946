"""Thirty questions on the example dossier, with the answers that were agreed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accord import lexicon
from accord.asking import Answer, answer
from accord.dossier import Dossier
from accord.dossier.finding import Shelf
from accord.dossier.stages import ACCORD
from accord.looking.asking import question_as_article

EXAMPLE = Path(__file__).parents[2] / "examples" / "horn-2018" / "documents"
AGREED = json.loads(Path(__file__).with_name("questions.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Answer, dict[str, str]]]:
    dossier = Dossier.create(tmp_path_factory.mktemp("horn") / "horn")
    dossier.add([EXAMPLE])
    dossier.build()
    reader = ACCORD.open_reader(None)
    with dossier.open() as built:
        names = {article.id: article.name for article in built.articles()}
        shelf, words = Shelf(built), lexicon.load()
        asked = [row["question"] for row in AGREED]
        return {q: (answer(q, reader.read(question_as_article(q)), shelf, words), names) for q in asked}


@pytest.mark.parametrize("row", AGREED, ids=lambda row: row["question"])
def test_answer_is_as_agreed(row: dict[str, object], answers: dict[str, tuple[Answer, dict[str, str]]]) -> None:
    found, names = answers[str(row["question"])]
    assert (found.status, found.values) == (row["status"], row["values"])
    assert sorted({f"{names[s.source]}: {s.words[:60]}" for s in found.spans}) == row["cites"]


def test_there_are_thirty() -> None:
    assert len({row["question"] for row in AGREED}) == 30
