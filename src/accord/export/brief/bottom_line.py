"""The bottom line: what the record amounts to, in two to four sentences."""

from __future__ import annotations

from accord.export.brief.choosing import weight
from accord.export.brief.shape import Sentence
from accord.export.brief.shelf import Shelf
from accord.export.brief.telling import sentence, tellings
from accord.export.brief.wording import MARKS, capitalised, count, in_series, say_date
from accord.model import STANDING_TYPES, Event


def bottom_line(shelf: Shelf, key: list[Event]) -> tuple[Sentence, ...]:
    attested = [event for event in key if len(event.origins) > 1]
    best = min(attested, key=lambda event: (-len(event.origins), weight(shelf, event)), default=None)
    later = [event for event in key if event != best]
    last_day = max((event.date.earliest or "" for event in later), default="")
    on_last_day = [event for event in later if (event.date.earliest or "") == last_day]
    latest = min(on_last_day, key=lambda event: weight(shelf, event), default=None)
    told = [
        _counted(shelf),
        _pointed(shelf, "The best attested event", best),
        _pointed(shelf, "The latest of the key events", latest),
        _open_counted(shelf),
    ]
    return tuple(one for one in told if one is not None)


def _counted(shelf: Shelf) -> Sentence:
    done = [event for event in shelf.record.events if event.status == "happened" and event.type not in STANDING_TYPES]
    outlets = {article.outlet for article in shelf.record.articles if article.outlet}
    single = sum(len(event.origins) < 2 for event in done)
    rests = f"; {count(single, 'of them rests', 'of them rest')} on a single origin" if done else ""
    sources = f"{count(len(shelf.record.articles), 'document')} by {count(len(outlets), 'named outlet')}"
    verb = "reports" if len(shelf.record.articles) == 1 else "report"
    return Sentence(f"{capitalised(sources)} {verb} {count(len(done), 'event')} as having happened{rests}.")


def _pointed(shelf: Shelf, what: str, event: Event | None) -> Sentence | None:
    if event is None or not (told := tellings(shelf, event)):
        return None
    said = sentence(shelf, told[0])
    notes = shelf.notes.cite(claim.evidence for claim in told[:3])
    return Sentence(f"{what} is dated {say_date(event.date)}; {said.lead}", said.quote, notes)


def _open_counted(shelf: Shelf) -> Sentence | None:
    counted = [(status, sum(event.status == status for event in shelf.record.events)) for status in MARKS]
    parts = [f"{count(number, 'event')} {status}" for status, number in counted if number and status != "happened"]
    if shelf.record.conflicts:
        parts.append(count(len(shelf.record.conflicts), "point", "points") + " on which the sources differ")
    return Sentence(f"Beside these stand {in_series(parts)}.") if parts else None
