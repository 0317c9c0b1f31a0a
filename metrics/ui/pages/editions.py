"""A series over its editions: levels, printed growth beside the growth recomputed, an index switch."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics.charts import editions
from metrics.charts.wording import metric_name, unit_name
from metrics.ui import aggregate, chart, state, view
from metrics.ui.view import View

MOST_SERIES = 300
MOST_METRICS = 6
MOST_CHANGES = 500


def main() -> None:
    """Draw the page."""
    shown = view.heading("How did it move from edition to edition, and is the printed growth right?")
    if view.empty(shown):
        return
    events = shown.corpus.memory.of(("events", shown.chosen), lambda: aggregate.events_of(shown.corpus, shown.rows))
    if not events:
        st.info("No event is named in these texts, so there is no series to follow.", icon=":material/info:")
        return
    counts = dict(events[:MOST_SERIES])
    state.choose("series", list(counts))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Event", list(counts), key="series", format_func=lambda name: f"{name} ({counts[name]} years)")
        st.toggle("First edition = 100", key="index")
    if len(events) > MOST_SERIES:
        st.text(f"{len(events) - MOST_SERIES:,} events with fewer editions are not offered here; filter by event.")
    own = shown.among("event", st.session_state["series"])
    column = shown.corpus.index.columns["year"]
    dated = aggregate.wholes(shown.corpus, own)
    dated = dated[~column.positions(("not stated",))[column.codes[dated]]]
    if not len(dated):
        st.info("This event states no level with a year.", icon=":material/info:")
        return
    levels = shown.least_and_most(dated, ("metric", "scope", "unit", "thing", "status", "year"))
    changes = shown.shown(shown.where(own, "kind", "change")[:MOST_CHANGES])
    years = levels.groupby("metric")["year"].nunique().sort_values(ascending=False, kind="stable")
    state.choose("lines", years.index.tolist(), tuple(years.index[:3]))
    st.multiselect(
        "Metrics (six at most; each chart has its own scale)",
        years.index.tolist(),
        key="lines",
        max_selections=MOST_METRICS,
        format_func=lambda name: f"{name.replace('_', ' ')} ({years.get(name, 0)} years)",
    )
    known = sorted(set(levels["year"].astype(int)))
    for metric in st.session_state["lines"][:MOST_METRICS]:
        of_metric(shown, metric, levels[levels["metric"] == metric], known)
    growths(shown, changes, levels)


def of_metric(shown: View, metric: str, levels: pd.DataFrame, known: list[int]) -> None:
    """The charts of one metric: editions, and totals over several apart."""
    for (scope, unit), rows in levels.groupby(["scope", "unit"], observed=True, sort=False):
        name = metric_name(metric) + ("" if unit == "count" else f", {unit_name(str(unit))}")
        name += ", totals over several editions" if scope == "cumulative" else ""
        index = bool(st.session_state["index"])
        texts = int(rows["doc_id"].nunique())
        title = f"{name} — {rows['year'].nunique()} editions, {texts} {'text' if texts == 1 else 'texts'}"
        title += ", first edition = 100" if index else ""
        figure = editions.over_editions(rows, style=shown.style, index=index, title=title, editions=known)
        sentence = editions.series_sentence(rows, shown.style, known)
        alt = f"Line chart of {name.lower()} by year. {sentence}"
        chart.show(shown, figure, f"editions-{metric}-{scope}-{unit}", alt, sentence, rows)


def growths(shown: View, changes: pd.DataFrame, levels: pd.DataFrame) -> None:
    """Growth recomputed from the levels, beside what was printed."""
    st.header("Growth, recomputed and printed", anchor=False)
    tables = []
    chosen = levels["metric"].isin(st.session_state["lines"]) & (levels["scope"] == "edition")
    for (metric, _), rows in levels[chosen].groupby(["metric", "unit"], observed=True):
        made = editions.growth(rows, changes[changes["metric"] == metric])
        tables.append(made.assign(metric=str(metric)))
    table = pd.concat([made for made in tables if len(made)], ignore_index=True) if any(map(len, tables)) else None
    if table is None:
        st.text("No thing is stated for two years by exactly one reported figure each, so no growth can be recomputed.")
    else:
        table = table[["metric", *[name for name in table.columns if name != "metric"]]]
        st.dataframe(table, hide_index=True, key="growth", placeholder="not printed", alt="Growth between editions")
        st.text("Where a level is hedged, the growth recomputed is no more exact than the hedge.")
    if len(changes):
        st.text(f"{len(changes)} changes are printed by the texts themselves:")
        st.dataframe(chart.readable(changes, shown), hide_index=True, key="changes", alt="Changes as printed")


if __name__ == "__main__":
    main()
