"""Where cities and states lie."""

from __future__ import annotations

import pytest

from accord import knowledge
from accord.knowledge.coordinates import Point, point_of_city, point_of_state, rows


def test_every_place_lies_on_the_earth_and_in_a_state_of_the_tables() -> None:
    states = knowledge.load().states
    for (state, name), (latitude, longitude) in rows().items():
        assert state in states, (state, name)
        assert -90 <= latitude <= 90, (state, name)
        assert -180 <= longitude <= 180, (state, name)


def test_every_member_of_the_united_nations_has_a_point_and_a_capital() -> None:
    world = knowledge.load()
    members = [id for id, state in world.states.items() if state.un_member == "yes" and state.latest is None]
    assert len(members) == 193
    assert [id for id in members if point_of_state(id) is None] == []
    without = [
        id
        for id in members
        if not any(point_of_city(form.text, id) for form in world.forms_of(id) if form.kind == "capital")
    ]
    assert len(without) <= 5, without


@pytest.mark.parametrize(
    ("name", "state", "latitude", "longitude"),
    [
        ("Nairobi", "KEN", -1.28, 36.82),
        ("KYIV", "UKR", 50.45, 30.52),
        ("Kiev", "UKR", 50.45, 30.52),
        ("Bogota", "COL", 4.61, -74.08),
        ("Suva", "FJI", -18.14, 178.44),
    ],
)
def test_cities_are_found_in_any_spelling_that_is_known(
    name: str, state: str, latitude: float, longitude: float
) -> None:
    found = point_of_city(name, state)
    assert found
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.03)


@pytest.mark.parametrize(("name", "state"), [("Springfield", "USA"), ("Nairobi", "UGA"), ("", "KEN"), ("the", "UTO")])
def test_what_is_not_sure_is_not_there(name: str, state: str) -> None:
    assert point_of_city(name, state) is None


def test_the_point_of_a_state_lies_in_it_even_across_the_180th_meridian() -> None:
    assert point_of_state("FJI") == Point(-17.83, 177.94, "state")
    russia = point_of_state("RUS")
    assert russia
    assert 60 < russia.longitude < 180
