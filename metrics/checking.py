"""The examples written beside the rules, read as the program reads them: does each say what it says it does?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isclose
from typing import Any

from metrics.document import Document
from metrics.vocabulary.language import languages
from metrics.vocabulary.rules import Rules, default_rules

__all__ = ["check", "faults_of", "unbracketed"]

MARK = re.compile(r"\[([^\[\]]{0,999})\]")


def check(rules: Rules | None = None, name: str = "metrics.toml") -> tuple[list[str], int]:
    """Each fault of the rules in one line, and how many examples were read.

    rules None: the built-in ones; else those of a user's file, of which only its own entries are read.
    """
    faults: list[str] = []
    number = 0
    for metric in (rules or default_rules()).metrics:
        for kind in ("examples", "near_misses") if rules is None or metric.name in rules.own else ():
            for i, example in enumerate(getattr(metric, kind), 1):
                if language_of(example) not in languages():
                    continue  # the nouns are there before the language is
                number += 1
                faults += [
                    f"{name} [{metric.name}] {kind} {i}: {fault}" for fault in faults_of(metric.name, example, rules)
                ]
    return faults, number


def language_of(example: Mapping[str, Any]) -> str:
    """The key that the text of an example stands under."""
    return next(key for key in example if key not in ("as", "why"))


def faults_of(metric: str, example: Mapping[str, Any], rules: Rules | None = None) -> Iterator[str]:
    """What an example says that the program does not read.

    An example has a text under its language, with each fact that must be read in brackets (with its hedge, if it has
    one), and under `as` the value and unit of each ("610 count"). A near miss has `why` instead: nothing in it may be
    read as the metric.
    """
    from metrics import extract

    lang = language_of(example)
    marked = example[lang]
    text, spans = unbracketed(marked)
    table = extract([Document("example", text)], lang=lang, rules=rules)
    if "why" in example:
        for stated in table.loc[table["metric"] == metric, "stated"]:
            yield f"{text!r}: reads {stated!r}, but {example['why']}"
        return
    read: list[Any] = list(table[table["metric"] == metric].itertuples())
    wanted = example.get("as", [])
    if len(wanted) != len(spans):
        yield f"{marked!r}: {len(spans)} brackets but {len(wanted)} values in as"
    for (start, end), said in zip(spans, wanted, strict=False):
        row: Any = next((row for row in read if start <= row.start and row.end <= end), None)
        value, _, unit = said.partition(" ")
        if row is None:
            got = ", ".join(f"{r.stated!r} as {r.metric}" for r in table.itertuples()) or "nothing"
            yield f"{text!r}: {text[start:end]!r} is not read as {metric}; read: {got}"
            continue
        read.remove(row)
        if not isclose(row.value, float(value)) or row.unit != unit:
            yield f"{text!r}: {text[start:end]!r} is {row.value:.10g} {row.unit}, not {said}"
    for other in read:
        yield f"{text!r}: also reads {other.stated!r}"


def unbracketed(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the spans they marked.

    >>> unbracketed("a [12 m2] hall")
    ('a 12 m2 hall', [(2, 7)])
    """
    spans = [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(MARK.finditer(marked))]
    return MARK.sub(r"\1", marked), spans
