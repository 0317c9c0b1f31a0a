"""One reader per kind of file, imported when its first file is met."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from metrics.document import Document
from metrics.readers.base import Blob, Limits, Options, Problem, Reader, Refused

__all__ = ["KINDS", "Blob", "Limits", "Options", "Problem", "kind_of", "read_blob"]

# suffix -> module:function
KINDS: dict[str, str] = {
    ".txt": "plain:read",
    ".text": "plain:read",
    ".md": "plain:read",
    ".markdown": "plain:read",
    ".html": "html:read",
    ".htm": "html:read",
    ".xhtml": "html:read",
    ".pdf": "pdf:read",
    ".docx": "docx:read",
    ".eml": "eml:read",
    ".csv": "rows:read_csv",
    ".tsv": "rows:read_csv",
    ".jsonl": "rows:read_jsonl",
    ".ndjson": "rows:read_jsonl",
    ".parquet": "rows:read_parquet",
    ".gz": "archive:read_gzip",
    ".zip": "archive:read_zip",
}


def kind_of(name: str) -> str | None:
    """The suffix that decides how name is read, None when we do not read it.

    >>> kind_of("Foire.HTML"), kind_of("photo.jpg")
    ('.html', None)
    """
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot >= 0 else ""
    if suffix == ".gz" and kind_of(name[:dot]) in (None, ".gz", ".zip"):
        return None
    return suffix if suffix in KINDS else None


def read_blob(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """What stands in the blob, read as its name says. Never raises: what goes wrong comes out as a Problem."""
    try:
        kind = kind_of(blob.name)
        if kind is None:
            known = " ".join(sorted(KINDS))
            raise Refused("not a kind of file we read", f"known kinds: {known}")
        module, function = KINDS[kind].split(":")
        reader = cast(Reader, getattr(import_module(f"metrics.readers.{module}"), function))
        yield from reader(blob, options)
    except Refused as refused:
        yield Problem(blob.source, refused.reason, refused.what_to_do, refused.kind)
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except Exception as error:  # parsers of hostile files raise anything
        said = " ".join(str(error).split())[:200]
        yield Problem(blob.source, f"cannot be read ({type(error).__name__}: {said})", "open it and save it anew")
