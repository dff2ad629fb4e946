"""Who says it: reporting verbs, "according to", quotations across sentences, and outlets that relay others.

A claim stands under the voice of the clause or quotation it lies in; where there is none, the document itself speaks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from accord.lexicon import Lexicon
from accord.model import Quote, Voice
from accord.reading.cast import Cast, Found
from accord.reading.grammar import ancestors, child, is_infinitive, is_verb
from accord.reading.parse import Sentence, Word
from accord.reading.quotations import Quotation, find_quotations
from accord.reading.sayings import Saying, find_sayings

LONGEST_TAG = 8  # words of a sentence that only tells who spoke: "The minister said on Monday."
CONTENT_PREPOSITIONS = ("as", "of", "about")


@dataclass(frozen=True, slots=True)
class Heard:
    """Under whose voice a word stands; nobody's: the document's own."""

    speakers: tuple[Found, ...] = ()
    relays: tuple[Found, ...] = ()
    quote: Quote = "none"
    verb: Word | None = None

    def sources(self, cast: Cast) -> tuple[Voice, ...]:
        """The speakers, then those who pass their words on."""
        spoken = [Voice("speaker", actor, cast.span(found)) for found in self.speakers for actor in found.actors]
        relayed = [Voice("relay", actor, cast.span(found)) for found in self.relays for actor in found.actors]
        return tuple({(voice.role, voice.actor): voice for voice in reversed((*spoken, *relayed))}.values())[::-1]


def _is_said_besides(verb: Word) -> bool:
    """A verb of a clause with "which" behind a comma that has somebody else for its subject."""
    which = next((c for c in verb.children if c.lower == "which" and c.dep == "dobj"), None)
    return which is not None and child(verb, "nsubj") is not None


class Voices:
    """All sayings and quotations of one document; asked word by word."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self.cast, self.lexicon = cast, lexicon
        self.quotations = find_quotations(cast.article.text)
        numbers = range(len(cast.sentences))
        self.sayings = [find_sayings(number, cast, self.quotations, lexicon) for number in numbers]
        self._quoted = self._speakers_of_quotations()

    def over(self, word: Word, number: int) -> Heard:
        """The voice over a word of that sentence: its quotation's, else of the nearest reporting clause above it."""
        inside = next((quotation for quotation in self.quotations if quotation.covers(word.start)), None)
        if inside is not None and inside in self._quoted:
            saying = self._quoted[inside]
            return Heard(saying.speakers, saying.relays, "direct" if inside.is_clause else "indirect", saying.verb)
        over = [saying for saying in self.sayings[number] if saying.verb is not word and self._governs(saying, word)]
        if not over:
            return self._own_claim(word, number)
        nearest, *outer = self._passed_on(over, word)
        passed = (found for saying in outer for found in (*saying.relays, *saying.speakers) if found.kind == "media")
        media = [found for found in passed if found not in nearest.speakers]
        return Heard(nearest.speakers, (*nearest.relays, *media), "indirect", nearest.verb)

    def _own_claim(self, word: Word, number: int) -> Heard:
        """ "X claimed the attack": that it was X is X's word alone."""
        claims = self.lexicon.voices["claiming"]["verbs"]
        own = [saying for saying in self.sayings[number] if saying.verb is word and word.lower in claims]
        return Heard(own[0].speakers, own[0].relays, "indirect", word) if own else Heard()

    def _passed_on(self, over: list[Saying], word: Word) -> list[Saying]:
        """ "X said that ..., according to Y": behind what X says, Y only passes it on."""
        nearest, *outer = over
        behind = self._is_according(nearest.verb) and nearest.verb.i > word.i
        said = next((s for s in outer if s.verb.i < word.i and not self._is_according(s.verb)), None)
        if not behind or said is None:
            return over
        others = [saying for saying in outer if saying is not said]
        return [replace(said, relays=(*said.relays, *nearest.speakers)), *others]

    def _is_according(self, verb: Word) -> bool:
        return verb.lower in self.lexicon.voices["according"]["words"]

    # ------------------------------------------------------------ reporting clauses
    def _governs(self, saying: Saying, word: Word) -> bool:
        """The word lies in what the saying reports."""
        verb, chain = saying.verb, [word, *ancestors(word)]
        if self._is_according(verb):  # the whole clause that it hangs on
            if verb.head not in chain:
                return False
            return not any(_is_background(clause) for clause in chain[: chain.index(verb.head)])
        whole = saying.stance in ("accuse", "deny") and child(verb, "dobj") is not None  # all that it reports
        if verb in chain:
            return self._holds(saying, word, chain[: chain.index(verb)], whole)
        # "..., X said": the parser may hang the saying on the said; not in "X blamed Y, Y denied it"
        hangs = not whole and verb.dep in ("parataxis", "ccomp", "advcl", "dep") and verb.i > verb.head.i
        if any(c.dep == "oprd" for c in verb.children):
            return False  # "X fled; Y called it a disgrace": no tag
        mark = child(verb, "mark")  # "X asked before it would carry it out": no saying of X's asking
        if mark is not None and mark.lower != "as":
            return False
        return hangs and verb.head in chain and child(verb, "ccomp") is None

    def _holds(self, saying: Saying, word: Word, below: list[Word], whole: bool) -> bool:
        """Whether a word under the verb of saying, by the words `below` it, is in what is said."""
        verb, top = saying.verb, below[-1] if below else saying.verb
        if any(_is_before_the_saying(clause) for clause in below):
            return False
        if word.dep == "relcl" and _is_said_besides(word):
            return False  # "X accused Y of hiding it, which Y denied"
        if self._only_names(verb) or (whole and top.dep == "ccomp" and top.i < verb.i):
            return False  # "X struck, Y denied it": one sentence after the other
        return _is_charge(saying, below) or self._is_content(verb, top)

    def _only_names(self, verb: Word) -> bool:
        """ "They face what X calls a blockade": who writes says that they face it, X what it is called."""
        what = any(c.lower == "what" and c.dep == "dobj" for c in verb.children)
        over = verb.head
        if not what or verb.dep not in ("ccomp", "dobj") or not is_verb(over) or over is verb:
            return False
        voices = self.lexicon.voices
        spoken = any(over.lower in group["verbs"] for group in (*voices["reporting"].values(), voices["spoken"]))
        return not spoken

    def _is_content(self, verb: Word, below: Word) -> bool:
        """What hangs on a reporting verb is what it reports, not when or how it does."""
        if below.dep in ("ccomp", "parataxis", "xcomp", "pcomp"):
            return True
        denied = below.dep == "dobj" and below.lower in self.lexicon.voices["said_things"]["nouns"]
        if denied and verb.lower in self.lexicon.hedges["denying"]["verbs"]:
            return True  # "denied reports that X had fled"
        if below.dep == "prep":
            verbs = self.lexicon.voices["content_under"]["verbs"]
            return below.lower in CONTENT_PREPOSITIONS and verb.lower in verbs
        return below.dep == "conj" and child(verb, "ccomp") is not None and _is_further_that(verb, below)

    # ------------------------------------------------------------ quotations
    def _speakers_of_quotations(self) -> dict[Quotation, Saying]:
        """Each quotation's saying: the nearest outside it in the sentences it touches, else one of the text around."""
        spoken: dict[Quotation, Saying] = {}
        last: tuple[Saying, int] | None = None  # of the quotation before, and the sentence in which it ends
        for quotation in self.quotations:
            numbers = [n for n, s in enumerate(self.cast.sentences) if quotation.touches(s.start, s.end)]
            if not numbers:
                continue
            around = [s for n in numbers for s in self.sayings[n] if not quotation.covers(s.verb.start)]
            if not around and quotation.is_clause:
                going_on = last[0] if last is not None and numbers[0] - last[1] <= 1 else None
                around = self._sayings_around(numbers, going_on)
            if around:
                nearest = _nearest(around, quotation)
                spoken[quotation] = nearest
                last = (nearest, numbers[-1])
        return spoken

    def _sayings_around(self, numbers: list[int], going_on: Saying | None) -> list[Saying]:
        """ "He said." behind the quotation, the speaker who goes on, or who spoke last in the sentence before."""
        before, after = numbers[0] - 1, numbers[-1] + 1
        sentences = self.cast.sentences
        if after < len(sentences) and _is_tag(sentences[after]):
            return self.sayings[after]
        if going_on is not None:
            return [going_on]
        if before >= 0 and sentences[before].block == sentences[before + 1].block:
            return self.sayings[before][-1:]
        return []


