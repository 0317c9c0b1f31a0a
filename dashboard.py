"""The dashboard: streamlit run dashboard.py [-- FOLDER]. Reads top to bottom: corpus, choices, page, address."""

from __future__ import annotations

import sys

import streamlit as st

from metrics.corpus.storefile import LibraryError
from metrics.ui import sidebar, state, view

st.set_page_config(page_title="Event metrics", page_icon="📏", layout="wide")
pages = {name: st.Page(f"metrics/ui/pages/{name}.py", title=title, url_path=name, default=name == "overview")
         for name, title in view.TITLES.items()}  # fmt: skip
page = st.navigation(list(pages.values()), position="hidden")
name = page.url_path or "overview"

folders = sys.argv[1:] if sys.argv[0].endswith("dashboard.py") else []  # of "streamlit run", not of a test runner

state.begin(name)
try:
    view.open_view(name, pages, sidebar.draw(name, pages, folders))
    page.run()
except LibraryError as error:  # a shard that has gone, a store that no longer answers
    st.error(str(error), icon=":material/lock:")
finally:
    state.end(name)
