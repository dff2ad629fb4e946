"""What the registers hold on a day, and what of them concerns an actor. Pure: rows in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from accord.model import Agreement, Date, Membership, Office, Sanction, Tie, Transfer

Row = TypeVar("Row")
Stated = Callable[[Iterable[str]], Mapping[str, str]]  # claims -> since when each is stated: `Store.stated`


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


def transfers(rows: Iterable[Transfer], day: str) -> Held[Transfer]:
    """Begun, planned or denied by then; the stage stays the furthest that any document tells."""
    rows = list(rows)
    dated = [row for row in rows if row.date.known]
    kept = [row for row in dated if by(row.date, day)]
    return Held(tuple(kept), len(rows) - len(dated), _left(len(dated) - len(kept), "later"))


def ties(rows: Iterable[Tie], day: str, stated: Stated) -> Held[Tie]:
    """Stated by then."""
    rows = list(rows)
    since, last = stated(claim for row in rows for claim in row.claims), last_day(day)
    kept, undated, later = [], 0, 0
    for row in rows:
        days = [since[claim] for claim in row.claims if claim in since]
        if any(one <= last for one in days):
            kept.append(row)
        elif days:
            later += 1
        else:
            undated += 1
    return Held(tuple(kept), undated, _left(later, "later"))


def _left(number: int, why: str) -> str:
    return f"{number} {why}" if number else ""


ON_DAY: dict[str, Callable[..., Held[Any]]] = {
    "offices": offices,
    "agreements": agreements,
    "memberships": memberships,
    "sanctions": sanctions,
    "transfers": transfers,
}


def held(register: str, rows: Sequence[Any], day: str | None, stated: Stated) -> Held[Any]:
    """The rows of a register, or those that held on a day."""
    if not day:
        return Held(tuple(rows))
    return ties(rows, day, stated) if register == "ties" else ON_DAY[register](rows, day)


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
        case Transfer():
            return tuple(filter(None, (row.sender, row.recipient)))
        case Tie():
            return row.a, row.b
    raise TypeError(type(row).__name__)


def concerning(rows: Iterable[Row], who: Collection[str]) -> Sequence[Row]:
    """Rows that have one of these actors."""
    return [row for row in rows if not set(who).isdisjoint(parties(row))]
