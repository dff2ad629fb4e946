"""Past or future, from the words of the sentence around a time: no parse.

The verb nearest in front of a time tells its way; failing that, the first behind it ("On Friday they will ...").
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from accord.reading.timex.lexis import tables

WORD = re.compile(r"[\w'’]+")
STOPS = re.compile(r"[.!?][\"'”’)]*\s|\n\s*\n|;")
REACH = 220  # characters looked at on each side
NO_VERB = frozenset(
    {"need", "speed", "indeed", "hundred", "exceed", "proceed", "seed", "feed", "breed", "united", "red"}
)


@cache
def _cues() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    tense = tables()["tense"]
    return frozenset(tense["future"]), frozenset(tense["past"]), frozenset(tense["until"])


def direction(text: str, start: int, end: int) -> int:
    """1 if text[start:end] lies ahead by the words around it, -1 if behind, 0 if they do not say."""
    left = _words(text[_sentence_start(text, start) : start])
    if left and (left[-1] in _cues()[2] or (left[-2:-1] and left[-1] == "the" and left[-2] in _cues()[2])):
        return 1
    right = _words(text[end : _sentence_end(text, end)])
    return _at_once(right) or _backward(left) or _forward(right) or _bare_infinitive(left)


def _words(text: str) -> list[str]:
    """In lower case; without the month and the name May, which is no verb."""
    return [word.lower() for word in WORD.findall(text) if word != "May"]


def _sentence_start(text: str, start: int) -> int:
    low = max(0, start - REACH)
    stops = [stop.end() for stop in STOPS.finditer(text, low, start)]
    return stops[-1] if stops else low


def _sentence_end(text: str, end: int) -> int:
    high = min(len(text), end + REACH)
    stop = STOPS.search(text, end, high)
    return stop.start() if stop else high


def _sign(word: str, pair: str) -> int:
    future, past, _ = _cues()
    if pair in future or word in future:
        return 1
    if word in past or pair in past or (len(word) > 4 and word.endswith("ed") and word not in NO_VERB):
        return -1
    return 0


def _at_once(words: list[str]) -> int:
    """The word right behind, if it is a verb: "the leaders on Monday agreed"."""
    return _sign(words[0], words[0]) if words else 0


def _backward(words: list[str]) -> int:
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        pair = f"{words[at - 1]} {word}" if at else word
        if word.endswith("ed") and at and words[at - 1] == "be":
            continue
        if sign := _sign(word, pair):
            return sign
        if word.endswith("ing") and at and words[at - 1] in ("is", "are"):
            return 1
    return 0


def _forward(words: list[str]) -> int:
    """The first verb behind: "On Friday they agreed to ..." is past, though what they agreed to lies ahead."""
    for at, word in enumerate(words):
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) and not word.endswith("ed") else word
        if sign := _sign(word, pair):
            return sign
    return 0


def _bare_infinitive(words: list[str]) -> int:
    """Headlines: "Ministers to meet on Friday"."""
    infinitives = tables()["tense"]["infinitives"]
    return 1 if any(word == "to" and verb in infinitives for word, verb in pairwise(words)) else 0
