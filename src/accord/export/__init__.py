"""From the record to bytes. Every format is one entry of FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from accord.errors import SourceError, UsageError
from accord.model import Record

Files = Iterator[tuple[str, Iterable[bytes]]]  # name of a file (empty: the only one), its bytes piece by piece


def _jsonl(record: Record, title: str) -> Files:
    from accord.export import jsonl

    return jsonl.files(record)


def _html(record: Record, title: str) -> Files:
    from accord.export import brief

    yield "", (brief.to_html(record, title).encode(),)


def _markdown(record: Record, title: str) -> Files:
    from accord.export import brief

    yield "", (brief.to_markdown(record, title).encode(),)


FORMATS: dict[str, Callable[[Record, str], Files]] = {
    "jsonl": _jsonl,  # a folder of files, one a kind of noun: docs/formats.md
    "html": _html,  # the brief as one page
    "md": _markdown,  # the brief in Markdown
}


def write(form: str, record: Record, out: Path, *, title: str = "") -> list[Path]:
    """Write a record in one of FORMATS; the files that were written.

    Raises: UsageError for another format, SourceError if the files cannot be written.
    """
    if form not in FORMATS:
        raise UsageError(f"There is no format {form!r}; there are {', '.join(FORMATS)}")
    written = []
    try:
        for name, pieces in FORMATS[form](record, title):
            path = out / name if name else out
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(pieces)
            written.append(path)
    except OSError as error:
        raise SourceError(f"{out} cannot be written: {error.strerror or error}") from error
    return written
