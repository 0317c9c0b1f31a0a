from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from metrics.document import Document
from metrics.readers.plain import decode
from metrics.sources import ERROR, NOTE, SKIPPED, Options, Problem, SourceError, documents, read
from tests import files


def texts(path: Path, options: Options | None = None) -> list[str]:
    return [item.text for item in documents([path], options) if isinstance(item, Document)]


def problems(*paths: Path | str) -> list[Problem]:
    return [item for item in documents(paths) if isinstance(item, Problem)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf610 exposants", "610 exposants"),
        ("610 exposants à Lyon".encode(), "610 exposants à Lyon"),
        ("1\u202f400 m² – « été »".encode(), "1\u202f400 m² – « été »"),
        ("Été à Lyon : 5 €, « l’œuvre » 70\xa0000 m²".encode("cp1252"), "Été à Lyon : 5 €, « l’œuvre » 70\xa0000 m²"),
        ("foire à 5 €".encode("utf-16"), "foire à 5 €"),
        ("foire à 5 €".encode("utf-32"), "foire à 5 €"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),  # no line end is translated
        (b"610\x00 exposants", "610\x00 exposants"),  # one stray NUL is no binary file
    ],
)
def test_decode_surely(data: bytes, text: str) -> None:
    assert decode(data) == (text, "")


@pytest.mark.parametrize(
    ("data", "text", "guess"),
    [
        ("第136届广交会共有采购商19.9万人参加，展览面积155万平方米。".encode("gb18030"), "采购商19.9万人", "gb"),
        ("На выставке было 610 участников и 70 000 посетителей".encode("cp1251"), "610 участников", ""),
        ("foire de 610 exposants".encode("utf-16-le"), "foire de 610", "utf-16-le"),
        (("é" * 200).encode()[:-1], "é" * 199, "utf-8, 1 damaged"),  # cut in the middle of a letter
    ],
)
def test_decode_guess(data: bytes, text: str, guess: str) -> None:
    read_as, encoding = decode(data)
    assert text in read_as
    assert encoding
    assert encoding.startswith(guess)


def test_reads_every_kind(tmp_path: Path) -> None:
    row = '{"id": "j", "text": "31 pays \\ud800", "date": "2021-08-23T10:00:00"}'
    made: dict[str, bytes] = {
        "a.txt": b"610 exposants\r\n",
        "b.md": b"# 610 exposants",
        "c.html": files.PAGE.encode("cp1252").replace(b"<head>", b"<head><meta charset=windows-1252>"),
        "d.pdf": files.pdf(["610 exposants"]),
        "e.docx": files.docx(["610 exposants"], [["Halls", "3"]]),
        "f.eml": files.MAIL,
        "g.csv": b'ID;Texte;Date\n7;"610;\nexposants";2021-08\n',
        "h.jsonl": row.encode(),
        "i.parquet": files.parquet(text=["1 hall", None], url=["u", "v"]),
        "k.csv.gz": gzip.compress(b"text\n3 halls\n"),
        "l.zip": files.zipped({"m/n.txt": b"5 halls", "o.jpg": b"", "__MACOSX/._n.txt": b"x"}),
        "z.jpg": b"",
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    found = {item.doc_id: item for item in documents([tmp_path]) if isinstance(item, Document)}
    assert {doc_id: found[doc_id].text for doc_id in found} == {
        "a": "610 exposants\r\n",
        "b": "# 610 exposants",
        "c": "\n".join(files.PAGE_LINES),
        "d": "610 exposants",
        "e": "610 exposants\nHalls | 3",
        "f": "610 exposants à Lyon",
        "liste": "31 pays",
        "7": "610;\nexposants",
        "j": "31 pays \ufffd",
        "i-1": "1 hall",
        "i-2": "",
        "k-1": "3 halls",
        "n": "5 halls",
    }
    assert found["c"].title, found["c"].date == ("Bilan de la foire", "2021-04-03")
    assert found["c"].lang == "fr"
    assert (found["f"].title, found["f"].date) == ("Foire à Lyon", "2021-05-03")
    assert (found["7"].date, found["j"].date, found["i-1"].source) == ("2021-08", "2021-08-23", "u")
    named = {Path(problem.path).name: problem.kind for problem in problems(tmp_path)}
    assert named == {"photo.png": SKIPPED, "o.jpg": SKIPPED, "z.jpg": SKIPPED}


def test_folder_order_and_ids(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/x.txt", "c.txt", "c.md", ".hidden.txt", ".git/y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [(d.doc_id, d.text) for d in read(tmp_path)] == [
        ("c.md", "c.md"),
        ("c.txt", "c.txt"),
        ("a/x", "a/x.txt"),
        ("b/x", "b/x.txt"),
    ]
    twice = [d.doc_id for d in documents([tmp_path / "c.txt", tmp_path / "c.txt", tmp_path / "c.md"])]
    assert twice == ["c", "c-2", "c-3"]


def test_pattern_and_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("1 hall")
    assert [d.doc_id for d in read(tmp_path / "*.txt")] == ["a"]
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("été".encode("cp1252"))))
    assert read("-") == [Document("stdin", "été", source="standard input")]


