"""The command line: what it prints, how it marks what is not done, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from accord.cli import main
from accord.dossier import Dossier
from tests.builders import SmallStages

PILE = {
    "a.txt": "Kenya met Ghana on 2019-05-02. Then Togo met Benin.",
    "b.txt": "In the north Ghana met Kenya on 2020-05-03 for an hour.",
}


class Line:
    """Runs commands as a user types them, with small stages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.small = SmallStages()

    def __call__(self, *words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], obj=self.small.stages(), prog_name="accord")

    def rows(self, *words: str | Path) -> list[dict[str, object]]:
        return [json.loads(line) for line in self(*words, "--json").stdout.splitlines()]


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "dossier")


@pytest.fixture
def built(line: Line, tmp_path: Path) -> Line:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, text in PILE.items():
        (pile / name).write_text(text)
    assert line("new", line.folder, "--title", "Meetings").exit_code == 0
    assert line("add", line.folder, pile).exit_code == 0
    assert line("build", line.folder).exit_code == 0
    return line


def test_new_add_build_say_what_they_did(line: Line, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PILE["a.txt"])
    (tmp_path / "empty.txt").write_text("")
    assert "Meetings" in line("new", line.folder, "--title", "Meetings").stdout
    assert "2 added, 0 kept already" in line("add", line.folder, tmp_path / "a.txt", tmp_path / "empty.txt").stdout
    assert "0 added, 1 kept already" in line("add", line.folder, tmp_path / "a.txt").stdout
    done = line("build", line.folder)
    assert "1 documents, 2 claims, 2 events (1 newly read)" in done.stdout
    assert "empty.txt: it is empty" in done.stderr
    assert "Add it again with its text" in done.stderr
    assert "nothing new" in line("build", line.folder).stdout


def test_build_says_where_accord_failed_on_a_document(line: Line, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("break the reader")
    (tmp_path / "a.txt").write_text(PILE["a.txt"])
    line("new", line.folder)
    line("add", line.folder, tmp_path / "odd.txt", tmp_path / "a.txt")
    done = line("build", line.folder)
    assert (done.exit_code, "odd.txt: Accord failed to read it" in done.stderr) == (1, True)
    assert "1 documents, 2 claims" in done.stdout


def test_new_understands_names_and_codes_of_states(line: Line) -> None:
    assert line("new", line.folder, "--focus", "Kenya", "--focus", "gha").exit_code == 0
    assert Dossier(line.folder).settings.focus == ("KEN", "GHA")


def test_new_refuses_a_state_that_nobody_knows(line: Line) -> None:
    refused = line("new", line.folder, "--focus", "Atlantis")
    assert (refused.exit_code, line.folder.exists()) == (2, False)
    assert "Atlantis" in refused.stderr


def test_add_goes_on_after_what_it_cannot_take(line: Line, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PILE["a.txt"])
    line("new", line.folder)
    done = line("add", line.folder, tmp_path / "nowhere.txt", tmp_path / "a.txt")
    assert done.exit_code == 1
    assert "1 added" in done.stdout
    assert "nowhere.txt: not added" in done.stderr


def test_timeline_marks_what_is_done_and_leaves_out_the_undated(built: Line) -> None:
    shown = built("timeline", built.folder).stdout
    assert shown.index("2019-05-02") < shown.index("2020-05-03")
    assert "● done" in shown
    assert built("show", built.folder, shown.splitlines()[1].split()[-1]).exit_code == 0
    assert "Togo met Benin" not in shown
    assert "2 events of 3" in shown
    assert "Togo met Benin" in built("timeline", built.folder, "--all").stdout


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--between", "Kenya", "GHANA"), 2),
        (("--between", "Togo", "Ghana"), 0),
        (("--all", "--between", "togo", "benin"), 1),
        (("--from", "2020"), 1),
        (("--to", "2019-05"), 1),
        (("--to", "2019-05-01"), 0),
        (("--from", "2019-05-02", "--to", "2019-05-02"), 1),
        (("--type", "consult"), 3),
        (("--type", "AGREE"), 0),
    ],
)
def test_timeline_shows_what_is_asked_for(built: Line, words: tuple[str, ...], count: int) -> None:
    assert len(built.rows("timeline", built.folder, *words)) == count


def test_timeline_refuses_what_is_no_date(built: Line) -> None:
    assert built("timeline", built.folder, "--from", "yesterday").exit_code == 2


def test_timeline_refuses_an_actor_that_nobody_names(built: Line) -> None:
    refused = built("timeline", built.folder, "--between", "Kenya", "Atlantis")
    assert (refused.exit_code, "Atlantis" in refused.stderr) == (2, True)


