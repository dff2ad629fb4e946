"""CSV: a file a table (RFC 4180, UTF-8), and the codebook."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from accord.export import codebook
from accord.export.desk import Desk
from accord.export.tables import TABLES
from accord.export.tables.columns import Cell, Row

# What spreadsheets take as the start of a formula (OWASP, "CSV Injection"), and the sign that stops them.
RISKY = tuple("=+-@\t\r\n＝＋－＠'")
AT_ONCE = 1000  # rows that are written together


def files(desk: Desk) -> Iterator[tuple[str, Iterable[bytes]]]:
    for table in TABLES:
        yield f"{table.name}.csv", written([column.name for column in table.columns], table.rows(desk))
    yield from codebook.files(desk, [table.name + ".csv" for table in TABLES])


def written(heads: Iterable[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as CSV, piece by piece."""
    buffer = StringIO(newline="")
    out = csv.writer(buffer, lineterminator="\r\n")
    out.writerow(heads)
    for nth, row in enumerate(rows, start=1):
        out.writerow([safe(cell) for cell in row])
        if nth % AT_ONCE == 0:
            yield drained(buffer)
    yield drained(buffer)


def drained(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def safe(cell: Cell) -> Cell:
    """The cell as a spreadsheet may open it: text that it would take as a formula has an apostrophe before it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell
