"""What the documentation tells people to type works, in the order in which it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"(?P<mark><!-- not run: [^\n]* -->\n)?```console\n(?P<lines>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MAKING = [
    'accord new horn --title "Ethiopia and Eritrea, 2018" --focus Ethiopia --focus Eritrea',
    "accord add horn examples/horn-2018/documents",
    "accord build horn",
]


def commands(page: Path) -> Iterator[str]:
    """The lines after "$ " in the page's console blocks; blocks that are marked as not run are left out."""
    for block in BLOCK.finditer(page.read_text("utf-8")):
        if not block["mark"]:
            yield from (line[2:] for line in block["lines"].splitlines() if line.startswith("$ "))


WITH_COMMANDS = [page for page in PAGES if list(commands(page))]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in a shell, with the commands of this environment first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return subprocess.run(
        command, shell=True, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A folder with the examples, and the commands that have worked in it: what pages share is built once."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder, set()


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_commands_work(page: Path, desk: tuple[Path, set[str]]) -> None:
    folder, worked = desk
    for command in commands(page):
        if command not in worked:
            done = run(command, folder)
            assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
            worked.add(command)


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_page_can_be_followed_from_nothing(page: Path) -> None:
    """Each page makes the dossier that it goes on to use, in the same words as the others."""
    typed = [command for command in commands(page) if " horn" in command]
    assert typed[:3] == MAKING


@pytest.mark.parametrize("page", [*PAGES, ROOT / "ARCHITECTURE.md"], ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text("utf-8")) if ":" not in target]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


def test_example_runs_and_says_where_the_brief_is(tmp_path: Path) -> None:
    script = ROOT / "examples" / "run.py"
    first = subprocess.run(
        [sys.executable, script, "--no-open", "--into", tmp_path / "out"], capture_output=True, text=True, timeout=120
    )
    assert first.returncode == 0, first.stderr
    brief = tmp_path / "out" / "brief.html"
    assert f"The brief is {brief}" in first.stdout
    assert "Ethiopia and Eritrea, 2018" in brief.read_text("utf-8")


def test_example_documents_are_those_its_readme_lists() -> None:
    listed = re.findall(r"^\| `([^`]+)` \|", (ROOT / "examples" / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in (ROOT / "examples" / "horn-2018" / "documents").iterdir())


def test_lock_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|--find-links)\b", lock, re.MULTILINE)
    pins = re.findall(r"^[A-Za-z0-9][^\n]*", lock, re.MULTILINE)
    assert all("==" in pin and pin.rstrip().endswith("\\") for pin in pins), "a package without version or hash"
