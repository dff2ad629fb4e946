"""Who does it, and to whom: whether a sentence has the sides of a cited act the other way round.

English only, and without a parse. A side stands before an active verb or behind "by", the other behind it or before a
passive one. What is not plain by that is passed over: a swap is told only where both places are filled, each by the
wrong side alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from accord.export.brief.wording import harmless, one_line
from accord.export.verify.traits import WORD, words_of
from accord.model import Actor, Claim

if TYPE_CHECKING:
    from accord.knowledge import Knowledge
    from accord.lexicon import Lexicon

LONGEST = 5  # words of a name
BE = frozenset("is are was were be been being got gets get".split())
BETWEEN = frozenset("not also later then since once again first never twice both".split())
BEFORE_NOUNS = frozenset(
    "a an the its his her their this that these those no any some every each of in for from with against by about "
    "after before during over under into at".split()
)
AUXILIARIES = frozenset("will would has have had did does do to can could may might must should not never".split())
BY = frozenset({"by"})
TOWARDS = frozenset("of on against upon to with into at toward towards for over".split())
CLAUSE = re.compile(r"[;:—–()]\s*|,\s+|\s+(?:but|while|although|though|whereas|after|before|because)\s+")
NEAR = 3  # words between a preposition and the name that it leads to, or a name and its noun
CLOSE = 8  # words behind a participle in which its "by" stands

Part = Literal["verb", "noun"]
Where = Literal["does", "undergoes"]


@dataclass(frozen=True, slots=True)
class Side:
    """A party of a claim: whom its names may mean, and these names."""

    ids: frozenset[str]  # the actors, and the states that they act for
    names: frozenset[str]  # in lower case

    def without(self, other: Side) -> Side:
        return Side(self.ids - other.ids, self.names - other.names)


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name one side of a claim and not the other: words[start:end]."""

    start: int
    end: int
    side: Where


@dataclass(frozen=True, slots=True)
class Act:
    """A word of a clause that tells an act, and the claims that it may be about."""

    at: int
    part: Part
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """The words between two commas or the like; `earlier`: all words of the sentence before them."""

    words: tuple[str, ...]
    earlier: tuple[str, ...]


