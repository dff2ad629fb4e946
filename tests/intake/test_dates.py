"""Dates as documents write them; what is not written is not given."""

from __future__ import annotations

import pytest

from accord.intake import dates
from accord.model import NO_DATE


@pytest.mark.parametrize(
    "words",
    [
        "2021-05-03", "2021-05-03T10:00:00-05:00", "20210503T101500Z", "Mon, 03 May 2021 23:20:00 -0500",
        "May 3, 2021", "3 May 2021", "Published on Monday, May 3rd, 2021 at 9:14 PM", "the 3rd of May, 2021",
        "3-May-2021", "03.05.2021", "2021/5/3", "2021年5月3日",
    ],
)  # fmt: skip
def test_a_day_is_read(words: str) -> None:
    assert dates.stated(words).value == "2021-05-03"


@pytest.mark.parametrize(
    "words", ["", "yesterday", "May 3", "2021", "05/03/2021", "2021-06-31", "1970-01-01", "3 hours ago"]
)
def test_no_day_is_made_up(words: str) -> None:
    assert dates.stated(words) == NO_DATE


def test_figures_are_read_where_only_one_order_is_possible() -> None:
    assert dates.stated("23/05/2021").value == dates.stated("05/23/2021").value == "2021-05-23"


def test_a_month_gives_its_days_as_bounds() -> None:
    found = dates.stated("February 2020")
    assert (found.value, found.earliest, found.latest) == ("2020-02", "2020-02-01", "2020-02-29")


def test_first_publication_counts_before_a_repost() -> None:
    found = dates.of_lines(["Monday, May 10, 2021", "First published May 3, 2021"])
    assert (found.value, found.earliest, found.latest) == ("2021-05-03", "2021-05-03", "2021-05-10")


def test_an_update_counts_before_the_first_day() -> None:
    found = dates.of_lines(["By Ana Quispe | May 3, 2021 | Updated: May 5, 2021"])
    assert (found.value, found.earliest, found.latest) == ("2021-05-05", "2021-05-03", "2021-05-05")
