"""events, conflicts, copies, sources, actors; offices, agreements, memberships, sanctions, transfers, ties: the record,
kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from accord.cli.draw import json_line
from accord.cli.here import BLOCKS, FOLDER, JSON, MOST, MOST_BLOCKS, ROWS, built_at, dossier_at, limit
from accord.cli.here import most as most_of
from accord.cli.look import Choice, Day, filtered
from accord.model import ActorKind, ConflictKind, Standing

if TYPE_CHECKING:
    from accord.dossier.store import Store

OF = click.option("--of", "whom", metavar="STATE", help="Only what concerns this state or other actor: a name or code.")
AS_OF = click.option("--as-of", "day", type=Day(), metavar="DAY", help="Only what held then: a year, month or day.")


@click.command()
@FOLDER
@filtered
@click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Standing)), help="May be repeated.")
@click.option("--single", is_flag=True, help="Only events with a single independent origin.")
@MOST
@JSON
def events(
    folder: Path,
    choice: Choice,
    statuses: tuple[str, ...],
    single: bool,
    most: int | None,
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
    from accord.dossier import listing

    with built_at(folder) as built:
        asked = replace(choice.wanted(built), statuses=statuses, origins=(0, 1 if single else None))
        found = listing.events(built, asked, limit(most, as_json))
        if as_json:
            _print_json(tables.event_rows(found.rows, built))
        else:
            tables.show_events(found, built)


@click.command()
@FOLDER
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(ConflictKind)), help="May be repeated.")
@OF
@MOST_BLOCKS
@JSON
def conflicts(folder: Path, kinds: tuple[str, ...], whom: str | None, most: int | None, as_json: bool) -> None:
    """List where the sources of the dossier FOLDER disagree: the sides beside each other, each with who tells it.

    No side is dropped and none is called right. Below the sides stands what can be said with care.

    \b
    accord conflicts gulf
    accord conflicts gulf --kind number --of Iran
    """
    from accord.cli import tables
    from accord.dossier import listing
    from accord.export import jsonl

    with built_at(folder) as built:
        found = listing.conflicts(built, kinds, _who(whom, built), limit(most, as_json, BLOCKS))
        if as_json:
            _print_json(map(jsonl.conflict, found.rows))
        else:
            tables.show_conflicts(found, built)


@click.command()
@FOLDER
@click.option("--of", "document", metavar="DOCUMENT", help="Only the copies of and in this document: a name or id.")
@MOST
@JSON
def copies(folder: Path, document: str | None, most: int | None, as_json: bool) -> None:
    """List which documents of the dossier FOLDER share their words: origin, copies, kind and the words shared.

    \b
    accord copies gulf
    accord copies gulf --of report.html
    """
    from accord.cli import tables
    from accord.cli.pages import one_id
    from accord.dossier import listing
    from accord.dossier.store import LAST
    from accord.export import jsonl

    with built_at(folder) as built:
        found = sorted(built.others("copies"), key=lambda copy: (copy.origin or LAST, copy.documents))
        if document:
            id = one_id(built, document)
            found = [copy for copy in found if id in (copy.origin, *copy.documents)]
        shown = listing.first(found, limit(most, as_json))
        if as_json:
            articles = built.articles_by_id()
            _print_json(jsonl.copy(copy, articles) for copy in shown.rows)
        else:
            tables.show_copies(shown, built)


@click.command()
@FOLDER
@click.argument("source", required=False)
@MOST
@JSON
def sources(folder: Path, source: str | None, most: int | None, as_json: bool) -> None:
    """List the documents of the dossier FOLDER and what rests on them; of one SOURCE, all that rests on it.

    SOURCE is a name, an address, or the beginning of an id; NAME#2 is the second record of a file. The column Alone
    counts the events that no other document tells. Reliability is only shown where a person has given it.

    \b
    accord sources gulf
    accord sources gulf report.html
    """
    from accord.cli import shelf
    from accord.dossier import listing
    from accord.dossier.deciding import source_like
    from accord.looking.telling import source_rows

    dossier = dossier_at(folder)
    meant = source_like(dossier, source) if source else None
    with built_at(folder) as built:
        if meant:
            page = shelf.source_page(built, dossier, *meant)
            _print_json([page.to_json()]) if as_json else page.show()
            return
        found = listing.documents(built, limit(most, as_json))
        if as_json:
            _print_json(source_rows(found.rows, built, dossier))
        else:
            shelf.show_sources(found, built, dossier)


@click.command()
@FOLDER
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(ActorKind)), help="May be repeated.")
@OF
@click.option("--doubts", is_flag=True, help="Actors that may be one: offered for decision, not joined.")
@most_of(f"{ROWS}, of doubts {BLOCKS}")
@JSON
def actors(
    folder: Path, kinds: tuple[str, ...], whom: str | None, doubts: bool, most: int | None, as_json: bool
) -> None:
    """List the actors of the dossier FOLDER, those with most claims first, with the names they go by.

    With --doubts, pairs that may be one actor, why, and how to decide it.

    \b
    accord actors gulf --kind person --of Iran
    accord actors gulf --doubts
    """
    from accord.cli import tables
    from accord.dossier import listing

    with built_at(folder) as built:
        who = _who(whom, built)
        if doubts:
            every = [d for d in built.others("doubts") if who is None or {d.a, d.b} & who]
            found = listing.first(every, limit(most, as_json, BLOCKS))
            _print_json(tables.doubt_rows(found.rows, built)) if as_json else tables.show_doubts(found, built, folder)
            return
        shown = listing.actors(built, kinds, who, limit(most, as_json))
        _print_json(tables.actor_rows(shown.rows, built)) if as_json else tables.show_actors(shown, built)


def _register(name: str, help: str) -> click.Command:
    """A command that lists one register of the record."""

    @click.command(name, help=f"{help}\n\n\b\naccord {name} gulf --of Iran\naccord {name} gulf --as-of 2023-03-10")
    @FOLDER
    @AS_OF
    @OF
    @MOST
    @JSON
    def register(folder: Path, day: str | None, whom: str | None, most: int | None, as_json: bool) -> None:
        from accord.cli import rows
        from accord.dossier import listing
        from accord.looking import asof

        with built_at(folder) as built:
            held, who = asof.held(name, built.others(name), day, built.stated), _who(whom, built)
            every = held.rows if who is None else asof.concerning(held.rows, who)
            found = listing.first(every, limit(most, as_json))
            if as_json:
                _print_json(rows.register_rows(name, found.rows, built))
            else:
                rows.show_register(name, found, built)
                rows.tell_left_out(held, day)

    return register


def _who(text: str | None, built: Store) -> set[str] | None:
    """The actors that --of means; None where it is not given. Raises: UsageError."""
    from accord.looking.who import actors_of

    return None if text is None else actors_of(text, built)


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
TRANSFERS = """List deployments and transfers in the dossier FOLDER: what, from whom, to whom, at what stage.

Only what is reported as done stands as done. With --as-of, what is dated by then; the stage stays the furthest told."""
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
    _register("transfers", TRANSFERS),
    _register("ties", TIES),
)
