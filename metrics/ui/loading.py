"""Where the dashboard's texts come from, read and extracted once per state of their files."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from metrics.corpus.remote import is_remote, items
from metrics.corpus.storefile import LibraryError
from metrics.document import Document
from metrics.table import MENTION_SCHEMA, SCHEMA, to_table
from metrics.ui import shards, shelf
from metrics.ui.corpus import Corpus, Source, build
from metrics.ui.index import Index

__all__ = ["default_sources", "load", "nothing", "stamp", "told"]

ROOT = Path(__file__).resolve().parents[2]


def default_sources(arguments: Sequence[str] = ()) -> dict[str, Source]:
    """The corpora to choose from, in order; a folder named on the command line comes first and is the default.

    >>> list(default_sources(["my texts"]))[:3]
    ['folder', 'seeds', 'samples']
    """
    found = [
        Source("seeds", "Seed texts", "The two press releases that come with the program.", (str(ROOT / "seeds"),)),
        Source(
            "samples",
            "Sample texts",
            "Sample texts written for testing, in the manner of press releases. Many figures are invented: "
            "they are no source of facts about the events they name.",
            (str(ROOT / "tests/gold/dev-fr"), str(ROOT / "tests/gold/dev-en")),
        ),
    ]
    library = shelf.source()
    if library is not None:
        found.append(library)
    if arguments:
        named = ", ".join(Path(path).name or str(path) for path in arguments)
        found.insert(0, Source("folder", f"Folder: {named}", "", tuple(arguments)))
    return {source.name: source for source in found}


def stamp(paths: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """What tells whether the files changed: each path with its time and size. Raises LibraryError for a store."""
    found: list[tuple[str, int, int]] = []
    for given in paths:
        if is_remote(given):
            found.append(stamp_of_store(given))
            continue
        place = Path(shards.local(given))
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file():
                state = file.stat()
                found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)


@st.cache_data(ttl=60, max_entries=20, show_spinner="Looking into the store…")
def stamp_of_store(url: str) -> tuple[str, int, int]:
    """The same for an address in a store, asked for once a minute: it costs a call over the network."""
    try:
        found = items(url)
    except ValueError as error:
        raise LibraryError(str(error)) from None
    return url, zlib.crc32(repr([(item.url, item.state) for item in found]).encode()), sum(i.size for i in found)


@st.cache_resource(max_entries=4, show_spinner="Reading the texts…")
def load(source: Source, state: tuple[tuple[str, int, int], ...]) -> Corpus:
    """The source as a corpus; state = stamp(source.paths) makes a changed folder be read again.

    Raises LibraryError where the library cannot be opened.
    """
    if source.name == shelf.NAME:
        return shelf.read(source)
    facts = shards.files_of(source.paths)
    if facts is not None:
        return shards.corpus(source, *facts)
    if len(state) == 1 and state[0][0].endswith(".parquet"):
        table = facts_table(state[0][0])
        if table is not None:
            return warmed(Corpus(source, {}, table, to_table({}, MENTION_SCHEMA), [], Index.of(table)))
    from metrics.sources import SKIPPED, documents

    texts: list[Document] = []
    problems: list[str] = []
    for item in documents(map(shards.local, source.paths)):
        if isinstance(item, Document):
            texts.append(item)
        elif item.kind != SKIPPED or source.name == "folder":
            problems.append(told(str(item)))
    return build(source, texts, problems)


def nothing(source: Source, why: str) -> Corpus:
    """The source where it could not be opened."""
    return Corpus(source, {}, to_table({}), to_table({}, MENTION_SCHEMA), closed=why)


def warmed(corpus: Corpus) -> Corpus:
    """The corpus with what every visitor needs made at once, so that no first filter or search waits."""
    for made in (corpus.searched, corpus.ids, corpus.wholes, corpus.by_document):
        assert made is not None
    return corpus


def facts_table(path: str) -> pd.DataFrame | None:
    """A Parquet file that is a table of facts already, not one of texts; None where it is not."""
    import pyarrow.parquet as parquet

    if not set(SCHEMA) <= set(parquet.read_schema(path).names):
        return None
    table = parquet.read_table(path, columns=list(SCHEMA)).combine_chunks()  # a row is then found without a search
    found: pd.DataFrame = table.to_pandas()
    return found.astype(SCHEMA)


def told(problem: str) -> str:
    """A reader's message without the folder it lies in: no page shows where the server keeps its files.

    >>> told("/srv/texts/foire.doc: not a kind of file we read")
    'foire.doc: not a kind of file we read'
    """
    path, colon, rest = problem.partition(": ")
    return f"{Path(path).name}{colon}{rest}"
