"""Nouns and units that are left out: which earlier fact a number goes on from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from metrics.drafts import Draft
from metrics.phrases import Noun, noun_after
from metrics.subjects import free_subject, governing, noun_left, subject_before
from metrics.words import Words

__all__ = [
    "after_change",
    "carry",
    "earlier_level",
    "hangs",
    "inherit_unit",
    "is_partitive",
    "label_from_left",
    "moved_level",
    "same_line",
    "take",
    "whole_before",
]

NEAR = 3  # sentences a left-out noun may be fetched from
MONEY_LIKE = ("contracts", "policies", "tickets", "other")


def take(draft: Draft, noun: Noun, rule: str) -> None:
    """Give the draft this noun of its own sentence."""
    draft.metric, draft.rule = noun.metric, rule
    draft.name(noun.first, noun.last, noun.head)


def carry(draft: Draft, source: Draft | None, rule: str = "left-out-noun") -> bool:
    """Give the draft the noun of an earlier one."""
    if source is None:
        return False
    draft.metric, draft.label, draft.rule = source.metric, source.label, rule
    draft.carried = source
    if draft.cue == "compare":
        draft.governed = source.governed
    return True


def hangs(words: Words, at: int) -> bool:
    step = at - 1
    while step >= 0 and words.tag[step] in 'aA"h':
        step -= 1
    return step >= 0 and words.tag[step] in "pd"


def inherit_unit(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a bare number the unit it leaves out: "130 milliards en 2015" after dollars, "contre 17 120" after m²."""
    measure, words = draft.measure, draft.words
    if measure.dimension != "count" or (measure.kind == "change" and measure.numeral.scale == 1) or not before:
        return
    at = max(measure.last, measure.after) + 1
    noun = noun_after(words, at, one=False) if at < len(words) and same_line(words, at) else None
    if is_partitive(words, draft.start_token):
        return
    first_said = [o for o in before if o.equivalent is None and (o.measure.kind != "share" or o.number != draft.number)]
    last = first_said[-1] if first_said else before[-1]
    if draft.number - last.number > 1 or last.measure.dimension in ("count", "percent"):
        large = (measure.numeral.scale >= 10**6 and noun is None) or measure.numeral.scale >= 10**9
        money = next(
            (o for o in reversed(before) if o.measure.unit == "money" and draft.number - o.number <= NEAR), None
        )
        if not (large and money is not None and measure.numeral.scale >= 10**9):
            return
        if noun is not None and noun.metric not in MONEY_LIKE:
            return
        last = money
    same = last.number == draft.number
    at_ = draft.start_token
    bracket = same and words.tag[at_ - 1] == "(" and last.measure.last == at_ - 2 and last.measure.kind == "level"
    if (
        bracket
        and noun is None
        and last.measure.dimension != "money"
        and 0.1 < measure.value / (last.measure.value or 1) < 10
    ):
        measure.unit, measure.dimension = last.measure.unit, last.measure.dimension
        draft.carried = last
        return
    large = measure.numeral.scale >= 10**6
    if last.measure.dimension == "money":
        if noun is not None and not (large and noun.metric in MONEY_LIKE):
            return
        listed = same and (
            measure.numeral.decimals > 0 or measure.hedged or draft.cue in ("compare", "restate", "part")
        )
        if not (large or listed or (same and words.tag[draft.start_token - 1] == "(" and draft.cue == "")):
            return
    elif noun is not None or not (
        draft.cue in ("compare", "restate", "part") or measure.levels == 2 or _goes_on(draft, last)
    ):
        return
    measure.unit, measure.dimension, measure.code = last.measure.unit, last.measure.dimension, last.measure.code
    scale = last.measure.numeral.scale
    if measure.numeral.scale == 1 and scale >= 10**6 and measure.value < 1000 and measure.dimension == "money":
        measure.value *= scale
        measure.numeral = replace(measure.numeral, scale=scale)
    draft.carried = last


