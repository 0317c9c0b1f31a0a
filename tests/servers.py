"""A real Streamlit server for a test, on a free port, answering when it is handed over."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TRIES = 600  # of a twentieth of a second


def serve(
    log: Path, *options: str, script: Path | str = "dashboard.py", folder: Path = ROOT
) -> tuple[subprocess.Popen[bytes], int]:
    """A server of the script, started in a folder with a library of its own beside its log; its process and port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *options]
    own = os.environ | {"EVENT_METRICS_LIBRARY": str(log.parent / "library.duckdb")}
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, stdout=file, stderr=subprocess.STDOUT, env=own)
    for _ in range(TRIES):
        assert process.poll() is None, f"the server ended: {log.read_text()[-800:]}"
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
            return process, port
        except OSError:
            time.sleep(0.05)
    process.terminate()
    raise AssertionError(f"the server does not answer: {log.read_text()[-800:]}")
