"""Nouns as short plain text: dates, standings, counts, rows of registers. No meaning is carried by colour alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from accord.model import (
    Agreement,
    Article,
    Date,
    Decision,
    Event,
    Membership,
    Office,
    Origin,
    Sanction,
    Span,
    Tie,
    Transfer,
)

if TYPE_CHECKING:
    from accord.dossier.listing import Part
    from accord.dossier.store import Heading
    from accord.looking.names import Names

QUOTED = 160  # characters of a quotation in a table
SHOWN = 10  # characters of an id in a list: its beginning is enough to find it

STANDING = {
    "happened": "● done",
    "planned": "○ planned",
    "considered": "◌ considered",
    "possible": "? possible",
    "alleged": "“ alleged",
    "denied": "✗ denied",
    "disputed": "≠ disputed",
}


def plain(text: str) -> str:
    """Text of a document without characters that could steer the terminal or turn the reading direction."""
    if text.isprintable():  # most texts: none of these characters counts as printable
        return text
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)


def date_text(date: Date) -> str:
    if date.value:
        return date.value
    if date.earliest or date.latest:
        return f"{date.earliest or ''}..{date.latest or ''}"
    return "undated"


def origins_text(event: Event) -> str:
    """How many independent origins, and how many of them are parties to the matter."""
    independent = len(event.origins)
    outside = sum(not origin.party for origin in event.origins)
    parties = independent - outside
    return f"{independent}, {parties} part{'y' if parties == 1 else 'ies'}" if parties else f"{independent}"


def cut(words: str, most: int = QUOTED) -> str:
    """The words on one line, cut at `most` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'s' * (number != 1)}"


def how_many(some: Part[Any], one: str, of: str = "") -> str:
    """ "3 events"; where only the first are shown: "20,101 events, the first 100 shown: --most 0 lists all"."""
    cut = len(some.rows) < some.total
    return counted(some.total, one) + of + f", the first {len(some.rows):,} shown: --most 0 lists all" * cut


def origin_text(origin: Origin, names: Names) -> str:
    return f"{names(origin.actor)}{' (party)' if origin.party else ''}"


def document_text(article: Article | Heading) -> str:
    """ "Cape Wire, 2019-05-02 (report.html)"."""
    dated = f", {date_text(article.published)}" if article.published.known else ""
    return f"{article.outlet}{dated} ({article.name})" if article.outlet else f"{article.name}{dated}"


def shared(spans: Sequence[Span]) -> str:
    """How much a copy shares: "409 characters", "512 characters in 3 passages"."""
    if not spans:
        return "the matter, in its own words"
    characters = counted(sum(len(span.words) for span in spans), "character")
    return characters if len(spans) < 2 else f"{characters} in {len(spans)} passages"


def row_text(row: object, names: Names) -> str:
    """One row of a register in a line."""
    match row:
        case Office():
            days = f"{row.earliest or ''}..{row.latest or ''}"
            return f"{names(row.person)}: {row.office}, {names(row.state or '')} ({days})"
        case Agreement():
            return f"{row.title} ({', '.join(map(names, row.parties))}), {row.stage}"
        case Membership():
            return f"{names(row.state)}: {row.status} of {names(row.organisation)}"
        case Sanction():
            return f"{names(row.sender)} on {names(row.target)}: {row.stage}"
        case Transfer():
            return f"{names(row.sender)} → {names(row.recipient) if row.recipient else '…'}: {row.what}, {row.stage}"
        case Tie():
            return f"{names(row.a)} {arrow(row)} {names(row.b)}: {row.kind}"
    raise TypeError(type(row).__name__)


def arrow(tie: Tie) -> str:
    return "→" if tie.directed else "–"


def known(date: Date) -> str:
    return date_text(date) if date.known else ""


def decision_text(one: Decision) -> str:
    """What was decided, and on which words: "join 1f0c9a… 22ab04… »signed a treaty«"."""
    words = f" »{cut(one.words, 60)}«" if one.words and one.words != one.target else ""
    value = f" {one.value if '=' in one.value else cut(one.value, SHOWN + 1)}" if one.value else ""
    return f"{one.action} {cut(one.target, SHOWN + 1)}{value}{words}"
