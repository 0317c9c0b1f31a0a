"""Downloads of exactly what is shown."""

from __future__ import annotations

import streamlit as st

from metrics.ui.index import Positions
from metrics.ui.view import View

__all__ = ["csv", "offer"]


def csv(view: View, rows: Positions) -> bytes:
    """The rows as CSV in UTF-8, cells that a spreadsheet would run made inert."""
    from metrics.exports import csv_bytes

    return csv_bytes(view.facts(rows))


def offer(view: View, rows: Positions, name: str) -> None:
    """A button per format; the file is made when it is asked for."""
    st.download_button("CSV", lambda: csv(view, rows), f"{name}.csv", "text/csv", on_click="ignore", key=f"{name}-csv")
