"""Damaged and lying files of every kind: always documents or problems, never an exception, never for long."""

from __future__ import annotations

import gzip
import io
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.document import Document
from metrics.readers import Blob, Limits, Options, Problem, read_blob
from tests import files

WHOLE: dict[str, bytes] = {
    "a.txt": "La foire a réuni 610 exposants.".encode("cp1252"),
    "a.html": files.PAGE.encode(),
    "a.pdf": files.pdf(["610 exposants"], [["Visiteurs", "Pays"], ["65 000", "31"]]),
    "a.docx": files.docx(["610 exposants"], [["Halls", "3"]]),
    "a.eml": files.MAIL,
    "a.csv": b'text,id\n"610\nexposants",1\n31 pays,2\n',
    "a.jsonl": b'{"text": "610 exposants", "id": 1}\n{"text": null}\n[]\n',
    "a.parquet": files.parquet(text=["610 exposants", "31 pays"]),
    "a.txt.gz": gzip.compress(b"610 exposants"),
    "a.zip": files.zipped({"b.txt": b"610 exposants", "c.html": files.PAGE.encode(), "d.pdf": files.pdf(["1 hall"])}),
}
SMALL = Options(limits=Limits(document=200_000, archive=4_000_000, members=50))


def outcome(name: str, data: bytes) -> list[Document | Problem]:
    found = list(read_blob(Blob(name, io.BytesIO(data), "a", name), SMALL))
    for item in found:
        if isinstance(item, Document):
            item.text.encode("utf-8")  # no lone surrogates
        else:
            assert "\n" not in str(item)
    return found


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_are_read(name: str) -> None:
    assert any(isinstance(item, Document) and item.text for item in outcome(name, WHOLE[name]))


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files(name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]
    cut = data.draw(st.integers(0, len(whole)))
    damaged = bytearray(whole[:cut] if data.draw(st.booleans()) else whole)
    for _ in range(data.draw(st.integers(0, 8))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    outcome(name, bytes(damaged))


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=15, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    outcome(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", files.zipped({f"{i}.txt": b"" for i in range(60)})),  # too many members
        ("a.zip", files.zipped({"b.zip": files.zipped({"c.zip": files.bomb(1_000_000)})})),
        ("a.txt", b"1" * 300_000),
        ("a.csv", b"text\n" + b'"' * 250_000),
        ("a.csv", b"text,id\n" + b"1\n" * 50_000),
        ("a.jsonl", b"{" * 100_000),
        ("a.html", b"<" * 199_000),
        ("a.html", b"<a href='" * 20_000),
        ("a.html", b"<!--" * 40_000),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 30_000),
        ("a.eml", b"Subject: " + b"=?utf-8?q?=" * 15_000 + b"\n\n1"),
        ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj\n<<" * 15_000),
        ("a.pdf", b"%PDF-1.4\n" + b"[" * 190_000),
    ],
)
def test_hostile_files_end_soon(name: str, data: bytes) -> None:
    began = time.perf_counter()
    outcome(name, data)
    assert time.perf_counter() - began < 20
