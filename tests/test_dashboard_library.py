"""The library in the dashboard: shown where it is, written only when asked, in use elsewhere said in one sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.corpus.store import Library
from metrics.corpus.storefile import default_path
from metrics.document import Document
from tests.test_dashboard_pages import PAGES, ROOT, opened, words

TEXT = "Le salon réunit plus de 2 000 exposants <b>, dont 510 étrangers, dans le hall 5."


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data" / "library.duckdb"
    monkeypatch.setenv("EVENT_METRICS_LIBRARY", str(path))
    return path


@pytest.fixture
def filled(place: Path) -> Path:
    with Library() as library:
        library.add([Document("salon", TEXT, title="Le salon <i>"), Document("quiet", "La foire ouvre.")])
    return place


@pytest.fixture
def held(filled: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the library open."""
    code = f"import duckdb; held = duckdb.connect({str(filled)!r}); print('open', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def paste(app: AppTest, text: str = TEXT, name: str = "") -> AppTest:
    if name:
        app.text_input(key="paste_name").input(name)
    app.text_area(key="paste_text").input(text)
    return next(button for button in app.button if button.label == "Read this text").click().run()


def corpora(app: AppTest) -> list[str]:
    return list(app.selectbox(key="corpus").options)


def test_no_library_no_choice_and_nothing_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page="add")
    assert corpora(app) == ["Seed texts", "Sample texts"]
    assert not app.checkbox(key="keep_texts").value
    assert "nothing is written" in words(app)
    paste(app)
    assert "1 text added" in app.success[0].value
    assert not place.parent.exists()
    assert not opened(monkeypatch, corpus="library").exception


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_library_leaves_its_file_alone(
    page: str, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled.read_bytes()
    app = opened(monkeypatch, page=page, corpus="library")
    assert not app.exception
    assert corpora(app)[-1] == "Library"
    assert filled.read_bytes() == before
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_a_text_of_the_library_has_its_other_numbers(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page="texts", corpus="library", doc="salon")
    assert "2 facts marked" in words(app)
    assert "1 other numbers" in words(app)


def test_a_kept_text_stays_for_the_next_visit_and_is_kept_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page="add")
    app.checkbox(key="keep_texts").check().run()
    assert not place.exists()
    paste(app, name="../salon")
    assert not app.exception
    assert "✓ 1 text added to the library." in words(app)
    assert app.selectbox(key="corpus").value == "library"
    paste(app)
    assert "0 texts added to the library, 1 known already" in words(app)
    app = opened(monkeypatch, corpus="library")
    assert "more than 2,000" in words(app)
    with Library() as library:
        assert [text.doc_id for text in library.documents()] == ["../salon"]


@pytest.mark.usefixtures("held")
def test_a_library_in_use_elsewhere_is_one_sentence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for page in PAGES:
        app = opened(monkeypatch, page=page, corpus="library")
        assert not app.exception, page
        if page not in ("add", "dictionary"):
            (error,) = app.error
            assert "in use by another program" in error.value
            assert str(place) not in words(app)
    app = opened(monkeypatch, page="add")
    app.checkbox(key="keep_texts").check().run()
    paste(app)
    assert not app.exception
    assert "Not kept in the library, only for this visit. The library is in use" in words(app)
    assert "1 text added" in app.success[0].value


def test_a_library_freed_opens_at_the_next_try(held: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, corpus="library")
    assert app.error
    held.kill()
    held.wait()
    next(button for button in app.button if button.label == "Try again").click().run()
    assert not app.error
    assert "more than 2,000" in words(app)


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 9000])
def test_a_file_that_is_no_library_is_told(content: bytes, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    app = opened(monkeypatch, corpus="library")
    assert not app.exception
    assert "not a library" in app.error[0].value
    assert place.read_bytes() == content


def test_facts_read_by_other_rules_are_marked_as_such(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library() as library:
        library.rows("UPDATE meta SET value = 'older' WHERE key = 'rules'")
    assert "read by other rules" in words(opened(monkeypatch, corpus="library"))
    app = opened(monkeypatch, page="add")
    app.checkbox(key="keep_texts").check().run()
    paste(app, "La foire réunit 12 exposants.")
    assert "The rules have changed since the library was read: 0 facts gained, 0 lost, 2 as before." in words(app)


def test_the_path_is_the_users_choice(place: Path) -> None:
    assert default_path() == place
    assert ROOT not in place.parents
