"""The pages of a dossier as one application."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from accord.dossier import Dossier
from accord.dossier.store import NotBuiltError
from accord.errors import AccordError, SourceError, UnknownIdError
from accord.web import api
from accord.web.guard import MOST_BYTES, Guard, Keys
from accord.web.jobs import Builder, Jobs, in_a_process
from accord.web.pages import ALL
from accord.web.past import Past
from accord.web.site import Site
from accord.web.view import Rooms

STATIC = Path(__file__).parent / "static"
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def create_app(
    dossier: Dossier,
    *,
    keys: Keys | None = None,
    hosts: Iterable[str] = LOCAL,
    builder: Builder = in_a_process,
    most_bytes: int = MOST_BYTES,
) -> FastAPI:
    """The application for one dossier.

    Args:
        keys: None: no token is needed to look; writing needs the one in the pages.
        hosts: names under which it may be addressed.
        builder: brings the record up to its inputs, in the background.
    """
    keys = keys or Keys()
    site = Site(dossier, keys, Rooms(dossier), Jobs(dossier.folder, builder), dossier.open_reader)
    app = FastAPI(
        title="Accord",
        version=version("accord"),
        description="One dossier: what its sources say, who says it and in which words. See docs/formats.md.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.site = site
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for make in ALL:
        app.include_router(make(site), include_in_schema=False)
    app.include_router(api.router(site))
    app.add_middleware(Past)
    app.add_middleware(Guard, keys=keys, hosts=frozenset(hosts), most_bytes=most_bytes)
    _refusing(app, site)
    return app


def _refusing(app: FastAPI, site: Site) -> None:
    """Every refusal as a page for people and as JSON for programs."""

    def refused(request: Request, status: int, what: str, hint: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": what, "hint": hint}, status)
        return site.show(request, "refused.html", None, status, what=what, hint=hint, number=status)

    def accord_error(request: Request, error: Exception) -> Response:
        if isinstance(error, NotBuiltError):
            if request.url.path.startswith("/api/"):
                return JSONResponse({"error": str(error), "hint": error.hint}, 409)
            return RedirectResponse("/", 303)
        assert isinstance(error, AccordError)
        missing = isinstance(error, (UnknownIdError, SourceError))
        return refused(request, 404 if missing else 400, str(error), for_a_page(error.hint))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        places = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return refused(request, 422, f"The address has a value that cannot be used: {places}", "")

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return refused(request, error.status_code, str(error.detail), "")

    app.add_exception_handler(AccordError, accord_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)


def for_a_page(hint: str) -> str:
    """A hint without the commands of the command line, which name no page."""
    return "" if "accord " in hint else hint
