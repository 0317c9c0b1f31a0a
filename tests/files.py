"""Small files of every kind, made in memory, for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile

PAGE = """<!doctype html><html lang="fr-FR"><head><title>Bilan | Foire</title>
<meta property="og:title" content="Bilan de la foire">
<meta property="article:published_time" content="2021-04-03T10:00Z">
<style>p {color: #123456}</style></head><body><nav><a href="/">Accueil 1234</a></nav><main><h1>Bilan</h1>
<p>La foire a réuni <b>610</b> exposants et 70&nbsp;000 visiteurs.</p>
<ul><li>31 pays</li><li><b>133</b> invités</li></ul>
<div><div>12 000</div><div>acheteurs</div></div><dl><dt>Halls</dt><dd>3</dd></dl>
<table><tr><th>Année</th><th><p>Visiteurs</p></th></tr><tr><td>2020</td><td>65 000</td></tr></table></main>
<footer>Tél. 04 72 00 00 00</footer><script>var n = 42;</script></body></html>"""
PAGE_LINES = [
    "Bilan",
    "La foire a réuni 610 exposants et 70\xa0000 visiteurs.",
    "31 pays",
    "133 invités",
    "12 000 acheteurs",
    "Halls : 3",
    "Année | Visiteurs",
    "2020 | 65 000",
]
MAIL = (
    b"From: a@example.org\r\nSubject: =?utf-8?q?Foire_=C3=A0_Lyon?=\r\nDate: Mon, 03 May 2021 10:00:00 +0200\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n610 exposants \xe0 Lyon\r\n"
    b"--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=liste.txt\r\n\r\n31 pays\r\n"
    b"--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=photo.png\r\n\r\nx\r\n--x--\r\n"
)


def pdf(lines: list[str], ruled: list[list[str]] | None = None) -> bytes:
    """A PDF of one page: lines of text from the top, then a ruled table."""
    draw, y = [], 780
    for line in lines:
        draw.append(f"BT /F1 12 Tf 50 {y} Td ({line}) Tj ET")
        y -= 16
    for row in ruled or []:
        for i, cell in enumerate(row):
            x = 50 + 150 * i
            draw.append(f"{x} {y - 6} 150 20 re S BT /F1 12 Tf {x + 5} {y} Td ({cell}) Tj ET")
        y -= 20
    stream = "\n".join(draw).encode("cp1252")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for i, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, content)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def docx(paragraphs: list[str], table: list[list[str]]) -> bytes:
    """A Word document: paragraphs, then a table."""
    import docx as word

    document = word.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    grid = document.add_table(len(table), len(table[0]))
    for row, cells in zip(grid.rows, table, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def parquet(**columns: list[object]) -> bytes:
    """A Parquet file."""
    import pandas as pd

    file = io.BytesIO()
    pd.DataFrame(columns).to_parquet(file)
    return file.getvalue()


def bomb(size: int = 50_000_000) -> bytes:
    """A ZIP archive whose one text unpacks to size bytes."""
    return zipped({"a.txt": b"0" * size})


def gzip_bomb(size: int = 50_000_000) -> bytes:
    """A gzip file that unpacks to size bytes."""
    return gzip.compress(b"0" * size)
