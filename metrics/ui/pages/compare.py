"""Metrics across events: one chart per metric and unit, marks shaped by hedge and status."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics.charts import compare, summary
from metrics.charts.look import titled
from metrics.charts.wording import metric_name, unit_name
from metrics.ui import aggregate, chart, state, view
from metrics.ui.view import View

MOST_METRICS = 6
MOST_UNITS = 3  # charts per metric and scope; money in many currencies asks for one
ALL = "all of the metric"


def main() -> None:
    """Draw the page."""
    shown = view.heading("How does one event compare with another, on the same definition?")
    if view.empty(shown):
        return
    counts = dict(aggregate.by_count(shown.corpus.index.columns["metric"], shown.rows))
    options = list(counts)
    state.choose("metrics", options, options[0])
    state.choose("scale", ["linear", "logarithmic"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            "Metrics (six at most)",
            options,
            key="metrics",
            max_selections=MOST_METRICS,
            format_func=lambda name: f"{name.replace('_', ' ')} ({counts.get(name, 0):,})",
        )
        st.segmented_control("Scale", ["linear", "logarithmic"], key="scale", required=True)
    for metric in st.session_state["metrics"][:MOST_METRICS]:
        comparison(shown, metric, alone=len(st.session_state["metrics"]) == 1)


def comparison(shown: View, metric: str, *, alone: bool) -> None:
    """The comparison of one metric: a chart per unit; levels of wholes only, totals over several editions apart."""
    rows = aggregate.wholes(shown.corpus, shown.among("metric", metric))
    if not len(rows):
        st.subheader(metric_name(metric), anchor=False)
        st.text("Only shares, changes or parts here: see Parts and sources, or Facts.")
        return
    facts = shown.shown(rows)
    if alone:
        facts = one_thing(facts)
    for scope, scoped in facts.groupby("scope", observed=True, sort=False):
        units = scoped["unit"].value_counts()
        for unit in units.index[:MOST_UNITS]:
            draw(shown, metric, str(scope), str(unit), scoped[scoped["unit"] == unit])
        if len(units) > MOST_UNITS:
            others = ", ".join(units.index[MOST_UNITS:][:12])
            st.text(f"Also in {others}, not drawn: choose one currency under Units and numbers.")


def one_thing(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts of one counted thing, where the reader chooses one: the same definition for every event."""
    things = facts["label"].astype("str").str.casefold()
    counts = things.value_counts()
    options = [ALL, *counts.index[:100].tolist()]
    state.choose("thing", options)
    st.selectbox(
        "Definition",
        options,
        key="thing",
        format_func=lambda name: name if name == ALL else f"{name} ({counts.get(name, 0):,})",
    )
    chosen = st.session_state["thing"]
    return facts if chosen == ALL else facts[things == chosen]


def draw(shown: View, metric: str, scope: str, unit: str, rows: pd.DataFrame) -> None:
    """One figure with what belongs to it."""
    log = st.session_state["scale"] == "logarithmic"
    name = metric_name(metric) + ("" if unit == "count" else f", {unit_name(unit)}")
    name += ", totals over several editions" if scope == "cumulative" else ""
    title = titled(name, len(rows), int(rows["doc_id"].nunique()))
    figure = compare.by_event(rows, style=shown.style, log=log, title=title)
    alt = summary.alt_compare(rows, shown.style)
    sentence = summary.compare_sentence(rows, shown.style)
    chart.show(shown, figure, f"compare-{metric}-{scope}-{unit}", alt, sentence, rows)


if __name__ == "__main__":
    main()
