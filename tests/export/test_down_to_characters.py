"""Every number and sentence of a real record leads to claims, and these to the characters that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from accord.dossier import Dossier
from accord.export.brief import to_markdown
from accord.export.brief.compose import compose
from accord.export.brief.shape import Brief, Sentence, Terms
from accord.export.brief.shelf import Shelf
from accord.export.desk import REGISTERS, Desk
from accord.export.verify import drafts
from accord.export.verify.check import Checker
from accord.model import Record

TITLE = "Pile"


@pytest.fixture(scope="module")
def record(pile: Dossier) -> Record:
    return pile.record()


@pytest.fixture(scope="module")
def desk(record: Record) -> Desk:
    return Desk(record)


def sentences(brief: Brief) -> Iterator[Sentence]:
    yield from brief.bottom_line
    yield from (one for group in brief.groups for item in group.items for one in item.sentences)
    yield from (side for dispute in brief.disputes for side in dispute.sides)


def test_every_span_stands_in_its_document(pile: Dossier) -> None:
    assert pile.check() == []


def test_every_entry_of_a_register_opens_at_its_words(record: Record, desk: Desk) -> None:
    texts = {one.id: one.text for one in record.articles}
    entries = [entry for register in REGISTERS for entry in getattr(record, register)]
    assert {type(entry).__name__ for entry in entries} >= {"Agreement", "Sanction", "Office", "Transfer", "Tie"}
    for entry in entries:
        spans = [span for _, span in desk.evidence(entry)]
        assert spans
        assert all(span.holds_in(texts[span.source]) for span in spans)
        assert desk.backing(entry).origins


def test_every_score_is_of_events_and_every_event_of_claims(record: Record, desk: Desk) -> None:
    texts = {one.id: one.text for one in record.articles}
    assert record.scores
    for score in record.scores:
        assert score.events
        assert all(desk.events[id].status == "happened" for id in score.events)
    for one in record.events:
        claims = desk.shelf.claims_of(one.claims)
        assert len(claims) == len(one.claims) > 0
        assert all(claim.evidence.holds_in(texts[claim.document]) for claim in claims)


def test_every_side_of_a_conflict_has_claims(record: Record, desk: Desk) -> None:
    for conflict in record.conflicts:
        assert len(conflict.sides) > 1
        assert all(len(desk.shelf.claims_of(side.claims)) == len(side.claims) > 0 for side in conflict.sides)
        assert conflict.about in desk.events


def test_every_sentence_of_the_brief_is_borne_out(record: Record) -> None:
    brief = compose(record, Terms(TITLE))
    checker = Checker(Shelf.of(record, []))
    spans = {note.number: note.span for note in brief.notes}
    told = [one for one in sentences(brief) if one.notes]
    assert len(told) > 30
    for one in told:
        assert one.quote
        assert checker.told(one.lead, one.quote.text, [spans[number] for number in one.notes]) == ()
    assert not [gap for gap in brief.gaps if gap.title.startswith("Sentences left out")]


def test_the_brief_as_it_is_written_passes(record: Record) -> None:
    written = to_markdown(record, Terms(TITLE))
    found = drafts.check(written, Shelf.of(record, []), written)
    assert len(found) > 100
    assert drafts.failed(found) == []
