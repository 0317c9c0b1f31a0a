"""Words that tell a time which figures add up over: "depuis 2015", "en six éditions", "entre 2013 et 2042"."""

from __future__ import annotations

import re

from metrics.sentence.words import Words

__all__ = ["CUE", "between_years", "is_cue", "lasted", "of_span", "of_years", "period", "period_years"]

CUE = "scope.cumulative"
RECENT = frozenset(["scope.recent", "month"])
MOST_YEARS = 60  # of a period
NEAR = 8
SOON = 6  # tokens from "since" to a month and its year
_NEXT = re.compile("[,;.:#]")
_NONE: frozenset[str] = frozenset()


def is_cue(words: Words, at: int) -> bool:
    """True for "depuis 2015", "since its launch", where they tell a time that figures add up over."""
    return CUE in words.roles[at] and not (
        _best(words, at) or _from_place(words, at) or _because(words, at) or _recent(words, at)
    )


def _recent(words: Words, at: int) -> bool:
    """ "depuis janvier", "since tickets went on sale": within the year, where none is named."""
    found = False
    if RECENT.isdisjoint(words.present):
        return False
    for step in range(at + 1, min(at + SOON, words.size)):
        found = found or not RECENT.isdisjoint(words.roles[step])
        tag = words.shape[step]
        if (tag == "#" and words.numeral(step).year_like) or (not found and tag in "vV#,;:.("):
            return False
    return found


def _from_place(words: Words, at: int) -> bool:
    """ "venus depuis l'Irlande", "depuis la gare": where from, not since when."""
    lists, step = words.lang.lists, at + 1
    if words.word[at] not in lists["scope.from_places"] or step >= words.size:
        return False
    step += words.shape[step] == "a" and step + 1 < words.size
    if words.word[step] in lists["scope.places"]:
        return True
    end = words.shape.find(",", step)
    timed = words.shape.find("#", step, end if end >= 0 else step + NEAR) >= 0 or "month" in words.roles[step]
    return words.upper(step) and not timed


def _because(words: Words, at: int) -> bool:
    """ "Since most people see three places": a reason, told by a verb in the present and no year."""
    if words.word[at] != "since" or not words.lang.head_last:
        return False
    for step in range(at + 1, min(at + NEAR, words.size)):
        if words.shape[step] in "#,;:.(r":
            return False
        if words.word[step] in words.lang.lists["scope.present"]:
            return True
    return False


def _best(words: Words, at: int) -> bool:
    """ "la première fois depuis 2015", "all-time high", "the best result since": no sum over the years."""
    if not words.lang.lists["scope.not_since"].isdisjoint(words.word[max(0, at - 4) : at]):
        return True
    if words.word[at] in words.lang.lists["words.so_far"]:
        near = words.word[max(0, at - 8) : at + 9]  # "to date 1,127 abstracts have been received"
        if not words.lang.lists["words.pending"].isdisjoint(near):
            return True
    follow = _NEXT.search(words.shape, at + 1)
    return follow is not None and words.shape[follow.start() : follow.start() + 3] == "#,r"


def period(words: Words, at: int) -> bool:
    """True at the number of "au cours des cinq dernières sessions", "en six éditions", "over the next four years"."""
    shape, size, word, lists = words.shape, words.size, words.word, words.lang.lists
    if shape[at] != "#":
        return False
    listed, after, spans = lists["scope.spans"], at + 1, False
    while after < size and (word[after] in listed or shape[after] == "A"):
        spans = spans or word[after] in listed
        after += 1
    if after >= size or word[after] not in lists["scope.periods"]:
        return False
    numeral = words.numeral(at)
    if numeral.scale != 1 or not 1 < numeral.value < MOST_YEARS:
        return False
    spans = spans or (after + 1 < size and word[after + 1] in listed)
    before = at - 1
    while before >= 0 and (shape[before] in "adA" or word[before] in listed):
        spans = spans or word[before] in listed
        before -= 1
    over = before >= 0 and ("scope.over" in words.roles[before] or CUE in words.roles[before])
    editions = word[after] in words.lang.data["scope"]["periods"][:4]
    return (spans and (over or before < 0 or editions or shape[before] == "h")) or (
        editions and over and word[after] not in lists["scope.talks"]
    )


def period_years(words: Words, at: int) -> bool:
    """ "sur cinq ans", "over two years": what is counted over the years to come or gone."""
    lists = words.lang.lists
    if at + 1 >= words.size or words.word[at + 1] not in lists.get("scope.years", _NONE):
        return False
    if not 1 < words.numeral(at).value < MOST_YEARS:
        return False
    step = at - 1
    while step >= 0 and words.shape[step] in "adAh":
        step -= 1
    return step >= 0 and words.word[step] in lists.get("scope.over_years", _NONE)


def lasted(words: Words, at: int) -> bool:
    """ "sur dix ans, …", "en vingt ans d'existence, …" before what is counted; "en deux ans" may tell a pace."""
    lists, step = words.lang.lists, at - 1
    if not period_years(words, at):
        return False
    while step > 0 and words.shape[step] in "adAh":
        step -= 1
    lived = any("scope.history" in roles for roles in words.roles[at + 2 : at + 5])
    return lived or words.word[step] not in lists["scope.paces"]


def of_span(words: Words, at: int) -> bool:
    """True at the first year of "entre 2013 et 2042"."""
    return at > 0 and words.word[at - 1] in words.lang.lists["scope.between_years"] and between_years(words, at - 1)


def between_years(words: Words, at: int) -> bool:
    """ "entre 2013 et 2042": two years with a word between."""
    if words.shape[at + 1 : at + 2] != "#":
        return False
    near = range(at + 1, min(at + 4, words.size))
    found = [k for k in near if words.shape[k] == "#" and words.numeral(k).year_like]
    return len(found) == 2 and found[0] == at + 1


def of_years(words: Words, at: int) -> bool:
    """ "three-year", "de cinq ans": the number of years a contract runs."""
    step = at + 2 if words.shape[at + 1 : at + 2] == "-" else at + 1
    if words.shape[step + 1 : step + 2] == "-":
        return False  # "three-year-old"
    entry = words.lang.units.single.get(words.word[step]) if step < words.size else None
    years = entry is not None and isinstance(entry.value, list) and any(s.unit == "year" for s in entry.value)
    return years and (words.lang.head_last or words.word[at - 1] in ("de", "sur", "d'"))
