"""Which pieces of a document are its article, and what each of them is.

The rules go by structure (short lines without a full stop, link lists, lines that recur, headings that a table of
contents names, edges between words that a full stop glues) and by the table of phrases. When in doubt a line stays:
body lost is worse than boilerplate kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from accord.intake import dates, outlets, traits
from accord.intake.phrases import plain, reason
from accord.intake.pieces import HEADINGS, Cut, Piece, word_count
from accord.model import Section

_STOP = re.compile(r"[.!?…。！？؟۔]['\"”’»)\]*]*$")
_SENTENCE_END = re.compile(r"(?<=[.!?…])['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "en",
        "for",
        "from",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "out",
        "over",
        "per",
        "so",
        "than",
        "that",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "was",
        "are",
        "be",
        "with",
        "without",
        "after",
        "before",
        "between",
        "under",
        "new",
        "de",
        "la",
        "al",
        "el",
    ]
)
_OPENERS = frozenset(
    [
        "a",
        "after",
        "all",
        "although",
        "among",
        "an",
        "and",
        "another",
        "as",
        "at",
        "because",
        "before",
        "beginning",
        "besides",
        "beyond",
        "both",
        "but",
        "by",
        "despite",
        "during",
        "each",
        "even",
        "every",
        "few",
        "first",
        "following",
        "for",
        "from",
        "given",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "indeed",
        "instead",
        "it",
        "its",
        "last",
        "later",
        "many",
        "meanwhile",
        "more",
        "moreover",
        "most",
        "nearly",
        "no",
        "not",
        "now",
        "of",
        "officials",
        "on",
        "once",
        "one",
        "only",
        "other",
        "our",
        "over",
        "people",
        "perhaps",
        "several",
        "she",
        "since",
        "so",
        "some",
        "still",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "throughout",
        "to",
        "today",
        "two",
        "under",
        "unlike",
        "until",
        "we",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "why",
        "with",
        "within",
        "without",
        "yet",
        "you",
    ]
)
_HEADING_WORDS = frozenset(
    [
        "conclusion",
        "conclusions",
        "introduction",
        "background",
        "summary",
        "overview",
        "faq",
        "faqs",
        "analysis",
        "context",
        "outlook",
        "takeaways",
        "implications",
        "references",
        "sources",
        "notes",
        "timeline",
        "conclusion:",
        "abstract",
    ]
)
_GLUE = re.compile(r"(?<=[a-z0-9)”\"’'%][.!?])(?=[A-Z“\"‘][^\s.])|(?<=[.!?][”\"’)])(?=[A-Z“‘][^\s.])")
_GLUED_ITEM = re.compile(r"(?<=[.!?])[-–•*] (?=[A-Z])")
_CAMEL = re.compile(r"(?<=[a-z?!])(?=[A-Z][a-z]* [\"“‘']?[a-z])")
_TIME_FIRST = re.compile(r"^\d{1,2}[.:]\d\d\b")
_LABEL = re.compile(r"^[^.!?:]{1,60}:\s")
_CREDIT = re.compile(
    r"^[(\[]?\s*(?:additional )?(?:reporting|writing|editing|compiled|edited) by\b.{2,250}$", re.IGNORECASE
)
_AUTHOR_NOTE = re.compile(
    r"^(?:[A-Z][\w.’'-]+ ){2,4}(?:is|was|writes|covers|reports|has (?:written|covered))\b.{0,200}"
    r"\b(?:author|writer|writes|fellow|professor|lecturer|analyst|editor|columnist|reporter|correspondent|journalist|researcher|contributor|diplomat|ambassador)\b"
)
_SAME = 2000  # characters by which paragraphs are compared
LONG = 12  # words: a line this long with a full stop is prose
_LINE = 30  # words: nothing longer is left out by a phrase alone


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of the article and its section."""

    piece: Piece
    section: Section


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's pieces in order, the title first if there is one; what was cut; the lines around the text."""

    kept: tuple[Kept, ...]
    cut: tuple[Cut, ...]

    def lines(self, *whys: str) -> list[str]:
        return [cut.piece.text for cut in self.cut if cut.why in whys]


