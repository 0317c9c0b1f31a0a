"""One edition or several: whether a figure counts over years."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.clauses import bracket_end, is_finite, is_participle, is_verb
from metrics.drafts import Draft
from metrics.words import Words

__all__ = ["scope_of"]

CUMULATIVE, EDITION = "cumulative", "edition"
CUE, CONTINUED = "scope.cumulative", "scope.continued"
RIGHT = 12
CLAUSE = 9  # tokens in which a new clause shows its verb
MOST_YEARS = 60  # of a period


def scope_of(draft: Draft, before: Sequence[Draft]) -> str:
    """ "cumulative" where the clause counts over several editions or years, else "edition"."""
    words, measure = draft.words, draft.measure
    if _period(words, measure.first) or _long(draft):
        return CUMULATIVE
    here = [other for other in before if other.number == draft.number]
    right = _right(draft)
    if right and (measure.kind == "level" or right == "since"):
        return CUMULATIVE
    if measure.kind != "level" or measure.levels:
        return EDITION
    if draft.cue == "restate" and here:
        return here[-1].scope
    step = draft.start_token - 1
    commas: list[int] = []
    while step >= 0 and words.tag[step] != ";" and not (words.tag[step] == "." and not words.glued(step)):
        if words.tag[step] == ")":
            step = bracket_end(words, step, -1) - 1
            continue
        if words.tag[step] == ",":
            commas.append(step)
        roles = words.roles[step]
        if CONTINUED in roles:
            return before[-1].scope if before else EDITION
        cue = CUE in roles and not _best(words, step)
        if (cue or (words.tag[step] == "#" and _period(words, step))) and not _closed(words, step, commas):
            return CUMULATIVE
        step -= 1
    return EDITION


def _best(words: Words, at: int) -> bool:
    """ "la première fois depuis 2015", "all-time high", "the best result since": no sum over the years."""
    blocked = words.lang.data["scope"]["not_since"]
    near = words.word[max(0, at - 4) : at]
    if any(word in blocked for word in near):
        return True
    follow = at + 1
    while follow < len(words) and words.tag[follow] not in ",;.:#":
        follow += 1
    return follow + 1 < len(words) and words.tag[follow] == "#" and words.tag[follow + 1 : follow + 3] == [",", "r"]


def _closed(words: Words, at: int, commas: list[int]) -> bool:
    """True for a cue inside an insertion that ends before the measure: "the fair, held here since 1957, drew"."""
    if not commas:
        return False
    end, begin = commas[-1], at
    while begin and words.tag[begin - 1] not in ",;:.(":
        begin -= 1
    verbs = [k for k in range(begin, at) if is_verb(words, k) and is_finite(words, k)]
    if begin and words.tag[begin - 1] == ",":
        return bool(verbs) or any(words.tag[k] == "r" or is_participle(words, k) for k in range(begin, at))
    if at > begin and not verbs and words.tag[at] != "#":
        return True  # "annuelle depuis 2011, la foire veut"
    if words.tag[end + 1] == "r":
        return True  # "has come a long way since 1968, when"
    later = range(end + 2, min(end + CLAUSE, len(words)))
    return bool(verbs) and words.tag[end + 1] == "&" and any(is_verb(words, k) and is_finite(words, k) for k in later)


def _right(draft: Draft) -> str:
    """ "since" or "span" where a cue follows the measure in its clause; "" if none does."""
    words = draft.words
    measured, resume = 0, 0
    for step in range(draft.measure.last + 1, min(draft.last_token + RIGHT, len(words))):
        tag = words.tag[step]
        if step < resume:
            continue
        if tag == "(" and not any(
            words.tag[k] == "#" and _period_years(words, k) for k in range(step, bracket_end(words, step))
        ):
            resume = bracket_end(words, step) + 1
            continue
        if tag in ";:|" or (tag == "." and not words.glued(step)) or (tag == "," and step > draft.measure.last + 1):
            return ""
        if tag == "-" and not words.glued(step):
            return ""
        if tag == "#":
            if _period(words, step):
                return "span"
            if _period_years(words, step):
                return "span"
            if not words.numeral(step).year_like and not _governed(words, step):
                measured += 1
        if measured or (
            tag in ("r", "&")
            and any(is_verb(words, k) and is_finite(words, k) for k in range(step, min(step + 4, len(words))))
        ):
            return ""
        if CUE in words.roles[step] and not _best(words, step):
            return "since"
        if words.word[step] in words.lang.data["scope"]["between_years"] and _between(words, step):
            return "span"
    return ""


def _governed(words: Words, at: int) -> bool:
    return bool(at) and words.tag[at - 1] in "pdah"


def _between(words: Words, at: int) -> bool:
    """ "entre 2013 et 2042": two years with a word between."""
    found = [k for k in range(at + 1, min(at + 4, len(words))) if words.tag[k] == "#" and words.numeral(k).year_like]
    return len(found) == 2 and found[0] == at + 1


def _long(draft: Draft) -> bool:
    """ "a 42-year history", "for more than 60 years": the years themselves, unless they tell an age."""
    words, measure = draft.words, draft.measure
    scope = words.lang.data["scope"]
    if measure.unit not in ("year", "decade") or measure.value < 2:
        return False
    after = words.word[measure.last + 1 : measure.last + 4]
    if any(word in scope.get("history", ()) for word in after):
        return True
    step = draft.start_token - 1
    while step >= 0 and words.tag[step] in "adAh":
        step -= 1
    return step >= 0 and words.word[step] in scope.get("lasting", ())


def _period_years(words: Words, at: int) -> bool:
    """ "sur cinq ans", "over two years": what is counted over the years to come or gone."""
    scope = words.lang.data["scope"]
    if (
        at + 1 >= len(words)
        or words.word[at + 1] not in scope.get("years", ())
        or not 1 < words.numeral(at).value < MOST_YEARS
    ):
        return False
    step = at - 1
    while step >= 0 and words.tag[step] in "adAh":
        step -= 1
    return step >= 0 and words.word[step] in scope.get("over_years", ())


def _period(words: Words, at: int) -> bool:
    """True at the number of "au cours des cinq dernières sessions", "en six éditions", "over the next four years"."""
    scope, size = words.lang.data["scope"], len(words)
    if (
        words.tag[at] != "#"
        or at + 1 >= size
        or words.numeral(at).scale != 1
        or not 1 < words.numeral(at).value < MOST_YEARS
    ):
        return False
    after = at + 1
    spans = False
    while after < size and (words.word[after] in scope["spans"] or words.tag[after] in "A"):
        spans = spans or words.word[after] in scope["spans"]
        after += 1
    if after >= size or words.word[after] not in scope["periods"]:
        return False
    period = words.word[after]
    spans = spans or (after + 1 < size and words.word[after + 1] in scope["spans"])
    before = at - 1
    while before >= 0 and (words.tag[before] in "adA" or words.word[before] in scope["spans"]):
        spans = spans or words.word[before] in scope["spans"]
        before -= 1
    over = before >= 0 and (words.word[before] in scope["over"] or CUE in words.roles[before])
    editions = period in scope["periods"][:4]
    return (spans and (over or before < 0 or editions or words.tag[before] == "h")) or (editions and over)
