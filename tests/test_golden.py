"""What the seeds yield, kept as a file whose diff shows the facts gained and lost.

Rewritten on request: EVENT_METRICS_GOLDEN=write pytest tests/test_golden.py
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pandas as pd

import metrics

SEEDS = Path(__file__).parent.parent / "seeds"
GOLDEN = Path(__file__).parent / "golden" / "facts.csv"

# fact_id leads: links stay readable; sentence and published say nothing of the rules and would drown the diff
LEFT_OUT = ["sentence", "published", "lang"]


def golden() -> str:
    """The facts of the seeds as CSV, one line per fact in text order, line feeds only."""
    documents = [document for path in sorted(SEEDS.glob("*.txt")) for document in metrics.read(path)]
    facts = metrics.extract(documents).drop(columns=LEFT_OUT)
    for name in ("value", "stated_value", "low", "high"):
        facts[name] = [None if pd.isna(number) else f"{number:.10g}" for number in facts[name]]
    file = io.StringIO()
    facts.to_csv(file, index=False, lineterminator="\n")
    return file.getvalue()


def test_the_seeds_yield_what_they_did() -> None:
    found = golden()
    if os.environ.get("EVENT_METRICS_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    kept = GOLDEN.read_text(encoding="utf-8")
    lost = sorted(set(kept.splitlines()) - set(found.splitlines()))
    gained = sorted(set(found.splitlines()) - set(kept.splitlines()))
    told = "\n".join([*(f"- {line}" for line in lost), *(f"+ {line}" for line in gained)])
    assert found == kept, f"the seeds yield other facts; EVENT_METRICS_GOLDEN=write keeps them\n{told}"


def test_the_file_reads_as_a_table() -> None:
    rows = list(csv.DictReader(io.StringIO(GOLDEN.read_text(encoding="utf-8"))))
    ids = {row["fact_id"] for row in rows}
    assert len(ids) == len(rows) > 0
    assert {row["part_of"] for row in rows} | {row["equivalent_of"] for row in rows} <= ids | {""}
    assert [(row["doc_id"], int(row["start"])) for row in rows] == sorted(
        (row["doc_id"], int(row["start"])) for row in rows
    )
