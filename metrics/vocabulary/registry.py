"""Units by definition: what pint makes of data/units.toml and of the units a user defines.

Reading texts needs no pint, only the factors it gives: `python -m metrics.vocabulary.registry` writes them to
data/units.json.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pint

__all__ = ["define", "generate"]

DATA = Path(__file__).parents[1] / "data"


def read_toml() -> dict[str, Any]:
    """data/units.toml as it stands."""
    return tomllib.loads((DATA / "units.toml").read_text(encoding="utf-8"))


def registry(lines: str) -> pint.UnitRegistry[float]:
    """A registry that knows these definitions and nothing else, so that a misread unit is an error, not a surprise."""
    units: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    for line in filter(None, map(str.strip, lines.splitlines())):
        units.define(line)
    return units


def generate() -> dict[str, list[Any]]:
    """The content of units.json: unit → dimension, symbol of the unit its values are kept in, factor, offset."""
    data = read_toml()
    units = registry(data["definitions"])
    return {
        member: [quantity["dimension"], quantity["symbol"], *_line(units, member, quantity["unit"])]
        for quantity in data["quantities"].values()
        for member in quantity["members"]
    }


def define(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The same for a user's own units, an entry each: `[arpent] is = "34.19 * are"`.

    The definition uses the names of data/units.toml or of an entry above it. `symbol` may name the unit the values
    are kept in where it measures something new: `[bale] symbol = "bale"` is a unit of its own, of dimension other.
    Raises ValueError naming the entry.
    """
    data = read_toml()
    units = registry(data["definitions"])
    made: dict[str, list[Any]] = {}
    for name, entry in entries.items():
        if not name.isidentifier() or name in units:
            raise ValueError(
                f'[units.{name}]: "{name}" is taken or no plain name; use letters and _, such as bale_of_hay'
            )
        definition = entry.get("is")
        if definition is None:
            units.define(f"{name} = [{name}]")
            made[name] = ["other", str(entry.get("symbol", name)), 1.0, 0.0]
            continue
        try:
            units.define(f"{name} = {definition}")
            if units.Unit(name).dimensionless:
                raise ValueError("a plain number is no unit")
            made[name] = _measured(units, name, data["quantities"], made)
        except (pint.PintError, ValueError, TypeError, AssertionError, AttributeError) as error:
            raise ValueError(f'[units.{name}] is = "{definition}": {error}; write it as 34.19 * are') from error
    return made


def _measured(
    units: pint.UnitRegistry[float], name: str, quantities: Mapping[str, Any], made: Mapping[str, list[Any]]
) -> list[Any]:
    """The line of a new unit: that of the first quantity, or user's unit, it can be converted to."""
    for quantity in quantities.values():
        if units.is_compatible_with(name, quantity["unit"]):
            return [quantity["dimension"], quantity["symbol"], *_line(units, name, quantity["unit"])]
    for base, (dimension, symbol, *_) in made.items():
        if units.is_compatible_with(name, base):
            return [dimension, symbol, *_line(units, name, base)]
    raise ValueError("measures nothing that units.toml has")


def _line(units: pint.UnitRegistry[float], name: str, canonical: str) -> tuple[float, float]:
    """Factor and offset of the way to the canonical unit, which is a straight line."""
    zero, far = (float(units.Quantity(x, name).to(canonical).magnitude) for x in (0.0, 1e6))
    return _plain((far - zero) / 1e6), _plain(zero)


def _plain(number: float) -> float:
    """The number without the noise of floats: 0.09290304 for 0.09290304000000001."""
    short = float(f"{number:.13g}")
    return short if abs(short - number) < 1e-14 * abs(number) else number


def main() -> None:
    """Write data/units.json."""
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(line, ensure_ascii=False)}" for name, line in generate().items()
    )
    (DATA / "units.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
