"""Find acts: words of the lexicon whose needs the syntax meets, and who fills their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from accord.lexicon import ACTOR, ANY, Entry, Lexicon, Pattern, Slots
from accord.model import ActorRole
from accord.reading.cast import Cast, Found
from accord.reading.grammar import (
    antecedent,
    child,
    conjuncts,
    is_noun,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    modifiers,
    possessors,
    prepositional,
)
from accord.reading.parse import Sentence, Word

VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


@dataclass(slots=True, eq=False)
class Part:
    """A mention in a role. Several actors where the words stand for several ("both countries")."""

    role: ActorRole
    found: Found


@dataclass(slots=True, eq=False)
class Act:
    """A word of the lexicon at work in a sentence."""

    entry: Entry
    word: Word
    carrier: Word | None  # the light verb of a nominal act
    first: Word  # the trigger's words
    last: Word
    sentence: int
    parts: list[Part] = field(default_factory=list)

    @property
    def verb(self) -> Word | None:
        return self.carrier or (self.word if is_verb(self.word) else None)


class Arguments:
    """What stands in each place of the syntax around one act; places are looked up once."""

    def __init__(self, word: Word, carrier: Word | None, lexicon: Lexicon) -> None:
        self.word, self.carrier, self.lexicon = word, carrier, lexicon
        self._places: dict[str, list[Word]] | None = None

    def __getitem__(self, place: str) -> list[Word]:
        if self._places is None:
            adjective = self.word.tag.startswith("JJ")
            self._places = (
                self._verbal(self.word) if is_verb(self.word) else self._adjectival() if adjective else self._nominal()
            )
        return self._places.get(place, [])

    def _verbal(self, verb: Word) -> dict[str, list[Word]]:
        grammar = self.lexicon.grammar
        places = prepositional(verb)
        places["subject"] = logical_subject(verb, grammar)
        places["object"] = logical_object(verb, grammar)
        if is_passive(verb):
            places.pop("by", None)
        for noun in places["object"]:
            for preposition, words in prepositional(noun).items():
                if preposition not in ("of", "in"):
                    places.setdefault(preposition, []).extend(words)
                elif preposition == "of":
                    places.setdefault("object-of", []).extend(words)
        complement = child(verb, "xcomp", "ccomp")
        if complement is not None:
            places["complement-object"] = logical_object(complement, grammar)
            subject = child(complement, "nsubj", "nsubjpass")
            if subject is not None and not places["object"]:
                places["that"] = list(conjuncts(antecedent(subject)))
        return places

    def _adjectival(self) -> dict[str, list[Word]]:
        word = self.word
        places = prepositional(word)
        top = word
        while top.dep == "conj" and top.head.tag.startswith("JJ"):
            top = top.head
        if is_verb(top.head) and top.dep != "amod":
            places["subject"] = logical_subject(top.head, self.lexicon.grammar)
            places["object"] = [c for c in top.head.children if c.dep == "dobj"]
        else:
            places["subject"] = [top.head]
        return places

    def _nominal(self) -> dict[str, list[Word]]:
        noun = self.word
        places = prepositional(noun)
        places["possessor"] = possessors(noun)
        places["modifier"] = modifiers(noun)
        predicated = predicate_subject(noun, self.lexicon)
        places["subject"] = predicated
        places["apposition"] = appositive_partner(noun)
        carrier = self.carrier
        if carrier is not None:
            grammar = self.lexicon.grammar
            receiving = carrier.lower in grammar["receiving"]["verbs"]
            subject = logical_subject(carrier, grammar)
            if receiving:
                places["to"] = subject + places.get("to", [])
                places["on"] = subject + places.get("on", [])
            else:
                places["subject"] = subject
            for preposition, words in prepositional(carrier).items():
                if preposition == "by" and is_passive(carrier):
                    continue
                if not receiving or preposition != "on":
                    places.setdefault(preposition, []).extend(words)
            if not receiving:
                indirect = [c for c in carrier.children if c.dep == "dative" and is_noun(c)]
                places.setdefault("dative", []).extend(indirect)
        return places


def predicate_subject(noun: Word, lexicon: Lexicon) -> list[Word]:
    """Who the noun is said of: "X is a member of Y", "X became an ally"."""
    top = noun
    while top.dep == "conj" and is_noun(top.head):
        top = top.head
    if (
        top.dep == "pobj"
        and top.head.lower == "of"
        and top.head.head.dep in ("attr", "oprd", "appos")
        and top.head.head.lower in ("one", "some", "part", "two", "three")
    ):
        top = top.head.head  # "one of X's allies"
    if top.dep == "appos":
        return [top.head]
    if top.dep in ("attr", "oprd") and is_verb(top.head):
        return logical_subject(top.head, lexicon.grammar) or logical_object(top.head, lexicon.grammar)
    if top.dep == "pobj" and top.head.lower == "as" and top.head.dep == "prep":
        governor = top.head.head
        return (
            logical_subject(governor, lexicon.grammar)
            if is_verb(governor) and not is_passive(governor)
            else logical_object(governor, lexicon.grammar)
            if is_verb(governor)
            else [governor]
        )
    return []


def appositive_partner(noun: Word) -> list[Word]:
    """ "X, a member of Y": the noun that this one is set beside."""
    if noun.dep == "appos":
        return [noun.head]
    return [c for c in noun.children if c.dep == "appos"] + ([noun.head] if noun.dep == "compound" else [])


def find_acts(cast: Cast, number: int, lexicon: Lexicon) -> list[Act]:
    """Acts of one sentence, in order; a verb that needs its object takes that noun's own act over."""
    sentence = cast.sentences[number]
    acts: list[Act] = []
    for word in sentence.words:
        patterns = lexicon.patterns.get(word.lower)
        if patterns and not _is_name_word(word, sentence):
            acts += list(islice(_acts_at(word, patterns, cast, number, lexicon), 1))
    objects = {
        id(n)
        for act in acts
        if is_verb(act.word) and "object" in act.entry.needs
        for n in logical_object(act.word, lexicon.grammar)
    }
    acts = [act for act in acts if id(act.word) not in objects]
    carriers = {id(act.carrier) for act in acts if act.carrier is not None}
    return [act for act in acts if id(act.word) not in carriers]


