"""Building: from the kept sources to the record, doing again only what is new."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.dossier import cache, store
from accord.dossier.cache import Cache, Kept
from accord.dossier.sources import Source
from accord.dossier.stages import ReaderLike, Stages, Versions
from accord.errors import AccordError, DecisionError
from accord.model import Article, Decision, Problem, Reading, Record, digest

Progress = Callable[[str, int, int], None]
RECORD = "record.sqlite"
TOGETHER = 64  # articles read between two writes to the cache


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. Counts are of the record; `taken_in` and `read` say what was not in the cache."""

    changed: bool  # False: nothing was new since the last build
    documents: int
    claims: int
    events: int
    taken_in: int
    read: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a record is made from."""

    sources: Sequence[Source]
    decisions: Sequence[Decision]
    problems: Sequence[Problem]  # of cards and of lines that are no decisions
    model: str | None
    versions: Versions

    @property
    def digest(self) -> str:
        """Two inputs with one digest give the same record, byte for byte."""
        cards = [(source.sha256, source.name, source.url) for source in self.sources]
        return digest(cards, self.decisions, self.problems, self.model, self.versions)

    def intake_key(self, source: Source) -> str:
        return digest(source.sha256, source.name, source.url, self.versions.intake)


def build(folder: Path, inputs: Inputs, stages: Stages, progress: Progress) -> BuildResult:
    """Bring the record in `folder` up to its inputs. Raises: StoreError if the folder cannot be written."""
    path = folder / RECORD
    if path.exists() and (old := _unchanged(path, inputs)):
        return old
    with cache.opened(folder / "cache.sqlite") as kept:
        work = _Work(kept, inputs, stages, progress)
        taken_in = work.take_in()
        read = work.read()
        record = work.record()
        kept.forget_but(work.intake_keys, work.reading_keys)
    counts = (len(record.articles), len(record.claims), len(record.events))
    ids = digest_of_ids(source.sha256 for source in inputs.sources)
    store.write(path, record, inputs=inputs.digest, sources=ids, counts=" ".join(map(str, counts)))
    return BuildResult(True, *counts, taken_in, read, record.problems)


def _unchanged(path: Path, inputs: Inputs) -> BuildResult | None:
    with store.opened(path) as built:
        if built.meta("inputs") != inputs.digest:
            return None
        documents, claims, events = map(int, (built.meta("counts") or "").split())
        return BuildResult(False, documents, claims, events, 0, 0, built.others("problems"))


class _Work:
    """One build, step by step: take in, read, put together."""

    def __init__(self, kept: Cache, inputs: Inputs, stages: Stages, progress: Progress) -> None:
        self._cache = kept
        self._inputs = inputs
        self._stages = stages
        self._progress = progress
        self._failed: list[Problem] = []
        self._articles: dict[str, Kept] = {}  # by the key of the reading
        self.intake_keys: list[str] = []

    @property
    def reading_keys(self) -> Collection[str]:
        return self._articles.keys()

    def take_in(self) -> int:
        """Turn into articles the sources that were not before; how many those were."""
        keys = {self._inputs.intake_key(source): source for source in self._inputs.sources}
        known = self._cache.known_intakes(keys)
        new = [key for key in keys if key not in known]
        for done, key in enumerate(new):
            self._progress("Taking in", done, len(new))
            self._take_in(key, keys[key])
        self._progress("Taking in", len(new), len(new))
        known = self._cache.known_intakes(keys)
        self.intake_keys = [key for key in keys if key in known]
        return len(new)

    def _take_in(self, key: str, source: Source) -> None:
        try:
            taken = self._stages.take_in(source.data(), source.name, url=source.url)
            self._cache.keep_intake(key, taken.articles, taken.problems)
        except AccordError as error:
            self._failed.append(Problem(source.name, "source", str(error), error.hint))
        except sqlite3.Error:  # the disk's fault, not the document's
            raise
        except Exception as error:  # a pile is not lost for one document that Accord fails on
            self._failed.append(_failure(source.name, "take it in", error))

    def read(self) -> int:
        """Read the articles that were not read before, a few at a time; how many those were."""
        reader = self._stages.open_reader(self._inputs.model)
        versions = (reader.version, self._inputs.versions.reading)
        self._articles = {digest(kept.digest, *versions): kept for kept in self._cache.kept(self.intake_keys)}
        known = self._cache.known_readings(self._articles)
        new = [key for key in self._articles if key not in known]
        read = 0
        for done in range(0, len(new), TOGETHER):
            self._progress("Reading", done, len(new))
            read += self._read(reader, new[done : done + TOGETHER])
        self._progress("Reading", len(new), len(new))
        return read

    def _read(self, reader: ReaderLike, some: Sequence[str]) -> int:
        articles = [self._cache.article(self._articles[key]) for key in some]
        keys = {article.id: key for article, key in zip(articles, some, strict=True)}
        readings = self._readings(reader, articles)
        self._cache.keep_readings((keys[reading.document], reading) for reading in readings)
        return len(readings)

    def _readings(self, reader: ReaderLike, articles: Sequence[Article]) -> list[Reading]:
        try:
            return list(reader.read_all(articles))
        except AccordError:
            raise
        except Exception:  # find out which of them it is, and keep the others
            return [reading for article in articles if (reading := self._read_one(reader, article))]

    def _read_one(self, reader: ReaderLike, article: Article) -> Reading | None:
        try:
            return reader.read(article)
        except Exception as error:
            self._failed.append(_failure(article.name, "read it", error))
            return None

    def record(self) -> Record:
        """Put together what all the articles say."""
        self._progress("Putting together", 0, 1)
        known = self._cache.known_readings(self._articles)
        whole = [key for key in self._articles if key in known]
        with store.without_collecting():
            articles = [self._cache.article(self._articles[key]) for key in whole]
            readings = [self._cache.reading(key) for key in whole]
            record = self._stages.build(articles, readings, self._inputs.decisions)
        self._progress("Putting together", 1, 1)
        return replace(record, problems=self._problems(record))

    def _problems(self, record: Record) -> tuple[Problem, ...]:
        taken = [problem for key in self.intake_keys for problem in self._cache.problems(key)]
        return tuple(dict.fromkeys([*self._inputs.problems, *self._failed, *taken, *record.problems]))


def digest_of_ids(ids: Iterable[str]) -> str:
    return digest(sorted(ids))


def decision_problems(refused: Iterable[DecisionError]) -> list[Problem]:
    return [Problem("decisions.jsonl", "decision", str(error), error.hint) for error in refused]


def _failure(name: str, what: str, error: Exception) -> Problem:
    hint = "This is a mistake in Accord: please report it with the document. The other documents are built"
    return Problem(name, "failed", f"Accord failed to {what}: {type(error).__name__}: {error}", hint)
