"""Words of questions and sentences, brought down to what two ways of saying a thing share."""

from __future__ import annotations

import re
from functools import lru_cache

from accord.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
STEM = 5  # letters that two forms of a word share ("defence", "defensive")
BROADEST = 80  # words in a class beyond which sharing the class says little
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

    def concepts_in(self, words: tuple[str, ...]) -> frozenset[str]:
        """Those of a sentence, phrasal verbs among them: "pulled its troops out"."""
        found = set().union(*map(self.concepts, words)) if words else set()
        for at, word in enumerate(words):
            after = words[at + 1 : at + 1 + PARTICLE_REACH]
            found |= {p.entry.rule for p in self._lexicon.patterns.get(word, ()) if p.particle and p.particle in after}
        return frozenset(found)
