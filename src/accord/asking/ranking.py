"""Which sentences a part of a question is about: words, actors, act and time, each a feature that can be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from accord.asking.evidence import Library, Passage
from accord.asking.question import Part
from accord.asking.words import Stems, alike, words_of

CONCEPT, NEAR = 0.7, 0.35  # what a word counts that is met by a word of its class, or in the sentences before
STATE, STANDS_NEAR = 0.4, 0.5  # what an actor counts that is met by its state, or in the sentences before
PLACE = 0.6  # what the name of a place counts beside a common word
CAPITAL = 1.5  # what a name counts beside a common word
LEANING = 0.5  # what a word of the part leant on counts
WEIGHTS = {"words": 1.0, "actors": 0.4, "type": 0.3, "time": 0.4, "places": 0.1, "cited": 0.3}
HEADLINE = 0.85  # a headline says again what the body says better


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A sentence and how well it fits a part of the question."""

    passage: Passage
    words: float  # share of the part's words that it has, rarer ones counting more: 0 to 1
    actors: float  # share of the part's actors that it names: 0 to 1; 1 if none is asked for
    type: float  # 1 if a claim in it has a type that is asked for
    time: float  # 1 if it lies in the time asked for, 0.5 if its document does, -1 if it lies elsewhere, else 0
    places: float  # share of the places asked for
    least: float = 1.0  # presence of the actor that is least present
    cited: float = 0.0  # 1 if a part before rests on it, and this part leans on that one

    @property
    def score(self) -> float:
        total = sum(weight * float(getattr(self, name)) for name, weight in WEIGHTS.items())
        return total * (HEADLINE if self.passage.section != "body" else 1)


def rank(
    part: Part,
    passages: Sequence[Passage],
    stems: Stems,
    library: Library,
    documents: frozenset[str] = frozenset(),
    cited: frozenset[Passage] = frozenset(),
) -> list[Ranked]:
    """All sentences, the best first; equals in the order of the record. `documents`: asked for by name.

    `cited`: what the parts before rest on.
    """
    order = {id(p): n for n, p in enumerate(passages)}
    states = {actor: library.country(actor) for actor in part.actors}
    wanted = _wanted(part, passages, stems, states)
    ranked = [_fit(part, passage, wanted, documents, states) for passage in passages]
    if part.back:
        ranked = [replace(r, cited=1.0) if r.passage in cited else r for r in ranked]
    return sorted(ranked, key=lambda r: (-r.score, order[id(r.passage)]))


@dataclass(frozen=True, slots=True)
class _Unit:
    """Something that a sentence may have: a word, an actor or a place of the question."""

    weight: float
    stem: str = ""
    concepts: frozenset[str] = frozenset()
    actor: str = ""
    state: str | None = None
    place: tuple[str, ...] = ()

    def met(self, passage: Passage) -> float:
        """Share of its weight that the sentence earns."""
        if self.actor:
            return _present(self.actor, self.state, passage)
        if self.place:
            return float(all(word in passage.words for word in self.place))
        if self.stem in passage.stems:
            return 1.0
        if any(alike(self.concepts, concepts) for concepts in passage.concepts):
            return CONCEPT
        return NEAR if self.stem in passage.near else 0.0


def _wanted(part: Part, passages: Sequence[Passage], stems: Stems, states: Mapping[str, str | None]) -> list[_Unit]:
    """What is to be met, weighted by how rare it is in what is looked through."""
    seen = Counter(stem for passage in passages for stem in passage.stems)
    named = Counter(actor for passage in passages for actor in passage.actors)
    total = len(passages)
    out: dict[object, _Unit] = {}
    for actor in part.actors:
        out[actor] = _Unit(CAPITAL * log(1 + total / (1 + named[actor])), actor=actor, state=states[actor])
    for place in part.places:
        words = tuple(words_of(place))
        rare = log(1 + total / (1 + min(seen[stems.stem(word)] for word in words)))
        out[place] = _Unit(PLACE * rare, place=words)
    for words, share in ((part.content, 1.0), (part.back, LEANING)):
        for word in words:
            stem = stems.stem(word)
            weight = log(1 + total / (1 + seen[stem])) * share * (CAPITAL if word in part.names else 1)
            out.setdefault((stem,), _Unit(weight, stem=stem, concepts=stems.concepts(word)))
    return list(out.values())


def _fit(
    part: Part,
    passage: Passage,
    wanted: Sequence[_Unit],
    documents: frozenset[str],
    states: Mapping[str, str | None],
) -> Ranked:
    total = sum(unit.weight for unit in wanted)
    met = sum(unit.weight * unit.met(passage) for unit in wanted)
    present = [_present(actor, states[actor], passage) for actor in part.actors]
    return Ranked(
        passage,
        words=met / total if total else 1.0,
        actors=_share(present),
        least=min(present, default=1.0),
        type=float(any(claim.type in part.types for claim in passage.claims)),
        time=_in_time(part, passage) + (0.5 if passage.span.source in documents else 0.0),
        places=_share([float(all(w in passage.words for w in words_of(place))) for place in part.places]),
    )


def _present(actor: str, state: str | None, passage: Passage) -> float:
    """Named here; else named around here; else the state that a person acts for is."""
    if actor in passage.actors:
        return 1.0
    if actor in passage.near_actors:
        return STANDS_NEAR
    return STATE if state in passage.actors else 0.0


def _share(found: Sequence[float]) -> float:
    return sum(found) / len(found) if found else 1.0


def _in_time(part: Part, passage: Passage) -> float:
    if not part.times:
        return 0.0
    told = [(c.time.earliest, c.time.latest) for c in passage.claims if c.time.told and c.type in part.types]
    known = told or [(c.time.earliest, c.time.latest) for c in passage.claims if c.time.told]
    known += [] if told else [(t.earliest, t.latest) for t in passage.times if t.type in ("DATE", "TIME")]
    spans = [(first or "", last or "\U0010ffff") for first, last in known if first or last]
    if any(first <= end and start <= last for first, last in spans for start, end in part.times):
        return 1.0
    if spans:
        return -1.0
    published = passage.page.reading.published
    first, last = published.earliest or "", published.latest or ""
    return 0.5 if first and last and any(first <= end and start <= last for start, end in part.times) else 0.0
