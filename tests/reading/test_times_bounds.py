"""Dates of claims from expressions, and bounds of undated texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accord.model import NO_DATE, Date
from accord.reading.times import bound_publication, find_times, timex_to_date

DAY = Date("2021-09-16", "2021-09-16", "2021-09-16", "explicit")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 March 2020.", "2020-03-03"),
        ("They met in March 2020.", "2020-03"),
        ("They met in 2020.", "2020"),
        ("They met in mid-March.", "2021-03-11/2021-03-20"),
        ("They met last week.", "2021-09-06/2021-09-12"),
        ("They met at the weekend.", "2021-09-11/2021-09-12"),
        ("They met in the first quarter of 2019.", "2019-01-01/2019-03-31"),
        ("They met in the 1990s.", "1990-01-01/1999-12-31"),
        ("They met in the summer of 1987.", "1987"),
        ("They met this morning.", "2021-09-16"),
        ("They recently met.", None),
    ],
)
def test_date_of_a_claim(text: str, value: str | None) -> None:
    (time,) = find_times(text, source="a", anchor=DAY)
    assert timex_to_date(time).value == value


@pytest.mark.parametrize("text", ["They meet every year.", "It lasted six days.", "It took years of talks."])
def test_lengths_and_habits_date_nothing(text: str) -> None:
    assert [timex_to_date(time) for time in find_times(text, source="a", anchor=DAY)] in ([NO_DATE], [])


def test_since_leaves_the_end_open_up_to_the_text() -> None:
    (time,) = find_times("They have been at war since 2015.", source="a", anchor=DAY)
    assert timex_to_date(time, "since", "2021-09-16") == Date("2015/..", "2015-01-01", "2021-09-16", "explicit")


def test_within_gives_the_last_day() -> None:
    _, time = find_times("They agreed on Friday to reopen within two months.", source="a", anchor=DAY)
    assert timex_to_date(time, "within") == Date("../2021-11-10", "2021-09-10", "2021-11-10", "relative")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The vote, held in 2022, changed little.", "2022-01-01", None),
        ("They signed in June 2021. In 2019 they had met.", "2021-06-01", None),
        ("They signed on 4 June 2021 and fell out in 2019.", "2021-06-04", None),
        ("They signed in 2019 and will meet on 4 June 2021.", "2019-01-01", "2021-06-04"),
        ("The plan will be complete by 2030.", None, "2030-12-31"),
        ("They met on Monday, as they do this year and next.", None, None),
        ("A deal worth 2000 dollars.", None, None),
        ("The Vision 2030 plan.", None, None),
        ("They have ruled since 2015.", "2015-01-01", None),
    ],
)
def test_undated_text_is_bounded_by_what_it_tells(text: str, earliest: str | None, latest: str | None) -> None:
    bounded = bound_publication(text, find_times(text, source="a"), NO_DATE)
    assert (bounded.earliest, bounded.latest) == (earliest, latest)
    assert bounded.basis == ("inferred" if earliest or latest else "none")


def test_bounds_are_an_open_interval() -> None:
    text = "The vote was held in 2022."
    assert bound_publication(text, find_times(text, source="a"), NO_DATE).value == "2022-01-01/.."


def test_a_stated_date_wins() -> None:
    text = "The vote was held in 2022."
    assert bound_publication(text, find_times(text, source="a"), DAY) == DAY


def test_a_day_on_a_line_of_its_own_dates_what_stands_below() -> None:
    anchor = Date("2023-06-08", "2023-06-08", "2023-06-08", "explicit")
    text = "Live\n\nWednesday 7 June 2023\n\nThey met yesterday.\n\nTuesday 6 June 2023\n\nThey met yesterday.\n"
    found = [time.value for time in find_times(text, source="a", anchor=anchor) if time.span.words == "yesterday"]
    assert found == ["2023-06-06", "2023-06-05"]


def test_a_day_inside_a_line_moves_nothing() -> None:
    text = "It was signed on Wednesday 7 June 2017.\n\nThey met yesterday.\n"
    assert [time.value for time in find_times(text, source="a", anchor=DAY)] == ["2017-06-07", "2021-09-15"]


def test_a_heading_ahead_of_the_text_moves_nothing() -> None:
    text = "Diary\n\n5 October 2021\n\nThey met yesterday.\n"
    assert [time.value for time in find_times(text, source="a", anchor=DAY)] == ["2021-10-05", "2021-09-15"]


def test_a_weekday_that_does_not_fit_widens_the_bounds() -> None:
    (time,) = find_times("They met on Monday, 3 March 2020.", source="a", anchor=DAY)
    assert (time.value, time.earliest, time.latest) == ("2020-03-03", "2020-03-02", "2020-03-03")


def test_without_a_day_of_publication_the_unknown_is_left_open() -> None:
    text = "They met on Wednesday, in January and on 10 May, last year and in 2022."
    found = [(time.value, time.earliest) for time in find_times(text, source="a")]
    assert found == [
        ("XXXX-WXX-3", None),
        ("XXXX-01", None),
        ("XXXX-05-10", None),
        ("XXXX", None),
        ("2022", "2022-01-01"),
    ]


def test_publication_between_two_days_bounds_what_hangs_on_it() -> None:
    wide = Date("2025-02-01/2025-12-31", "2025-01-01", "2026-01-31", "inferred")
    times = find_times("They met last year, on Wednesday.", source="a", anchor=wide)
    assert [(time.value, time.earliest, time.latest) for time in times] == [
        ("XXXX", "2024-01-01", "2025-12-31"),
        ("XXXX-WXX-3", "2025-01-01", "2026-01-28"),
    ]


UPDATED = Date("2021-08-14", "2021-03-21", "2021-08-14", "explicit")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("They met in mid-June.", "2021-06-11", "2021-06-20"),
        ("They met last month.", "2021-07-01", "2021-07-31"),
        ("They will meet next week.", "2021-08-16", "2021-08-22"),
        ("They met on 6 April.", "2021-04-06", "2021-04-06"),
        # left standing when the page was updated: long past by then
        ("They have until mid-May to leave.", "2021-05-11", "2021-05-20"),
        ("They have until mid-September to leave.", "2021-09-11", "2021-09-20"),
    ],
)
def test_updated_page_counts_from_its_update(text: str, earliest: str, latest: str) -> None:
    (time,) = find_times(text, source="a", anchor=UPDATED)
    assert (time.earliest, time.latest) == (earliest, latest)


def test_reposted_page_counts_from_its_first_day() -> None:
    (time,) = find_times(
        "They met today.", source="a", anchor=Date("2021-03-11", "2021-03-11", "2021-03-13", "explicit")
    )
    assert time.value == "2021-03-11"


def test_same_day_as_something_of_some_month_is_no_day_of_the_news() -> None:
    text = "They met on Tuesday.\n\nIn January 2016 a crowd attacked the embassy. It followed a strike on the same day."
    time = find_times(text, source="a", anchor=DAY)[-1]
    assert (time.value, time.earliest, time.latest) == ("XXXX-XX-XX", "2016-01-01", "2016-01-31")
    text = "They met on Tuesday. In January 2016 they had met. They left on the same day."
    assert find_times(text, source="a", anchor=DAY)[-1].value == "2021-09-14"


def test_a_recent_weekday_is_no_day_in_particular() -> None:
    (time,) = find_times("They met on a recent Monday.", source="a", anchor=DAY)
    assert (time.value, time.earliest) == ("XXXX-WXX-1", None)


@pytest.mark.parametrize("value", ["2021-02-31", "2021", "soon", ""])
def test_a_day_of_publication_that_is_none_is_not_used(value: str) -> None:
    (time,) = find_times("They met today.", source="a", anchor=Date(value, None, None, "explicit"))
    assert (time.value, time.earliest) == ("XXXX-XX-XX", None)


def test_other_languages_are_left_alone() -> None:
    assert find_times("Treffen am 3. Mai 2020", source="a", anchor=DAY, language="de") == ()


def test_the_example_of_the_page_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "times.md").read_text("utf-8")
    code, printed = re.findall(r"```(?:python|text)\n(.*?)```", page, re.S)[:2]
    exec(compile(code, "times.md", "exec"), {})
    assert capsys.readouterr().out == printed
