"""A folder of Parquet files of facts, of any size, on disk or in an object store: DuckDB reads the columns and rows a
page needs, when it needs them.

What stays in memory is one small number per fact and filter; texts, labels and sentences stay in the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet

from metrics.corpus.remote import Item, file_system, is_remote, items, reachable
from metrics.corpus.storefile import CONFIG, LibraryError
from metrics.readers import kind_of
from metrics.table import MENTION_SCHEMA, SCHEMA, to_table
from metrics.ui.corpus import Corpus, Source
from metrics.ui.index import Index, Positions, is_all

__all__ = ["BIG", "ShardCorpus", "Shards", "Stores", "corpus", "files_of", "local"]

BIG = 2_000_000  # facts that one file may hold and still be read as a whole
MOST = 20_000_000  # facts opened at once; about 100 bytes of memory each
UNLIKE = "These files of facts do not have the same columns and types. Write them anew, all with the same program."
TORN = "not a Parquet file that can be read; write it anew"
EXTRACT_FIRST = (
    "from a store the dashboard opens facts; make them of texts by event-metrics extract … --cluster local -o …"
)
SHARD = "shard"
SEARCHED = "lower(concat_ws(chr(10), sentence, label, event))"


Read = tuple[str, str, parquet.FileMetaData | str | None]  # name, address, end of the file or why it cannot be read


@dataclass
class Stores:
    """Files in object stores by number, so that DuckDB needs no extension for any and takes no name for a pattern."""

    places: list[tuple[Any, str]] = field(default_factory=list)  # file system of fsspec, path on it

    def add(self, fs: Any, inside: str) -> str:
        """The address by which DuckDB asks for the file."""
        self.places.append((fs, inside))
        return f"{SHARD}://{len(self.places) - 1}"

    def as_file_system(self) -> Any:
        """A file system of fsspec that has these files."""
        from fsspec import AbstractFileSystem

        class Numbered(AbstractFileSystem):  # type: ignore[misc]
            protocol = SHARD
            cachable = False

            def place(numbered, path: str) -> tuple[Any, str]:
                return self.places[int(numbered._strip_protocol(path))]

            def _open(numbered, path: str, mode: str = "rb", **_: Any) -> Any:
                fs, inside = numbered.place(path)
                return fs.open(inside, mode)

            def info(numbered, path: str, **_: Any) -> dict[str, Any]:
                fs, inside = numbered.place(path)
                return {**fs.info(inside), "name": path}

            def modified(numbered, path: str) -> Any:
                fs, inside = numbered.place(path)
                return fs.modified(inside)

            def glob(numbered, path: str, **_: Any) -> list[str]:
                return [path]

        return Numbered()


@dataclass
class Shards:
    """Files of facts as the one table they make, in the order of their names. Columns are read anew each time."""

    files: list[str]
    sizes: list[int]
    stores: Stores | None = None  # where the files lie that are not on disk
    kept: dict[str, pd.Series] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(self.sizes)

    @cached_property
    def database(self) -> duckdb.DuckDBPyConnection:
        """DuckDB, holding nothing."""
        opened = duckdb.connect(config=CONFIG | {"memory_limit": "1GB"})
        if self.stores is not None:
            opened.register_filesystem(self.stores.as_file_system())
        return opened

    @cached_property
    def starts(self) -> npt.NDArray[np.int64]:
        """Where the facts of each file begin."""
        return np.cumsum([0, *self.sizes])

    def asked(self, query: str, wanted: pa.Table | None = None, **values: Any) -> pa.Table:
        """What a query finds; "shards" in it is all the files, "wanted" a table to join."""
        cursor = self.database.cursor()
        try:
            if wanted is not None:
                cursor.register("wanted", wanted)
            return cursor.sql(
                query.replace("{shards}", "read_parquet($files)"), params={"files": self.files, **values}
            ).to_arrow_table()
        except duckdb.Error as error:
            said = str(error).strip()
            if not isinstance(error, duckdb.IOException) and "Traceback" not in said:  # of a file system of fsspec
                raise
            line = said.splitlines()[-1 if "Traceback" in said else 0][:200]
            raise LibraryError(f"the facts cannot be read any more ({line}); reload the page") from None
        finally:
            cursor.close()

    def places(self, found: pa.Table, file: str = "file", row: str = "row") -> Positions:
        """The positions that two columns, number of the file and row in it, stand for."""
        places: Positions = self.starts[found[file].to_numpy().astype(np.int64)] + found[row].to_numpy().astype(
            np.int64
        )
        return places

    def __getitem__(self, name: str) -> pd.Series:
        """One column of all facts; the values, which every chart asks for, are kept."""
        if name in self.kept:
            return self.kept[name]
        column = typed(self.asked(f'SELECT "{name}" FROM {{shards}}'))[name]
        if name == "value":
            self.kept[name] = column
        return column

    def take(self, positions: Positions, columns: Sequence[str]) -> pd.DataFrame:
        """The facts at these positions, in their order, with these columns."""
        names = ", ".join(f'facts."{name}"' for name in columns)
        if not len(positions):
            return to_table({})[list(columns)]
        if len(positions) == len(self) and is_all(positions):
            return typed(self.asked(f"SELECT {names} FROM {{shards}} facts"))
        unique = np.unique(positions)
        file = np.searchsorted(self.starts, unique, side="right") - 1
        used = np.unique(file)
        wanted = pa.table(
            {"shard": np.searchsorted(used, file), "nth": unique - self.starts[file], "place_in_all": unique}
        )
        found = self.asked(
            f"SELECT {names}, place_in_all FROM {{shards}} facts JOIN wanted ON facts.file_index = shard "
            "AND facts.file_row_number = nth ORDER BY place_in_all",
            wanted,
            files=[self.files[number] for number in used.tolist()],
        )
        table = typed(found.drop_columns(["place_in_all"])).set_axis(found["place_in_all"].to_numpy())
        return table if np.array_equal(unique, positions) else table.loc[positions]

    def find(self, fact_ids: Sequence[str]) -> dict[str, int]:
        """Where each fact stands, by its id; the first where an id is used twice."""
        query = (
            "SELECT fact_id, file_index AS file, file_row_number AS row FROM {shards} WHERE fact_id IN (FROM wanted)"
        )
        found = self.asked(query, pa.table({"id": pa.array(fact_ids, pa.string())}))
        places = self.places(found)
        order = np.argsort(-places)
        return dict(zip(found["fact_id"].take(order).to_pylist(), places[order].tolist(), strict=True))

    def holding(self, word: str) -> npt.NDArray[np.bool_]:
        """Which facts hold a word, in lower case, in sentence, label or event."""
        query = f"SELECT file_index AS file, file_row_number AS row FROM {{shards}} WHERE contains({SEARCHED}, $word)"
        mask = np.zeros(len(self), dtype=bool)
        mask[self.places(self.asked(query, word=word))] = True
        return mask

    def wholes(self) -> Positions:
        """For each fact the position of the whole it is part of, -1 where it is none."""
        found = self.asked(
            "SELECT part.file_index AS file, part.file_row_number AS row, whole.file_index AS whole_file, "
            "whole.file_row_number AS whole_row FROM {shards} part JOIN {shards} whole ON part.part_of = whole.fact_id"
        )
        wholes = np.full(len(self), -1)
        wholes[self.places(found)] = self.places(found, "whole_file", "whole_row")
        return wholes


def typed(table: pa.Table) -> pd.DataFrame:
    """As a part of a table of facts, with its types."""
    found: pd.DataFrame = table.to_pandas()
    return found.astype({str(name): SCHEMA[str(name)] for name in found})


@dataclass(frozen=True)
class ShardCorpus(Corpus):
    """Facts that stay in their files."""

    shards: Shards = field(default_factory=lambda: Shards([], []))

    def column(self, name: str) -> pd.Series:
        return self.shards[name]

    def rows(self, positions: Positions, columns: Sequence[str] | None = None) -> pd.DataFrame:
        return self.shards.take(positions, list(SCHEMA) if columns is None else columns)

    def holding(self, word: str) -> npt.NDArray[np.bool_]:
        return self.shards.holding(word)

    def positions_of(self, fact_ids: Iterable[str]) -> Positions:
        wanted = [str(name) for name in fact_ids]
        found = self.shards.find(wanted) if wanted else {}
        return np.fromiter((found.get(name, -1) for name in wanted), dtype=np.int64)

    @cached_property
    def wholes(self) -> Positions:
        return self.shards.wholes()


def files_of(paths: Sequence[str]) -> tuple[Shards, list[str]] | None:
    """The files of facts at these paths and what is left out; None for texts, and for one file of up to BIG facts.

    Raises LibraryError for an address that cannot be read, or that holds no facts.
    """
    files: list[str] = []
    sizes: list[int] = []
    left: list[str] = []
    stores = Stores()
    for given in paths:
        found = in_store(given, stores) if is_remote(given) else on_disk(local(given))
        for name, file, about in found:
            if isinstance(about, str):
                left.append(f"{name}: {about}")
            elif about is None or not set(SCHEMA) <= set(about.schema.to_arrow_schema().names):
                if is_remote(given):
                    raise LibraryError(f"{given}: {name} holds no facts; {EXTRACT_FIRST}")
                return None
            elif sum(sizes) + about.num_rows > MOST:
                left.append(f"{name}: left out, {MOST:,} facts at once is the limit; open a part of the folder")
            else:
                files.append(file)
                sizes.append(about.num_rows)
    if not files:
        if any(map(is_remote, paths)):
            raise LibraryError(f"{', '.join(paths)}: no Parquet files of facts; {EXTRACT_FIRST}")
        return None
    if len(paths) == 1 and not stores.places and Path(local(paths[0])).is_file() and sum(sizes) <= BIG:
        return None
    return Shards(files, sizes, stores if stores.places else None), left


def local(path: str) -> str:
    """The path of a file:// address; other paths as they are."""
    return url2pathname(urlsplit(path).path) if path.startswith("file://") else path


