"""Every page shows what the record has, and every link of it leads somewhere."""

from __future__ import annotations

import re
from collections import deque
from html import unescape
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from accord.dossier import Dossier
from accord.web.app import create_app

LINK = re.compile(r'(?:href|src|data-fragment)="(/[^"]*)"')
MOST = 170
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Nesting(HTMLParser):
    """Finds end tags that close what is not open, ids given twice, and labels of nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag in ("div", "details", "form", "ul", "p", "table", "section") and "p" in self.open:
            self.wrong.append(f"<{tag}> in <p> at {self.getpos()}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def crawl(client: TestClient, *also: str, begin: str = "/") -> dict[str, str]:
    """Every page that can be reached from the first and some others: its address and text."""
    waiting, seen = deque([begin, *also]), dict[str, str]()
    while waiting and len(seen) < MOST:
        path = waiting.popleft()
        if path in seen or "/brief/download" in path or "as_of=" in path or path.startswith("/static/"):
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen[path] = answer.text
        links = (unescape(link).partition("#")[0] for link in LINK.findall(answer.text))
        waiting.extend(link for link in links if link and link not in seen)
    return seen


@pytest.fixture(scope="module")
def pages(horn: Dossier) -> dict[str, str]:
    client = TestClient(create_app(horn), base_url="http://127.0.0.1:8520")
    return crawl(client, "/events?show=drawing&lanes=pair", "/compare?one=2018-06&other=2018-10")


def test_every_link_leads_somewhere(pages: dict[str, str]) -> None:
    kinds = {path.split("/")[1].partition("?")[0] for path in pages}
    assert {"events", "actors", "pairs", "network", "registers", "conflicts", "sources", "read", "brief"} <= kinds
    assert {"agreements", "ask", "compare", "decisions", "review", "add", "original"} - {"original", "ask"} <= kinds


def test_pages_are_well_formed(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path == "/brief/page":
            continue  # tests/export looks at the brief
        found = Nesting()
        found.feed(text)
        assert (found.wrong, found.open) == ([], []), path
        assert len(found.ids) == len(set(found.ids)), path


def test_pages_are_small(pages: dict[str, str]) -> None:
    assert max(len(text.encode()) for path, text in pages.items() if path != "/brief/page") < 300_000


def test_event_page_has_every_telling_and_why_it_is_credible(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        event = max(built.events(), key=lambda event: (len(event.conflicts), len(event.claims)))
        claims = [claim for id in event.claims if (claim := built.claim(id))]
        sides = sum(len(one.sides) for one in built.others("conflicts") if one.id in event.conflicts)
    page = client.get(f"/events/{event.id}").text
    for claim in claims:
        assert f"/read/{claim.document}?claim={claim.id}#here" in page
    assert "independent origin" in page
    assert page.count('class="side"') == sides


def test_filters_are_in_the_address_and_narrow_what_is_shown(client: TestClient) -> None:
    every = client.get("/api/events?all=true").json()["total"]
    asked = "actor=Eritrea&actor=ETH&status=happened&since=2018-07&until=2018-09"
    some = client.get(f"/api/events?{asked}").json()
    assert 0 < some["total"] < every
    assert {event["status"] for event in some["events"]} == {"happened"}
    page = client.get(f"/events?{asked}").text
    assert f"{some['total']} event" in page
    assert 'value="2018-07"' in page
    for event in some["events"]:
        assert f"/events/{event['id']}" in page


def test_single_origin_filter(client: TestClient) -> None:
    single = client.get("/api/events?origins=1&all=true").json()["events"]
    several = client.get("/api/events?origins=2%2B&all=true").json()["events"]
    assert single
    assert several
    assert {len(event["origins"]) for event in single} == {1}
    assert min(len(event["origins"]) for event in several) == 2


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events/ffffffffffffffff", 404),
        ("/actors/nobody-at-all", 404),
        ("/read/nothing", 404),
        ("/conflicts/nothing", 404),
        ("/agreements/nothing", 404),
        ("/claims/nothing", 404),
        ("/sources/nothing.html", 404),
        ("/events?actor=nobody-at-all", 400),
        ("/events?since=yesterday", 422),
        ("/brief/download/papyrus", 400),
        ("/nothing", 404),
    ],
)
def test_what_is_not_there_is_said_in_words(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


def test_question_is_answered_with_its_sentences(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "When did Eritrea reopen its embassy in Addis Ababa?"}).text
    assert "Stated" in page
    assert "The sentences it rests on" in page


def test_words_are_searched_and_marked(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "embassy"}).text
    assert "<mark>" in page
    assert client.get("/ask", params={"q": "zyzzyva"}).text.count("<mark>") == 0


def test_names_are_not_a_question_when_they_stand_alone(client: TestClient) -> None:
    assert "has a page" in client.get("/ask", params={"q": "Eritrea"}).text


def test_an_id_opens_what_has_it(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        event = next(built.events())
    assert (
        client.get("/ask", params={"q": event.id}, follow_redirects=False).headers["location"] == f"/events/{event.id}"
    )


def test_downloads_are_the_exports(client: TestClient) -> None:
    assert client.get("/brief/download/md").text.startswith("#")
    assert client.get("/brief/download/jsonl").content == client.get("/brief/download/jsonl").content
    assert client.get("/brief/download/html").text == client.get("/brief/page").text


def test_the_brief_tells_what_changed_since_a_day(client: TestClient) -> None:
    assert "/brief/page?since=2018-09" in client.get("/brief?since=2018-09").text
    assert client.get("/brief/download/md?since=2018-09").text != client.get("/brief/download/md").text
    assert client.get("/brief?since=lately").status_code == 422


def test_sections_of_the_brief_are_chosen_in_the_address(client: TestClient) -> None:
    page = client.get("/brief?sections=key&sections=gaps").text
    assert page.count("checked") == 2
    assert "/brief/page?sections=key,gaps" in page
    assert "/brief/download/md?sections=key,gaps" in page
    heads = [line for line in client.get("/brief/download/md?sections=key,gaps").text.splitlines() if line[:3] == "## "]
    assert heads == ["## Bottom line", "## Key events", "## Gaps", "## Sources", "## Notes"]
    assert client.get("/brief/page?sections=weather").status_code == 400
    assert client.get("/brief?sections=weather").status_code == 400


def test_two_outlets_are_set_beside_each_other(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        outlets = {heading.id: heading.outlet for heading in built.headings()}
        told = {event.id: {outlets[document] for document in event.documents} for event in built.events()}
    pair = next(sorted(who)[:2] for who in ({o for o in some if o} for some in told.values()) if len(who) > 1)
    page = client.get("/compare/outlets", params={"one": pair[0], "other": pair[1]}).text
    both = [id for id, who in told.items() if set(pair) <= who]
    assert f"{len(both)} event" in page
    assert all(f'<article class="conflict">\n  <h2><a class="row" href="/events/{id}"' in page for id in both[:20])


def test_an_empty_dossier_shows_how_to_begin(dossier: Dossier) -> None:
    client = TestClient(create_app(dossier), base_url="http://127.0.0.1:8520")
    assert "Begin this dossier" in client.get("/").text
    assert client.get("/events", follow_redirects=False).headers["location"] == "/"
    assert client.get("/api/events").status_code == 409
