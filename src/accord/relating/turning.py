"""Turning points in a series of monthly counts: where the rate changed and how sure that is, or too little to tell.

The segmentation is exact: dynamic programming over all divisions of the series into parts of constant rate, each with
the Poisson or, for counts that scatter more, the negative-binomial likelihood (of common dispersion). A further part
must gain more log likelihood than the penalty, 1.5 log n by default (the modified BIC of Zhang and Siegmund, 2007, to
first order). No chance is involved: the permutations behind the false-alarm rate come from a seeded generator.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Literal

LEAST = 12  # periods below which nothing is said
SHORTEST = 3  # periods in a part
SUPPORT = 1.92  # half the 95 % point of chi-squared with one degree of freedom: width of the interval in log likelihood
SCATTER = 1.2  # ratio of variance to mean from which counts are taken as over-dispersed
PERMUTATIONS = 199
DRIVING = 3  # months whose events are named as driving a turn

Answer = Literal["found", "none", "too-little"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A month from which another rate holds."""

    month: str  # first month of the new rate
    earliest: str  # the 95 % likelihood interval of that month
    latest: str
    before: float  # events a month
    after: float
    drivers: tuple[str, ...]  # ids of the events of the months in which the rate was higher, next to the turn


@dataclass(frozen=True, slots=True)
class Turns:
    """What can be said of a series. `why` is a sentence for the reader."""

    answer: Answer
    why: str
    turns: tuple[Turn, ...] = ()
    model: Literal["poisson", "negative-binomial"] = "poisson"
    dispersion: float | None = None  # size of the negative binomial: smaller scatters more
    penalty: float = 0.0  # log likelihood that each turn had to gain
    false_alarm: float | None = None  # share of shuffled series in which a turn is found as well


def turning_points(
    months: Sequence[str],
    counts: Sequence[int],
    coverage: Sequence[int],
    events: Mapping[str, Sequence[str]] | None = None,
    *,
    penalty: float | None = None,
    permutations: int = PERMUTATIONS,
) -> Turns:
    """Find the turns of a series.

    Args:
        months: "YYYY-MM", each month of the series in order, those without events too.
        counts: events of each month, not below 0.
        coverage: documents of each month; a turn at which these turned as well is not one of events.
        events: month -> ids of its events, for the drivers.
        permutations: shuffled series for the false-alarm rate.
    Raises: ValueError if the three are not of one length.
    Time O(permutations n^2).
    """
    if not len(months) == len(counts) == len(coverage):
        raise ValueError("months, counts and coverage must be of one length")
    if len(months) < LEAST:
        return Turns("too-little", f"{len(months)} months are too few: at least {LEAST} are needed")
    if not any(counts):
        return Turns("too-little", "there are no events in these months")
    size = dispersion_of(counts)
    price = 1.5 * math.log(len(counts)) if penalty is None else penalty
    model: Literal["poisson", "negative-binomial"] = "poisson" if size is None else "negative-binomial"
    cuts = segment(counts, size, price)
    alarm = false_alarm(counts, price, permutations) if cuts else None
    shared = changed_together(cuts, counts, size, coverage)
    kept = [cut for cut in cuts if cut not in shared]
    if cuts and not kept:
        why = "the number of documents changed at the same time, so the change may be one of coverage"
        return Turns("too-little", why, (), model, size, price, alarm)
    if not kept:
        return Turns("none", "no division of the series is better than one rate throughout", (), model, size, price)
    found = tuple(turn(cut, cuts, months, counts, size, events or {}) for cut in kept)
    return Turns("found", wording(kept, shared, alarm), found, model, size, price, alarm)


def wording(kept: Sequence[int], shared: Sequence[int], alarm: float | None) -> str:
    text = f"{len(kept)} turn{'s' if len(kept) > 1 else ''}; in {alarm or 0.0:.1%} of shuffled series one is found too"
    return text + (f"; {len(shared)} left out because coverage changed at the same time" if shared else "")


# ---------------------------------------------------------------- likelihood
def dispersion_of(counts: Sequence[int]) -> float | None:
    """The size of the negative binomial, by moments from differences of neighbours, which turns hardly touch.

    None where counts scatter no more than Poisson counts do.
    """
    mean = sum(counts) / len(counts)
    steps = [(b - a) ** 2 for a, b in pairwise(counts)]
    variance = sum(steps) / (2 * len(steps))
    return mean**2 / (variance - mean) if variance > SCATTER * mean else None


