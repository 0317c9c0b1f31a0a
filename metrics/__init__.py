"""Numeric facts of event texts as a tidy table.

>>> import metrics
>>> facts = metrics.extract("Le salon a accueilli près de 1 500 exposants sur 7 ha.")
>>> facts[["stated", "metric", "value", "unit", "relation"]].values.tolist()
[['1 500 exposants', 'exhibitors', 1500.0, 'count', '~'], ['7 ha', 'exhibition_area', 70000.0, 'm²', '=']]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.document import Document

if TYPE_CHECKING:
    import pandas as pd

    from metrics.vocabulary.rules import Rules

__all__ = ["Document", "explain", "extract", "read"]


def extract(
    texts: str | Iterable[str | Document] | pd.Series[str], *, lang: str | None = None, rules: Rules | None = None
) -> pd.DataFrame:
    """The facts of one or many texts: one row per fact in text order, with all columns and fixed types.

    texts: a text, an iterable of texts, a pandas Series of them, or Documents. doc_id is the document's own, the
    Series' index, else the position. lang ("fr") holds for all texts; None lets each text tell. Raises ValueError for a
    language without a word file, TypeError for what is no text.

    >>> extract(["12 halls", ""])["doc_id"].tolist()
    ['0']
    """
    from metrics.facts import facts_of

    return facts_of(_documents(texts), lang=lang, rules=rules)


def explain(text: str | Document, *, lang: str | None = None, rules: Rules | None = None) -> pd.DataFrame:
    """Every numeric mention of a text in order, as a fact or with the reason why it is none, with offsets.

    >>> explain("Le 6e salon, en 2024")[["stated", "kind"]].values.tolist()
    [['6e', 'ordinal'], ['2024', 'year']]
    """
    from metrics.facts import analyse

    return analyse(_documents(text if isinstance(text, str) else [text]), lang=lang, rules=rules)[1]


def read(path: str | Path) -> list[Document]:
    """The documents of a file or folder. Raises ValueError naming the file that cannot be read."""
    from metrics.sources import read as read_path

    return read_path(path)


def _documents(texts: str | Iterable[str | Document] | pd.Series[str]) -> Iterator[Document]:
    if isinstance(texts, str):
        texts = [texts]
    items = texts.items() if hasattr(texts, "items") and hasattr(texts, "index") else enumerate(texts)
    for name, item in items:
        if isinstance(item, Document):
            yield item
        elif isinstance(item, str):
            yield Document(str(name), item)
        elif item is None or item != item:  # a missing value of a Series
            continue
        else:
            raise TypeError(f"text {name}: {type(item).__name__} found; a string or a Document was expected")
