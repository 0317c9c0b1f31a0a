"""Parts inside their whole, with what is not stated; parts that overlap stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.charts.look import COLOURS, blank, finish, plain
from metrics.charts.wording import NumberFormat, amount, hedged, is_missing, records

__all__ = ["amounts", "overlap", "parts_of", "parts_sentence"]


def amounts(whole: Mapping[str, Any], parts: pd.DataFrame) -> pd.DataFrame:
    """The parts of a whole in the whole's unit: shares are taken of it, other units left out. Adds size.

    Reads value and unit of the whole; value, unit, kind of parts.
    """
    shares = (parts["unit"] == "%") & (parts["kind"] == "share")
    size = parts["value"].where(parts["unit"] == whole["unit"])
    size = size.where(~shares, parts["value"] / 100 * float(whole["value"]))
    return parts.assign(size=size, is_share=shares)[size.notna()]


def overlap(whole: Mapping[str, Any], parts: pd.DataFrame) -> bool:
    """Whether the parts cannot all stand beside each other in the whole."""
    return float(parts["size"].sum()) > float(whole["value"]) * 1.0001


def name_of(row: Mapping[str, Any]) -> str:
    """What a part is called: its segment, else its label."""
    return str(row["label"] if is_missing(row["segment"]) else row["segment"])


def parts_of(
    whole: Mapping[str, Any], parts: pd.DataFrame, *, style: NumberFormat = "en", title: str = ""
) -> go.Figure:
    """The whole as a bar, under it its parts: in a row with "rest, not stated", or one below the other if they overlap.

    parts as amounts() gives them.
    """
    if parts.empty:
        return blank("No part can be drawn in the unit of its whole.")
    total = float(whole["value"])
    unit, figure = str(whole["unit"]), go.Figure()
    apart = overlap(whole, parts)
    bars: list[tuple[str, float, float, int, str, str, Mapping[str, Any]]] = [
        ("whole", 0.0, total, 0, hedged(whole, style), "#7A7F87", whole)
    ]
    place = 0.0
    for number, row in enumerate(records(parts)):
        size = float(row["size"])
        said = hedged(row, style)
        said = f"{said} = {amount(size, unit, style)}" if row["is_share"] else said
        bars.append(
            (
                f"{number + 1} · {name_of(row)}",
                0.0 if apart else place,
                size,
                number + 1 if apart else 1,
                said,
                COLOURS[number % 4],
                row,
            )
        )
        place += size
    for name, start, size, line, said, colour, fact in bars:
        hopes = fact["status"] == "expected"
        figure.add_trace(
            go.Bar(
                x=[size],
                base=[start],
                y=[-line],
                orientation="h",
                width=0.55,
                text="" if fact is whole else name.partition(" ")[0],
                textposition="inside",
                insidetextanchor="middle",
                textfont={"color": "#FFFFFF", "size": 12},
                textangle=0,
                name=f"{plain(name, 30)}: {plain(said)}" + (" (expected)" if hopes else ""),
                marker={
                    "color": colour,
                    "line": {"width": 1, "color": "#FFFFFF"},
                    "opacity": 0.55 if hopes else 1,
                    "pattern": {"shape": "/" if hopes or fact["relation"] == "~" else ""},
                },
                hovertext=f"{plain(name, 80)}: {plain(said)}<br>«{plain(str(fact['stated']), 100)}»",
                hoverinfo="text",
                customdata=[fact["fact_id"]],
            )
        )
    if not apart and total - place > abs(total) * 1e-4:
        figure.add_trace(
            go.Bar(
                x=[total - place],
                base=[place],
                y=[-1],
                orientation="h",
                width=0.55,
                name=f"rest, not stated: {amount(total - place, unit, style)}",
                marker={"color": "rgba(0,0,0,0)", "line": {"width": 1, "color": "#7A7F87"}},
                hovertext=f"rest, not stated: {amount(total - place, unit, style)}",
                hoverinfo="text",
            )
        )
    figure.update_layout(barmode="overlay", showlegend=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    figure.update_xaxes(visible=False, range=[0, max(total, float(parts["size"].max())) * 1.01], fixedrange=True)
    count = len(bars) + 1
    finish(figure, title, 110 + 40 * (len(bars) if apart else 2) + 22 * count)
    return figure.update_layout(margin={"b": 22 * count + 10}, legend={"orientation": "v"})


def parts_sentence(whole: Mapping[str, Any], parts: pd.DataFrame, style: NumberFormat = "en") -> str:
    """The parts of the whole in words."""
    if parts.empty:
        return "No part can be drawn in the unit of its whole."
    said = ", ".join(f"{name_of(row)} {hedged(row, style)}" for row in records(parts)[:6])
    text = f"Of {hedged(whole, style)} {whole['label']}: {said}"
    total, inside = float(whole["value"]), float(parts["size"].sum())
    if overlap(whole, parts):
        return text + ". The parts add up to more than the whole: they overlap, or one of the figures is wrong."
    rest = total - inside
    if rest <= abs(total) * 1e-4:
        return text + "; together they make the whole."
    return text + f"; rest, not stated: {amount(rest, str(whole['unit']), style)}."
