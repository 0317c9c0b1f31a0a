"""Bare numbers whose noun a few words point at: "130 of them", "of whom there were 17", "the show drew 45,000"."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.carrying import carry, earlier_level
from metrics.counted.drafts import Draft, beside
from metrics.counted.nouns import Noun
from metrics.counted.phrases import noun_after
from metrics.counted.subjects import FREE, governor, noun_left
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["is_pronoun_behind", "pointed", "take_topic", "told_by_verb"]

CLOSE = 6  # tokens between "the number of visitors" and the number
CROWDS = frozenset(["visitors", "participants", "people", "professionals"])
CROWD = 100  # fewer than these are no crowd: "the course attracted twelve"


def pointed(draft: Draft, before: Sequence[Draft]) -> bool:
    """Give a bare number the noun that the words around it point at; False where they point at none."""
    words, at = draft.words, draft.start_token
    noun = _existing(words, at)
    if noun is None and not draft.cue:
        noun = _numbered(words, at) or _beside(words, at) or _listed(words, at) or _those_behind(draft)
    here = bool(before) and before[-1].number == draft.number
    them = is_pronoun_behind(draft)
    if noun is None and them and not here:
        noun = _plural(words, at)
    if noun is not None:
        draft.take(noun, "pointed-noun")
        draft.governed = False  # "we put the number of visitors at around 9,000"
        return True
    answers = at <= 1 and draft.topic is not None and draft.topic.asks()  # "How many start-ups? Fifty-four."
    asked = words.lang.head_last and (them or answers or _opens_group(words, at))
    if asked and not here and take_topic(draft):
        return True
    if here and not draft.cue and _there(words, at) and carry(draft, _last_here(draft, before)):
        return True
    if at and "object_verbs" in words.roles[at - 1]:  # "the mill employs 340"
        draft.metric, draft.rule = words.listed(at - 1, "object_verbs"), "verb-number"
        draft.label = squeeze(words.stated(at - 1, at - 1))
        return True
    return at > 0 and words.word[at - 1] in words.lang.lists["words.drawing"] and _crowd(draft, before)


def is_pronoun_behind(draft: Draft) -> bool:
    """True for "130 of them", "half of them"."""
    words, after = draft.words, draft.measure.last + 1
    return after < words.size and "parts.of_them" in words.roles[after]


def take_topic(draft: Draft) -> bool:
    """Give a figure the noun of the sentences without numbers before it."""
    noun = draft.topic.noun() if draft.topic is not None else None
    if noun is None:
        return False
    draft.metric, draft.label, draft.rule = *noun, "topic"
    return True


def _existing(words: Words, at: int) -> Noun | None:
    """ "local sponsors, of whom there were seventeen": the noun that the relative stands for."""
    tags, verb = words.shape, False
    for step in range(at - 1, max(0, at - 5), -1):
        if "parts.relative" in words.roles[step]:
            return noun_left(words, step) if verb else None
        if tags[step] not in "vVocph":
            return None
        verb = verb or tags[step] in "vV"
    return None


def _numbered(words: Words, at: int) -> Noun | None:
    """ "we put the number of visitors at around 9,000": what is a number of."""
    if not words.lang.head_last:
        return None
    noun = noun_left(words, at)
    near = noun is not None and 0 < at - noun.last <= CLOSE and governor(words, noun.first) == "number"
    return noun if near else None


def _beside(words: Words, at: int) -> Noun | None:
    """ "Exhibitor staff, some 9,450 in number": the noun right before the comma."""
    behind = words.word[at:]
    if not words.lang.head_last or words.shape[at - 1 : at] != "," or "in" not in behind[:4]:
        return None
    noun = noun_left(words, at - 1)
    place = behind.index("in")
    numbers = words.lang.lists["money.number_nouns"]
    told = behind[place + 1 : place + 2] and behind[place + 1] in numbers
    return noun if told and noun is not None and noun.last == at - 2 else None


def _there(words: Words, at: int) -> bool:
    """ "and this year there were 45"."""
    step = at - 1
    while step > 0 and words.tag[step] in "vc":
        step -= 1
    return 0 <= step < at - 1 and words.word[step] in words.lang.lists["words.existential"]


def _last_here(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last count of the sentence that has a noun."""
    return next((o for o in beside(before, draft.number) if o.measure.dimension == "count" and o.label), None)


def _listed(words: Words, at: int) -> Noun | None:
    """ "Exhibitors 310 | Visitors 12,400": the noun that an item of a list opens with."""
    if not words.lang.head_last or at == 0 or "|" not in words.word:
        return None
    noun = noun_left(words, at)
    opens = noun is not None and noun.last == at - 1 and words.shape[noun.first - 1 : noun.first] in "|"
    return noun if opens else None


def _those_behind(draft: Draft) -> Noun | None:
    """ "90 of those tickets": the noun that the pronoun goes with."""
    words, after = draft.words, draft.measure.last + 2
    if not words.lang.head_last or after >= words.size or words.tag[after] not in "xNJ":
        return None
    if not is_pronoun_behind(draft) or words.word[after - 1].split()[-1] not in words.lang.lists["parts.these"]:
        return None
    noun = noun_after(words, after)
    return noun if noun is not None and noun.metric != "other" else None


def told_by_verb(draft: Draft) -> bool:
    """ "Only 40 turned up", "85 have enrolled": people, by what they do."""
    words, tags = draft.words, draft.words.shape
    for step in range(draft.measure.last + 1, min(words.size, draft.measure.last + 4)):
        if "people_do_verbs" in words.roles[step]:
            draft.metric, draft.rule = words.listed(step, "people_do_verbs"), "number-verb"
            draft.label = squeeze(words.stated(step, step))
            return True
        if tags[step] not in "vVc":
            return False
    return False


def _plural(words: Words, at: int) -> Noun | None:
    """The free plural that "them" stands for: "Buyers came from Malta, with 312 of them hosted by the guild"."""
    noun = noun_left(words, at)
    return noun if noun is not None and governor(words, noun.first) in FREE and plural(words, noun.last) else None


def _opens_group(words: Words, at: int) -> bool:
    """ "Of the 58 on the bill"."""
    return words.lang.head_last and at <= 2 and words.size > 0 and "parts.out_of" in words.roles[0]


def _crowd(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "The festival attracted 120,000": people, by the name they had before."""
    if draft.measure.value < CROWD:
        return False
    earlier = earlier_level(draft, before)
    if earlier is not None and earlier.metric in CROWDS and carry(draft, earlier):
        return True
    draft.metric, draft.rule = "visitors", "crowd"
    draft.label = squeeze(draft.words.stated(draft.start_token - 1, draft.start_token - 1))
    return True
