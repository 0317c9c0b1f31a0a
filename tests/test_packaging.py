from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {name: extra for name, extra in PROJECT["optional-dependencies"].items() if name != "benchmark"}
PIN = re.compile(r"([a-z0-9-]+)==[\w.]+( ; [\w .'<>=!]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pinned() -> set[str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return {found.group(1) for line in lines if (found := PIN.fullmatch(line))}


def test_constraints_hold_names_versions_and_hashes_only() -> None:
    first, *lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert first.startswith("# ")
    assert [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)] == []
    assert "setuptools" in pinned()


@pytest.mark.parametrize(
    "required", [*PROJECT["dependencies"], *(required for extra in EXTRAS.values() for required in extra)]
)
def test_every_dependency_is_pinned_and_explained(required: str) -> None:
    name = re.split(r"[\[>=<]", required)[0]
    if name == PROJECT["name"]:
        return
    assert name.lower().replace("_", "-") in pinned()
    if required in PROJECT["dependencies"]:
        reasons = (ROOT / "README.md").read_text("utf-8").split("## Dependencies")[1]
        assert re.search(rf"^\|.*\b{name}\b.*\|.*\|$", reasons, re.MULTILINE)
