"""From sorted pieces and what a format states to an Article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.intake import dates, outlets, traits
from accord.intake.clean import Cleaned
from accord.intake.mapped import Mapped, join, unmapped
from accord.intake.readback import readable
from accord.model import NO_DATE, Article, Block, Date, Problem, RawMap, Removed, Section, Span

_NO_WORDS = re.compile(r"(?:\s|\\[nrt]|<[^<>]*>)*")
_CLOSE_TAG = re.compile(r"(?:\s|\\[nrt])*<\\?/[^<>]*>")
_LONGEST_TAG = 2000  # characters: no markup longer than this is taken along with what it holds
_LOOKED_AT = 5_000  # characters of such data that are read to show its words
_SHOWN = 200  # characters kept of the words of a record's or page's own data


@dataclass(frozen=True, slots=True)
class Stated:
    """What a format says of an article in fields of its own, apart from its text."""

    title: Mapped | None = None
    outlet: str | None = None
    author: str | None = None
    published: Date = NO_DATE
    url: str | None = None
    language: str | None = None
    labels: tuple[str, ...] = ()  # names of sections and kinds
    guess_from_address: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: its identity and the original that its offsets count."""

    id: str
    name: str
    format: str
    raw: str
    containers: tuple[tuple[int, int], ...] = ()  # ranges of the original that hold data of the file, not text


def assemble(source: Source, cleaned: Cleaned, stated: Stated, problems: Sequence[Problem] = ()) -> Article:
    """Blocks joined by an empty line, with everything that is known of them."""
    kept = list(cleaned.kept)
    headline: Mapped | None = kept[0].piece.words if kept and kept[0].section == "headline" else None
    parts: list[tuple[Mapped, Section]] = [(piece.piece.words, piece.section) for piece in kept]
    if headline is None and stated.title is not None and stated.title.text:
        headline = stated.title
        parts.insert(0, (headline, "headline"))
    text, blocks = _lay_out(parts)
    title = Span(source.id, 0, headline.text) if headline is not None else None
    return describe(source, text, blocks, title, cleaned, stated, problems)


def describe(
    source: Source,
    text: Mapped,
    blocks: tuple[Block, ...],
    title: Span | None,
    cleaned: Cleaned,
    stated: Stated,
    problems: Sequence[Problem],
) -> Article:
    """An article of a text that is laid out already."""
    body = [text.text[block.start : block.end] for block in blocks if block.section == "body"]
    line = _dateline(cleaned)
    by = _byline(cleaned)
    outlet = stated.outlet or (line.outlet if line else None) or _outlet(cleaned, by)
    outlet = outlet or (line.agency if line else None)
    notes = cleaned.lines("author-note")
    person = by if by and not by.lower().startswith("the ") and not outlets.is_name(by) else None
    author = stated.author or person or traits.noted(notes)
    credit = " ".join([*cleaned.lines("byline", "footer"), *notes])
    days = _day_headings(body)
    return Article(
        id=source.id,
        name=source.name,
        format=source.format,
        text=text.text,
        raw=RawMap(text.runs),
        blocks=blocks,
        title=title,
        outlet=outlet or traits.site_of(stated.url),
        author=author,
        published=_published(cleaned, stated, line, days),
        language=traits.language(_prose(body, title)) or stated.language,
        genre=traits.genre(
            body,
            agency=bool(line and line.agency),
            credit=credit,
            labels=[*stated.labels, *(cut.piece.text for cut in cleaned.cut[:40] if len(cut.piece.text) < 30)],
            by=by,
            live=len(days) > 1,
        ),
        url=stated.url,
        removed=_removed(source, cleaned),
        problems=tuple(problems),
    )


def _lay_out(parts: Sequence[tuple[Mapped, Section]]) -> tuple[Mapped, tuple[Block, ...]]:
    pieces: list[Mapped] = []
    blocks: list[Block] = []
    at = 0
    for words, section in parts:
        if pieces:
            pieces.append(unmapped("\n\n"))
            at += 2
        pieces.append(words)
        blocks.append(Block(at, at + len(words), section))
        at += len(words)
    return join(pieces), tuple(blocks)


