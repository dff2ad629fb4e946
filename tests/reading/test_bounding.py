"""When an undated article was written, as far as it tells."""

from __future__ import annotations

import pytest

from accord.model import Date
from accord.reading.bounding import pin_to_year
from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("stated", "earliest", "latest", "day"),
    [
        ("XXXX-05-03", "2021-01-01", "2021-12-31", "2021-05-03"),
        ("XXXX-05-03", "2020-06-01", "2021-06-01", "2021-05-03"),
        ("XXXX-05-03", "2020-01-01", "2021-12-31", None),  # two years fit
        ("XXXX-05-03", "2021-06-01", "2021-12-31", None),  # none fits
        ("XXXX-02-29", "2019-01-01", "2021-12-31", "2020-02-29"),
        ("XXXX-02-29", "2021-01-01", "2021-12-31", None),
    ],
)
def test_day_without_a_year_is_pinned_where_one_year_fits(
    stated: str, earliest: str, latest: str, day: str | None
) -> None:
    bounds = Date(f"{earliest}/{latest}", earliest, latest, "inferred")
    expected = bounds if day is None else Date(day, day, day, "inferred")
    assert pin_to_year(Date(stated, None, None, "explicit"), bounds) == expected


@pytest.mark.parametrize("latest", [None, "2021-12-31"])
def test_a_day_is_never_guessed_from_open_bounds_or_without_a_dateline(latest: str | None) -> None:
    bounds = Date(f"2021-01-01/{latest or '..'}", "2021-01-01", latest, "inferred")
    assert pin_to_year(Date(), bounds) == bounds
    if latest is None:
        assert pin_to_year(Date("XXXX-05-03", None, None, "explicit"), bounds) == bounds


def test_pinned_day_dates_what_the_report_tells(read: Read) -> None:
    text = "Kenya left the union in April 2021. It will rejoin in August 2021, and met Uganda on Monday."
    reading = read(text, published=Date("XXXX-05-05", None, None, "explicit"))
    assert reading.published == Date("2021-05-05", "2021-05-05", "2021-05-05", "inferred")
    assert [time.value for time in reading.times if time.span.words == "Monday"] == ["2021-05-03"]
