"""Who may read and who may write: hosts, token, origin, size of what is sent; the headers of every answer."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
COOKIE = "accord-token"
WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
MOST_BYTES = 256 * 2**20  # of one request


@dataclass(frozen=True, slots=True)
class Keys:
    """Two secrets of one run: `entry` opens the pages (None: no secret is needed), `write` lets a page write."""

    entry: str | None = None
    write: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def opens(self, given: str | None) -> bool:
        return self.entry is None or hmac.compare_digest((given or "").encode(), self.entry.encode())

    def writes(self, given: str | None) -> bool:
        return hmac.compare_digest((given or "").encode(), self.write.encode())


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server bound to this host."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Refuses what may not come in, before any page sees it."""

    def __init__(self, app: ASGIApp, *, keys: Keys, hosts: frozenset[str], most_bytes: int = MOST_BYTES) -> None:
        """`hosts`: names under which the server may be addressed; an address in numbers always may if a token is
        asked for, since a page of another name cannot pretend to be one."""
        self.app, self.keys, self.hosts, self.most_bytes = app, keys, hosts, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = with_headers(send, scope["path"])
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self.app(scope, self._bounded(receive), answer)

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        if not self._known_host(headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name.", 421)
        if scope["method"] in WRITES and not same_origin(headers):
            return PlainTextResponse("Only the pages of this server may write to it.", 403)
        if int_or(headers.get("content-length"), 0) > self.most_bytes:
            return PlainTextResponse(f"More than {self.most_bytes // 2**20} MB at once: add it with accord add", 413)
        return self._without_key(scope, headers)

    def _without_key(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        """Asks for the token; one that comes in the address is kept as a cookie and taken out of the address."""
        if self.keys.entry is None or scope["path"].startswith("/static/"):
            return None
        if given := parse_qs(scope["query_string"].decode("latin-1")).get("token"):
            if not self.keys.opens(given[0]):
                return PlainTextResponse("That is not the token that accord serve printed.", 403)
            welcome = RedirectResponse(scope["path"], 303)
            welcome.set_cookie(COOKIE, given[0], httponly=True, samesite="strict")
            return welcome
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self.keys.opens(cookie_of(headers)) or self.keys.opens(bearer):
            return None
        return PlainTextResponse("Open the address with ?token=... that accord serve printed.", 401)

    def _known_host(self, given: str) -> bool:
        name = urlsplit(f"//{given}").hostname or ""
        return name in self.hosts or (self.keys.entry is not None and is_address(name))

    def _bounded(self, receive: Receive) -> Receive:
        """Counts what comes in, whatever its length was said to be."""
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most_bytes:
                return {"type": "http.disconnect"}
            return message

        return counted


def same_origin(headers: Headers) -> bool:
    """Whether a page of this very server sends this. Programs that are no browser send neither header."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


def cookie_of(headers: Headers) -> str | None:
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE:
            return value
    return None


def is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def int_or(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def with_headers(send: Send, path: str) -> Send:
    """Sends with the headers that every answer has; what is derived from the record is never kept by the browser."""
    kept = path.startswith("/static/")

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "max-age=3600" if kept else "no-store")
        await send(message)

    return sending
