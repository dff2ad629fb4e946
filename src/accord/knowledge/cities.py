"""Cities beyond the tables: some twenty thousand, by name and state only. For single phrases, not for running text.

tables/cities.tsv.gz is made by tools/build_cities.py from GeoNames (CC BY 4.0). A name that two states share is kept
for the larger city, and only where it is ten times larger than the next.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accord.knowledge.nouns import fold

PATH = Path(__file__).parent / "tables" / "cities.tsv.gz"


@dataclass(frozen=True, slots=True)
class City:
    name: str
    country: str  # PLOVER's country: alpha-3, a territory's parent


def city(name: str) -> City | None:
    """The city of a name, whatever its case, accents or dashes."""
    return cities().get(fold(name))


@cache
def cities() -> Mapping[str, City]:
    """By folded name. Read when first asked: about 30 ms."""
    lines = gzip.decompress(PATH.read_bytes()).decode("utf-8").splitlines()
    return {folded: City(name, country) for folded, name, country in (line.split("\t") for line in lines)}
