"""Documents → facts, batch by batch, in one process or several, in the order of the documents.

The rows are the same for any number of processes. A document that makes the extraction fail, or kills the process that
reads it, becomes a Problem and takes no other down. Workers send rows ready to be written, as Arrow or as lines of the
file, so that the process that reads and writes has next to nothing to do, and needs no pandas.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from metrics.document import Document
from metrics.exports.lines import lines
from metrics.readers.base import Problem

if TYPE_CHECKING:
    import pandas as pd

    from metrics.vocabulary.rules import Rules

__all__ = ["Batch", "Part", "Settings", "batches", "facts_of", "frame", "parts"]

BATCH_CHARACTERS = 100_000  # about a second: workers that end at different times wait for less
BATCH_DOCUMENTS = 1_000
AHEAD = 3  # batches under way for each process: the one it reads and those that wait


@dataclass(frozen=True, slots=True)
class Settings:
    """What every process needs to know.

    lang: of the texts ("" = told from each); rules: the user's file ("" = none); currency: amounts also in this one
    ("" = no); lines: the kind of file the rows are made lines of (one of LINES; "" = they stay a table).
    """

    lang: str = ""
    rules: str = ""
    currency: str = ""
    lines: str = ""
    sep: str = ","
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are extracted together."""

    documents: list[Document]

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def characters(self) -> int:
        """The length of all texts."""
        return sum(len(document.text) for document in self.documents)


def batches(items: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[Batch]:
    """Documents in batches of about a quarter of a megabyte; problems met on the way are added to the list."""
    held: list[Document] = []
    size = 0
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        held.append(item)
        size += len(item.text)
        if size >= BATCH_CHARACTERS or len(held) >= BATCH_DOCUMENTS:
            yield Batch(held)
            held, size = [], 0
    if held:
        yield Batch(held)


@cache
def read_rules(path: str) -> Rules:
    """The user's rules, read once in each process."""
    from metrics.vocabulary.userrules import load_rules

    return load_rules(path)


@dataclass(frozen=True, slots=True)
class Part:
    """The facts of a batch: how many, the names of their columns, and the rows as a table or as lines of a file."""

    rows: int
    names: list[str]
    table: pa.Table | None = None
    lines: bytes = b""


def facts_of(batch: Batch, settings: Settings) -> pd.DataFrame:
    """The facts of a batch."""
    import metrics

    rules = read_rules(settings.rules) if settings.rules else None
    table: pd.DataFrame = metrics.extract(batch.documents, lang=settings.lang or None, rules=rules)
    return table


def part_of(batch: Batch, settings: Settings) -> tuple[Part, list[Problem]]:
    """The facts of a batch, leaving out the documents that the extraction fails on."""
    try:
        table = facts_of(batch, settings)
        if settings.currency:
            from metrics.rates import in_currency

            table = in_currency(table, settings.currency)
        names = list(table.columns)
        if settings.lines:
            return Part(len(table), names, None, lines(table, settings.lines, settings.sep, settings.decimal)), []
        return Part(len(table), names, pa.Table.from_pandas(table, preserve_index=False)), []
    except Exception as error:
        if len(batch) == 1:
            return nothing(settings), [failure(batch.documents[0], f"{type(error).__name__}: {error}")]
        return joined([part_of(half, settings) for half in halves(batch)])


def joined(halves: list[tuple[Part, list[Problem]]]) -> tuple[Part, list[Problem]]:
    """The parts as one."""
    found = [part for part, _ in halves]
    tables = [part.table for part in found if part.table is not None]
    part = Part(
        sum(part.rows for part in found),
        found[0].names,
        pa.concat_tables(tables) if tables else None,
        b"".join(part.lines for part in found),
    )
    return part, [problem for _, problems in halves for problem in problems]


def nothing(settings: Settings) -> Part:
    """The part without facts, with all columns."""
    return part_of(Batch([]), settings)[0]


def failure(document: Document, why: str) -> Problem:
    """The problem of a document that could be read but not extracted."""
    return Problem(document.source or document.doc_id, f"extraction failed ({why})", "report it with the text")


def halves(batch: Batch) -> tuple[Batch, Batch]:
    """The batch in two."""
    middle = len(batch) // 2
    return Batch(batch.documents[:middle]), Batch(batch.documents[middle:])


def packed(batch: Batch, settings: Settings) -> tuple[Part, bytes, list[Problem]]:
    """In a worker: the facts, a table as Arrow bytes, which travel ten times faster than pickles."""
    part, problems = part_of(batch, settings)
    if part.table is None:
        return part, b"", problems
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, part.table.schema) as stream:
        stream.write_table(part.table)
    return replace(part, table=None), sink.getvalue().to_pybytes(), problems


