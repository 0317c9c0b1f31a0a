"""Filters over a corpus: which rows stay, and how many each further choice would leave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from metrics.ui.corpus import Corpus
from metrics.ui.index import Positions

__all__ = ["Filter", "facet_counts", "positions", "search"]


@dataclass(frozen=True)
class Filter:
    """What the reader asked for: names per facet (none = all), and words in the sentence or the label."""

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: str = ""

    @classmethod
    def of(cls, words: str = "", **chosen: tuple[str, ...]) -> Filter:
        """A filter from facets by name, empty ones left out.

        >>> Filter.of(metric=("visitors",), lang=()).said()
        'metric: visitors'
        """
        return cls(tuple(sorted((facet, tuple(names)) for facet, names in chosen.items() if names)), words.strip())

    def without(self, facet: str) -> Filter:
        """The same filter, one facet left open."""
        return Filter(tuple(pair for pair in self.chosen if pair[0] != facet), self.words)

    def said(self) -> str:
        """The filter in words, for exports and titles."""
        parts = [f"{facet}: {', '.join(names)}" for facet, names in self.chosen]
        if self.words:
            parts.append(f"words: {self.words}")
        return "; ".join(parts) or "none"


Mask = npt.NDArray[np.bool_]
MOST_WORDS = 8


def positions(corpus: Corpus, chosen: Filter) -> Positions:
    """The rows that pass the filter, in table order. Kept for the next page that asks."""
    return corpus.memory.of(chosen, lambda: compute(corpus, chosen))


def compute(corpus: Corpus, chosen: Filter) -> Positions:
    """The rows that pass the filter, computed."""
    mask: Mask | None = None
    for facet, names in chosen.chosen:
        column = corpus.index.columns[facet]
        passed = column.positions(names)[column.codes]
        mask = passed if mask is None else mask & passed
    rows = np.arange(corpus.index.size) if mask is None else np.flatnonzero(mask)
    if chosen.words:
        rows = rows[search(corpus, chosen.words)[rows]]
    return rows


def search(corpus: Corpus, words: str) -> Mask:
    """Which rows hold all the words, in any order and case, in sentence, label or event; kept for each word."""
    passed = np.ones(corpus.index.size, dtype=bool)
    for word in words.lower().split()[:MOST_WORDS]:
        passed &= corpus.memory.of(("word", word), partial(corpus.holding, word))
    return passed


def facet_counts(corpus: Corpus, chosen: Filter, facet: str) -> dict[str, int]:
    """How many rows each name of a facet would leave, given all other choices.

    Most first; a name without rows is left out unless it is chosen.
    """
    column = corpus.index.columns[facet]
    counts = column.counts(positions(corpus, chosen.without(facet)))
    wanted = set(dict(chosen.chosen).get(facet, ()))
    order = np.argsort(-counts, kind="stable")
    return {column.names[i]: int(counts[i]) for i in order if counts[i] or column.names[i] in wanted}
