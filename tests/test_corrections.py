"""Corrections in the library: kept by text and span, whatever becomes of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics.corpus import store
from metrics.corpus.corrections import correct, corrections, withdraw
from metrics.corpus.store import Library, LibraryError
from metrics.document import Document

FAIR = Document("foire", "La foire a réuni 610 exposants et 31 pays.", lang="fr")
SPAN = (17, 30)  # 610 exposants
SHOWN = ["doc_id", "start", "end", "column", "value", "note"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "l.duckdb") as opened:
        opened.add([FAIR, Document("salon", "Le salon 🎪 occupe 3 halls.", lang="fr")])
        yield opened


def test_added_listed_taken_back(library: Library) -> None:
    assert corrections(library).empty
    correct(library, "salon", (18, 25), "metric", None, "no fact")
    correct(library, "foire", SPAN, "value", 600)
    correct(library, "foire", SPAN, "status", "expected", "a forecast")
    correct(library, "foire", SPAN, "value", 611.0, "counted again")
    rows = [
        ["foire", *SPAN, "status", "expected", "a forecast"],
        ["foire", *SPAN, "value", "611.0", "counted again"],
        ["salon", 18, 25, "metric", None, "no fact"],
    ]
    assert corrections(library)[SHOWN].astype(object).replace({float("nan"): None}).values.tolist() == rows
    assert len(corrections(library, "foire")) == 2
    first = corrections(library)["hash"][0]
    assert withdraw(library, first, SPAN, "status")
    assert not withdraw(library, first, SPAN, "status")
    assert corrections(library)["column"].tolist() == ["value", "metric"]


def test_kept_when_the_rules_change_and_the_text_goes_and_comes(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    correct(library, "foire", SPAN, "value", 611)
    monkeypatch.setattr(store, "fingerprint", lambda _: "new")
    library.update()
    assert corrections(library)["value"].tolist() == ["611"]
    library.remove(["foire"])
    assert corrections(library)["doc_id"].isna().tolist() == [True]
    library.add([Document("autre", FAIR.text, lang="fr")])
    assert corrections(library, "autre")["value"].tolist() == ["611"]
    library.close()
    with Library(tmp_path / "l.duckdb") as again:
        assert corrections(again, "autre")["start"].tolist() == [17]


@pytest.mark.parametrize(
    ("doc_id", "span", "column", "value", "said"),
    [
        ("nobody", SPAN, "value", 1, "nobody: not in the library"),
        ("foire", (17, 99), "value", 1, "no span from 17 to 99 in a text of 42 characters"),
        ("foire", (5, 5), "value", 1, "no span"),
        ("foire", SPAN, "colour", "red", "colour: not a column that can be corrected; there are: metric"),
        ("foire", SPAN, "start", 3, "start: not a column that can be corrected"),
        ("foire", SPAN, "value", "many", "value: cannot be 'many'"),
        ("foire", SPAN, "value", float("inf"), "value: cannot be 'inf'"),
        ("foire", SPAN, "year", 2021.5, "year: cannot be '2021.5'"),
        ("foire", SPAN, "relation", "about", "relation: cannot be 'about'"),
    ],
)
def test_what_cannot_be_corrected(
    library: Library, doc_id: str, span: tuple[int, int], column: str, value: str | float, said: str
) -> None:
    with pytest.raises(LibraryError, match=said):
        correct(library, doc_id, span, column, value)
    assert corrections(library).empty
