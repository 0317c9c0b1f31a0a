"""Nouns that are left out: which earlier fact a number goes on from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from metrics.counted.drafts import Draft
from metrics.counted.nouns import Noun
from metrics.counted.phrases import noun_after
from metrics.counted.subjects import free_subject, governing, noun_left, subject_before
from metrics.quantity.changes import COMPARED
from metrics.sentence.words import Words

__all__ = [
    "after_change",
    "carry",
    "earlier_level",
    "hangs",
    "is_partitive",
    "label_from_left",
    "more_of_it",
    "moved_level",
    "moved_to",
    "partitive_at",
    "same_line",
    "whole_before",
]

LONGEST = 6  # tokens of a noun phrase
CLOSE = 6  # tokens between a change and the level it leads to
FEW = 100  # times the addition that an amount may be
NEAR = 3  # sentences a left-out noun may be fetched from


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
    """True where what starts at this token hangs on a preposition: "de 40 pays"."""
    tags, step = words.shape, at - 1
    while step >= 0 and tags[step] in 'aA"h':
        step -= 1
    if step > 0 and words.lang.head_last and words.word[step] == "'s":  # "at Germany's four largest makers"
        step -= 1
        while step >= 0 and tags[step] in "xNJa":
            step -= 1
    if step > 0 and tags[step] == "p":
        word, verb = words.word[step], words.roles[step - 1]
        if word in words.lang.lists["relations.range_between"]:
            return hangs(words, step)  # "welcoming between 1,800 and 2,000 delegates"
        if words.lang.head_last and word == "at" and "words.amount_verbs" in verb:
            return False  # "the finals peaked at 27,300 viewers"
    return step >= 0 and tags[step] in "pd" and not _is_object(words, step)


def _is_object(words: Words, at: int) -> bool:
    """ "reunió a 500 expositores": the preposition at this token only marks the object of its verb."""
    return at > 0 and words.word[at] in words.lang.lists["words.objects"] and words.shape[at - 1] in "vV"


def after_change(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The change that this level follows: "rose 7 percent from 132,091", "an increase of 15 % over 352 million"."""
    last = before[-1] if before and before[-1].number == draft.number else None
    if last is None or last.measure.kind != "change" or last.measure.dimension != "percent":
        return None
    between = draft.words.shape[last.measure.last + 1 : draft.start_token]
    if not 0 < len(between) <= 4 or any(tag in ",;.:(&" for tag in between):
        return None
    return last if draft.cue == "compare" or "p" in between or "h" in between else None


