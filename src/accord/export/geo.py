"""GeoJSON: where acts are said to have taken place, with how precisely that is known.

A feature has coordinates only if the tables of the world give some for the place. They give none at present, so every
geometry is null, which RFC 7946 allows for what has no location: a place is never invented, and no state becomes a pin.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from accord.export.desk import Desk
from accord.model import Event, Place

Json = dict[str, object]


def features(desk: Desk) -> Iterator[bytes]:
    """One feature collection, an event with a stated place a feature, by date."""
    rows = [feature(desk, event, event.place) for event in desk.acts() if event.place]
    yield msgspec.json.encode({"type": "FeatureCollection", "features": rows}) + b"\n"


def feature(desk: Desk, event: Event, place: Place) -> Json:
    best = desk.best(event)
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": None,
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
            "precision": precision(place),
            "origins": len(event.origins),
            "documents": len(event.documents),
            "said": desk.said(event),
            "document": best.document if best else None,
            "start": best.evidence.start if best else None,
            "end": best.evidence.end if best else None,
        },
    }


def precision(place: Place) -> str:
    """ "state" where the place is a whole state; "place" where it lies in one; "unknown" where no state is known."""
    if place.country is None:
        return "unknown"
    return "state" if place.id == place.country or place.id.upper() == place.country else "place"