def test_show_gives_words_context_and_place(built: Line) -> None:
    (claim,) = (c for c in Dossier(built.folder).claims() if c.time.value == "2020-05-03")
    shown = " ".join(built("show", built.folder, claim.id).stdout.split())
    assert "In the north »Ghana met Kenya on 2020-05-03« for an hour." in shown
    assert f"sources/{claim.document}/data, characters 13 to 42" in shown
    assert "test/rule" in shown


def test_show_takes_beginnings_names_and_documents(built: Line) -> None:
    (event, *_) = Dossier(built.folder).events()
    assert built.rows("show", built.folder, event.id[:8])[0]["noun"] == "event"
    assert built.rows("show", built.folder, "KENYA")[0]["noun"] == "actor"
    assert built.rows("show", built.folder, "a.txt")[0]["noun"] == "document"
    for words in (event.id, "kenya", "a.txt", event.claims[0]):
        assert built("show", built.folder, words).exit_code == 0


def test_show_refuses_an_unknown_id(built: Line) -> None:
    refused = built("show", built.folder, "nothing")
    assert (refused.exit_code, "accord timeline" in refused.stderr) == (2, True)


def test_views_say_when_the_record_is_old(built: Line, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("Peru met Chile on 2021-01-01.")
    built("add", built.folder, tmp_path / "new.txt")
    assert "accord build" in built("timeline", built.folder).stderr


def test_hostile_titles_do_not_reach_the_terminal(line: Line, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\x1b[31mKenya met Ghana on 2019-05-02 [bold]\u202e so they say.")
    line("new", line.folder)
    line("add", line.folder, tmp_path / "a.txt")
    line("build", line.folder)
    (claim,) = Dossier(line.folder).claims()
    shown = line("show", line.folder, claim.id).stdout
    assert "[bold]" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def test_check_ends_with_one_if_anything_is_off(built: Line) -> None:
    assert built("check", built.folder).exit_code == 0
    (built.folder / "decisions.jsonl").write_text("nonsense\n")
    off = built("check", built.folder)
    assert (off.exit_code, "line 1" in off.stdout) == (1, True)


def test_read_needs_no_dossier(line: Line, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PILE["a.txt"])
    (row,) = (json.loads(text) for text in line("read", tmp_path / "a.txt", "--text").stdout.splitlines())
    assert (row["document"]["name"], row["text"], len(row["claims"])) == ("a.txt", PILE["a.txt"], 2)
    line("read", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl")
    assert "text" not in json.loads((tmp_path / "out.jsonl").read_text())


def test_export_writes_the_files(built: Line, tmp_path: Path) -> None:
    assert built("export", built.folder, "--format", "jsonl", "-o", tmp_path / "out").exit_code == 0
    assert len((tmp_path / "out" / "claims.jsonl").read_text().splitlines()) == 3


def test_export_of_one_file_goes_to_standard_output(built: Line, tmp_path: Path) -> None:
    shown = built("export", built.folder, "--format", "csl")
    assert len(json.loads(shown.stdout)) == len(list(Dossier(built.folder).record().articles))
    built("export", built.folder, "--format", "csl", "--output", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text() == shown.stdout


def test_export_of_several_files_needs_a_folder(built: Line) -> None:
    refused = built("export", built.folder, "--format", "csv")
    assert (refused.exit_code, "--output" in refused.stderr) == (2, True)


def test_export_as_of_a_day_tells_what_it_leaves_out(built: Line) -> None:
    shown = built("export", built.folder, "--format", "csl", "--as-of", "2001")
    assert json.loads(shown.stdout) == []
    assert "left out" in shown.stderr


def test_formats_are_completed() -> None:
    from accord.cli.out import FormatName, export

    found = FormatName().shell_complete(click.Context(export), export.params[1], "gra")
    assert [one.value for one in found] == ["graphml"]


def test_export_refuses_an_unknown_format(built: Line, tmp_path: Path) -> None:
    refused = built("export", built.folder, "--format", "xyz", "-o", tmp_path / "out")
    assert (refused.exit_code, "jsonl" in refused.stderr) == (2, True)


def test_refusals_come_with_what_to_do(line: Line) -> None:
    refused = line("build", line.folder)
    assert (refused.exit_code, "accord new" in refused.stderr, "Traceback" in refused.output) == (2, True, False)


def test_a_mistake_in_accord_says_how_to_report_it(built: Line) -> None:
    @click.command()
    def fail() -> None:
        raise ZeroDivisionError("one by nothing")

    @click.command()
    def stop() -> None:
        raise KeyboardInterrupt

    group = type(main)(params=main.params, commands={"fail": fail, "stop": stop}, callback=lambda debug: None)
    failed = CliRunner().invoke(group, ["fail"])
    assert (failed.exit_code, "accord --debug" in failed.stderr) == (70, True)
    assert isinstance(CliRunner().invoke(group, ["--debug", "fail"]).exception, ZeroDivisionError)
    assert CliRunner().invoke(group, ["stop"]).exit_code == 130


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(line: Line, shell: str) -> None:
    assert "_ACCORD_COMPLETE" in line("completion", shell).stdout


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_an_example(line: Line, name: str) -> None:
    shown = line(name, "--help").stdout
    assert f"accord {name}" in shown.partition("Usage:")[2].partition("\n")[2]


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys, accord.cli; print([m for m in ('rich', 'spacy', 'lxml', 'numpy', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_python_m_accord(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "accord", "build", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"}, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize("words", [("--from", "2019-02-30"), ("--type", "MEETING")])
def test_timeline_refuses_what_would_find_nothing(built: Line, words: tuple[str, str]) -> None:
    done = built("timeline", built.folder, *words)
    assert done.exit_code == 2
    assert words[1] in done.stderr


def test_unknown_actor_is_refused_with_where_to_look(built: Line) -> None:
    done = built("timeline", built.folder, "--between", "Kenya", "Atlantis")
    assert done.exit_code == 2
    assert "accord actors" in done.stderr


# ---------------------------------------------------------------- what cannot be used is refused, with what to do
@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A dossier that is not built, an empty folder, a file that is no text, and no folder at all."""
    Dossier.create(tmp_path / "dossier")
    (tmp_path / "empty").mkdir()
    (tmp_path / "noise").write_bytes(bytes(range(128, 256)))
    return tmp_path


LISTS = (
    "timeline events conflicts copies sources actors offices agreements memberships sanctions transfers ties".split()
)


@pytest.mark.parametrize("command", [*LISTS, "check", "build", "log"])
@pytest.mark.parametrize(
    ("name", "why"),
    [("nowhere", "there is no such folder"), ("noise", "it is a file"), ("empty", "it has no dossier.toml")],
)
def test_what_is_no_dossier_is_refused(places: Path, command: str, name: str, why: str) -> None:
    done = CliRunner().invoke(main, [command, str(places / name)])
    assert done.exit_code == 2
    assert f"{places / name} is not a dossier: {why}\n  Make one with: accord new FOLDER" in done.stderr


@pytest.mark.parametrize("command", LISTS)
def test_a_dossier_that_is_not_built_says_so(places: Path, command: str) -> None:
    done = CliRunner().invoke(main, [command, str(places / "dossier")])
    assert (done.exit_code, f"Nothing is built yet in {places / 'dossier'}" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["ask", "DOSSIER", "--from-file", "noise"], "noise is not text in UTF-8: byte 0 is none"),
        (["ask", "DOSSIER", "--from-file", "empty"], "empty cannot be read: Is a directory"),
        (["ask", "DOSSIER", "  "], "Ask a question"),
        (["verify", "noise", "DOSSIER"], "noise is not text in UTF-8"),
        (["who", "--jsonl", "noise"], "noise is not text in UTF-8"),
        (["who", "  "], "Give either a phrase or --jsonl FILE"),
        (["search", "DOSSIER", '"'], "Give a word or several to search for"),
        (["search", "DOSSIER", "word", "--from", "2020", "--to", "2019-12"], "--from 2020 is after --to 2019-12"),
        (["export", "DOSSIER", "--format", "csv", "-o", "noise"], "Nothing is built yet"),
        (["new", "noise"], "noise cannot be made a dossier"),
    ],
)
def test_input_that_cannot_be_used_is_refused(places: Path, words: list[str], why: str) -> None:
    named = {"DOSSIER": "dossier", "noise": "noise", "empty": "empty"}
    done = CliRunner().invoke(main, [str(places / named[word]) if word in named else word for word in words])
    assert (done.exit_code, why in done.stderr) == (2, True), done.output


def test_days_in_the_wrong_order_are_refused(built: Line) -> None:
    done = built("timeline", built.folder, "--from", "2020-02", "--to", "2019")
    assert (done.exit_code, "--from 2020-02 is after --to 2019" in done.stderr) == (2, True)
    assert built("timeline", built.folder, "--from", "2019-05", "--to", "2019").exit_code == 0


@pytest.mark.parametrize("command", ["actors", "conflicts", "ties"])
def test_nobody_is_named_by_no_words(built: Line, command: str) -> None:
    assert built(command, built.folder, "--of", "").exit_code == 2


def test_an_empty_folder_gives_nothing_and_says_so(places: Path) -> None:
    added = CliRunner().invoke(main, ["add", str(places / "dossier"), str(places / "empty")])
    assert (added.exit_code, "There is no file to add" in added.stderr) == (1, True)
    read = CliRunner().invoke(main, ["read", str(places / "empty")])
    assert (read.exit_code, f"Nothing was read of {places / 'empty'}" in read.stderr) == (1, True)
