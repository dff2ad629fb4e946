"""The command: address, port, token."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from accord.dossier import Dossier
from accord.web.serving import PortTakenError, bound


def test_a_taken_port_is_said_and_another_is_found() -> None:
    with bound("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTakenError, match=str(port)):
            bound("127.0.0.1", port)
        with bound("127.0.0.1", None) as second:
            assert second.getsockname()[1] != port
            assert second.proto == socket.IPPROTO_TCP


def test_the_command_prints_an_address_that_answers(dossier: Dossier) -> None:
    command = [sys.executable, "-u", "-m", "accord", "serve", str(dossier.folder), "--no-open", "--port", "0"]
    server = subprocess.Popen([*command, "--token", "secret-word"], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    with server:
        try:
            found = re.fullmatch(r"Meetings: (http://127\.0\.0\.1:\d+/)\?token=secret-word\n", server.stdout.readline())
            assert found
            assert b"Begin this dossier" in fetched(found[1] + "?token=secret-word")
        finally:
            server.terminate()


def fetched(address: str) -> bytes:
    """The page, once the server is up; with the cookie that it sets."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    for _ in range(200):
        try:
            with opener.open(address, timeout=10) as answer:
                return bytes(answer.read())
        except ConnectionError:
            time.sleep(0.05)
    raise TimeoutError(address)
