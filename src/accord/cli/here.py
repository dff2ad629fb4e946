"""The dossier that a command is about."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from accord.cli.draw import following

if TYPE_CHECKING:
    from accord.dossier import Dossier
    from accord.dossier.stages import Stages
    from accord.dossier.store import Store

F = TypeVar("F", bound=Callable[..., Any])
FOLDER = click.argument("folder", type=click.Path(path_type=Path))
ROWS, BLOCKS = 50, 20  # that are listed unless more are asked for


def most(default: object) -> Callable[[F], F]:
    """The option that says how many rows a list shows."""
    told = f"Rows to list, 0 for all.  [default: {default}; with --json all]"
    return click.option("--most", type=click.IntRange(0), metavar="N", help=told)


MOST = most(ROWS)
MOST_BLOCKS = most(BLOCKS)


class Day(click.ParamType[str]):
    """A year, a month or a day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from accord.dossier import days
        from accord.errors import UsageError

        try:
            return days.checked(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)


JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
AS_OF = click.option(
    "--as-of",
    type=Day(),
    metavar="DAY",
    help="As it would have been with the documents published by this year, month or day.",
)


def limit(most: int | None, as_json: bool, rows: int = ROWS) -> int | None:
    """How many rows to list; None for all."""
    if most is None:
        return None if as_json else rows
    return most or None


def text_of(path: Path) -> str:
    """The text of a file that the user names; of "-", what comes in. Raises: UsageError if it is no text in UTF-8."""
    from accord.errors import UsageError

    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not text in UTF-8: byte {error.start} is none") from error


def in_order(since: str | None, until: str | None) -> None:
    """Raises: UsageError if nothing can lie between."""
    from accord.errors import UsageError

    if since and until and since > until + "\U0010ffff":
        raise UsageError(f"--from {since} is after --to {until}: nothing lies between")


def stages() -> Stages:
    """The stages of this call: Accord's own, unless whoever calls brings others as the context's object."""
    from accord.dossier.stages import ACCORD, Stages

    brought = click.get_current_context().obj
    return brought if isinstance(brought, Stages) else ACCORD


def dossier_at(folder: Path) -> Dossier:
    from accord.dossier import Dossier

    return Dossier(folder, stages=stages())


@contextmanager
def built_at(folder: Path, as_of: str | None = None) -> Iterator[Store]:
    """The built record of a dossier, as it is or as of a day; says so if it is old, and what the day leaves out."""
    dossier = dossier_at(folder)
    with ExitStack() as stack:
        with following() as progress:
            built = stack.enter_context(dossier.open(as_of, progress))
        tell_if_stale(dossier)
        if as_of:
            tell_left_out(as_of, int(built.meta("left_out") or 0))
        yield built


def tell_left_out(day: str, left_out: int) -> None:
    """What a record as of a day does not know, so that silence is not taken for absence."""
    if left_out:
        from accord.looking.words import counted

        click.echo(
            f"As of {day}: {counted(left_out, 'document')} left out that were not surely published by then", err=True
        )


def tell_if_stale(dossier: Dossier) -> None:
    if dossier.stale():
        click.echo(f"Sources or decisions have changed since this was built: accord build {dossier.folder}", err=True)
