"""The record as flat tables, for CSV, Parquet and their codebook: one list of tables, one of columns each."""

from __future__ import annotations

from accord.export.tables import done, registers, said
from accord.export.tables.columns import Column, Table

__all__ = ["TABLES", "Column", "Table"]
TABLES: tuple[Table, ...] = (*said.TABLES, *done.TABLES, *registers.TABLES)
