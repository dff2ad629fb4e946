"""RSS, RDF and Atom feeds, by position: each item or entry an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.intake import dates
from accord.intake.assemble import Source, Stated, assemble
from accord.intake.clean import clean
from accord.intake.mapped import Mapped, whole
from accord.intake.pieces import Piece
from accord.intake.readback import readable
from accord.intake.wordpress import fragment, gaps, one_line
from accord.model import NO_DATE, Article, Date, Problem

_ITEM = re.compile(r"<(item|entry)\b[^>]*>", re.IGNORECASE)
_CHILD = re.compile(
    r"<(title|link|pubDate|dc:date|published|updated|issued|modified|description|summary|content:encoded|content|dc:creator|"
    r"author|name|creator|category|source)\b([^>]*?)(?:/>|>)",
    re.IGNORECASE,
)
_CDATA = re.compile(r"\s*<!\[CDATA\[(.*?)(?:\]\]>|$)", re.DOTALL)
_XML_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"']+)""")
_TEXTS = ("content:encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "dc:date", "issued", "updated", "modified")


@dataclass(frozen=True, slots=True)
class Child:
    """An element of an item: source[start:end] is its content, without the CDATA signs around."""

    start: int
    end: int
    literal: bool  # in CDATA: nothing of it is escaped
    attributes: str


@dataclass(frozen=True, slots=True)
class Item:
    start: int
    end: int
    children: dict[str, Child]
    whole: bool  # its end tag was found


@dataclass(frozen=True, slots=True)
class Feed:
    outlet: str | None
    items: tuple[Item, ...]


def read_feed(source: str) -> Feed:
    """The items of a feed and what it calls itself. A feed that is cut off gives what is there."""
    items = tuple(_items(source))
    head = source[: items[0].start] if items else source
    title = _children(head, 0, len(head)).get("title")
    return Feed(_outlet(_words(head, title)) if title else None, items)


def read_item(source: Source, feed: Feed, item: Item, problems: list[Problem]) -> Article:
    """An article of one item: its fullest text."""
    raw = source.raw
    title = item.children.get("title")
    heading = one_line(_mapped(raw, title)) if title else None
    bodies = [item.children[key] for key in _TEXTS if key in item.children]
    body = max(bodies, key=lambda child: child.end - child.start, default=None)
    pieces = _pieces(raw, body) if body else []
    link = item.children.get("link")
    stated = Stated(
        title=heading,
        outlet=feed.outlet,
        author=_author(raw, item),
        published=_published(raw, item),
        url=_address(raw, link) if link else None,
    )
    inside = sorted((child.start, child.end) for child in (title, body) if child)
    boxed = replace(source, containers=gaps(item.start, item.end, inside))
    cleaned = clean(pieces, title=heading.text if heading else None, body_only=True)
    return assemble(boxed, cleaned, stated, problems)


def _items(source: str) -> Iterator[Item]:
    at = 0
    while match := _ITEM.search(source, at):
        closing = re.compile(rf"</{match[1]}\s*>", re.IGNORECASE).search(source, match.end())
        end = closing.end() if closing else len(source)
        inner = closing.start() if closing else len(source)
        yield Item(match.start(), end, _children(source, match.end(), inner), closing is not None)
        at = end


def _children(source: str, start: int, end: int) -> dict[str, Child]:
    """The first element of each name; of several links, the one that leads to the page."""
    found: dict[str, Child] = {}
    at = start
    while match := _CHILD.search(source, at, end):
        name = match[1].lower()
        child, at = _content(source, match, end)
        old = found.get(name)
        if old is None or (
            name == "link" and 'rel="alternate"' in child.attributes and 'rel="alternate"' not in old.attributes
        ):
            found[name] = child
        if name == "author":
            at = child.start
    return found


def _content(source: str, match: re.Match[str], end: int) -> tuple[Child, int]:
    """What an element holds, and where to read on."""
    if match[0].endswith("/>"):
        return Child(match.end(), match.end(), False, match[2]), match.end()
    cdata = _CDATA.match(source, match.end(), end)
    after = cdata.end() if cdata else match.end()
    closing = re.compile(rf"</{re.escape(match[1])}\s*>", re.IGNORECASE).search(source, after, end)
    stop = closing.start() if closing else end
    if cdata and not source[cdata.end() : stop].strip():
        return Child(cdata.start(1), cdata.end(1), True, match[2]), closing.end() if closing else end
    return Child(match.end(), stop, False, match[2]), closing.end() if closing else end


def _mapped(raw: str, child: Child) -> Mapped:
    """An element's content with the escapes of XML read, those of the HTML in it not yet."""
    words = whole(raw[child.start : child.end], child.start)
    if child.literal:
        return words
    edits = [(m.start(), m.end(), readable(m[0], "html") or " ") for m in _XML_ENTITY.finditer(words.text)]
    return words.edit(edits)


def _pieces(raw: str, child: Child) -> list[Piece]:
    return fragment(_mapped(raw, child))


def _words(raw: str, child: Child | None) -> str:
    return readable(raw[child.start : child.end], "feed") if child else ""


def _outlet(title: str) -> str | None:
    """A channel's name without the section that it is the feed of ("The Herald | World")."""
    return re.split(r"\s+(?:[|»›·:]|[-–—]|&gt;|>)\s+", title)[0].strip() or None


def _author(raw: str, item: Item) -> str | None:
    for key in ("dc:creator", "name", "creator", "author"):
        if (child := item.children.get(key)) and (words := _words(raw, child)):
            return words
    return None


def _address(raw: str, link: Child) -> str | None:
    href = _HREF.search(link.attributes)
    words = href[1] if href else _words(raw, link)
    return readable(words, "html") or None


def _published(raw: str, item: Item) -> Date:
    for key in _DATES:
        found = dates.stated(_words(raw, item.children.get(key)))
        if found.known:
            return found
    return NO_DATE
