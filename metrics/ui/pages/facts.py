"""The table of facts; a row opens its sentence."""

from __future__ import annotations

import streamlit as st

from metrics.ui import downloads, view

COLUMNS = ["figure", "metric", "label", "event", "year", "status", "scope", "kind", "stated", "sentence", "doc_id"]


def main() -> None:
    """Draw the page."""
    shown = view.heading("What is stated, and in which sentence?")
    if view.empty(shown):
        return
    table = view.figures(shown.facts(shown.rows[:2000]), shown.style)
    st.dataframe(table[COLUMNS], hide_index=True, key="table", alt="Table of facts", placeholder="not stated")
    downloads.offer(shown, shown.rows, "facts")


if __name__ == "__main__":
    main()
