"""What holds of times for any text and any day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import NO_DATE, Date
from accord.reading.times import bound_publication, find_times, timex_to_date

WORDS = """
the last two next previous following same that this early mid late ago later earlier since until by within for over
Monday Friday May March June 5 31 2nd 1998 2023 '82 1990s first second third quarter half year years month weeks day
days weekend hours decade century summer spring today yesterday tomorrow now recently a an of and to - / : . , 07 30
12 p.m. UTC noon morning night end beginning middle turn year-end Q3 H1 FY2019 fiscal Christmas Eve every annual per
said will met people $ ( )
"""
PIECES = (*WORDS.split(), "\n\n", "\n")

texts = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=200)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def anchors(draw: st.DrawFn) -> Date:
    if draw(st.integers(0, 4)) == 0:
        return NO_DATE
    first = draw(days)
    last = first + timedelta(draw(st.sampled_from((0, 0, 0, 6, 400))))
    return Date(f"{first}/{last}", str(first), str(last), "inferred")


@settings(max_examples=400, deadline=None)
@given(texts, anchors())
def test_times_stand_in_the_text_in_order_and_apart(text: str, anchor: Date) -> None:
    times = find_times(text, source="a", anchor=anchor)
    assert all(time.span.holds_in(text) and time.span.words.strip() for time in times)
    assert all(one.span.end <= other.span.start for one, other in pairwise(times))


@settings(max_examples=400, deadline=None)
@given(texts, anchors())
def test_bounds_are_days_in_order_and_say_on_what_they_rest(text: str, anchor: Date) -> None:
    for time in find_times(text, source="a", anchor=anchor):
        bounds = [date.fromisoformat(day) for day in (time.earliest, time.latest) if day]
        assert bounds == sorted(bounds)
        assert (time.basis == "none") == (not bounds)
        assert time.type != "SET" or not bounds
        known = timex_to_date(time)
        assert (known.earliest, known.latest) == (time.earliest, time.latest)


@settings(max_examples=150, deadline=None)
@given(texts, anchors())
def test_reading_again_gives_the_same(text: str, anchor: Date) -> None:
    assert find_times(text, source="a", anchor=anchor) == find_times(text, source="a", anchor=anchor)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_an_undated_text_is_bounded_but_never_given_a_day(text: str) -> None:
    bounded = bound_publication(text, find_times(text, source="a"), NO_DATE)
    assert bounded.basis in ("none", "inferred")
    assert bounded.earliest is None or bounded.earliest != bounded.latest


@settings(max_examples=150, deadline=None)
@given(days, st.sampled_from(("today", "last week", "in May", "on Friday", "next month", "two years ago", "this year")))
def test_an_interval_of_publication_holds_what_each_of_its_days_gives(day: date, words: str) -> None:
    text = f"They met {words}."
    wide = Date(None, str(day), str(day + timedelta(9)), "inferred")
    (whole,) = find_times(text, source="a", anchor=wide)
    for late in range(10):
        at = str(day + timedelta(late))
        (one,) = find_times(text, source="a", anchor=Date(at, at, at, "explicit"))
        assert (whole.earliest or "") <= (one.earliest or "")
        assert (one.latest or "") <= (whole.latest or "")
