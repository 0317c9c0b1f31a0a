"""Tables with one text per row: CSV, JSON lines, Parquet. Rows are read as they come, so size does not matter."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from metrics.document import Document
from metrics.readers.base import MB, NOTE, SKIPPED, Blob, Options, Problem, Refused, whole
from metrics.readers.plain import damaged_utf8, decode, western

__all__ = ["COLUMNS", "read_csv", "read_jsonl", "read_parquet"]

# what a column may be called, the first that is there; case does not count
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "texte", "content", "contenu", "body", "article", "maintext", "plain_text"),
    "id": ("doc_id", "id", "uuid", "docid", "document_id", "identifier"),
    "date": ("date", "published", "date_publish", "publication_date", "published_at", "publié"),
    "title": ("title", "titre", "headline"),
    "url": ("url", "link", "source", "lien"),
    "lang": ("lang", "language", "langue"),
}
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
SURROGATE = re.compile("[\ud800-\udfff]")
STRAY = re.compile("[\udc80-\udcff]")  # a byte that is no UTF-8, as surrogateescape has it
MAX_BAD_ROWS = 100


def choose(names: Iterable[str], options: Options) -> dict[str, str]:
    """Which column holds what: the user's word first, then the usual names. Raises Refused without a text column.

    >>> choose(["Id", "Texte"], Options())
    {'text': 'Texte', 'id': 'Id'}
    """
    there = list(names)
    folded = {name.strip().casefold(): name for name in reversed(there)}
    chosen: dict[str, str] = {}
    for role, usual in COLUMNS.items():
        wanted = options.columns.get(role)
        if wanted and wanted not in there:
            raise Refused(f"no column {wanted!r}", f"its columns are {', '.join(there[:20])}")
        name = wanted or next((folded[word] for word in usual if word in folded), None)
        if name is not None:
            chosen[role] = name
    if "text" not in chosen:
        raise Refused("no column of texts", f"name one of {', '.join(there[:20])} with --text-column", SKIPPED)
    return chosen


def document(blob: Blob, row: Mapping[str, Any], columns: Mapping[str, str], number: int) -> Document:
    """The document of one row; rows without an id are numbered from 1 after the file's name."""

    def cell(role: str) -> str:
        value = row.get(columns.get(role, ""))
        return "" if value is None or value != value else SURROGATE.sub("\ufffd", str(value))

    found = DATE.match(cell("date"))
    return Document(
        doc_id=cell("id") or f"{blob.doc_id}-{number}",
        text=cell("text"),
        title=cell("title"),
        date=found.group() if found else "",
        lang=cell("lang").lower().replace("_", "-").partition("-")[0],
        source=cell("url") or f"{blob.source}, row {number}",
    )


def lines(blob: Blob, options: Options) -> tuple[io.TextIOBase, str]:
    """The blob as a stream of text: UTF-8 without reading it whole, else decoded whole; and the encoding if guessed.

    Bytes that are no UTF-8 after its first megabyte come as lone surrogates, for Strays to mend.
    """
    head = blob.file.read(1 * MB)
    try:
        head[: head.rfind(b"\n") + 1].decode("utf-8")
        rest = io.BufferedReader(Prefixed(head, blob))
        return io.TextIOWrapper(rest, "utf-8-sig", errors="surrogateescape", newline=""), ""
    except UnicodeDecodeError:
        text, guess = decode(head + whole(blob, options))
        return io.StringIO(text, newline=""), guess


class Strays:
    """Mends the rows of a UTF-8 file that are no UTF-8, and remembers how many there were."""

    def __init__(self) -> None:
        self.rows, self.first, self.last = 0, 0, 0

    def mended(self, text: str, number: int) -> str:
        """The text of row number, its stray bytes read as those of a file are: damaged UTF-8, else Windows-1252."""
        if not STRAY.search(text):
            return text
        self.rows += number != self.last
        self.first, self.last = self.first or number, number
        data = text.encode("utf-8", "surrogateescape")
        found = damaged_utf8(data) or western(data)
        return found[0] if found else data.decode("utf-8", "replace")

    def told(self, blob: Blob, what: str) -> Iterator[Problem]:
        """The note that the file deserves; what is "row" or "line"."""
        if self.rows:
            which = f"{what} {self.first}" if self.rows == 1 else f"{self.rows} {what}s from {what} {self.first} on"
            reason = f"encoding guessed: no UTF-8 in {which}"
            yield Problem(blob.source, reason, "save it as UTF-8 to be sure", NOTE)


