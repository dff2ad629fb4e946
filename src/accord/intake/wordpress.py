"""Records of the WordPress REST interface, whole or damaged: one, or a list, each an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.intake import dates, traits
from accord.intake.assemble import Source, Stated, assemble
from accord.intake.clean import clean
from accord.intake.entities import entities
from accord.intake.jsonscan import JsonList, JsonObject, JsonString
from accord.intake.mapped import Mapped
from accord.intake.markup import read_markup
from accord.intake.pieces import Piece
from accord.intake.readback import readable
from accord.model import NO_DATE, Article, Date, Problem

_REAL_TAG = re.compile(r"<(?:p|div|br|h\d|ul|figure|span|em|strong|a|blockquote)\b", re.IGNORECASE)
_ENCODED_TAG = re.compile(r"&(?:amp;)*lt;/?(?:p|div|br|h\d|ul|figure|span|em|strong|a|blockquote)\b", re.IGNORECASE)


def records_of(value: object) -> Iterator[JsonObject]:
    """The records in a file, in order."""
    if isinstance(value, JsonObject):
        yield value
    elif isinstance(value, JsonList):
        for item in value.items:
            if isinstance(item, JsonObject):
                yield item


def read_record(source: Source, record: JsonObject, url: str | None, problems: list[Problem]) -> Article:
    """An article of one record: its title and content; the rest of the record is data."""
    title = _rendered(record, "title")
    content = _rendered(record, "content") or _rendered(record, "excerpt")
    heading = one_line(title.mapped()) if title else None
    pieces = fragment(content.mapped()) if content else []
    stated = Stated(
        title=heading,
        outlet=_outlet(record),
        author=_author(record),
        published=_published(record),
        url=record.words("link") or url,
        labels=tuple(_sections(record)),
    )
    inside = sorted((part.start, part.end) for part in (title, content) if part)
    boxed = Source(source.id, source.name, source.format, source.raw, gaps(record.start, record.end, inside))
    cleaned = clean(pieces, title=heading.text if heading else None, body_only=True)
    return assemble(boxed, cleaned, stated, problems)


def gaps(start: int, end: int, inside: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges between start and end that the given ones, in order, leave over."""
    left = []
    for begin, stop in inside:
        left.append((start, begin))
        start = max(start, stop)
    return tuple((a, b) for a, b in [*left, (start, end)] if a < b)


def fragment(words: Mapped) -> list[Piece]:
    """The pieces of a piece of HTML; where its very tags are encoded, they are decoded first."""
    if not _REAL_TAG.search(words.text) and _ENCODED_TAG.search(words.text):
        words = words.edit(entities(words.text))
    return list(read_markup(words).pieces)


def one_line(words: Mapped) -> Mapped | None:
    """A title as one line, without tags."""
    pieces = read_markup(words).pieces
    return pieces[0].words if pieces else None


def _rendered(record: JsonObject, key: str) -> JsonString | None:
    for path in ((key, "rendered"), (key, "raw"), (key,)):
        found = record.string(*path)
        if found and found.end > found.start:
            return found
    return None


def _outlet(record: JsonObject) -> str | None:
    name = record.words("yoast_head_json", "og_site_name") or record.words("site_name")
    return _decoded(name) or traits.site_of(record.words("link"))


def _author(record: JsonObject) -> str | None:
    embedded = record.get("_embedded", "author")
    if isinstance(embedded, JsonList):
        for item in embedded.items:
            if isinstance(item, JsonObject) and (name := item.words("name")):
                return _decoded(name)
    return _decoded(record.words("yoast_head_json", "author") or record.words("author_name"))


def _decoded(words: str | None) -> str | None:
    return readable(words, "html") if words else None


def _published(record: JsonObject) -> Date:
    for path in (("date",), ("date_gmt",), ("yoast_head_json", "article_published_time")):
        found = dates.stated(record.words(*path))
        if found.known:
            return found
    return NO_DATE


def _sections(record: JsonObject) -> Iterator[str]:
    """Names of categories, where the record holds them."""
    terms = record.get("_embedded", "wp:term")
    for group in terms.items if isinstance(terms, JsonList) else []:
        for term in group.items if isinstance(group, JsonList) else []:
            if isinstance(term, JsonObject) and (name := term.words("name")):
                yield readable(name, "html")
