"""Corrections made in the pages are decisions like any others."""

from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord.dossier import Dossier
from accord.dossier.deciding import decide, log_of
from accord.model import Event
from accord.web.app import create_app
from accord.web.jobs import Jobs, Report
from tests.web.conftest import in_this_process

Form = dict[str, str]


class Desk:
    """A page to write from, with its key."""

    def __init__(self, dossier: Dossier) -> None:
        self.app = create_app(dossier, builder=in_this_process)
        self.client = TestClient(self.app, base_url="http://127.0.0.1:8520", follow_redirects=False)

    def post(self, path: str, **form: str) -> int:
        key = self.app.state.site.keys.write
        self.answer = self.client.post(path, data={"write_key": key, "who": "Desk two", **form})
        return self.answer.status_code

    def built(self) -> bool:
        return bool(self.app.state.site.jobs.wait(60))


@pytest.fixture
def desk(own_horn: Dossier) -> Desk:
    return Desk(own_horn)


def an_event(dossier: Dossier) -> Event:
    with dossier.open() as built:
        return max(built.events(), key=lambda event: (len(event.claims), event.id))


def test_a_correction_survives_a_rebuild_from_nothing_and_can_be_undone(desk: Desk, own_horn: Dossier) -> None:
    event = an_event(own_horn)
    form = {"action": "correct", "target": event.id, "field": "title", "value": "What it was", "why": "It reads better"}
    assert desk.post("/decide", **form, back=f"/events/{event.id}") == 303
    assert desk.built()
    ((one, state),) = log_of(own_horn)
    assert (one.who, one.why, one.value, state) == ("Desk two", "It reads better", "title=What it was", "applied")
    assert desk.answer.headers["location"] == f"/events/{event.id}?decided={one.id}"
    shutil.rmtree(own_horn.folder / ".accord")
    own_horn.build()
    assert "What it was" in desk.client.get(f"/events/{event.id}").text
    assert desk.post("/undo", decision=one.id, why="It was right before") == 303
    assert desk.built()
    page = desk.client.get(f"/events/{event.id}").text
    assert "What it was" not in page
    assert [state for _, state in log_of(own_horn)] == ["undone", "applied"]
    log = desk.client.get("/decisions").text
    assert "have changed since" not in log
    assert "It reads better" in log
    assert "It was right before" in log


def test_a_claim_that_is_missing_is_added_to_the_words_of_the_page(desk: Desk, own_horn: Dossier) -> None:
    with own_horn.open() as built:
        page = next(built.articles())
        actor = built.actor("ETH")
    assert actor
    at = page.blocks[-1].start
    words = page.text[at : page.blocks[-1].end].strip()
    shown = desk.client.get(f"/read/{page.id}?at={at}-{at + len(words)}").text
    assert f'name="at" value="{at}"' in shown
    form = {"document": page.id, "words": words, "at": str(at), "type": "SUPPORT", "role": "actor", "why": "Missed"}
    assert desk.post("/claims", **form, actor="Nobody At All") == 404
    assert desk.post("/claims", **form, actor=actor.name) == 303
    assert desk.answer.headers["location"].startswith(f"/read/{page.id}?at={at}-{at + len(words)}&decided=")
    assert desk.built()
    with own_horn.open() as built:
        (told,) = (claim for claim in built.claims_in(page.id) if claim.rule == "person/added")
    assert (told.evidence.start, told.evidence.words) == (at, words)
    card = desk.client.get(f"/read/{page.id}?claim={told.id}").text
    assert "person/added" in card
    assert "Missed" in card
    correct = {"action": "correct", "target": told.id, "field": "modality", "value": "planned", "why": "It will"}
    assert desk.post("/decide", **correct) == 303
    assert desk.built()
    with own_horn.open() as built:
        now = built.claim(told.id)
    assert now
    assert now.modality == "planned"


