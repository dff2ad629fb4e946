"""The whole story: the same record whatever the order, and every span of it opens."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord import knowledge
from accord.dossier.checking import broken_spans
from accord.dossier.stages import ACCORD, ReaderLike
from accord.model import Actor, Article, Name, Problem, Reading, Record, Role
from accord.pipeline import build, problems_of
from tests.builders import article, claim, day, reading, record, span

TEXTS = (
    "Kenya and Ghana signed a pact in Accra on 2 May 2019.",
    "In Accra, Ghana signed a pact with Kenya on 2 May 2019, officials said.",
    "Togo accused Benin of delay on 4 May 2019.",
)
STATES = {"Kenya": "KEN", "Ghana": "GHA", "Togo": "TGO", "Benin": "BEN"}


def read_by_hand(source: Article) -> Reading:
    """A reading as the reader would give it: one claim, its states as actors."""
    named = {name: id for name, id in STATES.items() if name in source.text}
    verb, kind = ("accused", "ACCUSE") if "accused" in source.text else ("signed", "SUPPORT")
    when = "2019-05-04" if kind == "ACCUSE" else "2019-05-02"
    roles = tuple(Role("participant", id, span(source, name)) for name, id in named.items())
    told = claim(source, verb, type=kind, actors=roles, time=day(when))
    actors = tuple(
        Actor(id, "state", name, (Name(name, (span(source, name),)),), country=id) for name, id in named.items()
    )
    return reading(source, told, actors=actors)


DOCUMENTS = tuple(article(text, name=f"{n}.txt", published=day("2019-05-05")) for n, text in enumerate(TEXTS))


@pytest.fixture(scope="module")
def whole() -> Record:
    return build(DOCUMENTS, [read_by_hand(source) for source in DOCUMENTS], (), knowledge.load())


def test_all_that_is_claimed_is_in_the_record(whole: Record) -> None:
    ids = {claim.id for claim in whole.claims}
    assert len(ids) == len(DOCUMENTS)
    assert {id for event in whole.events for id in event.claims} <= ids
    assert {actor.id for actor in whole.actors} == set(STATES.values())


def test_two_tellings_are_one_event(whole: Record) -> None:
    assert sorted(len(event.documents) for event in whole.events) == [1, 2]


@settings(max_examples=6, deadline=None)
@given(st.permutations(DOCUMENTS))
def test_the_order_of_documents_does_not_matter(whole: Record, documents: list[Article]) -> None:
    again = build(documents, [read_by_hand(source) for source in documents], (), knowledge.load())
    assert (again.events, again.actors, again.conflicts) == (whole.events, whole.actors, whole.conflicts)


def test_problems_are_told_once() -> None:
    known = Problem("a.txt", "truncated", "it breaks off", "Fetch it again")
    other = Problem("a.txt", "language", "it is not English", "Leave it out")
    source = article("Kenya met Ghana.", problems=(known,))
    assert problems_of([source], [reading(source, problems=(known, other))]) == (known, other)


# ---------------------------------------------------------------- with the language model, on documents made by chance
WORDS = st.sampled_from(
    [
        "Минск",
        "تهران",
        "北京",
        "e\u0301lan",
        "é",
        "🕊️",
        "👩‍👩‍👧",
        "“so”",
        "—",
        "&",
        "<3",
        "ﬁne",
        "ß",
        "\u00a0",
        "Œuvre",
        "İzmir",
    ]
)
SAID = st.builds(
    "{} and {} {} in {} on {}, {} said {}.".format,
    st.sampled_from(["Kenya", "Ghana", "Türkiye", "Côte d’Ivoire"]),
    st.sampled_from(["Togo", "Benin", "the Islamic Republic of Iran"]),
    st.sampled_from(["signed a defence pact", "held talks", "denied a plan to withdraw"]),
    st.sampled_from(["Accra", "Lomé", "Ankara"]),
    st.sampled_from(["2 May 2019", "Monday", "the following day"]),
    st.sampled_from(["officials", "Президент", "the ministry"]),
    WORDS,
)
TEXT = st.lists(st.lists(SAID, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3)


def plain_file(parts: list[str]) -> str:
    return "\n\n".join(parts)


def web_page(parts: list[str]) -> str:
    body = "".join(
        f"<p>{escape(part).replace(' and ', ' <b>and</b>&nbsp;').replace('é', '&eacute;')}</p>\n" for part in parts
    )
    return f"<!DOCTYPE html><html><head><title>On a pact</title></head><body><article>{body}</article></body></html>"


def records(parts: list[str]) -> str:
    return "".join(json.dumps({"id": n, "text": part}, ensure_ascii=n % 2 == 0) + "\n" for n, part in enumerate(parts))


def api_record(parts: list[str]) -> str:
    body = "".join(f"<p>{escape(escape(part))}</p>" for part in parts)
    return json.dumps(
        {"id": 7, "date": "2019-05-03T10:00:00", "title": {"rendered": "Pact"}, "content": {"rendered": body}}
    )


def feed(parts: list[str]) -> str:
    item = escape("".join(f"<p>{escape(part)}</p>" for part in parts))
    dated = "<pubDate>Fri, 03 May 2019 10:00:00 GMT</pubDate>"
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wire</title>'
        f"<item><title>Pact</title>{dated}<description>{item}</description></item></channel></rss>"
    )


@pytest.fixture(scope="module")
def reader() -> ReaderLike:
    return ACCORD.open_reader(None)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    parts=TEXT,
    form=st.sampled_from([plain_file, web_page, records, api_record, feed]),
    windows=st.booleans(),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_every_span_of_any_document_opens(
    reader: ReaderLike, parts: list[str], form: Callable[[list[str]], str], windows: bool, mark: str
) -> None:
    text = mark + form(parts)
    data = (text.replace("\n", "\r\n") if windows else text).encode()
    articles = ACCORD.take_in(data, "made").articles
    assert articles
    made = record(articles, list(reader.read_all(articles)))
    assert any(reading.mentions for reading in made.readings)
    assert list(broken_spans(made, lambda _: ACCORD.raw_text(data), ACCORD.holds)) == []
