from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import metrics
from metrics.cli import app
from metrics.corpus import jobs
from metrics.corpus.jobs import Settings
from metrics.exports.csvfile import read_csv
from metrics.exports.writers import write
from metrics.sources import Problem
from metrics.table import SCHEMA

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


def run(*words: object, text: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=text)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "facts.csv"
    result = run("extract", SEEDS, "-o", path)
    assert result.exit_code == 0, result.output
    return path


def test_extract_writes_the_facts_of_the_seeds(facts: Path) -> None:
    table = read_csv(facts)
    pd.testing.assert_frame_equal(table, metrics.extract(metrics.read(SEEDS)))
    assert len(table) == 20
    assert json.loads(facts.with_suffix(".about.json").read_text("utf-8"))["rows"] == 20


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".xlsx"])
def test_extract_writes_other_formats(tmp_path: Path, suffix: str) -> None:
    assert run("extract", SEEDS, "-o", tmp_path / f"facts{suffix}").exit_code == 0
    assert (tmp_path / f"facts{suffix}").stat().st_size > 1000


def test_extract_to_standard_output(facts: Path) -> None:
    assert run("extract", SEEDS, "-q").stdout == facts.read_text("utf-8")
    rows = json.loads(run("extract", SEEDS, "--json").stdout)
    assert [row["stated"] for row in rows] == read_csv(facts)["stated"].tolist()


def test_extract_in_a_currency(tmp_path: Path) -> None:
    assert run("extract", SEEDS, "-o", tmp_path / "f.csv", "--currency", "EUR").exit_code == 0
    assert "money_value" in read_csv(tmp_path / "f.csv")
    result = run("extract", SEEDS, "--currency", "XXX")
    assert isinstance(result.exception, ValueError)


def test_bad_input_is_named_and_the_rest_extracted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "b.txt").write_text("La foire a réuni 610 exposants.", "utf-8")
    (tmp_path / "c.jpg").touch()
    (tmp_path / "d.txt").touch()
    (tmp_path / "e.txt").write_text("Aucun chiffre.")
    (tmp_path / "f.txt").write_bytes("Un été avec 31 pays à Lyon.".encode("cp1252"))
    result = run("extract", tmp_path, tmp_path / "nowhere", "-o", tmp_path / "out.csv", "--json")
    assert result.exit_code == 2
    told = json.loads(result.stdout)
    assert [Path(p["path"]).name for p in told["unread"]] == ["a.txt", "nowhere"]
    assert [Path(p["path"]).name for p in told["skipped"]] == ["c.jpg"]
    assert "a.txt: is binary, not text; save it as text in UTF-8" in result.stderr
    assert read_csv(tmp_path / "out.csv")["value"].tolist() == [610.0, 31.0]


