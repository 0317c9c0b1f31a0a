"""What the words after a measure tell of its time: the verb it is the subject of, the next verb, a relative clause."""

from __future__ import annotations

import re

from metrics.counted.drafts import Draft
from metrics.quantity.clauses import (
    FINITE,
    PLANNED,
    bracket_end,
    clause,
    is_participle,
    is_relative,
    verb_between,
    verbs,
)
from metrics.sentence.words import Words

__all__ = ["COSTS", "EXPECTED", "GROUP", "REPORTED", "TELLING", "TOLD", "hoped", "of_verb", "own_verb"]

EXPECTED, REPORTED = "expected", "reported"
GROUP = 4  # tokens of a verb with its auxiliaries
RIGHT = 16
CLAUSE = 6  # tokens in which a relative clause shows its verb
COSTS = ("investment", "funding", "contract_value", "money")
TELLING = FINITE | PLANNED
TOLD = re.compile("[Ffpqe]")


def own_verb(draft: Draft, last: int) -> str:
    """The status of the verb whose subject the measure is: nothing but its own phrase stands between; "" if none."""
    words, start = draft.words, draft.start_token
    step = draft.last_token + 1
    limit = min(last, draft.last_token + RIGHT)
    if not verb_between(words, step, limit + 1):
        return ""
    shape, marks, opened = words.shape, verbs(words), 0
    while step <= limit:
        tag = shape[step]
        if tag == "(":
            step = bracket_end(words, step) + 1
            continue
        if tag == ",":  # "1 200 recruteurs, issus de 450 entreprises, recevront"
            opened += 1
            end = shape.find(",", step + 1, limit) if is_relative(words, step + 1) else -1
            if end >= 0 and marks[end + 1] in FINITE:  # "une foire de 4 jours, qui s'étend sur 3 ha, attend"
                return _of_group(draft, end + 1, last)
            starts = step + 1 < words.size and (shape[step + 1] in "JpdVi" or is_participle(words, step + 1))
            if opened > 2 or (opened == 1 and not starts) or (start and shape[start - 1] == ","):
                return ""
        elif tag in "r;:|" or (tag == "#" and opened != 1 and not _of_number(shape, step)):
            return ""
        elif marks[step] in FINITE and opened != 1:
            return _of_group(draft, step, last)
        step += 1
    return ""


def of_verb(draft: Draft, last: int) -> str:
    """The status of the first verb to the right in the clause; "" if there is none."""
    words, start = draft.words, draft.start_token
    first = clause(words, draft.measure.first)[0]
    if first < start and words.shape[first] in "xVJ" and is_participle(words, first):
        return REPORTED  # "Signé par 195 pays en 2015, l'accord vise"
    step, commas = draft.last_token + 1, 0
    limit = min(last, step + RIGHT)
    if TOLD.search(verbs(words), step, limit + 1) is None:
        return ""
    marks, shape, passed = verbs(words), words.shape, False
    while step <= limit:
        tag = shape[step]
        if tag == "(":
            step = bracket_end(words, step) + 1
            continue
        passed = passed or tag == "#"
        if tag == "r" or (
            tag == "#" and commas and draft.measure.kind == "level" and "share.signs" in words.roles[step + 1]
        ):
            return ""  # "auprès de 600 exposants, 72 % souhaitent"
        if tag == "&" and step < limit and marks[step + 1] in FINITE:
            return ""  # "se félicitent des 30 000 visiteurs et visent"
        if tag == ",":
            commas += 1
            verb = step < limit and marks[step + 1] in TELLING  # "un hall de 200 m², à 3 M€, ouvrira"
            cost = verb and draft.metric in COSTS
            passed = passed and not verb
            aside = draft.metric == "price" and words.shape.startswith(",", start - 1)
            if (commas > 1 and not verb) or aside or (_apposed(words, start) and not cost) or _turns(words, step):
                return ""  # "les droits, 6 € par personne, iront"
        if marks[step] in TELLING and (marks[step] in FINITE or not passed):
            return _of_group(draft, step, last)
        step += 1
    return ""


def hoped(draft: Draft) -> bool:
    """ "the 70,000 the organisers had hoped for", "les 350 que visait la ville", "les 300 chefs qui viendront"."""
    words, step = draft.words, draft.last_token + 1
    if words.lang.head_last and words.shape[draft.measure.last + 1 : draft.measure.last + 2] == "a":
        step = draft.measure.last + 1
    if step >= words.size:
        return False
    pronoun = words.word[step] in words.lang.lists["words.relative_pronouns"]
    if not pronoun and not (words.lang.head_last and words.shape[step] in "ao"):
        return False
    step += pronoun
    marks, shape, stop = verbs(words), words.shape, min(step + CLAUSE, words.size)
    for place in range(step, stop):
        if marks[place] in PLANNED:
            return True
        if shape[place] in ",;:(#&|r" or (marks[place] in FINITE and shape[place] != "v"):
            return False
    return False


def _of_group(draft: Draft, step: int, last: int) -> str:
    """The status of a verb group that begins here; a share of those who hope for something is a finding."""
    words = draft.words
    marks, shape = verbs(words), words.shape
    for place in range(step, min(step + GROUP, last + 1)):
        if marks[place] in PLANNED:
            roles = words.roles[place]
            found = "status.awaiting" in roles or (draft.measure.kind == "share" and "status.hoping" in roles)
            return REPORTED if found else EXPECTED
        if place > step and shape[place] in ",#po":
            break  # "have said they will be back"
    return REPORTED


def _turns(words: Words, at: int) -> bool:
    """True for a comma before a clause with a subject of its own: "60 stalls, and we hope for more"."""
    follow = words.shape[at + 1 : at + 3]
    return follow == "&o" or (follow[:1] == "c" and words.word[at + 1] in words.lang.lists["words.conjunctions"])


def _of_number(shape: str, step: int) -> bool:
    """ "80 grants of €1,000 each will be available": the number hangs on the noun before."""
    return shape[:step].rstrip("E$£ah")[-1:] == "d"


def _apposed(words: Words, start: int) -> bool:
    """True for "la tour, haute de 180 m, …": what follows the next comma is not said of the measure."""
    step = start - 1
    while step >= 0 and words.shape[step] not in ",;:.(":
        step -= 1
    return step > 0 and words.shape[step] == "," and step < start - 1
