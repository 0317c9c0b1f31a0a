"""Arithmetic checks: what agrees, what does not, and what there is nothing to say about."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from metrics.checks import (
    CHECK_SCHEMA,
    CHECKS,
    changes,
    checks,
    conflicts,
    conversions,
    money_conversions,
    parts,
    shares,
)
from metrics.rounding import bounds, half_digit
from metrics.table import SCHEMA, to_table
from metrics.vocabulary.units import units

PLAIN = {
    "doc_id": "foire", "metric": "exhibitors", "label": "exposants", "kind": "level", "unit": "count", "relation": "=",
    "dimension": "count", "status": "reported", "scope": "edition", "year": 2021, "event": "Foire", "lang": "fr",
    "published": "2021-08-31", "start": 0, "end": 0,
}  # fmt: skip


def table(*facts: dict[str, Any]) -> pd.DataFrame:
    """A table of facts; what a fact leaves out is plain: 2021's exhibitors of one fair. ids are a, b, c, …"""
    rows = []
    for name, fact in zip("abcdefgh", facts, strict=False):
        row = {**PLAIN, "fact_id": name, "sentence": f"{name}.", **fact}
        row.setdefault("stated", f"{row['value']:g} {row['label']}")
        row.setdefault("stated_unit", row["unit"])
        row.setdefault("stated_value", row["value"])
        open_below, open_above = row["relation"] in ("~", "<", "<="), row["relation"] in ("~", ">", ">=")
        row.setdefault("low", None if open_below else row["value"])
        row.setdefault("high", None if open_above else row["value"])
        rows.append(row)
    return to_table({name: [row.get(name) for row in rows] for name in SCHEMA})


def verdicts(found: pd.DataFrame) -> list[str]:
    return found["verdict"].tolist()


def share(value: float, **fact: Any) -> dict[str, Any]:
    return {"value": value, "unit": "%", "dimension": "percent", "kind": "share", "stated": f"{value:g} %", **fact}


def change(value: float, **fact: Any) -> dict[str, Any]:
    return {"value": value, "unit": "%", "dimension": "percent", "kind": "change", "stated": f"{value:+g} %", **fact}


def measure(value: float, unit: str, stated: str, **fact: Any) -> dict[str, Any]:
    known = units()[unit]
    kept = {"value": known.to_canonical(value), "unit": known.canonical, "dimension": known.dimension}
    return {**kept, "stated_value": value, "stated_unit": unit, "stated": stated, **fact}


def money(value: float, unit: str, stated: str, **fact: Any) -> dict[str, Any]:
    return {"value": value, "unit": unit, "dimension": "money", "stated": stated, "metric": "investment", **fact}


@pytest.mark.parametrize(
    ("stated", "value", "half", "with_zeros"),
    [
        ("610 entreprises", 610, 0, 5),
        ("1 976 projets", 1976, 0, 0.5),
        ("1 400 milliards", 1.4e12, 0.5e9, 50e9),
        ("15,7 milliards", 15.7e9, 0.05e9, 0.05e9),
        ("1.2 million visitors", 1.2e6, 0.05e6, 0.05e6),
        ("14,81,108 people", 1481108, 0, 0.5),
        ("50’000 visiteurs", 50_000, 0, 2_500),
        ("5.0 %", 5, 0.05, 0.05),
        ("60 %", 60, 0.5, 3),
        ("deux cents exposants", 200, 0, 10),
        ("half a million", 500_000, 0, 25_000),
        ("0 exposant", 0, 0, 0),
    ],
)
def test_half_digit(stated: str, value: float, half: float, with_zeros: float) -> None:
    unit = {"unit": "%", "dimension": "percent"} if "%" in stated else {}
    facts = table({"value": value, "stated": stated, **unit})
    assert half_digit(facts)[0] == pytest.approx(half)
    assert half_digit(facts, zeros=True)[0] == pytest.approx(with_zeros)


@pytest.mark.parametrize(
    ("fact", "least", "most"),
    [
        ({"value": 610}, 610, 610),
        ({"value": 100, "relation": "~"}, 90, 110),
        ({"value": 100, "relation": ">"}, 100, float("inf")),
        ({"value": 100, "relation": "<="}, float("-inf"), 100),
        ({"value": 12.5, "relation": "range", "low": 10, "high": 15}, 10, 15),
        (change(-10, relation=">", low=None, high=-10), float("-inf"), -10),
        (measure(38, "celsius", "38 °C"), 37.5, 38.5),
        (measure(7, "hectare", "7 ha"), 65_000, 75_000),
    ],
)
def test_bounds(fact: dict[str, Any], least: float, most: float) -> None:
    assert bounds(table(fact)).values.tolist() == [[pytest.approx(least), pytest.approx(most)]]


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        ({"value": 51}, {"value": 610}, "ok"),
        ({"value": 610}, {"value": 610}, "ok"),
        ({"value": 651}, {"value": 610}, "off"),
        ({"value": 651}, {"value": 610, "relation": ">"}, "ok"),  # more than 610 may be 700
        ({"value": 651}, {"value": 610, "relation": "~"}, "ok"),
        ({"value": 700}, {"value": 610, "relation": "~"}, "off"),
        ({"value": 700, "relation": "<="}, {"value": 610}, "ok"),  # up to 700 may be 600
        ({"value": 700, "relation": ">="}, {"value": 610}, "off"),
        ({"value": 650, "relation": "range", "low": 600, "high": 700}, {"value": 610}, "ok"),
        ({"value": 1_210_000}, {"value": 1.2e6, "stated": "1,2 million"}, "ok"),  # 1,2 may be 1,24
        ({"value": 1_260_000}, {"value": 1.2e6, "stated": "1,2 million"}, "off"),
        (measure(8, "hectare", "8 ha"), measure(70_000, "square_meter", "70 000 m²"), "off"),
    ],
)
def test_part(part: dict[str, Any], whole: dict[str, Any], verdict: str) -> None:
    found = parts(table(whole, {**part, "part_of": "a"}))
    assert verdicts(found) == [verdict]
    assert found[["fact_id", "other_id", "expected", "found"]].values.tolist() == [
        ["b", "a", whole["value"], part["value"]]
    ]


@pytest.mark.parametrize(
    ("part", "whole", "why"),
    [
        (money(5e6, "EUR", "5 M€"), money(5e6, "USD", "$5m"), "two moneys"),
        (share(60), {"value": 50}, "a share is no count"),
        (change(500, unit="count"), {"value": 50}, "a change is no part"),
        ({"value": 60, "doc_id": "other"}, {"value": 50}, "ids hold within a document"),
    ],
)
def test_part_nothing_to_say(part: dict[str, Any], whole: dict[str, Any], why: str) -> None:
    assert parts(table(whole, {**part, "part_of": "a"})).empty, why


def test_part_message() -> None:
    found = parts(table({"value": 610}, {"value": 51, "part_of": "a", "stated": "51 entreprises"}))
    assert found["message"].tolist() == ["51 entreprises is within its whole, 610 exposants"]


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        # "205, dont 114, ou 55,6 %, …"
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(55.6, part_of="a", equivalent_of="b")], "ok"),
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(56, part_of="a", equivalent_of="b")], "ok"),
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(55.1, part_of="a", equivalent_of="b")], "off"),
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(58, part_of="a", equivalent_of="b")], "off"),
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(58, relation="~", equivalent_of="b")], "ok"),
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(50, relation=">", equivalent_of="b")], "ok"),
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(60, relation=">", equivalent_of="b")], "off"),
        # "55,6 %, soit 114": the count restates the share
        ([{"value": 205}, share(55.6, part_of="a"), {"value": 114, "equivalent_of": "b"}], "ok"),
        # "plus de 200 exposants, dont 114 (55 %)"
        ([{"value": 200, "relation": ">"}, {"value": 114, "part_of": "a"}, share(55, equivalent_of="b")], "ok"),
        ([{"value": 200, "relation": ">"}, {"value": 114, "part_of": "a"}, share(60, equivalent_of="b")], "off"),
        # the same segment of the same whole
        (
            [
                {"value": 205},
                {"value": 114, "part_of": "a", "segment": "de Chine"},
                share(80, part_of="a", segment="de chine"),
            ],
            "off",
        ),
    ],
)
def test_share(facts: list[dict[str, Any]], verdict: str) -> None:
    found = shares(table(*facts))
    assert verdicts(found) == [verdict]
    assert found["stated"][0].endswith("%")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([{"value": 205}, {"value": 114, "part_of": "a"}, share(60, part_of="a")], "no word that they are the same"),
        ([{"value": 205}, {"value": 114}, share(60, equivalent_of="b")], "no whole"),
        ([{"value": 0}, {"value": 114, "part_of": "a"}, share(60, equivalent_of="b")], "nothing to divide by"),
        (
            [
                {"value": 205},
                {"value": 114, "part_of": "a", "segment": "x"},
                {"value": 20, "part_of": "a", "segment": "x"},
                share(60, part_of="a", segment="x"),
            ],
            "two levels to choose from",
        ),
    ],
)
def test_share_nothing_to_say(facts: list[dict[str, Any]], why: str) -> None:
    assert shares(table(*facts)).empty, why


