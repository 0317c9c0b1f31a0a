"""Where the dashboard's texts come from, read and extracted once per state of their files."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from metrics.document import Document
from metrics.table import MENTION_SCHEMA, SCHEMA, to_table
from metrics.ui.index import Index, Positions
from metrics.ui.memory import Memory

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Corpus", "Source", "build", "default_sources", "load", "stamp"]

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """A choice of texts: its name in the address, on screen, what must be said of it, and where it lies."""

    name: str
    title: str
    note: str = ""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corpus:
    """A source as read: documents by id, their facts and numeric mentions, what could not be read.

    Shared by all visitors: nobody changes it.
    """

    source: Source
    documents: dict[str, Document]
    facts: pd.DataFrame
    mentions: pd.DataFrame
    problems: list[str] = field(default_factory=list)
    index: Index = field(default_factory=lambda: Index.of(to_table({})))
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    @cached_property
    def folded(self) -> list[tuple[Positions, pa.Array]]:
        """The searched columns as codes into lower-case values: a sentence is searched once, not per fact."""
        import pyarrow as pa

        found = []
        for name in ("sentence", "label", "event", "stated"):
            codes, names = pd.factorize(self.facts[name].fillna(""))
            found.append((codes, pa.array([str(text).casefold() for text in names], type=pa.large_string())))
        return found

    def rows(self, positions: Positions, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The facts at these positions, with all columns or some."""
        table = self.facts if columns is None else self.facts[list(columns)]
        return table if len(positions) == len(table) else table.take(positions)

    @cached_property
    def ids(self) -> pd.Index[str]:
        """The facts' ids as an index, for finding one among many."""
        found: pd.Index[str] = pd.Index(self.facts["fact_id"].to_numpy(dtype=object))
        return found

    def positions_of(self, fact_ids: Iterable[str]) -> Positions:
        """Where the facts with these ids stand; -1 for one the corpus has not."""
        found: Positions = first_of(self.ids).get_indexer(pd.Index(list(fact_ids), dtype=object))
        return found

    @cached_property
    def wholes(self) -> Positions:
        """For each fact the position of the whole it is part of, -1 where it is none."""
        parts = self.facts["part_of"]
        found = np.full(len(parts), -1)
        stated = np.flatnonzero(parts.notna().to_numpy())
        found[stated] = self.positions_of(parts.iloc[stated])
        return found

    @cached_property
    def checked(self) -> pd.DataFrame:
        """Every arithmetic check of the facts."""
        from metrics.checks import checks

        return checks(self.facts)

    @cached_property
    def by_document(self) -> tuple[Positions, Positions]:
        """The facts' positions document by document, and where each document begins."""
        codes = self.index.columns["doc"].codes
        counts = np.bincount(codes, minlength=len(self.index.columns["doc"].names))
        return np.argsort(codes, kind="stable"), np.concatenate([[0], np.cumsum(counts)])

    def of_document(self, doc_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The facts and the mentions of one document."""
        names = self.index.columns["doc"].names
        place = bisect_left(names, doc_id)
        mentions = self.mentions[self.mentions["doc_id"] == doc_id]
        if place == len(names) or names[place] != doc_id:
            return self.facts.iloc[:0], mentions
        order, starts = self.by_document
        return self.facts.take(order[starts[place] : starts[place + 1]]), mentions


def first_of(ids: pd.Index[str]) -> pd.Index[str]:
    """The ids with each later repetition set aside, so that places stay and lookups are unique."""
    if ids.is_unique:
        return ids
    doubled = ids.duplicated()
    return pd.Index(
        [(place, name) if twice else name for place, (name, twice) in enumerate(zip(ids, doubled, strict=True))]
    )


def default_sources(arguments: Sequence[str] = ()) -> dict[str, Source]:
    """The corpora to choose from, in order; a folder named on the command line comes first and is the default.

    >>> list(default_sources(["my texts"]))
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
    if arguments:
        named = ", ".join(Path(path).name or str(path) for path in arguments)
        found.insert(0, Source("folder", f"Folder: {named}", "", tuple(arguments)))
    return {source.name: source for source in found}


def stamp(paths: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """What tells whether the files changed: each path with its time and size."""
    found: list[tuple[str, int, int]] = []
    for given in paths:
        place = Path(given)
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file():
                state = file.stat()
                found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)


@st.cache_resource(max_entries=4, show_spinner="Reading the texts…")
def load(source: Source, state: tuple[tuple[str, int, int], ...]) -> Corpus:
    """The source as a corpus; state = stamp(source.paths) makes a changed folder be read again."""
    if len(state) == 1 and state[0][0].endswith(".parquet"):
        table = facts_table(state[0][0])
        if table is not None:
            return Corpus(source, {}, table, to_table({}, MENTION_SCHEMA), [], Index.of(table))
    from metrics.sources import SKIPPED, documents

    texts: list[Document] = []
    problems: list[str] = []
    for item in documents(source.paths):
        if isinstance(item, Document):
            texts.append(item)
        elif item.kind != SKIPPED or source.name == "folder":
            problems.append(told(str(item)))
    return build(source, texts, problems)


def facts_table(path: str) -> pd.DataFrame | None:
    """A Parquet file that is a table of facts already, not one of texts; None where it is not."""
    import pyarrow.parquet as parquet

    if not set(SCHEMA) <= set(parquet.read_schema(path).names):
        return None
    return pd.read_parquet(path, columns=list(SCHEMA))


def build(source: Source, documents: Iterable[Document], problems: Sequence[str] = ()) -> Corpus:
    """Documents → corpus. A text that stops the extraction is named as a problem, the others stay."""
    from metrics.facts import analyse

    texts = list(documents)
    said = list(problems)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            facts, mentions = analyse(texts)
        except Exception:
            parts = []
            for text in texts:
                try:
                    parts.append(analyse([text]))
                except Exception as error:
                    said.append(f"{text.doc_id}: could not be extracted ({type(error).__name__})")
            facts = pd.concat([part[0] for part in parts], ignore_index=True) if parts else to_table({})
            mentions = (
                pd.concat([part[1] for part in parts], ignore_index=True) if parts else to_table({}, MENTION_SCHEMA)
            )
    return Corpus(source, {text.doc_id: text for text in texts}, facts, mentions, said, Index.of(facts))


def told(problem: str) -> str:
    """A reader's message without the folder it lies in: no page shows where the server keeps its files.

    >>> told("/srv/texts/foire.doc: not a kind of file we read")
    'foire.doc: not a kind of file we read'
    """
    path, colon, rest = problem.partition(": ")
    return f"{Path(path).name}{colon}{rest}"