def test_pdf_sentences_and_tables(tmp_path: Path) -> None:
    lines = [
        "Bilan",
        "La foire de Lyon, qui fermait ses portes dimanche, a accueilli 70",
        "000 visiteurs et 610 exposants, venus de 31 pays, dont 51 expo-",
        "sants de Singapour.",
        "- 3 halls",
    ]
    (tmp_path / "a.pdf").write_bytes(files.pdf(lines, [["Visiteurs", "Pays"], ["65 000", "31"]]))
    [text] = texts(tmp_path)
    assert "accueilli 70 000 visiteurs" in text
    assert "51 exposants de Singapour.\n- 3 halls" in text
    assert text.endswith("Visiteurs | Pays\n65 000 | 31")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("a.txt", b"%PDF-1.4", "is a PDF, not text"),
        ("a.pdf", b"not a pdf", "is no PDF"),
        ("a.pdf", files.pdf(["610 exposants"])[:200], "cannot be read"),
        ("a.pdf", files.pdf([]), "pictures of text"),
        ("a.docx", b"PK\x03\x04 nonsense", "damaged ZIP"),
        ("a.docx", files.zipped({"x.xml": b""}), "not a Word document"),
        ("a.docx", files.bomb(), "bomb"),
        ("a.zip", b"PK", "damaged ZIP"),
        ("a.zip", files.bomb(), "bomb"),
        ("a.zip", files.zipped({"b.txt": b"610 exposants" * 50})[:-30], "damaged ZIP"),
        ("a.zip", files.zipped({"../../b.txt": b"610"}), "leads out of the archive"),
        ("a.zip", files.zipped({"/etc/b.txt": b"610"}), "leads out of the archive"),
        ("a.txt.gz", gzip.compress(b"610 exposants")[:-9], "cannot be read"),
        ("a.txt.gz", b"610 exposants", "cannot be read"),
        ("a.txt.gz", files.gzip_bomb(), "bomb"),
        ("a.csv", b"name,size\nx,1\n", "no column of texts"),
        ("a.csv", b"text,id\nonly one\n", "row 1: 1 cells where the header has 2"),
        ("a.csv", b"", "no column of texts"),
        ("a.jsonl", b'{"text": "610"}\n{"text": \n', "line 2: is no JSON object"),
        ("a.jsonl", b"[" * 200_000, "is no JSON object"),
        ("a.parquet", b"PAR1 nonsense PAR1", "damaged Parquet"),
        ("a.parquet", files.parquet(text=[1, 2]), "holds int64, not text"),
        ("a.eml", b"\n\n610 exposants", "no header"),
        ("a.doc", b"", "not a kind of file we read"),
    ],
)
def test_bad_file_is_named_and_the_rest_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("3 halls")
    found = list(documents([tmp_path / name, tmp_path / "z.txt"]))
    assert found[-1] == Document("z", "3 halls", source=str(tmp_path / "z.txt"))
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert problem.kind == ERROR
    assert reason in str(problem)
    assert str(problem).startswith(str(tmp_path / name))


