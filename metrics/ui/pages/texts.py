"""One text with its facts marked."""

from __future__ import annotations

import streamlit as st

from metrics.ui import highlight, state, view


def main() -> None:
    """Draw the page."""
    shown = view.heading("What did this text say, word for word?")
    if view.empty(shown):
        return
    names = list(shown.corpus.documents)
    state.choose("doc", names)
    st.selectbox("Text", names, key="doc")
    document = shown.corpus.documents[st.session_state["doc"]]
    facts, mentions = shown.corpus.of_document(document.doc_id)
    marks = highlight.spans(facts, mentions)
    st.html(f"<style>{highlight.CSS}</style>" + highlight.marked(document.text, marks, document.lang))


if __name__ == "__main__":
    main()
