r"""How fast text becomes a table on one core, as ratios to other work done on the same texts in the same run.

    python benchmarks/speed.py                                       # a quick run, about two minutes
    python benchmarks/speed.py --documents 100000 --rounds 5         # the full number of short documents
    python benchmarks/speed.py --only profile                        # texts, start, memory, profile: one part of it
    python benchmarks/speed.py --peers-python PATH                   # peers installed for another interpreter
    python benchmarks/speed.py --write docs/speed.md                 # renew the figures there

Texts are those of corpus.py with numbers and words changed: pages of 3 kB, the same with a tenth of the numbers, one
document of 1 MB, and many of a few sentences. Beside us a scan for runs of digits, re.finditer(r"\d+"), which any
reader of numbers has to do at the least, and the programs of peers.py on smaller samples, as they are slow. All take
turns in each round; a ratio is one of medians of process time, so a busy machine moves it little.

To install the peers: pip install "event-metrics[benchmark]".
"""

from __future__ import annotations

import argparse
import gc
import math
import multiprocessing
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from corpus import LONG, SHORT, SIZE, size_of, texts
from peers import PEERS, Peers, sample
from stages import profile

import metrics

DIGITS = re.compile(r"\d+")
LANGS = ("fr", "en")
PAGES, FEW = 100, 1_000
TWICE = 0.05  # seconds a measurement takes at least; what is faster is repeated
OURS, SCAN = "ours", r"`\d+`"
FIRST_FACT = "import metrics; metrics.extract('Le salon réunit 610 exposants.')"
IMPORTS = "import pandas, streamlit"
BARE = "MB/s"  # a column that holds for this machine only
MEASURED = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- /measured -->)", re.DOTALL)


@dataclass
class Corpus:
    """Texts of one kind and language, and the seconds each reader took for them, round by round."""

    name: str
    lang: str
    texts: list[str]
    facts: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)  # bytes each reader was given
    reasons: dict[str, str] = field(default_factory=dict)  # why a peer has no seconds

    def add(self, reader: str, seconds: float, read: list[str]) -> None:
        """One more measurement."""
        self.seconds.setdefault(reader, []).append(seconds)
        self.sizes[reader] = size_of(read)

    def pace(self, reader: str) -> float:
        """MB a second, the median of all rounds."""
        return self.sizes[reader] / statistics.median(self.seconds[reader]) / 1e6


@dataclass(frozen=True)
class Table:
    """A table to print."""

    title: str
    header: list[str]
    rows: list[list[str]]

    def markdown(self, bare: bool = True) -> str:
        """The table; without the columns that hold for one machine unless bare."""
        kept = [at for at, name in enumerate(self.header) if bare or BARE not in name]
        lines = [self.header, ["---"] * len(self.header), *self.rows]
        return f"\n**{self.title}**\n\n" + "".join(f"| {' | '.join(line[at] for at in kept)} |\n" for line in lines)


def figure(number: float) -> str:
    """Two digits that count.

    >>> figure(0.00213), figure(4.16), figure(231.0), figure(0.0)
    ('0.0021', '4.2', '231', '0')
    """
    if not number:
        return "0"
    return f"{number:.{max(0, 1 - math.floor(math.log10(number)))}f}"


def timed(action: Callable[[], object]) -> float:
    """Seconds of process time for one action, repeated while it is too fast to tell."""
    gc.collect()
    start, times = time.process_time(), 0
    while not times or time.process_time() - start < TWICE:
        action()
        times += 1
    return (time.process_time() - start) / times


def warm() -> None:
    """Read what is read once per process: the word files, and the model for texts whose language is not clear."""
    metrics.extract(["12 m²", *(text for lang in LANGS for text in texts(2, lang=lang))])


def scan(made: Iterable[str]) -> None:
    """Look at every run of digits."""
    for text in made:
        for _ in DIGITS.finditer(text):
            pass


def corpora(documents: int) -> list[Corpus]:
    """All kinds of texts in both languages; the fewer short documents are the first of the many."""
    made = []
    for lang in LANGS:
        many = texts(documents, SHORT, lang=lang, vary=True, seed=4)
        made += [
            Corpus("pages of 3 kB", lang, texts(PAGES, SIZE, lang=lang, vary=True, seed=1)),
            Corpus(
                "the same, a tenth of the numbers", lang, texts(PAGES, SIZE, lang=lang, vary=True, kept=0.1, seed=2)
            ),
            Corpus("one document of 1 MB", lang, texts(1, LONG, lang=lang, vary=True, seed=3)),
            Corpus(f"{FEW:,} short documents", lang, many[:FEW]),
            Corpus(f"{documents:,} short documents", lang, many),
        ]
    return made


def measure(made: list[Corpus], rounds: int, python: str) -> None:
    """Let every reader take its turn on every corpus, as often as there are rounds."""
    warm()
    with Peers(python) as peers:
        for _ in range(rounds):
            for corpus in made:
                corpus.add(OURS, timed(partial(read, corpus)), corpus.texts)
                corpus.add(SCAN, timed(partial(scan, corpus.texts)), corpus.texts)
                for peer, (_, langs, size) in PEERS.items():
                    if corpus.lang in langs and peer not in corpus.reasons:
                        few = sample(corpus.texts, size)
                        answer = peers.ask(peer, corpus.lang, few)
                        if "seconds" in answer:
                            corpus.add(peer, answer["seconds"], few)
                        else:
                            corpus.reasons[peer] = answer["reason"]


def read(corpus: Corpus) -> None:
    """Make a table of the texts, and note how many facts it has."""
    corpus.facts = len(metrics.extract(corpus.texts))


