"""Amounts said twice: "15.7 billion yuan (about 2.6 billion USD)", "114, ou 55,6 %"."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.phrases import complement
from metrics.words import Words

__all__ = ["restated"]

APART = 5  # tokens that may stand between an amount and its restatement
COUNTED = ("count", "money", "area")


def restated(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The amount that this one says again in another unit: in brackets right after it, or after "soit", "or".

    Gives the draft that amount's noun, and its hedge where it has none of its own.
    """
    if not before or before[-1].number != draft.number:
        return None
    last = before[-1]
    if (
        last.equivalent is not None
        and last.measure.dimension == draft.measure.dimension
        and "(" not in _between(draft, last)
    ):
        last = last.equivalent  # "100 yuan, soit 14 dollars ou 12 euros"
    if not _restates(draft, last):
        return None
    measure, own = draft.measure, last.measure
    if not measure.hedged and measure.relation == "=" and own.relation in ("~", ">", ">=", "<", "<="):
        measure.relation = own.relation
    if measure.dimension == own.dimension:
        draft.metric, draft.label, draft.carried = last.metric, last.label, last
        draft.rule = "restated"
    return last


def _between(draft: Draft, last: Draft) -> str:
    """The tags between two drafts, noun and articles left out, "soit" as S."""
    words, first = draft.words, last.measure.last + 1
    if last.noun_first == first or last.noun_first == first + 1:
        first = max(first, min(last.noun_last + 1, draft.start_token))
    return "".join("R" if "parts.restate" in words.roles[k] else words.tag[k] for k in range(first, draft.start_token))


def _restates(draft: Draft, last: Draft) -> bool:
    measure, own = draft.measure, last.measure
    if measure.kind == "change" or (own.kind == "change" and measure.dimension != own.dimension) or draft.cue == "part":
        return False
    tags = _between(draft, last)
    if len(tags) > APART or any(tag in "vVo.;:#" for tag in tags):
        return False
    if measure.dimension == own.dimension:
        other_unit = own.dimension not in ("count", "percent") and (measure.unit, measure.code) != (own.unit, own.code)
        aside = tags.lstrip("xNJdap").startswith(("(", "|", "/")) and tags.strip("xNJdahcp(|/E$£R") == ""
        return other_unit and (aside or "R" in tags) and (measure.kind == own.kind or measure.relation == "range")
    if "R" not in tags:
        return False
    if measure.kind == "share" and own.dimension in COUNTED:
        return not _other_whole(draft.words, draft, last)
    return own.kind == "share" and measure.dimension in ("money", "count") and ("," in tags or "(" in tags)


def _other_whole(words: Words, draft: Draft, last: Draft) -> bool:
    """True for a share of something else: "$170 billion or 18 per cent of the continent's exchange"."""
    of = complement(words, draft.measure.last + 1)
    if of is None or any("parts.of_them" in words.roles[k] for k in range(draft.measure.last + 1, of[1] + 1)):
        return False
    return (last.whole is None and draft.metric not in (last.metric, "other")) or (
        last.measure.dimension == "money" and last.whole is None
    )
