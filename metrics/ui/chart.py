"""A chart on the page: the figure with its alt text, one sentence, its table, and downloads of exactly its points."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from metrics.charts import compare, summary
from metrics.charts.look import titled
from metrics.charts.wording import metric_name, unit_name
from metrics.ui.view import View

__all__ = ["CONFIG", "comparison"]

CONFIG = {"displaylogo": False, "showSendToCloud": False, "displayModeBar": False, "scrollZoom": False}


def comparison(view: View, metric: str, *, log: bool = False) -> None:
    """The comparison of one metric: a chart per unit; levels of wholes only, several editions' totals apart."""
    facts = view.facts(view.among("metric", metric))
    facts = facts[(facts["kind"] == "level") & facts["part_of"].isna()]
    if facts.empty:
        st.subheader(metric_name(metric))
        st.caption("Only shares, changes or parts here; see Parts and sources, or Facts.")
        return
    for scope, scoped in facts.groupby("scope", observed=True, sort=False):
        for unit, rows in scoped.groupby("unit", observed=True, sort=False):
            draw(view, metric, str(scope), str(unit), rows, log)


def draw(view: View, metric: str, scope: str, unit: str, rows: pd.DataFrame, log: bool) -> None:
    """One figure with what belongs to it."""
    key = f"compare-{metric}-{scope}-{unit}"
    name = metric_name(metric) + ("" if unit == "count" else f", {unit_name(unit)}")
    name += ", totals over several editions" if scope == "cumulative" else ""
    title = titled(name, len(rows), int(rows["doc_id"].nunique()))
    figure = compare.by_event(rows, style=view.style, log=log, title=title)
    alt = summary.alt_compare(rows, view.style)
    show(figure, key, alt, summary.compare_sentence(rows, view.style))


def show(figure: go.Figure, key: str, alt: str, sentence: str) -> None:
    """The figure in the colours of the reader's theme, and its sentence."""
    ink = "#E8EBEF" if st.context.theme.type == "dark" else "#1B1F24"
    figure.update_annotations(font_color=ink)
    figure.update_layout(font_color=ink, title_font_color=ink, legend_font_color=ink)
    figure.update_xaxes(tickfont_color=ink, title_font_color=ink).update_yaxes(tickfont_color=ink)
    st.plotly_chart(figure, key=key, config=CONFIG, alt=alt)
    st.text(sentence)
