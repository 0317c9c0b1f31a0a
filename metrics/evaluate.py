"""A table of facts against gold annotations: precision, recall, F1 by level, and every fault with its place.

A row and a gold fact pair where their spans overlap and value and unit agree, one to one, the richest agreement first.
Levels: quantity (span, value, unit, bounds of a range), fact (also relation, kind, metric, noun in the label), context
of the paired facts (status, scope, year, part_of, segment, equivalent_of), document (event, edition, place, published,
lang). Optional gold facts count neither way.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

__all__ = ["Gold", "Result", "evaluate", "gold_texts", "load_gold"]

DEFAULTS = {"kind": "level", "status": "reported", "scope": "edition", "relation": "="}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text; each of its facts has start, end and every default filled in."""

    name: str
    text: str
    facts: list[Row]
    said: Row


@dataclass(slots=True)
class Result:
    """Counts by level, and the faults in words."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    documents: int = 0

    def count(self, level: str, name: str) -> None:
        """One more of a kind: "tp", "fp", "fn" of a level; "good", "bad" of a column."""
        self.counts.setdefault(level, Counter())[name] += 1

    def prf(self, level: str) -> dict[str, float]:
        """Precision, recall and F1 of "quantity" or "fact"."""
        seen = self.counts.get(level, Counter())
        found, wanted = seen["tp"] + seen["fp"], seen["tp"] + seen["fn"]
        p, r = (seen["tp"] / found if found else 1.0), (seen["tp"] / wanted if wanted else 1.0)
        return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}

    def figures(self) -> dict[str, Any]:
        """All figures, ready for JSON."""
        shares: dict[str, dict[str, float]] = {"context": {}, "document": {}}
        for key, seen in sorted(self.counts.items()):
            level, _, column = key.partition(".")
            if column:
                shares[level][column] = seen["good"] / seen.total()
        seen = self.counts.get("quantity", Counter())
        return {
            "documents": self.documents,
            "gold_facts": seen["tp"] + seen["fn"],
            "quantity": self.prf("quantity"),
            "fact": self.prf("fact"),
            **shares,
        }


def gold_texts(folder: Path) -> list[Path]:
    """The annotated texts of a folder: NAME.txt with NAME.json beside it."""
    return [path.with_suffix(".txt") for path in sorted(folder.glob("*.json"))]


def load_gold(folder: Path) -> list[Gold]:
    """The gold annotations of a folder. Raises ValueError naming the file and the fact that is wrong."""
    gold = []
    for path in gold_texts(folder):
        try:
            said = json.loads(path.with_suffix(".json").read_text("utf-8"))
            text = path.read_bytes().decode("utf-8")
        except (OSError, ValueError) as error:
            raise ValueError(f"{path.with_suffix('.json').name}: cannot be read ({error})") from None
        facts = [located(fact, i, said, text, path.stem) for i, fact in enumerate(said["facts"])]
        gold.append(Gold(path.stem, text, facts, said))
    if not gold:
        raise ValueError(f"{folder}: no gold annotations; a gold folder holds NAME.txt and NAME.json")
    return gold


def located(fact: Row, number: int, said: Row, text: str, name: str) -> Row:
    """The gold fact with its span in the text and its defaults."""
    start = -1
    for _ in range(fact.get("nth", 1)):
        start = text.find(fact["quote"], start + 1)
        if start < 0:
            raise ValueError(f"{name}.json: fact {fact.get('id', number)}: quote not found: {fact['quote']!r}")
    span = {"start": start, "end": start + len(fact["quote"]), "id": fact.get("id", f"#{number}")}
    return {**DEFAULTS, "year": said.get("year"), **fact, **span}


def fold(text: object) -> str:
    """Case, accents, apostrophes and runs of white space folded away.

    >>> fold("L’Œuvre  d'Été")
    "l'oeuvre d'ete"
    """
    letters = unicodedata.normalize("NFKD", str(text or "").replace("’", "'").replace("œ", "oe").replace("Œ", "OE"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def number(cell: object) -> float | None:
    """The cell as a number, None where it is empty."""
    try:
        value = float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return None if math.isnan(value) else value


def close(a: object, b: object) -> bool:
    """Equal within a thousandth."""
    one, other = number(a), number(b)
    return one is other if one is None or other is None else math.isclose(one, other, rel_tol=1e-3, abs_tol=1e-9)


def overlap(row: Row, fact: Row) -> int:
    """How many characters both spans share."""
    return int(min(row["end"], fact["end"]) - max(row["start"], fact["start"]))


def same_quantity(row: Row, fact: Row) -> bool:
    """Whether span, unit, and value (the bounds of a range) agree."""
    if overlap(row, fact) <= 0 or row["unit"] != fact["unit"]:
        return False
    if fact["relation"] == "range" and "low" in fact:
        return close(row["low"], fact["low"]) and close(row["high"], fact["high"])
    return close(row["value"], fact["value"])


def faults(row: Row, fact: Row) -> list[str]:
    """What keeps a row of the right quantity from being the right fact."""
    metrics = fact["metric"] if isinstance(fact["metric"], list) else [fact["metric"]]
    found = [] if row["metric"] in metrics else [f"metric {row['metric']} not {'|'.join(metrics)}"]
    found += [f"{key} {row[key]} not {fact[key]}" for key in ("relation", "kind") if row[key] != fact[key]]
    if fold(fact.get("noun")) not in fold(row["label"]):
        found.append(f"label {row['label']!r} lacks {fact['noun']!r}")
    return found


def pairs(rows: list[Row], facts: list[Row]) -> list[tuple[Row, Row]]:
    """Rows and facts of the same quantity, one to one, the richest agreement first."""
    candidates = sorted(
        (len(faults(row, fact)), -overlap(row, fact), row["start"], i, j)
        for i, row in enumerate(rows)
        for j, fact in enumerate(facts)
        if same_quantity(row, fact)
    )
    taken: list[tuple[int, int]] = []
    used_rows, used_facts = set(), set()
    for *_, i, j in candidates:
        if i not in used_rows and j not in used_facts:
            used_rows.add(i)
            used_facts.add(j)
            taken.append((i, j))
    return [(rows[i], facts[j]) for i, j in taken]


def evaluate(gold: Iterable[Gold], table: pd.DataFrame) -> Result:
    """Score a table of facts. Reads all columns of the table but stated and rule."""
    result = Result()
    cells = table.astype(object).where(table.notna(), None)
    rows: dict[str, list[Row]] = {}
    for row in cells.to_dict("records"):
        rows.setdefault(str(row["doc_id"]), []).append({str(key): value for key, value in row.items()})
    for text in gold:
        result.documents += 1
        one_text(text, rows.get(text.name, []), result)
    result.errors.sort()
    return result


def one_text(gold: Gold, rows: list[Row], result: Result) -> None:
    """Add what one text says to the result."""

    def tell(start: int, message: str) -> None:
        around = " ".join(gold.text[max(0, start - 40) : start + 60].split())
        result.errors.append(f"{gold.name}:{start}: {message}   …{around}…")

    needed = [fact for fact in gold.facts if not fact.get("optional")]
    optional = [fact for fact in gold.facts if fact.get("optional")]
    found = pairs(rows, needed)
    for fact in needed:
        if not any(fact is other for _, other in found):
            result.count("quantity", "fn")
            result.count("fact", "fn")
            got = " / ".join(f"{row['value']} {row['unit']}" for row in rows if overlap(row, fact) > 0)
            tell(
                fact["start"], f"missed {fact['quote']!r} = {fact['value']} {fact['unit']}" + f", got {got}" * bool(got)
            )
    for row in rows:
        if any(row is other for other, _ in found) or any(overlap(row, fact) > 0 for fact in optional):
            continue
        result.count("quantity", "fp")
        result.count("fact", "fp")
        tell(row["start"], f"false {row.get('stated')!r} = {row['value']} {row['unit']} ({row['metric']})")
    ids = {row["fact_id"]: fact["id"] for row, fact in found}
    for row, fact in found:
        result.count("quantity", "tp")
        if wrong := faults(row, fact):
            result.count("fact", "fp")
            result.count("fact", "fn")
            tell(fact["start"], f"{fact['quote']!r}: {'; '.join(wrong)}")
        else:
            result.count("fact", "tp")
        for column, good in context(row, fact, ids).items():
            result.count(f"context.{column}", "good" if good else "bad")
            if not good:
                tell(fact["start"], f"{fact['quote']!r}: {column} {row[column]!r} not {fact.get(column)!r}")
    for column, good in document(rows, gold.said).items():
        result.count(f"document.{column}", "good" if good else "bad")
        if not good:
            tell(0, f"{column} {most_common(rows, column)!r} not {gold.said[column]!r}")


def context(row: Row, fact: Row, ids: Mapping[str, str]) -> dict[str, bool]:
    """Which columns about the context are right; ids leads from a row's fact_id to the gold fact it paired with."""
    checks = {column: row[column] == fact[column] for column in ("status", "scope")}
    if fact["year"] is not None:
        checks["year"] = number(row["year"]) == fact["year"]
    for link in ("part_of", "equivalent_of"):
        if fact.get(link) or row[link]:
            checks[link] = ids.get(row[link]) == fact.get(link)
    if fact.get("segment"):
        checks["segment"] = fold(fact["segment"]) in fold(row["segment"])
    return checks


def most_common(rows: list[Row], column: str) -> Any:
    """The value that most rows hold, "" for an empty one."""
    return Counter("" if row[column] is None else row[column] for row in rows).most_common(1)[0][0]


def document(rows: list[Row], said: Row) -> dict[str, bool]:
    """Which columns about the whole text are right in most rows; nothing where there are no rows."""
    checks: dict[str, bool] = {}
    if not rows:
        return checks
    if said.get("event"):
        got = fold(most_common(rows, "event"))
        checks["event"] = bool(got) and any(fold(name) in got or got in fold(name) for name in said["event"])
    for column in ("place", "lang", "published"):
        if said.get(column):
            wanted = said[column] if isinstance(said[column], list) else [said[column]]
            checks[column] = fold(most_common(rows, column)) in map(fold, wanted)
    if said.get("edition") is not None:
        checks["edition"] = number(most_common(rows, "edition")) == said["edition"]
    return checks
