"""Shares and changes whose noun stands apart: behind them, or before what is set between two commas."""

from __future__ import annotations

from metrics.counted.drafts import Draft
from metrics.counted.nouns import Noun, known_nouns
from metrics.counted.phrases import inverted, label_end
from metrics.sentence.words import Words

__all__ = ["before_apposition", "named_behind"]

NEAR = 6  # tokens from a verb to its figure
FAR = 28  # tokens that a verb may stand from its subject
PAIR = 2  # commas around what is set between
KINDS = ("count", "money", "area")


def named_behind(draft: Draft) -> Noun | None:
    """ "fixe à 10 % la participation de l'État", "contribue à hauteur de 6 % au PIB": what follows the share."""
    words, measure, at = draft.words, draft.measure, draft.start_token
    after = measure.last + 1
    if words.lang.head_last or measure.kind != "share" or after + 1 >= words.size:
        return None
    to = words.word[after] in words.lang.lists["money.paid_by"] and _gives(words, at)
    if not to and not (words.tag[after] == "a" and inverted(words, at)):
        return None
    first = after + 1 + (words.tag[after + 1] == "a")
    if first >= words.size or words.tag[first] not in "xNJVv":
        return None
    for kind in KINDS:
        count, metric = known_nouns(words, kind).get(first, (0, ""))
        if count:
            return Noun(first, first, label_end(words, first + count), metric)
    last, metric = label_end(words, first + 1), "other"
    if words.word[first] in words.lang.lists["share.nouns"]:  # "évalue à 45 % la part des bénévoles"
        known = known_nouns(words)
        metric = next((known[step][1] for step in range(first + 1, last + 1) if step in known), "other")
    return Noun(first, first, last, metric)


def _gives(words: Words, at: int) -> bool:
    return any("share.giving" in roles for roles in words.roles[max(0, at - NEAR) : at])


def before_apposition(words: Words, at: int) -> int:
    """Where "le PIB, bloc de six pays, devrait croître de 3 %" has its first comma; the figure's place if nowhere."""
    tags = words.shape
    if words.lang.head_last or tags.count(",", 0, at) < PAIR:
        return at
    close = tags.rfind(",", max(0, at - NEAR), at)
    if close < 0 or "#" in tags[close:at] or not any(tag in "vV" for tag in tags[close + 1 : close + 3]):
        return at
    if any("parts.restate" in roles for roles in words.roles[close + 1 : at]):
        return at  # "contre 152 000 l'an passé, soit une progression de 20 %"
    opened = tags.rfind(",", max(0, close - FAR), close)
    if opened <= 0 or any(tag in ".;:" for tag in tags[opened:close]):
        return at
    inside = tags[opened + 1 : close]
    return opened if inside[:1] == "r" or not any(tag in "vV" for tag in inside[1:]) else at
