"""Numbers, hedges and names in words, as charts, cards and tables show them: English or French number format."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

__all__ = [
    "HEDGES",
    "NumberFormat",
    "amount",
    "full",
    "hedged",
    "is_missing",
    "metric_name",
    "qualifiers",
    "records",
    "short",
    "span",
    "unit_name",
]

NumberFormat = Literal["en", "fr"]

# relation -> what stands before the number; one dictionary for screen, tooltip and alt text
HEDGES: dict[str, str] = {
    "=": "",
    "~": "≈ ",
    ">": "more than ",
    ">=": "at least ",
    "<": "less than ",
    "<=": "up to ",
}
SCALES: dict[NumberFormat, tuple[tuple[float, float, str], ...]] = {
    # from, divided by, word. French counts in thousands of milliards before it says billion
    "en": ((1e12, 1e12, "trillion"), (1e9, 1e9, "billion"), (1e6, 1e6, "million")),
    "fr": ((1e9, 1e9, "milliards"), (1e6, 1e6, "millions")),
}
UNITS = {"d": "days", "count": ""}
SPANS = ((365.25, "year"), (30.4375, "month"), (1.0, "day"), (1 / 24, "hour"), (1 / 1440, "minute"))  # days
NARROW = "\u202f"  # narrow no-break space: French digit groups


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN, <NA> or ""."""
    return value is None or value == "" or value != value or type(value).__name__ == "NAType"


def full(value: float, style: NumberFormat = "en") -> str:
    """Every digit of the number, grouped; at most six decimals, none that are zero.

    >>> full(1400000000000.0), full(83.5), full(196490, "fr"), full(-2.5, "fr")
    ('1,400,000,000,000', '83.5', '196\\u202f490', '-2,5')
    """
    if not math.isfinite(value):
        return str(value)
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    text = "0" if text in {"-0", ""} else text
    if style == "fr":
        text = text.replace(",", NARROW).replace(".", ",")
    return text


def short(value: float, style: NumberFormat = "en") -> str:
    """The number in words where it is long; three significant figures from a million on.

    >>> short(1.4e12), short(1.4e12, "fr"), short(70000), short(2547000)
    ('1.4 trillion', '1\\u202f400 milliards', '70,000', '2.55 million')
    """
    if not math.isfinite(value):
        return str(value)
    for least, divisor, word in SCALES[style]:
        if abs(value) >= least:
            scaled = value / divisor
            whole = max(len(f"{abs(scaled):.0f}"), 1)
            word = word.removesuffix("s") if style == "fr" and abs(scaled) < 2 else word
            return f"{full(round(scaled, max(3 - whole, 0)), style)} {word}"
    if abs(value) >= 1000:
        return full(round(value), style)
    return full(float(f"{value:.3g}"), style) if abs(value) < 100 else full(round(value, 1), style)


def unit_name(unit: str) -> str:
    """What stands behind a number: nothing for counts, "days" for d, the unit itself for all else.

    >>> unit_name("count"), unit_name("d"), unit_name("CNY")
    ('', 'days', 'CNY')
    """
    return UNITS.get(unit, unit)


def amount(value: float, unit: str, style: NumberFormat = "en", *, whole: bool = False) -> str:
    """Number and unit; whole=True keeps every digit, and days.

    >>> amount(70000, "m²"), amount(12, "%"), amount(0.5, "%", "fr"), amount(1826.25, "d")
    ('70,000 m²', '12%', '0,5\\u202f%', '5 years')
    """
    if unit == "d" and not whole:
        return span(value, style)
    number = full(value, style) if whole else short(value, style)
    if unit == "%":
        return f"{number}{NARROW if style == 'fr' else ''}%"
    return f"{number} {unit_name(unit)}".rstrip()


def span(days: float, style: NumberFormat = "en") -> str:
    """A duration in the largest unit that needs no decimal, or one from days down, as texts tell it; else in days.

    >>> span(1826.25), span(547.875), span(45), span(0.125), span(1), span(3.333)
    ('5 years', '18 months', '45 days', '3 hours', '1 day', '3.33 days')
    """
    for size, name in SPANS:
        number = round(days / size, 1 if size <= 1 else 0)
        if abs(number) >= 1 and abs(number * size - days) < 1e-6 * abs(days):
            return f"{short(number, style)} {name}{'' if abs(number) == 1 else 's'}"
    return f"{short(days, style)} days"


def hedged(row: Mapping[str, Any], style: NumberFormat = "en", *, whole: bool = False) -> str:
    """The figure with its hedge, in words. Reads relation, value, low, high, unit and kind.

    >>> hedged({"relation": "~", "value": 1.4e12, "unit": "CNY", "kind": "level"})
    '≈ 1.4 trillion CNY'
    >>> hedged({"relation": "range", "value": 15, "low": 10, "high": 20, "unit": "count", "kind": "level"})
    '10 to 20'
    >>> hedged({"relation": "=", "value": 12, "unit": "%", "kind": "change"})
    '+12%'
    """
    unit, relation = str(row["unit"]), str(row["relation"])
    if is_missing(row["value"]):
        return "not converted"
    if relation == "range" and not is_missing(row.get("low")) and not is_missing(row.get("high")):
        low, high = float(row["low"]), float(row["high"])
        first = amount(low, "" if unit != "%" else unit, style, whole=whole)
        return f"{first} to {amount(high, unit, style, whole=whole)}"
    value = float(row["value"])
    sign = "+" if row.get("kind") == "change" and value > 0 else ""
    return f"{HEDGES.get(relation, '')}{sign}{amount(value, unit, style, whole=whole)}"


def qualifiers(row: Mapping[str, Any]) -> list[str]:
    """What else must be said beside the number: expected, over several editions, a part, a change, a share.

    >>> qualifiers({"status": "expected", "scope": "cumulative", "kind": "level", "part_of": None})
    ['expected', 'over several editions']
    """
    said = []
    if row["status"] == "expected":
        said.append("expected")
    if row["scope"] == "cumulative":
        said.append("over several editions")
    if row["kind"] in ("change", "share"):
        said.append(str(row["kind"]))
    if not is_missing(row.get("part_of")):
        said.append("part of a total")
    return said


def metric_name(metric: str) -> str:
    """A metric id as a heading.

    >>> metric_name("exhibition_area")
    'Exhibition area'
    """
    return metric.replace("_", " ").capitalize()


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries by column name."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
