"""Running the pages: which address, which token, when to open the browser."""

from __future__ import annotations

import logging
import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable

from accord.dossier import Dossier
from accord.errors import AccordError
from accord.web.guard import Keys, is_loopback

TRIES = 20  # ports after the one asked for that are tried when it is taken


class PortTakenError(AccordError):
    """Something else listens on the address."""

    hint = "Choose another with --port, or 0 for any that is free"


def serve(
    dossier: Dossier,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    token: str | None = None,
    open_browser: bool = True,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a dossier until interrupted.

    Args:
        port: None: 8520 or the next that is free; 0: any that is free.
        token: needed to look at the pages; None: made where others than this machine can reach the server.
    Raises: PortTakenError.
    """
    import uvicorn

    from accord.web.app import LOCAL, create_app

    alone = is_loopback(host)
    keys = Keys(token or (None if alone else secrets.token_urlsafe(24)))
    listening = bound(host, port)
    found = listening.getsockname()[1]
    names = LOCAL | {host} | (set() if alone else {socket.gethostname().lower()})
    app = create_app(dossier, keys=keys, hosts=names)
    shown = host if alone or host not in ("0.0.0.0", "::") else socket.gethostname()
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{found}/"
    opening = address + (f"?token={keys.entry}" if keys.entry else "")
    say(f"{dossier.title}: {opening}")
    say("Stop it with Ctrl+C")
    app.state.site.warm()
    if open_browser:
        threading.Timer(0.6, webbrowser.open, (opening,)).start()
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[listening])


def bound(host: str, port: int | None) -> socket.socket:
    """A socket that is bound: to the port, or without one to 8520 or the next that is free. Raises: PortTakenError."""
    wanted = range(8520, 8520 + TRIES) if port is None else (port,)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for one in wanted:
        made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, so that asyncio sets TCP_NODELAY
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, one))
            made.listen(128)
        except OSError as error:
            made.close()
            if port is not None:
                raise PortTakenError(f"{host}:{one} cannot be listened on: {error.strerror}") from error
            continue
        return made
    raise PortTakenError(f"None of the ports {wanted[0]} to {wanted[-1]} is free on {host}")
