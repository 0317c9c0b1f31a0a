"""What a page is given: the corpus, the rows that pass the filters, and how numbers are to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from metrics.charts.wording import NumberFormat, hedged, records
from metrics.ui import aggregate, convert, state
from metrics.ui.corpus import Corpus
from metrics.ui.filters import Filter
from metrics.ui.index import Positions

__all__ = ["TITLES", "View", "current", "empty", "figures", "heading", "link", "open_view"]

FEW = 5000  # figures that are drawn one by one
TITLES = {
    "overview": "Overview",
    "compare": "Compare",
    "editions": "Editions",
    "parts": "Parts and sources",
    "facts": "Facts",
    "texts": "Texts",
    "add": "Add texts",
    "checks": "Checks",
    "dictionary": "Dictionary",
}


@dataclass(frozen=True)
class View:
    """One reader's view: shared corpus, own filter and formats."""

    corpus: Corpus
    chosen: Filter
    rows: Positions
    style: NumberFormat
    area: str
    money: str

    def facts(self, rows: Positions | None = None) -> pd.DataFrame:
        """The facts of the view, or of some of its rows."""
        return self.corpus.rows(self.rows if rows is None else rows)

    @property
    def converts(self) -> bool:
        """Whether figures are shown in other units than those of the table."""
        return self.area != "m²" or self.money != "as stated"

    def shown(self, rows: Positions | None = None) -> pd.DataFrame:
        """The facts with value, low, high and unit as they are to be shown; rate and rate_date where converted."""
        return self.converted(self.facts(rows))

    def converted(self, facts: pd.DataFrame) -> pd.DataFrame:
        """These facts with value, low, high and unit as they are to be shown."""
        if not self.converts:
            return facts
        table = convert.shown(facts, self.area, self.money)
        return table.assign(**{name: table[f"shown_{name}"] for name in ("value", "low", "high", "unit")})

    def where(self, rows: Positions, column: str, name: str) -> Positions:
        """Those of the rows whose column has this name."""
        codes = self.corpus.index.columns[column]
        if name not in codes.names:
            return rows[:0]
        found: Positions = rows[codes.codes[rows] == codes.names.index(name)]
        return found

    def least_and_most(self, rows: Positions, keys: tuple[str, ...], most: int = 0) -> pd.DataFrame:
        """The facts as shown; where they are many, only the least and the most of each group, with their numbers.

        Adds figures, documents and same then; with most, only the groups with the highest values.
        """
        if len(rows) <= FEW:
            return self.shown(rows)
        columns = self.corpus.index.columns
        values, _ = self.corpus.shown_values(self.area, self.money)
        key = ("extremes", keys, most, self.area, self.money, self.chosen, len(rows), int(rows[0]), int(rows[-1]))
        found, said = self.corpus.memory.of(
            key, lambda: aggregate.extremes(self.corpus, rows, values, tuple(columns[name] for name in keys), most)
        )
        return self.shown(found).join(said)

    def among(self, column: str, name: str) -> Positions:
        """The rows of the view whose column has this name."""
        return self.where(self.rows, column, name)

    def notes(self) -> dict[str, str]:
        """What every export says of itself."""
        notes = {"texts": self.corpus.source.title} | {name: ", ".join(names) for name, names in self.chosen.chosen}
        if self.chosen.words:
            notes["search"] = self.chosen.words
        if self.converts:
            notes |= {"area_in": self.area, "money_in": self.money}
        return notes


def open_view(page: str, pages: Mapping[str, Any], view: View) -> None:
    """Hand the view to the page that runs next."""
    st.session_state["_view"] = view
    st.session_state["_pages"] = dict(pages)
    st.session_state["_page"] = page


def current() -> View:
    """The view of this run."""
    view: View = st.session_state["_view"]
    return view


def heading(question: str) -> View:
    """The page's title, the question it answers and what must be said of its corpus; the view."""
    view = current()
    st.title(TITLES[st.session_state["_page"]])
    st.text(question)
    if view.corpus.source.name == "samples":
        st.warning(view.corpus.source.note, icon=":material/warning:")
    return view


def link(page: str, label: str, **choices: Any) -> None:
    """A link to a page of this view with further choices made."""
    st.page_link(st.session_state["_pages"][page], label=label, query_params=state.link_to(page, **choices))


def empty(view: View) -> bool:
    """Whether there is nothing to show; then the page says why and what to do."""
    if view.corpus.closed:
        st.error(view.corpus.closed, icon=":material/lock:")
        st.button("Try again")
        return True
    if view.corpus.index.size == 0:
        if not view.corpus.documents:
            st.info("There is no text here yet. Choose another corpus, start with a folder of texts "
                    "(`streamlit run dashboard.py -- FOLDER`), or add texts.", icon=":material/info:")  # fmt: skip
        else:
            st.info(f"{len(view.corpus.documents):,} texts were read; none states a figure.", icon=":material/info:")
        for problem in view.corpus.problems:
            st.text(problem)
        link("add", "Add texts")
        return True
    if len(view.rows) == 0:
        st.info("No fact passes these filters. Take one away in the sidebar.", icon=":material/info:")
        return True
    return False


def figures(facts: pd.DataFrame, style: NumberFormat) -> pd.DataFrame:
    """The facts with a column "figure": the number in words with its hedge, every digit kept."""
    return facts.assign(figure=[hedged(row, style, whole=True) for row in records(facts)])
