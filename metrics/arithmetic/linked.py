"""Checks of facts that a text links: a part and its whole, an amount and the amount it restates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from metrics.arithmetic.rows import exceeds, fetch, overlap, show, to_rows
from metrics.rates import period, rates_at
from metrics.rounding import about, bounds, half_digit

__all__ = ["conversions", "money_conversions", "parts", "shares"]

RATE_SLACK = 0.05  # a printed conversion may use the rate of another day


def parts(table: pd.DataFrame) -> pd.DataFrame:
    """A part is no more than its whole. Reads part_of; both must be levels in the same unit."""
    facts, wholes = _linked(table, "part_of")
    same = facts["unit"].eq(wholes["unit"]) & facts["kind"].eq("level") & wholes["kind"].eq("level")
    facts, wholes = _where(same, facts, wholes)
    part, whole = bounds(facts), bounds(wholes)
    numbers = {"expected": wholes["value"], "found": facts["value"], "tolerance": half_digit(facts) + about(facts)}
    fine = ~exceeds(part["least"], whole["most"])
    words = fine.map({True: "is within its whole", False: "is more than its whole"})
    return to_rows("part", facts, wholes, numbers, fine, lambda part, whole, said: f"{part} {said}, {whole}", words)


def shares(table: pd.DataFrame) -> pd.DataFrame:
    """A share in per cent is its part over its whole.

    The part is the level that the share restates, or that restates it ("114, ou 55,6 %"), or the one level with the
    same whole and segment; the whole is the fact either of them is part_of.
    """
    restating, restated = _linked(table, "equivalent_of")
    pairs = [(restating, restated), (restated, restating), _same_segment(table)]
    linked = [_where(_is_share(one) & other["kind"].eq("level"), one, other) for one, other in pairs]
    share, part = (pd.concat(frames, ignore_index=True) for frames in zip(*linked, strict=True))
    whole_id = part["part_of"].where(part["part_of"].notna(), share["part_of"])
    whole, found = fetch(table, share["doc_id"], whole_id)
    share, part = share[found].reset_index(drop=True), part[found].reset_index(drop=True)
    fit = whole["unit"].eq(part["unit"]) & whole["kind"].eq("level") & whole["value"].gt(0)
    share, part, whole = _where(fit, share, part, whole)
    over, under = bounds(part), bounds(whole)
    said = bounds(share)
    least = 100 * over["least"].clip(lower=0) / under["most"]
    most = 100 * over["most"] / under["least"].clip(lower=0).replace(0, np.nan)
    expected = 100 * part["value"] / whole["value"]
    fine = overlap(said, pd.DataFrame({"least": least, "most": most.fillna(np.inf)}))
    numbers = {"expected": expected, "found": share["value"], "tolerance": half_digit(share) + about(share)}

    def message(share: str, part: str, whole: str, percent: float) -> str:
        return f"{part} of {whole} is {show(percent, '%')}, stated {share}"

    return to_rows("share", share, part, numbers, fine, message, whole["stated"], expected).drop_duplicates(
        ["doc_id", "fact_id", "other_id"], ignore_index=True
    )


def conversions(table: pd.DataFrame) -> pd.DataFrame:
    """An amount restated in another unit ("70 000 m² (7 ha)") is the same, within what both prints round away."""
    facts, others = _linked(table, "equivalent_of")
    same = facts["unit"].eq(others["unit"]) & facts["kind"].eq(others["kind"])
    facts, others = _where(same, facts, others)
    tolerance = half_digit(facts, zeros=True) + half_digit(others, zeros=True) + about(facts) + about(others)
    fine = ~exceeds((facts["value"] - others["value"]).abs(), tolerance)
    numbers = {"expected": others["value"], "found": facts["value"], "tolerance": tolerance}

    def message(stated: str, other: str, expected: float, unit: str) -> str:
        return f"{other} is {show(expected, unit)}, stated {stated}"

    return to_rows("conversion", facts, others, numbers, fine, message, others["value"], others["unit"])


def money_conversions(table: pd.DataFrame) -> pd.DataFrame:
    """An amount restated in another money is what the ECB's rate makes of it, within 5 % and what both prints hide.

    The rate is of the fact's own date or of the day of publication, whichever comes nearer: texts use either.
    Without a rate there is no row.
    """
    facts, others = _linked(table, "equivalent_of")
    money = facts["dimension"].eq("money") & others["dimension"].eq("money") & facts["unit"].ne(others["unit"])
    facts, others = _where(money & facts["kind"].eq("level") & others["value"].ne(0), facts, others)
    own, printed = _rates(facts, others, facts["year"]), _rates(facts, others, pd.Series(pd.NA, index=facts.index))
    implied = facts["value"] / others["value"]
    nearer = (printed["rate"] - implied).abs().fillna(np.inf) <= (own["rate"] - implied).abs().fillna(np.inf)
    rate = printed["rate"].where(nearer, own["rate"])
    day = printed["rate_date"].where(nearer, own["rate_date"])
    facts, others, rates = _where(rate.notna(), facts, others, pd.DataFrame({"rate": rate, "day": day}))
    expected = others["value"] * rates["rate"]
    hidden = (half_digit(others, zeros=True) + about(others)) * rates["rate"]
    tolerance = expected.abs() * RATE_SLACK + hidden + half_digit(facts, zeros=True) + about(facts)
    fine = ~exceeds((facts["value"] - expected).abs(), tolerance)
    numbers = {"expected": expected, "found": facts["value"], "tolerance": tolerance}

    def message(stated: str, other: str, amount: float, unit: str, rate: float, day: str) -> str:
        return f"{other} is {show(amount, unit)} at {rate:.4g} ({day}), stated {stated}"

    details = (expected, facts["unit"], rates["rate"], rates["day"])
    return to_rows("money conversion", facts, others, numbers, fine, message, *details)


def _linked(table: pd.DataFrame, column: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The facts that name another in this column, and the facts they name, row by row."""
    facts = table[table[column].notna()]
    others, found = fetch(table, facts["doc_id"], facts[column])
    return facts[found].reset_index(drop=True), others


