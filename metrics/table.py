"""Facts as a tidy table: one row per fact, one column per variable, the same columns and types everywhere."""

from __future__ import annotations

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
    "kind": pd.CategoricalDtype(KINDS),
    "value": "float64",
    "unit": "str",
    "dimension": pd.CategoricalDtype(DIMENSIONS),
    "stated_value": "float64",
    "stated_unit": "str",
    "relation": pd.CategoricalDtype(RELATIONS),
    "low": "float64",
    "high": "float64",
    "status": pd.CategoricalDtype(STATUSES),
    "scope": pd.CategoricalDtype(SCOPES),
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
        data[name] = pd.Series([None] * rows if values is None else values, dtype=dtype)
    return pd.DataFrame(data, columns=list(schema))


def to_csv(table: pd.DataFrame, target: Path | str | IO[str]) -> None:
    """Write the table as CSV: UTF-8, dot decimals, no grouping, one header row, cells no spreadsheet runs."""
    raise NotImplementedError


def read_csv(source: Path | str | IO[str]) -> pd.DataFrame:
    """The table that to_csv wrote, with the same values and types."""
    raise NotImplementedError
