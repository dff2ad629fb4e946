"""Whatever a source says of itself is shown as text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord.dossier import Dossier, building, store
from accord.export import jsonl
from accord.model import (
    Actor,
    Agreement,
    Conflict,
    Doubt,
    Name,
    Obligation,
    Office,
    Origin,
    Place,
    Problem,
    Record,
    Role,
    Sanction,
    Score,
    Side,
    Tie,
)
from accord.web.app import create_app
from tests.builders import article, claim, day, event, reading, record, shared_text
from tests.web.test_pages import crawl

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
TURNED = "abc\u202edcba\u2066x\x00\x1b[31m"
BAD = f"{SCRIPT}{BREAKOUT}{TURNED}"
BAD_ID = BAD.replace("/", "|")  # ids are slugs: no stage gives one with a stroke
LIVE = re.compile(r"<script>|<img src=x|[\u202a-\u202e\u2066-\u2069\x00\x1b]|href=\"\s*javascript:|href=\"data:|>49<")
HUGE = "A" * 10_000_000


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A record of which every text is an attack."""
    folder = tmp_path_factory.mktemp("hostile") / "dossier"
    dossier = Dossier.create(folder, BAD.replace("\x00", ""), ["evil"])
    text = f"{BAD} met Bert. =cmd|' /C calc'!A0"
    known: dict[str, Any] = {"outlet": BAD, "author": BAD, "url": "javascript:alert(1)", "published": day("2020-01-02")}
    one = article(text, name=f"{BAD}.html", **known)
    two = article(
        text + " ", name="@SUM(A1).html", **{**known, "url": 'https://example.org/"><script>alert(1)</script>'}
    )
    one = replace(one, title=one.span(0, len(BAD)))
    who = ("evil", BAD_ID)
    place = Place("p", BAD, None, one.span(0, 5))
    roles = [Role("actor", "evil", one.span(0, 5)), Role("recipient", BAD_ID, None)]
    told = claim(one, "met", actors=roles, time=day("2020-01-01"), rule=BAD, place=place, type="CONSULT")
    also = claim(two, "met", actors=[Role("actor", "evil", None)], time=day("2020-01-01"), modality="denied")
    origins = (Origin(BAD_ID, (one.id,), True), Origin("evil", (two.id,), False))
    conflict = Conflict("c1", "date", "", (Side((told.id,), BAD), Side((also.id,), BAD)), BAD)
    happening = event(
        told, also, title=BAD, participants=("evil", BAD_ID), origins=origins, conflicts=("c1",), place=place
    )
    conflict = replace(conflict, about=happening.id)
    agreement = Agreement(
        "a1", BAD, ("evil", BAD_ID), "treaty", (BAD,), "signed", day("2020-01-01"), place, (BAD_ID,), day("2021-01-01"),
        (Obligation(BAD, "positive", told.id),), (told.id,),
    )  # fmt: skip
    actors = (
        Actor("evil", "person", BAD, (Name(BAD, (one.span(0, 5),)),), country=BAD_ID, sector=BAD),
        Actor(BAD_ID, "state", BAD, ()),
    )
    made = record(
        [one, two],
        [reading(one, told), reading(two, also)],
        actors=actors,
        events=(happening,),
        conflicts=(conflict,),
        copies=(shared_text(one, two),),
        agreements=(agreement,),
        offices=(Office("evil", BAD, BAD_ID, "2020-01-01", None, (one.span(0, 5),)),),
        sanctions=(Sanction(BAD_ID, "evil", BAD, "imposed", day("2020-01-01"), (told.id,)),),
        ties=(Tie("evil", BAD_ID, True, BAD, BAD, (told.id,)),),
        scores=(Score(min(who), max(who), "2020-01", 1.0, 2.0, (happening.id,)),),
        problems=(Problem(BAD, BAD, BAD, BAD),),
        doubts=(Doubt("d1", "evil", BAD_ID, (BAD,), (one.span(0, 5),)),),
    )
    (folder / ".accord").mkdir()
    write(folder, made)
    return dossier


def write(folder: Path, made: Record) -> None:
    ids = building.digest_of_ids(())
    path = folder / ".accord" / building.RECORD
    store.write(path, made, inputs="hostile", sources=ids, decisions="", counts="2 2 2")


def test_no_page_runs_or_turns_what_a_source_says(hostile: Dossier) -> None:
    client = TestClient(create_app(hostile), base_url="http://127.0.0.1:8520")
    pages = crawl(client, "/ask?q=met", "/ask?q=alert&where=documents", "/events?show=drawing&lanes=pair&all=true")
    assert len(pages) > 20
    pages.pop("/brief/page")  # tests/export looks at the brief
    for path, text in pages.items():
        assert LIVE.search(text.replace('<script src="/static/early.js"></script>', "")) is None, path
        assert len(text.encode()) < 300_000, path


def test_a_title_of_ten_megabytes_is_cut(tmp_path: Path) -> None:
    dossier = Dossier.create(tmp_path / "huge")
    source = article("Ann met Bert.", name=HUGE)
    told = claim(source, "met", actors=[Role("actor", "ann", None)], time=day("2020-01-01"))
    happening = event(told, id="huge", title=HUGE)
    (dossier.folder / ".accord").mkdir()
    actors = (Actor("ann", "person", HUGE),)
    write(dossier.folder, record([source], [reading(source, told)], actors=actors, events=(happening,)))
    client = TestClient(create_app(dossier), base_url="http://127.0.0.1:8520")
    for path in (
        "/",
        "/events",
        "/events?show=drawing",
        "/events/huge",
        "/actors/ann",
        f"/read/{source.id}",
        "/sources",
    ):
        page = client.get(path).text
        assert "A" * 20 in page, path
        assert len(page) < 200_000, path


def test_the_sides_of_a_disagreement_stand_beside_each_other(hostile: Dossier) -> None:
    client = TestClient(create_app(hostile), base_url="http://127.0.0.1:8520")
    with hostile.open() as built:
        (happening,) = built.events()
    for path in (f"/events/{happening.id}", "/conflicts", "/conflicts/c1"):
        assert client.get(path).text.count('class="side"') == 2


def test_only_web_addresses_are_links(hostile: Dossier) -> None:
    client = TestClient(create_app(hostile), base_url="http://127.0.0.1:8520")
    with hostile.open() as built:
        one, two = (article.id for article in built.articles())
    assert "javascript:alert(1)</bdi>" in client.get(f"/sources/{one}").text
    assert 'href="https://example.org/&#34;&gt;&lt;script&gt;' in client.get(f"/sources/{two}").text


def test_the_api_gives_the_words_as_they_are(hostile: Dossier) -> None:
    client = TestClient(create_app(hostile), base_url="http://127.0.0.1:8520")
    answer = client.get("/api/events?limit=1&all=true")
    assert answer.headers["content-type"] == "application/json"
    with hostile.open() as built:
        wanted = jsonl.event(next(built.events()), built.articles_by_id())
    assert {key: answer.json()["events"][0][key] for key in wanted} == wanted
