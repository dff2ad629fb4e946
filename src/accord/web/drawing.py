"""Where marks, bars and lines of the drawings stand. Geometry of what is given: no value is worked out here.

Drawings are SVG in units of their view box; x runs right, y runs down.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from accord.model import Date, Event, Score
from accord.relating.turning import months_between

WIDTH = 960.0
GUTTER = 150.0  # left of the marks, for the names of lanes
RIGHT = 14.0
SINGLE = 260  # events up to which each has a mark of its own; beyond, bars count them
STEP = 13.0  # between marks that stand above each other
MOST_MONTHS = 2400  # in one drawing: two hundred years
HIGHEST = 6  # marks above each other; the rest is told as a number
Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    y: float  # of its floor
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One event. `left`, `right`: how far it may reach where its day is not known."""

    event: Event
    x: float
    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Bar:
    """Events of one lane in one period. `inner`: the height of those that are told as done."""

    x: float
    y: float
    width: float
    height: float
    inner: float
    count: int
    done: int
    since: str
    until: str
    lane: str


@dataclass(frozen=True, slots=True)
class More:
    """Events that have no room above the others."""

    x: float
    y: float
    count: int
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Timeline:
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    more: tuple[More, ...]
    undated: int
    since: str = ""
    until: str = ""


Dated = tuple[Event, int, int]  # an event with its first and last day


def timeline(
    events: Sequence[Event],
    lane_of: Callable[[Event], str],
    order: Sequence[str],
    since: str | None = None,
    until: str | None = None,
    known: Mapping[str, tuple[int, int] | None] | None = None,
) -> Timeline:
    """Events in lanes along the time.

    Args:
        order: lanes from the top; those that hold nothing are left out.
        known: the `bounds` of events by id, where whoever calls has them at hand.
    """
    by_lane: dict[str, list[Dated]] = {}
    for event in events:
        if found := bounds(event.date) if known is None else known[event.id]:
            by_lane.setdefault(lane_of(event), []).append((event, *found))
    dated = [one for lane in by_lane.values() for one in lane]
    if not dated:
        return Timeline(0, (), (), (), (), (), len(events))
    low, high = _reach(dated, since, until)
    scale = _Scale(low, high)
    lanes: list[Lane] = []
    marks: list[Mark] = []
    bars: list[Bar] = []
    more: list[More] = []
    y = 34.0
    for name in (name for name in order if name in by_lane):
        own = by_lane[name]
        if len(dated) <= SINGLE:
            placed, left_off, height = _stacked(own, scale, y)
            marks += placed
            more += left_off
        else:
            height = 64.0
            bars += _counted(own, scale, y + height - 8, name)
        lanes.append(Lane(name, y + height, height))
        y += height
    bars = _scaled(bars, 50.0) if bars else []
    missing = len(events) - len(dated)
    ends = (date.fromordinal(low).isoformat(), date.fromordinal(high).isoformat())
    return Timeline(y + 8, tuple(lanes), scale.ticks(), tuple(marks), tuple(bars), tuple(more), missing, *ends)


def bounds(when: Date) -> tuple[int, int] | None:
    """First and last day as ordinals; of one that is open on a side, the side that is known."""
    first, last = _ordinal(when.earliest), _ordinal(when.latest)
    if first is None and last is None:
        return None
    return (first if first is not None else last or 1, last if last is not None else first or 1)


@lru_cache(maxsize=1 << 15)
def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


