"""One run over many texts: read, extract batch by batch, write as it goes, tell progress and what went wrong."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from metrics.corpus.jobs import Batch, Part, Settings, batches, frame, nothing, parts
from metrics.exports.about import about
from metrics.exports.lines import LINES, csv_head
from metrics.exports.writers import Writer
from metrics.sources import ERROR, NOTE, SKIPPED, Found, Options, Problems, documents, files
from metrics.vocabulary.wordfiles import codes

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Job", "Summary", "check", "extract", "unread", "whole_table"]

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

    @property
    def settings(self) -> Settings:
        """What the processes that extract need to know of it, facts as tables."""
        return Settings(self.lang, self.rules, self.currency)

    @property
    def lines(self) -> Settings:
        """The same, facts as lines of the output where it has such."""
        kind = Path(self.output).suffix.lower() if self.output else ".jsonl" if self.as_json else ".csv"
        marks = (";", ",") if self.french else (",", ".")
        return Settings(self.lang, self.rules, self.currency, kind if kind in LINES else "", *marks)


@dataclass(slots=True)
class Summary:
    """What came out of a run."""

    output: str = ""
    documents: int = 0
    facts: int = 0
    characters: int = 0
    seconds: float = 0.0
    resumed: int = 0  # shards of an earlier run
    problems: Problems = field(default_factory=Problems)

    @property
    def exit_code(self) -> int:
        """2 when something could not be read or there was nothing to read, else 0."""
        return 2 if self.problems.times[ERROR] or not (self.documents or self.resumed) else 0

    def told(self, quiet: bool = False) -> Iterator[str]:
        """Lines for the user: problems first, then the figures; quiet leaves out all but errors."""
        shown = [problem for problem in self.problems if problem.kind == ERROR or not quiet][:SHOWN]
        for problem in shown:
            yield f"{'not read' if problem.kind == ERROR else 'note'}: {problem}"
        kinds = self.problems.times - Counter(problem.kind for problem in shown)
        if more := {kind: n for kind, n in kinds.items() if kind == ERROR or not quiet}:
            yield "and " + ", ".join(f"{n} more {kind}" for kind, n in more.items())
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
    check(job)
    summary = Summary(output=job.output)
    made = about(paths=list(job.paths), lang=job.lang, rules=job.rules, currency=job.currency)
    settings = job.lines
    marks = {"sep": settings.sep, "decimal": settings.decimal}
    target: Any = Writer(Path(job.output), made, **marks) if job.output else Printer(settings)
    progress = Progress(job.paths, silent=quiet or (not job.output and sys.stdout.isatty()))
    with target as writer:
        for _, part in results(job, settings, summary):
            if part.rows:
                put(writer, part)
            progress.tell(summary)
        if not summary.facts:
            put(writer, nothing(settings))
    progress.end()
    summary.seconds = progress.seconds
    return summary


def check(job: Job) -> None:
    """Raise ValueError for what the user asked for in vain: a currency, a language, a mistake in the rules."""
    if job.currency:
        from metrics.rates import currencies

        if job.currency not in currencies():
            raise ValueError(f"no rates for {job.currency}; choose one of {', '.join(currencies())}")
    if job.lang and job.lang not in codes():
        raise ValueError(f'no word file for language "{job.lang}"; there are: {", ".join(codes())}')
    if job.rules:
        from metrics.vocabulary.userrules import load_rules

        load_rules(job.rules)


def put(writer: Any, part: Part) -> None:
    """Write a part, as the table or the lines it is."""
    if part.table is None:
        writer.write_lines(part.lines, part.names, part.rows)
    else:
        writer.write(part.table)


def results(job: Job, settings: Settings, summary: Summary) -> Iterator[tuple[Batch, Part]]:
    """The facts batch by batch; the summary grows with them."""
    work = batches(documents(job.paths, job.options), summary.problems)
    for batch, part in parts(work, settings, summary.problems, job.jobs):
        summary.documents += len(batch)
        summary.characters += batch.characters
        summary.facts += part.rows
        yield batch, part


def frames(job: Job, summary: Summary) -> Iterator[pd.DataFrame]:
    """The facts batch by batch, as tables."""
    for _, part in results(job, job.settings, summary):
        if part.table is not None and part.rows:
            yield frame(part.table)


def whole_table(job: Job, summary: Summary | None = None) -> pd.DataFrame:
    """All facts of a job as one table."""
    import pandas as pd

    from metrics.table import to_table

    found = list(frames(job, summary or Summary()))
    return pd.concat(found, ignore_index=True) if found else to_table({})


def unread(job: Job, top: int) -> tuple[Summary, list[dict[str, Any]]]:
    """The commonest labels of the metric other: each noun, how often, and its first sentence."""
    check(job)
    summary = Summary()
    times: Counter[str] = Counter()
    seen: dict[str, str] = {}
    for table in frames(job, summary):
        for label, sentence in table.loc[table["metric"] == "other", ["label", "sentence"]].itertuples(index=False):
            noun = " ".join(str(label).lower().split())
            times[noun] += 1
            seen.setdefault(noun, " ".join(str(sentence).split()))
    return summary, [{"noun": n, "times": count, "sentence": seen[n]} for n, count in times.most_common(top)]


class Printer:
    """Facts on standard output: CSV, or one JSON array; used as Writer is."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.begun = settings, False

    def __enter__(self) -> Printer:
        sys.stdout.flush()
        return self

    def write_lines(self, data: bytes, names: list[str], rows: int) -> None:
        """Print rows that are lines already."""
        if self.settings.lines == ".csv":
            data = (b"" if self.begun else csv_head(names, self.settings.sep, self.settings.decimal)) + data
        else:
            data = (b",\n" if self.begun else b"[\n") + data.rstrip(b"\n").replace(b"\n", b",\n") if rows else b""
        sys.stdout.buffer.write(data)
        self.begun = self.begun or self.settings.lines == ".csv" or rows > 0

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.settings.lines != ".csv" and kind is None:
            sys.stdout.buffer.write(b"\n]\n" if self.begun else b"[]\n")
        sys.stdout.buffer.flush()


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
