"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.dossier import Dossier
from tests.builders import SmallStages


@pytest.fixture
def small() -> SmallStages:
    return SmallStages()


@pytest.fixture
def dossier(tmp_path: Path, small: SmallStages) -> Dossier:
    """An empty dossier whose stages are small."""
    Dossier.create(tmp_path / "dossier", title="Meetings")
    return Dossier(tmp_path / "dossier", stages=small.stages())
