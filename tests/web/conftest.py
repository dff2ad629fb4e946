"""The example dossier, built once, as an application, as a server and in a browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from accord.dossier import Dossier
from accord.web.app import create_app
from accord.web.jobs import Report
from accord.web.serving import bound

DOCUMENTS = Path(__file__).parents[2] / "examples" / "horn-2018" / "documents"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """FastAPI silences this warning of pydantic's about its own declarations, but not safely among threads."""
    harmless = pytest.mark.filterwarnings("ignore::pydantic.warnings.UnsupportedFieldAttributeWarning")
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(harmless)


def in_this_process(folder: Path, report: Report) -> None:
    """Builds without a process of its own, which would load the language model each time."""
    result = Dossier(folder).build(lambda step, done, total: report({"step": step, "done": done, "total": total}))
    report({"built": f"{result.documents} documents"})


@pytest.fixture(scope="session")
def built_horn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example dossier; nobody writes to it."""
    folder = tmp_path_factory.mktemp("web") / "horn"
    dossier = Dossier.create(folder, "Ethiopia and Eritrea, 2018", ["ETH", "ERI"])
    dossier.add([DOCUMENTS])
    dossier.build()
    return folder


@pytest.fixture(scope="session")
def horn(built_horn: Path) -> Dossier:
    return Dossier(built_horn)


@pytest.fixture(scope="session")
def app(horn: Dossier) -> FastAPI:
    return create_app(horn, builder=in_this_process)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """Reads the example."""
    return TestClient(app, base_url="http://127.0.0.1:8520")


@pytest.fixture
def own_horn(built_horn: Path, tmp_path: Path) -> Dossier:
    """A copy of the example to write to."""
    shutil.copytree(built_horn, tmp_path / "horn")
    return Dossier(tmp_path / "horn")


Serve = Callable[[Dossier], str]


@contextmanager
def serving() -> Iterator[Serve]:
    """Gives what serves a dossier on a free port and tells its address; all end with the context."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(dossier: Dossier) -> str:
        listening = bound("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(create_app(dossier, builder=in_this_process), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def serve() -> Iterator[Serve]:
    with serving() as start:
        yield start


@pytest.fixture(scope="session")
def base(horn: Dossier) -> Iterator[str]:
    """The address under which the example is served."""
    with serving() as start:
        yield start(horn)