@lru_cache(maxsize=1 << 15)
def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _reach(events: Iterable[Dated], since: str | None, until: str | None) -> tuple[int, int]:
    """First and last day of the drawing: as asked for, else such that all but stray ones are in it."""
    middles = sorted((low + high) // 2 for _, low, high in events)
    stray = len(middles) // 50
    low = _ordinal(_first_day(since)) or middles[stray]
    high = _ordinal(_last_day(until)) or middles[-1 - stray]
    spare = max(2, (high - low) // 40)
    return (
        low if since else max(1, low - spare),
        max(high, low + 1) if until else min(date.max.toordinal(), high + spare),
    )


def _first_day(text: str | None) -> str | None:
    return {4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text) if text else None


def _last_day(text: str | None) -> str | None:
    if not text:
        return None
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).isoformat()
    return text


class _Scale:
    """Days to x."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        self.days = max(1, high - low)

    def x(self, day: float) -> float:
        inside = min(max(day, self.low), self.high)
        return round(GUTTER + (inside - self.low) / self.days * (WIDTH - GUTTER - RIGHT), 1)

    @property
    def unit(self) -> Unit:
        return "year" if self.days > 366 * 12 else "month" if self.days > 62 else "day"

    def ticks(self) -> tuple[Tick, ...]:
        """Years, months or days, no more than stand beside each other with room."""
        first = date.fromordinal(self.low)
        if self.days > 366 * 2:
            years = range(first.year + 1, date.fromordinal(self.high).year + 1)
            every = max(1, -(-len(years) // 14))
            return tuple(Tick(self.x(date(y, 1, 1).toordinal()), str(y)) for y in years if y % every == 0)
        if self.days > 62:
            starts = list(_months(first, date.fromordinal(self.high)))
            every = max(1, -(-len(starts) // 12))
            return tuple(Tick(self.x(s.toordinal()), s.isoformat()[:7]) for s in starts[::every])
        every = max(1, -(-self.days // 9))
        days = range(self.low, self.high + 1, every)
        return tuple(Tick(self.x(day), date.fromordinal(day).isoformat()) for day in days)


def _months(first: date, last: date) -> Iterable[date]:
    year, month = first.year, first.month
    while True:
        year, month = year + month // 12, month % 12 + 1
        if year > 9998 or date(year, month, 1) > last:
            return
        yield date(year, month, 1)


def _stacked(events: Sequence[Dated], scale: _Scale, top: float) -> tuple[list[Mark], list[More], float]:
    """Marks in columns, later ones above earlier; what does not fit is told as a number."""
    columns: dict[int, list[Dated]] = {}
    for one in events:
        columns.setdefault(round(scale.x((one[1] + one[2]) / 2) / STEP), []).append(one)
    tallest = min(HIGHEST, max(map(len, columns.values())))
    height = max(30.0, (tallest + 1.5) * STEP + 6)
    floor = top + height - STEP
    marks: list[Mark] = []
    more: list[More] = []
    for column, own in sorted(columns.items()):
        x = round(column * STEP, 1)
        shown = own if len(own) <= HIGHEST else own[: HIGHEST - 1]
        for nth, (event, low, high) in enumerate(shown):
            marks.append(Mark(event, x, round(floor - nth * STEP, 1), scale.x(low), scale.x(high)))
        if left := own[len(shown) :]:
            y = floor - len(shown) * STEP
            beside = bool(more) and more[-1].x > x - 2 * STEP and more[-1].y > y - 1
            ends = date.fromordinal(min(low for _, low, _ in left)), date.fromordinal(max(high for *_, high in left))
            at = round(y - 11 * beside, 1)  # numbers side by side would run into each other
            more.append(More(x, at, len(left), ends[0].isoformat(), ends[1].isoformat()))
    return marks, more, height


def _counted(events: Sequence[Dated], scale: _Scale, floor: float, lane: str) -> list[Bar]:
    """One bar a period; heights are counts until `_scaled` gives all lanes one scale."""
    length = {"year": 4, "month": 7, "day": 10}[scale.unit]
    counts: dict[str, list[int]] = {}
    for event, low, high in events:
        middle = (low + high) // 2
        if scale.low <= middle <= scale.high:
            tally = counts.setdefault(_iso(middle)[:length], [0, 0])
            tally[0] += 1
            tally[1] += event.status == "happened"
    bars = []
    for period, (count, done) in sorted(counts.items()):
        first = _ordinal(_first_day(period)) or scale.low
        last = _ordinal(_last_day(period)) or scale.high
        left, right = scale.x(first), scale.x(last + 1)
        width = max(1.5, right - left - 0.8)
        bars.append(Bar(left, floor, round(width, 1), count, done, count, done, period, period, lane))
    return bars


def _scaled(bars: Iterable[Bar], most: float) -> list[Bar]:
    listed = list(bars)
    top = max(bar.count for bar in listed)
    out: list[Bar] = []
    for bar in listed:
        height, inner = bar.count / top * most, bar.done / top * most
        out.append(
            Bar(bar.x, round(bar.y - height, 1), bar.width, round(height, 1), round(inner, 1), bar.count, bar.done,
                bar.since, bar.until, bar.lane)
        )  # fmt: skip
    return out


# ---------------------------------------------------------------- months
@dataclass(frozen=True, slots=True)
class Column:
    """One month: what stands above the line and below it, and how many documents came out."""

    x: float
    width: float
    month: str
    up: float
    down: float
    documents: float
    cooperation: float
    conflict: float
    events: int
    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """A chart of months; `zero` is the line between cooperation and conflict, `foot` the floor of the coverage."""

    height: float
    zero: float
    foot: float
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    up: float  # the value at the top
    down: float
    most: int  # documents of the fullest month


HALF = 78.0  # height of the larger half of a chart of scores
STRIP = 34.0  # height of the strip of coverage below scores
ALONE = 64.0  # its height where it stands alone


def drawn_months(first: str, last: str) -> list[str]:
    """ "2018-11", "2018-12", "2019-01": every month from the first to the last, as far as there is room."""
    return months_between(first, last)[:MOST_MONTHS]


def scores(rows: Sequence[Score], coverage: Mapping[str, int], months: Sequence[str]) -> Months:
    """The scores of a pair, month by month, with the documents of each month below."""
    by_month = {row.month: row for row in rows}
    up = max((row.cooperation for row in rows), default=0.0) or 1.0
    down = max((row.conflict for row in rows), default=0.0) or 1.0
    unit = HALF / max(up, down)
    top, most = 14.0, max((coverage.get(month, 0) for month in months), default=0)
    zero = top + up * unit
    foot = zero + down * unit + 30 + STRIP
    step = (WIDTH - 60) / max(1, len(months))
    columns = []
    for nth, month in enumerate(months):
        row = by_month.get(month)
        good, bad = (row.cooperation, row.conflict) if row else (0.0, 0.0)
        count = coverage.get(month, 0)
        columns.append(
            Column(
                round(50 + nth * step, 2),
                round(max(1.0, min(step - 0.6, 26)), 2),
                month,
                round(good * unit, 1),
                round(bad * unit, 1),
                round(count / most * STRIP, 1) if most else 0.0,
                good,
                bad,
                len(row.events) if row else 0,
                count,
            )
        )
    return Months(foot + 22, round(zero, 1), round(foot, 1), tuple(columns), _of_months(months, step), up, down, most)


def _of_months(months: Sequence[str], step: float) -> tuple[Tick, ...]:
    if len(months) > 30:
        years = [(nth, month) for nth, month in enumerate(months) if month.endswith("-01")]
        every = max(1, -(-len(years) // 16))
        return tuple(Tick(round(50 + nth * step, 1), month[:4]) for nth, month in years[::every])
    every = max(1, -(-len(months) // 10))
    return tuple(Tick(round(50 + nth * step, 1), months[nth]) for nth in range(0, len(months), every))


def coverage(counts: Mapping[str, int]) -> Months | None:
    """Documents a month; None where no document has one."""
    dated = sorted(month for month in counts if month)
    if not dated:
        return None
    months = drawn_months(_not_stray(dated, counts), dated[-1])
    step, most = (WIDTH - 60) / len(months), max(counts[month] for month in dated)
    columns = tuple(
        Column(
            round(50 + nth * step, 2),
            round(max(1.0, min(step - 0.6, 26)), 2),
            month,
            0.0,
            0.0,
            round(counts.get(month, 0) / most * ALONE, 1),
            0.0,
            0.0,
            0,
            counts.get(month, 0),
        )
        for nth, month in enumerate(months)
    )
    return Months(ALONE + 32, 0.0, ALONE + 10, columns, _of_months(months, step), 0.0, 0.0, most)


def _not_stray(dated: Sequence[str], counts: Mapping[str, int]) -> str:
    """The first month shown: a few documents from long before do not squeeze the others."""
    left = sum(counts[month] for month in dated) // 50
    for month in dated:
        left -= counts[month]
        if left < 0:
            return month
    return dated[0]


# ---------------------------------------------------------------- network
@dataclass(frozen=True, slots=True)
class Edge:
    """Two actors; `weights` of cooperation and conflict, and the standing ties between them."""

    a: str
    b: str
    cooperation: float
    conflict: float
    events: int
    ties: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        return self.cooperation + self.conflict


ROUNDS = 220


def places(
    nodes: Sequence[str], edges: Iterable[tuple[str, str, float]], width: float, height: float
) -> dict[str, tuple[float, float]]:
    """Where each actor stands: those with much to do with each other close together.

    Force-directed (Fruchterman and Reingold, 1991), begun on a circle, so that the same network looks the same.
    """
    import numpy as np

    count = len(nodes)
    if count < 2:
        return dict.fromkeys(nodes, (width / 2, height / 2))
    index = {node: nth for nth, node in enumerate(nodes)}
    weights = np.zeros((count, count))
    for a, b, weight in edges:
        if a in index and b in index:
            weights[index[a], index[b]] = weights[index[b], index[a]] = math.log1p(weight)
    weights /= weights.max() or 1.0
    angles = np.arange(count) * (2 * math.pi / count)
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    best = 1.6 / math.sqrt(count)
    for nth in range(ROUNDS):
        gap = at[:, None, :] - at[None, :, :]
        far = np.sqrt((gap**2).sum(axis=2)) + 1e-6
        push = best**2 / far**2 - weights * far / best
        move = (gap * (push / far * best)[:, :, None]).sum(axis=1) - at * 0.12
        size = np.sqrt((move**2).sum(axis=1, keepdims=True)) + 1e-9
        at = at + move / size * np.minimum(size, 0.12 * (1 - nth / ROUNDS) + 0.002)
    low, high = at.min(axis=0), at.max(axis=0)
    scaled = (at - low) / np.maximum(high - low, 1e-9)
    return {
        node: (round(70 + float(x) * (width - 140), 1), round(36 + float(y) * (height - 72), 1))
        for node, (x, y) in zip(nodes, scaled, strict=True)
    }
