"""The same figure in several texts: each source a small mark, a thin bar from least to most."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.charts.look import COLOURS, INK, blank, finish, plain, symbol, ticks
from metrics.charts.wording import NumberFormat, hedged, records

__all__ = ["agreement", "by_source", "sources_sentence"]

NEAR = 0.05  # "about" may be this far off and still say the same


def agreement(facts: pd.DataFrame) -> str:
    """Whether the figures say the same: "same", "compatible" (their hedges allow one number) or "different".

    Reads value, relation, low, high.

    >>> agreement(pd.DataFrame({"value": [2000.0, 2381], "relation": [">", "="], "low": [2000.0, 2381],
    ...     "high": [None, 2381]}))
    'compatible'
    """
    if facts["value"].nunique() <= 1 and facts["relation"].nunique() <= 1:
        return "same"
    least, most = float("-inf"), float("inf")
    for value, relation, low, high in zip(facts["value"], facts["relation"], facts["low"], facts["high"], strict=True):
        if relation == "~":
            below, above = value - abs(value) * NEAR, value + abs(value) * NEAR
        elif relation == "=":
            below = above = value
        else:
            below = low if low == low and low is not None else float("-inf")
            above = high if high == high and high is not None else float("inf")
        least, most = max(least, below), min(most, above)
    return "compatible" if least <= most else "different"


def by_source(facts: pd.DataFrame, *, style: NumberFormat = "en", title: str = "") -> go.Figure:
    """One line per text; every figure a mark shaped by its hedge; a thin bar from least to most below them."""
    if facts.empty:
        return blank("No figure stands in several texts.")
    rows = facts.sort_values("value").head(30)
    figure = go.Figure()
    least, most = float(rows["value"].min()), float(rows["value"].max())
    figure.add_trace(
        go.Scatter(x=[least, most], y=[0.55, 0.55], mode="lines", line={"color": INK, "width": 3}, hoverinfo="skip")
    )
    for line, row in enumerate(records(rows)):
        words = f"{hedged(row, style)}" + (", expected" if row["status"] == "expected" else "")
        figure.add_trace(
            go.Scatter(
                x=[row["value"]],
                y=[-line],
                mode="markers",
                marker={
                    "symbol": symbol(str(row["relation"])),
                    "size": 12,
                    "color": COLOURS[0],
                    "line": {"width": 2, "color": COLOURS[0]},
                },
                hovertext=f"{plain(str(row['doc_id']), 80)}<br>{plain(words)}<br>«{plain(str(row['stated']), 100)}»",
                hoverinfo="text",
                customdata=[row["fact_id"]],
            )
        )
        figure.add_annotation(
            x=0,
            xref="paper",
            y=-line + 0.2,
            yanchor="bottom",
            xanchor="left",
            showarrow=False,
            text=plain(f"{row['doc_id']}: {words} {row['label']}", 70),
        )
    room = (most - least) * 0.08 or max(abs(most) * 0.1, 1)
    figure.update_yaxes(visible=False, range=[-len(rows) + 0.4, 1], fixedrange=True)
    low, high = least - room, most + room
    figure.update_xaxes(range=[low, high], fixedrange=True, **ticks(low, high, style))
    figure.update_layout(showlegend=False)
    return finish(figure, title, 150 + 42 * len(rows)).update_layout(margin={"b": 34})


def sources_sentence(facts: pd.DataFrame, style: NumberFormat = "en") -> str:
    """Who says how much, and whether they agree."""
    if facts.empty:
        return "No figure stands in several texts."
    rows = records(facts.sort_values("value").iloc[[0, -1]])
    verdict = {
        "same": "All say the same.",
        "compatible": "The hedges allow one number: they can all be right.",
        "different": "They disagree; no mean is taken.",
    }[agreement(facts)]
    texts = facts["doc_id"].nunique()
    return f"{texts} texts, from {hedged(rows[0], style)} to {hedged(rows[1], style)}. {verdict}"
