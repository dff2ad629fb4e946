"""Whom words that refer back mean, and when they mean nobody."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

BACK = [
    ("Kenya thanked Uganda. It sent troops.", "It", "KEN"),
    ("Kenya and Uganda quarrelled. They made peace.", "They", "KEN UGA"),
    ("Kenya and Uganda quarrelled. Both left.", "Both", "KEN UGA"),
    ("Kenya waited. The country sent troops.", "The country", "KEN"),
    ("President Amina Wako spoke. The president left.", "The president", "amina-wako"),
    ("Kenya opened its embassy.", "its embassy", "ken-embassy"),
    ("Peru said Chile freed its envoys.", "its", "CHL"),
    ("Peru said a crowd stormed its embassy.", "its", "PER"),
    ("President Amina Wako of Kenya spoke. Her country waited.", "Her country", "KEN"),
    ("The prime minister spoke in Kenya.", "The prime minister", "prime-minister"),
    ("Kenya waited. The prime minister spoke.", "The prime minister", "ken-prime-minister"),
    ("Kenya waited. The minister spoke.", "The minister", ""),
    ("Kenya armed it.", "it", ""),
    ("Chad and Mali made peace. Kenya waited. Peru says that Oman brokered it.", "it", ""),
    ("Mali, Niger and Chad met. Peru waited. The three states left.", "The three states", "MLI NER TCD"),
    ("Peru waited. Baku said it was waiting.", "it", "AZE"),
    ("Chad and Mali quarrelled. Chad and Mali met. Kenya wrote to both.", "both", "TCD MLI"),
    ("Chad and Mali quarrelled. Chad wrote to both.", "both", ""),
    ("Chad and Mali quarrelled. Chad and Mali wrote. The leaders signed a pact.", "The leaders", "TCD MLI"),
    ("Chad and Mali met, according to officials in Chad. It is over, they said.", "they", "tcd-officials"),
    ("Donald Roe visited Peru, the first visit of its kind.", "its", ""),
    ("President Kwame Obi of Ghana spoke. Kwame left.", "Kwame", "kwame-obi"),
    ("Kenya and Uganda quarrelled. Analysts waited. They made peace.", "They", "KEN UGA"),
    ("A crowd stormed Chad's embassy. The building burned.", "The building", "tcd-embassy"),
    ("Chad issued a statement. The statement thanked Peru.", "The statement", "TCD"),
    (
        "Fiji thanked Oman and Peru. Chad waited on Mali. The two neighbours made peace.",
        "The two neighbours",
        "MLI TCD",
    ),
    ("Egypt backs Oman, and Peru is poor, though it has oil.", "it", "PER"),
    ("Oman and Qatar paid, while Egypt said that an aide to its consul fled.", "its", "EGY"),
    ("The statement thanked Peru.", "The statement", ""),
    ("The country sent troops.", "The country", ""),
    ("Kenya waited. The country that sent troops left.", "The country", ""),
    ("Kenya waited. They sent troops.", "They", ""),
    ("Jordan and Egypt quarrelled. Egypt waited. The kingdom sent troops.", "The kingdom", "JOR"),
    ("Egypt and Chad quarrelled. The kingdom sent troops.", "The kingdom", ""),
    (
        "Peru and Chad quarrelled. Niger and Peru met. The South American nation left.",
        "The South American nation",
        "PER",
    ),
    ("A Peruvian general met Chad's envoy. The general, speaking in Lima, denied it.", "The general", "per-general"),
    ("Peru waited. The country, which sent troops, left.", "The country", "PER"),
    (
        "President Amina Wako of Kenya flew to Lima. A senior official travelling with her spoke.",
        "senior official",
        "ken-senior-official",
    ),
    ("President Amina Wako of Kenya spoke. A reporter travelling with her wrote.", "reporter", "reporter"),
    ("An official in Chad spoke. Later he left.", "he", "tcd-official"),
    ("Chad and Mali signed a pact. Niger buys more oil from either than Peru does.", "either", "TCD MLI"),
    ("Chad and Mali quarrelled. The two made up.", "The two", "TCD MLI"),
    ("Chad and Mali quarrelled. Two soldiers were taken. The two were freed.", "The two", ""),
    ("Peru doubts Chad. This is not a state that yields, Peru says.", "This", "TCD"),
    ("Peru doubts Chad. This is not a problem, Peru says.", "This", ""),
    ("King Felipe of Spain invited President Amina Wako of Kenya. She has not gone.", "She", "amina-wako"),
    ("King Felipe of Spain invited President Amina Wako of Kenya. He went to Peru.", "He", "king-felipe-vi"),
    ("Peru kept Chile from a pact with Chad, with which it has no ties.", "it", "PER"),
    ("Peru and Chile quarrelled. The West African state left.", "The West African state", ""),
    (
        "Kenya and Uganda quarrelled. Kenya and Uganda wrote to Chad. Chad and its allies waited. Both sides left.",
        "Both sides",
        "KEN UGA",
    ),
]


@pytest.mark.parametrize(("text", "words", "actors"), BACK, ids=[text for text, *_ in BACK])
def test_words_refer_back(text: str, words: str, actors: str, read: Read) -> None:
    found = {mention.actor for mention in read(text).mentions if mention.span.words == words}
    assert found == set(actors.split())


def test_counterpart_holds_the_same_office(read: Read) -> None:
    text = "Kenya's foreign minister, Amina Wako, met her Ugandan counterpart."
    assert "uga-foreign-minister" in {mention.actor for mention in read(text).mentions}
