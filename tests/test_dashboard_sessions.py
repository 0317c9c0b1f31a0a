"""Thirty readers at once on a real server: each sees the view of their own filters, and memory stays bounded."""

from __future__ import annotations

import json
import os
import re
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.servers import serve

READERS = 30
ROUNDS = 4
MOST_PER_READER = 8.0  # megabytes that a reader with a page open may take
MOST_PER_ROUND = 30.0  # megabytes that thirty more filters, once all pages are open, may leave


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The dashboard on forty texts, driven without a browser; its address and process."""
    pytest.importorskip(
        "streamlit.web.server.starlette.starlette_agent_routes", reason="this Streamlit has no such way in"
    )
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        text = f"La Foire de Lyon {1980 + number} réunit {1000 + number} exposants."
        (texts / f"t{number:02}.txt").write_text(text, encoding="utf-8")
    log = tmp_path / "log"
    options = ["--server.address", "127.0.0.1", "--server.enableAgentApi", "true"]
    process, port = serve(log, *options, "--", str(texts))
    try:
        yield f"http://127.0.0.1:{port}", process.pid
        assert "Traceback" not in log.read_text()
    finally:
        process.terminate()
        process.wait(10)


def ask(address: str, **what: Any) -> dict[str, Any]:
    """One request of a reader; the page they get, waited for."""
    request = urllib.request.Request(
        f"{address}/_stcore/agent/interact", json.dumps(what).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=120) as response:
        found: dict[str, Any] = json.loads(response.read())
    return found if found.get("status") == "ready" else ask(address, session_id=found["session_id"])


def filtered(address: str, number: int, session: str) -> dict[str, Any]:
    """The Facts page of a reader, new where session is "", searched for a number."""
    known = {"session_id": session} if session else {}
    return ask(address, page="facts", query_params={"q": [str(number)]}, **known)


def memory(process: int) -> float:
    """Megabytes of memory a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def stated(page: dict[str, Any]) -> set[int]:
    """The numbers of exhibitors that stand on the page, outside the choices offered."""
    said = json.dumps([part for part in parts(page["tree"]) if part.get("type") in ("dataframe", "text", "html")])
    return {int(number) for number in re.findall(r"\b(10[0-3]\d) exposants", said)}


def parts(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All elements of a page."""
    yield tree
    for child in tree.get("children", []):
        yield from parts(child)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc, which this system lacks")
def test_thirty_readers_see_their_own_view_in_bounded_memory(server: tuple[str, int]) -> None:
    address, process = server
    first = ask(address)
    assert first["status"] == "ready"
    sizes = [memory(process)]
    sessions = [""] * READERS
    with ThreadPoolExecutor(READERS) as readers:
        for turn in range(ROUNDS):
            wanted = [1000 + (number + 10 * turn) % 40 for number in range(READERS)]
            pages = list(readers.map(filtered, [address] * READERS, wanted, sessions))
            assert [stated(page) for page in pages] == [{number} for number in wanted]
            sessions = [page["session_id"] for page in pages]
            assert len(set(sessions)) == READERS
            sizes.append(memory(process))
    print("megabytes: " + ", ".join(f"{size:.0f}" for size in sizes))
    assert sizes[1] - sizes[0] < READERS * MOST_PER_READER
    assert sizes[-1] - sizes[1] < MOST_PER_ROUND * (ROUNDS - 1)
