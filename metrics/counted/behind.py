"""What the words around a counted noun add: people who came, times a clip was seen, how many strong a choir is."""

from __future__ import annotations

from metrics.counted.drafts import Draft
from metrics.counted.groups import HUMAN
from metrics.counted.nouns import Noun
from metrics.counted.phrases import noun_after
from metrics.counted.subjects import noun_left
from metrics.quantity.hedges import hedge_after
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["heed"]


def heed(draft: Draft, noun: Noun) -> None:
    """Give a draft that has the noun behind its number the metric, label and relation that other words tell."""
    words, head = draft.words, draft.words.word[noun.head]
    if noun.metric == "people" and _attend(words, noun):
        draft.metric = "visitors"
    elif noun.metric == "other" and head in words.lang.lists["change.times_after"]:
        draft.metric = _done_to(words, draft.start_token) or noun.metric
    elif head in words.lang.lists["words.strong"]:
        _named_strong(draft, noun)
    if not draft.measure.hedged:
        _hedge_behind(draft, noun)


def _hedge_behind(draft: Draft, noun: Noun) -> None:
    """ "500 stands or more", "610 exposants environ": the relation that stands behind the noun or its label."""
    words, measure = draft.words, draft.measure
    if "relations" not in words.present and "+" not in words.word:
        return
    relation = hedge_after(words, noun.head)[0] or (hedge_after(words, noun.last)[0] if noun.last != noun.head else "")
    if relation:
        measure.relation, measure.hedged = relation, True


def _attend(words: Words, noun: Noun) -> bool:
    """ "30 000 personnes ont assisté", "some 5,000 people attended": people who came are visitors."""
    if (
        "people_verbs.visitors" not in words.present
        or words.word[noun.head] not in words.lang.lists["words.bare_people"]
    ):
        return False
    for step in range(noun.last + 1, min(noun.last + 5, words.size)):
        if "people_verbs.visitors" in words.roles[step]:
            return True
        if words.tag[step] not in "vVcp":
            return False
    return False


def _done_to(words: Words, at: int) -> str:
    """ "the clip was viewed 3 million times": what is counted in times."""
    tags = words.shape
    for step in range(at - 1, max(-1, at - 4), -1):
        if "times_verbs" in words.roles[step]:
            return words.listed(step, "times_verbs")
        if tags[step] not in "cvV":
            break
    return ""


def _named_strong(draft: Draft, noun: Noun) -> None:
    """ "a 300-strong delegation", "the choir, 85 strong": what so many people are."""
    words = draft.words
    named = noun_after(words, noun.last + 1, one=True) if noun.last + 1 < words.size else None
    if named is None and words.shape[draft.start_token - 1 : draft.start_token] == ",":
        named = noun_left(words, draft.start_token - 1)
    if named is not None:
        draft.metric = named.metric if named.metric in HUMAN else draft.metric  # "the 36-strong speaker line-up"
        draft.label = squeeze(words.stated(named.first, named.last))
