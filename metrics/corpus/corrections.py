"""What a reader says of a figure against what the rules read: kept in the library, by the text's hash and the span.

A correction is about the text, not about a fact: it stays when the texts are read anew by other rules, and when the
text is taken out and comes back under another name.
"""

from __future__ import annotations

import pandas as pd

from metrics.corpus.store import Library, LibraryError, now
from metrics.table import SCHEMA

__all__ = ["correct", "corrections", "withdraw"]

FIXED = ("fact_id", "doc_id", "start", "end", "stated", "sentence", "rule")  # what a correction hangs on


def correct(
    library: Library, doc_id: str, span: tuple[int, int], column: str, value: str | float | None, note: str = ""
) -> None:
    """Keep that the figure at span of a text has this value in this column; None: that the cell is empty.

    A second word on the same cell takes the place of the first. column "metric" with None says that the figure is no
    fact. Raises LibraryError for a text that is not in the library, a span that is not in the text, a column that is
    none or cannot be corrected, and a value that the column cannot hold.
    """
    found = library.rows("SELECT hash, length(text) FROM texts WHERE doc_id = ?", doc_id)
    if not found:
        raise LibraryError(f"{doc_id}: not in the library; see event-metrics library list")
    [(digest, length)] = found
    start, end = span
    if not 0 <= start < end <= length:
        raise LibraryError(f"{doc_id}: no span from {start} to {end} in a text of {length} characters")
    if column not in SCHEMA or column in FIXED:
        known = ", ".join(name for name in SCHEMA if name not in FIXED)
        raise LibraryError(f"{column}: not a column that can be corrected; there are: {known}")
    said = None if value is None else str(value)
    if said is not None and not holds(column, said):
        raise LibraryError(f"{column}: cannot be {said!r}")
    library.rows(
        "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)", digest, start, end, column, said, note, now()
    )


def holds(column: str, value: str) -> bool:
    """Whether a column of the table of facts can hold a value.

    >>> holds("year", "2024"), holds("year", "soon"), holds("status", "planned")
    (True, False, False)
    """
    dtype = SCHEMA[column]
    if isinstance(dtype, pd.CategoricalDtype):
        return value in dtype.categories
    if dtype == "str":
        return True
    try:
        number = float(value)
    except ValueError:
        return False
    return abs(number) < float("inf") and (dtype == "float64" or number.is_integer())


def corrections(library: Library, doc_id: str = "") -> pd.DataFrame:
    """All corrections, or those of one text: hash, doc_id, start, end, column, value, note, made; in that order.

    doc_id is missing where the text is not in the library at the moment.
    """
    found: pd.DataFrame = library.db.execute(
        """SELECT hash, doc_id, corrections.start, corrections."end", "column", value, note, made
        FROM corrections LEFT JOIN texts USING (hash) WHERE ? IN ('', doc_id)
        ORDER BY nth, hash, corrections.start, corrections."end", "column" """,
        [doc_id],
    ).df()
    return found


def withdraw(library: Library, hashed: str, span: tuple[int, int], column: str) -> bool:
    """Take a correction back, named as corrections() names it; whether it was there."""
    gone = library.rows(
        'DELETE FROM corrections WHERE hash = ? AND start = ? AND "end" = ? AND "column" = ? RETURNING hash',
        hashed,
        *span,
        column,
    )
    return bool(gone)
