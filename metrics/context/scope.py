"""One edition or several: whether a figure counts over years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from metrics.context.spans import CUE, between_years, is_cue, lasted, of_span, of_years, period, period_years
from metrics.context.yearroles import PLAIN
from metrics.context.years import Named
from metrics.counted.drafts import Draft
from metrics.quantity.clauses import bracket_end, is_participle, verb_between
from metrics.sentence.words import Words

__all__ = ["scope_of"]

CUMULATIVE, EDITION = "cumulative", "edition"
CONTINUED = "scope.continued"
RIGHT = 12
NEAR = 8
REACHING, MOVED = "relations.reaching", ("change.up", "change.down", "change.times")
SOON = 3  # tokens from a figure to its own year
CONTRACT = 12  # tokens from a contract to what it is worth
_TWO_NUMBERS = re.compile("#.?#")
_NONE: frozenset[str] = frozenset()


def scope_of(draft: Draft, before: Sequence[Draft], named: Sequence[Named]) -> str:
    """ "cumulative" where the clause counts over several editions or years, else "edition"."""
    words, measure = draft.words, draft.measure
    if draft.metric == "price" or _yearly(draft):
        return EDITION  # "le billet est à 12 € depuis 2019"
    if words.spans is None:
        words.spans = _spans(words)
    if (words.spans and period(words, measure.first)) or _long(draft) or _contracted(draft):
        return CUMULATIVE
    right = _right(draft) if words.spans else ""
    if right and (measure.kind == "level" or right == "since"):
        return CUMULATIVE
    if measure.kind != "level" or measure.levels or _own_year(draft, named):
        return EDITION
    if draft.cue == "restate" and before and before[-1].number == draft.number:
        return before[-1].scope
    found = _left(words, draft.start_token) if words.spans and not _reached(draft) else EDITION
    if found == CONTINUED:
        return before[-1].scope if before else EDITION
    return found


def _reached(draft: Draft) -> bool:
    """ "a doublé depuis 2019 pour atteindre 12 000": where a change led to, and no sum."""
    words, lead = draft.words, draft.start_token - 1
    if "change" not in words.present:
        return False
    while lead > 0 and words.shape[lead] in "haE$£":
        lead -= 1
    if lead < 1 or not (words.word[lead] in words.lang.lists["relations.ranges_to"] or REACHING in words.roles[lead]):
        return False
    return any(role.startswith(MOVED) for roles in words.roles[:lead] for role in roles)


def _yearly(draft: Draft) -> bool:
    """ "35,600 jobs a year": a pace, that adds up to nothing."""
    words = draft.words
    if "scope.yearly" not in words.present:
        return False
    return any("scope.yearly" in roles for roles in words.roles[draft.measure.last + 1 : draft.last_token + SOON])


def _own_year(draft: Draft, named: Sequence[Named]) -> bool:
    """ "Since 2014 it has given $2 million, including $310,000 this year": a year right behind the figure."""
    begin = draft.last_token + 1
    return draft.status == "reported" and any(n.role == PLAIN and begin <= n.first < begin + SOON for n in named)


def _spans(words: Words) -> bool:
    """True where any word of a sentence may tell that a figure counts over years: most sentences have none."""
    lists = words.lang.lists
    return (
        CUE in words.present
        or CONTINUED in words.present
        or not lists["scope.periods"].isdisjoint(words.word)
        or not lists.get("scope.years", _NONE).isdisjoint(words.word)
        or (_TWO_NUMBERS.search(words.shape) is not None and not lists["scope.between_years"].isdisjoint(words.word))
    )


def _left(words: Words, start: int) -> str:
    """ "cumulative" where a cue before a measure governs it, CONTINUED where it goes on as the figure before."""
    shape, cues = words.shape, CUE in words.present or CONTINUED in words.present
    step, commas = start - 1, list[int]()
    while step >= 0 and shape[step] != ";" and not (shape[step] == "." and not words.glued(step)):
        tag = shape[step]
        if tag == ")":
            step = bracket_end(words, step, -1) - 1
            continue
        if tag == ",":
            commas.append(step)
        if tag == "#":
            cue = period(words, step) or lasted(words, step) or of_span(words, step)
        elif cues:
            if CONTINUED in words.roles[step]:
                return CONTINUED
            cue = is_cue(words, step)
        else:
            cue = False
        if cue and not _closed(words, step, commas, start):
            return CUMULATIVE
        step -= 1
    return EDITION


def _closed(words: Words, at: int, commas: list[int], start: int) -> bool:
    """True for a cue inside an insertion that ends before the measure: "the fair, held here since 1957, drew"."""
    if not commas:
        return False
    shape, end, begin = words.shape, commas[-1], at
    while begin and shape[begin - 1] not in ",;:.(":
        begin -= 1
    verb = verb_between(words, begin, at)
    if begin and shape[begin - 1] == ",":
        return verb or any(shape[k] == "r" or is_participle(words, k) for k in range(begin, at))
    if at > begin and not verb and shape[at] != "#":
        return True  # "annuelle depuis 2011, la foire veut"
    if shape[end + 1] == "r":
        return True  # "has come a long way since 1968, when"
    return verb and shape[end + 1] == "&" and verb_between(words, end + 2, start)


def _right(draft: Draft) -> str:
    """ "since" or "span" where a cue follows the measure in its clause; "" if none does."""
    words, after = draft.words, draft.measure.last + 1
    shape, between = words.shape, words.lang.lists["scope.between_years"]
    resume, whose = 0, False
    for step in range(after, min(draft.last_token + RIGHT, words.size)):
        tag = shape[step]
        if step < resume:
            continue
        if tag == "(":
            end = bracket_end(words, step)
            if not any(shape[k] == "#" and period_years(words, k) for k in range(step, end)):
                resume = end + 1
                continue
        if (
            tag in ";:|"
            or (tag in ".-" and not words.glued(step))
            or (tag == "," and (step > after or not is_cue(words, min(step + 1, words.size - 1))))
        ):
            return ""  # "£4,215, taking the total raised since 2010 to"
        if tag == "#":
            if period(words, step) or period_years(words, step):
                return "span"
            if not words.numeral(step).year_like and not _governed(words, step):
                return ""  # measured: what follows is said of it
        if tag == "," and shape[step + 1 : step + 2] in ("o", "c"):
            return ""  # "38 € le mètre, on n'a pas augmenté depuis 2019"
        if tag in "r&" and verb_between(words, step, min(step + 4, words.size)):
            if tag == "&" or step > draft.last_token + 1:
                return ""
            whose = True  # "9 300 jeunes qui ont signé en six éditions"
        if is_cue(words, step):
            return "" if whose else "since"
        if words.word[step] in between and between_years(words, step):
            return "span"
    return ""


def _governed(words: Words, at: int) -> bool:
    return bool(at) and words.shape[at - 1] in "pdah"


def _long(draft: Draft) -> bool:
    """ "a 42-year history", "for more than 60 years": the years themselves, unless they tell an age."""
    words, measure, lists = draft.words, draft.measure, draft.words.lang.lists
    if measure.unit not in ("year", "decade") or measure.value < 2:
        return False
    after = words.word[measure.last + 1 : measure.last + 4]
    if not lists.get("scope.history", _NONE).isdisjoint(after):
        return True
    step = draft.start_token - 1
    while step >= 0 and words.shape[step] in "adAh":
        step -= 1
    if not lists["scope.not_since"].isdisjoint(words.word[max(0, step - 3) : max(0, step)]):
        return False  # "for the first time in three years"
    return step >= 0 and words.word[step] in lists.get("scope.lasting", _NONE)


def _contracted(draft: Draft) -> bool:
    """ "a three-year deal worth $5m", "un contrat de cinq ans, d'un montant de 3 M€", "un plan quinquennal de 3 M€"."""
    words, lists = draft.words, draft.words.lang.lists
    if draft.measure.unit != "money" or draft.measure.kind != "level":
        return False
    near = range(max(0, draft.start_token - CONTRACT), min(draft.last_token + NEAR, words.size))
    if not any(words.word[k] in lists["scope.contracts"] for k in near):
        return False
    return any(
        words.word[k] in lists["scope.multi"]
        or (words.shape[k] == "#" and words.numeral(k).value > 1 and of_years(words, k))
        for k in near
    )
