"""events, conflicts, copies, sources, actors; offices, agreements, memberships, sanctions, ties: the record, kind by
kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from accord.cli.draw import json_line
from accord.cli.here import FOLDER, JSON, built_at, dossier_at
from accord.cli.look import Day, chosen, filtered
from accord.model import NO_DATE, ActorKind, ConflictKind, Date, Standing

if TYPE_CHECKING:
    from accord.dossier.store import Store
    from accord.looking.asof import Held

OF = click.option("--of", "whom", metavar="STATE", help="Only what concerns this state or other actor: a name or code.")
AS_OF = click.option("--as-of", "day", type=Day(), metavar="DAY", help="Only what held then: a year, month or day.")


@click.command()
@FOLDER
@filtered
@click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Standing)), help="May be repeated.")
@click.option("--single", is_flag=True, help="Only events with a single independent origin.")
@JSON
def events(
    folder: Path,
    between: tuple[str, str] | None,
    since: str | None,
    until: str | None,
    types: tuple[str, ...],
    everything: bool,
    statuses: tuple[str, ...],
    single: bool,
    as_json: bool,
) -> None:
    """List the events of the dossier FOLDER with their origins and their credibility.

    Origins are whom the information comes from, each once however many documents carry it. Credibility, 1 to 6, is
    computed from independent origins, parties and denials; it says nothing of how reliable an outlet is.

    \b
    accord events gulf --between Iran "Saudi Arabia" --from 2023-03
    accord events gulf --single --status happened
    """
    from accord.cli import tables

    with built_at(folder) as built:
        found = chosen(built, between, since, until, types, everything)
        found = [e for e in found if (not statuses or e.status in statuses) and not (single and len(e.origins) > 1)]
        if as_json:
            _print_json(tables.event_rows(found, built))
        else:
            tables.show_events(found, built)


@click.command()
@FOLDER
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(ConflictKind)), help="May be repeated.")
@OF
@JSON
def conflicts(folder: Path, kinds: tuple[str, ...], whom: str | None, as_json: bool) -> None:
    """List where the sources of the dossier FOLDER disagree: the sides beside each other, each with who tells it.

    No side is dropped and none is called right. Below the sides stands what can be said with care.

    \b
    accord conflicts gulf
    accord conflicts gulf --kind number --of Iran
    """
    from accord.cli import tables
    from accord.export import jsonl
    from accord.looking.telling import conflicts_of

    with built_at(folder) as built:
        found = [c for c in built.others("conflicts") if not kinds or c.kind in kinds]
        if whom:
            found = conflicts_of(found, _actors_of(whom, built), built)
        if as_json:
            _print_json(map(jsonl.conflict, found))
        else:
            tables.show_conflicts(found, built)


@click.command()
@FOLDER
@click.option("--of", "document", metavar="DOCUMENT", help="Only the copies of and in this document: a name or id.")
@JSON
def copies(folder: Path, document: str | None, as_json: bool) -> None:
    """List which documents of the dossier FOLDER share their words: origin, copies, kind and the words shared.

    \b
    accord copies gulf
    accord copies gulf --of report.html
    """
    from accord.cli import tables
    from accord.cli.pages import one_id
    from accord.export import jsonl

    with built_at(folder) as built:
        found = list(built.others("copies"))
        if document:
            id = one_id(built, document)
            found = [copy for copy in found if id in (copy.origin, *copy.documents)]
        if as_json:
            articles = built.articles_by_id()
            _print_json(jsonl.copy(copy, articles) for copy in found)
        else:
            tables.show_copies(found, built)


@click.command()
@FOLDER
@click.argument("source", required=False)
@JSON
def sources(folder: Path, source: str | None, as_json: bool) -> None:
    """List the documents of the dossier FOLDER and what rests on them; of one SOURCE, all that rests on it.

    SOURCE is a name, an address, or the beginning of an id; NAME#2 is the second record of a file. The column Alone
    counts the events that no other document tells. Reliability is only shown where a person has given it.

    \b
    accord sources gulf
    accord sources gulf report.html
    """
    from accord.cli import shelf
    from accord.dossier.deciding import source_like
    from accord.looking.telling import source_rows

    dossier = dossier_at(folder)
    meant = source_like(dossier, source) if source else None
    with built_at(folder) as built:
        if meant:
            page = shelf.source_page(built, dossier, *meant)
            _print_json([page.to_json()]) if as_json else page.show()
        elif as_json:
            _print_json(source_rows(built, dossier))
        else:
            shelf.show_sources(built, dossier)


@click.command()
@FOLDER
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(ActorKind)), help="May be repeated.")
@OF
@click.option("--doubts", is_flag=True, help="Actors that may be one: offered for decision, not joined.")
@JSON
def actors(folder: Path, kinds: tuple[str, ...], whom: str | None, doubts: bool, as_json: bool) -> None:
    """List the actors of the dossier FOLDER, those with most claims first, with the names they go by.

    With --doubts, pairs that may be one actor, why, and how to decide it.

    \b
    accord actors gulf --kind person --of Iran
    accord actors gulf --doubts
    """
    from accord.cli import tables

    with built_at(folder) as built:
        who = _actors_of(whom, built) if whom else None
        if doubts:
            found = [d for d in built.others("doubts") if who is None or {d.a, d.b} & who]
            _print_json(tables.doubt_rows(found, built)) if as_json else tables.show_doubts(found, built, folder)
            return
        shown = [a for a in built.actors() if (not kinds or a.kind in kinds) and (who is None or a.id in who)]
        _print_json(tables.actor_rows(shown, built)) if as_json else tables.show_actors(shown, built)


def _register(name: str, help: str) -> click.Command:
    """A command that lists one register of the record."""

    @click.command(name, help=f"{help}\n\n\b\naccord {name} gulf --of Iran\naccord {name} gulf --as-of 2023-03-10")
    @FOLDER
    @AS_OF
    @OF
    @JSON
    def register(folder: Path, day: str | None, whom: str | None, as_json: bool) -> None:
        from accord.cli import rows
        from accord.looking.asof import concerning

        with built_at(folder) as built:
            held = _held(name, day, built)
            found = concerning(held.rows, _actors_of(whom, built)) if whom else held.rows
            if as_json:
                _print_json(rows.register_rows(name, found, built))
            else:
                rows.show_register(name, found, built)
                rows.tell_left_out(held, day)

    return register


def _held(name: str, day: str | None, built: Store) -> Held[Any]:
    """The rows of a register, or those that held on a day."""
    from accord.looking import asof

    rows = built.others(name)
    if day is None:
        return asof.Held(rows)
    if name == "ties":
        return asof.ties(rows, day, lambda id: _stated(id, built))
    on_day: dict[str, Callable[..., Held[Any]]] = {
        "offices": asof.offices,
        "agreements": asof.agreements,
        "memberships": asof.memberships,
        "sanctions": asof.sanctions,
    }
    return on_day[name](rows, day)


def _stated(id: str, built: Store) -> Date:
    from accord.looking.asof import stated

    claim = built.claim(id)
    reading = built.reading(claim.document) if claim else None
    return stated(claim, reading.published) if claim and reading else NO_DATE


def _actors_of(text: str, built: Store) -> set[str]:
    """The actor that is meant and, if it is a state, all that belong to it. Raises: UsageError."""
    from accord.looking.who import actor_id

    id = actor_id(text, built)
    return {id, *(actor for actor, _, country in built.cast() if country == id)}


def _print_json(rows: Iterable[object]) -> None:
    for row in rows:
        click.echo(json_line(row))


OFFICES = """List who held which office of which state, and the days for which the documents of FOLDER support it.

A missing end is not the end: with --as-of, spells are shown that a document supports for that very day."""
AGREEMENTS = """List the agreements in the dossier FOLDER: parties, kind, furthest stage, day of signing, term.

With --as-of, those signed by then that had not run out; the stage stays the furthest that any document tells."""
MEMBERSHIPS = """List who belongs, applies or has left: organisations and states in the dossier FOLDER.

With --as-of, of each organisation and state what was last so by then."""
SANCTIONS = """List the sanctions in the dossier FOLDER: by whom, on whom, why, and whether imposed or lifted.

With --as-of, what had been done by then; what was lifted later stands beside it."""
TIES = """List the standing ties that documents of the dossier FOLDER state between two actors, and their trend.

With --as-of, those stated by then."""

COMMANDS = (
    events,
    conflicts,
    copies,
    sources,
    actors,
    _register("offices", OFFICES),
    _register("agreements", AGREEMENTS),
    _register("memberships", MEMBERSHIPS),
    _register("sanctions", SANCTIONS),
    _register("ties", TIES),
)
