from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from metrics.corpus import store
from metrics.corpus.store import Library, LibraryError
from metrics.document import Document

FAIR = Document("foire", "La foire a réuni 610 exposants et 31 pays.", "Bilan", "2021-04", "fr", "a/foire.txt")
SHOW = Document("salon", "Le salon occupe 3 halls.", lang="fr")


def test_the_same_text_is_added_once(tmp_path: Path) -> None:
    with Library(tmp_path / "l.duckdb") as library:
        first = library.add([FAIR, SHOW])
        again = library.add(
            [Document("other", FAIR.text, source="b/foire.txt"), Document("foire", "5 halls", lang="fr")]
        )
        assert (first.new, first.known) == (["foire", "salon"], [])
        assert (again.new, again.known) == (["foire-2"], ["other"])
        facts = library.facts()
        assert [document.doc_id for document in library.documents()] == ["foire", "salon", "foire-2"]
        assert library.contents()["sources"][0] == "a/foire.txt, b/foire.txt"
    with Library(tmp_path / "l.duckdb") as library:
        assert library.documents()[0] == FAIR
        pd.testing.assert_frame_equal(library.facts(), facts)
    assert sorted(facts["doc_id"].unique()) == ["foire", "foire-2", "salon"]


def test_facts_are_those_of_extract(tmp_path: Path) -> None:
    import metrics

    with Library(tmp_path / "l.duckdb") as library:
        library.add([FAIR, SHOW])
        pd.testing.assert_frame_equal(library.facts(), metrics.extract([FAIR, SHOW]))
        assert library.remove(["foire", "nowhere"]) == ["foire"]
        pd.testing.assert_frame_equal(library.facts(), metrics.extract([SHOW]))
        assert library.add([FAIR]).new == ["foire"]


def test_other_rules_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(tmp_path / "l.duckdb") as library:
        library.add([FAIR, SHOW])
        assert library.add([]).changes is None
        n = len(library.facts())
        library.rows("UPDATE facts SET value = 611 WHERE value = 610")  # what other rules had read
        library.rows("DELETE FROM facts WHERE value = 3")
        monkeypatch.setattr(store, "fingerprint", lambda _: "new")
        changes = library.add([]).changes
        assert changes is not None
        assert str(changes) == f"2 facts gained, 1 lost, {n - 2} as before"
        assert (changes.gained["value"].tolist(), changes.lost["value"].tolist()) == ([610.0, 3.0], [611.0])
        assert library.add([]).changes is None


def test_another_process(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    hold = "import sys, time; from metrics.corpus.store import Library; "
    hold += "l = Library(sys.argv[1]); print('open', flush=True); "
    with subprocess.Popen(
        [sys.executable, "-c", hold + "time.sleep(60)", str(path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LibraryError, match="open in another process; close it"):
            Library(path)
        other.kill()
    Library(path).close()


def test_what_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "text.duckdb").write_text("no database at all " * 1000)
    with pytest.raises(LibraryError, match=r"text\.duckdb: not a library"):
        Library(tmp_path / "text.duckdb")
    duckdb.connect(str(tmp_path / "other.duckdb")).execute("CREATE TABLE x (y INT)").close()
    with pytest.raises(LibraryError, match="no library of event-metrics"):
        Library(tmp_path / "other.duckdb")
    with Library(tmp_path / "new.duckdb") as library:
        library.rows("UPDATE meta SET value = '99' WHERE key = 'version'")
    with pytest.raises(LibraryError, match="made by a newer"):
        Library(tmp_path / "new.duckdb")


def test_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = store.STEPS
    monkeypatch.setattr(store, "STEPS", steps[:1])
    with Library(tmp_path / "l.duckdb") as library:
        library.add([FAIR])
    monkeypatch.setattr(store, "STEPS", steps)
    with Library(tmp_path / "l.duckdb") as library:
        assert library.meta("version") == "2"
        assert library.rows("SELECT count(*) FROM corrections") == [(0,)]
        assert library.documents() == [FAIR]


def test_other_columns_are_read_again(tmp_path: Path) -> None:
    with Library(tmp_path / "l.duckdb") as library:
        library.add([FAIR])
        facts = library.facts()
        library.rows("ALTER TABLE facts DROP COLUMN scope")
        assert library.is_stale()
        assert library.add([]).changes is not None
        pd.testing.assert_frame_equal(library.facts(), facts)


IMPORT = """
import sys
from metrics.document import Document
from metrics.corpus.store import Library
with Library(sys.argv[1]) as library:
    print("begin", flush=True)
    begin = int(sys.argv[2])
    texts = (Document(f"t{i}", f"{i} exposants et {i + 1} halls " * 4, lang="fr") for i in range(begin, begin + 3000))
    if sys.argv[3] == "add":
        library.add(texts)
    else:
        library.update()
    print("done", flush=True)
"""


def killed_at_random(path: Path, rounds: int, seed: int) -> int:
    """Import 3,000 texts, kill the process somewhere, look; how many imports were finished in the end."""
    rng = random.Random(seed)
    finished = 0
    for turn in range(rounds):
        what = "update" if finished and turn % 3 == 2 else "add"
        command = [sys.executable, "-c", IMPORT, str(path), str(3000 * turn), what]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(rng.uniform(0, 1.5))
            process.kill()
            finished += what == "add" and "done" in process.stdout.read()
        with Library(path) as library:
            [(texts,)] = library.rows("SELECT count(*) FROM texts")
            [(facts,)] = library.rows("SELECT count(DISTINCT doc_id) FROM facts")
            [(orphans,)] = library.rows("SELECT count(*) FROM sources WHERE hash NOT IN (SELECT hash FROM texts)")
        assert texts % 3000 == 0
        assert texts >= 3000 * finished  # killed after the commit, before it could say so
        assert (facts, orphans) == (texts, 0)
        finished = texts // 3000
    return finished


def test_kill_in_the_middle_of_imports(tmp_path: Path) -> None:
    killed_at_random(tmp_path / "l.duckdb", rounds=4, seed=1)
