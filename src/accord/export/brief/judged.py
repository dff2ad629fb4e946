"""What persons judge, apart from what the documents say. A likelihood and a confidence never share a sentence."""

from __future__ import annotations

from accord.export.brief.shape import Judged
from accord.export.brief.shelf import Shelf
from accord.export.brief.telling import mark, participants, sentence, tellings
from accord.export.brief.wording import capitalised, one_line, say_date, say_day
from accord.merging.judging import LIKELIHOODS
from accord.model import Judgment

ABOUT = (
    "Words of likelihood stand here alone, as persons chose them; Accord works out none. "
    "The bounds are those of ICD 203."
)


def judged(shelf: Shelf) -> tuple[Judged, ...]:
    """Every judgment in force, with the event that it is of."""
    events = {event.id: event for event in shelf.record.events}
    found = []
    for one in shelf.record.judgments:
        if event := events.get(one.event):
            told = tellings(shelf, event)
            found.append(
                Judged(
                    capitalised(say_date(event.date)),
                    participants(shelf, event),
                    mark(shelf, event),
                    sentence(shelf, told[0]) if told else None,
                    _said(one),
                    f"The confidence in the basis of this is {one.confidence}." if one.confidence else "",
                )
            )
    return tuple(found)


def _said(one: Judgment) -> str:
    low, high = LIKELIHOODS[one.likelihood]
    reason = one_line(one.why).rstrip(".")
    return f"Judged {one.likelihood} ({low} to {high} %) by {one_line(one.who)}, {say_day(one.when[:10])}: {reason}."
