"""Taking files in: the bytes are kept as they are, once, and no crash loses what was reported as kept."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.dossier import Dossier
from accord.dossier.sources import UNFINISHED
from accord.errors import OutputError, SourceChangedError, SourceError

ROOT = str(Path(__file__).parents[2])


def names(dossier: Dossier) -> list[str]:
    return [source.name for source in dossier.sources.all()[0]]


@settings(max_examples=20, deadline=None)
@given(data=st.binary(max_size=3000))
def test_the_very_bytes_are_kept(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "file").write_bytes(data)
    dossier = Dossier.create(folder / "dossier")
    (added,) = dossier.add([folder / "file"])
    assert (added.new, added.sha256) == (True, sha256(data).hexdigest())
    assert dossier.sources.get(str(added.sha256)).data() == data


def test_the_same_bytes_are_added_once(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("the same")
    (tmp_path / "a.txt").write_text("the same")
    (first,) = dossier.add([tmp_path / "b.txt"])
    (second,) = dossier.add([tmp_path / "a.txt"], url="https://example.org/a")
    again = dossier.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert (first.new, second.new, second.sha256) == (True, False, first.sha256)
    assert [one.new for one in again] == [False, False]
    (source,) = dossier.sources.all()[0]
    assert (source.names, source.urls) == (("a.txt", "b.txt"), ("https://example.org/a",))
    assert len((source.folder / "seen.jsonl").read_text().splitlines()) == 1


def test_folders_are_walked_but_not_into_what_is_hidden_or_the_dossier(dossier: Dossier) -> None:
    pile = dossier.folder.parent
    (pile / "deep" / "er").mkdir(parents=True)
    (pile / ".git").mkdir()
    for name in ("z.txt", ".hidden", ".git/config", "deep/er/a.txt"):
        (pile / name).write_text(name)
    assert sorted(one.name for one in dossier.add([pile])) == ["a.txt", "z.txt"]
    assert [one.name for one in dossier.add([pile / ".hidden"])] == [".hidden"]


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_added(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("there")
    os.mkfifo(tmp_path / "pipe")
    missing, pipe, there = dossier.add([tmp_path / "a.txt", tmp_path / "pipe", tmp_path / "b.txt"])
    assert [problem.kind for problem in missing.problems] == ["missing"]
    assert [str(tmp_path / "pipe") in problem.source for problem in pipe.problems] == [True]
    assert all(problem.hint for problem in (*missing.problems, *pipe.problems))
    assert (there.new, names(dossier)) == (True, ["b.txt"])


def test_names_that_are_no_text_are_made_readable(dossier: Dossier, tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"here")
    missing = Path(os.fsdecode(b"\xff.txt"))
    here, gone = dossier.add([tmp_path / os.fsdecode(b"caf\xe9.txt"), missing])
    assert (here.name, here.new, names(dossier)) == ("caf\ufffd.txt", True, ["caf\ufffd.txt"])
    assert (gone.name, gone.problems[0].source) == ("\ufffd.txt", "\ufffd.txt")


def test_a_dossier_that_came_without_its_empty_folder_works(dossier: Dossier, tmp_path: Path) -> None:
    (dossier.folder / "sources").rmdir()
    assert dossier.build().documents == 0
    (tmp_path / "a.txt").write_text("there")
    assert [one.new for one in dossier.add([tmp_path / "a.txt"])] == [True]


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that belongs to a user without rights to anything else; the test runs as that user."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    yield folder
    if root:
        os.seteuid(0)
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_without_rights_is_a_problem_and_the_rest_is_added(nobody: Path) -> None:
    dossier = Dossier.create(nobody / "dossier")
    for name in ("closed", "open"):
        (nobody / "pile" / name).mkdir(parents=True)
        (nobody / "pile" / name / "a.txt").write_text(name)
    (nobody / "pile" / "secret.txt").write_text("not for all")
    (nobody / "pile" / "secret.txt").chmod(0)
    (nobody / "pile" / "closed").chmod(0)
    added = dossier.add([nobody / "pile"])
    problems = [problem for one in added for problem in one.problems]
    assert sorted((problem.kind, Path(problem.source).name) for problem in problems) == [
        ("rights", "closed"),
        ("rights", "secret.txt"),
    ]
    assert names(dossier) == ["a.txt"]


def test_a_dossier_where_one_may_not_write_is_refused(nobody: Path) -> None:
    (nobody / "closed").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="cannot be made a dossier"):
        Dossier.create(nobody / "closed" / "dossier")


def test_a_full_disk_is_a_problem_of_the_source_and_leaves_nothing_behind(dossier: Dossier, tmp_path: Path) -> None:
    def full_for_large(handle: int, data: bytes) -> None:
        if len(data) > 1000:
            os.write(handle, data[:500])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.write(handle, data)

    (tmp_path / "a.txt").write_text("much " * 1000)
    (tmp_path / "b.txt").write_text("little")
    full = Dossier(dossier.folder, write=full_for_large)
    large, small = full.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [problem.kind for problem in large.problems] == ["disk-full"]
    assert "Free some space" in large.problems[0].hint
    assert (small.new, names(dossier)) == (True, ["b.txt"])
    assert list((dossier.folder / "sources").glob(f"{UNFINISHED}*")) == []


def test_a_decision_on_a_full_disk_leaves_the_log_as_it_was(dossier: Dossier) -> None:
    from accord.model import Decision

    def full(handle: int, data: bytes) -> None:
        os.write(handle, data[:5])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    decision = Decision("1", "2024-01-01", "me", "reject", "x", "words", "why")
    dossier.decisions.append(decision)
    before = dossier.decisions.path.read_bytes()
    with pytest.raises(OSError, match="No space"):
        Dossier(dossier.folder, write=full).decisions.append(decision)
    assert dossier.decisions.path.read_bytes() == before


def test_bytes_that_changed_are_refused(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("as it was")
    (added,) = dossier.add([tmp_path / "a.txt"])
    source = dossier.sources.get(str(added.sha256))
    (source.folder / "data").write_text("as it is")
    with pytest.raises(SourceChangedError, match=r"a\.txt changed"):
        source.data()
    (source.folder / "data").unlink()
    with pytest.raises(SourceError, match="cannot be read"):
        source.data()


def test_a_source_without_its_card_is_a_problem(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kenya met Ghana.")
    (tmp_path / "b.txt").write_text("Togo met Benin.")
    (added, _) = dossier.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    (dossier.folder / "sources" / str(added.sha256) / "source.json").write_text("{")
    result = dossier.build()
    assert (result.documents, [problem.kind for problem in result.problems]) == (1, ["card"])


def test_a_name_that_was_half_written_is_passed_over(dossier: Dossier, tmp_path: Path) -> None:
    for name in ("c.txt", "b.txt", "a.txt"):
        (tmp_path / name).write_text("the same")
    dossier.add([tmp_path / "c.txt", tmp_path / "b.txt"])
    (source,) = dossier.sources.all()[0]
    with (source.folder / "seen.jsonl").open("a") as file:
        file.write('{"name": "half')
    dossier.add([tmp_path / "a.txt"])
    assert dossier.sources.get(source.sha256).names == ("a.txt", "b.txt", "c.txt")


ADDING = """
import sys
from accord.dossier import Dossier
for one in Dossier(sys.argv[1]).adding(sys.argv[2:]):
    print(one.sha256, flush=True)
