"""What the texts say: key figures, what was read and what not."""

from __future__ import annotations

import streamlit as st

from metrics.ui import cards, view


def main() -> None:
    """Draw the page."""
    shown = view.heading("What do these texts report?")
    if view.empty(shown):
        return
    index, rows = shown.corpus.index, shown.rows
    documents = len(set(index.columns["doc"].codes[rows].tolist()))
    with st.container(horizontal=True):
        st.metric("Facts", f"{len(rows):,}")
        st.metric("Texts", f"{documents:,}")
    wholes = rows[: cards.MOST]
    st.subheader("Key figures")
    cards.grid(shown.facts(wholes), shown.style)


if __name__ == "__main__":
    main()
