"""The gold texts, level by level: a threshold is what was reached, rounded down, and only ever goes up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import metrics
from metrics.evaluate import Result, evaluate, load_gold

GOLD = Path(__file__).parent / "gold"

# quantity and fact are F1; the others are shares of the facts or documents where the column is right
REACHED = {
    "dev-fr": {
        "quantity": 0.99, "fact": 0.95, "status": 0.99, "scope": 0.99, "year": 0.99, "part_of": 0.97,
        "equivalent_of": 1.0, "segment": 0.98,
        "event": 1.0, "edition": 1.0, "place": 1.0, "published": 1.0, "lang": 1.0,
    },
    "dev-en": {
        "quantity": 0.99, "fact": 0.92, "status": 0.98, "scope": 0.99, "year": 0.98, "part_of": 0.96,
        "equivalent_of": 0.90, "segment": 1.0,
        "event": 1.0, "edition": 1.0, "place": 1.0, "published": 1.0, "lang": 1.0,
    },
    "wide-fr": {
        "quantity": 0.98, "fact": 0.91, "status": 0.99, "scope": 0.99, "year": 0.97, "part_of": 0.85,
        "equivalent_of": 0.75, "segment": 0.88,
        "event": 0.98, "edition": 1.0, "place": 0.96, "published": 1.0, "lang": 1.0,
    },
    "wide-en": {
        "quantity": 0.98, "fact": 0.93, "status": 0.98, "scope": 0.99, "year": 0.97, "part_of": 0.89,
        "equivalent_of": 0.91, "segment": 0.93,
        "event": 0.96, "edition": 0.93, "place": 0.91, "published": 0.94, "lang": 1.0,
    },
    "es": {
        "quantity": 0.99, "fact": 0.94, "status": 0.98, "scope": 1.0, "year": 0.90, "part_of": 0.62,
        "equivalent_of": 0.60, "segment": 0.86,
        "event": 0.86, "edition": 0.71, "place": 0.93, "published": 0.92, "lang": 1.0,
    },
}  # fmt: skip


@cache
def scored(name: str) -> Result:
    gold = load_gold(GOLD / name)
    return evaluate(gold, metrics.extract([metrics.Document(text.name, text.text) for text in gold]))


def share(result: Result, level: str) -> float:
    """The figure of one level; raises KeyError where no gold text says anything of it."""
    figures: dict[str, Any] = result.figures()
    if level in ("quantity", "fact"):
        return float(figures[level]["f1"])
    return float({**figures["context"], **figures["document"]}[level])


def faults(result: Result, level: str) -> str:
    """What to read when a level falls: the faults that name it, or all where none does."""
    return "\n".join([error for error in result.errors if f" {level} " in error] or result.errors)


def levels() -> Iterator[tuple[str, str, float]]:
    return ((name, level, least) for name, reached in REACHED.items() for level, least in reached.items())


def test_the_seeds_are_read_without_a_fault() -> None:
    result = scored("seeds")
    assert result.documents == 2
    assert result.errors == []
    assert {share(result, level) for level in REACHED["dev-fr"] if level != "equivalent_of"} == {1.0}


@pytest.mark.parametrize(("name", "level", "least"), list(levels()), ids=str)
def test_no_level_falls(name: str, level: str, least: float) -> None:
    result = scored(name)
    reached = share(result, level)
    assert reached >= least, f"{level} of {name} is {reached:.4f}, was {least}\n{faults(result, level)}"
