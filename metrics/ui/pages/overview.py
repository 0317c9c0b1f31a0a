"""What the texts say: key figures, coverage of editions, what was read and what not."""

from __future__ import annotations

import streamlit as st

from metrics.charts import coverage
from metrics.ui import aggregate, cards, chart, detail, downloads, view
from metrics.ui.view import View

MOST_CARDS = 24


def main() -> None:
    """Draw the page."""
    shown = view.heading("What do these texts report, and what do they leave out?")
    if view.empty(shown):
        return
    numbers(shown)
    rows, whose = aggregate.key_rows(shown.corpus, shown.rows, MOST_CARDS)
    st.header("Key figures", anchor=False)
    if whose:
        st.text(f"Too many to show at once: one per metric, of {whose}. Choose another event under Filters.")
    cards.grid(shown.shown(rows), shown.style)
    grid(shown)
    reading(shown)
    st.header("Take it with you", anchor=False)
    downloads.offer(shown, shown.facts, "facts", len(shown.rows))


def numbers(shown: View) -> None:
    """The size of what is shown."""
    columns, rows = shown.corpus.index.columns, shown.rows
    said = {
        "Facts": len(rows),
        "Texts": int((columns["doc"].counts(rows) > 0).sum()),
        "Editions": int((columns["edition"].counts(rows) > 0).sum()),
        "Expected, not reported": dict(aggregate.by_count(columns["status"], rows)).get("expected", 0),
        "Hedged": len(rows) - dict(aggregate.by_count(columns["hedge"], rows)).get("exact", 0),
    }
    with st.grid(len(said), min_column_width=130):
        for name, number in said.items():
            st.metric(name, f"{number:,}")


def grid(shown: View) -> None:
    """The coverage grid; a square chosen shows its facts."""
    table, editions, metrics = shown.corpus.memory.of(
        ("coverage", shown.chosen), lambda: aggregate.cells(shown.corpus, shown.rows)
    )
    st.header("What is stated, edition by edition", anchor=False)
    picked = chart.show_grid(
        coverage.coverage(table),
        "coverage",
        coverage.alt_coverage(table),
        coverage.coverage_sentence(table, editions, metrics),
        table,
    )
    if not picked:
        st.text("Choose a square to see its facts.")
        return
    edition, metric = picked
    among = shown.among("edition", edition)
    column = shown.corpus.index.columns["metric"]
    among = among[column.codes[among] == column.names.index(metric)]
    st.text(f"{edition}: {len(among)} facts of {metric}")
    for fact_id in shown.facts(among[:5])["fact_id"]:
        detail.fact(shown, fact_id)


def reading(shown: View) -> None:
    """What was read and what not: texts without facts, files that could not be read, numbers that are no facts."""
    st.header("What was read, and what not", anchor=False)
    corpus = shown.corpus
    if not corpus.documents:
        st.text(f"A table of {corpus.index.size:,} facts; the texts themselves are not at hand.")
        problems(corpus.problems)
        return
    others = corpus.mentions["kind"][corpus.mentions["kind"] != "fact"].value_counts()
    silent = set(corpus.documents) - set(corpus.index.columns["doc"].names)
    st.text(f"{len(corpus.documents):,} texts read; {len(silent):,} of them state no figure.")
    if len(others):
        said = ", ".join(f"{count:,} {kind}" for kind, count in others.head(8).items())
        st.text(f"{int(others.sum()):,} numbers are no facts: {said}. Texts shows each with its reason.")
    problems(corpus.problems)
    st.text("A metric that a text states in words no rule knows is counted as other; Dictionary has the rules.")


def problems(said: list[str]) -> None:
    """What could not be read, or is not to be taken as it stands."""
    if said:
        st.text(f"{len(said):,} not read, or to be taken with care:")
        for problem in said[:20]:
            st.text(f"• {problem}")


if __name__ == "__main__":
    main()
