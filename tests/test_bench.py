"""The floors are well formed, and a figure that is worse than its floor is told. Nothing is timed here."""

from __future__ import annotations

import json
from pathlib import Path

import bench.main
import pytest
from bench import pile as made_up
from bench.commands import Missing
from bench.floors import Drop, Figure, Floor, FloorsError, accepted, drops, load, slackened, to_json
from bench.gained import differences, keyed, shortened
from bench.main import FLOORS, PARTS
from bench.planted import KINDS, pile
from bench.quality import Desk, Take, same_origin, taken
from bench.texts import Writer
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

UNITS = ("%", "x", "s", "MB", "MB/s", "per 1,000", "a record", "count")
FIGURES = st.builds(
    Figure,
    st.sampled_from(["seeds/recall", "reading/time", "plv/claims"]),
    st.floats(0, 1000),
    st.sampled_from(UNITS),
    st.sampled_from(["higher", "lower"]),
)


def as_claim(**changed: object) -> dict[str, object]:
    """A claim as `accord read` writes it, with what is compared."""
    claim: dict[str, object] = {
        "type": "AID",
        "trigger": {"start": 6, "words": "sent"},
        "evidence": {"words": "Kenya sent\nmaize to Malawi."},
        "actors": [{"role": "actor", "actor": "KEN"}],
        "sources": [],
        "modality": "happened",
        "polarity": "positive",
    }
    return claim | changed


def as_reading(*claims: dict[str, object]) -> dict[str, object]:
    return {"document": {"name": "a.txt"}, "claims": list(claims)}


# ---------------------------------------------------------------- floors.json
def test_floors_are_well_formed_and_of_parts_that_exist() -> None:
    floors = load(FLOORS)
    assert {name.partition("/")[0] for name in floors} <= PARTS.keys()
    assert to_json(floors) == FLOORS.read_text("utf-8")


@pytest.mark.parametrize(
    "entry",
    [
        {"floor": 1, "better": "higher"},
        {"floor": 1, "better": "bigger", "note": ""},
        {"floor": "1", "better": "lower", "note": ""},
        {"floor": True, "better": "lower", "note": ""},
        {"floor": 1, "better": "lower", "note": "", "ceiling": 2},
    ],
)
def test_floor_that_is_not_well_formed_is_refused(entry: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"seeds/recall": entry}), "utf-8")
    with pytest.raises(FloorsError, match="seeds/recall"):
        load(path)


# ---------------------------------------------------------------- comparing
def test_worse_is_told_in_both_directions() -> None:
    floors = {"a/recall": Floor(50, "higher"), "a/errors": Floor(2, "lower"), "a/kept": Floor(9, "higher")}
    figures = [Figure("a/recall", 49.9), Figure("a/errors", 2.1, "count", "lower"), Figure("a/kept", 9)]
    assert drops(figures, floors, ["a"]) == [
        Drop("a/errors", floors["a/errors"], 2.1),
        Drop("a/recall", floors["a/recall"], 49.9),
    ]


def test_figure_that_a_part_no_longer_gives_is_a_drop_but_a_part_passed_over_is_none() -> None:
    floors = {"a/recall": Floor(50, "higher")}
    assert drops([], floors, ["a"]) == [Drop("a/recall", floors["a/recall"], None)]
    assert drops([], floors, ["b"]) == []


def test_nothing_to_count_is_no_drop() -> None:
    assert drops([Figure("a/merges wrong", None)], {"a/merges wrong": Floor(5, "lower")}, ["a"]) == []


@given(st.lists(FIGURES), st.lists(FIGURES), st.booleans())
def test_floors_fall_only_if_that_is_allowed(before: list[Figure], now: list[Figure], allow: bool) -> None:
    now = [figure for figure in now if not any(f.name == figure.name and f.better != figure.better for f in before)]
    old = accepted(before, {})
    new = accepted(now, old, allow_drop=allow)
    assert old.keys() <= new.keys()
    if not allow:
        assert all(floor.holds(new[name].floor) for name, floor in old.items())


@given(FIGURES)
def test_accepted_figure_holds_its_own_floor(figure: Figure) -> None:
    floors = accepted([figure], {})
    assert drops([figure], floors, [figure.part]) == []
    assert floors[figure.name].floor == slackened(figure)


