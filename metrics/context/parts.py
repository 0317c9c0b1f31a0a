"""Wholes and their parts, and amounts said twice: which other fact a fact hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.holding import PLACES, holds, kin_of, own
from metrics.context.restated import restated
from metrics.context.segments import segment_of
from metrics.context.sums import parts_of_sum
from metrics.context.wholes import whole_of
from metrics.counted.drafts import Draft
from metrics.sentence.words import Words

__all__ = ["link"]

RATIO = 10  # "six exposants sur dix" is a share
MELTED = frozenset(("des", "du"))  # a link with its article
LONG = 6  # tokens between a part and "the town's 1,700 rooms"
POSSESSIVE = ("'s", "'")
_CLOSE = frozenset("dahc")  # tags of what may stand between a part and the whole behind it
_SAID = frozenset("vVxJN")
_STOPS = frozenset(".;:#()")


def link(draft: Draft, before: Sequence[Draft]) -> None:
    """Set whole, equivalent and segment of the draft; before holds the drafts of the document so far, in order.

    A whole that stands behind its part ("13 of the 2,219 persons"), or that only the last part completes
    ("638 exposants : 483 entreprises nationales et 155 firmes étrangères"), sets them on those earlier drafts.
    """
    draft.equivalent = same = restated(draft, before)
    if same is not None:
        if draft.measure.dimension == "percent":
            draft.whole, draft.segment = same.whole, same.segment
    elif (part := _named_behind(draft, before)) is not None:
        if draft.noun_first < draft.measure.last and part.noun_first > part.measure.last:
            draft.metric, draft.label, draft.carried = part.metric, part.label, part
        _belongs(part, draft)
    else:
        _belongs(draft, whole_of(draft, before))
    for item, whole in parts_of_sum(draft, before):
        _belongs(item, whole, named=True)
    if draft.measure.kind == "share" and not draft.segment:
        same = draft.carried if draft.cue == "compare" and draft.carried is not None else None  # "43 %, contre 38 %"
        told = same is not None and same.measure.kind == "share" and same.number == draft.number
        draft.segment = same.segment if told and same is not None else segment_of(draft)


def _belongs(part: Draft, whole: Draft | None, named: bool = False) -> None:
    """Make one draft a part of another; it takes the whole's noun where it has none of its own."""
    if whole is None or whole is part:
        return
    part.whole = whole
    measure, named_here = part.measure, part.noun_first > part.measure.last
    if measure.kind == "share":
        behind = part.words is whole.words and whole.start_token > measure.last
        owner = behind and whole.words.word[whole.start_token - 1] in POSSESSIVE
        spanning = owner or (behind and part.noun_last >= whole.start_token)
        kin = part.metric == whole.metric or part.metric in kin_of(whole.metric)
        source = whole.measure.dimension == "money" and not kin
        bare = not named_here or spanning or source or part.metric == "other"  # "et 8 % de Belgique"
    else:
        aside = part.rule.startswith("label") and part.words is whole.words and part.metric == "other"
        bare = (
            aside or (not named_here and not part.rule.startswith(("label", "row"))) or (named_here and _quality(part))
        )
    if bare and whole.metric and measure.dimension in ("count", "percent"):
        part.metric, part.label, part.carried = whole.metric, whole.label, whole
    elif part.metric == "other" and not named and _of_which(part):
        part.metric = whole.metric
    part.segment = segment_of(part)


def _quality(part: Draft) -> bool:
    """True for "90 étrangers", where what follows the number is an adjective of the whole's noun."""
    words, head = part.words, part.head
    if part.metric != "other" or part.noun_first != part.noun_last or words.lang.head_last:
        return False
    return "parts.qualities" in words.roles[head] or words.stated(head, head).lower().endswith(
        tuple(words.lang.data["words"]["adjective_endings"])
    )


def _of_which(part: Draft) -> bool:
    """True for a label such as "of which from abroad"."""
    words = part.words
    return "parts.intro" in words.present and any(
        "parts.intro" in role for role in words.roles[max(0, part.noun_first) : part.noun_last + 1]
    )


def _named_behind(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The earlier draft that is a part of this one: "13 of the 2,219 persons", "37 pays sur les 42 inscrits"."""
    measure = draft.measure
    if not before or before[-1].number != draft.number or measure.kind != "level":
        return None
    part, words = before[-1], measure.words
    first, last = part.measure.last + 1, draft.start_token
    tags = words.shape[first:last]
    if not tags or not _STOPS.isdisjoint(tags):
        return None
    links = words.lang.lists["words.links"]
    possessed = words.word[last - 1] in POSSESSIVE and last - first <= LONG  # "94 per cent of the town's 1,700 rooms"
    linked = words.word[first] in links and (possessed or _CLOSE.issuperset(tags))
    if not linked and ("parts.out_of" not in words.present or part.measure.kind == "share"):
        return None
    if (
        (part.cue == "compare" and not linked)
        or part.whole is not None
        or part.measure.kind == "change"
        or not holds(part, draft)
    ):
        return None
    article = possessed or "a" in tags[-3:] or not MELTED.isdisjoint(words.word[max(first, last - 3) : last])
    if linked:
        return part if article or (words.lang.head_last and not own(part) and measure.value > RATIO) else None
    out = last - 1
    while out >= first and "parts.out_of" not in words.roles[out]:
        out -= 1
    if out < first or words.word[out] in links:
        return None
    close = all(words.tag[k] in _CLOSE or "relations" in words.roles[k] for k in range(out + 1, last))
    if not close or (not article and (measure.value <= RATIO or not (own(draft) or _told(words, first, out, last)))):
        return None
    if part.metric != draft.metric and part.metric in PLACES and own(part) and own(draft):
        return None  # "78 nationalities among the 5,000 visitors"
    like = not own(draft) or not own(part) or draft.metric == part.metric or (words.tag[out - 1] in "xV" and own(part))
    return part if like else None


def _told(words: Words, first: int, out: int, last: int) -> bool:
    """ "134 delivered out of 310 submitted": what was done with the part, and with the whole."""
    after = words.shape[last + 1 : last + 2]
    return _SAID.issuperset(words.shape[first:out]) and (first < out and after != "" and after in "vVxJN")
