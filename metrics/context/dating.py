"""Which of the years a sentence names a figure is for; failing those, the edition's or the document's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from metrics.context.leading import attached, between, spanned, year_before
from metrics.context.reach import year_after
from metrics.context.yearroles import COMPARED, PLAIN, THEN
from metrics.context.years import Named, Timeline
from metrics.counted.drafts import Draft, before_bracket, closed_off, in_bracket
from metrics.quantity.clauses import PLANNED, verb_between, verbs
from metrics.sentence.words import Words

__all__ = ["named_year", "year_of"]

PLAN = 10  # tokens from a verb of plans to the first of two levels
MOVES = ("change.up", "change.down", "change.more", "change.less", "share.signs")
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_NONE: frozenset[str] = frozenset()


def named_year(draft: Draft, before: Sequence[Draft], named: Sequence[Named]) -> int | None:
    """The year that the sentence names for the figure; None where it names none."""
    words, measure, start = draft.words, draft.measure, draft.start_token
    if _now(words, start):
        return None
    if measure.levels and (span := spanned(words, named)) is not None:
        return span[measure.levels - 1]
    left: Sequence[Named] = ()
    if named:
        left = named[: bisect_left(named, start, key=_LAST)]
        after = year_after(draft, named[bisect_right(named, measure.last, key=_FIRST) :])
        if after is not None and in_bracket(draft) and not between(words, measure.last, after.first, ")"):
            return after.year  # "au titre de 2020 (115 000 euros en 2019)"
        found = (attached(words, start, left[-1]) if left else None) or after
        if found is not None:
            return found.year
    here = before[-1] if before and before[-1].number == draft.number else None
    if here is not None and measure.kind == "change" and measure.levels == 0:
        moved = _moved(draft, before)
        if moved is not None and not between(words, moved.last_token, start, ";"):
            return moved.year if moved.year else None
    if here is not None and here.measure.kind == "change" and measure.kind == "level" and _led(here, draft, named):
        return here.year
    if measure.levels == 1 or _strong(draft):
        return None
    here = before_bracket(draft, before)
    if here is not None and not between(words, here.last_token, start, ";"):
        linked = draft.cue in ("part", "restate") or (
            measure.kind == "share"
            and not verb_between(words, here.last_token + 1, start)
            and not _turns(words, here.last_token + 1, start)
        )
        if linked:
            carried = draft.carried
            if draft.cue != "part" and carried is not None and carried.number == draft.number and carried in before:
                return carried.year
            if here.measure.levels != 1:
                return here.year
    found = year_before(draft, left) if left else None
    return found.year if found is not None else None


def _moved(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The level before a change in its sentence, which it changed; None if there is none."""
    for other in reversed(before):
        if other.number != draft.number:
            return None
        level = other.measure.kind == "level" and other.measure.levels != 1
        if level and not _strong(other) and not closed_off(draft, other):
            return other
    return None


def _led(change: Draft, draft: Draft, named: Sequence[Named]) -> bool:
    """ "slipped by 3% last year to €218bn": the year told with a change is that of the level it led to."""
    words, begin, start = draft.words, change.last_token + 1, draft.start_token
    told = [n for n in named if begin <= n.first and n.last < start and n.year == change.year]
    if not told or verb_between(words, begin, start):
        return False
    return between(words, begin - 1, start, "p") and words.word[start - 1] in words.lang.lists["relations.ranges_to"]


def _now(words: Words, start: int) -> bool:
    """ "from the current 4.5%": the figure of today."""
    if "status.now" not in words.present:
        return False
    return any("status.now" in roles for roles in words.roles[max(0, start - 2) : start])


def _turns(words: Words, first: int, stop: int) -> bool:
    """True where "yet", "but" stands between: another clause, another time."""
    turning = words.lang.lists["words.conjunctions"]
    return any(words.shape[k] == "c" and words.word[k] in turning for k in range(first, stop))


def year_of(draft: Draft, named: Sequence[Named], timeline: Timeline, year: int | None) -> int | None:
    """The year of a figure: the one named for it, a comparison's, that of the sentences before, else the edition's."""
    if year is not None:
        return year
    words = draft.words
    if _now(words, draft.start_token):
        return timeline.base
    if draft.measure.levels == 1 or (_strong(draft) and draft.measure.kind != "change"):
        if draft.measure.levels == 1 and _planned(draft):
            return timeline.base
        told = _other(draft, named, timeline)
        return timeline.base if told is None and draft.measure.kind == "share" else told
    if timeline.section is not None:
        return timeline.section
    if (
        timeline.last is not None
        and timeline.base is not None
        and timeline.last < timeline.base
        and _goes_on(words, draft)
    ):
        return timeline.last
    if draft.status == "expected":
        return timeline.next or timeline.base
    if draft.metric in ("price", "tickets") and (timeline.announced or _told(named, timeline.next, draft)):
        return timeline.next
    return timeline.base


def _told(named: Sequence[Named], year: int | None, draft: Draft) -> bool:
    """ "The 2024 fair is in June; passes at $22 go on sale in May": the coming edition, named before the figure."""
    return any(n.year == year and n.last < draft.start_token for n in named)


def _strong(draft: Draft) -> bool:
    """True for the other side of a comparison: "contre 300", "up from 14"; not "exhibitors from 41 countries"."""
    if draft.cue != "compare":
        return False
    words = draft.words
    step = draft.start_token - 1
    while step >= 0 and "parts.compare" not in words.roles[step]:
        step -= 1
    weak = words.lang.lists.get("years.weak_compare", _NONE)
    if step < 0 or words.word[step] not in weak:
        return True
    if draft.carried is None:
        return False
    if step and words.shape[step - 1] == ",":
        return True
    near = words.roles[max(0, step - 2) : step]
    return any(role.startswith(MOVES) for roles in near for role in roles)


def _planned(draft: Draft) -> bool:
    """ "passera de 10 à 12 euros": the first level is that of today."""
    return not PLANNED.isdisjoint(verbs(draft.words)[max(0, draft.start_token - PLAN) : draft.start_token])


def _other(draft: Draft, named: Sequence[Named], timeline: Timeline) -> int | None:
    """The year of the other side of a comparison."""
    words, base = draft.words, timeline.base
    others = [n for n in named if n.year != base and n.role in (PLAIN, COMPARED, THEN)]
    if others:
        return min(others, key=lambda n: abs(n.first - draft.start_token)).year
    if base is not None and "years.within_year" in words.present:
        return base - 1
    after = draft.last_token + 1
    if draft.measure.levels == 0 and after < words.size and words.shape[after] in "pd":
        return base  # "contre quinze à la Côte d'Ivoire": another place, the same year
    return timeline.compared


def _goes_on(words: Words, draft: Draft) -> bool:
    """True where a sentence without a year goes on about the one before: past perfect, "alors"."""
    perfect = words.lang.lists.get("years.past_perfect", _NONE)
    begin, stop = max(0, draft.start_token - 8), draft.last_token + 4
    if perfect.isdisjoint(words.word[begin:stop]):
        return False
    return PLANNED.isdisjoint(verbs(words)[begin:stop])  # "we had budgeted for 15,000": of this edition