def test_members_of_lying_archives(tmp_path: Path) -> None:
    inner = files.zipped({"b.txt": b"610"})
    (tmp_path / "a.zip").write_bytes(files.zipped({"b.zip": inner, "c.txt.gz": gzip.compress(b"1"), "d.txt": b"2"}))
    found = list(documents([tmp_path / "a.zip"]))
    assert [item.text for item in found if isinstance(item, Document)] == ["2"]
    assert [item.reason for item in found if isinstance(item, Problem)] == ["an archive inside an archive"] * 2


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "610 exposants" + "</div>" * 10_000,
        "<table><tr><td>" * 10_000 + "610 exposants",
        "<b>" * 100_000 + "610 exposants",
        "610 exposants<!--" * 2_000,
        "<p>610 exposants" + "</p>" * 100_000,
        "<!doctype html><p>610 exposants" + "&#" * 100_000,
    ],
)
def test_html_of_any_depth(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page)
    [text] = texts(tmp_path)
    assert "610 exposants" in text


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_stay_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("1")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("2")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    assert texts(folder) == ["2", "2"]
    assert [(Path(p.path).name, p.kind) for p in problems(folder)] == [
        ("out.txt", SKIPPED),
        ("gone.txt", ERROR),
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1 hall")
    (tmp_path / "a.txt").chmod(0)
    assert "permission denied" in problems(tmp_path)[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "regular" in problems(tmp_path)[0].reason


def test_nothing_there(tmp_path: Path) -> None:
    assert read(tmp_path) == []
    assert problems(tmp_path)[0].kind == SKIPPED
    for path, reason in ((tmp_path / "no", "no such file or folder"), (tmp_path / "*.txt", "no file matches")):
        with pytest.raises(SourceError, match=reason):
            read(path)


def test_columns_by_option(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("n,corps\nfoire,610 exposants\n")
    [document] = documents([tmp_path / "a.csv"], Options({"text": "corps", "id": "n"}))
    assert isinstance(document, Document)
    assert (document.doc_id, document.text) == ("foire", "610 exposants")
    assert "no column 'x'" in str(next(documents([tmp_path / "a.csv"], Options({"text": "x"}))))


@pytest.mark.parametrize(
    ("name", "row"), [("a.csv", '"{text}",2021\n'), ("a.jsonl", '{{"text": "{text}", "date": "2021"}}\n')]
)
@pytest.mark.parametrize(
    ("bad", "read", "said"),
    [
        ([], [], []),
        ([b"610 caf\xe9s \xe0 5 \x80"], ["610 cafés à 5 €"], ["no UTF-8 in {what} 20001"]),
        (["éàü 3\udcc3 halls".encode("utf-8", "surrogateescape")], ["éàü 3\ufffd halls"], ["no UTF-8 in {what} 20001"]),
        ([b"\xe9", b"x", b"\xe8"], ["é", "x", "è"], ["no UTF-8 in 2 {what}s from {what} 20001 on"]),
    ],
)
def test_bytes_that_are_no_utf8_after_the_first_megabyte(
    name: str, row: str, bad: list[bytes], read: list[str], said: list[str], tmp_path: Path
) -> None:
    made = row.format(text="La foire a réuni 610 exposants, 12 pays et 3 halls.").encode() * 20_000
    made += b"".join(row.format(text="@").encode().replace(b"@", text) for text in bad)
    (tmp_path / name).write_bytes((b"text,date\n" if name == "a.csv" else b"") + made)
    found = list(documents([tmp_path]))
    assert [item.text for item in found if isinstance(item, Document)][20_000:] == read
    what = "row" if name == "a.csv" else "line"
    notes = [(item.reason, item.kind) for item in found if isinstance(item, Problem)]
    assert notes == [(f"encoding guessed: {line.format(what=what)}", NOTE) for line in said]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_guessed_encoding_of_a_table_is_reported(name: str, tmp_path: Path) -> None:
    text = "Выставка собрала 610 участников из разных стран мира и городов России. " * 20
    row = f"text\n{text}\n" if name == "a.csv" else f'{{"text": "{text}"}}\n'
    (tmp_path / name).write_bytes(row.encode("cp1251"))
    note, found = documents([tmp_path])
    assert isinstance(note, Problem)
    assert (note.kind, note.reason) == (NOTE, "encoding guessed: cp1251")
    assert isinstance(found, Document)
    assert found.text.strip() == text.strip()


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "shut/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("610 exposants")
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert texts(tmp_path) == ["610 exposants"]
    [problem] = problems(tmp_path)
    assert str(problem).endswith("shut: permission denied; check the path and its permissions")
    assert problem.kind == ERROR
