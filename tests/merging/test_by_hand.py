"""What persons decide about claims: they rest on the words of the document, and hold as long as these stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord import knowledge
from accord.dossier.checking import broken_spans
from accord.merging.by_hand import ADDED, by_hand
from accord.model import CLAIM_TYPES, Actor, Decision, Mention, Name, Reading
from accord.pipeline import build
from tests.builders import article, claim, day, reading, role, span

TEXT = "Kenya met Ghana in Accra. On the last day, both put their\nnames to it. Both put their names to it again."
PAGE = article(TEXT, name="a.txt", published=day("2019-05-05"))
MET = claim(
    PAGE, "met", evidence="Kenya met Ghana in Accra.", actors=[role(PAGE, "KEN", "Kenya")], time=day("2019-05-02")
)
STATES = tuple(
    Actor(id, "state", name, (Name(name, (span(PAGE, name),)),), country=id)
    for id, name in (("KEN", "Kenya"), ("GHA", "Ghana"))
)
TOWN = Actor("accra", "place", "Accra", (Name("Accra", (span(PAGE, "Accra"),)),), country="GHA")
MENTIONS = (
    Mention(span(PAGE, "Accra"), "accra", "place", "name"),
    Mention(span(PAGE, "Ghana"), "GHA", "state", "name"),
)
READ = reading(PAGE, MET, actors=(*STATES, TOWN), mentions=MENTIONS)


def decided(action: str, target: str, value: str, words: str = "", id: str = "1") -> Decision:
    return Decision(id, "2024-01-01", "me", action, target, words, "known", value)


def one_by_hand(*decisions: Decision) -> tuple[Reading, tuple[Decision, ...]]:
    done = by_hand([PAGE], [READ], (*STATES, TOWN), decisions)
    (now,) = done.readings
    return now, done.loose


def adding(value: str, words: str = "put their names to it", id: str = "1") -> Decision:
    return decided("claim-add", PAGE.id, value, words, id)


def test_an_added_claim_rests_on_its_words_and_is_marked_as_a_persons() -> None:
    now, loose = one_by_hand(adding("type=AGREE; modality=planned; roles=participant:KEN, participant:GHA; at=70"))
    added = now.claims[-1]
    assert loose == ()
    assert (added.type, added.modality, added.rule) == ("AGREE", "planned", ADDED)
    assert added.evidence.words == "put their names to it"  # of the two places the one near 70
    assert added.evidence.holds_in(TEXT)
    first = one_by_hand(adding("type=AGREE; roles=participant:KEN; at=45"))[0].claims[-1]
    assert first.evidence.words == "put their\nnames to it"
    assert [(part.role, part.actor, part.span) for part in first.actors] == [("participant", "KEN", None)]


@pytest.mark.parametrize(
    "gone",
    [
        adding("type=AGREE; roles=actor:KEN", words="put their seals to it"),
        adding("type=AGREE; roles=actor:TGO"),
        adding("type=DANCE; roles=actor:KEN"),
        decided("claim-add", "gone", "type=AGREE; roles=actor:KEN", "Kenya"),
        decided("correct", MET.id, "place=Lagos"),
        decided("correct", MET.id, "time=2019-05-09/2019-05-01"),
        decided("correct", "gone", "polarity=negative", "no such words"),
    ],
)
def test_what_finds_no_words_or_actor_is_loose_and_changes_nothing(gone: Decision) -> None:
    assert one_by_hand(gone) == (READ, (gone,))


def test_what_is_undone_is_neither_applied_nor_loose() -> None:
    one = adding("type=AGREE; roles=actor:KEN")
    undo = replace(decided("undo", "1", "", id="2"), undoes="1", value=None)
    assert one_by_hand(one, undo) == (READ, ())


def test_a_claim_that_the_reader_finds_itself_is_not_there_twice() -> None:
    one, again = adding("type=AGREE; roles=actor:KEN"), adding("type=AGREE; roles=actor:KEN", id="2")
    now, loose = one_by_hand(one, again)
    assert (len(now.claims), loose) == (2, (again,))


def test_any_field_is_corrected_and_the_claim_keeps_its_id() -> None:
    values = (
        "type=AGREE",
        "modality=planned",
        "polarity=negative",
        "time=2019-06-01",
        "place=accra",
        "roles=recipient:GHA",
    )
    now, loose = one_by_hand(*(decided("correct", MET.id, value, id=str(n)) for n, value in enumerate(values)))
    (told,) = now.claims
    assert loose == ()
    assert told.id == MET.id
    assert (told.type, told.modality, told.polarity, told.time.value) == ("AGREE", "planned", "negative", "2019-06-01")
    assert (told.time.basis, told.time_span) == ("inferred", None)  # no words of the sentence give that day
    assert told.place
    assert told.place.span == span(PAGE, "Accra")
    assert [(part.role, part.span) for part in told.actors] == [("recipient", span(PAGE, "Ghana"))]
    cleared, _ = one_by_hand(decided("correct", MET.id, "time=none"), decided("correct", MET.id, "roles=none", id="2"))
    assert (cleared.claims[0].time.known, cleared.claims[0].actors) == (False, ())


def test_where_the_claim_is_gone_the_one_on_its_words_is_corrected() -> None:
    now, loose = one_by_hand(decided("correct", "gone", "modality=planned", MET.evidence.words))
    assert (now.claims[0].modality, loose) == ("planned", ())


def test_an_actor_that_was_joined_to_another_stands_for_it() -> None:
    join = decided("actor-join", "KEN", "kenia", id="0")
    now, loose = one_by_hand(join, adding("type=AGREE; roles=actor:kenia"))
    assert ([part.actor for part in now.claims[-1].actors], loose) == (["KEN"], ())


@pytest.mark.parametrize("kind", CLAIM_TYPES)
def test_a_claim_of_any_type_goes_through_all_stages_and_its_words_open(kind: str) -> None:
    told = adding(f"type={kind}; roles=actor:KEN, recipient:GHA; time=2019-05-03; place=Accra")
    record = build([PAGE], [READ], (told, decided("correct", MET.id, f"type={kind}", id="2")), knowledge.load())
    assert record.loose == ()
    assert {claim.type for claim in record.claims} == {kind}
    assert list(broken_spans(record, lambda _: TEXT, lambda words, raw, _: words == raw)) == []
