"""Search in a million sentences: the words of a text column, each with the rows that hold it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Words"]


@dataclass(frozen=True)
class Words:
    """A column's distinct texts as codes, the words that stand in them, and for each word its texts.

    The texts of word i are texts[starts[i] : starts[i + 1]]. A part of a word is looked up among the words, so that
    searching costs what the vocabulary is large, not what the texts are.
    """

    codes: npt.NDArray[np.int64]
    size: int
    words: pa.Array
    starts: npt.NDArray[np.int64]
    texts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, column: pd.Series) -> Words:
        """The words of a column, in lower case.

        >>> Words.of(pd.Series(["Cinq forums", "six autres Forums", None])).holding("forum").tolist()
        [True, True, False]
        """
        codes, names = pd.factorize(column.fillna(""))
        texts = pa.array(names, type=pa.large_string())
        texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
        split = pc.utf8_split_whitespace(pc.utf8_lower(texts))
        parents = pc.list_parent_indices(split).to_numpy().astype(np.int64)
        encoded = pc.list_flatten(split).dictionary_encode()
        word = encoded.indices.to_numpy(zero_copy_only=False)
        order = np.argsort(word, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(word, minlength=len(encoded.dictionary)))])
        return cls(codes.astype(np.int64), len(names), encoded.dictionary, starts.astype(np.int64), parents[order])

    def holding(self, part: str) -> npt.NDArray[np.bool_]:
        """Which rows hold a word that holds part; part is in lower case and has no white space."""
        found = np.zeros(self.size, dtype=bool)
        hits = np.flatnonzero(pc.match_substring(self.words, part).to_numpy(zero_copy_only=False))
        lengths = self.starts[hits + 1] - self.starts[hits]
        shift = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[hits] - shift, lengths) + np.arange(int(lengths.sum()))
        found[self.texts[places]] = True
        return np.asarray(found[self.codes], dtype=bool)
