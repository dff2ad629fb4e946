"""Looking at the record kind by kind: what is shown, what is left out, and that programs get it all."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import main
from accord.dossier import store
from accord.model import Agreement, Date, Membership, Office, Record, Sanction, Span, Tie, Transfer
from tests.builders import day
from tests.telling import Desk

LONG = "The talks went on behind closed doors until the evening, and nobody said a word of what they had been about."
REPORTS = {
    "a.txt": f"Cape Wire, 2019-05-03: Kenya met Ghana on 2019-05-02. {LONG}",
    "b.txt": "Lake Herald, 2019-05-04: In the south Kenya met Ghana on 2019-05-02, as Minister Ana Soto of Togo knew.",
    "c.txt": "Hill Post, 2019-06-04: Ana Soto said: Kenya never met Ghana on 2019-05-02.",
    "d.txt": f"Copyist, 2019-05-09: Kenya met Ghana on 2019-05-02. {LONG}",
    "e.txt": "Hill Post, 2019-07-04: Togo met Benin on 2019-07-01 while Eva Soto looked on.",
    "f.txt": "Soto was not there, other papers wrote.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("registers"), REPORTS)


def flat(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- events
def test_events_name_their_origins_and_grade(desk: Desk) -> None:
    shown = flat(desk("events").stdout)
    assert "≠ disputed Kenya, Ghana: met (disputed) CONSULT Ana Soto; Cape Wire; Lake Herald 4" in shown
    assert "● done Togo, Benin: met CONSULT Hill Post 2" in shown
    assert "Copyist" not in shown


def test_events_for_programs_say_that_the_grade_is_computed(desk: Desk) -> None:
    rows = {str(row["status"]): row for row in desk.rows("events")}
    assert rows["happened"]["credibility"] == {
        "grade": 2,
        "meaning": "probably true",
        "reasons": ["told by 1 independent origin", "nobody denies it"],
        "computed": "1",
    }
    assert {"id", "origins", "claims", "documents", "conflicts"} <= set(rows["disputed"])


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 2),
        (("--status", "disputed"), 1),
        (("--status", "planned"), 0),
        (("--single",), 1),
        (("--between", "Kenya", "Ghana"), 1),
        (("--from", "2019-06"), 1),
        (("--type", "AGREE"), 0),
    ],
)
def test_events_that_are_asked_for(desk: Desk, words: tuple[str, ...], count: int) -> None:
    assert len(desk.rows("events", *words)) == count


LISTS = ("events", "timeline", "sources", "actors", "copies", "conflicts")


@pytest.mark.parametrize("name", LISTS)
def test_lists_show_as_many_rows_as_asked_for_and_say_how_many_there_are(desk: Desk, name: str) -> None:
    every = desk.rows(name)
    assert desk.rows(name, "--most", "1") == every[:1]
    assert desk.rows(name, "--most", "0") == every
    shown = flat(desk(name, "--most", "1").stdout)
    assert ("the first 1 shown: --most 0 lists all" in shown) == (len(every) > 1)
    assert "lists all" not in desk(name, "--most", "0").stdout
    assert desk(name, "--most", "-1").exit_code == 2


def test_show_tells_credibility_with_its_reasons(desk: Desk) -> None:
    (row,) = desk.rows("events", "--status", "disputed")
    shown = flat(desk("show", str(row["id"])[:8]).stdout)
    assert "4, doubtful: told by 2 independent origins; denied by 1 independent origin (computed, rules 1)" in shown
    assert "Reliability" not in shown  # nobody has set one


# ---------------------------------------------------------------- conflicts
def test_conflicts_stand_beside_each_other_with_their_tellers(desk: Desk) -> None:
    shown = desk("conflicts").stdout
    (heads,) = (line for line in shown.splitlines() if "It is denied" in line)
    assert "It is said to be so" in heads
    for told in (
        "Cape Wire, 2019-05-03",
        "Lake Herald, 2019-05-04",
        "Ana Soto, Hill Post, 2019-06-04",
        "leave it open",
    ):
        assert told in flat(shown)
    assert "1 conflict\n" in shown


def test_conflicts_that_are_asked_for(desk: Desk) -> None:
    assert [row["kind"] for row in desk.rows("conflicts", "--of", "Kenya")] == ["contradiction"]
    assert desk.rows("conflicts", "--of", "Benin") == desk.rows("conflicts", "--kind", "date") == []
    assert desk("conflicts", "--kind", "opinion").exit_code == 2


# ---------------------------------------------------------------- copies, sources
def test_copies_lead_from_the_origin_to_the_copy(desk: Desk) -> None:
    shown = flat(desk("copies").stdout)
    assert "Cape Wire, 2019-05-03 (a.txt) Copyist, 2019-05-09 (d.txt) same-text" in shown
    (row,) = desk.rows("copies", "--of", "d.txt")
    assert row["kind"] == "same-text"
    assert desk.rows("copies", "--of", "e.txt") == []
    assert desk("copies", "--of", "nowhere.txt").exit_code == 2


def test_sources_count_what_rests_on_each(desk: Desk) -> None:
    rows = {row["name"]: row for row in desk.rows("sources")}
    assert (rows["a.txt"]["claims"], rows["a.txt"]["events"], rows["a.txt"]["alone"]) == (1, 1, 0)
    assert (rows["e.txt"]["events"], rows["e.txt"]["alone"]) == (1, 1)
    assert "6 documents" in desk("sources").stdout


def test_a_source_shows_what_would_fall_with_it(desk: Desk) -> None:
    shown = flat(desk("sources", "e.txt").stdout)
    assert "Rests on it alone: 1 event" in shown
    assert "Togo, Benin: met" in shown
    (row,) = desk.rows("sources", "c.txt")
    assert (row["alone"], len(row["also"]), len(row["conflicts"])) == ([], 1, 1)  # type: ignore[arg-type]
    assert desk.rows("sources", str(row["id"])[:10]) == [row]


def test_an_unknown_source_is_refused(desk: Desk) -> None:
    refused = desk("sources", "nowhere.txt")
    assert (refused.exit_code, "accord sources" in refused.stderr) == (2, True)


# ---------------------------------------------------------------- actors
def test_actors_by_claims_kind_and_state(desk: Desk) -> None:
    assert [row["id"] for row in desk.rows("actors", "--kind", "state")][:2] == ["GHA", "KEN"]
    assert {str(row["id"]) for row in desk.rows("actors", "--kind", "person")} == {"ana-soto", "eva-soto", "soto"}
    assert [row["id"] for row in desk.rows("actors", "--of", "Benin")] == ["BEN"]
    assert "2 pairs may be one actor" in desk("actors").stdout


def test_doubts_come_with_reasons_words_and_what_to_type(desk: Desk) -> None:
    shown = flat(desk("actors", "--doubts").stdout)
    assert "Ana Soto and Soto may be one" in shown
    assert "actor-join ana-soto soto --why" in shown
    assert "»Soto« was not there" in shown
    assert [(row["a"], row["b"]) for row in desk.rows("actors", "--doubts")] == [
        ("ana-soto", "soto"),
        ("eva-soto", "soto"),
    ]


# ---------------------------------------------------------------- registers
@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A record with something in each register."""
    desk = Desk(tmp_path_factory.mktemp("full"), REPORTS)
    record = desk.record()
    file = desk.folder / ".accord" / "record.sqlite"
    with store.opened(file) as built:
        meta = {key: built.meta(key) or "" for key in ("inputs", "sources", "decisions", "counts")}
    store.write(file, with_registers(record), **meta)
    return desk


