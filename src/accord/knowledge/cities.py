"""Cities and provinces beyond the tables, by name and state only: for single phrases, not for running text.

tables/cities.tsv.gz is made by tools/build_cities.py from GeoNames (CC BY 4.0) and countryinfo (MIT), whose rules for
names that several states share stand there.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from accord.knowledge.nouns import fold

PATH = Path(__file__).parent / "tables" / "cities.tsv.gz"


@dataclass(frozen=True, slots=True)
class City:
    name: str
    country: str  # PLOVER's country: alpha-3, a territory's parent
    kind: str  # "city" or "province"


def city(name: str) -> City | None:
    """The city or province of a name, whatever its case, accents or dashes."""
    row = rows().get(fold(name))
    return City(*row.split("\t")) if row else None


def cities_like(name: str) -> list[City]:
    """The cities and provinces whose names are a letter from this one, with the same first letter, by name."""
    said = fold(name)
    near = process.extract(said, rows().keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return [City(*rows()[found].split("\t")) for found, _, _ in sorted(near) if found[0] == said[0]]


@cache
def rows() -> Mapping[str, str]:
    """Name, state and kind by folded name. Read when first asked: about 60 ms."""
    lines = gzip.decompress(PATH.read_bytes()).decode("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
