"""Actors and offices of several documents put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from accord.model import (
    Actor,
    ActorKind,
    Claim,
    Decision,
    Mention,
    Name,
    Office,
    Reading,
    Role,
    Span,
    Voice,
)
from accord.model import Date as Day
from accord.resolving import Resolved, resolve


@dataclass(frozen=True)
class Entry:
    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True)
class Tables:
    entities: dict[str, Entry] = field(default_factory=dict)


NOTHING = Tables()


def person(key: str, name: str, country: str | None = None, *forms: str) -> Actor:
    spans = tuple(Name(form, (Span("?", 0, form),)) for form in (name, *forms))
    return Actor(key, "person", name, spans, country)


def reading(document: str, *actors: Actor, offices: tuple[Office, ...] = (), claims: tuple[Claim, ...] = ()) -> Reading:
    mentions = tuple(
        Mention(Span(document, 9 * i, actor.name), actor.id, actor.kind, "name") for i, actor in enumerate(actors)
    )
    return Reading(document, Day(), actors, mentions, (), claims, offices)


def office(key: str, title: str, state: str, earliest: str | None, latest: str | None, document: str = "d") -> Office:
    return Office(key, title, state, earliest, latest, (Span(document, 3, title),))


def key_of(form: str) -> str:
    return form.lower().replace(" ", "-")


def ids(resolved: Resolved) -> list[list[str]]:
    return [sorted(actor.id for actor in each.actors) for each in resolved.readings]


def test_spellings_of_one_person_are_one_actor_with_all_forms() -> None:
    got = resolve(
        [
            reading("a", person("viktor-yushchenko", "Viktor Yushchenko", "UKR")),
            reading("b", person("victor-iushchenko", "Victor Iushchenko", "UKR")),
            reading("c", person("viktor-andriyovych-yushchenko", "Viktor Andriyovych Yushchenko", "UKR")),
        ],
        NOTHING,
    )
    (actor,) = got.actors
    assert {name.form for name in actor.names} == {
        "Viktor Yushchenko",
        "Victor Iushchenko",
        "Viktor Andriyovych Yushchenko",
    }
    assert actor.name == "Viktor Andriyovych Yushchenko"
    assert got.doubts == ()


def test_order_hyphens_initials_and_particles_do_not_part_a_name() -> None:
    pairs = [
        ("Ban Ki-moon", "Ban Ki Moon"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
        ("J. K. Nyerere", "Julius Kambarage Nyerere"),
    ]
    for one, other in pairs:
        got = resolve([reading("a", person("x", one, "EGY")), reading("b", person("y", other, "EGY"))], NOTHING)
        assert len(got.actors) == 1 or "J." in one, (one, other)


def test_two_persons_of_one_surname_stay_apart() -> None:
    got = resolve(
        [
            reading("a", person("jaroslaw-kaczynski", "Jarosław Kaczyński", "POL")),
            reading("b", person("lech-kaczynski", "Lech Kaczyński", "POL")),
        ],
        NOTHING,
    )
    assert len(got.actors) == 2


def test_a_bare_surname_joins_the_only_person_who_fits() -> None:
    got = resolve(
        [
            reading("a", person("li-shangfu", "Li Shangfu", "CHN")),
            reading("b", person("shangfu", "Shangfu", "CHN")),
            reading("c", person("li-hua", "Li Hua", "SGP")),
        ],
        NOTHING,
    )
    assert ids(got)[:2] == [["li-shangfu"], ["li-shangfu"]]


def test_a_bare_surname_that_fits_two_is_offered_and_not_joined() -> None:
    got = resolve(
        [
            reading("a", person("abay-tola", "Abay Tola", "ETH")),
            reading("b", person("girma-tola", "Girma Tola", "ETH")),
            reading("c", person("tola", "Tola", "ETH")),
        ],
        NOTHING,
    )
    assert len(got.actors) == 3
    assert {(doubt.a, doubt.b) for doubt in got.doubts} == {("abay-tola", "tola"), ("girma-tola", "tola")}
    assert all(doubt.reasons for doubt in got.doubts)


def test_the_office_decides_between_two_of_one_surname() -> None:
    got = resolve(
        [
            reading(
                "a",
                person("abay-tola", "Abay Tola", "ETH"),
                offices=(office("abay-tola", "Foreign Minister", "ETH", None, None),),
            ),
            reading("b", person("girma-tola", "Girma Tola", "ETH")),
            reading(
                "c", person("tola", "Tola", "ETH"), offices=(office("tola", "foreign minister", "ETH", None, None),)
            ),
        ],
        NOTHING,
    )
    assert ids(got) == [["abay-tola"], ["girma-tola"], ["abay-tola"]]


def test_one_name_in_two_states_is_offered_and_keeps_two_ids() -> None:
    got = resolve(
        [
            reading("a", person("juan-perez", "Juan Pérez", "MEX")),
            reading("b", person("juan-perez", "Juan Pérez", "CHL")),
        ],
        NOTHING,
    )
    assert sorted(actor.id for actor in got.actors) == ["juan-perez", "juan-perez-chl"]
    assert len(got.doubts) == 1


def test_an_entry_of_the_tables_gives_the_id_and_the_name() -> None:
    tables = Tables({"angela-merkel": Entry("angela-merkel", "person", "Angela Merkel", "DEU", "GOV", "Q567")})
    got = resolve(
        [reading("a", person("angela-merkel", "Merkel")), reading("b", person("a-merkel", "A. Merkel"))], tables
    )
    assert {actor.id for actor in got.actors} >= {"angela-merkel"}
    actor = next(actor for actor in got.actors if actor.id == "angela-merkel")
    assert (actor.name, actor.country, actor.wikidata) == ("Angela Merkel", "DEU", "Q567")


def test_ids_are_rewritten_wherever_an_actor_is_named() -> None:
    span = Span("b", 0, "said")
    claim = Claim(
        "b", "STATE", span, Span("b", 0, "Jonson said"), "happened", "positive", "say",
        actors=(Role("actor", "borys-jonson", None),), sources=(Voice("speaker", "borys-jonson", None),),
    )  # fmt: skip
    got = resolve(
        [
            reading("a", person("boris-johnson", "Boris Johnson", "GBR"), person("b-j", "Boris Johnson", "GBR")),
            reading(
                "b",
                person("borys-jonson", "Borys Jonson", "GBR"),
                claims=(claim,),
                offices=(office("borys-jonson", "mayor", "GBR", None, None),),
            ),
        ],
        NOTHING,
        [Decision("d1", "2024-01-01", "me", "actor-join", "boris-johnson", "", "same man", "borys-jonson")],
    )
    second = got.readings[1]
    assert second.claims[0].actors[0].actor == second.claims[0].sources[0].actor == "boris-johnson"
    assert second.mentions[0].actor == second.offices[0].person == "boris-johnson"
    assert got.loose == ()


def test_a_split_parts_what_the_rules_join_and_undoing_it_joins_again() -> None:
    readings = [
        reading("a", person("juan-perez", "Juan Pérez", "MEX")),
        reading("b", person("juan-perez", "Juan Pérez", "MEX")),
    ]
    split = Decision("d1", "2024-01-01", "me", "actor-split", "juan-perez", "", "father and son", "b")
    undo = Decision("d2", "2024-01-02", "me", "undo", "", "", "wrong", None, "d1")
    assert len(resolve(readings, NOTHING).actors) == 1
    assert len(resolve(readings, NOTHING, [split]).actors) == 2
    assert len(resolve(readings, NOTHING, [split, undo]).actors) == 1


def test_a_decision_on_actors_that_are_gone_is_loose() -> None:
    join = Decision("d1", "2024-01-01", "me", "actor-join", "x", "", "", "y")
    assert resolve([reading("a", person("juan-perez", "Juan Pérez"))], NOTHING, [join]).loose == (join,)


def test_supports_of_an_office_are_one_spell() -> None:
    got = resolve(
        [
            reading(
                "a",
                person("p-q", "Pia Quist"),
                offices=(office("p-q", "Foreign Minister", "DNK", "2021-03-01", "2021-03-01", "a"),),
            ),
            reading(
                "b",
                person("p-q", "Pia Quist"),
                offices=(office("p-q", "foreign minister", "DNK", "2022-05-05", "2022-05-05", "b"),),
            ),
        ],
        NOTHING,
    )
    (spell,) = got.offices
    assert (spell.earliest, spell.latest, len(spell.evidence)) == ("2021-03-01", "2022-05-05", 2)


def test_another_holder_in_between_makes_two_spells() -> None:
    days = ("2018-01-01", "2019-01-01", "2020-01-01")
    held = [office(key, "president", "CHL", day, day) for key, day in zip(("m-b", "s-p", "m-b"), days, strict=True)]
    got = resolve([reading("a", person("m-b", "Mara Bach"), person("s-p", "Saul Pin"), offices=tuple(held))], NOTHING)
    assert [(spell.person, spell.earliest, spell.latest) for spell in got.offices if spell.person != "saul-pin"][:1]
    assert len(got.offices) == 3


FORMS = st.sampled_from(
    ["Ana Kovač", "Ana Kovac", "Kovač", "Ivan Kovač", "Kovach Ana", "Petr Novák", "Novak", "P. Novak"]
)


@given(st.lists(st.tuples(FORMS, st.sampled_from([None, "HRV", "CZE"])), min_size=1, max_size=6), st.randoms())
def test_the_order_of_documents_does_not_matter(people: list[tuple[str, str | None]], random: Random) -> None:
    readings = [
        reading(f"doc{i}", person(form.lower().replace(" ", "-"), form, country))
        for i, (form, country) in enumerate(people)
    ]
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert repr(resolve(readings, NOTHING)) == repr(resolve(shuffled, NOTHING))


@given(st.lists(FORMS, min_size=1, max_size=5))
def test_resolving_twice_joins_no_more(forms: list[str]) -> None:
    readings = [reading(f"doc{i}", person(key_of(form), form, "HRV")) for i, form in enumerate(forms)]
    once = resolve(readings, NOTHING)
    assert len(resolve(once.readings, NOTHING).actors) == len(once.actors)


def test_a_surname_without_a_state_joins_the_person_its_document_introduces() -> None:
    got = resolve(
        [
            reading("a", person("abay-tola", "Abay Tola", "ETH"), person("tola", "Tola")),
            reading("b", person("girma-tola", "Girma Tola", "ETH")),
        ],
        NOTHING,
    )
    assert ids(got) == [["abay-tola"], ["girma-tola"]]


def test_a_surname_taken_for_a_body_joins_its_person_and_no_other_word_does() -> None:
    mistaken = Actor("tola", "organisation", "Tola")
    correction = Actor("correction", "organisation", "Correction")
    got = resolve(
        [reading("a", person("abay-tola", "Abay Tola", "ETH"), mistaken, correction), reading("b", correction)],
        NOTHING,
    )
    assert ids(got) == [["abay-tola", "correction"], ["correction"]]
    assert next(actor.kind for actor in got.actors if actor.id == "abay-tola") == "person"


def test_the_only_bearer_of_a_surname_is_meant_by_it_and_not_by_a_given_name() -> None:
    full = reading("a", person("abay-tola", "Abay Tola", "ETH"))
    assert ids(resolve([full, reading("b", person("tola", "Tola"))], NOTHING))[1] == ["abay-tola"]
    given_name = resolve([full, reading("b", person("abay", "Abay"))], NOTHING)
    assert ids(given_name)[1] == ["abay"]
    assert len(given_name.doubts) == 1


def offices_of(*readings: Reading) -> list[tuple[str, str | None]]:
    return [(spell.office, spell.state) for spell in resolve(readings, NOTHING).offices]


def test_an_office_is_shown_by_the_fullest_name_any_document_gives_it() -> None:
    told = ("spokesman", "Foreign Ministry spokesman", "spokesman of the foreign ministry")
    held = [
        reading(key, person("m-b", "Mara Bach", "DNK"), offices=(office("m-b", name, "DNK", None, None, key),))
        for key, name in zip("abc", told, strict=True)
    ]
    assert len(offices_of(*held)) == 1


def test_a_deputys_office_is_not_the_ministers() -> None:
    held = tuple(office("m-b", name, "DNK", None, None) for name in ("foreign minister", "deputy foreign minister"))
    assert len(offices_of(reading("a", person("m-b", "Mara Bach", "DNK"), offices=held))) == 2


def test_an_office_without_a_state_is_of_the_state_that_another_document_gives_the_person() -> None:
    open_state = Office("m-b", "spokesman", None, None, None, office("m-b", "", "DNK", None, None).evidence)
    alone = reading("a", person("m-b", "Mara Bach"), offices=(open_state,))
    assert offices_of(alone) == []
    assert offices_of(alone, reading("b", person("m-b", "Mara Bach", "DNK"))) == [("spokesman", "DNK")]


def test_a_description_by_office_is_the_holder_whom_the_document_names() -> None:
    described = Actor("dnk-president", "person", "Denmark president", (), "DNK")
    spoken = Mention(Span("a", 50, "president"), "dnk-president", "person", "title")
    plain = reading("a", person("m-b", "Mara Bach", "DNK"), offices=(office("m-b", "president", "DNK", None, None),))
    told = replace(plain, actors=(*plain.actors, described), mentions=(*plain.mentions, spoken))
    assert ids(resolve([told], NOTHING)) == [["m-b"]]
    assert ids(resolve([replace(told, offices=())], NOTHING))[0][0] == "dnk-president"
