"""What every reader takes and gives: a blob in, documents and problems out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from metrics.document import Document

__all__ = [
    "ERROR",
    "NOTE",
    "SKIPPED",
    "Blob",
    "Limits",
    "Options",
    "Problem",
    "Problems",
    "Reader",
    "Refused",
    "file_stem",
    "whole",
]

ERROR = "error"  # could not be read: the exit code says so
SKIPPED = "skipped"  # a kind of file we do not read, met in a folder
NOTE = "note"  # was read, but the reader had to guess

MB = 1_000_000
KEPT = 10_000  # problems of one kind that are remembered one by one


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or only with a guess: where, why, and what to do about it.

    >>> print(Problem("foire.doc", "not a kind of file we read", "save it as .docx"))
    foire.doc: not a kind of file we read; save it as .docx
    """

    path: str
    reason: str
    what_to_do: str = ""
    kind: str = ERROR

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" + (f"; {self.what_to_do}" if self.what_to_do else "")


class Problems(list[Problem]):
    """The first problems of each kind, and how many of each kind there were: a list that does not grow for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[str] = Counter()

    def append(self, problem: Problem) -> None:
        """Count the problem, and keep it when it is among the first."""
        self.times[problem.kind] += 1
        if self.times[problem.kind] <= KEPT:
            super().append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Append each."""
        for problem in problems:
            self.append(problem)


class Refused(Exception):
    """Raised inside a reader for a whole file; the caller turns it into a Problem."""

    def __init__(self, reason: str, what_to_do: str = "", kind: str = ERROR) -> None:
        super().__init__(reason)
        self.reason, self.what_to_do, self.kind = reason, what_to_do, kind


@dataclass(frozen=True, slots=True)
class Limits:
    """How large hostile or mistaken input may get; sizes in bytes, after unpacking."""

    document: int = 64 * MB
    archive: int = 4_000 * MB
    members: int = 100_000
    ratio: int = 200  # unpacked to packed, looked at from 10 MB on; press text packs 3 to 10 times
    pages: int = 5_000


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say about the sources: limits, and column names of tables of texts ("" = by usual names)."""

    columns: dict[str, str] = field(default_factory=dict)  # "text", "id", "date", "title", "url", "lang" -> column
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes with a name: a file, a member of an archive, an attachment.

    name decides the reader, doc_id is what its document will be called, source is shown to the user.
    """

    name: str
    file: BinaryIO
    doc_id: str
    source: str
    nested: int = 0  # archives around it

    def inner(self, name: str, file: BinaryIO, source: str) -> Blob:
        """The blob called name inside this one."""
        return replace(self, name=name, file=file, doc_id=file_stem(name), source=source, nested=self.nested + 1)


Reader = Callable[[Blob, Options], Iterator[Document | Problem]]


def file_stem(name: str) -> str:
    """The name without its folder and last suffix; .gz does not count as a suffix.

    >>> file_stem("a/foire.2021.txt"), file_stem("foire.csv.gz"), file_stem(".txt")
    ('foire.2021', 'foire', '.txt')
    """
    base = PurePosixPath(name.replace("\\", "/")).name
    if base.lower().endswith(".gz"):
        base = base[:-3]
    return PurePosixPath(base).stem or base or "document"


def whole(blob: Blob, options: Options) -> bytes:
    """All bytes of the blob. Raises Refused beyond the limit for one document."""
    data = blob.file.read(options.limits.document + 1)
    if len(data) > options.limits.document:
        raise Refused(f"larger than {options.limits.document // MB} MB", "split it into several documents")
    return data
