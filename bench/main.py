"""Measure, compare with the floors, tell.

    python bench/run.py                          all parts but the long ones
    python bench/run.py --only seeds plv reading these parts
    python bench/run.py --long                   all parts
    python bench/run.py --accept                 raise the floors to what was measured, less a small slack
    python bench/run.py --allow-drop             lower them too where a figure fell: say why in the commit
    python bench/run.py --gained main            claims gained and lost against a revision
    python bench/run.py --figures                write docs/figures.md

Exit code 1 if a figure is worse than its floor. A part whose data is missing is passed over, and said to be.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bench import quality, speed
from bench.commands import ROOT, CommandError, Missing
from bench.floors import Drop, Figure, Floors, FloorsError, accepted, drops, load, to_json
from bench.pages import serving
from bench.planted import planted
from bench.quality import Desk

FLOORS = ROOT / "bench" / "floors.json"
SHARED = ROOT.parent / "shared"
WIDTH = 130  # of tables that go into a file

Part = Callable[[Desk], list[Figure]]
QUALITY: Mapping[str, Part] = {
    "seeds": quality.seeds,
    "saudi-iran": quality.saudi_iran,
    "saudi-iran-copies": quality.saudi_iran_copies,
    "saudi-iran-questions": quality.saudi_iran_questions,
    "plv": quality.plv,
    "plv-open": quality.plv_open,
    "plv-held": quality.plv_held,
    "timex": quality.timex,
    "actors": quality.actors,
    "questions": quality.questions,
    "leaders": quality.leaders,
    "lexicon": quality.lexicon,
    "planted": planted,
}
SPEED: Mapping[str, Part] = {
    "start": speed.start,
    "reading": speed.reading,
    "intake": speed.intake,
    "times": speed.times,
    "building": speed.building,
}
LONG: Mapping[str, Part] = {
    "serving": serving,
    "memory": speed.memory,
    "merging": speed.merging,
    "merging-million": speed.merging_million,
    "copies": speed.copies,
    "large": speed.large,
}
PARTS = {**QUALITY, **SPEED, **LONG}
ON_PAGE = ("seeds", "saudi-iran", "plv", "plv-open", "plv-held")


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured, and why the other parts were not."""

    figures: tuple[Figure, ...]
    ran: tuple[str, ...]
    passed_over: Mapping[str, str]
    failed: Mapping[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    given = parsed(arguments)
    out = Console(stderr=given.json, width=None if sys.stdout.isatty() else WIDTH)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        desk = Desk(given.shared.resolve(), Path(folder))
        try:
            if given.gained:
                return gained(desk, given.gained, out)
            if given.figures:
                return figures_page(desk, out)
            return floors_kept(desk, given, out)
        except (FloorsError, CommandError) as error:
            out.print(Text(str(error), style="red"))
            return 2


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=PARTS, help=f"parts: {', '.join(PARTS)}")
    parser.add_argument("--long", action="store_true", help=f"also {', '.join(LONG)}")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of annotated documents and scorers")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--accept", action="store_true", help="raise the floors")
    parser.add_argument("--allow-drop", action="store_true", help="raise and lower the floors")
    parser.add_argument("--gained", metavar="REV", help="claims gained and lost against a revision")
    parser.add_argument("--figures", action="store_true", help="write docs/figures.md")
    return parser.parse_args(arguments)


# ---------------------------------------------------------------- what can be asked for
def floors_kept(desk: Desk, given: argparse.Namespace, out: Console) -> int:
    floors = load(FLOORS)
    done = measure(desk, given.only or [name for name in PARTS if given.long or name not in LONG], out)
    fallen = drops(done.figures, floors, done.ran)
    if given.json:
        print(json.dumps(as_json(done, fallen), indent=1, ensure_ascii=False))
    else:
        out.print(as_table(done.figures, floors))
    if given.accept or given.allow_drop:
        FLOORS.write_text(to_json(accepted(done.figures, floors, allow_drop=given.allow_drop)), "utf-8")
        fallen = drops(done.figures, load(FLOORS), done.ran)
    for name, why in done.passed_over.items():
        out.print(Text(f"{name} passed over: {why}", style="dim"))
    for name, why in done.failed.items():
        out.print(Text(f"{name} failed: {why}", style="red"))
    if fallen:
        out.print(Text(f"\n{len(fallen)} worse than their floor", style="bold red"))
        out.print(drops_table(fallen))
    return 1 if fallen or done.failed else 0


def gained(desk: Desk, revision: str, out: Console) -> int:
    from bench.gained import show

    show(desk, revision, out)
    return 0


def figures_page(desk: Desk, out: Console) -> int:
    from bench.page import write

    done = measure(desk, ON_PAGE, out)
    if missing := {**done.passed_over, **done.failed}:
        out.print("Not written, because a part of it would be lost:", *missing.values(), sep="\n")
        return 1
    out.print(f"Written: {write(desk, done.figures)}")
    return 0


def measure(desk: Desk, names: Iterable[str], out: Console) -> Run:
    figures: list[Figure] = []
    ran: list[str] = []
    passed_over: dict[str, str] = {}
    failed: dict[str, str] = {}
    for name in names:
        try:
            with out.status(f"Measuring {name}"):
                figures += PARTS[name](desk)
            ran.append(name)
        except Missing as reason:
            passed_over[name] = str(reason)
        except Exception as error:  # whatever one part stumbles on, the others are measured
            failed[name] = f"{type(error).__name__}: {error}"
    return Run(tuple(figures), tuple(ran), passed_over, failed)


# ---------------------------------------------------------------- how it is told
def as_json(done: Run, fallen: Iterable[Drop]) -> dict[str, object]:
    return {
        "figures": {f.name: {"value": f.value, "unit": f.unit, "better": f.better} for f in done.figures},
        "passed_over": done.passed_over,
        "failed": done.failed,
        "drops": [asdict(drop) for drop in fallen],
    }


def as_table(figures: Iterable[Figure], floors: Floors) -> Table:
    """Figures by part, each with its floor and note; what is worse is red, what has no floor yet blue."""
    table = Table("part", "what", box=None, header_style="bold", pad_edge=False)
    table.add_column("figure", justify="right", no_wrap=True)
    table.add_column("floor", justify="right", no_wrap=True)
    table.add_column("note", style="dim")
    last = ""
    for figure in figures:
        part, _, what = figure.name.partition("/")
        floor = floors.get(figure.name)
        fell = floor is not None and figure.value is not None and not floor.holds(figure.value)
        style = "red" if fell else "blue" if floor is None else ""
        bound = f"{'≥' if floor.better == 'higher' else '≤'} {floor.floor:g}" if floor else "none"
        table.add_row(part if part != last else "", what, Text(str(figure), style), bound, floor.note if floor else "")
        last = part
    return table


def drops_table(fallen: Iterable[Drop]) -> Table:
    table = Table("figure", box=None, header_style="bold", pad_edge=False)
    table.add_column("floor", justify="right")
    table.add_column("now", justify="right")
    for drop in fallen:
        table.add_row(drop.name, f"{drop.floor.floor:g}", "not given" if drop.value is None else f"{drop.value:g}")
    return table
