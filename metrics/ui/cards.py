"""Figure cards: the number with its hedge and status in words, its own sentence one click away."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from metrics.charts.wording import NumberFormat, hedged, is_missing, metric_name, qualifiers, records

__all__ = ["CSS", "card", "grid"]

MOST = 24  # cards at once
CSS = """
.em-cards{display:grid;gap:.75rem;margin:.25rem 0 1rem;
grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr))}
.em-card{border:1px solid rgba(128,134,142,.45);border-radius:.5rem;padding:.7rem .85rem;min-width:0}
.em-card.em-expected{border-style:dashed;border-width:2px}
.em-card b{display:block;font-size:1.35rem;line-height:1.3;font-weight:650;overflow-wrap:anywhere}
.em-card small{display:block;font-size:.86rem;overflow-wrap:anywhere}
.em-card .em-tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;
margin:.25rem .25rem 0 0;font-size:.78rem}
"""


def card(row: Mapping[str, Any], style: NumberFormat = "en") -> str:
    """One fact as a card in HTML, everything escaped.

    >>> row = {"relation": ">", "value": 1300.0, "unit": "count", "kind": "level", "metric": "experts", "label": "<b>",
    ...     "status": "reported", "scope": "cumulative", "event": "Sommet", "year": 2023, "stated": "1 300 experts"}
    >>> "more than 1,300" in card(row), "<small>&lt;b&gt;" in card(row)
    (True, True)
    """
    event = "Event not stated" if is_missing(row.get("event")) else str(row["event"])
    year = "" if is_missing(row.get("year")) else f" {row['year']}"
    tags = "".join(f'<span class="em-tag">{html.escape(tag)}</span>' for tag in qualifiers(row))
    kind = " em-expected" if row["status"] == "expected" else ""
    return (
        f'<div class="em-card{kind}" role="listitem"><small>{html.escape(metric_name(str(row["metric"])))}</small>'
        f"<b>{html.escape(hedged(row, style, whole=loses(row)))}</b>"
        f"<small>{html.escape(cut(str(row['label'])))}</small>"
        f"<small>{html.escape(cut(event) + year)} · «{html.escape(cut(str(row['stated'])))}»</small>{tags}</div>"
    )


def loses(row: Mapping[str, Any]) -> bool:
    """Whether words such as "1.19 million" would round what a text states; a converted amount is rounded anyway.

    >>> loses({"value": 1.4e12}), loses({"value": 1_185_000.0}), loses({"value": 1_185_000.0, "shown_value": 1.0})
    (False, True, False)
    """
    stated = [float(row[name]) for name in ("value", "low", "high") if not is_missing(row.get(name))]
    rounded = any(n != float(f"{n:.3g}") and (abs(n) >= 1e6 or n != int(n)) for n in stated if math.isfinite(n))
    return rounded and "shown_value" not in row and row.get("unit") != "d"  # days are told in a unit that fits


def cut(text: str, width: int = 90) -> str:
    """Text no longer than a card can show."""
    return text if len(text) <= width else text[: width - 1] + "…"


def grid(facts: pd.DataFrame, style: NumberFormat = "en") -> None:
    """Cards side by side, as many as fit the width."""
    cards = "".join(card(row, style) for row in records(facts))
    st.html(f'<style>{CSS}</style><div class="em-cards" role="list">{cards}</div>')
