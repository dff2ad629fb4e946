"""A question as a claim with holes: its parts, what each asks for, and whom, what and when it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.asking.grammar import Grammar
from accord.asking.words import WORD, Stems, words_of
from accord.lexicon import Lexicon
from accord.model import STANDING_TYPES, Reading, TimeExpression

NAMING = frozenset({"name", "demonym", "metonym"})
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
UP_TO = frozenset({"before", "by", "until", "till"})
NOUN_REACH = 4  # words after "which" in which its noun is looked for
OPEN = "(?:^|[,;:–—]\\s*(?:(?:and|or|but)\\s+)?|\\b(?:and|or|but)\\s+)"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked."""

    kind: str  # of the hole
    words: str  # of the question, as they stand
    actors: tuple[str, ...]  # ids, in order of mention
    places: tuple[str, ...]  # words that name a place
    times: tuple[tuple[str, str], ...]  # first and last day of each time named
    types: tuple[str, ...]  # claim types that its words can carry
    content: tuple[str, ...]  # the words that say what it is about, in lower case
    names: frozenset[str]  # of these, the ones written with a capital
    noun: str | None = None  # the noun after "which", "how many"
    standing: str | None = None  # how the act must stand, where the question says so
    back: tuple[str, ...] = ()  # content of the other parts that this one leans on


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. Without parts it was not understood."""

    text: str
    parts: tuple[Part, ...]


def understand(reading: Reading, text: str, grammar: Grammar, lexicon: Lexicon, stems: Stems) -> Question:
    """Type the holes of a question. `reading`: what the reader of documents found in the same text."""
    bounds = list(_openings(text, grammar))
    if not bounds:
        return Question(text, ())
    parts = []
    for (start, end, kind), stop in zip(bounds, [*(start for start, _, _ in bounds[1:]), len(text)], strict=True):
        parts.append(_part(kind, text, start, end, stop, reading, grammar, lexicon))
    if parts and bounds[0][0] > 0:  # words before the first question word belong to it: "In 2003, who ..."
        head = _part(parts[0].kind, text, 0, 0, bounds[0][0], reading, grammar, lexicon)
        parts[0] = _joined(parts[0], head)
    return Question(text, tuple(_lean(parts, grammar)))


def _openings(text: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Where a part begins, where its question word ends, and its kind of hole."""
    kinds = {words: opener.kind for opener in grammar.openers for words in opener.opens}
    leads = "|".join(sorted(map(re.escape, grammar.leads), key=len, reverse=True))
    opens = "|".join(sorted(map(re.escape, kinds), key=lambda o: (-len(o), o)))
    pattern = re.compile(
        rf"{OPEN}(?P<q>(?P<open>{opens})\b|(?:{leads})\s+(?P<led>{opens})\b)", re.IGNORECASE
    )  # "until when" itself before "when" led by "until"
    at = 0
    while found := pattern.search(text, at):
        kind = kinds[(found["open"] or found["led"]).lower()]
        if kind != "whether" or _asks(text, found, grammar):
            yield found.start("q"), found.end("q"), kind
        at = max(found.end("q"), found.start() + 1)


def _asks(text: str, found: re.Match[str], grammar: Grammar) -> bool:
    """Whether "has", "is" ... open a question and do not merely go on: a subject follows."""
    if found.start("q") == 0:
        return True
    following = WORD.search(text, found.end("q"))
    if following is None:
        return False
    word = following[0]
    return word.lower() in grammar.empty or word[:1].isupper()


