"""A web page to an article: trafilatura says which of its pieces are the main text, the source where they stand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from accord.intake import dates, traits
from accord.intake.align import judge
from accord.intake.assemble import Source, Stated, assemble
from accord.intake.clean import clean, is_prose
from accord.intake.jsonscan import JsonList, JsonObject, scan
from accord.intake.mapped import Mapped, whole
from accord.intake.markup import Markup, read_markup
from accord.intake.pieces import Piece, word_count
from accord.model import NO_DATE, Article, Date, Problem

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

_PROPERTY = re.compile(
    r"<(?:span|div|p|time|abbr|meta)\b([^>]*itemprop\s*=\s*[\"']?datePublished[^>]*)>([^<]{0,60})", re.IGNORECASE
)
_DATA = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_LONGEST_HEAD = 500_000  # characters
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "rnews:datepublished",
)
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|CreativeWork", re.IGNORECASE)
_DEEPEST = 250  # open elements beyond which parsers of HTML give up or cut off
_LEAST = 0.25  # share of a page's prose that the judge must take, else the page's own structure decides
_PARAGRAPHS = 3  # the fewest paragraphs that show an element to hold the main text
_MOSTLY = 0.85  # share of its text that must be in paragraphs
_BIG = 8_000_000  # characters of a page beyond which only its own structure decides


@dataclass(slots=True)
class Facts:
    """What a page says of itself in its head and its data."""

    meta: dict[str, str] = field(default_factory=dict)
    data: list[JsonObject] = field(default_factory=list)
    address: str | None = None


def read_page(source: Source, url: str | None, problems: Sequence[Problem] = ()) -> Article:
    """An article of one page. A page that cannot be judged is read by its own structure, with a Problem."""
    markup = read_markup(whole(source.raw))
    facts = _facts(source.raw, markup)
    pieces, troubles = _judged(source, markup)
    title = _headline(facts, markup)
    containers = _head(source.raw)
    if markup.unread:
        containers += (markup.unread,)
        what = "It has more tags than any page; what stands after the first 300,000 of them was left out"
        troubles = [*troubles, Problem(source.name, "too-many-parts", what, "Split it, and add its parts")]
    boxed = replace(source, containers=containers)
    cleaned = clean(pieces, title=title)
    stated = _stated(source, facts, markup, title, url, pieces)
    return assemble(boxed, cleaned, stated, [*problems, *troubles])


def _head(raw: str) -> tuple[tuple[int, int], ...]:
    """The range of a page's head, if it has one."""
    end = _HEAD_END.search(raw, 0, _LONGEST_HEAD)
    start = _HEAD.search(raw, 0, end.start()) if end else None
    return ((start.start(), end.end()),) if start and end else ()


def _judged(source: Source, markup: Markup) -> tuple[Sequence[Piece], list[Problem]]:
    """The pieces, marked as main text or not."""
    if main := _marked_main(markup):
        return [piece if i in main else piece.left_out() for i, piece in enumerate(markup.pieces)], []
    pieces = [piece for piece in markup.pieces if piece.hint != "metadata"]
    lines, why = _main_lines(_without(source.raw, markup.skipped), markup.depth)
    found = judge(pieces, lines)
    prose = sum(word_count(p.text) for p in pieces if is_prose(p.text) and not p.hint)
    taken = sum(word_count(p.text) for p in found.pieces if p.kept)
    if taken < _LEAST * prose or taken == 0:
        problem = (
            [Problem(source.name, "page-unclear", why, "Compare its text with the page before relying on it")]
            if why
            else []
        )
        return pieces, problem
    if found.unplaced:
        what = f"{len(found.unplaced)} lines of the page's text have no place in its source and were left out"
        return found.pieces, [
            Problem(source.name, "unplaced", what, "Compare the text with the page before relying on it")
        ]
    return found.pieces, []


def _marked_main(markup: Markup) -> range | None:
    """The pieces of an element that the page marks as its main text, if there can be no doubt of it.

    All prose of the page must stand in it, and little else: then no judge is asked.
    """
    if not markup.mains:
        return None
    sizes = [0 if piece.hint or piece.tag == "h1" else len(piece.text) for piece in markup.pieces]
    prose = [i for i, p in enumerate(markup.pieces) if sizes[i] and p.link < 0.5 and is_prose(p.text)]
    if len(prose) < _PARAGRAPHS:
        return None
    for first, end in markup.mains:
        if first <= prose[0] and prose[-1] < end:
            is_clear = sum(sizes[i] for i in prose) >= _MOSTLY * sum(sizes[first:end])
            in_doubt = any(first < doubt < end for doubt in markup.doubts)
            return range(first, end) if is_clear and not in_doubt else None
    return None


def _without(raw: str, ranges: Sequence[tuple[int, int]]) -> str:
    """The page without the ranges that hold no text of it, which a parser need not see."""
    if not ranges:
        return raw
    starts = [0, *(end for _, end in ranges)]
    ends = [*(start for start, _ in ranges), len(raw)]
    return " ".join([raw[start:end] for start, end in zip(starts, ends, strict=True)])


def _main_lines(raw: str, depth: int) -> tuple[list[str], str | None]:
    """The lines of the main text as trafilatura gives them, or why there are none."""
    if len(raw) > _BIG:
        return [], "The page is too large to be judged; it was read by its own structure"
    if depth > _DEEPEST:
        return [], "The page's elements are nested too deep to be judged; it was read by its own structure"
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(raw, options=_options())
    except Exception as error:  # a parser's failure on a broken page is the page's Problem, whatever it raises
        return [], f"The page could not be judged ({type(error).__name__}); it was read by its own structure"
    text = getattr(found, "text", None) or ""
    return [line for line in text.split("\n") if line.strip()], None