"""


def adding(dossier: Dossier, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDING, str(dossier.folder), *map(str, paths)]
    environment = os.environ | {"PYTHONPATH": ROOT}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("reported", [1, 7, 30])
def test_a_kill_loses_nothing_that_was_reported(dossier: Dossier, tmp_path: Path, reported: int) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for n in range(400):
        (pile / f"{n:03}.txt").write_text(f"Document {n}. " * 2000)
    with adding(dossier, pile) as process:
        assert process.stdout
        told = [process.stdout.readline().strip() for _ in range(reported)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    kept = {sha: dossier.sources.get(sha).data() for sha in dossier.sources.ids()}
    assert set(told) <= set(kept)
    (dossier.folder / "sources" / f"{UNFINISHED}left").mkdir(exist_ok=True)
    dossier.add([pile / "000.txt"])
    assert list((dossier.folder / "sources").glob(f"{UNFINISHED}*")) == []
    assert set(kept) <= set(dossier.sources.ids())


def test_processes_that_add_at_once_lose_nothing(dossier: Dossier, tmp_path: Path) -> None:
    piles = []
    for who in range(3):
        pile = tmp_path / str(who)
        pile.mkdir()
        for n in range(30):
            (pile / f"{who}-{n}.txt").write_text(f"own {who} {n}")
            (pile / f"shared-{n}-{who}.txt").write_text(f"shared {n}")
        piles.append(pile)
    processes = [adding(dossier, pile) for pile in piles]
    assert [process.communicate() and process.returncode for process in processes] == [0, 0, 0]
    sources, problems = dossier.sources.all()
    assert (len(sources), problems) == (120, [])
    assert {len(source.names) for source in sources if source.name.startswith("shared")} == {3}
