"""Dates that a claim does not give, but others that tell of the same act do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from accord.model import FORERUNNER, Claim, Date, DateBasis, Event, Reading

STANDING = ("TIE", "MEMBER")  # what lasts is not dated by what happened
LAST = "9999-12-31"
WEEK = timedelta(6)
WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def date_by_events(
    readings: Sequence[Reading], events: Sequence[Event], decided: Collection[str] = ()
) -> tuple[Reading, ...]:
    """The readings, with a date for what happened on a day that only another claim of its event tells.

    A claim of the same document goes first ("document"), then those of others ("cross-document"); the claim keeps its
    own words for the time, and without any points at those that tell it. Where the claims of the event disagree none
    is dated. Time n log n.

    Args:
        decided: claims whose time a person corrected; these stay as they are.
    """
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    found: dict[str, Claim] = {}
    for event in events:
        told = [claims[id] for id in event.claims if id in claims]
        if tellers := _tellers(told):
            left = (claim for claim in told if claim.id not in decided)
            found.update({claim.id: dated for claim in left if (dated := _dated(claim, tellers)) is not claim})
    for reading in readings:
        now = [found.get(claim.id, claim) for claim in reading.claims]
        found.update({claim.id: dated for claim in now if (dated := _forerunner(claim, now)) is not claim})
    return tuple(_with(reading, found) for reading in readings)


def _with(reading: Reading, found: Mapping[str, Claim]) -> Reading:
    if not any(claim.id in found for claim in reading.claims):
        return reading
    return replace(reading, claims=tuple(found.get(claim.id, claim) for claim in reading.claims))


def _tells(claim: Claim) -> bool:
    """It says itself when it happened, between two days."""
    when = claim.time
    return (
        bool(when.value and when.earliest and when.latest)
        and claim.modality == "happened"
        and claim.polarity == "positive"
    )


def _days(claim: Claim) -> int:
    """Between how many days it says that it happened."""
    return (date.fromisoformat(claim.time.latest or "") - date.fromisoformat(claim.time.earliest or "")).days


def _tellers(told: Sequence[Claim]) -> list[Claim]:
    """Those that say when, the narrowest first; none where they have no day in common."""
    tellers = sorted((claim for claim in told if _tells(claim)), key=lambda claim: (_days(claim), claim.id))
    first = max((claim.time.earliest or "" for claim in tellers), default="")
    return tellers if all(first <= (claim.time.latest or "") for claim in tellers) else []


def _dated(claim: Claim, tellers: Sequence[Claim]) -> Claim:
    """The claim with the date of the first teller of its type and document, else of its type; or as it is."""
    if claim.modality != "happened" or claim.type in STANDING:
        return claim
    own = next((one for one in tellers if one.type == claim.type and one.document == claim.document), None)
    if claim.time.told:
        return _narrowed(claim, own) if own is not None and claim.time.basis == "relative" else claim
    teller = own or next((one for one in tellers if one.type == claim.type), None)
    if teller is None or (claim.time.latest or LAST) < (teller.time.earliest or ""):
        return claim
    basis: DateBasis = "document" if own else "cross-document"
    return replace(claim, time=replace(teller.time, basis=basis), time_span=claim.time_span or teller.time_span)


def _forerunner(claim: Claim, beside: Sequence[Claim]) -> Claim:
    """What the one whose footsteps others followed did lies before what they did."""
    if claim.time.told or all(why != FORERUNNER for why, _ in claim.because):
        return claim
    later = (one for one in beside if one.trigger == claim.trigger and one.type == claim.type and one is not claim)
    last = next((one.time.latest for one in later if one.time.told and one.time.latest), None)
    return (
        replace(claim, time=Date(None, None, last, "inferred"))
        if last and last < (claim.time.latest or LAST)
        else claim
    )


def _narrowed(claim: Claim, teller: Claim) -> Claim:
    """ "broke with it seven years ago" of what the same document puts in January 2016."""
    first, last = claim.time.earliest, claim.time.latest
    start, end = teller.time.earliest or "", teller.time.latest or LAST
    if first is None or last is None or (first, last) == (start, end) or not (first <= start and end <= last):
        return claim
    return replace(claim, time=replace(teller.time, basis="document"))


# ---------------------------------------------------------------- documents
def bound_by_events(readings: Sequence[Reading], events: Sequence[Event]) -> tuple[Reading, ...]:
    """The readings, with bounds for texts without a date from what others date of the events that they tell.

    A text was not written before what it tells as past. What it tells of a bare weekday ("on Monday") was within the
    week before it. Bounds that contradict those of the text itself are left out.
    """
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    undated = {one.document for one in readings if not (one.published.earliest and one.published.latest)}
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in events if undated else ():
        told = [claims[id] for id in event.claims if id in claims]
        asked = [claim for claim in told if claim.document in undated]
        tellers = _tellers(told) if asked else []
        for claim in asked:
            teller = next((one for one in tellers if one.document != claim.document), None)
            known[claim.document] += _written(claim, teller) if teller is not None else ()
    return tuple(_bounded(reading, known[reading.document]) for reading in readings)


def _written(claim: Claim, teller: Claim) -> Iterator[tuple[str, str]]:
    """The days between which a text can be written that tells this of the day that another gives."""
    first, last = teller.time.earliest or "", teller.time.latest or ""
    if claim.time_span is not None and not claim.time.told and first == last and _is_bare_weekday(claim):
        yield first, (date.fromisoformat(first) + WEEK).isoformat()
    elif claim.modality == "happened" and claim.polarity == "positive" and claim.type == teller.type:
        yield first, LAST


def _is_bare_weekday(claim: Claim) -> bool:
    """ "on Monday", "Monday"; not "on a recent Monday", "last Monday"."""
    span = claim.time_span
    return span is not None and span.words in WEEKDAYS and span.source == claim.document


def _bounded(reading: Reading, known: Sequence[tuple[str, str]]) -> Reading:
    published = reading.published
    if not known or (published.earliest and published.latest):
        return reading
    earliest = max(published.earliest or "", *(first for first, _ in known))
    latest = min(published.latest or LAST, *(last for _, last in known))
    if earliest > latest or (published.earliest or "", published.latest or LAST) == (earliest, latest):
        return reading
    end = latest if latest != LAST else None
    return replace(reading, published=Date(f"{earliest}/{end or '..'}", earliest, end, "cross-document"))
