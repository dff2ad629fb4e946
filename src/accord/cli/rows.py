"""Rows of the registers: as a table, as a line, for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.text import Text

from accord.cli.draw import console
from accord.cli.tables import cell, show, table
from accord.dossier.listing import Part
from accord.dossier.store import Store
from accord.export import jsonl
from accord.looking.holding import Held
from accord.looking.names import Names
from accord.looking.telling import row_json
from accord.looking.words import SHOWN, arrow, cut, known
from accord.model import Agreement, Membership, Office, Sanction, Tie, Transfer

HEADS: dict[str, tuple[str, ...]] = {
    "offices": ("From", "To", "Person", "Office", "State", "Rests on"),
    "agreements": ("Signed", "Stage", "Agreement", "Parties", "Kind", "Term", "Claim"),
    "memberships": ("Date", "Status", "State", "Organisation", "Claim"),
    "sanctions": ("Date", "Stage", "By", "On", "Reason", "Claim"),
    "transfers": ("Date", "Stage", "Kind", "What", "From", "To", "Claim"),
    "ties": ("Of", "", "With", "Kind", "Trend", "Claims", "Claim"),
}
NARROW = frozenset({"From", "To", "Signed", "Date", "Stage", "Status", "Term", "Claim", "Claims", ""})


def show_register(name: str, found: Part[Any], built: Store) -> None:
    names = Names(built)
    made = table(*HEADS[name], wide=set(HEADS[name]) - NARROW)
    for row in found.rows:
        made.add_row(*map(cell, CELLS[name](row, names, built)))
    show(made, found, name.removesuffix("s"))


def tell_left_out(held: Held[Any], day: str | None) -> None:
    """What a view as of a day does not show, so that silence is not taken for absence."""
    left = [held.other] if held.other else []
    left += [f"{held.undated} without a date"] if held.undated else []
    if day and left:
        console().print(Text(f"Left out: {'; '.join(left)}", "dim"))


def register_rows(name: str, rows: Iterable[Any], built: Store) -> Iterator[jsonl.Json]:
    for row in rows:
        yield row_json(row, built)


def _office(row: Office, names: Names, built: Store) -> tuple[object, ...]:
    spans = row.evidence
    told = f"»{cut(spans[0].words, 40)}«" + (f" and {len(spans) - 1} more" if len(spans) > 1 else "") if spans else ""
    return row.earliest or "…", row.latest or "…", names(row.person), row.office, names(row.state or ""), told


def _agreement(row: Agreement, names: Names, built: Store) -> tuple[object, ...]:
    parties = ", ".join(map(names, row.parties))
    return known(row.signed), row.stage, row.title, parties, row.kind, known(row.term), first(row.claims)


def _membership(row: Membership, names: Names, built: Store) -> tuple[object, ...]:
    return known(row.date), row.status, names(row.state), names(row.organisation), first(row.claims)


def _sanction(row: Sanction, names: Names, built: Store) -> tuple[object, ...]:
    return known(row.date), row.stage, names(row.sender), names(row.target), row.reason or "", first(row.claims)


def _transfer(row: Transfer, names: Names, built: Store) -> tuple[object, ...]:
    to = names(row.recipient) if row.recipient else ""
    return known(row.date), row.stage, row.kind, row.what, names(row.sender), to, first(row.claims)


def _tie(row: Tie, names: Names, built: Store) -> tuple[object, ...]:
    return names(row.a), arrow(row), names(row.b), row.kind, row.trend or "", len(row.claims), first(row.claims)


def first(claims: Sequence[str]) -> str:
    """The beginning of the first id: enough for `accord show`."""
    return claims[0][:SHOWN] if claims else ""


CELLS: dict[str, Callable[[Any, Names, Store], tuple[object, ...]]] = {
    "offices": _office,
    "agreements": _agreement,
    "memberships": _membership,
    "sanctions": _sanction,
    "transfers": _transfer,
    "ties": _tie,
}
