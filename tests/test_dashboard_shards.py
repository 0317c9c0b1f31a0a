"""A folder of fact shards, read through DuckDB: the pages show what they show of the same facts in memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics.charts.wording import records
from metrics.document import Document
from metrics.facts import analyse
from metrics.table import SCHEMA
from metrics.ui import aggregate, filters, loading, shards
from metrics.ui.corpus import Corpus, Source
from metrics.ui.filters import Filter
from metrics.ui.index import Index
from tests.test_dashboard_pages import PAGES, ROOT, opened, words

TEXTS = (
    "La Foire de Lyon 2022 réunit 610 exposants, dont 51 exposants de Singapour, sur 70 000 m2.",
    "The Lyon fair 2022 expects more than 2,000 visitors and 640 exhibitors, up 12%.",
    "La Foire de Lyon 2022 réunit 640 exposants et 3 millions d'euros de contrats.",
)


@pytest.fixture(scope="module")
def facts() -> pd.DataFrame:
    return analyse([Document(f"d{i}", text) for i, text in enumerate(TEXTS * 3)])[0]


@pytest.fixture
def folder(facts: pd.DataFrame, tmp_path: Path) -> Path:
    """The facts in four shards, one empty, as a job writes them."""
    place = tmp_path / "shards [1]"
    place.mkdir()
    third = len(facts) // 3
    for number, part in enumerate((facts[:third], facts[:0], facts[third : 2 * third], facts[2 * third :])):
        part.to_parquet(place / f"part-{number}.parquet", index=False)
    (place / "_job.json").write_text("{}")
    (place / "part-9.parquet.77.part").write_bytes(b"PAR1")
    return place


@pytest.fixture
def both(folder: Path, facts: pd.DataFrame) -> tuple[Corpus, Corpus]:
    """The facts in their files, and in memory."""
    source = Source("folder", "F", "", (str(folder),))
    lazy = loading.load(source, loading.stamp(source.paths))
    assert isinstance(lazy, shards.ShardCorpus)
    return lazy, Corpus(source, {}, facts, facts[:0], [], Index.of(facts))


def test_rows_columns_and_wholes_are_those_in_memory(both: tuple[Corpus, Corpus]) -> None:
    lazy, whole = both
    size = whole.index.size
    assert size == lazy.index.size > 20
    for rows in ([], [0], [3, 1, 3], list(range(size)), list(range(size))[::-1]):
        pd.testing.assert_frame_equal(
            lazy.rows(np.array(rows, dtype=np.int64)), whole.facts.take(rows), check_index_type=False
        )
    for name in SCHEMA:
        pd.testing.assert_series_equal(lazy.column(name), whole.column(name))
    ids = [*whole.facts["fact_id"], "nobody", "' OR 1=1 --"]
    assert lazy.positions_of(ids).tolist() == whole.positions_of(ids).tolist()
    assert lazy.wholes.tolist() == whole.wholes.tolist()
    assert (lazy.wholes >= 0).any()
    assert records(lazy.checked) == records(whole.checked)


@pytest.mark.parametrize("said", ["", "foire", "EXPOSANTS 640", "lyon d'euros", "%", "' OR 1=1 --", "zzz"])
def test_filters_and_search_find_the_same(said: str, both: tuple[Corpus, Corpus]) -> None:
    lazy, whole = both
    for chosen in (Filter.of(said), Filter.of(said, metric=("exhibitors",), lang=("fr",))):
        rows = filters.positions(whole, chosen)
        assert filters.positions(lazy, chosen).tolist() == rows.tolist()
        assert filters.facet_counts(lazy, chosen, "metric") == filters.facet_counts(whole, chosen, "metric")
        groups = [aggregate.shared_groups(corpus, rows) for corpus in both]
        pd.testing.assert_frame_equal(*groups)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_shards(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for query in ({}, {"metric": "exhibitors", "q": "lyon"}, {"money": "USD", "area": "ha"}):
        app = opened(monkeypatch, folder, page, **query)
        assert not app.exception
        assert not app.error


def test_a_fact_of_a_shard_opens_its_sentence(
    folder: Path, facts: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(monkeypatch, folder, "facts", fact=str(facts["fact_id"].iloc[-1]), sort="largest first")
    assert not app.exception
    assert "<mark>" in words(app)
    assert app.dataframe[0].value["figure"].iloc[0] == "3,000,000 EUR"


def test_what_is_no_table_of_facts_is_named_or_read_as_texts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "torn.parquet").write_bytes(b"PAR1 nothing")
    found = shards.files_of([str(folder)])
    assert found is not None
    assert [line.partition(":")[0] for line in found[1]] == ["torn.parquet"]
    assert "torn.parquet" in words(opened(monkeypatch, folder))
    pd.read_parquet(folder / "part-0.parquet").assign(value="many").to_parquet(folder / "part-0.parquet")
    app = opened(monkeypatch, folder)
    assert not app.exception
    assert "same columns and types" in app.error[0].value
    (folder / "a.txt").write_text("610 exposants", encoding="utf-8")
    assert shards.files_of([str(folder)]) is None


def test_more_facts_than_fit_are_left_out_by_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "MOST", 12)
    found = shards.files_of([str(folder)])
    assert found is not None
    assert len(found[0]) <= 12
    assert found[1]
    assert all("left out, 12 facts at once" in line for line in found[1])


@pytest.mark.long
def test_a_million_facts_in_twenty_shards_stay_interactive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Server time of every page with a new filter, and the memory that a million facts more take."""
    import time

    sys.path.insert(0, str(ROOT))
    from benchmarks.dashboard import table

    made = table(1_000_000)
    for number in range(20):
        made[number * 50_000 : (number + 1) * 50_000].to_parquet(tmp_path / f"{number:02}.parquet", index=False)
    del made
    monkeypatch.setattr(sys, "argv", ["dashboard.py", str(tmp_path)])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    start, before = time.perf_counter(), memory()
    app.run()
    said = [f"first start {time.perf_counter() - start:.1f} s, {memory() - before:.0f} MB"]
    slowest = 0.0
    start = time.perf_counter()
    for number, page in enumerate(PAGES):
        app.switch_page(str(ROOT / f"metrics/ui/pages/{page}.py")).run()
        for name, value in (("year", [str(2006 + number)]), ("metric", ["visitors"]), ("q", f"counted 1{number}")):
            app.session_state[name] = value
            start = time.perf_counter()
            app.run()
            took = time.perf_counter() - start
            slowest = max(slowest, took)
            said.append(f"{page}: {name} {took * 1000:.0f} ms")
            assert not app.exception
        for name in ("year", "metric"):
            app.session_state[name] = []
        app.session_state["q"] = ""
        start = time.perf_counter()
        app.run()
        said.append(f"{page}: all {(time.perf_counter() - start) * 1000:.0f} ms")
    said.append(f"in the end {memory() - before:.0f} MB")
    print("\n".join(said))
    assert slowest < 10


