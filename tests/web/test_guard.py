"""Who may look and who may write."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from accord.dossier import Dossier
from accord.web.app import create_app
from accord.web.guard import Keys, is_loopback
from accord.web.pages.deciding import own_path


@pytest.fixture
def small_client(dossier: Dossier) -> TestClient:
    return TestClient(create_app(dossier, builder=lambda folder, report: report({"built": ""})))


def here(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:8520")


def write_key(app: FastAPI) -> str:
    return str(app.state.site.keys.write)


def test_every_answer_forbids_foreign_and_inline_script(client: TestClient) -> None:
    for path in ("/", "/events", "/nothing", "/static/accord.css", "/api/dossier", "/add"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_hold_no_inline_script_style_or_handler(client: TestClient) -> None:
    for path in ("/", "/events?show=drawing", "/network", "/pairs/ERI/ETH", "/add"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=") + page.count('<script type="module" src=')


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8520", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_refused(app: FastAPI, host: str) -> None:
    assert here(app).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8520", "localhost:1234", "[::1]:8520"])
def test_names_of_this_machine_are_served(app: FastAPI, host: str) -> None:
    assert here(app).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/decide", "/add", "/undo", "/build", "/api/decisions"])
def test_a_foreign_origin_cannot_write_even_with_the_key(
    app: FastAPI, horn: Dossier, headers: dict[str, str], path: str
) -> None:
    form = {"write_key": write_key(app), "action": "accept", "target": "x", "why": "because", "text": "words"}
    answer = here(app).post(path, data=form, headers=headers | {"x-write-key": write_key(app)})
    assert answer.status_code == 403
    assert horn.decisions.read()[0] == []


@pytest.mark.parametrize("key", [None, "", "wrong"])
def test_no_write_without_the_key_of_the_pages(app: FastAPI, horn: Dossier, key: str | None) -> None:
    form: dict[str, Any] = {"action": "accept", "target": "x", "why": "because"}
    answer = here(app).post("/decide", data=form | ({} if key is None else {"write_key": key}))
    assert answer.status_code == 403
    assert horn.decisions.read()[0] == []


def test_a_token_is_asked_for_and_kept_as_a_cookie(horn: Dossier) -> None:
    app = create_app(horn, keys=Keys("secret-word"), hosts={"0.0.0.0"})
    client = TestClient(app, base_url="http://192.0.2.7:8520", follow_redirects=False)
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 403
    welcome = client.get("/events?token=secret-word")
    assert (welcome.status_code, welcome.headers["location"]) == (303, "/events")
    assert "httponly" in welcome.headers["set-cookie"].lower()
    assert "samesite=strict" in welcome.headers["set-cookie"].lower()
    assert client.get("/events").status_code == 200


def test_programs_may_bring_the_token_as_bearer(horn: Dossier) -> None:
    client = TestClient(create_app(horn, keys=Keys("secret-word")), base_url="http://127.0.0.1:8520")
    assert client.get("/api/dossier").status_code == 401
    assert client.get("/api/dossier", headers={"authorization": "Bearer secret-word"}).status_code == 200


def test_what_is_sent_is_bounded(dossier: Dossier) -> None:
    app = create_app(dossier, most_bytes=1000)
    client = TestClient(app, base_url="http://127.0.0.1:8520")
    form = {"write_key": write_key(app), "text": "a" * 2000}
    assert client.post("/add", data=form).status_code == 413
    assert dossier.sources.ids() == []


@pytest.mark.parametrize(
    ("back", "path"),
    [
        ("/events/1?page=2", "/events/1?page=2"),
        ("/events?decided=9&page=2", "/events?page=2"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_after_a_decision_nobody_is_sent_elsewhere(back: str, path: str) -> None:
    assert own_path(back) == path


def test_only_this_machine_is_loopback() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost")] == [True] * 3
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "192.0.2.7", "example.org")] == [False] * 4
