"""Amounts in one currency: which day's rate, and where there is none."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from metrics.rates import MONEY_COLUMNS, in_currency
from metrics.table import SCHEMA, to_table


def facts(*rows: tuple[float, str, int | None, str | None], dimension: str = "money") -> pd.DataFrame:
    """A table of amounts: value, unit, year, published."""
    values, units, years, published = zip(*rows, strict=True)
    given = {"value": values, "low": values, "high": values, "unit": units, "year": years, "published": published}
    return to_table({**given, "start": [0] * len(rows), "end": [0] * len(rows), "dimension": [dimension] * len(rows)})


@pytest.mark.parametrize(
    ("unit", "year", "published", "rate", "rate_date"),
    [
        ("USD", 2019, "2019-03-01", 0.8785, "2019-03-01"),
        ("USD", 2019, "2019-03-02", 0.8785, "2019-03-01"),  # a Saturday
        ("CNY", 2021, "2021-08", 0.13078, "2021-08-31"),  # known to the month: its last day
        ("CNY", 2021, "2021-02", 0.1275, "2021-02-26"),
        ("CNY", 2021, "2021", 0.1390, "2021-12-31"),
        ("CNY", 2022, "2023-05-01", 0.1359, "2022-12-30"),  # a year before: its end
        ("CNY", 2030, "2021-08", 0.13078, "2021-08-31"),  # a forecast: the money of the day it was made
        ("USD", None, "2019-03-01", 0.8785, "2019-03-01"),
        ("USD", 2019, None, 0.8902, "2019-12-31"),
        ("USD", 2021, "2021-01-01", 0.8149, "2020-12-31"),  # New Year's day
        ("XOF", 2020, "2020-06-15", 1 / 655.957, "2020-06-15"),
        ("FRF", 2001, "2010-06-15", 1 / 6.55957, "2001-12-28"),
        ("AED", 2019, "2019-03-01", 0.8785 / 3.6725, "2019-03-01"),
        ("RUB", 2022, "2022", 0.00853, "2022-03-01"),  # the last rate there was that year
    ],
)  # fmt: skip
def test_rate(unit: str, year: int | None, published: str | None, rate: float, rate_date: str) -> None:
    row = in_currency(facts((1000.0, unit, year, published)), "EUR").iloc[0]
    assert row["rate_date"] == rate_date
    assert row["rate"] == pytest.approx(rate, rel=1e-3)
    assert row["money_value"] == pytest.approx(1000 * row["rate"])
    assert row["money_unit"] == "EUR"


@pytest.mark.parametrize(
    ("unit", "year", "published", "why"),
    [
        ("MAD", 2021, "2021-08", "a money the ECB does not quote"),
        ("CNY", 2004, "2004-06-01", "before the first rate of this money"),
        ("USD", 1998, "2021-08", "before the euro"),
        ("USD", 2090, "2090-01-01", "after the last rate"),
        ("RUB", 2023, "2023-05-01", "the ECB stopped quoting it"),
        ("USD", None, None, "no date"),
        ("USD", None, "soon", "no date that can be read"),
        ("XXX", 2021, "2021", "no money"),
    ],
)
def test_no_rate(unit: str, year: int | None, published: str | None, why: str) -> None:
    row = in_currency(facts((1000.0, unit, year, published)), "EUR").iloc[0]
    assert row[list(MONEY_COLUMNS)].isna().all(), why


def test_same_currency_needs_no_date() -> None:
    row = in_currency(facts((1000.0, "EUR", None, None)), "EUR").iloc[0]
    assert (row["money_value"], row["rate"], row["rate_source"]) == (1000.0, 1.0, "same currency")
    assert pd.isna(row["rate_date"])


def test_other_target_and_sources() -> None:
    table = in_currency(facts((1e6, "CNY", 2023, "2023-05-02"), (1e6, "SAR", 2023, "2023-05-02")), "USD")
    assert table["money_value"].round(-3).tolist() == [145_000.0, 267_000.0]
    assert table["rate_source"].tolist() == ["ECB", "ECB; SAR pegged at 3.75 per USD"]
    [source] = in_currency(facts((1e6, "XOF", 2023, "2023-05-02")), "EUR")["rate_source"]
    assert source == "XOF pegged at 655.957 per EUR"


def test_rest_of_table_is_untouched() -> None:
    table = pd.concat(
        [facts((610.0, "count", 2021, "2021-08"), dimension="count"), facts((9.0, "USD", 2021, "2021-08"))]
    ).astype(SCHEMA)
    table.index = pd.Index([7, 7])  # any index will do
    before = table.copy()
    result = in_currency(table, "EUR")
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(result[list(SCHEMA)], before)
    assert result["money_value"].isna().tolist() == [True, False]


def test_bounds_follow_and_may_be_missing() -> None:
    table = facts((10.0, "USD", 2019, "2019-03-01")).assign(low=8.0, high=float("nan"))
    row = in_currency(table, "EUR").iloc[0]
    assert row["money_low"] == pytest.approx(8 * row["rate"])
    assert pd.isna(row["money_high"])


def test_empty_table_has_the_columns() -> None:
    result = in_currency(to_table({}), "EUR")
    assert {name: str(result[name].dtype) for name in MONEY_COLUMNS} == dict(MONEY_COLUMNS)


def test_unknown_currency() -> None:
    with pytest.raises(ValueError, match='no rates for currency "MAD"; choose one of AED'):
        in_currency(to_table({}), "MAD")


def test_agrees_with_the_converter() -> None:
    from currency_converter import CurrencyConverter

    converter = CurrencyConverter(fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")
    for unit in ("GBP", "JPY", "KRW"):
        row = in_currency(facts((1000.0, unit, 2018, "2018-07-15")), "USD").iloc[0]
        assert row["money_value"] == pytest.approx(converter.convert(1000, unit, "USD", date=date(2018, 7, 13)))
