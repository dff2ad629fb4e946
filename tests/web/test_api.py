"""The JSON API gives the record in the formats of the exports, and never fails."""

from __future__ import annotations

import json
import warnings
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from accord.dossier import Dossier
from accord.export import jsonl


def rows(horn: Dossier, name: str) -> list[dict[str, object]]:
    files = dict(jsonl.files(horn.record()))
    return [json.loads(line) for line in files[f"{name}.jsonl"]]


@pytest.mark.parametrize("name", ["agreements", "offices", "memberships", "sanctions", "transfers", "ties"])
def test_registers_are_those_of_the_export(client: TestClient, horn: Dossier, name: str) -> None:
    got = client.get(f"/api/registers/{name}?limit=1000").json()[name]
    assert [{key: value for key, value in row.items() if key != "noun"} for row in got] == rows(horn, name)


def test_events_claims_actors_documents_conflicts_are_those_of_the_export(client: TestClient, horn: Dossier) -> None:
    events = client.get("/api/events?limit=1000&all=true").json()["events"]
    bare = [{key: value for key, value in row.items() if key != "credibility"} for row in events]
    assert sorted(bare, key=lambda row: str(row["id"])) == sorted(rows(horn, "events"), key=lambda row: str(row["id"]))
    for claim in rows(horn, "claims")[::11]:
        got = client.get(f"/api/claims/{claim['id']}").json()
        assert {key: got[key] for key in claim} == claim
    assert client.get("/api/actors?limit=1000").json()["actors"] == rows(horn, "actors")
    assert client.get("/api/documents?limit=1000").json()["documents"] == rows(horn, "documents")
    assert client.get("/api/conflicts?limit=1000").json()["conflicts"] == rows(horn, "conflicts")
    assert client.get("/api/copies?limit=1000").json()["copies"] == rows(horn, "copies")


def test_spans_of_a_document_hold_in_its_text(client: TestClient, horn: Dossier) -> None:
    got = {
        str(row["id"]): client.get(f"/api/documents/{quote(str(row['id']))}").json() for row in rows(horn, "documents")
    }
    elsewhere = 0
    for id, document in got.items():
        for claim in document["claims"]:
            assert holds(claim["evidence"], document["text"])
            if when := claim["time"]["span"]:
                teller = when.get("document", id)
                assert holds(when, got[teller]["text"])
                elsewhere += teller != id
    assert elsewhere  # when it was may be told by another document alone


def holds(span: dict[str, Any], text: str) -> bool:
    return bool(text[span["start"] : span["end"]] == span["words"])


def test_lists_come_in_pages(client: TestClient) -> None:
    every = client.get("/api/events?limit=1000").json()
    parts = [client.get(f"/api/events?limit=7&offset={offset}").json() for offset in range(0, every["total"], 7)]
    assert [event["id"] for part in parts for event in part["events"]] == [event["id"] for event in every["events"]]


def test_a_question_and_a_search(client: TestClient) -> None:
    answer = client.get("/api/ask", params={"q": "When did Eritrea reopen its embassy in Addis Ababa?"}).json()
    assert answer["status"] == "stated"
    assert all(span["words"] for span in answer["spans"])
    found = client.get("/api/search", params={"q": "embassy"}).json()
    assert found["total"] == len(found["hits"]) > 0


def test_a_pair_has_scores_and_turning_points(client: TestClient) -> None:
    pair = client.get("/api/pairs/ETH/ERI").json()
    assert (pair["a"], pair["b"]) == ("ERI", "ETH")
    assert pair["scores"]
    assert pair["turns"]["answer"] in ("found", "none", "too-little")


def test_refusals_are_json_with_a_reason(client: TestClient) -> None:
    answer = client.get("/api/events/ffffffffffffffff")
    assert (answer.status_code, set(answer.json())) == (404, {"error", "hint"})


def test_nothing_that_is_sent_makes_it_fail(app: FastAPI) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that generate the requests
        schemathesis = pytest.importorskip("schemathesis")
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": "127.0.0.1"})
        for operation in schema.get_all_operations():
            shaken(operation.ok())


def shaken(operation: object) -> None:
    """Thirty requests of all kinds to one operation."""
    from hypothesis import HealthCheck, given, settings

    @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(case=operation.as_strategy())  # type: ignore[attr-defined]
    def shake(case: object) -> None:
        answer = case.call(headers={"host": "127.0.0.1"})  # type: ignore[attr-defined]
        assert answer.status_code < 500, (case, answer.text)

    shake()


def test_the_page_of_transfers_shows_what_the_register_holds(client: TestClient, horn: Dossier) -> None:
    page = client.get("/registers/transfers")
    assert page.status_code == 200
    held = rows(horn, "transfers")
    assert held
    assert all(f"<bdi>{row['what']}</bdi>" in page.text and str(row["stage"]) in page.text for row in held)
