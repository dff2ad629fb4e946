"""Answers: what is stated, what is not, what is disputed; and never a word that no document has."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Conflict, Date, Side
from tests.asking.builders import Shelf, ask, shelf, texts, told
from tests.builders import event

MET = told("Peru met Chile over copper on 3 May 2020.", "met", "2020-05-03")
OTHER = told("Fiji closed a harbour.")


def test_when_gives_the_date_of_the_claim_and_its_sentence() -> None:
    given_ = ask("When did Peru meet Chile over copper?", shelf(OTHER, MET))
    assert (given_.status, given_.values) == ("stated", {"when": "2020-05-03"})
    assert texts(given_) == [MET.article.text]
    assert "3 May 2020" in given_.answer


def test_undated_act_has_no_date() -> None:
    given_ = ask("When did Peru meet Chile over copper?", shelf(told("Peru met Chile over copper.", "met"), OTHER))
    assert (given_.status, given_.values) == ("not-stated", {"when": None})


@pytest.mark.parametrize(
    ("time", "when"),
    [
        (Date("../2020-06-01", None, "2020-06-01", "relative"), None),
        (Date("2020-01-04/2020-09-30", "2020-01-04", "2020-09-30", "relative"), None),
        (Date("2020-05-04/2020-05-10", "2020-05-04", "2020-05-10", "relative"), "2020-05-04/2020-05-10"),
        (Date("2020", "2020-01-01", "2020-12-31", "explicit"), "2020"),
    ],
    ids=["by then", "between far days", "in a week", "in a year"],
)
def test_bounds_are_no_answer_to_when(time: Date, when: str | None) -> None:
    done = told("Peru met Chile over copper.", "met", time=time)
    assert ask("When did Peru meet Chile over copper?", shelf(done, OTHER)).values == {"when": when}


def test_not_stated_shows_the_nearest_without_a_day() -> None:
    given_ = ask("When did Peru meet Chile over copper?", shelf(told("Peru met Chile over copper.", "met"), MET, OTHER))
    assert given_.status == "stated"  # another document gives the day
    alone = ask("On what date did Fiji close a mine?", shelf(told("Fiji closed a harbour on 3 May 2020."), OTHER))
    assert alone.status == "not-stated"
    assert "2020" not in alone.answer


def test_state_that_no_document_names_is_not_answered_for_another() -> None:
    assert ask("When did Fiji meet Chile over copper?", shelf(MET)).status == "not-stated"


def test_who_names_the_one_whom_the_question_does_not() -> None:
    given_ = ask("Who met Chile over copper?", shelf(MET, OTHER))
    assert given_.values == {"who": ["PER"]}


def test_planned_is_no_yes() -> None:
    plan = told("Peru may meet Chile over copper.", "meet", modality="planned")
    given_ = ask("Did Peru meet Chile over copper?", shelf(plan, OTHER))
    assert given_.values == {"whether": False}
    assert "planned" in given_.answer


def test_yes_and_no_are_disputed_and_both_are_cited() -> None:
    no = told("Peru never met Chile over copper.", "met", modality="denied", polarity="negative")
    yes = told("Peru met Chile over copper in a tent.", "met")
    given_ = ask("Did Peru meet Chile over copper?", shelf(no, yes))
    assert given_.status == "disputed"
    assert set(texts(given_)) == {no.article.text, yes.article.text}


def test_not_yet_is_overtaken_by_what_happened_later() -> None:
    no = told("Peru has not met Chile over copper.", "met", polarity="negative")
    yes = told("Peru met Chile over copper in a tent.", "met", "2020-08-01")
    assert ask("Did Peru meet Chile over copper?", shelf(no, yes)).values == {"whether": True}


def test_conflict_of_the_record_shows_its_other_side() -> None:
    later = told("Chile and Peru met over copper on 4 May 2020.", "met", "2020-05-04")
    sides = tuple(Side((page.reading.claims[0].id,), "") for page in (MET, later))
    library = shelf(MET, later, conflicts=(Conflict("c", "date", "e", sides, ""),))
    given_ = ask("When did Peru meet Chile over copper?", library)
    assert given_.status == "disputed"
    assert set(texts(given_)) == {MET.article.text, later.article.text}


def test_number_counted_is_that_of_the_noun() -> None:
    page = told("Fiji bought 7 ships and 12 planes.")
    assert ask("How many ships did Fiji buy?", shelf(page)).values == {"how-many": [7]}
    assert ask("How many tanks did Fiji buy?", shelf(page)).status == "not-stated"


def test_two_documents_with_two_numbers_disagree() -> None:
    pages = told("Fiji bought 7 ships."), told("Fiji bought 9 ships in all.")
    given_ = ask("How many ships did Fiji buy?", shelf(*pages))
    numbers = given_.values["how-many"]
    assert isinstance(numbers, list)
    assert (given_.status, sorted(numbers)) == ("disputed", [7, 9])


def test_holder_of_an_office_must_be_that_of_the_state() -> None:
    page = told("Peru foreign minister Ana Silva spoke to Chile.")
    assert ask("Who is the foreign minister of Peru?", shelf(page)).values == {"who": ["ana-silva"]}
    assert ask("Who is the foreign minister of Chile?", shelf(page)).status == "not-stated"


def test_question_of_a_document_states_nothing() -> None:
    assert (
        ask("Did Peru meet Chile over copper?", shelf(told("Did Peru meet Chile over copper?"))).status == "not-stated"
    )


def test_words_that_ask_nothing_are_not_understood() -> None:
    assert ask("Copper green over Peru.", shelf(MET)).status == "not-understood"


def test_each_part_has_a_hole_of_its_own() -> None:
    given_ = ask("Who met Chile over copper, and when?", shelf(MET, OTHER))
    assert given_.values == {"who": ["PER"], "when": "2020-05-03"}


def test_who_did_it_are_all_whom_tellings_of_one_event_name() -> None:
    one = told("Ana Silva signed a copper pact.", "signed", type="SUPPORT")
    two = told("Raul Vega put his name to it too.", "put his name", type="SUPPORT")
    alone = ask("Who signed a copper pact?", shelf(one, two))
    assert alone.values == {"who": ["ana-silva"]}
    together = Shelf({p.article.id: p for p in (one, two)}, (event(*one.reading.claims, *two.reading.claims),))
    assert ask("Who signed a copper pact?", together).values == {"who": ["ana-silva", "raul-vega"]}


def test_one_who_is_not_in_the_act_is_not_who_was_meant() -> None:
    act = told("Fiji expelled Ana Silva, an envoy.", "expelled", type="SANCTION")
    other = told("Raul Vega went to school in Chile.")
    yes = ask("Is Ana Silva the envoy who was expelled?", shelf(act, other))
    no = ask("Is Raul Vega the envoy who was expelled?", shelf(act, other))
    assert (yes.values, no.values) == ({"whether": True}, {"whether": False})
    assert "Ana Silva" in no.answer
    assert set(texts(no)) == {act.article.text, other.article.text}


@pytest.mark.parametrize(
    ("lead", "words", "day", "stated"),
    [
        ("on", "3 May 2020", "2020-05-03", True),
        ("before", "1 June 2020", "2020-06-01", True),
        ("by", "3 May 2020", "2020-05-03", True),
        ("since", "1 May 2020", "2020-05-01", True),
        ("after", "1 May 2020", "2020-05-01", True),
        ("on", "7 May 2020", "2020-05-07", False),
        ("before", "3 May 2019", "2019-05-03", False),
        ("after", "4 May 2020", "2020-05-04", False),
    ],
)
def test_a_yes_is_of_the_time_that_is_asked_about(lead: str, words: str, day: str, stated: bool) -> None:
    given_ = ask(f"Did Peru meet Chile over copper {lead} {words}?", shelf(MET, OTHER), times=[(words, day)])
    assert given_.values == {"whether": True if stated else None}


WORDS = st.sampled_from("who when did does Peru Chile met signed the a copper , and not how many where why ?".split())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_every_number_and_quotation_of_an_answer_stands_in_a_cited_sentence(text: str) -> None:
    given_ = ask(text, shelf(MET, OTHER))
    cited = " ".join(texts(given_))
    if given_.status in ("stated", "disputed"):
        assert given_.spans
        assert all(quote in cited for quote in re.findall("“(.*?)”", given_.answer))
        assert set(re.findall(r"\d+", re.sub(r"\(.*?\)", "", given_.answer))) <= set(re.findall(r"\d+", cited)) | {
            "1",
            "2",
        }
    else:
        assert given_.spans == ()
        assert not any(given_.values.values())


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_any_text_can_be_asked(text: str) -> None:
    assert ask(text, shelf(MET)).status in ("stated", "disputed", "not-stated", "not-understood")


def test_a_question_may_end_with_the_noun_that_it_counts() -> None:
    assert ask("How many states met Chile?", shelf(MET, OTHER)).status in ("stated", "not-stated", "not-understood")
    assert ask("Chile met how many states?", shelf(MET, OTHER)).status in ("stated", "not-stated", "not-understood")
