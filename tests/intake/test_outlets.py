"""The outlet of a text that names it only in its lines: mastheads, bylines, datelines, rights."""

from __future__ import annotations

import pytest

from accord.intake import outlets, take_in
from accord.model import Article
from tests.intake.pages import ONE, THREE

TITLE = "Talks on fish end in Lima after ten years"


def article(head: str, foot: str = "") -> Article:
    (one,) = take_in(f"{head}{ONE}\n\n{THREE}\n\n{foot}".encode(), "test").articles
    return one


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (f"{TITLE}\n\nHarbour Wire\nSaturday, 22 May 2021\n\n", "Harbour Wire"),
        (f"{TITLE}\n\nHarbour Wire, 22 May 2021\n\n", "Harbour Wire"),
        (f"THE HARBOUR REVIEW\nOpinion\n16 May 2021\n\n{TITLE}\n\nBy Ana Quispe\n\n", "THE HARBOUR REVIEW"),
        (f"The Trawler\n\n{TITLE}\n\n", "The Trawler"),
        (f"Harbour Bay Information Service\n\n{TITLE}\n\n", "Harbour Bay Information Service"),
        (f"portherald.example\n\n{TITLE}\n\n", "portherald.example"),
        (f"{TITLE}\n\nBy Ana Quispe, The Port Herald\n\n", "The Port Herald"),
        (f"{TITLE}\n\nBy Ana Quispe for Port Herald\n\n", "Port Herald"),
        (f"{TITLE}\n\nAna Quispe | Port Herald | May 3, 2021\n\n", "Port Herald"),
        (f"{TITLE}\n\nBy the Port Ledger\n\n", "Port Ledger"),
        (f"{TITLE}\n\nLIMA, May 3 (South Bay Press) - ", "South Bay Press"),
        (f"{TITLE}\n\nSAN JUAN, 3 May 2021 (South Bay Press) — ", "South Bay Press"),
        (f"{TITLE}\n\nLIMA, May 3. /SBP/. ", "SBP"),
        (f"{TITLE}\n\nPort Herald, May 3, 2021 — ", "Port Herald"),
    ],
)
def test_outlet_is_named(head: str, outlet: str) -> None:
    one = article(head)
    assert one.outlet == outlet
    assert one.title is not None
    assert one.title.words == TITLE
    assert one.text == f"{TITLE}\n\n{ONE}\n\n{THREE}"


@pytest.mark.parametrize(
    "head",
    [
        f"World News\n\n{TITLE}\n\n",
        f"BREAKING NEWS\nMiddle East\n\n{TITLE}\n\n",
        f"{TITLE}\n\nLima\n3 May 2021\n\n",
        f"{TITLE}\n\nLIMA, May 3, 2021 - ",
        f"{TITLE}\n\nNairobi, 3 May 2021 — ",
        f"{TITLE}\n\nBy Ana Quispe in Lima\n\n",
        "Ministers Mail Letters\n\n",
    ],
)
def test_sections_places_and_people_are_no_outlets(head: str) -> None:
    assert article(head).outlet is None


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("© 2021 The Port Herald. All rights reserved.", "The Port Herald"),
        ("Copyright 2018 Cape Lines", "Cape Lines"),
        ("(c) South Bay Group 2020", "South Bay Group"),
        (f"The post {TITLE} appeared first on Port Herald.", "Port Herald"),
        ("All rights reserved.", None),
    ],
)
def test_outlet_holds_the_rights(foot: str, outlet: str | None) -> None:
    assert article(f"{TITLE}\n\n", foot).outlet == outlet


@pytest.mark.parametrize("name", ["Port Herald", "SOUTH BAY NEWS", "Radio Callao", "The Daily Net", "Huari TV"])
def test_name_of_an_outlet(name: str) -> None:
    assert outlets.is_name(name)


@pytest.mark.parametrize("line", ["By Ana Quispe", "Daily", "Latest news", "Middle East", "He read the Herald.", "Ana"])
def test_no_name_of_an_outlet(line: str) -> None:
    assert not outlets.is_name(line)
