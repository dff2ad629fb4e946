"""Sayings of a sentence: reporting verbs and "according to", with those who speak and the outlets that pass it on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from accord.lexicon import Lexicon
from accord.reading.actors import actors_of
from accord.reading.cast import Cast, Found
from accord.reading.grammar import (
    SUBJECTS,
    ancestors,
    child,
    grammatical_subject,
    is_noun,
    is_passive,
    is_verb,
    subtree,
)
from accord.reading.issuers import issuers_of
from accord.reading.parse import Word
from accord.reading.quotations import Quotation

STANCES = ("deny", "warn", "accuse", "admit", "say")  # of a verb with several, the first
SPEAKERS = frozenset("person body media organisation state group".split())
ACCORDING = ("to", "per", "according")
NEAR = 4  # words between a verb and a speaker behind it: "..., said the minister X"


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """A reporting verb or phrase with its speakers."""

    verb: Word
    speakers: tuple[Found, ...]
    relays: tuple[Found, ...]  # outlets that carry their words
    stance: str  # one of STANCES
    sentence: int


@lru_cache(maxsize=4)
def _stances(lexicon: Lexicon) -> Mapping[str, str]:
    """What each form of a reporting verb says of its speaker."""
    reporting = lexicon.voices["reporting"]
    return {form: stance for stance in reversed(STANCES) for form in reporting[stance]["verbs"]}


def find_sayings(number: int, cast: Cast, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Saying]:
    """Sayings of one sentence, the innermost first."""
    finder = _Finder(number, cast, quotations, lexicon)
    found = [saying for word in cast.sentences[number].words if (saying := finder.saying_at(word)) is not None]
    return sorted(found, key=lambda saying: (-sum(1 for _ in ancestors(saying.verb)), saying.verb.i))


class _Finder:
    """Looks for sayings in one sentence."""

    def __init__(self, number: int, cast: Cast, quotations: Sequence[Quotation], lexicon: Lexicon) -> None:
        self.number, self.cast, self.quotations, self.lexicon = number, cast, quotations, lexicon
        self.voices, self.stances = lexicon.voices, _stances(lexicon)

    def saying_at(self, word: Word) -> Saying | None:
        if word.lower in self.voices["according"]["words"] and (saying := self._according(word)) is not None:
            return saying
        stance = self.stances.get(word.lower)
        if stance is None or not is_verb(word) or self._is_unsaid(word) or not self._has_content(word):
            return None
        return self._passive(word, stance) if is_passive(word) else self._active(word, stance)

    def _saying(self, verb: Word, speakers: list[Found], relays: list[Found], stance: str) -> Saying:
        """Media that carry somebody else's words are relays; media alone speak for themselves."""
        media = [found for found in speakers if found.kind == "media"]
        others = [found for found in speakers if found.kind != "media"]
        if others and media:
            speakers, relays = others, [*relays, *media]
        return Saying(verb, tuple(speakers), tuple(relays), stance, self.number)

    def _according(self, word: Word) -> Saying | None:
        prepositions = (w for w in (word, *word.children) if w.lower in ACCORDING)
        spoken = self._under(prepositions)
        return self._saying(word, spoken, [], "say") if spoken else None

    def _under(self, prepositions: Iterable[Word]) -> list[Found]:
        objects = (obj for preposition in prepositions for obj in preposition.children if obj.dep == "pobj")
        return [found for obj in objects for found in self._speaking_in(obj)]

    def _speaking_in(self, noun: Word) -> list[Found]:
        """The actor that a noun names, "X's office"; of "X's statement", X."""
        issuers = issuers_of(noun, self.cast, self.lexicon) if self.cast.at(noun) is None else []
        return issuers or actors_of(noun, self.cast)

    # ------------------------------------------------------------ whether something is said
    def _is_unsaid(self, verb: Word) -> bool:
        """ "has not announced", "has yet to say", "declined to comment": nothing is said."""
        if child(verb, "neg") is not None:
            return True
        if verb.dep != "xcomp":
            return False
        unsaying = verb.head.lower in self.voices["unsaying"]["verbs"]
        return unsaying or any(c.lower == "yet" for c in verb.head.children)

    def _has_content(self, verb: Word) -> bool:
        """The verb has something that it can report, above it, below it, or in quotation marks beside it."""
        if verb.tag == "VBG" and verb.dep == "advcl" and verb.lower in self.voices["showing"]["verbs"]:
            return child(verb, "ccomp") is not None  # "signalling a deep alignment": by what is done
        if verb.lower in self.voices["particled"]["verbs"] and child(verb, "prt") is None:
            return False
        if verb.lower in self.voices["with_a_clause"]["verbs"] and child(verb, "dobj") is not None:
            return child(verb, "ccomp") is not None  # "adds a committee": nothing is said
        return (
            child(verb, "ccomp", "xcomp", "prep", "dobj", "dative") is not None
            or (child(verb, "nsubjpass") is not None and child(verb, "agent") is not None)  # "was announced by X"
            or verb.dep in ("ccomp", "parataxis", "advcl")
            or any(quotation.is_beside(verb.start, verb.end) for quotation in self.quotations)
        )

    # ------------------------------------------------------------ who speaks
    def _passive(self, verb: Word, stance: str) -> Saying | None:
        """ "was announced by X"; "X was quoted by Y": Y passes it on."""
        agents = self._under(c for c in verb.children if c.dep == "agent")
        if verb.lower in self.voices["quoting"]["verbs"]:
            subject = grammatical_subject(verb, self.lexicon.grammar)
            if subject is not None:
                return self._saying(verb, actors_of(subject, self.cast), agents, stance)
        return self._saying(verb, agents, [], stance) if agents else None

    def _active(self, verb: Word, stance: str) -> Saying | None:
        subject = grammatical_subject(verb, self.lexicon.grammar)
        if subject is None or subject.tag == "VBG":
            subject = self._beside(verb)
        if subject is None:
            return None
        speakers = actors_of(subject, self.cast) if self._may_speak(subject) else []
        if verb.lower in self.voices["quoting"]["verbs"] and (quoted := child(verb, "dobj")) is not None:
            told = actors_of(quoted, self.cast)
            if told:
                return self._saying(verb, told, speakers, stance)
        return self._saying(verb, speakers, [], stance) if speakers else None

    def _may_speak(self, subject: Word) -> bool:
        """People, bodies and their statements speak; a deal or a visit does not."""
        if not is_noun(subject) or self.cast.at(subject) is not None:
            return True
        beside = (self.cast.at(c) for c in subject.children if c.dep == "appos")
        if any(found is not None and found.form == "name" for found in beside):
            return True  # "the news agency X"
        return subject.lower in self.voices["statement"]["nouns"]

    def _beside(self, verb: Word) -> Word | None:
        """The name right before the verb or right after it, where the parse gives no subject: "..., said X"."""
        named = [found for found in self.cast.found[self.number] if found.kind in SPEAKERS]
        before = [found for found in named if found.last.i < verb.i and found.form != "demonym"]
        words = self.cast.sentences[self.number].words
        if before and all(word.text in ",)" for word in words[before[-1].last.i + 1 : verb.i]):
            return before[-1].head
        with_office = (f for f in before if f.kind == "person" and child(f.head, "appos") is not None)
        for found in with_office:  # "X, Kenya's minister, said"
            if all(word.text in ",)" for word in words[subtree(found.head)[-1].i + 1 : verb.i]):
                return found.head
        after = next((found for found in named if found.first.i > verb.i), None)
        if after is None or after.form == "demonym" or after.first.i - verb.i > NEAR:
            return None
        does_else = after.head.dep in SUBJECTS and after.head.head is not verb  # "said Chad has ..."
        return None if does_else else after.head