def test_share_message() -> None:
    found = shares(table({"value": 205}, {"value": 114, "part_of": "a"}, share(58, equivalent_of="b")))
    assert found["message"].tolist() == ["114 exposants of 205 exposants is 55.6 %, stated 58 %"]


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ([{"value": 270_000, "year": 2020}, {"value": 300_000}, change(11)], "ok"),
        ([{"value": 270_000, "year": 2020}, {"value": 300_000}, change(11.1)], "ok"),
        ([{"value": 270_000, "year": 2020}, {"value": 300_000}, change(12)], "off"),
        ([{"value": 270_000, "year": 2020}, {"value": 300_000}, change(12, relation="~")], "ok"),
        ([{"value": 270_000, "year": 2020}, {"value": 300_000}, change(10, relation=">")], "ok"),
        ([{"value": 270_000, "year": 2020}, {"value": 300_000}, change(20, relation=">=")], "off"),
        ([{"value": 300_000, "year": 2020}, {"value": 270_000}, change(-10)], "ok"),
        ([{"value": 300_000, "year": 2020}, {"value": 270_000}, change(10)], "off"),  # the sign is wrong
        ([{"value": 300, "year": 2020}, {"value": 250, "relation": ">"}, change(-10)], "ok"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(20, unit="count", stated="20 de plus")], "ok"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(50, unit="count", stated="50 de plus")], "off"),
        ([{"value": 100, "year": 2019}, {"value": 120}, change(20)], "ok"),  # every other year
        ([{"value": 100, "year": 2004}, {"value": 120}, change(50)], "off"),  # the only earlier one
        # the levels stand in its sentence under another label
        ([{"value": 100, "year": 2020, "label": "x", "sentence": "s"}, {"value": 120, "label": "x", "sentence": "s"},
          change(20, sentence="s")], "ok"),
        # the year before stands in another document
        ([{"value": 100, "year": 2020, "doc_id": "before"}, {"value": 120}, change(50)], "off"),
        # a repeated level is still one
        ([{"value": 100, "year": 2020}, {"value": 120}, {"value": 120}, change(20)], "ok"),
    ],
)  # fmt: skip
def test_change(facts: list[dict[str, Any]], verdict: str) -> None:
    assert verdicts(changes(table(*facts))) == [verdict]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([{"value": 120}, change(50)], "no level before"),
        ([{"value": 100, "year": 2020}, change(50)], "no level now"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(50, label="visiteurs")], "of something else"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(50, metric="visitors")], "another metric"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(50, segment="étrangers")], "of a part"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(50, event="Salon")], "of another event"),
        ([{"value": 100, "year": 2020}, {"value": 120}, {"value": 130}, change(50)], "two levels for the year"),
        ([{"value": 90, "year": 2004}, {"value": 100, "year": 2010}, {"value": 120}, change(50)], "which one before?"),
        ([{"value": 100, "year": 2020, "scope": "cumulative"}, {"value": 120}, change(50)], "a total over years"),
        ([{"value": 100, "year": 2020}, {"value": 120}, change(50, year=None)], "of no year"),
        ([share(20, year=2020), share(25), change(5)], "points or per cent of a share"),
        ([{"value": 0, "year": 2020}, {"value": 120}, change(50)], "nothing to divide by"),
    ],
)
def test_change_nothing_to_say(facts: list[dict[str, Any]], why: str) -> None:
    assert changes(table(*facts)).empty, why


