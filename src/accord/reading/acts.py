"""Acts: words of the lexicon whose needs the syntax meets, with who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from accord.lexicon import ACTOR, ANY, PERSON, Entry, Lexicon, Pattern, Slots
from accord.reading.actors import actors_of
from accord.reading.arguments import FOR, Arguments, for_whom_to_act
from accord.reading.cast import Cast
from accord.reading.grammar import (
    NAME_TAGS,
    child,
    first_conjunct,
    is_definite,
    is_noun,
    is_verb,
    logical_object,
    objects_under,
    subtree,
)
from accord.reading.parse import Sentence, Word
from accord.reading.roles import HOSTILE, Part, find_parts

CONTAINING = frozenset("AGREE REQUEST THREATEN REJECT CONCEDE".split())  # acts of speech with a content
UTTERED = ("REQUEST", "ACCUSE", "THREATEN")  # acts of speech, done once they are said
CONTENT = ("xcomp", "ccomp")
OF_THE_TWO = ("consult/talks", "consult/meet")  # "after talks in X": of the two whom the document is about
DEMAND = "request/insist-that"  # "insisted that X leave"
COOPERATION = "cooperate/cooperate"  # "cooperation could extend to trade"
OF_MANY = frozenset("international regional global multilateral such no any".split())
LASTING = ("days", "hours", "weeks", "months", "rounds")
PARTICLE_DEPS = ("prt", "advmod", "acomp", "oprd", "npadvmod")
PREPOSITION_DEPS = ("prep", "dative", "agent")
PREDICATIVE = ("acomp", "oprd", "conj", "amod", "advcl", "ROOT", "ccomp")  # where an adjective says something
WEIGHING = ("planned", "considered", "possible")  # hedges whose verbs carry a nominal act: "considered sanctions"
TAKING = frozenset({"to"})
OF_PHRASES = ("at", "into", "under", "to")  # "is at odds", "put to death": the phrase is the act
NEAR_OBJECT = 6  # words from a verb to an object that is shown with it
NEAR_CARRIER = 7  # words from a light verb to the act that is shown with it


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """A word of the lexicon at work in a sentence."""

    entry: Entry
    word: Word
    carrier: Word | None  # the light verb of a nominal act
    first: Word  # the trigger's words
    last: Word
    sentence: int
    parts: tuple[Part, ...]  # none only where the entry is OF_THE_TWO

    @property
    def verb(self) -> Word | None:
        return self.carrier or (self.word if is_verb(self.word) else None)


def find_acts(cast: Cast, number: int, lexicon: Lexicon) -> list[Act]:
    """Acts of one sentence, in order; a verb that needs its object takes that noun's own act over."""
    matcher = _Matcher(cast, number, lexicon)
    acts = [act for word in matcher.sentence.words if (act := matcher.act_at(word)) is not None]
    objects = {id(noun) for act in acts if is_verb(act.word) for noun in _counted_too(_taken(act, lexicon), lexicon)}
    acts = [_with_content(act, acts) for act in acts if id(act.word) not in objects or _is_anothers(act)]
    carrying = carrying_verbs(lexicon)
    acts = [act for act in acts if not _is_applied_for(act, acts)]
    carriers = {
        id(act.carrier)
        for act in acts
        if act.carrier is not None and act.carrier.lower in carrying and not _is_anothers(act)
    }
    return [act for act in acts if id(act.word) not in carriers]  # "discussed sanctions with X" is two acts


def _taken(act: Act, lexicon: Lexicon) -> Iterator[Word]:
    """The nouns by which the verb is an act: "signed an agreement", "came to the aid of X"."""
    if "object" in act.entry.needs:
        yield from logical_object(act.word, lexicon.grammar)
    for place in TAKING.intersection(act.entry.needs):
        yield from objects_under(act.word, place)


def _counted_too(nouns: Iterable[Word], lexicon: Lexicon) -> Iterator[Word]:
    """The nouns, and of "rounds of talks" the talks."""
    for noun in nouns:
        yield noun
        if noun.lower in lexicon.grammar["rounds"]["nouns"]:
            yield from objects_under(noun, "of")


def _is_applied_for(act: Act, acts: list[Act]) -> bool:
    """ "applied to join the union": one step of a membership, not two."""
    if act.entry.type != "MEMBER" or not is_verb(act.word) or act.word.dep != "xcomp":
        return False
    return any(other.word is act.word.head and other.entry.type == "MEMBER" for other in acts)


def _is_anothers(act: Act) -> bool:
    """ "welcomed an invitation from X": what X did is an act beside what is done with it."""
    return act.entry.type in UTTERED and any(part.role == "actor" for part in act.parts)


