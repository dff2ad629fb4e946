"""The network of actors at a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from accord.looking import holding
from accord.web import drawing
from accord.web.drawing import Edge, drawn_months
from accord.web.filters import Day
from accord.web.site import Site
from accord.web.view import Room, View

MOST_ACTORS = 36
WINDOWS: Mapping[str, int] = {"3": 3, "12": 12, "60": 60, "all": 10_000}
WIDTH, HEIGHT = 960.0, 620.0


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/network")
    def network(request: Request, day: Day = "", months: Literal["3", "12", "60", "all"] = "12") -> Response:
        with site.room() as room:
            view = room.view
            every = sorted({score.month for score in view.scores})
            span = drawn_months(every[0], every[-1]) if every else []
            until = (day or (span[-1] if span else ""))[:7]
            net = network_of(room, until, WINDOWS[months])
            return site.show(
                request,
                "network.html",
                view,
                net=net,
                until=until,
                months=months,
                span=span,
                width=WIDTH,
                height=HEIGHT,
            )

    return made


@dataclass(frozen=True, slots=True)
class Network:
    """Who stands where, and what is between them. `left_off`: actors with too little to be drawn."""

    nodes: tuple[tuple[str, float, float, float], ...]  # id, x, y, radius
    edges: tuple[Edge, ...]
    places: Mapping[str, tuple[float, float]]
    left_off: int
    since: str


def network_of(room: Room, until: str, months: int) -> Network:
    """Scores of the months up to `until` and the standing ties stated by then."""
    view = room.view
    shown, left_off = most_connected(view)
    since = earlier(until, months - 1)
    sums: dict[tuple[str, str], list[float]] = {}
    for (a, b), rows in view.pairs.items():
        if a in shown and b in shown:
            for row in rows:
                if since <= row.month and (not until or row.month <= until):
                    tally = sums.setdefault((a, b), [0.0, 0.0, 0.0])
                    tally[0] += row.cooperation
                    tally[1] += row.conflict
                    tally[2] += len(row.events)
    ties = ties_by(room, until, shown)
    edges = [
        Edge(a, b, round(good, 2), round(bad, 2), int(events), tuple(ties.pop((a, b), ())))
        for (a, b), (good, bad, events) in sums.items()
    ]
    edges += [Edge(a, b, 0.0, 0.0, 0, tuple(kinds)) for (a, b), kinds in ties.items()]
    places = places_of(view, shown)
    degree = {node: sum(edge.weight for edge in edges if node in (edge.a, edge.b)) for node in shown}
    top = max(degree.values(), default=0.0) or 1.0
    nodes = tuple((node, *places[node], round(5 + 11 * (degree[node] / top) ** 0.5, 1)) for node in shown)
    return Network(nodes, tuple(sorted(edges, key=lambda e: (-e.weight, e.a, e.b))), places, left_off, since)


def most_connected(view: View) -> tuple[list[str], int]:
    """The actors with most events with others, those in focus always; and how many are left off."""
    every = [actor for actor in view.partners if actor in view.actors]
    focus = [actor for actor in view.settings.focus if actor in view.partners]
    ordered = sorted(every, key=lambda actor: (-sum(n for _, n in view.partners[actor]), actor))
    shown = list(dict.fromkeys([*focus, *ordered]))[:MOST_ACTORS]
    for tie in view.ties:  # a standing tie may be all that is known of two actors
        for actor in (tie.a, tie.b):
            if len(shown) < MOST_ACTORS and actor in view.actors and actor not in shown:
                shown.append(actor)
    return shown, max(0, len(every) - len(shown))


def places_of(view: View, shown: list[str]) -> dict[str, tuple[float, float]]:
    """Places from all scores whatever the date, so that actors stay where they are when the date moves."""

    def place() -> dict[str, tuple[float, float]]:
        pairs = [(a, b, sum(r.cooperation + r.conflict for r in rows)) for (a, b), rows in view.pairs.items()]
        pairs += [(tie.a, tie.b, 1.0) for tie in view.ties]
        return drawing.places(shown, pairs, WIDTH, HEIGHT)

    return view.remember("places", place)


def ties_by(room: Room, until: str, shown: list[str]) -> dict[tuple[str, str], list[str]]:
    """Kinds of standing ties by pair, as far as they were stated by then."""
    wanted = [tie for tie in room.view.ties if tie.a in shown and tie.b in shown and tie.a != tie.b]
    held = holding.ties(wanted, until, room.built.stated).rows if until else wanted
    found: dict[tuple[str, str], list[str]] = {}
    for tie in held:
        kinds = found.setdefault((min(tie.a, tie.b), max(tie.a, tie.b)), [])
        if tie.kind not in kinds:
            kinds.append(tie.kind)
    return found


def earlier(month: str, by: int) -> str:
    """The month so many months before; the first of all if that is before the year 1."""
    if not month:
        return ""
    number = int(month[:4]) * 12 + int(month[5:7] or 1) - 1 - by
    return f"{number // 12:04}-{number % 12 + 1:02}" if number >= 12 else ""
