"""The pages, by what they are about."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter

from accord.web.pages import (
    actors,
    asking,
    briefs,
    conflicts,
    deciding,
    events,
    home,
    network,
    reader,
    registers,
    sources,
)
from accord.web.site import Site

ALL: tuple[Callable[[Site], APIRouter], ...] = (
    home.router,
    events.router,
    actors.router,
    network.router,
    registers.router,
    conflicts.router,
    sources.router,
    reader.router,
    asking.router,
    briefs.router,
    deciding.router,
)
