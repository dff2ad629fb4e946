"""What lasts: agreements, memberships, sanctions, offices, transfers, ties and scores, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from accord.export.desk import REGISTERS, Desk, Entry, entry_id, listed
from accord.export.tables.columns import (
    DAY,
    Column,
    Row,
    Table,
    date_cells,
    dated,
    number,
    span_cells,
    spanned,
    text,
    whole,
    yes_no,
)


def _basis(desk: Desk, entry: Entry) -> Row:
    """The last columns of every register."""
    backing = desk.backing(entry)
    claims = len(backing.claims)
    return len(backing.origins), len(backing.documents), claims, listed(backing.standings), listed(backing.modalities)


def _agreements(desk: Desk) -> Iterator[Row]:
    for one in desk.record.agreements:
        yield (
            one.id,
            one.title,
            listed(one.parties),
            one.kind,
            listed(field.replace(";", ",") for field in one.fields),
            one.stage,
            *date_cells(one.signed),
            one.place.id if one.place else None,
            listed(one.signatories),
            *date_cells(one.term),
            *_basis(desk, one),
        )


def _obligations(desk: Desk) -> Iterator[Row]:
    for one in desk.record.agreements:
        for obligation in one.obligations:
            yield one.id, obligation.kind, obligation.polarity, obligation.claim


def _memberships(desk: Desk) -> Iterator[Row]:
    for one in desk.record.memberships:
        told = (one.organisation, one.state, one.status)
        yield entry_id("memberships", one), *told, *date_cells(one.date), *_basis(desk, one)


def _sanctions(desk: Desk) -> Iterator[Row]:
    for one in desk.record.sanctions:
        told = (one.sender or None, one.target, one.reason, one.stage)
        yield entry_id("sanctions", one), *told, *date_cells(one.date), *_basis(desk, one)


def _offices(desk: Desk) -> Iterator[Row]:
    for one in desk.record.offices:
        told = (one.person, one.office, one.state, one.earliest, one.latest)
        yield entry_id("offices", one), *told, *_basis(desk, one)


def _transfers(desk: Desk) -> Iterator[Row]:
    for one in desk.record.transfers:
        told = (one.kind, one.what, one.sender, one.recipient or None, one.stage)
        yield entry_id("transfers", one), *told, *date_cells(one.date), *_basis(desk, one)


def _ties(desk: Desk) -> Iterator[Row]:
    for one in desk.record.ties:
        yield entry_id("ties", one), one.a, one.b, one.directed, one.kind, one.trend, *_basis(desk, one)


def _scores(desk: Desk) -> Iterator[Row]:
    for one in desk.record.scores:
        yield one.a, one.b, one.month, one.cooperation, one.conflict, len(one.events), listed(one.events)


def _register_evidence(desk: Desk) -> Iterator[Row]:
    for register in REGISTERS:
        for entry in getattr(desk.record, register):
            id = entry_id(register, entry)
            for claim, span in desk.evidence(entry):
                told = desk.shelf.claims[claim] if claim else None
                stands = (told.modality, told.polarity) if told else (None, None)
                yield register, id, claim, span.source, *stands, *span_cells(desk, span)


BASIS: tuple[Column, ...] = (
    whole("origins", "independent origins of what it rests on", unit="count"),
    whole("documents", "documents that it rests on", unit="count"),
    whole("claims", "claims that it rests on", unit="count"),
    text("standings", "how the events behind it stand, parted by ;", "it rests on titles of persons alone"),
    text("modalities", "of its claims, parted by ;", "it rests on titles of persons alone"),
)
ID = text("id", "id of the entry")
TABLES = (
    Table(
        "agreements",
        "One entry an agreement, at the furthest stage that a claim supports.",
        (
            ID,
            text("title", "a label for lists"),
            text("parties", "ids, parted by ;", "not stated"),
            text("kind", "treaty, memorandum, plan, roadmap, contract, statement, other"),
            text("fields", "what it is on, as named, parted by ;", "not stated"),
            text("stage", "discussed, announced, agreed, signed, ratified, in-force, ended"),
            *dated("signed"),
            text("place", "id of the place of signing", "not stated"),
            text("signatories", "ids of the persons who signed, parted by ;", "not stated"),
            *dated("term"),
            *BASIS,
        ),
        _agreements,
    ),
    Table(
        "obligations",
        "What documents say an agreement obliges to, and does not.",
        (
            text("agreement", "id of the agreement"),
            text("kind", "kind of obligation"),
            text("polarity", "positive; negative: it is said not to oblige to this"),
            text("claim", "id of the claim that says so"),
        ),
        _obligations,
    ),
    Table(
        "memberships",
        "Memberships and applications, as stated.",
        (
            ID,
            text("organisation", "id of the organisation"),
            text("state", "id of the state"),
            text("status", "member, applicant, observer, candidate, former"),
            *dated("date"),
            *BASIS,
        ),
        _memberships,
    ),
    Table(
        "sanctions",
        "One entry a sender, target, stage and time.",
        (
            ID,
            text("sender", "id of who imposes them", "the documents name nobody"),
            text("target", "id of whom they are on"),
            text("reason", "reason, in the document's words", "not stated"),
            text("stage", "imposed, threatened, lifted, evaded"),
            *dated("date"),
            *BASIS,
        ),
        _sanctions,
    ),
    Table(
        "offices",
        "Who held which office, for the days that documents support.",
        (
            ID,
            text("person", "id of the person"),
            text("office", "name of the office"),
            text("state", "id of the state or organisation", "not stated"),
            text("earliest", "first day that is supported", "open", DAY),
            text("latest", "last day that is supported; not the end of the office", "open", DAY),
            *BASIS,
        ),
        _offices,
    ),
    Table(
        "transfers",
        "What was moved: troops and weapons somewhere, arms, money, goods or people to somebody.",
        (
            ID,
            text("kind", "deployment: troops or weapons to a place; transfer: something handed over"),
            text("what", "what is moved, in a document's words"),
            text("sender", "id of who moves or gives it"),
            text("recipient", "id of who receives it, or to or against whom it is deployed", "not stated"),
            text("stage", "considered, possible, planned, under-way, done, ended, alleged, disputed, denied"),
            *dated("date"),
            *BASIS,
        ),
        _transfers,
    ),
    Table(
        "ties",
        "Standing relations of two actors, as stated.",
        (
            ID,
            text("a", "id of an actor; where directed, of the one it runs from"),
            text("b", "id of the other"),
            yes_no("directed", "whether it runs one way, as dependence does"),
            text("kind", "kind of tie"),
            text("trend", "whether it grows", "not stated"),
            *BASIS,
        ),
        _ties,
    ),
    Table(
        "scores",
        "Cooperation and conflict of a pair in a month, of events that stand as happened; each event once.",
        (
            text("a", "id of an actor"),
            text("b", "id of the other"),
            text("month", "month", unit="YYYY-MM"),
            number("cooperation", "sum of positive PLOVER scores, weighted by independent origins"),
            number("conflict", "sum of negative PLOVER scores, weighted likewise, without its sign"),
            whole("events", "events counted", unit="count"),
            text("event_ids", "their ids, parted by ;", "none is left"),
        ),
        _scores,
    ),
    Table(
        "register_evidence",
        "The words that each entry of a register rests on.",
        (
            text("register", "name of the register: a table"),
            text("entry", "id of the entry"),
            text("claim", "id of the claim", "it rests on the title of a person"),
            text("document", "id of the document"),
            text("modality", "of the claim", "it rests on the title of a person"),
            text("polarity", "of the claim", "it rests on the title of a person"),
            *spanned("span"),
        ),
        _register_evidence,
    ),
)
