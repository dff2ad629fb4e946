"""What the commands of `registers` print: one table a kind of noun."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accord.cli.draw import COLOUR, console
from accord.dossier.listing import Part
from accord.dossier.store import Billed, Store
from accord.export import jsonl
from accord.looking.grades import Graded, graded_json
from accord.looking.names import Names
from accord.looking.telling import context, teller
from accord.looking.words import (
    SHOWN,
    STANDING,
    counted,
    cut,
    date_text,
    document_text,
    how_many,
    origin_text,
    plain,
    shared,
)
from accord.model import Conflict, Copy, Doubt, Event

SIDES = 4  # that stand beside each other; more stand below each other
TOLD = 4  # claims of one side that are shown


def table(*heads: str, wide: Collection[str] = ()) -> Table:
    """A table without lines; only the columns in `wide` may break."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        made.add_column(head, no_wrap=head not in wide, overflow="fold")
    return made


def cell(text: object, style: str = "") -> Text:
    return Text(plain(str(text)), style=style)


def short(id: str) -> Text:
    return cell(id[:SHOWN], "dim")


def short_document(id: str) -> Text:
    sha, sign, nth = id.partition("#")
    return cell(sha[:SHOWN] + sign + nth, "dim")


def show(made: Table, rows: Part[Any], what: str, of: str = "") -> None:
    """The table, unless it is empty, and how many rows the list has."""
    out = console()
    if rows.rows:
        out.print(made)
    out.print(Text(how_many(rows, what, of)))


# ---------------------------------------------------------------- events
def event_rows(events: Iterable[Event], built: Store) -> Iterator[jsonl.Json]:
    articles, graded = built.articles_by_id(), Graded(built)
    for event in events:
        yield {**jsonl.event(event, articles), "credibility": graded_json(graded(event))}


def show_events(events: Part[Event], built: Store) -> None:
    names, graded = Names(built), Graded(built)
    made = table("Date", "Stands", "Event", "Origins", "Cred.", "Id", wide=("Event", "Origins"))
    for event in events.rows:
        grade = str(graded(event).grade)
        made.add_row(date_text(event.date), stands(event), titled(event), told_by(event, names), grade, short(event.id))
    show(made, events, "event")
    if events.rows:
        console().print(Text("Cred.: credibility 1 (confirmed) to 5 (improbable), 6 cannot be judged; computed", "dim"))


def stands(event: Event) -> Text:
    return Text(STANDING[event.status], style=COLOUR.get(event.status, "red"))


def titled(event: Event) -> Text:
    return Text.assemble(plain(event.title), (f" {event.type}", "dim"))


def told_by(event: Event, names: Names) -> Text:
    """Its independent origins by name."""
    return cell("; ".join(origin_text(origin, names) for origin in event.origins))


def show_lines(head: str, events: Collection[Event], built: Store) -> None:
    """Events under a heading, a line each; nothing if there are none."""
    if events:
        out = console()
        out.print(Text(f"{head}: {counted(len(events), 'event')}", "bold"))
        out.print(Padding(event_lines(events, Names(built)), (0, 0, 0, 2)))


def event_lines(events: Iterable[Event], names: Names) -> Table:
    made = Table(box=None, pad_edge=False, show_header=False)
    for head in ("Date", "Stands", "Event", "Origins", "Id"):
        made.add_column(no_wrap=head not in ("Event", "Origins"), overflow="fold")
    for event in events:
        made.add_row(date_text(event.date), stands(event), cell(event.title), told_by(event, names), short(event.id))
    return made


# ---------------------------------------------------------------- conflicts
def show_conflicts(conflicts: Part[Conflict], built: Store) -> None:
    out, names = console(), Names(built)
    for conflict in conflicts.rows:
        event = built.event(conflict.about)
        title = event.title if event else conflict.about
        out.print(
            Text.assemble((conflict.kind, "bold red"), "  ", (plain(title), "bold"), f"  {conflict.about[:SHOWN]}")
        )
        out.print(Padding(_sides(conflict, built, names), (0, 0, 0, 2)))
        out.print(Padding(Text(plain(conflict.careful_reading), style="italic"), (0, 0, 1, 2)))
    out.print(Text(how_many(conflicts, "conflict")))


