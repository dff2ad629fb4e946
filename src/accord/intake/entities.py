"""Character references of HTML ("&amp;", "&#8217;"), those encoded twice or more included."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_CODE = r"(?:#\d{1,8}+|#[xX][0-9a-fA-F]{1,7}+|[a-zA-Z][a-zA-Z0-9]{1,31}+)"
ENTITY = re.compile(rf"&(?:(?:amp;){{1,5}}{_CODE};|{_CODE};?)")  # the first: encoded twice or more


def entities(text: str) -> list[tuple[int, int, str]]:
    """The edits that decode a text's entities."""
    edits: list[tuple[int, int, str]] = []
    if "&" not in text:
        return edits
    for match in ENTITY.finditer(text):
        decoded = decode_entity(match[0])
        if decoded != match[0]:
            edits.append((match.start(), match.end(), decoded))
    return edits


def decode_entities(text: str) -> str:
    """A text with its entities decoded."""
    return ENTITY.sub(_decoded, text) if "&" in text else text


@lru_cache(maxsize=1024)
def decode_entity(words: str) -> str:
    for _ in range(words.count("amp;") + 1):
        words = html.unescape(words)
    return words.replace("\0", "\ufffd")


def _decoded(match: re.Match[str]) -> str:
    return decode_entity(match[0])
