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


@pytest.mark.parametrize(
    ("deed", "value"),
    [
        ("Prime Minister Keir Starmer, who signed a treaty in February, thanked Kenya.", "2025-03-01/2026-01-31"),
        ("Prime Minister Keir Starmer, who signed a treaty on 3 May, thanked Kenya.", "2025-05-03/2026-05-02"),
        # more than one such month in office, or none that the tables know
        ("Prime Minister Giorgia Meloni, who signed a treaty in February, thanked Kenya.", "2022-10-22/.."),
        # not past, not theirs, no act
        ("Prime Minister Keir Starmer will sign a treaty in February and thanked Kenya.", "2024-07-05/.."),
        ("Prime Minister Keir Starmer thanked Kenya. A farmer signed a lease in February.", "2024-07-05/.."),
        ("Prime Minister Keir Starmer, who married in February, thanked Kenya.", "2024-07-05/.."),
    ],
)
def test_what_a_holder_did_in_a_month_without_its_year_bounds_the_text(deed: str, value: str, read: Read) -> None:
    assert read(deed).published.value == value


def test_news_of_a_bounded_text_lies_in_its_bounds(read: Read) -> None:
    text = "On Wednesday Kenya met Uganda. Kenya thanked Uganda. Keir Starmer, Britain's prime minister, was invited."
    assert [claim.time.known for claim in read(text).claims if claim.trigger.words == "thanked"] == [False]
    known = read(text + " Prime Minister Keir Starmer signed a treaty in February.")
    assert [claim.time.value for claim in known.claims if claim.trigger.words in ("met", "thanked")] == [
        "2025-03-01/2026-01-28", "2025-03-01/2026-01-28",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        # when the text was written, and from the deed of a holder on
        ("Prime Minister Keir Starmer thanked Kenya.", "2025-06-11", "2025-06-11"),
        ("Prime Minister Keir Starmer signed a treaty with Kenya on 2 May.", "2025-05-02", "2025-06-11"),
        (
            "Prime Minister Keir Starmer thanked Kenya. Mali signed a treaty with Kenya on 2 May.",
            "2025-06-11",
            "2025-06-11",
        ),
        ("Prime Minister Keir Starmer signed a treaty with Kenya in 2016.", "2025-06-11", "2025-06-11"),
        # the tables know another holder by then
        ("Prime Minister Boris Johnson signed a treaty with Kenya in May 2021.", "2021-05-01", "2021-05-31"),
        ("Prime Minister Boris Johnson thanked Kenya.", None, None),
    ],
)
def test_office_is_supported_by_the_text_and_the_deeds_of_its_holder(
    text: str, earliest: str | None, latest: str | None, read: Read
) -> None:
    (office,) = read(text, published=Date("2025-06-11", "2025-06-11", "2025-06-11", "explicit")).offices
    assert (office.earliest, office.latest) == (earliest, latest)
