from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from metrics.corpus import cluster, jobs, run
from metrics.corpus.jobs import Settings
from metrics.corpus.run import Job
from metrics.document import Document
from metrics.sources import Problem

pytest.importorskip("distributed")


def make_shards(folder: Path, shards: int, rows: int, poison: tuple[int, int] | None = None) -> list[str]:
    folder.mkdir()
    texts = []
    for i in range(shards):
        made = [f"La foire {i} réunit {j + 2} exposants et {i + 2} halls." for j in range(rows)]
        if poison is not None and poison[0] == i:
            made[poison[1]] = "POISON"
        texts += made
        pd.DataFrame({"id": [f"{i}-{j}" for j in range(rows)], "text": made}).to_parquet(folder / f"s{i:02}.parquet")
    return texts


def table_of(work: list[jobs.Batch], problems: list[Problem], processes: int = 1) -> pd.DataFrame:
    found = [part.table for _, part in jobs.parts(work, Settings("fr"), problems, processes)]
    return pd.concat([jobs.frame(table) for table in found], ignore_index=True)


def rows_of(folder: Path) -> pd.DataFrame:
    return pd.concat([pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))], ignore_index=True)


def test_a_shard_is_whole_and_the_same_as_serial(tmp_path: Path) -> None:
    make_shards(tmp_path / "in", 1, 20)
    [shard] = [s for s in cluster.shards([str(tmp_path / "in")], str(tmp_path / "out")) if isinstance(s, cluster.Shard)]
    done = cluster.work(shard, Settings("fr"), run.Options())
    assert (done.documents, done.problems) == (20, [])
    serial = run.whole_table(Job((str(tmp_path / "in"),), lang="fr"))
    pd.testing.assert_frame_equal(rows_of(tmp_path / "out"), serial)
    assert len(serial) == done.facts > 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["s00.parquet"]


def test_names_of_shards(tmp_path: Path) -> None:
    for name in ("a/x.parquet", "b/x.parquet", "y.jsonl.gz", "_SUCCESS", "z.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = list(cluster.shards([str(tmp_path), str(tmp_path / "no")], "/out/"))
    assert [s.target for s in found if isinstance(s, cluster.Shard)] == [
        "/out/a-x.parquet",
        "/out/b-x.parquet",
        "/out/y.parquet",
    ]
    assert [p.reason for p in found if isinstance(p, Problem)] == [
        "skipped, not a kind of file we read",
        "nothing there",
    ]


def test_object_stores(tmp_path: Path) -> None:
    import fsspec

    make_shards(tmp_path / "in", 1, 5)
    memory = fsspec.filesystem("memory")
    memory.pipe("/bucket/in/a.parquet", (tmp_path / "in/s00.parquet").read_bytes())
    [shard] = cluster.shards(["memory://bucket/in"], "memory://bucket/out")
    assert isinstance(shard, cluster.Shard)
    cluster.work(shard, Settings("fr"), run.Options())
    with memory.open("/bucket/out/a.parquet", "rb") as file:
        assert len(pd.read_parquet(file)) > 0


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes whose extraction dies of the text POISON, as a fault in a native library would make it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "deadly.py").write_text(
        "import os, signal, metrics.corpus.jobs as jobs\n"
        "real = jobs.facts_of\n"
        "def facts_of(batch, settings):\n"
        "    if any(d.text == 'POISON' for d in batch.documents):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(batch, settings)\n"
        "jobs.facts_of = facts_of\n"
    )
    (tmp_path / "site" / "sitecustomize.py").write_text("import deadly\n")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'site'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
@pytest.mark.usefixtures("deadly")
def test_a_poison_document_among_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BATCH_DOCUMENTS", 10)
    texts = [Document(str(i), f"{i + 2} exposants" if i != 37 else "POISON", lang="fr") for i in range(60)]
    problems: list[Problem] = []
    work = list(jobs.batches(texts, problems))
    found = table_of(work, problems, 2)
    assert [(p.path, p.reason) for p in problems] == [("37", "extraction failed (it killed its process)")]
    rest = list(jobs.batches([text for text in texts if text.text != "POISON"], []))
    serial = table_of(rest, [])
    pd.testing.assert_frame_equal(found, serial)


@pytest.mark.long
@pytest.mark.usefixtures("deadly")
def test_killed_workers_and_a_poison_document(tmp_path: Path) -> None:
    import psutil

    texts = make_shards(tmp_path / "in", 8, 1500, poison=(3, 700))
    job = Job((str(tmp_path / "in"),), str(tmp_path / "out"), lang="fr", jobs=2)
    killed = []

    def kill_one() -> None:
        while not killed:
            time.sleep(0.1)
            busy = [p for p in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(p.cmdline())]
            if list((tmp_path / "out").glob("*.part")) and busy:
                killed.append(busy[-1].pid)
                os.kill(busy[-1].pid, signal.SIGKILL)

    thread = threading.Thread(target=kill_one)
    thread.start()
    summary = cluster.extract_shards(job, "local")
    killed.append(0)
    thread.join()
    assert killed[0]
    assert [p.reason for p in summary.problems] == ["extraction failed (it killed its process)"]
    documents = [Document(f"{i // 1500}-{i % 1500}", text) for i, text in enumerate(texts) if text != "POISON"]
    serial = table_of(list(jobs.batches(documents, [])), [])
    pd.testing.assert_frame_equal(rows_of(tmp_path / "out"), serial)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    (tmp_path / "out" / "s05.parquet").unlink()
    assert cluster.extract_shards(job, "local").documents == 1500
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert [path.name for path in after if before[path] != after[path]] == ["s05.parquet"]


def test_other_rules_do_not_mix(tmp_path: Path) -> None:
    make_shards(tmp_path / "in", 1, 5)
    cluster.claim(Job((), str(tmp_path / "out")))
    with pytest.raises(ValueError, match="made by other rules or options"):
        cluster.extract_shards(Job((str(tmp_path / "in"),), str(tmp_path / "out"), lang="fr"), "local")