def guessed(blob: Blob, guess: str) -> Iterator[Problem]:
    """The note that the encoding of a whole file is a guess, when it is."""
    if guess:
        yield Problem(blob.source, f"encoding guessed: {guess}", "save it as UTF-8 to be sure", NOTE)


class Prefixed(io.RawIOBase):
    """The bytes already read, then the rest of the blob."""

    def __init__(self, head: bytes, blob: Blob) -> None:
        self.head, self.blob = head, blob

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.head[: len(buffer)] if self.head else self.blob.file.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def read_csv(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """One document per row of a CSV with a header; its separator is told from the header."""
    csv.field_size_limit(options.limits.document)
    stream, guess = lines(blob, options)
    yield from guessed(blob, guess)
    header = stream.readline(1 * MB)
    separator = max(",;\t|", key=header.count)
    names = next(csv.reader([header], delimiter=separator), [])
    columns = choose(names, options)
    reader = csv.reader(stream, delimiter=separator)
    strays = Strays()
    bad = number = 0
    while bad < MAX_BAD_ROWS:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            bad += 1
            yield Problem(f"{blob.source}, row {number}", f"cannot be read ({error})", "check its quotes")
            continue
        if not cells:
            continue
        if len(cells) != len(names):
            bad += 1
            reason = f"{len(cells)} cells where the header has {len(names)}"
            yield Problem(f"{blob.source}, row {number}", reason, "check its quotes and separators")
            continue
        row = dict(zip(names, cells, strict=True))
        for name in columns.values():
            row[name] = strays.mended(row[name], number)
        yield document(blob, row, columns, number)
    yield from strays.told(blob, "row")
    if bad >= MAX_BAD_ROWS:
        yield Problem(blob.source, f"more than {MAX_BAD_ROWS} bad rows, the rest not read", "mend the file")


def read_jsonl(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """One document per line, each a JSON object."""
    stream, guess = lines(blob, options)
    yield from guessed(blob, guess)
    strays = Strays()
    limit = options.limits.document
    columns: dict[str, str] = {}
    bad = number = 0
    while bad < MAX_BAD_ROWS and (line := stream.readline(limit)):
        number += 1
        if not line.strip():
            continue
        try:
            row = json.loads(strays.mended(line, number))
            if not isinstance(row, dict):
                raise ValueError("not an object")
        except (ValueError, RecursionError) as error:
            bad += 1
            yield Problem(f"{blob.source}, line {number}", f"is no JSON object ({error})", "mend or remove the line")
            continue
        if not set(columns.values()) >= set(columns) or columns.get("text") not in row:
            columns = choose(row, options)
        yield document(blob, row, columns, number)
    yield from strays.told(blob, "line")
    if bad >= MAX_BAD_ROWS:
        yield Problem(blob.source, f"more than {MAX_BAD_ROWS} bad lines, the rest not read", "mend the file")


def read_parquet(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """One document per row of a Parquet file, a few hundred rows in memory at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = blob.file if blob.file.seekable() else io.BytesIO(whole(blob, options))
    try:
        table = pq.ParquetFile(file)
        columns = choose(table.schema_arrow.names, options)
        kind = table.schema_arrow.field(columns["text"]).type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
            raise Refused(f"column {columns['text']!r} holds {kind}, not text", "name another with --text-column")
        number = 0
        for batch in table.iter_batches(batch_size=500, columns=sorted(set(columns.values()))):
            for row in batch.to_pylist():
                number += 1
                yield document(blob, row, columns, number)
    except pa.ArrowException as error:
        raise Refused(f"a damaged Parquet file ({str(error)[:150]})", "write it anew") from None
