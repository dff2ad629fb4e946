"""What a speaker or a text says against itself, and what is told late."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.merging import Merged, merge
from accord.model import Actor, Claim, Date, Mention, Reading, Relation, Span
from tests.merging.builders import ACTORS, article, claim, day, person, reading

BERG, SOTO = person("ida-berg", "Ida Berg", "NOR"), person("ana-soto", "Ana Soto", "CHL")
CROWD = Actor("crowd", "group", "crowd")
DAY = "2019-05-02"


def merged(*readings: Reading) -> Merged:
    texts = tuple(
        article(each.document, f"Words of {each.document}.", outlet=f"O {each.document}") for each in readings
    )
    return merge(texts, readings, (*ACTORS, BERG, SOTO, CROWD))


def kinds(result: Merged) -> list[str]:
    return [conflict.kind for conflict in result.conflicts]


def sides(result: Merged) -> dict[str, tuple[str, ...]]:
    (conflict,) = result.conflicts
    return {side.reading: side.claims for side in conflict.sides}


# ---------------------------------------------------------------- rumours
INVITED = claim("a", "REQUEST", "Berg invited Soto.", "invited", actors=["ida-berg"], recipients=["ana-soto"], when=DAY)


def rumour(words: str, named: str) -> Reading:
    told = claim("b", "REQUEST", words, "invite", actors=["ida-berg"], modality="hearsay")
    at = words.index(named)
    return replace(reading("b", told), mentions=(Mention(Span("b", at, named), "ana-soto", "person", "name"),))


def test_a_rumour_that_names_one_side_stands_beside_the_report() -> None:
    result = merged(reading("a", INVITED), rumour("Soto, whom Berg is said to invite, may come.", "Soto"))
    assert kinds(result) == ["stage"]
    assert sides(result)["Reported as done"] == (INVITED.id,)


def test_a_rumour_of_somebody_else_is_of_something_else() -> None:
    words = "Berg is said to invite a poet."
    assert (
        merged(
            reading("a", INVITED),
            reading("b", claim("b", "REQUEST", words, "invite", actors=["ida-berg"], modality="hearsay")),
        ).conflicts
        == ()
    )


# ---------------------------------------------------------------- positions
WELCOME = claim("a", "SUPPORT", "Norway welcomed the truce.", "welcomed", actors=["NOR"], when=DAY, by=["NOR"])


def doubt(words: str, document: str = "a", start: int = 100) -> Claim:
    return claim(document, "STATE", words, "said", actors=["ida-berg"], by=["ida-berg"], when=DAY, start=start)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Berg said that nobody can say whether it holds.", ["label"]),
        ("They seldom keep their word, Berg said.", ["label"]),
        ("Berg said that it holds.", []),
        ("It will doubtless hold, Berg said.", []),
    ],
)
def test_a_welcome_and_a_doubt_of_one_side(words: str, found: list[str]) -> None:
    assert kinds(merged(reading("a", WELCOME, doubt(words)))) == found


@pytest.mark.parametrize(("document", "start"), [("b", 100), ("a", 5000)], ids=["another text", "far off"])
def test_a_doubt_elsewhere_need_not_be_of_the_same(document: str, start: int) -> None:
    far = doubt("Berg said she doubted it.", document, start)
    readings = {"a": [WELCOME], "b": []}
    readings[document].append(far)
    assert merged(*(reading(key, *told) for key, told in readings.items())).conflicts == ()


def tie(words: str, trigger: str, kind: str, start: int, document: str = "a") -> Claim:
    told = claim(document, "TIE", words, trigger, together=["CHL", "PER"], start=start)
    return replace(told, relation=Relation(kind), modality="ongoing" if kind == "alignment" else "happened")


def test_one_text_has_two_see_it_alike_and_at_odds() -> None:
    alike = tie("Chile and Peru share a stance.", "stance", "alignment", 0)
    apart = tie("The river put Chile and Peru at odds.", "put", "dispute", 100)
    elsewhere = tie("The river put Chile and Peru at odds.", "put", "dispute", 100, document="b")
    result = merged(reading("a", alike, apart))
    assert sides(result) == {"They see it alike": (alike.id,), "They are at odds": (apart.id,)}
    assert merged(reading("a", alike), reading("b", elsewhere)).conflicts == ()


# ---------------------------------------------------------------- told late
RUNS = "Chile and Peru have until late May to open the bridge."
OVER = "Chile and Peru met after the deadline of 14 May passed."
OTHER = "Chile and Peru met after the deadline of 14 March passed."


def deadline(written: str, words: str = OVER) -> Merged:
    runs = claim("a", "AGREE", RUNS, "open", together=["CHL", "PER"], modality="planned")
    over = claim("b", "CONSULT", words, "met", together=["CHL", "PER"], when="2019-06-01")
    return merged(reading("a", runs, published=written), reading("b", over, published="2019-06-02"))


def test_a_deadline_told_as_running_after_another_told_that_it_was_over() -> None:
    assert kinds(deadline("2019-08-01")) == ["staleness"]
    assert deadline("2019-04-01").conflicts == ()
    assert deadline("2019-08-01", OTHER).conflicts == ()


SIGNED = claim("a", "SUPPORT", "Chile and Peru signed a treaty.", "signed", together=["CHL", "PER"], when=DAY)


def retold(words: str, written: str) -> Reading:
    return reading(
        "b", claim("b", "SUPPORT", words, "signed", together=["CHL", "PER"], topics=["treaty"]), published=written
    )


@pytest.mark.parametrize(
    ("words", "written", "found"),
    [
        ("Chile and Peru signed a treaty on a recent Thursday.", "2019-12-01", ["staleness"]),
        ("Chile and Peru signed a treaty on a recent Thursday.", "2019-05-20", []),
        ("Chile and Peru signed a treaty.", "2019-12-01", []),
    ],
)
def test_old_news(words: str, written: str, found: list[str]) -> None:
    told = replace(SIGNED, topics=("treaty",))
    assert kinds(merged(reading("a", told, published=DAY), retold(words, written))) == found


# ---------------------------------------------------------------- origins
def origins(*readings: Reading, nameless: str = "") -> set[str]:
    texts = tuple(
        article(each.document, f"Words of {each.document}.", outlet=None if each.document == nameless else "The Ledger")
        for each in readings
    )
    result = merge(texts, readings, (*ACTORS, BERG, SOTO))
    (event,) = (event for event in result.events if event.type == "SUPPORT")
    return {origin.actor for origin in event.origins}


def test_a_nameless_text_that_tells_an_old_act_as_news_is_no_origin() -> None:
    first = reading("a", replace(SIGNED, topics=("treaty",)), published=DAY)
    late = retold("Chile and Peru signed a treaty on a recent Thursday.", "2019-12-01")
    soon = retold("Chile and Peru signed a treaty on a recent Thursday.", "2019-05-20")
    assert origins(first, late, nameless="b") == {"the-ledger"}
    assert "unknown" in origins(first, soon, nameless="b")


def test_who_confirms_the_news_is_an_origin_of_what_the_headline_tells() -> None:
    headline = replace(SIGNED, section="headline")
    says = claim("a", "STATE", "Soto confirmed the news.", "confirmed", actors=["ana-soto"], by=["ana-soto"], start=200)
    hers = claim("a", "STATE", "Soto confirmed her view.", "confirmed", actors=["ana-soto"], by=["ana-soto"], start=200)
    assert "ana-soto" in origins(reading("a", headline, says))
    assert "ana-soto" not in origins(reading("a", headline, hers))
    assert "ana-soto" not in origins(reading("a", SIGNED, says))


def riot(document: str, words: str, trigger: str) -> Reading:
    told = claim(
        document, "PROTEST", words, trigger, actors=["crowd"], recipients=["PER"], when=DAY, where=("Lima", "PER")
    )
    return reading(document, told)


def test_a_riot_under_a_mild_name() -> None:
    stormed = riot("a", "A crowd stormed the embassy.", "stormed")
    assert kinds(merged(stormed, riot("b", "A crowd gathered there.", "gathered"))) == ["label"]
    assert merged(stormed, riot("b", "A crowd attacked it.", "attacked")).conflicts == ()


def test_wide_inferred_dates_part_nothing_by_a_little() -> None:
    """A text placed in some months may have been written a few months later."""
    standing = replace(
        tie("Chile has a treaty with Peru.", "treaty", "treaty", 0, document="b"), modality="ongoing", time=day(None)
    )
    wide = replace(reading("b", standing), published=Date("2019-01/2019-04", "2019-01-01", "2019-04-30", "inferred"))
    known = replace(wide, published=replace(wide.published, basis="explicit"))
    first = reading("a", SIGNED, published=DAY)
    assert [len(event.claims) for event in merged(first, wide).events] == [2]
    assert [len(event.claims) for event in merged(first, known).events] == [1]