def _is_name_word(word: Word, sentence: Sentence) -> bool:
    """ "March" the month: a capitalised proper noun inside a sentence is a name, not the common word."""
    return word.tag in ("NNP", "NNPS") and word.text[0].isupper() and word.i > 0 and sentence.section != "headline"


def _acts_at(word: Word, patterns: tuple[Pattern, ...], cast: Cast, number: int, lexicon: Lexicon) -> Iterator[Act]:
    """What the word may be, the most demanding pattern first."""
    verbal = _is_verbal(word)
    for pattern in sorted(patterns, key=lambda p: -_demands(p)):
        act = None
        if pattern.part == "noun":
            act = None if verbal else _nominal_act(word, pattern, cast, number, lexicon)
        elif pattern.part == "adjective":
            act = _adjectival_act(word, pattern, cast, number, lexicon)
        elif verbal or (word.tag in ("VBN", "VBG", "VBD") and word.dep == "amod"):
            act = _verbal_act(word, pattern, cast, number, lexicon)
        if act is not None:
            yield act


def _demands(pattern: Pattern) -> int:
    return (
        3 * len(pattern.entry.needs)
        + 2 * (pattern.particle is not None)
        + 2 * len(pattern.before)
        + bool(pattern.entry.bars)
    )


def _is_verbal(word: Word) -> bool:
    if word.tag in VERB_TAGS:
        return word.dep != "compound" and not (word.dep == "amod" and word.tag == "VBG")
    return False


def _verbal_act(word: Word, pattern: Pattern, cast: Cast, number: int, lexicon: Lexicon) -> Act | None:
    last = word
    if pattern.particle is not None:
        particle = _particle(word, pattern.particle)
        if particle is None:
            return None
        last = particle if particle.i > word.i else word
    places = Arguments(word, None, lexicon)
    if not _meets(pattern.entry, places, word, cast):
        return None
    if "object" in pattern.entry.needs:
        noun = next((n for n in places["object"] if n.lower in pattern.entry.needs["object"]), None)
        if noun is not None and word.i < noun.i <= word.i + 6:
            last = noun if noun.i > last.i else last
    act = Act(pattern.entry, word, None, word, last, number)
    _fill(act, pattern.entry.verb_slots, places, cast)
    return act if act.parts else None


