"""From the record to bytes. Every format is one entry of FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from accord.errors import SourceError, UsageError
from accord.model import Record

Files = Iterator[tuple[str, Iterable[bytes]]]  # name of a file (empty: the only one), its bytes piece by piece


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of the dossier besides its record."""

    title: str = ""
    focus: tuple[str, ...] = ()  # ids of the actors that come first
    originals: Mapping[str, str] = field(default_factory=dict)  # decoded, by document; empty: left out


def _jsonl(record: Record, about: About) -> Files:
    from accord.export import jsonl

    return jsonl.files(record)


def _html(record: Record, about: About) -> Files:
    from accord.export.brief import to_html

    page = to_html(record, title=about.title, focus=about.focus, originals=about.originals)
    yield "", (page.encode(),)


def _markdown(record: Record, about: About) -> Files:
    from accord.export.brief import to_markdown

    yield "", (to_markdown(record, title=about.title, focus=about.focus).encode(),)


FORMATS: dict[str, Callable[[Record, About], Files]] = {
    "jsonl": _jsonl,  # a folder of files, one a kind of noun: docs/formats.md
    "html": _html,  # the brief as one page
    "md": _markdown,  # the brief in Markdown
}
NOTHING = About()


def write(form: str, record: Record, out: Path, about: About = NOTHING) -> list[Path]:
    """Write a record in one of FORMATS; the files that were written.

    Raises: UsageError for another format, SourceError if the files cannot be written.
    """
    if form not in FORMATS:
        raise UsageError(f"There is no format {form!r}; there are {', '.join(FORMATS)}")
    written = []
    try:
        for name, pieces in FORMATS[form](record, about):
            path = out / name if name else out
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(pieces)
            written.append(path)
    except OSError as error:
        raise SourceError(f"{out} cannot be written: {error.strerror or error}") from error
    return written
