"""Wholes and their parts, and amounts said twice: which earlier fact a fact hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.text import squeeze
from metrics.words import Words

__all__ = ["link"]

BACK = 2
SEGMENT = 14


def link(draft: Draft, before: Sequence[Draft]) -> None:
    """Set whole, equivalent and segment of the draft from the drafts before it."""
    _equivalent(draft, before)
    if draft.equivalent is None:
        draft.whole = _whole(draft, before)
    elif draft.equivalent.whole is not None and draft.measure.dimension == "percent":
        draft.whole, draft.segment = draft.equivalent.whole, draft.equivalent.segment
    if draft.whole is not None or draft.measure.kind == "share":
        draft.segment = draft.segment or segment_of(draft)


def _equivalent(draft: Draft, before: Sequence[Draft]) -> None:
    """The amount that this one restates in another unit: in brackets right after it, or after "soit", "or"."""
    if not before or before[-1].number != draft.number:
        return
    last, measure, words = before[-1], draft.measure, draft.words
    own = last.measure
    if measure.kind == "change" or own.kind == "change" and measure.dimension != own.dimension:
        return
    between = range(own.last + 1, draft.start_token)
    tags = "".join(words.tag[k] for k in between)
    if len(tags) > 5 or any(tag in "vVo.;:#" for tag in tags) or "part" == draft.cue:
        return
    other_unit = measure.dimension == own.dimension != "count" and (measure.unit, measure.code) != (own.unit, own.code)
    bracket = "(" in tags and tags.replace("(", "").strip("xNJdahcp|E$£") == ""
    restated = draft.cue == "restate" or any("parts.restate" in words.roles[k] for k in between)
    if other_unit and (bracket or restated) and measure.dimension != "percent" and _comparable(draft, last):
        draft.equivalent = last
    elif restated and measure.kind == "share" and own.dimension in ("count", "money", "area"):
        draft.equivalent = last
    elif restated and own.kind == "share" and measure.dimension in ("money", "count") and "," in tags:
        draft.equivalent = last
    if draft.equivalent is not None:
        if not measure.hedged and measure.relation == "=" and own.relation in ("~", ">", ">=", "<", "<="):
            measure.relation = own.relation
        if measure.dimension == own.dimension:
            draft.metric, draft.label, draft.carried = last.metric, last.label, last


def _comparable(draft: Draft, last: Draft) -> bool:
    return draft.measure.kind == last.measure.kind or draft.measure.relation == "range"


def _same_kind(draft: Draft, other: Draft) -> bool:
    a, b = draft.measure, other.measure
    if b.kind != "level":
        return False
    if a.dimension == "percent":
        return a.kind == "share" and b.dimension in ("count", "money", "area")
    return a.dimension == b.dimension and a.kind == "level" and (a.dimension != "money" or a.code == b.code or not a.code)


def _whole(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    words, measure = draft.words, draft.measure
    here = [other for other in before if other.number == draft.number]
    if measure.kind == "change" or measure.dimension not in ("count", "money", "area", "percent"):
        return None
    if draft.cue == "part":
        recalled = _recalled(words, draft.start_token)
        pool = here if here and not recalled else here or [o for o in before if draft.number - o.number <= BACK]
        return _pick(draft, pool)
    after = measure.last + 1 if draft.noun_last < measure.last else draft.noun_last + 1
    for step in range(measure.last + 1, min(after + 3, len(words))):
        if "parts.of_them" in words.roles[step]:
            pool = [o for o in before if draft.number - o.number <= BACK]
            return _pick(draft, pool)
        if words.tag[step] in ",.;:#":
            break
    if _recall_opens(words, draft.start_token):
        pool = [o for o in before if o.number < draft.number and draft.number - o.number <= BACK]
        return _pick(draft, pool, sibling=False)
    if not here:
        return None
    for other in reversed(here):
        if other.cue == "out_of" and _same_kind(draft, other) and _opens(other) and _below(draft, other):
            if other.whole is None and draft.noun_first < 0 or draft.metric == other.metric or draft.carried is other:
                return other
    last = here[-1]
    if last.whole is not None and _listed(draft, last) and _same_kind(draft, last.whole) and (
        draft.noun_first < 0 or draft.metric == last.metric
    ):
        return last.whole
    if _colon_list(words, here, draft):
        return _pick(draft, [other for other in here if _before_colon(words, other, draft)], sibling=False)
    return None


def _recalled(words: Words, at: int) -> bool:
    return any("parts.recall" in words.roles[k] for k in range(max(0, at - 4), at))


def _recall_opens(words: Words, at: int) -> bool:
    """True after "Parmi eux, …", "Of these, …" at the start of the clause."""
    for step in range(at - 1, max(-1, at - 12), -1):
        if "parts.recall" in words.roles[step]:
            return True
        if words.tag[step] in ";.:":
            return False
    return False


def _below(draft: Draft, other: Draft) -> bool:
    return draft.measure.dimension == "percent" or draft.measure.value <= other.measure.value


def _pick(draft: Draft, pool: Sequence[Draft], sibling: bool = True) -> Draft | None:
    """The nearest draft that can hold this one; a part of a list points to the whole of the list."""
    fitting = [other for other in pool if _same_kind(draft, other) and _below(draft, other)]
    same = [other for other in fitting if other.metric == draft.metric]
    chosen = None
    for other in reversed(fitting):
        if not other.governed or other in same:
            chosen = other
            break
    return chosen or (fitting[-1] if fitting else None)


def _opens(other: Draft) -> bool:
    """True where "Sur les 400 inscrits," opens its clause."""
    words, at = other.words, other.start_token
    step = at - 1
    while step >= 0 and (words.tag[step] in "adhp" or "parts.out_of" in words.roles[step]):
        step -= 1
    return step < 0 or words.tag[step] in '.;:,"-(|*'


def _listed(draft: Draft, last: Draft) -> bool:
    """True where the draft goes on the list that last is in: only "," and "and" between, or a verb left out."""
    words = draft.words
    tags = [words.tag[k] for k in range(last.last_token + 1, draft.start_token)]
    return not any(tag in ".;:v" for tag in tags) and any(tag in ",&" for tag in tags)


def _colon_list(words: Words, here: Sequence[Draft], draft: Draft) -> bool:
    if draft.noun_first >= 0 and draft.rule != "left-out-noun":
        return False
    return any(_before_colon(words, other, draft) for other in here)


def _before_colon(words: Words, other: Draft, draft: Draft) -> bool:
    between = [words.tag[k] for k in range(other.measure.last + 1, draft.start_token)]
    return ":" in between and "." not in between and ";" not in between[: between.index(":")]


def segment_of(draft: Draft) -> str:
    """What sets a part apart, in the text's words: what follows its noun, or else the subject before it."""
    words, size = draft.words, len(draft.words)
    begin = max(draft.measure.last, draft.measure.after)
    inside = ""
    if draft.noun_first > draft.measure.last:
        begin = draft.noun_last
        if draft.measure.kind == "level" and draft.head < draft.noun_last:
            inside = squeeze(words.stated(draft.head + 1, draft.noun_last))
        elif draft.measure.kind == "level" and draft.noun_first < draft.head:
            inside = squeeze(words.stated(draft.noun_first, draft.head - 1))
    first = begin + 1
    while first < size and (words.tag[first] in 'vr"o)' or "parts.of_them" in words.roles[first] or words.tag[first] == "c"):
        first += 1
    last = first
    while last < size and last - first < SEGMENT and not _ends(words, last, first):
        last += 1
    text = squeeze(words.stated(first, last - 1)).strip(" \"«»“”") if last > first else ""
    if draft.measure.kind == "share" and len(text) < 2:
        text = _subject(draft)
    return " ".join(part for part in (inside, text) if part)


def _ends(words: Words, at: int, first: int) -> bool:
    tag = words.tag[at]
    if tag in ".;:,()|*":
        return True
    if tag in "#" or tag in "&" and at + 1 < len(words) and words.tag[at + 1] in "#h":
        return True
    return "parts.intro" in words.roles[at] or tag == "&" and at - first > 6


def _subject(draft: Draft) -> str:
    """The words before the verb or the number: "L'Europe 17 %", "la part des femmes atteint 28 %"."""
    words, step = draft.words, draft.start_token - 1
    while step >= 0 and words.tag[step] in 'vVhcpo("':
        step -= 1
    last = step
    while step >= 0 and words.tag[step] not in ".;:,()|*#v" and last - step < SEGMENT:
        step -= 1
    return squeeze(words.stated(step + 1, last)) if last > step else ""
