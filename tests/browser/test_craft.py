"""Links, history, keyboard, themes, phone width, accessibility and hostile text, as the browser has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import settle, start
from test_journeys import choose, follow, said, saved

Visit = Callable[..., Any]
PAGES = ("", "compare", "editions", "parts", "facts", "texts", "add", "checks", "dictionary")
# what Streamlit itself brings: widgets we cannot change
KNOWN = {"presentation-role-conflict", "svg-img-alt", "aria-allowed-role", "scrollable-region-focusable", "region"}
HOSTILE = """<script>document.title='taken'</script> "><img src=http://example.com/x onerror="document.title='taken'">
La foire <b>Fin</b> & Cie réunit 610 exposants, dont 51 exposants de <i>Singapour</i> **gras** $x^2$ :red[non].
\u202eenvers 12 halls\u202c ~~barré~~ [lien](javascript:alert(1)) <form action=http://example.com><input></form>
"""


def test_a_copied_link_opens_the_same_view(visit: Visit) -> None:
    page = visit("facts")
    page.get_by_text("Filters", exact=True).click()
    choose(page, "Metric", "forums")
    choose(page, "Order", "largest first")
    path = page.url.split("/", 3)[3]
    other = visit(path, fresh=True)
    assert other.url.split("/", 3)[3] == path
    assert "Facts 1 to 4 of 4" in said(page)
    assert "Facts 1 to 4 of 4" in said(other)
    assert saved(other, "CSV")[1] == saved(page, "CSV")[1]


def test_back_and_forward_undo_and_redo_a_choice(visit: Visit) -> None:
    page = visit("compare")
    first = page.url
    page.get_by_text("logarithmic", exact=True).click()
    settle(page)
    second = page.url
    assert "scale=logarithmic" in second
    follow(page, "Facts")
    page.go_back()
    settle(page)
    assert page.url == second
    assert "Compare" in said(page)
    page.go_back()
    settle(page)
    assert page.url == first
    page.go_forward()
    settle(page)
    assert page.url == second


def test_filters_follow_to_other_pages(visit: Visit) -> None:
    page = visit("facts?status=expected")
    follow(page, "Overview")
    assert "status=expected" in page.url


def test_facts_are_reached_and_chosen_with_the_keyboard(visit: Visit) -> None:
    page = visit("texts")
    mark = page.locator(".doc mark").first
    mark.focus()
    page.keyboard.press("Enter")
    page.locator(".doc mark.here").wait_for()
    settle(page)
    assert "fact=" in page.url
    assert page.locator(".doc mark.here").count() == 1
    page.locator(".doc [tabindex='0']").first.focus()
    page.keyboard.press("Tab")
    assert (
        page.evaluate("document.activeElement.shadowRoot?.activeElement?.tabIndex ?? document.activeElement.tabIndex")
        == 0
    )


@pytest.mark.parametrize(
    ("path", "dark"), [*((path, False) for path in PAGES), ("", True), ("compare", True), ("texts", True)]
)
def test_a_phone_needs_no_sideways_scrolling_and_axe_finds_nothing_new(path: str, dark: bool, visit: Visit) -> None:
    page = visit(path, width=390, height=1600, dark=dark)
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    assert page.get_by_role("heading", level=1).first.is_visible()
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page.set_viewport_size({"width": 1280, "height": 2400})
    settle(page)
    found = axe.Axe().run(page).response["violations"]
    new = {rule["id"]: [node["html"][:160] for node in rule["nodes"][:3]] for rule in found if rule["id"] not in KNOWN}
    assert not new


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_chart_text_has_the_themes_colour(dark: bool, visit: Visit) -> None:
    page = visit("compare?metrics=forums", dark=dark)
    page.locator(".js-plotly-plot .annotation").first.wait_for()
    page.wait_for_timeout(800)
    ink = page.locator(".js-plotly-plot .annotation-text").first.evaluate("node => getComputedStyle(node).fill")
    assert ink == ("rgb(232, 235, 239)" if dark else "rgb(27, 31, 36)")


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_chart_is_saved_as_an_image(kind: str, visit: Visit) -> None:
    page = visit(f"compare?metrics=forums{'&image=SVG' if kind == 'SVG' else ''}")
    page.locator(".js-plotly-plot").first.hover()
    with page.expect_download() as waiting:
        page.locator(".js-plotly-plot .modebar-btn").first.click()
    data = waiting.value.path().read_bytes()
    assert data.startswith(b"\x89PNG" if kind == "PNG" else b"<svg")


def test_a_chart_page_and_a_text_page_ask_nobody(visit: Visit, tmp_path: Path, chromium: Any) -> None:
    page = visit("compare?metrics=forums")
    page.get_by_text("Table and downloads of this chart").first.click()
    settle(page)
    _, chart = saved(page, "Chart as a page (HTML)")
    page = visit("texts")
    _, text = saved(page, "This text as a page, facts marked (HTML)")
    for name, data in (("chart", chart), ("text", text)):
        (tmp_path / f"{name}.html").write_bytes(data)
        context = chromium.new_context()
        alone = context.new_page()
        asked: list[str] = []
        alone.on("request", lambda request, asked=asked: asked.append(request.url))
        alone.goto((tmp_path / f"{name}.html").as_uri())
        alone.wait_for_timeout(800)
        assert not [url for url in asked if url.startswith("http")]
        assert alone.locator("mark, .js-plotly-plot").count()
        context.close()


@pytest.fixture(scope="module")
def hostile(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on a folder of hostile texts."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "a <img src=x onerror=alert(1)> $b$.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "long.txt").write_text("Le salon réunit 610 exposants. " + "x" * 1_000_000, encoding="utf-8")
    process, address = start(folder, folder.parent / "hostile.log")
    yield address
    process.terminate()


@pytest.mark.parametrize(
    "path", [*PAGES, "facts?q=%3Cscript%3E", "texts?doc=long", "compare?metrics=%3Cimg+src%3Dx%3E"]
)
def test_hostile_text_is_shown_as_text(path: str, visit: Visit, hostile: str) -> None:
    page = visit(path, base=hostile)
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    assert page.title() != "taken"
    assert page.locator("[data-testid=stMain] img[src='x'], [data-testid=stMain] form[action*=example]").count() == 0
    assert page.locator("[data-testid=stMain] script").count() == 0
    assert page.locator("[data-testid=stMain] .katex").count() == 0
    assert page.locator("[data-testid=stException]").count() == 0
    if path == "texts":
        page.locator(".doc mark").first.wait_for()
        assert "<b>Fin</b>" in page.locator(".doc").inner_text()
        assert "$x^2$" in page.locator(".doc").inner_text()
