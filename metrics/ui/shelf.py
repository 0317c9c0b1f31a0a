"""The library as a corpus: read without changing a byte of it, written to only when the reader asks."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from metrics.corpus.jobs import Settings
from metrics.corpus.store import Added, Library, LibraryError, default_path
from metrics.corpus.storefile import CONFIG, STEPS
from metrics.document import Document
from metrics.table import MENTION_SCHEMA, to_table
from metrics.ui.corpus import Corpus, Source
from metrics.ui.index import Index

__all__ = ["NAME", "keep", "read", "source"]

NAME = "library"
IN_USE = (
    "The library is in use by another program, perhaps a command that adds texts to it. "
    "Nothing is lost: wait until it has finished, or close it, and try again."
)
NO_LIBRARY = "The library's file cannot be opened: it is not a library of this program, or it may not be read."
NEWER = "The library was made by a newer version of this program. Update the program to open it."
OLDER = "The library was made by an earlier version of this program. Open it once with: event-metrics library update"
STALE = "The library's facts were read by other rules than today's; bring them up to date: event-metrics library update"
LOCK = threading.Lock()  # one process may not have the file open for reading and for writing at once


def source() -> Source | None:
    """The library as a choice of texts; None where there is none yet."""
    path = default_path()
    note = "Texts kept between visits, in a file on the computer that runs the dashboard."
    return Source(NAME, "Library", note, (str(path),)) if path.is_file() else None


class Reading(Library):
    """A library opened to be read; several programs can do so at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = Settings()
        self.db = duckdb.connect(str(path), read_only=True, config=CONFIG)


@contextmanager
def plainly() -> Iterator[None]:
    """Say in one sentence, without a path, why the library does not open. Raises LibraryError."""
    try:
        yield
    except (duckdb.Error, LibraryError, OSError) as error:
        said = str(error).lower()
        used = "lock" in said or "process" in said
        newer = "newer" in said
        raise LibraryError(IN_USE if used else NEWER if newer else NO_LIBRARY) from None


def read(source: Source) -> Corpus:
    """The library as it stands; its texts' other numbers are read when a text is opened. Raises LibraryError."""
    with LOCK, plainly(), Reading(Path(source.paths[0])) as library:
        version = int(library.meta("version") or 0)
        problems = [STALE] if version == len(STEPS) and library.is_stale() else []
        known = version == len(STEPS)
        documents = library.documents() if known else []
        facts = library.facts() if known else to_table({})
    if not known:
        raise LibraryError(NEWER if version > len(STEPS) else OLDER)
    by_id = {text.doc_id: text for text in documents}
    return Corpus(source, by_id, facts, to_table({}, MENTION_SCHEMA), problems, Index.of(facts), reads=True)


def keep(texts: Iterable[Document]) -> Added:
    """Add the texts to the library, made where there is none. Raises LibraryError."""
    with LOCK, plainly(), Library() as library:
        return library.add(texts)
