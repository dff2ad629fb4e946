"""When an undated article was written, as far as the offices that it gives to known persons tell.

"President X met ..." was not written before X took office, nor after X left it. A text that contradicts itself or
the tables bounds nothing: stale pages name people who left long ago.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from accord.knowledge import Knowledge
from accord.model import Date, Office

ANY_YEAR = "XXXX"  # EDTF: a year that is not stated


def bound_by_holders(published: Date, offices: Sequence[Office], knowledge: Knowledge) -> Date:
    """The date as it is where it has both bounds; else its bounds narrowed by the holders named as sitting.

    Args:
        published: what the article states, or what its years allow.
        offices: held, as the article says, when it was written.
    Returns: bounds of basis "inferred", or `published` unchanged where the holders tell nothing more.
    """
    if published.earliest and published.latest:
        return published
    spells = [spell for office in offices if (spell := _tenure(office, knowledge)) is not None]
    starts = [start for start, _ in spells if start]
    ends = [end for _, end in spells if end]
    earliest = max([*starts, *([published.earliest] if published.earliest else [])], default=None)
    latest = min([*ends, *([published.latest] if published.latest else [])], default=None)
    if (earliest, latest) == (published.earliest, published.latest) or (earliest and latest and earliest > latest):
        return published
    return Date(f"{earliest or '..'}/{latest or '..'}", earliest, latest, "inferred")


def pin_to_year(stated: Date, bounds: Date) -> Date:
    """The day of a dateline without a year, where the bounds hold it in one year only; else the bounds."""
    if not (stated.value or "").startswith(ANY_YEAR) or not (bounds.earliest and bounds.latest):
        return bounds
    month, day = int((stated.value or "")[5:7]), int((stated.value or "")[8:])
    years = range(int(bounds.earliest[:4]), int(bounds.latest[:4]) + 1)
    days = [date(year, month, day).isoformat() for year in years if day <= monthrange(year, month)[1]]
    fitting = [found for found in days if bounds.earliest <= found <= bounds.latest]
    return Date(fitting[0], fitting[0], fitting[0], "inferred") if len(fitting) == 1 else bounds


def _tenure(office: Office, knowledge: Knowledge) -> tuple[str | None, str | None] | None:
    """First and last day over all spells in which the person held the office; None if the tables have no such spell."""
    spells = [
        tenure
        for tenure in knowledge.tenures_of(office.person)
        if (tenure.holds_office(office.office) or office.office.replace(" ", "_") in tenure.roles)
        and (office.state is None or tenure.state == office.state)
    ]
    if not spells:
        return None
    ends = [tenure.latest for tenure in spells]
    return min(t.earliest or "" for t in spells) or None, None if None in ends else max(e for e in ends if e)
