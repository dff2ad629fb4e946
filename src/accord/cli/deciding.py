"""decide, retract, log: what a person decides about the record, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.draw import following, json_line, printed_problems
from accord.cli.here import FOLDER, JSON, built_at, dossier_at
from accord.errors import UsageError
from accord.looking.words import plain

if TYPE_CHECKING:
    from accord.dossier import Dossier
    from accord.dossier.store import Store
    from accord.model import Decision

WHY = click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads it later.")
WHO = click.option("--who", default="", metavar="NAME", help="Who decides; else the name you are logged in under.")
LATER = click.option("--later", is_flag=True, help="Do not build now: it counts from the next build on.")


@click.command()
@FOLDER
@click.argument("action")
@click.argument("target")
@click.argument("value", required=False)
@click.option("--words", default="", metavar="TEXT", help="Of claim-add: the words of the document that say so.")
@WHY
@WHO
@LATER
@JSON
@click.pass_context
def decide(
    ctx: click.Context,
    folder: Path,
    action: str,
    target: str,
    value: str | None,
    words: str,
    why: str,
    who: str,
    later: bool,
    as_json: bool,
) -> None:
    """Decide about the record of the dossier FOLDER: join, split, reject, accept, correct, claim-add, actor-join,
    actor-split, reliability, judge; or undo a decision.

    The decision is a line of its own with who, when, why and the words it is about; it is applied again after every
    build. TARGET is an event, claim, actor, outlet or decision, by id or the beginning of one, actors and outlets
    also by name.

    \b
    accord decide gulf join 1f0c9a 22ab04 --why "One signing, told twice"
    accord decide gulf correct 1f0c9a date=2023-03-10 --why "The communiqué is dated"
    accord decide gulf correct 22ab04 modality=planned --why "They will, it says"
    accord decide gulf claim-add a.html "type=AGREE; roles=actor:Kenya" --words "put its name to it" --why "Was missed"
    accord decide gulf actor-join lukashenko aleksandr-lukashenka --why "One spelling each"
    accord decide gulf reliability "Cape Wire" B --why "Few corrections in ten years"
    accord decide gulf judge 1f0c9a "very likely/moderate" --why "Both have kept the first steps"
    accord decide gulf undo 9d41e0 --why "They were two signings"
    """
    from accord.dossier import deciding

    dossier = dossier_at(folder)
    if action == "undo" and value:
        raise UsageError(f"undo takes the id of a decision and no value, and {value!r} was given")
    if action == "undo":
        made = deciding.undo(dossier, target, why=why, who=who)
    else:
        made = deciding.decide(dossier, action, target, value, why=why, who=who, words=words)
    state = _built(dossier, made, later)
    if as_json:
        click.echo(json_line(_row(made, state)))
    else:
        _tell(folder, made, state)
        if not later:
            _tell_effect(folder, made)
    ctx.exit(1 if state == "loose" else 0)


@click.command()
@FOLDER
@click.argument("source")
@WHY
@WHO
@LATER
@JSON
def retract(folder: Path, source: str, why: str, who: str, later: bool, as_json: bool) -> None:
    """Retract a SOURCE of the dossier FOLDER: it stays in the folder, and the record is built as if it had never come.

    Shows what falls with it and what stands on less. SOURCE is a name, an address, or the beginning of an id; NAME#2
    is the second record of a file. To see beforehand what rests on it: accord sources FOLDER SOURCE

    \b
    accord retract gulf report.html --why "Withdrawn by the agency on 12 March"
    """
    from accord.cli import shelf
    from accord.dossier import deciding
    from accord.looking.telling import documents_of

    dossier = dossier_at(folder)
    meant = deciding.source_like(dossier, source)
    before = None
    if dossier.built:
        with dossier.open() as built:
            before = shelf.Before.of(built, documents_of(built, *meant))
    made = deciding.retract(dossier, source, why=why, who=who)
    state = _built(dossier, made, later)
    if as_json:
        click.echo(json_line(_row(made, state) | (before.to_json() if before else {})))
        return
    _tell(folder, made, state)
    if before:
        before.show_gone()
    if before and not later:
        with built_at(folder) as built:
            before.show_left(built)


@click.command()
@FOLDER
@JSON
def log(folder: Path, as_json: bool) -> None:
    """List all decisions on the dossier FOLDER, oldest first, and what became of each.

    Applied: the record has it. Undone: a later line takes it back. Loose: the words it is about are no longer there.
    Waiting: made since the record was built.

    \b
    accord log gulf
    """
    from accord.cli.decided import show_log
    from accord.dossier import building, deciding

    dossier = dossier_at(folder)
    decided = deciding.log_of(dossier)
    printed_problems(building.decision_problems(dossier.decisions.read()[1]))
    if as_json:
        for one, state in decided:
            click.echo(json_line(_row(one, state)))
    else:
        show_log(decided)


def _built(dossier: Dossier, made: Decision, later: bool) -> str:
    """Build, unless that is left for later, and what became of the decision."""
    from accord.dossier.deciding import log_of

    if not later:
        with following() as progress:
            dossier.build(progress)
    return next(state for one, state in log_of(dossier) if one.id == made.id)


def _row(one: Decision, state: str) -> dict[str, object]:
    from accord.looking.telling import decision_json

    return {**decision_json(one), "state": state}


def _tell(folder: Path, made: Decision, state: str) -> None:
    from accord.looking.words import decision_text

    click.echo(f"Decision {made.id}: {plain(decision_text(made))}")
    if state == "loose":
        click.echo("It is kept, and changes nothing: nothing in the record is as it says", err=True)
    elif state == "waiting":
        click.echo(f"It counts from the next build on: accord build {folder}")
    if not made.undoes:
        click.echo(f"To take it back: accord decide {folder} undo {made.id} --why TEXT")


def _tell_effect(folder: Path, made: Decision) -> None:
    """The events that the decision is about, as they now are."""
    from accord.cli.tables import show_lines

    with built_at(folder) as built:
        ids = (made.target, made.value or "", *_added(made, built))
        found = {e.id: e for id in ids for e in [built.event(id), *built.events_with(id)] if e}
        show_lines("Now", found.values(), built)


def _added(made: Decision, built: Store) -> list[str]:
    """The claims that a decision added."""
    from accord.dossier.deciding import made_by

    return [claim.id for claim in built.claims_in(made.target) if made_by(made, claim)]


COMMANDS = (decide, retract, log)
