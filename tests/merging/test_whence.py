"""Whom an event is known from: those who are quoted, charge, deny or take it for granted, else who writes."""

from __future__ import annotations

from accord.merging import merge
from accord.model import Claim, Event
from tests.merging.builders import ACTORS, article, claim, person, reading

ANA, JUAN = person("ana-soto", "Ana Soto", "CHL"), person("juan-rey", "Juan Rey", "PER")
DAY = "2019-05-02"


def events(*claims: Claim, published: str = "2019-05-01") -> list[Event]:
    documents = sorted({each.document for each in claims})
    articles = [
        article(key, f"Words of {key} alone.", outlet=f"Outlet {key}", published=published) for key in documents
    ]
    readings = [
        reading(key, *(each for each in claims if each.document == key), published=published) for key in documents
    ]
    return list(merge(articles, readings, (*ACTORS, ANA, JUAN)).events)


def origins(event: Event) -> list[str]:
    return [origin.actor for origin in event.origins]


def of_type(found: list[Event], kind: str) -> Event:
    (event,) = (event for event in found if event.type == kind)
    return event


STRUCK = "When missiles struck a mine in Chile, Chile blamed Peru, and Peru rejected the charge."
HIT = claim("a", "ASSAULT", STRUCK, "struck", recipients=["CHL"], when=DAY)
BLAMED = claim("a", "ACCUSE", STRUCK, "blamed", actors=["CHL"], recipients=["PER"], by=["CHL"])
REJECTED = claim("a", "REJECT", STRUCK, "rejected", actors=["PER"], recipients=["CHL"], by=["PER"])


def test_a_deed_without_a_doer_is_known_from_those_who_blame_and_deny() -> None:
    assert origins(of_type(events(HIT, BLAMED, REJECTED), "ASSAULT")) == ["CHL", "PER"]


def test_a_deed_whose_doer_is_told_is_known_from_who_tells_it() -> None:
    told = claim("a", "ASSAULT", STRUCK, "struck", actors=["NOR"], recipients=["CHL"], when=DAY)
    assert origins(of_type(events(told, BLAMED, REJECTED), "ASSAULT")) == ["outlet-a"]


def test_a_charge_that_a_bystander_rejects_is_not_known_from_him() -> None:
    other = claim("a", "REJECT", STRUCK, "rejected", actors=["NOR"], recipients=["CHL"], by=["NOR"])
    assert origins(of_type(events(HIT, BLAMED, other), "ASSAULT")) == ["CHL"]


SIGNED = "Ana Soto, who signed a treaty with Juan Rey, said the treaty was fair."
TREATY = claim("a", "SUPPORT", SIGNED, "signed", together=["ana-soto", "juan-rey"], when=DAY)


def test_who_speaks_of_the_treaty_that_she_signed_is_an_origin_of_it() -> None:
    remark = claim("a", "STATE", SIGNED, "said", actors=["ana-soto"], by=["ana-soto"])
    assert origins(of_type(events(TREATY, remark), "SUPPORT")) == ["ana-soto", "outlet-a"]


def test_who_speaks_of_something_else_is_none() -> None:
    words = "Ana Soto, who signed a treaty with Juan Rey, said the weather was fair."
    treaty = claim("a", "SUPPORT", words, "signed", together=["ana-soto", "juan-rey"], when=DAY)
    remark = claim("a", "STATE", words, "said", actors=["ana-soto"], by=["ana-soto"])
    assert origins(of_type(events(treaty, remark), "SUPPORT")) == ["outlet-a"]


DUE = claim("a", "CONSULT", "Soto is due to meet Rey.", "meet", together=["ana-soto", "juan-rey"], modality="planned")


def met(day: str) -> Claim:
    return claim("b", "CONSULT", "Soto met Rey.", "met", together=["ana-soto", "juan-rey"], when=day)


def test_a_meeting_that_was_due_is_the_one_held_days_later() -> None:
    (event,) = events(DUE, met("2019-05-03"))
    assert (event.status, origins(event)) == ("happened", ["outlet-a", "outlet-b"])


def test_a_meeting_held_much_later_is_another() -> None:
    assert [event.status for event in events(DUE, met("2019-08-03"))] == ["planned", "happened"]
