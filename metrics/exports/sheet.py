"""Excel workbooks: facts as typed cells that are never formulas or links, a sheet of columns, a sheet about them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, BinaryIO

import pyarrow as pa

__all__ = ["Workbook"]

MAX_CELL = 32_767
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}
WIDE = {"sentence": 60, "label": 30, "stated": 22, "doc_id": 22, "event": 24, "segment": 20, "rule": 24}


class Workbook:
    """A workbook written row by row, so that it does not grow in memory."""

    def __init__(self, file: BinaryIO, names: list[str]) -> None:
        import xlsxwriter

        self.book = xlsxwriter.Workbook(file, SAFE)
        self.sheet = self.book.add_worksheet("facts")
        self.names, self.row = names, 0
        bold = self.book.add_format({"bold": True, "bottom": 1})
        for i, name in enumerate(names):
            self.sheet.set_column(i, i, WIDE.get(name, 11))
            self.sheet.write_string(0, i, name, bold)
        self.sheet.freeze_panes(1, 0)

    def write(self, table: pa.Table) -> None:
        """Add the rows of table."""
        for values in zip(*(column.to_pylist() for column in table.columns), strict=True):
            self.row += 1
            for i, value in enumerate(values):
                self.cell(self.row, i, value)

    def cell(self, row: int, column: int, value: Any) -> None:
        """One cell: numbers as numbers, the rest as text, missing ones left empty."""
        if value is None or value != value:
            return
        if isinstance(value, (int, float)):
            if math.isfinite(value):
                self.sheet.write_number(row, column, value)
        else:
            self.sheet.write_string(row, column, str(value)[:MAX_CELL])

    def close(self, what: Mapping[str, Any]) -> None:
        """Add the sheets about the facts and finish the file."""
        self.sheet.autofilter(0, 0, max(self.row, 1), len(self.names) - 1)
        other = dict(what)
        for title, pairs in (("columns", other.pop("columns", {})), ("about", other)):
            sheet = self.book.add_worksheet(title)
            sheet.set_column(0, 0, 18)
            sheet.set_column(1, 1, 100)
            for i, (name, said) in enumerate(pairs.items()):
                sheet.write_string(i, 0, str(name))
                said = said if isinstance(said, (str, int)) else json.dumps(said, ensure_ascii=False, default=str)
                sheet.write_string(i, 1, str(said)[:MAX_CELL])
        self.book.close()
