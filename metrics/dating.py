"""Which of the years a sentence names a figure is for; failing those, the edition's or the document's."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.clauses import is_finite, is_relative, is_verb
from metrics.drafts import Draft
from metrics.reach import GOVERNING, VERB_REACH, is_date_part, year_after
from metrics.words import Words
from metrics.yearroles import COMPARED, NAME, ORIGIN, PLAIN, SINCE, THEN
from metrics.years import Named, Timeline

__all__ = ["named_year", "year_of"]

ATTACHED = 5


def named_year(draft: Draft, before: Sequence[Draft], named: Sequence[Named]) -> int | None:
    """The year that the sentence names for the figure; None where it names none."""
    words, measure = draft.words, draft.measure
    free = [n for n in named if n.last < draft.start_token or n.first > measure.last]
    found = _attached(words, draft.start_token, free)
    if found is not None:
        return found.year
    right = year_after(draft, free)
    if right is not None:
        return right.year
    here = [o for o in before if o.number == draft.number]
    if measure.kind == "change" and measure.levels == 0:
        moved = [o for o in here if o.measure.kind == "level" and not _strong(o) and o.measure.levels != 1]
        if moved and not _between(words, moved[-1].last_token, draft.start_token, ";"):
            return moved[-1].year if moved[-1].year else None
    if measure.levels == 1 or _strong(draft):
        return None
    if here and not _between(words, here[-1].last_token, draft.start_token, ";"):
        linked = draft.cue in ("part", "restate") or (
            measure.kind == "share" and not _verb(words, here[-1].last_token, draft.start_token)
        )
        if linked and (draft.carried in here or here[-1].measure.levels != 1):
            return (draft.carried if draft.carried in here and draft.carried is not None else here[-1]).year
    found = _left(draft, free)
    return found.year if found is not None else None


def year_of(draft: Draft, named: Sequence[Named], timeline: Timeline, year: int | None) -> int | None:
    """The year of a figure: the one named for it, a comparison's, that of the sentences before, else the edition's."""
    if year is not None:
        return year
    words = draft.words
    if draft.measure.levels == 1 or (_strong(draft) and draft.measure.kind == "level"):
        return _other(draft, named, timeline)
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
    weak = words.lang.data["years"].get("weak_compare", ())
    if step < 0 or words.word[step] not in weak:
        return True
    if draft.carried is None:
        return False
    left = range(max(0, step - 2), step)
    return words.tag[step - 1 : step] == [","] or any(
        role.startswith("change.") or role == "share.signs" for k in left for role in words.roles[k]
    )


def _other(draft: Draft, named: Sequence[Named], timeline: Timeline) -> int | None:
    """The year of the other side of a comparison."""
    words, base = draft.words, timeline.base
    others = [n for n in named if n.year != base and n.role in (PLAIN, COMPARED, THEN)]
    if others:
        return min(others, key=lambda n: abs(n.first - draft.start_token)).year
    if base is not None and any("years.within_year" in roles for roles in words.roles):
        return base - 1
    if timeline.compared is not None:
        return timeline.compared
    after = draft.last_token + 1
    if draft.measure.levels == 0 and after < len(words) and words.tag[after] in "pd":
        return base  # "contre quinze à la Côte d'Ivoire": another place, the same year
    return None


def _attached(words: Words, start: int, named: Sequence[Named]) -> Named | None:
    """The year in the same phrase before the number: "2018's 102,500", "the 2015 figure of 350", "(2018: 20,000)"."""
    for n in reversed(named):
        if n.last >= start:
            continue
        tags = words.tag[n.last + 1 : start]
        if n.role == SINCE or len(tags) > ATTACHED:
            return None
        if n.role == ORIGIN:  # "a centre opened in 2004 with 12 tables"
            return n if tags[:1] == ["p"] and all(tag in "pahA" for tag in tags) else None
        plain = "".join(tags)
        if plain in ("(", "(a"):
            return n
        opened = n.first == 0 or words.tag[n.first - 1] in "(|;"
        if plain.strip("a") in (":", "):") and opened:
            return n
        figure = n.possessive or (n.first and words.tag[n.first - 1] == "a") or (tags and tags[0] == "d")
        if (
            figure
            and all(tag in "daxJANh" for tag in tags)
            and not any(is_verb(words, k) for k in range(n.last + 1, start))
        ):
            return n if n.role != NAME else None
        return None
    return None


def _left(draft: Draft, named: Sequence[Named]) -> Named | None:
    """The year named before a measure in its sentence, unless it is said of something else."""
    words, start = draft.words, draft.start_token
    for n in reversed(named):
        if n.last >= start:
            continue
        if (
            n.last + 2 < len(words)
            and words.tag[n.last + 1] in ","
            and words.tag[n.last + 2] == "r"
            and n.role not in (NAME,)
        ):
            return n  # "on 2018, when 107,400 came"
        if n.role not in GOVERNING or words.tag[n.last + 1] == "r":  # "a nocturne of 1961 that hung"
            continue
        opening = _opening(words, n)
        if not (opening and words.tag[n.last + 1] in ",:") and _between(words, n.last, start, ";"):
            continue
        if _inside_bracket(words, n.last, start) or (n.possessive and _between(words, n.last, start, ",")):
            continue
        if not opening and _inserted(words, n, start):
            continue
        if _taken(words, n.first, draft) and not _trails(words, n.last, draft):
            continue
        return n
    return None


def _opening(words: Words, n: Named) -> bool:
    """True for a year at the head of its sentence, which governs all of it: "En 2019, …"."""
    return n.first < 3 or (
        all(words.tag[k] in 'padxAM"-*' and not is_verb(words, k) for k in range(min(n.first, 5))) and n.first < 5
    )


def _inserted(words: Words, n: Named, start: int) -> bool:
    """True for a year in a relative clause that ends before the measure: "the fair, which moved in 2015, drew"."""
    if not _between(words, n.last, start, ","):
        return False
    for step in range(n.first - 1, -1, -1):
        if words.tag[step] in ",;:.":
            return False
        if is_relative(words, step):
            return True
    return False


def _inside_bracket(words: Words, at: int, start: int) -> bool:
    depth = 0
    for step in range(at + 1, start):
        depth += (words.tag[step] == "(") - (words.tag[step] == ")")
        if depth < 0:
            return True
    return False


def _taken(words: Words, at: int, draft: Draft) -> bool:
    """True where the year closes the measure before it: "51 100 l'an dernier (+9 %) et 40 022 en 2015"."""
    for step in range(at - 1, max(-1, at - VERB_REACH), -1):
        tag = words.tag[step]
        if tag == "#" and not words.numeral(step).year_like and not is_date_part(words, step):
            return True
        if tag in ",;.:)(" or is_verb(words, step):
            return False
    return False


def _trails(words: Words, last: int, draft: Draft) -> bool:
    """ "10,7 M€ en 2018, avec un excédent de 63 000 €": the clause goes on with the same year."""
    between = range(last + 1, draft.start_token)
    if len(between) > 8 or not between:
        return False
    if words.tag[last + 1] == "&":  # "100 GW en 2050 et de cinquante parcs"
        return words.tag[last + 2 : last + 3] == ["d"]
    if words.tag[last + 1] != ",":
        return False
    return words.tag[last + 2 : last + 3] == ["p"] and not any(
        is_verb(words, k) and is_finite(words, k) for k in between
    )


def _goes_on(words: Words, draft: Draft) -> bool:
    """True where a sentence without a year goes on about the one before: past perfect, "alors"."""
    perfect = words.lang.data["years"].get("past_perfect", ())
    start = draft.start_token
    return any(words.word[k] in perfect for k in range(max(0, start - 8), min(len(words), draft.last_token + 4)))


def _between(words: Words, last: int, start: int, tags: str) -> bool:
    return any(words.tag[k] in tags for k in range(last + 1, start))


def _verb(words: Words, last: int, start: int) -> bool:
    return any(is_verb(words, k) and is_finite(words, k) for k in range(last + 1, start))
