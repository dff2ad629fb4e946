"""The example dossier, built once for all that looks at it from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.dossier import Dossier

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "horn-2018" / "documents"
ANNOTATED = ROOT.parent / "shared"
OTHERS = {"seeds": ANNOTATED / "seeds", "second dossier": ANNOTATED / "dossiers" / "saudi-iran" / "docs"}


@pytest.fixture(scope="session")
def horn(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    dossier = Dossier.create(tmp_path_factory.mktemp("exports") / "horn", "Ethiopia and Eritrea", ["ETH", "ERI"])
    dossier.add([EXAMPLE])
    dossier.build()
    return dossier


@pytest.fixture(scope="session", params=["example", *OTHERS])
def pile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The example, and what is annotated beside the repository where that is there."""
    if request.param == "example":
        horn: Dossier = request.getfixturevalue("horn")
        return horn
    documents = OTHERS[request.param]
    if not documents.is_dir():
        pytest.skip("the annotated documents are not here")
    dossier = Dossier.create(tmp_path_factory.mktemp("piles") / "pile", "Pile")
    dossier.add([documents])
    dossier.build()
    return dossier
