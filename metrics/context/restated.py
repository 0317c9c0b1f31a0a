"""Amounts said twice: "15.7 billion yuan (about 2.6 billion USD)", "114, ou 55,6 %"."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.holding import size_of
from metrics.counted.drafts import Draft
from metrics.counted.phrases import complement
from metrics.sentence.words import Words

__all__ = ["restated"]

NEAR = 1.25  # how far a length or an area may be from itself in another unit
APART = 5  # tokens that may stand between an amount and its restatement
COUNTED = frozenset(("count", "money", "area"))
UNITLESS = frozenset(("count", "percent"))  # dimensions with one unit only: nothing to say an amount again in
_OWN = frozenset("xNJ")
_STOPS = frozenset("vVo.;:#")  # tags that end what may be said again


def restated(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The amount that this one says again in another unit: in brackets right after it, or after "soit", "or".

    Gives the draft that amount's noun, and its hedge where it has none of its own.
    """
    if not before or before[-1].number != draft.number:
        return None
    last, measure = before[-1], draft.measure
    like = last.measure.dimension == measure.dimension
    aside = _bare_aside(draft, last)
    if not aside and "parts.restate" not in measure.words.present and (not like or measure.dimension in UNITLESS):
        return None
    if last.equivalent is not None and like and "(" not in _between(draft, last):
        last = last.equivalent  # "100 yuan, soit 14 dollars ou 12 euros"
    if not aside and not _restates(draft, last):
        return None
    own = last.measure
    if not measure.hedged and measure.relation == "=" and own.relation in ("~", ">", ">=", "<", "<="):
        measure.relation = own.relation
    if measure.dimension == own.dimension:
        draft.metric, draft.label, draft.carried = last.metric, last.label, last
        draft.rule = "restated"
    return last


def _bare_aside(draft: Draft, last: Draft) -> bool:
    """ "dont 118 de l'étranger (29,4 %)": the share of the whole that a part is."""
    words, measure = draft.words, draft.measure
    if measure.kind != "share" or last.whole is None or last.measure.kind != "level" or words is not last.words:
        return False
    tags = words.shape[last.measure.last + 1 : draft.start_token]
    bare = words.shape.startswith(")", measure.last + 1) and draft.noun_first <= measure.last
    return bare and tags.endswith("(") and _STOPS.isdisjoint(tags[:-1]) and len(tags) <= 2 * APART


def _between(draft: Draft, last: Draft) -> str:
    """The tags between two drafts, noun and articles left out, "soit" as R if they are few."""
    words, first, end = draft.measure.words, last.measure.last + 1, draft.start_token
    if last.noun_first == first or last.noun_first == first + 1:
        first = max(first, min(last.noun_last + 1, end))
    tags = words.shape[first:end]
    if len(tags) > APART or "parts.restate" not in words.present:
        return tags
    roles = words.roles[first:end]
    return "".join(["R" if "parts.restate" in role else tag for role, tag in zip(roles, tags, strict=True)])


def _restates(draft: Draft, last: Draft) -> bool:
    measure, own = draft.measure, last.measure
    if measure.kind == "change" or (own.kind == "change" and measure.dimension != own.dimension) or draft.cue == "part":
        return False
    if (
        measure.kind == "share"
        and own.kind == "level"
        and own.dimension in COUNTED - {"money"}
        and _sums_up(draft, last)
    ):
        return True
    tags = _between(draft, last)
    if len(tags) > APART or not _STOPS.isdisjoint(tags):
        return False
    if measure.dimension == own.dimension:
        other_unit = own.dimension not in UNITLESS and (measure.unit, measure.code) != (own.unit, own.code)
        if not other_unit or (measure.kind != own.kind and measure.relation != "range"):
            return False
        if (
            measure.dimension not in ("money", "temperature")
            and not 1 / NEAR < size_of(draft) / (size_of(last) or 1) < NEAR
        ):
            return False  # "88 km (2100 m)"
        if tags == "," and measure.dimension == "money" and measure.relation == "~":
            return True  # "507 millions de dollars, environ 460 millions d'euros"
        aside = tags.lstrip("xNJdap").startswith(("(", "|", "/")) and tags.strip("xNJdahcp(|/E$£R") == ""
        return aside or "R" in tags
    said = tags.find("R")
    if said < 0 or ("," in tags[:said] and not _OWN.isdisjoint(tags[tags.rfind(",", 0, said) : said])):
        return False  # ", les tissus recyclés représentant 35 %" has a subject of its own
    if measure.kind == "share" and own.dimension in COUNTED:
        return not _other_whole(draft.words, draft, last)
    return own.kind == "share" and measure.dimension in ("money", "count") and ("," in tags or "(" in tags)


def _sums_up(draft: Draft, last: Draft) -> bool:
    """ "2 300 billets avaient été vendus, soit environ les deux tiers": a comma and "soit" right before the share."""
    words, at, first = draft.words, draft.start_token - 1, last.measure.last
    while at > first and words.shape[at] in "hax" and "parts.restate" not in words.roles[at]:
        at -= 1
    said = at - 1 > first and "parts.restate" in words.roles[at] and words.shape[at - 1] == ","
    return said and words is last.words and not set(words.shape[first + 1 : at - 1]) & set(".;:,")


def _other_whole(words: Words, draft: Draft, last: Draft) -> bool:
    """True for a share of something else: "$170 billion or 18 per cent of the continent's exchange"."""
    of = complement(words, draft.measure.last + 1)
    if of is None or any("parts.of_them" in role for role in words.roles[draft.measure.last + 1 : of[1] + 1]):
        return False
    return (last.whole is None and draft.metric not in (last.metric, "other")) or (
        last.measure.dimension == "money" and last.whole is None
    )
