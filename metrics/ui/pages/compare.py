"""Metrics across events: one chart per metric and unit, marks shaped by hedge and status."""

from __future__ import annotations

import streamlit as st

from metrics.charts import compare, summary
from metrics.charts.look import titled
from metrics.charts.wording import metric_name, unit_name
from metrics.ui import aggregate, chart, state, view
from metrics.ui.index import Positions
from metrics.ui.view import View

MOST_METRICS = 6
MOST_UNITS = 3  # charts per metric and scope; money in many currencies asks for one
MOST_ROWS = 20  # of a chart whose figures are too many to draw
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
        st.radio("Scale", ["linear", "logarithmic"], key="scale", horizontal=True)
    for metric in st.session_state["metrics"][:MOST_METRICS]:
        comparison(shown, metric, alone=len(st.session_state["metrics"]) == 1)


def comparison(shown: View, metric: str, *, alone: bool) -> None:
    """The comparison of one metric: a chart per unit; levels of wholes only, totals over several editions apart."""
    rows = aggregate.wholes(shown.corpus, shown.among("metric", metric))
    if not len(rows):
        st.header(metric_name(metric), anchor=False)
        st.text("Only shares, changes or parts here: see Parts and sources, or Facts.")
        return
    if alone:
        rows = one_thing(shown, rows)
    units = shown.corpus.shown_values(shown.area, shown.money)[1]
    for scope, _ in aggregate.by_count(shown.corpus.index.columns["scope"], rows):
        scoped = shown.where(rows, "scope", scope)
        found = aggregate.by_count(units, scoped)
        for unit, _ in found[:MOST_UNITS]:
            draw(shown, metric, scope, unit, scoped[units.codes[scoped] == units.names.index(unit)])
        if len(found) > MOST_UNITS:
            others = ", ".join(unit for unit, _ in found[MOST_UNITS:][:12])
            st.text(f"Also in {others}, not drawn: choose one currency under Units and numbers.")


def one_thing(shown: View, rows: Positions) -> Positions:
    """The rows of one counted thing, where the reader chooses one: the same definition for every event."""
    counts = dict(aggregate.by_count(shown.corpus.index.columns["thing"], rows)[:100])
    options = [ALL, *counts]
    state.choose("thing", options)
    st.selectbox(
        "Definition",
        options,
        key="thing",
        format_func=lambda name: name if name == ALL else f"{name} ({counts.get(name, 0):,})",
    )
    chosen = st.session_state["thing"]
    return rows if chosen == ALL else shown.where(rows, "thing", chosen)


def draw(shown: View, metric: str, scope: str, unit: str, rows: Positions) -> None:
    """One figure with what belongs to it."""
    log = st.session_state["scale"] == "logarithmic"
    name = metric_name(metric) + ("" if unit == "count" else f", {unit_name(unit)}")
    name += ", totals over several editions" if scope == "cumulative" else ""
    columns = shown.corpus.index.columns
    title = titled(name, len(rows), int((columns["doc"].counts(rows) > 0).sum()))
    facts = shown.least_and_most(rows, ("edition", "thing", "status"), MOST_ROWS)
    figure = compare.by_event(facts, style=shown.style, log=log, title=title)
    alt = summary.alt_compare(facts, shown.style)
    sentence = summary.compare_sentence(facts, shown.style)
    if len(facts) < len(rows) and "figures" in facts:
        sentence += f" Drawn: the highest of {len(rows):,} figures."
    chart.show(shown, figure, f"compare-{metric}-{scope}-{unit}", alt, sentence, facts)


if __name__ == "__main__":
    main()
