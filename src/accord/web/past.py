"""Pages of the record as of a day: the same pages under a prefix, /as-of/2018-08/events.

What a request asks for is known to all that it calls; links of the pages it shows stay under its prefix.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Query
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord.dossier import days
from accord.errors import UsageError
from accord.web.filters import DAY

AS_OF: ContextVar[str] = ContextVar("as_of", default="")  # the day that a request asks for; "": the record as it is
UNDER = re.compile(r"/as-of/([^/]*)(/.*)?", re.DOTALL)
OWN = r"/(?!/|static/|api/)"  # where an address of a page begins
LINK = re.compile(rf'(\s(?:href|src|data-fragment)="){OWN}')
FORM = re.compile(rf'(<form\b(?![^>]*\smethod="post")[^>]*\saction="){OWN}')


async def known_by(
    as_of: Annotated[
        str,
        Query(pattern=DAY, description="The record as it would have been with the documents published by this day"),
    ] = "",
) -> None:
    """A dependency: the request is for the record as of a day."""
    if as_of:
        AS_OF.set(as_of)


def prefix() -> str:
    """What stands before the addresses of the pages of this request; nothing for a day that is none."""
    day = AS_OF.get()
    try:
        return f"/as-of/{days.checked(day)}" if day else ""
    except UsageError:
        return ""


def under(before: str, page: str) -> str:
    """A page whose links and searches stay under a prefix. Values are escaped in it, so only tags have these forms."""
    return FORM.sub(rf"\g<1>{before}/", LINK.sub(rf"\g<1>{before}/", page)) if before else page


class Past:
    """Takes the prefix off an address, and gives it to addresses that ask with ?as_of=DAY."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        found = UNDER.fullmatch(scope["path"])
        path = (found[2] or "/") if found else scope["path"]
        if scope["method"] == "GET" and not path.startswith("/api/") and (elsewhere := asked_for(scope, path)):
            await RedirectResponse(elsewhere, 303)(scope, receive, send)
        elif not found:
            await self.app(scope, receive, send)
        else:
            before = AS_OF.set(found[1])
            try:
                await self.app({**scope, "path": path, "raw_path": quote(path).encode()}, receive, staying(send))
            finally:
                AS_OF.reset(before)


def asked_for(scope: Scope, path: str) -> str | None:
    """Where ?as_of=DAY leads: the same page as of that day; as it is, if that is empty. None: it is not asked for."""
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    asked = [value.strip() for key, value in query if key == "as_of"]
    if not asked:
        return None
    rest = urlencode([pair for pair in query if pair[0] != "as_of"])
    page = "/" + quote(path.lstrip("/"))  # never another host's: "//host"
    return (f"/as-of/{quote(asked[-1], safe='')}{page}" if asked[-1] else page) + (f"?{rest}" if rest else "")


def staying(send: Send) -> Send:
    """Sends redirections to pages under the prefix of the request."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
            headers = MutableHeaders(scope=message)
            if re.match(OWN, headers.get("location", "")):
                headers["location"] = prefix() + headers["location"]
        await send(message)

    return sending