@lru_cache(maxsize=1)
def _options() -> Extractor:
    """What trafilatura is asked for: the main text alone, by its own rules alone."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, comments=False)


def _facts(raw: str, markup: Markup) -> Facts:
    facts = Facts()
    for tag in markup.metas:
        attributes = _attributes(tag)
        key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if key and attributes.get("content"):
            facts.meta.setdefault(key, attributes["content"].strip())
    for match in _DATA.finditer(raw) if "ld+json" in raw else ():
        facts.data += list(_objects(scan(match[1]).value))
    for tag in markup.links:
        if "canonical" in tag and not facts.address:
            facts.address = _attributes(tag).get("href")
    return facts


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _objects(value: object) -> Iterator[JsonObject]:
    """The objects of a page's data: itself, a list's, a graph's."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, JsonList):
            waiting += one.items[:100]
        elif isinstance(one, JsonObject):
            yield one
            waiting += [
                inner for key in ("@graph", "mainEntity", "mainEntityOfPage") if (inner := one.get(key)) is not None
            ]


def _kinds(data: JsonObject) -> list[str]:
    kind = data.get("@type")
    kinds = kind.items if isinstance(kind, JsonList) else [kind]
    return [str(one) for one in kinds if one is not None]


def _of_data(facts: Facts, *path: str) -> str | None:
    """A field of the first article among the page's data."""
    for data in facts.data:
        if any(_ARTICLE.search(kind) for kind in _kinds(data)) and (words := _name(data.get(*path))):
            return html.unescape(words)
    return None


def _name(value: object) -> str | None:
    """A value's words: a string, an object's name, the first of a list."""
    if isinstance(value, JsonList):
        return next((name for item in value.items if (name := _name(item))), None)
    if isinstance(value, JsonObject):
        return value.words("name")
    text = str(value).strip() if value is not None and not isinstance(value, (bool, float)) else ""
    return text or None


def _headline(facts: Facts, markup: Markup) -> str | None:
    stated = _of_data(facts, "headline") or facts.meta.get("og:title") or facts.meta.get("twitter:title")
    return stated or (markup.title.text if markup.title else None)


def _stated(
    source: Source, facts: Facts, markup: Markup, title: str | None, url: str | None, pieces: Sequence[Piece]
) -> Stated:
    address = url or facts.address or facts.meta.get("og:url")
    page_title = markup.title.text if markup.title else ""
    heading = next((p.text for p in markup.pieces if p.tag == "h1" and p.kept), title or "")
    outlet = facts.meta.get("og:site_name") or _of_data(facts, "publisher") or traits.site_in_title(page_title, heading)
    return Stated(
        title=_title_words(source, markup) if not any(p.tag == "h1" for p in markup.pieces) else None,
        outlet=outlet or facts.meta.get("application-name"),
        author=_author(facts),
        published=_published(source.raw, markup, facts, pieces),
        url=address,
        labels=tuple(_labels(facts)),
    )


def _title_words(source: Source, markup: Markup) -> Mapped | None:
    """The page's title without the site's name."""
    if markup.title is None:
        return None
    site = re.search(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$", markup.title.text)
    return markup.title[: site.start()].stripped() if site else markup.title


def _author(facts: Facts) -> str | None:
    found = (
        _of_data(facts, "author")
        or facts.meta.get("author")
        or facts.meta.get("article:author")
        or facts.meta.get("parsely-author")
    )
    return None if not found or "://" in found else found


def _labels(facts: Facts) -> Iterator[str]:
    for key in ("article:section", "section", "parsely-section"):
        if key in facts.meta:
            yield from facts.meta[key].split("/")
    for data in facts.data:
        if any("Opinion" in kind for kind in _kinds(data)):
            yield "opinion"
        if section := _name(data.get("articleSection")):
            yield section


def _published(raw: str, markup: Markup, facts: Facts, pieces: Sequence[Piece]) -> Date:
    """Stated in data, in the head or at the text, in this order."""
    fields = [_of_data(facts, "datePublished"), *(facts.meta.get(key) for key in _DATE_META)]
    fields += [words for match in _itemprops(raw) for words in (*_attributes(match[1]).values(), match[2])]
    for words in fields:
        if (found := dates.stated(words)).known:
            return found
    return _of_times(raw, markup, pieces)


def _itemprops(raw: str) -> Iterator[re.Match[str]]:
    return _PROPERTY.finditer(raw) if "datePublished" in raw else iter(())


def _of_times(raw: str, markup: Markup, pieces: Sequence[Piece]) -> Date:
    """The one day of the page's <time> elements, else what htmldate finds, if a short line of the page says it too."""
    times = {day for tag in markup.times for day in dates.all_days(_attributes(tag).get("datetime", ""))}
    if len(times) == 1:
        return dates.of_day(times.pop())
    if times or len(raw) > _BIG or markup.depth > _DEEPEST:
        return NO_DATE
    shown = {day for p in pieces if not p.hint and not is_prose(p.text) for day in dates.all_days(p.text[:200])}
    if not shown:
        return NO_DATE
    from htmldate import find_date

    day = find_date(raw, extensive_search=False, original_date=True)
    return dates.of_day(day) if day in shown else NO_DATE
