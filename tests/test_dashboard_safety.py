"""The dashboard as a server: who reaches it, what it refuses, what its error pages tell."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.servers import serve

ROOT = Path(__file__).resolve().parents[1]
Start = Callable[..., tuple[str, int]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts Streamlit on a script from a folder, and says at which address and port it answers."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(script: Path, folder: Path, *options: str) -> tuple[str, int]:
        process, port = serve(tmp_path / f"{len(running)}.log", *options, script=script, folder=folder)
        running.append(process)
        return f"http://localhost:{port}", port

    yield begin
    for process in running:
        process.terminate()
        process.wait(10)


def answer(address: str, data: bytes | None = None, method: str = "GET", **headers: str) -> tuple[int, str]:
    """The status and the words of an answer."""
    request = urllib.request.Request(address, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("server", "address", "localhost"),
        ("server", "enableXsrfProtection", True),
        ("server", "enableCORS", True),
        ("server", "maxUploadSize", 20),
        ("client", "showErrorDetails", "none"),
        ("browser", "gatherUsageStats", False),
    ],
)
def test_settings(section: str, option: str, value: object) -> None:
    assert tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))[section][option] == value


@pytest.mark.skipif(
    not Path("/proc/net/tcp").exists(), reason="open ports are read from /proc, which this system lacks"
)
def test_started_anywhere_it_answers_this_machine_alone(start: Start, tmp_path: Path) -> None:
    address, port = start(ROOT / "dashboard.py", tmp_path)
    lines = [
        line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    listening = {line[1].split(":")[0] for line in lines if line[3] == "0A" and line[1].endswith(f":{port:04X}")}
    assert listening <= {"0100007F", "00000000000000000000000001000000"}
    assert listening
    status, _ = answer(f"{address}/_stcore/upload_file/session/file", b"x", "PUT")
    assert status in (400, 403)  # no token of this site
    for path in (
        "/%2e%2e/%2e%2e/etc/passwd",
        "/app/static/../../pyproject.toml",
        "/_stcore/component/../../x",
        "/media/x",
    ):
        _, said = answer(address + path)
        assert "root:" not in said
        assert "[project]" not in said
        assert str(ROOT) not in said


def test_an_error_page_tells_no_path(start: Start, tmp_path: Path) -> None:
    pytest.importorskip(
        "streamlit.web.server.starlette.starlette_agent_routes", reason="this Streamlit has no such way in"
    )
    script = tmp_path / "broken.py"
    script.write_text("import streamlit\nstreamlit.text('before')\nopen('/secret/name.txt')\n", "utf-8")
    address, _ = start(script, ROOT, "--server.enableAgentApi", "true")
    asked: dict[str, Any] = {}
    for _ in range(60):
        _, said = answer(
            f"{address}/_stcore/agent/interact",
            json.dumps(asked).encode(),
            "POST",
            **{"Content-Type": "application/json"},
        )
        found = json.loads(said)
        if found.get("status") == "ready":
            break
        asked = {"session_id": found["session_id"]}
    shown = json.dumps(found)
    assert "before" in shown
    assert "exception" in shown.lower() or "error" in shown.lower()
    for word in ("/secret", "broken.py", str(tmp_path), "Traceback"):
        assert word not in shown


def test_more_files_than_the_limit_are_left_out_with_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVENT_METRICS_LIBRARY", str(tmp_path / "none.duckdb"))
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    app.switch_page(str(ROOT / "metrics/ui/pages/add.py")).run()
    for number in range(203):
        app.file_uploader[0].upload(f"../{number}.txt", f"{number + 1} halls".encode(), "text/plain")
    next(button for button in app.button if button.label == "Read these files").click().run()
    assert not app.exception
    said = [element.value for element in app.text]
    assert "✗ 3 files were left out: 200 at once is the limit; add them after." in said
    assert sum(line.startswith("✓") for line in said) == 200
