"""Words that deny, plan, weigh or allege, by the hedges of the lexicon: how a sentence says that something stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from accord.lexicon import Lexicon
from accord.reading.signs import FUTURE, MAY, ORDER, WOULD

NEGATIVE = "negative"
SAYING = frozenset(
    "say says said saying told tells tell according state states stated announce announces announced claim claims "
    "claimed report reports reported wrote writes argue argues argued insist insists insisted declared".split()
)
CONTRACTED = ("n't", "n’t")
# What a sentence must say of an act that is told so; the first is the word itself.
ALLOWED: dict[str, frozenset[str]] = {
    "planned": frozenset({"planned"}),
    "considered": frozenset({"considered", "possible"}),
    "possible": frozenset({"possible", "considered"}),
    "alleged": frozenset({"alleged", "hearsay", "said"}),
    "feared": frozenset({"feared", "possible"}),
    "hearsay": frozenset({"hearsay", "alleged", "said"}),
    "denied": frozenset({"denied", NEGATIVE}),
    "counterfactual": frozenset({NEGATIVE, "possible", "planned"}),
}
NEGATING = frozenset({"denied", NEGATIVE})


class Cues:
    """The hedges of a lexicon by their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_word: dict[str, set[str]] = {}
        for kind in (*ORDER, NEGATIVE):
            for part in ("verbs", "nouns", "words"):
                for word in lexicon.hedges[kind][part]:
                    self._by_word.setdefault(word, set()).add(kind)
        self._verdicts = frozenset(lexicon.hedges["denying"]["verdicts"])
        self._plain = frozenset(lexicon.hedges[NEGATIVE]["words"])
        for kind, words in (("planned", FUTURE | WOULD), ("possible", MAY)):
            for word in words:
                self._by_word.setdefault(word, set()).add(kind)
        for word in SAYING:
            self._by_word.setdefault(word, set()).add("said")

    def of(self, words: Iterable[str]) -> frozenset[str]:
        """planned, considered, possible, alleged, feared, denied, hearsay, negative, said: those that are met."""
        return frozenset(kind for word in words for kind in self._of_word(word))

    def negates(self, words: Iterable[str]) -> bool:
        """Whether they hold "not", "never", "denied" or their like."""
        return any(self._plainly(word) or "denied" in self._of_word(word) for word in words)

    def refuses(self, words: Iterable[str]) -> bool:
        """Whether they negate, or say that something was refused, failed or stopped."""
        return not NEGATING.isdisjoint(self.of(words))

    def calls_false(self, words: Iterable[str]) -> bool:
        """Whether they hold a verdict on a report: "false", "baseless". By themselves they negate nothing."""
        return any(word.lower() in self._verdicts for word in words)

    def _plainly(self, word: str) -> bool:
        return word.lower() in self._plain or word.lower().endswith(CONTRACTED)

    def _of_word(self, word: str) -> set[str]:
        if word == "May":  # the month
            return set()
        lower = word.lower()
        return {NEGATIVE} if lower.endswith(CONTRACTED) else self._by_word.get(lower, set())

    @staticmethod
    def future(words: Iterable[str]) -> bool:
        return any(word.lower() in FUTURE for word in words)


@cache
def shipped() -> Cues:
    from accord import lexicon

    return Cues(lexicon.load())
