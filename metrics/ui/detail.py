"""One fact in full: the figure, its sentence with the words marked, what decided, and the way to its text."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from metrics.charts.wording import hedged, is_missing, metric_name, qualifiers, records
from metrics.ui import highlight, view
from metrics.ui.view import View

__all__ = ["fact", "row_of", "sentence_html"]

SHOWN = ("label", "event", "edition", "year", "place", "segment", "published", "lang", "rule", "fact_id")


def row_of(shown: View, fact_id: str) -> dict[str, object] | None:
    """The fact's row, or None where the corpus has no such fact."""
    place = int(shown.corpus.positions_of([fact_id])[0])
    return records(shown.converted(shown.corpus.rows(np.array([place]))))[0] if place >= 0 else None


def sentence_html(sentence: str, stated: str) -> str:
    """The sentence with the stated words marked.

    >>> sentence_html("Some <b> 5 halls.", "5 halls")
    'Some &lt;b&gt; <mark>5 halls</mark>.'
    """
    before, found, after = sentence.partition(stated)
    if not found:
        return html.escape(sentence)
    return f"{html.escape(before)}<mark>{html.escape(found)}</mark>{html.escape(after)}"


def fact(shown: View, fact_id: str, *, with_link: bool = True) -> None:
    """Draw the fact's panel."""
    row = row_of(shown, fact_id)
    if row is None:
        st.info("This fact is not among these texts. Its text may have changed, or it belongs to another corpus.")
        return
    with st.container(border=True, key=f"fact-{fact_id}"):
        said = ", ".join([hedged(row, shown.style, whole=True), *qualifiers(row)])
        st.header(metric_name(str(row["metric"])), anchor=False)
        st.text(f"{said} — {row['label']}")
        if not is_missing(row.get("rate_date")):
            st.text(f"Converted: stated {row['stated']}; 1 {row['stated_unit']} = {row['rate']:.6g} {row['unit']} "
                    f"on {row['rate_date']} ({row['rate_source']}).")  # fmt: skip
        language = "" if is_missing(row["lang"]) else f' lang="{html.escape(str(row["lang"]), quote=True)}"'
        st.html(
            f"<style>{highlight.CSS}</style><blockquote{language} class='em-doc'>"
            f"{sentence_html(str(row['sentence']), str(row['stated']))}</blockquote>"
        )
        lines = [f"{name}: {row[name]}" for name in SHOWN if not is_missing(row[name])]
        st.text(" · ".join([f"text: {row['doc_id']}", *lines]))
        for name, what in (("part_of", "Part of"), ("equivalent_of", "Restates")):
            other = None if is_missing(row[name]) else row_of(shown, str(row[name]))
            if other is not None:
                st.text(f"{what}: {hedged(other, shown.style)} {other['label']} («{other['stated']}»)")
        if with_link:
            view.link("texts", "Read it in its text", doc=row["doc_id"], fact=fact_id)
