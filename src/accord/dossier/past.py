"""The record as of days: each in a file that is made when it is first asked for, and kept while it is used."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from accord.dossier import disk, store
from accord.dossier.store import NotBuiltError, Store

FOLDER = "as-of"
KEPT = 8  # days whose records are kept


@contextmanager
def opened(derived: Path, day: str, inputs: str, make: Callable[[Path], None]) -> Iterator[Store]:
    """The record as of a day.

    Args:
        inputs: what the built record was made from; a file of other inputs is made anew.
        make: writes the record into a file.
    Raises: StoreError.
    """
    path = derived / FOLDER / f"{day}.sqlite"
    with ExitStack() as stack:
        found = _current(path, inputs, stack)
        if found is None:
            with disk.locked(derived):
                found = _current(path, inputs, stack) or _made(path, make, stack)
        with suppress(OSError):  # who may only read the folder cannot leave a mark of use
            os.utime(path)
        yield found


def _current(path: Path, inputs: str, stack: ExitStack) -> Store | None:
    """The record in this file, unless it is of other inputs or another version."""
    try:
        found = stack.enter_context(store.opened(path))
    except NotBuiltError:
        return None
    return found if found.meta("inputs") == inputs else None


def _made(path: Path, make: Callable[[Path], None], stack: ExitStack) -> Store:
    path.parent.mkdir(exist_ok=True)
    make(path)
    others = sorted(set(path.parent.iterdir()) - {path}, key=lambda file: file.stat().st_mtime, reverse=True)
    for unused in others[KEPT - 1 :]:
        unused.unlink()
    return stack.enter_context(store.opened(path))
