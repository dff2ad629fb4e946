"""When it was, as far as others that tell of the same event say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.merging import merge
from accord.merging.dating import bound_by_events, date_by_events
from accord.model import FORERUNNER, NO_DATE, Claim, Date, Event, Reading, Span
from tests.merging.builders import ACTORS, article, claim, reading

TOLD = "Chile and Peru signed the fishing treaty."
DATED = claim("b", "SUPPORT", TOLD, "signed", together=("CHL", "PER"), when="2021-05-03")
UNDATED = claim("a", "SUPPORT", TOLD, "signed", together=("CHL", "PER"))


def timed(one: Claim, words: str = "", **time: str | None) -> Claim:
    span = Span(one.document, 100, words) if words else None
    return replace(one, time=Date(**time), time_span=span)  # type: ignore[arg-type]


def one_event(*readings: Reading) -> Event:
    """All claims of all readings in one event."""
    (event,) = merge([article("b", "b tells.")], [reading("b", DATED)], ACTORS).events
    return replace(event, claims=tuple(one.id for each in readings for one in each.claims))


def dated(*readings: Reading, decided: tuple[str, ...] = ()) -> dict[str, list[Claim]]:
    """The claims of each document, dated by an event that holds them all."""
    done = date_by_events(readings, [one_event(*readings)], decided)
    return {one.document: list(one.claims) for one in done}


def test_claim_takes_the_day_that_another_document_gives() -> None:
    teller = timed(DATED, "May 3", value="2021-05-03", earliest="2021-05-03", latest="2021-05-03", basis="explicit")
    (found,) = dated(reading("a", UNDATED), reading("b", teller))["a"]
    assert found.time == Date("2021-05-03", "2021-05-03", "2021-05-03", "cross-document")
    assert found.time_span == teller.time_span  # where the words stand
    assert found.id == UNDATED.id


def test_own_words_for_the_time_stay() -> None:
    vague = timed(UNDATED, "recently", value=None)
    (found,) = dated(reading("a", vague), reading("b", DATED))["a"]
    assert (found.time.value, found.time_span) == ("2021-05-03", vague.time_span)


def test_the_own_document_goes_first() -> None:
    own = replace(UNDATED, time=Date("2021-05", "2021-05-01", "2021-05-31", "explicit"), nth=1)
    (found, _) = dated(reading("a", UNDATED, own), reading("b", DATED))["a"]
    assert (found.time.value, found.time.basis) == ("2021-05", "document")


@pytest.mark.parametrize(
    "other",
    [
        claim("a", "SUPPORT", TOLD, "signed", together=("CHL", "PER"), modality="planned"),
        claim("a", "COOPERATE", "Chile and Peru signed a paper on fishing.", "signed", together=("CHL", "PER")),
        claim("a", "SUPPORT", TOLD, "signed", together=("CHL", "PER"), when="2021-05-01", until="2021-05-31"),
        timed(UNDATED, value=None, earliest=None, latest="2021-05-02", basis="inferred"),
    ],
    ids=["planned", "of another type", "says when itself", "written before"],
)
def test_nothing_else_is_dated(other: Claim) -> None:
    assert dated(reading("a", other), reading("b", DATED))["a"] == [other]


def test_a_time_that_a_person_took_out_stays_out() -> None:
    assert dated(reading("a", UNDATED), reading("b", DATED), decided=(UNDATED.id,))["a"] == [UNDATED]


def test_tellers_that_disagree_date_nothing() -> None:
    other = claim("c", "SUPPORT", TOLD, "signed", together=("CHL", "PER"), when="2021-05-09")
    assert dated(reading("a", UNDATED), reading("b", DATED), reading("c", other))["a"] == [UNDATED]


def test_what_was_counted_is_narrowed_by_the_own_document() -> None:
    year = timed(UNDATED, value="2021", earliest="2021-01-01", latest="2021-12-31", basis="relative")
    own = replace(UNDATED, time=DATED.time, nth=1)
    assert [one.time.value for one in dated(reading("a", year, own))["a"]] == ["2021-05-03", "2021-05-03"]
    stated = replace(year, time=replace(year.time, basis="explicit"))
    assert [one.time.value for one in dated(reading("a", stated, own))["a"]] == ["2021", "2021-05-03"]


def test_forerunners_lie_before_the_day_that_is_found() -> None:
    first = claim("a", "SUPPORT", TOLD, "signed", together=("ECU", "PER"))
    first = replace(first, because=((FORERUNNER, first.evidence),), nth=1)
    event = one_event(reading("a", UNDATED), reading("b", DATED))
    (told, _) = date_by_events([reading("a", UNDATED, first), reading("b", DATED)], [event])
    assert told.claims[1].time == Date(None, None, "2021-05-03", "inferred")


def bounded(first: Claim, published: Date = NO_DATE) -> Date:
    readings = (replace(reading("a", first), published=published), reading("b", DATED))
    return bound_by_events(readings, [one_event(*readings)])[0].published


def test_undated_text_was_not_written_before_what_it_tells() -> None:
    assert bounded(UNDATED) == Date("2021-05-03/..", "2021-05-03", None, "cross-document")


def test_a_bare_weekday_puts_the_text_into_the_week_after() -> None:
    assert bounded(timed(UNDATED, "Monday", value=None)).latest == "2021-05-09"
    assert bounded(timed(UNDATED, "a recent Monday", value=None)).latest is None


def test_own_bounds_win_where_others_contradict_them() -> None:
    own = Date("../2020-12-31", None, "2020-12-31", "inferred")
    assert bounded(UNDATED, own) == own
    day = Date("2021-06-01", "2021-06-01", "2021-06-01", "explicit")
    assert bounded(UNDATED, day) == day
