"""Plain text to pieces: paragraphs by empty lines, or a paragraph a line, or lines wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from accord.intake.assemble import Source, Stated, assemble
from accord.intake.clean import clean
from accord.intake.mapped import Mapped, whole
from accord.intake.pieces import Piece
from accord.model import Article, Problem

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LIST = re.compile(r"^\s*(?:[-–•*·▪●‣]|\d{1,3}[.)])\s+\S")
_STOP = re.compile(r"[.!?:;。！？؟۔]['\"”’»)]*\s*$")
_LEAST = 40  # characters: no text is wrapped at a smaller width
_WIDEST = 120  # nor at a greater one
_MOST_LINES = 100_000  # all that follows is one paragraph
_RAGGED = 8  # characters that a wrapped line may end short of where the next word would have fitted
_AS_IT_STANDS = 1_000_000  # characters of a paragraph beyond which its white space is left alone
_OFTEN = 0.2  # share of line ends within sentences that shows a text to be wrapped by hand


def read_plain(source: Source, stated: Stated, problems: Sequence[Problem] = ()) -> Article:
    """An article of plain text. Its first short line without a full stop is its title."""
    pieces = pieces_of(whole(source.raw))
    title = stated.title.text if stated.title else None
    return assemble(source, clean(pieces, title=title), stated, problems)


def pieces_of(text: Mapped) -> list[Piece]:
    """The paragraphs and lines of a text."""
    groups = list(_groups(text.text))
    width = _wrapped_at(text.text, groups)
    pieces: list[Piece] = []
    for group in groups:
        first = True
        for start, end in _paragraphs(text.text, group, width):
            words = text[start:end]
            words = words.stripped() if end - start > _AS_IT_STANDS else words.squeezed().composed()
            if words.text.strip("\ufeff"):
                pieces.append(Piece(_without_mark(words), break_before=first))
                first = False
    return pieces


def _wrapped_at(text: str, groups: Sequence[Sequence[tuple[int, int]]]) -> int | None:
    """The width at which a text was wrapped by hand; None where a line end always ends a paragraph."""
    pairs = within = width = 0
    for group in groups:
        for (start, end), (following, _) in pairwise(group):
            pairs += 1
            width = max(width, end - start)
            within += text[following].islower() and not _STOP.search(text, max(start, end - 10), end)
    return width if pairs and within >= _OFTEN * pairs and _LEAST <= width <= _WIDEST else None


def _without_mark(words: Mapped) -> Mapped:
    """Without the byte order mark that a file may begin with."""
    return words[1:].stripped() if words.text.startswith("\ufeff") else words


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines that no empty line parts, as ranges."""
    group: list[tuple[int, int]] = []
    last = 0
    for number, match in enumerate(_LINE.finditer(text)):
        if number == _MOST_LINES:
            yield from ([group] if group else [])
            yield [(match.start(), len(text))]
            return
        blank = not match[0].strip()
        if group and (blank or _breaks(text, last, match.start()) > 1):
            yield group
            group = []
        if not blank:
            group.append(match.span())
        last = match.end()
    if group:
        yield group


def _breaks(text: str, start: int, end: int) -> int:
    """Line ends between two lines; CR LF is one."""
    between = text[start:end]
    return len(between) - between.count("\r\n")


def _paragraphs(text: str, lines: Sequence[tuple[int, int]], width: int | None) -> Iterator[tuple[int, int]]:
    """Lines put together where one was broken only to fit a width."""
    begin, end = lines[0]
    last = begin
    for start, stop in lines[1:]:
        if not _goes_on(text[last:end].strip(), text[start:stop].strip(), width):
            yield begin, end
            begin = start
        last, end = start, stop
    yield begin, end


def _goes_on(last: str, following: str, width: int | None) -> bool:
    """Whether a line end stands for a space: the sentence plainly goes on, or the next word did not fit."""
    if _LIST.match(following):
        return False
    if following[:1].islower() and not _STOP.search(last) and len(last) >= _LEAST:
        return True
    return width is not None and len(last) + 1 + len(following.split(None, 1)[0]) > width - _RAGGED
