"""Throughput and memory of a whole run: Parquet of texts in, Parquet of facts out.

    python benchmarks/throughput.py [--documents 1000 10000 100000] [--jobs 1 2]

Texts are those of corpus.py, about 3 kB each. Every run is a process of its own. One table is printed; of the process
that reads and writes, and of the workers, it has the peak memory (of the largest worker) and the processor time (of all
workers), which says what is lost between processes even on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from corpus import texts

ONE = """
import json, resource, sys, time
from metrics.corpus.run import Job, extract
if __name__ == "__main__":
    began = time.perf_counter()
    summary = extract(Job((sys.argv[1],), sys.argv[2], jobs=int(sys.argv[3])), quiet=True)
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"s": time.perf_counter() - began, "characters": summary.characters, "facts": summary.facts,
        "documents": summary.documents, "parent": own.ru_maxrss, "worker": workers.ru_maxrss,
        "cpu": own.ru_utime + own.ru_stime, "cpu_workers": workers.ru_utime + workers.ru_stime}))
"""


def write(path: Path, number: int) -> None:
    """A Parquet file of texts, made a thousand at a time."""
    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, number, 1000):
            made = texts(min(1000, number - start), seed=start)
            writer.write_table(pa.table({"id": [str(start + i) for i in range(len(made))], "text": made}, schema))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    print("| documents | processes | seconds | documents/s | MB/s | facts | MB, first | MB, worker | CPU s | workers |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "one.py"
        script.write_text(ONE)
        for number in options.documents:
            source = Path(folder) / f"{number}.parquet"
            write(source, number)
            for jobs in options.jobs:
                command = [sys.executable, str(script), str(source), f"{folder}/facts.parquet", str(jobs)]
                told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
                peak = f"{told['parent'] / 1024:.0f} | {told['worker'] / 1024:.0f}"
                cpu = f"{told['cpu']:.1f} | {told['cpu_workers']:.1f}"
                speed = f"{number / told['s']:.0f} | {told['characters'] / 1e6 / told['s']:.2f}"
                print(
                    f"| {number} | {jobs} | {told['s']:.1f} | {speed} | {told['facts']} | {peak} | {cpu} |", flush=True
                )


if __name__ == "__main__":
    main()
