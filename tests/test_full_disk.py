"""A disk that fills up while something is written: one line says so, and what was there stays whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from metrics.document import Document
from metrics.store import Library

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
    assert "Traceback" not in run.stderr
    assert "File too large" in run.stderr
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_import_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path, texts = tmp_path / "l.duckdb", tmp_path / "texts"
    texts.mkdir()
    for number in range(200):
        (texts / f"{number}.txt").write_text(f"{number} halls. " + os.urandom(20_000).hex(), "utf-8")
    with Library(path) as library:
        library.add([Document("a", "La foire a réuni 610 exposants.", lang="fr")])
        before = library.facts()
    run = limited(path.stat().st_size + 300_000, "library", "add", str(texts), "--library", str(path))
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    with Library(path) as library:
        assert [document.doc_id for document in library.documents()] == ["a"]
        assert library.facts().equals(before)
