"""Turning points: found where the rate changed, and nowhere else."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.relating.turning import SHORTEST, fit, months_between, segment, turning_points

MONTHS = months_between("2010-01", "2012-12")
QUIET = [1, 0, 2, 1, 1, 0] * 3
LOUD = [6, 8, 7, 5, 9, 7] * 3


def test_a_change_of_rate_is_found_with_its_interval_and_drivers() -> None:
    found = turning_points(MONTHS, QUIET + LOUD, [5] * 36, {"2011-07": ["e1"], "2011-09": ["e2"], "2012-05": ["e3"]})
    (turn,) = found.turns
    assert found.answer == "found"
    assert turn.earliest <= turn.month == "2011-07" <= turn.latest
    assert turn.before < 1 < 7 <= turn.after
    assert turn.drivers == ("e1", "e2")
    assert found.false_alarm is not None
    assert found.false_alarm < 0.1
    assert found.penalty > 0


def test_a_fall_is_driven_by_what_came_before() -> None:
    found = turning_points(MONTHS, LOUD + QUIET, [5] * 36, {"2011-06": ["before"], "2011-07": ["after"]})
    assert found.turns[0].drivers == ("before",)


def test_an_even_series_has_none() -> None:
    assert turning_points(MONTHS, [2, 1, 3] * 12, [5] * 36).answer == "none"


def test_too_few_months_are_too_little_to_tell() -> None:
    assert turning_points(MONTHS[:11], [0] * 5 + [9] * 6, [5] * 11).answer == "too-little"


def test_no_events_are_too_little_to_tell() -> None:
    assert turning_points(MONTHS, [0] * 36, [5] * 36).answer == "too-little"


def test_a_change_of_coverage_at_the_same_time_is_no_turn() -> None:
    found = turning_points(MONTHS, QUIET + LOUD, [3] * 18 + [30] * 18)
    assert (found.answer, found.turns) == ("too-little", ())
    assert "documents" in found.why


def test_scattered_counts_need_more() -> None:
    wild = [0, 9, 0, 0, 14, 1] * 6
    found = turning_points(MONTHS, wild, [5] * 36)
    assert (found.model, found.answer) == ("negative-binomial", "none")


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="one length"):
        turning_points(MONTHS, [1], [1])


def test_the_same_series_gives_the_same_answer() -> None:
    first, second = (turning_points(MONTHS, QUIET + LOUD, [5] * 36) for _ in range(2))
    assert first == second


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=11), st.floats(0.5, 6), st.sampled_from([None, 2.0]))
def test_the_division_is_the_best_of_all(counts: list[int], penalty: float, size: float | None) -> None:
    def value(cuts: tuple[int, ...]) -> float:
        edges = (0, *cuts, len(counts))
        parts = [(sum(counts[a:b]), b - a) for a, b in pairwise(edges)]
        return sum(fit(total, length, size) for total, length in parts) - penalty * len(cuts)

    def allowed(cuts: tuple[int, ...]) -> bool:
        edges = (0, *cuts, len(counts))
        return all(b - a >= SHORTEST for a, b in pairwise(edges))

    every = [cuts for n in range(4) for cuts in combinations(range(1, len(counts)), n) if allowed(cuts)]
    assert value(tuple(segment(counts, size, penalty))) == pytest.approx(max(map(value, every)))


def test_months_between() -> None:
    assert months_between("2010-11", "2011-02") == ["2010-11", "2010-12", "2011-01", "2011-02"]
