"""The sources of a dossier: the very bytes that were taken in, and where they came from.

    sources/<sha256>/data         the bytes
    sources/<sha256>/source.json  name, address, size, when it was taken in
    sources/<sha256>/seen.jsonl   further names under which the same bytes were added

A source is made in a temporary folder and renamed when it is whole and on the disk.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from accord.dossier import disk
from accord.errors import SourceChangedError, SourceError
from accord.model import Problem

UNFINISHED = ".new-"
CHUNK = 1 << 20


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One time that these bytes were added. `when` is for people: nothing in the record depends on it."""

    name: str
    url: str | None = None
    when: str


class Card(Seen, frozen=True, kw_only=True):
    """source.json: the first time, and the bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes of the dossier and every name under which they came, least first: when each came does not matter."""

    sha256: str
    folder: Path
    names: tuple[str, ...]
    urls: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def url(self) -> str | None:
        return self.urls[0] if self.urls else None

    def data(self) -> bytes:
        """The bytes. Raises: SourceError if they are gone, SourceChangedError if they are others."""
        path = self.folder / "data"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(f"The bytes of {self.name} cannot be read: {error.strerror}: {path}") from error
        now = sha256(data).hexdigest()
        if now != self.sha256:
            raise SourceChangedError(f"{self.name} changed: sha256 {self.sha256[:8]}… is now {now[:8]}…: {path}")
        return data


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file that was to be added."""

    name: str
    sha256: str | None  # None: it could not be kept, and problems say why
    new: bool
    problems: tuple[Problem, ...] = ()


class Sources:
    """The folder `sources/` of a dossier. `write` is what puts bytes on the disk."""

    def __init__(self, folder: Path, *, write: disk.Write = disk.write_all) -> None:
        self.folder = folder
        self._write = write

    def ids(self) -> list[str]:
        """The sha256 of every source, sorted."""
        if not self.folder.exists():  # git keeps no empty folders
            return []
        return sorted(entry.name for entry in os.scandir(self.folder) if len(entry.name) == 64)

    def all(self) -> tuple[list[Source], list[Problem]]:
        """Every source by name, and what is wrong with the cards of any."""
        sources, problems = [], []
        for sha in self.ids():
            try:
                sources.append(self.get(sha))
            except SourceError as error:
                problems.append(Problem(sha, "card", str(error), error.hint))
        return sorted(sources, key=lambda source: (source.name, source.sha256)), problems

    def get(self, sha: str) -> Source:
        """One source. Raises: SourceError if its card is missing or unreadable."""
        folder = self.folder / sha
        try:
            card = msgspec.json.decode((folder / "source.json").read_bytes(), type=Card)
        except (OSError, msgspec.DecodeError) as error:
            raise SourceError(f"{folder / 'source.json'} cannot be read: {error}") from error
        seen: list[Seen] = [card, *_seen(folder / "seen.jsonl")]
        return Source(sha, folder, _distinct(s.name for s in seen), _distinct(s.url for s in seen if s.url))

    def keep(self, path: Path, *, url: str | None = None) -> Added:
        """Take the bytes of one file into the dossier; what stands in the way is a problem of the file."""
        try:
            with disk.locked(self.folder, shared=True):
                return self._keep(path, url)
        except OSError as error:
            return Added(name_of(path), None, False, (refusal(path, error),))

    def _keep(self, path: Path, url: str | None) -> Added:
        if not path.is_file():
            raise FileNotFoundError(2, "there is no such file" if not path.exists() else "it is not a plain file")
        sha = _sha256(path)
        if not (self.folder / sha).exists():
            sha, new = self._keep_new(path, url)
            if new:
                return Added(name_of(path), sha, True)
        self._note(sha, name_of(path), url)
        return Added(name_of(path), sha, False)

    def _keep_new(self, path: Path, url: str | None) -> tuple[str, bool]:
        fresh = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))
        try:
            sha, size = self._copy(path, fresh / "data")
            card = Card(name=name_of(path), url=url, when=_now(), sha256=sha, size=size)
            disk.write_new(fresh / "source.json", _pretty(card), write=self._write)
            fresh.chmod(0o755)
            disk.sync_folder(fresh)
            return sha, disk.rename_new(fresh, self.folder / sha)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise

    def _copy(self, path: Path, target: Path) -> tuple[str, int]:
        """Copy piece by piece; the hash is of what was copied, should the file change meanwhile."""
        found, size = sha256(), 0
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            with path.open("rb") as original:
                while piece := original.read(CHUNK):
                    self._write(handle, piece)
                    found.update(piece)
                    size += len(piece)
            os.fsync(handle)
        finally:
            os.close(handle)
        return found.hexdigest(), size

    def _note(self, sha: str, name: str, url: str | None) -> None:
        """Remember a further name or address of bytes that are kept already."""
        source = self.get(sha)
        if name in source.names and (url is None or url in source.urls):
            return
        seen = Seen(name=name, url=url, when=_now())
        disk.append_line(self.folder / sha / "seen.jsonl", msgspec.json.encode(seen), write=self._write)

    def clean(self) -> None:
        """Remove what killed processes left unfinished; nothing while another process adds."""
        self.folder.mkdir(exist_ok=True)
        with disk.locked_if_free(self.folder) as free:
            if free:
                for left in self.folder.glob(f"{UNFINISHED}*"):
                    shutil.rmtree(left)


def files_of(path: Path, *, but: Path) -> Iterator[Path | Problem]:
    """A file itself; of a folder all files below it, sorted, without hidden ones and without the dossier `but`."""
    if not path.is_dir():
        yield path
        return
    refused: list[OSError] = []
    for here, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _same(Path(here, f), but))
        yield from (Path(here) / name for name in sorted(names) if not name.startswith("."))
    yield from (refusal(Path(error.filename), error) for error in refused)


def name_of(path: Path) -> str:
    """The name of a file; bytes of it that are no UTF-8 are replaced."""
    return _readable(path.name)


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:  # no rights to look: os.walk reports it
        return False


def refusal(path: Path, error: OSError) -> Problem:
    """Why a file could not be taken in, as a problem."""
    kinds = {FileNotFoundError: "missing", PermissionError: "rights"}
    kind = "disk-full" if error.errno == 28 else kinds.get(type(error), "unreadable")
    return Problem(_readable(str(path)), kind, f"not added: {error.strerror or error}", HINTS[kind])


HINTS = {
    "missing": "Check the path and add it again",
    "rights": "Ask for the right to read it (chmod +r) and add it again",
    "disk-full": "Free some space and add it again; what was added before is safe",
    "unreadable": "Check the file and its disk and add it again",
}


def _sha256(path: Path) -> str:
    with path.open("rb") as original:
        found = sha256()
        while piece := original.read(CHUNK):
            found.update(piece)
    return found.hexdigest()


def _seen(path: Path) -> list[Seen]:
    """The further names. A last line that a killed process left unfinished was never reported and is passed over."""
    if not path.exists():
        return []
    found = []
    for line in path.read_bytes().splitlines():
        try:
            found.append(msgspec.json.decode(line, type=Seen))
        except msgspec.DecodeError:
            continue
    return found


def _distinct(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _pretty(card: Card) -> bytes:
    return msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"
