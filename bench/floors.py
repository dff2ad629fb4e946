"""Figures and the floors below which they must not fall. Pure but for reading and writing floors.json."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

Better = Literal["higher", "lower"]
Unit = Literal["%", "x", "s", "MB", "MB/s", "per 1,000", "a record", "count"]

POINTS: Mapping[Unit, float] = {"%": 0.3, "per 1,000": 0.05, "a record": 0.9}  # slack of a new floor
SHARE: Mapping[Unit, float] = {"x": 0.2, "s": 0.4, "MB": 0.1, "MB/s": 0.3}  # slack as a share of the figure
KEYS = {"floor", "better", "note"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured. `name` is "part/what"; `value` None: there was nothing to count."""

    name: str
    value: float | None
    unit: Unit = "%"
    better: Better = "higher"

    @property
    def part(self) -> str:
        return self.name.partition("/")[0]

    def __str__(self) -> str:
        if self.value is None:
            return "–"
        digits = 0 if self.unit == "count" else 1 if self.unit in ("%", "MB") else 2
        unit = "" if self.unit == "count" else f" {self.unit}"
        return f"{self.value:,.{digits}f}{unit}"


@dataclass(frozen=True, slots=True)
class Floor:
    """What a figure must reach (higher) or stay under (lower)."""

    floor: float
    better: Better
    note: str = ""

    def holds(self, value: float) -> bool:
        return value >= self.floor if self.better == "higher" else value <= self.floor


Floors = Mapping[str, Floor]


@dataclass(frozen=True, slots=True)
class Drop:
    """A figure that is worse than its floor; None: it was not given at all by a part that ran."""

    name: str
    floor: Floor
    value: float | None


class FloorsError(Exception):
    """floors.json is not what it has to be."""


def load(path: Path) -> dict[str, Floor]:
    """Floors by the name of their figure. Raises: FloorsError at the first entry that is not well formed."""
    try:
        raw: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as problem:
        raise FloorsError(f"{path.name}: {problem}") from problem
    return {name: _floor(name, entry) for name, entry in raw.items()}


def _floor(name: str, entry: Mapping[str, Any]) -> Floor:
    if odd := entry.keys() ^ KEYS:
        raise FloorsError(f"{name}: missing or unknown: {', '.join(sorted(odd))}")
    if "/" not in name:
        raise FloorsError(f"{name}: a name is part/what")
    if entry["better"] not in ("higher", "lower") or isinstance(entry["floor"], bool):
        raise FloorsError(f"{name}: better is higher or lower, floor a number")
    if not isinstance(entry["floor"], int | float) or not isinstance(entry["note"], str):
        raise FloorsError(f"{name}: floor is a number, note a text")
    return Floor(float(entry["floor"]), entry["better"], entry["note"])


def to_json(floors: Floors) -> str:
    """One floor a line, in order of name, so that a change is read at a glance."""
    lines = [
        f"  {json.dumps(name)}: "
        + json.dumps({"floor": f.floor, "better": f.better, "note": f.note}, ensure_ascii=False)
        for name, f in sorted(floors.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def drops(figures: Iterable[Figure], floors: Floors, ran: Collection[str]) -> list[Drop]:
    """What got worse: figures beyond their floor, and floors whose part ran without giving their figure."""
    given = {figure.name: figure for figure in figures}
    found = []
    for name, floor in sorted(floors.items()):
        figure = given.get(name)
        if figure is None:
            if name.partition("/")[0] in ran:
                found.append(Drop(name, floor, None))
        elif figure.value is not None and not floor.holds(figure.value):
            found.append(Drop(name, floor, figure.value))
    return found


def accepted(figures: Iterable[Figure], floors: Floors, *, allow_drop: bool = False) -> dict[str, Floor]:
    """Floors raised to these figures less a small slack; none is lowered unless `allow_drop`. Notes are kept."""
    out = dict(floors)
    for figure in figures:
        if figure.value is None:
            continue
        new = Floor(slackened(figure), figure.better)
        old = floors.get(figure.name)
        if old is None:
            out[figure.name] = new
        elif _stricter(new, old) or (allow_drop and not old.holds(figure.value)):
            out[figure.name] = replace(new, note=old.note)
    return out


def slackened(figure: Figure) -> float:
    """The floor that a figure gives. Never asks for more than was measured, nor for less than nothing."""
    assert figure.value is not None
    slack = POINTS.get(figure.unit, 0.0) + SHARE.get(figure.unit, 0.0) * abs(figure.value)
    if figure.better == "higher":
        return min(figure.value, round(max(0.0, figure.value - slack), 3))
    return max(figure.value, round(figure.value + slack, 3))


def _stricter(new: Floor, old: Floor) -> bool:
    return new.floor > old.floor if old.better == "higher" else new.floor < old.floor
