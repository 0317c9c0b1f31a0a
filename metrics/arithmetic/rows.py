"""The checks table: its columns, and how a verdict becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["CHECK_SCHEMA", "SLACK", "fetch", "overlap", "show", "to_rows"]

# fact_id and other_id are the facts compared, the first of them stands in doc_id. expected, found and tolerance are in
# the unit of the first. "off": the figures of one text disagree; "conflict": statements of the same thing disagree.
CHECK_SCHEMA: dict[str, Any] = {
    "check": "str", "verdict": pd.CategoricalDtype(["ok", "off", "conflict"]), "fact_id": "str", "other_id": "str",
    "doc_id": "str", "event": "str", "metric": "str", "stated": "str", "expected": "float64", "found": "float64",
    "tolerance": "float64", "message": "str",
}  # fmt: skip
SLACK = 1e-9  # what floats may be off by


def fetch(table: pd.DataFrame, doc_ids: pd.Series[str], fact_ids: pd.Series[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """The facts with these ids in these documents, row by row, and which of them the table has."""
    known = table.drop_duplicates(["doc_id", "fact_id"])
    keys = pd.MultiIndex.from_frame(known[["doc_id", "fact_id"]])
    places = keys.get_indexer(pd.MultiIndex.from_arrays([doc_ids, fact_ids]))
    found = (places >= 0) & fact_ids.notna().to_numpy()
    return known.iloc[places[found]].reset_index(drop=True), found


def overlap(first: pd.DataFrame, second: pd.DataFrame) -> pd.Series[bool]:
    """Whether two pairs of bounds have a number in common."""
    return ~(exceeds(first["least"], second["most"]) | exceeds(second["least"], first["most"]))


def exceeds(number: pd.Series[float], limit: pd.Series[float]) -> pd.Series[bool]:
    """Whether the number is above the limit by more than floats may be off."""
    return number > limit + SLACK * limit.abs().where(np.isfinite(limit), 0.0)


def to_rows(
    check: str,
    facts: pd.DataFrame,
    others: pd.DataFrame,
    numbers: dict[str, Any],
    fine: pd.Series[bool],
    message: Callable[..., str],
    *details: Iterable[Any],
) -> pd.DataFrame:
    """One row per pair of facts. numbers holds expected, found and tolerance; message is told stated, the other's
    stated, and the details of each row."""
    rows = pd.DataFrame(
        {
            "check": check,
            "verdict": np.where(fine, "ok", "off"),
            "fact_id": facts["fact_id"],
            "other_id": others["fact_id"],
            **{column: facts[column] for column in ("doc_id", "event", "metric", "stated")},
            **numbers,
            "message": [message(*told) for told in zip(facts["stated"], others["stated"], *details, strict=True)],
        },
        columns=list(CHECK_SCHEMA),
    )
    return rows.astype(CHECK_SCHEMA)


def show(number: float, unit: str = "") -> str:
    """The number as a reader takes it in.

    >>> show(2266304000.0, "USD"), show(55.609756, "%"), show(0.130782, "")
    ('2,266,304,000 USD', '55.6 %', '0.131')
    """
    text = f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}"
    return f"{text} {unit}".strip() if unit != "count" else text
