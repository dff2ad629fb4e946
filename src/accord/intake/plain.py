"""Plain text to pieces: paragraphs by empty lines, or a paragraph a line, or lines wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accord.intake.assemble import Source, Stated, assemble
from accord.intake.clean import clean
from accord.intake.mapped import Mapped, whole
from accord.intake.pieces import Piece
from accord.model import Article, Problem

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LIST = re.compile(r"^\s*(?:[-–•*·▪●‣]|\d{1,3}[.)])\s+\S")
_STOP = re.compile(r"[.!?:;。！？؟۔]['\"”’»)]*\s*$")
_WIDEST = 120  # characters: lines are not wrapped by hand at a greater width
_NARROWEST = 40


def read_plain(source: Source, stated: Stated, problems: Sequence[Problem] = ()) -> Article:
    """An article of plain text. Its first short line without a full stop is its title."""
    pieces = pieces_of(whole(source.raw))
    title = stated.title.text if stated.title else None
    return assemble(source, clean(pieces, title=title), stated, problems)


def pieces_of(text: Mapped) -> list[Piece]:
    """The paragraphs and lines of a text."""
    pieces: list[Piece] = []
    for group in _groups(text.text):
        first = True
        for start, end in _paragraphs(text.text, group):
            words = text[start:end].squeezed().composed()
            if words.text.strip("\ufeff"):
                pieces.append(Piece(_without_mark(words), break_before=first))
                first = False
    return pieces


def _without_mark(words: Mapped) -> Mapped:
    """Without the byte order mark that a file may begin with."""
    return words[1:].stripped() if words.text.startswith("\ufeff") else words


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines that no empty line parts, as ranges."""
    group: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
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


def _paragraphs(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines put together where one was broken only to fit a width."""
    width = max(len(text[start:end].rstrip()) for start, end in lines)
    begin, end = lines[0]
    last = begin
    for start, stop in lines[1:]:
        if not _wrapped(text[begin:end], text[last:end], text[start:stop], width):
            yield begin, end
            begin = start
        last, end = start, stop
    yield begin, end


def _wrapped(paragraph: str, last: str, following: str, width: int) -> bool:
    """Whether a line end stands for a space: the next word did not fit, or the sentence plainly goes on."""
    last, following = last.strip(), following.strip()
    if _LIST.match(following):
        return False
    if _NARROWEST <= width <= _WIDEST:
        word = following.split(None, 1)[0]
        if len(last) + 1 + len(word) > width - 2 and not (_STOP.search(last) and len(last) < 0.8 * width):
            return True
    return following[:1].islower() and not _STOP.search(last) and len(last) >= _NARROWEST and not _LIST.match(paragraph)
