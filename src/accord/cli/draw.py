"""Nouns as text for a terminal: no meaning is carried by colour alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from accord.looking.words import plain
from accord.model import Problem

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

COLOUR = {"happened": "green", "planned": "cyan", "considered": "cyan", "possible": "yellow", "alleged": "yellow"}
PATIENCE = 1.0  # seconds before progress is shown
PIPE_WIDTH = 120
MOST = 20  # problems with one hint that are listed


def json_line(row: object) -> str:
    import msgspec

    return msgspec.json.encode(row).decode()


def console() -> Console:
    """Where text goes: coloured on a terminal unless NO_COLOR is set, of fixed width in a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else PIPE_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, emoji=False)


def printed_problems(problems: Iterable[Problem], *, err: bool = True, most: int = MOST) -> None:
    """A compact list: those with one hint together, and of each kind no more than `most`."""
    by_hint: dict[str, list[Problem]] = {}
    for problem in problems:
        by_hint.setdefault(problem.hint, []).append(problem)
    total = sum(map(len, by_hint.values()))
    if total:
        click.echo(f"{total} problem{'s' * (total > 1)}:", err=err)
    for hint, alike in by_hint.items():
        for problem in alike[:most]:
            click.echo(f"  {plain(problem.source)}: {plain(problem.what)}", err=err)
        if len(alike) > most:
            click.echo(f"  and {len(alike) - most} more like this", err=err)
        click.echo(f"    {plain(hint)}", err=err)


@contextmanager
def following() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal's stderr, for whatever takes longer than a second."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """Shows itself only once the work has taken a second; rich is imported then."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, step: str, done: int, total: int) -> None:
        if self._progress is None:
            if time.monotonic() - self._began < PATIENCE:
                return
            self._progress = _progress()
            self._progress.start()
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=None)
        self._progress.update(self._tasks[step], completed=done, total=total or None)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
