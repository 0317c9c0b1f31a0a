"""Files, folders, archives and standard input → Documents; what cannot be read is said, not raised."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from metrics.corpus.remote import is_remote
from metrics.document import Document
from metrics.readers import Blob, Options, Problem, kind_of, read_blob
from metrics.readers.base import ERROR, NOTE, SKIPPED, Problems, file_stem

__all__ = [
    "ERROR",
    "NOTE",
    "SKIPPED",
    "Found",
    "Options",
    "Problem",
    "Problems",
    "SourceError",
    "documents",
    "files",
    "read",
    "unique",
]


class SourceError(ValueError):
    """Nothing could be read; the message says which file, why and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and its name inside the folder that was asked for."""

    path: Path
    inside: str
    asked: bool  # named by the user, not met in a folder


def read(path: str | Path, options: Options | None = None) -> list[Document]:
    """The documents of a file, a folder, an archive, a pattern ("*.txt") or standard input ("-").

    Folders are read with their subfolders, in the order of names; kinds of file we do not read are left out.
    Raises SourceError when there is nothing readable and something wrong; warns about what is wrong otherwise.

    >>> [document.doc_id for document in read("seeds")]
    ['000_8ed207e6a2b55baa', '004_0e1aa2266af52dae']
    """
    found: list[Document] = []
    wrong: list[Problem] = []
    for item in documents([path], options):
        if isinstance(item, Document):
            found.append(item)
        elif item.kind != SKIPPED:
            wrong.append(item)
    errors = [problem for problem in wrong if problem.kind == ERROR]
    if errors and not found:
        raise SourceError("\n".join(map(str, errors)))
    for problem in wrong:
        warnings.warn(str(problem), stacklevel=2)
    return found


def documents(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[Document | Problem]:
    """Documents one by one as they are read, and a Problem for each thing that is not, in the order of paths.

    doc_id is the file's name without folder and last suffix, its path in the folder where two files share a name;
    no two documents get the same id. Nothing is raised for a bad file.
    """
    options = options or Options()
    used: dict[str, int] = {}
    for path in paths:
        for item in one_path(path, options):
            yield item if isinstance(item, Problem) else unique(item, used)


def unique(document: Document, used: dict[str, int]) -> Document:
    """The document under an id that was not used before; used counts the ids given."""
    doc_id = document.doc_id
    while doc_id in used:
        used[document.doc_id] += 1
        doc_id = f"{document.doc_id}-{used[document.doc_id]}"
    used[doc_id] = 1
    return document if doc_id == document.doc_id else replace(document, doc_id=doc_id)


def one_path(path: str | Path, options: Options) -> Iterator[Document | Problem]:
    """What one argument of the user stands for."""
    if str(path) == "-":
        yield from read_blob(standard_input(), options)
        return
    found: list[Found] = []
    try:
        for item in files(path):
            if isinstance(item, Problem):
                yield item
            else:
                found.append(item)
    except OSError as error:
        yield Problem(str(path), reason_of(error), "check the path and its permissions")
    for item, doc_id in zip(found, doc_ids(found), strict=True):
        yield from read_found(item, doc_id, options)


def files(path: str | Path) -> Iterator[Found | Problem]:
    """The files a path stands for: itself, what a folder holds, or what a pattern matches."""
    place = Path(path)
    if place.is_dir():
        empty = True
        for item in walk(place):
            empty = False
            yield item
        if empty:
            yield Problem(str(path), "an empty folder", kind=SKIPPED)
    elif os.path.lexists(place):
        yield Found(place, place.name, True)
    elif glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))
        for match in matches:
            if Path(match).is_file():
                yield Found(Path(match), match, True)
        if not matches:
            yield Problem(str(path), "no file matches this pattern", "check the pattern")
    elif is_remote(str(path)):
        yield Problem(str(path), "an address in a store", "read it with --cluster local -o FOLDER")
    else:
        yield Problem(str(path), "no such file or folder", "check the path")


def walk(folder: Path) -> Iterator[Found | Problem]:
    """The files of a folder and its subfolders, sorted; hidden ones left out, links that lead outside refused."""
    root = folder.resolve()
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith("."):
                continue
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield Problem(str(path), "a link that leads out of the folder", "copy the file itself", SKIPPED)
            elif kind_of(name) is None:
                yield Problem(str(path), "skipped, not a kind of file we read", kind=SKIPPED)
            else:
                yield Found(path, inside, False)
    for error in closed:
        yield Problem(str(error.filename or folder), reason_of(error), "check the path and its permissions")


def doc_ids(found: list[Found]) -> list[str]:
    """One id per file: the bare name; the path without suffix where names clash; with suffix where those clash too."""
    ids = [file_stem(item.inside) for item in found]
    paths = [item.inside.removesuffix(".gz").rpartition(".")[0] or item.inside for item in found]
    for better in (paths, [item.inside for item in found]):
        times = Counter(ids)
        ids = [other if times[doc_id] > 1 else doc_id for doc_id, other in zip(ids, better, strict=True)]
    return ids


def read_found(item: Found, doc_id: str, options: Options) -> Iterator[Document | Problem]:
    """What stands in one file; an unreadable one is a Problem."""
    try:
        if not stat.S_ISREG(item.path.stat().st_mode):
            yield Problem(str(item.path), "not a regular file", "name a file or a folder")
            return
        with item.path.open("rb") as file:
            for result in read_blob(Blob(item.path.name, file, doc_id, str(item.path)), options):
                if (
                    isinstance(result, Problem)
                    and result.kind == SKIPPED
                    and item.asked
                    and result.path == str(item.path)
                ):
                    result = replace(result, kind=ERROR)  # a file named by the user is not passed over
                yield result
    except OSError as error:
        yield Problem(str(item.path), reason_of(error), "check the path and its permissions")


def standard_input() -> Blob:
    """Standard input as a file, its kind told from its first bytes."""
    data = sys.stdin.buffer.read()
    head = data[:1000].lstrip().lower()
    starts = {
        b"%pdf-": ".pdf",
        b"<!doctype html": ".html",
        b"<html": ".html",
        b"\x1f\x8b": ".txt.gz",
        b"par1": ".parquet",
    }
    suffix = next((suffix for start, suffix in starts.items() if head.startswith(start)), ".txt")
    return Blob("stdin" + suffix, io.BytesIO(data), "stdin", "standard input")


def reason_of(error: OSError) -> str:
    """What the system said, without the path.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "/x"))
    'no such file or directory'
    """
    return (error.strerror or type(error).__name__).lower()
