"""One run over many texts: read, extract batch by batch, write as it goes, tell progress and what went wrong."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from metrics import exports
from metrics.jobs import Settings, batches, tables
from metrics.rates import currencies, in_currency
from metrics.sources import ERROR, NOTE, SKIPPED, Found, Options, Problem, documents, files
from metrics.table import to_table

__all__ = ["Job", "Summary", "extract", "unread", "whole_table"]

SHOWN = 50  # problems told one by one
TOLD_EVERY_S = 10.0


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

    paths: tuple[str, ...]
    output: str = ""
    lang: str = ""
    rules: str = ""
    currency: str = ""
    jobs: int = 1
    french: bool = False
    as_json: bool = False
    options: Options = field(default_factory=Options)


@dataclass(slots=True)
class Summary:
    """What came out of a run."""

    output: str = ""
    documents: int = 0
    facts: int = 0
    characters: int = 0
    seconds: float = 0.0
    resumed: int = 0  # shards of an earlier run
    problems: list[Problem] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """2 when something could not be read or there was nothing to read, else 0."""
        nothing = not self.documents and not self.resumed
        return 2 if nothing or any(problem.kind == ERROR for problem in self.problems) else 0

    def told(self, quiet: bool = False) -> Iterator[str]:
        """Lines for the user: problems first, then the figures; quiet leaves out all but errors."""
        shown = [problem for problem in self.problems if problem.kind == ERROR or not quiet]
        for problem in shown[:SHOWN]:
            yield f"{'not read' if problem.kind == ERROR else 'note'}: {problem}"
        if len(shown) > SHOWN:
            kinds = Counter(problem.kind for problem in shown[SHOWN:])
            yield "and " + ", ".join(f"{n} more {kind}" for kind, n in kinds.items())
        if not self.documents and not self.resumed:
            yield "nothing to read; give files or a folder of .txt, .html, .pdf, .docx, .eml, .csv, .jsonl or .parquet"
        if not quiet:
            rate = self.characters / 1e6 / max(self.seconds, 1e-9)
            where = f" → {self.output}" if self.output else ""
            yield f"{self.documents} texts, {self.facts} facts in {self.seconds:.1f} s ({rate:.1f} MB/s){where}"

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        kinds = {ERROR: "unread", SKIPPED: "skipped", NOTE: "notes"}
        told: dict[str, list[dict[str, str]]] = {name: [] for name in kinds.values()}
        for p in self.problems:
            told[kinds[p.kind]].append({"path": p.path, "reason": p.reason, "what_to_do": p.what_to_do})
        numbers = {"documents": self.documents, "facts": self.facts, "seconds": round(self.seconds, 3)}
        return {"output": self.output or None, **numbers, **told}


def extract(job: Job, *, quiet: bool = False) -> Summary:
    """Extract the facts of all texts of a job into its output, or to standard output as CSV or JSON."""
    if job.currency and job.currency not in currencies():
        raise ValueError(f"no rates for {job.currency}; choose one of {', '.join(currencies())}")
    if job.rules:
        from metrics.rules import load_rules

        load_rules(job.rules)  # a mistake in it stops the run before it begins
    summary = Summary(output=job.output)
    about = exports.about(paths=list(job.paths), lang=job.lang, rules=job.rules, currency=job.currency)
    french = {"sep": ";", "decimal": ","} if job.french else {}
    target: Any = exports.Writer(Path(job.output), about, **french) if job.output else nullcontext(Printer(job))
    progress = Progress(job.paths, silent=quiet or (not job.output and sys.stdout.isatty()))
    with target as writer:
        for table in results(job, summary):
            writer.write(in_currency(table, job.currency) if job.currency else table)
            progress.tell(summary)
        if not summary.facts:
            empty = to_table({})
            writer.write(in_currency(empty, job.currency) if job.currency else empty)
        if not job.output:
            writer.end()
    progress.end()
    summary.seconds = progress.seconds
    return summary


def results(job: Job, summary: Summary) -> Iterator[pd.DataFrame]:
    """The facts batch by batch; the summary grows with them."""
    work = batches(documents(job.paths, job.options), summary.problems)
    for batch, table in tables(work, Settings(job.lang, job.rules), summary.problems, job.jobs):
        summary.documents += len(batch)
        summary.characters += batch.characters
        summary.facts += len(table)
        if len(table):
            yield table


def whole_table(job: Job, summary: Summary | None = None) -> pd.DataFrame:
    """All facts of a job as one table."""
    found = list(results(job, summary or Summary()))
    return pd.concat(found, ignore_index=True) if found else to_table({})


def unread(job: Job, top: int) -> tuple[Summary, list[dict[str, Any]]]:
    """The commonest labels of the metric other: each noun, how often, and its first sentence."""
    summary = Summary()
    times: Counter[str] = Counter()
    seen: dict[str, str] = {}
    for table in results(job, summary):
        for label, sentence in table.loc[table["metric"] == "other", ["label", "sentence"]].itertuples(index=False):
            noun = " ".join(str(label).lower().split())
            times[noun] += 1
            seen.setdefault(noun, " ".join(str(sentence).split()))
    return summary, [{"noun": n, "times": count, "sentence": seen[n]} for n, count in times.most_common(top)]


class Printer:
    """Facts on standard output: CSV, or one JSON array."""

    def __init__(self, job: Job) -> None:
        self.job, self.begun = job, False

    def write(self, table: pd.DataFrame) -> None:
        """Print the rows of table."""
        if self.job.as_json:
            for record in exports.records(table):
                sys.stdout.write((",\n" if self.begun else "[\n") + json.dumps(record, ensure_ascii=False))
                self.begun = True
            return
        french = {"sep": ";", "decimal": ","} if self.job.french else {}
        data = exports.csv_bytes(table, header=not self.begun, **french)
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        self.begun = True

    def end(self) -> None:
        """Close the array."""
        if self.job.as_json:
            sys.stdout.write("\n]\n" if self.begun else "[]\n")
        sys.stdout.flush()


class Progress:
    """How far, how fast, how long still: one changing line on a terminal, a line now and then elsewhere."""

    def __init__(self, paths: tuple[str, ...], *, silent: bool) -> None:
        self.silent, self.began, self.told = silent, time.monotonic(), 0.0
        self.live = sys.stderr.isatty()
        self.total = 0 if silent else sum(map(size, paths))

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self.began

    def tell(self, summary: Summary) -> None:
        """Say how far the run is, unless it was said a moment ago."""
        now = self.seconds
        if self.silent or now - self.told < (0.2 if self.live else TOLD_EVERY_S):
            return
        self.told = now
        rate = summary.characters / max(now, 1e-9)
        left = max(0.0, self.total - summary.characters) / max(rate, 1.0)
        share = f"{min(0.99, summary.characters / self.total):4.0%}  " if self.total else ""
        line = f"{share}{summary.documents} texts, {summary.facts} facts, {rate / 1e6:.1f} MB/s, {left:.0f} s left"
        sys.stderr.write(f"\r\x1b[K{line}" if self.live else f"{line}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Clear the changing line."""
        if self.live and self.told:
            sys.stderr.write("\r\x1b[K")


def size(path: str) -> int:
    """The bytes of what a path stands for, to guess how long it takes; packed files count as they are."""
    if path == "-":
        return 0
    try:
        return sum(item.path.stat().st_size for item in files(path) if isinstance(item, Found))
    except OSError:
        return 0
