"""A chart on the page: the figure with its alt text, one sentence, its table, and downloads of exactly its points."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from metrics.charts.wording import hedged, records
from metrics.ui import downloads
from metrics.ui.view import View

__all__ = ["COLUMNS", "config", "readable", "show"]

COLUMNS = ["figure", "label", "stated", "sentence", "event", "year", "status", "scope", "kind", "doc_id"]
INK = {"dark": "#E8EBEF", "light": "#1B1F24"}


def config(name: str) -> dict[str, Any]:
    """What plotly's own buttons do: one, that saves the image in the chosen format. No upload, no logo."""
    image = "svg" if st.session_state.get("image") == "SVG" else "png"
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "scrollZoom": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": image, "filename": name, "scale": 2 if image == "png" else 1},
    }


def show(
    view: View, figure: go.Figure, key: str, alt: str, sentence: str, rows: pd.DataFrame, *, pick: bool = False
) -> list[Any]:
    """The figure in the colours of the reader's theme, its sentence, its table and downloads.

    rows are the facts drawn. With pick, marks can be chosen; the custom data of those chosen come back.
    """
    recolour(figure)
    with st.container(border=True):
        if pick:
            event = st.plotly_chart(
                figure, key=key, config=config(key), alt=alt, on_select="rerun", selection_mode="points"
            )
        else:
            event = None
            st.plotly_chart(figure, key=key, config=config(key), alt=alt)
        st.text(sentence)
        opened = st.expander("Table and downloads of this chart", key=f"{key}-more", on_change="rerun")
        if opened.open:
            with opened:
                table = readable(rows, view)
                st.dataframe(
                    table, hide_index=True, key=f"{key}-table", placeholder="not stated", alt=f"Table: {alt[:200]}"
                )
                downloads.of_chart(view, figure, rows, key, sentence)
    points = event["selection"]["points"] if event else []
    return [point.get("customdata") for point in points]


def recolour(figure: go.Figure) -> None:
    """Text in the theme's own colour: readable on light and dark."""
    ink = INK["dark" if st.context.theme.type == "dark" else "light"]
    figure.update_annotations(font_color=ink)
    figure.update_layout(font_color=ink, title_font_color=ink, legend_font_color=ink)
    figure.update_xaxes(tickfont_color=ink, title_font_color=ink).update_yaxes(tickfont_color=ink)


def readable(facts: pd.DataFrame, view: View) -> pd.DataFrame:
    """The facts as a table to read: the figure in words with every digit, then what qualifies it."""
    figure = [hedged(row, view.style, whole=True) for row in records(facts)]
    names = [name for name in COLUMNS if name != "figure"]
    if view.converts:
        names = [name for name in (*names, "rate", "rate_date") if name in facts]
    names = [name for name in names if name in facts]
    return pd.DataFrame({"figure": figure}, dtype="str", index=facts.index).join(facts[names])


def show_grid(figure: go.Figure, key: str, alt: str, sentence: str, cells: pd.DataFrame) -> list[str]:
    """A grid of counts: the figure, its sentence and its table. The custom data of the mark chosen."""
    recolour(figure)
    with st.container(border=True):
        event = st.plotly_chart(
            figure, key=key, config=config(key), alt=alt, on_select="rerun", selection_mode="points"
        )
        st.text(sentence)
        opened = st.expander("Table of this grid", key=f"{key}-more", on_change="rerun")
        if opened.open:
            with opened:
                st.dataframe(cells, hide_index=True, key=f"{key}-table", alt=sentence)
                data = cells.to_csv(index=False).encode()
                st.download_button("CSV", data, f"{key}.csv", "text/csv", on_click="ignore", key=f"{key}-csv")
    points = event["selection"]["points"] if event else []
    return list(points[0].get("customdata") or []) if points else []
