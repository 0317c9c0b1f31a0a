"""Cells of a file: plain Arrow columns, numbers as text, and text that no spreadsheet runs as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:  # what writes the facts of other processes needs no pandas
    import pandas as pd

__all__ = ["arrow", "guarded", "printed", "unguarded"]

# what a spreadsheet takes for the start of a formula, after apostrophes of our own; and the signed numbers it does not
FORMULA = "^'*[=@\t\r\n＝＋－＠+\\-]"
NUMBER = "^'*[+\\-][ \u00a0\u202f]?[0-9][0-9 \u00a0\u202f.,]*%?$"


def arrow(table: pd.DataFrame | pa.Table) -> pa.Table:
    """The table as Arrow, with categories as plain text."""
    found = table if isinstance(table, pa.Table) else pa.Table.from_pandas(table, preserve_index=False)
    fields = [
        pa.field(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type, f.nullable)
        for f in found.schema
    ]
    return found.cast(pa.schema(fields))


def runs(column: Any) -> Any:
    """Which cells a spreadsheet would run, or would if an apostrophe of ours were taken away."""
    formula = pc.match_substring_regex(column, FORMULA)
    return pc.and_not(formula, pc.match_substring_regex(column, NUMBER))


def guarded(table: pa.Table) -> pa.Table:
    """The table with an apostrophe before each text cell that a spreadsheet would run; closed vocabularies stay."""
    import pandas as pd

    from metrics.table import SCHEMA

    for i, field in enumerate(table.schema):
        if not (pa.types.is_string(field.type) or pa.types.is_large_string(field.type)):
            continue
        if isinstance(SCHEMA.get(field.name), pd.CategoricalDtype):
            continue  # a lone "=" is no formula
        cells = table.column(i).cast(pa.string())
        mask = runs(cells)
        if pc.any(mask).as_py():
            cells = pc.if_else(mask, pc.binary_join_element_wise("'", cells, ""), cells)
        table = table.set_column(i, field.name, cells)
    return table


def unguarded(cells: pd.Series[str]) -> pd.Series[str]:
    """The cells as they were before guarded.

    >>> import pandas as pd
    >>> list(unguarded(pd.Series(["'=1+1", "'été", "+12 %"])))
    ['=1+1', "'été", '+12 %']
    """
    import pandas as pd

    column = pa.array(cells, pa.string(), from_pandas=True)
    mask = pc.and_(runs(column), pc.starts_with(column, "'"))
    if not pc.any(mask).as_py():
        return cells
    bare = pc.if_else(mask, pc.utf8_slice_codeunits(column, 1), column)
    return pd.Series(bare.to_pandas().to_numpy(), index=cells.index, dtype="str", name=cells.name)


def printed(column: Any) -> Any:
    """Floats as text: whole numbers as digits only, others as short as they can be read back exactly."""
    is_whole = pc.and_(pc.equal(pc.floor(column), column), pc.less(pc.abs(column), 2**53))
    digits = pc.if_else(is_whole, column, 0.0).cast(pa.int64()).cast(pa.string())
    return pc.if_else(is_whole, digits, column.cast(pa.string()))
