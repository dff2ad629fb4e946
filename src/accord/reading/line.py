"""One sentence while its actors are being found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from accord.model import ActorKind, MentionForm
from accord.reading.cast import Cast, Found, Player
from accord.reading.grammar import NAME_TAGS
from accord.reading.names import Names
from accord.reading.parse import Word

LONGEST_NAME = 6  # words
PLACE_HEADS = ("compound", "conj", "appos")


class Range(NamedTuple):
    """Words of a sentence, from `first` to `last`, by number."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence, the cast that it adds to, and what is known of names."""

    cast: Cast
    number: int
    names: Names
    words: list[Word]
    taken: set[int] = field(default_factory=set)  # words of names that the tables know and of persons with titles

    @property
    def people(self) -> Mapping[str, Any]:
        return self.names.people

    @property
    def title_words(self) -> Mapping[str, Any]:
        words: Mapping[str, Any] = self.names.people["title_words"]
        return words

    @property
    def is_headline(self) -> bool:
        return self.cast.sentences[self.number].section == "headline"

    def word(self, i: int) -> Word | None:
        """The word of that number; None outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else None

    def at(self, i: int) -> Found | None:
        """The mention that covers the word of that number, if there is such a word and mention."""
        word = self.word(i)
        return None if word is None else self.cast.at(word)

    def cut(self, run: Range) -> list[Word]:
        return self.words[run.first : run.last + 1]

    def printed(self, run: Range) -> str:
        return self.cast.article.text[self.words[run.first].start : self.words[run.last].end]

    def mark(
        self, run: Range, actors: tuple[str, ...], kind: ActorKind, form: MentionForm, *, place: bool = False
    ) -> None:
        """These words name these actors."""
        words = self.cut(run)
        self.cast.add(Found(words[0], words[-1], head_of(words), actors, kind, form, self.number, place))

    def mark_name(self, run: Range, player: Player) -> None:
        self.mark(run, (player.id,), player.kind, "name")

    # ------------------------------------------------------------ what a word looks like
    def is_proper(self, i: int) -> bool:
        """Tagged as a proper noun."""
        word = self.word(i)
        return word is not None and word.tag in NAME_TAGS

    def is_capitalised(self, i: int) -> bool:
        word = self.word(i)
        return word is not None and word.text[0].isupper()

    def is_particle(self, i: int) -> bool:
        """ "al", "de", "van" inside a name."""
        return self.words[i].lower in self.title_words["particles"]

    def is_honorific(self, i: int) -> bool:
        return self.words[i].lower in self.title_words["honorifics"]

    def is_locative(self, head: Word) -> bool:
        """A seat of power is a place after "in" and the like, and after "to" where somebody moves; else it acts."""
        top = head
        while top.dep in PLACE_HEADS and top.head is not top:
            top = top.head
        if top.dep != "pobj":
            return head.dep == "npadvmod"
        return self._makes_place(top.head)

    def _makes_place(self, preposition: Word) -> bool:
        grammar = self.names.lexicon.grammar
        low, governor = preposition.lower, preposition.head.lower
        if low in grammar["place_prepositions"]["words"]:
            return True
        if low == "of":
            return governor in grammar["place_nouns"]["words"]
        if low in grammar["motion_prepositions"]["words"]:
            return any(governor in words for words in grammar["motion"].values())
        return low == "on" and governor in grammar["advance"]["words"]


def head_of(span: list[Word]) -> Word:
    """The word of a stretch whose governor stands outside it; the last such."""
    inside = {id(word) for word in span}
    heads = [word for word in span if id(word.head) not in inside or word.head is word]
    return heads[-1] if heads else span[-1]
