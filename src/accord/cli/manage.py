"""new, add, build, check: what goes into a dossier, and whether all is well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.draw import following, json_line, printed_problems
from accord.cli.here import FOLDER, JSON, dossier_at
from accord.looking.words import plain

if TYPE_CHECKING:
    from accord.dossier import Added, BuildResult


@click.command()
@FOLDER
@click.option("--title", default="", help="What the dossier is about; else the folder's name.")
@click.option("--focus", multiple=True, metavar="STATE", help="A state in focus, by name or code; may be repeated.")
def new(folder: Path, title: str, focus: tuple[str, ...]) -> None:
    """Make a dossier in FOLDER.

    \b
    accord new gulf --title "The Gulf, 2023" --focus Iran --focus SAU
    """
    from accord.dossier import Dossier
    from accord.looking.who import state_id

    dossier = Dossier.create(folder, title, [state_id(text) for text in focus])
    click.echo(f"{folder} is a dossier: {plain(dossier.title)}")
    click.echo(f"Add documents: accord add {folder} FILE...")


@click.command()
@FOLDER
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", help="The address that the one document came from.")
@JSON
@click.pass_context
def add(ctx: click.Context, folder: Path, paths: tuple[Path, ...], url: str | None, as_json: bool) -> None:
    """Take documents into the dossier FOLDER: files, and all files below folders.

    The bytes are kept as they are. Adding the same bytes again adds nothing. Exit code 1 if a file could not be
    kept; the others are.

    \b
    accord add gulf articles/ page.html
    accord add gulf page.html --url https://example.org/2023/page
    """
    if url and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--url is of one document: name one file")
    added = []
    with following() as progress:
        for one in dossier_at(folder).adding(paths, url=url):
            added.append(one)
            progress("Adding", len(added), 0)
    if as_json:
        for one in added:
            click.echo(json_line(asdict(one)))
    else:
        _tell_added(folder, added)
    ctx.exit(1 if not added or any(one.sha256 is None for one in added) else 0)


def _tell_added(folder: Path, added: Sequence[Added]) -> None:
    kept = [one for one in added if one.sha256]
    fresh = sum(one.new for one in kept)
    click.echo(f"{fresh} added, {len(kept) - fresh} kept already")
    printed_problems(problem for one in added for problem in one.problems)
    if not added:
        click.echo("There is no file to add; hidden ones are passed over", err=True)
    if fresh:
        click.echo(f"Build the record: accord build {folder}")


@click.command()
@FOLDER
@JSON
@click.pass_context
def build(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Bring the record of the dossier FOLDER up to its sources and decisions.

    What was read before is not read again. Documents with problems are listed; the others are built. Exit code 1
    if Accord itself failed on one.

    \b
    accord build gulf
    """
    with following() as progress:
        result = dossier_at(folder).build(progress)
    if as_json:
        click.echo(json_line(asdict(result)))
    else:
        _tell_built(result)
    ctx.exit(1 if any(problem.kind == "failed" for problem in result.problems) else 0)


def _tell_built(result: BuildResult) -> None:
    counts = f"{result.documents} documents, {result.claims} claims, {result.events} events"
    done = f"{result.read} newly read" if result.changed else "nothing new"
    click.echo(f"{counts} ({done})")
    printed_problems(result.problems)


@click.command()
@FOLDER
@JSON
@click.pass_context
def check(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Check the dossier FOLDER: sources' bytes, the words at every span, decisions.

    Exit code 1 and a list if anything is off.

    \b
    accord check gulf
    """
    dossier = dossier_at(folder)
    if not dossier.built:
        click.echo("Nothing is built yet, so there are no spans to check", err=True)
    problems = dossier.check()
    if as_json:
        for problem in problems:
            click.echo(json_line(asdict(problem)))
    elif problems:
        printed_problems(problems, err=False, most=len(problems))
    else:
        click.echo("All is well: sources, spans, decisions")
    ctx.exit(1 if problems else 0)


COMMANDS = (new, add, build, check)