def _with_content(act: Act, acts: list[Act]) -> Act:
    """ "offered to send troops to X": whom an offer concerns is told by what is offered, where it is an act itself."""
    if act.entry.type not in CONTAINING or not is_verb(act.word):
        return act
    content = next((a for a in acts if a.verb is not None and a.verb.head is act.word and a.verb.dep in CONTENT), None)
    if content is None:
        return act
    doing = {id(part.found) for part in content.parts if part.role == "actor"}
    if act.entry.type == "REQUEST" and any(p.role == "recipient" and id(p.found) in doing for p in act.parts):
        return act  # "demanded that X free two men": asked of X
    doer = child(content.word, "nsubj")  # "allowed X to send food to Y": X is allowed it
    subject = {id(word) for word in subtree(doer)} if doer is not None else set()
    inside = {id(word) for word in subtree(content.word)} - subject
    given = [part for part in act.parts if part.role != "recipient" or id(part.found.head) not in inside]
    known = {actor for part in given for actor in part.found.actors}
    concerned = [
        replace(part, role="recipient")
        for part in content.parts
        if part.role != "actor" and known.isdisjoint(part.found.actors)
    ]
    if any(part.role == "recipient" for part in given) or not concerned:
        return act
    return replace(act, parts=(*given, *concerned))


def _may_be_of_the_two(entry: Entry, noun: Word, lexicon: Lexicon) -> bool:
    """Nobody is named, and whom the document is about can be meant."""
    if entry.rule == COOPERATION:
        kinds = {c.lower for c in noun.children if c.dep in ("amod", "compound", "det")}
        told = noun.dep == "nsubj" and any(c.tag == "MD" for c in noun.head.children)
        return is_noun(noun) and (told or _is_room_for(noun, lexicon)) and kinds.isdisjoint(OF_MANY)
    return entry.rule in OF_THE_TWO and _is_occasion(noun)


def _is_room_for(noun: Word, lexicon: Lexicon) -> bool:
    """ "areas for further cooperation"."""
    return noun.dep == "pobj" and noun.head.lower == "for" and noun.head.head.lower in lexicon.hedges["room"]["nouns"]


def _is_occasion(noun: Word) -> bool:
    """ "after talks", "at a meeting", "four days of talks": an occasion that is known to have been."""
    top = noun.head
    if noun.dep == "nsubj" and any(c.lower == "the" for c in noun.children):  # "The meeting took place on Monday"
        return top.lower == "took" and any(c.lower == "place" for c in top.children)
    if noun.dep != "pobj" or noun.tag not in ("NN", "NNS"):
        return False
    return top.lower in ("after", "following", "at") or (top.lower == "of" and top.head.lower in LASTING)