def with_registers(record: Record) -> Record:
    claim = record.claims[0]
    words: tuple[Span, ...] = (claim.evidence,)
    pact = Agreement(
        "p1", "Kenya, Ghana: fishing pact", ("KEN", "GHA"), "treaty", (), "signed", day("2015-03-01"), None, (),
        Date("2020-03-01", None, "2020-03-01", "explicit"), (), (claim.id,),
    )  # fmt: skip
    return replace(
        record,
        offices=(
            Office("ana-soto", "minister", "TGO", "2018-01-01", "2019-05-04", words),
            Office("eva-soto", "minister", "TGO", "2019-06-01", None, words),
        ),
        agreements=(
            pact,
            replace(pact, id="p2", title="Kenya, Togo: road plan", parties=("KEN", "TGO"), signed=Date()),
        ),
        memberships=(
            Membership("african-union", "KEN", "applicant", day("2001-01-01"), (claim.id,)),
            Membership("african-union", "KEN", "member", day("2003-01-01"), (claim.id,)),
        ),
        sanctions=(Sanction("TGO", "BEN", "elections", "imposed", day("2016-02-02"), (claim.id,)),),
        transfers=(
            Transfer("deployment", "200 soldiers", "KEN", "TGO", "done", day("2017-03-03"), (claim.id,)),
            Transfer("transfer", "rice", "GHA", "", "planned", Date(), (claim.id,)),
        ),
        ties=(Tie("KEN", "GHA", False, "alliance", "grows", (claim.id,)),),
    )


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("offices",), 2),
        (("offices", "--on", "2019-05-04"), 1),
        (("offices", "--on", "2019-05-20"), 0),
        (("offices", "--on", "2019"), 2),
        (("offices", "--on", "2030-01-01"), 1),  # that document leaves the end open
        (("offices", "--of", "ana-soto"), 1),
        (("agreements",), 2),
        (("agreements", "--on", "2016"), 1),
        (("agreements", "--on", "2014"), 0),
        (("agreements", "--on", "2021-01"), 0),
        (("agreements", "--of", "Togo"), 1),
        (("memberships",), 2),
        (("memberships", "--on", "2002"), 1),
        (("memberships", "--on", "2020"), 1),
        (("memberships", "--of", "Benin"), 0),
        (("sanctions", "--on", "2016-02"), 1),
        (("sanctions", "--on", "2016-01"), 0),
        (("sanctions", "--of", "Togo"), 1),
        (("transfers",), 2),
        (("transfers", "--on", "2017-03"), 1),
        (("transfers", "--on", "2017-02"), 0),
        (("transfers", "--of", "Togo"), 1),
        (("transfers", "--of", "Ghana"), 1),
        (("ties",), 1),
        (("ties", "--on", "2019-05-02"), 1),
        (("ties", "--on", "2019-05-01"), 0),
        (("ties", "--of", "Ghana"), 1),
    ],
)
def test_registers_on_a_day_and_of_an_actor(full: Desk, words: tuple[str, ...], count: int) -> None:
    assert len(full.rows(*words)) == count
    assert full(*words).exit_code == 0


