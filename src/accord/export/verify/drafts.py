"""A brief in Markdown that a person has edited: its sentences, what each cites, and what is not borne out.

A sentence without a citation stands if the brief of this very record has it too (counts, headings, tables); a note must
quote the characters that it names. Under a heading "Judgments" a person may write freely, and nowhere else with words
of likelihood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.export.brief.shelf import Shelf
from accord.export.brief.wording import harmless, one_line
from accord.export.verify.check import Checker, Fault
from accord.export.verify.traits import traits, words_of
from accord.model import Span

NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*)$")
REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
AFTER_REFERENCE = re.compile(r"(?<=\])(?<=\d\])\s+(?!\[\^)|(?<=\])\s+(?=[A-Z*“_])")
SENTENCE_END = re.compile(r"(?<=[.!?])[*_]*[”\"’)]*\s+(?=[*_]*[“\"(]?[A-ZÀ-Þ0-9])")
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$")
PLACE = re.compile(r"Characters ([\d,]{1,15})–([\d,]{1,15})(?![\d,])")
HASH = re.compile(r"sha256 `([0-9a-f]{64}(?:#\d+)?|[^`\s]+)`")
CLAIM = re.compile(r"\bclaim `?([0-9a-f]{6,16})`?")
ESCAPE = re.compile(r"\\([\\`*_\[\]<>|~&#+.)-])")
LINK = re.compile(r"!?\[([^\]^][^\]]*)\]\([^)\s]*\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
EMPHASIS = re.compile(r"(?<![\w*\\])[*_](?=\S)(.+?)(?<=[^\s\\])[*_](?![\w*])")
SINCE = re.compile(r"(?m)^#+ Changed since (.+)$")
JUDGMENTS = re.compile(r"(?i)^judge?ments?\b|\bjudge?ments$")
LIKELIHOOD = re.compile(
    r"(?i)\b(?:almost no chance|very unlikely|unlikely|roughly even (?:chance|odds)|very likely|likely|"
    r"almost certain(?:ly)?|remote(?: chance)?|highly improbable|improbable|probabl[ey]|highly probable|"
    r"nearly certain|realistic possibility)\b"
)
CONFIDENCE = re.compile(r"(?i)\b(?:high|moderate|medium|low) confidence\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence of a draft."""

    line: int  # from 1
    text: str  # without markup and references
    notes: tuple[str, ...]
    stress: str  # words in bold
    heading: bool
    judgment: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence and what is wrong with it; nothing: it is borne out, or part of the brief's frame."""

    stated: Stated
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    sentences: tuple[Stated, ...]
    notes: dict[str, tuple[int, str]]  # line and text by number


