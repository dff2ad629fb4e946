"""Where cities and states lie.

tables/coordinates.tsv.gz is made by tools/build_coordinates.py from GeoNames (CC BY 4.0) and Natural Earth (public
domain), whose rules for names that several cities share stand there.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from accord.knowledge.nouns import fold

PATH = Path(__file__).parent / "tables" / "coordinates.tsv.gz"
STATE = ""  # under this name stands the state itself
CREDIT = "Cities: GeoNames, geonames.org, CC BY 4.0. States: Natural Earth, public domain."

Precision = Literal["city", "state"]


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of WGS 84, to about a kilometre. `state`: a point well inside the state, which stands for all of it."""

    latitude: float
    longitude: float
    precision: Precision


def point_of_city(name: str, state: str) -> Point | None:
    """Where a city of a state (alpha-3) lies, whatever the case or accents of its name; None if that is not sure."""
    folded = fold(name)
    spot = rows().get((state, folded)) if folded else None
    return Point(*spot, "city") if spot else None


def point_of_state(state: str) -> Point | None:
    spot = rows().get((state, STATE))
    return Point(*spot, "state") if spot else None


@cache
def rows() -> Mapping[tuple[str, str], tuple[float, float]]:
    """Latitude and longitude by state and folded name. Read when first asked: about 80 ms."""
    lines = gzip.decompress(PATH.read_bytes()).decode("utf-8").splitlines()
    parts = (line.split("\t") for line in lines)
    return {(state, name): (float(latitude), float(longitude)) for state, name, latitude, longitude in parts}
