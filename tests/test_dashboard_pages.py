"""Every page in every state, run by Streamlit's own test runner: no exception, the right figures, text as text."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("overview", "compare", "editions", "parts", "facts", "texts", "add", "checks", "dictionary")
HOSTILE = """<script>document.title='taken'</script> "><img src=x onerror=alert(1)> **bold** $x^2$ :red[no]
\u202e610 exposants\u202c. La foire <b>Fin & Cie</b> réunit 610 exposants, dont 51 exposants de <i>Singapour</i>,
sur 70 000 m2 pour 3 millions d'euros.
=cmd|' /C calc'!A0 12 visiteurs [lien](javascript:alert(1)) `code` &amp; {{x}}
"""


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVENT_METRICS_LIBRARY", str(tmp_path / "none.duckdb"))
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)


def opened(
    monkeypatch: pytest.MonkeyPatch, folder: Path | str | None = None, page: str = "", **query: str | list[str]
) -> AppTest:
    """The dashboard on a folder (the seeds without one), at a page and an address."""
    monkeypatch.setattr(sys, "argv", ["dashboard.py", *([str(folder)] if folder else [])])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(str(ROOT / f"metrics/ui/pages/{page}.py")).run()
        if query:  # the page takes its own choices from the address
            for name, value in query.items():
                app.query_params[name] = value
            app.run()
    return app


def words(app: AppTest) -> str:
    """What the page says: texts, captions, HTML, notes."""
    kinds = ("title", "subheader", "caption", "text", "info", "warning", "success", "error")
    said = [str(element.value) for kind in kinds for element in app.get(kind)]
    return "\n".join(said + [element.proto.body for element in app.get("html")])


def test_opens_on_the_seeds_with_hedge_and_status_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch)
    assert not app.exception
    said = words(app)
    assert [metric.value for metric in app.metric[:2]] == ["20", "2"]
    for figure in ("≈ 1.4 trillion CNY", "more than 1,300", "70,000 m²", "expected", "over several editions"):
        assert figure in said
    assert app.get("plotly_chart")[0].proto.alt.startswith("Grid of editions")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("corpus", ["seeds", "samples"])
def test_every_page_on_one_and_many(page: str, corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page=page, corpus=corpus)
    assert not app.exception
    assert (corpus == "samples") == any("no source of facts" in warning.value for warning in app.warning)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_on_an_empty_folder_says_what_to_do(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(monkeypatch, tmp_path, page)
    assert not app.exception
    if page not in ("add", "dictionary"):
        assert "There is no text here yet" in app.info[0].value


@pytest.mark.parametrize("page", PAGES)
def test_every_page_on_one_text_without_numbers(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("La foire ouvre ses portes.", encoding="utf-8")
    assert not opened(monkeypatch, tmp_path, page).exception


@pytest.mark.parametrize("page", PAGES)
def test_hostile_text_stays_text(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a <img src=x onerror=alert(1)> $b$.txt").write_text(HOSTILE, encoding="utf-8")
    app = opened(monkeypatch, tmp_path, page, q="exposants <b>")
    app = opened(monkeypatch, tmp_path, page)
    assert not app.exception
    for element in app.get("html"):
        for tag in ("<script", "<img", "<i>", "<b>Fin"):
            assert tag not in element.proto.body
    for kind in ("markdown", "caption", "info", "warning"):  # these read Markdown: nothing of a text may stand there
        assert not [element.value for element in app.get(kind) if "Singapour" in str(element.value)]
    for chart in app.get("plotly_chart"):
        assert "<script" not in chart.proto.spec.replace("&lt;script", "")


def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text("Le salon réunit 610 exposants.", encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    app = opened(monkeypatch, tmp_path)
    said = words(app)
    assert not app.exception
    assert "610" in said
    assert "broken.pdf" in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("facts", {"status": "expected", "lang": "fr"}),
        ("compare", {"metrics": ["forums", "companies"], "scale": "logarithmic"}),
        ("texts", {"doc": "004_0e1aa2266af52dae"}),
        ("facts", {"money": "EUR", "numbers": "French", "area": "ha"}),
        ("overview", {"q": "forums"}),
        ("dictionary", {"term": "visitors"}),
    ],
)
def test_an_address_opens_its_view_and_stays(
    page: str, query: dict[str, list[str] | str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(monkeypatch, page=page, **query)
    assert not app.exception
    listed = {name: value if isinstance(value, list) else [value] for name, value in query.items()}
    assert {name: value if isinstance(value, list) else [value] for name, value in app.query_params.items()} == listed


@pytest.mark.parametrize(
    "query",
    [
        {"metric": ["<script>"], "year": ["x" * 5000], "corpus": "../../etc", "at": "-1", "money": "ZZZ"},
        {"doc": "nobody", "fact": "no:1", "sort": "up", "metrics": ["a"] * 300, "hedge": ["exact", "exact"]},
    ],
)
@pytest.mark.parametrize("page", PAGES)
def test_a_senseless_address_opens_the_page(
    page: str, query: dict[str, list[str] | str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not opened(monkeypatch, page=page, **query).exception


def test_nothing_default_stands_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    for page in PAGES:
        assert not opened(monkeypatch, page=page).query_params, page


def test_filters_count_and_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page="facts")
    app.multiselect(key="status").set_value(["expected"]).run()
    table = app.dataframe[0].value
    assert set(table["status"]) == {"expected"}
    assert app.query_params["status"] == "expected"
    assert any("reported (" in option for option in app.multiselect(key="status").options)
    next(button for button in app.button if "Clear" in button.label).click().run()
    assert len(app.dataframe[0].value) == 20
    assert not app.query_params


def test_a_square_of_the_grid_opens_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch)
    chosen = {"selection": {"points": [{"customdata": ["Smart China Expo 2021", "forums"]}], "point_indices": [0]}}
    app.session_state["coverage"] = chosen
    app.run()
    assert not app.exception
    assert "Smart China Expo 2021: 2 facts of forums" in words(app)
    assert "Lors de SCE 2021" in words(app)


def test_a_search_nobody_meets_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, q="zzzzz")
    assert "No fact passes" in app.info[0].value


def test_a_pasted_text_is_read_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page="add")
    app.text_area(key="paste_text").input("Le salon réunit plus de 2 000 exposants <b>.")
    app.button[0].click().run()
    assert not app.exception
    assert "1 text added, 1 fact found." in app.success[0].value
    app.switch_page(str(ROOT / "metrics/ui/pages/overview.py")).run()
    assert "more than 2,000" in words(app)


def test_uploads_one_bad_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, page="add")
    app.file_uploader[0].upload("good.txt", "Le salon réunit 610 exposants.".encode(), "text/plain")
    app.file_uploader[0].upload("bad.docx", b"PK nothing", "application/octet-stream")
    app.file_uploader[0].upload("photo.jpg", b"\xff\xd8", "image/jpeg")
    next(button for button in app.button if button.label == "Read these files").click().run()
    said = words(app)
    assert not app.exception
    assert "✓ good.txt: 1 text read" in said
    assert "✗ bad.docx" in said
    assert "✗ photo.jpg" in said


def test_a_table_of_facts_opens_without_its_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from metrics import extract

    path = tmp_path / "facts.parquet"
    extract(["Le salon réunit 610 exposants, dont 51 de Singapour.", "70 000 m2 en 2021"]).to_parquet(path)
    for page in PAGES:
        assert not opened(monkeypatch, path, page).exception, page


def test_two_readers_do_not_share_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = opened(monkeypatch, status="expected"), opened(monkeypatch)
    assert first.metric[0].value != second.metric[0].value == "20"
