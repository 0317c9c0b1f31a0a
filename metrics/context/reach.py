"""How far to the right a figure reaches for its year: to the next measure, clause or comparison."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.following import COSTS
from metrics.context.yearroles import COMPARED, NAME, ORIGIN, PLAIN, SINCE, THEN, compares, heads_clause
from metrics.context.years import Named
from metrics.counted.drafts import Draft
from metrics.quantity.clauses import PLANNED, VERB, bracket_end, verbs
from metrics.sentence.words import Words

__all__ = ["GOVERNING", "VERB_REACH", "is_date_part", "year_after"]

REACH = 16
VERB_REACH = 7
SOON = 3  # tokens from a change to what it led to
IN_BRACKET = 3  # tokens from a bracket to the year in it
TURNS = ("change.more_after", "change.less_after", "change.up", "change.down")
NONE: frozenset[str] = frozenset()
GOVERNING = (PLAIN, THEN)


def year_after(draft: Draft, named: Sequence[Named]) -> Named | None:
    """The year among those named behind a measure that follows it before anything else is measured."""
    words = draft.words
    begin = draft.last_token + 1
    if not named or named[0].first > begin + REACH + IN_BRACKET:
        return None
    for inside in named:  # a label that took in "l'an dernier"
        if inside.first >= begin:
            break
        if inside.role in GOVERNING:
            return inside
    starts = {n.first: n for n in named}
    shape, size, marks = words.shape, words.size, verbs(words)
    turns = "parts.compare" in words.present or "change" in words.present
    step, commas, passed_verbs, passed = begin, 0, 0, 0
    clause = ahead = reached = False
    hoping = draft.measure.kind == "share" and "status.hoping" in words.present
    while step < min(begin + REACH, size):
        n = starts.get(step)
        if n is not None:
            return _judge(draft, n, begin, 0 if ahead else commas, passed_verbs, clause, reached)
        tag = shape[step]
        if (turns and _turns(words, step) and not (step == begin and _further(words, step))) or (
            hoping and "status.hoping" in words.roles[step]
        ):
            return None
        if tag == "(":
            end = bracket_end(words, step)
            held = [m for m in named if step < m.first <= step + IN_BRACKET and m.last == end - 1]
            held = [m for m in held if shape.find("#", step + 1, m.first) < 0]
            if held and held[0].role in GOVERNING:
                return held[0]
            step = end + 1
            continue
        if tag in ";:|T" or (tag == "." and not (step + 1 < size and words.glued(step + 1))):
            return None
        if tag == ")" and (step != begin or not _opened(words, draft.start_token)):
            return None
        if tag == "-" and not words.glued(step):
            return None
        if tag == ",":
            commas += 1
            ahead = marks[step + 1 : step + 2] in PLANNED and (commas > 1 or draft.metric in COSTS)
            if (commas > 1 or step - begin > 3) and not ahead:
                return None  # "un hall de 200 m², au coût de 3 M€, ouvrira en 2030"
        if tag == "#" and not is_date_part(words, step):
            lead = _lead(words, step)
            led = words.word[lead] in words.lang.lists["relations.ranges_to"]
            # "rose by 6% to 5.2 billion in 2019"
            reached = reached or (led and not passed and step - begin < SOON and draft.measure.kind == "change")
            if passed > 1 or not (
                shape[step - 1] in "pdhaE$£" or (shape[step - 1] in "&," and draft.noun_first > draft.measure.last)
            ):
                return None
            if shape[step - 1] in "&," and not _own_noun(words, step):
                return None
            if commas and not reached and (led or shape[lead] not in "pd"):
                return None  # "38 700 entrées, à 2 300 du record de 2019"
            passed += 1
        if commas and heads_clause(words, step):
            return None
        if tag == "r":
            if shape[step - 1] == "," or step - begin > 1:
                return None
            clause = True
        if tag == "&" and step + 1 < size and marks[step + 1] in VERB:
            return None
        if marks[step] in VERB:
            passed_verbs += 1
            if step - begin > VERB_REACH and not ahead:
                return None
        step += 1
    return None


def _turns(words: Words, at: int) -> bool:
    """True where the sentence turns to a comparison: ", contre 16 en 2019", "up from 70,000 last year"."""
    roles = words.roles[at]
    if "change" in roles and any(role.startswith(TURNS) for role in roles):
        return True
    if "parts.compare" not in roles:
        return False
    if _back(words, at):
        return True
    return words.shape[at - 1] == "," or words.word[at] not in words.lang.lists.get("years.weak_compare", NONE)


def _further(words: Words, at: int) -> bool:
    """ "3 000 m² supplémentaires": an adjective of the measure's noun."""
    return not words.lang.head_last and "change.more_after" in words.roles[at] and " " not in words.word[at]