def _particle(verb: Word, wanted: str) -> Word | None:
    """ "off" of "call off", "on" of "call on X"; a preposition does not make a phrasal verb of "called X on Friday"."""
    for c in verb.children:
        if c.lower != wanted:
            continue
        if c.dep in ("prt", "advmod", "acomp", "oprd", "npadvmod"):
            return c
        if c.dep in ("prep", "dative", "agent"):
            governed = [g for g in c.children if g.dep in ("pobj", "pcomp")]
            direct = any(o.dep == "dobj" and o.i < c.i for o in verb.children)
            if not direct and not any(g.lower in WEEKDAYS for g in governed):
                return c
    return None


WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def _adjectival_act(word: Word, pattern: Pattern, cast: Cast, number: int, lexicon: Lexicon) -> Act | None:
    """ "X is dependent on Y": an adjective said of its subject."""
    if not word.tag.startswith(("JJ", "VBN")) or word.dep not in (
        "acomp",
        "oprd",
        "conj",
        "amod",
        "advcl",
        "ROOT",
        "ccomp",
    ):
        return None
    places = Arguments(word, None, lexicon)
    if not _meets(pattern.entry, places, word, cast):
        return None
    act = Act(pattern.entry, word, None, word, word, number)
    _fill(act, pattern.entry.verb_slots, places, cast)
    return act if act.parts else None


def _nominal_act(word: Word, pattern: Pattern, cast: Cast, number: int, lexicon: Lexicon) -> Act | None:
    if not (is_noun(word) or word.tag == "VBG") or (
        word.dep in ("compound", "nmod") and is_noun(word.head) and word.head.i > word.i
    ):
        return None
    if cast.at(word) is not None and cast.at(word).form == "name":  # type: ignore[union-attr]
        return None
    first = word
    if pattern.before:
        words = cast.sentences[number].words
        start = word.i - len(pattern.before)
        if start < 0 or tuple(w.lower for w in words[start : word.i]) != pattern.before:
            return None
        first = words[start]
    carrier = _carrier(word, lexicon)
    places = Arguments(word, carrier, lexicon)
    if not _meets(pattern.entry, places, word, cast):
        return None
    act = Act(pattern.entry, word, carrier, first, word, number)
    slots = pattern.entry.noun_slots
    if carrier is not None:
        both = ("subject", *slots.both) if slots.both else ()
        slots = Slots(
            (*(() if both else ("subject",)), *slots.actor), (*(() if both else ("dative",)), *slots.recipient), both
        )
        if carrier.i < first.i and first.i - carrier.i <= 5:
            act.first = carrier
    _fill(act, slots, places, cast)
    return act if act.parts else None


ENGAGING = frozenset(
    f"{stem}{ending}" for stem in ("engage", "participate", "join") for ending in ("", "s", "d")
) | frozenset(
    "takes take took taken taking engaging participating enter enters entered entering joined joining".split()
)


def _carrier(noun: Word, lexicon: Lexicon) -> Word | None:
    """The light verb of which the noun is the object, the passive subject, or what it engages in."""
    carrying = lexicon.grammar["light"]["verbs"] | lexicon.grammar["receiving"]["verbs"]
    top = noun
    while top.dep == "conj" and is_noun(top.head):
        top = top.head
    governor = top.head
    if top.dep in ("dobj", "nsubjpass") and is_verb(governor):
        weighed = any(governor.lower in lexicon.hedges[kind]["verbs"] for kind in ("planned", "considered", "possible"))
        return governor if weighed or governor.lower in carrying else None
    if top.dep == "pobj" and governor.lower in ("in", "into") and governor.head.lower in ENGAGING:
        return governor.head
    if top.dep == "pobj":
        return None
    return next((c for c in noun.children if c.dep == "acl" and c.tag == "VBN" and c.lower in carrying), None)


def _meets(entry: Entry, places: Arguments, word: Word, cast: Cast) -> bool:
    """Whether the words an entry needs stand in their places, and none that it bars does."""
    for place, wanted in entry.needs.items():
        if not any(_any_of(w, wanted, cast) for w in _at_place(place, places, word)):
            return False
    return not any(
        _any_of(w, unwanted, cast) for place, unwanted in entry.bars.items() for w in _at_place(place, places, word)
    )


