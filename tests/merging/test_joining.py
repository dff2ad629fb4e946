"""What makes two claims one act beyond type, actors and date, and what parts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.merging import Merged, merge
from accord.model import Actor, Claim, Mention, Reading, Role, Span
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


# ---------------------------------------------------------------- descriptions and names
WHO = (
    Actor("poet", "group", "local poet"),
    Actor("world", "group", "international community"),
)


def events_of(*readings: Reading) -> int:
    texts = tuple(
        article(each.document, f"Words of {each.document}.", outlet=f"O {each.document}") for each in readings
    )
    return len(merge(texts, readings, (*ACTORS, *PEOPLE, *WHO)).events)


def executed(document: str, words: str, whom: str, kind: str = "execut", when: str | None = DAY) -> Reading:
    trigger = next(word for word in words.split() if word.startswith(kind))
    return reading(
        document,
        claim(document, "COERCE", words, trigger, actors=["CHL"], recipients=[whom], when=when, where=("Arica", "CHL")),
        published="2019-05-20",
    )


def test_somebody_described_may_be_the_one_with_a_name() -> None:
    named = executed("a", "Chile executed the League.", "red-league")
    assert events_of(named, executed("b", "Chile executed a local poet.", "poet")) == 1
    assert events_of(named, executed("b", "Chile executed a local poet.", "poet", when="2018-01-01")) == 2
    arrest = executed("a", "Chile arrested the League.", "red-league", "arrest")
    assert events_of(arrest, executed("b", "Chile arrested a local poet.", "poet", "arrest")) == 2


def measure(document: str, kind: str, words: str, trigger: str, actors: list[str]) -> Reading:
    told = claim(document, kind, words, trigger, actors=actors, recipients=["PER"], modality="ongoing")
    return reading(document, told, published="2019-05-20")


@pytest.mark.parametrize(
    ("words", "trigger", "events"),
    [
        ("The ban on investment in Peru remains.", "ban", 1),
        ("Economic restrictions weigh on Peru.", "restrictions", 1),
        ("The ban on hats in Peru remains.", "ban", 2),
    ],
)
def test_economic_restrictions_are_sanctions(words: str, trigger: str, events: int) -> None:
    sanctions = measure("a", "SANCTION", "Peru lives under sanctions.", "sanctions", [])
    assert events_of(sanctions, measure("b", "COERCE", words, trigger, [])) == events


def test_a_sender_that_is_nobody_in_particular_makes_no_other_sanctions() -> None:
    def by(document: str, sender: str) -> Reading:
        return measure(document, "SANCTION", "Peru lives under sanctions.", "sanctions", [sender])

    assert events_of(by("a", "CHL"), by("b", "world")) == 1
    assert events_of(by("a", "CHL"), by("b", "NOR")) == 2


def test_who_denies_a_part_of_his_own_is_an_event() -> None:
    words = "Chile said it had taken no part in the talks."
    denied = claim(
        "a", "CONSULT", words, "taken no part", together=["CHL"], modality="denied", polarity="negative", by=["CHL"]
    )
    assert [event.status for event in merged(reading("a", denied)).events] == ["denied"]
    assert merged(reading("a", replace(denied, sources=()))).events == ()


def opening(document: str, words: str, *, both: bool, published: str, when: str | None = None) -> Reading:
    together, alone = (["CHL", "PER"], []) if both else ([], ["CHL"])
    told = claim(document, "COOPERATE", words, "reopen", together=together, actors=alone, modality="planned", when=when)
    if alone:
        told = replace(told, actors=(*told.actors, Role("recipient", "PER", None)))
    return reading(document, told, published=published)


def test_the_embassy_of_one_is_not_the_embassies_of_both() -> None:
    both = opening("a", "Chile and Peru will reopen their embassies.", both=True, published="2019-05-20")
    too = opening("b", "The two are to reopen embassies.", both=True, published="2019-05-20")
    one = opening("b", "Chile will reopen its embassy in Peru.", both=False, published="2019-07-20")
    assert events_of(both, too) == 1
    assert events_of(both, one) == 2


def test_what_was_agreed_can_be_done_from_then_on() -> None:
    """A text that looks back on the agreement does not put off what was agreed till after its own day."""
    words = "In March the two agreed to reopen embassies."
    plan = claim("a", "COOPERATE", words, "reopen", together=["CHL", "PER"], modality="planned")
    pact = claim("a", "AGREE", words, "agreed", together=["CHL", "PER"], when="2019-03-01")
    words = "The two will reopen embassies by May."
    dated = opening("b", words, both=True, published="2019-03-02", when="2019-05-01")
    assert events_of(reading("a", plan, pact, published="2019-06-06"), dated) == 2  # the pact and its plan
    assert events_of(reading("a", plan, published="2019-06-06"), dated) == 2  # two plans


def test_one_who_signs_without_a_date_is_the_one_who_signed() -> None:
    dated = claim("a", "SUPPORT", "Soto signed for Chile.", "signed", actors=["ana-soto"], when=DAY)
    told = claim("b", "SUPPORT", "Soto signed for Chile too.", "signed", actors=["ana-soto"])
    other = replace(told, actors=tuple(replace(role, actor="raul-vega") for role in told.actors))
    assert events_of(reading("a", dated), reading("b", told, published="2020-09-01")) == 1
    assert events_of(reading("a", dated), reading("b", other, published="2020-09-01")) == 2


def put_in_office(document: str, kind: str, words: str, trigger: str, whom: str) -> Reading:
    told = claim(document, kind, words, trigger, actors=["PER"], recipients=[whom])
    return reading(document, told, published="2019-05-20" if document == "a" else "2019-08-20")


def test_an_appointment_is_one_however_it_is_coded() -> None:
    named = put_in_office("a", "CONSULT", "Peru has named Ana Soto as its envoy.", "named", "ana-soto")
    too = put_in_office("b", "COOPERATE", "Peru has appointed Soto; she has not arrived.", "appointed", "ana-soto")
    other = put_in_office("b", "COOPERATE", "Peru has appointed Vega; he has not arrived.", "appointed", "raul-vega")
    assert events_of(named, too) == 1
    assert events_of(named, other) == 2
