"""Home: what the dossier knows; and what it is given: files and pasted text."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import JSONResponse, RedirectResponse, Response

from accord.dossier import Added
from accord.errors import UsageError
from accord.model import STANDING_TYPES, Event
from accord.web import drawing
from accord.web.site import Site
from accord.web.view import View
from accord.web.writing import writer

FEW = 8  # entries of a list on the first page
LONGEST_NAME = 120


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/")
    def home(request: Request) -> Response:
        if not site.dossier.built:
            return start(site, request)
        with site.room() as room:
            view = room.view
            if not view.documents and not view.left_out:
                return start(site, request)
            return site.show(
                request,
                "home.html",
                view,
                key=view.key_events,
                latest=latest(view),
                conflicts=list(view.conflicts.values())[:FEW],
                coverage=drawing.coverage(view.coverage),
                pairs=pairs_in_focus(view),
                problems=view.problems[:FEW],
            )

    @made.get("/add")
    def add(request: Request) -> Response:
        if not site.dossier.built:
            return start(site, request)
        with site.room() as room:
            return site.show(request, "add.html", room.view, added=None)

    @made.post("/add", dependencies=[writer(site)])
    def take(
        request: Request, files: list[UploadFile] | None = None, text: str = Form(""), name: str = Form("")
    ) -> Response:
        added = site_adds(site, files or [], text, name)
        if not added:
            raise UsageError("Choose files or paste some text first")
        site.changed()
        if request.headers.get("accept") == "application/json":
            return JSONResponse([{"name": one.name, "new": one.new, "kept": one.sha256 is not None} for one in added])
        refused = [problem for one in added for problem in one.problems]
        if not refused:
            return RedirectResponse("/add?kept=" + str(len(added)), 303)
        return site.show(request, "add.html", None, added=added)

    @made.get("/favicon.ico")
    def icon() -> Response:
        return RedirectResponse("/static/accord.svg", 308)

    @made.get("/jobs")
    def jobs() -> Response:
        return JSONResponse(site.jobs.now.to_json())

    @made.post("/build", dependencies=[writer(site)])
    def build() -> Response:
        site.changed()
        return RedirectResponse("/", 303)

    return made


def start(site: Site, request: Request) -> Response:
    """The way into an empty dossier."""
    kept = len(site.dossier.sources.ids())
    return site.show(request, "start.html", None, active="home", kept=kept, focus=site.dossier.settings.focus)


def site_adds(site: Site, files: Sequence[UploadFile], text: str, name: str) -> list[Added]:
    """Keep what was sent, each file under its own name."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for nth, file in enumerate(one for one in files if one.filename):
            place = Path(folder, str(nth))
            place.mkdir()
            path = place / safe_name(file.filename or "")
            with path.open("wb") as kept:
                while piece := file.file.read(1 << 20):
                    kept.write(piece)
            paths.append(path)
        if text.strip():
            path = Path(folder, safe_name(f"{name.strip() or first_words(text)}.txt"))
            path.write_text(text.replace("\r\n", "\n"), "utf-8")
            paths.append(path)
        return site.dossier.add(paths)


def safe_name(name: str) -> str:
    """A file name without folders, control characters or a leading dot."""
    bare = " ".join(re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", " ", re.split(r"[/\\]", name)[-1]).split()).lstrip(".")
    stem, dot, ending = bare.rpartition(".")
    whole = f"{stem[:LONGEST_NAME]}{dot}{ending[:12]}" if stem else bare[:LONGEST_NAME]
    return whole.encode("utf-8", "replace").decode() or "document"


def first_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)[:6]) or "pasted text"


def latest(view: View) -> list[Event]:
    """The dated acts with the latest days, latest first."""
    acts = (e for e in reversed(view.events) if e.date.earliest and e.date.latest and e.type not in STANDING_TYPES)
    found: list[Event] = []
    for event in acts:
        if event.status == "happened":
            found.append(event)
        if len(found) == FEW:
            break
    return found


def pairs_in_focus(view: View) -> list[tuple[str, str, int]]:
    """Pairs of which one side is in focus, with the number of events between them; most first."""
    focus = set(view.settings.focus)
    pairs = [(a, b, sum(len(score.events) for score in rows)) for (a, b), rows in view.pairs.items()]
    wanted = [pair for pair in pairs if {pair[0], pair[1]} & focus] or pairs
    return sorted(wanted, key=lambda pair: (-(pair[0] in focus) - (pair[1] in focus), -pair[2], pair))[:FEW]
