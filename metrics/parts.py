"""Wholes and their parts, and amounts said twice: which other fact a fact hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.restated import restated
from metrics.segments import segment_of
from metrics.sums import parts_of_sum
from metrics.wholes import named_behind, whole_of

__all__ = ["link"]


def link(draft: Draft, before: Sequence[Draft]) -> None:
    """Set whole, equivalent and segment of the draft; before holds the drafts of the document so far, in order.

    A whole that stands behind its part ("13 of the 2,219 persons"), or that only the last part completes
    ("638 exposants : 483 entreprises nationales et 155 firmes étrangères"), sets them on those earlier drafts.
    """
    draft.equivalent = restated(draft, before)
    part = named_behind(draft, before)
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
    words, measure = part.words, part.measure
    own = part.noun_first > measure.last or part.rule.startswith(("label", "area", "money"))
    bare = (
        not own
        or (measure.kind == "share"
        and part.noun_last >= whole.start_token > measure.last
        and part.words is whole.words)
    )
    if bare and whole.metric and measure.dimension in ("count", "percent"):
        part.metric, part.label, part.carried = whole.metric, whole.label, whole
    elif part.metric == "other" and words.lang.lexicon and not named and _of_which(part):
        part.metric = whole.metric
    part.segment = segment_of(part)


def _of_which(part: Draft) -> bool:
    """True for a label such as "of which from abroad"."""
    return any("parts.intro" in part.words.roles[k] for k in range(max(0, part.noun_first), part.noun_last + 1))
