"""What a table is made of. The meaning of every column stands beside it: the codebook is drawn from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from accord.export.desk import Desk
from accord.model import Date, Span

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `missing` says what an empty cell means; where it is empty, no cell is."""

    name: str
    type: Literal["text", "integer", "number", "boolean"]
    meaning: str
    missing: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` gives its cells in the order of `columns`, in the order of the record."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Desk], Iterable[Row]]


DAY = "ISO 8601 day"
POINTS = "Unicode code points"


def text(name: str, meaning: str, missing: str = "", unit: str = "") -> Column:
    return Column(name, "text", meaning, missing, unit)


def whole(name: str, meaning: str, missing: str = "", unit: str = "") -> Column:
    return Column(name, "integer", meaning, missing, unit)


def number(name: str, meaning: str, missing: str = "", unit: str = "") -> Column:
    return Column(name, "number", meaning, missing, unit)


def yes_no(name: str, meaning: str) -> Column:
    return Column(name, "boolean", meaning)


def dated(of: str) -> tuple[Column, ...]:
    """The columns of a date, named after what it is of: "date_value", "date_earliest" ..."""
    return (
        text(f"{of}_value", "the date as far as it is known, as EDTF/ISO 8601", "not stated", "EDTF"),
        text(f"{of}_earliest", "first possible day", "open or not stated", DAY),
        text(f"{of}_latest", "last possible day", "open or not stated", DAY),
        text(
            f"{of}_basis",
            "explicit, relative (worked out from the document's date), document (from the text around), "
            "cross-document, inferred, none",
        ),
    )


def date_cells(date: Date) -> Row:
    return date.value, date.earliest, date.latest, date.basis


def spanned(of: str) -> tuple[Column, ...]:
    """The columns of a span."""
    return (
        text(f"{of}_words", "the words as they stand in the document", "implied by the words around"),
        whole(f"{of}_start", "where they begin in the article's text, from 0", "no words", POINTS),
        whole(f"{of}_end", "where they end, not counted in", "no words", POINTS),
        whole(f"{of}_raw_start", "where they begin in the kept original", "not verbatim in the original", POINTS),
        whole(f"{of}_raw_end", "where they end in the kept original", "not verbatim in the original", POINTS),
    )


def span_cells(desk: Desk, span: Span | None) -> Row:
    if span is None:
        return None, None, None, None, None
    return span.words, span.start, span.end, *desk.shelf.articles[span.source].raw.locate(span.start, span.end)
