"""When an undated article was written, as far as the offices that it gives to known persons tell.

"President X met ..." was not written before X took office, nor after X left it. A text that contradicts itself or
the tables bounds nothing: stale pages name people who left long ago.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.knowledge import Knowledge
from accord.model import Date, Office


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
