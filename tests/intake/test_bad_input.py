"""Bad input gives a Problem that says what it is and what to do, quickly, and never an exception."""

from __future__ import annotations

import time

import pytest

from accord.intake import take_in
from tests.intake.pages import BODY, ONE


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "binary"),
        (b"PK\x03\x04\x14\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (bytes(range(256)), "binary"),
        (b"<html><body><nav>Home</nav></body></html>", "no-text"),
    ],
)
def test_what_is_no_document_is_refused_by_name(data: bytes, kind: str) -> None:
    found = take_in(data, "odd.txt")
    assert [problem.kind for problem in found.problems] == [kind]
    assert all(problem.source == "odd.txt" and problem.what and problem.hint for problem in found.problems)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-8-sig", "utf-32"])
def test_encodings_are_read(encoding: str) -> None:
    text = "Министры встретились в Лиме и подписали соглашение о рыболовстве. " * 8
    assert take_in(text.encode(encoding), "x").articles[0].text == text.strip()


def test_broken_bytes_are_replaced_and_said() -> None:
    data = ("«Мы ждали», — сказал министр. " * 10).encode() + b"\xff\xfe " + ONE.encode()
    found = take_in(data, "x")
    assert [problem.kind for problem in found.problems] == ["encoding"]
    assert ONE in found.articles[0].text


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<p><span>", "<ul><li>", "<table><tr><td>", "<blockquote>"])
def test_deep_nesting_is_read(opening: str) -> None:
    page = "<html><body>" + opening * 10_000 + "".join(f"<p>{words}</p>" for words in BODY)
    found = take_in(page.encode(), "deep")
    assert all(words in found.articles[0].text for words in BODY)
    assert [problem.kind for problem in found.problems] == ["page-unclear"]


@pytest.mark.parametrize(
    "data",
    [
        (ONE + " ").encode() * 40_000,
        b"a" * 5_000_000,
        b"<" * 3_000_000,
        b'<p><a "' * 300_000,
        b"<p><!--" * 300_000,
        b"<p>x<script>" * 200_000,
        b"<p>" + b"&amp;" * 500_000,
        b'{"text":' * 200_000,
        b'["' * 500_000,
        b"<rss><channel>" + b"<item><title>" * 50_000,
        b"Read more\n" * 50_000,
    ],
    ids=[
        "line",
        "letters",
        "angles",
        "quotes",
        "comments",
        "scripts",
        "entities",
        "objects",
        "lists",
        "items",
        "lines",
    ],
)
def test_no_input_takes_time_out_of_proportion(data: bytes) -> None:
    start = time.perf_counter()
    take_in(data, "big")
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html>" + ONE.encode() + b"<b>x</b>" * 200_000, "too-many-parts"),
        (b'{"text":"He met her."}\n' * 50_001, "too-many-records"),
        (b'{"text":"He met her.","a":' + b"[" * 20_000, "damaged"),
    ],
    ids=["tags", "records", "depth"],
)
def test_what_is_not_read_is_said(data: bytes, kind: str) -> None:
    assert kind in [problem.kind for problem in take_in(data, "big").problems]


def test_lines_beyond_the_most_are_kept_as_one_paragraph() -> None:
    text = "\n\n".join(f"The {number}th trawler left the port." for number in range(100_010))
    (one,) = take_in(text.encode(), "big").articles
    assert "The 100009th trawler left the port." in one.text