def _same_segment(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The shares, and for each the one level of the same whole and the same segment."""
    named = table[table["part_of"].notna() & table["segment"].notna()]
    named = named.assign(same=named["segment"].str.casefold())
    keys = ["doc_id", "part_of", "same"]
    levels = named[named["kind"].eq("level")].drop_duplicates(keys, keep=False)
    shares = named[_is_share(named) & named["equivalent_of"].isna()]
    pairs = shares[[*keys, "fact_id"]].merge(levels[[*keys, "fact_id"]], on=keys, suffixes=("", "_level"))
    one, _ = fetch(table, pairs["doc_id"], pairs["fact_id"])
    other, _ = fetch(table, pairs["doc_id"], pairs["fact_id_level"])
    return one, other


def _is_share(facts: pd.DataFrame) -> pd.Series[bool]:
    return facts["kind"].eq("share") & facts["unit"].eq("%")


def _where(rows: pd.Series[bool], *frames: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
    keep = rows.to_numpy(dtype=bool)
    return tuple(frame[keep].reset_index(drop=True) for frame in frames)


def _rates(facts: pd.DataFrame, others: pd.DataFrame, years: pd.Series[int]) -> pd.DataFrame:
    """What one of the other's money is worth in the fact's, on the fact's date: rate and rate_date, row by row."""
    days = [period(year, published) for year, published in zip(years, facts["published"], strict=True)]
    pairs = pd.DataFrame({"unit": others["unit"], "to": facts["unit"]})
    pairs["first"] = pd.Series([first for first, _ in days], dtype="datetime64[us]")
    pairs["last"] = pd.Series([last for _, last in days], dtype="datetime64[us]")
    found = [rates_at(rows, str(code)) for code, rows in pairs.groupby("to")]
    none = pd.DataFrame({"rate": pd.Series(dtype="float64"), "rate_date": pd.Series(dtype="str")})
    return pd.concat([none, *found])[["rate", "rate_date"]].reindex(pairs.index)
