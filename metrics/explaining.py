"""What explain prints: every numeric mention of a text in order, with what decided."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from metrics.document import Document
from metrics.readers import kind_of
from metrics.sources import ERROR, Problem, documents

__all__ = ["as_lines", "mentions_of", "texts_of"]

FACT = ("metric", "value", "unit", "relation", "kind", "label", "status", "scope", "year", "part_of", "equivalent_of")


def texts_of(text: str) -> tuple[list[Document], list[Problem]]:
    """The documents of a file, or the text itself where it names none.

    >>> texts_of("610 exposants")[0][0].text
    '610 exposants'
    """
    try:
        is_path = (
            text == "-"
            or (bool(text.strip()) and Path(text).exists())
            or (" " not in text and kind_of(text) is not None)
        )
    except (OSError, ValueError):  # too long for a name
        is_path = False
    if not is_path:
        return [Document("text", text)], []
    found = list(documents([text]))
    unread = [item for item in found if isinstance(item, Problem) and item.kind == ERROR]
    return [item for item in found if isinstance(item, Document)], unread


def mentions_of(texts: Iterable[Document], lang: str = "", rules: Any = None) -> list[dict[str, Any]]:
    """One dict per mention: doc_id, start, end, stated, kind, rule, words; for a fact also fact, its main columns."""
    from metrics.facts import analyse

    facts, mentions = analyse(list(texts), lang=lang or None, rules=rules)
    by_id = {row["fact_id"]: {name: row[name] for name in FACT if row[name] is not None} for row in plain(facts)}
    found = []
    for row in plain(mentions):
        fact = by_id.get(row.get("fact_id"))
        found.append(
            {name: value for name, value in row.items() if value is not None} | ({"fact": fact} if fact else {})
        )
    return found


def plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows with plain Python values, None where a cell is empty."""
    cells = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in cells.to_dict("records")]


def as_lines(mentions: list[dict[str, Any]]) -> str:
    """One mention after the other: where, what, why.

    >>> print(as_lines([{"doc_id": "a", "start": 3, "end": 5, "stated": "6e", "kind": "ordinal", "rule": "number-th"}]))
    3-5  «6e»  ordinal
          rule number-th
    """
    lines = []
    last = mentions[0]["doc_id"] if mentions else ""
    for mention in mentions:
        if mention["doc_id"] != last:
            last = mention["doc_id"]
            lines.append(f"{last}:")
        fact = mention.get("fact")
        told = mention["kind"]
        if fact:
            value = f"{fact['relation']} {fact['value']:,.10g}".replace(",", " ") + f" {fact['unit']}"
            said = [fact["kind"], fact["status"], fact["scope"], str(fact.get("year", ""))]
            told = f"{fact['metric']} {value}  ({', '.join(filter(None, said))})  {fact.get('label', '')}"
        lines.append(f"{mention['start']}-{mention['end']}  «{' '.join(mention['stated'].split())}»  {told}".rstrip())
        why = f"      rule {mention.get('rule', '?')}"
        lines.append(why + (f"; words: {mention['words']}" if mention.get("words") else ""))
    return "\n".join(lines) if lines else "no number in this text"
