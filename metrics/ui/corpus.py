"""A set of texts with their facts, indexed for the pages; shared by all visitors."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.document import Document
from metrics.table import MENTION_SCHEMA, to_table
from metrics.ui import convert
from metrics.ui.index import Codes, Index, Positions, is_all
from metrics.ui.memory import Memory

if TYPE_CHECKING:
    from metrics.ui.words import Words

__all__ = ["Corpus", "Source", "build"]


@dataclass(frozen=True, slots=True)
class Source:
    """A choice of texts: its name in the address, on screen, what must be said of it, and where it lies."""

    name: str
    title: str
    note: str = ""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corpus:
    """A source as read: documents by id, their facts and numeric mentions, what could not be read.

    Shared by all visitors: nobody changes it.
    """

    source: Source
    documents: dict[str, Document]
    facts: pd.DataFrame
    mentions: pd.DataFrame
    problems: list[str] = field(default_factory=list)
    index: Index = field(default_factory=lambda: Index.of(to_table({})))
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    reads: bool = False  # mentions are read when a text is opened
    closed: str = ""  # why it could not be opened

    @cached_property
    def searched(self) -> list[Words]:
        """The columns a search looks in."""
        from metrics.ui.words import Words

        return [Words.of(self.facts[name]) for name in ("sentence", "label", "event")]

    def column(self, name: str) -> pd.Series:
        """One column of all facts."""
        return self.facts[name]

    def holding(self, word: str) -> npt.NDArray[np.bool_]:
        """Which facts hold a word, in lower case, in sentence, label or event."""
        found = np.zeros(self.index.size, dtype=bool)
        for column in self.searched:
            found |= column.holding(word)
        return found

    def rows(self, positions: Positions, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The facts at these positions, with all columns or some."""
        table = self.facts if columns is None else self.facts[list(columns)]
        return table if len(positions) == len(table) and is_all(positions) else table.take(positions)

    @cached_property
    def ids(self) -> dict[str, int]:
        """Where each fact stands, by its id; the first where an id is used twice."""
        return {name: place for place, name in reversed(list(enumerate(self.facts["fact_id"].to_list())))}

    def positions_of(self, fact_ids: Iterable[str]) -> Positions:
        """Where the facts with these ids stand; -1 for one the corpus has not."""
        return np.fromiter((self.ids.get(name, -1) for name in fact_ids), dtype=np.int64)

    @cached_property
    def wholes(self) -> Positions:
        """For each fact the position of the whole it is part of, -1 where it is none."""
        parts = self.facts["part_of"]
        found = np.full(len(parts), -1)
        stated = np.flatnonzero(parts.notna().to_numpy())
        found[stated] = self.positions_of(parts.iloc[stated])
        return found

    def shown_values(self, area: str, money: str) -> tuple[npt.NDArray[np.float64], Codes]:
        """Every fact's value and unit as the reader wants them; kept for each choice."""

        def made() -> tuple[npt.NDArray[np.float64], Codes]:
            if area == "m²" and money == "as stated":
                return self.column("value").to_numpy(), self.index.columns["unit"]
            names = ["dimension", "unit", "value", "low", "high", "year", "published"]
            table = convert.shown(self.rows(np.arange(self.index.size), names), area, money)
            return table["shown_value"].to_numpy(), Codes.of(table["shown_unit"])

        return self.memory.of(("shown", area, money), made)

    @cached_property
    def checked(self) -> pd.DataFrame:
        """Every arithmetic check of the facts; place is where the fact checked stands."""
        from metrics.checks import checks

        found = checks(self.rows(np.arange(self.index.size)))
        return found.assign(place=self.positions_of(found["fact_id"]))

    @cached_property
    def by_document(self) -> tuple[Positions, Positions]:
        """The facts' positions document by document, and where each document begins."""
        codes = self.index.columns["doc"].codes
        counts = np.bincount(codes, minlength=len(self.index.columns["doc"].names))
        return np.argsort(codes, kind="stable"), np.concatenate([[0], np.cumsum(counts)])

    def of_document(self, doc_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The facts and the mentions of one document."""
        names = self.index.columns["doc"].names
        place = bisect_left(names, doc_id)
        mentions = self.mentions_of(doc_id)
        if place == len(names) or names[place] != doc_id:
            return self.rows(np.arange(0)), mentions
        order, starts = self.by_document
        return self.rows(order[starts[place] : starts[place + 1]]), mentions

    def mentions_of(self, doc_id: str) -> pd.DataFrame:
        """The numeric mentions of one document."""
        if self.reads and doc_id in self.documents:
            from metrics.facts import analyse

            return self.memory.of(("mentions", doc_id), lambda: analyse([self.documents[doc_id]])[1])
        return self.mentions[self.mentions["doc_id"] == doc_id]


def build(source: Source, documents: Iterable[Document], problems: Sequence[str] = ()) -> Corpus:
    """Documents → corpus. A text that stops the extraction is named as a problem, the others stay."""
    from metrics.facts import analyse

    texts = list(documents)
    said = list(problems)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            facts, mentions = analyse(texts)
        except Exception:
            parts = []
            for text in texts:
                try:
                    parts.append(analyse([text]))
                except Exception as error:
                    said.append(f"{text.doc_id}: could not be extracted ({type(error).__name__})")
            facts = pd.concat([part[0] for part in parts], ignore_index=True) if parts else to_table({})
            mentions = (
                pd.concat([part[1] for part in parts], ignore_index=True) if parts else to_table({}, MENTION_SCHEMA)
            )
    return Corpus(source, {text.doc_id: text for text in texts}, facts, mentions, said, Index.of(facts))