def memory() -> float:
    """Megabytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def in_memory(folder: Path, name: str) -> str:
    """The shards in fsspec's store in memory; their address."""
    import fsspec

    store = fsspec.filesystem("memory")
    for path in folder.iterdir():
        store.pipe(f"/{name}/{path.name}", path.read_bytes())
    return f"memory://{name}"


@pytest.mark.parametrize("name", ["bucket/facts", "bucket [2]/a?b*"])
def test_shards_in_a_store_are_those_on_disk(name: str, folder: Path, both: tuple[Corpus, Corpus]) -> None:
    source = Source("folder", "F", "", (in_memory(folder, name),))
    remote = loading.load(source, loading.stamp(source.paths))
    assert isinstance(remote, shards.ShardCorpus)
    size = remote.index.size
    pd.testing.assert_frame_equal(remote.rows(np.arange(size)), both[0].rows(np.arange(size)))
    pd.testing.assert_frame_equal(remote.rows(np.array([4, 1])), both[0].rows(np.array([4, 1])))
    assert remote.holding("singapour").tolist() == both[0].holding("singapour").tolist()
    assert remote.wholes.tolist() == both[0].wholes.tolist()


def test_pages_open_on_shards_in_a_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (in_memory(folder, "pages"), folder.as_uri()):
        app = opened(monkeypatch, address, "facts", q="lyon")
        assert not app.exception
        assert not app.error
        assert app.dataframe


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3://bucket/facts/", "s3:// needs one more package: pip install s3fs"),
        ("gs://bucket/facts/", "gs:// needs one more package: pip install gcsfs"),
        ("xyz://bucket/facts", "no store is called xyz://; known are s3://"),
        ("memory://nothing-here", "nothing there; check the address"),
        ("memory://texts", "a.txt holds no facts; from a store the dashboard opens facts"),
        ("memory://refused", "access refused (no key); check the credentials"),
        ("memory://silent", "cannot be read (TimeoutError: no answer); check the address, the network"),
    ],
)
def test_what_is_wrong_with_a_store_is_said(address: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    store = MemoryFileSystem()
    store.pipe("/texts/a.txt", b"610 exposants")
    real = MemoryFileSystem.find

    def find(self: MemoryFileSystem, path: str, **more: object) -> object:
        if "refused" in path:
            raise PermissionError("no key")
        if "silent" in path:
            raise TimeoutError("no answer")
        return real(self, path, **more)

    monkeypatch.setattr(MemoryFileSystem, "find", find)
    if address.startswith(("s3", "gs")):
        name = {"s3": "s3fs", "gs": "gcsfs"}[address[:2]]
        monkeypatch.setitem(sys.modules, name, None)
    app = opened(monkeypatch, address)
    assert not app.exception
    assert said in app.error[0].value


def test_a_shard_that_goes_while_it_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    app = opened(monkeypatch, in_memory(folder, "going"), "facts")
    assert not app.error
    fsspec.filesystem("memory").rm("/going/part-2.parquet")
    app.session_state["q"] = "lyon"
    app.run()
    assert not app.exception
    assert "cannot be read any more" in app.error[0].value
