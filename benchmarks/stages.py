"""Where the process time goes, from cProfile: by stage that metrics/facts.py calls, and by module."""

from __future__ import annotations

import cProfile
import gc
import pstats
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import metrics
from metrics import facts

PACKAGE = str(Path(metrics.__file__).parent)
LIBRARIES = ("pandas", "numpy", "pyarrow")  # the table
STAGES = {
    "text": "fold",
    "detect": "language of the text",
    "layout": "sentences",
    "words": "read words",
    "setting": "event context",
    "status": "status, scope, years",
    "scope": "status, scope, years",
    "years": "status, scope, years",
    "dating": "status, scope, years",
    "parts": "parts",
    "rows": "rows and table",
    "table": "rows and table",
    "triggers": "looking for sentences with numbers",
    "facts": "keeping facts together",
}

Function = tuple[str, int, str]  # file, line, name


def profile(texts: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Seconds by stage and by module, for texts that are read to a table.

    A stage is everything below a function that facts.py calls. A module's seconds are those spent in its own functions
    and in the functions of the standard library that it calls.
    """
    profiler = cProfile.Profile()
    gc.collect()
    profiler.enable()
    metrics.extract(texts)
    profiler.disable()
    stats: dict[Function, Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    stages, modules = Counter[str](), Counter[str]()
    shares: dict[Function, dict[str, float]] = {}
    for function, (_, _, own, _, callers) in stats.items():
        for module, share in _shares(function, stats, shares).items():
            modules[module] += own * share
        for caller, (_, _, own_there, there) in callers.items():
            if caller[0] != facts.__file__ or function[0] == facts.__file__:
                continue
            called = _module(function[0])
            name = called.rpartition(".")[2]
            stages[STAGES.get(name, name) if called else STAGES["facts"]] += there if called else own_there
        if function[0] == facts.__file__:
            stages[STAGES["facts"]] += own
    return stages, modules


def _module(file: str) -> str:
    """The name of a module of ours, or of a library that makes the table; empty for others."""
    if file.startswith(PACKAGE):
        return ".".join(Path(file).relative_to(PACKAGE).with_suffix("").parts)
    return next((name for name in LIBRARIES if f"/{name}/" in file.replace("\\", "/")), "")


def _shares(
    function: Function, stats: dict[Function, Any], known: dict[Function, dict[str, float]]
) -> dict[str, float]:
    """For which modules a function works, adding up to 1: its own, or its callers' by the time they asked for."""
    if function in known:
        return known[function]
    if module := _module(function[0]):
        known[function] = {module: 1.0}
        return known[function]
    known[function] = {}  # a function that calls itself asks the others only
    found = Counter[str]()
    for caller, (_, _, _, there) in stats[function][4].items():
        for module, share in _shares(caller, stats, known).items():
            found[module] += there * share
    total = sum(found.values())
    known[function] = {module: seconds / total for module, seconds in found.items()} if total else {"other": 1.0}
    return known[function]
