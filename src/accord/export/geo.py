"""GeoJSON: where acts are said to have taken place, with how precisely that is known.

A feature has a point only if the tables of the world give one for the place: that of a city, or one inside the state if
the place is a whole state, and says which. Else its geometry is null, as RFC 7946 has it for what is not located.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from accord.export.desk import Desk
from accord.knowledge.coordinates import CREDIT, Point, point_of_city, point_of_state
from accord.model import Event, Place

if TYPE_CHECKING:
    from accord.knowledge import Knowledge

Json = dict[str, object]
OF_STATES = frozenset({"name", "official", "short", "former", "abbreviation"})  # kinds of forms that name a whole state


def features(desk: Desk, world: Knowledge) -> Iterator[bytes]:
    """One feature collection, an event with a stated place a feature, by date."""
    rows = [feature(desk, event, event.place, world) for event in desk.acts() if event.place]
    yield msgspec.json.encode({"type": "FeatureCollection", "credit": CREDIT, "features": rows}) + b"\n"


def feature(desk: Desk, event: Event, place: Place, world: Knowledge) -> Json:
    best, point = desk.best(event), located(place, world)
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry(point),
        "properties": {
            "heading": desk.heading(event),
            "status": event.status,
            "polarity": desk.polarity(event),
            "type": event.type,
            "participants": list(event.participants),
            "date": event.date.value,
            "earliest": event.date.earliest,
            "latest": event.date.latest,
            "place": place.id,
            "place_name": place.name,
            "place_words": place.span.words,
            "country": place.country,
            "precision": precision(place, point, world),
            "origins": len(event.origins),
            "documents": len(event.documents),
            "said": desk.said(event),
            "document": best.document if best else None,
            "start": best.evidence.start if best else None,
            "end": best.evidence.end if best else None,
        },
    }


def geometry(point: Point | None) -> Json | None:
    """Longitude comes first in GeoJSON."""
    return {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None


def located(place: Place, world: Knowledge) -> Point | None:
    """Where the place lies, as far as the tables know it: a city of its state, or the whole state."""
    if place.country is None:
        return None
    if is_state(place, world):
        return point_of_state(place.country)
    return point_of_city(place.name, place.country)


def is_state(place: Place, world: Knowledge) -> bool:
    """Whether the place is a whole state: by its id, or by a name of the state."""
    if place.country in (place.id, place.id.upper()):
        return True
    return any(form.entity == place.country and form.kind in OF_STATES for form in world.find(place.name))


def precision(place: Place, point: Point | None, world: Knowledge) -> str:
    """ "city" and "state" of what has a point; "place" of what lies somewhere in a state; "unknown" where no state is
    known."""
    if point:
        return point.precision
    if place.country is None:
        return "unknown"
    return "state" if is_state(place, world) else "place"
