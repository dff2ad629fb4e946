"""Ties as stated, and monthly scores in which each event counts once."""

from __future__ import annotations

import pytest

from accord.model import Claim, Tie
from accord.relating import relate
from accord.relating.parties import Parties
from accord.relating.scales import goldstein, plover, quad
from accord.relating.scores import coverage, lines_of, months_of
from tests.relating.builders import ACTORS, claim, event, moved, reading, when


def ties(*claims: Claim) -> tuple[Tie, ...]:
    return relate([reading(*claims)], [], ACTORS).ties


def test_a_shared_ally_does_not_tie_the_two() -> None:
    text = "Chile and Peru are allies of Norway."
    found = ties(claim("TIE", text, "allies", {"actor": ["CHL", "PER"], "recipient": ["NOR"]}, relation="alliance"))
    assert [(one.a, one.b, one.directed, one.kind) for one in found] == [
        ("CHL", "NOR", False, "alliance"), ("NOR", "PER", False, "alliance")
    ]  # fmt: skip


def test_ties_with_two_do_not_tie_the_two() -> None:
    text = "Chile has close ties with Peru and Norway."
    found = ties(claim("TIE", text, "close ties", ["CHL", "PER", "NOR"], relation="close-ties"))
    assert [(one.a, one.b) for one in found] == [("CHL", "NOR"), ("CHL", "PER")]


def test_dependence_runs_one_way() -> None:
    text = "Peru relies on Norway."
    roles = {"actor": ["PER"], "recipient": ["NOR"]}
    (found,) = ties(claim("TIE", text, "relies", roles, relation="dependence", trend="increasing"))
    assert (found.a, found.b, found.directed, found.trend) == ("PER", "NOR", True, "increasing")


@pytest.mark.parametrize("modality", ["possible", "planned", "denied", "feared", "considered"])
def test_what_only_may_be_is_no_tie(modality: str) -> None:
    text = "Chile and Peru may become allies."
    assert ties(claim("TIE", text, "allies", ["CHL", "PER"], relation="alliance", modality=modality)) == ()  # type: ignore[arg-type]


def test_kind_and_trend_keep_ties_apart() -> None:
    a = claim("TIE", "Chile and Peru have close ties.", "ties", ["CHL", "PER"], relation="close-ties")
    b = claim(
        "TIE", "Chile and Peru draw closer.", "closer", ["CHL", "PER"], relation="close-ties", trend="closer", start=90
    )
    assert [one.trend for one in ties(a, b)] == [None, "closer"]


# ---------------------------------------------------------------- scales
@pytest.mark.parametrize(
    ("kind", "mode", "score", "family"),
    [("ACCUSE", None, -3, 3), ("SANCTION", None, -6, 4), ("RETREAT", "disarm", 10, 2), ("AID", "unheard-of", 10, 2)],
)
def test_plover(kind: str, mode: str | None, score: float, family: int) -> None:
    assert (plover(kind, mode), quad(kind)) == (score, family)


@pytest.mark.parametrize(("code", "value"), [("163", -8.0), ("0871", 9.0), ("130", -4.4), ("13", -6.0), ("1214", -4.0)])
def test_goldstein(code: str, value: float) -> None:
    assert goldstein(code) == value


def test_what_is_no_act_has_no_value() -> None:
    assert (plover("TIE"), quad("STATE"), goldstein(None), goldstein("99")) == (None, None, None, None)


# ---------------------------------------------------------------- scores
def meeting(document: str = "a", day: str = "2011-03-05", states: tuple[str, ...] = ("CHL", "PER")) -> Claim:
    names = {actor.id: actor.name for actor in ACTORS}
    text = " and ".join(names[state] for state in states) + " met."
    return claim("CONSULT", text, "met", states, document=document, time=when(day))


def test_weight_grows_with_origins_and_is_capped() -> None:
    told = meeting()
    values = [
        relate([reading(told)], [event(told, origins=[str(i) for i in range(n)])], ACTORS).scores[0].cooperation
        for n in (1, 2, 3, 30)
    ]
    assert values == [1.25, 1.875, 2.1875, 2.5]


def test_copies_move_nothing() -> None:
    told = meeting()
    copies = [moved(told, f"copy{i}") for i in range(4)]
    alone = relate([reading(told)], [event(told)], ACTORS).scores
    many = relate([reading(told), *map(reading, copies)], [event(told, *copies)], ACTORS).scores
    assert alone == many


def test_only_what_was_realised_counts_and_the_announced_stands_apart() -> None:
    plan = meeting()
    happening = event(plan, status="planned")
    assert relate([reading(plan)], [happening], ACTORS).scores == ()
    series = lines_of([reading(plan)], [happening], Parties.of(ACTORS, []))
    assert months_of(series) == ()
    assert len(months_of(series, realised=False)) == 2


@pytest.mark.parametrize("status", ["alleged", "denied", "disputed", "possible"])
def test_what_is_not_sure_counts_nowhere(status: str) -> None:
    told = meeting()
    assert lines_of([reading(told)], [event(told, status=status)], Parties.of(ACTORS, [])) == ()  # type: ignore[arg-type]


def test_an_event_of_many_is_not_many_events() -> None:
    told = meeting(states=("CHL", "PER", "ECU", "NOR"))
    scores = relate([reading(told)], [event(told)], ACTORS).scores
    assert len(scores) == 6
    assert sum(one.cooperation for one in scores if "CHL" in (one.a, one.b)) == pytest.approx(1.25)


def test_conflict_is_directed() -> None:
    told = claim(
        "SANCTION", "Norway put sanctions on Peru.", "sanctions", {"actor": ["NOR"], "recipient": ["PER"]},
        time=when("2011-03-05"), cameo="163",
    )  # fmt: skip
    (score,) = relate([reading(told)], [event(told)], ACTORS).scores
    assert (score.a, score.b, score.cooperation, score.conflict) == ("NOR", "PER", 0.0, 3.0)
    (month,) = months_of(lines_of([reading(told)], [event(told)], Parties.of(ACTORS, [])))
    assert (month.actor, month.recipient, month.quads, month.goldstein) == ("NOR", "PER", (0, 0, 0, 1), -4.0)


@pytest.mark.parametrize(
    ("first", "last", "month"),
    [
        ("2011-03-01", "2011-03-31", "2011-03"),
        ("2011-03-30", "2011-04-08", "2011-04"),
        ("2011-01-01", "2011-12-31", None),
    ],
)
def test_an_event_stands_in_a_month_only_if_that_is_known(first: str, last: str, month: str | None) -> None:
    told = meeting()
    scores = relate([reading(told)], [event(told, time=when(first, last))], ACTORS).scores
    assert [one.month for one in scores] == ([month] if month else [])


def test_coverage_counts_documents_and_those_without_a_month() -> None:
    readings = [reading(meeting("a"), published="2011-03-05"), reading(meeting("b"))]
    assert coverage(readings) == {"": 1, "2011-03": 1}
