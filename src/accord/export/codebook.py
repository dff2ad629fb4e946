"""The codebook: every column's name, type, unit, meaning and what an empty cell means, for people and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from accord.export.desk import Desk
from accord.export.tables import TABLES, Table

ABOUT = """# Codebook

Tables of one record, made by Accord. What a document says is a *claim*; an *event* is all claims of one act; an
*origin* is whom the information comes from, counted once however many documents carry it. **A claim is not a fact**:
read `modality`, `polarity` and `status` with every row. Only `status` happened with `polarity` positive is reported
as done.

Words and where they stand: `_start` and `_end` count Unicode code points of a document's clean text, from 0, the end
not counted in; `_raw_start` and `_raw_end` those of the kept original as decoded. An empty cell is never a nought.
Ids are drawn from the evidence and stay the same in every rebuild.
"""
OF_CSV = """
In CSV, text that begins with one of `= + - @ ＝ ＋ － ＠ '`, a tab or a line break has an apostrophe put before it, so
that no spreadsheet runs it as a formula; take the first character off to have the words as printed.
"""
ESCAPED = str.maketrans({"|": "\\|", "\n": " "})


def files(desk: Desk, names: Sequence[str]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """codebook.md and codebook.csv; `names`: the files of TABLES, in their order."""
    from accord.export.csv import written

    yield "codebook.md", (page(desk, names).encode(),)
    rows = (
        (name, column.name, column.type, column.unit or None, column.meaning, column.missing or None)
        for name, table in zip(names, TABLES, strict=True)
        for column in table.columns
    )
    yield "codebook.csv", written(("file", "column", "type", "unit", "meaning", "missing"), rows)


def page(desk: Desk, names: Sequence[str]) -> str:
    as_of = f"As of {desk.as_of}, when the latest dated document was published.\n" if desk.as_of else ""
    csv = OF_CSV if names and names[0].endswith(".csv") else ""
    parts = [ABOUT + csv, as_of, *(_section(name, table) for name, table in zip(names, TABLES, strict=True))]
    return "\n".join(part for part in parts if part)


def _section(name: str, table: Table) -> str:
    rows = "".join(
        f"| `{column.name}` | {column.type} | {column.unit.translate(ESCAPED)} | {column.meaning.translate(ESCAPED)} "
        f"| {column.missing.translate(ESCAPED) or 'never empty'} |\n"
        for column in table.columns
    )
    head = "| column | type | unit | meaning | empty means |\n|---|---|---|---|---|\n"
    return f"## {name}\n\n{table.meaning}\n\n{head}{rows}"
