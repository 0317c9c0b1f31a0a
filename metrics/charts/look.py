"""How marks look: the hedge and the status of a fact shape its mark, always with a word for it in the legend."""

from __future__ import annotations

import math
from typing import Any

import plotly.graph_objects as go

from metrics.charts.wording import NumberFormat, short

__all__ = [
    "COLOURS",
    "INK",
    "LEGEND",
    "blank",
    "finish",
    "legend_entry",
    "log_ticks",
    "plain",
    "symbol",
    "ticks",
    "titled",
]

COLOURS = ("#2A6FB0", "#1C8F86", "#B0387A", "#D9601A")  # 3:1 on white and on the dark background, apart in greyscale
INK = "#7A7F87"  # rules, connectors and whiskers: readable on both themes
SYMBOLS = {
    "=": "circle",
    "~": "circle-open",
    ">": "triangle-right",
    ">=": "triangle-right",
    "<": "triangle-left",
    "<=": "triangle-left",
    "range": "line-ns-open",
}
LEGEND = {
    "=": "stated plainly",
    "~": "about (hollow)",
    ">": "more than, at least (points up the scale)",
    "<": "less than, up to (points down the scale)",
    "range": "range (bar without a centre)",
    "expected": "expected (dashed outline)",
    "spread": "several figures (least to most)",
}


def symbol(relation: str, *, upright: bool = False) -> str:
    """The marker of a hedge; upright where the value axis is vertical.

    >>> symbol(">="), symbol(">", upright=True), symbol("~")
    ('triangle-right', 'triangle-up', 'circle-open')
    """
    name = SYMBOLS.get(relation, "circle")
    if upright:
        name = {"triangle-right": "triangle-up", "triangle-left": "triangle-down", "line-ns-open": "line-ew-open"}.get(
            name, name
        )
    return name


def legend_entry(kind: str, colour: str = COLOURS[0]) -> go.Scatter:
    """An invisible trace whose legend line explains one kind of mark."""
    look: dict[str, Any] = {"mode": "markers", "marker": {"symbol": symbol(kind), "color": colour, "size": 11}}
    if kind == "expected":
        look = {"mode": "lines", "line": {"color": colour, "dash": "dot", "width": 2}}
    elif kind == "spread":
        look = {"mode": "lines", "line": {"color": INK, "width": 2}}
    elif kind == "range":
        look = {"mode": "lines", "line": {"color": colour, "width": 9}, "opacity": 0.55}
    elif kind == "~":
        look["marker"]["line"] = {"width": 2, "color": colour}
    return go.Scatter(x=[None], y=[None], name=LEGEND[kind], showlegend=True, hoverinfo="skip", **look)


def finish(figure: go.Figure, title: str, height: int) -> go.Figure:
    """The same margins, legend place and fonts on every figure."""
    return figure.update_layout(
        title={"text": two_lines(title), "x": 0, "xanchor": "left", "font": {"size": 16}},
        height=height,
        margin={"l": 8, "r": 16, "t": 58, "b": 78},
        legend={"orientation": "h", "yref": "container", "yanchor": "bottom", "y": 0, "xref": "paper", "x": 0}
        | {"itemclick": False, "itemdoubleclick": False},
        hoverlabel={"align": "left", "namelength": -1},
        dragmode=False,
    )


def two_lines(title: str) -> str:
    """A title for plotly: what stands behind the dash is a smaller second line, which a phone has room for."""
    name, dash, rest = title.partition(" — ")
    return plain(name) + (f"<br><span style='font-size:13px;font-weight:400'>{plain(rest)}</span>" if dash else "")


def blank(reason: str) -> go.Figure:
    """A figure without data that says why."""
    figure = go.Figure()
    figure.add_annotation(text=plain(reason), showarrow=False, font={"size": 14})
    return finish(figure.update_xaxes(visible=False).update_yaxes(visible=False), "", 160)


def titled(name: str, rows: int, documents: int) -> str:
    """A title with its n.

    >>> titled("Exhibitors", 3, 1)
    'Exhibitors — 3 figures, 1 document'
    """
    return f"{name} — {rows:,} figure{'s' * (rows != 1)}, {documents:,} document{'s' * (documents != 1)}"


def plain(text: str, width: int = 0) -> str:
    """Text for plotly, which reads a small HTML: signs escaped, so that a hostile label stays text; cut to width.

    >>> plain("<b>5 & 6</b>"), plain("a long label", 6)
    ('&lt;b&gt;5 &amp; 6&lt;/b&gt;', 'a lon…')
    """
    if width and len(text) > width:
        text = text[: width - 1].rstrip() + "…"
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def ticks(low: float, high: float, style: NumberFormat = "en", most: int = 4) -> dict[str, Any]:
    """Round places on an axis from low to high, written out in words: never a bare B or G.

    >>> ticks(0, 1.4e12)["ticktext"]
    ['0', '500 billion', '1 trillion']
    """
    spread = max(high - low, abs(high), 1e-9)
    power = 10.0 ** math.floor(math.log10(spread / most))
    step = next(step * power for step in (1, 2, 5, 10) if spread / (step * power) <= most)
    first = math.ceil(low / step)
    places = [round(index * step, 9) for index in range(first, first + most + 2) if index * step <= max(high, low)]
    return {"tickmode": "array", "tickvals": places, "ticktext": [short(place, style) for place in places]}


def log_ticks(low: float, high: float, style: NumberFormat = "en") -> dict[str, Any]:
    """Powers of ten on a logarithmic axis, at most six, written out.

    >>> log_ticks(3, 2000)["ticktext"]
    ['1', '10', '100', '1,000']
    """
    first = math.floor(math.log10(low)) if low > 0 else 0
    last = math.floor(math.log10(high)) if high > 0 else first
    step = max(1, math.ceil((last - first + 1) / 6))
    places = [10.0**power for power in range(first, last + 1, step)]
    return {"tickmode": "array", "tickvals": places, "ticktext": [short(place, style) for place in places]}
