"""Time expressions: words, day of the text and what they must mean. The texts are our own."""

from __future__ import annotations

import pytest

from accord.model import Date
from accord.reading.times import find_times

DAY = "2021-09-16"  # a Thursday


def anchor(day: str) -> Date:
    return Date(day, day, day, "explicit")


CASES = [
    ("The ministers met on 3 March 2020.", DAY, "3 March 2020", "2020-03-03"),
    ("The envoy arrived on Monday.", DAY, "Monday", "2021-09-13"),
    ("The envoy will arrive on Monday.", DAY, "Monday", "2021-09-20"),
    ("Talks lasted six days.", DAY, "six days", "P6D"),
]


@pytest.mark.parametrize(("text", "day", "words", "value"), CASES)
def test_words_mean(text: str, day: str, words: str, value: str) -> None:
    found = {time.span.words: time.value for time in find_times(text, source="a", anchor=anchor(day))}
    assert found.get(words) == value
