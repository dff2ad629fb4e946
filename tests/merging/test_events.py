"""Which claims are compared: all that can be one, and in a large pile few more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accord.merging.acts import Act, acts_of
from accord.merging.events import candidates, cluster
from accord.model import Reading
from tests.merging.builders import ACTORS, claim, reading

WHO = {actor.id: actor for actor in ACTORS}


def pile(size: int, *, every: int) -> list[Act]:
    """Acts of one pair of states, a day apart; of each `every` of them one names no day."""
    told = []
    for number in range(size):
        when = (date(2015, 1, 1) + timedelta(days=number)).isoformat()
        told.append(
            reading(
                f"d{number:04}",
                claim(
                    f"d{number:04}",
                    "ASSAULT",
                    f"Chile shelled Peru for the {number}th time.",
                    "shelled",
                    actors=["CHL"],
                    recipients=["PER"],
                    when=None if number % every == 0 else when,
                ),
                published=when,
            )
        )
    return acts_of(told, WHO)


def pairs(size: int, *, every: int) -> int:
    return len(list(candidates(pile(size, every=every), range(size))))


@pytest.mark.parametrize("every", [10_000, 7, 1], ids=["all dated", "some without a day", "none dated"])
def test_comparisons_grow_with_the_pile_and_not_with_its_square(every: int) -> None:
    small, large = pairs(400, every=every), pairs(1600, every=every)
    assert large <= 4.4 * max(1, small)


def test_dates_that_do_not_meet_are_not_compared() -> None:
    assert pairs(400, every=10_000) <= 1  # only the first has no day


def test_in_a_large_pile_two_tellings_of_one_day_still_meet() -> None:
    acts = pile(300, every=10_000)
    again = reading(
        "e",
        claim("e", "ASSAULT", "Chilean guns hit a Peruvian town, bombing it.", "bombing",
              actors=["CHL"], recipients=["PER"], when="2015-06-01"),
        published="2015-06-02",
    )  # fmt: skip
    together = [group for group in cluster([*acts, *acts_of([again], WHO)]) if len(group) > 1]
    assert [[act.claim.time.value for act in group] for group in together] == [["2015-06-01", "2015-06-01"]]


def test_one_who_names_a_single_party_is_compared_with_those_who_name_both() -> None:
    whole = reading("a", claim("a", "SANCTION", "Chile expelled Peru's envoy.", "expelled",
                               actors=["CHL"], recipients=["PER"], when="2019-05-02"))  # fmt: skip
    half = reading("b", claim("b", "SANCTION", "Chile expelled the envoy.", "expelled",
                              actors=["CHL"], when="2019-05-02"))  # fmt: skip
    acts = acts_of([whole, half], WHO)
    assert list(candidates(acts, range(2))) == [(0, 1)]


def agreed(document: str, on: str, when: str | None, published: str) -> Reading:
    told = claim(document, "AGREE", f"Chile and Peru agreed to {on}.", "agreed", together=["CHL", "PER"], when=when)
    return reading(document, told, published=published)


def test_what_is_told_long_after_without_a_day_finds_the_act_of_the_same_terms() -> None:
    ports = ("harbour fees", "whale counts", "railway gauges", "mine safety", "school books", "river levels")
    told = [
        agreed(f"d{year}{at}", f"settle {matter} of {year}", f"{year}-0{at + 1}-01", f"{year}-0{at + 1}-02")
        for year in range(1990, 2000)
        for at, matter in enumerate(ports)
    ]
    bridge = agreed("first", "build a bridge across the lagoon", "1994-11-05", "1994-11-06")
    late = agreed("late", "build a bridge across the lagoon", None, "2009-03-01")
    acts = acts_of(sorted([*told, bridge, late], key=lambda one: one.document), WHO)
    homes = [group for group in cluster(acts) if any(act.claim.document == "late" for act in group)]
    assert [[act.claim.document for act in group] for group in homes] == [["first", "late"]]
