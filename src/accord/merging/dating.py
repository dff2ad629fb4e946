"""Dates that a claim does not give, but others that tell of the same act do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from accord.model import FORERUNNER, Claim, Date, DateBasis, Event, Reading

STANDING = ("TIE", "MEMBER")  # what lasts is not dated by what happened
LAST = "9999-12-31"


def date_by_events(
    readings: Sequence[Reading], events: Sequence[Event], decided: Collection[str] = ()
) -> tuple[Reading, ...]:
    """The readings, with a date for what happened on a day that only another claim of its event tells.

    A claim of the same document goes first ("document"), then those of others ("cross-document"); the claim keeps its
    own words for the time, and without any points at those that tell it. Where the claims of the event disagree none
    is dated. Time n.

    Args:
        decided: claims whose time a person corrected; these stay as they are.
    """
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    found: dict[str, Claim] = {}
    for event in events:
        told = [claims[id] for id in event.claims if id in claims]
        tellers = sorted((claim for claim in told if _tells(claim)), key=lambda claim: (_days(claim), claim.id))
        if tellers and _agree(tellers):
            open_ = (claim for claim in told if claim.id not in decided)
            found.update({claim.id: dated for claim in open_ if (dated := _dated(claim, tellers)) is not claim})
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


def _agree(tellers: Sequence[Claim]) -> bool:
    """Their days have one in common."""
    return max(claim.time.earliest or "" for claim in tellers) <= min(claim.time.latest or "" for claim in tellers)


def _dated(claim: Claim, tellers: Sequence[Claim]) -> Claim:
    """The claim with the date of the first teller of its document, else of the first of all; or as it is."""
    if claim.modality != "happened" or claim.type in STANDING:
        return claim
    alike = [teller for teller in tellers if teller.type == claim.type]
    own = [teller for teller in alike if teller.document == claim.document]
    if claim.time.told:
        return _narrowed(claim, own) if claim.time.basis == "relative" else claim
    teller = next(iter((*own, *alike)), None)
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
    return replace(claim, time=Date(None, None, last, "inferred")) if last and last < (claim.time.latest or LAST) else claim


def _narrowed(claim: Claim, own: Sequence[Claim]) -> Claim:
    """ "broke with it seven years ago" of what the same document puts in January 2016."""
    first, last = claim.time.earliest, claim.time.latest
    for teller in own:
        start, end = teller.time.earliest, teller.time.latest
        inside = first and last and start and end and first <= start and end <= last
        if inside and (first, last) != (start, end):
            return replace(claim, time=replace(teller.time, basis="document"))
    return claim
