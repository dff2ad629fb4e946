"""Whom a word that refers back can mean: the mentions before it, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from accord.lexicon import Lexicon
from accord.model import ActorKind
from accord.reading.actors import named_beside
from accord.reading.cast import Cast, Found
from accord.reading.grammar import (
    RELATIVE,
    SUBJECTS,
    ancestors,
    child,
    conjuncts,
    first_conjunct,
    is_noun,
    is_verb,
    subtree,
)
from accord.reading.parse import Word

SAME_SUBJECT = frozenset("though although while when after before if unless until once".split())
CLEARLY = 1.5  # times as often named as any third state: whom a document is about
DOUBLE = '"'  # opens and closes
OPENING = ("“", "«")
MARKS = (*OPENING, "”", "»", DOUBLE)
LOOK_BACK = 6  # sentences
OBJECTS = ("dobj", "pobj", "dative")
THEY = frozenset("they them their theirs themselves".split())
PLURALS = ("group", "body", "organisation", "media")


class Candidates:
    """Mentions before a word: of its own sentence, then of the sentences before; subjects first within each."""

    def __init__(self, cast: Cast, number: int, word: Word, lexicon: Lexicon) -> None:
        self.cast, self.number, self.word, self.lexicon = cast, number, word, lexicon

    def __iter__(self) -> Iterator[Found]:
        said = {id(word) for word in self._said_by_it()}
        before = (found for found in self.cast.found[self.number] if found.end <= self.word.start)
        own = _ranked([found for found in before if id(found.head) not in said])
        yield from own
        any_yet = bool(own)
        for back in range(self.number - 1, max(-1, self.number - 1 - LOOK_BACK), -1):
            if any_yet and self.number - back > 1 and self.cast.sentences[back].section == "headline":
                continue
            here = _ranked(self.cast.found[back])
            yield from here
            any_yet = any_yet or bool(here)

    def _said_by_it(self) -> list[Word]:
        """ ""Chad was led by Doe," he said": who is named inside his own words is not he."""
        if self.word.dep not in SUBJECTS or not self.word.tag.startswith("PRP"):
            return []
        quoted, inside = [], False
        for word in self.cast.sentences[self.number].words[: self.word.i]:
            inside = word.text in OPENING if word.text in MARKS and word.text != DOUBLE else inside
            inside = not inside if word.text == DOUBLE else inside
            quoted += [word] if inside else []
        return quoted if not inside else []

    def nearest(self, *kinds: ActorKind, singular: bool = False, of_subject: bool = False) -> tuple[str, ...]:
        """The first of these kinds; not the subject of the clause in which the word is an object ("X armed it").

        `of_subject`: the word says whose it is, and that may be the subject's ("X met his counterpart").
        """
        is_object = not of_subject and self.word.dep in OBJECTS
        subject = _clause_subject(self.word) if is_object else None
        doing = self.cast.at(subject) if subject is not None else None
        inside = {id(word) for word in subtree(subject)} if subject is not None else set()
        if (other := _told_of(self.word)) is not None:
            inside.add(id(other))
        for found in self:
            if (
                found.kind in kinds
                and id(found.head) not in inside
                and (doing is None or found.actors != doing.actors)
                and not (found.form == "demonym" and found.kind == "state")
                and (not singular or _is_singular(found))
            ):
                return found.actors
        return ()

    def own_subject(self, *kinds: ActorKind) -> tuple[str, ...]:
        """ "Peru said Chile freed its prisoners": a possessive below a verb is the subject's of that clause.

        "Peru's ties with Chile through its alliance": inside a noun phrase it is that of whose the noun is.
        """
        if self.word.tag != "PRP$":
            return ()
        subject = _owner_above(self.word) or _clause_subject(self.word)
        if subject is not None and self.word in subtree(subject):  # "Peru said that an aide to its envoy had left"
            subject = _subject_above(subject.head) or _subject_told(subject.head)
        found = self.cast.at(subject) if subject is not None and subject.i < self.word.i else None
        if found is None or found.kind not in kinds or not _is_singular(found):
            return ()
        return found.actors

    def speaker_above(self, *kinds: ActorKind) -> tuple[str, ...]:
        """ "Chad said it was investigating", "Chad is poor, though it has oil": the subject of the clause above.

        Of what is said only where the pronoun is the subject.
        """
        clause = self.word.head
        if self.word.dep not in SUBJECTS or clause.head.i > clause.i:
            return ()
        if clause.dep == "advcl" and any(c.dep == "mark" and c.lower in SAME_SUBJECT for c in clause.children):
            above = _subject_above(clause)
            same = self.cast.at(above) if above is not None else None
            return same.actors if same is not None and same.kind in kinds and _is_singular(same) else ()
        if clause.dep != "ccomp":
            return ()
        if not any(clause.head.lower in listed["verbs"] for listed in self.lexicon.voices["reporting"].values()):
            return ()
        subject = child(clause.head, *SUBJECTS)
        found = self.cast.at(subject) if subject is not None else None
        return found.actors if found is not None and found.kind in kinds and _is_singular(found) else ()

    def plural(self) -> tuple[str, ...]:
        """ "they": who spoke last where they speak; else the nearest coordinated or plural actors."""
        if self._speaks() and (spoke := self._last_plural_speaker()):
            return spoke
        for found in self:
            together = found.actors if len(found.actors) > 1 else _together(self.cast, found)
            if found.kind == "body" and found.form == "nominal" and len(found.actors) > 1:
                continue  # "their embassies" are whose they are, not who does things next
            if len(together) > 1:
                return together
            if beside := named_beside(found, self.cast):
                return tuple(actor for named in beside for actor in named.actors)
            if found.kind in PLURALS and found.head.tag in ("NNS", "NNPS") and not self._looks_on(found):
                if found.sentence < self.number - 1 and self._of_late(self.cast.main_pair):
                    return self.cast.main_pair  # older than the two whom the document is about
                return found.actors
        return ()

    def _speaks(self) -> bool:
        verb = next((above for above in ancestors(self.word) if is_verb(above)), None)
        return verb is not None and self.word.dep in SUBJECTS and verb.lower in self.lexicon.voices["state"]["verbs"]

    def _last_plural_speaker(self) -> tuple[str, ...]:
        """ "..., according to officials. They say": the officials; only if they spoke in the sentence before."""
        for found in self.cast.found[self.number - 1] if self.number else ():
            by = found.head.head
            tells = found.head.dep in SUBJECTS and by.lower in self.lexicon.voices["state"]["verbs"]
            cited = found.head.dep == "pobj" and by.lower in ("to", "per") and by.head.lower in ("according", "per")
            if found.kind in PLURALS and found.head.tag in ("NNS", "NNPS") and (tells or cited):
                return found.actors
        return ()

    def _looks_on(self, found: Found) -> bool:
        """ "Analysts say so. They aim to sign it": who only comments on what others do does nothing else."""
        return found.head.lower in self.lexicon.voices["nobody"]["words"] and not self._speaks()

    def first_state(self) -> tuple[str, ...]:
        """The state of the likeliest actor that has one."""
        for found in self:
            country = self.cast.country(found.actors[0])
            if country and country in self.cast.players:
                return (country,)
        return ()

    def last_pair(self, kind: ActorKind, offices: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The last two of the kind that were named together, else the last two, else the first two of the document.

        `offices`: those that persons must hold ("the leaders"); then none of the whole document are taken.

        Of states it is the pair that the document is about, if they are also those named most and both were named of
        late; else the two that alone were just named.
        """
        if kind == "state" and (met := self._met()):
            return met
        pair, doing = self.cast.main_pair, self._doers_here(kind)
        about_two = self._of_late(pair) and self.cast.leading_pair(CLEARLY) == pair
        if kind == "state" and not about_two and len(just := self._just_named()) == 2 and doing.isdisjoint(just):
            return just
        if kind == "state" and len(pair) == 2 and self._of_late(pair) and doing.isdisjoint(pair):
            return pair
        singles: list[str] = []
        for found in self:
            actors = found.actors if len(found.actors) > 1 else _together(self.cast, found)
            fitting = tuple(a for a in actors if self.cast.players[a].kind == kind and self._holds(a, offices))
            near = kind != "state" or found.sentence >= self.number - 1
            if near and len(fitting) == 2 and doing.isdisjoint(fitting):
                return fitting
            own = (actor for actor in found.actors if self._holds(actor, offices))
            meant = (one for actor in own if (one := self._of_kind(actor, kind)) not in doing)
            singles += dict.fromkeys(actor for actor in meant if actor is not None and actor not in singles)
            if len(singles) >= 2 and kind != "state":
                return tuple(sorted(singles[:2]))
        pair = pair or self.cast.leading_pair()
        if kind == "state" and len(pair) == 2 and doing.isdisjoint(pair):
            return pair
        if len(singles) >= 2:
            return tuple(sorted(singles[:2]))
        if offices:
            return ()
        every = (found.actors[0] for sentence in self.cast.found for found in sentence if found.kind == kind)
        first = tuple(dict.fromkeys(every))[:2]
        return first if len(first) == 2 and doing.isdisjoint(first) else ()

    def _just_named(self) -> tuple[str, ...]:
        """The states of all who are named in this sentence before the word, or, where nobody is, in the one before."""
        for number in (self.number, self.number - 1):
            named = sorted((f for f in self if f.sentence == number and f.form != "pronoun"), key=lambda f: f.start)
            states = (self._of_kind(actor, "state") for found in named for actor in found.actors)
            if told := tuple(dict.fromkeys(state for state in states if state is not None)):
                return told
        return ()

    def last_couple(self) -> tuple[str, ...]:
        """ "the two": the last two persons or states that were named together; nobody where two others were counted."""
        for found in self:
            actors = found.actors if len(found.actors) > 1 else _together(self.cast, found)
            states = tuple(dict.fromkeys(s for a in actors if (s := self._of_kind(a, "state")) is not None))
            if len(actors) == 2 and all(self.cast.players[a].kind == "person" for a in actors):
                return actors
            if len(states) == 2:
                return states
            if any(c.dep == "nummod" for c in found.head.children):
                return ()  # "Two soldiers were taken. The two ..."
        return ()

    def last_group(self, number: int) -> tuple[str, ...]:
        """ "the three states": the last so many states that were named together."""
        for found in self:
            together = found.actors if len(found.actors) > 1 else _together(self.cast, found)
            states = tuple(dict.fromkeys(s for a in together if (s := self._of_kind(a, "state")) is not None))
            if len(states) == number:
                return states
        return ()

    def _holds(self, actor: str, offices: frozenset[str]) -> bool:
        return not offices or self.cast.players[actor].office in offices

    def _doers_here(self, kind: ActorKind) -> set[str]:
        """ "Kenya talks to both": who does it is neither of them."""
        subject = _clause_subject(self.word) if self.word.dep in OBJECTS else None
        found = self.cast.at(subject) if subject is not None else None
        if found is None or found.form == "pronoun":
            return set()
        return {one for actor in found.actors if (one := self._of_kind(actor, kind)) is not None}

    def _met(self) -> tuple[str, ...]:
        """ "A Kenyan team met Sudanese leaders, and each side yielded": the two of the clause before."""
        verb = next((above for above in ancestors(self.word) if is_verb(above)), None)
        if verb is None or verb.dep != "conj" or self.word.lower != "side" or not is_verb(verb.head):
            return ()
        subject, other = child(verb.head, *SUBJECTS), child(verb.head, "dobj")
        sides = [self.cast.at(word) for word in (subject, other) if word is not None]
        states = [self._of_kind(side.actors[0], "state") for side in sides if side is not None and not side.place]
        return tuple(state for state in states if state) if len(set(states)) == 2 and None not in states else ()

    def _of_late(self, pair: tuple[str, ...]) -> bool:
        near = {self._of_kind(actor, "state") for found in self for actor in found.actors}
        return bool(pair) and near.issuperset(pair)

    def _of_kind(self, actor: str, kind: ActorKind) -> str | None:
        """The actor, or for a state the one that it belongs to."""
        if self.cast.players[actor].kind == kind:
            return actor
        country = self.cast.country(actor) if kind == "state" else None
        return country if country in self.cast.players else None


