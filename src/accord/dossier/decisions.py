"""decisions.jsonl: what people decided, one JSON object a line, only ever appended."""

from __future__ import annotations

from pathlib import Path

import msgspec

from accord.dossier import disk
from accord.errors import DecisionError
from accord.model import Decision


class DecisionLog:
    """The decisions of a dossier, oldest first. A line is never changed: taking one back is a line of its own."""

    def __init__(self, path: Path, *, write: disk.Write = disk.write_all) -> None:
        self.path = path
        self._write = write

    def read(self) -> tuple[list[Decision], list[DecisionError]]:
        """Every decision, and for each line that is none an error that names it; the other lines count.

        Raises: DecisionError if the file cannot be read at all.
        """
        kept, refused = [], []
        try:
            lines = self.path.read_bytes().split(b"\n") if self.path.exists() else []
        except OSError as error:
            raise DecisionError(f"{self.path} cannot be read: {error.strerror}") from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                kept.append(msgspec.json.decode(line, type=Decision))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                refused.append(DecisionError(f"{self.path.name}, line {number} is not a decision: {error}"))
        return kept, refused

    def append(self, decision: Decision) -> None:
        """Add a decision; it is on the disk when this returns. Raises: OSError if it cannot be kept."""
        disk.append_line(self.path, msgspec.json.encode(decision), write=self._write)
