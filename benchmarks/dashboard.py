"""Server time per interaction of every page, on generated tables of 1e3, 1e5 and 1e6 facts.

    python benchmarks/dashboard.py [--rows 1000 100000 1000000] [--folder DIR]

Makes facts-ROWS.parquet in DIR (kept for the next time), opens the dashboard on it without a browser, and times what
the server does: a page opened, a filter changed to values and words not asked for before, the page as it is again.
The first start, which reads and indexes the table once for all visitors, is a column of its own.
The growth from 1e5 to 1e6 rows is the last column; above 3 the command fails.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from metrics.table import SCHEMA

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("overview", "compare", "editions", "parts", "facts", "texts", "checks", "dictionary", "add")
METRICS = (
    "visitors exhibitors participants companies countries exhibition_area contract_value investment forums buyers "
    "projects products stands speakers startups media people organisations funding price"
).split()
UNITS = {"exhibition_area": ("m²", "area"), "contract_value": ("EUR", "money"), "investment": ("CNY", "money"),
         "funding": ("USD", "money"), "price": ("EUR", "money")}  # fmt: skip
LABELS = ("total", "international", "registered", "on site", "online")


def table(rows: int, seed: int = 7) -> pd.DataFrame:
    """A made-up table of facts, about twenty to a text; events, years and metrics as uneven as in press releases."""
    random = np.random.default_rng(seed)
    texts = max(1, rows // 20)
    doc = np.sort(random.integers(0, texts, rows))
    event = random.zipf(1.3, texts).clip(max=max(2, texts // 4))[doc]
    year = (2005 + random.integers(0, 20, texts))[doc]
    metric = np.array(METRICS)[(random.zipf(1.4, rows) - 1) % len(METRICS)]
    unit = np.array([UNITS.get(name, ("count", "count"))[0] for name in METRICS])
    dimension = np.array([UNITS.get(name, ("count", "count"))[1] for name in METRICS])
    place = pd.Index(METRICS).get_indexer(metric)
    value = np.round(10 ** random.uniform(1, 5, rows))
    relation = random.choice(["=", "~", ">", ">="], rows, p=[0.75, 0.1, 0.1, 0.05])
    kind = random.choice(["level", "share", "change"], rows, p=[0.9, 0.06, 0.04])
    percent = kind != "level"
    ids = pd.Series(np.char.add("f", np.arange(rows).astype(str)))
    part = (random.random(rows) < 0.08) & (np.roll(doc, 1) == doc) & (np.arange(rows) > 0)
    label = np.array(LABELS)[random.integers(0, len(LABELS), rows)]
    words = pd.Series(value.astype(int).astype(str)) + " " + label + " " + metric
    year_words = pd.Series(year).astype(str)
    exact = relation == "="
    data = {
        "fact_id": ids, "doc_id": np.char.add("text-", doc.astype(str)), "start": np.arange(rows) % 4000,
        "end": np.arange(rows) % 4000 + 9, "stated": words, "metric": metric, "label": label + np.char.add(" ", metric),
        "kind": kind, "value": np.where(percent, value % 100, value), "unit": np.where(percent, "%", unit[place]),
        "dimension": np.where(percent, "percent", dimension[place]), "stated_value": value, "stated_unit": unit[place],
        "relation": relation, "low": np.where(relation == "~", np.nan, value), "high": np.where(exact, value, np.nan),
        "status": random.choice(["reported", "expected"], rows, p=[0.85, 0.15]),
        "scope": random.choice(["edition", "cumulative"], rows, p=[0.95, 0.05]), "year": year,
        "part_of": pd.Series(np.roll(ids, 1)).where(part), "segment": pd.Series(["abroad"] * rows).where(part),
        "equivalent_of": None, "event": np.char.add("Fair ", event.astype(str)), "edition": year - 2000,
        "place": np.char.add("City ", (event % 300).astype(str)), "published": year_words + "-06",
        "lang": random.choice(["fr", "en"], rows), "sentence": "In " + year_words + " the fair counted " + words + ".",
        "rule": "number-noun/made-up",
    }  # fmt: skip
    return pd.DataFrame({name: pd.Series(data[name], dtype=kind) for name, kind in SCHEMA.items()})


def timed(action: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measure(path: Path, rounds: int = 5) -> dict[str, float]:
    """Milliseconds of the first start, and per page of opening it and of a filter never used before (medians)."""
    sys.argv = ["dashboard.py", str(path)]
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    found = {"first start": timed(app.run)}
    metrics = sorted(set(METRICS))
    for number, page in enumerate(PAGES):
        file = str(ROOT / f"metrics/ui/pages/{page}.py")
        app.query_params.clear()
        found[f"{page}: first time"] = timed(lambda file=file: app.switch_page(file).run())
        times = []
        for turn in range(rounds):
            years = [str(2005 + (number + 2 * turn) % 20), str(2005 + (number + 2 * turn + 5) % 20)]
            names = [metrics[(number + turn) % len(metrics)], metrics[(number * 3 + turn + 7) % len(metrics)]]
            app.session_state["year"], app.session_state["metric"] = years, names
            app.session_state["q"] = ""
            times.append(timed(app.run))
            if app.exception:
                raise SystemExit(f"{page}: {app.exception[0].message}")
        found[f"{page}: new filter"] = statistics.median(times)
        app.session_state["year"], app.session_state["metric"] = [], []
        times = []
        for turn in range(rounds):
            app.session_state["q"] = f"counted {1 + turn}{number}"
            times.append(timed(app.run))
        found[f"{page}: search"] = statistics.median(times)
        app.session_state["year"], app.session_state["metric"], app.session_state["q"] = [], [], ""
        app.run()
        found[f"{page}: again"] = statistics.median(timed(app.run) for _ in range(rounds))
    return found


def main() -> None:
    """Measure and print; fail when a page grows more than threefold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "event-metrics-benchmark")
    chosen = parser.parse_args()
    logging.disable(logging.WARNING)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    results: dict[int, dict[str, float]] = {}
    for rows in chosen.rows:
        path = chosen.folder / f"facts-{rows}.parquet"
        if not path.exists():
            table(rows).to_parquet(path, index=False)
        results[rows] = measure(path)
    print(f"{'milliseconds':28}" + "".join(f"{rows:>12,}" for rows in results) + f"{'growth':>9}")
    worst = 0.0
    for name in next(iter(results.values())):
        times = [results[rows][name] for rows in results]
        growth = times[-1] / times[-2] if len(times) > 1 else 1.0
        if "first" not in name:
            worst = max(worst, growth)
        print(f"{name:28}" + "".join(f"{ms:12.0f}" for ms in times) + f"{growth:8.1f}×")
    if worst > 3 and chosen.rows[-2:] == [100_000, 1_000_000]:
        raise SystemExit(f"a page grows {worst:.1f}× from 1e5 to 1e6 rows; 3× is the limit")


if __name__ == "__main__":
    main()
