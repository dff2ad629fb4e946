"""Dates as intervals of days: whether two can be one, and which of several says most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from accord.model import NO_DATE, Date

FIRST, LAST = 1, date.max.toordinal()
MONTH = 31

Days = tuple[int, int]  # first and last day, as ordinals


@lru_cache(maxsize=65536)
def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def days_of(when: Date) -> Days:
    """The days that the date may mean; open sides reach to the end of the calendar."""
    return (ordinal(when.earliest) if when.earliest else FIRST, ordinal(when.latest) if when.latest else LAST)


def width(days: Days) -> int:
    return days[1] - days[0]


def meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def precise(days: Days, within: int = MONTH) -> bool:
    return days[1] - days[0] <= within


def stated(when: Date) -> bool:
    """A date that words of a document give."""
    return when.value is not None and when.basis != "none"


def best(dates: Iterable[Date]) -> Date:
    """The most precise of the stated dates; of equals the one given most often, then the first."""
    found = [when for when in dates if stated(when)]
    counts = Counter((when.value, when.earliest, when.latest) for when in found)

    def order(when: Date) -> tuple[int, int, str, str]:
        value = (when.value, when.earliest, when.latest)
        return width(days_of(when)), -counts[value], when.value or "", when.basis

    return min(found, key=order, default=NO_DATE)
