"""Does the arithmetic of the texts hold? Parts, shares, growth, conversions, and figures that contradict each other."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from metrics.ui import detail, state, view
from metrics.ui.view import View

NAMES = {
    "part": "A part is no more than its whole",
    "share": "A share fits its part and whole",
    "change": "Printed growth fits the levels",
    "conversion": "The same amount in two units",
    "money conversion": "The same amount in two currencies, at the rate of the day",
    "conflict": "Two statements of the same figure",
}
VERDICTS = ["off", "conflict", "ok"]
MOST = 1000
MOST_FACTS = 2_000_000  # that are compared at all
MANY = 50_000  # facts that are compared without asking


def main() -> None:
    """Draw the page."""
    shown = view.heading("Do the figures agree with each other, and with the rates of their day?")
    if view.empty(shown):
        return
    found = compared(shown)
    if found is None:
        return
    counts = found.groupby(["check", "verdict"], observed=False).size().unstack(fill_value=0)
    if found.empty:
        st.info(
            "Nothing to compare here: no parts, shares, growth, conversions or repeated figures.",
            icon=":material/info:",
        )
        return
    with st.grid(3, min_column_width=200, border=True):
        for check in counts.index:
            row = counts.loc[check]
            wrong = int(row.get("off", 0) + row.get("conflict", 0))
            name = NAMES.get(str(check), str(check))
            st.metric(name, f"{wrong} to look at", help=f"{row.sum()} compared")
    state.choose("check", [str(check) for check in counts.index])
    state.choose("verdict", VERDICTS, ("off", "conflict"))
    with st.container(horizontal=True):
        st.multiselect("Check", [str(check) for check in counts.index], key="check", placeholder="all",
                       format_func=lambda name: NAMES.get(name, name))  # fmt: skip
        st.multiselect("Verdict", VERDICTS, key="verdict", placeholder="all")
    if st.session_state["check"]:
        found = found[found["check"].isin(st.session_state["check"])]
    found = found[found["verdict"].isin(st.session_state["verdict"])]
    if found.empty:
        st.success(
            "Nothing is off among these: every figure compared agrees with the others.", icon=":material/check_circle:"
        )
        return
    table = found.head(MOST)
    st.text(f"{len(found):,} comparisons" + (f", the first {MOST:,} shown." if len(found) > MOST else "."))
    names = ["verdict", "check", "message", "event", "metric", "expected", "found", "tolerance", "doc_id"]
    event = st.dataframe(
        table[names],
        hide_index=True,
        key=f"checks-{hash((shown.chosen, tuple(st.session_state['check']), tuple(st.session_state['verdict'])))}",
        alt="Table of checks; select a row to see both facts",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"message": st.column_config.TextColumn(width="large")},
    )
    picked = event["selection"]["rows"]
    if picked:
        row = table.iloc[picked[0]]
        st.text(str(row["message"]))
        for name in ("fact_id", "other_id"):
            if isinstance(row[name], str):
                detail.fact(shown, row[name])
    st.download_button(
        "CSV of these checks", lambda: guarded(found), "checks.csv", "text/csv", on_click="ignore", key="checks-csv"
    )


def guarded(found: pd.DataFrame) -> bytes:
    """The checks as CSV with cells no spreadsheet runs."""
    from metrics.exports.lines import csv_bytes

    return csv_bytes(found)


def compared(shown: View) -> pd.DataFrame | None:
    """The checks of the facts that pass the filters; None where they are too many to check unasked."""
    corpus = shown.corpus
    if corpus.index.size <= MANY or "checked" in vars(corpus):
        found = corpus.checked
        if len(shown.rows) == corpus.index.size:
            return found
        passing = np.zeros(corpus.index.size, dtype=bool)
        passing[shown.rows] = True
        return found[(found["place"] >= 0) & passing[found["place"]]]
    if len(shown.rows) <= MANY // 10:
        from metrics.checks import checks

        return corpus.memory.of(("checks", shown.chosen), lambda: checks(shown.facts()))
    if corpus.index.size > MOST_FACTS:
        st.info(f"{len(shown.rows):,} facts are many to compare. Filter by event or metric to {MANY // 10:,} at most.",
                icon=":material/info:")  # fmt: skip
        return None
    st.info(f"{len(shown.rows):,} facts are many to compare. Filter by event or metric, or check all of them once.",
            icon=":material/info:")  # fmt: skip
    if st.button("Check all facts", type="primary"):
        with st.spinner("Comparing all facts; this takes some minutes for a million."):
            assert corpus.checked is not None
        st.rerun()
    return None


if __name__ == "__main__":
    main()
