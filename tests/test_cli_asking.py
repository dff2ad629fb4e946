"""accord ask and accord search, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.cli import main
from tests.builders import SmallStages

TEXTS = {
    "a.txt": "Kenya met Ghana on 2019-05-02. Then Togo met Benin.",
    "b.txt": "In the north Ghana met Kenya on 2020-05-03 for an hour.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, text in TEXTS.items():
        (pile / name).write_text(text)
    run("new", tmp_path / "d")
    run("add", tmp_path / "d", pile)
    assert run("build", tmp_path / "d").exit_code == 0
    return tmp_path / "d"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], obj=SmallStages().stages(), prog_name="accord")


def test_ask_answers_each_question(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "questions").write_text("Who met Benin?\n\nWhen did Togo meet Benin?\n")
    done = run("ask", folder, "--from-file", tmp_path / "questions", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["question"] for row in rows] == ["Who met Benin?", "When did Togo meet Benin?"]
    assert set(rows[0]) == {"question", "understood", "answer", "values", "claims", "spans", "status"}


def test_spans_of_an_answer_open_in_the_original(folder: Path) -> None:
    (row,) = map(json.loads, run("ask", folder, "What did Togo do with Benin?", "--json").stdout.splitlines())
    (span,) = row["spans"]
    assert TEXTS[span["name"]][span["raw_start"] : span["raw_end"]] == span["words"]


def test_ask_wants_a_question(folder: Path) -> None:
    assert run("ask", folder).exit_code == 2


def test_search_marks_matches_and_counts_facets(folder: Path) -> None:
    done = run("search", folder, "ghana").stdout
    assert "Kenya met [Ghana]" in done
    assert "2 found, 2 shown" in done
    assert "by month: 2019-05 1, 2020-05 1" in done
    assert "by actor: GHANA 2, KENYA 2" in done


@pytest.mark.parametrize(
    ("words", "options", "total"),
    [
        ("met", [], 3),
        ("met", ["--actor", "TOGO"], 1),
        ("met", ["--from", "2020"], 1),
        ("met", ["--to", "2019-12"], 1),
        ("met", ["--type", "agree"], 0),
        ('"met benin"', [], 1),
        ("togo ghana", [], 0),
        ("ken*", [], 2),
        ("north", ["--in", "documents"], 1),
        ("met", ["--in", "documents", "--actor", "TOGO"], 1),
        ('"(* AND -', [], 0),
    ],
)
def test_search_finds(folder: Path, words: str, options: list[str], total: int) -> None:
    done = run("search", folder, words, *options, "--json")
    assert json.loads(done.stdout)["total"] == total


def test_search_refuses_an_unknown_type(folder: Path) -> None:
    assert "No type of claim is called DANCE" in run("search", folder, "met", "--type", "DANCE").stderr
