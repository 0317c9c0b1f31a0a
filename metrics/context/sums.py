"""Parts told by arithmetic: counts that stand in a row and add up to an earlier one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice

from metrics.context.holding import next_line, same_kind, size_of
from metrics.counted.drafts import Draft

__all__ = ["parts_of_sum"]

LEAST = 20  # a smaller sum comes out by chance: "3 halls, 1 forum and 2 concerts"
ITEMS = 8
DIGITS = 3  # significant digits of a number that is not round
APART = 2  # sentences between the whole and its first part


def parts_of_sum(draft: Draft, before: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Each part with its whole, where this draft is the last of two or more that add up to an earlier one.

    "638 exposants : 483 entreprises nationales et 155 firmes étrangères"
    """
    if len(before) < 2 or before[-1].number < draft.number - APART or not _counts(draft):
        return []
    dimension = draft.measure.dimension
    item, items, total = draft, [draft], size_of(draft)  # item is the foremost part
    for other in islice(reversed(before), 4 * ITEMS):
        if item.number - other.number > APART or len(items) > ITEMS:
            return []
        if other.measure.dimension != dimension or other.cue == "compare" or not same_kind(draft, other):
            continue
        if item is not draft and math.isclose(size_of(other), total, rel_tol=1e-9) and _apart(other, items):
            return [(part, other) for part in items if part.whole is None]
        if not _counts(other) or not _beside(other, item):
            return []
        nested = other.whole is not None and other.whole.number == other.number and other.cue == "part"
        if nested and not _in_row(other, item) and any(part.whole is None and part.cue != "part" for part in items):
            continue
        item = other
        items.insert(0, item)
        total += size_of(item)
    return []


def _counts(draft: Draft) -> bool:
    measure = draft.measure
    return (
        measure.relation == "="
        and measure.kind == "level"
        and (measure.dimension == "count" or measure.dimension == "money")
        and measure.value > 0
    )


def _in_row(draft: Draft, nxt: Draft) -> bool:
    return draft.words is not nxt.words or nxt.start_token - draft.last_token - 1 <= 2


def _beside(other: Draft, item: Draft) -> bool:
    """True for neighbours in an enumeration, or on lines that follow each other."""
    words, following = other.measure.words, item.measure.words
    if words is following:
        tags = words.shape[other.last_token + 1 : item.start_token]
        return ("," in tags or "&" in tags or ";" in tags) and "." not in tags and ":" not in tags
    if item.number - other.number != 1:
        return False
    if item.carried is not None and other.carried is not None and item.metric == other.metric:
        return True
    return next_line(words, following)


def _apart(whole: Draft, items: Sequence[Draft]) -> bool:
    """True where a colon, a bracket, a verb or a new sentence stands between a large sum and its parts."""
    total = size_of(whole)
    if total < LEAST:
        return False
    first = items[0]
    if whole.words is not first.words:
        return _telling(items) or _comprises(first, 0)
    tags = whole.words.shape[whole.measure.last + 1 : first.start_token]
    if ":" in tags or "(" in tags or "i" in tags or _comprises(first, whole.measure.last + 1):
        return True
    return _telling(items) and ("v" in tags or "V" in tags or whole.words.shape[first.start_token - 1] in ",-")


def _telling(items: Sequence[Draft]) -> bool:
    """False for round numbers, which add up by chance."""
    return any(size_of(item) % 10 or len(str(int(size_of(item))).strip("0")) >= DIGITS for item in items)


def _comprises(first: Draft, begin: int) -> bool:
    """True where "comprise", "répartis en" stands before the first part."""
    words, end = first.words, first.start_token
    if words.shape.find("i", begin, end) >= 0:
        return True
    return "parts.comprising" in words.present and any("parts.comprising" in role for role in words.roles[begin:end])
