"""The loader: what it reads, what it refuses, and what may not be in the shipped tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import KnowledgeError
from accord.knowledge import load, load_with

LEADERS = "person,office,role,state,organisation,from,to,as_of,note\n"
PERSONS = "id,name,state,surname,others,wikidata\n"


def test_every_un_member_has_every_column() -> None:
    members = [state for state in load().states.values() if state.un_member == "yes"]
    assert len(members) == 193
    for state in members:
        assert all((state.official, state.iso2, state.cow, state.cow_number, state.region, state.un_since)), state.id
        assert load().entities[state.id].wikidata, state.id


def test_every_un_member_is_named_in_every_way() -> None:
    for state in load().states.values():
        if state.un_member == "yes":
            kinds = {form.kind for form in load().forms_of(state.id)}
            assert kinds >= {"name", "adjective", "demonym", "demonym_plural"}, state.id


def test_a_folder_without_tables_gives_the_shipped_ones(tmp_path: Path) -> None:
    assert load_with(tmp_path) is load()


def test_a_user_adds_a_person_and_an_office(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text(PERSONS + "ada-lovel,Ada Lovel,NZL,Lovel,Ada M. Lovel,\n")
    (tmp_path / "leaders.csv").write_text(LEADERS + "ada-lovel,fisheries minister,,NZL,,2031-04,2033,,\n")
    known = load_with(tmp_path)
    (tenure,) = known.holders("NZL", "fisheries minister", "2032-01-01")
    assert (tenure.person, tenure.earliest, tenure.latest) == ("ada-lovel", "2031-04-01", "2033-12-31")
    assert {form.kind for form in known.person_forms("ada-lovel")} == {"person", "surname"}
    assert known.version != load().version


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("person,offices\n", "does not have the columns"),
        ("", "does not have the columns"),
        (LEADERS + "nobody-at-all,president,,FRA,,2001,2002,,\n", "'nobody-at-all' under person"),
        (PERSONS + "x-y,X Y,QQQ,Y,,\n", "'QQQ' under state"),
        (PERSONS + "x-y,,FRA,Y,,\n", "nothing stands under name"),
        (PERSONS + "x-y,X Y,FRA\n", "more or fewer cells"),
        (PERSONS + "x-y,X Y,FRA,Y,,\nx-y,X Y,FRA,Y,,\n", "stands twice"),
        ("organisation,state,status,from,to\nnato,FRA,member,1949-13,\n", "no year, month or day"),
        ("organisation,state,status,from,to\nnato,FRA,member,1949,1948\n", "before it begins"),
        ("organisation,state,status,from,to\nnato,FRA,friend,1949,\n", "'friend' under status"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "persons-and-more.csv"
    path.write_text(text)
    with pytest.raises(KnowledgeError, match=what):
        load_with(path)
