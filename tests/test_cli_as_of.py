"""Every view as of a day: nothing of what was published later is in it, and it says what is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord.cli import main
from accord.cli.registers import EVENTS
from accord.dossier import Dossier
from accord.dossier.store import Store

DOCUMENTS = Path(__file__).parents[1] / "examples" / "horn-2018" / "documents"
DAY = "2018-07"
QUESTION = "When was the border crossing at Zalambessa opened?"
VIEWS = (
    ("timeline", "--all"),
    ("events", "--all"),
    ("conflicts",),
    ("copies",),
    ("sources",),
    ("sources", "01-rift-valley-declaration.html"),
    ("actors",),
    ("show", "ETH"),
    ("ask", QUESTION),
    ("search", "embassy"),
    ("search", "border", "--in", "documents"),
    ("offices",),
    ("agreements",),
    ("memberships",),
    ("sanctions",),
    ("transfers",),
    ("ties",),
    ("ties", "Ethiopia", "Eritrea"),
)


@pytest.fixture(scope="module")
def horn(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("as-of") / "horn"
    dossier = Dossier.create(folder, "Ethiopia and Eritrea, 2018", ["ETH", "ERI"])
    dossier.add([DOCUMENTS])
    dossier.build()
    return dossier


def typed(horn: Dossier, view: tuple[str, ...], *options: str) -> Result:
    command, *words = view
    return CliRunner().invoke(main, [command, str(horn.folder), *words, *options], prog_name="accord")


def later_than(horn: Dossier, day: str) -> set[str]:
    """What only stands in documents that were not surely published by a day: their ids, names and claims."""
    with horn.open() as built, horn.open(day) as then:
        return marks(built) - marks(then)


def marks(built: Store) -> set[str]:
    ids = {mark[:10] for heading in built.headings() for mark in (heading.id, heading.name.partition("#")[0])}
    return ids | {claim.id[:10] for claim in built.claims()}


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_no_view_knows_what_came_later(horn: Dossier, view: tuple[str, ...], form: tuple[str, ...]) -> None:
    later = later_than(horn, DAY)
    assert len(later) > 50
    shown = typed(horn, view, "--as-of", DAY, *form)
    assert shown.exit_code == 0, shown.output
    assert f"As of {DAY}: 8 documents left out that were not surely published by then" in shown.stderr
    assert [mark for mark in later if mark in shown.stdout] == []


SINGLE = sorted({view[0] for view in VIEWS} - {"ask", "show", "search", "memberships"})  # the example has no membership


@pytest.mark.parametrize("name", SINGLE)
def test_an_early_day_shows_less(horn: Dossier, name: str) -> None:
    days = ((), ("--as-of", "2018-08"), ("--as-of", "2018-07-10"), ("--as-of", "2017"))
    shown = [typed(horn, (name,), "--json", *day) for day in days]
    counts = [len(one.stdout.splitlines()) for one in shown]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[2] >= counts[3] == 0
    assert "15 documents left out" in shown[3].stderr


def test_two_days_are_two_records(horn: Dossier) -> None:
    counts = [len(typed(horn, ("sources",), "--json", "--as-of", day).stdout.splitlines()) for day in (DAY, "2018-08")]
    assert counts == [7, 9]
    assert len(typed(horn, ("sources",), "--json").stdout.splitlines()) == 15


def test_an_answer_is_what_was_known(horn: Dossier) -> None:
    then, now = (json.loads(typed(horn, ("ask", QUESTION), "--json", *more).stdout) for more in (("--as-of", DAY), ()))
    assert (then["status"], now["status"]) == ("not-stated", "stated")


def test_what_held_and_what_was_known_are_two_questions(horn: Dossier) -> None:
    """Valid time and the time of knowing are asked for apart, and together."""
    on, as_of = ("--on", "2018-07-09"), ("--as-of", "2018-07")
    rows = [
        len(typed(horn, ("agreements",), "--json", *options).stdout.splitlines())
        for options in ((), on, as_of, (*on, *as_of), ("--on", "2018-07-08", *as_of))
    ]
    assert rows == sorted(rows, reverse=True)
    assert rows[0] > rows[2] > rows[3] == 1 > rows[4] == 0


def test_files_are_as_of_the_day(horn: Dossier, tmp_path: Path) -> None:
    later = later_than(horn, DAY)
    for command, *words in (("brief", "-o", "brief.md"), ("export", "--format", "jsonl", "-o", "out")):
        words[-1] = str(tmp_path / words[-1])
        assert typed(horn, (command, *words), "--as-of", DAY).exit_code == 0
    written = [tmp_path / "brief.md", *(tmp_path / "out").iterdir()]
    assert [file.name for file in written if any(mark in file.read_text() for mark in later)] == []
    brief = CliRunner().invoke(main, ["verify", str(tmp_path / "brief.md"), str(horn.folder), "--as-of", DAY])
    assert (brief.exit_code, "none not borne out" in brief.stdout) == (0, True)


@pytest.mark.parametrize("view", [*VIEWS, ("brief", "-o", "x.md"), ("export", "--format", "csl")], ids=" ".join)
def test_what_is_no_day_is_refused(horn: Dossier, view: tuple[str, ...]) -> None:
    refused = typed(horn, view, "--as-of", "2018-02-31")
    assert (refused.exit_code, "a day that no month has" in refused.stderr) == (2, True)


def test_a_later_source_is_not_known(horn: Dossier) -> None:
    refused = typed(horn, ("sources", "05-dayglance-roundup.html"), "--as-of", "2018-06")
    assert (refused.exit_code, "not among the documents surely published by 2018-06" in refused.stderr) == (2, True)


# ---------------------------------------------------------------- ties A B
def test_a_pair_is_drawn_month_by_month(horn: Dossier) -> None:
    shown = typed(horn, ("ties", "Ethiopia", "ERI")).stdout
    (pair,) = (json.loads(line) for line in typed(horn, ("ties", "Ethiopia", "ERI"), "--json").stdout.splitlines())
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[0] == "Eritrea – Ethiopia"
    assert lines[1] == "Month Done W+ D+ W− D− Ann. PLOVER Goldst. Docs"
    full = [bar for bar in pair["months"] if bar["done"]["events"] or bar["announced"]["events"]]
    assert len(full) > 1
    for bar in full:
        (line,) = (line for line in lines if re.match(f"{bar['month']} [█░]", line))
        assert line.split()[2:] == figures(bar)
    assert any(
        re.fullmatch(r"[0-9]{4}-[0-9]{2} to [0-9-]{7}: no event in [0-9]+ months, 0 documents", line) for line in lines
    )
    longest = max(len(bar["done"]["events"]) + len(bar["announced"]["events"]) for bar in full)
    assert f"and {longest - EVENTS} more: --events 0 lists all" in lines
    assert any(line.startswith("Turning points: none found (") for line in lines)
    assert f"Standing ties: {len(pair['ties']) or 'none stated'}" in lines
    whole = typed(horn, ("ties", "Ethiopia", "ERI"), "--events", "0").stdout
    assert "lists all" not in whole
    assert len(re.findall(r"^  .*● done", whole, re.MULTILINE)) == sum(len(bar["done"]["events"]) for bar in full)


def figures(bar: dict[str, Any]) -> list[str]:
    """What stands behind the bar of a month, as the row for programs has it."""
    done, announced = bar["done"], bar["announced"]
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    counts = (len(done["events"]), *(done[kind] for kind in kinds), len(announced["events"]))
    return [*map(str, counts), f"{done['plover']:.2f}", f"{done['goldstein']:.2f}", str(bar["documents"])]


def test_the_months_of_every_pair_are_its_scores(horn: Dossier) -> None:
    with horn.open() as built:
        scores = built.others("scores")
    for a, b in sorted({(score.a, score.b) for score in scores}):
        (pair,) = (json.loads(line) for line in typed(horn, ("ties", b, a), "--json").stdout.splitlines())
        assert (pair["a"], pair["b"]) == (a, b)
        done = {bar["month"]: bar["done"] for bar in pair["months"] if bar["done"]["events"]}
        own = {score.month: score for score in scores if (score.a, score.b) == (a, b)}
        assert {month: sorted(bar["events"]) for month, bar in done.items()} == {
            month: sorted(score.events) for month, score in own.items()
        }
        for month, score in own.items():
            assert done[month]["plover"] == pytest.approx(score.cooperation - score.conflict)
        told = {id for bar in pair["months"] for part in ("done", "announced") for id in bar[part]["events"]}
        assert {event["id"] for event in pair["events"]} == told


def test_a_pair_has_what_is_announced_apart(horn: Dossier) -> None:
    with horn.open() as built:
        planned = {event.id for event in built.events() if event.status in ("planned", "considered")}
        actors = [score.a for score in built.others("scores")] + [score.b for score in built.others("scores")]
    for a in sorted(set(actors) - {"ETH"}):
        (pair,) = (json.loads(line) for line in typed(horn, ("ties", a, "ETH"), "--json").stdout.splitlines())
        for bar in pair["months"]:
            assert set(bar["announced"]["events"]) <= planned
            assert not planned.intersection(bar["done"]["events"])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("Ethiopia",), "two actors"),
        (("Ethiopia", "Eritrea", "Kenya"), "two actors"),
        (("Ethiopia", "ETH"), "are one"),
        (("Ethiopia", "Atlantis"), "nobody as 'Atlantis'"),
        (("Ethiopia", "Eritrea", "--on", "2018"), "--on"),
        (("Ethiopia", "Eritrea", "--events", "-1"), "--events"),
    ],
)
def test_a_pair_that_cannot_be_drawn_is_refused(horn: Dossier, words: tuple[str, ...], why: str) -> None:
    refused = typed(horn, ("ties", *words))
    assert (refused.exit_code, why in refused.stderr) == (2, True)
