"""Parts told by arithmetic: counts that stand in a row and add up to an earlier one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.holding import same_kind, size_of

__all__ = ["parts_of_sum"]

LEAST = 20  # a smaller sum comes out by chance: "3 halls, 1 forum and 2 concerts"
ITEMS = 8
DIGITS = 3  # significant digits of a number that is not round
APART = 2  # sentences between the whole and its first part


def parts_of_sum(draft: Draft, before: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Each part with its whole, where this draft is the last of two or more that add up to an earlier one.

    "638 exposants : 483 entreprises nationales et 155 firmes étrangères"
    """
    if not _counts(draft):
        return []
    items, total = [draft], size_of(draft)
    for other in reversed(before[-4 * ITEMS :]):
        if items[0].number - other.number > APART or len(items) > ITEMS:
            return []
        if not same_kind(draft, other) or other.cue == "compare":
            continue
        if len(items) > 1 and math.isclose(size_of(other), total, rel_tol=1e-9) and _apart(other, items):
            free = [item for item in items if item.whole is None]
            return [(item, other) for item in free]
        if not _counts(other) or not _beside(other, items[0]):
            return []
        nested = other.whole is not None and other.whole.number == other.number and other.cue == "part"
        bare = any(item.whole is None and item.cue != "part" for item in items)
        if nested and bare and not _in_row(other, items[0]):
            continue
        items.insert(0, other)
        total += size_of(other)
    return []


def _counts(draft: Draft) -> bool:
    measure = draft.measure
    return (
        measure.kind == "level"
        and measure.dimension in ("count", "money")
        and measure.relation == "="
        and measure.value > 0
    )


def _in_row(draft: Draft, nxt: Draft) -> bool:
    tags = draft.words.tag[draft.last_token + 1 : nxt.start_token] if draft.words is nxt.words else []
    return len(tags) <= 2


def _beside(other: Draft, item: Draft) -> bool:
    """True for neighbours in an enumeration, or on lines that follow each other."""
    if other.words is item.words:
        tags = other.words.tag[other.last_token + 1 : item.start_token]
        return any(tag in ",&;" for tag in tags) and "." not in tags and ":" not in tags
    if (
        item.number - other.number == 1
        and item.carried is not None
        and other.carried is not None
        and item.metric == other.metric
    ):
        return True
    gap = item.words.text[other.words.end : item.words.begin].strip(" \t-•*–·")
    return item.number - other.number == 1 and not gap.strip() and "\n" in gap and "\n\n" not in gap


def _apart(whole: Draft, items: Sequence[Draft]) -> bool:
    """True where a colon, a bracket, a verb or a new sentence stands between a large sum and its parts."""
    total = size_of(whole)
    if total < LEAST:
        return False
    first = items[0]
    if whole.words is not first.words:
        return _telling(items) or _comprises(first)
    tags = "".join(whole.words.tag[whole.measure.last + 1 : first.start_token])
    return any(tag in ":(i" for tag in tags) or (any(tag in "vV" for tag in tags) and _telling(items))


def _telling(items: Sequence[Draft]) -> bool:
    """False for round numbers, which add up by chance."""
    return any(size_of(item) % 10 or len(str(int(size_of(item))).strip("0")) >= DIGITS for item in items)


def _comprises(first: Draft) -> bool:
    words = first.words
    return any("parts.comprising" in words.roles[k] or words.tag[k] == "i" for k in range(first.start_token))