def after_change(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The change that this level follows: "rose 7 percent from 132,091", "an increase of 15 % over 352 million"."""
    last = before[-1] if before and before[-1].number == draft.number else None
    if last is None or last.measure.kind != "change" or last.measure.dimension != "percent":
        return None
    between = draft.words.tag[last.measure.last + 1 : draft.start_token]
    near = 0 < len(between) <= 4 and not any(tag in ",;.:(&" for tag in between)
    return last if (near and any(tag in "ph" for tag in between)) or (near and draft.cue == "compare") else None


def is_partitive(words: Words, at: int) -> bool:
    """ "la société en compte 8 000": the noun is that of "en"."""
    step = at - 1
    while step >= 0 and words.tag[step] in "vVh":
        step -= 1
    return 0 <= step < at - 1 and words.word[step] in words.lang.data["words"]["partitive"]


def _goes_on(draft: Draft, last: Draft) -> bool:
    """ "80 000 m² et celles de Chine 40 000": only a new subject stands between."""
    words = draft.words
    if last.number != draft.number:
        return False
    tags = words.tag[last.measure.last + 1 : draft.start_token]
    return bool(tags) and tags[0] in "&," and not any(tag in "vV#.;:(" for tag in tags) and len(tags) < 7


def same_line(words: Words, at: int) -> bool:
    """False where the next word stands on another line or in another column."""
    gap = words.text[words.stop[at - 1] : words.start[at]]
    return "\t" not in gap and ("\n" not in gap or words.begin == words.start[0]) and len(gap) < 3


def earlier_level(draft: Draft, before: Sequence[Draft], same: bool = True) -> Draft | None:
    """The draft whose noun a bare number takes: the nearest earlier level of the same dimension that has one."""
    dimension = draft.measure.dimension
    chosen = None
    if draft.cue == "compare" and draft.measure.value > 0:
        here = [
            o
            for o in before
            if o.number == draft.number and o.measure.dimension == dimension and o.measure.value > 0 and o.label
        ]
        here = [o for o in here if o.measure.kind == "level"]
        near = min((abs(math.log10(o.measure.value / draft.measure.value)) for o in here), default=9.0)
        if near > 1:  # ten times more or less: no figure to compare with
            back = [o for o in before if 0 < draft.number - o.number <= NEAR and o.measure.dimension == dimension]
            here = [o for o in [*back, *here] if o.measure.value > 0 and o.label and o.measure.kind == "level"]
        if here:
            return min(reversed(here), key=lambda o: round(abs(math.log10(o.measure.value / draft.measure.value)) * 2))
    for other in reversed(before):
        if draft.number - other.number > NEAR:
            break
        if other.measure.dimension != dimension or other.measure.kind == "share" or not other.metric:
            continue
        if dimension == "count" and not other.label:
            continue
        if draft.cue == "part" and other.measure.value < draft.measure.value:
            continue
        if draft.cue != "part" and other.whole is not None and other.number < draft.number:
            continue
        if chosen is not None and chosen.number == draft.number and other.number < draft.number:
            return chosen
        if not other.governed or (other.number == draft.number and draft.cue == "restate"):
            return other
        if chosen is not None and chosen.number == draft.number and other.number < draft.number:
            return chosen
        chosen = chosen or other
    return chosen


def _hung(draft: Draft) -> bool:
    """True for a measure after a preposition other than "de": "en provenance de 90 pays"."""
    words, step = draft.words, draft.start_token - 1
    while step >= 0 and words.tag[step] in 'aA"h':
        step -= 1
    return step >= 0 and words.tag[step] == "p"


def moved_level(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The level a change is about: the nearest ungoverned one of its sentence, else the nearest."""
    points = draft.measure.dimension == "percent" and draft.measure.last > draft.measure.first
    kinds = ("level", "share") if points and "change.points" in draft.words.roles[draft.measure.last] else ("level",)
    here = [other for other in before if other.number == draft.number and other.measure.kind in kinds]
    here = [other for other in here if other.measure.dimension not in ("duration",)]
    if draft.measure.dimension == "count":
        here = [other for other in here if other.measure.value >= draft.measure.value] or here
    if here and draft.cue == "restate":
        return next((o for o in reversed(here) if not _hung(o)), here[-1])
    for other in reversed(here):
        if not other.governed:
            return other
    if here:
        return here[-1]
    return next(
        (
            other
            for other in reversed(before)
            if other.measure.kind == "level"
            and draft.number - other.number <= 1
            and other.measure.dimension != "duration"
        ),
        None,
    )


def whole_before(before: Sequence[Draft], draft: Draft) -> Draft | None:
    chosen = None
    for other in reversed(before):
        if draft.number - other.number > NEAR or (chosen is not None and other.number < chosen.number):
            return chosen
        if other.measure.kind == "level" and other.measure.dimension in ("count", "money", "area") and other.metric:
            if not other.governed:
                return other
            chosen = chosen or other
    return chosen


def label_from_left(draft: Draft) -> None:
    words, at = draft.words, draft.start_token
    after = draft.measure.last + 1
    if words.lang.head_last and draft.measure.dimension == "money" and after < len(words) and words.tag[after] in "xNJ":
        noun = noun_after(words, after, one=True)  # "her £1,500 target"
        if noun is not None:
            metric = draft.metric
            take(draft, noun, draft.rule)
            draft.metric = metric
            return
    opening = Noun(0, 0, at - 1, "other") if 0 < at <= 4 and all(tag in "xNJ" for tag in words.tag[:at]) else None
    noun = (
        opening
        or governing(words, at)
        or subject_before(words, at)
        or free_subject(words, at)
        or noun_left(words, at, "count")
    )
    if noun is not None:
        metric = draft.metric
        take(draft, noun, draft.rule)
        draft.metric = metric