class _Matcher:
    """Tries the patterns of the lexicon on the words of one sentence."""

    def __init__(self, cast: Cast, number: int, lexicon: Lexicon) -> None:
        self.cast, self.number, self.lexicon = cast, number, lexicon
        self.sentence = cast.sentences[number]

    def act_at(self, word: Word) -> Act | None:
        """The act that the word is: of the most demanding pattern that fits."""
        known = self.lexicon.patterns
        patterns = known.get(word.lower) or known.get(word.lower.removeprefix("re-"))  # "re-imposed"
        if not patterns or _is_name_word(word, self.sentence):
            return None
        tried = (self._try(word, pattern) for pattern in sorted(patterns, key=_demands, reverse=True))
        return next((act for act in tried if act is not None), None)

    def _try(self, word: Word, pattern: Pattern) -> Act | None:
        if pattern.part == "noun":
            return None if _is_verbal(word) else self._nominal(word, pattern)
        if pattern.part == "adjective":
            return self._adjectival(word, pattern)
        named = word.dep == "amod" and pattern.entry.type == "REJECT"  # "their contested border"
        return self._verbal(word, pattern) if _is_verbal(word) or (_is_participle(word) and not named) else None

    def _act(
        self, pattern: Pattern, slots: Slots, places: Arguments, first: Word | None = None, last: Word | None = None
    ) -> Act | None:
        parts = find_parts(pattern.entry, slots, places, self.cast)
        if not parts and not _may_be_of_the_two(pattern.entry, places.word, self.lexicon):
            return None
        word = places.word
        return Act(pattern.entry, word, places.carrier, first or word, last or word, self.number, parts)

    # ------------------------------------------------------------ verbs
    def _verbal(self, verb: Word, pattern: Pattern) -> Act | None:
        particle = None
        if pattern.particle is not None:
            particle = self._particle(verb, pattern.particle)
            if particle is None:
                return None
        places = Arguments(verb, None, self.lexicon)
        if not self._meets(pattern.entry, places) or (pattern.entry.rule == DEMAND and _is_told(verb)):
            return None
        shown = [verb, *([particle] if particle is not None else []), *self._needed_words(pattern.entry, places)]
        return self._act(pattern, pattern.entry.verb_slots, places, last=max(shown, key=lambda w: w.i))

    def _needed_words(self, entry: Entry, places: Arguments) -> list[Word]:
        """Words that make the verb an act, where they stand near: "signed a pact", "is at odds", "declare it over"."""
        shown = []
        for place in ("object", *OF_PHRASES, "adverb"):
            wanted = entry.needs.get(place, frozenset())
            word = next((w for w in places.beside(place) if w.lower in wanted), None)
            if word is not None and 0 < word.i - places.word.i <= NEAR_OBJECT:
                shown.append(word)
        return shown

    def _particle(self, verb: Word, wanted: str) -> Word | None:
        """ "off" of "call off", "on" of "call on X"; no phrasal verb is in "called X on Friday"."""
        for c in verb.children:
            if c.lower == wanted and (c.dep in PARTICLE_DEPS or self._governs_as_particle(verb, c)):
                return c
        clauses = (c for c in verb.children if wanted == FOR and for_whom_to_act(c) is not None)
        for_them = next((mark for clause in clauses for mark in clause.children if mark.lower == FOR), None)
        behind = self.sentence.words[verb.i + 1] if verb.i + 1 < len(self.sentence.words) else verb
        parted = behind.lower == wanted and behind.dep == "quantmod"  # "handed over 30 trucks"
        return behind if parted else for_them

    def _governs_as_particle(self, verb: Word, preposition: Word) -> bool:
        if preposition.dep not in PREPOSITION_DEPS:
            return False
        weekdays = self.lexicon.grammar["calendar"]["weekdays"]
        dated = any(c.dep in ("pobj", "pcomp") and c.lower in weekdays for c in preposition.children)
        return not dated and not any(c.dep == "dobj" and c.i < preposition.i for c in verb.children)

    # ------------------------------------------------------------ adjectives
    def _adjectival(self, word: Word, pattern: Pattern) -> Act | None:
        """ "X is dependent on Y": an adjective said of its subject."""
        if not word.tag.startswith(("JJ", "VBN")) or word.dep not in PREDICATIVE:
            return None
        places = Arguments(word, None, self.lexicon, adjective=True)
        return self._act(pattern, pattern.entry.verb_slots, places) if self._meets(pattern.entry, places) else None

    # ------------------------------------------------------------ nouns
    def _nominal(self, noun: Word, pattern: Pattern) -> Act | None:
        first = noun.i - len(pattern.before)
        if not self._may_be_nominal(noun) or first < 0 or not self._stands_before(pattern, first, noun):
            return None
        places = Arguments(noun, carrier_of(noun, self.lexicon), self.lexicon)
        if not self._meets(pattern.entry, places):
            return None
        opening, carrier = self.sentence.words[first], places.carrier
        if carrier is not None and 0 < opening.i - carrier.i <= NEAR_CARRIER:
            between = self.sentence.words[carrier.i + 1 : opening.i]
            opening = opening if any(is_verb(word) for word in between) else carrier
        return self._act(pattern, _carried(pattern.entry.noun_slots, carrier), places, first=opening)

    def _may_be_nominal(self, noun: Word) -> bool:
        if not is_noun(noun) and noun.tag != "VBG":
            return False
        if noun.dep in ("compound", "nmod") and is_noun(noun.head) and noun.head.i > noun.i:
            return False
        found = self.cast.at(noun)
        return found is None or found.form != "name"

    def _stands_before(self, pattern: Pattern, first: int, noun: Word) -> bool:
        return tuple(word.lower for word in self.sentence.words[first : noun.i]) == pattern.before

    # ------------------------------------------------------------ needs and bars
    def _meets(self, entry: Entry, places: Arguments) -> bool:
        """Whether the words an entry needs stand in their places, and none that it bars does."""
        return all(self._has(place, wanted, places) for place, wanted in entry.needs.items()) and not any(
            self._has(place, unwanted, places) for place, unwanted in entry.bars.items()
        )

    def _has(self, place: str, wanted: frozenset[str], places: Arguments) -> bool:
        words = places.beside(place)
        if place == "as":  # "described them as illegal curbs"
            words = [*words, *(c for word in words for c in word.children if c.dep == "amod")]
        return any(self._is_any_of(word, wanted) for word in words)

    def _is_any_of(self, word: Word, wanted: frozenset[str]) -> bool:
        """The word is wanted, or it is what a phrase such as "a package of sanctions" is about."""
        if word.lower in wanted or ANY in wanted or (ACTOR in wanted and actors_of(word, self.cast)):
            return True
        found = self.cast.at(word)
        if PERSON in wanted and found is not None and found.kind == "person" and found.form == "name":
            return True
        if word.lower in ("one", "ones") and word.tag in ("CD", "NN", "NNS"):  # "unlike the treaty, the one reached"
            return any(before.lower in wanted for before in self.sentence.words[: word.i] if is_noun(before))
        firm = word.lower in self.lexicon.grammar["firms"]["nouns"]
        stated = ("appos",) if firm else ("compound", "appos")  # not "oil" of "the state oil company"
        if any(c.lower in wanted for c in word.children if c.dep in stated):
            return True  # "a trade agreement", "the paper, an agreement on trade"
        return any(obj.lower in wanted for obj in objects_under(word, "of"))


