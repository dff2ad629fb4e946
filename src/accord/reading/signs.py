"""Signs: words that say how an act stands, each with what it says. Which words they are is in the lexicon's hedges."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from accord.lexicon import Lexicon
from accord.model import Modality
from accord.reading.grammar import SUBJECTS, child
from accord.reading.parse import Word

Kind = Modality | Literal["negative"]
HedgePart = Literal["verbs", "nouns", "words"]

ORDER: tuple[Modality, ...] = (
    "denied", "counterfactual", "alleged", "feared", "hearsay", "considered", "possible", "planned",
)  # fmt: skip
"""Which sign counts where there are several: the one that takes most away from the act."""

FUTURE = frozenset("will shall 'll ’ll wo".split())
WOULD = frozenset("would 'd ’d".split())
MAY = frozenset("may might could can ca".split())
MUST = frozenset("should must ought".split())
BE = frozenset("is are was were 's ’s be been 're ’re am".split())
NO = ("no", "neither")
NOBODY = ("nobody", "nothing", "none", "neither")
ONLY = ("only", "just", "merely", "simply")


@lru_cache(maxsize=4)
def _kinds(lexicon: Lexicon) -> Mapping[HedgePart, Mapping[str, Kind]]:
    """What each hedging word says; of several things the one that counts."""
    ranked: tuple[Kind, ...] = ("negative", *reversed(ORDER))
    parts: tuple[HedgePart, ...] = ("verbs", "nouns", "words")
    return {part: {word: kind for kind in ranked for word in lexicon.hedges[kind][part]} for part in parts}


class Signs:
    """Signs found so far, nearest to the act first."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.found: list[tuple[Modality, Word]] = []
        self.negations: list[Word] = []
        self._kinds = _kinds(lexicon)

    def add(self, modality: Modality, word: Word) -> None:
        self.found.append((modality, word))

    def negate(self, word: Word) -> None:
        if word not in self.negations:
            self.negations.append(word)

    def mark(self, word: Word, part: HedgePart) -> bool:
        """Take the word as a sign if the lexicon has it among the hedges of that part."""
        kind = self._kinds[part].get(word.lower)
        if kind is None or (kind == "negative" and part == "words" and _is_not_only(word)):
            return False
        if kind == "negative":
            self.negate(word)
        else:
            self.add(kind, word)
        return True

    def beside_noun(self, noun: Word) -> None:
        """ "a possible attack", "no talks", "alleged strikes", "future cooperation"."""
        for c in noun.children:
            if c.dep in ("amod", "det", "advmod", "neg", "compound", "nmod"):
                self.mark(c, "words")

    def around_verb(self, verb: Word, *, above: bool = False, shared: bool = False) -> bool:
        """Auxiliaries, negation and adverbs of a verb.

        Args:
            above: the verb governs the act's clause; its adverbs and nouns are its own.
            shared: the act's verb is coordinated with it; its nouns are its own.
        Returns: whether the verb stands in a finite clause.
        """
        for c in verb.children:
            if c.dep == "aux" and (modality := modal(c, verb)) is not None:
                self.add(modality, c)
            elif (c.dep == "neg" and not _is_not_only(c) and not is_undone(verb)) or _is_no(c):
                self.negate(c)
            elif c.dep == "advmod" and not above:
                self.mark(c, "words")
            elif c.dep in ("nsubj", "nsubjpass", "dobj") and not (above or shared):
                self._empty_noun(c)
        if _is_to_be(verb):
            self.add("planned", verb)
        return child(verb, *SUBJECTS) is not None and _is_finite(verb)

    def _empty_noun(self, noun: Word) -> None:
        """ "no agreement was signed", "nobody came": the verb is negated by its noun."""
        no = next((c for c in noun.children if c.dep in ("det", "neg", "preconj") and c.lower in NO), None)
        if no is not None:
            self.negate(no)
        elif noun.lower in NOBODY:
            self.negate(noun)


def helpers(verb: Word) -> list[str]:
    return [c.lower for c in verb.children if c.dep in ("aux", "auxpass")]


def modal(auxiliary: Word, verb: Word) -> Modality | None:
    """What a modal verb says: "would" of what would have been, of a future in the past, or of what could be."""
    low = auxiliary.lower
    if low in FUTURE:
        return "planned"
    if low in WOULD and auxiliary.tag == "MD":
        if "have" in helpers(verb):
            return "counterfactual"
        return "planned" if verb.dep in ("ccomp", "conj", "relcl") else "possible"
    if low in MAY:
        return "possible"
    return "considered" if low in MUST else None


def _is_finite(verb: Word) -> bool:
    """ "left", "leaves", "had left", "is leaving", "was left": told as being or having been so."""
    if verb.tag in ("VBD", "VBZ", "VBP"):
        return True
    return verb.tag in ("VBN", "VBG") and any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in verb.children)


FINITE = ("VBD", "VBZ", "VBP")


def _is_to_be(verb: Word) -> bool:
    """ "is to sign", "is to be signed": it is planned."""
    if verb.tag != "VB" or child(verb, "aux") is None or not any(c.lower == "to" for c in verb.children):
        return False
    return any(helper in BE for helper in helpers(verb))


def is_undone(verb: Word) -> bool:
    """ "is not without faults", "has not gone unnoticed": two negatives say nothing against the act."""
    negated = child(verb, "neg") is not None
    return any(
        (c.dep == "prep" and c.lower == "without")
        or (negated and c.dep in ("acomp", "advmod", "oprd") and c.lower.startswith("un") and c.tag.startswith("JJ"))
        for c in verb.children
    )


def _is_no(word: Word) -> bool:
    return (word.dep == "det" and word.lower in NO) or (word.dep == "preconj" and word.lower == "neither")


def _is_not_only(word: Word) -> bool:
    """ "not only attacked": it did."""
    following = next((c for c in word.head.children if c.i == word.i + 1), None)
    return following is not None and following.lower in ONLY
