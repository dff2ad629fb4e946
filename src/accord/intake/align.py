"""Which pieces of a page are its main text, as a judge of pages (trafilatura) sees it.

The judge's own lines are not used as text: some are not verbatim in the page, and none knows where it stood. They are
only matched to the page's pieces, which do. A line that matches no piece is given back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.intake.pieces import Piece, word_count

_NO_WORD = re.compile(r"[\W_]+")
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_SHORT = 25  # letters: a shorter piece must be a line, or the start or end of one, not merely stand somewhere
_ENOUGH = 0.6  # share of a piece's word triples that must stand in the judged text
_LONG_LINE = 60  # letters: a judged line this long that matches nothing is worth reporting


@dataclass(frozen=True, slots=True)
class Judged:
    pieces: tuple[Piece, ...]
    unplaced: tuple[str, ...]  # lines of the judge that no piece of the page has


def judge(pieces: Sequence[Piece], lines: Sequence[str]) -> Judged:
    """Mark each piece as kept or not by the lines that the judge took for the main text."""
    text = _Lines(lines)
    same = {" ".join(line.split()) for line in lines}
    kept = [not piece.hint and (piece.text in same or text.has(piece.text)) for piece in pieces]
    _rescue(pieces, kept)
    marked = tuple(piece if keep else piece.left_out() for piece, keep in zip(pieces, kept, strict=True))
    return Judged(marked, tuple(_unplaced(pieces, lines)))


def _unplaced(pieces: Sequence[Piece], lines: Sequence[str]) -> Iterator[str]:
    """The judge's lines that no piece has."""
    own = {piece.text for piece in pieces if not piece.hint}
    page: str | None = None
    for line in lines:
        if " ".join(line.split()) not in own and len(key := letters(line)) >= _LONG_LINE:
            page = page or "".join(letters(piece.text) for piece in pieces if not piece.hint)
            if not _stands(key, page):
                yield line


def letters(text: str) -> str:
    """Only letters and digits, in lower case: what survives any change of spaces and signs."""
    if text.isascii():
        return text.encode().translate(None, _SIGNS).decode().lower()
    return _NO_WORD.sub("", text).lower()


def _stands(key: str, page: str) -> bool:
    """Whether most of a judged line stands in the page, whatever was joined or cut within it."""
    if key in page:
        return True
    steps = range(0, max(1, len(key) - 20), 20)
    return sum(key[at : at + 20] in page for at in steps) >= 0.3 * len(steps)


class _Lines:
    """The judge's lines, ready to be searched."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.keys = [letters(line) for line in lines]
        self.all = set(self.keys)
        self.joined = "".join(self.keys)
        self.triples: set[tuple[str, ...]] | None = None
        self.lines = lines
        self.starts: list[int] = []
        at = 0
        for key in self.keys:
            self.starts.append(at)
            at += len(key)
        self.starts.append(at)

    def has(self, text: str) -> bool:
        key = letters(text)
        if not key:
            return False
        if key in self.all:
            return True
        if len(key) < _SHORT:
            return self.at_edge(key)
        return key in self.joined or (word_count(text) >= 10 and self.mostly(text))

    def at_edge(self, key: str) -> bool:
        """A short piece that begins or ends a line of the judge."""
        at = self.joined.find(key)
        while at >= 0:
            end = at + len(key)
            if self.is_edge(at) or self.is_edge(end):
                return len(key) >= 6
            at = self.joined.find(key, at + 1)
        return False

    def is_edge(self, at: int) -> bool:
        place = bisect_left(self.starts, at)
        return place < len(self.starts) and self.starts[place] == at

    def mostly(self, text: str) -> bool:
        if self.triples is None:
            self.triples = set(_triples(" ".join(self.lines)))
        own = _triples(text)
        return sum(triple in self.triples for triple in own) >= _ENOUGH * len(own)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return list(zip(words, words[1:], words[2:], strict=False)) or [tuple(words)]


def _rescue(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """Keep a paragraph of prose that stands between kept ones: a judge's slip, not a widget."""
    first = next((i for i, keep in enumerate(kept) if keep), len(kept))
    last = next((i for i in range(len(kept) - 1, -1, -1) if kept[i]), -1)
    for i in range(first, last):
        piece = pieces[i]
        prose = (
            piece.tag in ("p", "blockquote", "div")
            and word_count(piece.text) >= 8
            and re.search(r"[.!?]['\"”’)]*$", piece.text)
        )
        if not kept[i] and prose and not piece.hint and piece.link < 0.5 and piece.label != "byline":
            near = [kept[j] for j in (i - 1, i + 1) if 0 <= j < len(kept)]
            kept[i] = any(near)
