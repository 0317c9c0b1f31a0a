"""Rows of a test table, those that are wrong today marked as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

__all__ = ["wanted"]


def wanted(rows: Sequence[tuple[Any, ...]], wrong: Mapping[str, str]) -> list[Any]:
    """The rows (language, text, …) as parameters; a text in wrong is a strict xfail with the reason given there."""
    texts = [row[1] for row in rows]
    assert len(set(texts)) == len(texts), sorted(text for text in texts if texts.count(text) > 1)
    assert set(wrong) <= set(texts), sorted(set(wrong) - set(texts))
    return [
        pytest.param(*row, marks=[pytest.mark.xfail(reason=wrong[row[1]], strict=True)] if row[1] in wrong else [])
        for row in rows
    ]
