"""A table of facts as a CSV file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import pandas as pd

from metrics.exports.cells import unguarded
from metrics.exports.files import replacing
from metrics.exports.lines import csv_bytes
from metrics.table import SCHEMA

__all__ = ["read_csv", "to_csv"]


def to_csv(table: pd.DataFrame, target: Path | str | IO[str], *, sep: str = ",", decimal: str = ".") -> None:
    """Write the table as CSV: UTF-8, dot decimals, no grouping, one header row, cells no spreadsheet runs.

    A text cell that a spreadsheet would take for a formula ("=1+1", "+12 m2") gets an apostrophe before it; a signed
    number ("+12 %") does not. sep=";" and decimal="," is what a French spreadsheet opens, with a byte order mark.
    A file is written whole or not at all.
    """
    data = csv_bytes(table, sep=sep, decimal=decimal)
    if isinstance(target, (str, Path)):
        with replacing(Path(target)) as file:
            file.write(data)
    else:
        target.write(data.decode("utf-8"))


def read_csv(source: Path | str | IO[str]) -> pd.DataFrame:
    """The table that to_csv wrote, with the same values and types; columns of one's own after it are kept.

    Raises ValueError for a file that is no table of facts.

    >>> import io
    >>> from metrics.table import to_table
    >>> file = io.StringIO()
    >>> to_csv(to_table({"start": [5], "end": [8], "label": ["=1+1"], "value": [7e4]}), file)
    >>> table = read_csv(io.StringIO(file.getvalue()))
    >>> table["label"][0], float(table["value"][0])
    ('=1+1', 70000.0)
    """
    text = {name: "str" for name, dtype in SCHEMA.items() if dtype == "str" or isinstance(dtype, pd.CategoricalDtype)}
    table = pd.read_csv(
        source,
        dtype=text,
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8-sig",
        low_memory=False,
    )
    if missing := [name for name in SCHEMA if name not in table]:
        raise ValueError(f"{source}: no column {missing[0]!r}; a table of facts has {', '.join(SCHEMA)}")
    for name, dtype in SCHEMA.items():
        if isinstance(dtype, pd.CategoricalDtype):
            if not (unknown := table[name][table[name].notna() & ~table[name].isin(dtype.categories)]).empty:
                raise ValueError(
                    f"{source}: column {name!r} holds {unknown.iloc[0]!r}, not {'|'.join(dtype.categories)}"
                )
        elif dtype == "str":
            table[name] = unguarded(table[name])
    return table.astype(SCHEMA)[[*SCHEMA, *(name for name in table if name not in SCHEMA)]]
