"""Two actors month by month: what each bar is made of, what else is between them, and when it turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from accord.dossier.listing import Wanted, events
from accord.dossier.store import Store
from accord.export import jsonl
from accord.looking.holding import concerning, parties
from accord.model import Agreement, Event, Score, Tie
from accord.relating.parties import Parties
from accord.relating.scores import Line, Month, documents_a_month, lines_of, month
from accord.relating.turning import Turns, months_between, turning_points

MOST_MONTHS = 420  # of a series that is searched for turning points
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Bars:
    """One month of a pair, whichever of the two acts."""

    month: str
    done: Month
    announced: Month  # planned or considered
    documents: int  # that came out in this month


@dataclass(frozen=True, slots=True)
class Pair:
    """What the record has on two actors, `a` before `b` in the alphabet."""

    a: str
    b: str
    bars: tuple[Bars, ...]  # each month from the first with an event to the last
    events: Mapping[str, Event]  # those of the bars, by id
    turns: Turns
    ties: tuple[Tie, ...]
    agreements: tuple[Agreement, ...]


def pair_of(built: Store, one: str, other: str) -> Pair:
    """The pair of two actors or states, by their ids."""
    a, b = sorted((one, other))
    between = events(built, Wanted(actors=(a, b), everything=True)).rows
    coverage = documents_a_month(built.published().values())
    scores = [score for score in built.others("scores") if (score.a, score.b) == (a, b)]
    bars = tuple(bars_of(a, b, lines_between(built, a, b, between), coverage))
    shown = {id for bar in bars for month in (bar.done, bar.announced) for id in month.events}
    ties, agreements = (both(built.others(kind), a, b) for kind in ("ties", "agreements"))
    by_id = {event.id: event for event in between if event.id in shown}
    return Pair(a, b, bars, by_id, turns_of(scores, coverage), ties, agreements)


def both(rows: Iterable[Row], a: str, b: str) -> tuple[Row, ...]:
    """Rows of a register that have both actors."""
    return tuple(row for row in concerning(rows, {a}) if b in parties(row))


def lines_between(built: Store, a: str, b: str, between: Sequence[Event]) -> list[Line]:
    """What the events put between the two, both ways."""
    documents = dict.fromkeys(document for event in between for document in event.documents)
    readings = [reading for document in documents if (reading := built.reading(document))]
    lines = lines_of(readings, between, Parties.of(tuple(built.actors()), readings))
    return [line for line in lines if {line.actor, line.recipient} == {a, b}]


def bars_of(a: str, b: str, lines: Iterable[Line], coverage: Mapping[str, int]) -> Iterable[Bars]:
    found: dict[str, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for line in lines:
        found[line.month][0 if line.realised else 1].append(line)
    for at in months_between(min(found), max(found)) if found else ():
        done, announced = (month((a, b, at), some) for some in found.get(at, ([], [])))
        yield Bars(at, done, announced, coverage.get(at, 0))


def turns_of(scores: Sequence[Score], coverage: Mapping[str, int]) -> Turns:
    """Turning points of the monthly number of events of a pair, with those of coverage left out.

    `scores`: of the pair, by month.
    """
    months = months_between(scores[0].month, scores[-1].month)[-MOST_MONTHS:] if scores else []
    events = {score.month: score.events for score in scores}
    counts = [len(events.get(month, ())) for month in months]
    return turning_points(months, counts, [coverage.get(month, 0) for month in months], events)


# ---------------------------------------------------------------- for programs
def pair_json(pair: Pair, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    return {
        "a": pair.a,
        "b": pair.b,
        "months": [
            {"month": bar.month, "documents": bar.documents, "done": sums(bar.done), "announced": sums(bar.announced)}
            for bar in pair.bars
        ],
        "events": [jsonl.event(event, articles) for event in pair.events.values()],
        "turns": asdict(pair.turns),
        "ties": [jsonl.tie(tie) for tie in pair.ties],
        "agreements": [jsonl.agreement(one, articles) for one in pair.agreements],
    }


def sums(month: Month) -> jsonl.Json:
    """Events of each kind, the sums of their values, and their ids."""
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    counts = dict(zip(kinds, month.quads, strict=True))
    return {**counts, "plover": month.plover, "goldstein": month.goldstein, "events": list(month.events)}
