"""The whole program over real documents: the example, and an annotated set beside the repository where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from accord.dossier import Dossier
from accord.export import About, write
from accord.export.brief.shape import Terms

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "horn-2018" / "documents"
ANNOTATED = ROOT.parent / "shared" / "seeds"
PILES = [
    EXAMPLE,
    pytest.param(ANNOTATED, marks=pytest.mark.skipif(not ANNOTATED.is_dir(), reason="the annotated set is not here")),
]

BUILD = """
import sys
from pathlib import Path
from accord.dossier import Dossier
folder, *files = map(Path, sys.argv[1:])
dossier = Dossier.create(folder, title="Pile")
for file in files:
    dossier.add([file])
dossier.build()
"""


def built(folder: Path, files: list[Path], seed: str) -> Dossier:
    """A dossier of these files, built in a process of its own."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", BUILD, folder, *files], check=True, env=environment)
    return Dossier(folder)


def exported(dossier: Dossier, out: Path) -> dict[str, bytes]:
    write("jsonl", dossier.record(), out, About(Terms("Pile")))
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.parametrize("pile", PILES, ids=["example", "annotated"])
def test_every_span_opens_and_every_build_is_the_same(pile: Path, tmp_path: Path) -> None:
    files = sorted(path for path in pile.iterdir() if path.is_file())
    one = built(tmp_path / "one", files, "1")
    assert len(one.record().claims) > 20
    assert one.check() == []
    other = built(tmp_path / "other", files[::-1], "2")
    first = exported(one, tmp_path / "first")
    assert exported(other, tmp_path / "second") == first
    shutil.rmtree(one.folder / ".accord")
    one.build()
    assert exported(one, tmp_path / "again") == first
    again = one.build()
    assert (again.changed, again.taken_in, again.read) == (False, 0, 0)
