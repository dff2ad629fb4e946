"""RSS 2.0 and Atom of what changed: an entry a change, the latest first. A copy makes no entry.

Sources: RSS 2.0 (rssboard.org), RFC 4287. The days are those of publication; nothing is asked of a clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import islice
from xml.sax.saxutils import escape

from accord.export.brief.changes import SAID, Change, changes
from accord.export.brief.telling import sentence
from accord.export.desk import Desk, in_words
from accord.export.graph import clean
from accord.model import digest

MOST = 200  # entries of a feed; the whole is in the record


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    when: datetime
    title: str
    text: str
    standing: str
    url: str | None


def entries(desk: Desk) -> list[Entry]:
    latest = sorted(changes(desk.shelf), key=lambda change: change.day, reverse=True)
    return [_entry(desk, change) for change in islice(latest, MOST)]


def _entry(desk: Desk, change: Change) -> Entry:
    event, claim = change.event, change.claim
    said = in_words(sentence(desk.shelf, claim))
    place = f"characters {claim.evidence.start} to {claim.evidence.end} of {claim.document}"
    return Entry(
        f"urn:accord:change:{digest(change.day, change.kind, event.id, claim.id)}",
        datetime.fromisoformat(change.day).replace(tzinfo=UTC),
        f"{SAID[change.kind]}. {desk.heading(event)}, {desk.when(event)}",
        f"{said} ({desk.basis(event)}; event {event.id}; {place})",
        event.status,
        desk.shelf.articles[claim.document].url,
    )


def rss(desk: Desk, title: str) -> Iterator[bytes]:
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
    yield (
        f"<title>{said(title)}</title>\n<link>urn:accord:changes</link>\n"
        "<description>What the documents brought. A claim is not a fact: its standing is in its title.</description>\n"
    ).encode()
    for entry in entries(desk):
        link = f"<link>{said(entry.url)}</link>\n" if entry.url else ""
        yield (
            f'<item>\n<title>{said(entry.title)}</title>\n<guid isPermaLink="false">{entry.id}</guid>\n{link}'
            f"<pubDate>{format_datetime(entry.when)}</pubDate>\n<category>{entry.standing}</category>\n"
            f"<description>{said(entry.text)}</description>\n</item>\n"
        ).encode()
    yield b"</channel>\n</rss>\n"


def atom(desk: Desk, title: str) -> Iterator[bytes]:
    updated = f"{desk.as_of or '1970-01-01'}T00:00:00Z"
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>urn:accord:changes</id>\n<title>{said(title)}</title>\n<updated>{updated}</updated>\n"
        "<author><name>Accord</name></author>\n"
    ).encode()
    for entry in entries(desk):
        link = f'<link rel="via" href="{said(entry.url)}"/>\n' if entry.url else ""
        yield (
            f"<entry>\n<id>{entry.id}</id>\n<title>{said(entry.title)}</title>\n"
            f"<updated>{entry.when:%Y-%m-%dT%H:%M:%SZ}</updated>\n{link}"
            f'<category term="{entry.standing}"/>\n<summary>{said(entry.text)}</summary>\n</entry>\n'
        ).encode()
    yield b"</feed>\n"


def said(text: str) -> str:
    return escape(clean(text), {'"': "&quot;"})
