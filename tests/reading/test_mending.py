"""Slips of the parser are put right where grammar rules them out."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.reading.grammar import ancestors
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


WORDS = (
    "It was in Nairobi that Chad , Mali let free monks accused time of arming whom about ; denies it For either posts"
    " sent the group weapons signed will or"
).split()
TAGS = "NNP NN NNS VBD VBZ VBP VB VBN VBG IN JJ DT WP TO MD PRP CC ,".split()
DEPS = (
    "nsubj nsubjpass dobj pobj prep conj cc amod acl relcl ccomp csubj xcomp acomp compound det aux auxpass punct advcl"
    " appos pcomp preconj dative mark"
).split()
KNOWN = Known(
    verbs={"signed"},
    reports={"posts"},
    prospects={"posts", "time"},
    givers={"sent", "let"},
    receivers={"group", "monks"},
    charging={"accused"},
)


@st.composite
def trees(draw: st.DrawFn) -> list[Word]:
    """Words hung on each other in any way, as no parser would."""
    count = draw(st.integers(2, 12))
    rows = draw(st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, DEPS))), min_size=count, max_size=count))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]} | {word: order[draw(st.integers(0, nth - 1))] for nth, word in enumerate(order) if nth}
    return sentence(*((*row, heads[nth]) for nth, row in enumerate(rows)))


@given(trees())
@settings(max_examples=300, deadline=None)
def test_whatever_the_parser_made_of_it_a_sentence_stays_a_tree(words: list[Word]) -> None:
    mend(words, KNOWN)
    for word in words:
        assert word.head is word or word in word.head.children
        assert all(below.head is word for below in word.children)
        assert len(list(islice(ancestors(word), len(words)))) < len(words)
