"""A disk that fills up while something is written: one line says so, and what was there stays whole."""

from __future__ import annotations

import os
import random
import string
import subprocess
import sys
from pathlib import Path

import pytest

from metrics.corpus.store import Library
from metrics.document import Document

resource = pytest.importorskip("resource", reason="this system sets no limit to the size of files")
ROOT = Path(__file__).resolve().parents[1]
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing further fails, as on a full disk
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from metrics.cli import main
sys.argv = ["event-metrics", *sys.argv[2:]]
main()
"""


def limited(size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """The program with a limit to the bytes of each file it writes."""
    own = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), *words], env=own, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_an_export_leaves_the_old_file_whole(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"facts{suffix}"
    path.write_bytes(b"old")
    run = limited(2_000, "extract", str(ROOT / "seeds"), "-o", str(path))
    assert run.returncode == 1
    assert run.stderr == f"event-metrics: {path}: file too large\n"
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_import_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path, texts = tmp_path / "l.duckdb", tmp_path / "texts"
    texts.mkdir()
    rng = random.Random(1)
    told = "The fair was open for the day and it had 3 halls, which is more than in the year before. " * 20
    for number in range(30):
        noise = "".join(rng.choices(string.ascii_letters, k=20_000))
        (texts / f"{number}.txt").write_text(told + noise, "utf-8")
    with Library(path) as library:
        library.add([Document("a", "La foire a réuni 610 exposants.", lang="fr")])
        before = library.facts()
    run = limited(300_000, "library", "add", str(texts), "--library", str(path))
    assert run.returncode == 1
    assert run.stderr.startswith(f"event-metrics: {path}: could not be written, it is as before (")
    with Library(path) as library:
        assert [document.doc_id for document in library.documents()] == ["a"]
        assert library.facts().equals(before)
        assert len(library.add([Document("b", "3 halls")]).new) == 1
