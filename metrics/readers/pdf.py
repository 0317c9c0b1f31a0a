"""PDF: the text of all pages, lines joined into sentences, ruled tables as lines with | between their cells."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from metrics.document import Document
from metrics.readers.base import NOTE, Blob, Options, Problem, Refused, whole

__all__ = ["join_lines", "read"]

MAX_TABLE_PAGES = 200  # tables are looked for on so many pages; it takes 0.1 s each
BULLET = re.compile(r"\s{0,8}(?:[•●▪■◦–—*»-]|\d{1,2}[.)]|[a-z]\))\s")
END = re.compile(r"[.!?:;…][\"'»”’)\]]?\s{0,3}\Z")


def read(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The document of a PDF. Scanned pages have no text: a note says so. Raises Refused for a locked or empty file."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    data = whole(blob, options)
    if b"%PDF-" not in data[:1024]:
        raise Refused("is no PDF", "check how it was saved")
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("is locked with a password", "save it without")
    pages = len(reader.pages)
    if pages > options.limits.pages:
        raise Refused(f"has more than {options.limits.pages} pages", "split it")
    ruled = tables(data) if pages <= MAX_TABLE_PAGES else {}
    texts, blank, size = [], 0, 0
    for number in range(pages):
        text = ruled.get(number) or reader.pages[number].extract_text()
        size += len(text)
        if size > options.limits.document:
            raise Refused("unpacks to far more text than its size (a bomb?)", "split it")
        blank += not text.strip()
        texts.append(text.replace("\0", " "))
    if pages and blank == pages:
        raise Refused("holds pictures of text, not text", "run text recognition (OCR) on it first")
    if blank:
        yield Problem(blob.source, f"{blank} of {pages} pages hold no text", "run text recognition (OCR) on it", NOTE)
    title = str((reader.metadata.title if reader.metadata else "") or "")
    yield Document(blob.doc_id, join_lines("\n".join(texts)), title, source=blob.source)


def tables(data: bytes) -> dict[int, str]:
    """Page number → text, for the pages that hold ruled tables; none where the file is too broken to look for them."""
    import pdfplumber

    found: dict[int, str] = {}
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages):
                if len(page.rects) + len(page.lines) >= 4 and (text := page_text(page)):
                    found[number] = text
                page.close()
    except Exception:  # pypdf reads what pdfminer cannot
        return found
    return found


def page_text(page: Any) -> str:
    """The page from top to bottom, each table as lines in its place; "" without a table of two columns."""
    ruled = [t for t in page.find_tables() if len(t.rows) > 1 and max(len(row.cells) for row in t.rows) > 1]
    if not ruled:
        return ""
    blocks: list[str] = []
    top = 0.0
    for table in sorted(ruled, key=lambda t: float(t.bbox[1])):
        if table.bbox[1] > top:
            blocks.append(between(page, top, table.bbox[1]))
        for row in table.extract():
            blocks.append(" | ".join(" ".join((cell or "").split()) for cell in row))
        top = max(top, float(table.bbox[3]))
    blocks.append(between(page, top, page.height))
    return "\n".join(block for block in blocks if block)


def between(page: Any, top: float, bottom: float) -> str:
    """The text whose middle lies between two heights."""

    def inside(thing: dict[str, Any]) -> bool:
        return bool(thing["object_type"] != "char" or top <= (thing["top"] + thing["bottom"]) / 2 < bottom)

    return str(page.filter(inside).extract_text())


def join_lines(text: str) -> str:
    """Lines that were broken inside a sentence joined again; headings, lists and table rows stay lines of their own.

    A line goes on when it is about as long as the others, ends no sentence, and the next begins no item. A hyphen at
    its end goes where the word stands whole elsewhere or stands nowhere with the hyphen.

    >>> print(join_lines("La foire de Lyon a réuni cet été 70\\n000 visiteurs et des expo-\\nsants.\\nBilan\\n- un"))
    La foire de Lyon a réuni cet été 70 000 visiteurs et des exposants.
    Bilan
    - un
    """
    lines = [line.rstrip() for line in text.split("\n")]
    widths = sorted(len(line) for line in lines if len(line) > 20)
    full = 0.7 * widths[len(widths) * 3 // 4] if widths else 0
    words = set(re.findall(r"[\w-]{3,40}", " ".join(lines)))
    out: list[str] = []
    goes_on = False
    for i, line in enumerate(lines):
        if goes_on and line.strip():
            stem, tail = re.search(r"[^\W\d_]{0,40}-?\Z", out[-1]), re.match(r"[^\W\d_]{1,40}", line.lstrip())
            if out[-1].endswith("-") and stem and tail and tail.group()[0].islower():
                whole_word = stem.group()[:-1] + tail.group()
                keeps = stem.group() + tail.group() in words and whole_word not in words
                out[-1] = (out[-1] if keeps else out[-1][:-1]) + line.lstrip()
            else:
                out[-1] = f"{out[-1]} {line.lstrip()}"
        else:
            out.append(line)
        after = lines[i + 1].strip() if i + 1 < len(lines) else ""
        goes_on = (
            len(line) > 20
            and bool(after)
            and (len(line) >= full or after[0].islower())
            and not END.search(line)
            and not BULLET.match(after)
            and "|" not in line + after
        )
    return "\n".join(out)