@pytest.mark.parametrize(
    "form",
    [
        {"action": "accept", "target": "ffffffffffffffff", "why": "because"},
        {"action": "accept", "target": "", "why": "because"},
        {"action": "burn", "target": "x", "why": "because"},
        {"action": "correct", "target": "x", "field": "date", "value": "yesterday", "why": "because"},
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(desk: Desk, own_horn: Dossier, form: Form) -> None:
    assert desk.post("/decide", **form) in (400, 404, 422)
    assert "<h1>" in desk.answer.text
    assert own_horn.decisions.read()[0] == []


def test_a_decision_needs_a_reason(desk: Desk, own_horn: Dossier) -> None:
    assert desk.post("/decide", action="accept", target=an_event(own_horn).id, why="  ") == 400
    assert own_horn.decisions.read()[0] == []


def test_a_source_is_retracted(desk: Desk, own_horn: Dossier) -> None:
    with own_horn.open() as built:
        document = next(built.articles()).id
    assert desk.post("/decide", action="retract", target=document, why="Withdrawn", back="/sources") == 303
    assert desk.built()
    with own_horn.open() as built:
        assert built.article(document) is None
    assert "Withdrawn" in desk.client.get("/sources").text


def test_reliability_is_shown_as_a_persons_judgment(desk: Desk, own_horn: Dossier) -> None:
    with own_horn.open() as built:
        article = next(article for article in built.articles() if article.outlet)
    form = {"action": "reliability", "target": str(article.outlet), "value": "B", "why": "Few corrections"}
    assert desk.post("/decide", **form) == 303
    assert desk.built()
    with own_horn.open() as built:
        (given,) = built.others("reliability")
        event = next(e for e in built.events() if given.origin in {origin.actor for origin in e.origins})
    assert "as a person judged" in desk.client.get(f"/events/{event.id}").text


def test_a_judgment_is_shown_as_a_persons(desk: Desk, own_horn: Dossier) -> None:
    event = an_event(own_horn)
    form = {
        "action": "judge",
        "target": event.id,
        "value": "very likely",
        "confidence": "moderate",
        "why": "Two saw it",
    }
    assert desk.post("/decide", **form) == 303
    assert desk.built()
    page = desk.client.get(f"/events/{event.id}").text
    assert "<strong>very likely</strong>; confidence in the basis: moderate" in page
    assert "a person's judgment" in page.replace("&#39;", "'")


def test_two_tabs_and_a_command_at_once_lose_nothing(own_horn: Dossier) -> None:
    desks, event = [Desk(own_horn), Desk(own_horn)], an_event(own_horn)

    def press(nth: int) -> int:
        if nth % 3 == 2:
            decide(own_horn, "accept", event.id, None, why=f"reason {nth}", who="command")
            return 303
        return desks[nth % 3].post("/decide", action="accept", target=event.id, why=f"reason {nth}")

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(press, range(12))) == {303}
    assert all(desk.built() for desk in desks)
    own_horn.build()
    assert {one.why for one, _ in log_of(own_horn)} == {f"reason {nth}" for nth in range(12)}
    assert {state for _, state in log_of(own_horn)} == {"applied"}


def test_text_that_is_pasted_is_kept_and_read(desk: Desk, own_horn: Dossier) -> None:
    before = len(own_horn.sources.ids())
    text = "Kenya and Uganda sign\n\nNAIROBI, 3 March 2019 - Kenya and Uganda signed a trade agreement."
    assert desk.post("/add", text=text, name="../../etc/Trade\x00 deal") == 303
    assert desk.built()
    assert len(own_horn.sources.ids()) == before + 1
    assert "Trade deal.txt" in [name for source in own_horn.sources.all()[0] for name in source.names]
    assert "Uganda" in desk.client.get("/events?actor=Kenya").text


def test_what_is_asked_for_during_a_build_is_done_after_it(tmp_path: Path) -> None:
    began, go, runs = threading.Event(), threading.Event(), []

    def slow(folder: Path, report: Report) -> None:
        runs.append(folder)
        began.set()
        assert go.wait(10)
        report({"step": "Reading", "done": 1, "total": 2})
        report({"built": "all"})

    jobs = Jobs(tmp_path, slow)
    jobs.build()
    assert began.wait(10)
    for _ in range(5):
        jobs.build()
    assert jobs.now.state == "running"
    go.set()
    assert jobs.wait(10)
    assert (len(runs), jobs.now.state, jobs.now.what, jobs.now.serial) == (2, "done", "all", 2)


def test_a_build_in_a_process_of_its_own_tells_how_it_goes(dossier: Dossier) -> None:
    jobs = Jobs(dossier.folder)
    jobs.build()
    assert jobs.wait(60)
    assert (jobs.now.state, jobs.now.what) == ("done", "0 documents, 0 claims, 0 events; 0 newly read")


def test_a_build_that_cannot_be_done_says_why(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)
    jobs.build()
    assert jobs.wait(60)
    assert jobs.now.state == "failed"
    assert "not a dossier" in jobs.now.what
