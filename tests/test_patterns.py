"""No expression repeats without an end or strays exponentially; the measures that say so tell good from bad."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.patterns import ROOT, Found, judged

MOST_WAYS = 3_000  # in which an expression may match from one place before it gives up


@pytest.fixture(scope="module")
def patterns() -> dict[str, Any]:
    """All expressions of the program, in a process where nothing was compiled before."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=ROOT,
        env={**os.environ, "EVENT_METRICS_CACHE": ""},  # what is read from there, no line of ours compiles
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_every_expression_was_seen(patterns: dict[str, Any]) -> None:
    assert patterns["unseen"] == []
    assert len(patterns["found"]) > 50


def test_no_repeat_is_without_an_end(patterns: dict[str, Any]) -> None:
    assert [row[2:] for row in patterns["found"] if row[0]] == []


def test_none_strays(patterns: dict[str, Any]) -> None:
    assert [row[1:] for row in patterns["found"] if row[1] > MOST_WAYS] == []


@pytest.mark.parametrize(
    ("pattern", "endless", "fewest", "most"),
    [
        (r"\d{1,30}", 0, 1, 1),
        (r"\d+", 1, 1, 1),
        (r"(?:a*?|b)[^c]++", 2, 1, 10**12),
        (r"(?=(a+))b", 1, 1, 1),
        (r"\d{1,30}[ ]\d{1,30}x", 0, 1, 1),  # a space is no digit
        (r"\d{1,30}\d{1,30}x", 0, 30, 900),
        (r"(?:\d{1,9}[ ]?){1,9}x", 0, 10**6, 10**12),
        (r"(?:\d{1,9}[ ]){1,9}x", 0, 1, 1),
        (r"(?:\d{1,9}[ ]){1,9}\dx", 0, 9, 9),
        (r"(?:(?>\d{1,9})[ ]?){1,9}+x", 0, 1, 1),
        (r"(?:a|b|ab)(?:c|bcd)x", 0, 2, 4),
        (r"(?:a|b|c){1,30}x", 0, 1, 1),
        (r"(?:a|b|ab){1,30}x", 0, 2**20, 10**12),
        (r"\d{1,30}(?!\d)x", 0, 1, 1),
    ],
)
def test_judged(pattern: str, endless: int, fewest: int, most: int) -> None:
    without_end, ways = judged(Found("", 0, pattern, 0))
    assert without_end == endless
    assert fewest <= ways <= most
