"""Bytes to characters. The characters are the kept original: every raw offset counts them.

A file of UTF-8 reads as `open(file, encoding="utf-8", newline="")` reads it: line ends untouched, a byte order mark
kept as its first character (it is left out of the article's text only).
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # bytes shown to the guesser: enough for any language, and quick for a file of any size
_SURE = 0.5  # confidence below which a guessed encoding is not used


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file. `encoding` None: none fits, and what could not be read became U+FFFD."""

    text: str
    encoding: str | None
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """By its mark, else as UTF-8, else as the encoding that its bytes look like, else with replacements."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(name, "replace"), name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error)


def _decode_other(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), None)
    import cchardet

    start = max(0, error.start - _SAMPLE // 2)
    found = cchardet.detect(data[start : start + _SAMPLE])
    name, confidence = found["encoding"], found["confidence"] or 0.0
    if name and confidence >= _SURE and not name.upper().startswith(("UTF-8", "ASCII")):
        try:
            return Decoded(data.decode(name), name.lower(), guessed=True)
        except (UnicodeDecodeError, LookupError):
            return Decoded(data.decode("utf-8", "replace"), None)
    return Decoded(data.decode("utf-8", "replace"), None)


def _mostly_utf8(data: bytes) -> bool:
    """Whether few bytes are broken while others beyond ASCII are whole: a damaged UTF-8 file, not another code."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for char in text if char > "\x7f") - broken
    return beyond > 4 * broken
