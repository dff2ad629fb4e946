"""Which lines around a text name its outlet, by how they are built: mastheads, bylines, copyright lines.

Outlets are many and new ones come every day, so no names are listed: what shows an outlet is a noun for a kind of
medium within a name ("... Wire", "... Herald"), the article before a name that stands alone, or the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_KINDS = frozenset(
    "advertiser agency argus broadcaster broadcasting bulletin chronicle citizen courier daily dispatch echo enquirer "
    "examiner express gazette globe guardian herald independent inquirer intelligencer journal ledger magazine mail "
    "messenger mirror monitor newspaper newspapers newswire observer post press radio record register reporter "
    "sentinel spectator standard star sun telegraph television times tribune tv voice weekly wire".split()
)
_VAGUE = frozenset("analysis broadcast digest media network news notebook online report review service today".split())
_TOPICS = frozenset(
    "africa all america americas analysis and asia breaking business city climate country culture economy editorial "
    "education energy entertainment europe exclusive features finance focus foreign general global headlines health "
    "home in international latest letters lifestyle live local main market markets metro middle east money more "
    "national nation new of on opinion other our photo photos picture pictures politics press radio recent region "
    "regional related release releases royal science society special sport sports story technology the this top "
    "travel tv us uk update updates video videos watch weather week weekly world your".split()
)
_WORD = r"(?:[^\W\d_a-z][\w.’'&-]*|\d\w*|of|the|and|&|de|la|el|al|for|in|on)"
_NAME = re.compile(rf"^(?:[Tt]he |THE )?[^\W\d_a-z][\w.’'&-]*(?: {_WORD}){{0,5}}$")
_ARTICLE = re.compile(r"^(?:The|THE|the) [^\W\d_a-z]")
_DOMAIN = re.compile(r"^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·\n]\s*|\s+[–—-]\s+")
_BYLINE = re.compile(
    r"^(?:[Bb]y|BY):? (?P<who>[^,|•·]{3,60}?)(?:,\s+|\s+for\s+|\s+of\s+|\s*[|•·]\s*|\s+[–—-]\s+)"
    r"(?P<name>[^,|•·\d]{2,50}?)(?:[,|•·\d].*)?$"
)
_RIGHTS = re.compile(
    r"^(?:©|\([Cc]\)|[Cc]opyright\b)(?:\s*(?:©|\([Cc]\)))?[\s,]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^.,|;:\d]{2,60}?)\s*(?:\d{4})?(?:[.,|;:]|\s[–—-]\s|\b[Aa]ll [Rr]ights\b|$)"
)
_FIRST_IN = re.compile(
    r"\b(?:[Aa]ppeared|[Pp]ublished|[Pp]osted)(?: first| originally)? (?:in|on|by|at) (?P<name>[^.,|;]{2,50}?)"
    r"(?: on \d.*| in \d.*)?[.,]?$"
)
_LONGEST = 50  # characters of a name


def is_name(line: str) -> bool:
    """Whether a line is the name of an outlet and nothing else ("Harbour Wire", "THE PORT REVIEW")."""
    words = line.split()
    if not 1 <= len(words) <= 6 or len(line) > _LONGEST or not _NAME.match(line):
        return False
    plain = [word.lower() for word in words]
    if plain[0] == "by":
        return False
    own = [word for word in plain if word not in _TOPICS and word not in _KINDS and word not in _VAGUE]
    if any(word in _KINDS for word in plain):
        return len(words) >= 2 and (bool(own) or plain[-1] in _KINDS - _TOPICS)
    return bool(own) and any(word in _VAGUE for word in plain) and (len(words) <= 4 or bool(_ARTICLE.match(line)))


def is_masthead(line: str) -> bool:
    """Whether a line that stands alone above a title names the outlet: a name, an address, or "The ..."."""
    if is_name(line) or _DOMAIN.match(line):
        return True
    words = line.split()
    return 2 <= len(words) <= 4 and bool(_ARTICLE.match(line) and _NAME.match(line)) and not _only_topics(words)


def of_lines(above: Sequence[str], beside: Sequence[str], below: Sequence[str]) -> str | None:
    """The outlet that the lines around a text name.

    Args:
        above: lines left out as navigation, the page's or paper's name among them.
        beside: lines that say who wrote the text and when.
        below: lines on rights, and where the text was first published.
    """
    return next(_found(above, beside, below), None)


def _found(above: Sequence[str], beside: Sequence[str], below: Sequence[str]) -> Iterator[str]:
    """Every name, the surest first."""
    yield from (part for line in [*above, *beside] for part in _PARTS.split(line) if is_name(part))
    yield from _matches(_BYLINE, beside)
    yield from (line for line in above[:2] if is_masthead(line))
    yield from _matches(_RIGHTS, below)
    yield from _matches(_FIRST_IN, [*beside, *below])


def _matches(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if not (match := pattern.search(line)):
            continue
        name = re.sub(r"^the ", "", match["name"].strip())
        known = pattern is not _BYLINE or is_name(name) or _ARTICLE.match(match["name"])
        if known and len(name) <= _LONGEST and _NAME.match(name) and not _only_topics(name.split()):
            yield name


def _only_topics(words: Sequence[str]) -> bool:
    return all(word.lower() in _TOPICS for word in words)
