"""Shards of texts → shards of facts on a Dask cluster: one file in, one file out, each written whole or not at all.

What is there already is not done again, so a job that was stopped is started anew by the same command. Paths are local
or of any store that fsspec knows (s3://…, gs://…). No text and no fact goes through the scheduler.
"""

from __future__ import annotations

import json
import os
import posixpath
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from metrics.corpus.jobs import Settings, batches, nothing, parts
from metrics.corpus.remote import NEEDS, file_system
from metrics.corpus.run import Job, Summary, check
from metrics.corpus.store import fingerprint
from metrics.exports.writers import FORMATS, RowGroups
from metrics.readers import Blob, Options, kind_of, read_blob
from metrics.sources import NOTE, SKIPPED, Problem, Problems, unique

__all__ = ["Shard", "extract_shards", "shards", "work"]

JOB_FILE = "_job.json"
WINDOW = 1_000  # shards handed to the scheduler at a time
MAX_TOLD = 100  # problems told of one shard


@dataclass(frozen=True, slots=True)
class Shard:
    """One task: a file of texts, the file of its facts, what the ids of its texts begin with."""

    source: str
    target: str
    name: str


@dataclass(slots=True)
class Done:
    """What a task says when it ends."""

    documents: int
    facts: int
    characters: int
    problems: list[Problem]


def shards(paths: Iterable[str], output: str) -> Iterator[Shard | Problem]:
    """The tasks of a job, in the order of names; kinds of file we do not read are named."""
    found: list[str] = []
    for path in paths:
        fs, inside = file_system(path)
        if fs.isdir(inside):
            names = sorted(fs.find(inside))
        else:
            names = sorted(fs.glob(inside)) if any(c in inside for c in "*?[") else [inside] * fs.exists(inside)
        if not names:
            yield Problem(path, "nothing there", "check the path")
        for name in names:
            if posixpath.basename(name).startswith((".", "_")):
                continue
            url = name if "file" in fs.protocol or "local" in fs.protocol else fs.unstrip_protocol(name)
            if kind_of(name) is None:
                yield Problem(url, "skipped, not a kind of file we read", kind=SKIPPED)
            else:
                found.append(url)
    stems = [posixpath.basename(url).removesuffix(".gz").rpartition(".")[0] for url in found]
    times = Counter(stems)
    for url, stem in zip(found, stems, strict=True):
        folder = posixpath.basename(posixpath.dirname(url))
        name = f"{folder}-{stem}" if times[stem] > 1 else stem
        yield Shard(url, f"{output.rstrip('/')}/{name}.parquet", name)


@contextmanager
def whole_file(path: str) -> Iterator[Any]:
    """A file to write that is there only when it is complete: renamed on disks, uploaded at its end elsewhere."""
    fs, inside = file_system(path)
    local = "file" in fs.protocol or "local" in fs.protocol
    written = f"{inside}.{os.getpid()}.part" if local else inside
    if local:
        Path(inside).parent.mkdir(parents=True, exist_ok=True)
    file = fs.open(written, "wb")
    try:
        yield file
        file.close()
        if local:
            os.replace(written, inside)
    except BaseException:
        if local:
            file.close()
            Path(written).unlink(missing_ok=True)
        raise


def work(shard: Shard, settings: Settings, options: Options, jobs: int = 1) -> Done:
    """One task: read a shard batch by batch, write its facts. With jobs > 1 a document cannot kill this process."""
    problems = Problems()
    done = Done(0, 0, 0, [])
    fs, inside = file_system(shard.source)
    with fs.open(inside, "rb") as file, whole_file(shard.target) as target:
        used: dict[str, int] = {}
        found = read_blob(Blob(posixpath.basename(inside), file, shard.name, shard.source), options)
        items = (item if isinstance(item, Problem) else unique(item, used) for item in found)
        empty = nothing(settings).table
        assert empty is not None
        facts = RowGroups(target, empty.schema)
        for batch, part in parts(batches(items, problems), settings, problems, jobs):
            done.documents += len(batch)
            done.characters += batch.characters
            done.facts += part.rows
            facts.write(part.table)
        facts.close()
    done.problems = problems[:MAX_TOLD]
    return done


