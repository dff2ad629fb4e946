"""A dossier: the user's folder. This package is the only code that touches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from accord.dossier import building, checking, days, disk, past, settings, store
from accord.dossier.building import BuildResult, Inputs, Progress
from accord.dossier.decisions import DecisionLog
from accord.dossier.settings import Settings
from accord.dossier.sources import Added, Source, Sources, files_of
from accord.dossier.stages import ACCORD, ReaderLike, Stages
from accord.dossier.store import Store
from accord.errors import AccordError, DossierExistsError, NoDossierError, OutputError, StoreError
from accord.model import Claim, Event, Problem, Record


def no_progress(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def _lack(folder: Path) -> str:
    if folder.is_dir():
        return "it has no dossier.toml"
    return "it is a file" if folder.exists() else "there is no such folder"


class Dossier:
    """A folder of sources and decisions, and the record that is built from them.

    ::

        dossier = Dossier.create("gulf", title="The Gulf states, 2023")
        dossier.add(["articles/", "page.html"])
        dossier.build()
        for event in dossier.events():
            print(event.date.value, event.title)
    """

    def __init__(self, folder: Path | str, *, stages: Stages = ACCORD, write: disk.Write = disk.write_all) -> None:
        """Open a dossier. Raises: NoDossierError if the folder holds none."""
        self.folder = Path(folder)
        try:
            found = (self.folder / "dossier.toml").is_file()
        except OSError as error:
            raise NoDossierError(f"{self.folder} cannot be opened: {error.strerror}") from error
        if not found:
            raise NoDossierError(f"{self.folder} is not a dossier: {_lack(self.folder)}")
        self.sources = Sources(self.folder / "sources", write=write)
        self.decisions = DecisionLog(self.folder / "decisions.jsonl", write=write)
        self._stages = stages

    @classmethod
    def create(cls, folder: Path | str, title: str = "", focus: Iterable[str] = ()) -> Dossier:
        """Make a dossier in a folder that is new or holds none. `focus`: ids of states, such as "IRN".

        Raises: DossierExistsError; OutputError if the folder cannot be made.
        """
        folder = Path(folder)
        if (folder / "dossier.toml").exists():
            raise DossierExistsError(f"{folder} is a dossier already")
        try:
            (folder / "sources").mkdir(parents=True, exist_ok=True)
            (folder / "decisions.jsonl").touch()
            text = settings.to_toml(Settings(title or folder.resolve().name, tuple(focus)))
            disk.replace_file(folder / "dossier.toml", text.encode())
        except OSError as error:
            raise OutputError(f"{folder} cannot be made a dossier: {error.strerror}") from error
        return cls(folder)

    @property
    def settings(self) -> Settings:
        """What dossier.toml says. Raises: SettingsError."""
        return settings.load(self.folder / "dossier.toml")

    @property
    def title(self) -> str:
        return self.settings.title

    def add(self, paths: Iterable[Path | str], *, url: str | None = None) -> list[Added]:
        """Take files, and all files below folders, into the dossier. See `adding` to follow it one by one."""
        return list(self.adding(paths, url=url))

    def adding(self, paths: Iterable[Path | str], *, url: str | None = None) -> Iterator[Added]:
        """Like `add`: each file, once it is safe on the disk. Hidden files in folders are passed over.

        A file that cannot be read or kept comes back with a problem and without a sha256; the others go on.
        """
        self.sources.clean()
        for path in map(Path, paths):
            for file in files_of(path, but=self.folder):
                if isinstance(file, Problem):
                    yield Added(file.source, None, False, (file,))
                else:
                    yield self.sources.keep(file, url=url)

    def build(self, progress: Progress = no_progress) -> BuildResult:
        """Bring the record up to the sources, decisions and settings; what is known already is not done again.

        `progress` is told the step, how much of it is done and how much there is.
        Raises: SettingsError; ModelError; StoreError if .accord cannot be written.
        """
        derived = self._record_file.parent
        inputs = self._inputs()
        try:
            derived.mkdir(exist_ok=True)
            (derived / ".gitignore").write_text("*\n")
            with disk.locked(derived):
                return building.build(derived, inputs, self._stages, progress)
        except OSError as error:
            raise StoreError(f"{derived} cannot be written: {error.strerror or error}") from error

    def _inputs(self) -> Inputs:
        sources, problems = self.sources.all()
        decisions, refused = self.decisions.read()
        problems += building.decision_problems(refused)
        return Inputs(sources, decisions, problems, self.settings.model, self._stages.versions())

    def stale(self) -> bool:
        """Whether sources or decisions came or went since the record was built. A cheap look: `build` looks closer."""
        with self.open() as built:
            if built.meta("decisions") != building.ids_of(self.decisions.read()[0]):
                return True
            return built.meta("sources") != building.digest_of_ids(self.sources.ids())

    def open(self, as_of: str | None = None, progress: Progress = no_progress) -> AbstractContextManager[Store]:
        """The built record, to look up single things in.

        Args:
            as_of: a year, month or day: "2023-03". Then the record as it would have been with the documents that were
                surely published by its end; made when it is first asked for, which `progress` follows, and kept.
        Raises: UsageError if `as_of` is no day; StoreError if nothing is built yet.
        """
        if as_of is None:
            return store.opened(self._record_file)
        return self._opened_as_of(days.checked(as_of), progress)

    @contextmanager
    def _opened_as_of(self, day: str, progress: Progress) -> Iterator[Store]:
        derived = self._record_file.parent
        with ExitStack() as stack:
            with self.open() as built:

                def make(path: Path) -> None:
                    building.build_as_of(path, day, built, derived, self._inputs(), self._stages, progress)

                try:
                    found = stack.enter_context(past.opened(derived, day, built.meta("inputs") or "", make))
                except OSError as error:
                    raise StoreError(f"{derived} cannot be written: {error.strerror or error}") from error
            yield found

    @property
    def built(self) -> bool:
        """Whether there is a record, of these sources or older ones. Raises: StoreError if it cannot be read."""
        return store.is_built(self._record_file)

    @property
    def _record_file(self) -> Path:
        return self.folder / ".accord" / building.RECORD

    def record(self, as_of: str | None = None) -> Record:
        """All that was built, or would have been as of a day: as `open`. Raises: StoreError if nothing is built yet."""
        with self.open(as_of) as built:
            return built.record()

    def claims(self) -> Iterator[Claim]:
        """What the sources say, document by document."""
        with self.open() as built:
            yield from built.claims()

    def events(self) -> Iterator[Event]:
        """What happened, is planned or is disputed, in the order of the record."""
        with self.open() as built:
            yield from built.events()

    def open_reader(self) -> ReaderLike:
        """Who reads the documents of this dossier, to read questions alike. Slow: it loads the language model."""
        return self._stages.open_reader(self.settings.model)

    def source_of(self, document: str) -> Source:
        """The source that holds a document. Raises: SourceError."""
        return self.sources.get(document.partition("#")[0])

    def raw_text(self, document: str) -> str:
        """The original of a document as decoded: what `raw_start` and `raw_end` count in. Raises: SourceError."""
        return self._stages.raw_text(self.source_of(document).data())

    def _original(self, sha256: str) -> str | None:
        try:
            return self.raw_text(sha256)
        except AccordError:
            return None

    def check(self) -> list[Problem]:
        """What is off: sources that changed, spans that do not hold, decisions that are unreadable or loose.

        Of a dossier that is not built yet, the sources and whether the decisions can be read.
        """
        sources, problems = self.sources.all()
        problems += building.decision_problems(self.decisions.read()[1])
        problems += checking.broken_sources(sources)
        if self.built:
            record = self.record()
            problems += checking.broken_spans(record, self._original, self._stages.holds)
            problems += checking.loose_decisions(record)
        return problems