def moved_to(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The change right before the level it leads to: "fell 15% to 410 MWh", "grew by 20,000 m² to 110,000 m²"."""
    last = before[-1] if before and before[-1].number == draft.number else None
    if last is None or last.measure.kind != "change" or last.measure.dimension == "duration":
        return None
    words, at = draft.words, draft.start_token
    if at < 1 or words.word[at - 1] not in words.lang.lists["relations.ranges_to"]:
        return None
    between = words.shape[last.measure.last + 1 : at]
    return last if len(between) <= CLOSE and not any(tag in ",;.:(&|#" for tag in between) else None


def partitive_at(words: Words, at: int) -> int:
    """ "la société en compte 8 000", "on n'a pu en prendre que 120": the token of "en"; -1 where there is none."""
    tags, step, partitive = words.shape, at - 1, words.lang.lists["words.partitive"]
    if not partitive:
        return -1
    if step > 0 and words.word[step] in words.lang.lists["words.no_more_than"]:
        step -= 1
    first = step
    while step >= 0 and tags[step] in "vVhc":
        step -= 1
    return step if 0 <= step < first and words.word[step] in partitive else -1


def is_partitive(words: Words, at: int) -> bool:
    """ "la société en compte 8 000": the noun is that of "en"."""
    return partitive_at(words, at) >= 0


def same_line(words: Words, at: int) -> bool:
    """False where the next word stands on another line or in another column."""
    gap = words.text[words.stop[at - 1] : words.start[at]]
    if gap == " ":
        return True
    return "\t" not in gap and ("\n" not in gap or words.begin == words.start[0]) and len(gap) < 3


def earlier_level(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft whose noun a bare number takes: the nearest earlier level of the same dimension that has one."""
    dimension, number, cue = draft.measure.dimension, draft.number, draft.cue
    if cue == "compare" and draft.measure.value > 0 and (like := _compared(draft, before)) is not None:
        return like
    chosen = None
    for other in reversed(before):
        apart = number - other.number
        if apart > NEAR:
            break
        if other.measure.dimension != dimension or other.measure.kind == "share" or not other.metric:
            continue
        if dimension == "count" and not other.label:
            continue
        if cue == "part":
            if other.measure.value < draft.measure.value:
                continue
        elif apart and other.whole is not None:
            continue
        if apart and chosen is not None and chosen.number == number:
            return chosen
        if not other.governed or (not apart and cue == "restate"):
            return other
        chosen = chosen or other
    return chosen


def _compared(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The level of its size that a figure after "contre" is compared with, in its own sentence if there is one."""
    value = draft.measure.value
    near = [
        other
        for other in before
        if draft.number - other.number <= NEAR
        and other.measure.dimension == draft.measure.dimension
        and other.measure.kind == "level"
        and other.measure.value > 0
        and other.label
    ]
    here = [other for other in near if other.number == draft.number]
    # ten times more or less: no figure to compare with
    if min((abs(math.log10(other.measure.value / value)) for other in here), default=9.0) > 1:
        here = near
    return min(reversed(here), key=lambda o: round(abs(math.log10(o.measure.value / value)) * 2), default=None)


def _hung(draft: Draft) -> bool:
    """True for a measure after a preposition other than "de": "en provenance de 90 pays"."""
    tags, step = draft.words.shape, draft.start_token - 1
    while step >= 0 and tags[step] in 'aA"h':
        step -= 1
    return step >= 0 and tags[step] == "p" and not _is_object(draft.words, step)


def _told_of(draft: Draft, others: Sequence[Draft]) -> bool:
    """ "40 000 visiteurs de 60 pays": a count that only tells of another's noun, right before it."""
    link = draft.start_token - 1
    return draft.words.shape[link] == "d" and any(other.noun_first <= link - 1 == other.noun_last for other in others)


def moved_level(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The level a change is about: the nearest ungoverned one of its sentence, else the nearest."""
    measure = draft.measure
    points = (
        measure.dimension == "percent"
        and measure.last > measure.first
        and "change.points" in draft.words.roles[measure.last]
    )
    here: list[Draft] = []  # nearest first
    for other in reversed(before):
        kind, apart = other.measure.kind, draft.number - other.number
        if apart > 1 or (apart and here):
            break
        if (kind == "level" or (points and kind == "share" and not apart)) and other.measure.dimension != "duration":
            if apart:
                return other
            here.append(other)
    if measure.dimension == "count":
        here = [other for other in here if other.measure.value >= measure.value] or here
    if not here:
        return None
    if draft.cue == "restate":
        return next((other for other in here if not (_hung(other) or _told_of(other, here))), here[0])
    return next((other for other in here if not other.governed or _named(other)), here[0])


def _named(draft: Draft) -> bool:
    """ "un investissement de 8,9 M€": an amount that its own noun goes before."""
    return draft.measure.dimension == "money" and 0 <= draft.noun_last == draft.start_token - 2


def whole_before(before: Sequence[Draft], draft: Draft) -> Draft | None:
    """The level that a share is a part of: the nearest sentence's last that hangs on nothing, else its last."""
    chosen = None
    for other in reversed(before):
        if draft.number - other.number > NEAR or (chosen is not None and other.number < chosen.number):
            return chosen
        if other.measure.kind == "level" and other.measure.dimension in ("count", "money", "area") and other.metric:
            if not other.governed:
                return other
            chosen = chosen or other
    return chosen


def _described(words: Words, at: int) -> Noun | None:
    """ "la tour des Sources, haute de 180 m", "la portion, vendue 13,50 euros": the noun before the comma."""
    tags, step = words.shape, at - 1
    if step > 0 and tags[step] == "d":
        step -= 1
    if words.lang.head_last or step < 2 or tags[step] not in "AJxVv" or tags[step - 1] != ",":
        return None
    last = root = step - 2
    while root > max(0, last - LONGEST) and tags[root - 1] in "xNJVAd":
        root -= 1
    whole = tags[last] in "xNJ" and tags[root] in "xNV" and (not root or tags[root - 1] == "a")
    return Noun(root, root, last, "other") if whole else None


def label_from_left(draft: Draft) -> None:
    """Give the draft a label but no metric: what it hangs on, or the subject of its verb."""
    words, at, tags = draft.words, draft.start_token, draft.words.shape
    after = draft.measure.last + 1
    noun = None
    if words.lang.head_last and draft.measure.dimension == "money" and after < words.size and tags[after] in "xNJ":
        passed = words.word[after] in words.lang.lists["money.marks"] or " " in words.word[after]
        noun = None if passed else noun_after(words, after, one=True)  # "her £1,500 target"
    if noun is None and 0 < at <= 4 and not tags[:at].strip("xNJ"):
        noun = Noun(0, 0, at - 1, "other")
    if noun is None:
        noun = (
            governing(words, at)
            or _described(words, at)
            or subject_before(words, at)
            or free_subject(words, at)
            or noun_left(words, at, "count")
        )
    if noun is not None:
        metric = draft.metric
        draft.take(noun, draft.rule)
        draft.metric = metric


def more_of_it(draft: Draft, last: Draft) -> bool:
    """ "18 000 euros de subvention, 3 000 de plus qu'en 2018": more of the amount before it, of a like size."""
    words, measure, at = draft.words, draft.measure, draft.measure.last + 1
    if last.number != draft.number or last.measure.unit != "money" or last.measure.kind != "level":
        return False
    if at >= words.size or COMPARED.isdisjoint(words.roles[at]) or words.tag[draft.start_token - 1] != ",":
        return False
    return not measure.numeral.words and last.measure.value / FEW < abs(measure.value) < last.measure.value
