"""Tables → files: CSV, JSON lines, Parquet, Excel; written in batches, whole or not at all, with what they hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from metrics.exports.files import replacing
from metrics.exports.lines import LINES, csv_head, lines

if TYPE_CHECKING:  # what writes the facts of other processes needs no pandas
    import pandas as pd

__all__ = ["FORMATS", "RowGroups", "Writer", "write"]

FORMATS = (".csv", ".jsonl", ".parquet", ".xlsx")
GROUP = 20_000  # rows of a row group, some ten megabytes while they wait
MAX_SHEET_ROWS = 1_048_575


class RowGroups:
    """A Parquet file that gets rows in any portions and holds row groups of GROUP rows, whatever the portions were."""

    def __init__(self, file: Any, schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self.inner = pq.ParquetWriter(file, schema, compression="zstd")
        self.held: list[pa.Table] = []
        self.rows = 0

    def write(self, table: pa.Table) -> None:
        """Add rows; they are written when there are enough of them."""
        self.held.append(table)
        self.rows += len(table)
        if self.rows >= GROUP:
            held = pa.concat_tables(self.held).combine_chunks()
            for start in range(0, self.rows - GROUP + 1, GROUP):
                self.inner.write_table(held.slice(start, GROUP))
            self.held, self.rows = [held.slice(self.rows - self.rows % GROUP)], self.rows % GROUP

    def close(self) -> None:
        """Write what is left and end the file."""
        if self.held:
            self.inner.write_table(pa.concat_tables(self.held).combine_chunks())
        self.inner.close()


class Writer:
    """A file of facts written part by part; use as a context manager. The suffix of path decides the format.

    Raises ValueError for a suffix we do not write, and for more rows than a sheet holds.
    """

    def __init__(
        self, path: Path, what: Mapping[str, Any] | None = None, *, sep: str = ",", decimal: str = "."
    ) -> None:
        self.path, self.kind, self.rows = path, path.suffix.lower(), 0
        self.what, self.sep, self.decimal = what, sep, decimal
        if self.kind not in FORMATS:
            raise ValueError(f"{path.name}: cannot write this kind of file; choose one of {' '.join(FORMATS)}")

    def __enter__(self) -> Writer:
        self.replacing = replacing(self.path)
        self.file = self.replacing.__enter__()
        self.inner: Any = None
        return self

    def write(self, table: pd.DataFrame | pa.Table) -> None:
        """Add the rows of a table. The first one, even an empty one, decides the columns."""
        if self.kind in LINES:
            names = list(map(str, table.column_names if isinstance(table, pa.Table) else table.columns))
            self.write_lines(lines(table, self.kind, self.sep, self.decimal), names, len(table))
            return
        data = table if isinstance(table, pa.Table) else pa.Table.from_pandas(table, preserve_index=False)
        if self.kind == ".parquet":
            self.inner = self.inner or RowGroups(self.file, data.schema)
        else:
            from metrics.exports.sheet import Workbook

            if self.rows + len(data) > MAX_SHEET_ROWS:
                raise ValueError(f"{self.path.name}: more than the {MAX_SHEET_ROWS} rows of a sheet; write .parquet")
            self.inner = self.inner or Workbook(self.file, data.column_names)
        self.inner.write(data)
        self.rows += len(data)

    def write_lines(self, data: bytes, names: list[str], rows: int) -> None:
        """Add rows that are lines of this kind of file already, made by lines(), of a table with these columns."""
        if self.kind == ".csv" and self.inner is None:
            self.file.write(csv_head(names, self.sep, self.decimal))
        self.inner = True
        self.file.write(data)
        self.rows += rows

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        what = dict(self.what or {}) | {"rows": self.rows}
        try:
            if kind is None and self.kind == ".xlsx" and self.inner is not None:
                self.inner.close(what)
            elif kind is None and self.kind == ".parquet" and self.inner is not None:
                self.inner.close()
        except BaseException as failed:  # the disk is full
            self.replacing.__exit__(type(failed), failed, failed.__traceback__)
            raise
        self.replacing.__exit__(kind, error, trace)
        if kind is None and self.what is not None and self.kind != ".xlsx":
            with replacing(self.path.with_suffix(".about.json")) as sidecar:
                sidecar.write(json.dumps(what, ensure_ascii=False, indent=1, default=str).encode() + b"\n")


def write(table: pd.DataFrame, path: Path | str, what: Mapping[str, Any] | None = None, **options: str) -> None:
    """Write a whole table; what (see about) goes into a sheet of its own or into NAME.about.json beside the file."""
    with Writer(Path(path), what, **options) as writer:
        writer.write(table)
