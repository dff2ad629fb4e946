"""What the registers hold on a day, and what of them concerns an actor. Pure: rows in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from accord.model import Agreement, Claim, Date, Membership, Office, Sanction, Tie

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Held(Generic[Row]):
    """What holds, and how much was left out because nothing says whether it did by then."""

    rows: tuple[Row, ...]
    undated: int = 0
    other: str = ""  # what else was left out, in words


def last_day(day: str) -> str:
    """The last day of a year, month or day, as a bound to compare days with: "2023" takes in all of 2023."""
    return day + "\U0010ffff"


def by(date: Date, day: str) -> bool:
    """It was so at the latest then: its first possible day is not after."""
    return (date.earliest or date.latest or "") <= last_day(day)


def offices(rows: Iterable[Office], day: str) -> Held[Office]:
    """Those that documents support for that very day. Where a document leaves an end open, it is open."""
    kept, other, undated = [], 0, 0
    for row in rows:
        if not (row.earliest or row.latest):
            undated += 1
        elif (row.earliest or "") <= last_day(day) and (row.latest or "\U0010ffff") >= day:
            kept.append(row)
        else:
            other += 1
    return Held(tuple(kept), undated, f"{other} attested for other days only" if other else "")


def agreements(rows: Iterable[Agreement], day: str) -> Held[Agreement]:
    """Signed by then, and not run out."""
    rows = list(rows)
    dated = [row for row in rows if row.signed.known]
    kept = [row for row in dated if by(row.signed, day) and (row.term.latest or "\U0010ffff") >= day]
    return Held(tuple(kept), len(rows) - len(dated), _left(len(dated) - len(kept), "later, or ended by then"))


def memberships(rows: Iterable[Membership], day: str) -> Held[Membership]:
    """Of each organisation and state what was last so by then."""
    rows = list(rows)
    dated = [row for row in rows if row.date.known]
    latest: dict[tuple[str, str], Membership] = {}
    for row in sorted((row for row in dated if by(row.date, day)), key=lambda row: row.date.earliest or ""):
        latest[row.organisation, row.state] = row
    kept = [row for row in dated if any(row is last for last in latest.values())]
    return Held(tuple(kept), len(rows) - len(dated), _left(len(dated) - len(kept), "later, or overtaken by then"))


def sanctions(rows: Iterable[Sanction], day: str) -> Held[Sanction]:
    """Imposed, threatened, evaded or lifted by then."""
    rows = list(rows)
    dated = [row for row in rows if row.date.known]
    kept = [row for row in dated if by(row.date, day)]
    return Held(tuple(kept), len(rows) - len(dated), _left(len(dated) - len(kept), "later"))


def ties(rows: Iterable[Tie], day: str, told: Callable[[str], Date]) -> Held[Tie]:
    """Stated by then. `told`: id of a claim -> the day for which it is stated, else when it was published."""
    kept, undated, later = [], 0, 0
    for row in rows:
        dates = [date for date in map(told, row.claims) if date.known]
        if any(by(date, day) for date in dates):
            kept.append(row)
        elif dates:
            later += 1
        else:
            undated += 1
    return Held(tuple(kept), undated, _left(later, "later"))


def _left(number: int, why: str) -> str:
    return f"{number} {why}" if number else ""


def stated(claim: Claim, published: Date) -> Date:
    """When a claim says that it was so; else when its document came out."""
    return claim.time if claim.time.known else published


# ---------------------------------------------------------------- whom a row concerns
def parties(row: object) -> tuple[str, ...]:
    """The actors of a row of a register."""
    match row:
        case Office():
            return tuple(filter(None, (row.person, row.state)))
        case Agreement():
            return (*row.parties, *row.signatories)
        case Membership():
            return row.organisation, row.state
        case Sanction():
            return row.sender, row.target
        case Tie():
            return row.a, row.b
    raise TypeError(type(row).__name__)


def concerning(rows: Iterable[Row], who: Collection[str]) -> Sequence[Row]:
    """Rows that have one of these actors."""
    return [row for row in rows if not set(who).isdisjoint(parties(row))]
