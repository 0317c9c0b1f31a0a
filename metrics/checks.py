"""Do the figures of the texts agree? Arithmetic checks on the table, each a function; none changes a fact.

A figure is right when it agrees within what its print leaves open: the last digit, "about" (a tenth), "more than".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from metrics.arithmetic.levels import changes, conflicts
from metrics.arithmetic.linked import conversions, money_conversions, parts, shares
from metrics.arithmetic.rows import CHECK_SCHEMA

__all__ = [
    "CHECKS", "CHECK_SCHEMA", "changes", "checks", "conflicts", "conversions", "money_conversions", "parts", "shares",
]  # fmt: skip

CHECKS: Mapping[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "part": parts,
    "share": shares,
    "change": changes,
    "conversion": conversions,
    "money conversion": money_conversions,
    "conflict": conflicts,
}


def checks(table: pd.DataFrame) -> pd.DataFrame:
    """Every check of the facts: a row per pair of facts compared, its verdict ok, off or conflict, and a message.

    fact_id, doc_id, event, metric and stated are those of the fact checked, other_id the fact it is checked against
    (of a change the level now; of a share the part). expected, found and tolerance are in the fact's unit.

    >>> from metrics.table import to_table
    >>> facts = to_table({"fact_id": ["a", "b"], "doc_id": ["d", "d"], "stated": ["610 firms", "651 firms"],
    ...     "start": [0, 0], "end": [0, 0], "kind": ["level"] * 2, "dimension": ["count"] * 2, "unit": ["count"] * 2,
    ...     "value": [610.0, 651.0], "stated_value": [610.0, 651.0], "low": [610.0, 651.0], "high": [610.0, 651.0],
    ...     "relation": ["=", "="], "part_of": [None, "a"]})
    >>> checks(facts)[["check", "verdict", "message"]].values.tolist()
    [['part', 'off', '651 firms is more than its whole, 610 firms']]
    """
    found = [check(table) for check in CHECKS.values()]
    return pd.concat(found, ignore_index=True).astype(CHECK_SCHEMA)