def _owns(words: Words, at: int) -> bool:
    """True where a number, after "'s" at most, goes on from a year: it is the year's own."""
    at += at < words.size and words.word[at] == "'s"
    return at < words.size and words.shape[at] == "#" and words.word[at - 1] == "'s"


def _back(words: Words, at: int) -> bool:
    """True for the "from" of "to 93% from 78% in 2022", "raised to $450 from $375 last year"."""
    shape, step = words.shape, at - 1
    if at + 2 >= words.size or "#" not in shape[at + 1 : at + 3]:
        return False
    while step > max(0, at - 4) and shape[step] != "#":
        if shape[step] in "xNJ,;:.":
            return False
        step -= 1
    before = step - 1 if step and shape[step - 1] not in "$£E" else step - 2
    return shape[step] == "#" and before >= 0 and words.word[before] in words.lang.lists["relations.ranges_to"]


def _lead(words: Words, at: int) -> int:
    """The token before a number with its hedge and sign."""
    before = at - 1
    while before > 0 and words.shape[before] in "haE$£":
        before -= 1
    return before


def _judge(draft: Draft, n: Named, begin: int, commas: int, verbs: int, clause: bool, reached: bool) -> Named | None:
    """The year met to the right, if it is said of the measure and not of what it is compared with.

    reached: the measure is a change, and what it led to stands between.
    """
    words, step = draft.words, n.first
    if n.role in (SINCE, ORIGIN, NAME) or (
        commas and words.shape[step - 1] == "," and words.shape[step] == "#" and words.numeral(step).year_like
    ):
        return None
    if n.role == COMPARED and compares(words, step, begin - 1):
        return None
    if draft.measure.kind == "change" and (
        (n.first - begin > 2 and not reached) or compares(words, step, draft.measure.first - 1)
    ):
        return None
    if words.shape[step - 2 : step] == "&p" and words.shape.startswith(",", n.last + 1):
        return None  # "… 298 000 et en 2020, malgré la pluie, 120 000"
    if n.possessive and n.last + 1 < words.size and draft.measure.kind == "change":
        return None
    if step > 1 and words.shape[step - 1] == "a" and words.word[step - 2] in words.lang.lists["words.agents"]:
        return None  # "handed over by the 2021 laureate"
    if step and words.shape[step - 1] != "p" and _owns(words, n.last + 1):
        return None  # "48,733, just shy of last year's 49,210"
    if commas and verbs and not clause:
        return None
    if n.last + 1 < words.size and words.shape[n.last + 1] == ":":
        return None
    if n.last + 2 < words.size and words.shape[n.last + 1] == "o" and commas:
        return None
    return n


def is_date_part(words: Words, at: int) -> bool:
    """True for a number beside a month."""
    if "month" not in words.present:
        return False
    near = words.roles[max(0, at - 1) : at + 2]
    return any("month" in roles for roles in near)


def _opened(words: Words, at: int) -> bool:
    step = at - 1
    while step >= 0 and words.shape[step] not in "().;":
        step -= 1
    return step >= 0 and words.shape[step] == "("


def _own_noun(words: Words, at: int) -> bool:
    return at + 1 < words.size and words.shape[at + 1] in "xNJAVdh"
