"""What known texts yield, kept as files whose diff shows the facts gained and lost.

Rewritten on request: EVENT_METRICS_GOLDEN=write pytest tests/test_golden.py
"""

from __future__ import annotations

import csv
import difflib
import io
import os
from pathlib import Path

import pandas as pd
import pytest

import metrics

TESTS = Path(__file__).parent
FILES = {"facts.csv": (TESTS.parent / "seeds", "*.txt"), "corpus.csv": (TESTS / "gold", "[ds]e*/*.txt")}
SHOWN = 60  # changed lines told at most

# fact_id leads: links stay readable; sentence and published say nothing of the rules and would drown the diff
LEFT_OUT = ["sentence", "published", "lang"]


def golden(folder: Path, pattern: str) -> str:
    """The facts of the texts as CSV, one line per fact in text order, line feeds only."""
    paths = sorted(folder.glob(pattern), key=lambda path: path.stem)
    facts = metrics.extract([document for path in paths for document in metrics.read(path)]).drop(columns=LEFT_OUT)
    for name in ("value", "stated_value", "low", "high"):
        facts[name] = [None if pd.isna(number) else f"{number:.10g}" for number in facts[name]]
    file = io.StringIO()
    facts.to_csv(file, index=False, lineterminator="\n")
    return file.getvalue()


def changes(kept: str, found: str) -> str:
    """The lines lost and gained, in text order, each beside what took its place."""
    lines = list(difflib.unified_diff(kept.splitlines(), found.splitlines(), lineterm="", n=0))[2:]
    told = [line for line in lines if not line.startswith("@@")]
    return "\n".join(told[:SHOWN] + [f"… and {len(told) - SHOWN} lines more"] * (len(told) > SHOWN))


@pytest.mark.parametrize("name", FILES)
def test_the_texts_yield_what_they_did(name: str) -> None:
    file, found = TESTS / "golden" / name, golden(*FILES[name])
    if os.environ.get("EVENT_METRICS_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8", newline="\n")
    kept = file.read_bytes().decode("utf-8")
    if found != kept:
        pytest.fail(f"{name} has other facts; EVENT_METRICS_GOLDEN=write keeps them\n{changes(kept, found)}", False)


@pytest.mark.parametrize("name", FILES)
def test_the_file_reads_as_a_table(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO((TESTS / "golden" / name).read_text(encoding="utf-8"))))
    ids = {row["fact_id"] for row in rows}
    assert len(ids) == len(rows) > 0
    assert {row["part_of"] for row in rows} | {row["equivalent_of"] for row in rows} <= ids | {""}
    assert [(row["doc_id"], int(row["start"])) for row in rows] == sorted(
        (row["doc_id"], int(row["start"])) for row in rows
    )
