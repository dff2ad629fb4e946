"""Writing so that a crash at any moment loses nothing that was reported as kept."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Write = Callable[[int, bytes], None]


def write_all(handle: int, data: bytes) -> None:
    """Write every byte to an open file. Raises: OSError, for instance when the disk is full."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(path: Path, data: bytes, *, write: Write = write_all) -> None:
    """Write a file that is not there yet, down to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file anew: a reader sees the old bytes or the new ones, never a part."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        write_new(fresh, data)
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def append_line(path: Path, line: bytes, *, write: Write = write_all) -> None:
    """Add a line to the end of a file; lines of processes that append at once never mix.

    A line that a killed process left unfinished stays as it is, on a line of its own. When the disk is full, what
    was written of the line is taken back.
    """
    known = path.exists()
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        size = os.fstat(handle).st_size
        unfinished = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        try:
            write(handle, b"\n" * unfinished + line + b"\n")
        except OSError:
            os.ftruncate(handle, size)
            raise
        os.fsync(handle)
    finally:
        os.close(handle)
    if not known:
        sync_folder(path.parent)


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold a folder: alone, or together with others who share it. Waits for its turn."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def locked_if_free(folder: Path) -> Iterator[bool]:
    """Hold a folder alone if nobody else holds it; gives whether that was so."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _try_lock(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def rename_new(fresh: Path, target: Path) -> bool:
    """Give a finished folder its name. False, and the finished folder removed, if the name is taken."""
    try:
        os.rename(fresh, target)
    except OSError as error:
        if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
            raise
        shutil.rmtree(fresh)
        return False
    sync_folder(target.parent)
    return True
