"""Facts as a tidy table: one row per fact, one column per variable, the same columns and types everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pandas as pd

__all__ = ["KINDS", "MENTION_SCHEMA", "RELATIONS", "SCHEMA", "read_csv", "to_csv", "to_table"]

KINDS = ("level", "change", "share")
DIMENSIONS = (
    "count", "money", "percent", "area", "length", "mass", "volume", "duration", "power", "energy", "data", "speed",
    "temperature", "other",
)  # fmt: skip
RELATIONS = ("=", "~", ">", ">=", "<", "<=", "range")
STATUSES = ("reported", "expected")
SCOPES = ("edition", "cumulative")

# column -> dtype; an empty cell is missing (NaN, <NA>), never "" or 0
SCHEMA: dict[str, Any] = {
    "fact_id": "str",
    "doc_id": "str",
    "start": "int64",
    "end": "int64",
    "stated": "str",
    "metric": "str",
    "label": "str",
    "kind": pd.CategoricalDtype(list(KINDS)),
    "value": "float64",
    "unit": "str",
    "dimension": pd.CategoricalDtype(list(DIMENSIONS)),
    "stated_value": "float64",
    "stated_unit": "str",
    "relation": pd.CategoricalDtype(list(RELATIONS)),
    "low": "float64",
    "high": "float64",
    "status": pd.CategoricalDtype(list(STATUSES)),
    "scope": pd.CategoricalDtype(list(SCOPES)),
    "year": "Int64",
    "part_of": "str",
    "segment": "str",
    "equivalent_of": "str",
    "event": "str",
    "edition": "Int64",
    "place": "str",
    "published": "str",
    "lang": "str",
    "sentence": "str",
    "rule": "str",
}

# what explain() gives: one row per numeric mention, fact or not
MENTION_SCHEMA: dict[str, Any] = {
    "doc_id": "str",
    "start": "int64",
    "end": "int64",
    "stated": "str",
    "kind": "str",  # "fact", or why it is none: "date", "year", "ordinal", "name", …
    "fact_id": "str",
    "rule": "str",  # the rule or entry that decided
    "words": "str",  # the words that decided, in the order of the text
}


def to_table(columns: Mapping[str, Sequence[Any]], schema: Mapping[str, Any] = SCHEMA) -> pd.DataFrame:
    """The table with all columns of schema in their order and types; columns that are not given are empty.

    >>> to_table({}).shape
    (0, 29)
    """
    rows = max((len(values) for values in columns.values()), default=0)
    data = {}
    for name, dtype in schema.items():
        values = columns.get(name)
        data[name] = _column([None] * rows if values is None else values, dtype)
    return pd.DataFrame(data, columns=list(schema))


def _column(values: Sequence[Any], dtype: Any) -> pd.Series[Any]:
    """values as a column; half a surrogate pair, which no table can hold, becomes U+FFFD."""
    try:
        column: pd.Series[Any] = pd.Series(values, dtype=dtype)
    except UnicodeEncodeError:
        whole = [re.sub("[\ud800-\udfff]", "\ufffd", item) if isinstance(item, str) else item for item in values]
        column = pd.Series(whole, dtype=dtype)
    return column


def to_csv(table: pd.DataFrame, target: Path | str | IO[str], *, sep: str = ",", decimal: str = ".") -> None:
    """Write the table as CSV: UTF-8, dot decimals, no grouping, one header row, cells no spreadsheet runs.

    A text cell that a spreadsheet would take for a formula ("=1+1", "+12 m2") gets an apostrophe before it; a signed
    number ("+12 %") does not. sep=";" and decimal="," is what a French spreadsheet opens, with a byte order mark.
    A file is written whole or not at all.
    """
    from metrics.exports import csv_bytes, replacing

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
    >>> file = io.StringIO()
    >>> to_csv(to_table({"start": [5], "end": [8], "label": ["=1+1"], "value": [7e4]}), file)
    >>> table = read_csv(io.StringIO(file.getvalue()))
    >>> table["label"][0], float(table["value"][0])
    ('=1+1', 70000.0)
    """
    from metrics.exports import unguarded

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