def _nearest(sayings: list[Saying], quotation: Quotation) -> Saying:
    def distance(saying: Saying) -> tuple[int, int]:
        verb = saying.verb
        return min(abs(verb.start - quotation.end), abs(verb.start - quotation.start)), verb.i

    return min(sayings, key=distance)


def _is_before_the_saying(clause: Word) -> bool:
    """ "threatened to invade after soldiers had seized X": what came before what is only threatened is told as fact."""
    mark = child(clause, "mark")
    temporal = clause.dep == "advcl" and mark is not None and mark.lower in ("after", "since", "when")
    return temporal and is_infinitive(clause.head) and not is_infinitive(clause) and clause.tag != "VBG"


def _is_background(clause: Word) -> bool:
    """ "..., seven years after X broke with Y, according to Z": who writes reminds the reader of it."""
    marked = any(c.dep == "mark" and c.lower in ("after", "before") for c in clause.children)
    return clause.dep == "advcl" and marked and any(c.dep == "npadvmod" for c in clause.children)


def _is_charge(saying: Saying, below: list[Word]) -> bool:
    """ "accused X of doing it": the parser may hang "of" on X. Words from the innermost outwards."""
    hung = [word.dep for word in reversed(below)][:3] == ["dobj", "prep", "pcomp"]
    return hung and saying.stance == "accuse" and below[-2].lower == "of"


def _is_further_that(verb: Word, clause: Word) -> bool:
    """ "said that ..., and that ...": a second clause of what is said."""
    marked = any(c.dep == "mark" and c.lower == "that" for c in clause.children)
    return marked and clause.i > verb.i and child(clause, "nsubj") is not None


def _is_tag(sentence: Sentence) -> bool:
    return len(sentence.words) <= LONGEST_TAG
