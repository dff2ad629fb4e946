"""The pages in the browser: how soon they are there, on a record of 100,000 claims, and while a build runs."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import quantiles

from bench.commands import ROOT, SOURCE, accord
from bench.floors import Figure
from bench.heavy import STATES
from bench.quality import Desk
from bench.texts import Writer

CLAIMS = 100_000
ROUNDS = 40
READERS = 50
TEXTS = 400


def serving(desk: Desk) -> list[Figure]:
    """Seconds from the command to the first page, and the 95th percentile of pages as a client waits for them."""
    folder = desk.folder / "served"
    command = [sys.executable, "-m", "bench.served", str(folder), str(CLAIMS)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment())
    begun = time.perf_counter()
    with served(folder) as base:
        started = time.perf_counter() - begun
        chance, found = Random(3), [Figure("serving/start", round(started, 2), "s", "lower")]
        size = len(fetched(base, "/"))
        for name, path in pages(chance, some_events(base)).items():
            waits = [timed(lambda: fetched(base, path())) for _ in range(ROUNDS)]  # noqa: B023 called at once
            found.append(Figure(f"serving/{name}, p95", round(quantiles(waits, n=20)[-1], 3), "s", "lower"))
        found.append(Figure("serving/first page", round(size / 1e6, 3), "MB", "lower"))
        found += in_a_browser(base, chance)
    found.append(Figure("serving/errors of 50 readers during a build", errors_during_a_build(desk), "count", "lower"))
    return found


def in_a_browser(base: str, chance: Random) -> list[Figure]:
    """Seconds until a page can be used, in Chromium; none where it is not installed."""
    if shutil.which("chromium") is None and shutil.which("chromium-browser") is None:
        print("serving, interactive: passed over, as chromium is not installed", file=sys.stderr)
        return []
    from bench.browser import interactive

    kinds = pages(chance, some_events(base))
    waits = interactive(base, {name: kinds[name] for name in ("home", "timeline", "timeline of all", "pair", "event")})
    return [Figure(f"serving/{name} interactive, p95", round(wait, 3), "s", "lower") for name, wait in waits.items()]


def pages(chance: Random, events: list[str]) -> dict[str, Callable[[], str]]:
    """Addresses of each kind of page, drawn anew each time."""

    def pair() -> str:
        return "/pairs/{}/{}".format(*sorted(chance.sample(STATES, 2)))

    return {
        "home": lambda: "/",
        "table": lambda: f"/events?actor={chance.choice(STATES)}&page={chance.randrange(1, 9)}",
        "timeline": lambda: f"/events?show=drawing&actor={chance.choice(STATES)}&since={chance.randrange(2015, 2020)}",
        "timeline of all": lambda: f"/events?show=drawing&lanes={chance.choice(['kind', 'type', 'pair'])}",
        "event": lambda: f"/events/{chance.choice(events)}",
        "pair": pair,
        "reader": lambda: f"/read/d{chance.randrange(CLAIMS // 10):07}",
        "search": lambda: f"/ask?q={chance.choice(STATES)}+signed",
    }


def errors_during_a_build(desk: Desk) -> int:
    """Pages that were not given to READERS at once while another process builds."""
    writer, texts, folder = Writer(11), desk.folder / "texts", desk.folder / "building-served"
    texts.mkdir()
    for number in range(TEXTS):
        (texts / f"{number:04}.txt").write_text(f"{writer.title()}\n\n{writer.article(40)}\n", "utf-8")
    accord("new", folder)
    accord("add", folder, *sorted(texts.iterdir())[:20])
    accord("build", folder)
    accord("add", folder, texts)
    wrong = 0
    with served(folder) as base:
        build = subprocess.Popen([sys.executable, "-m", "accord", "build", str(folder)], env=environment(), stdout=-3)

        def read(nth: int) -> int:
            refused = 0
            while build.poll() is None:
                path = ("/", "/events", "/actors", "/sources", "/events?show=drawing", "/api/events")[nth % 6]
                try:
                    fetched(base, path)
                except OSError:
                    refused += 1
            return refused

        with ThreadPoolExecutor(READERS) as readers:
            wrong = sum(readers.map(read, range(READERS)))
    return wrong


# ---------------------------------------------------------------- a server
@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A dossier as `accord serve` serves it; gives its address once the first page has come."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "accord", "serve", str(folder), "--no-open", "--port", str(port)]
    server = subprocess.Popen(command, env=environment(), stdout=-3)
    try:
        base = f"http://127.0.0.1:{port}"
        while not answers(base):
            time.sleep(0.02)
        yield base
    finally:
        server.terminate()
        server.wait(20)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}"}


def answers(base: str) -> bool:
    try:
        return bool(fetched(base, "/static/accord.css"))
    except OSError:
        return False


def fetched(base: str, path: str) -> bytes:
    with urllib.request.urlopen(base + path, timeout=60) as answer:
        return bytes(answer.read())


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def some_events(base: str) -> list[str]:
    import json

    found = json.loads(fetched(base, "/api/events?limit=200&offset=9000"))
    return [str(event["id"]) for event in found["events"]]
