"""One text with every fact marked and every other number dimmed with its reason; a mark opens its fact."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics.charts.wording import hedged, metric_name, qualifiers, records
from metrics.document import Document
from metrics.ui import aggregate, chart, detail, highlight, reader, state, view
from metrics.ui.view import View

PAGE = 60_000  # characters shown at once
MOST = 300  # texts offered


def main() -> None:
    """Draw the page."""
    shown = view.heading("What did this text say, word for word?")
    corpus = shown.corpus
    if not corpus.documents:
        if view.empty(shown):
            return
        st.info("This corpus is a table of facts: the texts themselves are not at hand. Facts has the sentences.")
        view.link("facts", "Facts")
        return
    choose_text(shown)
    document = corpus.documents[st.session_state["doc"]]
    facts, mentions = corpus.of_document(document.doc_id)
    facts = shown.converted(facts)
    titles = [
        ", ".join([metric_name(str(row["metric"])), hedged(row, shown.style), *qualifiers(row)])
        for row in records(facts)
    ]
    marks = highlight.spans(facts, mentions, titles)
    others = mentions[mentions["kind"] != "fact"]
    st.text(f"{len(facts)} facts marked, expected ones with a dashed outline; {len(others)} other numbers underlined "
            "with dots. Hover, or move with Tab and choose with Enter.")  # fmt: skip
    page_of(document, marks)
    if st.session_state["fact"]:
        detail.fact(shown, st.session_state["fact"], with_link=False)
        trace(mentions, st.session_state["fact"])
    if len(others):
        with st.expander(f"Numbers that are no facts ({len(others)})", key="others"):
            names = ["stated", "kind", "rule", "words", "start"]
            st.dataframe(others[names], hide_index=True, key="others-table", alt="Numbers that are no facts")
    if len(facts):
        with st.expander(f"Facts of this text ({len(facts)})", key="own"):
            st.dataframe(chart.readable(facts, shown), hide_index=True, key="own-table", alt="Facts of this text")
    st.download_button(
        "This text as a page, facts marked (HTML)",
        lambda: exported(shown, document, marks),
        f"{document.doc_id[:80]}.html",
        "text/html",
        on_click="ignore",
        key="text-html",
    )


def choose_text(shown: View) -> None:
    """The choice of a text: those with facts that pass the filters first."""
    corpus = shown.corpus
    asked = st.session_state["doc"]
    passing = [name for name, _ in aggregate.by_count(corpus.index.columns["doc"], shown.rows)]
    known = [name for name in corpus.documents if name in set(passing)]
    options = known[:MOST] if known else list(corpus.documents)[:MOST]
    options += [name for name in corpus.documents if name not in set(options)][: max(0, MOST - len(options))]
    if asked in corpus.documents and asked not in options:
        options.insert(0, asked)
    if asked and asked not in corpus.documents:
        st.warning("The text of this link is not in this corpus; another one is shown.", icon=":material/info:")
    state.choose("doc", options)
    counts = dict(aggregate.by_count(corpus.index.columns["doc"], shown.rows))

    def said(name: str) -> str:
        document = corpus.documents[name]
        title = f"{document.title[:80]} · " if document.title else ""
        return f"{title}{name} ({counts.get(name, 0)} facts)"

    st.selectbox("Text", options, key="doc", format_func=said)
    if len(corpus.documents) > len(options):
        st.text(f"{len(options)} of {len(corpus.documents):,} texts offered; search or filter to reach the others.")


def page_of(document: Document, marks: list[highlight.Span]) -> None:
    """Draw the text, or one stretch of a long one."""
    text, first = document.text, 0
    if len(text) > PAGE:
        parts = -(-len(text) // PAGE)
        st.session_state["part"] = min(max(1, int(st.session_state["part"])), parts)
        here = next((span for span in marks if span.name and span.name == st.session_state["fact"]), None)
        if here is not None and st.session_state.get("_shown_fact") != here.name:
            st.session_state["part"] = here.start // PAGE + 1
            st.session_state["_shown_fact"] = here.name
        st.text(f"A long text of {len(text):,} characters, shown in {parts} stretches.")
        st.pagination(parts, key="part")
        first = (st.session_state["part"] - 1) * PAGE
        text = text[first : first + PAGE]
    inside = [
        highlight.Span(span.start - first, span.end - first, span.name, span.title, span.expected)
        for span in marks
        if span.start >= first and span.end <= first + len(text)
    ]
    reader.draw(highlight.pieces(text, inside), document.lang, st.session_state["fact"])


def trace(mentions: pd.DataFrame, fact_id: str) -> None:
    """Which words and which entry decided."""
    for row in records(mentions[mentions["fact_id"] == fact_id])[:1]:
        st.text(f"Decided by {row['rule']}; words: {row['words']}")


def exported(shown: View, document: Document, marks: list[highlight.Span]) -> bytes:
    """The text as a page of its own."""
    from metrics.exports.about import about

    made = about(**shown.notes())
    notes = [f"{made['made_by']}, {made['made_at']}", f"Text: {document.doc_id}", f"From: {shown.corpus.source.title}"]
    if shown.corpus.source.name == "samples":
        notes.append(shown.corpus.source.note)
    body = highlight.marked(document.text, marks, document.lang)
    return highlight.page(document.title or document.doc_id, body, notes).encode()


if __name__ == "__main__":
    main()
