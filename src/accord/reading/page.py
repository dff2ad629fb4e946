"""One document while its claims are put together."""

from __future__ import annotations

from dataclasses import dataclass

from accord.lexicon import Lexicon
from accord.model import Date, TimeExpression
from accord.reading.cast import Cast
from accord.reading.parse import Sentence
from accord.reading.voices import Voices


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Whom the document names, who speaks in it, which times it gives, and what the words mean."""

    cast: Cast
    voices: Voices
    times: tuple[TimeExpression, ...]
    lexicon: Lexicon
    published: Date  # as far as the document tells; the article's own is what others count from

    @property
    def last_day(self) -> str | None:
        """The last day on which the document can have been published."""
        return self.published.latest

    def sentence(self, number: int) -> Sentence:
        return self.cast.sentences[number]
