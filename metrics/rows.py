"""Drafts become rows of the facts table and of the table of mentions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from metrics.document import Document
from metrics.drafts import Draft
from metrics.language import Language
from metrics.measure import Measure, Reading
from metrics.setting import Setting
from metrics.text import squeeze

__all__ = ["Rows", "mention_rows"]

_REASON = {"mixed": "name", "clock": "time", "isbn": "code"}


class Rows:
    """Writes the drafts of one document into columns."""

    def __init__(self, document: Document, about: Setting, code: str, lang: Language) -> None:
        self.document, self.about, self.code, self.lang = document, about, code, lang

    def add(self, drafts: Sequence[Draft], facts: dict[str, list[Any]]) -> None:
        """One row a draft, in text order."""
        drafts = sorted(drafts, key=lambda draft: draft.words.start[draft.measure.first])
        _apart(drafts)
        for draft in drafts:
            draft.fact_id = f"{self.document.doc_id}:{draft.words.start[draft.measure.first]}"
        about = self.about
        for draft in drafts:
            measure, words = draft.measure, draft.words
            start = words.start[measure.first]
            value, low, high, unit, stated_value, stated_unit = amounts(measure)
            row = {
                "fact_id": draft.fact_id,
                "doc_id": self.document.doc_id,
                "start": start,
                "end": draft.end,
                "stated": words.text[start : draft.end],
                "metric": draft.metric,
                "label": draft.label or None,
                "kind": measure.kind,
                "value": value,
                "unit": unit,
                "dimension": measure.dimension,
                "stated_value": stated_value,
                "stated_unit": stated_unit,
                "relation": measure.relation,
                "low": low,
                "high": high,
                "status": draft.status,
                "scope": draft.scope,
                "year": draft.year,
                "part_of": draft.whole.fact_id if draft.whole else None,
                "segment": draft.segment or None,
                "equivalent_of": draft.equivalent.fact_id if draft.equivalent else None,
                "event": self._event(start) or None,
                "edition": about.edition,
                "place": about.place or None,
                "published": about.published or None,
                "lang": self.code,
                "sentence": squeeze(words.text[words.begin : words.end]),
                "rule": f"{draft.rule}/{draft.metric}",
            }
            for name, cell in row.items():
                facts[name].append(cell)

    def _event(self, start: int) -> str:
        for begin, end, name in self.about.other_events:
            if begin <= start < end:
                return name
        return self.about.event


def _apart(drafts: Sequence[Draft]) -> None:
    """End each fact before the next one starts: in "199 € 1¾" the sign could belong to both."""
    for draft, follower in pairwise(drafts):
        start = follower.words.start[follower.measure.first]
        if draft.end > start:
            first = draft.words.start[draft.measure.first]
            draft.end = first + len(draft.words.text[first:start].rstrip())


def amounts(measure: Measure) -> tuple[float, float | None, float | None, str, float, str]:
    """Value, bounds and unit in the dimension's own unit, then the stated value and unit."""
    value, low, high = measure.value, measure.low, measure.high
    if measure.relation != "range":
        low, high = _bounds(measure.relation, value)
    if measure.unit == "count":
        return value, low, high, "count", value, "count"
    if measure.unit == "%":
        return value, low, high, "%", value, "%"
    if measure.unit == "money":
        return value, low, high, measure.code, value, measure.code
    unit = measure.words.lang.known.get(measure.unit)
    if unit is None:
        return value, low, high, measure.unit, value, measure.unit
    convert = unit.to_canonical
    ends = [None if end is None else convert(end) for end in (low, high)]
    return convert(value), ends[0], ends[1], unit.canonical, value, measure.unit


def _bounds(relation: str, value: float) -> tuple[float | None, float | None]:
    if relation == "=":
        return value, value
    if relation in (">", ">="):
        return value, None
    if relation in ("<", "<="):
        return None, value
    return None, None


def mention_rows(
    doc_id: str, readings: Sequence[Reading], drafts: Sequence[Draft], mentions: dict[str, list[Any]]
) -> None:
    """Every run of digits and number word in order: the facts, and what is none with its reason."""
    by_words: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_words.setdefault(id(draft.words), []).append(draft)
    for reading in readings:
        words = reading.words
        own = sorted(by_words.get(id(words), []), key=lambda draft: words.start[draft.measure.first])
        found: list[tuple[int, int, str, str, str, str]] = []
        for draft in own:
            measure = draft.measure
            decided = " · ".join(dict.fromkeys([*measure.decided, draft.label] if draft.label else measure.decided))
            found.append(
                (words.start[measure.first], draft.end, "fact", draft.fact_id, f"{draft.rule}/{draft.metric}", decided)
            )
        covered = [(start, end) for start, end, *_ in found]
        articles = words.lang.data["numbers"]["articles"]
        for at, tag in enumerate(words.tag):
            phrase = tag not in "#ZO"  # "by 2030" may be a phrase of a list
            if (phrase and not any(map(str.isdigit, words.word[at]))) or any(
                start < words.stop[at] and words.start[at] < end for start, end in covered
            ):
                continue
            kind = str(reading.reasons.get(at) or words.value[at]) if tag != "#" else reading.reasons.get(at, "unread")
            if phrase:
                kind = "date"
            if tag == "#" and kind == "article" and words.word[at] in articles:
                continue
            last = at
            if kind == "ordinal" and tag == "#" and at + 1 < len(words) and words.glued(at + 1):
                last = at + 1
            beside = words.word[at - 1] if at else ""
            found.append(
                (
                    words.start[at],
                    words.stop[last],
                    _REASON.get(kind, kind),
                    None,
                    f"not-a-fact/{_REASON.get(kind, kind)}",
                    beside,
                )  # type: ignore[arg-type]
            )
        for start, end, kind, fact_id, rule, decided in sorted(found):
            row = (doc_id, start, end, words.text[start:end], kind, fact_id, rule, decided or None)
            for name, cell in zip(mentions, row, strict=True):
                mentions[name].append(cell)
