"""Which earlier fact a fact is part of: told by "dont", "of them", "sur les 610, 51" and by clauses."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.holding import PLACES, WHOLES, choose, holds, kin_of, own, recent
from metrics.context.listings import in_column, introduced, whole_of_list
from metrics.context.recalled import accompanied, apposed, made_up, of_these, said_alone, sourced, taken_from, taken_up
from metrics.counted.drafts import Draft
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words

__all__ = ["whole_of"]

BACK = 2  # sentences that "of them" may reach back
FAR = 8  # sentences that "parmi les exposants" may reach back
REACH = 12  # tokens between "of which" and its number
MEASURED = WHOLES | {"percent"}
POINTED = frozenset(["of-those", "pointed-noun", "topic"])  # rules that told what the figure is of
OPENERS = frozenset(("parts.out_of", "parts.recall"))
OF_IT = "do"  # the tags of a pronoun for an amount
CLAUSE = ".;:(|"  # tags that a clause starts after
_COMMAS = frozenset(",;:(")


def whole_of(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The whole that this draft is a part of, told by the words around it; None where it is none."""
    measure, number, cue = draft.measure, draft.number, draft.cue
    beside = draft.rule == "pointed-noun" and bool(before) and before[-1].number == number
    if draft.rule in POINTED and not (beside and _them_behind(draft)):  # "from 1,870 firms to 2,014, 300 of them"
        return draft.carried  # "of those who came, 54 per cent"
    if not before or measure.kind == "change" or measure.dimension not in MEASURED or measure.levels:
        return None
    here = recent(before, number, 0) if before[-1].number == number else []
    present = measure.words.present
    if _them_behind(draft):
        near = recent(before, number, BACK)
        return (_introduced(draft, here, near) if cue == "part" else None) or _of_them(draft, here, near)
    if cue == "compare":
        return None
    if "parts.intro" in present and _table(measure.words) and (whole := in_column(draft, here, before)):
        return whole
    if "parts.intro" in present and (whole := _introduced(draft, here, recent(before, number, BACK))):
        return whole
    if cue == "part":
        return None
    if (opener := _opener(measure.words, draft.start_token)) >= 0 and (whole := _opened(draft, opener, here, before)):
        return whole
    if measure.kind == "share" and (whole := of_these(draft, before)):
        return whole
    if whole := whole_of_list(draft, here, before):
        return whole
    if "parts.alone" in present and (whole := said_alone(draft, before)):
        return whole
    if "parts.taking" in present and (whole := taken_from(draft, before)):
        return whole
    if not here:
        return None
    if "parts.accompanying" in present and (whole := accompanied(draft, here)):
        return whole
    if "parts.making" in present and (whole := made_up(draft, here)):
        return whole
    if "parts.sourced" in present and (whole := sourced(draft, here)):
        return whole
    return apposed(draft, here) if measure.kind == "share" else taken_up(draft, here)


def _introduced(draft: Draft, here: Sequence[Draft], near: Sequence[Draft]) -> Draft | None:
    """ "dont 51 de Singapour", "including 51 from Singapore", "of which the green zone alone took up 7,800 m²"."""
    words, at = draft.words, draft.start_token
    intro = _intro(words, at)
    if intro < 0:
        return None
    touching = draft.cue == "part" or _only_verbs(words, intro + 1, at)
    if not touching and (
        (own(draft) and not any(draft.metric == o.metric for o in here)) or "parts.relative" not in words.roles[intro]
    ):
        return None
    if touching and "parts.relative" in words.roles[intro] and _definite(words, draft, intro):
        return None
    last = here[-1] if here else None
    if (
        last is not None
        and last.measure.kind == draft.measure.kind == "share"
        and draft.noun_first <= draft.measure.last
    ):
        return last if last.measure.value >= draft.measure.value else None
    past = [other for other in near if other.number < draft.number]
    if not here and past and past[-1].whole is not None and introduced(words) and introduced(past[-1].words):
        return past[-1].whole if holds(draft, past[-1].whole) else None  # "- dont étrangers : 88" under such a line
    recalled = "parts.recall" in words.roles[intro] and _starts(words, intro)
    return choose(
        draft,
        past
        if recalled and words.tag[_before(words, intro)] != ":"
        else [o for o in here if o.last_token < intro] or here or past,
    )


def _only_verbs(words: Words, first: int, last: int) -> bool:
    """ "parmi lesquels figuraient 310 internes"."""
    tags = words.shape[first:last]
    return ("v" in tags or "V" in tags) and not tags.strip("vVochA")


def _before(words: Words, at: int) -> int:
    return len(words.shape[:at].rstrip('"-*')) - 1


def _definite(words: Words, draft: Draft, intro: int) -> bool:
    """ "le GICAM, dont les 1 100 adhérents pèsent": a possessor and no whole."""
    return not words.lang.head_last and "a" in words.shape[intro + 1 : draft.measure.first] and own(draft)


def _intro(words: Words, at: int) -> int:
    """The token of "dont", "of which" that governs the number, -1 if none: no other number or clause between."""
    tags, roles = words.shape, words.roles
    for step in range(at - 1, max(-1, at - REACH), -1):
        if "parts.intro" in roles[step]:
            return step
        if tags[step] in ".;:,()#|" and (step < at - 1 or tags[step] != ":"):  # "dont étrangers : 88"
            return -1
    return -1


def _them_behind(draft: Draft) -> bool:
    """True for "89 of them", "70 per cent of it"."""
    measure = draft.measure
    words = measure.words
    named = "parts.of_them" in words.present
    if not named and OF_IT not in words.shape:
        return False
    tags, first = words.shape, measure.last + 1
    after = first if draft.noun_last < measure.last else draft.noun_last + 1
    for step in range(first, min(after + 3, words.size)):
        if tags.startswith(OF_IT, step) or (named and "parts.of_them" in words.roles[step]):
            return True
        if tags[step] in ",.;:#()":
            return False
    return False


