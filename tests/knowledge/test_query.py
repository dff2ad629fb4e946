"""Answers of a Wikidata query become tables that the loader takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import KnowledgeError
from accord.knowledge import from_query, load_with

HEADER = "person,personLabel,state,positionLabel,start,end\n"


def test_an_answer_becomes_tables_that_load(tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(
        HEADER
        + "http://example/entity/Q1,Ada Lovel,TUV,Minister of Foreign Affairs of Tuvalu,2031-02-03T00:00:00Z,\n"
        + "http://example/entity/Q2,Bo Ek,TUV,President of Tuvalu,2030-01-01T00:00:00Z,2031-02-03T00:00:00Z\n"
    )
    persons, leaders = from_query(answer, "2032-01-01")
    (tmp_path / "persons.csv").write_text(persons)
    (tmp_path / "leaders.csv").write_text(leaders)
    known = load_with(tmp_path)
    (minister,) = known.holders("TUV", "foreign_minister", "2031-06-01")
    assert (minister.person, minister.start, minister.as_of) == ("ada-lovel-q1", "2031-02-03", "2032-01-01")
    (president,) = known.holders("TUV", "president")
    assert (president.start, president.earliest, president.role) == ("2030", "2030-01-01", "head_of_state")
    assert known.entities["bo-ek-q2"].wikidata == "Q2"


@pytest.mark.parametrize(
    ("text", "what"),
    [("person,start\n", "lacks the columns"), (HEADER + "Q1,,TUV,King,,\n", "row 2")],
)
def test_a_wrong_answer_is_refused(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "answer.csv").write_text(text)
    with pytest.raises(KnowledgeError, match=what):
        from_query(tmp_path / "answer.csv", "2032-01-01")
