"""timeline and show: looking at the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.draw import json_line
from accord.cli.here import AS_OF, FOLDER, JSON, MOST, Day, built_at, dossier_at, in_order, limit
from accord.model import CLAIM_TYPES

if TYPE_CHECKING:
    from accord.dossier.listing import Wanted
    from accord.dossier.store import Store


class Type(click.ParamType[str]):
    """A type of claims, in any case."""

    name = "type"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value.upper() not in CLAIM_TYPES:
            self.fail(f"{value!r} is no type: there are {', '.join(CLAIM_TYPES)}", param, ctx)
        return value.upper()


FILTERS = (
    click.option("--between", nargs=2, metavar="A B", help="Events that have both as participants: names or codes."),
    click.option("--from", "since", type=Day(), help="Not before this year, month or day."),
    click.option("--to", "until", type=Day(), help="Not after this year, month or day."),
    click.option(
        "--type", "types", multiple=True, type=Type(), help="Only events of this type (AGREE, CONSULT ...); repeatable."
    ),
    click.option(
        "--all", "everything", is_flag=True, help="Also what is undated, and standing relations and positions."
    ),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the options that choose events say."""

    between: tuple[str, str] | None
    since: str | None
    until: str | None
    types: tuple[str, ...]
    everything: bool

    def wanted(self, built: Store) -> Wanted:
        """Raises: UsageError for an actor that nobody names, and for days in the wrong order."""
        from accord.dossier.listing import Wanted
        from accord.looking.who import actor_id

        in_order(self.since, self.until)
        actors = tuple(actor_id(text, built) for text in self.between or ())
        return Wanted(actors, self.since, self.until, self.types, everything=self.everything)


def filtered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose events; it takes them as one `choice`."""

    @wraps(command)
    def chosen(*args: Any, **given: Any) -> Any:
        choice = Choice(**{name.name: given.pop(name.name) for name in fields(Choice)})
        return command(*args, choice=choice, **given)

    for option in reversed(FILTERS):
        chosen = option(chosen)
    return chosen


@click.command()
@FOLDER
@filtered
@AS_OF
@MOST
@JSON
def timeline(folder: Path, choice: Choice, as_of: str | None, most: int | None, as_json: bool) -> None:
    """List the events of the dossier FOLDER by date.

    The mark and word before an event say how it stands: done, planned, considered, possible, alleged, denied or
    disputed. The number behind it counts independent origins, not documents.

    \b
    accord timeline gulf --between Iran "Saudi Arabia" --from 2023-03
    accord timeline gulf --type AGREE --as-of 2023-04 --json
    """
    from accord.cli.pages import show_timeline
    from accord.dossier import listing
    from accord.export import jsonl

    with built_at(folder, as_of) as built:
        events = listing.events(built, choice.wanted(built), limit(most, as_json))
        if as_json:
            articles = built.articles_by_id()
            for event in events.rows:
                click.echo(json_line(jsonl.event(event, articles)))
        else:
            show_timeline(events, built, choice.everything)


@click.command()
@FOLDER
@click.argument("id")
@AS_OF
@JSON
def show(folder: Path, id: str, as_of: str | None, as_json: bool) -> None:
    """Show a claim, event, actor or document of the dossier FOLDER with the words it rests on.

    ID is an id or its beginning, an actor's name, or a document's name.

    \b
    accord show gulf 1f0c9a
    accord show gulf IRN
    """
    from accord.cli import pages
    from accord.cli.decided import show_decisions
    from accord.dossier.deciding import decided_on

    with built_at(folder, as_of) as built:
        page = pages.page_of(pages.one_id(built, id), built)
        if as_json:
            click.echo(json_line(page.to_json()))
        else:
            page.show()
            show_decisions(decided_on(dossier_at(folder), pages.one_id(built, id), built))


COMMANDS = (timeline, show)
