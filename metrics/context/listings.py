"""Parts told by the list they stand in: siblings, a colon after the total, bullets under it, the row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.holding import BULLETS, PLACES, choose, holds, kin, next_line, of_some, own, recent, size_of
from metrics.counted.drafts import Draft
from metrics.sentence.words import Words
from metrics.text import fold

__all__ = ["in_column", "introduced", "whole_of_list"]

GAP = 24  # characters of a line between two figures
ASIDE = 6  # tokens between a colon and the first item
ITEMS = 12  # lines of a list
OF_ANOTHER = frozenset(("years", "status", "parts.compare", "change", "month", "relations"))
_STOPS = frozenset(".;(")


def whole_of_list(draft: Draft, here: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The whole of the list that the draft goes on.

    here: the earlier drafts of its sentence; before: those of the document.
    """
    if here:
        whole = (
            _sibling(draft, here) or _after_colon(draft, here) or _in_bracket(draft, here) or _set_apart(draft, here)
        )
    else:
        whole = _on_line(draft, before)
    return whole


def _sibling(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """The whole of an earlier part in the same list: "dont 51 de Singapour et 30 d'Inde"."""
    kind = draft.measure.kind
    for last in reversed(here):
        whole = last.whole
        if whole is None or last.measure.kind != kind or not holds(draft, whole):
            continue
        tags = draft.words.shape[last.last_token + 1 : draft.start_token]
        joined = ("," in tags or "&" in tags or ";" in tags) and not (":" in tags and ("#" in tags or ":" in tags[:-1]))
        if joined and "." not in tags and _goes_on(draft, last, whole, here):
            return whole
    return None


def _goes_on(draft: Draft, last: Draft, whole: Draft, here: Sequence[Draft]) -> bool:
    """True where the draft is the next item after last, another part of the whole."""
    words, before = draft.words, draft.words.tag[draft.start_token - 1]
    if draft.measure.kind == "share":
        bare = draft.rule.startswith("share-of") and draft.metric == "other" and before in ",&"  # "et 8 % de Belgique"
        if draft.rule.startswith("share-of") and before in ",&" and last.rule.startswith(("share-of", "noun-share")):
            at = draft.measure.last + 1
            return of_some(words, at) or last.segment.startswith(words.stated(at, at))
        return bare or not draft.rule.startswith(("share-of", "rate", "label"))
    if not own(draft):
        return not (draft.governed and before in "pd")
    if before not in ",&":
        return False
    if draft.metric == whole.metric:
        return True
    rest = size_of(whole) - sum(size_of(o) for o in here if o.whole is whole and o.measure.kind == "level")
    alike = kin(draft, last) or before == "&"
    return own(last) and alike and kin(draft, whole) and size_of(draft) <= rest and words is last.words


def _after_colon(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """The total before a colon: "58 médailles : 23 en or, 16 en argent"; none in "610 (2022 : 540)"."""
    words = draft.measure.words
    tags = words.shape
    if ":" not in tags:
        return None
    end = draft.start_token
    colon = tags.rfind(":", 0, end)
    if colon < 0 or not _STOPS.isdisjoint(tags[colon + 1 : end]):
        return None
    pool = [other for other in here if other.measure.last < colon]
    if not pool:
        return None
    opened = not _STOPS.isdisjoint(tags[pool[-1].last_token + 1 : colon])
    first = next((other for other in here if other.measure.first > colon), draft)
    if (opened and tags[colon - 1] != ")") or first.start_token > colon + ASIDE:
        return None
    own_label = draft.rule.startswith("label") and draft.noun_last > pool[-1].measure.last
    if own_label or (own(draft) and draft.metric != pool[-1].metric):
        return None
    if draft.measure.kind == "share" and draft.rule.startswith("share-of"):
        near = pool[-1].last_token == colon - 1 and of_some(words, draft.measure.last + 1)
        return choose(draft, pool) if near else None
    return choose(draft, pool) if words is pool[-1].words else None


def _in_bracket(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """ "210 acheteurs (Chine : 64 ; Inde : 22)"; none in "610 exposants (2022 : 540)", "(record : 700)"."""
    words, at = draft.words, draft.start_token
    opened = words.shape.rfind("(", 0, at)
    if opened <= 0 or words.shape.find(")", opened, at) >= 0 or not draft.rule.startswith("label"):
        return None
    name = range(draft.noun_first, draft.noun_last + 1)
    if draft.metric not in ("other", *PLACES) or any(_of_another(words, k) for k in name):
        return None
    wholes = [o for o in here if o.last_token == opened - 1 and o.measure.dimension == "count" and holds(draft, o)]
    return wholes[0] if wholes else None


def _of_another(words: Words, at: int) -> bool:
    """True for a word of a label that names another time, a target or a record."""
    return not words.roles[at].isdisjoint(OF_ANOTHER) or words.word[at] in words.lang.lists["money.number_nouns"]


def _set_apart(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """ "410 tours, 38 in Irish and 12 in Ukrainian", "210 buyers (64 from the US)": right behind their whole."""
    words, last, at = draft.words, here[-1], draft.start_token
    dimension = draft.measure.dimension
    if dimension != last.measure.dimension or own(draft) or draft.measure.kind != "level" or draft.year != last.year:
        return None
    if draft.carried is not last and (dimension == "count" or draft.metric != last.metric):
        return None
    behind, follow = words.shape[last.last_token + 1 : at], draft.measure.last + 1
    asides = ("(",) if dimension == "area" else (",", "(", "-", ",-")
    if draft.metric == "price" or behind not in asides or words.shape[follow : follow + 1] not in ("p", "d"):
        return None
    of = follow + 1 + (words.shape[follow + 1 : follow + 2] == "a")
    if of >= words.size or words.tag[of] in "#ZMwO" or "parts.each" in words.roles[follow]:
        return None
    if words.word[of] in words.lang.lists["scope.periods"]:
        return None
    return last if holds(draft, last) and size_of(draft) < size_of(last) and draft.scope == last.scope else None


def _on_line(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The total on the line above: "Participants: 33,510, of which" and then "- Delegates: 27,946"."""
    if not before or draft.measure.kind != "level" or draft.number - before[-1].number != 1:
        return None
    last, words = before[-1], draft.words
    gap = words.text[last.words.end : words.begin].strip(BULLETS + "\n:")
    if gap and len(gap) < GAP and fold(gap) in words.lang.lists["parts.intro"]:
        return last if holds(draft, last) else None  # "dont" on a line of its own
    if not next_line(last.words, words):
        return None
    roles, tags = last.words.roles, last.words.shape
    ends = "parts.intro" in roles[-1] or (len(roles) > 1 and tags[-1] == ":" and "parts.intro" in roles[-2])
    opened = "|" not in words.shape and introduced(words)  # "of which from abroad: 4,500"
    told = last.whole is not None and last.whole.number != last.number and introduced(last.words)
    if told and not opened:
        return None
    if ends or opened:
        return (
            last if holds(draft, last) else last.whole if last.whole is not None and holds(draft, last.whole) else None
        )
    whole = last.whole
    if whole is None or whole.number == last.number or not holds(draft, whole) or _lead(words) != _lead(last.words):
        return None
    rest = size_of(whole) - sum(size_of(o) for o in recent(before, draft.number, ITEMS) if o.whole is whole)
    return whole if size_of(draft) <= rest else None


def introduced(words: Words) -> bool:
    """True for a line that starts with "dont", "of which", perhaps after a bullet."""
    if "parts.intro" not in words.present:
        return False
    bullets = len(words.shape) - len(words.shape.lstrip("-*|"))
    return any("parts.intro" in role for role in words.roles[: min(bullets + 1, 3)])


def _lead(words: Words) -> str:
    """The bullet or indent of a line."""
    start = words.text.rfind("\n", 0, words.start[0]) + 1
    line = words.text[start : words.end]
    return line[: len(line) - len(line.lstrip(BULLETS))].strip() or ("indent" if line[:1] in " \t" else "")


def in_column(draft: Draft, here: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The figure right above in a table: "| Visitors | 28,946 |" and then "| of which from abroad | 13,894 |"."""
    if not introduced(draft.words):
        return None
    row = [other for other in recent(before, draft.number, 1) if other.number == draft.number - 1]
    return row[len(here)] if len(here) < len(row) and holds(draft, row[len(here)]) else None