# ---------------------------------------------------------------- reading Markdown
def parsed(text: str) -> Draft:
    """The sentences and notes of a text in Markdown, as `accord brief` writes it and people edit it."""
    notes: dict[str, tuple[int, str]] = {}
    found: list[Stated] = []
    judgment = False
    for line, block in _blocks(text):
        if match := NOTE.match(block):
            notes.setdefault(match[1], (line, match[2]))
            continue
        heading = re.match(r"#{1,6}\s+", block)
        if heading:
            judgment = bool(JUDGMENTS.search(_bare(block[heading.end() :])))
        found += _sentences(line, block[heading.end() :] if heading else block, bool(heading), judgment)
    return Draft(tuple(found), notes)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings, rows, list items and notes, each on one line, with the line that it begins on."""
    open_block: list[str] = []
    began = 0
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        starts = re.match(r"#{1,6}\s|[-*+]\s|\d+[.)]\s|\||\[\^[^\]]+\]:|>", line)
        if open_block and (not line or starts or open_block[0].startswith(("#", "|"))):
            yield began, " ".join(open_block)
            open_block = []
        if line and not re.fullmatch(r"\|?[\s:|-]+\|?|[-*_]{3,}", line):
            began = began if open_block else number
            open_block.append(re.sub(r"^(?:[-*+]|\d+[.)]|>)\s+", "", line) if starts else line)


def _sentences(line: int, block: str, heading: bool, judgment: bool) -> Iterator[Stated]:
    if block.startswith("|"):
        yield _stated(line, " | ".join(cell.strip() for cell in _cells(block)), False, judgment)
        return
    for piece in AFTER_REFERENCE.split(block):
        for part in _split(piece):
            if part.strip():
                yield _stated(line, part, heading, judgment)


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row.strip().strip("|"))


def _split(piece: str) -> Iterator[str]:
    """At the ends of sentences, but not within a quotation."""
    first, last = piece.find("“"), piece.rfind("”")
    start = 0
    for match in SENTENCE_END.finditer(piece):
        if first <= match.start() < last or ABBREVIATED.search(piece[start : match.start()]):
            continue
        yield piece[start : match.end()]
        start = match.end()
    yield piece[start:]


def _stated(line: int, text: str, heading: bool, judgment: bool) -> Stated:
    notes = tuple(dict.fromkeys(REFERENCE.findall(text)))
    text = REFERENCE.sub("", text)
    stress = BOLD.findall(text[text.find("“") :]) if "“" in text else []
    return Stated(line, _bare(text), notes, _bare(" ".join(stress)), heading, judgment)


def _bare(text: str) -> str:
    """Without markup, on one line."""
    text = LINK.sub(r"\1", BOLD.sub(r"\1", text))
    return one_line(ESCAPE.sub(r"\1", EMPHASIS.sub(r"\1", text)))


def since_of(text: str) -> str | None:
    """The day after which a draft tells changes apart, by its heading; None if it does not."""
    if not (found := SINCE.search(text)):
        return None
    days = traits(_bare(found[1])).dates
    if not days:
        return None
    year, month, day = days[0].year, days[0].month, days[0].day
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


# ---------------------------------------------------------------- checking
def check(text: str, shelf: Shelf, composed: str, *, checker: Checker | None = None) -> list[Checked]:
    """Every sentence of a draft, in order, then the notes that do not hold.

    Args:
        composed: the brief of the same record in Markdown: what of it a draft has unchanged needs no citation.
    """
    draft, checker = parsed(text), checker or Checker(shelf)
    frame = {one.text for one in parsed(composed).sentences}
    spans, broken = _spans(draft, shelf)
    found = [Checked(one, tuple(_faults(one, spans, frame, checker))) for one in draft.sentences]
    return [
        *found,
        *(Checked(Stated(line, f"[^{note}]", (), "", False, False), (fault,)) for line, note, fault in broken),
    ]


def _faults(one: Stated, spans: dict[str, list[Span]], frame: set[str], checker: Checker) -> Iterator[Fault]:
    known = one.text in frame
    if one.judgment:
        yield from _judged(one)
    elif not known:
        yield from _likelihood(one)
    missing = [note for note in one.notes if note not in spans]
    yield from (Fault("note", f"there is no note [^{note}], or it does not hold") for note in missing)
    cited = [span for note in one.notes for span in spans.get(note, ())]
    if cited and not (known and "“" not in one.text):
        yield from checker.sentence(one.text, cited, one.stress)
    elif not one.notes and not known and not one.judgment and _states(one):
        yield Fault("uncited", "it cites nothing, and the brief of this record does not have it")


def _states(one: Stated) -> bool:
    """Whether there is something to check: the title and bare headings state nothing."""
    if one.heading:
        found = traits(one.text)
        return bool(found.numbers or found.dates or len(found.names) > 1) and one.line > 1
    return bool(words_of(one.text))


def _judged(one: Stated) -> Iterator[Fault]:
    """A likelihood is of an event, a confidence of its basis: never both in one sentence (ICD 203)."""
    if LIKELIHOOD.search(one.text) and CONFIDENCE.search(one.text):
        yield Fault("confidence", "a likelihood and a confidence stand in one sentence: part them")


def _likelihood(one: Stated) -> Iterator[Fault]:
    own = re.sub(r"“.*”", "", one.text)
    if found := LIKELIHOOD.search(own) or CONFIDENCE.search(own):
        yield Fault("likelihood", f"“{found[0]}” is a judgment: it belongs under the heading Judgments")


def _spans(draft: Draft, shelf: Shelf) -> tuple[dict[str, list[Span]], list[tuple[int, str, Fault]]]:
    """The spans of each note that holds, and the notes that do not."""
    spans: dict[str, list[Span]] = defaultdict(list)
    broken = []
    for number, (line, text) in draft.notes.items():
        found = _cited(text, shelf)
        if isinstance(found, Fault):
            broken.append((line, number, found))
        else:
            spans[number].append(found)
    return spans, broken


def _cited(text: str, shelf: Shelf) -> Span | Fault:
    """The words that a note names: by document and characters, or by the id of a claim."""
    place, document = PLACE.search(text), HASH.search(text)
    if place and document:
        if document[1] not in shelf.articles:
            return Fault("note", f"no document has the hash {document[1][:16]}…")
        start, end = (int(number.replace(",", "")) for number in place.groups())
        article = shelf.articles[document[1]]
        if not 0 <= start < end <= len(article.text):
            return Fault("note", f"the document has no characters {start}–{end}")
        span = article.span(start, end)
        quoted = one_line(harmless(span.words))
        return span if f"“{quoted}”" in _bare(text) else Fault("note", "its words do not stand at these characters")
    if match := CLAIM.search(text):
        meant = [claim for id, claim in shelf.claims.items() if id.startswith(match[1])]
        return meant[0].evidence if len(meant) == 1 else Fault("note", f"no claim has the id {match[1]}")
    return Fault("note", "it names no characters of a document (“Characters 10–20. sha256 `…`”), and no claim")


def failed(found: Iterable[Checked]) -> list[Checked]:
    return [one for one in found if one.faults]
