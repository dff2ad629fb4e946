"""The example dossier, built once for all that looks at it from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.dossier import Dossier

EXAMPLE = Path(__file__).parents[2] / "examples" / "horn-2018" / "documents"


@pytest.fixture(scope="session")
def horn(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    dossier = Dossier.create(tmp_path_factory.mktemp("exports") / "horn", "Ethiopia and Eritrea", ["ETH", "ERI"])
    dossier.add([EXAMPLE])
    dossier.build()
    return dossier
