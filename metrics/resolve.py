"""What a measure is of: its metric and label, from the noun beside it or from the measure it goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.amounts import read_amount
from metrics.carrying import carry, earlier_level, hangs, inherit_unit, label_from_left, take
from metrics.counted import read_count
from metrics.drafts import Draft, cue_before
from metrics.labels import label_before
from metrics.measure import Measure
from metrics.phrases import Noun, complement, noun_after
from metrics.shares import read_share
from metrics.subjects import anchor, noun_left
from metrics.text import squeeze

__all__ = ["resolve"]

SHOWING = ("exhibitors", "brands", "companies", "stands", "pavilions", "exhibition_area")


def resolve(measure: Measure, number: int, before: Sequence[Draft], lead: tuple[str, str] | None = None) -> Draft:
    """The draft of a measure; before holds the drafts of the document so far, in order.

    lead: metric and label that the line before a list of bullets names, None where there is none.
    """
    draft = Draft(measure, number, lead=lead)
    words = measure.words
    draft.cue = cue_before(words, draft.start_token)
    draft.governed = hangs(words, draft.start_token)
    at = draft.start_token
    if at and words.tag[at - 1] in "&," and before and before[-1].number == number and before[-1].last_token >= at - 3:
        draft.governed = before[-1].governed
    inherit_unit(draft, before)
    if draft.carried is not None and draft.cue in ("compare", "restate", "part", ""):
        carry(draft, draft.carried)
        noun = anchor(words, draft.start_token, measure.last, "money") if measure.dimension == "money" else None
        if noun is not None and (noun.head > measure.last or not draft.label):
            take(draft, noun, "money-noun")
    elif measure.dimension == "count":
        read_count(draft, before)
    elif measure.dimension == "percent":
        read_share(draft, before)
    elif measure.dimension == "money":
        read_amount(draft, before)
    else:
        _measured(draft, before)
    if not draft.rule:
        draft.rule = measure.rule or "number-unit"
    last = measure.last
    if measure.dimension == "count" and draft.head > last:
        last = draft.head
    draft.end = words.stop[last]
    return draft


def _measured(draft: Draft, before: Sequence[Draft]) -> None:
    """Areas take the noun that is measured; other dimensions are their own metric and keep a label."""
    measure, words = draft.measure, draft.words
    dimension = measure.dimension
    of = complement(words, measure.last + 1)
    if dimension == "area":
        noun = anchor(words, draft.start_token, measure.last, "area")
        if draft.cue in ("compare", "restate") and carry(draft, earlier_level(draft, before)):
            return
        if noun is not None:
            take(draft, noun, "area-noun")
            return
        earlier = earlier_level(draft, before)
        if measure.levels == 2 and before and carry(draft, before[-1], "levels"):
            return
        label = label_before(words, draft.start_token)
        if label is not None:
            take(draft, label, "label-number")
        elif of is not None:
            take(draft, Noun(of[0], of[0], of[1], "area"), "number-unit-of")
        elif earlier is not None and earlier.number == draft.number:
            carry(draft, earlier)
        else:
            label_from_left(draft)
        if draft.metric != "exhibition_area":
            shown = any(o.number == draft.number and o.metric in SHOWING for o in before)
            left = noun_left(words, draft.start_token, "count")
            shown = shown or (left is not None and left.metric in SHOWING)
            draft.metric = "exhibition_area" if shown and draft.carried is None else "area"
        return
    draft.metric = dimension
    if of is not None and dimension != "duration":
        take(draft, Noun(of[0], of[0], of[1], dimension), "number-unit-of")
    elif (label := label_before(words, draft.start_token)) is not None:
        take(draft, label, "label-number")
    elif measure.hyphen and (noun := noun_after(words, measure.last + 1, one=True)) is not None:
        take(draft, noun, "number-unit-noun")
    elif dimension == "duration":
        draft.label = squeeze(words.stated(measure.last, measure.last))
    else:
        label_from_left(draft)
    draft.metric = dimension
