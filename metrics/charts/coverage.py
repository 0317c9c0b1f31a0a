"""Which edition states which metric: not stated is not zero."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.charts.look import COLOURS, blank, finish, plain
from metrics.charts.wording import metric_name

__all__ = ["alt_coverage", "coverage", "coverage_sentence"]


def coverage(cells: pd.DataFrame) -> go.Figure:
    """A grid of editions (down) and metrics (across). Reads edition, metric, reported and expected: numbers of facts.

    Filled square: reported; hollow: expected only; dot: not stated. Order as the table gives it.
    """
    if cells.empty:
        return blank("No figure fits these choices.")
    editions, metrics = list(dict.fromkeys(cells["edition"])), list(dict.fromkeys(cells["metric"]))
    figure = go.Figure()
    is_reported, is_expected = cells["reported"] > 0, (cells["reported"] == 0) & (cells["expected"] > 0)
    looks = (
        (is_reported, "reported", {"symbol": "square", "color": COLOURS[0], "size": 22}, "#FFFFFF"),
        (is_expected, "expected only", {"symbol": "square-open", "color": COLOURS[2], "size": 22}, COLOURS[2]),
        (~is_reported & ~is_expected, "not stated", {"symbol": "circle", "color": "#9AA0A8", "size": 4}, None),
    )
    for chosen, name, marker, ink in looks:
        rows = cells[chosen]
        if rows.empty:
            continue
        numbers = rows["reported"] + rows["expected"]
        figure.add_trace(
            go.Scatter(
                x=[metrics.index(metric) for metric in rows["metric"]],
                y=[editions.index(edition) for edition in rows["edition"]],
                mode="markers+text" if ink else "markers",
                marker=marker | {"line": {"width": 2, "color": marker["color"]}},
                text=[f"{number:,}" if ink else "" for number in numbers],
                textfont={"color": ink, "size": 12} if ink else None,
                name=name,
                customdata=[[edition, metric] for edition, metric in zip(rows["edition"], rows["metric"], strict=True)],
                hovertext=[
                    f"{plain(edition)}<br>{metric_name(metric)}: {n:,} {'fact' if n == 1 else 'facts'} ({name})"
                    for edition, metric, n in zip(rows["edition"], rows["metric"], numbers, strict=True)
                ],
                hoverinfo="text",
            )
        )
    longest = max(len(metric_name(metric)) for metric in metrics)
    figure.update_yaxes(
        tickvals=list(range(len(editions))),
        ticktext=[shortened(edition) for edition in editions],
        range=[len(editions) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        automargin=True,
    )
    figure.update_xaxes(
        tickvals=list(range(len(metrics))),
        ticktext=[metric_name(metric) for metric in metrics],
        side="top",
        tickangle=-60,
        range=[-0.6, len(metrics) - 0.4],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    finish(figure, "", 110 + 7 * longest + 30 * len(editions))
    return figure.update_layout(margin={"l": 8, "r": 8, "t": 24 + 7 * longest, "b": 46})


def shortened(edition: str, width: int = 24) -> str:
    """An edition's name cut in its middle, so that the year stays.

    >>> shortened("Exposition internationale d'importation 2018")
    'Exposition internat… 2018'
    """
    name, _, year = edition.rpartition(" ")
    if len(edition) <= width or not year.isdigit():
        return plain(edition, width)
    return f"{plain(name, width - len(year))} {year}"


def coverage_sentence(cells: pd.DataFrame, left_editions: int = 0, left_metrics: int = 0) -> str:
    """What the grid shows, in one sentence, and what it leaves out."""
    if cells.empty:
        return "No figure fits these choices."
    stated = int(((cells["reported"] + cells["expected"]) > 0).sum())
    hopes = int(((cells["reported"] == 0) & (cells["expected"] > 0)).sum())
    text = (
        f"{stated:,} of {len(cells):,} combinations of {cells['edition'].nunique()} editions and "
        f"{cells['metric'].nunique()} metrics are stated, {hopes} of them only as expected; a dot is not stated, not 0."
    )
    if left_editions or left_metrics:
        text += f" Not drawn: {left_editions:,} further editions, {left_metrics:,} further metrics."
    return text


def alt_coverage(cells: pd.DataFrame) -> str:
    """The grid as text, edition by edition."""
    lines = []
    for edition, rows in cells.groupby("edition", sort=False):
        said = [metric_name(str(m)) for m in rows.loc[(rows["reported"] + rows["expected"]) > 0, "metric"]]
        lines.append(f"{edition}: {', '.join(said) or 'nothing'}")
    return "Grid of editions and the metrics they state. " + "; ".join(lines[:40])
