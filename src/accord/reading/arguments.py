"""What stands in each place of the syntax around an act: its subject, its object, what is under its prepositions."""

from __future__ import annotations

from functools import cached_property

from accord.lexicon import Lexicon
from accord.reading.grammar import (
    antecedent,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    modifiers,
    objects_under,
    possessors,
    prepositional,
)
from accord.reading.parse import Word

CLAUSES = ("xcomp", "ccomp", "advcl")
FOR = "for"
CONCERNING = ("with", "to", "on", "for", "of")
TOLD_UNDER = ("into", "of", "over", "on")
BESIDE = {
    "infinitive": CLAUSES,
    "complement": (*CLAUSES, "oprd"),
    "adverb": ("advmod", "prt", "acomp", "oprd", "neg"),
    "preposition": ("prep", "dative", "agent"),
    "modifier": ("amod", "compound", "nmod", "det", "poss", "nummod"),
}
"""Places that only `needs` and `bars` of an entry ask for, and the labels of what stands there."""


class Arguments:
    """The places around one act, looked up when first asked for."""

    def __init__(self, word: Word, carrier: Word | None, lexicon: Lexicon, *, adjective: bool = False) -> None:
        """`adjective`: a participle that says how its subject is: "has been opposed to"."""
        self.word, self.carrier, self.lexicon, self.adjective = word, carrier, lexicon, adjective

    @property
    def verb(self) -> Word | None:
        """The light verb of a nominal act, else the act where it is itself a verb."""
        return self.carrier or (self.word if is_verb(self.word) else None)

    def __getitem__(self, place: str) -> list[Word]:
        """Heads of the phrases that can have a role."""
        return self._places.get(place, [])

    def beside(self, place: str) -> list[Word]:
        """Words that an entry may need or bar in the place."""
        word = self.word
        if place == "governor":
            return [word.head]
        if place == "purpose":
            return [
                c for noun in self["object"] for c in noun.children if c.dep in ("acl", "relcl") and is_infinitive(c)
            ]
        if place not in BESIDE:
            done = (g for c in word.children if c.lower == place for g in c.children if g.dep == "pcomp")
            return [*self[place], *done]  # "with fraud", "with leading the talks"
        if place == "modifier" and not is_noun(word):
            return []
        carried = self.carrier.children if place == "adverb" and self.carrier is not None else []
        found = [c for c in (*word.children, *carried) if c.dep in BESIDE[place]]
        return [c for c in found if is_infinitive(c)] if place == "infinitive" else found

    @cached_property
    def _places(self) -> dict[str, list[Word]]:
        if is_verb(self.word):
            places = self._verbal()
            return places if not self.adjective else {**places, "subject": places["object"], "object": []}
        if self.word.tag.startswith("JJ"):
            return self._adjectival()
        return self._nominal()

    # ------------------------------------------------------------ verbs
    def _verbal(self) -> dict[str, list[Word]]:
        verb, grammar = self.word, self.lexicon.grammar
        places = prepositional(verb)
        places["subject"] = logical_subject(verb, grammar)
        places["object"] = logical_object(verb, grammar)
        if is_passive(verb):
            places.pop("by", None)
        counted = [word for noun in places["object"] for word in objects_under(noun, "of")]
        for noun in counted:  # "send a team of experts to X"
            places.setdefault("to", []).extend(prepositional(noun).get("to", ()))
        for noun in places["object"]:
            for preposition, words in prepositional(noun).items():
                if preposition == "of":
                    places.setdefault("object-of", []).extend(words)
                elif preposition != "in":
                    places.setdefault(preposition, []).extend(words)
        for noun in objects_under(verb, "as"):  # "described it as aggression by X"
            for preposition, words in prepositional(noun).items():
                places.setdefault(f"as-{preposition}", []).extend(words)
        for noun in (c for c in verb.children if c.dep == "oprd" and is_noun(c)):
            places.setdefault("object-of", []).extend(prepositional(noun).get("of", ()))  # "called it a failure of X"
        for clause in (c for c in verb.children if c.dep in CLAUSES):
            if (doer := for_whom_to_act(clause)) is not None:
                places.setdefault(FOR, []).extend(conjuncts(antecedent(doer)))
        complement = child(verb, "xcomp", "ccomp")
        places["content"] = _told_of(verb, places["object"])
        places["subject-of"] = [word for subject in places["subject"] for word in _turned_on(subject)]
        if complement is not None:
            places["complement-to"] = _turned_to(complement)
            places["complement-object"] = logical_object(complement, grammar)
            subject = child(complement, "nsubj", "nsubjpass")
            told = list(conjuncts(antecedent(subject))) if subject is not None else []
            if not places["object"] or places["object"] == told:
                places["that"] = told
        return places

    # ------------------------------------------------------------ adjectives
    def _adjectival(self) -> dict[str, list[Word]]:
        places = prepositional(self.word)
        top = first_conjunct(self.word, "JJ")
        if is_verb(top.head) and top.dep != "amod":
            places["subject"] = logical_subject(top.head, self.lexicon.grammar)
            places["object"] = [c for c in top.head.children if c.dep == "dobj"]
        else:
            places["subject"] = [top.head]
            places["issuer"] = issuers(top.head, self.lexicon)
        return places

    # ------------------------------------------------------------ nouns
    def _nominal(self) -> dict[str, list[Word]]:
        noun = self.word
        places = prepositional(noun)
        places["possessor"] = possessors(noun) or self._shared_possessor()
        places["modifier"] = modifiers(noun)
        places["subject"] = predicate_subject(noun, self.lexicon) if self.carrier is None else []
        places["apposition"] = appositive_partner(noun)
        places["that"] = _subject_of_content(noun)
        places["content"] = [w for word in (noun, self.carrier) if word is not None for w in _told_of(word, [])]
        plans = [c for c in noun.children if c.dep == "acl" and is_infinitive(c)]
        places["complement-to"] = [word for plan in plans for word in _turned_to(plan)]
        if self.carrier is not None:
            self._add_carried(places, self.carrier)
        elif noun.dep in ("nsubj", "nsubjpass") and noun.head.lower in self.lexicon.grammar["occurrence"]["verbs"]:
            for preposition, words in prepositional(noun.head).items():  # "clashes broke out between X and Y"
                if preposition != "by":
                    places.setdefault(preposition, []).extend(words)
        elif (under := _under(noun)) is not None:
            undergoing = self._undergoing(under.head)
            places["on"] = undergoing + places.get("on", [])
            places["to"] = undergoing + places.get("to", [])
        return places

    def _shared_possessor(self) -> list[Word]:
        """ "Chad's plans, raids and support for X": the support is Chad's too; not in "its neighbour and raids"."""
        noun, first = self.word, first_conjunct(self.word)
        own = any(c.dep == "det" or (c.dep == "prep" and c.lower in ("by", "from")) for c in noun.children)
        people = self.lexicon.people
        somebody = any(first.lower in group["nouns"] for group in people["groups"].values())
        titled = any(first.lower in phrases for phrases in people["titles"].values())
        return [] if first is noun or own or somebody or titled else possessors(first)

    def _undergoing(self, governor: Word) -> list[Word]:
        """ "X is under sanctions", "X came under attack", "the state under sanctions": who undergoes the act."""
        if is_noun(governor):
            return [governor]
        if not is_verb(governor):
            return []
        return logical_subject(governor, self.lexicon.grammar) or logical_object(governor, self.lexicon.grammar)

    def _add_carried(self, places: dict[str, list[Word]], carrier: Word) -> None:
        """What stands around a light verb stands around the act; the subject of "faces" and the like undergoes it."""
        subject = logical_subject(carrier, self.lexicon.grammar)
        receiving = carrier.lower in self.lexicon.grammar["receiving"]["verbs"]
        if receiving:
            if any(c.lower == "own" for c in self.word.children):
                places["possessor"] = []  # "facing its own sanctions from X"
            places["to"] = places.get("to") or subject  # "welcomed X's invitation to Y"
            places["on"] = subject + places.get("on", [])
        else:
            places["subject"] = subject
            places["dative"] = places.get("dative", [])
        for preposition, words in prepositional(carrier).items():
            of_doer = preposition == "by" and is_passive(carrier)
            if not of_doer and not (receiving and preposition == "on"):
                places.setdefault(preposition, []).extend(words)
        if not receiving:
            places["dative"] += [c for c in carrier.children if c.dep == "dative" and is_noun(c)]


