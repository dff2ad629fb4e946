"""What an agreement is called in a text: "a defence cooperation pact on joint patrols"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from accord.relating.words import fields_in, head_kind, heads, tables

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*|[^\w\s]")
STOPS = frozenset(tables()["stops"]["before"])
ENDS = frozenset(tables()["stops"]["after"])
DATED = re.compile(r"\s+(?:of|from|in|dated|dating\s+from)\s+(?:[A-Z]\w+\s+)?(?:\d{1,2},?\s+)?[12]\d{3}\b")
REACH = 12  # words of "on trade, investment and culture" that are read for fields


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for an agreement. `start` and `end` count characters of the text it was found in."""

    words: str
    kind: str  # a key of the table of kinds
    fields: frozenset[str]
    plural: bool
    definite: bool  # "the deal", "this accord": known from elsewhere
    start: int
    head_end: int  # where the name ends
    end: int  # where "on trade and culture" after it ends

    @property
    def described(self) -> bool:
        return bool(self.fields) or not self.definite


@lru_cache(maxsize=16384)
def phrases_in(text: str) -> tuple[Phrase, ...]:
    """All words for agreements in the text, in order."""
    found = [phrase_at(text, head) for head in heads().finditer(text)]
    return tuple(phrase for phrase in found if phrase is not None)


def phrase_at(text: str, head: re.Match[str]) -> Phrase | None:
    before = list(WORD.finditer(text, max(0, head.start() - 120), head.start()))
    taken, article = modifiers(before)
    start = taken[0].start() if taken else head.start()
    scope, end = complement(text, head.end())
    listed = [word.group().lower() for word in taken] + scope
    listed.append(head["head"].lower())
    return Phrase(
        words=text[start : head.end()],
        kind=head_kind(head["head"]),
        fields=fields_in(listed),
        plural=bool(head["plural"]) or head["head"].lower() in ("treaties", "memoranda"),
        definite=article in ("the", "this", "that", "these", "those", "its", "their", "same"),
        start=start,
        head_end=head.end(),
        end=max(head.end(), end),
    )


def modifiers(before: list[re.Match[str]]) -> tuple[list[re.Match[str]], str]:
    """The words right before a head that belong to it, and the word before these."""
    taken: list[re.Match[str]] = []
    at = len(before)
    while at and len(taken) < 6:
        word = before[at - 1].group()
        lower = word.lower()
        if lower in ("and", ",") and taken and at > 1 and fields_in([before[at - 2].group().lower()]):
            at -= 1
            continue
        if lower in STOPS or not word[0].isalpha() or word.endswith(("'s", "’s", "s'", "s’")):
            break
        taken.insert(0, before[at - 1])
        at -= 1
    return taken, before[at - 1].group().lower() if at else ""


def complement(text: str, start: int) -> tuple[list[str], int]:
    """The words of "on trade and culture" after a head, lower case, and where they end."""
    dated = DATED.match(text, start)
    words = WORD.finditer(text, dated.end() if dated else start, start + 160)
    first = next(words, None)
    if first is None or first.group().lower() not in (
        "on",
        "for",
        "of",
        "about",
        "covering",
        "concerning",
        "regarding",
    ):
        return [], start
    found: list[str] = []
    end = start
    for word in words:
        lower = word.group().lower()
        if lower in ENDS or lower in (".", ";", ":", "(", ")", "—", "–", "!", "?") or len(found) >= REACH:
            break
        if not found and not lower[0].isalpha():  # "on 31 July"
            break
        found.append(lower)
        end = word.end()
    return (found, end) if fields_in(found) else ([], start)
