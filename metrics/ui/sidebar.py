"""The sidebar: pages, corpus, filters with their counts, number formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from metrics.charts.wording import NumberFormat
from metrics.corpus.store import LibraryError
from metrics.ui import loading, state
from metrics.ui.corpus import Corpus, Source
from metrics.ui.filters import Filter, facet_counts, positions
from metrics.ui.index import FACETS
from metrics.ui.view import TITLES, View

__all__ = ["draw"]

MOST_OPTIONS = 200  # names offered per facet; the search finds the others
AREAS = ["m²", "ha", "sq ft"]
MONEYS = ["as stated", "EUR", "USD", "CNY"]
IMAGES = ["PNG", "SVG"]
NUMBERS: dict[str, NumberFormat] = {"English": "en", "French": "fr"}


def draw(page: str, pages: Mapping[str, Any], arguments: Sequence[str]) -> View:
    """Draw the sidebar; the view its choices make."""
    sources = loading.default_sources(arguments)
    added: Corpus | None = st.session_state.get("_added")
    if added is not None:
        sources["added"] = added.source
    state.choose("corpus", list(sources))
    with st.sidebar:
        with st.container(gap="xsmall"):
            for name, title in TITLES.items():
                st.page_link(pages[name], label=title, query_params=state.link_to(name))
        corpus = chosen_corpus(sources)
        st.text_input("Search sentences and labels", key="q", placeholder="e.g. foreign buyers")
        chosen = filters(corpus)
        style = formats()
    return View(corpus, chosen, positions(corpus, chosen), style, st.session_state["area"], st.session_state["money"])


def chosen_corpus(sources: Mapping[str, Source]) -> Corpus:
    """The choice of texts, read."""
    name = st.selectbox("Texts", list(sources), key="corpus", format_func=lambda name: sources[name].title)
    added: Corpus | None = st.session_state.get("_added")
    if name == "added" and added is not None:
        return added
    try:
        return loading.load(sources[name], loading.stamp(sources[name].paths))
    except LibraryError as error:
        return loading.nothing(sources[name], str(error))


def filters(corpus: Corpus) -> Filter:
    """The facets, each option with the number of facts it would leave."""
    for facet in FACETS:
        known = corpus.index.columns[facet].names
        st.session_state[facet] = [name for name in st.session_state[facet] if name in known]
    given: dict[str, tuple[str, ...]] = {facet: tuple(st.session_state[facet]) for facet in FACETS}
    chosen = Filter.of(st.session_state["q"], **given)
    count = len(chosen.chosen)
    with st.expander(f"Filters ({count} set)" if count else "Filters", expanded=bool(count), key="filters_open"):
        for facet, title in FACETS.items():
            facet_widget(corpus, chosen, facet, title)
        if count or chosen.words:
            st.button("Clear all filters", on_click=clear)
    return chosen


def facet_widget(corpus: Corpus, chosen: Filter, facet: str, title: str) -> None:
    """One facet: its commonest names with their counts, and those chosen."""
    counts = corpus.memory.of(("facet", facet, chosen), partial(facet_counts, corpus, chosen, facet))
    options = list(counts)[:MOST_OPTIONS]
    options += [name for name in st.session_state[facet] if name not in options]

    def counted(name: str) -> str:
        return f"{name.replace('_', ' ')} ({counts.get(name, 0):,})"

    st.multiselect(title, options, key=facet, format_func=counted, placeholder="all")


def clear() -> None:
    """Take all filters away."""
    for name, default in state.FILTERS.items():
        st.session_state[name] = list(default) if isinstance(default, list) else default


def formats() -> NumberFormat:
    """Units, currency and number format."""
    with st.expander("Units and numbers"):
        for name, options in (("area", AREAS), ("money", MONEYS), ("numbers", list(NUMBERS)), ("image", IMAGES)):
            state.choose(name, options)
        st.selectbox("Area in", AREAS, key="area")
        st.selectbox("Money in", MONEYS, key="money", help="Converted at the reference rate of the fact's own date.")
        st.selectbox("Number format", list(NUMBERS), key="numbers")
        st.selectbox("Chart images as", IMAGES, key="image", help="For the camera button above each chart.")
    return NUMBERS[st.session_state["numbers"]]
