"""Counts over many rows before anything is drawn: coverage of editions, key figures, figures in several texts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.ui.corpus import Corpus
from metrics.ui.index import NOT_STATED, Codes, Positions

__all__ = ["Coverage", "by_count", "cells", "events_of", "extremes", "key_rows", "shared_groups", "wholes"]

Coverage = tuple[pd.DataFrame, int, int]


def by_count(column: Codes, rows: Positions) -> list[tuple[str, int]]:
    """The names of a column that stand in rows, with their counts, most first."""
    counts = column.counts(rows)
    order = np.argsort(-counts, kind="stable")[: int((counts > 0).sum())]
    return [(column.names[i], int(counts[i])) for i in order.tolist()]


def cells(corpus: Corpus, rows: Positions, editions: int = 25, metrics: int = 14) -> Coverage:
    """The coverage grid of the editions and metrics with most facts: edition, metric, reported, expected.

    And how many editions and metrics are left out. Editions in alphabetical order, metrics by their number of facts.
    """
    edition, metric, status = (corpus.index.columns[name] for name in ("edition", "metric", "status"))
    down = edition.counts(rows)
    across = metric.counts(rows)
    tops = np.sort(np.argsort(-down, kind="stable")[: min(editions, int((down > 0).sum()))])
    lefts = np.argsort(-across, kind="stable")[: min(metrics, int((across > 0).sum()))]
    place = np.full(len(edition.names), -1)
    place[tops] = np.arange(len(tops))
    slot = np.full(len(metric.names), -1)
    slot[lefts] = np.arange(len(lefts))
    kept = rows[(place[edition.codes[rows]] >= 0) & (slot[metric.codes[rows]] >= 0)]
    is_expected = np.array([name == "expected" for name in status.names], dtype=bool)
    pair = place[edition.codes[kept]] * max(len(lefts), 1) + slot[metric.codes[kept]]
    size = len(tops) * len(lefts)
    late = is_expected[status.codes[kept]] if len(kept) else np.zeros(0, dtype=bool)
    table = pd.DataFrame(
        {
            "edition": np.repeat([edition.names[i] for i in tops.tolist()], len(lefts)),
            "metric": np.tile([metric.names[i] for i in lefts.tolist()], len(tops)),
            "reported": np.bincount(pair[~late], minlength=size),
            "expected": np.bincount(pair[late], minlength=size),
        }
    )
    return table, int((down > 0).sum()) - len(tops), int((across > 0).sum()) - len(lefts)


def wholes(corpus: Corpus, rows: Positions) -> Positions:
    """The rows that are levels of wholes: no shares, no changes, no parts."""
    kind, role = corpus.index.columns["kind"], corpus.index.columns["role"]
    kept = kind.positions(("level",))[kind.codes[rows]] & role.positions(("whole",))[role.codes[rows]]
    found: Positions = rows[kept]
    return found


def events_of(corpus: Corpus, rows: Positions) -> list[tuple[str, int]]:
    """The events in rows, those with most editions first, then with most facts; events without a name left out."""
    event, edition = corpus.index.columns["event"], corpus.index.columns["edition"]
    counts = event.counts(rows)
    seen = np.unique(event.codes[rows].astype(np.int64) * max(len(edition.names), 1) + edition.codes[rows])
    editions = np.bincount(seen // max(len(edition.names), 1), minlength=len(event.names))
    order = np.lexsort((-counts, -editions))
    return [(event.names[i], int(editions[i])) for i in order.tolist() if counts[i] and event.names[i] != NOT_STATED]


def key_rows(corpus: Corpus, rows: Positions, most: int) -> tuple[Positions, str]:
    """The rows for the figure cards, and whose they are ("" where all fit).

    All rows where they are few; else the wholes of the event with most facts, one per metric and status first.
    """
    if len(rows) <= most:
        return rows, ""
    event = corpus.index.columns["event"]
    named = [name for name, _ in by_count(event, rows) if name != NOT_STATED]
    if not named:
        return rows[:most], "the first texts"
    own = wholes(corpus, rows[event.codes[rows] == event.names.index(named[0])])
    metric = corpus.index.columns["metric"].codes[own].astype(np.int64) * 8 + corpus.index.columns["status"].codes[own]
    first = np.sort(np.unique(metric, return_index=True)[1])
    found: Positions = own[first][:most]
    return found, named[0]


def shared_groups(corpus: Corpus, rows: Positions, most: int = 200) -> pd.DataFrame:
    """Figures that stand in several texts: edition, metric, unit, texts, figures, least and most; widest spread first.

    Only levels of wholes for one edition of a named event.
    """
    kept = rows[corpus.index.shared[rows]]
    if not len(kept):
        return pd.DataFrame(columns=["edition", "metric", "unit", "texts", "figures", "least", "most", "spread"])
    columns = corpus.index.columns
    table = pd.DataFrame(
        {
            "edition": columns["edition"].codes[kept],
            "metric": columns["metric"].codes[kept],
            "unit": columns["unit"].codes[kept],
            "doc": columns["doc"].codes[kept],
            "value": corpus.column("value").to_numpy()[kept],
        }
    )
    groups = table.groupby(["edition", "metric", "unit"], sort=False)
    found = groups.agg(
        texts=("doc", "nunique"), figures=("value", "size"), least=("value", "min"), most=("value", "max")
    ).reset_index()
    found = found[found["texts"] > 1]
    found["spread"] = (found["most"] - found["least"]) / found["most"].abs().replace(0, np.nan)
    found = found.sort_values(["spread", "texts"], ascending=False, kind="stable").head(most)
    for name in ("edition", "metric", "unit"):
        found[name] = [columns[name].names[code] for code in found[name]]
    return found.reset_index(drop=True)


def extremes(
    corpus: Corpus, rows: Positions, values: npt.NDArray[np.float64], keys: tuple[Codes, ...], most: int = 0
) -> tuple[Positions, pd.DataFrame]:
    """Of each group of rows the least and the most: their positions, and figures, documents and same for each.

    Groups have the same codes in all keys. With most, only the groups with the highest values.
    """
    group = np.zeros(len(rows), dtype=np.int64)
    for column in keys:
        group = np.unique(group * len(column.names) + column.codes[rows], return_inverse=True)[1]
    order = np.lexsort((values[rows], group))
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    ends = np.append(starts[1:], len(order)) - 1
    doc = corpus.index.columns["doc"].codes[rows].astype(np.int64)
    pairs = np.unique(group * (doc.max(initial=0) + 1) + doc) // (doc.max(initial=0) + 1)
    documents = np.bincount(pairs, minlength=len(starts))
    if most and len(starts) > most:
        top = np.sort(np.argsort(-values[rows[order[ends]]], kind="stable")[:most])
        starts, ends, documents = starts[top], ends[top], documents[top]
    least, top_rows = rows[order[starts]], rows[order[ends]]
    figures = ends - starts + 1
    same = values[least] == values[top_rows]
    said = pd.DataFrame({"figures": figures, "documents": documents, "same": same})
    alone = least == top_rows
    found = np.concatenate([least, top_rows[~alone]])
    return found, pd.concat([said, said[~alone]]).set_axis(found)
