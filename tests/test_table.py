from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.exports import lines, writers
from metrics.exports.about import about, columns
from metrics.exports.csvfile import read_csv, to_csv
from metrics.exports.writers import Writer, write
from metrics.table import KINDS, RELATIONS, SCHEMA, to_table

NASTY = [
    *("=1+1", "@SUM(A1)", "+12 m2", "-cmd|' /C calc'!A0", "'=1", "''=1", "'été", "\t=1", "\r=1", "＝1"),
    *('"', "a,b;c", "a\nb", "a\r\nb", "a\rb", "+12 %", "-5", "NA", "null", "nan", "001", "1e5", "1 400"),
    *("é’œ\u202f亿🙂", "\u2028"),
]


def rows(texts: list[str | None]) -> pd.DataFrame:
    n = len(texts)
    return to_table(
        {
            "fact_id": [f"f{i}" for i in range(n)],
            "doc_id": texts,
            "start": range(n),
            "end": range(1, n + 1),
            "label": texts,
            "sentence": texts,
            "kind": [KINDS[i % 3] for i in range(n)],
            "relation": [RELATIONS[i % 7] for i in range(n)],
            "value": [(-1) ** i * 1.1**i * 10 ** (i % 20) for i in range(n)],
            "low": [None if i % 2 else 0.1 + i for i in range(n)],
            "year": [None if i % 2 else 2000 + i for i in range(n)],
        }
    )


def round_trip(table: pd.DataFrame, **options: str) -> pd.DataFrame:
    file = io.StringIO()
    to_csv(table, file, **options)
    return read_csv(io.StringIO(file.getvalue()))


@pytest.mark.parametrize("texts", [[], [None], NASTY])
def test_csv_round_trip(texts: list[str | None], tmp_path: Path) -> None:
    table = rows(texts)
    to_csv(table, tmp_path / "facts.csv")
    pd.testing.assert_frame_equal(read_csv(tmp_path / "facts.csv"), table, check_exact=True)
    pd.testing.assert_frame_equal(round_trip(table), table, check_exact=True)
    plain = pd.read_csv(tmp_path / "facts.csv")
    assert list(plain) == list(SCHEMA)
    pd.testing.assert_series_equal(plain["value"].astype(float), table["value"])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8), max_size=4))
def test_csv_round_trip_of_any_text(texts: list[str]) -> None:
    table = rows(list(texts))
    pd.testing.assert_frame_equal(round_trip(table), table, check_exact=True)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    import csv

    to_csv(rows(list(NASTY)), tmp_path / "facts.csv")
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        cells = [row["label"] for row in csv.DictReader(file)]
    assert [cell for cell in cells if cell[0] in "=+-@\t\r\n＝" and cell not in ("+12 %", "-5")] == []


def test_french_csv(tmp_path: Path) -> None:
    to_csv(
        to_table({"start": [0], "end": [1], "label": ["a;b"], "value": [1234.5]}),
        tmp_path / "facts.csv",
        sep=";",
        decimal=",",
    )
    data = (tmp_path / "facts.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbffact_id;doc_id;")
    assert b';"a;b";;1234,5;' in data


def test_read_csv_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match=r"a\.csv: no column 'fact_id'"):
        read_csv(tmp_path / "a.csv")
    file = io.StringIO()
    to_csv(rows(["x"]), file)
    with pytest.raises(ValueError, match="column 'kind' holds 'lev', not level"):
        read_csv(io.StringIO(file.getvalue().replace("level", "lev")))


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".xlsx", ".csv"])
def test_formats_hold_the_same(tmp_path: Path, suffix: str) -> None:
    table, path = rows(list(NASTY)), tmp_path / f"facts{suffix}"
    with Writer(path, about(lang="fr", metric=[])) as writer:
        writer.write(table.iloc[:10])
        writer.write(table.iloc[10:])
    if suffix == ".parquet":
        pd.testing.assert_frame_equal(pd.read_parquet(path), table)
    elif suffix == ".csv":
        pd.testing.assert_frame_equal(read_csv(path), table)
    elif suffix == ".jsonl":
        found = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
        assert [row["label"] for row in found] == NASTY
        assert found[1]["year"] is None
        assert [row["value"] for row in found] == list(table["value"])
    if suffix == ".xlsx":
        book = pd.read_excel(path, sheet_name=None, keep_default_na=False, dtype={"label": str})
        assert [cell.replace("_x000D_", "\r") for cell in book["facts"]["label"]] == NASTY
        assert book["facts"]["value"].tolist() == pytest.approx(table["value"].tolist())
        assert list(book) == ["facts", "columns", "about"]
    else:
        what = json.loads((tmp_path / "facts.about.json").read_text("utf-8"))
        assert (what["rows"], what["filters"]) == (len(NASTY), {"lang": "fr"})
        assert list(what["columns"]) == list(SCHEMA)


@pytest.mark.parametrize("portion", [1, 7, 10, 100])
def test_a_parquet_file_does_not_depend_on_the_portions_it_came_in(
    portion: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "GROUP", 10)
    table = rows([f"label {i}" for i in range(47)])
    files = []
    for size in (portion, 47):
        with Writer(tmp_path / f"{size}.parquet") as writer:
            for start in range(0, 47, size):
                writer.write(table.iloc[start : start + size])
        files.append(tmp_path / f"{size}.parquet")
    assert files[0].read_bytes() == files[1].read_bytes()
    assert pq.ParquetFile(files[0]).metadata.num_row_groups == 5
    pd.testing.assert_frame_equal(pd.read_parquet(files[0]), table)


def test_the_old_file_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.csv"
    write(rows(["old"]), path)
    before = path.read_bytes()

    def full(*_: object, **__: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lines, "csv_rows", full)
    with pytest.raises(OSError, match="No space left"):
        write(rows(["new"]), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["facts.csv"]


def test_unknown_format() -> None:
    with pytest.raises(ValueError, match=r"facts\.doc: cannot write this kind of file; choose one of \.csv"):
        write(rows([]), "facts.doc")


def test_every_column_has_a_meaning() -> None:
    assert list(columns()) == list(SCHEMA)
