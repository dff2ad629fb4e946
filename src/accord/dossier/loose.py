"""Reading documents without keeping a dossier."""

from __future__ import annotations

import warnings
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec

from accord.dossier import careful
from accord.dossier.careful import TOGETHER, Tell
from accord.dossier.sources import files_of, name_of, refusal
from accord.dossier.stages import ACCORD, Stages
from accord.model import Article, Problem, RawMap, Reading, Run, Span

NOWHERE = Path("/dev/null")


class _Named(msgspec.Struct):
    """The start of a record that brings its own id."""

    id: str | int
    text: str | None = None
    html: str | None = None


def read(*paths: Path | str, model: str | None = None) -> Iterator[tuple[Article, Reading]]:
    """Read files, folders or JSONL records without a dossier: each article and what it says.

    A document of which nothing could be read is a warning; what else is wrong with one stands in `article.problems`
    and `reading.problems`. Raises: ModelError.
    """
    yield from read_files(map(Path, paths), tell=_warn, model=model)


def _warn(problem: Problem) -> None:
    warnings.warn(f"{problem.source}: {problem.what}. {problem.hint}", stacklevel=2)


def read_files(
    paths: Iterable[Path], *, tell: Tell, model: str | None = None, stages: Stages = ACCORD
) -> Iterator[tuple[Article, Reading]]:
    """Read files, and all files below folders, as they come: memory does not grow with their number.

    A record of a JSONL file that has an `id` keeps it as the id and name of its article. `tell` is told of every
    problem; the rest is read. Raises: ModelError.
    """
    reader = stages.open_reader(model)
    articles = articles_in(paths, tell=tell, stages=stages)
    while some := list(islice(articles, TOGETHER)):
        readings = {reading.document: reading for reading in careful.read(reader, some, tell)}
        yield from ((article, readings[article.id]) for article in some if article.id in readings)


def articles_in(paths: Iterable[Path], *, tell: Tell, stages: Stages = ACCORD) -> Iterator[Article]:
    """The articles of files and folders, in order of the arguments, then of name."""
    for path in paths:
        for file in files_of(path, but=NOWHERE):
            if isinstance(file, Problem):
                tell(file)
            else:
                yield from _articles_of(file, tell, stages)


def _articles_of(path: Path, tell: Tell, stages: Stages) -> Iterator[Article]:
    try:
        with path.open("rb") as lines:
            named = _named(lines.readline())
        if named is None:
            yield from _take_in(path.read_bytes(), name_of(path), tell, stages)
        else:
            yield from _records_of(path, tell, stages)
    except OSError as error:
        tell(refusal(path, error))


def _records_of(path: Path, tell: Tell, stages: Stages) -> Iterator[Article]:
    """The records of a JSONL file under their own ids; raw offsets count from the start of the file."""
    before = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                named = _named(line)
                name = str(named.id) if named else f"{name_of(path)}#{number}"
                for nth, article in enumerate(_take_in(line, name, tell, stages)):
                    yield _under(name if not nth else f"{name}#{nth + 1}", article, before)
            before += len(line.decode("utf-8", "replace"))


def _named(line: bytes) -> _Named | None:
    """The id that a record brings along, if the line is such a record."""
    try:
        named = msgspec.json.decode(line.removeprefix(BOM_UTF8), type=_Named)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return named if named.text is not None or named.html is not None else None


def _take_in(data: bytes, name: str, tell: Tell, stages: Stages) -> tuple[Article, ...]:
    taken = careful.take_in(stages, data, name, None, tell)
    for problem in taken.problems if taken else ():
        tell(problem)
    return taken.articles if taken else ()


def _under(id: str, article: Article, before: int) -> Article:
    """The article under another id, its original beginning `before` characters later."""
    runs = tuple(
        Run(run.start, run.length, None if run.raw_start is None else run.raw_start + before, run.raw_length)
        for run in article.raw.runs
    )
    removed = tuple(
        replace(part, raw_start=part.raw_start + before, raw_end=part.raw_end + before) for part in article.removed
    )
    title = article.title and Span(id, article.title.start, article.title.words)
    return replace(article, id=id, name=id, raw=RawMap(runs), removed=removed, title=title)
