"""Tables as lines of text: CSV and JSON lines, which any process can make a part of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from metrics.exports.cells import arrow, guarded, printed

if TYPE_CHECKING:  # what writes the facts of other processes needs no pandas
    import pandas as pd

__all__ = ["LINES", "csv_bytes", "csv_head", "csv_rows", "lines"]

LINES = (".csv", ".jsonl")  # of these a part is lines, which any process can make
SLICE = 50_000  # rows at a time, far from the 2 GB of one Arrow column


def csv_head(names: list[str], sep: str = ",", decimal: str = ".") -> bytes:
    """The first line of CSV; with a decimal comma for spreadsheets, and then with a byte order mark."""
    return (("\ufeff" if decimal != "." else "") + sep.join(names) + "\n").encode()


def csv_bytes(table: pd.DataFrame, *, sep: str = ",", decimal: str = ".") -> bytes:
    """The table as CSV in UTF-8.

    >>> import pandas as pd
    >>> print(csv_bytes(pd.DataFrame({"a": ["=x", None], "b": [1.5, 2e12]})).decode(), end="")
    a,b
    '=x,1.5
    ,2000000000000
    """
    return csv_head(list(map(str, table.columns)), sep, decimal) + csv_rows(arrow(table), sep, decimal)


def csv_rows(table: pa.Table, sep: str = ",", decimal: str = ".") -> bytes:
    """The rows of CSV, without the first line."""
    rows: list[str] = []
    for start in range(0, len(table), SLICE):
        data = guarded(table.slice(start, SLICE))
        cells = []
        for column in data.columns:
            if pa.types.is_floating(column.type):
                column = pc.replace_substring(printed(column), ".", decimal)
            cells.append(quoted(column.cast(pa.string()), sep))
        joined = pc.binary_join_element_wise(*cells, sep, null_handling="replace", null_replacement="")
        rows.extend(f"{line}\n" for line in joined.to_pylist())
    return "".join(rows).encode("utf-8")


def quoted(column: Any, sep: str) -> Any:
    """The cells with quotes around those that hold a separator, a quote or a line end."""
    mask = pc.match_substring_regex(column, f'[{sep}"\r\n]')
    between = pc.binary_join_element_wise('"', pc.replace_substring(column, '"', '""'), '"', "")
    return pc.if_else(mask, between, column)


def lines(table: pd.DataFrame | pa.Table, kind: str, sep: str = ",", decimal: str = ".") -> bytes:
    """The rows as they stand in a file of this kind, which is one of LINES."""
    if kind == ".csv":
        return csv_rows(arrow(table), sep, decimal)
    made = (json.dumps(record, ensure_ascii=False, allow_nan=False) for record in records(table))
    return "".join(f"{line}\n" for line in made).encode()


def records(table: pd.DataFrame | pa.Table) -> Iterator[dict[str, Any]]:
    """One dict per row, missing cells as None."""
    return iter(arrow(table).to_pylist())
