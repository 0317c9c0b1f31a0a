"""Wholes with their parts; the same figure in several texts."""

from __future__ import annotations

import numpy as np
import streamlit as st

from metrics.charts import parts, sources
from metrics.charts.wording import hedged, metric_name, records
from metrics.ui import aggregate, chart, state, view
from metrics.ui.view import View

VIEWS = ["parts", "sources"]
NAMES = {"parts": "Parts of a total", "sources": "The same figure in several texts"}
MOST = 200


def main() -> None:
    """Draw the page."""
    shown = view.heading("Which part of the total is it? Who else published this number, and do they agree?")
    if view.empty(shown):
        return
    state.choose("view", VIEWS)
    st.radio("Show", VIEWS, key="view", format_func=NAMES.__getitem__, horizontal=True)
    if st.session_state["view"] == "sources":
        several(shown)
    else:
        inside(shown)


def inside(shown: View) -> None:
    """One whole with its parts."""
    places = shown.corpus.wholes[shown.rows]
    parted = shown.rows[places >= 0]
    if not len(parted):
        st.info("No figure here is stated as a part of another one.", icon=":material/info:")
        return
    found, many = np.unique(places[places >= 0], return_counts=True)
    top = found[np.argsort(-many, kind="stable")[:MOST]]
    wholes = shown.corpus.rows(top)
    counts = dict(zip(wholes["fact_id"], np.sort(many)[::-1].tolist(), strict=False))
    by_id = {str(row["fact_id"]): row for row in records(shown.converted(wholes))}
    options = list(by_id)
    state.choose("whole", options)

    def said(fact_id: str) -> str:
        row = by_id[fact_id]
        return f"{hedged(row, shown.style)} {row['label']} — {row['event']}, {row['doc_id']} ({counts[fact_id]} stated)"

    st.selectbox("Total", options, key="whole", format_func=said)
    whole = by_id[st.session_state["whole"]]
    place = int(shown.corpus.positions_of([whole["fact_id"]])[0])
    facts = shown.shown(parted[shown.corpus.wholes[parted] == place])
    drawn = parts.amounts(whole, facts)
    stated = f"{len(facts)} part{'s' * (len(facts) != 1)}"
    title = f"{metric_name(str(whole['metric']))} — {hedged(whole, shown.style)}, {stated}"
    sentence = parts.parts_sentence(whole, drawn, shown.style)
    figure = parts.parts_of(whole, drawn, style=shown.style, title=title)
    rows_shown = shown.converted(shown.corpus.rows(np.array([place, *facts.index.tolist()])))
    chart.show(shown, figure, "parts", f"Bar of a total and its parts. {sentence}", sentence, rows_shown)
    left = len(facts) - len(drawn)
    if left:
        st.text(f"{left} parts in another unit are in the table only.")
    view.link("texts", "Read it in its text", doc=whole["doc_id"], fact=whole["fact_id"])


def several(shown: View) -> None:
    """Figures that several texts give for the same edition, and whether they agree."""
    groups = shown.corpus.memory.of(
        ("shared", shown.chosen), lambda: aggregate.shared_groups(shown.corpus, shown.rows, MOST)
    )
    if groups.empty:
        st.info("No two texts give the same metric for the same edition, in the same unit.", icon=":material/info:")
        return
    names = [f"{row['edition']} · {row['metric']} · {row['unit']}" for row in records(groups)]
    state.choose("group", names)
    by_name = dict(zip(names, records(groups), strict=True))

    def said(name: str) -> str:
        row = by_name[name]
        return f"{row['edition']} · {metric_name(row['metric'])} ({row['texts']} texts, {row['figures']} figures)"

    st.selectbox("Figure (widest spread first)", names, key="group", format_func=said)
    group = by_name[st.session_state["group"]]
    columns = shown.corpus.index.columns
    rows = aggregate.wholes(shown.corpus, shown.among("edition", group["edition"]))
    for name in ("metric", "unit"):
        rows = rows[columns[name].codes[rows] == columns[name].names.index(group[name])]
    rows = rows[shown.corpus.index.shared[rows]]
    facts = shown.shown(rows)
    verdict = sources.agreement(facts)
    if verdict == "different":
        st.badge("they disagree", color="orange")
    else:
        st.badge("all say the same" if verdict == "same" else "compatible", color="green")
    texts = facts["doc_id"].nunique()
    title = f"{metric_name(group['metric'])}, {group['edition']} — {len(facts)} figures, {texts} texts"
    sentence = sources.sources_sentence(facts, shown.style)
    figure = sources.by_source(facts, style=shown.style, title=title)
    chart.show(shown, figure, "sources", f"Figures by text. {sentence}", sentence, facts)
    st.text("Different words may count different things (visits, visitors): compare the labels before the numbers.")


if __name__ == "__main__":
    main()
