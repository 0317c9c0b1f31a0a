"""One metric across events: one bar per edition and counted thing, its mark shaped by hedge and status."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.charts.look import COLOURS, INK, blank, finish, legend_entry, log_ticks, plain, symbol, ticks, titled
from metrics.charts.wording import HEDGES, NumberFormat, amount, hedged, metric_name, records

__all__ = ["NO_EVENT", "by_event", "grouped"]

NO_EVENT = "Event not stated"
COLUMNS = ["who", "what", "least", "most", "figures", "documents", "same", "least_relation", "most_relation"]


def grouped(facts: pd.DataFrame) -> pd.DataFrame:
    """One row per edition and counted thing: its figures from least to most, and how many say so.

    Reads event, year, label, status, value, doc_id; keeps the other columns of the first fact of each group.
    Where figures, documents and same are columns already, the facts are the least and the most of larger groups.
    A figure said by several documents is one row; nothing is averaged. Highest first.
    """
    if facts.empty:
        return facts.assign(**{name: pd.Series(dtype="object") for name in COLUMNS})
    facts = facts.reset_index(drop=True)
    counted = "figures" in facts
    year = facts["year"].astype("Int64").astype("str").replace("<NA>", "")
    event = facts["event"].astype("str").fillna(NO_EVENT).replace("nan", NO_EVENT)
    rows = facts.assign(
        who=(event + " " + year).str.strip(),
        what=facts["label"].astype("str").fillna("").replace("nan", ""),
        thing=facts["label"].astype("str").str.casefold(),
        least=facts["low"].where(facts["relation"] == "range", facts["value"]),
        most=facts["high"].where(facts["relation"] == "range", facts["value"]),
    )
    groups = rows.groupby(["who", "thing", "status", "scope"], sort=False, observed=True, dropna=False)
    first = groups.head(1).set_index(["who", "thing", "status", "scope"])
    first["least"], first["most"] = groups["least"].min(), groups["most"].max()
    if not counted:
        first["figures"], first["documents"] = groups.size(), groups["doc_id"].nunique()
        first["same"] = groups["value"].nunique() == 1
    for end, places in (("least", groups["least"].idxmin()), ("most", groups["most"].idxmax())):
        first[f"{end}_relation"] = rows.loc[places, "relation"].astype("str").to_numpy()
    return first.reset_index().sort_values("most", ascending=False, kind="stable", ignore_index=True)


@dataclass
class Drawing:
    """What a figure is made of, gathered first: plotly is slow to add one by one."""

    traces: list[Any] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def note(self, **entry: Any) -> None:
        """Add a text."""
        self.notes.append(entry)

    def shape(self, **entry: Any) -> None:
        """Add an outline."""
        self.shapes.append(entry)


def by_event(
    facts: pd.DataFrame, *, style: NumberFormat = "en", log: bool = False, most_rows: int = 20, title: str = ""
) -> go.Figure:
    """Bars from 0 (dots on a log axis where log), one per row of grouped(facts), at most most_rows, highest first.

    Reads the columns of grouped, relation, low, high, unit, metric, kind, scope, stated. One metric, one unit: raises
    ValueError for more, because different things never share an axis.
    """
    if facts.empty:
        return blank("No figure fits these choices.")
    if facts["unit"].nunique() > 1 or facts["metric"].nunique() > 1:
        raise ValueError("one metric and one unit per chart; choose first")
    rows = grouped(facts).head(most_rows)
    metric = str(rows["metric"].iloc[0])
    drawing, seen = Drawing(), dict.fromkeys(["="], False)
    for place, row in enumerate(records(rows)):
        for kind in draw(drawing, row, -place, style, log):
            seen[kind] = True
    drawing.traces += [legend_entry(kind) for kind, is_seen in seen.items() if is_seen]
    figure = go.Figure(drawing.traces, {"annotations": drawing.notes, "shapes": drawing.shapes})
    widest = float(rows["most"].max())
    lowest = min(0.0, float(rows["least"].min()))
    figure.update_yaxes(visible=False, range=[-len(rows) + 0.45, 0.75], fixedrange=True)
    figure.update_xaxes(zeroline=True, fixedrange=True, **ticks(lowest, widest, style))
    if log:
        figure.update_xaxes(type="log", title="logarithmic scale", **log_ticks(rows["least"].min(), widest, style))
    elif widest > lowest:
        figure.update_xaxes(range=[lowest * 1.1, lowest + (max(widest, 0) - lowest) * 1.28])
    documents = int(facts["doc_id"].nunique())
    return finish(figure, title or titled(metric_name(metric), len(facts), documents), 135 + 48 * len(rows))


def draw(drawing: Drawing, row: dict[str, Any], y: float, style: NumberFormat, log: bool) -> list[str]:
    """Draw one row at height y; the kinds of mark it used."""
    colour, relation = COLOURS[0], str(row["relation"])
    spread = int(row["figures"]) > 1 and not bool(row["same"])
    expected = row["status"] == "expected"
    kinds = ["spread"] if spread else [{">=": ">", "<=": "<"}.get(relation, relation)]
    text = said(row, style, spread)
    drawing.note(
        x=0, xref="paper", y=y + 0.27, text=plain(heading(row), 64), showarrow=False, xanchor="left", yanchor="bottom"
    )
    hover = f"{plain(heading(row), 90)}<br>{plain(text)}<br>«{plain(str(row['stated']), 120)}»"
    least, most = float(row["least"]), float(row["most"])
    shared: dict[str, Any] = {
        "hovertext": hover,
        "hoverinfo": "text",
        "showlegend": False,
        "customdata": [row["fact_id"]],
    }
    if spread:
        drawing.traces.append(
            go.Scatter(x=[least, most], y=[y, y], mode="lines", line={"color": INK, "width": 2}, **shared)
        )
        ends = [symbol(str(row["least_relation"])), symbol(str(row["most_relation"]))]
        marker = {"symbol": ends, "size": 11, "color": colour, "line": {"color": colour, "width": 2}}
        drawing.traces.append(go.Scatter(x=[least, most], y=[y, y], mode="markers", marker=marker, **shared))
    elif not log:
        filled = relation != "~" and not expected
        start = least if relation == "range" else 0.0
        outline = {"color": colour, "width": 0 if expected else 2}
        bar = {
            "color": colour if filled else "rgba(0,0,0,0)",
            "line": outline,
            "opacity": 0.55 if relation == "range" else 1,
        }
        drawing.traces.append(
            go.Bar(x=[most - start], base=[start], y=[y], orientation="h", width=0.4, marker=bar, **shared)
        )
        if expected:
            drawing.shape(
                type="rect",
                x0=start,
                x1=most,
                y0=y - 0.2,
                y1=y + 0.2,
                line={"color": colour, "width": 2, "dash": "dot"},
            )
    if not spread and (log or relation in (">", ">=", "<", "<=")):
        marker = {"symbol": symbol(relation), "size": 13, "color": colour, "line": {"color": colour, "width": 2}}
        drawing.traces.append(go.Scatter(x=[most], y=[y], mode="markers", marker=marker, **shared))
    drawing.note(
        x=math_log10(most) if log else max(most, 0.0),
        y=y,
        text=plain(text, 60),
        showarrow=False,
        xanchor="left",
        xshift=12,
    )
    return kinds + (["expected"] if expected else [])


def math_log10(value: float) -> float:
    """Where plotly wants an annotation on a log axis; zero and below stand at the left edge."""
    return math.log10(value) if value > 0 else 0.0


def heading(row: dict[str, Any]) -> str:
    """Whose figure, and of what."""
    return f"{row['who']} · {row['what']}" if row["what"] else str(row["who"])


def said(row: dict[str, Any], style: NumberFormat, spread: bool) -> str:
    """The figure in words, with how many figures or documents stand behind it."""
    if spread:
        unit = str(row["unit"])
        least = HEDGES.get(str(row["least_relation"]), "") + amount(
            float(row["least"]), unit if unit == "%" else "", style
        )
        most = HEDGES.get(str(row["most_relation"]), "") + amount(float(row["most"]), unit, style)
        return f"{least} to {most} ({row['figures']} figures)"
    text = hedged(row, style) + (", expected" if row["status"] == "expected" else "")
    return text + (f" ({row['documents']} documents)" if int(row["documents"]) > 1 else "")
