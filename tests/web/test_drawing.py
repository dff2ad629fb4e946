"""Drawings lose no event and stay within their box."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import Date, Event, Score
from accord.web import drawing

DAYS = st.dates(date(1, 1, 2), date(9998, 12, 30)).map(date.isoformat)
DATES = st.builds(
    lambda days, ends: Date(None, min(days) if ends[0] else None, max(days) if ends[1] else None, "explicit"),
    st.tuples(DAYS, DAYS),
    st.tuples(st.booleans(), st.booleans()),
)


def event(nth: int, when: Date) -> Event:
    status = ("happened", "planned", "denied")[nth % 3]
    return Event(f"{nth:016}", "AGREE", "title", (), when, None, status, (), (), ())  # type: ignore[arg-type]


@given(st.lists(DATES, max_size=60), st.integers(1, 8))
def test_a_timeline_draws_every_dated_event(dates: list[Date], times: int) -> None:
    events = [event(nth, when) for nth, when in enumerate(dates * times)]
    drawn = drawing.timeline(events, lambda one: "all", ["none", "all"])
    dated = [one for one in events if one.date.earliest or one.date.latest]
    assert drawn.undated == len(events) - len(dated)
    if drawn.bars:
        assert all(0 <= bar.inner <= bar.height <= drawn.height for bar in drawn.bars)
        assert sum(bar.count for bar in drawn.bars) >= 0.9 * len(dated)  # strays are left out
    else:
        assert len(drawn.marks) + sum(more.count for more in drawn.more) == len(dated)
    for mark in drawn.marks:
        assert 0 <= mark.x <= drawing.WIDTH
        assert 0 <= mark.y <= drawn.height
        assert mark.left <= mark.right


def test_bars_open_the_period_that_they_count() -> None:
    events = [event(nth, Date(None, f"2019-{nth % 12 + 1:02}-05", f"2019-{nth % 12 + 1:02}-05")) for nth in range(600)]
    drawn = drawing.timeline(events, lambda one: "all", ["all"], "2019", "2019")
    assert [bar.since for bar in drawn.bars] == [f"2019-{month:02}" for month in range(1, 13)]
    assert {bar.count for bar in drawn.bars} == {50}
    assert (drawn.since, drawn.until) == ("2019-01-01", "2019-12-31")


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(0, 60))
def test_months_run_without_gaps(year: int, month: int, more: int) -> None:
    last = year * 12 + month - 1 + more
    months = drawing.drawn_months(f"{year:04}-{month:02}", f"{last // 12:04}-{last % 12 + 1:02}")
    assert len(months) == len(set(months)) == more + 1
    assert months == sorted(months)


def test_scores_stand_on_one_scale() -> None:
    rows = [Score("A", "B", "2020-01", 10.0, 0.0, ("e",)), Score("A", "B", "2020-03", 0.0, 5.0, ("f",))]
    chart = drawing.scores(rows, {"2020-02": 3}, drawing.drawn_months("2020-01", "2020-03"))
    up, empty, down = chart.columns
    assert (up.up, up.down) == (drawing.HALF, 0)
    assert (down.up, down.down) == (0, drawing.HALF / 2)
    assert (empty.events, empty.count, empty.documents) == (0, 3, drawing.STRIP)


@settings(deadline=None)  # the first one loads numpy
@given(st.integers(0, 12))
def test_places_are_within_the_box_and_the_same_each_time(count: int) -> None:
    nodes = [f"n{nth}" for nth in range(count)]
    edges = [(a, b, 1.0 + nth % 5) for nth, a in enumerate(nodes) for b in nodes[:nth:2]]
    found = drawing.places(nodes, edges, 900, 600)
    assert found == drawing.places(nodes, edges, 900, 600)
    assert all(0 <= x <= 900 and 0 <= y <= 600 for x, y in found.values())


def test_coverage_leaves_out_strays() -> None:
    counts = {"": 4, "1950-01": 1, **{f"2020-{month:02}": 20 for month in range(1, 7)}}
    chart = drawing.coverage(counts)
    assert chart is not None
    assert [column.month for column in chart.columns] == [f"2020-{month:02}" for month in range(1, 7)]
    assert drawing.coverage({"": 3}) is None
