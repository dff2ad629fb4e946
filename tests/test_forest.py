"""Joined members are one group, in whatever order they were joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.forest import Forest

JOINS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)))


@given(JOINS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_joins(joins, random) -> None:  # type: ignore[no-untyped-def]
    one, other = Forest(range(10)), Forest(reversed(range(10)))
    for a, b in joins:
        one.join(a, b)
    for a, b in random.sample(joins, len(joins)):
        other.join(b, a)
    assert one.groups() == other.groups()
    assert all(one.find(a) == one.find(b) for a, b in joins)
    assert all(least == min(group) == one.find(member) for least, group in one.groups().items() for member in group)


def test_one_that_is_no_member_has_no_group() -> None:
    assert "b" not in Forest("a")
    with pytest.raises(KeyError):
        Forest("a").find("b")
