"""Who says it: reporting verbs, "according to", quotations across sentences, and outlets that relay others.

A claim stands under the voice of the clause or quotation it lies in; where there is none, the document itself speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.lexicon import Lexicon
from accord.model import Quote
from accord.reading.actors import actors_of
from accord.reading.cast import Cast, Found
from accord.reading.grammar import SUBJECTS, ancestors, child, grammatical_subject, is_noun, is_passive, is_verb
from accord.reading.parse import Sentence, Word

OPENING = '“"„«'
CLOSING = {"“": "”", '"': '"', "„": "“”", "«": "»"}
LONGEST_QUOTE = 3000


@dataclass(slots=True, eq=False)
class Saying:
    """A reporting verb or phrase with its speakers."""

    verb: Word
    speakers: tuple[Found, ...]
    relays: tuple[Found, ...]
    stance: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Quotation:
    start: int  # of the first quoted character
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Under whose voice a word stands."""

    speakers: tuple[Found, ...] = ()
    relays: tuple[Found, ...] = ()
    quote: Quote = "none"
    verb: Word | None = None


class Voices:
    """All sayings and quotations of one document; asked word by word."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self.cast, self.lexicon = cast, lexicon
        self.quotations = find_quotations(cast.article.text)
        self.sayings = [self._sayings(number) for number in range(len(cast.sentences))]
        self._quoted = self._speakers_of_quotations()

    def over(self, word: Word, number: int) -> Heard:
        """The voice over a word: its quotation's, else of the nearest reporting clause above it."""
        inside = next((q for q in self.quotations if q.start <= word.start < q.end), None)
        if inside is not None and inside in self._quoted:
            saying = self._quoted[inside]
            direct: Quote = "direct" if _is_clause(inside, self.cast.article.text) else "indirect"
            return Heard(saying.speakers, saying.relays, direct, saying.verb)
        over = [saying for saying in self.sayings[number] if saying.verb is not word and self._governs(saying, word)]
        if not over:
            return Heard()
        media = [f for saying in over[1:] for f in (*saying.relays, *saying.speakers) if f.kind == "media"]
        outer = [f for f in media if f not in over[0].speakers]
        return Heard(over[0].speakers, (*over[0].relays, *outer), "indirect", over[0].verb)

    def _governs(self, saying: Saying, word: Word) -> bool:
        verb = saying.verb
        chain = [word, *ancestors(word)]
        if verb.lower in self.lexicon.voices["according"]["words"]:  # the whole clause that it hangs on
            return verb.head in chain
        if verb in chain:
            below = chain[chain.index(verb) - 1] if chain.index(verb) else word
            return below.dep in (
                "ccomp",
                "xcomp",
                "advcl",
                "prep",
                "dobj",
                "parataxis",
                "pcomp",
                "acl",
                "conj",
                "dep",
            ) and (below.dep in ("ccomp", "parataxis") or self._is_content(verb, below))
        # "..., X said": the parser may hang the saying on the said
        return (
            verb.dep in ("parataxis", "ccomp", "advcl", "dep")
            and verb.head in chain
            and verb.i > verb.head.i
            and child(verb, "ccomp") is None
        )

    def _is_content(self, verb: Word, below: Word) -> bool:
        if below.dep == "prep":
            return below.lower in ("as", "of", "about") and verb.lower in (
                "quoted",
                "cited",
                "accused",
                "spoke",
                "described",
            )
        return below.dep in ("xcomp", "pcomp") or (
            below.dep == "conj"
            and below.i > verb.i
            and child(verb, "ccomp") is not None
            and child(below, *SUBJECTS) is not None
            and child(below, "nsubj") is not None
            and _in_that(verb, below)
        )

    # ------------------------------------------------------------ sayings
    def _sayings(self, number: int) -> list[Saying]:
        """Sayings of a sentence, the innermost first."""
        found: list[Saying] = []
        for word in self.cast.sentences[number].words:
            saying = self._according(word, number) if word.lower in self.lexicon.voices["according"]["words"] else None
            if saying is None and is_verb(word) and not _is_unsaid(word):
                saying = self._reporting(word, number)
            if saying is not None:
                found.append(saying)
        return sorted(found, key=lambda s: (-len(list(ancestors(s.verb))), s.verb.i))

    def _reporting(self, verb: Word, number: int) -> Saying | None:
        stance = next((name for name in STANCES if verb.lower in self.lexicon.voices["reporting"][name]["verbs"]), None)
        if stance is None or (verb.lower.startswith("point") and child(verb, "prt") is None):
            return None
        content = (
            child(verb, "ccomp") is not None
            or self.beside_quotation(verb)
            or verb.dep in ("ccomp", "parataxis", "advcl")
            or child(verb, "xcomp", "prep", "dobj", "dative") is not None
        )
        if not content:
            return None
        grammar = self.lexicon.grammar
        if is_passive(verb):
            speakers = [
                f
                for c in verb.children
                if c.dep == "agent"
                for o in c.children
                if o.dep == "pobj"
                for f in actors_of(o, self.cast)
            ]
            quoted = verb.lower in ("quoted", "cited")
            subject = grammatical_subject(verb, grammar)
            if quoted and subject is not None:
                return self._split(verb, actors_of(subject, self.cast), speakers, stance, number)
            return self._split(verb, speakers, [], stance, number) if speakers else None
        subject = grammatical_subject(verb, grammar)
        if subject is None or subject.tag == "VBG":
            subject = self._beside(verb, number)
        if subject is None:
            return None
        speakers = actors_of(subject, self.cast) if not is_noun(subject) or self._may_speak(subject) else []
        if verb.lower in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
            quoted_object = child(verb, "dobj")
            told = actors_of(quoted_object, self.cast) if quoted_object is not None else []
            if told:
                return self._split(verb, told, speakers, stance, number)
        return self._split(verb, speakers, [], stance, number) if speakers else None

    def _beside(self, verb: Word, number: int) -> Word | None:
        """The name right before the verb or right after it, where the parse gives no subject: "..., said X"."""
        before = [
            f for f in self.cast.found[number] if f.last.i < verb.i and f.kind in SPEAKERS and f.form != "demonym"
        ]
        if before and all(w.text in ",)" for w in self.cast.sentences[number].words[before[-1].last.i + 1 : verb.i]):
            return before[-1].head
        after = [f for f in self.cast.found[number] if f.first.i > verb.i and f.kind in SPEAKERS]
        return after[0].head if after and after[0].first.i - verb.i <= 4 and after[0].form != "demonym" else None

    def _may_speak(self, subject: Word) -> bool:
        """People, bodies and their statements speak; a deal or a visit does not."""
        found = self.cast.at(subject)
        if found is not None:
            return True
        return subject.lower in self.lexicon.voices["statement"]["nouns"]

    def _according(self, word: Word, number: int) -> Saying | None:
        spoken = [
            f
            for w in (word, *word.children)
            if w.lower in ("to", "per", "according")
            for o in w.children
            if o.dep == "pobj"
            for f in actors_of(o, self.cast)
        ]
        if not spoken:
            return None
        return self._split(word, spoken, [], "say", number)

    def _split(self, verb: Word, speakers: list[Found], relays: list[Found], stance: str, number: int) -> Saying:
        """Media that carry somebody else's words are relays; media alone speak for themselves."""
        people = [f for f in speakers if f.kind != "media"]
        media = [f for f in speakers if f.kind == "media"]
        if people and media:
            relays = [*relays, *media]
            speakers = people
        return Saying(verb, tuple(speakers), tuple(relays), stance, number)

    # ------------------------------------------------------------ quotations
    def beside_quotation(self, verb: Word) -> bool:
        """A quotation ends right before the verb, or begins right after it."""
        return any(
            q.end - 2 <= verb.start <= q.end + 120 or q.start - 80 <= verb.end <= q.start for q in self.quotations
        )

    def _speakers_of_quotations(self) -> dict[Quotation, Saying]:
        """The saying outside each quotation in the sentences it touches; else the speaker goes on from the quotation before."""
        spoken: dict[Quotation, Saying] = {}
        last: tuple[Saying, int] | None = None
        for quotation in self.quotations:
            numbers = [
                n for n, s in enumerate(self.cast.sentences) if s.start < quotation.end and quotation.start < s.end
            ]
            if not numbers:
                continue
            around = [
                s for n in numbers for s in self.sayings[n] if not quotation.start <= s.verb.start < quotation.end
            ]
            if not around and _is_clause(quotation, self.cast.article.text):
                # "..., he said" as a sentence of its own, or the speaker of the quotation before
                after = numbers[-1] + 1
                if after < len(self.cast.sentences) and _is_tag(self.cast.sentences[after]):
                    around = [s for s in self.sayings[after]]
                elif last is not None and numbers[0] - last[1] <= 1:
                    around = [last[0]]
                elif (
                    numbers[0]
                    and self.sayings[numbers[0] - 1]
                    and self.cast.sentences[numbers[0] - 1].block == self.cast.sentences[numbers[0]].block
                ):
                    around = self.sayings[numbers[0] - 1][-1:]
            if around:
                nearest = min(
                    around,
                    key=lambda s: (
                        min(abs(s.verb.start - quotation.end), abs(s.verb.start - quotation.start)),
                        s.verb.i,
                    ),
                )
                spoken[quotation] = nearest
                last = (nearest, numbers[-1])
        return spoken


