"""Running accord and the scorers as anybody would run them: as commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"


class CommandError(Exception):
    """A command that has to work did not."""


class Missing(Exception):
    """What a part needs is not there: the part is passed over, with this as the reason."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, and what it cost."""

    out: str
    seconds: float  # of processor time, its children included: a busy machine changes it little
    megabytes: float  # most memory it held


def run(command: Iterable[str | Path], *, source: Path = SOURCE) -> Done:
    """Run a command to its end, with the package of `source`. Raises: CommandError if it fails."""
    words = [str(word) for word in command]
    extra = {"PYTHONPATH": f"{source}{os.pathsep}{ROOT}", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env={**os.environ, **extra})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode:
            raise CommandError(f"{' '.join(words)}: exit code {process.returncode}\n{err.read().decode()[-2000:]}")
        unit = 1024 if sys.platform != "darwin" else 1024 * 1024  # ru_maxrss: kilobytes, bytes on macOS
        return Done(out.read().decode(), used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def accord(*words: str | Path, source: Path = SOURCE) -> Done:
    return run([sys.executable, "-m", "accord", *words], source=source)


def has_command(name: str) -> bool:
    try:
        accord(name, "--help")
    except CommandError:
        return False
    return True


def scored(scorer: Path, *words: str | Path) -> dict[str, Any]:
    """The figures of a scorer. Raises: Missing if it is not there."""
    needed(scorer)
    figures: dict[str, Any] = json.loads(run([sys.executable, scorer, *words, "--json"]).out)
    return figures


def needed(path: Path) -> Path:
    """The path, if it is there. Raises: Missing."""
    if not path.exists():
        raise Missing(f"{path} is not there")
    return path


def write_lines(path: Path, records: Iterable[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
