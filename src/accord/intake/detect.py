"""What a file is, told by its content; its extension is never looked at."""

from __future__ import annotations

import json
import re
from typing import Literal

Format = Literal["plain", "html", "wordpress", "feed", "jsonl", "binary", "empty"]

_BINARY = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (or DOCX, EPUB)",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"ID3": "an audio file",
    b"OggS": "an audio or video file",
    b"RIFF": "an audio, video or image file",
    b"\xfd7zXZ": "an xz archive",
    b"(\xb5/\xfd": "a zstd archive",
    b"SQLite format 3": "an SQLite database",
    b"\x00\x00\x00\x18ftyp": "a video",
    b"\x00\x00\x00 ftyp": "a video",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
}
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL = bytes([*range(9), *range(14, 27)])  # bytes that text does not hold
_HEAD = 4096
_XML_FEED = re.compile(
    r"^(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?! html)[^>]*>)*<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL | re.IGNORECASE
)
_PAGE = re.compile(
    r"^\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|table|meta|span|ul|figure)\b",
    re.DOTALL | re.IGNORECASE,
)
_TAGS = re.compile(r"</(?:p|div|body|html|article|h[1-6]|ul|a|span|td)>", re.IGNORECASE)
_RECORD = re.compile(r'^\s*\[?\s*\{\s*(?:"|\}|$)')
_RENDERED = re.compile(r'"(?:content|title|excerpt)"\s*:\s*\{\s*"(?:raw|rendered|protected)"')
_TEXTUAL = re.compile(r'"(?:text|html)"\s*:\s*"')


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file this is, in words; None if it may be text."""
    for mark, name in _BINARY.items():
        if data.startswith(mark):
            return name
    if data.startswith(_WIDE):
        return None
    head = data[:_HEAD]
    control = len(head) - len(head.translate(None, _CONTROL))
    return "a binary file" if control > 0.02 * len(head) else None


def format_of(text: str) -> Format:
    """The format of decoded text."""
    body = text.lstrip("\ufeff \t\r\n")
    if not body:
        return "empty"
    if body[0] in "{[" and _RECORD.match(body[:200]):
        return _record_format(body)
    if _XML_FEED.match(body[:_HEAD]):
        return "feed"
    if _PAGE.match(body[:_HEAD]) or (len(_TAGS.findall(body[:50_000])) >= 3 and body[0] == "<"):
        return "html"
    return "plain"


def _record_format(body: str) -> Format:
    """A record of WordPress, lines of records, or (where braces merely open a text) plain text."""
    if _RENDERED.search(body):
        return "wordpress"
    if _TEXTUAL.search(body):
        return "jsonl"
    first = body.split("\n", 1)[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return "plain" if '":' not in body[:200].replace(" ", "") else "jsonl"
    return "jsonl"