def _under(noun: Word) -> Word | None:
    """The "under" above the noun: "under sanctions", "under pressure from sanctions", "under the threat of attack"."""
    for _ in range(2):
        preposition = noun.head
        if noun.dep != "pobj" or preposition.lower == "under":
            return preposition if noun.dep == "pobj" else None
        if preposition.lower not in ("from", "of") or not is_noun(preposition.head):
            return None
        noun = preposition.head
    return None


def for_whom_to_act(clause: Word) -> Word | None:
    """ "called for X to leave": the subject of a clause that "for" opens."""
    marked = any(c.dep == "mark" and c.lower == FOR for c in clause.children)
    return child(clause, "nsubj", "nsubjpass") if marked else None


def _subject_of_content(noun: Word) -> list[Word]:
    """ "its demand that X leave": the subject of what the noun says."""
    clause = next((c for c in noun.children if c.dep in ("acl", "ccomp") and _is_that_clause(c)), None)
    subject = child(clause, "nsubj", "nsubjpass") if clause is not None else None
    return [] if subject is None else list(conjuncts(subject))


def _told_of(word: Word, objects: list[Word]) -> list[Word]:
    """ "a probe into claims that X did it", "investigated whether X did it": of whom it is told."""
    nouns = [*objects, *objects_under(word, *TOLD_UNDER)]
    asked = [c for p in word.children if p.dep == "prep" and p.lower in TOLD_UNDER for c in p.children]
    whether = (c for c in (*word.children, *asked) if c.dep in ("ccomp", "pcomp") and child(c, "mark") is not None)
    doers = [child(c, "nsubj", "nsubjpass") for c in whether if any(m.lower == "whether" for m in c.children)]
    return [*(w for noun in nouns for w in _subject_of_content(noun)), *(w for w in doers if w is not None)]


