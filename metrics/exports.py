"""Tables → files: CSV, JSON lines, Parquet, Excel; written in batches, whole or not at all, with what they hold."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:  # what writes the facts of other processes needs no pandas
    import pandas as pd

__all__ = [
    "FORMATS",
    "LINES",
    "RowGroups",
    "Writer",
    "about",
    "arrow",
    "columns",
    "csv_bytes",
    "lines",
    "replacing",
    "unguarded",
    "write",
]

FORMATS = (".csv", ".jsonl", ".parquet", ".xlsx")
LINES = (".csv", ".jsonl")  # of these a part is lines, which any process can make
SLICE = 50_000  # rows at a time, far from the 2 GB of one Arrow column
GROUP = 20_000  # rows of a row group, some ten megabytes while they wait
MAX_SHEET_ROWS = 1_048_575
COLUMNS = Path(__file__).parent / "data" / "columns.toml"
# what a spreadsheet takes for the start of a formula, after apostrophes of our own; and the signed numbers it does not
FORMULA = "^'*[=@\t\r\n＝＋－＠+\\-]"
NUMBER = "^'*[+\\-][ \u00a0\u202f]?[0-9][0-9 \u00a0\u202f.,]*%?$"


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of path at the end; on any error path stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:  # named as the user knows it
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:  # of a write: say to what
            error.filename = str(path)
        raise


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


def csv_head(names: list[str], sep: str = ",", decimal: str = ".") -> bytes:
    """The first line of CSV; with a decimal comma for spreadsheets, and then with a byte order mark."""
    return (("\ufeff" if decimal != "." else "") + sep.join(names) + "\n").encode()


def csv_bytes(table: pd.DataFrame, *, sep: str = ",", decimal: str = ".") -> bytes:
    """The table as CSV in UTF-8.

    >>> import pandas as pd
    >>> print(csv_bytes(pd.DataFrame({"a": ["=x", None], "b": [1.5, 2e12]})).decode(), end="")
    a,b
    '=x,1.5
    ,2000000000000
    """
    return csv_head(list(map(str, table.columns)), sep, decimal) + csv_rows(arrow(table), sep, decimal)


def csv_rows(table: pa.Table, sep: str = ",", decimal: str = ".") -> bytes:
    """The rows of CSV, without the first line."""
    rows: list[str] = []
    for start in range(0, len(table), SLICE):
        data = guarded(table.slice(start, SLICE))
        cells = []
        for column in data.columns:
            if pa.types.is_floating(column.type):
                column = pc.replace_substring(printed(column), ".", decimal)
            cells.append(quoted(column.cast(pa.string()), sep))
        joined = pc.binary_join_element_wise(*cells, sep, null_handling="replace", null_replacement="")
        rows.extend(f"{line}\n" for line in joined.to_pylist())
    return "".join(rows).encode("utf-8")


def quoted(column: Any, sep: str) -> Any:
    """The cells with quotes around those that hold a separator, a quote or a line end."""
    mask = pc.match_substring_regex(column, f'[{sep}"\r\n]')
    between = pc.binary_join_element_wise('"', pc.replace_substring(column, '"', '""'), '"', "")
    return pc.if_else(mask, between, column)


def lines(table: pd.DataFrame | pa.Table, kind: str, sep: str = ",", decimal: str = ".") -> bytes:
    """The rows as they stand in a file of this kind, which is one of LINES."""
    if kind == ".csv":
        return csv_rows(arrow(table), sep, decimal)
    made = (json.dumps(record, ensure_ascii=False, allow_nan=False) for record in records(table))
    return "".join(f"{line}\n" for line in made).encode()


def records(table: pd.DataFrame | pa.Table) -> Iterator[dict[str, Any]]:
    """One dict per row, missing cells as None."""
    return iter(arrow(table).to_pylist())


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
            from metrics.sheet import Workbook

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


def columns() -> dict[str, str]:
    """What each column of the table means, in the order of the table.

    >>> columns()["stated"]
    'that surface, as it stands in the text'
    """
    entries = tomllib.loads(COLUMNS.read_text("utf-8"))
    return {name: entry["meaning"] for name, entry in entries.items()}


def about(**filters: Any) -> dict[str, Any]:
    """What goes with a file of facts: version, time, the filters that chose its rows, the meaning of its columns."""
    chosen = {name: value for name, value in filters.items() if value not in (None, "", [], ())}
    return {
        "made_by": f"event-metrics {version('event-metrics')}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "filters": chosen,
        "columns": columns(),
    }
