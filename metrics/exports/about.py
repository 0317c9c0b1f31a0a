"""What goes with a file of facts: how it was made, and what its columns mean."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

__all__ = ["about", "columns"]

COLUMNS = Path(__file__).parents[1] / "data" / "columns.toml"


def columns() -> dict[str, str]:
    """What each column of the table means, in the order of the table.

    >>> columns()["stated"]
    'that surface, as it stands in the text'
    """
    entries = tomllib.loads(COLUMNS.read_text("utf-8"))
    return {name: entry["meaning"] for name, entry in entries.items()}


def about(**filters: Any) -> dict[str, Any]:
    """What goes with a file of facts: version, time, the filters that chose its rows, the meaning of its columns."""
    chosen = {name: value for name, value in filters.items() if value not in (None, "", [], ())}
    return {
        "made_by": f"event-metrics {version('event-metrics')}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "filters": chosen,
        "columns": columns(),
    }
