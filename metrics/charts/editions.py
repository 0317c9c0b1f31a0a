"""One series over its editions: gaps stay gaps, a line joins only the same thing, scope and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.charts.look import COLOURS, blank, finish, plain, symbol, ticks
from metrics.charts.wording import NumberFormat, amount, hedged, records, short

__all__ = ["MOST_LINES", "growth", "lines", "over_editions", "series_sentence"]

MOST_LINES = 4
KEY = (({"~"}, "hollow: about"), ({">", ">="}, "arrow up: more than"), ({"<", "<="}, "arrow down: less than"))
SHAPES = ("solid", "dash", "dot", "dashdot")


def lines(facts: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The facts as lines: by counted thing and status, those with most editions first.

    Reads label, status, year, value.
    """
    known = facts[facts["year"].notna()]
    keys = [known["label"].astype("str").str.casefold(), known["status"].astype("str")]
    found = [
        (f"{rows['label'].iloc[0]}" + (", expected" if status == "expected" else ""), rows.sort_values("year"))
        for (_, status), rows in known.groupby(keys, sort=False, observed=True)
    ]
    return sorted(found, key=lambda line: -line[1]["year"].nunique())


def over_editions(
    facts: pd.DataFrame,
    *,
    style: NumberFormat = "en",
    index: bool = False,
    title: str = "",
    editions: Sequence[int] = (),
) -> go.Figure:
    """Values by edition, those that state nothing of this as gaps; with index, each line's first edition is 100.

    editions are the years of the series, those of these facts if none are given.

    Reads year, value, low, high, relation, unit, kind, label, status, stated, doc_id. One metric, unit and scope.
    """
    drawn = lines(facts)[:MOST_LINES]
    if not drawn:
        return blank("No year is stated for these figures.")
    figure = go.Figure()
    years = [int(year) for _, rows in drawn for year in rows["year"]]
    places = {year: place for place, year in enumerate(sorted({*years, *editions}))}
    highest = 0.0
    for number, (name, rows) in enumerate(drawn):
        base = float(rows["value"].iloc[0])
        factor = 100 / base if index and base else 1.0
        highest = max(highest, float(rows["value"].max()) * factor)
        rows = with_gaps(rows, places)
        values = rows["value"] * factor
        marks = {"fact_id": rows["fact_id"].tolist(), "row": records(rows)}
        colour = COLOURS[number]
        hopes = rows["status"].iloc[0] == "expected"
        figure.add_trace(
            go.Scatter(
                x=[places[int(year)] for year in rows["year"]],
                y=values,
                mode="lines+markers",
                name=plain(name, 40),
                line={"color": colour, "width": 2, "dash": "dot" if hopes else SHAPES[number]},
                marker={
                    "symbol": [hollow(symbol(str(r), upright=True), hopes) for r in rows["relation"]],
                    "size": 12,
                    "line": {"width": 2, "color": colour},
                },
                customdata=[[fact_id] for fact_id in marks["fact_id"]],
                hovertext=[hover(row, style) for row in marks["row"]],
                hoverinfo="text",
            )
        )
    figure.update_xaxes(
        tickvals=list(places.values()),
        ticktext=[str(year) for year in places],
        range=[-0.5, max(places.values()) + 0.5],
        fixedrange=True,
        showgrid=False,
    )
    figure.update_yaxes(range=[0, highest * 1.12 or 1], fixedrange=True, **ticks(0, highest or 1, style))
    if index:
        figure.add_hline(y=100, line={"width": 1, "dash": "dot", "color": "#7A7F87"})
    return finish(figure, title, 380)


def hover(row: Mapping[str, Any], style: NumberFormat) -> str:
    """What a mark says: year, figure, the text's own words."""
    said = "" if row["value"] != row["value"] else plain(hedged(row, style))
    return f"{row['year']}: {said}<br>«{plain(str(row['stated']), 100)}»"


