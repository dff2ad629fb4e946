"""The brief, downloads of the record, and what changed between two dates."""

from __future__ import annotations

import io
import mimetypes
import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from accord import export
from accord.dossier.listing import Wanted
from accord.export.brief.compose import chosen
from accord.export.brief.shape import SECTIONS, Terms
from accord.looking import holding
from accord.model import Claim, Event
from accord.web.filters import Day, Many
from accord.web.past import AS_OF
from accord.web.site import Site, listed
from accord.web.view import Room, View

Outlet = Annotated[str, Query(max_length=400)]
Page = Annotated[int, Query(ge=1, le=10**6)]

OWN_STYLE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
ENDINGS = {  # of files whose format is not called by its ending
    "annotations": "jsonld",
    "ftm": "jsonl",
    "timelinejs": "timeline.json",
    "csl": "csl.json",
    "rss": "rss.xml",
    "atom": "atom.xml",
}
COMPARED = ("offices", "agreements", "memberships", "sanctions", "transfers", "ties")


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/brief")
    def brief(request: Request, since: Day = "", sections: Many = []) -> Response:  # noqa: B006 FastAPI copies it
        names = names_in(sections)
        asked = {name: one for name, one in (("since", since), ("sections", ",".join(names))) if one}
        with site.room() as room:
            return site.show(
                request,
                "brief.html",
                room.view,
                forms=export.FORMATS,
                briefs=export.BRIEFS,
                since=since,
                query=f"?{urlencode(asked, safe=',')}" if asked else "",
                sections=SECTIONS,
                chosen=chosen(names),
            )

    @made.get("/brief/page")
    def page(since: Day = "", sections: Many = []) -> Response:  # noqa: B006
        _, data = written(site, "html", since, names_in(sections))
        return HTMLResponse(data, headers={"Content-Security-Policy": OWN_STYLE, "X-Frame-Options": "SAMEORIGIN"})

    @made.get("/brief/download/{form}")
    def download(form: str, since: Day = "", sections: Many = []) -> Response:  # noqa: B006
        name, data = written(site, form, since, names_in(sections))
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    @made.get("/compare")
    def compare(request: Request, one: Day = "", other: Day = "") -> Response:
        with site.room() as room:
            view = room.view
            if one and other and one > other:
                one, other = other, one
            between = room.chosen(Wanted(since=one, until=other)) if one and other else []
            done = [event for event in between if (event.date.earliest or "") > one]
            changes = changed(room, one, other) if one and other else []
            return site.show(
                request, "compare.html", view, one=one, other=other, events=listed(done, 1, 60), changes=changes
            )

    @made.get("/compare/outlets")
    def outlets(request: Request, one: Outlet = "", other: Outlet = "", page: Page = 1) -> Response:
        with site.room() as room:
            told = told_by(room.view, one, other) if one and other else Told((), (), ())
            rows = listed(told.both, page, 20)
            return site.show(
                request,
                "outlets.html",
                room.view,
                active="compare",
                one=one,
                other=other,
                told=told,
                found=rows,
                words={event.id: words_of(room, event, (one, other)) for event in rows.rows},
                known=sorted({heading.outlet for heading in room.view.headings.values() if heading.outlet}),
            )

    return made


@dataclass(frozen=True, slots=True)
class Told:
    """Events that two outlets tell, and those that one of them tells alone of the two."""

    both: tuple[Event, ...]
    one: tuple[Event, ...]
    other: tuple[Event, ...]


def told_by(view: View, one: str, other: str) -> Told:
    """Which events the documents of two outlets tell."""
    first, second = documents_of(view, one), documents_of(view, other)
    tells = [
        (event, not first.isdisjoint(event.documents), not second.isdisjoint(event.documents)) for event in view.events
    ]
    return Told(
        tuple(event for event, a, b in tells if a and b),
        tuple(event for event, a, b in tells if a and not b),
        tuple(event for event, a, b in tells if b and not a),
    )


def documents_of(view: View, outlet: str) -> set[str]:
    return {heading.id for heading in view.headings.values() if heading.outlet == outlet}


def words_of(room: Room, event: Event, outlets: Sequence[str]) -> list[list[Claim]]:
    """How each outlet tells an event: its claims, the first few."""
    claims = [claim for id in event.claims if (claim := room.built.claim(id))]
    return [[c for c in claims if room.view.headings[c.document].outlet == outlet][:4] for outlet in outlets]


def names_in(sections: Sequence[str]) -> tuple[str, ...]:
    """Sections as the address gives them, several times or with commas between them, each once."""
    return tuple(dict.fromkeys(name for one in sections for name in one.split(",") if name))


def written(site: Site, form: str, since: str = "", sections: tuple[str, ...] = ()) -> tuple[str, bytes]:
    """An export as one file: its name and bytes; several files come as a zip archive.

    `since`: a day; the brief tells in a section of its own what came after it. `sections`: of the brief; empty: all.
    """
    folder_of_files = export.format_of(form).folder
    day, settings = AS_OF.get(), site.dossier.settings
    record = site.dossier.record(day or None)
    stem = re.sub(r"[^\w]+", "-", settings.title.casefold(), flags=re.ASCII).strip("-") or "dossier"
    stem += f"-as-of-{day}" if day else ""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        about = export.About(Terms(settings.title, settings.focus, since or None, sections))
        paths = export.write(form, record, out, about)
        if not folder_of_files:
            return f"{stem}.{ENDINGS.get(form, form)}", out.read_bytes()
        return f"{stem}-{form}.zip", zipped(paths)


def zipped(paths: Sequence[Path]) -> bytes:
    """Files as an archive whose bytes do not depend on the clock."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(paths):
            archive.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of a register that held on one day and not on the other."""

    register: str
    begun: tuple[Any, ...]
    ended: tuple[Any, ...]
    same: int


def changed(room: Room, one: str, other: str) -> list[Change]:
    """What each register held on one day and not on the other."""
    found = []
    for register in COMPARED:
        rows, stated = getattr(room.view, register), room.built.stated
        before, after = (holding.held(register, rows, day, stated) for day in (one, other))
        begun = tuple(row for row in after.rows if row not in set(before.rows))
        ended = tuple(row for row in before.rows if row not in set(after.rows))
        found.append(Change(register, begun, ended, len(after.rows) - len(begun)))
    return found