def _is_infinitive(verb: Word) -> bool:
    return verb.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def _at_place(place: str, places: Arguments, word: Word) -> list[Word]:
    if place == "infinitive":
        return [c for c in word.children if c.dep in ("xcomp", "ccomp", "advcl") and _is_infinitive(c)]
    if place == "complement":
        return [c for c in word.children if c.dep in ("xcomp", "ccomp", "advcl")]
    if place == "adverb":
        return [c for c in word.children if c.dep in ("advmod", "prt", "acomp", "oprd", "neg")]
    if place == "preposition":
        return [c for c in word.children if c.dep in ("prep", "dative", "agent")]
    if place == "modifier":
        return (
            [c for c in word.children if c.dep in ("amod", "compound", "nmod", "det", "poss", "nummod")]
            if is_noun(word)
            else []
        )
    if place == "governor":
        return [word.head]
    return places[place]


def _any_of(word: Word, wanted: frozenset[str], cast: Cast) -> bool:
    """The word is wanted, or it is what a phrase such as "a package of sanctions" is about."""
    if word.lower in wanted or ANY in wanted or (ACTOR in wanted and actors_of(word, cast)):
        return True
    return any(c.lower in wanted for c in word.children if c.dep == "compound") or any(
        g.lower in wanted
        for c in word.children
        if c.dep == "prep" and c.lower == "of"
        for g in c.children
        if g.dep == "pobj"
    )


# ---------------------------------------------------------------- roles
def _fill(act: Act, slots: Slots, places: Arguments, cast: Cast) -> None:
    taken: set[int] = set()
    for place in slots.both:
        for found in _actors(places[place], cast, place, places.lexicon):
            _take(act, "participant", found, taken)
    if slots.both and len(act.parts) < 2 and not is_verb(act.word) and act.carrier is None:
        for found in _company(act.word, cast, places):
            _take(act, "participant", found, taken)
    for role, wanted in (("actor", slots.actor), ("recipient", slots.recipient)):
        for place in wanted:
            here = [found for found in _actors(places[place], cast, place, places.lexicon) if id(found) not in taken]
            for found in here:
                _take(act, role, found, taken)  # type: ignore[arg-type]
            if here:
                break
    if slots.actor and "subject" in slots.actor and not any(part.role == "actor" for part in act.parts):
        for found in _holder(act, cast, places):
            _take(act, "actor", found, taken)
    if slots.recipient and not any(part.role == "recipient" for part in act.parts):
        for found in _further(act, cast):
            known = found.form in ("name", "demonym", "metonym") or any(cast.country(actor) for actor in found.actors)
            if known and id(found) not in taken and found.form != "pronoun":
                _take(act, "recipient", found, taken)
                break


def _holder(act: Act, cast: Cast, places: Arguments) -> list[Found]:
    """ "issued a statement condemning X": who issued what condemns."""
    verb = act.verb
    if verb is None or verb.dep != "acl" or verb.tag != "VBG" or verb.head.dep not in ("dobj", "nsubjpass"):
        return []
    return _actors(logical_subject(verb.head.head, places.lexicon.grammar), cast, "subject", places.lexicon)


def _company(noun: Word, cast: Cast, places: Arguments) -> list[Found]:
    """Who takes part in an act that another act is set in: "signed it with X during a meeting", "visited X for talks"."""
    preposition = noun.head
    if (
        noun.dep != "pobj"
        or preposition.lower not in ("for", "during", "in", "at", "after", "following")
        or not is_verb(preposition.head)
    ):
        return []
    around = Arguments(preposition.head, None, places.lexicon)
    return [f for place in ("subject", "with") for f in _actors(around[place], cast, place, places.lexicon)]


def _further(act: Act, cast: Cast) -> Iterator[Found]:
    """Whom the act concerns where no place of its own names anybody: actors inside its complement, then inside its object.

    "agreed to send food to X", "lifted a ban on imports of goods from X".
    """
    verb = act.verb or act.word
    if verb.dep == "pcomp" and verb.head.lower == "by":  # "supported X by sending tanks"
        for word in (c for c in verb.head.head.children if c.dep in ("dobj", "nsubjpass")):
            yield from actors_of(word, cast)
    for c in verb.children:
        if c.dep in ("xcomp", "ccomp") or (c.dep == "advcl" and _is_infinitive(c)):
            yield from _within(c, cast)
    for c in verb.children:
        if c.dep in ("dobj", "nsubjpass", "dative") or (c.dep in ("prep", "agent") and c.lower not in AROUND):
            yield from _within(c, cast)
    if act.carrier is not None:
        yield from _within(act.word, cast)
    if act.entry.type in LOCATED:
        home = {cast.country(a) for part in act.parts for a in part.found.actors}
        for c in verb.children:
            if c.dep == "prep" and c.lower in ("in", "into", "across", "near", "along", "inside", "at"):
                yield from (f for f in _within(c, cast, places=True) if cast.country(f.actors[0]) not in home)


