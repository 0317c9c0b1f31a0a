"""Facts as a tidy table: one row per fact, one column per variable, the same columns and types everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

__all__ = ["KINDS", "MENTION_SCHEMA", "RELATIONS", "SCHEMA", "to_table"]

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