def on_disk(path: str) -> Iterator[Read]:
    """The files at a path: name, path, and what stands at their end; None for what is no Parquet."""
    place = Path(path)
    for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if file.is_file() and is_read(file.name):
            try:
                yield file.name, str(file), parquet.read_metadata(file) if file.suffix == ".parquet" else None
            except (OSError, pa.ArrowException):
                yield file.name, str(file), TORN


def in_store(url: str, stores: Stores) -> Iterator[Read]:
    """The same for an address in a store; the ends of many files are asked for at once, each takes its time."""
    try:
        fs, _ = file_system(url)
        found = [item for item in items(url) if is_read(PurePosixPath(item.inside).name)]

        def end_of(item: Item) -> parquet.FileMetaData | str | None:
            if not item.inside.endswith(".parquet"):
                return None
            with reachable(item.url), fs.open(item.inside, "rb") as file:
                try:
                    return parquet.read_metadata(file)
                except pa.ArrowException:
                    return TORN

        with ThreadPoolExecutor(16) as threads:
            ends = list(threads.map(end_of, found))
    except ValueError as error:
        raise LibraryError(str(error)) from None
    for item, end in zip(found, ends, strict=True):
        yield PurePosixPath(item.inside).name, stores.add(fs, item.inside), end


def is_read(name: str) -> bool:
    """Whether a file of this name is looked at: no hidden one, no note of a job, no picture."""
    return not name.startswith((".", "_")) and kind_of(name) is not None


def corpus(source: Source, shards: Shards, left: list[str]) -> ShardCorpus:
    """The facts, with the codes that filters and counts need. Raises LibraryError where the files are unlike."""
    try:
        index = Index.of(shards)
        assert len(shards["value"]) == index.size
    except LibraryError:
        raise
    except (duckdb.Error, ValueError, TypeError):
        raise LibraryError(UNLIKE) from None
    return ShardCorpus(source, {}, to_table({}), to_table({}, MENTION_SCHEMA), left, index, shards=shards)