def _turned_to(verb: Word) -> list[Word]:
    """ "refused to respond to X", "refusal to engage with X": to whom or with whom it would have been done."""
    under = prepositional(verb)
    return [word for place in ("to", "with") for word in under.get(place, ())]


def _turned_on(subject: Word) -> list[Word]:
    """ "a pact with X", "lifting the ban on X": whom the subject concerns."""
    nouns = [c for c in subject.children if c.dep == "dobj"] if is_verb(subject) else [subject]
    under = [prepositional(noun) for noun in nouns]
    return [word for found in under for place in CONCERNING for word in found.get(place, ())]


def issuers(noun: Word, lexicon: Lexicon) -> list[Word]:
    """Who puts out a text: "X issued a report", "X's report", "a report by X"."""
    own = [*possessors(noun), *prepositional(noun).get("by", ())]
    issuing = noun.dep in ("dobj", "nsubjpass") and noun.head.lower in lexicon.grammar["issuing"]["verbs"]
    return own or (logical_subject(noun.head, lexicon.grammar) if issuing else []) or modifiers(noun)


def _is_that_clause(verb: Word) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in verb.children)


def predicate_subject(noun: Word, lexicon: Lexicon) -> list[Word]:
    """Who the noun is said of: "X is a member of Y", "X became an ally"."""
    top = _counted(first_conjunct(noun), lexicon)
    if top.dep == "appos":
        return [top.head]
    if top.dep in ("attr", "oprd") and is_verb(top.head):
        return logical_subject(top.head, lexicon.grammar) or logical_object(top.head, lexicon.grammar)
    if top.dep == "pobj" and top.head.lower == "as" and top.head.dep == "prep":
        return _said_as(top.head.head, lexicon)
    return []


def _counted(noun: Word, lexicon: Lexicon) -> Word:
    """ "one of X's allies": the word of number stands for the noun."""
    number = noun.head.head
    counted = (
        noun.dep == "pobj"
        and noun.head.lower == "of"
        and number.dep in ("attr", "oprd", "appos")
        and number.lower in lexicon.grammar["part_words"]["words"]
    )
    return number if counted else noun


def _said_as(governor: Word, lexicon: Lexicon) -> list[Word]:
    """ "X acted as a mediator" (subject), "X was named as an ally" (object), "X as a partner"."""
    if not is_verb(governor):
        return [governor]
    if is_passive(governor):
        return logical_object(governor, lexicon.grammar)
    return logical_subject(governor, lexicon.grammar)


def appositive_partner(noun: Word) -> list[Word]:
    """ "X, a member of Y": the noun that this one is set beside."""
    if noun.dep == "appos":
        return [noun.head]
    return [c for c in noun.children if c.dep == "appos"] + ([noun.head] if noun.dep == "compound" else [])
