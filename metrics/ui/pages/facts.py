"""The table of facts: search and filters in the sidebar, a row opens its sentence."""

from __future__ import annotations

import numpy as np
import streamlit as st

from metrics.ui import chart, detail, downloads, state, view
from metrics.ui.index import Positions
from metrics.ui.view import View

PAGE = 500  # rows sent to the browser at once
SORTS = ["as in the texts", "largest first", "smallest first", "latest year first"]


def main() -> None:
    """Draw the page."""
    shown = view.heading("What is stated, exactly, and in which sentence?")
    if view.empty(shown):
        return
    state.choose("sort", SORTS)
    pages = max(1, -(-len(shown.rows) // PAGE))
    st.session_state["at"] = min(max(1, int(st.session_state["at"])), pages)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Order", SORTS, key="sort")
        if pages > 1:
            st.pagination(pages, key="at")
    order = ordered(shown, st.session_state["sort"])
    first = (st.session_state["at"] - 1) * PAGE
    rows = order[first : first + PAGE]
    last = first + len(rows)
    st.text(f"Facts {first + 1:,} to {last:,} of {len(order):,}. Filters: {shown.chosen.said()}.")
    facts = shown.shown(rows)
    table = chart.readable(facts, shown)
    table.insert(1, "metric", facts["metric"])
    event = st.dataframe(
        table,
        hide_index=True,
        key=f"table-{hash((shown.chosen, first, st.session_state['sort']))}",
        alt="Table of facts; select a row to see its sentence",
        placeholder="not stated",
        on_select="rerun",
        selection_mode="single-row",
        height=420 if len(table) > 10 else "auto",
        column_config={"sentence": st.column_config.TextColumn(width="medium")},
    )
    picked = event["selection"]["rows"]
    if picked:
        st.session_state["fact"] = str(facts["fact_id"].iloc[picked[0]])
    if st.session_state["fact"]:
        detail.fact(shown, st.session_state["fact"])
    else:
        st.text("Select a row to see its sentence, its rule and its text.")
    st.header("Download these facts", anchor=False)
    downloads.offer(shown, lambda: shown.facts(order), "facts", len(order), order=st.session_state["sort"])


def ordered(shown: View, sort: str) -> Positions:
    """The rows of the view in the order asked for; kept for the next page of the table."""
    if sort == SORTS[0]:
        return shown.rows

    def made() -> Positions:
        name = "year" if sort == SORTS[3] else "value"
        values = shown.corpus.column(name).to_numpy(dtype="float64", na_value=np.nan)[shown.rows]
        found: Positions = shown.rows[np.argsort(values if sort == SORTS[2] else -values, kind="stable")]
        return found

    return shown.corpus.memory.of(("order", sort, shown.chosen), made)


if __name__ == "__main__":
    main()
