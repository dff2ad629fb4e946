"""Lines (or a list) of records `{id?, text | html, title?, published?, outlet?, author?, url?}`, each an article.

A record's `text` is taken as it is: only its code points are composed, so that offsets into it hold for the article.
What is no part of the article is then outside every block, though it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from accord.intake import dates
from accord.intake.assemble import Source, Stated, assemble, describe
from accord.intake.clean import Cleaned, clean
from accord.intake.jsonscan import JsonList, JsonObject, JsonString, Scan, scan
from accord.intake.mapped import Mapped, join, unmapped, whole
from accord.intake.pieces import Piece
from accord.intake.plain import pieces_of
from accord.intake.readback import readable
from accord.intake.wordpress import fragment, gaps
from accord.model import Article, Block, Problem, Section, Span

_VALUE = re.compile(r"[{\[]")
_DATE_KEYS = (
    "published",
    "date",
    "pubdate",
    "published_at",
    "publication_date",
    "date_published",
    "datePublished",
    "timestamp",
)
_OUTLET_KEYS = ("outlet", "source", "publisher", "site", "site_name", "media")
_AUTHOR_KEYS = ("author", "byline", "creator")
_ADDRESS_KEYS = ("url", "link", "address", "uri")


def scans_of(source: str) -> Iterator[Scan]:
    """The values of a file, one after another."""
    at = 0
    while match := _VALUE.search(source, at):
        found = scan(source, match.start())
        yield found
        at = found.end


def records_of(scans: list[Scan]) -> Iterator[JsonObject]:
    """The records of all values, lists opened."""
    for found in scans:
        values = found.value.items if isinstance(found.value, JsonList) else [found.value]
        for value in values:
            if isinstance(value, JsonObject):
                yield value


def read_jsonl(source: Source, record: JsonObject, url: str | None, problems: list[Problem]) -> Article:
    """An article of one record."""
    stated = _stated(record, url)
    if text := _filled(record, "text"):
        return _of_text(source, record, text, stated, problems)
    html = _filled(record, "html") or _filled(record, "content") or _filled(record, "body")
    inside = sorted((part.start, part.end) for part in (html, record.string("title")) if part)
    boxed = replace(source, format="jsonl-html", containers=gaps(record.start, record.end, inside))
    pieces = fragment(html.mapped()) if html else []
    title = stated.title.text if stated.title else None
    return assemble(boxed, clean(pieces, title=title, body_only=bool(title)), stated, problems)


def _of_text(source: Source, record: JsonObject, value: JsonString, stated: Stated, problems: list[Problem]) -> Article:
    """The text as given; blocks over what is its article; the title, if it stands elsewhere only, after the end."""
    text = value.mapped().plain_spaces().composed()
    pieces = pieces_of(whole(text.text))
    title = stated.title.text if stated.title else None
    cleaned = clean(pieces, title=title, body_only=len(pieces) == 1)
    blocks = [block for kept in cleaned.kept if (block := _block(kept.piece, kept.section))]
    headline = next(
        (Span(source.id, b.start, text.text[b.start : b.end]) for b in blocks if b.section == "headline"), None
    )
    if headline is None and stated.title and stated.title.text:
        start = len(text) + 2
        headline = Span(source.id, start, stated.title.text)
        text = join([text, unmapped("\n\n"), stated.title])
        blocks.append(Block(start, len(text), "headline"))
    blocks.sort(key=lambda block: block.start)
    located = _located(cleaned, text)
    return describe(source, text, tuple(blocks), headline, located, stated, problems)


def _block(piece: Piece, section: Section) -> Block | None:
    bounds = piece.words.bounds()
    return Block(*bounds, section) if bounds else None


def _located(cleaned: Cleaned, text: Mapped) -> Cleaned:
    """The cut pieces with their places in the original, not in the record's text."""
    cut = []
    for one in cleaned.cut:
        if bounds := one.piece.words.bounds():
            words = text[slice(*bounds)]
            cut.append(replace(one, piece=replace(one.piece, words=words)))
    return Cleaned(cleaned.kept, tuple(cut))


def _stated(record: JsonObject, url: str | None) -> Stated:
    title = _filled(record, "title") or _filled(record, "headline")
    return Stated(
        title=title.mapped().squeezed().composed() if title else None,
        outlet=_first(record, _OUTLET_KEYS),
        author=_first(record, _AUTHOR_KEYS),
        published=dates.stated(_first(record, _DATE_KEYS)),
        url=_first(record, _ADDRESS_KEYS) or url,
    )


def _filled(record: JsonObject, key: str) -> JsonString | None:
    found = record.string(key)
    return found if found and found.end > found.start else None


def _first(record: JsonObject, keys: tuple[str, ...]) -> str | None:
    for key in keys:
        if words := record.words(key):
            return readable(words, "html")
    return None