def fit(total: int, length: int, size: float | None) -> float:
    """Log likelihood of a part at its own rate, less terms that no division changes."""
    if total == 0:
        return 0.0
    rate = total / length
    if size is None:
        return total * math.log(rate) - total
    return total * math.log(rate / (rate + size)) + length * size * math.log(size / (rate + size))


def sums(counts: Sequence[int]) -> list[int]:
    out = [0]
    for count in counts:
        out.append(out[-1] + count)
    return out


def segment(counts: Sequence[int], size: float | None, penalty: float) -> list[int]:
    """First indices of the parts after the first, of the best division; of equals the one with fewer, later parts."""
    total, n = sums(counts), len(counts)
    best = [0.0] + [-math.inf] * n
    back = [0] * (n + 1)
    for end in range(SHORTEST, n + 1):
        for start in (0, *range(SHORTEST, end - SHORTEST + 1)):
            value = best[start] + fit(total[end] - total[start], end - start, size) - (penalty if start else 0.0)
            if value > best[end] + 1e-12:
                best[end], back[end] = value, start
    cuts = []
    at = back[n]
    while at:
        cuts.append(at)
        at = back[at]
    return cuts[::-1]


def false_alarm(counts: Sequence[int], penalty: float, permutations: int) -> float:
    """Share of shuffled series in which the same procedure finds a turn; the series itself counts as one.

    The dispersion is taken anew from each: what turns in the series is scatter in a shuffled one.
    """
    chance = Random(0)
    mixed = sorted(counts)
    alarms = 1
    for _ in range(permutations):
        chance.shuffle(mixed)
        alarms += bool(segment(mixed, dispersion_of(mixed), penalty))
    return alarms / (permutations + 1)


# ---------------------------------------------------------------- turns
def interval(cut: int, start: int, end: int, counts: Sequence[int], size: float | None) -> tuple[int, int]:
    """First and last place of the cut between its neighbours at which the likelihood is hardly less."""
    total = sums(counts)

    def value(at: int) -> float:
        return fit(total[at] - total[start], at - start, size) + fit(total[end] - total[at], end - at, size)

    top = value(cut)
    fitting = [at for at in range(start + 1, end) if value(at) >= top - SUPPORT]
    return min(fitting), max(fitting)


def changed_together(
    cuts: Sequence[int], counts: Sequence[int], size: float | None, coverage: Sequence[int]
) -> list[int]:
    """The cuts whose interval meets that of a turn of coverage in the same direction."""
    if not any(coverage):
        return []
    theirs_size = dispersion_of(coverage)
    theirs = segment(coverage, theirs_size, 1.5 * math.log(len(coverage)))
    out = []
    for cut in cuts:
        low, high = interval(cut, *around(cut, cuts, len(counts)), counts, size)
        for other in theirs:
            first, last = interval(other, *around(other, theirs, len(coverage)), coverage, theirs_size)
            same_way = rises(cut, cuts, counts) == rises(other, theirs, coverage)
            if first <= high and low <= last and same_way:
                out.append(cut)
                break
    return out


def around(cut: int, cuts: Sequence[int], n: int) -> tuple[int, int]:
    """Where the part before the cut starts and the part after it ends."""
    at = cuts.index(cut)
    return (cuts[at - 1] if at else 0), (cuts[at + 1] if at + 1 < len(cuts) else n)


def rates(cut: int, cuts: Sequence[int], counts: Sequence[int]) -> tuple[float, float]:
    start, end = around(cut, cuts, len(counts))
    return sum(counts[start:cut]) / (cut - start), sum(counts[cut:end]) / (end - cut)


def rises(cut: int, cuts: Sequence[int], counts: Sequence[int]) -> bool:
    before, after = rates(cut, cuts, counts)
    return after > before


def turn(
    cut: int,
    cuts: Sequence[int],
    months: Sequence[str],
    counts: Sequence[int],
    size: float | None,
    events: Mapping[str, Sequence[str]],
) -> Turn:
    before, after = rates(cut, cuts, counts)
    low, high = interval(cut, *around(cut, cuts, len(counts)), counts, size)
    near = months[cut : cut + DRIVING] if after > before else months[max(0, cut - DRIVING) : cut]
    drivers = tuple(event for month in near for event in sorted(events.get(month, ())))
    return Turn(months[cut], months[low], months[high], round(before, 3), round(after, 3), drivers)


def months_between(first: str, last: str) -> list[str]:
    """Each month from the first to the last, "YYYY-MM"."""
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]