def test_memberships_on_a_day_are_those_last_told_by_then(full: Desk) -> None:
    assert [row["status"] for row in full.rows("memberships", "--on", "2002")] == ["applicant"]
    assert [row["status"] for row in full.rows("memberships", "--on", "2004")] == ["member"]


def test_what_a_day_leaves_out_is_told(full: Desk) -> None:
    assert "Left out: 2 attested for other days only" in full("offices", "--on", "2019-05-20").stdout
    assert "Left out: 1 later, or ended by then; 1 without a date" in full("agreements", "--on", "2014").stdout
    assert "Left out" not in full("agreements").stdout


def test_registers_read_as_lines(full: Desk) -> None:
    assert "2015-03-01 signed Kenya, Ghana: fishing pact Kenya, Ghana treaty" in flat(full("agreements").stdout)
    assert "2016-02-02 imposed Togo Benin elections" in flat(full("sanctions").stdout)
    assert "2017-03-03 done deployment 200 soldiers Kenya Togo" in flat(full("transfers").stdout)
    assert "Kenya – Ghana alliance grows 1" in flat(full("ties").stdout)
    assert "2018-01-01 2019-05-04 Ana Soto minister Togo" in flat(full("offices").stdout)


COMMANDS = (
    "events",
    "conflicts",
    "copies",
    "sources",
    "actors",
    "offices",
    "agreements",
    "memberships",
    "sanctions",
    "transfers",
    "ties",
)


