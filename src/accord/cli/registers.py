"""events, conflicts, copies, sources, actors; offices, agreements, memberships, sanctions, transfers, ties: the record,
kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from accord.cli.draw import json_line
from accord.cli.here import AS_OF, BLOCKS, FOLDER, JSON, MOST, MOST_BLOCKS, ROWS, Day, built_at, dossier_at, limit
from accord.cli.here import most as most_of
from accord.cli.look import Choice, filtered
from accord.model import ActorKind, ConflictKind, Standing

if TYPE_CHECKING:
    from accord.dossier.store import Store

OF = click.option("--of", "whom", metavar="STATE", help="Only what concerns this state or other actor: a name or code.")
EVENTS = 3  # below each month of a pair
ON = click.option("--on", "day", type=Day(), metavar="DAY", help="Only what held on that day: a year, month or day.")


@click.command()
@FOLDER
@filtered
@click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Standing)), help="May be repeated.")
@click.option("--single", is_flag=True, help="Only events with a single independent origin.")
@AS_OF
@MOST
@JSON
def events(
    folder: Path,
    choice: Choice,
    statuses: tuple[str, ...],
    single: bool,
    as_of: str | None,
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

    with built_at(folder, as_of) as built:
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
@AS_OF
@MOST_BLOCKS
@JSON
def conflicts(
    folder: Path, kinds: tuple[str, ...], whom: str | None, as_of: str | None, most: int | None, as_json: bool
) -> None:
    """List where the sources of the dossier FOLDER disagree: the sides beside each other, each with who tells it.

    No side is dropped and none is called right. Below the sides stands what can be said with care.

    \b
    accord conflicts gulf
    accord conflicts gulf --kind number --of Iran
    """
    from accord.cli import tables
    from accord.dossier import listing
    from accord.export import jsonl

    with built_at(folder, as_of) as built:
        found = listing.conflicts(built, kinds, _who(whom, built), limit(most, as_json, BLOCKS))
        if as_json:
            _print_json(map(jsonl.conflict, found.rows))
        else:
            tables.show_conflicts(found, built)


@click.command()
@FOLDER
@click.option("--of", "document", metavar="DOCUMENT", help="Only the copies of and in this document: a name or id.")
@AS_OF
@MOST
@JSON
def copies(folder: Path, document: str | None, as_of: str | None, most: int | None, as_json: bool) -> None:
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

    with built_at(folder, as_of) as built:
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
@AS_OF
@MOST
@JSON
def sources(folder: Path, source: str | None, as_of: str | None, most: int | None, as_json: bool) -> None:
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
    with built_at(folder, as_of) as built:
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
@AS_OF
@most_of(f"{ROWS}, of doubts {BLOCKS}")
@JSON
def actors(
    folder: Path,
    kinds: tuple[str, ...],
    whom: str | None,
    doubts: bool,
    as_of: str | None,
    most: int | None,
    as_json: bool,
) -> None:
    """List the actors of the dossier FOLDER, those with most claims first, with the names they go by.

    With --doubts, pairs that may be one actor, why, and how to decide it.

    \b
    accord actors gulf --kind person --of Iran
    accord actors gulf --doubts
    """
    from accord.cli import tables
    from accord.dossier import listing

    with built_at(folder, as_of) as built:
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

    @click.command(name, help=f"{help}\n\n\b\naccord {name} gulf --of Iran\naccord {name} gulf --on 2023-03-10")
    @FOLDER
    @ON
    @OF
    @AS_OF
    @MOST
    @JSON
    def register(
        folder: Path, day: str | None, whom: str | None, as_of: str | None, most: int | None, as_json: bool
    ) -> None:
        with built_at(folder, as_of) as built:
            _list_register(name, built, day, whom, most, as_json)

    return register


def _list_register(name: str, built: Store, day: str | None, whom: str | None, most: int | None, as_json: bool) -> None:
    from accord.cli import rows
    from accord.dossier import listing
    from accord.looking import holding

    held, who = holding.held(name, built.others(name), day, built.stated), _who(whom, built)
    every = held.rows if who is None else holding.concerning(held.rows, who)
    found = listing.first(every, limit(most, as_json))
    if as_json:
        _print_json(rows.register_rows(name, found.rows, built))
    else:
        rows.show_register(name, found, built)
        rows.tell_left_out(held, day)


@click.command()
@FOLDER
@click.argument("pair", nargs=-1, metavar="[A B]")
@click.option(
    "--events",
    "shown",
    type=click.IntRange(0),
    default=EVENTS,
    show_default=True,
    metavar="N",
    help="Of A and B, events below each month; 0 for all.",
)
@ON
@OF
@AS_OF
@MOST
@JSON
def ties(
    folder: Path,
    pair: tuple[str, ...],
    shown: int,
    day: str | None,
    whom: str | None,
    as_of: str | None,
    most: int | None,
    as_json: bool,
) -> None:
    """List the standing ties in the dossier FOLDER, or draw what is between A and B, month by month.

    The list has what documents state to last between two actors, and its trend. With --on, what was stated by then.

    Of two actors, by name or code, each month has its bar of events, their kinds and sums and the number of documents;
    below it stand its events. Turning points, standing ties and agreements follow.

    \b
    accord ties gulf --of Iran
    accord ties gulf --on 2023-03-10
    accord ties gulf Iran "Saudi Arabia" --as-of 2023-04
    """
    if len(pair) not in (0, 2):
        raise click.UsageError("Name two actors, A and B, or none")
    if pair and (whom or day):
        raise click.UsageError("--of and --on are of the list of ties: leave them out, or A and B")
    with built_at(folder, as_of) as built:
        if not pair:
            _list_register("ties", built, day, whom, most, as_json)
            return
        from accord.cli.between import show_pair
        from accord.looking.pairs import pair_json, pair_of
        from accord.looking.who import actor_id

        one, other = (actor_id(text, built) for text in pair)
        if one == other:
            raise click.UsageError(f"{pair[0]} and {pair[1]} are one: name two actors")
        found = pair_of(built, one, other)
        _print_json([pair_json(found, built)]) if as_json else show_pair(found, built, shown or None)


def _who(text: str | None, built: Store) -> set[str] | None:
    """The actors that --of means; None where it is not given. Raises: UsageError."""
    from accord.looking.who import actors_of

    return None if text is None else actors_of(text, built)


def _print_json(rows: Iterable[object]) -> None:
    for row in rows:
        click.echo(json_line(row))


OFFICES = """List who held which office of which state, and the days for which the documents of FOLDER support it.

A missing end is not the end: with --on, spells are shown that a document supports for that very day."""
AGREEMENTS = """List the agreements in the dossier FOLDER: parties, kind, furthest stage, day of signing, term.

With --on, those signed by then that had not run out; the stage stays the furthest that any document tells."""
MEMBERSHIPS = """List who belongs, applies or has left: organisations and states in the dossier FOLDER.

With --on, of each organisation and state what was last so by then."""
SANCTIONS = """List the sanctions in the dossier FOLDER: by whom, on whom, why, and whether imposed or lifted.

With --on, what had been done by then; what was lifted later stands beside it."""
TRANSFERS = """List deployments and transfers in the dossier FOLDER: what, from whom, to whom, at what stage.

Only what is reported as done stands as done. With --on, what is dated by then; the stage stays the furthest told."""

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
    ties,
)
