"""What a share is of where no noun right behind it says: those present, the line-up, the town's 1,700 rooms."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.carrying import NEAR, carry, whole_before
from metrics.counted.drafts import Draft
from metrics.counted.nouns import Noun
from metrics.counted.phrases import noun_after
from metrics.counted.pointed import is_pronoun_behind, take_topic
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["HUMAN", "after_owner", "of_group"]

HUMAN = frozenset([
    "visitors", "participants", "people", "professionals", "exhibitors", "guests", "buyers", "speakers", "experts",
    "journalists", "volunteers",
])  # fmt: skip
OWNED = 6  # tokens from "of" to the noun that an owner has


def of_group(draft: Draft, before: Sequence[Draft]) -> bool:
    """Give a share the whole that a pronoun, a collective noun or the next number stands for; False for any other."""
    words, at = draft.words, draft.measure.last + 1
    here = bool(before) and before[-1].number == draft.number
    if not here and is_pronoun_behind(draft) and take_topic(draft):
        return True
    if at >= words.size:
        return _those(draft, before, 0)
    if _those(draft, before, at) or _those(draft, before, 0):
        return True
    if words.tag[at] != "d":
        return False
    end = after_owner(words, at + 1)
    if end < words.size and words.tag[end] == "#" and (noun := _counted(words, end + 1)) is not None:
        draft.metric, draft.rule = noun.metric, "share-of-number"
        draft.label = squeeze(words.stated(noun.first, noun.last))
        return True
    lists, named = words.lang.lists, words.word[end : end + 1]
    if not named or named[0] not in lists["share.collectives"] or words.shape[end + 1 : end + 2] in ("x", "N"):
        return False
    if named[0] in lists["parts.sums"]:
        return carry(draft, _nearest(draft, before, "money"))
    return carry(draft, whole_before(before, draft))


def _counted(words: Words, at: int) -> Noun | None:
    if at < words.size and "relations" in words.roles[at] and words.tag[at] == "h":
        at += 1  # "the city's 6,000-odd rooms"
    return noun_after(words, at) if at < words.size else None


def after_owner(words: Words, at: int) -> int:
    """The token after the articles, adjectives and owners that start here: of "our dealers' sales" that of "sales"."""
    tags, stop = words.shape, min(words.size, at + OWNED)
    while at < stop and tags[at] in "aA":
        at += 1
    for sign in range(at + 1, stop):
        if words.word[sign] in ("'s", "'") and words.glued(sign):
            return sign + 1
        if tags[sign] not in "xNJ":
            break
    return at


def _those(draft: Draft, before: Sequence[Draft], at: int) -> bool:
    """ "83% of those present", "Of those who came, 54 per cent": people, by the last level of people."""
    words = draft.words
    tags, roles = words.shape, words.roles
    if "parts.these" not in words.present and "parts.recall" not in words.present:
        return False
    if "parts.recall" not in roles[at]:
        if tags[at] not in "dp":
            return False
        at += 1
        while at + 1 < words.size and tags[at] == "a" and "parts.these" not in roles[at]:
            at += 1
        if at >= words.size or "parts.these" not in roles[at]:
            return False
    if words.word[at + 1 : at + 2] == [] or words.word[at + 1] not in words.lang.lists["share.people_marks"]:
        return False
    if carry(draft, _nearest(draft, before, "count"), "of-those"):
        return True
    draft.metric, draft.rule = "people", "of-those"
    draft.label = squeeze(words.stated(at, at + 1))
    return True


def _nearest(draft: Draft, before: Sequence[Draft], dimension: str) -> Draft | None:
    """The last level of money, or of people; the largest of its sentence: "38,700, ahead of last year's 21,450"."""
    found: list[Draft] = []  # all of one sentence
    for other in reversed(before):
        if draft.number - other.number > NEAR or (found and other.number < found[0].number):
            break
        measure = other.measure
        if (
            measure.kind == "level"
            and measure.dimension == dimension
            and (dimension != "count" or other.metric in HUMAN)
        ):
            found.append(other)
    return max(found, key=lambda other: other.measure.value, default=None)
