"""How many, how much, how often."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.asking.evidence import Passage
from accord.asking.holes.common import (
    LOOSE,
    MANY,
    MOST,
    Desk,
    Filled,
    Status,
    answering,
    date_in_words,
    fitting,
    iso_of,
    passages,
)
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import words_of
from accord.model import Date

NUMBER = re.compile(r"(?<![\w.,])(?:[$€£]\s?)?\d[\d,]*(?:\.\d+)?(?:\s?%)?(?![\w])")


def fill_how_many(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Numbers in sentences that are about the thing counted. Two documents with two numbers disagree."""
    if part.noun in TIMES or part.words.lower().startswith("how often"):
        return _occasions(part, ranked, desk)
    found = [(r, n) for r in fitting(part, ranked, LOOSE) if (n := _count_in(part, r.passage, desk))]
    return _numbers(found)


TIMES = frozenset({"times", "occasions"})


def _occasions(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The times at which the act is told to have happened: months, or years where no month is given."""
    found: dict[str, tuple[Passage, str]] = {}
    for r in fitting(part, ranked, 0.5, 0.35, strict=False):
        for claim in answering(part, r.passage, desk):
            first, last = claim.time.earliest, claim.time.latest
            if claim.factual and first and last and first[:4] == last[:4]:
                found.setdefault(first[:4], (r.passage, date_in_words(Date(iso_of(first, last), first, last))))
    if not found:
        return None
    said = [words for _, (_, words) in sorted(found.items())]
    cited = tuple(dict.fromkeys(p for p, _ in found.values()))
    return Filled(len(found), f"{len(found)} dated: {', '.join(said)}", cited[: MANY + 1])


def fill_how_much(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Numbers with a unit."""
    units = desk.grammar.signs["units"]
    found = []
    for r in fitting(part, ranked, LOOSE):
        text = r.passage.span.words
        amounts = [f"{m[0]}{_unit_after(text, m.end(), units)}" for m in NUMBER.finditer(text)]
        amounts = [a for a in amounts if not a.replace(",", "").isdigit()]
        if amounts:
            found.append((r, amounts))
    return _numbers(found)


def _unit_after(text: str, at: int, units: frozenset[str]) -> str:
    found = re.match(r"(?:[\s-]+(?:\w+))+?", text[at:])
    kept = ""
    while found and found[0].split()[-1].strip("-").casefold() in units:
        kept += found[0]
        at += found.end()
        found = re.match(r"[\s-]+\w+", text[at:])
    return kept


def _count_in(part: Part, passage: Passage, desk: Desk) -> list[str]:
    """Numbers that stand before the noun counted, with at most two words between; years and days are none."""
    noun = desk.stems.stem(part.noun.split()[-1]) if part.noun else ""
    text, start = passage.span.words, passage.span.start
    dated = [(t.span.start - start, t.span.end - start) for t in passage.times]
    out = []
    for found in re.finditer(r"[^\W_]+(?:[,.]\d+)*", text):
        word = found[0]
        number = NUMBER.fullmatch(word) or word.casefold() in desk.grammar.signs["numbers"]
        if not number or any(a <= found.start() < b for a, b in dated):
            continue
        after = words_of(text[found.end() :])[:3]
        if noun and noun in map(desk.stems.stem, after):
            out.append(word)
    return out


def _numbers(found: Sequence[tuple[Ranked, list[str]]]) -> Filled | None:
    if not found:
        return None
    first = found[0]
    other = [f for f in found[1:MOST] if f[1] != first[1] and f[0].passage.span.source != first[0].passage.span.source]
    kept = [first, *other]
    said = [" and ".join(numbers) for _, numbers in kept]
    status: Status = "disputed" if other else "stated"
    return Filled([_value(n) for _, ns in kept for n in ns], " or ".join(said), passages(r for r, _ in kept), status)


SMALL = tuple("zero one two three four five six seven eight nine ten eleven twelve".split())


def _value(number: str) -> object:
    plain = number.replace(",", "").casefold()
    if plain in SMALL:
        return SMALL.index(plain)
    return int(plain) if plain.isdigit() else number
