"""Every choice of the reader, kept in the session and in the address: a copied link opens the same view.

The session holds the choices as widget state under their own names; the address holds those of the page shown that
are not the default. An address that changed by itself (a link, Back, Forward) wins over the session.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

__all__ = ["DEFAULTS", "PAGES", "address", "begin", "choose", "end", "link_to", "parse"]

T = TypeVar("T", bound=Hashable)
Choice = str | int | bool | list[str]

FILTERS: dict[str, Choice] = {
    "q": "", "metric": [], "event": [], "status": [], "hedge": [], "kind": [], "scope": [], "role": [], "lang": [],
    "year": [],
}  # fmt: skip
SHARED: dict[str, Choice] = {
    "corpus": "",
    **FILTERS,
    "area": "m²",
    "money": "as stated",
    "numbers": "English",
    "image": "PNG",
}
# page -> its own choices with their defaults; "" means that the page picks what suits the corpus
PAGES: dict[str, dict[str, Choice]] = {
    "overview": {},
    "compare": {"metrics": [], "thing": "", "scale": "linear"},
    "editions": {"series": "", "lines": [], "index": False},
    "parts": {"view": "parts", "whole": "", "group": ""},
    "facts": {"sort": "as in the texts", "at": 1, "fact": ""},
    "texts": {"doc": "", "fact": "", "part": 1},
    "add": {},
    "checks": {"check": [], "verdict": []},
    "dictionary": {"about": "", "term": ""},
}
DEFAULTS: dict[str, Choice] = SHARED | {name: value for page in PAGES.values() for name, value in page.items()}
LONGEST = 400  # characters of one choice in an address


def parse(query: Mapping[str, Sequence[str]], page: str) -> dict[str, Choice]:
    """The choices an address makes for a page; the default where it is silent or makes no sense.

    >>> parse({"status": ["expected"], "at": ["x"]}, "facts")["status"], parse({"at": ["x"]}, "facts")["at"]
    (['expected'], 1)
    """
    found: dict[str, Choice] = {}
    for name, default in (SHARED | PAGES[page]).items():
        given = [text[:LONGEST] for text in query.get(name, ())][:50]
        if not given:
            found[name] = list(default) if isinstance(default, list) else default
        elif isinstance(default, list):
            found[name] = list(dict.fromkeys(given))
        elif isinstance(default, bool):
            found[name] = given[0] == "yes"
        elif isinstance(default, int):
            found[name] = int(given[0]) if given[0].isascii() and given[0].isdigit() and len(given[0]) < 8 else default
        else:
            found[name] = given[0]
    return found


def address(choices: Mapping[str, Any], page: str, automatic: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The query of a page's address: its choices that are not the default, in a fixed order.

    automatic holds what the page picked by itself; that is no choice either.

    >>> address({"q": "hall", "at": 1, "index": True}, "facts"), address({"index": True}, "editions")
    ({'q': 'hall'}, {'index': 'yes'})
    """
    query: dict[str, Any] = {}
    for name, default in (SHARED | PAGES[page]).items():
        value = choices.get(name, default)
        if value is None or value == default or value == (automatic or {}).get(name):
            continue
        if isinstance(default, bool):
            query[name] = "yes" if value else "no"
        elif isinstance(value, list):
            query[name] = [str(item) for item in value]
        else:
            query[name] = str(value)
    return query


def begin(page: str) -> None:
    """Take the choices from the address where it changed, else from the session; call before any widget."""
    state = st.session_state
    for name, value in state.pop("_next", {}).items():  # a choice that a page made for the next run
        state[name] = value
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    if state.get("_address") != (page, query):
        for name, value in parse(query, page).items():
            state[name] = value
    for name, default in DEFAULTS.items():
        # writing the value keeps it while its widget is not on the page
        state[name] = state.get(name, list(default) if isinstance(default, list) else default)
    state.setdefault("_automatic", {})


def link_to(page: str, **more: Any) -> dict[str, Any]:
    """The query of a link to a page of this view, with further choices made."""
    choices = {str(name): value for name, value in st.session_state.items()} | more
    automatic = {name: value for name, value in st.session_state["_automatic"].items() if name not in more}
    return address(choices, page, automatic)


def end(page: str) -> None:
    """Write the choices into the address; a change becomes a step of the browser's history."""
    choices = {str(name): value for name, value in st.session_state.items()}
    query = address(choices, page, st.session_state.get("_automatic"))
    listed = {name: value if isinstance(value, list) else [value] for name, value in query.items()}
    if {name: st.query_params.get_all(name) for name in st.query_params} != listed:
        st.query_params.from_dict(query)
    st.session_state["_address"] = (page, listed)


def choose(name: str, options: Sequence[T], picked: T | None = None) -> None:
    """Make the choice fit the options before its widget is drawn: what is unknown falls back to picked (or the first).

    For choices of many, unknown ones are dropped.
    """
    state = st.session_state
    if isinstance(DEFAULTS[name], list):
        known = set(options)
        state[name] = [item for item in state[name] if item in known]
        if picked is not None:
            fitting = list(picked) if isinstance(picked, tuple) else [picked]
            state[name] = state[name] or fitting
            state["_automatic"][name] = fitting
    elif options:
        fallback = options[0] if picked is None else picked
        state["_automatic"][name] = fallback
        if state[name] not in options:
            state[name] = fallback
