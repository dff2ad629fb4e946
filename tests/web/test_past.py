"""The pages and the API as of a day: nothing of later documents, and no link that leaves the day."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from accord.dossier import Dossier
from accord.web import past
from accord.web.past import AS_OF, under
from accord.web.view import DAYS
from tests.test_cli_as_of import later_than
from tests.web.test_pages import LINK, crawl

DAY = "2018-07"
BEFORE = f"/as-of/{DAY}"


@pytest.fixture(scope="module")
def pages(app: FastAPI) -> dict[str, str]:
    """The pages that can be reached from the first as of a day."""
    client = TestClient(app, base_url="http://127.0.0.1:8520")
    also = ("/events?show=drawing&lanes=pair", "/compare?one=2018-06&other=2018-10", "/ask?q=embassy", "/brief")
    return crawl(client, f"{BEFORE}/", *(BEFORE + path for path in also), begin=f"{BEFORE}/")


def test_links_stay_in_the_day(pages: dict[str, str]) -> None:
    assert len(pages) > 60
    plain = {path for path in pages if not path.startswith(BEFORE)}
    assert plain == set()
    kinds = {path.removeprefix(BEFORE).split("/")[1].partition("?")[0] for path in pages}
    assert {"events", "actors", "pairs", "network", "registers", "conflicts", "sources", "read", "brief"} <= kinds
    assert "add" not in kinds


def test_no_page_knows_what_came_later(pages: dict[str, str], horn: Dossier) -> None:
    later = re.compile("|".join(map(re.escape, sorted(later_than(horn, DAY)))))
    told = {path: found.group() for path, text in pages.items() if (found := later.search(text))}
    assert told == {}


def test_a_banner_says_what_is_shown_and_leads_back(pages: dict[str, str], client: TestClient) -> None:
    page = pages[f"{BEFORE}/"]
    assert "the 7 documents surely published by then; 8 are left out" in page
    (back,) = re.findall(r'<a href="([^"]*)">Today’s record', page)
    answer = client.get(back, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "left out" not in client.get("/").text


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/events?as_of=2018-07&actor=ETH&actor=ERI", "/as-of/2018-07/events?actor=ETH&actor=ERI"),
        ("/as-of/2018-07/events?as_of=2018-08&since=2018", "/as-of/2018-08/events?since=2018"),
        ("/as-of/2018-07/events?since=2018&as_of=", "/events?since=2018"),
        ("/?as_of=2018", "/as-of/2018/"),
        ("/as-of/2018?as_of=", "/"),
        ("/sources/abc%232?as_of=2018", "/as-of/2018/sources/abc%232"),
        ("/brief/download/md?as_of=+2018+", "/as-of/2018/brief/download/md"),
        ("/events?as_of=//host/%0d%0ax", "/as-of/%2F%2Fhost%2F%0D%0Ax/events"),
        ("//host/x?as_of=", "/host/x"),
        ("/as-of/2018//host/x?as_of=", "/host/x"),
        ("/%5Chost?as_of=", "/%5Chost"),
    ],
)  # fmt: skip
def test_a_day_in_the_query_becomes_the_prefix(client: TestClient, path: str, to: str) -> None:
    answer = client.get(f"http://127.0.0.1:8520{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, to)


@pytest.mark.parametrize("path", ["/pairs/ETH/ERI", "/claims/CLAIM", "/ask?q=CLAIM"])
def test_pages_that_lead_on_stay_in_the_day(client: TestClient, path: str) -> None:
    claim = client.get(f"/api/events?as_of={DAY}").json()["events"][0]["claims"][0]
    answer = client.get(BEFORE + path.replace("CLAIM", claim), follow_redirects=False)
    assert 300 < answer.status_code < 309
    assert answer.headers["location"].startswith(f"{BEFORE}/")


@pytest.mark.parametrize("day", ["lately", "2018-02-31", "2018-13", "%22onload=x", "٢٠١٨"])
def test_what_is_no_day_is_refused_in_words(client: TestClient, day: str) -> None:
    for path in (f"/as-of/{quote(day, safe='%')}/events", f"/events?as_of={quote(day, safe='%')}"):
        answer = client.get(path)
        assert answer.status_code in (400, 404)
        assert "<h1>" in answer.text
        assert 'href="/events"' in answer.text  # of the record as it is


def test_what_is_not_there_yet_is_refused_within_the_day(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built, horn.open(DAY) as then:
        later = {one.id for one in built.headings()} - {one.id for one in then.headings()}
        names = {one.name for one in built.headings() if one.id in later}
    for id in later:
        for path in ("/read/", "/sources/"):
            answer = client.get(BEFORE + path + quote(id, safe=""))
            assert answer.status_code == 404
            assert f'href="{BEFORE}/events"' in answer.text
            assert not any(name in answer.text for name in names if path == "/read/")


def test_downloads_are_as_of_the_day(client: TestClient, horn: Dossier) -> None:
    answer = client.get(f"{BEFORE}/brief/download/md")
    assert "ethiopia-and-eritrea-2018-as-of-2018-07.md" in answer.headers["content-disposition"]
    assert not any(mark in answer.text for mark in later_than(horn, DAY))
    assert answer.text != client.get("/brief/download/md").text
    assert client.get(f"{BEFORE}/brief/page").text == client.get(f"{BEFORE}/brief/download/html").text


def test_a_day_before_all_documents_has_an_empty_record(client: TestClient) -> None:
    home = client.get("/as-of/1990/").text
    assert "the 0 documents surely published by then; 15 are left out" in home
    for path in ("events", "events?show=drawing", "actors", "network", "conflicts", "sources", "compare", "brief/page"):
        assert client.get(f"/as-of/1990/{path}").status_code == 200


def test_a_register_on_a_day_as_of_a_day(client: TestClient) -> None:
    """Valid time is a field of the page, the time of knowing its prefix."""
    assert "Left out:" in client.get(f"{BEFORE}/registers/agreements?on=2018-07-08").text
    counts = [
        client.get(f"/api/registers/agreements?{query}").json()["total"]
        for query in ("", "as_of=2018-07", "as_of=2018-07&on=2018-07-09", "as_of=2018-07&on=2018-07-08")
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[2:] == [1, 0]


# ---------------------------------------------------------------- API
READS = (
    "/dossier /events /documents /actors /actors/ETH /pairs/ETH/ERI /registers/agreements /registers/offices "
    "/conflicts /copies /problems /search?q=embassy /ask?q=Who+signed+the+declaration%3F"
)


@pytest.mark.parametrize("path", READS.split())
def test_the_api_takes_a_day(client: TestClient, horn: Dossier, path: str) -> None:
    mark = "&" if "?" in path else "?"
    answer = client.get(f"/api{path}{mark}as_of={DAY}&limit=1000")
    assert answer.status_code == 200
    assert not any(mark in answer.text for mark in later_than(horn, DAY))
    assert client.get(f"/api{path}{mark}as_of=lately").status_code == 422
    assert client.get(f"/api{path}{mark}as_of=2018-02-31").json()["error"] == "'2018-02-31' is a day that no month has"


def test_the_day_of_one_request_is_not_that_of_the_next(client: TestClient) -> None:
    asked = [client.get(f"/api/dossier{query}").json() for query in (f"?as_of={DAY}", "", f"?as_of={DAY}")]
    counts = [one["counts"]["documents"] for one in asked]
    assert counts == [7, 15, 7]
    assert AS_OF.get() == ""


def test_readers_of_different_days_do_not_meet(base: str) -> None:
    """Many at once, on a server: each gets the record that it asks for."""
    documents = {"": 15, "2018-07": 7, "2018-08": 9, "1990": 0}

    def look(day: str) -> tuple[str, int]:
        with urlopen(f"{base}/api/dossier?as_of={day}") as answer:
            return day, json.load(answer)["counts"]["documents"]

    with ThreadPoolExecutor(8) as readers:
        seen = list(readers.map(look, [*documents] * 12))
    assert set(seen) == set(documents.items())


def test_the_api_says_in_its_schema_that_it_takes_a_day(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    without = {
        path
        for path, ways in paths.items()
        if "as_of" not in {one["name"] for one in ways.get("get", {}).get("parameters", ())}
    }
    assert without == {"/api/decisions", "/api/job"}  # which are not of the record
    assert "as_of" not in str(paths["/api/decisions"]["post"].get("parameters", ""))


# ---------------------------------------------------------------- what is kept at hand
def test_few_days_are_at_hand_beside_the_record(horn: Dossier) -> None:
    from accord.web.view import Rooms

    rooms = Rooms(horn)
    days = ["", "2018-07", "2018-08", "2018-09", "2018-07"]
    seen = []
    for day in days:
        with rooms.room(day) as room:
            seen.append(room.view.documents)
    assert [seen[0], seen[1], seen[2], seen[4]] == [15, 7, 9, 7]  # the day that had to go is made again
    assert len(rooms._views) == DAYS + 1
    assert "" in rooms._views
    with rooms.room() as room, rooms.room() as again:
        assert room.view is again.view


# ---------------------------------------------------------------- links
def test_only_links_and_searches_get_the_prefix() -> None:
    page = (
        '<a href="/events">x</a><a class="row" href="/">x</a><a href="https://host/events">x</a><a href="#here">x</a>'
        '<link href="/static/accord.css"><iframe src="/brief/page"></iframe>'
        '<div data-fragment="/pairs/A/B/turns"></div>'
        '<form class="filters" action="/events" data-filters></form><form method="post" action="/decide"></form>'
        '<p>href=&#34;/events&#34;</p><a href="//host">x</a><input value="/events">'
    )
    assert under("/as-of/2018", page) == (
        '<a href="/as-of/2018/events">x</a><a class="row" href="/as-of/2018/">x</a><a href="https://host/events">x</a>'
        '<a href="#here">x</a><link href="/static/accord.css"><iframe src="/as-of/2018/brief/page"></iframe>'
        '<div data-fragment="/as-of/2018/pairs/A/B/turns"></div>'
        '<form class="filters" action="/as-of/2018/events" data-filters></form>'
        '<form method="post" action="/decide"></form>'
        '<p>href=&#34;/events&#34;</p><a href="//host">x</a><input value="/events">'
    )
    assert under("", page) == page


def test_forms_that_write_are_hidden_by_the_class_of_the_page(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path != f"{BEFORE}/brief/page":
            assert '<body class="as-of">' in text, path
            assert "/as-of" not in "".join(re.findall(r'<form method="post"[^>]*>', text)), path
    style = (Path(past.__file__).parent / "static" / "accord.css").read_text("utf-8")
    assert re.search(r'^\.as-of :is\(form\[method="post"\], [^{]*\{ display: none; \}', style, re.MULTILINE)


def test_links_of_the_first_page_lead_somewhere(client: TestClient) -> None:
    page = client.get(f"{BEFORE}/").text
    links = {unescape(link) for link in LINK.findall(page) if not link.startswith("/static/")}
    assert len(links) > 20
    assert {link: status for link in links if (status := client.get(link).status_code) != 200} == {}
