"""Word documents: paragraphs as lines, tables as lines with | between their cells."""

from __future__ import annotations

import io
from collections.abc import Iterator

from metrics.document import Document
from metrics.readers.archive import check_zip
from metrics.readers.base import Blob, Options, Problem, Refused, whole

__all__ = ["read"]


def read(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The document of a .docx file, its body in order; headers and footers are left out."""
    import docx
    from docx.table import Table

    data = whole(blob, options)
    check_zip(io.BytesIO(data), options.limits).close()
    try:
        word = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError) as error:
        raise Refused(f"not a Word document ({error})", "save it as .docx anew") from None
    lines: list[str] = []
    for block in word.iter_inner_content():
        lines.extend(table_lines(block) if isinstance(block, Table) else [block.text])
    # the file's own dates tell when it was made from a template, not when the text was published
    yield Document(blob.doc_id, "\n".join(lines), title=word.core_properties.title or "", source=blob.source)


def table_lines(table: object) -> Iterator[str]:
    """One line per row; a cell that spans several columns once."""
    for row in table.rows:  # type: ignore[attr-defined]
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                cells.append(" ".join(cell.text.split()))
            last = cell._tc
        yield " | ".join(cells)
