"""Published scales of cooperation and conflict; the tables name their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Weight:
    """What PLOVER gives a type: its quad class, its score (-10 to 10), and the scores of its modes."""

    quad: int
    score: float
    modes: dict[str, float]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table after its notes and heading."""
    text = files("accord.relating").joinpath("tables", name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return (line.split("\t") for line in lines[1:])


@cache
def plover_table() -> dict[str, Weight]:
    out = {}
    for kind, quad, score, *modes in rows("plover.tsv"):
        listed = (mode.split("=") for mode in (modes[0].split() if modes else []))
        out[kind] = Weight(int(quad), float(score), {mode: float(value) for mode, value in listed})
    return out


@cache
def goldstein_table() -> dict[str, float]:
    return {code: float(value) for code, value in rows("goldstein.tsv")}


def quad(kind: str) -> int | None:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; None for what is no act."""
    weight = plover_table().get(kind)
    return weight.quad if weight else None


def plover(kind: str, mode: str | None = None) -> float | None:
    """The PLOVER score of the mode, else of the type; None for what is no act."""
    weight = plover_table().get(kind)
    return weight.modes.get(mode or "", weight.score) if weight else None


def goldstein(cameo: str | None) -> float | None:
    """The Goldstein value of a CAMEO code: of the longest listed code that it begins with."""
    if not cameo:
        return None
    table = goldstein_table()
    return next((table[cameo[:end]] for end in range(len(cameo), 1, -1) if cameo[:end] in table), None)