def _part(
    kind: str, text: str, start: int, end: int, stop: int, reading: Reading, grammar: Grammar, lexicon: Lexicon
) -> Part:
    """The part text[start:stop], whose question word ends at `end`."""
    own = text[start:stop]
    noun = None
    if kind in ("what", "how-many"):
        kind, noun = _by_noun(kind, words_of(text[end:stop]), grammar)
    lowered = " " + " ".join(words_of(own)) + " "
    standing = next((s for s, said in reversed(list(grammar.standing.items())) if _says(lowered, said)), None)
    if kind == "what" and grammar.terms_asked & set(words_of(own)):
        kind = "terms"
    if kind == "plan" and standing is None:
        standing = "planned"
    inside = [m for m in reading.mentions if start <= m.span.start < stop and m.form in NAMING]
    named = [(m.span.start, m.span.end) for m in inside]
    content = [w for w in _outside(text, end, stop, named) if _has_content(w, grammar)]
    if kind == "whether" and grammar.conflict & set(words_of(own)):
        kind, content = "conflict", [w for w in content if w.lower() not in grammar.conflict]
    days = [t for t in reading.times if start <= t.span.start < stop and t.earliest and t.latest]
    dated = {w for t in reading.times for w in words_of(t.span.words)}
    return Part(
        kind=kind,
        words=re.sub(r"[\s,;]*(?:\b(?:and|or|but))?[\s,;?]*$", "", own),
        actors=tuple(dict.fromkeys(m.actor for m in inside if m.kind != "place")),
        places=tuple(dict.fromkeys(m.span.words for m in inside if m.kind == "place")),
        times=tuple(_days_asked(t, text) for t in days),
        types=_types(content, reading, start, stop, lexicon),
        content=tuple(dict.fromkeys(w for w in words_of(" ".join(content)) if w not in dated)),
        names=frozenset(w for c in content if c[:1].isupper() for w in words_of(c) if w not in dated),
        noun=noun,
        standing=standing,
    )


def _days_asked(time: TimeExpression, text: str) -> tuple[str, str]:
    """The days that the question means: "before 6 June" is all that lies before, "since May" all from its first day."""
    first, last = time.earliest or FIRST_DAY, time.latest or LAST_DAY
    lead = [*words_of(text[: time.span.start])[-1:], *words_of(time.span.words)[:1]]
    if UP_TO & set(lead):
        return FIRST_DAY, last if "by" in lead else first
    if "after" in lead:
        return last, LAST_DAY
    return (first, LAST_DAY) if "since" in lead else (first, last)


def _outside(text: str, start: int, stop: int, named: list[tuple[int, int]]) -> Iterator[str]:
    """The words that name nobody: actors and places are matched as such, whatever they are called."""
    for found in WORD.finditer(text, start, stop):
        if not any(a <= found.start() < b for a, b in named):
            yield found[0]


def _says(lowered: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in lowered for phrase in phrases)


def _has_content(word: str, grammar: Grammar) -> bool:
    return any(w and w not in grammar.empty for w in words_of(word))


def _by_noun(kind: str, following: list[str], grammar: Grammar) -> tuple[str, str | None]:
    """What "which", "what" or "how many" asks for, by its noun."""
    near = following[:NOUN_REACH]
    if " ".join(near[:2]) in grammar.nouns:
        return grammar.nouns[" ".join(near[:2])], " ".join(near[:2])
    stop = next(
        (n for n, word in enumerate(near) if word in grammar.empty and word not in ("state", "states")), len(near)
    )
    for word in near[:stop]:
        named = grammar.nouns.get(word)
        if named is not None and (kind != "how-many" or named == "sources"):
            return named, word
    return kind, near[stop - 1] if stop else None


def _types(content: list[str], reading: Reading, start: int, stop: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The claim types that the reader found here; failing that, those its verbs and nouns can carry."""
    read = [c.type for c in reading.claims if start <= c.trigger.start < stop]
    carried = [
        p.entry.type
        for word in content
        for p in lexicon.patterns.get(word.lower(), ())
        if p.particle is None and not p.before
    ]
    return tuple(dict.fromkeys(t for t in [*read, *carried] if t != "STATE" and (t not in STANDING_TYPES or t in read)))


def _joined(part: Part, head: Part) -> Part:
    return replace(
        part,
        actors=tuple(dict.fromkeys([*head.actors, *part.actors])),
        places=tuple(dict.fromkeys([*head.places, *part.places])),
        times=(*head.times, *part.times),
        content=tuple(dict.fromkeys([*head.content, *part.content])),
        names=head.names | part.names,
    )


def _lean(parts: list[Part], grammar: Grammar) -> Iterator[Part]:
    """A part that names little of its own, or points back, is about what the others name."""
    for at, part in enumerate(parts):
        others = [p for p in parts if p is not part and p.content]
        if not others:
            yield part
            continue
        source = next((p for p in reversed(parts[:at]) if len(p.content) > 1), others[0])
        if not part.content or (len(part.content) == 1 and not part.actors and part.noun is not None):
            yield replace(
                _joined(source, part), kind=part.kind, words=part.words, noun=part.noun, content=source.content
            )
        elif at and (len(part.content) < 3 or grammar.back & set(words_of(part.words))):
            leaning = replace(
                part, back=source.content, names=part.names | source.names, times=part.times or source.times
            )
            yield replace(leaning, actors=part.actors or source.actors, places=part.places)
        else:
            yield part
