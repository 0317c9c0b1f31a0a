"""A real browser on a real server: skipped, with the reason, where no Chromium is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.servers import serve

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as needing a browser."""
    for item in items:
        if Path(str(item.fspath)).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


def start(folder: Path | None, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server on the seeds or a folder, on a free port; its process and address."""
    process, port = serve(log, "--server.address", "127.0.0.1", *(["--", str(folder)] if folder else []))
    return process, f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    wanted = os.environ.get("E2E_BROWSER")
    found = next(filter(None, map(shutil.which, [wanted] if wanted else NAMES)), None)
    if found is None:
        pytest.skip("no Chromium or Chrome on the PATH: install one, or name it in E2E_BROWSER")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on the seeds and the sample texts. Its log must hold no traceback and no deprecation."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    process, address = start(None, log)
    yield address
    process.terminate()
    process.wait(10)
    said = log.read_text()
    assert "Traceback" not in said
    assert "Please replace" not in said


@pytest.fixture(scope="session")
def windows(chromium: Any) -> Iterator[Callable[[bool], Any]]:
    """One context per theme for all tests, so that the program's scripts are fetched and compiled once."""
    made: dict[bool, Any] = {}

    def window(dark: bool) -> Any:
        if dark not in made:
            made[dark] = context_of(chromium, dark)
        return made[dark]

    yield window
    for context in made.values():
        context.close()


def context_of(chromium: Any, dark: bool) -> Any:
    """A browser without history."""
    return chromium.new_context(color_scheme="dark" if dark else "light", locale="en-GB")


@pytest.fixture
def visit(chromium: Any, windows: Callable[[bool], Any], server: str) -> Iterator[Callable[..., Any]]:
    """Open an address in a page of its own, or a fresh browser; no request may have gone to another host after it."""
    opened: list[Any] = []
    asked: list[str] = []

    def visited(
        path: str = "",
        *,
        base: str = "",
        width: int = 1280,
        height: int = 2400,
        dark: bool = False,
        fresh: bool = False,
    ) -> Any:
        context = context_of(chromium, dark) if fresh else windows(dark)
        page = context.new_page()
        opened.append(context if fresh else page)
        page.set_viewport_size({"width": width, "height": height})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{base or server}/{path}")
        page.locator("h1").first.wait_for(timeout=30_000)
        settle(page)
        return page

    yield visited
    for page in opened:
        page.close()
    outside = [url for url in asked if urlsplit(url).hostname not in ("127.0.0.1", "localhost", None)]
    assert not [url for url in outside if not url.startswith(("data:", "blob:"))]


def settle(page: Any) -> None:
    """Wait until the server has finished its run and the page is drawn."""
    page.wait_for_timeout(100)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30_000)
    page.wait_for_timeout(100)
