"""Which words name an actor, and whom they mean."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

NAMED = [
    ("Kenyan troops crossed the border.", "troops", "ken-troops"),
    ("The United Nations waited.", "United Nations", "united-nations"),
    ("Kenya's foreign minister, Amina Wako, left.", "Amina Wako", "amina-wako"),
    ("President Amina Wako spoke. Later Wako left.", "Wako", "amina-wako"),
    ("Kenya and Uganda quarrelled. The two countries made peace.", "The two countries", "KEN UGA"),
    ("Kenya waited. It sent troops.", "It", "KEN"),
    ("President Amina Wako spoke. She left.", "She", "amina-wako"),
    (
        "Kenya and Uganda quarrelled. Their foreign ministers met.",
        "foreign ministers",
        "ken-foreign-minister uga-foreign-minister",
    ),
    ("The presidents of Kenya and Uganda met.", "presidents", "ken-president uga-president"),
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
