from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metrics.cli import app
from tests import files

SEEDS = Path(__file__).parents[1] / "seeds"


def test_the_main_job_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "a.html").write_text(files.PAGE, "utf-8")
    (tmp_path / "b.pdf").write_bytes(files.pdf(["610 exposants"]))
    line = ["extract", str(SEEDS), str(tmp_path), "-o", str(tmp_path / "out" / "facts.xlsx"), "--currency", "EUR"]
    assert CliRunner().invoke(app, line).exit_code == 0
    line = ["library", "add", str(SEEDS), "--library", str(tmp_path / "l.duckdb")]
    assert CliRunner().invoke(app, line).exit_code == 0