def _of_them(draft: Draft, here: Sequence[Draft], near: Sequence[Draft]) -> Draft | None:
    """ "89 of them from North America", "huit d'entre eux"."""
    shape, at = draft.words.shape, draft.start_token
    aside = [o for o in here if shape[max(0, o.start_token - 1)] == "(" and ")" in shape[o.start_token : at]]
    here = [o for o in here if o not in aside] or here  # "68 employers (57 in 2023), nine of them"
    counted = any(holds(draft, other) for other in here)
    pool = [other for other in (here if counted else near) if not _compared(other) and not _table(other.words)]
    if draft.governed and here and _COMMAS.isdisjoint(draft.words.shape[here[-1].measure.last + 1 : draft.start_token]):
        pool = [other for other in pool if other is not here[-1]]  # "1,500 exhibitors from 52 of them"
        places = [other for other in pool if other.metric in PLACES and holds(draft, other)]
        return places[-1] if places else choose(draft, pool)
    if draft.words.shape.startswith(OF_IT, draft.measure.last + 1):
        pool = [other for other in pool if other.measure.dimension != "count"]
    else:
        pool = [other for other in pool if other.measure.dimension == "count" and holds(draft, other)] or pool
    return choose(draft, [other for other in pool if other.year == draft.year]) or choose(draft, pool)


def _compared(other: Draft) -> bool:
    """ "contre 66 pays"; not "delegations from 62 countries"."""
    return other.cue == "compare" and (other.metric not in PLACES or other.words.tag[other.start_token - 1] != "p")


def _table(words: Words) -> bool:
    printed = words.text[words.begin : words.end]
    return "|" in printed or "\t" in printed or "   " in printed


def _starts(words: Words, at: int) -> bool:
    """True where a clause starts at this token."""
    step, tags = _before(words, at), words.shape
    return step < 0 or tags[step] in CLAUSE or (tags[step] in "&c," and step < at - 1)


def _opener(words: Words, at: int) -> int:
    """The token of "Sur", "Of these", "Parmi" that opens the clause of this token, -1 if none."""
    if OPENERS.isdisjoint(words.present):
        return -1
    tags, roles, first = words.shape, words.roles, 0
    for tag in CLAUSE:
        if (place := tags.rfind(tag, first, at)) >= 0:
            first = place + 1
    while first < at and tags[first] in '"-*&c|' and OPENERS.isdisjoint(roles[first]):
        first += 1
    if first < at and not OPENERS.isdisjoint(roles[first]):
        return first
    if first + 1 < at and tags[first] in "ap" and "parts.out_of" in roles[first + 1]:
        return first + 1
    return -1


def _opened(draft: Draft, opener: int, here: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """ "Sur les 610, 51 viennent de", "Parmi eux, …", "Of these attendees, …", "Parmi les exposants, 22"."""
    words, at = draft.words, draft.start_token
    comma = words.shape.find(",", opener, at)
    inside = [other for other in here if opener < other.measure.first < (comma if comma > 0 else at)]
    if inside and ("parts.recall" not in words.roles[opener] or inside[0].start_token == opener + 1):
        return _of_opened(draft, inside[0], here)
    if inside or any(other.measure.first > opener for other in here):
        return None
    past = [
        other
        for other in recent(before, draft.number, FAR)
        if other.cue != "compare" and (other.number < draft.number or other.measure.first < opener)
    ]
    metric = _named(words, opener + 1, comma if comma > 0 else at)
    if metric and metric != "other":
        pool = [
            o for o in past if o.metric == metric or (draft.number - o.number <= BACK and metric in kin_of(o.metric))
        ]
        pool = [o for o in pool if o.metric == metric] or pool
        return _choose_year(draft, [o for o in pool if o.whole is None] or pool)
    if "parts.recall" not in words.roles[opener]:
        return None
    near = [other for other in past if draft.number - other.number <= BACK]
    if own(draft) and (same := [o for o in near if holds(draft, o) and o.metric == draft.metric]):
        return same[-1]
    named = [other for other in near if holds(draft, other) and other.noun_first > other.measure.last]
    return choose(draft, named) or choose(draft, near)


def _choose_year(draft: Draft, pool: Sequence[Draft]) -> Draft | None:
    fits = [other for other in pool if holds(draft, other)]
    dated = [other for other in fits if other.year == draft.year] or fits
    free = [other for other in dated if not other.governed] or dated
    return free[-1] if free else None


def _named(words: Words, first: int, last: int) -> str:
    """The metric of the first counted noun between two tokens, "" if there is none."""
    for at in range(first, last):
        if (found := words.lang.nouns["count"].match(words.word, at)) is not None:
            return str(found[1].value) if plural(words, at + found[0] - 1) else ""
    return ""


def _of_opened(draft: Draft, whole: Draft, here: Sequence[Draft]) -> Draft | None:
    """The whole that "Sur les 610," names, for the bare numbers and the like nouns behind it."""
    if (whole.measure.dimension == "count" and whole.measure.kind != "level") or not holds(draft, whole):
        return None
    if draft.measure.kind == "share":
        aside = here and here[-1].whole is whole and here[-1].measure.kind == "level"
        if aside and draft.noun_first <= draft.measure.last and _dashed(draft, here[-1]):
            return None  # "4,517 were accepted - 40 per cent"
        return whole if not draft.rule.startswith(("share-of", "rate")) else None
    return whole if not own(draft) or draft.metric == whole.metric else None


def _dashed(draft: Draft, last: Draft) -> bool:
    return draft.words.shape[last.last_token + 1 : draft.start_token].endswith(("-", "("))