SPEAKERS = frozenset({"person", "body", "media", "organisation", "state", "group"})
STANCES = ("deny", "warn", "accuse", "admit", "say")


def _is_unsaid(verb: Word) -> bool:
    """ "has not announced", "has yet to say", "declined to comment": nothing is said."""
    if any(c.dep == "neg" for c in verb.children):
        return True
    return verb.dep == "xcomp" and (verb.head.lower in UNSAYING or any(c.lower == "yet" for c in verb.head.children))


UNSAYING = frozenset(
    {"refused", "declined", "refuses", "declines", "refusing", "failed", "fails", "wanted", "asked", "expected"}
)


def _in_that(verb: Word, below: Word) -> bool:
    return any(c.lower == "that" for c in below.children if c.dep == "mark")


def _is_tag(sentence: Sentence) -> bool:
    return len(sentence.words) <= 8


def _is_clause(quotation: Quotation, text: str) -> bool:
    """A quotation of a whole clause; one or two quoted words are only marked."""
    return len(text[quotation.start : quotation.end].split()) >= 4


def find_quotations(text: str) -> list[Quotation]:
    """Stretches in double quotation marks, in order; a paragraph that opens without closing runs to its end."""
    found: list[Quotation] = []
    i = 0
    for match in re.finditer(f"[{OPENING}]", text):
        start = match.start()
        if start < i:
            continue
        if match[0] == '"' and start and text[start - 1].isalnum():
            continue
        closers = CLOSING[match[0]]
        paragraph = text.find("\n\n", start)
        limit = min(len(text), start + LONGEST_QUOTE, paragraph if paragraph >= 0 else len(text))
        ends = [e for c in closers if (e := text.find(c, start + 1, limit)) >= 0]
        end = min(ends) if ends else (limit if match[0] != '"' else -1)
        if end < 0:
            continue
        found.append(Quotation(start + 1, end))
        i = end + 1
    return found