def _is_told(verb: Word) -> bool:
    """ "insists that it never left": a clause in the indicative is a statement, and asks for nothing."""
    clause = child(verb, "ccomp")
    if clause is None or any(c.tag == "MD" for c in clause.children):
        return False
    finite = (clause, *(c for c in clause.children if c.dep in ("aux", "auxpass")))
    return any(word.tag in ("VBD", "VBZ") for word in finite)


def _is_name_word(word: Word, sentence: Sentence) -> bool:
    """ "March" the month: a capitalised proper noun inside a sentence is a name, not the common word."""
    return word.tag in NAME_TAGS and word.text[0].isupper() and word.i > 0 and sentence.section != "headline"


def _demands(pattern: Pattern) -> int:
    """How much a pattern asks for: the one that asks for most is the surest."""
    entry = pattern.entry
    return 3 * len(entry.needs) + 2 * (pattern.particle is not None) + 2 * len(pattern.before) + bool(entry.bars)


def _is_verbal(word: Word) -> bool:
    return is_verb(word) and word.dep != "compound" and not (word.dep == "amod" and word.tag == "VBG")


def _is_participle(word: Word) -> bool:
    return word.tag in ("VBN", "VBG", "VBD") and word.dep == "amod"


@lru_cache(maxsize=4)
def carrying_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Light verbs whose object names the act, whether their subject does it or undergoes it."""
    return frozenset(lexicon.grammar["light"]["verbs"] | lexicon.grammar["receiving"]["verbs"])


def carrier_of(noun: Word, lexicon: Lexicon) -> Word | None:
    """The light verb of which the noun is the object, the passive subject, or what it engages in."""
    receiving, carrying = lexicon.grammar["receiving"]["verbs"], carrying_verbs(lexicon)
    top = first_conjunct(noun)
    whole = top.head.head
    if top.dep == "pobj" and top.head.lower == "of" and whole.dep == "dobj":
        rounds = whole.lower in lexicon.grammar["rounds"]["nouns"] and whole.head.lower in carrying
        if rounds or whole.head.lower in receiving:
            top = whole  # "held a round of talks", "faces a wave of attacks"
    if top.dep == "pobj" and top.head.lower == "in" and whole.dep == "dobj":
        top = whole if whole.lower in lexicon.grammar["growth"]["nouns"] else top  # "announced an increase in aid"
    governor = top.head
    if top.dep in ("dobj", "nsubjpass") and is_verb(governor):
        if any(c.dep == "oprd" for c in governor.children):
            return None  # "called the talks a failure"
        weighed = any(governor.lower in lexicon.hedges[kind]["verbs"] for kind in WEIGHING)
        if governor.lower in lexicon.grammar["talking_over"]["verbs"] and _is_deed(noun, lexicon):
            return None  # "discussed the attack by X": not their own
        return governor if weighed or governor.lower in carrying else None
    if (facing := _has_what_is_called(top)) is not None:
        return facing if facing.lower in carrying else None
    if top.dep == "pobj":
        engaged = governor.lower in ("in", "into") and governor.head.lower in lexicon.grammar["engaging"]["verbs"]
        return governor.head if engaged else None
    return next((c for c in noun.children if c.dep == "acl" and c.tag == "VBN" and c.lower in carrying), None)


def _is_deed(noun: Word, lexicon: Lexicon) -> bool:
    """ "the attack", "their raids": a hostile act that is taken as known."""
    kinds = {pattern.entry.type for pattern in lexicon.patterns.get(noun.lower, ()) if pattern.part == "noun"}
    return is_definite(noun) and not kinds.isdisjoint(HOSTILE)


def _has_what_is_called(noun: Word) -> Word | None:
    """ "faces what X described as sanctions": the verb that has the clause as its object."""
    calling = noun.head.head if noun.dep == "pobj" and noun.head.lower == "as" else noun.head
    if not is_verb(calling) or calling.dep not in ("ccomp", "dobj") or not is_verb(calling.head):
        return None
    what = any(c.lower == "what" for c in (*calling.children, *calling.head.children))
    return calling.head if what and noun.dep in ("pobj", "oprd") else None


def _carried(slots: Slots, carrier: Word | None) -> Slots:
    """Where the roles stand if a light verb carries the noun: its subject and its dative come first."""
    if carrier is None:
        return slots
    if slots.both:
        return Slots(slots.actor, slots.recipient, ("subject", *slots.both))
    return Slots(("subject", *slots.actor), ("dative", *slots.recipient))
