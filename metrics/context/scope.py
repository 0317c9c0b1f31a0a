"""One edition or several: whether a figure counts over years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from metrics.context.yearroles import PLAIN
from metrics.context.years import Named
from metrics.counted.drafts import Draft
from metrics.quantity.clauses import bracket_end, is_participle, verb_between
from metrics.sentence.words import Words

__all__ = ["scope_of"]

CUMULATIVE, EDITION = "cumulative", "edition"
CUE, CONTINUED = "scope.cumulative", "scope.continued"
RIGHT = 12
CLAUSE = 9  # tokens in which a new clause shows its verb
MOST_YEARS = 60  # of a period
NEAR = 8
SOON = 3  # tokens from a figure to its own year
CONTRACT = 12  # tokens from a contract to what it is worth
_NEXT = re.compile("[,;.:#]")
_TWO_NUMBERS = re.compile("#.?#")
_NONE: frozenset[str] = frozenset()


def scope_of(draft: Draft, before: Sequence[Draft], named: Sequence[Named]) -> str:
    """ "cumulative" where the clause counts over several editions or years, else "edition"."""
    words, measure = draft.words, draft.measure
    if draft.metric == "price" or _yearly(draft):
        return EDITION  # "le billet est à 12 € depuis 2019"
    if words.spans is None:
        words.spans = _spans(words)
    if (words.spans and _period(words, measure.first)) or _long(draft) or _contracted(draft):
        return CUMULATIVE
    right = _right(draft) if words.spans else ""
    if right and (measure.kind == "level" or right == "since"):
        return CUMULATIVE
    if measure.kind != "level" or measure.levels or _own_year(draft, named):
        return EDITION
    if draft.cue == "restate" and before and before[-1].number == draft.number:
        return before[-1].scope
    found = _left(words, draft.start_token) if words.spans else EDITION
    if found == CONTINUED:
        return before[-1].scope if before else EDITION
    return found


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
            cue = _period(words, step) or _lasted(words, step) or _of_span(words, step)
        elif cues:
            if CONTINUED in words.roles[step]:
                return CONTINUED
            cue = _is_cue(words, step)
        else:
            cue = False
        if cue and not _closed(words, step, commas, start):
            return CUMULATIVE
        step -= 1
    return EDITION


def _is_cue(words: Words, at: int) -> bool:
    """True for "depuis 2015", "since its launch", where they tell a time that figures add up over."""
    return CUE in words.roles[at] and not (_best(words, at) or _from_place(words, at) or _because(words, at))


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
            if not any(shape[k] == "#" and _period_years(words, k) for k in range(step, end)):
                resume = end + 1
                continue
        if tag in ";:|" or (tag in ".-" and not words.glued(step)) or (tag == "," and step > after):
            return ""
        if tag == "#":
            if _period(words, step) or _period_years(words, step):
                return "span"
            if not words.numeral(step).year_like and not _governed(words, step):
                return ""  # measured: what follows is said of it
        if tag == "," and shape[step + 1 : step + 2] in ("o", "c"):
            return ""  # "38 € le mètre, on n'a pas augmenté depuis 2019"
        if tag in "r&" and verb_between(words, step, min(step + 4, words.size)):
            if tag == "&" or step > draft.last_token + 1:
                return ""
            whose = True  # "9 300 jeunes qui ont signé en six éditions"
        if _is_cue(words, step):
            return "" if whose else "since"
        if words.word[step] in between and _between(words, step):
            return "span"
    return ""


def _governed(words: Words, at: int) -> bool:
    return bool(at) and words.shape[at - 1] in "pdah"


def _between(words: Words, at: int) -> bool:
    """ "entre 2013 et 2042": two years with a word between."""
    if words.shape[at + 1 : at + 2] != "#":
        return False
    near = range(at + 1, min(at + 4, words.size))
    found = [k for k in near if words.shape[k] == "#" and words.numeral(k).year_like]
    return len(found) == 2 and found[0] == at + 1


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
        or (words.shape[k] == "#" and words.numeral(k).value > 1 and _of_years(words, k))
        for k in near
    )


def _of_years(words: Words, at: int) -> bool:
    """ "three-year", "de cinq ans": the number of years a contract runs."""
    step = at + 2 if words.shape[at + 1 : at + 2] == "-" else at + 1
    if words.shape[step + 1 : step + 2] == "-":
        return False  # "three-year-old"
    entry = words.lang.units.single.get(words.word[step]) if step < words.size else None
    years = entry is not None and isinstance(entry.value, list) and any(s.unit == "year" for s in entry.value)
    return years and (words.lang.head_last or words.word[at - 1] in ("de", "sur", "d'"))


def _period_years(words: Words, at: int) -> bool:
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


def _of_span(words: Words, at: int) -> bool:
    """True at the first year of "entre 2013 et 2042"."""
    return at > 0 and words.word[at - 1] in words.lang.lists["scope.between_years"] and _between(words, at - 1)


def _lasted(words: Words, at: int) -> bool:
    """ "sur dix ans, …", "en vingt ans d'existence, …" before what is counted; "en deux ans" may tell a pace."""
    lists, step = words.lang.lists, at - 1
    if not _period_years(words, at):
        return False
    while step > 0 and words.shape[step] in "adAh":
        step -= 1
    lived = any("scope.history" in roles for roles in words.roles[at + 2 : at + 5])
    return lived or words.word[step] not in lists["scope.paces"]


def _period(words: Words, at: int) -> bool:
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
    return (spans and (over or before < 0 or editions or shape[before] == "h")) or (editions and over)
