"""Drafts become rows of the facts table and of the table of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any

from metrics.about.setting import Setting
from metrics.counted.drafts import Draft
from metrics.document import Document
from metrics.quantity.measure import Measure, Reading
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["Rows"]

Mention = tuple[int, int, str, str, str, str]  # start, end, kind, fact_id, rule, words
_REASON = {"mixed": "name", "clock": "time", "isbn": "code"}


class Rows:
    """Makes rows of the drafts and mentions of one document."""

    def __init__(self, document: Document, about: Setting, code: str) -> None:
        self.document, self.about, self.code = document, about, code

    def facts(self, drafts: Sequence[Draft]) -> list[tuple[Any, ...]]:
        """One row a draft, in text order and in the order of the table's columns."""
        drafts = sorted(drafts, key=attrgetter("start"))
        _apart(drafts)
        doc_id, about, code = self.document.doc_id, self.about, self.code
        for draft in drafts:
            draft.fact_id = f"{doc_id}:{draft.start}"
        place, published = about.place or None, about.published or None
        rows: list[tuple[Any, ...]] = []
        told, sentence = None, ""
        for draft in drafts:
            measure, words = draft.measure, draft.words
            if words is not told:
                told, sentence = words, squeeze(words.text[words.begin : words.end])
            start = draft.start
            value, low, high, unit, stated_value, stated_unit = amounts(measure)
            rows.append((
                draft.fact_id, doc_id, start, draft.end, words.text[start : draft.end],
                draft.metric, draft.label or None, measure.kind,
                value, unit, measure.dimension, stated_value, stated_unit, measure.relation, low, high,
                draft.status, draft.scope, draft.year,
                draft.whole.fact_id if draft.whole else None, draft.segment or None,
                draft.equivalent.fact_id if draft.equivalent else None,
                self._event(start) or None, about.edition, place, published,
                code, sentence, f"{draft.rule}/{draft.metric}",
            ))  # fmt: skip
        return rows

    def mentions(self, readings: Sequence[Reading], drafts: Sequence[Draft]) -> list[tuple[Any, ...]]:
        """Every run of digits and number word in order: the facts, and what is none with its reason."""
        by_words: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_words.setdefault(id(draft.words), []).append(draft)
        rows: list[tuple[Any, ...]] = []
        for reading in readings:
            words = reading.words
            found = [*_of_facts(by_words.get(id(words), ())), *_of_others(reading, by_words.get(id(words), ()))]
            found.sort()
            rows += [
                (self.document.doc_id, start, end, words.text[start:end], kind, fact_id or None, rule, decided or None)
                for start, end, kind, fact_id, rule, decided in found
            ]
        return rows

    def _event(self, start: int) -> str:
        for begin, end, name in self.about.other_events:
            if begin <= start < end:
                return name
        return self.about.event


def _apart(drafts: Sequence[Draft]) -> None:
    """End each fact before the next one starts: in "199 € 1¾" the sign could belong to both."""
    for draft, follower in pairwise(drafts):
        if draft.end > follower.start:
            draft.end = draft.start + len(draft.words.text[draft.start : follower.start].rstrip())


def amounts(measure: Measure) -> tuple[float, float | None, float | None, str, float, str]:
    """Value, bounds and unit in the dimension's own unit, then the stated value and unit."""
    value, low, high = measure.value, measure.low, measure.high
    if measure.relation != "range":
        low, high = _bounds(measure.relation, value)
    elif low is not None and high is not None and low > high:  # "between 90 and 17"
        low, high = high, low
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


def _of_facts(drafts: Sequence[Draft]) -> Iterator[Mention]:
    """The mentions that are facts."""
    for draft in drafts:
        measure = draft.measure
        decided = " · ".join(dict.fromkeys([*measure.decided, draft.label] if draft.label else measure.decided))
        yield draft.start, draft.end, "fact", draft.fact_id, f"{draft.rule}/{draft.metric}", decided


def _of_others(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Mention]:
    """The mentions that are none, each with its reason."""
    words = reading.words
    covered = [(draft.start, draft.end) for draft in drafts]
    articles = words.lang.data["numbers"]["articles"]
    figured = "with_digits" in words.present
    for at, tag in enumerate(words.shape):
        plain = tag in "#ZO"
        # "by 2030" may be a phrase of a list
        if not plain and tag not in "²³¹" and not (figured and any(map(str.isdigit, words.word[at]))):
            continue
        if _covered(words, at, covered):
            continue
        kind = str(reading.reasons.get(at) or words.value[at]) if tag != "#" else reading.reasons.get(at, "unread")
        if not plain:
            kind = "date"
        if tag == "#" and kind == "article" and words.word[at] in articles:
            continue
        last = at + 1 if kind == "ordinal" and tag == "#" and at + 1 < words.size and words.glued(at + 1) else at
        if last > at and _covered(words, last, covered):  # "1A$130" in Spanish
            last = at
        kind = _REASON.get(kind, kind)
        beside = words.word[at - 1] if at else ""
        yield words.start[at], words.stop[last], kind, "", f"not-a-fact/{kind}", beside


def _covered(words: Words, at: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a token stands in one of the spans, which start and end in the text."""
    start, stop = words.start[at], words.stop[at]
    return any(first < stop and start < end for first, end in spans)
