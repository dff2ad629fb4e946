"""From a slice of the original back to words: what `accord check` and the tests hold spans against."""

from __future__ import annotations

import re
import unicodedata

from accord.intake import jsonscan
from accord.intake.entities import decode_entities

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|template|svg|noscript|iframe)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_TAG = re.compile(r"</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[!?][^<>]*>")
_RECORDS = ("wordpress", "jsonl", "jsonl-html")
_MARKED_UP = ("html", "wordpress", "jsonl-html", "feed")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def readable(raw_slice: str, format: str) -> str:
    """A slice of the original as words: escapes, tags and entities read, Unicode composed, white space squeezed.

    Args:
        raw_slice: characters of `raw_text`, cut at the edges of a span's raw range.
        format: the article's format, which says what was encoded how.
    """
    words = raw_slice
    if format in _RECORDS:
        words = _SURROGATE.sub("\ufffd", jsonscan.unescape(words))
    if format in _MARKED_UP:
        words = _without_markup(words)
    if format == "feed" or (format == "wordpress" and _TAG.search(words)):
        words = _without_markup(words)
    return squeeze(unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", words)))


def holds(words: str, raw_slice: str, format: str) -> bool:
    """Whether a slice of the original reads as these words, white space aside."""
    return squeeze(unicodedata.normalize("NFC", words)) == readable(raw_slice, format)


def squeeze(text: str) -> str:
    return " ".join(text.split())


def _without_markup(words: str) -> str:
    words = _COMMENT.sub("", _CDATA.sub("", words))
    words = _UNSEEN.sub("", words)
    words = re.sub(r"<br\b[^<>]*>", "\n", words, flags=re.IGNORECASE)
    return decode_entities(_TAG.sub("", words))
