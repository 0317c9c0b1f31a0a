"""The library: texts, their facts and where they came from, kept in one DuckDB file between sessions.

An import is one transaction: after a crash the file is as before it or as after it. A text is known by the hash of its
content, so adding it twice adds nothing. When the rules have changed, all texts are read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from metrics.corpus.jobs import Batch, Settings, batches, frame, parts
from metrics.corpus.storefile import FACTS, STEPS, LibraryError, connect, default_path
from metrics.document import Document
from metrics.exports.cells import arrow
from metrics.sources import Problem
from metrics.table import SCHEMA, to_table

__all__ = ["Added", "Changes", "Library", "LibraryError", "default_path", "fingerprint"]

SAME = ["doc_id", "start", "end", "metric", "kind", "value", "unit", "relation", "status", "scope", "year"]
UNWRITTEN = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)  # a full disk
NOTED = pa.schema([(name, pa.string()) for name in ("hash", "source", "added")])

# the files that decide which facts are read
STAGES = [f"{stage}*.py" for stage in ("", "vocabulary/", "sentence/", "quantity/", "counted/", "context/", "about/")]
STAGES += ["data/**/*.toml", "data/**/*.json"]


@dataclass(slots=True)
class Changes:
    """What other rules read in the same texts."""

    gained: pd.DataFrame
    lost: pd.DataFrame
    kept: int

    def __str__(self) -> str:
        return f"{len(self.gained)} facts gained, {len(self.lost)} lost, {self.kept} as before"


@dataclass(slots=True)
class Added:
    """What an import did."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    facts: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: Changes | None = None


