"""Words of questions and sentences, brought down to what two ways of saying a thing share."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from accord.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
STEM = 5  # letters that two forms of a word share ("defence", "defensive")
BROADEST = 80  # words in a class beyond which sharing the class says little
ALIKE = 0.25  # share of the meanings of two words that they must have in common
PARTICLE_REACH = 3  # words after a verb among which its particle stands
ENDINGS = ("ing", "ed", "es", "s")


def words_of(text: str) -> list[str]:
    """Words in lower case, possessive endings cut: "Iran's talks" gives iran, talks."""
    return [re.sub(r"['’]s?$", "", word.casefold()) for word in WORD.findall(text)]


class Stems:
    """Brings words to their stems and concepts with one lexicon; each word is looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.stem = lru_cache(maxsize=None)(self._stem)
        self.concepts = lru_cache(maxsize=None)(self._concepts)

    def _stem(self, word: str) -> str:
        lemma = self._lexicon.lemmas.get(word, word)
        if lemma == word and len(word) > STEM:
            lemma = next((word.removesuffix(end) for end in ENDINGS if word.endswith(end)), word)
        return lemma[:STEM]

    def _concepts(self, word: str) -> frozenset[str]:
        """What the word may stand for: the acts of the lexicon it carries, and its small classes."""
        acts = {p.entry.rule for p in self._lexicon.patterns.get(word, ()) if p.particle is None and not p.before}
        classes = {name for name, listed in self._lexicon.classes.items() if len(listed) <= BROADEST and word in listed}
        return frozenset(acts | classes)

    def concepts_in(self, words: tuple[str, ...]) -> frozenset[frozenset[str]]:
        """Those of each word of a sentence, phrasal verbs among them: "pulled its troops out"."""
        found = {self.concepts(word) for word in words}
        for at, word in enumerate(words):
            after = words[at + 1 : at + 1 + PARTICLE_REACH]
            acts = [p.entry.rule for p in self._lexicon.patterns.get(word, ()) if p.particle and p.particle in after]
            found.add(frozenset(acts))
        return frozenset(found - {frozenset()})

    def same(self, a: str, b: str) -> bool:
        """Whether two words can be words for one thing."""
        return self.stem(a) == self.stem(b) or alike(self.concepts(a), self.concepts(b))


@cache
def stems_of(lexicon: Lexicon) -> Stems:
    """One for each lexicon, so that questions share what was looked up."""
    return Stems(lexicon)


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two words share enough of what they may stand for: vague words share a little with all others."""
    shared = len(a & b)
    return shared > 0 and shared >= ALIKE * len(a | b)
