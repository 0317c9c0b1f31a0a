"""Units that are left out: "130 milliards en 2015" after dollars, "contre 17 120" after square metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.counted.carrying import NEAR, is_partitive, same_line
from metrics.counted.drafts import Draft, beside
from metrics.counted.phrases import noun_after
from metrics.counted.subjects import governing

__all__ = ["inherit_unit"]

MONEY_LIKE = ("contracts", "policies", "tickets", "other")
THOUSAND = 1000
LARGE, HUGE = 10**6, 10**9  # scales that are seldom said of anything but money


def inherit_unit(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a bare number the unit of an earlier one that it goes on from. before is not empty."""
    measure, words = draft.measure, draft.words
    scale = measure.numeral.scale
    if measure.kind == "change" and scale == 1:
        return
    if words.shape[draft.start_token - 1 : draft.start_token] == "d" and _named_money(draft, before):
        return
    last = before[-1]
    if last.equivalent is not None or last.measure.kind == "share":
        last = _last_said(draft, before)
    far = draft.number - last.number > 1 or last.measure.dimension in ("count", "percent")
    if (far and scale < HUGE) or is_partitive(words, draft.start_token):
        return
    at = max(measure.last, measure.after) + 1
    noun = noun_after(words, at, one=False) if at < words.size and same_line(words, at) else None
    if far:
        money = _last_money(draft, before)
        if money is None or (noun is not None and noun.metric not in MONEY_LIKE):
            return
        last = money
    same = last.number == draft.number
    at_ = draft.start_token
    bracket = same and words.tag[at_ - 1] == "("
    if (
        bracket
        and noun is None
        and last.measure.last == at_ - 2
        and last.measure.kind == "level"
        and last.measure.dimension != "money"
        and 0.1 < measure.value / (last.measure.value or 1) < 10
    ):
        measure.unit, measure.dimension = last.measure.unit, last.measure.dimension
        draft.carried = last
        return
    large, listed = scale >= LARGE, draft.cue in ("compare", "restate", "part")
    if last.measure.dimension == "money":
        if noun is not None and not (large and noun.metric in MONEY_LIKE):
            return
        hedged = measure.hedged and not _each(draft, at)
        sold = at_ > 0 and measure.value >= THOUSAND and "money_verbs.price" in words.roles[at_ - 1]  # "fetched 24,000"
        listed = same and (listed or sold or measure.numeral.decimals > 0 or hedged)
        if not (large or listed or (bracket and draft.cue == "")):
            return
    elif (
        noun is not None
        or (same and _other_level(draft, last, before))
        or not (listed or measure.levels == 2 or _goes_on(draft, last))
    ):
        return
    measure.unit, measure.dimension, measure.code = last.measure.unit, last.measure.dimension, last.measure.code
    inherited = last.measure.numeral.scale
    if scale == 1 and inherited >= LARGE and measure.value < 1000 and measure.dimension == "money":
        measure.value *= inherited
        measure.numeral = replace(measure.numeral, scale=inherited)
    draft.carried = last


def _named_money(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "100.000 dollars, sur une dotation globale de 300.000": a noun of money and nothing counted."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    if measure.kind != "level" or measure.numeral.year_like or measure.numeral.words:
        return False
    named, nouns = governing(words, at), words.lang.nouns
    if named is None:
        return False
    head = named.last if words.lang.head_last else named.first
    if nouns["money"].match(words.word, head) is None or nouns["count"].match(words.word, head) is not None:
        return False
    after = measure.last + 1
    if after < words.size and same_line(words, after) and noun_after(words, after, one=False) is not None:
        return False
    money = _last_money(draft, before)
    if money is None:
        return False
    measure.unit, measure.dimension, measure.code = money.measure.unit, money.measure.dimension, money.measure.code
    return True


def _each(draft: Draft, at: int) -> bool:
    """ "at $89 each, limited to six per customer": a few things for each, no sum."""
    words, measure = draft.words, draft.measure
    limit = measure.relation == "<=" and at < words.size and "parts.each" in words.roles[at]
    return limit or (measure.numeral.words and measure.numeral.scale == 1)


def _other_level(draft: Draft, last: Draft, before: Sequence[Draft]) -> bool:
    """ "318,452 visitors over 164 days, as against 291,007": the sentence has a count of its size, unlike the last."""
    if draft.cue != "compare" or last.measure.value <= 0 or _like(draft, last):
        return False
    return any(o.measure.dimension == "count" and _like(draft, o) for o in beside(before, draft.number))


def _like(draft: Draft, other: Draft) -> bool:
    return other.measure.value > 0 and 0.1 < draft.measure.value / other.measure.value < 10


def _last_said(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The last draft that does not say another again; shares of the same sentence do not count."""
    for other in reversed(before):
        if other.equivalent is None and (other.measure.kind != "share" or other.number != draft.number):
            return other
    return before[-1]


def _last_money(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    for other in reversed(before):
        if draft.number - other.number > NEAR:
            break
        if other.measure.unit == "money":
            return other
    return None


def _goes_on(draft: Draft, last: Draft) -> bool:
    """ "80 000 m² et celles de Chine 40 000": only a new subject stands between."""
    if last.number != draft.number:
        return False
    tags = draft.words.shape[last.measure.last + 1 : draft.start_token]
    return 0 < len(tags) < 7 and tags[0] in "&," and not any(tag in "vV#.;:(" for tag in tags)
