"""Plain text: the characters of the file, exactly, whatever it was encoded in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from metrics.document import Document
from metrics.readers.base import NOTE, Blob, Options, Problem, Refused, whole

__all__ = ["decode", "read"]

# the longest mark first: UTF-32 little-endian starts like UTF-16
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a ZIP archive or an office document", ".zip or .docx"),
    (b"\x1f\x8b", "a gzip file", ".gz"),
    (b"PAR1", "a Parquet file", ".parquet"),
)
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
# letters and signs that Western texts in Windows-1252 use beyond ASCII
WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
SIGNS = frozenset("€‚„…‹›‘’“”•–—™\xa0¡£§©ª«¬\xad®°±²³´µ¶·¹º»¼½¾¿×÷¢¥")


def read(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The one document of a text file, and a note when its encoding had to be guessed."""
    text, guess = decode(whole(blob, options))
    if guess:
        yield Problem(blob.source, f"encoding guessed: {guess}", "save it as UTF-8 to be sure", NOTE)
    yield Document(blob.doc_id, text, source=blob.source)


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of data and, when it is a guess, the encoding guessed ("" otherwise).

    In this order: byte order mark, UTF-8, the declared encoding, Windows-1252 for Western text, a guess from the
    bytes. Raises Refused for what is no text.

    >>> decode("une foire à 5 €".encode("cp1252"))
    ('une foire à 5 €', '')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ""
            except UnicodeDecodeError:
                return data[len(mark) :].decode(encoding, "replace"), f"{encoding}, damaged"
    refuse_binary(data)
    if encoding := wide(data[:65536]):
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared), ""
        except (LookupError, UnicodeDecodeError):
            pass
    return damaged_utf8(data) or western(data) or guessed(data)


def refuse_binary(data: bytes) -> None:
    """Raise Refused when the bytes are no text in any encoding without a byte order mark but UTF-16."""
    for signature, what, suffix in SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"is {what}, not text", f"rename it to {suffix}")
    head = data[:65536]
    controls = len(head) - len(head.translate(None, CONTROLS))
    if controls * 50 > len(head) + 100 and not wide(head):  # two stray ones are let through
        raise Refused("is binary, not text", "save it as text in UTF-8")


def wide(data: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" when every second byte is mostly zero, else ""."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = max(len(data) // 2, 1)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else ""


def damaged_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken places (a file cut in the middle of a letter), None when it is something else."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    return (text, f"utf-8, {broken} damaged") if sound >= 3 * broken and broken * 1000 < len(text) + 1000 else None


def western(data: bytes) -> tuple[str, str] | None:
    """Windows-1252 where it reads like a Western language: single accented letters, known signs, nothing else."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [c for c in text if c > "\x7f"]
    odd = sum(1 for c in beyond if c not in SIGNS and not WESTERN.match(c))
    runs = sum(map(len, re.findall(r"[À-ÖØ-öø-ÿ]{3,99}", text)))
    return (text, "") if odd * 50 <= len(beyond) and runs * 10 <= len(beyond) else None


def guessed(data: bytes) -> tuple[str, str]:
    """The likeliest reading of the bytes, with its encoding. Raises Refused when there is none."""
    from charset_normalizer import from_bytes  # 30 ms, seldom needed

    best = from_bytes(data[:1_000_000]).best()
    if best is None:
        raise Refused("its encoding is not known", "save it as UTF-8")
    return data.decode(best.encoding, "replace"), best.encoding
