"""What filling a hole of any kind needs: what fits, what tells the act, and dates in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from accord.asking.evidence import Library, Passage
from accord.asking.grammar import Grammar
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import Stems, words_of
from accord.lexicon import Lexicon
from accord.model import Claim, Date, Mention

Status = Literal["stated", "disputed", "not-stated"]


GOES_ON = 0.9  # share of the best sentence's score from which another still fits


LOOSE = 0.7  # the same where the value must be looked for further down


MOST, MANY = 3, 4  # sentences cited for one hole; for one that several may fill


LIST = 0.8  # share of the best score for sentences that each name one of several


ENOUGH = 0.45  # share of the words that a sentence must have to be about the matter


BARELY = 0.3  # how much of each actor must be there, by name, state or nearby


@dataclass(frozen=True, slots=True)
class Desk:
    """What filling may look things up in."""

    library: Library
    grammar: Grammar
    lexicon: Lexicon
    stems: Stems


@dataclass(frozen=True, slots=True)
class Filled:
    """A value for a hole. `said`: the value in words, each of which stands in the passages or resolves their dates."""

    value: object
    said: str
    passages: tuple[Passage, ...]
    status: Status = "stated"


Fill = Callable[[Part, Sequence[Ranked], Desk], Filled | None]


def fitting(
    part: Part, ranked: Sequence[Ranked], share: float = GOES_ON, least: float = ENOUGH, *, strict: bool = True
) -> list[Ranked]:
    """The sentences that are about what the part asks: near the best, with enough of the words and actors."""
    if not ranked or not (part.content or part.actors or part.back):
        return []
    top = ranked[0]
    actors = max(0.5, top.actors) if strict else 0.5
    return [
        r
        for r in ranked
        if r.score >= share * top.score and r.words >= least and r.actors >= actors and r.least >= BARELY
    ]


def answering(part: Part, passage: Passage, desk: Desk) -> list[Claim]:
    """The claims of a sentence that tell the act asked for: by a word for it, or by type."""
    typed = [c for c in passage.claims if c.type in part.types]
    for words in (part.content, part.back):
        named = [c for c in passage.claims if tells(c, words, desk)]
        if named:
            return [c for c in named if c in typed] or named
    return typed


def tells(claim: Claim, words: Sequence[str], desk: Desk) -> bool:
    """Whether the claim's own words are words for one of these."""
    return any(desk.stems.same(word, own) for own in words_of(claim.trigger.words) for word in words)


def passages(found: Iterable[Ranked], most: int = MOST) -> tuple[Passage, ...]:
    return tuple(r.passage for r in list(found)[:most])


def iso_of(earliest: str, latest: str) -> str:
    if earliest == latest:
        return earliest
    if earliest[:4] == latest[:4] and earliest.endswith("-01-01") and latest.endswith("-12-31"):
        return earliest[:4]
    if earliest[:7] == latest[:7] and earliest.endswith("-01") and latest[8:] in ("28", "29", "30", "31"):
        return earliest[:7]
    return f"{earliest}/{latest}"


MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip


def date_in_words(date: Date) -> str:
    """ "2023-03-10" -> "10 March 2023"; an interval keeps both ends."""
    value = date.value or ""
    return re.sub(r"\d{4}-\d\d(?:-\d\d)?", lambda found: _day(found[0]), value).replace("/", " to ")


def _day(iso: str) -> str:
    year, month, *day = iso.split("-")
    return " ".join([*(str(int(d)) for d in day), MONTHS[int(month) - 1], year])


def list_of(found: Sequence[tuple[Ranked, list[Mention]]]) -> Filled | None:
    if not found:
        return None
    known: set[str] = set()
    kept: list[tuple[Ranked, list[Mention]]] = []
    for r, people in found:  # a sentence is cited for whom it adds
        if {m.actor for m in people} - known and len(kept) < MANY:
            kept.append((r, people))
            known |= {m.actor for m in people}
    ids = list(dict.fromkeys(m.actor for _, people in kept for m in people))
    words = list(dict.fromkeys(m.span.words for _, people in kept for m in people))
    return Filled(ids, ", ".join(words), passages((r for r, _ in kept), MANY))
