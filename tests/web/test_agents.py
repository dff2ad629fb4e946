"""Agents are given spans, standing and origins, and refusals in words."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest

from accord.dossier import Dossier
from accord.web.agents import server
from tests.test_cli_as_of import later_than


def call(horn: Dossier, tool: str, **given: object) -> Any:
    """What a client gets from a tool: decoded, or the words of a refusal."""
    from mcp import Client

    async def ask() -> Any:
        async with Client(server(horn)) as client:
            return await client.call_tool(tool, given)

    result = asyncio.run(ask())
    text = result.content[0].text
    return text if result.is_error else json.loads(text)


def test_tools_are_the_six_and_only_read(horn: Dossier) -> None:
    from mcp import Client

    async def ask() -> Any:
        async with Client(server(horn)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(ask())
    assert {tool.name for tool in tools} == {"ask", "search", "timeline", "event", "actor", "sources"}
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description for tool in tools)


def test_timeline_event_and_actor(horn: Dossier) -> None:
    found = call(horn, "timeline", actors=["Eritrea", "Ethiopia"], since="2018-07", most=5)
    assert len(found["events"]) == 5 <= found["total"]
    event = call(horn, "event", id=found["events"][0]["id"])
    assert event["told"][0]["evidence"]["words"]
    assert event["origins"]
    assert event["credibility"]["reasons"]
    actor = call(horn, "actor", name="Eritrea")
    assert actor["id"] == "ERI"


def test_ask_search_and_sources(horn: Dossier) -> None:
    answer = call(horn, "ask", question="When did Eritrea reopen its embassy in Addis Ababa?")
    assert answer["status"] == "stated"
    assert answer["spans"][0]["words"]
    hit = call(horn, "search", words="embassy", most=1)["hits"][0]
    assert hit["claim"]["id"] == hit["id"]
    sources = call(horn, "sources")
    assert sources["total"] == len(sources["documents"])
    assert sources["copies"]


@pytest.mark.parametrize(("tool", "given"), [("event", {"id": "ffff"}), ("actor", {"name": "nobody at all"})])
def test_what_is_not_there_is_said_in_words(horn: Dossier, tool: str, given: dict[str, str]) -> None:
    told = call(horn, tool, **given)
    assert isinstance(told, str)
    assert next(iter(given.values())) in told


def test_the_command_speaks_over_standard_input(horn: Dossier) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    done = subprocess.run(
        [sys.executable, "-m", "accord", "mcp", str(horn.folder)],
        input=json.dumps(hello) + "\n",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert json.loads(done.stdout.splitlines()[0])["result"]["serverInfo"]["name"] == "accord"


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("ask", {"question": "When was the border crossing at Zalambessa opened?"}),
        ("search", {"words": "border"}),
        ("timeline", {"everything": True, "most": 200}),
        ("actor", {"name": "Eritrea"}),
        ("sources", {}),
    ],
)
def test_every_tool_takes_a_day(horn: Dossier, tool: str, given: dict[str, Any]) -> None:
    later = later_than(horn, "2018-07")
    then, now = (json.dumps(call(horn, tool, **given, **more)) for more in ({"as_of": "2018-07"}, {}))
    assert any(mark in now for mark in later)
    assert not any(mark in then for mark in later)
    assert "is no date" in call(horn, tool, **given, as_of="lately")
