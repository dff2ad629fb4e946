"""iCalendar: what is planned for a day that lies in known bounds, and when agreements run out.

Source: RFC 5545. Whatever is not done yet is TENTATIVE; its standing is the first word of its summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from accord.export.brief.wording import harmless, say_date
from accord.export.desk import Desk
from accord.model import Agreement, Date, Event

OPEN = ("planned", "considered", "possible")
LONGEST = 366  # days between which a date may lie: a calendar cannot show more
WIDTH = 75  # octets of a line


def calendar(desk: Desk, title: str) -> Iterator[bytes]:
    """One calendar. Its time stamps are the day of the latest document: nothing is asked of a clock."""
    stamp = (desk.as_of or "1970-01-01").replace("-", "")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Accord//Accord//EN", f"X-WR-CALNAME:{escaped(title)}"]
    for event in desk.acts():
        if event.status in OPEN:
            lines += planned(desk, event, stamp)
    for agreement in desk.record.agreements:
        lines += expiry(desk, agreement, stamp)
    yield "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def planned(desk: Desk, event: Event, stamp: str) -> list[str]:
    told = f"{desk.said(event)}\n{desk.basis(event)}\nEvent {event.id}; date: {desk.when(event)}"
    return entry(event.id, stamp, event.date, desk.heading(event), told, ("CATEGORIES:" + event.status.upper(),))


def expiry(desk: Desk, agreement: Agreement, stamp: str) -> list[str]:
    """The last possible day of the term, if it is known: an open term has none."""
    if not agreement.term.latest:
        return []
    last = agreement.term.latest
    words = "\n".join(f"“{span.words}”" for _, span in desk.evidence(agreement)[:3])
    origins = len(desk.backing(agreement).origins)
    told = f"{words}\n{origins} independent origins; stage: {agreement.stage}; term: {say_date(agreement.term)}"
    summary = harmless(f"Term ends by then, as stated: {agreement.title} ({agreement.stage})")
    return entry(f"{agreement.id}-term", stamp, Date(None, last, last), summary, told, ("CATEGORIES:EXPIRY",))


def entry(id: str, stamp: str, when: Date, summary: str, told: str, more: tuple[str, ...]) -> list[str]:
    """One VEVENT over all days on which it may be; none if these are not known."""
    if (days := bounds(when)) is None:
        return []
    first, last = days
    return [
        "BEGIN:VEVENT",
        f"UID:{id}@accord.invalid",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(summary)}",
        f"DESCRIPTION:{escaped(harmless(told))}",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        *more,
        "END:VEVENT",
    ]


def bounds(when: Date) -> tuple[date, date] | None:
    """First and last possible day; None where one is open, or they lie too far apart to be shown."""
    try:
        first, last = date.fromisoformat(when.earliest or ""), date.fromisoformat(when.latest or "")
    except ValueError:  # open, or no day of this calendar
        return None
    return (first, last) if 0 <= (last - first).days < LONGEST else None


def escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(" ".join(line.split()) for line in text.splitlines())


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character cut."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > WIDTH:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece])
