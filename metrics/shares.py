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
        if (
            {words.word[of[0]], words.word[of[1]]} & set(words.lang.data["money"]["number_nouns"])
            and noun is None
            and carry(draft, whole_before(before, draft))
        ):
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
        for kind in KINDS:
            found = words.lang.nouns[kind].match(words.word, step)
            if found is not None and step + found[0] - 1 <= last + 2:
                end = max(last, step + found[0] - 1)
                return Noun(step, first, end, str(found[1].value))
    return None


def _left_any(words: Words, at: int, kinds: Sequence[str]) -> Noun | None:
    """The nearest free noun of any metric to the left."""
    found = [noun for kind in kinds if (noun := noun_left(words, at, kind)) is not None]
    return max(found, key=lambda noun: (governor(words, noun.first) in ("", "number"), noun.head), default=None)
