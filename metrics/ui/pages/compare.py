"""Metrics across events: one chart per metric and unit, marks shaped by hedge and status."""

from __future__ import annotations

import numpy as np
import streamlit as st

from metrics.ui import chart, state, view

MOST_METRICS = 6


def main() -> None:
    """Draw the page."""
    shown = view.heading("How does one event compare with another, on the same definition?")
    if view.empty(shown):
        return
    column = shown.corpus.index.columns["metric"]
    counts = column.counts(shown.rows)
    order = [column.names[i] for i in np.argsort(-counts, kind="stable") if counts[i]]
    state.choose("metrics", order, order[0])
    said = dict(zip(column.names, counts.tolist(), strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            "Metrics (six at most)",
            order,
            key="metrics",
            max_selections=MOST_METRICS,
            format_func=lambda name: f"{name.replace('_', ' ')} ({said[name]:,})",
        )
        st.segmented_control("Scale", ["linear", "logarithmic"], key="scale", required=True)
    for metric in st.session_state["metrics"]:
        chart.comparison(shown, metric, log=st.session_state["scale"] == "logarithmic")


if __name__ == "__main__":
    main()
