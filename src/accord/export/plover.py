"""Rows of events with the columns of POLECAT, the data set made with PLOVER, and CAMEO's beside them.

One row an event, whatever its copies; several actors of a side are parted by ";" (a summit of twenty is one event).
Only `events.csv` is what is reported as done. What is planned, considered, possible, alleged, denied, disputed or said
not to have happened stands in `not-done.csv`, so that nobody who counts types counts it. Columns: Halterman et al.,
"PLOVER and POLECAT" (2023). A cell that the documents do not fill is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from accord.export.brief.telling import mark
from accord.export.csv import written
from accord.export.desk import BETWEEN, Desk
from accord.export.geo import is_state, located
from accord.export.tables.columns import Row
from accord.model import Claim, Event, most
from accord.relating.scales import goldstein, plover, quad

if TYPE_CHECKING:
    from accord.knowledge import Knowledge

SIDE = ("Name", "Country", "COW", "Sectors", "Name Raw", "Wikidata ID")
HEADS = (
    "Event ID", "Event Date", "Earliest Date", "Latest Date", "Event Type", "Event Mode", "Intensity", "Quad Code",
    "Contexts", "CAMEO Code", "Goldstein",
    *(f"Actor {name}" for name in SIDE), *(f"Recipient {name}" for name in SIDE),
    "Placename", "Country", "Latitude", "Longitude", "Raw Placename",
    "Source", "Publication Date", "Language",
    "Status", "Modalities", "Polarity", "Independent Origins", "Documents",
    "Event Text", "Text Document", "Text Start", "Text End", "Version",
)  # fmt: skip
DONE = "Happened"


def files(desk: Desk, world: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    acts = [event for event in desk.acts() if quad(event.type) is not None]
    done = [event for event in acts if mark(desk.shelf, event) == DONE and desk.polarity(event) != "negative"]
    kept = {event.id for event in done}
    yield "events.csv", written(HEADS, (row(desk, event, world) for event in done))
    yield "not-done.csv", written(HEADS, (row(desk, event, world) for event in acts if event.id not in kept))


def row(desk: Desk, event: Event, world: Knowledge) -> Row:
    claims = desk.shelf.claims_of(event.claims)
    same = [claim for claim in claims if claim.type == event.type] or claims
    mode, cameo, best = most(claim.mode for claim in same), most(claim.cameo for claim in same), desk.best(event)
    place = event.place
    point = located(place, world) if place and not is_state(place, world) else None  # no column says how precise
    cells: Row = (
        event.id,
        event.date.value,
        event.date.earliest,
        event.date.latest,
        event.type,
        mode,
        plover(event.type, mode),
        quad(event.type),
        BETWEEN.join(sorted({context for claim in same for context in claim.contexts})) or None,
        cameo,
        goldstein(cameo),
        *_side(desk, same, ("actor", "participant"), world),
        *_side(desk, same, ("recipient",), world),
        place.name if place else None,
        place.country if place else None,
        point.latitude if point else None,
        point.longitude if point else None,
        place.span.words if place else None,
        BETWEEN.join(desk.shelf.outlet(id).replace(BETWEEN, ",") for id in event.documents) or None,
        min((day for id in event.documents if (day := desk.published(id))), default=None),
        BETWEEN.join(sorted({desk.shelf.articles[id].language or "" for id in event.documents} - {""})) or None,
        event.status,
        BETWEEN.join(sorted({claim.modality for claim in claims})) or None,
        desk.polarity(event),
        len(event.origins),
        len(event.documents),
        best.evidence.words if best else None,
        best.document if best else None,
        best.evidence.start if best else None,
        best.evidence.end if best else None,
        "Accord, record format 1",
    )
    return cells


def _side(desk: Desk, claims: Sequence[Claim], roles: Sequence[str], world: Knowledge) -> Row:
    """Cells of SIDE. Raw names: the first words under which each was seen."""
    found: dict[str, str] = {}
    for claim in claims:
        for role in claim.actors:
            if role.role in roles:
                found[role.actor] = found.get(role.actor) or (role.span.words if role.span else "")
    ids = sorted(found)
    actors = [desk.shelf.actors.get(id) for id in ids]
    states = [actor.country or "" if actor else "" for actor in actors]
    columns = (
        [desk.shelf.name(id) for id in ids],
        states,
        [world.states[state].cow or "" if state in world.states else "" for state in states],
        [actor.sector or "" if actor else "" for actor in actors],
        [found[id] for id in ids],
        [actor.wikidata or "" if actor else "" for actor in actors],
    )
    return tuple(_cell(column) for column in columns)


def _cell(values: Sequence[str]) -> str | None:
    """Values of a side in the order of its actors, so that the nth of one column goes with the nth of another."""
    joined = BETWEEN.join(value.replace(BETWEEN, ",") for value in values)
    return joined if any(values) else None
