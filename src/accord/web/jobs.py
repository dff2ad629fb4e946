"""Building in the background: one build at a time, in a process of its own, so that pages stay quick meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from accord.errors import AccordError

State = Literal["idle", "running", "done", "failed"]
Report = Callable[[dict[str, object]], None]
Builder = Callable[[Path, Report], None]


@dataclass(frozen=True, slots=True)
class Job:
    """How the last build stands. `serial` grows with every build that ended; `what` is a sentence for the reader."""

    state: State = "idle"
    step: str = ""
    done: int = 0
    total: int = 0
    what: str = ""
    serial: int = 0

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def in_a_process(folder: Path, report: Report) -> None:
    """Run the build as `python -m accord.web.jobs FOLDER`; it prints a JSON object a line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "accord.web.jobs", str(folder)], stdout=subprocess.PIPE, text=True
    )
    with process:
        for line in process.stdout or ():
            report(json.loads(line))
    if process.returncode:
        report({"failed": f"The build ended with exit code {process.returncode}; try: accord build {folder}"})


class Jobs:
    """The builds of one dossier. What is asked for while one runs is done by one more after it."""

    def __init__(self, folder: Path, builder: Builder = in_a_process) -> None:
        self._folder, self._builder = folder, builder
        self._lock = threading.Lock()
        self._job, self._again = Job(), False
        self._idle = threading.Event()
        self._idle.set()

    @property
    def now(self) -> Job:
        return self._job

    def wait(self, seconds: float) -> bool:
        """Wait until nothing runs; whether that came about."""
        return self._idle.wait(seconds)

    def build(self) -> None:
        """Build soon; returns at once."""
        with self._lock:
            if not self._idle.is_set():
                self._again = True
                return
            self._idle.clear()
            self._job = Job("running", "Starting", serial=self._job.serial)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            ended: dict[str, object] = {"failed": "The build ended without a word"}

            def report(row: dict[str, object]) -> None:
                nonlocal ended
                if "step" in row:
                    self._follow(str(row["step"]), int(str(row["done"])), int(str(row["total"])))
                else:
                    ended = row

            try:
                self._builder(self._folder, report)
            except (OSError, ValueError) as error:
                ended = {"failed": f"The build could not be run: {error}"}
            if self._finished(ended):
                return

    def _follow(self, step: str, done: int, total: int) -> None:
        self._job = Job("running", step, done, total, serial=self._job.serial)

    def _finished(self, ended: dict[str, object]) -> bool:
        """Notes how a build ended; whether nothing is left to do."""
        failed = "failed" in ended
        what = str(ended["failed"] if failed else ended["built"])
        with self._lock:
            again, self._again = self._again, False
            if again:
                self._job = Job("running", "Starting", serial=self._job.serial + 1)
                return False
            self._job = Job("failed" if failed else "done", what=what, serial=self._job.serial + 1)
            self._idle.set()
            return True


def main(folder: str) -> None:
    """Build and print how it goes."""
    from accord.dossier import Dossier

    def tell(row: dict[str, object]) -> None:
        print(json.dumps(row), flush=True)

    try:
        result = Dossier(folder).build(lambda step, done, total: tell({"step": step, "done": done, "total": total}))
    except AccordError as error:
        tell({"failed": f"{error} {error.hint}".strip()})
        return
    counts = f"{result.documents:,} documents, {result.claims:,} claims, {result.events:,} events"
    tell({"built": f"{counts}; {result.read:,} newly read" if result.changed else f"{counts}; nothing new"})


if __name__ == "__main__":
    main(sys.argv[1])
