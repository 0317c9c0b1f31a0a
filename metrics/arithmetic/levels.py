"""Checks of facts about the same thing: a change against the levels of two years, and texts that contradict."""

from __future__ import annotations

import numpy as np
import pandas as pd

from metrics.arithmetic.rows import CHECK_SCHEMA, SLACK, overlap, show, to_rows
from metrics.rounding import about, bounds, half_digit

__elsewhere_ = ["changes", "conflicts"]

BIENNIAL = 2  # an edition before may be two years back
CLOSE = 1.25  # within a text, figures further apart are of different things
# metrics of what many things at an event have: two durations are no contradiction
ANYTHING = [
    "duration", "length", "mass", "volume", "power", "energy", "data", "speed", "temperature", "area", "price", "money",
    "other",
]  # fmt: skip


def changes(table: pd.DataFrame) -> pd.DataFrame:
    """A change ("+12 %", "500 de plus") is the level of its year against that of the edition before.

    Both levels are of the same event, metric and segment and for one edition, and carry the change's label or stand in
    its sentence. They are looked for in the change's own document, then in all; where several levels of a year differ
    there is nothing to say. The level before is of the year before, at most two years back, or the only earlier one.
    """
    facts = _described(table)
    wanted = facts[facts["kind"].eq("change") & facts["year"].notna()]
    levels = facts[
        facts["kind"].eq("level") & facts["year"].notna() & facts["scope"].eq("edition") & facts["value"].gt(0)
    ]
    known = wanted["event"].notna(), levels["event"].notna()
    own = [_against(wanted, levels, ["doc_id", "name", "metric", "part", key]) for key in ("thing", "sentence")]
    elsewhere = _against(wanted[known[0]], levels[known[1]], ["name", "metric", "part", "thing"])
    found = pd.concat([*own, elsewhere], ignore_index=True)
    rank = found["verdict"].eq("off").astype("int64") + 2 * (found.index >= len(found) - len(elsewhere))
    best = found.assign(rank=rank).sort_values("rank", kind="stable").drop_duplicates(["doc_id", "fact_id"])
    return best.sort_index().drop(columns="rank").reset_index(drop=True)


def conflicts(table: pd.DataFrame) -> pd.DataFrame:
    """Statements of the same thing that cannot all be true: one row per fact and the one it contradicts most.

    The same event, year, metric, label, unit, place and status; levels of one edition that are no parts, and none of
    what many things have, such as lengths and prices. Bounds and hedges are heeded ("plus de 600" fits 610), so are
    zeros that may be rounding (1 500 fits 1 487). Of several in one text the largest stands for the whole and is
    compared with other texts; the text contradicts itself where another sentence comes within a quarter of it.
    """
    facts = _described(table)
    stands = facts["kind"].eq("level") & facts["scope"].eq("edition") & facts["event"].notna() & facts["year"].notna()
    whole = facts["part_of"].isna() & facts["segment"].isna() & facts["equivalent_of"].isna()
    facts = facts[stands & whole & ~facts["metric"].isin(ANYTHING)].reset_index(drop=True)
    facts = facts.assign(where=facts["place"].fillna(""), hidden=half_digit(facts, zeros=True), **bounds(facts))
    keys = ["name", "year", "metric", "thing", "unit", "where", "status"]
    top = facts.groupby([*keys, "doc_id"], observed=True)["value"].transform("idxmax").astype("int64")
    within = _pairs(facts, top)
    near = within["value"].mul(CLOSE).ge(within["value_other"]) & within["sentence"].ne(within["sentence_other"])
    tops = facts[top.to_numpy() == facts.index.to_numpy()]
    same = tops.groupby(keys, observed=True)
    above = tops["least"] - same["most"].transform("min")  # how far it lies over the lowest of what others allow
    below = same["least"].transform("max") - tops["most"]
    other = same["most"].transform("idxmin").where(above.ge(below), same["least"].transform("idxmax"))
    across = _pairs(facts, other.astype("int64"))
    editions = across["edition"].isna() | across["edition_other"].isna() | across["edition"].eq(across["edition_other"])
    pairs = pd.concat([within[near], across[editions.fillna(True)]]).sort_values("row", ignore_index=True)
    rows, others = (facts.iloc[pairs[side]].reset_index(drop=True) for side in ("row", "other"))
    numbers = {"expected": others["value"], "found": rows["value"], "tolerance": rows["hidden"] + about(rows)}

    def message(stated: str, other: str, doc: str, where: str) -> str:
        return f"{stated} ({doc}), but {other} ({where})"

    fine = pd.Series(False, index=rows.index)
    result = to_rows("conflict", rows, others, numbers, fine, message, rows["doc_id"], others["doc_id"])
    return result.assign(verdict=pd.Series("conflict", index=result.index, dtype=CHECK_SCHEMA["verdict"]))


