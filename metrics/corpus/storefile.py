"""The library's file: where it lies, how it is opened, which tables it holds in which version."""

from __future__ import annotations

import os
import time
from pathlib import Path

import duckdb
from platformdirs import user_data_path

from metrics.table import SCHEMA

__all__ = ["FACTS", "STEPS", "LibraryError", "connect", "default_path"]

# each step leads from one version of the file to the next; steps are only ever added
STEPS = (
    """
    CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR);
    CREATE SEQUENCE numbers;
    CREATE TABLE texts (hash VARCHAR PRIMARY KEY, nth BIGINT DEFAULT nextval('numbers'), doc_id VARCHAR UNIQUE,
        text VARCHAR, title VARCHAR, date VARCHAR, lang VARCHAR, added VARCHAR);
    CREATE TABLE sources (hash VARCHAR, source VARCHAR, added VARCHAR, PRIMARY KEY (hash, source));
    CREATE TABLE facts ({facts});
    """,
    # what a reader says of a figure: about a text and a span of it, so that it outlives a change of the rules
    """
    CREATE TABLE corrections (hash VARCHAR, start BIGINT, "end" BIGINT, "column" VARCHAR, value VARCHAR, note VARCHAR,
        made VARCHAR, PRIMARY KEY (hash, start, "end", "column"));
    """,
)
TYPES = {"int64": "BIGINT", "Int64": "BIGINT", "float64": "DOUBLE"}
FACTS = ", ".join(f'"{name}" {TYPES.get(str(dtype), "VARCHAR")}' for name, dtype in SCHEMA.items())
WAIT_S = 2.0
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,  # nothing is fetched from the network
    "autoload_known_extensions": False,
}


class LibraryError(ValueError):
    """The library cannot be used; the message says why and what to do."""


def default_path() -> Path:
    """Where the library lies when none is named: EVENT_METRICS_LIBRARY, else the user's folder for data."""
    if named := os.environ.get("EVENT_METRICS_LIBRARY"):
        return Path(named)
    return user_data_path("event-metrics", appauthor=False) / "library.duckdb"


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """The database, waiting a moment for another process to close it. Raises LibraryError."""
    until = time.monotonic() + WAIT_S
    while True:
        try:
            return duckdb.connect(str(path), config=CONFIG)
        except duckdb.Error as error:
            said = str(error)
            if "lock" in said.lower() or "used by another process" in said.lower():
                if time.monotonic() < until:
                    time.sleep(0.1)
                    continue
                message = f"{path}: open in another process; close it there (or the dashboard) and try again"
                raise LibraryError(message) from None
            raise LibraryError(f"{path}: not a library that can be opened ({said.splitlines()[0][:200]})") from None