def with_gaps(rows: pd.DataFrame, places: Mapping[int, int]) -> pd.DataFrame:
    """The rows with an empty one where an edition between two of them states nothing: there the line breaks."""
    order = [places[int(year)] for year in rows["year"]]
    taken: list[int] = []
    gaps: list[bool] = []
    for number, place in enumerate(order):
        is_gap = number > 0 and place - order[number - 1] > 1
        taken += [number] * (1 + is_gap)
        gaps += [True, False] if is_gap else [False]
    found = rows.iloc[taken].reset_index(drop=True)
    return found.assign(value=found["value"].mask(pd.Series(gaps, dtype="bool")))


def hollow(name: str, hopes: bool) -> str:
    """The open form of a marker where the figure is only expected."""
    return name if not hopes or name.endswith("-open") else f"{name}-open"


def growth(levels: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """From one edition to the next: growth recomputed from the levels beside the growth that was printed.

    Levels are reported whole figures with a year; recomputed where both years state exactly one figure of the same
    thing. Reads year, value, relation, label, status, unit of levels; year, value, unit, label, stated of changes.
    """
    made: list[dict[str, Any]] = []
    known = levels[(levels["status"] == "reported") & levels["year"].notna()]
    printed = changes[(changes["unit"] == "%") & changes["year"].notna()]
    for thing, rows in known.groupby(known["label"].astype("str").str.casefold(), sort=False):
        stated = rows.drop_duplicates(["year", "value"])
        single = records(stated[~stated.duplicated("year", keep=False)].sort_values("year"))
        for before, after in pairwise(single):
            percent = (after["value"] / before["value"] - 1) * 100 if before["value"] else float("nan")
            same = printed[printed["year"] == after["year"]]
            match = same[same["label"].astype("str").str.casefold() == thing]
            hedge = before["relation"] != "=" or after["relation"] != "="
            made.append(
                {
                    "what": str(after["label"]),
                    "from": int(before["year"]),
                    "to": int(after["year"]),
                    "recomputed_%": round(float(percent), 2),
                    "hedged": bool(hedge),
                    "printed_%": ", ".join(f"{value:g}" for value in match["value"]) or None,
                    "printed": "; ".join(match["stated"].astype("str")) or None,
                }
            )
    names = ["what", "from", "to", "recomputed_%", "hedged", "printed_%", "printed"]
    return pd.DataFrame(made, columns=names)


def series_sentence(facts: pd.DataFrame, style: NumberFormat = "en", editions: Sequence[int] = ()) -> str:
    """First and last edition of the longest line, and which years are missing between them."""
    drawn = lines(facts)
    if not drawn:
        return "No year is stated for these figures."
    name, rows = drawn[0]
    first, last = records(rows.iloc[[0, -1]])
    if first["year"] == last["year"]:
        return f"{name}: only {first['year']} is stated, {hedged(first, style)}."
    years = set(rows["year"].astype(int))
    missing = [str(year) for year in sorted(editions) if min(years) < year < max(years) and year not in years]
    text = f"{name}: {hedged(first, style)} in {first['year']}, {hedged(last, style)} in {last['year']}"
    if first["value"] and first["relation"] == last["relation"] == "=" and first["status"] == last["status"]:
        text += f" ({amount(round((last['value'] / first['value'] - 1) * 100, 1), '%', style)} by the levels)"
    text += "."
    if missing:
        text += f" Not stated: {', '.join(missing[:8])}{'…' if len(missing) > 8 else ''}."
    if len(drawn) > MOST_LINES:
        text += f" {short(len(drawn) - MOST_LINES)} further lines are in the table only."
    kinds = set(facts["relation"].astype("str"))
    said = [words for signs, words in KEY if kinds & signs] + ["dotted: expected"] * bool(
        (facts["status"] == "expected").any()
    )
    return text + (f" Marks: {', '.join(said)}." if said else "")