@pytest.mark.parametrize("name", COMMANDS)
def test_before_the_first_build_each_says_what_to_do(tmp_path: Path, name: str) -> None:
    assert CliRunner().invoke(main, ["new", str(tmp_path / "d")]).exit_code == 0
    refused = CliRunner().invoke(main, [name, str(tmp_path / "d")])
    assert (refused.exit_code, "accord build" in refused.stderr) == (2, True)


@pytest.mark.parametrize("name", ["offices", "agreements", "memberships", "sanctions", "transfers", "ties"])
def test_registers_refuse_what_is_no_day_and_whom_nobody_names(full: Desk, name: str) -> None:
    assert full(name, "--on", "yesterday").exit_code == 2
    assert full(name, "--of", "Atlantis").exit_code == 2


# ---------------------------------------------------------------- a pair
MONTHS = [f"{year}-{month:02}" for year in (2017, 2018) for month in range(1, 13)]


def monthly(month: str) -> str:
    """One document a month: of a single meeting in the first year, of twenty in the second."""
    meetings = (f"Kenya met Ghana on {month}-{day:02}." for day in range(1, 2 if month < "2018" else 21))
    return f"Cape Wire, {month}-28: " + " Then ".join(meetings)


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("series"), {f"{month}.txt": monthly(month) for month in MONTHS})


def test_a_turn_of_a_pair_is_told_with_how_sure_it_is_and_what_drove_it(series: Desk) -> None:
    shown = series("ties", "Kenya", "Ghana").stdout
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    (head,) = (nth for nth, line in enumerate(lines) if line.startswith("Turning points: found (1 turn; in "))
    assert "of shuffled series one is found too" in lines[head]
    assert lines[head + 1].startswith("2018-01 (95 % between 2018-01 and 2018-01): from 1 to 20 events a month")
    drivers = lines[head + 2 : head + 6]
    assert [line[:10] for line in drivers[:3]] == ["2018-01-01", "2018-01-02", "2018-01-03"]
    assert drivers[3] == "and 57 more"
    (row,) = series.rows("ties", "Kenya", "Ghana")
    turns = row["turns"]
    assert isinstance(turns, dict)
    assert (turns["answer"], turns["turns"][0]["month"], len(turns["turns"][0]["drivers"])) == ("found", "2018-01", 60)


def test_bars_are_as_long_as_their_months_are_full(series: Desk) -> None:
    shown = series("ties", "GHA", "KEN").stdout
    bars = dict(re.findall(r"^(\d{4}-\d\d)  (█+)", shown, re.MULTILINE))
    assert bars == {month: "█" * (1 if month < "2018" else 10) for month in MONTHS}
    assert "█ 2 events told as done" in shown


def test_a_pair_as_of_a_day_has_its_months_until_then(series: Desk) -> None:
    shown = series("ties", "Kenya", "Ghana", "--as-of", "2017-11")
    assert "2017-11" in shown.stdout
    assert "2017-12" not in shown.stdout
    assert "Turning points: too little to tell (11 months are too few" in shown.stdout
    assert "13 documents left out" in shown.stderr


def test_of_two_that_nothing_is_told_of_it_is_said(desk: Desk) -> None:
    shown = desk("ties", "Kenya", "Benin").stdout
    assert "No act of a known month between the two" in shown
    assert "Standing ties: none stated" in shown
    assert "Agreements: none stated" in shown
