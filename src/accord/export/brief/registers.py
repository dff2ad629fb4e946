"""Disputes, and the registers of agreements, sanctions, memberships, offices and ties."""

from __future__ import annotations

from collections.abc import Iterable

from accord.export.brief.shape import Dispute, Sentence, Table
from accord.export.brief.shelf import Shelf
from accord.export.brief.telling import participants
from accord.export.brief.wording import in_series, one_line, quoted, say_date, say_day
from accord.model import Agreement, Date, Membership, Office, Sanction, Side, Tie


def disputes(shelf: Shelf) -> tuple[Dispute, ...]:
    """The conflicts of the record, each with its sides and who tells them."""
    titles = {event.id: participants(shelf, event) for event in shelf.record.events}
    titles |= {agreement.id: agreement.title for agreement in shelf.record.agreements}
    return tuple(
        Dispute(
            conflict.id,
            one_line(titles.get(conflict.about, "")) or "A point on which the sources differ",
            conflict.kind,
            one_line(conflict.careful_reading),
            tuple(_side(shelf, side) for side in conflict.sides),
        )
        for conflict in shelf.record.conflicts
    )


def _side(shelf: Shelf, side: Side) -> Sentence:
    claims = shelf.claims_of(side.claims)
    tellers = in_series(list(dict.fromkeys(shelf.outlet(claim.document) for claim in claims)))
    said = f"{one_line(side.reading)} ({tellers})" if tellers else one_line(side.reading)
    words = quoted(claims[0]) if claims else None
    return Sentence(said, words, shelf.notes.cite(claim.evidence for claim in claims))


def tables(shelf: Shelf) -> Iterable[Table]:
    """The registers that the record holds; of the offices, those of the states in focus."""
    record = shelf.record
    offices = [one for one in record.offices if not shelf.focus or one.state is None or one.state in shelf.focus]
    day = shelf.days[-1] if shelf.days else ""
    held = [one for one in record.agreements if _holds(one, day)]
    rest = [one for one in record.agreements if not _holds(one, day)]
    heads = ("Agreement", "Parties", "Stage", "Signed")
    for title, agreements in (
        (f"Agreements signed or in force{', as of ' + say_day(day) if day else ''}", held),
        ("Agreements talked of, announced or ended", rest),
    ):
        rows = tuple((_agreement(shelf, one), _cited(shelf, one.claims)) for one in agreements)
        yield Table(title, heads, rows)
    yield Table(
        "Sanctions",
        ("By", "Against", "Stage", "When"),
        tuple((_sanction(shelf, one), _cited(shelf, one.claims)) for one in record.sanctions),
    )
    yield Table(
        "Memberships",
        ("Organisation", "State", "Status", "When"),
        tuple((_membership(shelf, one), _cited(shelf, one.claims)) for one in record.memberships),
    )
    yield Table(
        "Offices",
        ("Person", "Office", "State", "Supported for"),
        tuple((_office(shelf, one), shelf.notes.cite(one.evidence[:3])) for one in offices),
    )
    yield Table(
        "Standing ties",
        ("Of", "With", "Kind", "Trend"),
        tuple((_tie(shelf, one), _cited(shelf, one.claims)) for one in record.ties),
    )


def _holds(one: Agreement, day: str) -> bool:
    """Signed, ratified or in force, and its term, if it is known, not over."""
    return one.stage in ("signed", "ratified", "in-force") and (one.term.latest or "9999") >= day


def _agreement(shelf: Shelf, one: Agreement) -> tuple[str, ...]:
    parties = in_series([shelf.name(party) for party in one.parties])
    where = f", {one_line(one.place.name)}" if one.place and one.signed.known else ""
    return one_line(one.title), parties, one.stage, _stated(one.signed) + where


def _sanction(shelf: Shelf, one: Sanction) -> tuple[str, ...]:
    return shelf.name(one.sender) if one.sender else "not named", shelf.name(one.target), one.stage, _stated(one.date)


def _membership(shelf: Shelf, one: Membership) -> tuple[str, ...]:
    return shelf.name(one.organisation), shelf.name(one.state), one.status, _stated(one.date)


def _office(shelf: Shelf, one: Office) -> tuple[str, ...]:
    state = shelf.name(one.state) if one.state else "not stated"
    return shelf.name(one.person), one_line(one.office), state, _stated(Date(None, one.earliest, one.latest))


def _tie(shelf: Shelf, one: Tie) -> tuple[str, ...]:
    return shelf.name(one.a), shelf.name(one.b), one.kind, one.trend or "not stated"


def _stated(date: Date) -> str:
    return say_date(date) if date.known else "not stated"


def _cited(shelf: Shelf, claims: Iterable[str]) -> tuple[int, ...]:
    return shelf.notes.cite(claim.evidence for claim in shelf.claims_of(claims)[:3])
