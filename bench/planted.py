"""Planted copies: texts of which it is known who copied whom, and how."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations
from random import Random

from accord.merging import find_copies
from accord.model import Article, RawMap
from bench.floors import Figure
from bench.quality import Desk
from bench.texts import Writer, examples

ORIGINALS = 120  # written by the grammar, besides the texts of the example dossier
EACH = 24  # copies of each kind
WORDS = 260  # of an original
PLATES = (
    "You are reading the evening edition of The Harbour Post, delivered to your screen before the ink is dry. Forward "
    "it to a friend, and tell us at the desk what we have left out of today's pages.",
    "This text is part of our series on neighbours. To read the earlier parts, become a member of the Lamplight circle "
    "for the price of one coffee a month; members also get our puzzles and the Sunday letter.",
    "Opinions in guest columns are those of their authors alone. Corrections are printed on page two, and complaints "
    "go to the readers' editor, who answers every letter that is signed.",
)
SENTENCE = re.compile(r"(?<=[.!?”]) +")


def boilerplate(text: str, lot: Random, writer: Writer) -> str:
    return f"{lot.choice(PLATES)}\n\n{text}\n\n{lot.choice(PLATES)}"


def half(text: str, lot: Random, writer: Writer) -> str:
    words = text.split(" ")
    middle = len(words) // 2
    return " ".join(words[:middle] if lot.random() < 0.5 else words[middle:])


def first_third(text: str, lot: Random, writer: Writer) -> str:
    words = text.split(" ")
    return " ".join(words[: len(words) // 3])


def dropped_fifth(text: str, lot: Random, writer: Writer) -> str:
    """Without every fifth sentence, from one drawn by lot."""
    sentences, first = SENTENCE.split(text), lot.randrange(5)
    return " ".join(sentence for number, sentence in enumerate(sentences) if number % 5 != first)


def shuffled(text: str, lot: Random, writer: Writer) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(lot.sample(paragraphs, len(paragraphs)))


def embedded(text: str, lot: Random, writer: Writer) -> str:
    """Inside a text twice as long."""
    return f"{writer.article(WORDS)}\n\n{text}\n\n{writer.article(WORDS)}"


def reworded(text: str, lot: Random, writer: Writer) -> str:
    """With one word in twenty, drawn by lot, changed to another of the grammar's."""
    other = writer.article(WORDS).split()
    words = text.split(" ")
    for at in lot.sample(range(len(words)), len(words) // 20):
        words[at] = lot.choice(other)
    return " ".join(words)


Change = Callable[[str, Random, Writer], str]
KINDS: Mapping[str, Change] = {
    "boilerplate around": boilerplate,
    "halves": half,
    "first third": first_third,
    "a fifth dropped": dropped_fifth,
    "paragraphs shuffled": shuffled,
    "embedded": embedded,
    "5 % of words changed": reworded,
}


def planted(desk: Desk) -> list[Figure]:
    """Recall of each kind of copy, and how many of the pairs that were found are none.

    Pages of one outlet that share its standing text and nothing else are counted apart.
    """
    texts, families, kinds = pile()
    found = find_copies([Article(id, id, "plain", text, RawMap(()), ()) for id, text in texts.items()])
    pairs = {frozenset(copy.documents) for copy in found}
    total, hit = Counter(kinds.values()), Counter(kind for pair, kind in kinds.items() if pair in pairs)
    true = {frozenset(pair) for family in families.values() for pair in combinations(family, 2)}
    plated = {id for pair, kind in kinds.items() if kind == "boilerplate around" for id in pair if id.startswith("c")}
    standing = {pair for pair in pairs - true if pair <= plated}
    judged = pairs - standing
    return [
        *(Figure(f"planted/{kind}", round(100 * hit[kind] / total[kind], 2)) for kind in KINDS),
        Figure("planted/precision", round(100 * len(judged & true) / len(judged), 2) if judged else None),
        Figure("planted/pairs of standing text alone", len(standing), "count", "lower"),
    ]


def pile() -> tuple[dict[str, str], dict[str, list[str]], dict[frozenset[str], str]]:
    """Texts by id, the ids of each family (an original and its copies), and the kind of each planted pair.

    The texts of the example dossier are one family: some are copies of others there.
    """
    lot, writer = Random(3), Writer(4)
    texts = {f"e{number:04}": text for number, text in enumerate(examples()) if len(text.split()) > 120}
    family = dict.fromkeys(texts, "examples")
    written = {f"o{number:04}": writer.article(WORDS) for number in range(ORIGINALS)}
    family |= {id: id for id in written}
    texts |= written
    originals = sorted(texts)
    kinds: dict[frozenset[str], str] = {}
    for kind, change in KINDS.items():
        for id in lot.sample(originals, EACH):
            copy = f"c{len(kinds):04}"
            texts[copy], family[copy] = change(texts[id], lot, writer), family[id]
            kinds[frozenset((id, copy))] = kind
    families: dict[str, list[str]] = {}
    for id, root in family.items():
        families.setdefault(root, []).append(id)
    return texts, families, kinds
