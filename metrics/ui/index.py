"""A table of facts as integer codes, so that filtering and counting a million rows takes milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["FACETS", "HEDGE_NAMES", "Codes", "Index", "Positions", "is_all"]

Positions = npt.NDArray[np.int64]

FACETS = {
    "metric": "Metric",
    "event": "Event",
    "status": "Status",
    "hedge": "Hedge",
    "kind": "Kind",
    "scope": "Scope",
    "role": "Whole or part",
    "lang": "Language",
    "year": "Year",
}
HEDGE_NAMES = {
    "=": "exact", "~": "about", ">": "more than", ">=": "at least", "<": "less than", "<=": "up to", "range": "range",
}  # fmt: skip
NOT_STATED = "not stated"


def is_all(positions: Positions) -> bool:
    """Whether these are the first so many positions in their order.

    >>> is_all(np.array([0, 1, 2])), is_all(np.array([1, 0, 2]))
    (True, False)
    """
    return bool((positions == np.arange(len(positions))).all())


@dataclass(frozen=True)
class Codes:
    """One column as codes into its names."""

    codes: npt.NDArray[np.int32]
    names: list[str]

    @classmethod
    def of(cls, values: pd.Series) -> Codes:
        """Codes of a column, empty cells as "not stated"; names in alphabetical order."""
        codes, names = pd.factorize(values.astype("str"), sort=True)
        found = [str(name) for name in names]
        if (codes < 0).any():
            codes = np.where(codes < 0, len(found), codes)
            found.append(NOT_STATED)
        return cls(codes.astype(np.int32), found)

    def counts(self, rows: Positions | None = None) -> npt.NDArray[np.int64]:
        """How often each name stands in rows."""
        codes = self.codes if rows is None or len(rows) == len(self.codes) else self.codes[rows]
        return np.bincount(codes, minlength=len(self.names))

    def positions(self, names: tuple[str, ...]) -> npt.NDArray[np.bool_]:
        """Which codes are among names."""
        wanted = set(names)
        return np.fromiter((name in wanted for name in self.names), dtype=bool, count=len(self.names))


class Table(Protocol):
    """Facts whose columns can be asked for one by one."""

    def __getitem__(self, name: str, /) -> pd.Series: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class Index:
    """Codes of the columns that are filtered, counted and laid out; edition is event and year as one.

    shared marks the figures that another text also gives: same edition, metric and unit."""

    size: int
    columns: dict[str, Codes]
    shared: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, facts: Table) -> Index:
        """The index of a table of facts. Reads metric, event, year, status, relation, kind, scope, part_of, lang."""
        year = facts["year"].astype("str").replace("<NA>", NOT_STATED)
        columns = {name: Codes.of(facts[name]) for name in ("metric", "event", "status", "kind", "scope", "lang")}
        columns["hedge"] = Codes.of(facts["relation"].astype("str").map(HEDGE_NAMES))
        columns["role"] = Codes.of(pd.Series(np.where(facts["part_of"].isna(), "whole", "part"), dtype="str"))
        columns["year"] = Codes.of(year)
        columns["doc"] = Codes.of(facts["doc_id"])
        columns["unit"] = Codes.of(facts["unit"])
        columns["thing"] = things(facts["label"])
        columns["edition"] = editions(columns["event"], columns["year"])
        return cls(len(facts), columns, in_several_texts(facts, columns))


def things(labels: pd.Series) -> Codes:
    """What is counted, as the text names it, whatever the case: "Exposants" and "exposants" are one."""
    found = Codes.of(labels)
    folded = Codes.of(pd.Series([name.casefold() for name in found.names], dtype="str"))
    return Codes(folded.codes[found.codes], folded.names)


def editions(event: Codes, year: Codes) -> Codes:
    """Event and year as one column of codes, named as a reader would: "Foire du Valais 2023"."""
    pairs = event.codes.astype(np.int64) * max(len(year.names), 1) + year.codes
    unique, codes = np.unique(pairs, return_inverse=True)
    names = []
    for pair in unique.tolist():
        name, when = event.names[pair // len(year.names)], year.names[pair % len(year.names)]
        name = "Event not stated" if name == NOT_STATED else name
        names.append(name if when == NOT_STATED else f"{name} {when}")
    return Codes(codes.astype(np.int32), names)


def in_several_texts(facts: Table, columns: dict[str, Codes]) -> npt.NDArray[np.bool_]:
    """Which rows are levels of wholes, of one edition of a named event, that several texts give."""
    marked = np.zeros(len(facts), dtype=bool)
    event = columns["event"]
    named = np.array([name != NOT_STATED for name in event.names], dtype=bool)
    fits = (facts["kind"] == "level").to_numpy() & (facts["scope"] == "edition").to_numpy()
    fits &= facts["part_of"].isna().to_numpy() & facts["year"].notna().to_numpy()
    if len(facts):
        fits &= named[event.codes]
    rows = np.flatnonzero(fits)
    if not len(rows):
        return marked
    group = columns["edition"].codes[rows].astype(np.int64)
    for name in ("metric", "unit"):
        group = group * max(len(columns[name].names), 1) + columns[name].codes[rows]
    _, group = np.unique(group, return_inverse=True)
    doc = columns["doc"].codes[rows]
    least, most = np.full(group.max() + 1, np.iinfo(np.int32).max), np.full(group.max() + 1, -1)
    np.minimum.at(least, group, doc)
    np.maximum.at(most, group, doc)
    marked[rows] = (least != most)[group]
    return marked
