"""Lists: the store chooses what a plain reading of the request would, in the same order, and no more than asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.dossier import listing, store
from accord.dossier.listing import Wanted
from accord.dossier.store import Store, by_date
from accord.errors import StoreError
from accord.looking.resting import resting_on
from accord.model import (
    STANDING_TYPES,
    Actor,
    Conflict,
    Copy,
    Date,
    Event,
    Name,
    Office,
    Origin,
    Record,
    Role,
    Side,
    Tie,
)  # fmt: skip
from tests.builders import article, claim, day, reading, record, role, span

STATES = {"Kenya": "KEN", "Ghana": "GHA", "Togo": "TGO"}
ACTORS = (
    *(Actor(id, "state", name, country=id) for name, id in STATES.items()),
    Actor("ana-soto", "person", "Ana Soto", country="KEN"),
    Actor("cape-wire", "media", "Cape Wire"),
)
DAYS = ("2019-01-01", "2019-05-02", "2019-12-31", "2020-02-29")
DATES = st.one_of(
    st.just(Date()),
    st.sampled_from(DAYS).map(day),
    st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda two: Date(None, min(two), max(two))),
    st.sampled_from(DAYS).map(lambda one: Date(None, None, one)),
    st.sampled_from(DAYS).map(lambda one: Date(None, one, None)),
)
EVENTS = st.lists(
    st.builds(
        Event,
        id=st.uuids(version=4).map(str),
        type=st.sampled_from(["AGREE", "CONSULT", "TIE", "STATE"]),
        title=st.sampled_from(["Kenya met Ghana", "STRASSE and Straße", "nothing", "100 % of it_all"]),
        participants=st.sets(st.sampled_from([*(actor.id for actor in ACTORS), "unknown"])).map(sorted).map(tuple),
        date=DATES,
        place=st.none(),
        status=st.sampled_from(["happened", "planned", "denied"]),
        claims=st.just(()),
        documents=st.just(()),
        origins=st.integers(0, 3).map(lambda n: tuple(Origin(f"o{k}", (), False) for k in range(n))),
    ),
    max_size=12,
)
BOUNDS = st.sampled_from([None, "2019", "2019-05", "2019-05-02", "2020"])
WANTED = st.builds(
    Wanted,
    actors=st.lists(st.sampled_from(["KEN", "GHA", "ana-soto", "unknown"]), max_size=2).map(tuple),
    since=BOUNDS,
    until=BOUNDS,
    types=st.sets(st.sampled_from(["AGREE", "TIE"])).map(sorted).map(tuple),
    statuses=st.sets(st.sampled_from(["happened", "denied"])).map(sorted).map(tuple),
    origins=st.sampled_from([(0, None), (0, 1), (2, None), (1, 2)]),
    words=st.lists(st.sampled_from(["kenya", "STRASSE", "%", "_"]), max_size=2).map(tuple),
    everything=st.booleans(),
)


@contextmanager
def kept(made: Record) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        store.write(path, made)
        with store.opened(path) as built:
            yield built


def is_wanted(event: Event, wanted: Wanted) -> bool:
    """The request, read word for word."""
    countries = {actor.id: actor.country for actor in ACTORS}
    date, standing = event.date, event.type in STANDING_TYPES
    least, most = wanted.origins
    return all(
        (
            all(any(a in (who, countries.get(who)) for who in event.participants) for a in wanted.actors),
            not (wanted.since or wanted.until) or date.known,
            not wanted.since or not date.latest or date.latest >= wanted.since,
            not wanted.until or not date.earliest or date.earliest[: len(wanted.until)] <= wanted.until,
            not wanted.types or event.type in wanted.types,
            not wanted.statuses or event.status in wanted.statuses,
            least <= len(event.origins) <= (99 if most is None else most),
            all(word.casefold() in event.title.casefold() for word in wanted.words),
            wanted.everything or wanted.types or (date.known and not standing),
        )
    )


@settings(deadline=None, max_examples=150)
@given(EVENTS, WANTED, st.sampled_from([None, 1, 3]))
def test_events_are_those_that_the_request_means(events: list[Event], wanted: Wanted, most: int | None) -> None:
    with kept(record((), (), actors=ACTORS, events=tuple(events))) as built:
        found = listing.events(built, wanted, most)
        ids = listing.ids_of_events(built, wanted)
    meant = sorted((event for event in events if is_wanted(event, wanted)), key=by_date)
    assert found.rows == tuple(meant[:most])
    assert found.total == len(meant)
    assert ids == [event.id for event in meant]


# ---------------------------------------------------------------- the other lists
FIRST = article("Kenya met Ghana on 2019-05-02.", name="a.txt", outlet="Cape Wire", published=day("2019-05-03"))
SECOND = article("Kenya met Togo. Ana Soto of Kenya met Togo.", name="b.txt", author="R. Hill")


MET = span(FIRST, "met")


def meetings() -> Record:
    one = claim(FIRST, "met", actors=[role(FIRST, "KEN", "Kenya"), role(FIRST, "GHA", "Ghana")])
    two = claim(SECOND, "met", actors=[role(SECOND, "KEN", "Kenya"), role(SECOND, "TGO", "Togo")])
    also = claim(SECOND, "met", actors=[Role("actor", "ana-soto", span(SECOND, "Ana Soto"))], nth=1)
    sides = [(Side((one.id,), "one"), Side((two.id,), "two")), (Side((also.id,), "one"), Side(("gone",), "two"))]
    kinds = ("date", "place")
    return record(
        (FIRST, SECOND),
        (reading(FIRST, one), reading(SECOND, two, also)),
        actors=(
            *(Actor(id, "state", name, (Name(f"the {name}", (MET,)),), id) for name, id in STATES.items()),
            Actor("ana-soto", "person", "Ana Soto", country="KEN"),
        ),
        conflicts=tuple(Conflict(f"c{n}", kinds[n], "about", sides[n], "both") for n in range(2)),  # type: ignore[arg-type]
        events=(
            Event("e1", "CONSULT", "x", ("KEN",), day("2019-05-02"), None, "happened", (one.id, two.id),
                  (FIRST.id, SECOND.id), ()),
            Event("e2", "CONSULT", "y", ("KEN",), Date(), None, "happened", (also.id,), (SECOND.id,), ()),
        ),
    )  # fmt: skip


def test_actors_come_by_their_claims_and_keep_their_forms() -> None:
    with kept(meetings()) as built:
        found = listing.actors(built, (), None, 2)
        of_kenya = listing.actors(built, ["person"], {"KEN", "ana-soto"})
    assert [(actor.id, actor.claims, actor.forms) for actor in found.rows] == [
        ("KEN", 2, ("the Kenya",)),
        ("GHA", 1, ("the Ghana",)),
    ]
    assert found.total == 4
    assert [actor.id for actor in of_kenya.rows] == ["ana-soto"]


def test_documents_say_how_much_rests_on_them() -> None:
    with kept(meetings()) as built:
        found = listing.documents(built)
    rows = [(one.heading.name, one.claims, one.events, one.alone) for one in found.rows]
    assert rows == [("a.txt", 1, 1, 0), ("b.txt", 2, 2, 1)]


@pytest.mark.parametrize(("kinds", "who"), [*product([(), ("date",)], [None, {"GHA"}, {"ana-soto"}, {"NOR"}])])
def test_conflicts_of_a_kind_and_of_somebody(kinds: tuple[str, ...], who: set[str] | None) -> None:
    concerned = {"c0": {"KEN", "GHA", "TGO"}, "c1": {"ana-soto"}}
    meant = [id for id in ("c0", "c1") if (not kinds or id == "c0") and (who is None or concerned[id] & who)]
    with kept(meetings()) as built:
        assert [conflict.id for conflict in listing.conflicts(built, kinds, who).rows] == meant


def test_what_is_looked_up_by_id_is_what_the_record_has() -> None:
    made = meetings()
    with kept(made) as built:
        assert list(built.actors_by_id()) == [actor.id for actor in made.actors]
        assert built.actors_by_id()["ana-soto"].country == "KEN"
        assert "NOR" not in built.actors_by_id()
        assert built.conflicts_by_id()["c1"] == made.conflicts[1]
        assert built.outlets() == ["Cape Wire", "R. Hill"]
        assert built.belonging_to("KEN") == ["KEN", "ana-soto"]
        assert (built.named("kenya", main=True), built.named("the KENYA", main=False)) == (["KEN"], ["KEN"])


def test_what_rests_on_claims_and_documents_is_found_by_them() -> None:
    made = meetings()
    one, two, also = made.claims
    office = Office("ana-soto", "minister", "TGO", None, None, (span(SECOND, "Ana Soto"),))
    copy = Copy((FIRST.id, SECOND.id), "excerpt", None, ())
    tie = Tie("KEN", "GHA", False, "alliance", None, (one.id, also.id))
    with kept(replace(made, offices=(office,), copies=(copy,), ties=(tie,))) as built:
        assert [event.id for event in built.events_telling([also.id, one.id])] == ["e1", "e2"]
        assert [event.id for event in built.events_telling([two.id])] == ["e1"]
        assert [conflict.id for conflict in built.others_on("conflicts", [two.id, one.id])] == ["c0"]
        assert built.others_on("ties", [also.id]) == [tie]
        assert built.others_on("ties", [two.id]) == []
        assert built.others_on("offices", [SECOND.id]) == [office]
        assert built.others_on("copies", [FIRST.id]) == [copy]
        alone = resting_on(built, [SECOND.id])
    assert [event.id for event in alone.alone] == ["e2"]
    assert [event.id for event in alone.also] == ["e1"]
    assert alone.registers == (office,)
    assert [conflict.id for conflict in alone.conflicts] == ["c0", "c1"]
    assert alone.copies == (copy,)


def test_a_claim_is_stated_on_its_day_else_when_its_document_came_out() -> None:
    made = meetings()
    undated, dated = made.readings[0].claims[0], claim(SECOND, "met", time=day("2019-04-01"), nth=2)
    silent = claim(SECOND, "met", nth=3)
    with kept(record((FIRST, SECOND), (reading(FIRST, undated), reading(SECOND, dated, silent)))) as built:
        assert built.stated([undated.id, dated.id, silent.id, "gone"]) == {
            undated.id: "2019-05-03",
            dated.id: "2019-04-01",
        }


def test_a_record_of_another_layout_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    store.write(path, meetings())
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with pytest.raises(StoreError, match="another version of Accord") as refused, store.opened(path):
        pass
    assert "accord build" in refused.value.hint