def test_allowed_drop_lowers_the_floor_and_keeps_the_note() -> None:
    old = {"a/recall": Floor(50, "higher", "aim 80")}
    assert accepted([Figure("a/recall", 40)], old) == old
    assert accepted([Figure("a/recall", 40)], old, allow_drop=True) == {"a/recall": Floor(39.7, "higher", "aim 80")}


def test_figures_are_taken_from_a_scorers_answer_in_percent() -> None:
    answer = {"claims": {"core": {"R": 0.5052}}, "any type": 70.1, "none": {"rate": None}}
    takes = [Take("recall", "claims core R"), Take("nothing", "none rate")]
    assert taken("a", takes, answer, scale=100) == [Figure("a/recall", 50.52), Figure("a/nothing", None)]
    assert taken("a", [Take("type", "any type")], answer) == [Figure("a/type", 70.1)]


def test_part_that_stumbles_is_told_and_the_others_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(desk: Desk) -> list[Figure]:
        raise KeyError("gold")

    def pass_over(desk: Desk) -> list[Figure]:
        raise Missing("no gold")

    parts = {"seeds": stumble, "plv": pass_over, "timex": lambda desk: [Figure("timex/F1", 80)]}
    monkeypatch.setattr(bench.main, "PARTS", parts)
    done = bench.main.measure(Desk(Path("shared"), Path("work")), parts, Console(quiet=True))
    assert done.figures == (Figure("timex/F1", 80),)
    assert done.ran == ("timex",)
    assert done.passed_over == {"plv": "no gold"}
    assert done.failed == {"seeds": "KeyError: 'gold'"}


# ---------------------------------------------------------------- gained and lost
def test_claims_gained_lost_and_changed_are_told_in_order() -> None:
    then = keyed([as_reading(as_claim(), as_claim(trigger={"start": 40, "words": "aid"}))])
    now = keyed([as_reading(as_claim(modality="planned"), as_claim(trigger={"start": 2, "words": "grant"}))])
    found = differences(then, now)
    assert [(one.what, one.key[3]) for one in found] == [("gained", "grant"), ("changed", "sent"), ("lost", "aid")]
    assert found[1].before == then[found[1].key]
    assert found[1].told.sentence == "Kenya sent maize to Malawi."


def test_same_claims_differ_in_nothing_and_two_on_one_word_are_kept_apart() -> None:
    claims = keyed([as_reading(as_claim(), as_claim(actors=[{"role": "actor", "actor": "TZA"}]))])
    assert len(claims) == 2
    assert differences(claims, dict(claims)) == []


@given(st.text())
def test_shortened_sentence_is_short(sentence: str) -> None:
    assert len(shortened(sentence)) <= 150


def test_origin_of_a_copy_is_a_document_or_a_person() -> None:
    assert same_origin("a.txt", "a.txt")
    assert same_origin("mokoena", "thandi-mokoena")
    assert not same_origin("a.txt", "extra.txt")
    assert not same_origin("mokoena", None)


# ---------------------------------------------------------------- texts
def test_writer_writes_the_same_for_the_same_seed_and_never_the_same_article_twice() -> None:
    one, other = Writer(9), Writer(9)
    texts = [one.article(80) for _ in range(20)]
    assert texts == [other.article(80) for _ in range(20)]
    assert len(set(texts)) == 20
    assert all("{" not in text for text in texts)


def test_every_planted_pair_is_an_original_and_its_copy() -> None:
    texts, families, kinds = pile()
    assert set(kinds.values()) == set(KINDS)
    assert all(any(pair <= set(family) for family in families.values()) for pair in kinds)
    assert all(texts[id] for id in texts)


def test_a_made_up_pile_is_whole_and_the_same_every_time() -> None:
    from accord import knowledge

    articles, readings = made_up.pile(knowledge.load(), 200)
    assert (articles, readings) == made_up.pile(knowledge.load(), 200)
    texts = {article.id: article.text for article in articles}
    claims = [claim for reading in readings for claim in reading.claims]
    assert len({claim.id for claim in claims}) == 200
    for claim in claims:
        spans = [claim.evidence, claim.trigger, claim.time_span, *(role.span for role in claim.actors)]
        assert all(span.holds_in(texts[claim.document]) for span in spans if span)
