"""ties FOLDER A B: two actors month by month, drawn in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from accord.cli.draw import console
from accord.cli.rows import first
from accord.cli.tables import cell, event_lines
from accord.dossier.store import Store, by_date
from accord.looking.names import Names
from accord.looking.pairs import Bars, Pair
from accord.looking.words import counted, plain, row_text
from accord.model import Agreement, Event, Tie

WIDTH = 16  # signs of the longest bar
DONE, ANNOUNCED = "█", "░"
HEADS = ("Done", "W+", "D+", "W−", "D−", "Ann.", "PLOVER", "Goldst.", "Docs")
LEGEND = (
    "W words, D deeds; + cooperation, − conflict: events told as done, each once. Ann.: planned or considered. "
    "PLOVER, Goldst.: sums of what was done, each event by its origins. Docs: documents that came out in the month"
)


def show_pair(pair: Pair, built: Store, most: int | None) -> None:
    """`most`: events below each month; None for all."""
    out, names = console(), Names(built)
    out.print(Text(plain(f"{names(pair.a)} – {names(pair.b)}"), "bold"))
    if pair.bars:
        _show_months(pair, names, most)
    else:
        out.print(Text("No act of a known month between the two is told as done or announced."))
    _show_turns(pair, names, most)
    _show_rows("Standing ties", pair.ties, names)
    _show_rows("Agreements", pair.agreements, names)


def _show_months(pair: Pair, names: Names, most: int | None) -> None:
    out, unit = console(), -(-max(map(size, pair.bars)) // WIDTH)
    out.print(Text(f"{'Month':<{9 + WIDTH}}{figures(HEADS)}", "bold"))
    for empty, bars in groupby(pair.bars, key=lambda bar: not size(bar)):
        if empty:
            out.print(Text(gap(list(bars)), "dim"))
            continue
        for bar in bars:
            out.print(Text(month_line(bar, unit)))
            own = sorted((pair.events[id] for id in (*bar.done.events, *bar.announced.events)), key=by_date)
            _show_events(own, names, most)
    of_bars = f"{DONE} {counted(unit, 'event')} told as done, {ANNOUNCED} announced. "
    out.print(Text(of_bars + LEGEND, "dim"))


def size(bar: Bars) -> int:
    return len(bar.done.events) + len(bar.announced.events)


def month_line(bar: Bars, unit: int) -> str:
    """ "2018-07  ███████░            7    4    2    0    1    1   16.31   12.45     7"."""
    done, announced = (-(-len(month.events) // unit) for month in (bar.done, bar.announced))
    drawn = (DONE * done + ANNOUNCED * announced)[: WIDTH + 1]
    quads, values = map(str, bar.done.quads), (f"{value:.2f}" for value in (bar.done.plover, bar.done.goldstein))
    cells = (str(len(bar.done.events)), *quads, str(len(bar.announced.events)), *values, str(bar.documents))
    return f"{bar.month:<9}{drawn:<{WIDTH}}{figures(cells)}"


def figures(cells: Sequence[str]) -> str:
    """Cells in columns, to the right."""
    widths = (5, 5, 5, 5, 5, 5, 8, 8, 6)
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def gap(bars: Sequence[Bars]) -> str:
    """Months without an event in one line: how many documents came out while nothing is told."""
    documents = counted(sum(bar.documents for bar in bars), "document")
    if len(bars) == 1:
        return f"{bars[0].month}: no event, {documents}"
    return f"{bars[0].month} to {bars[-1].month}: no event in {len(bars)} months, {documents}"


def _show_events(events: Sequence[Event], names: Names, most: int | None) -> None:
    out = console()
    out.print(Padding(event_lines(events[:most], names), (0, 0, 0, 2)))
    if most is not None and len(events) > most:
        out.print(Padding(Text(f"and {len(events) - most} more: --events 0 lists all", "dim"), (0, 0, 0, 2)))


def _show_turns(pair: Pair, names: Names, most: int | None) -> None:
    out = console()
    found = {"found": "found", "none": "none found", "too-little": "too little to tell"}[pair.turns.answer]
    out.print(Text.assemble((f"Turning points: {found}", "bold"), f" ({pair.turns.why})"))
    for turn in pair.turns.turns:
        rates = f"from {turn.before:g} to {turn.after:g} events a month"
        out.print(Text(f"  {turn.month} (95 % between {turn.earliest} and {turn.latest}): {rates}; next to it"))
        drivers = sorted((pair.events[id] for id in turn.drivers if id in pair.events), key=by_date)
        out.print(Padding(event_lines(drivers[:most], names), (0, 0, 0, 4)))
        if most is not None and len(drivers) > most:
            out.print(Padding(Text(f"and {len(drivers) - most} more", "dim"), (0, 0, 0, 4)))


def _show_rows(head: str, rows: Sequence[Tie | Agreement], names: Names) -> None:
    out = console()
    out.print(Text(f"{head}: {len(rows) or 'none stated'}", "bold"))
    for line in _lines(rows, names):
        out.print(Padding(cell(line), (0, 0, 0, 2)))


def _lines(rows: Sequence[Tie | Agreement], names: Names) -> Iterator[str]:
    for row in rows:
        trend = f", {row.trend}" if isinstance(row, Tie) and row.trend else ""
        yield f"{row_text(row, names)}{trend}  {first(row.claims)}"
