"""What a measure is of: its metric and label, from the noun beside it or from the measure it goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.amounts import read_amount
from metrics.counted.anchors import anchor
from metrics.counted.carrying import carry, earlier_level, hangs, label_from_left, moved_to
from metrics.counted.counts import read_count
from metrics.counted.drafts import NO_LEAD, Draft, Lead, beside, cue_before
from metrics.counted.inherited import inherit_unit, take_return
from metrics.counted.labels import label_before
from metrics.counted.nouns import Noun, covering
from metrics.counted.phrases import complement, noun_after
from metrics.counted.shares import read_share
from metrics.counted.subjects import governing, noun_left
from metrics.counted.topics import Topic
from metrics.quantity.measure import Measure
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["resolve"]

SHOWING = frozenset(["exhibitors", "brands", "companies", "stands", "pavilions", "exhibition_area"])


def resolve(
    measure: Measure, number: int, before: Sequence[Draft], lead: Lead = NO_LEAD, topic: Topic | None = None
) -> Draft:
    """The draft of a measure; before holds the drafts of the document so far, in order.

    lead: what the line before a list of bullets or a question names.
    topic: what the sentences without numbers since the last draft are about.
    """
    words, at = measure.words, measure.first
    if 0 <= measure.hedge < at:
        at = measure.hedge
    draft = Draft(measure, number, words, at, measure.last, lead=lead, topic=topic)
    if "parts" in words.present:
        draft.cue = cue_before(words, at)
        if draft.cue == "compare" and measure.relation == "range" and at and _opens_range(words, at - 1):
            draft.cue = ""  # "tickets ranged from 16,900 to 22,900"
    last = before[-1] if before and before[-1].number == number else None
    if last is not None and at and words.tag[at - 1] in "&," and last.last_token >= at - 3:
        draft.governed = last.governed
    else:
        draft.governed = hangs(words, at)
    if before and measure.dimension == "count":
        inherit_unit(draft, before)
    if measure.dimension == "count":
        take_return(draft)
    dimension = measure.dimension
    if dimension == "percent" and measure.kind == "level":
        measure.kind = "share"  # "la part des femmes passe de 14 à 19 %"
    if draft.carried is not None and draft.cue != "out_of":
        carry(draft, draft.carried)
        noun = anchor(words, at, measure.last, "money") if dimension == "money" else None
        if noun is not None and (noun.head > measure.last or not draft.label or _own_noun(draft, draft.carried, noun)):
            draft.take(noun, "money-noun")
    elif dimension == "count":
        read_count(draft, before)
    elif dimension == "percent":
        read_share(draft, before)
    elif dimension == "money":
        read_amount(draft, before)
    elif dimension == "area":
        _read_area(draft, before)
    else:
        _measured(draft, moved_to(draft, before))
    if dimension not in ("count", "percent", "money") and (change := moved_to(draft, before)) is not None:
        change.metric = draft.metric  # "grew by a quarter to 412,500 sq ft"
    if not draft.rule:
        draft.rule = measure.rule or "number-unit"
    end = measure.last
    if draft.head > end and measure.dimension == "count" and measure.levels != 1:
        end = draft.head
    draft.end = words.stop[end]
    return draft


def _opens_range(words: Words, at: int) -> bool:
    return words.word[at] in words.lang.lists["relations.ranges_from"]


def _own_noun(draft: Draft, source: Draft, noun: Noun) -> bool:
    """ "elle coûtera 400.000 euros à l'association, dont le budget s'élève à 4,3 millions": nearer than the source."""
    if draft.cue not in ("", "part") or (source.number == draft.number and noun.head <= source.last_token):
        return False
    return any("words.amount_verbs" in roles for roles in draft.words.roles[noun.last + 1 : draft.measure.first])


def _read_area(draft: Draft, before: Sequence[Draft]) -> None:
    """Areas take the noun that is measured: beside them, of an earlier level, of a label or a complement."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    change = moved_to(draft, before)
    if change is not None and change.measure.dimension == "area" and carry(draft, change):
        return
    if draft.cue in ("compare", "restate") and carry(draft, earlier_level(draft, before)):
        return
    noun = anchor(words, at, max(measure.last, measure.after), "area")
    if noun is not None:
        draft.take(noun, "area-noun")
        return
    if measure.levels == 2 and before and carry(draft, before[-1], "levels"):
        return
    if (label := label_before(words, at)) is not None:
        draft.take(label, "label-number")
    elif (of := complement(words, measure.last + 1)) is not None:
        draft.take(Noun(of[0], of[0], of[1], "area"), "number-unit-of")
    else:
        earlier = earlier_level(draft, before)
        if earlier is not None and earlier.number == draft.number:
            carry(draft, earlier)
        else:
            label_from_left(draft)
    if draft.metric != "exhibition_area":
        shows = draft.carried is None and _shows(draft, before)
        draft.metric = "exhibition_area" if shows else "area"


def _shows(draft: Draft, before: Sequence[Draft]) -> bool:
    """True where the sentence counts what a fair shows."""
    if any(other.metric in SHOWING for other in beside(before, draft.number)):
        return True
    left = noun_left(draft.words, draft.start_token, "count")
    if left is not None and left.metric in SHOWING:
        return True
    # "Spread over 40,000 sq ft, the three-day fair …"
    return any(metric == "exhibitions" for _, _, metric in covering(draft.words, "count").values())


def _lasting(draft: Draft) -> Noun | None:
    """ "une excursion de deux jours", "an absence of eight years": what lasts, an article before it."""
    words, at = draft.words, draft.start_token
    noun = governing(words, at) if words.shape[at - 1 : at] == "d" else None
    return noun if noun is not None and words.shape[noun.first - 1 : noun.first] == "a" else None


def _measured(draft: Draft, change: Draft | None) -> None:
    """Dimensions other than areas are their own metric and keep a label."""
    measure, words = draft.measure, draft.words
    dimension = measure.dimension
    of = complement(words, measure.last + 1) if dimension != "duration" else None
    if change is not None:
        if not change.label:
            label_from_left(change)
        draft.label, draft.rule = change.label, "change-to-level"
    elif of is not None:
        draft.take(Noun(of[0], of[0], of[1], dimension), "number-unit-of")
    elif (label := label_before(words, draft.start_token)) is not None:
        draft.take(label, "label-number")
    elif measure.hyphen and (noun := noun_after(words, measure.last + 1, one=True)) is not None:
        draft.take(noun, "number-unit-noun")
    elif dimension == "duration" and (lasting := _lasting(draft)) is not None:
        draft.take(Noun(lasting.head, lasting.first, lasting.last, dimension), "noun-of-measure")
    elif dimension == "duration" and words.shape[measure.last] != "#":
        half = words.word[measure.last] in words.lang.lists["numbers.half"]  # "deux jours et demi"
        unit = measure.first + 1 if half else measure.last
        draft.label = squeeze(words.stated(unit, unit))
    else:
        label_from_left(draft)
    draft.metric = dimension