def _ranked(mentions: list[Found]) -> list[Found]:
    """Subjects in the order of the text, then the others, the last first."""

    def rank(found: Found) -> tuple[int, int]:
        return (0, found.start) if _is_in_subject(found) else (1, -found.start)

    return sorted((found for found in mentions if not found.place), key=rank)


def _is_in_subject(found: Found) -> bool:
    top = found.head
    while top.dep in ("compound", "conj", "appos") and top.head is not top:
        top = top.head
    return top.dep in SUBJECTS or (top.dep == "poss" and any(above.dep in SUBJECTS for above in ancestors(top)))


def _is_singular(found: Found) -> bool:
    plural = found.head.tag == "NNS" and (found.kind == "group" or found.form == "nominal")
    coordinated = found.head.dep == "conj" and is_noun(found.head.head)  # "Chad and Mali": neither is "it"
    if len(found.actors) > 1 or plural or coordinated or found.head.lower in THEY:
        return False
    return all(c.dep != "conj" for c in found.head.children)


def _owner_above(pronoun: Word) -> Word | None:
    """The possessor of a noun that the pronoun's phrase hangs on, below the verb."""
    for above in ancestors(pronoun.head):
        if is_verb(above) and above.dep != "prep":
            return None
        for noun in (above, *(c for c in above.children if c.dep == "pobj")):  # "given Peru's ties, through its pact"
            owner = child(noun, "poss")
            if owner is not None and owner.i < pronoun.i and owner.tag != "PRP$":
                return owner
    return None