def _pairs(facts: pd.DataFrame, other: pd.Series[int]) -> pd.DataFrame:
    """The facts at other's index beside those it names, where both cannot be true; each pair once."""
    both = facts.loc[other.index].reset_index(names="row")
    both = both.join(facts.loc[other].reset_index(names="other").add_suffix("_other"))
    both = both.rename(columns={"other_other": "other"})
    gap = np.maximum(both["least"] - both["most_other"], both["least_other"] - both["most"])
    apart = gap > np.maximum(np.maximum(both["hidden"], both["hidden_other"]), SLACK * both["value"].abs())
    pairs = np.sort(both[["row", "other"]].to_numpy(), axis=1)
    return both[apart & ~pd.DataFrame(pairs).duplicated()]


def _described(table: pd.DataFrame) -> pd.DataFrame:
    """The table with what makes two facts be about the same thing, empty where nothing is said: name of the event,
    part (segment), thing (label), case aside."""
    columns = {"name": "event", "part": "segment", "thing": "label"}
    return table.assign(**{name: table[column].str.casefold().fillna("") for name, column in columns.items()})


def _against(wanted: pd.DataFrame, levels: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The changes checked against levels that share these keys with them."""
    once = levels.drop_duplicates([*keys, "unit", "year", "value"])
    once = once.drop_duplicates([*keys, "unit", "year"], keep=False).assign(year=once["year"].astype("int64"))
    once = once.sort_values("year", kind="stable").reset_index(drop=True).rename_axis("level").reset_index()
    once["nth"] = once.groupby([*keys, "unit"]).cumcount()
    sides = [*keys, "year", "unit", "level", "nth", "edition"]
    asked = wanted.reset_index(drop=True).rename_axis("change").reset_index()
    asked = asked.assign(year=asked["year"].astype("int64"))[["change", "unit", *keys, "year"]]
    pairs = asked.merge(once[sides], on=[*keys, "year"], suffixes=("", "_now"))
    pairs = pairs[pairs["unit"].eq("%") | pairs["unit"].eq(pairs["unit_now"])].sort_values("year", kind="stable")
    before = once[sides].rename(columns={"unit": "unit_now"}).assign(before=once["year"])
    pairs = pd.merge_asof(
        pairs, before, on="year", by=[*keys, "unit_now"], allow_exact_matches=False, suffixes=("", "_before")
    )
    pairs = pairs[pairs["level_before"].notna() & pairs["unit_now"].ne("%")]
    near = (pairs["year"] - pairs["before"] <= BIENNIAL) | pairs["nth_before"].eq(0)
    pairs = pairs[near | (pairs["edition"] - pairs["edition_before"]).eq(1).fillna(False)]
    change = wanted.iloc[pairs["change"]].reset_index(drop=True)
    now, then = (once.iloc[pairs[side].astype("int64")].reset_index(drop=True) for side in ("level", "level_before"))
    return _verdicts(change, now, then)


def _verdicts(change: pd.DataFrame, now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """The change against the levels now and then, row by row."""
    after, before, said = bounds(now), bounds(then), bounds(change)
    percent = change["unit"].eq("%")
    least, most = before["least"].clip(lower=0).replace(0, np.nan), before["most"]
    lower = (100 * (after["least"].clip(lower=0) / most - 1)).where(percent, after["least"] - most)
    upper = (100 * (after["most"] / least - 1)).fillna(np.inf).where(percent, after["most"] - before["least"])
    possible = pd.DataFrame({"least": lower, "most": upper})
    expected = (100 * (now["value"] / then["value"] - 1)).where(percent, now["value"] - then["value"])
    fine = overlap(said, possible)
    numbers = {"expected": expected, "found": change["value"], "tolerance": half_digit(change) + about(change)}

    def message(stated: str, now: str, then: str, expected: float, unit: str) -> str:
        return f"from {then} to {now} is {'+' if expected > 0 else ''}{show(expected, unit)}, stated {stated}"

    return to_rows("change", change, now, numbers, fine, message, then["stated"], expected, change["unit"])
