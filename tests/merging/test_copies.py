"""Copies planted among texts made by a grammar: each kind is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.merging import find_copies
from accord.model import Article, Copy, Reading
from tests.merging.builders import article, reading

WHO = [
    "The minister",
    "A spokesman",
    "The delegation",
    "The envoy",
    "The chairman",
    "Officials",
    "The president",
    "Aides",
]
DID = ["welcomed", "rejected", "discussed", "postponed", "praised", "questioned", "signed", "delayed"]
WHAT = ["the harbour plan", "a grain contract", "the border accord", "new tariffs", "the rail project", "a loan offer"]
WHERE = ["in the capital", "at the port", "near the frontier", "during the summit", "in a letter", "after the vote"]
WHY = [
    "because harvests failed",
    "while prices rose",
    "as winter neared",
    "although envoys objected",
    "before the recess",
]
Change = Callable[[list[str], Random], str]
HOW_MANY = 60  # texts
ALTERED = ("grammar", "bounded", "quietly", "formerly", "northern", "eleven", "bilateral", "minor")


def sentence(random: Random) -> str:
    parts = " ".join(random.choice(words) for words in (WHO, DID, WHAT, WHERE, WHY))
    return f"{parts}, with {random.randrange(2, 900)} tonnes at stake in {random.randrange(1990, 2030)}."


def paragraphs(random: Random, count: int = 8) -> list[str]:
    return [" ".join(sentence(random) for _ in range(random.randrange(3, 6))) for _ in range(count)]


def boilerplate(text: list[str], random: Random) -> str:
    return "\n".join(["Home World Politics Subscribe now", *text, "Read more on our site. All rights reserved."])


def first_third(text: list[str], random: Random) -> str:
    words = "\n".join(text).split(" ")
    return " ".join(words[: len(words) // 3])


def half(text: list[str], random: Random) -> str:
    return "\n".join(text[len(text) // 2 :])


def fifth_dropped(text: list[str], random: Random) -> str:
    sentences = " ".join(text).split(". ")
    return ". ".join(each for i, each in enumerate(sentences) if i % 5)


def shuffled(text: list[str], random: Random) -> str:
    return "\n".join(random.sample(text, len(text)))


def embedded(text: list[str], random: Random) -> str:
    return "\n".join([*paragraphs(random), *text, *paragraphs(random)])


def reworded(text: list[str], random: Random) -> str:
    words = "\n".join(text).split(" ")
    return " ".join(random.choice(ALTERED) if random.random() < 0.05 else word for word in words)


def pile(change: Change, seed: int) -> tuple[list[Article], set[frozenset[str]]]:
    """HOW_MANY texts, half of them with a changed copy; and the pairs that are copies."""
    random = Random(seed)
    originals = [paragraphs(random) for _ in range(HOW_MANY)]
    articles = [article(f"o{i:03}", "\n".join(text)) for i, text in enumerate(originals)]
    copies = [article(f"c{i:03}", change(originals[i], random)) for i in range(0, HOW_MANY, 2)]
    return [*articles, *copies], {frozenset((f"o{i:03}", f"c{i:03}")) for i in range(0, HOW_MANY, 2)}


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (boilerplate, 0.98),
        (first_third, 0.98),
        (half, 0.98),
        (fifth_dropped, 0.98),
        (shuffled, 0.98),
        (embedded, 0.98),
        (reworded, 0.9),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_planted_copies_are_found_and_nothing_else(change: Change, least: float) -> None:
    articles, planted = pile(change, seed=7)
    found = {frozenset(copy.documents) for copy in find_copies(articles)}
    assert len(found & planted) / len(planted) >= least
    assert len(found & planted) / max(1, len(found)) >= 0.98


LONG = paragraphs(Random(3))
REPORT = "\n".join(LONG)


def only(copies: tuple[Copy, ...]) -> Copy:
    (copy,) = copies
    return copy


def test_the_earlier_document_is_the_origin() -> None:
    pair = [article("z", REPORT, published="2020-01-01"), article("a", REPORT, published="2020-01-03")]
    copy = only(find_copies(pair))
    assert (copy.documents, copy.kind, copy.origin) == (("z", "a"), "same-text", "z")


def test_an_excerpt_comes_from_the_longer_text() -> None:
    copy = only(find_copies([article("a", "\n".join(LONG[:2])), article("b", REPORT)]))
    assert (copy.documents, copy.kind, copy.origin) == (("b", "a"), "excerpt", "b")


def test_who_credits_the_other_is_the_copy_whatever_the_dates() -> None:
    texts = [
        article("a", REPORT, outlet="Harbour Press Agency (HPA)", published="2020-01-03"),
        article("b", REPORT, outlet="The Weekly", published="2020-01-03"),
    ]
    copy = only(find_copies(texts, [reading("b", cites=["HPA"])]))
    assert copy.origin == "a"


def test_a_common_credit_is_the_origin_where_neither_was_first() -> None:
    texts = [article("a", REPORT, outlet="One"), article("b", REPORT, outlet="Two")]
    copy = only(find_copies(texts, [reading("a", cites=["Reuters"]), reading("b", cites=["Reuters"])]))
    assert copy.origin == "reuters"


def test_a_credited_retelling_in_other_words_is_a_rewrite() -> None:
    told = (
        "Envoys from Bolivia and Paraguay agreed on Tuesday in Sucre to reopen the railway bridge before October,"
        " after three rounds of negotiations led by Uruguay, the foreign ministry announced."
    )
    retold = (
        "The railway bridge between Bolivia and Paraguay will reopen before October: envoys agreed in Sucre after"
        " negotiations led by Uruguay, HPA reports."
    )
    texts = [article("a", told, outlet="HPA"), article("b", retold, outlet="Quick Views")]
    copy = only(find_copies(texts, [reading("b", cites=["HPA"])]))
    assert (copy.kind, copy.origin, copy.documents) == ("rewrite", "a", ("a", "b"))
    assert find_copies(texts) == (copy,), "the text itself gives the credit"
    assert find_copies([texts[0], replace(texts[1], text=retold.removesuffix(", HPA reports."))]) == ()


def test_a_shared_quotation_is_a_shared_passage() -> None:
    quote = "“This treaty was never meant to outlive the men who signed it in haste,”"
    texts = [article("a", f"{LONG[0]} {quote} he said."), article("b", f"{LONG[1]} {quote} the envoy told reporters.")]
    copy = only(find_copies(texts))
    assert copy.kind == "shared-passage"
    assert {span.words for span in copy.spans} == {quote[1:-2]}


@given(st.lists(st.sampled_from([*LONG, "", "One two three."]), max_size=6), st.randoms(use_true_random=False))
def test_spans_hold_and_order_does_not_matter(texts: list[str], random: Random) -> None:
    articles = [article(f"d{i}", text) for i, text in enumerate(texts)]
    found = find_copies(articles)
    by_id = {each.id: each for each in articles}
    assert all(span.holds_in(by_id[span.source].text) for copy in found for span in copy.spans)
    assert found == find_copies(random.sample(articles, len(articles)))


def test_a_family_of_many_reprints_is_tied_together() -> None:
    articles = [article(f"d{i:03}", REPORT, published=f"2020-01-{1 + i % 28:02}") for i in range(80)]
    found = find_copies(articles, ())
    linked = {document for copy in found for document in copy.documents}
    assert len(linked) == 80
    assert len(found) < 80 * 80 / 4


def test_no_readings_no_articles() -> None:
    assert find_copies((), [Reading("a", article("a", "").published, (), (), (), ())]) == ()


def test_furniture_of_many_documents_is_no_shared_passage() -> None:
    random = Random(11)
    furniture = " ".join(paragraphs(Random(5), 1))
    articles = [article(f"d{i:03}", "\n".join([*paragraphs(random), furniture])) for i in range(30)]
    assert find_copies(articles) == ()
