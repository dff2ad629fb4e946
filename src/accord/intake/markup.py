"""HTML source to pieces, by position: what each block says and where in the source it says it.

Parsers repair a page and forget where its words stood, so the source is walked here, tag by tag, with one regular
expression. The walk is iterative (no nesting is too deep) and linear in the length of the source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from accord.intake.mapped import Edit, Mapped, join
from accord.intake.phrases import HINTS, LABELS
from accord.intake.pieces import HEADINGS, Piece
from accord.model import Run

_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?P<rest>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>|[^>]*+>)|[!?/][^>]*+>)"
)
_CODE = r"(?:#\d{1,8}+|#[xX][0-9a-fA-F]{1,7}+|[a-zA-Z][a-zA-Z0-9]{1,31}+)"
ENTITY = re.compile(rf"&(?:(?:amp;){{1,5}}{_CODE};|{_CODE};?)")  # the first: encoded twice or more
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
_HEAD = frozenset({"head", "title"})
_SELF_CLOSING = {"p": ("p",), "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td"), "td": ("td",)}
_SMALL = 0.35  # the most of a page's text that an element named like a widget may hold and still be taken for one
_FEW = 400  # characters: an element this small is a widget whatever its share
_FINAL = re.compile(r"[.!?…:]['\"”’»)]*$")


_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _OUTSIDE}
_UNSEEN = re.compile(r"<(script|style|svg|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*+>")


@dataclass(slots=True)
class Element:
    name: str
    hint: str | None
    label: str | None
    start: int  # characters of text before it
    size: int = 0
    limited: bool = True  # whether the hint holds only for a small element


@dataclass(slots=True)
class _Open:
    """A block being read."""

    parts: list[Mapped] = field(default_factory=list)
    chars: int = 0
    linked: int = 0
    bold: int = 0
    slanted: int = 0


@dataclass(frozen=True, slots=True)
class Markup:
    """The pieces of a source in order, the words of its <title>, and how many elements are open at once at most."""

    pieces: tuple[Piece, ...]
    title: Mapped | None
    depth: int


def read_markup(source: Mapped) -> Markup:
    """Walk a page or a fragment. Never fails: what is no tag is text."""
    return _Walk(source).run()


def entities(text: str) -> list[Edit]:
    """The edits that decode entities, those encoded twice or more included."""
    edits: list[Edit] = []
    if "&" not in text:
        return edits
    for match in ENTITY.finditer(text):
        decoded = decode_entity(match[0])
        if decoded != match[0]:
            edits.append((match.start(), match.end(), decoded))
    return edits


def decode_entity(words: str) -> str:
    for _ in range(words.count("amp;") + 1):
        words = html.unescape(words)
    return words.replace("\0", "\ufffd")


def seen(source: str) -> str:
    """The words of some HTML that a reader sees, in one line."""
    words = _ANY_TAG.sub(" ", _UNSEEN.sub(" ", source))
    return " ".join(ENTITY.sub(lambda match: decode_entity(match[0]), words).split())


class _Walk:
    def __init__(self, source: Mapped) -> None:
        self.source = source
        self.text = source.text
        self.stack: list[Element] = []
        self.depth: dict[str, int] = {}
        self.hints: list[Element] = []  # open elements that hint at something
        self.block = _Open()
        self.found: list[tuple[Piece, tuple[Element, ...]]] = []
        self.total = 0
        self.unclosed: set[str] = set()
        self.title: Mapped | None = None
        self.in_break = False
        self.gap = True
        self.deepest = 0
        self.link_ended = -1  # where a link was closed: links with nothing between them are a list

    def run(self) -> Markup:
        at, last = 0, self.text.rfind(">") + 1
        while at < last and (match := _TAG.search(self.text, at, last)):
            self.words(at, match.start())
            at = self.tag(match)
        self.words(at, len(self.text))
        self.flush()
        while self.stack:
            self.pop()
        return Markup(tuple(self.hinted()), self.title, self.deepest)

    def words(self, start: int, end: int) -> None:
        """Text between two tags."""
        if start >= end:
            return
        body = self.text[start:end]
        if not body.strip():
            if self.block.parts:
                self.block.parts.append(self.source[start:end])
            return
        self.in_break = False
        part = self.source[start:end]
        if edits := entities(body):
            part = part.edit(edits)
        self.block.parts.append(part)
        size = len(body.strip())
        self.block.chars += size
        self.total += size
        if self.depth.get("a"):
            self.block.linked += size
        if self.depth.get("strong") or self.depth.get("b"):
            self.block.bold += size
        if self.depth.get("em") or self.depth.get("i"):
            self.block.slanted += size

    def tag(self, match: re.Match[str]) -> int:
        """Take one tag; where to read on."""
        if match["comment"]:
            return self.skip("-->", match.end())
        if match["cdata"]:
            return match.end()
        name = (match["name"] or "").lower()
        if not name:
            return match.end()
        if match["close"]:
            self.close(name, match)
        elif name == "title" and not self.title and self.depth.get("head", 0) + (not self.stack) > 0:
            return self.take_title(match)
        elif name in _RAW:
            return self.skip_element(name, match)
        elif name == "br":
            self.line_break(match)
        elif name in _VOID:
            if name == "hr":
                self.flush()
        elif name in _OUTSIDE and (end := self.skip_outside(name, match)):
            return end
        else:
            self.open(name, match)
        return match.end()

    def skip(self, mark: str, at: int) -> int:
        end = -1 if mark in self.unclosed else self.text.find(mark, at)
        if end < 0:
            self.unclosed.add(mark)
            return at
        return end + len(mark)

    def skip_element(self, name: str, match: re.Match[str]) -> int:
        """Past an element whose content is no text of the page; only its tag where it is never closed."""
        if match["rest"].endswith("/>") or name in self.unclosed:
            return match.end()
        closing = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(self.text, match.end())
        if closing is None:
            self.unclosed.add(name)
            return len(self.text) if name in ("script", "style") else match.end()
        return closing.end()

    def skip_outside(self, name: str, match: re.Match[str]) -> int | None:
        """Past navigation and the like in one step, as one piece; None where it is too large or holds another such."""
        closing = _CLOSING[name].search(self.text, match.end(), match.end() + len(self.text) // 2)
        if closing is None or f"<{name}" in (inner := self.text[match.end() : closing.start()]):
            return None
        self.flush()
        words = seen(inner)
        if words:
            raw_start, raw_end = self.source.locate(match.start(), closing.end())
            size = 0 if raw_start is None or raw_end is None else raw_end - raw_start
            whole = Mapped(words, (Run(0, len(words), raw_start, size),))
            self.found.append((Piece(whole, name, hint=_OUTSIDE[name]), ()))
            self.gap = True
        return closing.end()

    def take_title(self, match: re.Match[str]) -> int:
        end = self.text.find("</", match.end())
        if end < 0:
            return match.end()
        words = self.source[match.end() : end]
        self.title = words.edit(entities(words.text)).squeezed().composed()
        return end

    def open(self, name: str, match: re.Match[str]) -> None:
        if name not in _INLINE:
            self.flush()
            for other in _SELF_CLOSING.get(name, ()):
                if self.stack and self.stack[-1].name == other:
                    self.pop()
        elif name == "a" and self.link_ended == match.start():
            self.flush()
        hint, label, limited = _suggestion(name, match["rest"])
        if label == "heading" and name in _INLINE:
            self.flush()
        if match["rest"].endswith("/>") and name in _INLINE:
            return
        element = Element(name, hint, label, self.total, limited=limited)
        self.stack.append(element)
        self.deepest = max(self.deepest, len(self.stack))
        self.depth[name] = self.depth.get(name, 0) + 1
        if hint or label:
            self.hints.append(element)

    def close(self, name: str, match: re.Match[str]) -> None:
        if not self.depth.get(name):
            if name == "p":
                self.flush()
            return
        block = name not in _INLINE
        if name == "a":
            self.link_ended = match.end()
        if block or (self.stack[-1].name == name and self.stack[-1].label == "heading"):
            self.flush()
        while self.stack:
            if self.pop() == name:
                break

    def pop(self) -> str:
        element = self.stack.pop()
        self.depth[element.name] -= 1
        element.size = self.total - element.start
        if self.hints and self.hints[-1] is element:
            self.hints.pop()
        return element.name

    def line_break(self, match: re.Match[str]) -> None:
        """Two breaks part paragraphs; one does so after a full stop or a short line."""
        text = "".join(part.text for part in self.block.parts[-3:]).strip()
        if self.in_break or not text or len(text) < 60 or _FINAL.search(text):
            self.flush()
            self.gap = self.gap or self.in_break
        else:
            tag = self.source[match.start() : match.end()]
            self.block.parts.append(tag.edit([(0, len(tag), "\n")]))
        self.in_break = True

    def flush(self) -> None:
        """End the block being read, if any, and begin another."""
        block, self.block = self.block, _Open()
        if block.chars:
            words = join(block.parts).squeezed().composed()
            if words.text:
                self.found.append((self.piece(words, block), tuple(self.hints)))
                self.gap = True

    def piece(self, words: Mapped, block: _Open) -> Piece:
        tag = next((e.name for e in reversed(self.stack) if e.name not in _INLINE), "div")
        heading = next((e.name for e in reversed(self.stack) if e.name in HEADINGS), None)
        item = tag in ("p", "div") and bool(self.depth.get("li"))
        return Piece(
            words=words,
            tag=heading or ("figcaption" if self.depth.get("figcaption") else "li" if item else tag),
            link=block.linked / block.chars,
            strong=block.bold >= 0.9 * block.chars,
            slanted=block.slanted >= 0.9 * block.chars,
            break_before=self.gap,
        )

    def hinted(self) -> Iterator[Piece]:
        """The pieces, each with what the elements around it hint at, now that their sizes are known."""
        for piece, elements in self.found:
            if not elements:
                yield piece
                continue
            hint = next((e.hint for e in elements if e.hint and self.believed(e)), None)
            label = next((e.label for e in reversed(elements) if e.label and self.small(e)), None)
            yield Piece(
                piece.words, piece.tag, hint, label, piece.link, piece.strong, piece.slanted, piece.break_before
            )

    def believed(self, element: Element) -> bool:
        return self.small(element) if element.limited else element.size <= 0.7 * self.total or element.size <= _FEW

    def small(self, element: Element) -> bool:
        return element.size <= _FEW or element.size <= _SMALL * self.total


@lru_cache(maxsize=4096)
def _suggestion(name: str, rest: str) -> tuple[str | None, str | None, bool]:
    """(hint, label, whether the hint needs a small element) of a tag by its name and its class, id and role."""
    if name in _OUTSIDE:
        return _OUTSIDE[name], None, False
    if name in _HEAD:
        return "metadata", None, False
    if name in _INLINE and name != "span":
        return None, None, True
    label = "caption" if name == "figcaption" else None
    if "=" not in rest and "hidden" not in rest:
        return None, label, True
    hint = None
    for match in _ATTRIBUTE.finditer(rest):
        value = match[2] or match[3] or match[4] or ""
        if match[5] or (match[1].lower() == "style" and "display:none" in value.replace(" ", "").lower()):
            hint = hint or "hidden"
            continue
        for word in _NAME_WORD.findall(_CAMEL.sub("-", value).lower()):
            if name not in ("body", "html", "main", "article"):
                hint = hint or HINTS.get(word)
            label = label or LABELS.get(word)
    if name == "span" and label != "heading":
        label = None
    return hint, label, True