def _sides(conflict: Conflict, built: Store, names: Names) -> Table:
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    told = [_told(side.claims, built, names) for side in conflict.sides]
    if len(told) > SIDES:
        made.show_header = False
        made.add_column(style="bold", ratio=1)
        made.add_column(ratio=3)
        for side, text in zip(conflict.sides, told, strict=True):
            made.add_row(cell(side.reading), text)
        return made
    for side in conflict.sides:
        made.add_column(cell(side.reading), ratio=1, overflow="fold")
    made.add_row(*told)
    return made


def _told(ids: Sequence[str], built: Store, names: Names) -> Text:
    """Each claim of a side: who tells it, in which words."""
    claims = [claim for claim in map(built.claim, ids) if claim]
    lines = [
        f"{teller(claim, built, names)}: »{cut(claim.evidence.words)}« {claim.id[:SHOWN]}" for claim in claims[:TOLD]
    ]
    if len(claims) > TOLD:
        lines.append(f"and {len(claims) - TOLD} more")
    return cell_lines(lines)


def cell_lines(lines: Iterable[str]) -> Text:
    return Text("\n").join(map(cell, lines))


# ---------------------------------------------------------------- copies
def show_copies(copies: Part[Copy], built: Store) -> None:
    names = Names(built)
    made = table("Origin", "Copy", "Kind", "Shares", "Words", wide=("Origin", "Copy", "Shares", "Words"))
    before: str | None = ""
    for copy in copies.rows:
        known = built.heading(copy.origin) if copy.origin in copy.documents else None
        others = [id for id in copy.documents if id != copy.origin]
        spans = [span for span in copy.spans if span.source == others[-1]]
        origin = document_text(known) if known else names(copy.origin) if copy.origin else "not known which was first"
        made.add_row(
            cell(origin if copy.origin != before or copy.origin is None else ""),
            cell_lines(document_text(built.heading(id)) for id in others),
            copy.kind,
            cell(shared(spans)),
            cell(f"»{cut(spans[0].words, 80)}«" if spans else ""),
        )
        before = copy.origin
    show(made, copies, "case", " of shared words")


# ---------------------------------------------------------------- actors
def show_actors(actors: Part[Billed], built: Store) -> None:
    made = table("Name", "Kind", "State", "Sector", "Also named", "Claims", "Id", wide=("Name", "Also named", "Id"))
    for actor in actors.rows:
        others = [form for form in actor.forms if form != actor.name]
        also = ", ".join(others[:TOLD]) + (f" and {len(others) - TOLD} more" if len(others) > TOLD else "")
        row = (actor.name, actor.kind, actor.country or "", actor.sector or "", also, actor.claims, actor.id)
        made.add_row(*map(cell, row))
    show(made, actors, "actor")
    if open_ := built.number_of("doubts"):
        console().print(Text(f"{counted(open_, 'pair')} may be one actor: accord actors FOLDER --doubts", "dim"))


def actor_rows(actors: Iterable[Billed], built: Store) -> Iterator[jsonl.Json]:
    articles = built.articles_by_id()
    for billed in actors:
        if actor := built.actor(billed.id):
            yield {**jsonl.actor(actor, articles), "claims": billed.claims}


def show_doubts(doubts: Part[Doubt], built: Store, folder: Path) -> None:
    out, names = console(), Names(built)
    for doubt in doubts.rows:
        out.print(Text.assemble((f"{plain(names(doubt.a))} and {plain(names(doubt.b))}", "bold"), " may be one"))
        for reason in doubt.reasons:
            out.print(Padding(cell(reason), (0, 0, 0, 2)))
        for span in doubt.evidence:
            out.print(Padding(cell(context(span, built)), (0, 0, 0, 2)))
        one, two = f"actor-join {doubt.a} {doubt.b}", f"actor-split {doubt.a} {doubt.b}"
        for about, action in (("one:", one), ("two:", two)):
            out.print(Padding(cell(f"{about} accord decide {folder} {action} --why TEXT", "dim"), (0, 0, 0, 2)))
        out.print()
    out.print(Text(how_many(doubts, "pair", " to decide")))


def doubt_rows(doubts: Iterable[Doubt], built: Store) -> Iterator[jsonl.Json]:
    articles = built.articles_by_id()
    for doubt in doubts:
        spans = [jsonl.span_in(span, articles) for span in doubt.evidence]
        yield {"id": doubt.id, "a": doubt.a, "b": doubt.b, "reasons": list(doubt.reasons), "evidence": spans}
