"""One sentence under each chart, and the alt text a screen reader gets instead of it."""

from __future__ import annotations

import pandas as pd

from metrics.charts.compare import grouped, heading
from metrics.charts.wording import NumberFormat, hedged, metric_name, records

__all__ = ["alt_compare", "compare_sentence"]


def compare_sentence(facts: pd.DataFrame, style: NumberFormat = "en", most_rows: int = 20) -> str:
    """What the comparison shows: the highest, the lowest, how many are expected, how many are left out."""
    if facts.empty:
        return "No figure fits these choices."
    rows = grouped(facts)
    drawn = records(rows.head(most_rows))
    top = drawn[0]
    name = metric_name(str(top["metric"])).lower()
    text = f"Highest for {name}: {heading(top)}, {hedged(top, style)}"
    if top["status"] == "expected":
        text += " (expected)"
    if len(drawn) > 1:
        last = drawn[-1]
        text += f"; lowest shown: {heading(last)}, {hedged(last, style)}"
    text += "."
    expected = int((rows["status"] == "expected").sum())
    if expected:
        text += f" {expected} of {len(rows)} {'is' if expected == 1 else 'are'} expected, not reported."
    if len(rows) > most_rows:
        text += f" {len(rows) - most_rows:,} lower rows are not drawn; the table has them."
    return text


def alt_compare(facts: pd.DataFrame, style: NumberFormat = "en", most_rows: int = 20) -> str:
    """The chart as a list of its rows, for a screen reader."""
    if facts.empty:
        return "Empty chart: no figure fits these choices."
    rows = records(grouped(facts).head(most_rows))
    name = metric_name(str(rows[0]["metric"]))
    parts = [
        f"{heading(row)}: {hedged(row, style)}" + (", expected" if row["status"] == "expected" else "") for row in rows
    ]
    return f"Bar chart of {name.lower()}. " + "; ".join(parts) + "."
