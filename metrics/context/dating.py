"""Which of the years a sentence names a figure is for; failing those, the edition's or the document's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from metrics.context.reach import GOVERNING, VERB_REACH, is_date_part, year_after
from metrics.context.yearroles import COMPARED, NAME, ORIGIN, PLAIN, SINCE, THEN
from metrics.context.years import Named, Timeline
from metrics.counted.drafts import Draft, before_bracket
from metrics.quantity.clauses import PLANNED, VERB, is_relative, verb_between, verbs
from metrics.sentence.words import Words

__all__ = ["named_year", "year_of"]

ATTACHED = 5
NEAR = 8  # tokens from a year to the bracket that tells its figures
ASIDE = 2  # commas around an insertion
MOVES = ("change.up", "change.down", "change.more", "change.less", "share.signs")
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_NONE: frozenset[str] = frozenset()


def named_year(draft: Draft, before: Sequence[Draft], named: Sequence[Named]) -> int | None:
    """The year that the sentence names for the figure; None where it names none."""
    words, measure, start = draft.words, draft.measure, draft.start_token
    if _now(words, start):
        return None
    left: Sequence[Named] = ()
    if named:
        left = named[: bisect_left(named, start, key=_LAST)]
        found = _attached(words, start, left[-1]) if left else None
        found = found or year_after(draft, named[bisect_right(named, measure.last, key=_FIRST) :])
        if found is not None:
            return found.year
    here = before[-1] if before and before[-1].number == draft.number else None
    if here is not None and measure.kind == "change" and measure.levels == 0:
        moved = _moved(draft, before)
        if moved is not None and not _between(words, moved.last_token, start, ";"):
            return moved.year if moved.year else None
    if here is not None and here.measure.kind == "change" and measure.kind == "level" and _led(here, draft, named):
        return here.year
    if measure.levels == 1 or _strong(draft):
        return None
    if here is not None and not _between(words, here.last_token, start, ";"):
        linked = draft.cue in ("part", "restate") or (
            measure.kind == "share"
            and not verb_between(words, here.last_token + 1, start)
            and not _turns(words, here.last_token + 1, start)
        )
        if linked:
            carried = draft.carried
            if carried is not None and carried.number == draft.number and carried in before:
                return carried.year
            if here.measure.levels != 1:
                return here.year
    found = _left(draft, left) if left else None
    return found.year if found is not None else None


def _moved(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The level before a change in its sentence, which it changed; None if there is none."""
    last = before_bracket(draft, before)
    for other in reversed(before[: before.index(last) + 1] if last is not None else ()):
        if other.number != draft.number:
            return None
        if other.measure.kind == "level" and other.measure.levels != 1 and not _strong(other):
            return other
    return None


def _led(change: Draft, draft: Draft, named: Sequence[Named]) -> bool:
    """ "slipped by 3% last year to €218bn": the year told with a change is that of the level it led to."""
    words, begin, start = draft.words, change.last_token + 1, draft.start_token
    told = [n for n in named if begin <= n.first and n.last < start and n.year == change.year]
    if not told or verb_between(words, begin, start):
        return False
    return _between(words, begin - 1, start, "p") and words.word[start - 1] in words.lang.lists["relations.ranges_to"]


def _now(words: Words, start: int) -> bool:
    """ "from the current 4.5%": the figure of today."""
    now = words.lang.lists["status.now"]
    return start > 0 and not now.isdisjoint(words.word[max(0, start - 2) : start])


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
        told = _other(draft, named, timeline)
        present = draft.measure.kind == "share" or (draft.measure.levels == 1 and _planned(draft))
        return timeline.base if told is None and present else told
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
    if timeline.announced and draft.metric in ("price", "tickets"):
        return timeline.next
    return timeline.base


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
    return not PLANNED.isdisjoint(verbs(draft.words)[max(0, draft.start_token - 4) : draft.start_token])


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


def _attached(words: Words, start: int, n: Named) -> Named | None:
    """The year in the same phrase before the number: "2018's 102,500", "the 2015 figure of 350", "(2018: 20,000)"."""
    tags = words.shape[n.last + 1 : start]
    if n.role == SINCE or len(tags) > ATTACHED:
        return None
    if n.role == ORIGIN:  # "a centre opened in 2004 with 12 tables"
        return n if tags[:1] == "p" and not tags.strip("pahA") else None
    if tags in ("(", "(a"):
        return n
    if tags.strip("a") in (":", "):") and (n.first == 0 or words.shape[n.first - 1] in "(|;"):
        return n
    figure = n.possessive or (n.first and words.shape[n.first - 1] == "a") or tags[:1] == "d"
    if figure and not tags.strip("daxVJANh") and not _any_verb(words, n.last + 1, start):
        return n if n.role != NAME else None
    return None


