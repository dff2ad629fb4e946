"""Answers in words: the values, then the sentences they rest on, with who says so and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from accord.asking.evidence import Passage
from accord.asking.holes.common import Desk, Filled, date_in_words
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.model import FACTUAL, Date, TimeExpression

NAMES = {
    "who": "Who", "state": "Which", "office": "Office", "where": "Where", "when": "When", "until": "Until",
    "how-many": "How many", "how-much": "How much", "attribution": "According to", "sources": "Sources",
    "whether": "",
}  # fmt: skip
NEAREST = 0.3  # score from which a sentence is worth showing as the nearest


def without_copies(passages: Iterable[Passage]) -> list[Passage]:
    """Of sentences with the same words, that of the earliest document."""
    by_words: dict[tuple[str, ...], Passage] = {}
    for passage in passages:
        known = by_words.get(passage.words)
        if known is None or _published(passage) < _published(known):
            by_words[passage.words] = passage
    return sorted(by_words.values(), key=lambda p: p.place)


def _published(passage: Passage) -> str:
    return passage.page.reading.published.earliest or "\U0010ffff"


def compose(found: Sequence[tuple[Part, Filled | None]], passages: Sequence[Passage], desk: Desk) -> str:
    """The answer: each value under its name, then the sentences."""
    heads = []
    for part, filled in found:
        name = NAMES.get(part.kind, "")
        if filled is None:
            heads.append(f"Not stated: {part.words}.")
        elif filled.said:
            heads.append(f"{name}: {filled.said}." if name and len(found) > 1 else f"{filled.said}.")
    return " ".join([*dict.fromkeys(heads), *(_quoted(p, desk) for p in passages)])


def _quoted(passage: Passage, desk: Desk) -> str:
    notes = [*_standing(passage), *_persons(passage, desk), *_dates(passage)]
    told = f" [{'; '.join(notes)}]" if notes else ""
    return f"“{passage.span.words}”{told} ({passage.page.article.name})"


def _standing(passage: Passage) -> list[str]:
    """How the acts of a sentence stand where they did not simply happen."""
    return list(dict.fromkeys(c.modality for c in passage.claims if c.modality not in FACTUAL))


def _persons(passage: Passage, desk: Desk) -> list[str]:
    """Whom "he" or "she" stands for: "He: Anwar Gargash"."""
    referred = [m for m in passage.mentions if m.form == "pronoun" and m.kind == "person"]
    known = [(m.span.words, name) for m in referred if (name := desk.library.name(m.actor))]
    first = {name: f"{words}: {name}" for words, name in reversed(known)}
    return list(dict.fromkeys(first[name] for _, name in known))


def _dates(passage: Passage) -> list[str]:
    """Days that the sentence gives in relation to others: "on Friday: 10 March 2023"."""
    return list(dict.fromkeys(f"{t.span.words}: {date_in_words(_date(t))}" for t in passage.times if _worked_out(t)))


def _worked_out(time: TimeExpression) -> bool:
    year = (time.earliest or "")[:4]
    return bool(time.type in ("DATE", "TIME") and time.earliest and time.latest and year not in time.span.words)


def _date(time: TimeExpression) -> Date:
    value = time.earliest if time.earliest == time.latest else f"{time.earliest}/{time.latest}"
    return Date(value, time.earliest, time.latest, time.basis)


def nearest(ranked: Sequence[Sequence[Ranked]], desk: Desk) -> str:
    """That nothing is stated, and the nearest sentence without a day that would pass for an answer."""
    for some in ranked:
        for r in some[:3]:
            if r.score >= NEAREST and r.words and not _names_day(r.passage):
                return f"Not stated. The nearest is: “{r.passage.span.words}” ({r.passage.page.article.name})"
    return "Not stated."


def _names_day(passage: Passage) -> bool:
    return any(t.type in ("DATE", "TIME") for t in passage.times) or bool(re.search(r"\d{4}", passage.span.words))
