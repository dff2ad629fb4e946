"""Documents that are too much: they cost only themselves, and somebody is told."""

from __future__ import annotations

import pytest

from accord.dossier import careful
from accord.errors import ModelError
from accord.model import Article, Problem, Reading
from tests.builders import SmallReader, article


def read(*articles: Article) -> tuple[list[Reading], list[Problem]]:
    told: list[Problem] = []
    return careful.read(SmallReader("1", []), articles, told.append), told


def test_of_an_endless_text_the_beginning_is_read() -> None:
    endless = article("-" * (careful.LONGEST - 100) + " " + "Kenya met Ghana. " * 20, name="endless.txt")
    ((reading,), told) = read(endless)
    assert ([problem.kind for problem in reading.problems], told) == (["too-long"], [])
    assert "endless.txt" in reading.problems[0].source
    last = reading.claims[-1].evidence
    assert last.holds_in(endless.text)
    assert careful.LONGEST - 40 < last.end <= careful.LONGEST


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    ((reading,), _) = read(article("-" * (careful.LONGEST + 1)))
    assert [problem.kind for problem in reading.problems] == ["too-long"]


def test_a_text_of_the_greatest_length_is_read_whole() -> None:
    ((reading,), _) = read(article("-" * careful.LONGEST))
    assert reading.problems == ()


def test_failures_are_told_and_the_others_come_back_in_order() -> None:
    articles = [article(text, name=text) for text in ("Kenya met Ghana.", "break the reader", "Togo met Benin.")]
    readings, told = read(*articles)
    assert [reading.document for reading in readings] == [articles[0].id, articles[2].id]
    assert [(problem.source, problem.kind) for problem in told] == [("break the reader", "failed")]


def test_a_model_that_is_not_there_is_not_the_documents_fault() -> None:
    class Missing(SmallReader):
        def read(self, source: Article) -> Reading:
            raise ModelError("no such model")

    with pytest.raises(ModelError):
        careful.read(Missing("1", []), [article("Kenya met Ghana.")], lambda problem: None)