LOCATED = frozenset(
    {"ASSAULT", "AID", "COERCE", "MOBILIZE", "CONCEDE", "RETREAT"}
)  # done to those in whose land it is done
AROUND = frozenset(
    {"after", "before", "during", "since", "by", "as", "amid", "despite", "following", "in", "at", "according"}
)


def _within(top: Word, cast: Cast, places: bool = False) -> Iterator[Found]:
    """Mentions below a word, nearest first, without those in clauses of their own."""
    level = [top]
    while level:
        for word in level:
            found = cast.at(word)
            if found is not None and (places or not found.place or found.kind == "state"):
                yield found
        level = [c for word in level for c in word.children if c.dep not in ("relcl", "advcl", "parataxis")]


def _take(act: Act, role: ActorRole, found: Found, taken: set[int]) -> None:
    if id(found) not in taken:
        taken.add(id(found))
        act.parts.append(Part(role, found))


def _actors(words: list[Word], cast: Cast, place: str, lexicon: Lexicon) -> list[Found]:
    """Mentions in a place of the syntax: the words themselves, else whom their phrases are about."""
    out: list[Found] = []
    for word in words:
        for found in agents_of(word, cast, lexicon) if place == "subject" else actors_of(word, cast):
            if found not in out and not (
                found.place and place not in ("object", "to", "into", "from", "in", "at", "on")
            ):
                out.append(found)
    return out


def agents_of(word: Word, cast: Cast, lexicon: Lexicon) -> list[Found]:
    """Who acts where a phrase is the subject: its head, or whose instrument, body or part it is; "the mention of X" does nothing."""
    word = antecedent(word)
    direct = cast.at(word)
    if direct is not None:
        return actors_of(word, cast)
    people = lexicon.people
    if (
        word.lower in people["partitives"]["nouns"]
        or word.lower in people["instruments"]["nouns"]
        or word.tag in ("CD", "DT", "NNP", "NNPS")
    ):
        return actors_of(word, cast)
    return []


def actors_of(word: Word, cast: Cast, depth: int = 0) -> list[Found]:
    """The actor that a phrase names: its head, else whose it is, else who is in its modifiers or after "of", "by", "in"."""
    word = antecedent(word)
    found = cast.at(word)
    if found is not None and found.form in ("nominal", "title") and (named := _named_beside(found, cast)):
        return named
    if found is not None and _stands_for(found, word):
        together = [cast.at(w) for w in conjuncts(word) if w is not word]
        return [found, *(f for f in together if f is not None and f is not found)] if found.head is word else [found]
    if depth > 2:
        return []
    for deps in (("poss",), ("amod", "compound", "nmod")):
        inner = [
            f
            for c in word.children
            if c.dep in deps
            for w in conjuncts(c)
            if (f := cast.at(w)) is not None and not f.place
        ]
        if inner:
            return inner
    for c in word.children:
        if c.dep == "prep" and c.lower in ("of", "by", "between", "from", "in", "against", "with", "for", "on", "to"):
            inner = [
                f
                for obj in c.children
                if obj.dep == "pobj"
                for w in conjuncts(obj)
                for f in actors_of(w, cast, depth + 1)
            ]
            if inner:
                return inner
    for c in word.children:
        if c.dep == "acl" and c.tag == "VBN":  # "an offer made by X", "curbs imposed on X"
            inner = [
                f
                for p in c.children
                if p.dep in ("agent", "prep")
                for o in p.children
                if o.dep == "pobj"
                for f in actors_of(o, cast, depth + 1)
            ]
            if inner:
                return inner
    for c in word.children:
        if c.dep == "appos":
            inner = actors_of(c, cast, depth + 1)
            if inner:
                return inner
    return []


def _named_beside(found: Found, cast: Cast) -> list[Found]:
    """ "the foreign ministers, X and Y": the names set beside a description."""
    beside = [cast.at(w) for c in found.head.children if c.dep == "appos" for w in conjuncts(c)]
    return [f for f in beside if f is not None and f.form == "name" and f.kind in ("person", "organisation", "group")]


def _stands_for(found: Found, word: Word) -> bool:
    """The mention covers the word as head, not as an adjective inside another noun's phrase."""
    return found.form != "demonym" or found.head is word or found.head.dep not in ("amod", "compound")
