"""What the columns, metrics and units mean, and the sentences each rule was made for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from metrics.charts.wording import HEDGES
from metrics.ui import aggregate, state, view
from metrics.ui.view import View

LANGUAGES = {"fr": "French", "en": "English", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese"}


def main() -> None:
    """Draw the page."""
    shown = view.heading("What do the columns, metrics and words mean, and how was a figure read?")
    state.choose("about", list(PARTS))
    st.radio("About", list(PARTS), key="about", horizontal=True)
    PARTS[st.session_state["about"]](shown)


def metrics(shown: View) -> None:
    """The metrics, and one of them with its nouns and examples."""
    from metrics.vocabulary.rules import default_rules

    entries = {entry.name: entry for entry in default_rules().metrics}
    counts = dict(aggregate.by_count(shown.corpus.index.columns["metric"], shown.rows)) if len(shown.rows) else {}
    state.choose("term", list(entries))
    st.selectbox("Metric", list(entries), key="term", format_func=lambda name: entries[name].title or name)
    entry = entries[st.session_state["term"]]
    st.text(f"{entry.name}: {entry.about}. Measured as {entry.unit}. {counts.get(entry.name, 0):,} facts here.")
    for code, nouns in entry.nouns.items():
        st.text(f"{LANGUAGES.get(code, code)}: {', '.join(nouns)}")
    examples(entry.examples, "Read as this metric", "as")
    examples(entry.near_misses, "Not read as this metric", "why")
    if counts.get(entry.name):
        view.link("facts", "Facts of this metric", metric=[entry.name])
    table = pd.DataFrame(
        {
            "metric": list(entries),
            "counts or measures": [entry.about for entry in entries.values()],
            "measured as": [entry.unit for entry in entries.values()],
            "facts here": [counts.get(name, 0) for name in entries],
        }
    )
    st.dataframe(table, hide_index=True, key="metrics-table", alt="All metrics")


def examples(entries: Any, title: str, note: str) -> None:
    """The sentences a rule was made for."""
    rows = [
        {
            "language": LANGUAGES.get(code, code),
            "sentence": text,
            "read as" if note == "as" else "why not": ", ".join(said) if isinstance(said, list | tuple) else said,
        }
        for entry in entries
        for said in [entry.get(note, "")]
        for code, text in entry.items()
        if code in LANGUAGES
    ]
    if rows:
        st.text(f"{title}:")
        st.dataframe(pd.DataFrame(rows, dtype="str"), hide_index=True, key=f"examples-{note}", alt=title)


def columns(_: View) -> None:
    """The columns of the table and of every export."""
    from metrics.exports.about import columns as meanings
    from metrics.table import SCHEMA

    said = meanings()
    rows = [(name, str(kind).partition("(")[0], said.get(name, "")) for name, kind in SCHEMA.items()]
    table = pd.DataFrame(rows, columns=["column", "type", "meaning"])
    st.dataframe(table, hide_index=True, key="columns-table", height=600, alt="Columns of the table",
                 column_config={"meaning": st.column_config.TextColumn(width="large")})  # fmt: skip


def units(_: View) -> None:
    """The units that are read, and what each is kept in."""
    from metrics.vocabulary.units import units as known

    rows = [
        {"unit": name, "dimension": unit.dimension, "kept in": unit.canonical, "factor": unit.factor}
        for name, unit in known().items()
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="units-table", height=600, alt="Units")


def hedges(_: View) -> None:
    """What the signs on cards and charts mean."""
    rows = [
        ("=", "exact", "nothing before the number", "filled mark"),
        ("~", "about, nearly, some", HEDGES["~"], "hollow mark"),
        (">", "more than, over", HEDGES[">"], "arrow up the scale"),
        (">=", "at least, no fewer than, 300+", HEDGES[">="], "arrow up the scale"),
        ("<", "less than, under", HEDGES["<"], "arrow down the scale"),
        ("<=", "up to, as many as", HEDGES["<="], "arrow down the scale"),
        ("range", "between … and …", "10 to 20", "bar without a centre"),
        ("expected", "planned, forecast, aimed at", "expected", "dashed outline"),
        ("cumulative", "over several editions or years", "over several editions", "a chart of its own"),
    ]
    table = pd.DataFrame(rows, columns=["in the table", "the text says", "shown as", "on charts"])
    st.dataframe(table, hide_index=True, key="hedges-table", alt="Hedges and status")


PARTS: dict[str, Callable[[View], None]] = {
    "metrics and rules": metrics,
    "columns": columns,
    "units": units,
    "hedges and status": hedges,
}

if __name__ == "__main__":
    main()
