"""The time in focus: which undated acts of the past go on from which time."""

from __future__ import annotations

import pytest

from accord.model import Date
from tests.reading.conftest import Read

DAY = Date("2021-06-11", "2021-06-11", "2021-06-11", "explicit")
DATED = [
    # a day of the news stays in focus
    ("Chad and Niger met on Tuesday. Chad thanked Niger.", "thanked", "2021-06-08"),
    ("Chad met Niger on Tuesday.\n\nTalks between Chad and Mali were held too.", "Talks", "2021-06-08"),
    # an older time holds for the next sentences of its paragraph, and for no words
    ("In January 2016 Chad left the union. Niger attacked Chad.", "attacked", "2016-01"),
    ("In January 2016 Chad left the union. Niger accused Chad of theft.", "accused", None),
    ("In January 2016 Chad left the union.\n\nNiger attacked Chad.", "attacked", None),
    # what is told aside moves no focus
    ("Chad, which left the union in 2016, met Niger on Tuesday. Chad thanked Niger.", "thanked", "2021-06-08"),
    # neither perfect nor plan goes on from it
    ("Chad and Niger met on Tuesday. Chad has attacked Mali.", "attacked", None),
    # the time of a clause of its own
    ("A change came in 2014, when Chad attacked Niger.", "attacked", "2014"),
    ("Chad thanked Niger for hosting talks in 2014.", "thanked", None),
]


@pytest.mark.parametrize(("text", "word", "value"), DATED, ids=[text for text, _, _ in DATED])
def test_act_takes_the_time_in_focus(text: str, word: str, value: str | None, read: Read) -> None:
    claims = read(text, published=DAY, genre="report").claims
    assert [claim.time.value for claim in claims if word in claim.trigger.words] == [value]
