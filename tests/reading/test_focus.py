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
    # a time of its own that says no day is one too
    ("Chad met Niger on Tuesday. In the following two years Mali attacked Chad.", "attacked", None),
    ("Chad met Niger on Tuesday. Mali attacked Chad for months.", "attacked", None),
    ("Chad met Niger on Tuesday. Chad and Niger held talks for two hours.", "talks", "2021-06-08"),
    ("Chad met Niger on Tuesday. A deal signed with Mali was kept.", "signed", None),
    # neither perfect nor plan goes on from it
    ("Chad and Niger met on Tuesday. Chad will attack Mali.", "attack", None),
    # a perfect lies before the telling or before what is told
    ("Chad and Niger met on Tuesday. Chad has attacked Mali.", "attacked", "../2021-06-11"),
    ("Chad and Niger met on Tuesday. Chad had attacked Mali.", "attacked", "../2021-06-08"),
    ("Chad and Niger met on Tuesday. Chad has not attacked Mali.", "attacked", None),
    # a week of the news is one of its times; an older month is none
    ("Chad met Niger last week.\n\nMali attacked Chad.", "attacked", "2021-05-31/2021-06-06"),
    ("Chad met Niger in March.\n\nMali attacked Chad.", "attacked", None),
    ("Chad and Niger fought from 2012 to 2014. Mali attacked Chad.", "attacked", "2012/2014"),
    # an agreement goes on like any act
    ("In January 2016 Chad met Niger. Both countries agreed to restore ties.", "agreed", "2016-01"),
    # what one meeting leads to, and what came right before a month
    (
        "Chad met Niger on Tuesday. Mali welcomed Chad before sitting down for talks with Niger.",
        "sitting",
        "2021-06-08",
    ),
    ("In January 2016 Chad left the union. The exit followed an attack on Niger.", "attack", "2016-01"),
    ("Chad left the union on Tuesday. The exit followed an attack on Niger.", "attack", None),
    # clauses that another is counted from
    ("Chad met Niger on Tuesday. Mali left the union before Kenya attacked Uganda.", "attacked", None),
    # who took part speaks then; others until the text is written
    ("Chad met Niger on Tuesday. Chad accused Niger of theft.", "accused", "2021-06-08"),
    ("Chad met Niger on Tuesday. Mali accused Niger of theft.", "accused", "2021-06-08/2021-06-11"),
    (
        "Chad met Niger on Tuesday.\n\nMali denied it. Mali's spokesman told reporters on Thursday that it was false.",
        "denied",
        "2021-06-10",
    ),
    ("Chad met Niger on Tuesday. Chad said that Niger had many friends.", "said", "2021-06-08"),
    ("Chad met Niger on Tuesday. Chad said that Niger had lost its friends.", "said", None),
    ("Chad met Niger on Tuesday. It was hunger that had moved Niger, Chad argued.", "argued", None),
    (
        "Chad met Niger on Tuesday. “We strongly condemn the attack by Mali,” the Chadian president said.",
        "condemn",
        "2021-06-08",
    ),
    ("Chad met Niger on Tuesday. Mali has helped Kenya by sending troops.", "sending", "../2021-06-11"),
    # a proposal is made in saying so
    ("Chad and Niger met on Tuesday. Chad floated the idea of cooperation with Niger.", "cooperation", "2021-06-08"),
    ("Chad and Niger met on Tuesday. Chad mentioned that it could cooperate with Niger.", "cooperate", "2021-06-08"),
    ("Chad met Niger on Tuesday. Niger could cooperate with Mali.", "cooperate", None),
    # what is planned is not dated by the plan; an offer is made in saying so
    ("Chad and Niger met on Tuesday. They said they want to expand cooperation.", "want", "2021-06-08"),
    ("Chad and Niger met on Tuesday. They said Chad is ready to help Niger.", "help", "2021-06-08"),
    # quoting has the tense of what is quoted
    ("Chad met Niger on Tuesday. A paper quoted Chad as saying that Niger was a friend.", "saying", "2021-06-08"),
    ("Chad met Niger on Tuesday. Niger had lost its friends, Chad said.", "said", None),
    # the saying dates a plan only if the plan has no time of its own
    ("Chad met Niger on Tuesday. Chad said that its embassy would follow on Friday.", "said", None),
    # from what was told of last up to the telling
    ("Chad attacked Niger in March. Mali has since visited Niger.", "visited", "2021-03-01/2021-06-11"),
    ("Mali has since visited Niger.", "visited", "../2021-06-11"),
    # "had" lies before what its sentence tells of
    ("Chad left the union in 1991, once Niger had attacked Mali.", "attacked", "../1991-12-31"),
    # a time in words about what had been moves no focus
    (
        "Chad met Niger on Tuesday.\n\nA farmer said that rain had begun in 2019. Chad thanked Niger.",
        "thanked",
        "2021-06-08",
    ),
    # a paragraph that goes back tells no news
    ("Chad met Niger on Tuesday.\n\nThe talks ended a row in Mali. Kenya left the union.", "left", "2021-06-08"),
    ("Chad met Niger on Tuesday.\n\nThe thaw follows a vote in Mali. Kenya left the union.", "left", None),
    # what has changed or lasts since
    ("Ties between Chad and Niger have grown in the wake of the floods in 2014.", "Ties", "2014/.."),
    ("Chad left the union in the wake of the floods in 2014.", "left", "2014"),
    # in a war that the text has told of
    (
        "Chad attacked Niger in 2014. Mali has trained Chadian troops during the war.",
        "trained",
        "2014-01-01/2021-06-11",
    ),
    ("Chad met Niger in 2014. Mali has trained Chadian troops during the war.", "trained", "../2021-06-11"),
    # considered up to now
    ("Chad and Niger have been exploring military cooperation.", "exploring", "../2021-06-11"),
    # the time of a clause of its own
    ("A change came in 2014, when Chad attacked Niger.", "attacked", "2014"),
    ("Chad thanked Niger for hosting talks in 2014.", "thanked", None),
]