def extract_shards(job: Job, address: str) -> Summary:
    """Run a job on the cluster at address ("local": on this machine, job.jobs workers) into the folder job.output.

    A shard that kills its workers is read once more beside the cluster, text by text, and the text that did it is
    named. Raises ValueError when the folder holds facts made by other rules.
    """
    if not job.output:
        raise ValueError("--cluster writes a folder of Parquet files: name it with -o")
    if job.output.lower().endswith(FORMATS):
        raise ValueError(f"{job.output}: --cluster writes a folder of Parquet files; name a folder, not a file")
    check(job)
    began = time.monotonic()
    settings = job.settings
    summary = Summary(output=job.output)
    claim(job)
    there = present(job.output)
    todo: list[Shard] = []
    for item in shards(job.paths, job.output):
        if isinstance(item, Problem):
            summary.problems.append(item)
        elif posixpath.basename(item.target) not in there:
            todo.append(item)
        else:
            summary.resumed += 1
    if summary.resumed:
        reason = f"{summary.resumed} shards were there already"
        summary.problems.append(Problem(job.output, reason, "remove them to have them made anew", NOTE))
    suspects = []
    for shard, done in run_on(address, job, todo, settings):
        if done is None:
            suspects.append(shard)
        else:
            count(summary, done)
    for shard in suspects:
        count(summary, work(shard, settings, job.options, jobs=2))
    summary.seconds = time.monotonic() - began
    return summary


def run_on(address: str, job: Job, todo: list[Shard], settings: Settings) -> Iterator[tuple[Shard, Done | None]]:
    """Each shard as it is done; None for one that killed its workers."""
    if not todo:
        return
    try:
        dask: Any = import_module("dask")
        distributed: Any = import_module("distributed")
    except ImportError:
        raise ValueError(NEEDS) from None
    with dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.logging.distributed": "critical"}):
        here = None
        if address == "local":
            size = {"n_workers": job.jobs, "threads_per_worker": 1}
            here = distributed.LocalCluster(**size, dashboard_address=None, host="127.0.0.1", silence_logs=50)
        try:
            with client_of(distributed, here or address) as client:
                waiting = iter(todo)

                def submit(shard: Shard) -> Any:
                    task = client.submit(work, shard, settings, job.options, pure=False, retries=2)
                    of[task.key] = shard
                    return task

                of: dict[str, Shard] = {}
                running = distributed.as_completed(
                    [submit(shard) for shard, _ in zip(waiting, range(WINDOW), strict=False)]
                )
                for task in running:
                    shard = of.pop(task.key)
                    try:
                        yield shard, cast(Done, task.result())
                    except distributed.KilledWorker:
                        yield shard, None
                    except OSError as error:
                        said = error.strerror or str(error)
                        yield shard, Done(0, 0, 0, [Problem(shard.source, f"cannot be read ({said})", "check it")])
                    for following, _ in zip(waiting, range(1), strict=False):
                        running.add(submit(following))
        finally:
            if here is not None:
                here.close()


def client_of(distributed: Any, where: Any) -> Any:
    """A client of the cluster. Raises ValueError where there is none."""
    try:
        return distributed.Client(where)
    except (OSError, ValueError) as error:
        how = "give tcp://HOST:PORT of a Dask scheduler, or local"
        raise ValueError(f"--cluster {where}: no scheduler answers ({error}); {how}") from None


def count(summary: Summary, done: Done) -> None:
    """Add a finished shard to the summary."""
    summary.documents += done.documents
    summary.facts += done.facts
    summary.characters += done.characters
    summary.problems.extend(done.problems)


def present(output: str) -> set[str]:
    """The names of the shards that are there."""
    fs, inside = file_system(output)
    fs.invalidate_cache()
    return {posixpath.basename(name) for name in fs.find(inside, maxdepth=1)} if fs.exists(inside) else set()


def claim(job: Job) -> None:
    """Note in the folder by which rules its shards are made. Raises ValueError when it was by others."""
    rules = {"rules": fingerprint(job.rules), "lang": job.lang, "currency": job.currency}
    path = f"{job.output.rstrip('/')}/{JOB_FILE}"
    fs, inside = file_system(path)
    if fs.exists(inside):
        with fs.open(inside, "rb") as file:
            if json.loads(file.read()) != rules:
                raise ValueError(f"{job.output}: holds facts made by other rules or options; name another folder")
        return
    with whole_file(path) as file:
        file.write(json.dumps(rules).encode())
