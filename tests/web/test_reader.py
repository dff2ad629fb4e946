"""The reader shows the text as it is, and opens every span at its characters."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape
from urllib.parse import quote

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from accord.dossier import Dossier
from accord.web.pages.reader import LENGTH, paragraphs, part_at, parts_of, place
from accord.web.site import document_url, read_url
from tests.builders import article, claim, role

TAG = re.compile(r"<[^>]+>")


@given(st.data(), st.text("ab \n", min_size=1, max_size=120))
def test_pieces_make_up_the_text_and_each_claim_begins_once(data: st.DataObject, text: str) -> None:
    text = f"X met Y. {text}"
    source = article(text)
    claims = []
    for nth in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        told = claim(source, "met", actors=[role(source, "x", "X")], nth=nth)
        claims.append(replace(told, evidence=source.span(start, end)))
    shown = list(paragraphs(source, claims, 0, len(text), (2, 5), []))
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(piece.words for piece in one.pieces) for one in shown] == lines
    begun = [piece.first.id for one in shown for piece in one.pieces if piece.first]
    assert len(begun) == len(set(begun))
    assert sum(piece.begins_lit for one in shown for piece in one.pieces) == 1


@given(st.lists(st.integers(1, LENGTH), max_size=6))
def test_parts_cover_a_long_text(lines: list[int]) -> None:
    text = "\n".join("x" * length for length in lines)
    parts = parts_of(article(text))
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(end - start <= LENGTH for start, end in parts)
    for at in range(0, len(text), 7919):
        start, end = parts[part_at(parts, at)]
        assert start <= at < end


def test_a_place_is_a_range() -> None:
    assert (place("3-9"), place(""), place("9-9"), place("9-3")) == ((3, 9), None, None, None)


def test_every_span_of_a_claim_opens_at_its_words(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        claims = [claim for claim in built.claims() if "\n" not in claim.evidence.words][::9]
    for told in claims:
        page = client.get(read_url(told.trigger)).text
        text = page[page.index('<div class="text"') : page.index('aria-label="Claims"')]
        lit = re.findall(r'<(?:a|span) class="[^"]*\blit\b[^"]*"[^>]*>(.*?)</(?:a|span)>', text, re.DOTALL)
        assert "".join(unescape(TAG.sub("", one)) for one in lit) == told.trigger.words
        assert text.count('id="here"') == 1


def test_the_original_is_shown_at_the_same_place(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        articles = built.articles_by_id()
        for told in list(built.claims())[::17]:
            start, end = articles[told.document].raw.locate(told.evidence.start, told.evidence.end)
            if start is None or end is None:
                continue
            raw = horn.raw_text(told.document)[start:end]
            at = f"{told.evidence.start}-{told.evidence.end}"
            page = client.get(f"/original/{quote(told.document)}?at={at}").text
            (marked,) = re.findall(r"<mark>(.*?)</mark>", page, re.DOTALL)
            assert unescape(marked).split() == raw.split()


def test_voices_are_shown_on_demand(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        told = next(claim for claim in built.claims() if claim.sources and claim.sources[0].span)
    assert "r-voice" not in client.get(document_url(told.document)).text
    assert "r-voice" in client.get(document_url(told.document) + "?voices=true").text


def test_a_time_that_another_document_tells_leads_there(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        told = [(one, one.time_span) for one in built.claims() if one.time_span]
    elsewhere = [(one, words) for one, words in told if words.source != one.document]
    assert elsewhere
    for one, words in elsewhere:
        page = client.get(document_url(one.document)).text
        card = page[page.index(f'id="c-{one.id}"') :].partition("</article>")[0]
        assert f'href="{escape(read_url(words))}"' in card


def test_each_claim_has_a_place_in_the_text_and_a_card(client: TestClient, horn: Dossier) -> None:
    with horn.open() as built:
        document = next(built.articles()).id
        claims = built.claims_in(document)
    page = client.get(f"/read/{document}").text
    for told in claims:
        assert page.count(f'id="t-{told.id}"') == 1
        assert page.count(f'id="c-{told.id}"') == 1
        assert told.rule in page