def test_change_message_and_own_document_first() -> None:
    found = changes(
        table(
            {"value": 100, "year": 2020, "doc_id": "other"},
            {"value": 200, "year": 2020},
            {"value": 240},
            change(20, stated="+20 %"),
        )
    )
    assert found["message"].tolist() == ["from 200 exposants to 240 exposants is +20 %, stated +20 %"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (measure(70_000, "square_meter", "70 000 m²"), measure(7, "hectare", "7 ha"), "ok"),
        (measure(70_000, "square_meter", "70 000 m²"), measure(17, "hectare", "17 ha"), "off"),
        (measure(5_000, "square_meter", "5,000 m²"), measure(54_000, "square_foot", "54,000 sq ft"), "ok"),
        (measure(2.6e6, "square_foot", "2.6 million sq ft"), measure(240_000, "square_meter", "240 000 m²"), "ok"),
        (measure(26.2, "mile", "26.2 miles"), measure(42.195, "kilometer", "42.195 km"), "ok"),
        (measure(26.2, "mile", "26.2 miles"), measure(44.195, "kilometer", "44.195 km"), "off"),
        (measure(100, "acre", "100 acres"), measure(40, "hectare", "40 ha"), "ok"),
        (measure(100, "acre", "100 acres"), measure(60, "hectare", "60 ha"), "off"),
        (measure(100, "acre", "100 acres"), measure(44, "hectare", "44 ha", relation="~"), "ok"),
        (measure(68, "fahrenheit", "68 °F"), measure(20, "celsius", "20 °C"), "ok"),
        (measure(68, "fahrenheit", "68 °F"), measure(25, "celsius", "25 °C"), "off"),
        (measure(101, "acre", "101 acres", relation=">"), measure(41, "hectare", "41 ha", relation=">"), "ok"),
    ],
)  # fmt: skip
def test_conversion(one: dict[str, Any], other: dict[str, Any], verdict: str) -> None:
    assert verdicts(conversions(table(one, {**other, "equivalent_of": "a"}))) == [verdict]


def test_conversion_nothing_to_say() -> None:
    one, other = measure(7, "hectare", "7 ha"), measure(7, "hour", "7 h", equivalent_of="a")
    assert conversions(table(one, other)).empty
    assert conversions(table({"value": 114}, share(55.6, equivalent_of="a"))).empty


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # 2021-08-31: 1 CNY = 0.1548 USD
        (money(15.7e9, "CNY", "15.7 billion yuan"), money(2.4e9, "USD", "2.4 billion USD"), "ok"),
        (money(15.7e9, "CNY", "15.7 billion yuan"), money(2.6e9, "USD", "2.6 billion USD", relation="~"), "ok"),
        (money(15.7e9, "CNY", "15.7 billion yuan"), money(2.6e9, "USD", "2.60 billion USD"), "off"),
        (money(15.7e9, "CNY", "15.7 billion yuan"), money(3.6e9, "USD", "3.6 billion USD"), "off"),
        (money(15.7e9, "CNY", "15.7 billion yuan"), money(2.4e6, "USD", "2.4 million USD"), "off"),  # the scale word
        (money(101e9, "USD", "$101 billion"), money(370e9, "AED", "AED370 billion"), "ok"),  # pegged
        (money(655_957_000, "XOF", "655,957 millions FCFA"), money(1e6, "EUR", "1 M€"), "ok"),
        # stated for 2014, converted at the rate of that year
        (money(6e6, "CNY", "6 millions", year=2014), money(1e6, "USD", "$1 million", year=2014), "ok"),
    ],
)  # fmt: skip
def test_money_conversion(one: dict[str, Any], other: dict[str, Any], verdict: str) -> None:
    assert verdicts(money_conversions(table(one, {**other, "equivalent_of": "a"}))) == [verdict]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (money(1e6, "MAD", "1 MDH"), money(9e9, "EUR", "9 Md€"), "no rate for the dirham"),
        (money(1e6, "CNY", "1 million"), money(9e9, "EUR", "9 Md€", year=1990, published="1990"), "no rate then"),
        (money(1e6, "EUR", "1 M€"), money(9e6, "EUR", "9 M€"), "the same money: a conversion, not of money"),
        (money(0, "CNY", "0 yuan"), money(9e6, "EUR", "9 M€"), "nothing"),
    ],
)
def test_money_conversion_nothing_to_say(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    assert money_conversions(table(one, {**other, "equivalent_of": "a"})).empty, why


def test_money_conversion_message() -> None:
    facts = table(money(15.7e9, "CNY", "15.7 billion yuan"), money(3.6e9, "USD", "3.6 billion USD", equivalent_of="a"))
    [message] = money_conversions(facts)["message"]
    assert message == "15.7 billion yuan is 2,429,788,792 USD at 0.1548 (2021-08-31), stated 3.6 billion USD"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 610}, {"value": 710}),
        ({"value": 610}, {"value": 710, "doc_id": "foire"}),  # in one text, in two sentences
        ({"value": 610, "relation": "<"}, {"value": 710}),
        ({"value": 610}, {"value": 710, "relation": ">"}),
        ({"value": 610}, {"value": 710, "relation": "~"}),
        ({"value": 610, "label": "Exposants"}, {"value": 710}),
        ({"value": 610, "edition": 6}, {"value": 710}),  # one text does not name the edition
        ({"value": 1500}, {"value": 1600}),
        ({"value": 610}, {"value": 6100}),
    ],
)
def test_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = conflicts(table(one, {"doc_id": "other", **other}))
    assert verdicts(found) == ["conflict"]
    assert {found["fact_id"][0], found["other_id"][0]} == {"a", "b"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"value": 610}, "the same"),
        ({"value": 600, "relation": ">"}, "more than 600 may be 610"),
        ({"value": 620, "relation": "~"}, "about 620 may be 610"),
        ({"value": 600}, "600 may be 610 rounded"),
        ({"value": 710, "year": 2022}, "another year"),
        ({"value": 710, "event": "Salon"}, "another event"),
        ({"value": 710, "event": None}, "of no event"),
        ({"value": 710, "metric": "visitors"}, "another metric"),
        ({"value": 710, "label": "exposants étrangers"}, "another thing"),
        ({"value": 710, "part_of": "x"}, "a part"),
        ({"value": 710, "segment": "en ligne"}, "a segment"),
        ({"value": 710, "scope": "cumulative"}, "over several editions"),
        ({"value": 710, "status": "expected"}, "expected before, reported after"),
        ({"value": 710, "kind": "change"}, "a change"),
        ({"value": 710, "place": "Lyon"}, "another place"),
        ({"value": 710, "edition": 7}, "another edition"),
        ({"value": 710, "doc_id": "foire", "sentence": "a."}, "two figures of one sentence"),
        ({"value": 1710, "doc_id": "foire"}, "in one text, too far apart to be the same"),
    ],
)
def test_no_conflict(other: dict[str, Any], why: str) -> None:
    assert conflicts(table({"value": 610, "edition": 6}, {"doc_id": "other", **other})).empty, why


