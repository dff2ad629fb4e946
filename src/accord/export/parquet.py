"""Parquet: a file a table, with every column's meaning in its schema, and the codebook. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from accord.errors import MissingExtraError
from accord.export import codebook
from accord.export.desk import Desk
from accord.export.tables import TABLES, Table

AT_ONCE = 50_000  # rows of a row group


def files(desk: Desk) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Raises: MissingExtraError without pyarrow."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("Parquet", "pyarrow", "parquet") from error
    for table in TABLES:
        yield f"{table.name}.parquet", (written(table, desk),)
    yield from codebook.files(desk, [table.name + ".parquet" for table in TABLES])


def written(table: Table, desk: Desk) -> bytes:
    """The table as one Parquet file; the same rows give the same bytes with one version of pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(table)
    sink = pa.BufferOutputStream()
    rows = iter(table.rows(desk))
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(rows, AT_ONCE)):
            columns = zip(*some, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _schema(table: Table) -> Any:
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(
            column.name,
            types[column.type],
            nullable=bool(column.missing),
            metadata={"meaning": column.meaning, "unit": column.unit, "missing": column.missing},
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"table": table.name, "meaning": table.meaning})