def unpacked(part: Part, data: bytes) -> Part:
    """The part that packed sent."""
    return replace(part, table=pa.ipc.open_stream(data).read_all()) if data else part


def frame(table: pa.Table) -> pd.DataFrame:
    """The table of a part as one of pandas, with the types of every table of facts."""
    import pandas as pd

    from metrics.table import SCHEMA

    types = {name: dtype for name, dtype in SCHEMA.items() if name in table.column_names}
    return pd.DataFrame(table.to_pandas()).astype(types)


def parts(
    work: Iterable[Batch], settings: Settings, problems: list[Problem], jobs: int = 1
) -> Iterator[tuple[Batch, Part]]:
    """Each batch with its facts, in order; documents that fail are added to problems.

    With several processes a few batches for each are under way, and no more: memory does not grow with the texts.
    """
    if jobs == 1:
        for batch in work:
            part, failed = part_of(batch, settings)
            problems.extend(failed)
            yield batch, part
        return
    pool = Pool(jobs, settings)
    try:
        waiting: deque[tuple[Batch, Future[Any]]] = deque()
        for batch in work:
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) > AHEAD * jobs:
                yield collect(waiting, pool, problems)
        while waiting:
            yield collect(waiting, pool, problems)
    finally:
        pool.close()


def collect(waiting: deque[tuple[Batch, Future[Any]]], pool: Pool, problems: list[Problem]) -> tuple[Batch, Part]:
    """The oldest batch with its facts; when a worker died, what waits is looked at one by one and sent again."""
    batch, future = waiting.popleft()
    try:
        part, data, failed = future.result()
        part = unpacked(part, data)
    except BrokenProcessPool:
        pool.restart()
        part, failed = pool.alone(batch)
        for i, (other, pending) in enumerate(waiting):
            done = pending.done() and not pending.cancelled() and pending.exception() is None
            waiting[i] = (other, pending if done else pool.submit(other))
    problems.extend(failed)
    return batch, part


class Pool:
    """Worker processes that can be replaced when a document kills one."""

    def __init__(self, jobs: int, settings: Settings) -> None:
        self.jobs, self.settings = jobs, settings
        self.executor = self.fresh(jobs)

    def fresh(self, jobs: int) -> ProcessPoolExecutor:
        """New workers; spawned, so that no lock of this process is copied."""
        return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))

    def submit(self, batch: Batch) -> Future[Any]:
        """The facts of the batch, in a while."""
        try:
            return self.executor.submit(packed, batch, self.settings)
        except BrokenProcessPool:
            broken: Future[Any] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def restart(self) -> None:
        """Workers anew."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self.fresh(self.jobs)

    def alone(self, batch: Batch) -> tuple[Part, list[Problem]]:
        """The facts of a batch under suspicion, in a worker of its own, halved until the culprit is found."""
        with self.fresh(1) as executor:
            try:
                part, data, failed = executor.submit(packed, batch, self.settings).result()
                return unpacked(part, data), failed
            except BrokenProcessPool:
                if len(batch) == 1:
                    return nothing(self.settings), [failure(batch.documents[0], "it killed its process")]
        return joined([self.alone(half) for half in halves(batch)])

    def close(self) -> None:
        """End the workers."""
        self.executor.shutdown(wait=True, cancel_futures=True)