@pytest.mark.parametrize(("text", "word", "value"), DATED, ids=[text for text, _, _ in DATED])
def test_act_takes_the_time_in_focus(text: str, word: str, value: str | None, read: Read) -> None:
    claims = read(text, published=DAY, genre="report").claims
    assert [claim.time.value for claim in claims if word in claim.trigger.words] == [value]


@pytest.mark.parametrize(
    ("text", "word", "latest"),
    [
        ("Chad attacked Niger.", "attacked", "2021-06-11"),
        ("Chad has not attacked Niger.", "attacked", "2021-06-11"),
        ("Chad supports Niger.", "supports", "2021-06-11"),
        ("Chad will attack Niger.", "attack", None),
        ("Chad may attack Niger.", "attack", None),
    ],
)
def test_what_is_told_as_a_fact_was_so_by_the_day_of_the_text(
    text: str, word: str, latest: str | None, read: Read
) -> None:
    (time,) = [claim.time for claim in read(text, published=DAY).claims if word in claim.trigger.words]
    assert (time.value, time.earliest, time.latest) == (None, None, latest)
    assert not time.told
    assert not any(claim.time.known for claim in read(text).claims)  # nor is a day guessed for a text without one


def test_forerunners_lie_before_those_who_follow(read: Read) -> None:
    text = "In May Chad signed a defence pact with Mali, following in the footsteps of Niger."
    first = [c.time for c in read(text, published=DAY).claims if any(role.actor == "NER" for role in c.actors)]
    assert [(time.value, time.latest) for time in first] == [(None, "2021-05-31")]


def test_present_reports_lie_on_the_day_of_their_heading(read: Read) -> None:
    days = (
        "Thursday 10 June 2021\n\nChad says that it will stay.",
        "Tuesday 8 June 2021\n\nMali says that it will go.",
    )
    text = "\n\n".join(("Live", *days))
    claims = read(text, published=Date("2021-06-10", "2021-06-08", "2021-06-10", "explicit"), genre="report").claims
    assert [claim.time.value for claim in claims if claim.trigger.words == "says"] == ["2021-06-10", "2021-06-08"]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Chad has left the union.", "2021-06-10"),
        ("Chad has already left the union.", "../2021-06-10"),
        ("Chad has been expelled by Niger.", "../2021-06-10"),
        ("Chad has not left the union.", None),
    ],
)
def test_perfects_under_a_heading(said: str, value: str | None, read: Read) -> None:
    text = f"Live\n\nThursday 10 June 2021\n\n{said}"
    claims = read(text, published=Date("2021-06-11", "2021-06-10", "2021-06-11", "explicit"), genre="report").claims
    assert [claim.time.value for claim in claims] == [value]


def test_present_reports_without_a_heading_have_no_time(read: Read) -> None:
    claims = read("Chad met Niger on Tuesday. Chad says that it will stay.", published=DAY, genre="report").claims
    assert [claim.time.value for claim in claims if claim.trigger.words == "says"] == [None]


def test_headline_takes_the_time_of_what_it_announces(read: Read) -> None:
    text = "Chad signs treaty with Niger\n\nChad signed a treaty with Niger on Tuesday."
    headline, body = read(text, headline=True, published=DAY, genre="report").claims
    assert headline.same_as == body.id
    assert headline.time.value == body.time.value == "2021-06-08"
