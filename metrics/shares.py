"""What a per cent is of, and what a change changes."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.carrying import carry, moved_level, take, whole_before
from metrics.drafts import Draft
from metrics.labels import label_before
from metrics.phrases import Noun, complement
from metrics.subjects import governor, noun_left
from metrics.words import Words

__all__ = ["read_share"]

KINDS = ("count", "money", "area")
KIN = ("regions", "countries", "cities", "companies", "exhibitions", "other")
BESIDE = 6  # tokens between a level and the change that is said of it


def read_share(draft: Draft, before: Sequence[Draft]) -> None:
    measure, words = draft.measure, draft.words
    at = measure.last + 1
    of = complement(words, at) or (complement(words, at + 1) if at < len(words) and words.tag[at] in "A" else None)
    if of and not (
        measure.kind == "change" and words.roles[of[0]] and any(r.startswith("change.") for r in words.roles[of[0]])
    ):
        noun = any_noun(words, of[0], of[1])
        if (
            draft.cue == "restate"
            and before
            and before[-1].number == draft.number
            and (noun is None or noun.metric in KIN)
        ):
            carry(draft, before[-1])
            return
        if draft.cue == "part" and noun is None and carry(draft, whole_before(before, draft)):
            return
        numbers = words.lang.data["money"]["number_nouns"]
        total = words.word[of[1]] in numbers if words.lang.head_last else words.word[of[0]] in numbers and noun is None
        if total and carry(draft, whole_before(before, draft)):  # "31 % du total", "of the fair's total"
            return
        if noun is not None or measure.kind == "share":
            take(draft, noun or Noun(of[0], of[0], of[1], "other"), "share-of")
            return
    label = label_before(words, measure.first)
    if measure.kind == "share":
        if (
            of is None
            and at < len(words)
            and "parts.of_them" in words.roles[at]
            and carry(draft, whole_before(before, draft))
        ):
            return
        if label:
            take(draft, label, "label-share")
            if label.metric == "other":
                source = whole_before(before, draft)
                if source is not None:
                    draft.metric = source.metric
            return
        shares = [
            o
            for o in before
            if o.number == draft.number and o.measure.dimension == "percent" and o.measure.kind == "share"
        ]
        if shares and carry(draft, shares[-1], "share-list"):
            return
        rate = _rate(words, draft.start_token)
        if rate is not None and draft.cue not in ("part", "restate"):
            take(draft, rate, "rate")
            return
        noun = _left_any(words, draft.start_token, KINDS)
        if draft.cue in ("part", "restate") and carry(draft, whole_before(before, draft)):
            return
        if noun is None and draft.lead is not None:
            draft.metric, draft.label, draft.rule = *draft.lead, "list-lead"
            return
        if noun is not None:
            take(draft, noun, "noun-share")
            return
        if carry(draft, whole_before(before, draft)):
            return
        draft.metric, draft.rule = "other", "bare-share"
        return
    changed = _change_of(words, measure.last)
    if changed is not None:
        take(draft, changed, "change-in")
        return
    rate = _rate(words, draft.start_token) if measure.last > measure.first else None
    if rate is not None and any(role.startswith("change.p") for role in words.roles[measure.last]):
        take(draft, rate, "rate")
        return
    moved = moved_level(draft, before)
    near = _left_any(words, draft.start_token, ("money", "count", "area"))
    if near is not None and any(o.number == draft.number and o.noun_first <= near.head <= o.noun_last for o in before):
        near = None
    here = moved is not None and moved.number == draft.number
    if moved is not None and here and near is not None:
        beside = draft.start_token - moved.last_token <= BESIDE and moved.last_token < draft.start_token
        if draft.cue == "restate" or beside or governor(words, near.first) not in ("", "number"):
            near = None
    if moved is not None and here and (near is None or near.head <= max(moved.last_token, moved.head)):
        carry(draft, moved, "change-of-level")
    elif near is not None:
        take(draft, near, "noun-change")
    elif moved is not None:
        carry(draft, moved, "change-of-level")
    else:
        draft.metric, draft.rule = "other", "bare-change"


def _change_of(words: Words, last: int) -> Noun | None:
    """ "a 12% increase in visitors": the noun behind the noun of change."""
    at = last + 1
    if at + 2 >= len(words) or not words.roles[at] & {"change.up_nouns", "change.down_nouns"}:
        return None
    if words.tag[at + 1] not in "pd" or (words.tag[at + 1] == "p" and "relations.at_least" in words.roles[at + 1]):
        return None
    first = at + 2
    while first < len(words) and words.tag[first] in "aAJ":
        first += 1
    return any_noun(words, first, first) if first < len(words) else None


def _rate(words: Words, at: int) -> Noun | None:
    """ "le taux d'occupation a culminé à 97 %", "la part des femmes": a share's own noun and what it is of."""
    nouns = words.lang.data["share"]["nouns"]
    for step in range(at - 1, max(-1, at - 16), -1):
        if words.tag[step] in ".;:" or words.tag[step] == "#":
            return None
        if words.word[step] in nouns:
            of = complement(words, step + 1)
            if of is None or of[0] >= at:
                first = step - 1 if words.lang.head_last and step and words.tag[step - 1] in "xN" else step
                return Noun(step, first, step, "other")
            noun = any_noun(words, of[0], min(of[1], at - 1))
            return Noun(step, step, min(of[1], at - 1), noun.metric if noun else "other")
    return None


def any_noun(words: Words, first: int, last: int) -> Noun | None:
    """The first noun of any metric between two tokens."""
    for step in range(first, last + 1):
        found = [match for kind in KINDS if (match := words.lang.nouns[kind].match(words.word, step)) is not None]
        fitting = [match for match in found if step + match[0] - 1 <= last + 2]
        if fitting:
            count, entry = max(fitting, key=lambda match: (match[0], match[0] > 2))
            return Noun(step, first, max(last, step + count - 1), str(entry.value))
    return None


def _left_any(words: Words, at: int, kinds: Sequence[str]) -> Noun | None:
    """The nearest free noun of any metric to the left."""
    found = [noun for kind in kinds if (noun := noun_left(words, at, kind)) is not None]
    found = [noun for noun in found if not any(o is not noun and o.head < noun.head <= o.last for o in found)]
    return max(found, key=lambda noun: (governor(words, noun.first) in ("", "number"), noun.head), default=None)
