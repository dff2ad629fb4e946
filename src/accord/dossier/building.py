"""Building: from the kept sources to the record, doing again only what is new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.dossier import cache, careful, store
from accord.dossier.cache import Cache, Kept
from accord.dossier.retracting import split
from accord.dossier.sources import Source
from accord.dossier.stages import ReaderLike, Stages, Versions
from accord.dossier.store import Store
from accord.errors import AccordError, DecisionError
from accord.model import Date, Decision, Problem, Record, digest

Progress = Callable[[str, int, int], None]
RECORD = "record.sqlite"


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
    if store.is_built(path) and (old := _unchanged(path, inputs)):
        return old
    with cache.opened(folder / "cache.sqlite") as kept:
        work = _Work(kept, inputs, stages, progress)
        taken_in = work.take_in()
        read = work.read()
        with store.without_collecting():
            record = work.record()
            _write(path, record, inputs, inputs.digest)
        kept.forget_but(work.intake_keys, work.reading_keys)
    return BuildResult(True, *counts_of(record), taken_in, read, record.problems)


def build_as_of(
    path: Path, day: str, built: Store, folder: Path, inputs: Inputs, stages: Stages, progress: Progress
) -> None:
    """Write what the built record would be if only the documents published by a year, month or day were there.

    Documents that do not say so, or whose day is merely bounded and may be later, are not known to have been there.
    Decisions count whenever they were made: they mend how documents are read. What came after the build of `built` does
    not count, as it does not in `built`. Raises: StoreError.
    """
    with cache.opened(folder / "cache.sqlite") as kept, store.without_collecting():
        inputs = _known_to(built, inputs)
        work = _Work(kept, inputs, stages, progress, until=day)
        work.take_in()
        work.read()
        record = work.record()
        left_out = built.number_of_documents() - len(record.articles)
        _write(path, record, inputs, built.meta("inputs") or "", as_of=day, left_out=str(left_out))


def _known_to(built: Store, inputs: Inputs) -> Inputs:
    """The inputs without what came after a build."""
    decided = set((built.meta("decisions") or "").split())
    decisions = [decision for decision in inputs.decisions if decision.id in decided]
    here = {id.partition("#")[0] for id in built.articles_by_id()} | split(decisions)[0].targets
    return replace(inputs, sources=[one for one in inputs.sources if one.sha256 in here], decisions=decisions)


def _write(path: Path, record: Record, inputs: Inputs, key: str, **more: str) -> None:
    store.write(
        path,
        record,
        inputs=key,
        sources=digest_of_ids(source.sha256 for source in inputs.sources),
        decisions=ids_of(inputs.decisions),
        counts=" ".join(map(str, counts_of(record))),
        **more,
    )


def counts_of(record: Record) -> tuple[int, int, int]:
    """How many documents, claims and events."""
    return len(record.articles), len(record.claims), len(record.events)


def published_by(date: Date, day: str) -> bool:
    """Whether a document was surely out by the end of a year, month or day."""
    return date.latest is not None and date.latest <= day + "\U0010ffff"


def _unchanged(path: Path, inputs: Inputs) -> BuildResult | None:
    with store.opened(path) as built:
        if built.meta("inputs") != inputs.digest:
            return None
        documents, claims, events = map(int, (built.meta("counts") or "").split())
        return BuildResult(False, documents, claims, events, 0, 0, built.others("problems"))


class _Work:
    """One build, step by step: take in, read, put together."""

    def __init__(
        self, kept: Cache, inputs: Inputs, stages: Stages, progress: Progress, until: str | None = None
    ) -> None:
        self._cache = kept
        self._inputs = inputs
        self._stages = stages
        self._progress = progress
        self._retracted, self._decisions = split(inputs.decisions)
        self._until = until  # a day; later documents are left out
        self._failed: list[Problem] = []
        self._articles: dict[str, Kept] = {}  # by the key of the reading
        self.intake_keys: list[str] = []

    @property
    def reading_keys(self) -> Collection[str]:
        return self._articles.keys()

    def take_in(self) -> int:
        """Turn into articles the sources that were not before; how many those were."""
        standing = [source for source in self._inputs.sources if not self._retracted.whole(source.sha256)]
        keys = {self._inputs.intake_key(source): source for source in standing}
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
            data = source.data()
        except AccordError as error:
            self._failed.append(Problem(source.name, "source", str(error), error.hint))
            return
        taken = careful.take_in(self._stages, data, source.name, source.url, self._failed.append)
        if taken:
            self._cache.keep_intake(key, taken.articles, taken.problems)

    def read(self) -> int:
        """Read the articles that were not read before, a few at a time; how many those were."""
        reader = self._stages.open_reader(self._inputs.model)
        versions = (reader.version, self._inputs.versions.reading)
        self._articles = {digest(kept.digest, *versions): kept for kept in self._cache.kept(self.intake_keys)}
        known = self._cache.known_readings(self._articles)
        new = [key for key in self._articles if key not in known]
        read = 0
        for done in range(0, len(new), careful.TOGETHER):
            self._progress("Reading", done, len(new))
            read += self._read(reader, new[done : done + careful.TOGETHER])
        self._progress("Reading", len(new), len(new))
        return read

    def _read(self, reader: ReaderLike, some: Sequence[str]) -> int:
        articles = [self._cache.article(self._articles[key]) for key in some]
        keys = {article.id: key for article, key in zip(articles, some, strict=True)}
        readings = careful.read(reader, articles, self._failed.append)
        self._cache.keep_readings((keys[reading.document], reading) for reading in readings)
        return len(readings)

    def record(self) -> Record:
        """Put together what all the articles say."""
        self._progress("Putting together", 0, 1)
        known = self._cache.known_readings(self._articles)
        whole = [key for key in self._articles if key in known]
        every = [(self._cache.article(self._articles[key]), key) for key in whole]
        left = [(article, self._cache.reading(key)) for article, key in every if not self._retracted.part(article.id)]
        if self._until:
            left = [pair for pair in left if published_by(pair[1].published, self._until)]
        articles, readings = [article for article, _ in left], [reading for _, reading in left]
        record = self._stages.build(articles, readings, self._decisions)
        self._progress("Putting together", 1, 1)
        loose = self._retracted.loose(self._inputs.sources, [article.id for article, _ in every])
        return replace(record, problems=self._problems(record), loose=(*record.loose, *loose))

    def _problems(self, record: Record) -> tuple[Problem, ...]:
        """As of a day, those of the documents that were there."""
        keys, failed = self.intake_keys, self._failed
        if self._until:
            here = {article.id.partition("#")[0] for article in record.articles}
            keys = [self._inputs.intake_key(source) for source in self._inputs.sources if source.sha256 in here]
            failed = []
        taken = [problem for key in keys for problem in self._cache.problems(key)]
        return tuple(dict.fromkeys([*self._inputs.problems, *failed, *taken, *record.problems]))


def digest_of_ids(ids: Iterable[str]) -> str:
    return digest(sorted(ids))


def ids_of(decisions: Iterable[Decision]) -> str:
    return " ".join(decision.id for decision in decisions)


def decision_problems(refused: Iterable[DecisionError]) -> list[Problem]:
    return [Problem("decisions.jsonl", "decision", str(error), error.hint) for error in refused]
