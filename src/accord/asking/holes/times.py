"""When, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day

from accord.asking.evidence import Passage
from accord.asking.holes.common import LOOSE, Desk, Filled, answering, date_in_words, fitting, iso_of, passages
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.model import Date

BOUNDING = ("document", "relative")  # what an interval comes from that nobody stated
MONTH = 31  # days
SAME = 0.95  # the same where the best sentence tells the act without a date


def fill_when(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The date of the act. Further sentences are cited if they give the same."""
    fit = fitting(part, ranked, LOOSE)
    dated = [(r, d) for r in fit if (d := _date_of(part, r.passage, desk)) is not None]
    undated = bool(fit) and fit[0] not in [r for r, _ in dated] and bool(answering(part, fit[0].passage, desk))
    if not dated or (undated and dated[0][0].score < SAME * fit[0].score):
        return None
    first = dated[0][1]
    same = [r for r, d in dated if d.value == first.value]
    return Filled(first.value, f"{date_in_words(first)}", passages(same, 2))


def _date_of(part: Part, passage: Passage, desk: Desk) -> Date | None:
    claims = answering(part, passage, desk)
    for claim in claims:
        if claim.polarity == "positive" and _is_told(claim.time):
            return claim.time
    for claim in claims:
        for event in desk.library.events_with(claim.id):
            if _is_told(event.date):
                return event.date
    if claims:
        return None
    for time in passage.times:
        if time.type in ("DATE", "TIME") and time.earliest and time.latest:
            return Date(iso_of(time.earliest, time.latest), time.earliest, time.latest, time.basis)
    return None


def _is_told(date: Date) -> bool:
    """A time with both ends that is told: "before July" does not say when, nor do the bounds of an undated text."""
    if not (date.value and date.earliest and date.latest):
        return False
    return date.basis not in BOUNDING or "/" not in date.value or _days(date.earliest, date.latest) <= MONTH


def _days(earliest: str, latest: str) -> int:
    return (day.fromisoformat(latest) - day.fromisoformat(earliest)).days


def fill_until(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """A term or deadline: a length of time or a day beside a word for the end."""
    found = []
    for r in fitting(part, ranked, LOOSE):
        lengths = [t for t in r.passage.times if t.type == "DURATION" or (t.type == "DATE" and t.earliest)]
        if lengths and desk.grammar.signs["until"] & set(r.passage.words):
            found.append((r, [t.span.words for t in lengths]))
    words = list(dict.fromkeys(word for _, some in found[:2] for word in some))
    return Filled(words, ", ".join(words), passages((r for r, _ in found), 2)) if found else None