def _left(draft: Draft, named: Sequence[Named]) -> Named | None:
    """The year named before a measure in its sentence, unless it is said of something else."""
    words, start, shape = draft.words, draft.start_token, draft.words.shape
    for n in reversed(named):
        if n.role == COMPARED and _in_its_bracket(words, n, start):
            return n
        follow = shape[n.last + 1 : n.last + 3]
        if follow == ",r" and n.role != NAME:
            return n  # "on 2018, when 107,400 came"
        if follow[:1] == "r":  # "a nocturne of 1961 that hung"; "une édition 2022 qui avait attiré 9 000 visiteurs"
            if _of_period(words, n) and not _between(words, n.last, start, ","):
                return n
            continue
        if n.role not in GOVERNING:
            continue
        opening = _opening(words, n)
        if not (opening and follow[:1] in (",", ":")) and _between(words, n.last, start, ";"):
            continue
        if _inside_bracket(words, n.last, start):
            continue
        if n.possessive and _between(words, n.last, start, ",") and not _subject(words, n, start):
            continue
        if not opening and _inserted(words, n, start):
            continue
        if _taken(words, n.first) and not _trails(words, n.last, start):
            continue
        return n
    return None


def _of_period(words: Words, n: Named) -> bool:
    """True for a year beside the word for an edition: "l'édition 2019", "the 2019 edition"."""
    periods = words.lang.lists["scope.periods"]
    return bool(n.first and words.word[n.first - 1] in periods) or words.word[n.last + 1] in periods


def _opening(words: Words, n: Named) -> bool:
    """True for a year at the head of its sentence, which governs all of it: "En 2019, …"."""
    if n.first < 3:
        return True
    return n.first < 5 and not words.shape[: n.first].strip('padxAM"-*') and not _any_verb(words, 0, n.first)


def _inserted(words: Words, n: Named, start: int) -> bool:
    """True for a year in a relative clause that ends before the measure: "the fair, which moved in 2015, drew"."""
    if not _between(words, n.last, start, ","):
        return False
    for step in range(n.first - 1, -1, -1):
        if words.shape[step] in ",;:.":
            return False
        if is_relative(words, step):
            return True
    return False


def _in_its_bracket(words: Words, n: Named, start: int) -> bool:
    """ "par rapport à la session 2020, dernière certifiée (289 exposants)": those of that session."""
    opened = words.shape.rfind("(", n.last, start)
    if opened < 0 or opened - n.last > NEAR or _between(words, opened, start, ")"):
        return False
    return not _between(words, n.last, opened, "#") and not verb_between(words, n.last + 1, opened)


def _subject(words: Words, n: Named, start: int) -> bool:
    """ "Next year's fair, from 15 to 24 June, already has": an insertion between subject and verb."""
    last = words.shape.rfind(",", n.last, start)
    inserted = words.shape.count(",", n.last, start) == ASIDE
    return n.first < ASIDE and inserted and _any_verb(words, last + 1, min(last + 1 + ASIDE, start))


def _inside_bracket(words: Words, at: int, start: int) -> bool:
    if words.shape.find(")", at + 1, start) < 0:
        return False
    depth = 0
    for tag in words.shape[at + 1 : start]:
        depth += (tag == "(") - (tag == ")")
        if depth < 0:
            return True
    return False


def _taken(words: Words, at: int) -> bool:
    """True where the year closes the measure before it: "51 100 l'an dernier (+9 %) et 40 022 en 2015"."""
    shape, marks = words.shape, verbs(words)
    for step in range(at - 1, max(-1, at - VERB_REACH), -1):
        tag = shape[step]
        if tag == "#" and not words.numeral(step).year_like and not is_date_part(words, step):
            return True
        if tag in ",;.:)(" or marks[step] in VERB:
            return False
    return False


def _trails(words: Words, last: int, start: int) -> bool:
    """ "10,7 M€ en 2018, avec un excédent de 63 000 €": the clause goes on with the same year."""
    between = words.shape[last + 1 : start]
    if not 0 < len(between) <= 8:
        return False
    # "100 GW en 2050 et de cinquante parcs"
    follow = words.shape[last + 1 : last + 3]
    return follow == "&d" or (follow == ",p" and not verb_between(words, last + 1, start))


def _goes_on(words: Words, draft: Draft) -> bool:
    """True where a sentence without a year goes on about the one before: past perfect, "alors"."""
    perfect = words.lang.lists.get("years.past_perfect", _NONE)
    begin, stop = max(0, draft.start_token - 8), draft.last_token + 4
    if perfect.isdisjoint(words.word[begin:stop]):
        return False
    return PLANNED.isdisjoint(verbs(words)[begin:stop])  # "we had budgeted for 15,000": of this edition


def _between(words: Words, last: int, start: int, tag: str) -> bool:
    return words.shape.find(tag, last + 1, start) >= 0


def _any_verb(words: Words, first: int, stop: int) -> bool:
    return not VERB.isdisjoint(verbs(words)[first:stop])
