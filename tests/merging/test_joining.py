"""What makes two claims one act beyond type, actors and date, and what parts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.merging import Merged, merge
from accord.model import Actor, Claim, Mention, Reading, Span
from tests.merging.builders import ACTORS, article, claim, person, reading

DAY = "2019-05-02"
PEOPLE = (
    person("ana-soto", "Ana Soto", "CHL"),
    person("raul-vega", "Raul Vega", "PER"),
    person("per-official", "Peruvian official", "PER"),
    Actor("chl-palace", "body", "The Palace", country="CHL"),
    Actor("red-league", "group", "Red League"),
)


def merged(*readings: Reading) -> Merged:
    texts = tuple(
        article(each.document, f"Words of {each.document}.", outlet=f"O {each.document}") for each in readings
    )
    return merge(texts, readings, (*ACTORS, *PEOPLE))


def naming(told: Claim, name: str, actor: str) -> Reading:
    """A reading of one claim in whose sentence somebody else is named."""
    at = told.evidence.start + told.evidence.words.index(name)
    mention = Mention(Span(told.document, at, name), actor, "group", "name")
    return replace(reading(told.document, told), mentions=(mention,))


AGREED = claim("a", "AGREE", "Chile and Peru agreed to open a port.", "agreed", together=["CHL", "PER"], when=DAY)


@pytest.mark.parametrize(("who", "events"), [(["CHL", "PER"], 1), (["CHL"], 2)], ids=["together", "one alone"])
def test_what_two_announce_together_they_have_agreed(who: list[str], events: int) -> None:
    words = "The two announced that they would open a port."
    announced = claim("b", "STATE", words, "announced", actors=who, when=DAY, by=["ana-soto"])
    assert len(merged(reading("a", AGREED), reading("b", announced)).events) == events


def test_a_plan_that_two_announce_together_is_agreed_by_then() -> None:
    words = "Chile and Peru announced that they would open a port."
    announced = claim("b", "STATE", words, "announced", actors=["CHL", "PER"], modality="planned", by=["ana-soto"])
    (event,) = merged(reading("a", AGREED), reading("b", announced, published="2019-05-03")).events
    assert event.status == "happened"
    assert event.type == "AGREE"


def test_the_same_others_in_the_sentence_speak_for_one_act() -> None:
    held = claim("a", "COERCE", "Chile executed two men of the Red League.", "executed", actors=["CHL"])
    again = claim("b", "COERCE", "The Red League's two were put to death by Chile.", "put to death", actors=["CHL"])
    other = replace(again, document="c")
    assert len(merged(reading("a", held), reading("b", again)).events) == 2
    both = (naming(held, "Red League", "red-league"), naming(again, "Red League", "red-league"))
    assert len(merged(*both).events) == 1
    assert len(merged(both[0], reading("c", other)).events) == 2


def signed(words: str, who: str, state: str, *, when: str = DAY, start: int = 0) -> Claim:
    return claim("a", "SUPPORT", words, "signed", actors=[who], recipients=[state], when=when, start=start)


def sides(second: str, *, when: str = DAY) -> Reading:
    first = signed("Ana Soto signed for Chile.", "ana-soto", "CHL")
    return reading("a", first, signed(second, "raul-vega", "PER", when=when, start=40))


def test_those_who_sign_one_after_the_other_sign_one_text() -> None:
    assert len(merged(sides("Raul Vega signed for Peru.")).events) == 1


def test_those_who_sign_on_two_days_sign_two_texts() -> None:
    assert len(merged(sides("Raul Vega signed for Peru.", when="2019-06-02")).events) == 2


def test_those_who_sign_unlike_texts_stay_apart() -> None:
    first = claim("a", "SUPPORT", "Ana Soto signed a treaty.", "signed", actors=["ana-soto"], when=DAY)
    second = claim("a", "SUPPORT", "Raul Vega signed a contract.", "signed", actors=["raul-vega"], when=DAY, start=40)
    assert len(merged(reading("a", first, second)).events) == 2


@pytest.mark.parametrize(("published", "events"), [("2019-05-09", 1), ("2021-05-09", 2)])
def test_a_meeting_told_without_a_date_years_later_is_another(published: str, events: int) -> None:
    words = "Chile and Peru met on harbour fees."
    met = claim("a", "CONSULT", words, "met", together=["CHL", "PER"], when=DAY)
    later = claim("b", "CONSULT", "Now the two have met on fees.", "met", together=["CHL", "PER"])
    told = merged(reading("a", met, published="2019-05-03"), reading("b", later, published=published))
    assert len(told.events) == events


def test_the_capital_is_no_other_town_than_the_capital_by_name() -> None:
    words = "Chile and Peru met in the capital on trade."
    named = claim("a", "CONSULT", "Chile and Peru met in Lima.", "met", together=["CHL", "PER"], where=("Lima", "PER"))
    common = claim("b", "CONSULT", words, "met", together=["CHL", "PER"], where=("capital", "PER"), when=DAY)
    other = claim("b", "CONSULT", words, "met", together=["CHL", "PER"], where=("Cusco", "PER"), when=DAY)
    assert len(merged(reading("a", named), reading("b", common)).events) == 1
    assert len(merged(reading("a", named), reading("b", other)).events) == 2


def test_officials_without_a_name_are_not_the_same_official() -> None:
    who = ["per-official"]
    first = claim("a", "STATE", "An official in Lima praised the new port.", "praised", actors=who, by=who)
    second = claim("b", "STATE", "An official was silent on fish and quotas.", "silent", actors=who, by=who)
    readings = (reading("a", first, published=DAY), reading("b", second, published=DAY))
    assert len(merged(*readings).events) == 2


def test_a_body_beside_the_official_who_speaks_for_it_is_one_origin() -> None:
    said = [
        replace(AGREED, sources=claim("a", "STATE", "x", "x", by=["chl-palace"]).sources),
        replace(
            AGREED,
            document="b",
            evidence=replace(AGREED.evidence, source="b", words="Chile and Peru agreed on opening a port."),
            trigger=replace(AGREED.trigger, source="b"),
            sources=claim("b", "STATE", "x", "x", by=["ana-soto"]).sources,
        ),
    ]
    (event,) = merged(*(reading(each.document, each) for each in said)).events
    assert [origin.actor for origin in event.origins] == ["ana-soto"]


def test_two_remarks_of_one_speaker_are_not_one_for_naming_him_alike() -> None:
    who = ["ana-soto"]
    first = "Palace spokeswoman Ana Soto said the port was a good thing."
    second = "Palace spokeswoman Ana Soto said nobody would sell fish there."
    said = claim("a", "STATE", first, "said", actors=who, by=who)
    other = claim("b", "STATE", second, "said", actors=who, by=who)
    assert len(merged(reading("a", said), reading("b", other)).events) == 2


def remark(document: str, words: str, *, when: str | None = None) -> Reading:
    who = ["ana-soto"]
    return reading(document, claim(document, "STATE", words, "said", actors=who, by=who, when=when))


def test_a_remark_told_later_without_a_date_is_known_by_its_words() -> None:
    first = remark("a", "“Peru keeps a safe harbour for our fishing boats,” Soto said.", when=DAY)
    later = remark("b", "Soto, who likes tea, said Peru has a safe harbour for fishing boats.")
    other = remark("c", "Soto, who likes tea, said Peru has a famous kitchen and many singers.")
    assert len(merged(first, later).events) == 1
    assert len(merged(first, other).events) == 2


def test_two_remarks_of_one_day_are_two() -> None:
    first = remark("a", "Soto said Peru keeps a safe harbour.", when=DAY)
    second = remark("b", "Soto said nobody would sell fish again.", when=DAY)
    assert len(merged(first, second).events) == 2


@pytest.mark.parametrize(("until", "events"), [(DAY, 1), ("2021-07-04", 2)])
def test_a_time_of_years_does_not_place_a_meeting(until: str, events: int) -> None:
    one = claim("a", "CONSULT", "Chile and Peru met.", "met", together=["CHL", "PER"], when=DAY)
    two = claim("b", "CONSULT", "Peru and Chile met.", "met", together=["CHL", "PER"], when=DAY, until=until)
    assert len(merged(reading("a", one), reading("b", two)).events) == events


def sanctions(document: str, words: str, *senders: str) -> Reading:
    told = claim(document, "SANCTION", words, "sanctions", actors=senders, recipients=["ECU"], modality="ongoing")
    return reading(document, told)


def test_sanctions_in_force_on_one_state_are_one_unless_their_senders_differ() -> None:
    unnamed = sanctions("a", "Ecuador lives under sanctions.")
    chilean = sanctions("b", "Chilean sanctions weigh on Ecuador.", "CHL")
    peruvian = sanctions("c", "Ecuador complains of Peru's sanctions.", "PER")
    assert len(merged(unnamed, chilean).events) == 1
    assert len(merged(chilean, peruvian).events) == 2
    apart = [event.participants for event in merged(unnamed, chilean, peruvian).events]
    assert not any({"CHL", "PER"} <= set(parties) for parties in apart)


@pytest.mark.parametrize(("who", "shared"), [(["ana-soto"], ["ana-soto"]), (["CHL", "PER"], [])], ids=["one", "two"])
def test_a_remark_of_one_is_shared_and_what_two_state_together_is_no_remark(who: list[str], shared: list[str]) -> None:
    words = "They affirmed that the port stays open to fishing boats."
    told = [claim(key, "STATE", words, "affirmed", actors=who, by=who, when=DAY) for key in "ab"]
    assert [copy.origin for copy in merged(*(reading(each.document, each) for each in told)).copies] == shared


def test_one_telling_names_all_who_sign_and_another_each_in_turn() -> None:
    each = sides("Raul Vega signed for Lima.")
    old = reading("b", claim("b", "SUPPORT", "The pact of 2001 that Chile and Peru signed holds.", "signed",
                             together=["CHL", "PER"], when="2001-01-01", until="2001-12-31"))  # fmt: skip
    words = "The pact was signed by Ana Soto and Raul Vega."
    both = reading("c", claim("c", "SUPPORT", words, "signed", together=["ana-soto", "raul-vega"]), cites=["O a"])
    found = merged(each, old, both).events
    assert [event.documents for event in found if "c" in event.documents] == [("a", "c")]


@pytest.mark.parametrize(("last", "events"), [("2019-05-31", 2), (DAY, 1)], ids=["in a month", "on a day"])
def test_meetings_in_two_states_are_two_unless_told_of_one_day(last: str, events: int) -> None:
    first = "2019-05-01" if last != DAY else DAY
    who = ["ana-soto", "raul-vega"]
    one = claim("a", "CONSULT", "Soto met Vega in Oslo.", "met", together=who, when=DAY, where=("Oslo", "NOR"))
    two = claim("b", "CONSULT", "Vega met Soto in Bali on trade.", "met", together=who, when=first, until=last,
                where=("Bali", "IDN"), topics=["trade"])  # fmt: skip
    assert len(merged(reading("a", one), reading("b", two)).events) == events
