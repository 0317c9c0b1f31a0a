"""Areas and money in the unit the reader asks for; what cannot be converted stays as stated and says so."""

from __future__ import annotations

import pandas as pd

__all__ = ["ADDED", "AREAS", "shown"]

AREAS = {"m²": 1.0, "ha": 1e-4, "sq ft": 10.763910416709722}  # one square metre in each; 1 ft = 0.3048 m by definition
ADDED = ["shown_value", "shown_low", "shown_high", "shown_unit", "rate", "rate_date", "rate_source"]


def shown(facts: pd.DataFrame, area: str = "m²", money: str = "as stated") -> pd.DataFrame:
    """The facts with what is shown beside what is stated: shown_value, shown_low, shown_high and shown_unit.

    Money in another currency also gets rate, rate_date and rate_source; without a rate it stays as stated.
    Reads dimension, unit, value, low, high, kind, year, published.

    >>> facts = pd.DataFrame({"dimension": ["area"], "unit": ["m²"], "value": [7e4], "low": [7e4], "high": [7e4]})
    >>> shown(facts, "ha")[["shown_value", "shown_unit"]].values.tolist()
    [[7.0, 'ha']]
    """
    names = {f"shown_{name}": facts[name] for name in ("value", "low", "high", "unit")}
    table = facts.assign(**names, rate=float("nan"), rate_date=None, rate_source=None)
    table = table.astype({"rate_date": "str", "rate_source": "str"})
    if area != "m²" and area in AREAS:
        is_area = (table["dimension"] == "area") & (table["unit"] == "m²")
        for name in ("shown_value", "shown_low", "shown_high"):
            table[name] = table[name].where(~is_area, table[name] * AREAS[area])
        table["shown_unit"] = table["shown_unit"].where(~is_area, area)
    if money != "as stated":
        from metrics.rates import in_currency

        made = in_currency(facts, money)
        has_rate = made["money_unit"].notna() & (made["unit"] != money)
        for name in ("value", "low", "high", "unit"):
            table[f"shown_{name}"] = table[f"shown_{name}"].where(~has_rate, made[f"money_{name}"])
        for name in ("rate", "rate_date", "rate_source"):
            table[name] = made[name].where(has_rate)
    return table
