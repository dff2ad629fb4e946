"""HTML source to pieces, by position: what each block says and where in the source it says it.

Parsers repair a page and forget where its words stood, so the source is walked here, tag by tag, with one regular
expression. The walk is iterative (no nesting is too deep) and linear in the length of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from accord.intake.entities import decode_entities, entities
from accord.intake.mapped import Gathered, Mapped, Part
from accord.intake.phrases import HINTS, LABELS, MAINS
from accord.intake.pieces import HEADINGS, Piece
from accord.model import Run

_TAG = re.compile(
    r"<(?:(!--)|(!\[CDATA\[)|(/?)([a-zA-Z][^\s/>]*)"
    r"((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>|[^>]*+>)|[!?/][^>]*+>)"
)
_ATTRIBUTE = re.compile(
    r"""\b(class|id|role|itemprop|style)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|\b(hidden)(?=[\s>/])""", re.I
)
_NAME_WORD = re.compile(r"[a-z]+[0-9]*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_RAW = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "noscript",
        "iframe",
        "object",
        "textarea",
        "select",
        "math",
        "audio",
        "video",
        "canvas",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "label",
    ]
)
_OUTSIDE = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "related",
    "form": "form",
    "button": "navigation",
    "menu": "navigation",
}
_NOTHING = (None, None, True, False)
_HEAD = frozenset({"head", "title"})
_PLAIN = (
    (_INLINE - {"img", "wbr"}) | HEADINGS | {"p", "div", "li", "ul", "section", "article", "td", "tr", "blockquote"}
)
_SELF_CLOSING = {"p": ("p",), "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td"), "td": ("td",)}
_SMALL = 0.35  # the most of a page's text that an element named like a widget may hold and still be taken for one
_FEW = 400  # characters: an element this small is a widget whatever its share
_FINAL = re.compile(r"[.!?…:]['\"”’»)]*$")


_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _OUTSIDE}
_RAW_CLOSING = {name: re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE) for name in _RAW}
_UNSEEN = re.compile(r"<(script|style|svg|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_MAY_HIDE = re.compile(r"<[sStT!]")
_ANY_TAG = re.compile(r"<[^<>]*+>")
_WIDGETS = frozenset({"div", "section", "ul", "ol", "nav", "aside", "table", "header", "footer"})
_BOUNDS = {name: re.compile(rf"<(?:(!--|script\b|style\b|svg\b)|(/?){name}\b)") for name in _WIDGETS}
_ENDS = {"!--": "-->", "script": "</script", "style": "</style", "svg": "</svg"}
_UPPER_CASE = re.compile(r"</[A-Z]")
_BALANCED = ("div", "section", "article", "main", "ul", "table")
_LARGE = 600  # characters of source: a smaller widget is read like any other element
_LONGEST_WIDGET = 300_000  # characters of source beyond which the end of a widget is not looked for
_LEAST_PROSE = 200  # characters between two tags that are prose and no teaser
_PROSE = re.compile(rf">[^<>]{{{_LEAST_PROSE}}}")
_MOST_HINTS = 100  # open elements that hint at something; no page nests more
_MOST_TAGS = 300_000  # no page has more, but a broken one may
_TRIES = 20  # widgets of one page whose end may be looked for in vain


@dataclass(slots=True)
class Element:
    name: str
    hint: str | None
    label: str | None
    start: int  # characters of text before it
    size: int = 0
    limited: bool = True  # whether the hint holds only for a small element
    first: int = 0  # pieces before it
    main: bool = False  # whether it is marked as holding the main text


@dataclass(slots=True)
class _Open:
    """A block being read."""

    parts: list[Part] = field(default_factory=list)
    chars: int = 0
    linked: int = 0
    bold: int = 0
    slanted: int = 0


@dataclass(frozen=True, slots=True)
class Markup:
    """The pieces of a source in order, and what was met on the way.

    `skipped` are the ranges of the source that hold no text of an article: scripts, navigation, widgets; `metas`,
    `links` and `times` the attributes of those elements outside of them. `mains` are the ranges of pieces in elements
    marked as the main text (<article>, <main>, class="entry-content"), inner before outer; `doubts` the first pieces
    of elements that are named like a widget and yet are too large for one.
    """

    pieces: tuple[Piece, ...]
    title: Mapped | None  # the words of its <title>
    depth: int  # how many elements are open at once, at most
    skipped: tuple[tuple[int, int], ...] = ()
    metas: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    mains: tuple[tuple[int, int], ...] = ()
    doubts: frozenset[int] = frozenset()
    unread: tuple[int, int] | None = None  # the range of the source after the most tags that are read


def read_markup(source: Mapped) -> Markup:
    """Walk a page or a fragment. Never fails: what is no tag is text."""
    walk = _Walk(source)
    found = walk.run()
    return found if walk.sound() else _Walk(source, whole_widgets=False).run()


def seen(source: str) -> str:
    """The words of some HTML that a reader sees, in one line."""
    words = _ANY_TAG.sub(" ", _UNSEEN.sub(" ", source) if _MAY_HIDE.search(source) else source)
    return " ".join(decode_entities(words).split())


class _Walk:
    """One walk over a source.

    Args:
        whole_widgets: take an element named like a widget in one step, as one piece, where it is large. That is right
            only if it turns out small beside the whole page, which `sound` tells after the walk.
    """

    def __init__(self, source: Mapped, whole_widgets: bool = True) -> None:
        self.source = source
        self.text = source.text
        self.stack: list[Element] = []
        self.depth: dict[str, int] = {}
        self.hints: list[Element] = []  # open elements that hint at something
        self.block = _Open()
        self.found: list[tuple[Piece, tuple[Element, ...]]] = []
        self.total = 0
        self.outside = 0  # characters in navigation and the like, which the total leaves out
        self.unclosed: set[str] = set()
        self.title: Mapped | None = None
        self.in_break = False
        self.gap = True
        self.deepest = 0
        self.headings = 0  # open h1 to h6
        self.link_ended = -1  # where a link was closed: links with nothing between them are a list
        self.tries = _TRIES if whole_widgets and not _UPPER_CASE.search(self.text) else 0
        self.widgets: list[tuple[int, bool]] = []  # those taken in one step: their size, and whether they hold prose
        self.skipped: list[tuple[int, int]] = []
        self.mains: list[tuple[int, int]] = []
        self.doubts: set[int] = set()
        self.met: dict[str, list[str]] = {"meta": [], "link": [], "time": []}

    def run(self) -> Markup:
        text, search = self.text, _TAG.search
        at, last = 0, self.text.rfind(">") + 1
        left = _MOST_TAGS
        while at < last and left and (match := search(text, at, last)):
            left -= 1
            start = match.start()
            if at < start:
                self.words(at, start)
            at = self.tag(match)
        unread = (at, len(text)) if not left and at < last else None
        self.words(at, at if unread else len(text))
        self.flush()
        while self.stack:
            self.pop()
        met = {name: tuple(attributes) for name, attributes in self.met.items()}
        return Markup(
            tuple(self.hinted()),
            self.title,
            self.deepest,
            tuple(self.skipped),
            met["meta"],
            met["link"],
            met["time"],
            tuple(self.mains),
            frozenset(self.doubts),
            unread,
        )

    def sound(self) -> bool:
        """Whether all that was taken for a widget is one: small, or without the prose that the page has elsewhere."""
        page = self.total + self.outside
        prose = sum(len(piece.text) >= _LEAST_PROSE for piece, _ in self.found if piece.hint is None)
        return all(
            size <= max(_FEW, _SMALL * page) or (prose >= 3 and not has_prose and size <= 0.7 * page)
            for size, has_prose in self.widgets
        )

    def words(self, start: int, end: int) -> None:
        """Text between two tags."""
        body = self.text[start:end]
        bare = body.strip()
        block = self.block
        if not bare:
            if block.parts and body:
                block.parts.append((body, start, end))
            return
        self.in_break = False
        block.parts.append((decode_entities(body), start, end))
        size = len(bare)
        block.chars += size
        self.total += size
        depth = self.depth
        if depth.get("a"):
            block.linked += size
        if depth.get("strong") or depth.get("b"):
            block.bold += size
        if depth.get("em") or depth.get("i"):
            block.slanted += size

    def tag(self, match: re.Match[str]) -> int:
        """Take one tag; where to read on."""
        comment, _, closing, name, rest = match.groups()
        end = match.end()
        if name is None:
            return self.skip("-->", match) if comment else end
        name = name.lower()
        if closing:
            self.close(name, end)
        elif name in _PLAIN:
            return self.open(name, rest, match)
        elif name == "br":
            self.line_break(match)
        elif name in _VOID:
            self.void(name, rest)
        elif name == "title" and not self.title and self.depth.get("head", 0) + (not self.stack) > 0:
            return self.take_title(end)
        elif name in _RAW:
            return self.skip_element(name, match)
        elif name in _OUTSIDE and (after := self.skip_outside(name, match)):
            return after
        else:
            return self.open(name, rest, match)
        return end

    def void(self, name: str, rest: str) -> None:
        if name == "hr":
            self.flush()
        elif name in self.met:
            self.met[name].append(rest)

    def skip(self, mark: str, match: re.Match[str]) -> int:
        at = match.end()
        end = -1 if mark in self.unclosed else self.text.find(mark, at)
        if end < 0:
            self.unclosed.add(mark)
            return at
        self.skipped.append((match.start(), end + len(mark)))
        return end + len(mark)

    def skip_element(self, name: str, match: re.Match[str]) -> int:
        """Past an element whose content is no text of the page; only its tag where it is never closed."""
        if match[5].endswith("/>") or name in self.unclosed:
            return match.end()
        closing = _RAW_CLOSING[name].search(self.text, match.end())
        if closing is None:
            self.unclosed.add(name)
            return len(self.text) if name in ("script", "style") else match.end()
        if name in ("script", "style", "svg") and "ld+json" not in match[5]:
            self.skipped.append((match.start(), closing.end()))
        return closing.end()

    def skip_outside(self, name: str, match: re.Match[str]) -> int | None:
        """Past navigation and the like in one step, as one piece; None where it is too large or holds another such."""
        closing = _CLOSING[name].search(self.text, match.end(), match.end() + len(self.text) // 2)
        if closing is None or f"<{name}" in (inner := self.text[match.end() : closing.start()]):
            return None
        words = seen(inner)
        self.outside += len(words)
        self.take_whole(name, _OUTSIDE[name], words, match.start(), closing.end())
        return closing.end()

    def take_whole(self, name: str, hint: str, words: str, start: int, end: int) -> None:
        """An element as one piece."""
        self.flush()
        self.skipped.append((start, end))
        if words:
            raw_start, raw_end = self.source.locate(start, end)
            size = 0 if raw_start is None or raw_end is None else raw_end - raw_start
            whole = Mapped(words, (Run(0, len(words), raw_start, size),))
            self.found.append((Piece(whole, name, hint=hint), ()))
            self.gap = True

    def skip_widget(self, name: str, hint: str, match: re.Match[str]) -> int | None:
        """Past a large element named like a widget; None where its end is unclear, or it is small or holds a title."""
        start, end = match.end(), self.end_of(name, match.end())
        if hint == "toc" or (end and end - start < _LARGE):
            return None
        inner = self.text[start:end] if end else ""
        if not end or "<h1" in inner or not _is_balanced(inner):
            self.tries -= 1
            return None
        end = self.text.find(">", end) + 1 or len(self.text)
        words = seen(inner)
        self.widgets.append((len(words), _PROSE.search(inner) is not None))
        self.total += len(words)
        self.take_whole(name, hint, words, match.start(), end)
        return end

    def end_of(self, name: str, at: int) -> int | None:
        """Where the closing tag of an element begins; None where that is far away or unclear."""
        depth, last, search = 1, at + _LONGEST_WIDGET, _BOUNDS[name].search
        while match := search(self.text, at, last):
            at = match.end()
            if match[1]:
                at = self.text.find(_ENDS[match[1]], at, last)
                if at < 0:
                    return None
                continue
            depth += -1 if match[2] else 1
            if depth == 0:
                return match.start()
        return None

    def take_title(self, at: int) -> int:
        end = self.text.find("</", at)
        if end < 0:
            return at
        words = self.source[at:end]
        self.title = words.edit(entities(words.text)).squeezed().composed()
        return end

    def open(self, name: str, rest: str, match: re.Match[str]) -> int:
        """Take an opening tag; where to read on."""
        if name not in _INLINE:
            if self.block.parts:
                self.flush()
            for other in _SELF_CLOSING.get(name, ()):
                if self.stack and self.stack[-1].name == other:
                    self.pop()
        elif name == "a" and self.link_ended == match.start():
            self.flush()
        bare = rest == ">" and name in _PLAIN
        hint, label, limited, main = _NOTHING if bare else _suggestion(name, rest)
        if hint and self.tries > 0 and name in _WIDGETS and (after := self.skip_widget(name, hint, match)):
            return after
        if label == "heading" and name in _INLINE:
            self.flush()
        if name in _INLINE and rest.endswith("/>"):
            return match.end()
        if name == "time":
            self.met["time"].append(rest)
        element = Element(name, hint, label, self.total, 0, limited, len(self.found), main)
        self.stack.append(element)
        self.deepest = max(self.deepest, len(self.stack))
        self.depth[name] = self.depth.get(name, 0) + 1
        self.headings += name in HEADINGS
        if (hint or label) and len(self.hints) < _MOST_HINTS:
            self.hints.append(element)
        return match.end()

    def close(self, name: str, end: int) -> None:
        if not self.depth.get(name):
            if name == "p":
                self.flush()
            return
        if name == "a":
            self.link_ended = end
        if name not in _INLINE or (self.stack[-1].name == name and self.stack[-1].label == "heading"):
            self.flush()
        while self.stack:
            if self.pop() == name:
                break

    def pop(self) -> str:
        element = self.stack.pop()
        name = element.name
        self.depth[name] -= 1
        self.headings -= name in HEADINGS
        element.size = self.total - element.start
        if self.hints and self.hints[-1] is element:
            self.hints.pop()
        if element.main or name == "article":
            self.mains.append((element.first, len(self.found)))
        return name

    def line_break(self, match: re.Match[str]) -> None:
        """Two breaks part paragraphs; one does so after a full stop or a short line."""
        text = "".join([words for words, _, _ in self.block.parts[-3:]]).strip()
        if self.in_break or not text or len(text) < 60 or _FINAL.search(text[-20:]):
            self.flush()
            self.gap = self.gap or self.in_break
        else:
            self.block.parts.append(("\n", match.start(), match.end()))
        self.in_break = True

    def flush(self) -> None:
        """End the block being read, if any, and begin another."""
        block = self.block
        if not block.parts:
            return
        self.block = _Open()
        if block.chars:
            words = Gathered(self.source, block.parts)
            if words.text:
                self.found.append((self.piece(words, block), tuple(self.hints)))
                self.gap = True

    def piece(self, words: Mapped, block: _Open) -> Piece:
        chars = block.chars
        return Piece(
            words,
            self.block_name(),
            None,
            None,
            block.linked / chars,
            block.bold >= 0.9 * chars,
            block.slanted >= 0.9 * chars,
            self.gap,
        )

    def block_name(self) -> str:
        """The nearest heading, else whether it is a caption or an item, else the nearest block element."""
        if self.headings:
            return next(element.name for element in reversed(self.stack) if element.name in HEADINGS)
        if self.depth.get("figcaption"):
            return "figcaption"
        for element in reversed(self.stack):
            if element.name not in _INLINE:
                return "li" if self.depth.get("li") and element.name in ("p", "div") else element.name
        return "li" if self.depth.get("li") else "div"

    def hinted(self) -> Iterator[Piece]:
        """The pieces, each with what the elements around it hint at, now that their sizes are known."""
        for piece, elements in self.found:
            if not elements:
                yield piece
                continue
            hint = next((e.hint for e in elements if e.hint and self.believed(e)), None)
            if hint is None:
                self.doubts.update(e.first for e in elements if e.hint)
            label = next((e.label for e in reversed(elements) if e.label and self.small(e)), None)
            yield Piece(
                piece.words, piece.tag, hint, label, piece.link, piece.strong, piece.slanted, piece.break_before
            )

    def believed(self, element: Element) -> bool:
        return self.small(element) if element.limited else element.size <= 0.7 * self.total or element.size <= _FEW

    def small(self, element: Element) -> bool:
        return element.size <= _FEW or element.size <= _SMALL * self.total


def _is_balanced(inner: str) -> bool:
    """Whether the elements in it are closed in it, as far as it can be told at a glance."""
    return all(inner.count(f"<{name}") == inner.count(f"</{name}") for name in _BALANCED)


@lru_cache(maxsize=4096)
def _suggestion(name: str, rest: str) -> tuple[str | None, str | None, bool, bool]:
    """What a tag says by its name and its class, id and role.

    Returns: hint; label; whether the hint needs a small element; whether it is marked as holding the main text.
    """
    if name in _OUTSIDE:
        return _OUTSIDE[name], None, False, False
    if name in _HEAD:
        return "metadata", None, False, False
    if name in _INLINE and name != "span":
        return _NOTHING
    label = "caption" if name == "figcaption" else None
    if "=" not in rest and "hidden" not in rest:
        return None, label, True, name == "main"
    hint, main = None, name == "main"
    for match in _ATTRIBUTE.finditer(rest):
        value = match[2] or match[3] or match[4] or ""
        if match[5] or (match[1].lower() == "style" and "display:none" in value.replace(" ", "").lower()):
            hint = hint or "hidden"
            continue
        main = main or not MAINS.isdisjoint(value.lower().split())
        for word in _NAME_WORD.findall(_CAMEL.sub("-", value).lower()):
            if name not in ("body", "html", "main", "article"):
                hint = hint or HINTS.get(word)
            label = label or LABELS.get(word)
    if name == "span" and label != "heading":
        label = None
    return hint, label, True, main
