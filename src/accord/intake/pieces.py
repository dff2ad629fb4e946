"""A piece: one line or block of a document as it came, before it is known whether it belongs to the article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from accord.intake.mapped import Mapped

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their map, and what the markup says of them.

    `tag` is the nearest block element, or "line" in plain text; `hint` a reason to leave it out that the elements
    around it give; `link` the share of its characters inside links.
    """

    words: Mapped
    tag: str = "line"
    hint: str | None = None
    label: str | None = None  # what its class says it is: byline, caption, standfirst, heading
    link: float = 0.0
    strong: bool = False
    slanted: bool = False
    break_before: bool = True  # an empty line, or an element's edge, parts it from the piece before
    kept: bool = True  # what a judge of pages thinks: part of the main text

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS or self.label == "heading"

    @property
    def is_item(self) -> bool:
        return self.tag == "li"

    def left_out(self) -> Piece:
        """The same piece, not kept by the judge."""
        return Piece(
            self.words, self.tag, self.hint, self.label, self.link, self.strong, self.slanted, self.break_before, False
        )

    def part(self, start: int, end: int, **changes: object) -> Piece:
        """Some of its words, as a piece of their own."""
        words = self.words[start:end].stripped()
        return replace(self, words=words, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece that is no part of the article, and why."""

    piece: Piece
    why: str


_LONG_TEXT = 10_000  # characters beyond which words are estimated, not counted


@lru_cache(maxsize=256)  # a line is asked about several times while its document is read
def word_count(text: str) -> int:
    """Words; where a script does not part them, one for every two characters. An estimate for a very long text."""
    if len(text) > _LONG_TEXT:
        return len(text) // 6
    words = text.split()
    if len(text) <= 12 * len(words):
        return len(words)
    return len(words) + sum(len(word) // 2 for word in words if len(word) > 30)
