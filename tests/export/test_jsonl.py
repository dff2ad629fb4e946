"""The JSON Lines export: every key of the format, null for what is unknown, and spans that open in the original."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord import export
from accord.errors import OutputError, UsageError
from accord.export import jsonl
from accord.model import (
    Actor,
    Agreement,
    Conflict,
    Judgment,
    Membership,
    Name,
    Obligation,
    Office,
    Place,
    Problem,
    Quantity,
    Record,
    Relation,
    Removed,
    Sanction,
    Score,
    Side,
    Tie,
    TimeExpression,
    Transfer,
    Voice,
)
from tests.builders import article, claim, day, event, reading, record, role, shared_text, span

SPAN = {"start", "end", "words", "raw_start", "raw_end"}
DATE = {"value", "earliest", "latest", "basis"}
KEYS = {
    "documents": "id name url format title outlet author published language genre removed cites",
    "claims": "id document name type mode contexts cameo actors time place sources quote modality polarity trigger "
    "evidence topics quantities relation section same_as rule because",
    "actors": "id kind name names country sector wikidata",
    "offices": "person office state earliest latest evidence",
    "events": "id type title participants date place status claims documents origins conflicts",
    "agreements": "id title parties kind fields stage signed place signatories term obligations claims",
    "memberships": "organisation state status date claims",
    "sanctions": "sender target reason stage date claims",
    "transfers": "kind what sender recipient stage date claims",
    "ties": "a b directed kind trend claims",
    "scores": "a b month cooperation conflict events",
    "conflicts": "id kind about sides careful_reading",
    "copies": "documents kind origin spans",
    "judgments": "event likelihood confidence why who when decision",
    "problems": "source kind what hint",
}


def full() -> Record:
    """A record in which every kind of noun has a full and a bare one."""
    text = "Kenya and Ghana signed a pact in Accra on 2019-05-02, Togo said. It covers 3 ports."
    one = article(text, raw_start=7, name="a.txt", title=None, removed=(Removed(0, 7, "Header ", "navigation"),))
    two = article(text, id="copy", name="b.txt", published=day("2019-05-03"), outlet="The Post")
    told = claim(
        one,
        "signed",
        actors=[role(one, "KEN", "Kenya"), role(one, "GHA", "Ghana")],
        time=day("2019-05-02"),
        time_span=span(one, "2019-05-02"),
        place=Place("accra", "Accra", "GHA", span(one, "Accra")),
        sources=(Voice("speaker", "TGO", span(one, "Togo")),),
        quantities=(Quantity(3, "ports", span(one, "3")),),
        relation=Relation("pact"),
        because=(("modality", span(one, "signed")),),
    )
    bare = claim(two, "covers")
    known = event(told, bare)
    sides = (Side((told.id,), "one"), Side((bare.id,), "two"))
    return record(
        [one, two],
        [reading(one, told, cites=("The Post",)), reading(two, bare)],
        actors=(Actor("KEN", "state", "Kenya", (Name("Kenya", (span(one, "Kenya"),)),)), Actor("x", "person", "X")),
        offices=(Office("x", "president", "KEN", None, None, (span(one, "Kenya"),)),),
        events=(known,),
        copies=(shared_text(one, two),),
        conflicts=(Conflict("c", "date", known.id, sides, "They differ."),),
        agreements=(
            Agreement(
                "g", "Pact", ("KEN",), "treaty", (), "signed", day("2019-05-02"), None, (), day("2029-05-02"),
                (Obligation("aid", "negative", told.id),), (told.id,),
            ),
        ),
        memberships=(Membership("ecowas", "GHA", "member", day("1975-05-28"), ()),),
        sanctions=(Sanction("KEN", "GHA", None, "threatened", day("2019-05-02"), ()),),
        transfers=(Transfer("transfer", "3 ports", "KEN", "", "planned", day("2019-05-02"), ()),),
        ties=(Tie("KEN", "GHA", False, "pact", None, ()),),
        scores=(Score("KEN", "GHA", "2019-05", 1.5, 0.0, ()),),
        judgments=(Judgment(known.id, "likely", None, "Both say so", "Desk two", "2019-05-03", "d1"),),
        problems=(Problem("c.txt", "empty", "it is empty", "Add its text"),),
    )  # fmt: skip


def rows(whole: Record) -> dict[str, list[dict[str, Any]]]:
    return {name.removesuffix(".jsonl"): [json.loads(line) for line in lines] for name, lines in jsonl.files(whole)}


def test_every_file_has_every_key() -> None:
    found = rows(full())
    assert list(found) == list(KEYS)
    for name, keys in KEYS.items():
        assert found[name], name
        for row in found[name]:
            assert list(row) == keys.split()


def test_nested_objects_have_every_key() -> None:
    (told, bare) = rows(full())["claims"]
    assert set(told["time"]) == DATE | {"span"}
    assert set(told["actors"][0]) == set(told["sources"][0]) == {"role", "actor", "span"}
    assert set(told["place"]) == {"id", "name", "country", "span"}
    assert set(told["quantities"][0]) == {"value", "unit", "span"}
    assert told["relation"] == {"kind": "pact", "trend": None}
    assert set(told["trigger"]) == set(told["actors"][0]["span"]) == SPAN
    assert (bare["place"], bare["relation"], bare["sources"], bare["time"]["span"]) == (None, None, [], None)


def test_spans_open_in_the_text_and_in_the_original() -> None:
    whole = full()
    (told, _) = rows(whole)["claims"]
    text = whole.articles[0].text
    for found in (told["trigger"], told["place"]["span"], told["time"]["span"]):
        assert text[found["start"] : found["end"]] == found["words"]
        assert (found["raw_start"], found["raw_end"]) == (found["start"] + 7, found["end"] + 7)


def test_documents_tell_what_was_removed_and_when_they_are_from() -> None:
    (one, two) = rows(full())["documents"]
    place = {"start": None, "end": None, "words": "Header ", "raw_start": 0, "raw_end": 7}
    assert one["removed"] == [{"span": place, "why": "navigation"}]
    assert (one["published"]["value"], two["published"]["value"], one["cites"]) == (None, "2019-05-03", ["The Post"])


def test_spans_of_many_documents_name_theirs() -> None:
    found = rows(full())
    for noun in (found["offices"][0]["evidence"], found["copies"][0]["spans"], found["actors"][0]["names"][0]["spans"]):
        assert set(noun[0]) == SPAN | {"document"}


def test_a_reading_stands_alone() -> None:
    one = article("Kenya met Ghana on Monday.")
    time = TimeExpression(span(one, "Monday"), "DATE", "2019-W18-1", None, None, "relative")
    row = jsonl.reading_to_dict(one, reading(one, claim(one, "met"), times=(time,)))
    assert list(row) == ["document", "actors", "mentions", "times", "claims", "problems"]
    (told,) = json.loads(jsonl.to_line(row))["times"]
    assert (told["value"], told["earliest"], told["span"]["words"]) == ("2019-W18-1", None, "Monday")
    assert jsonl.reading_to_dict(one, reading(one), text=True)["text"] == one.text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_line_is_a_line_whatever_the_text(text: str) -> None:
    one = article(text)
    line = jsonl.to_line(jsonl.reading_to_dict(one, reading(one), text=True))
    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == text


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        export.write("jsonl", full(), tmp_path / "file")
    with pytest.raises(UsageError, match="jsonl"):
        export.write("parchment", full(), tmp_path)