class Roles:
    """Finds sides that have changed places."""

    def __init__(self, actors: Mapping[str, Actor], world: Knowledge, lexicon: Lexicon) -> None:
        self._actors, self._world, self._lexicon = actors, world, lexicon

    def swapped(self, text: str, claims: Iterable[Claim]) -> Iterator[str]:
        """For each act of the text that no cited claim bears out this way round: what the words say instead."""
        directed = [claim for claim in claims if {"actor", "recipient"} <= {role.role for role in claim.actors}]
        told = self._lemmas(text) if directed else frozenset()
        own = {claim.id for claim in directed if told & self._lemmas(claim.trigger.words)}
        for clause in _clauses(text) if directed else ():
            for act in self._acts(clause.words, directed, own):
                if all(self._reversed(clause, act, claim) for claim in act.claims):
                    yield self._told(act.claims[0])

    def _acts(self, words: Sequence[str], claims: Sequence[Claim], own: Collection[str]) -> Iterator[Act]:
        """`own`: ids of the claims whose very words the sentence uses; no other word stands for these."""
        for at, word in enumerate(words):
            part = self._part(words, at)
            meant = tuple(claim for claim in claims if part and self._tells(word.lower(), part, claim, claim.id in own))
            if part and meant:
                yield Act(at, part, meant)

    def _part(self, words: Sequence[str], at: int) -> Part | None:
        """Whether the word stands as a verb or a noun of an act."""
        parts = {pattern.part for pattern in self._lexicon.patterns.get(words[at].lower(), ())}
        before = words[at - 1].lower() if at else ""
        if "noun" not in parts or words[at].lower().endswith("ed"):
            return "verb" if "verb" in parts else None
        if "verb" not in parts or before in BEFORE_NOUNS:
            return "noun"
        follows = words[at + 1].lower() if at + 1 < len(words) else ""
        if before in AUXILIARIES or before in BE:
            return "verb"
        return None if follows in TOWARDS | BY else "verb"

    def _lemmas(self, text: str) -> frozenset[str]:
        """All that its words may be forms of, as the lexicon has them."""
        words = {word.lower() for word in words_of(text)}
        patterns = (pattern.lemma for word in words for pattern in self._lexicon.patterns.get(word, ()))
        return frozenset(self._lexicon.lemmas.get(word, word) for word in words) | frozenset(patterns)

    def _tells(self, word: str, part: Part, claim: Claim, own: bool) -> bool:
        """Whether the word is a form of the claim's trigger, or else of its type; who does it is the subject of it."""
        patterns = [pattern for pattern in self._lexicon.patterns.get(word, ()) if pattern.part == part]
        triggers = self._lemmas(claim.trigger.words)
        return any(
            (pattern.lemma in triggers if own else pattern.entry.type == claim.type)
            and (part == "noun" or "subject" in pattern.entry.verb_slots.actor)
            for pattern in patterns
        )

    def _reversed(self, clause: Clause, act: Act, claim: Claim) -> bool:
        does, undergoes = self._side(claim, "actor"), self._side(claim, "recipient")
        sides = (does.without(undergoes), undergoes.without(does))
        before = self._namings(clause.words[: act.at], sides)
        rest = clause.words[act.at + 1 :]
        behind = self._namings(rest, sides)
        if act.part == "noun":
            doer = _after(rest, behind, BY) or _possessor(clause.words, act.at, before)
            return (doer, _after(rest, behind, TOWARDS)) == ("undergoes", "does")
        before = before or self._namings(clause.earlier, sides)
        if _is_passive(clause.words, act.at):
            return _all(before, "does") and (not behind or _after(rest, behind, BY) == "undergoes")
        if doer := _after(rest[:CLOSE], behind, BY):  # "those accused by Iran of ..."
            return doer == "undergoes" and (not before or _all(before, "does"))
        return _all(before, "undergoes") and bool(behind) and behind[0].side == "does"

    def _side(self, claim: Claim, part: str) -> Side:
        actors = [role.actor for role in claim.actors if role.role == part]
        known = [self._actors[id] for id in actors if id in self._actors]
        names = {one_line(harmless(form)).lower() for one in known for form in (one.name, *(n.form for n in one.names))}
        surnames = {words_of(one.name)[-1].lower() for one in known if one.kind == "person" and words_of(one.name)}
        return Side(frozenset(actors) | {one.country for one in known if one.country}, frozenset(names | surnames))

    def _namings(self, words: Sequence[str], sides: tuple[Side, Side]) -> list[Naming]:
        """Where one side alone is named, the longest names first."""
        found: list[Naming] = []
        at = 0
        while at < len(words):
            sizes = range(min(LONGEST, len(words) - at), 0, -1)
            named = next(((n, side) for n in sizes if (side := self._meant(words[at : at + n], sides))), None)
            if named:
                found.append(Naming(at, at + named[0], named[1]))
            at += named[0] if named else 1
        return found

    def _meant(self, words: Sequence[str], sides: tuple[Side, Side]) -> Where | None:
        if not words[0][:1].isupper() or not words[-1][:1].isupper():
            return None
        name = " ".join(words)
        ids = {form.entity for form in self._world.find(name)}
        fits = [name.lower() in side.names or not ids.isdisjoint(side.ids) for side in sides]
        return None if fits[0] == fits[1] else "does" if fits[0] else "undergoes"

    def _told(self, claim: Claim) -> str:
        def named(part: str) -> str:
            ids = (role.actor for role in claim.actors if role.role == part)
            return ", ".join(one_line(harmless(self._actors[id].name if id in self._actors else id)) for id in ids)

        return f"it is {named('actor')} towards {named('recipient')} in the words, the other way round in the sentence"


def _clauses(text: str) -> Iterator[Clause]:
    earlier: tuple[str, ...] = ()
    for part in CLAUSE.split(text):
        words = tuple(words_of(part)) if WORD.search(part) else ()
        yield Clause(words, earlier)
        earlier += words


def _all(namings: Sequence[Naming], side: Where) -> bool:
    return bool(namings) and all(one.side == side for one in namings)


def _is_passive(words: Sequence[str], at: int) -> bool:
    """ "was accused", "has not been publicly accused"; not "was quick to accuse", "is accusing"."""
    verb, at = words[at].lower(), at - 1
    while at >= 0 and (words[at].lower() in BETWEEN or words[at].lower().endswith("ly")):
        at -= 1
    return at >= 0 and words[at].lower() in BE and not verb.endswith("ing")


def _after(words: Sequence[str], namings: Sequence[Naming], prepositions: frozenset[str]) -> Where | None:
    """The side that stands after such a preposition."""
    for one in namings:
        if prepositions & {word.lower() for word in words[max(0, one.start - NEAR) : one.start]}:
            return one.side
    return None


def _possessor(words: Sequence[str], at: int, before: Sequence[Naming]) -> Where | None:
    """The side that stands close before a noun: "Sudmark's night-time attack"."""
    if not before or at - before[-1].end >= NEAR:
        return None
    between = {word.lower() for word in words[before[-1].end : at]}
    return None if between & BEFORE_NOUNS else before[-1].side