def _prose(body: Sequence[str], title: Span | None) -> str:
    """The first paragraph worth telling a language by."""
    long = next((paragraph[:400] for paragraph in body if len(paragraph) > 60), None)
    return long or " ".join([*(paragraph[:400] for paragraph in body[:5]), title.words if title else ""])


def _dateline(cleaned: Cleaned) -> traits.Dateline | None:
    for words in cleaned.lines("dateline"):
        if found := traits.dateline(words + " A") or traits.dateline(words):
            return found
    return None


def _byline(cleaned: Cleaned) -> str | None:
    for words in cleaned.lines("byline"):
        for part in re.split(r"\s*[|•·\n]\s*", words):
            if found := traits.byline(part):
                return found
    return None


def _outlet(cleaned: Cleaned, by: str | None) -> str | None:
    """The outlet that lines around the text name: a masthead, "By the Herald", a line on rights."""
    if by and (outlets.is_name(by) or by.lower().startswith("the ")):
        return by.removeprefix("the ")
    return outlets.of_lines(cleaned.lines("outlet"), cleaned.lines("byline"), cleaned.lines("footer"))


def _day_headings(body: Sequence[str]) -> list[str]:
    """Days that stand alone on a line within the text, as in a live page."""
    return [day for paragraph in body if len(paragraph) < 60 and (day := dates.only_a_day(paragraph))]


def _published(cleaned: Cleaned, stated: Stated, line: traits.Dateline | None, days: Sequence[str]) -> Date:
    """Stated fields first, then lines around the text, then the dateline, day headings and the address."""
    shown = dates.of_lines(cleaned.lines("byline"))
    if stated.published.known:
        return dates.with_update(stated.published, shown) if _says_updated(cleaned) else stated.published
    if shown.known:
        return shown
    said = line.date if line else NO_DATE
    if said.earliest:
        return said
    if days:
        return Date(max(days), min(days), max(days), "explicit")
    guessed = dates.in_address(stated.url) if stated.guess_from_address else NO_DATE
    return guessed if guessed.known else said


def _says_updated(cleaned: Cleaned) -> bool:
    return any(dates.UPDATED.search(words) for words in cleaned.lines("byline"))


def _removed(source: Source, cleaned: Cleaned) -> tuple[Removed, ...]:
    """What was left out, in order, each with the markup that holds it and nothing else."""
    found = [
        Removed(start, end, _shown(source, start, end), "metadata") for start, end in source.containers if start < end
    ]
    for cut in cleaned.cut:
        if bounds := cut.piece.words.bounds():
            start, end = _with_markup(source, *bounds)
            found.append(Removed(start, end, cut.piece.text, cut.why))
    return _apart(source, sorted(found, key=lambda removed: (removed.raw_start, removed.raw_end)))


def _shown(source: Source, start: int, end: int) -> str:
    words = readable(source.raw[start : min(end, start + _LOOKED_AT)], source.format)
    return words if len(words) <= _SHOWN and end - start <= _LOOKED_AT else words[:_SHOWN] + "…"


def _apart(source: Source, found: Sequence[Removed]) -> tuple[Removed, ...]:
    """Ranges that do not overlap; one reaches to the next where only tags and white space are between them."""
    apart: list[Removed] = []
    at = 0
    for removed in found:
        if removed.raw_end <= at:
            continue
        start = max(at, removed.raw_start)
        if apart and start - at < _LONGEST_TAG and _NO_WORDS.fullmatch(source.raw, at, start):
            last = apart[-1]
            apart[-1] = Removed(last.raw_start, start, last.words, last.why)
        apart.append(Removed(start, removed.raw_end, removed.words, removed.why))
        at = removed.raw_end
    return tuple(apart)


def _with_markup(source: Source, start: int, end: int) -> tuple[int, int]:
    """A range widened by the tags that open right before it and close right after."""
    if source.format in ("plain", "jsonl"):
        return start, end
    while start > 0 and source.raw[start - 1] == ">":
        opening = source.raw.rfind("<", max(0, start - _LONGEST_TAG), start)
        if opening < 0 or source.raw[opening + 1 : opening + 2] in ("/", "\\", "!"):
            break
        start = opening
    while match := _CLOSE_TAG.match(source.raw, end, min(len(source.raw), end + _LONGEST_TAG)):
        end = match.end()
    return start, end
