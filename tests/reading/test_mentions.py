"""Which words name an actor, and whom they mean."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

NAMED = [
    ("Kenyan troops crossed the border.", "Kenyan troops", "ken-troops"),
    ("The United Nations waited.", "United Nations", "united-nations"),
    ("Kenya's foreign minister, Amina Wako, left.", "Amina Wako", "amina-wako"),
    ("President Amina Wako spoke. Later Wako left.", "Wako", "amina-wako"),
    ("Kenya and Uganda quarrelled. The two countries made peace.", "The two countries", "KEN UGA"),
    ("Kenya waited. It sent troops.", "It", "KEN"),
    ("President Amina Wako spoke. She left.", "She", "amina-wako"),
    (
        "Kenya and Uganda quarrelled. Their foreign ministers met.",
        "Their foreign ministers",
        "ken-foreign-minister uga-foreign-minister",
    ),
    ("The presidents of Kenya and Uganda met.", "presidents", "ken-president uga-president"),
    ("Kenyan and Ugandan soldiers left.", "Kenyan and Ugandan soldiers", "ken-soldier uga-soldier"),
    ("Protesters gathered in Nairobi.", "Protesters", "ken-protesters protesters"),
]


@pytest.mark.parametrize(("text", "words", "actors"), NAMED, ids=[f"{w} in {t}" for t, w, _ in NAMED])
def test_words_name_the_actor(text: str, words: str, actors: str, read: Read) -> None:
    found = {m.actor for m in read(text).mentions if m.span.words == words}
    assert found
    assert found <= set(actors.split())


def test_capital_acts_or_is_a_place_by_its_place_in_the_sentence(read: Read) -> None:
    mentions = read("Nairobi signed the treaty. The ministers met in Nairobi.").mentions
    assert [(m.form, m.kind) for m in mentions if m.span.words == "Nairobi"] == [
        ("metonym", "state"),
        ("name", "place"),
    ]


def test_it_is_nobody_where_nobody_is_meant(read: Read) -> None:
    assert [m for m in read("Kenya waited. It was clear that rain would come.").mentions if m.span.words == "It"] == []


def test_office_is_read_with_its_state_and_words(read: Read) -> None:
    (office,) = read("Kenya's foreign minister, Amina Wako, left.").offices
    assert (office.person, office.office, office.state) == ("amina-wako", "foreign minister", "KEN")
    assert "Amina Wako" in office.evidence[0].words


def test_former_holder_holds_no_office(read: Read) -> None:
    assert read("Former Kenyan president Amina Wako left.").offices == ()


def offices(read: Read, text: str) -> list[tuple[str, str, str | None]]:
    return sorted((office.person, office.office, office.state) for office in read(text).offices)


@pytest.mark.parametrize(
    ("text", "office", "state"),
    [
        ("Kenyan foreign ministry spokeswoman Amina Wako left.", "foreign ministry spokeswoman", "KEN"),
        ("A spokesman for Kenya's navy, Captain Peter Rono, spoke.", "spokesman of the navy", "KEN"),
        ("The head of Kenya's Maritime Authority, Peter Rono, spoke.", "head of the Maritime Authority", "KEN"),
        (
            "Peter Rono, Kenya's deputy foreign minister for consular affairs, left.",
            "deputy foreign minister for consular affairs",
            "KEN",
        ),
        ("Kenyan Health Minister Peter Rono left.", "health minister", "KEN"),
        ("Kenya's minister for regional development, Peter Rono, left.", "minister for regional development", "KEN"),
        ("Kenya's ambassador to Chad, Peter Rono, left.", "ambassador to Chad", "KEN"),
        ("U.S. Secretary of State Peter Rono left.", "secretary of state", "USA"),
        ("Kenya's army chief, General Peter Rono, left.", "army chief", "KEN"),
        ("President Peter Rono of Kenya left.", "president", "KEN"),
        ("Peter Rono is Kenya's defence minister.", "defence minister", "KEN"),
        ("Peter Rono serves as Kenya's defence minister.", "defence minister", "KEN"),
        ("Kenya has named Peter Rono as its ambassador to Chad.", "ambassador to Chad", "KEN"),
    ],
)
def test_office_is_told_as_the_text_tells_it(read: Read, text: str, office: str, state: str) -> None:
    assert [found[1:] for found in offices(read, text)] == [(office, state)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan general Peter Rono left.",
        "Rear Admiral Peter Rono left.",
        "A Kenyan official, Peter Rono, left.",
        "Kenyan opposition figures and rebel leader Peter Rono left.",
        "Peter Rono was Kenya's defence minister until December.",
        "On Wednesday, the presidents of Kenya and Uganda met.",
    ],
)
def test_ranks_callings_and_past_holders_hold_no_office(read: Read, text: str) -> None:
    assert offices(read, text) == []


def test_plural_title_is_each_ones(read: Read) -> None:
    found = offices(read, "Foreign Ministers Amina Wako of Kenya and Peter Rono of Uganda met.")
    assert found == [("amina-wako", "foreign minister", "KEN"), ("peter-rono", "foreign minister", "UGA")]


def test_two_titles_of_one_name(read: Read) -> None:
    found = offices(read, "Kenya's Deputy Prime Minister and Foreign Minister Amina Wako left.")
    assert [office for _, office, _ in found] == ["deputy prime minister", "foreign minister"]


def test_two_titles_after_one_name(read: Read) -> None:
    found = offices(read, "Amina Wako, Kenya's finance minister and the national security adviser, left.")
    assert {office for _, office, _ in found} == {"finance minister", "national security adviser"}


def test_counterpart_with_a_name_has_the_office_as_told(read: Read) -> None:
    text = "Kenyan army chief Amina Wako met her Ugandan counterpart, Peter Rono."
    assert ("peter-rono", "army chief", "UGA") in offices(read, text)


def test_an_organisations_body_has_officers_of_its_own(read: Read) -> None:
    ((_, office, state),) = offices(read, "European Commission President Amina Wako left.")
    assert (office, state) == ("president", "european-commission")


def test_city_that_opens_a_persons_name_is_no_place(read: Read) -> None:
    assert "mary-roe" in {actor.id for actor in read("Kenya's finance minister, Mary Roe, left.").actors}


def test_consulate_general_is_no_general(read: Read) -> None:
    actors = read("Kenya's consulate general in Jeddah reopened.").actors
    assert not [actor for actor in actors if actor.kind == "person"]