def of_texts(made: list[Corpus]) -> Table:
    """How fast each reader is, and how many times faster we are than each."""
    header = ["texts", "language", "facts per kB", f"ours, {BARE}"]
    for reader in (SCAN, *PEERS):
        header += [f"{reader}, {BARE}", f"ours ÷ {reader}"]
    rows = []
    for corpus in made:
        pace = corpus.pace(OURS)
        row = [corpus.name, corpus.lang, figure(1000 * corpus.facts / corpus.sizes[OURS]), figure(pace)]
        for reader in (SCAN, *PEERS):
            if reader in corpus.seconds:
                row += [figure(corpus.pace(reader)), figure(pace / corpus.pace(reader))]
            else:
                row += [corpus.reasons.get(reader, "–").partition(":")[0]] * 2
        rows.append(row)
    return Table("Text to table, process time", header, rows)


def of_growth(made: list[Corpus]) -> Table:
    """Whether the time for a byte stays the same in longer documents and in more of them."""
    names = list(dict.fromkeys(corpus.name for corpus in made))
    rows = []
    for longer, shorter in ((names[2], names[0]), (names[4], names[3])):
        cost = [
            statistics.mean(1 / corpus.pace(OURS) for corpus in made if corpus.name == name)
            for name in (longer, shorter)
        ]
        rows.append([f"{longer} to {shorter}", figure(cost[0] / cost[1])])
    return Table("Growth: time for a byte", ["of", "ratio"], rows)


def of_start(rounds: int) -> Table:
    """From a fresh process to the first fact, beside importing what the dashboard needs."""
    seconds: dict[str, list[float]] = {FIRST_FACT: [], IMPORTS: []}
    for turn in range(rounds + 1):
        for code, found in seconds.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if turn:  # the first may have to compile modules and prepare the word files
                found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    ratio = statistics.median(seconds[FIRST_FACT]) / statistics.median(seconds[IMPORTS])
    return Table("Start: process time", ["of", "ratio"], [[f"first fact to `{IMPORTS}`", figure(ratio)]])


def of_memory(documents: int) -> Table:
    """What reading adds to the memory of a process of its own, for texts of about the same size in pairs."""
    kinds = {
        "1 MB in pages of 3 kB": (LONG // SIZE, SIZE),
        "one document of 1 MB": (1, LONG),
        f"{FEW:,} short documents": (FEW, SHORT),
        f"{documents:,} short documents": (documents, SHORT),
    }
    rows = []
    for name, kind in kinds.items():
        with multiprocessing.get_context("spawn").Pool(1) as process:
            size, before, peak = process.apply(peak_of, kind)
        rows.append([name, figure(size), figure(before), figure(peak), figure((peak - before) / size)])
    return Table("Peak memory, MB", ["texts", "size", "before", "peak", "added, for a MB of text"], rows)


def peak_of(number: int, size: int) -> tuple[float, float, float]:
    """MB of made texts, and the most memory this process had, in MB, before and after reading them."""
    made = texts(number, size, lang="fr", vary=True)
    warm()
    before = _most_memory()
    metrics.extract(made)
    return size_of(made) / 1e6, before, _most_memory()


def _most_memory() -> float:
    """MB; not by getrusage, where Linux counts what the parent had."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(found.group(1)) / 1e3 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def of_stages() -> list[Table]:
    """Where the time goes, on pages in both languages; the profiler makes many small calls look worse than they are."""
    warm()
    stages, modules = profile([text for lang in LANGS for text in texts(30, lang=lang, vary=True)])
    return [
        Table("By stage", ["stage", "% of process time"], _shares(stages)),
        Table("By module, its own functions and what they call of the standard library",
              ["module", "% of process time"], _shares(modules)),
    ]  # fmt: skip


def _shares(seconds: Counter[str]) -> list[list[str]]:
    """The largest first, those below 2 % together."""
    total = seconds.total()
    large = {name: 100 * spent / total for name, spent in seconds.most_common() if spent >= total / 50}
    rest = 100 - sum(large.values())
    return [[name, f"{share:.0f}"] for name, share in [*large.items(), ("all others", rest)]]


def main() -> None:
    """Measure and print; renew the figures of a document when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=3_000, help="short documents, in each language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=["texts", "start", "memory", "profile"])
    parser.add_argument("--peers-python", default=sys.executable, help="the interpreter the peers are installed for")
    parser.add_argument("--write", type=Path, help="a Markdown file whose measured part is renewed")
    options = parser.parse_args()
    if options.only and options.write:
        parser.error("--write takes all parts")
    parts = options.only or ["texts", "start", "memory", "profile"]
    tables: list[Table] = []
    reasons: dict[str, str] = {}
    if "texts" in parts:
        made = corpora(options.documents)
        measure(made, options.rounds, options.peers_python)
        tables += [of_texts(made), of_growth(made)]
        reasons = {peer: reason for corpus in made for peer, reason in corpus.reasons.items()}
    if "start" in parts:
        tables.append(of_start(options.rounds))
    if "memory" in parts:
        tables.append(of_memory(options.documents))
    if "profile" in parts:
        tables += of_stages()
    notes = "".join(f"\n{peer}: {reason}\n" for peer, reason in reasons.items())
    print("".join(table.markdown() for table in tables) + notes)
    if options.write:
        python = f"{platform.python_implementation()} {'.'.join(platform.python_version_tuple()[:2])}"
        caption = f"{python}, {options.rounds} round{'s' * (options.rounds > 1)}; at most two digits count.\n"
        told = caption + "".join(table.markdown(bare=False) for table in tables) + notes + "\n"
        page, count = MEASURED.subn(lambda _: told, options.write.read_text("utf-8"))
        if not count:
            raise SystemExit(f"{options.write}: no <!-- measured --> … <!-- /measured --> to put the figures in")
        options.write.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
