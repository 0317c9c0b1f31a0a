"""How exact a printed figure is: the worth of its last digit, and the bounds it leaves open."""

from __future__ import annotations

import numpy as np
import pandas as pd

from metrics.vocabulary.units import units

__all__ = ["about", "bounds", "half_digit"]

ABOUT = 0.10  # how far "about", "nearly", "some" may be from the truth
ROUND = 0.05  # how much the zeros at the end of a figure may hide: 54,000 sq ft for 53,820
NUMBER = r"(\d(?:[\d.,'’ \u00a0\u2009\u202f]{0,99}\d)?)"
DECIMALS = r"[.,](?:\d{1,2}|\d{4,99})$"  # after which a zero is no rounding: 2.60 billion


def half_digit(table: pd.DataFrame, *, zeros: bool = False) -> pd.Series[float]:
    """Half the worth of the last digit printed, in the unit of value: the most that plain rounding can hide.

    Reads stated, stated_value, stated_unit, value and dimension. "15,7 milliards" is within 0.05 milliards; a count
    printed in full is exact. With zeros the zeros at the end of a figure may be rounding too, up to ROUND.

    >>> facts = pd.DataFrame({"stated": ["15,7 milliards de yuans", "7 ha", "610 exposants"],
    ...     "stated_value": [15.7e9, 7, 610], "value": [15.7e9, 7e4, 610], "stated_unit": ["CNY", "hectare", "count"],
    ...     "dimension": ["money", "area", "count"]})
    >>> half_digit(facts).tolist()
    [50000000.0, 5000.0, 0.0]
    """
    number = table["stated"].str.extract(NUMBER, expand=False)
    printed = number.str.replace(r"\D", "", regex=True).str.lstrip("0")
    digits = pd.to_numeric(printed.where(printed.str.len().between(1, 15)), errors="coerce")
    size = table["stated_value"].abs()
    digits = digits.where(digits.notna(), size.where(size.ge(1), 1.0).round())  # in words: "deux cents"
    factors = {name: unit.factor for name, unit in units().items()}
    factor = table["stated_unit"].map(factors).astype("float64").fillna(1.0)
    place = size / digits
    half = place / 2
    if zeros:
        figure = digits.round().astype("int64").astype("str").str.rstrip("0")
        nonzero = pd.to_numeric(figure.where(figure.ne(""), "1"))
        hidden = (size / nonzero / 2).clip(upper=size * ROUND).where(~number.str.contains(DECIMALS, na=False), 0.0)
        half = half.where(half.ge(hidden), hidden)
    else:
        half = half.where(table["dimension"].ne("count") | place.gt(1 + 1e-9), 0.0)
    return half * factor


def about(table: pd.DataFrame) -> pd.Series[float]:
    """What a hedge adds: a tenth of the value where the relation is ~, else nothing. Reads relation and value."""
    return (table["value"].abs() * ABOUT).where(table["relation"].eq("~"), 0.0)


def bounds(table: pd.DataFrame, *, zeros: bool = False) -> pd.DataFrame:
    """The least (least) and the most (most) the fact leaves possible, rounding and hedges included; ±inf where open.

    Reads relation, value, low and high beside the columns of half_digit.

    >>> facts = pd.DataFrame({"stated": ["près de 1 500", "plus de 1 300", "12,5 %"], "value": [1500.0, 1300.0, 12.5],
    ...     "stated_value": [1500.0, 1300.0, 12.5], "stated_unit": ["count", "count", "percent"],
    ...     "dimension": ["count", "count", "percent"], "relation": ["~", ">", "="], "low": [None, 1300.0, 12.5],
    ...     "high": [None, None, 12.5]})
    >>> bounds(facts).round(2).values.tolist()
    [[1350.0, 1650.0], [1300.0, inf], [12.45, 12.55]]
    """
    half = half_digit(table, zeros=zeros)
    point = table["relation"].isin(["=", "~"])
    slack = half.where(point | zeros, 0.0) + about(table)
    least = table["low"].astype("float64").where(~point, table["value"]) - slack
    most = table["high"].astype("float64").where(~point, table["value"]) + slack
    return pd.DataFrame({"least": least.fillna(-np.inf), "most": most.fillna(np.inf)})
