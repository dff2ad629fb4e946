"""Names, numbers and dates of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.export.verify.traits import Day, traits


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They met on 9 July 2018.", [Day(2018, 7, 9)]),
        ("They met on July 9, 2018, in May.", [Day(2018, 7, 9), Day(0, 5, 0)]),
        ("They met on July 9.", [Day(0, 7, 9)]),
        ("It began in December 2000.", [Day(2000, 12)]),
        ("It began in 1998 and ended by 2000-12-31.", [Day(2000, 12, 31), Day(1998)]),
        ("They met between 9 and 11 July 2018.", [Day(0, 7, 9), Day(2018, 7, 11)]),
        ("They may meet 70,000 people.", []),
        ("Resolution 2444 passed.", [Day(2444)]),
    ],
)
def test_dates(text: str, dates: list[Day]) -> None:
    assert sorted(traits(text).dates) == sorted(dates)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Some 70,000 people", [70000]),
        ("2.5 million and two thousand", [2500000, 2000]),
        ("twenty-five of thirty", [25, 30]),
        ("three dozen, a hundred, one of them", [36, 100]),
        ("On 9 July 2018 two met", [2]),
        ("the B2 and 5th", [5]),
    ],
)
def test_numbers(text: str, numbers: list[float]) -> None:
    assert list(traits(text).numbers) == numbers


def test_names_lose_their_possessive() -> None:
    assert traits("Ethiopia’s troops left Badme, Tigray's town").names == ("Ethiopia", "Badme", "Tigray")


def test_a_date_meets_what_it_is_a_part_of() -> None:
    assert Day(2018).meets(Day(2018, 7, 9))
    assert Day(0, 7, 9).meets(Day(2018, 7, 9))
    assert not Day(2018, 7, 9).meets(Day(2018, 7))


@given(st.text(st.sampled_from("²٣9 0,.MayJul-twohundred’s“")) | st.text())
def test_any_text_has_traits(text: str) -> None:
    found = traits(text)
    assert all(name[0].isupper() for name in found.names)