def test_the_largest_stands_for_a_text() -> None:
    texts = [{"value": 610}, {"value": 51}, {"value": 700, "doc_id": "b"}, {"value": 48, "doc_id": "b"}]
    assert conflicts(table(*texts))[["found", "expected"]].values.tolist() == [[610, 700]]


@pytest.mark.parametrize("metric", ["duration", "length", "price", "other"])
def test_what_many_things_have_is_no_conflict(metric: str) -> None:
    assert conflicts(table({"value": 3, "metric": metric}, {"value": 5, "metric": metric, "doc_id": "other"})).empty


def test_conflicts_of_many_are_few_rows() -> None:
    facts = table(*({"value": value, "doc_id": f"d{value}"} for value in (610, 611, 710, 910)))
    found = conflicts(facts)
    assert found[["found", "expected"]].values.tolist() == [[610, 910], [611, 910], [710, 910]]
    assert found["message"][0] == "610 exposants (d610), but 910 exposants (d910)"


def test_checks_change_nothing_and_keep_their_columns() -> None:
    facts = table(
        {"value": 205},
        {"value": 214, "part_of": "a"},
        share(55.6, part_of="a", equivalent_of="b"),
        {"value": 305, "doc_id": "other"},
    )
    before = facts.copy()
    found = checks(facts)
    pd.testing.assert_frame_equal(facts, before)
    assert found["check"].tolist() == ["part", "share", "conflict"]
    assert {name: found[name].dtype for name in CHECK_SCHEMA} == {
        name: pd.Series(dtype=dtype).dtype for name, dtype in CHECK_SCHEMA.items()
    }


@pytest.mark.parametrize("check", [*CHECKS.values(), checks])
def test_empty_table(check: Any) -> None:
    found = check(to_table({}))
    assert list(found) == list(CHECK_SCHEMA)
    assert found.empty


def test_same_facts_twice_and_links_to_nowhere() -> None:
    facts = table({"value": 205}, {"value": 114, "part_of": "a"}, {"value": 9, "part_of": "zz", "equivalent_of": "yy"})
    assert verdicts(checks(pd.concat([facts, facts], ignore_index=True))) == ["ok", "ok"]
    assert verdicts(checks(facts.set_index(pd.Index([5, 5, 5])))) == ["ok"]
