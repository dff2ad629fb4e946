"""The Python API: a dozen names, quick to import."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import accord


def test_every_name_is_there_and_documented() -> None:
    assert len(accord.__all__) == 12
    for name in accord.__all__:
        assert getattr(accord, name).__doc__, name
        assert name in dir(accord)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        accord.nothing  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert accord.__version__ == version("accord")


def test_import_is_quick() -> None:
    program = "import sys, accord; print([m for m in sys.modules if m.startswith('accord.') or m == 'msgspec'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_dossier_by_the_api_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Kenya met Ghana.")
    dossier = accord.Dossier.create(tmp_path / "dossier", title="Meetings", focus=["KEN"])
    (added,) = dossier.add([tmp_path / "note.txt"])
    assert added.new
    assert accord.Dossier(tmp_path / "dossier").settings.focus == ("KEN",)
    with pytest.raises(accord.AccordError):
        accord.Dossier(tmp_path)
