"""Documents → tables of facts, batch by batch, in one process or several, in the order of the documents.

The rows are the same for any number of processes. A document that makes the extraction fail, or kills the process that
reads it, becomes a Problem and takes no other down.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from metrics.document import Document
from metrics.readers.base import Problem

if TYPE_CHECKING:
    from metrics.rules import Rules

__all__ = ["Batch", "Settings", "batches", "facts_of", "tables"]

BATCH_CHARACTERS = 250_000
BATCH_DOCUMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What every process needs to know: the language ("" = told from each text), the user's rule file ("" = none)."""

    lang: str = ""
    rules: str = ""


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
    from metrics.rules import load_rules

    return load_rules(path)


def facts_of(batch: Batch, settings: Settings) -> pd.DataFrame:
    """The facts of a batch."""
    import metrics

    rules = read_rules(settings.rules) if settings.rules else None
    table: pd.DataFrame = metrics.extract(batch.documents, lang=settings.lang or None, rules=rules)
    return table


def safely(batch: Batch, settings: Settings) -> tuple[pd.DataFrame, list[Problem]]:
    """The facts of a batch, leaving out the documents that the extraction fails on."""
    try:
        return facts_of(batch, settings), []
    except Exception as error:
        if len(batch) == 1:
            from metrics.table import to_table

            return to_table({}), [failure(batch.documents[0], f"{type(error).__name__}: {error}")]
        parts = [safely(half, settings) for half in halves(batch)]
        return pd.concat([table for table, _ in parts], ignore_index=True), [p for _, found in parts for p in found]


def failure(document: Document, why: str) -> Problem:
    """The problem of a document that could be read but not extracted."""
    return Problem(document.source or document.doc_id, f"extraction failed ({why})", "report it with the text")


def halves(batch: Batch) -> tuple[Batch, Batch]:
    """The batch in two."""
    middle = len(batch) // 2
    return Batch(batch.documents[:middle]), Batch(batch.documents[middle:])


def packed(batch: Batch, settings: Settings) -> tuple[bytes, list[Problem]]:
    """In a worker: the facts as Arrow bytes, which travel ten times faster than pickles."""
    table, problems = safely(batch, settings)
    sink = pa.BufferOutputStream()
    data = pa.Table.from_pandas(table, preserve_index=False)
    with pa.ipc.new_stream(sink, data.schema) as stream:
        stream.write_table(data)
    return sink.getvalue().to_pybytes(), problems


def unpacked(data: bytes) -> pd.DataFrame:
    """The table that packed sent."""
    from metrics.table import SCHEMA

    table = pa.ipc.open_stream(data).read_all().to_pandas()
    return pd.DataFrame(table).astype({name: dtype for name, dtype in SCHEMA.items() if name in table})


def tables(
    work: Iterable[Batch], settings: Settings, problems: list[Problem], jobs: int = 1
) -> Iterator[tuple[Batch, pd.DataFrame]]:
    """Each batch with its facts, in order; documents that fail are added to problems."""
    if jobs == 1:
        for batch in work:
            table, failed = safely(batch, settings)
            problems.extend(failed)
            yield batch, table
        return
    pool = Pool(jobs, settings)
    try:
        waiting: deque[tuple[Batch, Future[Any]]] = deque()
        for batch in work:
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) > 2 * jobs:
                yield collect(waiting, pool, problems)
        while waiting:
            yield collect(waiting, pool, problems)
    finally:
        pool.close()


def collect(
    waiting: deque[tuple[Batch, Future[Any]]], pool: Pool, problems: list[Problem]
) -> tuple[Batch, pd.DataFrame]:
    """The oldest batch with its facts; when a worker died, what waits is looked at one by one and sent again."""
    batch, future = waiting.popleft()
    try:
        data, failed = future.result()
        table = unpacked(data)
    except BrokenProcessPool:
        pool.restart()
        table, failed = pool.alone(batch)
        for i, (other, pending) in enumerate(waiting):
            done = pending.done() and not pending.cancelled() and pending.exception() is None
            waiting[i] = (other, pending if done else pool.submit(other))
    problems.extend(failed)
    return batch, table


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

    def alone(self, batch: Batch) -> tuple[pd.DataFrame, list[Problem]]:
        """The facts of a batch under suspicion, in a worker of its own, halved until the culprit is found."""
        with self.fresh(1) as executor:
            try:
                data, failed = executor.submit(packed, batch, self.settings).result()
                return unpacked(data), failed
            except BrokenProcessPool:
                if len(batch) == 1:
                    from metrics.table import to_table

                    return to_table({}), [failure(batch.documents[0], "it killed its process")]
        parts = [self.alone(half) for half in halves(batch)]
        return pd.concat([table for table, _ in parts], ignore_index=True), [p for _, found in parts for p in found]

    def close(self) -> None:
        """End the workers."""
        self.executor.shutdown(wait=True, cancel_futures=True)