def fingerprint(rules: str = "") -> str:
    """A hash of all that decides which facts are read: the program's modules, its data, the user's rule file."""
    folder = Path(__file__).parents[1]
    found = [path for stage in STAGES for path in folder.glob(stage)]
    digest = hashlib.sha256()
    for path in [*sorted(found), *([Path(rules)] if rules else [])]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def content_hash(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Library:
    """An open library; use it as a context manager and close it soon, as only one process can have it open.

    Raises LibraryError when another process has it open for longer than two seconds, when the file is no library, and
    when a newer version of the program made it.
    """

    def __init__(self, path: Path | str | None = None, *, rules: str = "", lang: str = "") -> None:
        self.path = Path(path) if path else default_path()
        self.settings = Settings(lang, rules)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.db = connect(self.path)
        try:
            self.migrate()
        except BaseException:
            self.db.close()
            raise

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others open it."""
        self.db.close()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a query: a result that is not read to its end would lock the connection."""
        found: list[tuple[Any, ...]] = self.db.execute(query, list(values)).fetchall()
        return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.rows("BEGIN")
        try:
            yield
            self.rows("COMMIT")
        except BaseException as error:
            with suppress(duckdb.Error):  # a commit that failed is taken back already
                self.rows("ROLLBACK")
            if isinstance(error, UNWRITTEN):
                said = str(error).splitlines()[0][:200]
                raise LibraryError(f"{self.path}: could not be written, it is as before ({said})") from error
            raise

    def migrate(self) -> None:
        """Bring the file to the version of this program, a new file from nothing."""
        there = {name for (name,) in self.rows("SELECT table_name FROM duckdb_tables()")}
        if there and "meta" not in there:
            raise LibraryError(f"{self.path}: a database, but no library of event-metrics; name another file")
        version = int(self.meta("version") or 0) if there else 0
        if version > len(STEPS):
            raise LibraryError(f"{self.path}: made by a newer event-metrics; update the program")
        for number, step in enumerate(STEPS[version:], version + 1):
            with self.transaction():
                self.rows(step.format(facts=FACTS))
                self.rows("INSERT OR REPLACE INTO meta VALUES ('version', ?)", str(number))

    def meta(self, key: str) -> str | None:
        """A word about the library itself."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", key)
        return str(found[0][0]) if found else None

    def add(self, items: Iterable[Document | Problem], *, jobs: int = 1) -> Added:
        """Add the texts that are not known yet, with their facts; read all again first when the rules have changed."""
        added = Added(changes=self.update(jobs=jobs) if self.is_stale() else None)
        sources: dict[tuple[str, str], str] = {}
        with self.transaction():
            work = batches(self.unknown(items, added, sources), added.problems)
            for batch, part in parts(work, self.settings, added.problems, jobs):
                self.insert_texts(batch)
                self.insert("facts", arrow(part.table))
                added.facts += part.rows
            hashes, names = [digest for digest, _ in sources], [source for _, source in sources]
            noted = pa.table({"hash": hashes, "source": names, "added": list(sources.values())}, NOTED)
            self.insert("sources", noted, "OR IGNORE")
            self.rows("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", fingerprint(self.settings.rules))
        return added

    def unknown(
        self, items: Iterable[Document | Problem], added: Added, sources: dict[tuple[str, str], str]
    ) -> Iterator[Document | Problem]:
        """The texts that are not in the library, under ids that are not either; sources of all are noted."""
        used = {doc_id for (doc_id,) in self.rows("SELECT doc_id FROM texts")}
        known = {digest for (digest,) in self.rows("SELECT hash FROM texts")}
        for item in items:
            if isinstance(item, Problem):
                yield item
                continue
            digest = content_hash(item.text)
            sources[digest, item.source or item.doc_id] = now()
            if digest in known:
                added.known.append(item.doc_id)
                continue
            known.add(digest)
            doc_id, number = item.doc_id, 1
            while doc_id in used:
                number += 1
                doc_id = f"{item.doc_id}-{number}"
            used.add(doc_id)
            added.new.append(doc_id)
            yield Document(doc_id, item.text, item.title, item.date, item.lang, item.source)

    def insert_texts(self, batch: Batch) -> None:
        """Keep the texts of a batch."""
        names = ("doc_id", "text", "title", "date", "lang")
        columns = {name: [getattr(document, name) for document in batch.documents] for name in names}
        columns |= {"hash": [content_hash(text) for text in columns["text"]], "added": [now()] * len(batch)}
        self.insert("texts", pa.table(columns))

    def insert(self, name: str, data: pa.Table, how: str = "") -> None:
        """Add rows to a table of the library; how is "OR IGNORE" where some may be there."""
        self.db.register("incoming", data)
        self.rows(f"INSERT {how} INTO {name} BY NAME SELECT * FROM incoming")
        self.db.unregister("incoming")

    def is_stale(self) -> bool:
        """Whether the facts were read by other rules, or by a program with other columns."""
        columns = {name for (name,) in self.rows("SELECT column_name FROM duckdb_columns() WHERE table_name = 'facts'")}
        read = self.meta("rules")
        return columns != set(SCHEMA) or (read is not None and read != fingerprint(self.settings.rules))

    def update(self, *, jobs: int = 1) -> Changes:
        """Read all texts again by the rules of today, and say what was gained and lost."""
        before = self.facts()
        problems: list[Problem] = []
        work = batches(self.documents(), problems)
        found = [frame(part.table) for _, part in parts(work, self.settings, problems, jobs) if part.table is not None]
        after = pd.concat(found, ignore_index=True) if found else to_table({})
        with self.transaction():
            self.rows(f"CREATE OR REPLACE TABLE facts ({FACTS})")
            self.insert("facts", arrow(after))
            self.rows("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", fingerprint(self.settings.rules))
        old, new = (pd.MultiIndex.from_frame(table[SAME].astype(str)) for table in (before, after))
        return Changes(after[~new.isin(old)], before[~old.isin(new)], int(new.isin(old).sum()))

    def facts(self) -> pd.DataFrame:
        """All facts, texts in the order they came, with the columns and types of every table of facts."""
        found = self.db.sql(
            "SELECT facts.* FROM facts JOIN texts USING (doc_id) ORDER BY nth, facts.start, facts.end, facts.fact_id"
        ).df()
        columns = {name: found.get(name) for name in SCHEMA}
        return pd.DataFrame(columns, index=found.index).astype(SCHEMA)

    def documents(self) -> list[Document]:
        """All texts, in the order they came."""
        query = """SELECT doc_id, text, title, date, lang, coalesce(min(source), '') FROM texts LEFT JOIN sources
            USING (hash) GROUP BY nth, doc_id, text, title, date, lang ORDER BY nth"""
        return [Document(*row) for row in self.rows(query)]

    def contents(self) -> pd.DataFrame:
        """One row per text: doc_id, title, date, lang, facts, sources, added."""
        found: pd.DataFrame = self.db.sql(
            """SELECT doc_id, title, date, lang,
            (SELECT count(*) FROM facts WHERE facts.doc_id = texts.doc_id) AS facts,
            (SELECT string_agg(source, ', ' ORDER BY source) FROM sources WHERE sources.hash = texts.hash) AS sources,
            added FROM texts ORDER BY nth"""
        ).df()
        return found

    def remove(self, doc_ids: Iterable[str]) -> list[str]:
        """Take texts and their facts out; returns the ids that were there. Corrections stay for when they return."""
        there = {doc_id for (doc_id,) in self.rows("SELECT doc_id FROM texts")}
        gone = [doc_id for doc_id in dict.fromkeys(doc_ids) if doc_id in there]
        with self.transaction():
            for doc_id in gone:
                self.rows("DELETE FROM sources WHERE hash = (SELECT hash FROM texts WHERE doc_id = ?)", doc_id)
                self.rows("DELETE FROM facts WHERE doc_id = ?", doc_id)
                self.rows("DELETE FROM texts WHERE doc_id = ?", doc_id)
        return gone


def now() -> str:
    """This moment, ISO."""
    return datetime.now(UTC).isoformat(timespec="seconds")