def clean(pieces: Sequence[Piece], *, title: str | None = None, body_only: bool = False) -> Cleaned:
    """Sort the pieces of one document.

    Args:
        title: the headline, where the document states it apart from its text.
        body_only: the pieces are the content of a record whose title stands elsewhere: no title is looked for.
    """
    work = _Sorter(list(pieces), title, body_only)
    work.split_glued()
    work.cut_contents()
    work.cut_hinted()
    work.cut_after_end()
    work.find_head()
    work.cut_lines()
    work.cut_repeats()
    work.cut_link_lists()
    work.cut_headings()
    work.cut_calls()
    work.cut_datelines()
    return work.result()


def is_prose(text: str) -> bool:
    """A paragraph: long enough and with a final stop, or long without one."""
    words = word_count(text)
    return (words >= LONG and _stops(text)) or words >= 2 * LONG


def title_case(text: str) -> bool:
    """Whether the words that carry meaning begin with capitals, at least two of them or a usual heading."""
    words = [word.strip("\"'“”‘’():,;?!-–—") for word in text.split()]
    content = [word for word in words if word and word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    if len(content) < 2:
        return text.strip(" :?!").lower() in _HEADING_WORDS
    return sum(word[0].isupper() for word in content) >= 0.8 * len(content)


class _Sorter:
    """The pieces under work: each is kept with a section, or cut with a reason."""

    def __init__(self, pieces: list[Piece], title: str | None, body_only: bool) -> None:
        self.pieces = pieces
        self.stated = plain(title) if title else None
        self.body_only = body_only
        self.cuts: dict[int, str] = {}
        self.sections: dict[int, Section] = {}
        self.title: int | None = None
        self.contents: set[str] = set()

    def result(self) -> Cleaned:
        order = [i for i in range(len(self.pieces)) if i not in self.cuts and i != self.title]
        kept = [Kept(self.pieces[self.title], "headline")] if self.title is not None else []
        kept += [Kept(self.pieces[i], self.sections.get(i, "body")) for i in order]
        cut = tuple(Cut(self.pieces[i], why) for i, why in sorted(self.cuts.items()))
        return Cleaned(tuple(kept), cut)

    def open(self) -> list[int]:
        """Pieces not yet decided, in order."""
        return [i for i in range(len(self.pieces)) if i not in self.cuts and i != self.title]

    def cut(self, at: int, why: str) -> None:
        self.cuts.setdefault(at, why)

    # -- one piece into several

    def split_glued(self) -> None:
        """Part headings and list items that stand glued to a sentence."""
        self.contents = {plain(text) for text in self.listed()}
        parted: list[Piece] = []
        for piece in self.pieces:
            parted += self.parts(piece) if piece.kept and not piece.hint else [piece]
        self.pieces = parted

    def listed(self) -> list[str]:
        """The entries of a table of contents, as far as it shows before anything is sorted."""
        entries: list[str] = []
        inside = False
        for piece in self.pieces:
            if reason(piece.text, "toc"):
                inside = True
            elif inside and not is_prose(piece.text) and (piece.is_item or _bulleted(piece.text) or piece.link > 0.8):
                entries.append(piece.text)
            else:
                inside = False
        return entries

    def parts(self, piece: Piece) -> list[Piece]:
        text = piece.text
        if (item := _GLUED_ITEM.search(text)) and word_count(text[item.end() :]) <= LONG and not _stops(text):
            return [*self.parts(piece.part(0, item.start())), piece.part(item.start(), len(text), tag="li")]
        if (at := self.glued_at_end(text)) is not None:
            return [piece.part(0, at), piece.part(at, len(text), label="heading", strong=False)]
        if (at := self.glued_at_start(text)) is not None:
            return [piece.part(0, at, label="heading"), piece.part(at, len(text))]
        return [piece]

    def glued_at_end(self, text: str) -> int | None:
        """Where a heading begins that follows the last sentence without a space."""
        tail = max(0, len(text) - 120)
        for match in _GLUE.finditer(text, tail):
            heading = text[match.start() :]
            named = plain(heading) in self.contents
            if named or (word_count(heading) <= LONG and not _ends_sentence(heading) and title_case(heading)):
                return match.start()
        return None

    def glued_at_start(self, text: str) -> int | None:
        """Where the first sentence begins after a heading that runs into it."""
        for match in _CAMEL.finditer(text[:120]):
            heading, rest = text[: match.start()], text[match.start() :]
            if rest.split(" ", 1)[0].lower() not in _OPENERS:
                continue
            if plain(heading) in self.contents or (word_count(heading) >= 3 and title_case(heading)):
                return match.start()
        return None

    # -- whole pieces out

    def cut_contents(self) -> None:
        """A table of contents: its label and the list under it."""
        inside = False
        for i, piece in enumerate(self.pieces):
            if len(piece.text) < 40 and reason(piece.text, "toc"):
                inside = True
                self.cut(i, "toc")
            elif (
                inside
                and plain(piece.text) in self.contents
                and (piece.is_item or _bulleted(piece.text) or piece.link > 0.8)
            ):
                self.cut(i, "toc")
            else:
                inside = False

    def cut_hinted(self) -> None:
        """What the markup says is no text, and what a judge of pages left out. Captions stay where the text is."""
        kept = [i for i in self.open() if self.pieces[i].kept]
        first, last = (kept[0], kept[-1]) if kept else (0, -1)
        for i in self.open():
            piece = self.pieces[i]
            if piece.tag == "h1":
                continue
            if piece.hint:
                self.cut(i, piece.hint)
            elif piece.label == "byline" and not is_prose(piece.text) and _names_source(piece.text):
                self.cut(i, "byline")
            elif piece.label == "caption" and first - 4 <= i <= last:
                self.sections[i] = "caption"
            elif not piece.kept:
                self.cut(i, "navigation" if piece.link > 0.5 else "outside")

    def find_head(self) -> None:
        """The title, what stands above it, and the lines between it and the text."""
        head = self.head()
        if not self.body_only:
            self.title = self.pick_title(head)
        start = self.title if self.title is not None else -1
        days = [i for i in self.open() if i > start and dates.only_a_day(self.pieces[i].text)]
        for i in head:
            text = self.pieces[i].text
            if i in self.cuts or i == self.title:
                continue
            if i < start and self.pieces[i].tag == "line":
                self.cut(
                    i, "byline" if _names_source(text) else "outlet" if outlets.is_masthead(text) else "navigation"
                )
            elif i > start and self.sections.get(i) != "caption" and not (len(days) > 1 and i in days):
                self.sort_head_line(i, text)

    def head(self) -> list[int]:
        """The pieces before the first paragraph."""
        head = []
        for i in self.open():
            if is_prose(self.pieces[i].text) and self.pieces[i].tag != "h1" and not traits.byline(self.pieces[i].text):
                break
            head.append(i)
        return head[:25]

    def pick_title(self, head: list[int]) -> int | None:
        everywhere = self.open()
        if self.stated:
            for i in everywhere:
                if plain(self.pieces[i].text) == self.stated:
                    return i
        headings = [i for i in everywhere if self.pieces[i].is_heading and self.pieces[i].label != "byline"]
        tops = [i for i in headings if self.pieces[i].tag == "h1"]
        if headings:
            best = max(tops or headings, key=lambda i: (self.shared(self.pieces[i].text), -i))
            other = max(headings, key=lambda i: (self.shared(self.pieces[i].text), -i))
            if self.shared(self.pieces[other].text) >= max(3, 2 * self.shared(self.pieces[best].text)):
                return other
            if tops:
                return best
        if self.stated or (len(everywhere) == 1 and self.pieces[everywhere[0]].tag == "line"):
            return None
        lines = [i for i in head if self.may_be_title(self.pieces[i].text)]
        lines = [i for i in lines if not outlets.is_name(self.pieces[i].text)] or lines
        return next((i for i in lines if word_count(self.pieces[i].text) >= 4), lines[0] if lines else None)

    def shared(self, text: str) -> int:
        """How many of the stated title's words a heading has."""
        return len(set(plain(text).split()) & set((self.stated or "").split()))

    def may_be_title(self, text: str) -> bool:
        first = text.lstrip("\"'“‘«¿¡([")[:1]
        if not first or first.islower() or _bulleted(text) or "|" in text:
            return False
        if re.search(r"[.。]['\"”’)]*$", text[-20:]) and not text.endswith(("U.S.", "U.N.")):
            return False
        return not (_names_source(text) or reason(text, "line") or reason(text, "end") or dates.only_a_day(text))

    def sort_head_line(self, i: int, text: str) -> None:
        """A line between title and text: byline, widget, standfirst; else it stays."""
        if why := reason(text, "line"):
            self.cut(i, why)
        elif (found := traits.dateline(text)) and found.end >= len(text):
            self.cut(i, "dateline")
        elif _names_source(text) or ("|" in text and not _stops(text)):
            self.cut(i, "byline")
        elif self.pieces[i].tag == "line" and outlets.is_name(text):
            self.cut(i, "outlet")
        elif self.pieces[i].label == "standfirst" or (
            self.title is not None and i == self.title + 1 and 6 <= word_count(text) <= 40 and not _bulleted(text)
        ):
            self.sections[i] = "standfirst"

    def cut_lines(self) -> None:
        """Lines that the table of phrases names, and labels with a headline after them."""
        for i in self.open():
            piece = self.pieces[i]
            if word_count(piece.text) > _LINE and not piece.slanted:
                if _CREDIT.match(piece.text):
                    self.cut(i, "byline")
                continue
            if (why := reason(piece.text, "line")) or (
                (why := reason(piece.text, "lead")) and (piece.link > 0.3 or not _stops(piece.text))
            ):
                self.cut(i, why)
            elif _LABEL.match(piece.text) and piece.link > 0.5 and not _stops(piece.text):
                self.cut(i, "related")
            elif _CREDIT.match(piece.text):
                self.cut(i, "byline")
        for i in self.open()[-3:]:
            piece = self.pieces[i]
            if piece.slanted and _AUTHOR_NOTE.match(piece.text):
                self.cut(i, "author-note")

    def cut_after_end(self) -> None:
        """A comment form or reader comments, and what follows, if it follows the bulk of the text."""
        sizes = {i: word_count(self.pieces[i].text) for i in self.open()}
        whole, before = sum(sizes.values()), 0
        for i in self.open():
            if before and (why := reason(self.pieces[i].text, "end")):
                self.cut(i, why)
                if before >= 0.5 * whole:
                    for later in [j for j in self.open() if j > i]:
                        self.cut(later, why)
                    return
            before += sizes[i]

    def cut_repeats(self) -> None:
        """The title again; a paragraph again; every copy of a line without a full stop."""
        open_now = self.open()
        copies = Counter(plain(self.pieces[i].text[:_SAME]) for i in open_now)
        title = plain(self.pieces[self.title].text) if self.title is not None else self.stated
        seen: set[str] = set()
        for i in open_now:
            words = plain(self.pieces[i].text[:_SAME])
            if words == title and word_count(words) >= 2:
                self.cut(i, "repeat")
            elif copies[words] > 1 and word_count(words) >= 3:
                if words in seen or not _stops(self.pieces[i].text):
                    self.cut(i, "repeat")
                seen.add(words)

    def cut_link_lists(self) -> None:
        """Links that stand alone, and lists of headlines at the end of the document."""
        open_now = self.open()
        for i in open_now:
            piece = self.pieces[i]
            alone = piece.link > 0.8 and not _stops(piece.text) and word_count(piece.text) <= 25
            if alone and not piece.is_heading and i not in self.sections and (piece.is_item or self.beside_links(i)):
                self.cut(i, "related")
        tail: list[int] = []
        for i in reversed(self.open()):
            text = self.pieces[i].text
            if _stops(text) or word_count(text) > 20 or not (self.pieces[i].is_item or _bulleted(text)):
                break
            tail.append(i)
        if len(tail) >= 2 and sum(title_case(_unbulleted(self.pieces[i].text)) for i in tail) >= 0.6 * len(tail):
            for i in tail:
                self.cut(i, "related")

    def beside_links(self, at: int) -> bool:
        """A linked line after which, or before which, comes another, or that a heading of links leads."""
        near = [self.pieces[j] for j in (at - 1, at + 1) if 0 <= j < len(self.pieces)]
        return any(piece.link > 0.8 for piece in near) or self.pieces[at].tag in ("line", "div", "td")

    def cut_headings(self) -> None:
        """Subheadings: by their element, by the table of contents, or as a short line between paragraphs."""
        open_now = self.open()
        for place, i in enumerate(open_now):
            piece = self.pieces[i]
            if i in self.sections or dates.only_a_day(piece.text):
                continue
            after = self.pieces[open_now[place + 1]] if place + 1 < len(open_now) else None
            if self.is_heading(piece) or self.looks_like_heading(piece, after):
                self.cut(i, "heading")

    def is_heading(self, piece: Piece) -> bool:
        """By its element, unless that holds a whole paragraph; by its class or the table of contents, if short."""
        if piece.tag in HEADINGS:
            return word_count(piece.text) <= 2 * LONG or not _ends_sentence(piece.text)
        return (piece.is_heading or plain(piece.text) in self.contents) and not is_prose(piece.text)

    def looks_like_heading(self, piece: Piece, after: Piece | None) -> bool:
        text = piece.text
        short = (
            word_count(text) <= LONG and not _ends_sentence(text) and not text.endswith((",", ";", ":", "-", "–", "—"))
        )
        if not short or piece.is_item or _bulleted(text) or _TIME_FIRST.match(text) or after is None:
            return False
        if piece.link > 0.5 or piece.tag in ("td", "blockquote", "figcaption"):
            return False
        if not (text[:1].isupper() or text[:1] in "\"“‘'¿¡0123456789"):
            return False
        follows = is_prose(after.text) or after.is_item or _bulleted(after.text)
        if text.endswith("?"):
            return follows and (piece.strong or title_case(text))
        return follows and (piece.strong or title_case(text) or word_count(text) <= 8)

    def cut_calls(self) -> None:
        """Sentences at the end that speak to the reader ("Let us know in the comments")."""
        for i in reversed([i for i in self.open() if self.sections.get(i, "body") == "body"]):
            text = self.pieces[i].text
            start = _call_start(text)
            if start is None:
                return
            if start > 0:
                parts = [self.pieces[i].part(0, start), self.pieces[i].part(start, len(text))]
                self.replace(i, parts)
                self.cut(i + 1, "call")
                return
            self.cut(i, "call")

    def cut_datelines(self) -> None:
        """The dateline before the first sentence, and credits around."""
        for i in [j for j in self.open() if self.sections.get(j, "body") == "body"][:3]:
            found = traits.dateline(self.pieces[i].text)
            if found is None:
                continue
            text = self.pieces[i].text
            if found.end >= len(text):
                self.cut(i, "dateline")
            else:
                self.replace(i, [self.pieces[i].part(0, found.end), self.pieces[i].part(found.end, len(text))])
                self.cut(i, "dateline")
            return

    def replace(self, at: int, parts: list[Piece]) -> None:
        """Put several pieces in place of one; later decisions move along."""
        more = len(parts) - 1
        self.pieces[at : at + 1] = parts
        self.cuts = {(i + more if i > at else i): why for i, why in self.cuts.items()}
        self.sections = {(i + more if i > at else i): section for i, section in self.sections.items()}
        if self.title is not None and self.title > at:
            self.title += more


def _call_start(text: str) -> int | None:
    """Where the closing sentences that speak to the reader begin; None if the last sentence is not one."""
    tail = max(0, len(text) - 2000)
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text, tail))]
    first: int | None = None
    for start, end in reversed(list(zip(starts, [*starts[1:], len(text)], strict=True))):
        sentence = text[start:end]
        if reason(sentence, "call") or (first is not None and re.search(r"\b(you|your)\b.*\?", plain(sentence))):
            first = start
        else:
            break
    if first is None or (word_count(text[first:]) > 80):
        return None
    return first


def _names_source(text: str) -> bool:
    """A line that says who wrote it or when: a byline, a date, an outlet with a date."""
    if word_count(text) > 2 * LONG:
        return False
    if traits.byline(text) or dates.only_a_day(text):
        return True
    has_day = any(True for _ in dates.all_days(text)) or bool(
        re.search(r"\b\d{1,2}:\d\d\b|\b(min|minute) read\b|\bhours? ago\b", text)
    )
    return has_day and not _ends_sentence(text) and word_count(text) <= 16


def _stops(text: str) -> bool:
    """Whether a line ends with a final stop, a question mark among them."""
    return bool(_STOP.search(text[-20:]))


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a statement does."""
    return bool(re.search(r"[.!…。]['\"”’»)\]]*$", text[-20:]))


def _bulleted(text: str) -> bool:
    return bool(re.match(r"^\s*[-–•*·▪●‣]\s+\S", text))


def _unbulleted(text: str) -> str:
    return re.sub(r"^\s*[-–•*·▪●‣]\s+", "", text)