def test_an_empty_result_has_all_columns(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = run("extract", tmp_path / "in", "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "an empty folder" in result.stderr
    assert read_csv(tmp_path / "out.csv").shape == (0, len(SCHEMA))
    (tmp_path / "in" / "a.txt").write_text("Aucun chiffre.")
    assert run("extract", tmp_path / "in", "-o", tmp_path / "out.csv").exit_code == 0
    assert list(pd.read_csv(tmp_path / "out.csv")) == list(SCHEMA)


def test_explain(tmp_path: Path) -> None:
    text = "Le 6e salon a réuni près de 610 exposants en 2021."
    found = json.loads(run("explain", text, "--json").stdout)
    assert [(m["stated"], m["kind"]) for m in found] == [("6e", "ordinal"), ("610 exposants", "fact"), ("2021", "year")]
    assert all(text[m["start"] : m["end"]] == m["stated"] for m in found)
    assert found[1]["fact"]["metric"] == "exhibitors"
    lines = run("explain", text).stdout.splitlines()
    assert [line.split("  ")[1] for line in lines[::2]] == ["«6e»", "«610 exposants»", "«2021»"]
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert json.loads(run("explain", tmp_path / "a.txt", "--json").stdout)[1]["stated"] == "610 exposants"
    assert json.loads(run("explain", "-", "--json", text=text).stdout)[2]["stated"] == "2021"
    assert run("explain", tmp_path / "b.txt").exit_code == 2
    assert run("explain", "").stdout == "no number in this text\n"


def test_evaluate(facts: Path, tmp_path: Path) -> None:
    gold = ROOT / "tests" / "gold" / "seeds"
    result = run("evaluate", gold, facts, "--json", "--min-f1", "1")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert (figures["fact"]["f1"], figures["errors"]) == (1.0, [])
    table = read_csv(facts)
    table.loc[0, "value"] = 1.0
    table.loc[1, "metric"] = "other"
    table.loc[2, "year"] = 1900
    write(table.drop(index=3), tmp_path / "f.csv")
    result = run("evaluate", gold, tmp_path / "f.csv", "--errors", "--min-f1", "1")
    assert result.exit_code == 1
    assert "quantity  P 0.947  R 0.900  F1 0.923" in result.stdout
    assert "fact      P 0.895  R 0.850  F1 0.872" in result.stdout
    assert len([line for line in result.stdout.splitlines() if line[:3] in ("000", "004")]) == 6
    assert run("evaluate", gold).stdout.endswith("fact F1 1.0000\n")


def test_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le parc compte 12 zorglubs et 3 zorglubs ; 610 exposants.", "utf-8")
    [row] = json.loads(run("unread", tmp_path, "--json").stdout)
    assert (row["noun"], row["times"]) == ("zorglubs", 2)


def test_check(tmp_path: Path) -> None:
    good = '[drones]\nunit = "count"\ntitle = "Drones"\nabout = "drones"\nfr = ["drone"]\n'
    (tmp_path / "a.toml").write_text(good + 'examples = [{ fr = "Voici [42 drones].", as = ["42 count"] }]\n')
    result = run("check", tmp_path / "a.toml")
    assert "drones" not in result.stderr
    (tmp_path / "a.toml").write_text(good + 'examples = [{ fr = "Voici [42 drones].", as = ["43 count"] }]\n')
    result = run("check", tmp_path / "a.toml")
    assert result.exit_code == 1
    assert "a.toml [drones] examples 1: 'Voici 42 drones.': '42 drones' is 42 count, not 43 count" in result.stderr


def test_library(tmp_path: Path) -> None:
    where = ("--library", tmp_path / "l.duckdb")
    assert "2 texts added with 20 facts" in run("library", "add", SEEDS, *where).stdout
    assert "0 texts added with 0 facts, 2 known already" in run("library", "add", SEEDS, *where).stdout
    assert [row["facts"] for row in json.loads(run("library", "list", "--json", *where).stdout)] == [10, 10]
    assert run("library", "remove", "000_8ed207e6a2b55baa", "x", *where).exit_code == 2
    assert "0 facts gained, 0 lost, 10 as before" in run("library", "update", *where).stdout
    assert run("library", "export", tmp_path / "out.csv", *where).exit_code == 0
    assert len(read_csv(tmp_path / "out.csv")) == 10


def command(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "metrics", *map(str, words)]
    env = os.environ | {"PYTHONIOENCODING": "utf-8"} | environment
    return subprocess.run(line, capture_output=True, encoding="utf-8", cwd=ROOT, env=env, check=False)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("extract", "seeds", "-o", "facts.doc"), 1, "event-metrics: facts.doc: cannot write this kind of file"),
        (("extract", "seeds", "-o", "/proc/facts.csv"), 1, "event-metrics: /proc/"),
        (("extract", "seeds", "--rules", "no.toml"), 1, "event-metrics: no.toml: cannot be read"),
        (("extract", "nowhere"), 2, "not read: nowhere: no such file or folder; check the path"),
        (("extract", "seeds", "--jobs", "0"), 2, "Usage:"),
        (("evaluate", "metrics"), 1, "event-metrics: metrics: no gold annotations"),
        (("library", "list", "--library", "pyproject.toml"), 1, "event-metrics: pyproject.toml: not a library"),
        (("extract", "seeds", "--cluster", "local"), 1, "event-metrics: --cluster writes a folder of Parquet files"),
        (
            ("extract", "seeds", "--cluster", "local", "-o", "f.csv"),
            1,
            "event-metrics: f.csv: --cluster writes a folder",
        ),
        (
            ("extract", "seeds", "--lang", "xx"),
            1,
            'event-metrics: no word file for language "xx"; there are: en, es, fr',
        ),
        (("unread", "seeds", "--lang", "xx"), 1, 'event-metrics: no word file for language "xx"'),
        (("explain", "12 halls", "--lang", "xx"), 1, 'event-metrics: no word file for language "xx"'),
        (("check", "no.toml"), 1, "event-metrics: no.toml: cannot be read"),
        (("dashboard", "nowhere"), 1, "event-metrics: nowhere: no such file or folder; check the path"),
    ],
)
def test_errors_are_one_line(words: tuple[str, ...], code: int, said: str) -> None:
    done = command(*words)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert said in done.stderr


def test_help_is_quick() -> None:
    code = "import sys, metrics.cli; print([m for m in ('pandas', 'streamlit', 'pyarrow') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    for name in ("extract", "explain", "unread", "check", "evaluate", "dashboard"):
        assert f"Example: event-metrics {name}" in run(name, "--help").output


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl"])
def test_the_same_bytes_for_any_number_of_processes(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "BATCH_CHARACTERS", 5_000)
    gold = ROOT / "tests" / "gold" / "dev-fr"
    words = ("extract", gold, "--currency", "EUR", "-o")
    assert run(*words, tmp_path / f"1{suffix}").exit_code == 0
    monkeypatch.setattr(jobs, "BATCH_CHARACTERS", 20_000)
    assert run(*words, tmp_path / f"2{suffix}", "--jobs", 2).exit_code == 0
    assert (tmp_path / f"1{suffix}").read_bytes() == (tmp_path / f"2{suffix}").read_bytes()


def test_the_process_that_reads_and_writes_needs_no_pandas(tmp_path: Path) -> None:
    code = (
        "import sys; from metrics.corpus.run import Job, extract\n"
        "if __name__ == '__main__':\n"
        f"    extract(Job(('seeds',), {str(tmp_path / 'facts.csv')!r}, jobs=2), quiet=True)\n"
        "    print([m for m in ('pandas', 'streamlit', 'plotly') if m in sys.modules])\n"
    )
    (tmp_path / "one.py").write_text(code)
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, tmp_path / "one.py"], capture_output=True, text=True, check=True, cwd=ROOT, env=env
    )
    assert done.stdout == "[]\n"


def test_a_document_that_fails_takes_no_other_down(monkeypatch: pytest.MonkeyPatch) -> None:
    real = jobs.facts_of

    def fails(batch: jobs.Batch, settings: Settings) -> pd.DataFrame:
        if any(document.text == "FAIL" for document in batch.documents):
            raise RuntimeError("no")
        return real(batch, settings)

    monkeypatch.setattr(jobs, "facts_of", fails)
    texts = [metrics.Document(str(i), "FAIL" if i == 5 else f"{i + 2} exposants", lang="fr") for i in range(9)]
    problems: list[Problem] = []
    [(_, part)] = jobs.parts(jobs.batches(texts, problems), Settings(), problems)
    assert part.table["value"].to_pylist() == [2, 3, 4, 5, 6, 8, 9, 10]
    assert [str(p) for p in problems] == ["5: extraction failed (RuntimeError: no); report it with the text"]
