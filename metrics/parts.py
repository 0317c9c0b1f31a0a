"""Wholes and their parts, and amounts said twice: which other fact a fact hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.holding import holds, kin_of, own
from metrics.restated import restated
from metrics.segments import segment_of
from metrics.sums import parts_of_sum
from metrics.wholes import whole_of

__all__ = ["link"]

RATIO = 10  # "six exposants sur dix" is a share


def link(draft: Draft, before: Sequence[Draft]) -> None:
    """Set whole, equivalent and segment of the draft; before holds the drafts of the document so far, in order.

    A whole that stands behind its part ("13 of the 2,219 persons"), or that only the last part completes
    ("638 exposants : 483 entreprises nationales et 155 firmes étrangères"), sets them on those earlier drafts.
    """
    draft.equivalent = restated(draft, before)
    part = _named_behind(draft, before)
    if draft.equivalent is not None:
        if draft.measure.dimension == "percent":
            draft.whole, draft.segment = draft.equivalent.whole, draft.equivalent.segment
    elif part is not None:
        if draft.noun_first < draft.measure.last and part.noun_first > part.measure.last:
            draft.metric, draft.label, draft.carried = part.metric, part.label, part
        _belongs(part, draft)
    else:
        _belongs(draft, whole_of(draft, before))
    for item, whole in parts_of_sum(draft, before):
        _belongs(item, whole, named=True)
    if draft.measure.kind == "share":
        draft.segment = draft.segment or segment_of(draft)


def _belongs(part: Draft, whole: Draft | None, named: bool = False) -> None:
    """Make one draft a part of another; it takes the whole's noun where it has none of its own."""
    if whole is None or whole is part:
        return
    part.whole = whole
    measure, named_here = part.measure, part.noun_first > part.measure.last
    if measure.kind == "share":
        spanning = part.words is whole.words and part.noun_last >= whole.start_token > measure.last
        source = whole.measure.dimension == "money" and part.metric not in {whole.metric, *kin_of(whole.metric)}
        bare = not named_here or spanning or source or part.metric == "other"  # "et 8 % de Belgique"
    else:
        bare = (not named_here and not part.rule.startswith("label")) or (named_here and _quality(part))
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
    endings = tuple(words.lang.data["words"]["adjective_endings"])
    return "parts.qualities" in words.roles[head] or (
        bool(endings) and words.stated(head, head).lower().endswith(endings)
    )


def _of_which(part: Draft) -> bool:
    """True for a label such as "of which from abroad"."""
    return any("parts.intro" in part.words.roles[k] for k in range(max(0, part.noun_first), part.noun_last + 1))


def _named_behind(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The earlier draft that is a part of this one: "13 of the 2,219 persons", "37 pays sur les 42 inscrits"."""
    if not before or before[-1].number != draft.number or draft.measure.kind != "level":
        return None
    part, words = before[-1], draft.words
    if (
        part.cue == "compare"
        or part.whole is not None
        or part.measure.kind == "change"
        or part.measure.last >= draft.measure.first
    ):
        return None
    first, last = part.measure.last + 1, draft.start_token
    between = list(range(first, last))
    if not between or not holds(part, draft) or any(words.tag[k] in ".;:#()" for k in between):
        return None
    article = any(words.tag[k] == "a" or words.word[k] in ("des", "du") for k in between[-3:])
    if words.word[first] in words.lang.data["words"]["links"] and all(words.tag[k] in "dahc" for k in between):
        return part if article or (words.lang.head_last and not own(part) and draft.measure.value > RATIO) else None
    out = next((k for k in reversed(between) if "parts.out_of" in words.roles[k]), -1)
    if out < 0 or words.word[out] in words.lang.data["words"]["links"] or part.measure.kind == "share":
        return None
    close = all(
        words.tag[k] in "dahc" or any(r.startswith("relations.") for r in words.roles[k]) for k in range(out + 1, last)
    )
    if not close or (not article and (draft.measure.value <= RATIO or not own(draft))):
        return None
    like = not own(draft) or not own(part) or draft.metric == part.metric or (words.tag[out - 1] in "xV" and own(part))
    return part if like else None