def _clause_subject(word: Word) -> Word | None:
    """The subject of the clause that the word stands in."""
    verb = next((above for above in ancestors(word) if is_verb(above)), None)
    while verb is not None and (subject := child(verb, *SUBJECTS)) is None:
        if verb.dep in ("acl", "amod") and verb.tag in ("VBG", "JJ"):
            return verb.head  # "Chad, reliant on Mali and facing its own sanctions"
        if verb.dep not in ("conj", "xcomp") or verb.head is verb:
            return None
        verb = verb.head
    return subject if verb is not None else None


def _told_of(word: Word) -> Word | None:
    """ "Chad, with which it has no ties": the noun that the clause is told of is not who is its subject."""
    clause = word.head
    if word.dep not in SUBJECTS or clause.dep != "relcl":
        return None
    with_which = any(c.dep == "prep" and any(g.lower in RELATIVE for g in c.children) for c in clause.children)
    return clause.head if with_which or any(c.dep == "dobj" and c.lower in RELATIVE for c in clause.children) else None


def _subject_above(clause: Word) -> Word | None:
    """The subject of the verb that governs the clause."""
    above = clause.head
    return child(above, *SUBJECTS) if clause.dep in ("ccomp", "advcl", "xcomp") and is_verb(above) else None


def _subject_told(saying: Word) -> Word | None:
    """ "Chad fired, its army said": the subject of what is said before."""
    told = next((c for c in saying.children if c.dep == "ccomp" and c.i < saying.i), None)
    told = told or (saying.head if saying.dep == "parataxis" else None)
    return child(told, *SUBJECTS) if told is not None else None


def _together(cast: Cast, found: Found) -> tuple[str, ...]:
    """The actors coordinated with this mention: "A and B"."""
    mentions = (cast.at(word) for word in conjuncts(first_conjunct(found.head, "")))
    return tuple(dict.fromkeys(actor for f in mentions if f is not None and not f.place for actor in f.actors))
