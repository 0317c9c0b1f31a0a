"""Downloads of exactly what is shown, each with a description: filters, version, time, rows, meaning of the columns."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from metrics.ui import convert
from metrics.ui.view import View

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["ExportTable", "about", "chart_html", "exported", "made", "of_chart", "offer"]

ExportTable = Callable[[], pd.DataFrame]
MOST = 1_000_000  # facts of a file; Excel holds no more
# button -> suffix, media type, options of the writer
FORMATS: dict[str, tuple[str, str, dict[str, str]]] = {
    "CSV": (".csv", "text/csv", {}),
    "CSV for French Excel": (".csv", "text/csv", {"sep": ";", "decimal": ","}),
    "JSON lines": (".jsonl", "application/x-ndjson", {}),
    "Parquet": (".parquet", "application/vnd.apache.parquet", {}),
    "Excel": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {}),
}


def exported(view: View, facts: pd.DataFrame) -> pd.DataFrame:
    """The facts as they are exported: all columns as stated, and those shown where the reader converts."""
    return convert.shown(facts, view.area, view.money) if view.converts else facts


def about(view: View, rows: int, **more: Any) -> dict[str, Any]:
    """The description that goes with a download."""
    from metrics.exports.about import about as said

    return said(**view.notes(), **more) | {"rows": rows}


def made(table: pd.DataFrame, suffix: str, what: dict[str, Any], **options: str) -> bytes:
    """The table as a file's bytes."""
    from metrics.exports.writers import write

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"facts{suffix}")
        write(table, path, what, **options)
        return path.read_bytes()


def offer(view: View, table: ExportTable, name: str, rows: int = 0, **more: Any) -> None:
    """A button per format and one for the description; a file is made when it is asked for.

    rows is how many facts the file would have: a table for a reader has at most a million.
    """
    if rows > MOST:
        st.text(f"{rows:,} facts are too many for one file; filter them to {MOST:,} at most to download them.")
        return
    with st.container(horizontal=True, gap="small"):
        for title, (suffix, mime, options) in FORMATS.items():
            french = "-fr" if options else ""

            def data(suffix: str = suffix, options: dict[str, str] = options) -> bytes:
                facts = exported(view, table())
                return made(facts, suffix, about(view, len(facts), **more), **options)

            st.download_button(
                title, data, f"{name}{french}{suffix}", mime, on_click="ignore", key=f"{name}-{suffix}{french}"
            )

        def description() -> bytes:
            text = json.dumps(about(view, len(table()), **more), ensure_ascii=False, indent=1, default=str)
            return text.encode()

        st.download_button(
            "Description",
            description,
            f"{name}.about.json",
            "application/json",
            on_click="ignore",
            key=f"{name}-about",
            help="Filters, version, time, rows and the meaning of each column. Excel files hold it as a sheet.",
        )


def of_chart(view: View, figure: go.Figure, rows: pd.DataFrame, name: str, sentence: str) -> None:
    """Downloads of one chart: the facts it draws, and the chart as a page of its own."""
    stated = view.corpus.rows(rows.index.to_numpy())
    offer(view, lambda: stated, name, chart=sentence)
    st.download_button(
        "Chart as a page (HTML)",
        lambda: chart_html(figure, sentence),
        f"{name}.html",
        "text/html",
        on_click="ignore",
        key=f"{name}-html",
    )
    st.text("The camera above the chart saves it as an image, PNG or SVG (choose under Units and numbers).")


def chart_html(figure: go.Figure, sentence: str) -> bytes:
    """The chart as one HTML file that asks no other host for anything and uploads nothing."""
    import html

    copy = figure.to_dict()
    figure = type(figure)(copy).update_layout(template="plotly_white", font_color="#1B1F24", title_font_color="#1B1F24")
    figure.update_layout(legend_font_color="#1B1F24").update_annotations(font_color="#1B1F24")
    figure.update_xaxes(tickfont_color="#1B1F24").update_yaxes(tickfont_color="#1B1F24")
    settings = {"showSendToCloud": False, "displaylogo": False}
    page: str = figure.to_html(include_plotlyjs=True, full_html=True, config=dict(settings))
    note = f"<p style='font:16px system-ui,sans-serif;max-width:50rem'>{html.escape(sentence)}</p>"
    return page.replace("</body>", f"{note}</body>").encode()
