"""Slips of the parser are put right where grammar rules them out."""

from __future__ import annotations

import pytest

from accord.reading.mending import Known, mend
from accord.reading.parse import Word


def sentence(*rows: tuple[str, str, str, int]) -> list[Word]:
    """Words from rows of text, tag, label and number of the head."""
    words = [Word(i, text, text.lower(), tag, dep, 2 * i) for i, (text, tag, dep, _) in enumerate(rows)]
    for word, (_, _, _, head) in zip(words, rows, strict=True):
        word.head = words[head]
        if word.head is not word:
            word.head.children.append(word)
    return words


ENVOY = ("envoy", "NN", "ROOT", 0)


@pytest.mark.parametrize(
    "rows",
    [
        [ENVOY, ("called", "VBD", "acl", 0), ("for", "IN", "prep", 1)],
        [
            ENVOY,
            (",", ",", "punct", 0),
            ("general", "NN", "appos", 0),
            (",", ",", "punct", 0),
            ("signed", "VBN", "acl", 0),
        ],
    ],
)
def test_finite_verb_on_its_subject_becomes_the_root(rows: list[tuple[str, str, str, int]]) -> None:
    words = sentence(*rows)
    mend(words)
    verb = next(word for word in words if word.text in ("called", "signed"))
    assert (verb.head, verb.dep, verb.tag) == (verb, "ROOT", "VBD")
    assert (words[0].head, words[0].dep) == (verb, "nsubj")
    assert words[0] in verb.children
    assert all(word in word.head.children for word in words if word.head is not word)


@pytest.mark.parametrize(
    "rows",
    [
        [ENVOY, ("sent", "VBN", "acl", 0), ("home", "RB", "advmod", 1)],
        [ENVOY, ("Chad", "NNP", "nsubj", 2), ("called", "VBD", "acl", 0)],
        [("called", "VBD", "ROOT", 0), ("envoy", "NN", "dobj", 0)],
    ],
)
def test_participles_and_clauses_with_a_subject_stay(rows: list[tuple[str, str, str, int]]) -> None:
    words = sentence(*rows)
    before = [(word.head.i, word.dep, word.tag) for word in words]
    mend(words)
    assert [(word.head.i, word.dep, word.tag) for word in words] == before


HEADLINE = [
    ("Kenya", "NNP", "compound", 1),
    ("lifts", "NNS", "compound", 3),
    ("travel", "NN", "compound", 3),
    ("ban", "NN", "ROOT", 3),
]


def test_verb_of_a_headline_becomes_its_root() -> None:
    words = sentence(*HEADLINE)
    mend(words, Known(verbs={"lifts"}))
    kenya, lifts, travel, ban = words
    assert (lifts.head, lifts.dep, lifts.tag) == (lifts, "ROOT", "VBZ")
    assert [(word.head, word.dep) for word in (kenya, ban, travel)] == [
        (lifts, "nsubj"),
        (lifts, "dobj"),
        (ban, "compound"),
    ]
    assert all(word in word.head.children for word in words if word.head is not word)


def test_plural_noun_in_a_headline_stays() -> None:
    words = sentence(*HEADLINE)
    mend(words, Known(verbs={"signs"}))
    assert words[3].head is words[3]


def test_verdict_on_a_report_is_the_main_verb() -> None:
    words = sentence(
        ("Reports", "NNS", "ROOT", 0),
        ("that", "IN", "mark", 3),
        ("Chad", "NNP", "nsubj", 3),
        ("did", "VBD", "ccomp", 0),
        ("it", "PRP", "nsubj", 5),
        ("are", "VBP", "ccomp", 3),
        ("false", "JJ", "acomp", 5),
    )
    mend(words, Known(reports={"reports"}))
    reports, _, _, did, it, are, _ = words
    assert [(w.head, w.dep) for w in (are, reports, did, it)] == [
        (are, "ROOT"),
        (are, "nsubj"),
        (reports, "acl"),
        (did, "dobj"),
    ]
    assert all(word in word.head.children for word in words if word.head is not word)
