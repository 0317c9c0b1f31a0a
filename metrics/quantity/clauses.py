"""The clause around a measure: where it ends, which of its verbs tell a time, what stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from metrics.sentence.words import Words
from metrics.vocabulary.language import Language

__all__ = [
    "AHEAD",
    "FINITE",
    "PLANNED",
    "VERB",
    "Forms",
    "bracket_end",
    "clause",
    "is_expected",
    "is_finite",
    "is_future",
    "is_infinitive",
    "is_inverted",
    "is_measured",
    "is_participle",
    "is_relative",
    "is_verb",
    "verb_between",
    "verb_forms",
    "verbs",
]

AHEAD = "status.expected"
WITH_INFINITIVE = "status.with_infinitive"
# what verbs() tells of a token
VERB, FINITE, PLANNED = frozenset("Ffnpq"), frozenset("Ffp"), frozenset("Fpqe")
GOES_ON = 14  # tokens from "plans to" to another verb after "and"
_CODES = {(True, False): "f", (False, False): "n", (True, True): "p", (False, True): "q"}  # by finite, of plans
_FINITE = re.compile("[Ffp]")
_ANY_FORM = re.compile("[vV]")
_HARD = re.compile(r"[;.:()|*]")
_NOMINAL = frozenset("ad#A")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Forms:
    """The endings and words by which a language's verbs tell a time."""

    future: tuple[str, ...]
    tail: int  # how long the shortest ending is
    tails: frozenset[str]  # the last letters, as many, of a verb in the future
    auxiliaries: frozenset[str]
    not_future: frozenset[str]
    participle: tuple[str, ...]
    infinitive: tuple[str, ...]
    bare: frozenset[str]
    both: frozenset[str]  # bare forms that are past ones too: "put"


@cache
def verb_forms(lang: Language) -> Forms:
    """What the word file says of the verbs of a language."""
    lists, data = lang.lists, lang.data["status"]
    future = tuple(data["future_endings"])
    auxiliaries = lists["status.future_auxiliaries"] if future else _NONE
    told = [*future, *auxiliaries]
    tail = min(map(len, told), default=0)
    return Forms(
        future=future,
        tail=tail,
        tails=frozenset(ending[len(ending) - tail :] for ending in told),
        auxiliaries=auxiliaries,
        not_future=lists["status.not_future"],
        participle=tuple(data.get("participle_endings", ())),
        infinitive=tuple(data.get("infinitive_endings", ())),
        bare=lists.get("status.bare_forms", _NONE),
        both=lists.get("status.bare_or_past", _NONE),
    )


def verbs(words: Words) -> str:
    """One letter a token: "f" for a finite verb, "F" where it is in the future, "p" where it tells of plans; "n" and
    "q" for other forms of a verb, "q" those of plans; "e" for other words of plans, "." for all else.
    """
    if not words.verbs:
        words.verbs = _verbs(words)
    return words.verbs


def _verbs(words: Words) -> str:
    shape, roles, forms = words.shape, words.roles, verb_forms(words.lang)
    nouns, sums = words.lang.nouns["count"].single, words.lang.nouns["money"].single
    found = ["."] * words.size
    ahead = AHEAD in words.present
    if ahead:
        for at, told in enumerate(roles):
            if AHEAD in told:
                found[at] = "e"
    future = _futures(words, forms)
    places = [match.start() for match in _ANY_FORM.finditer(shape)]
    if future:
        places = sorted(future.union(places))
    finite: set[int] = set()
    for at in places:
        tag, told = shape[at], roles[at]
        if at in future or _tells_time(words, at, forms, finite):
            finite.add(at)
        if "month" in told and words.upper(at):
            continue
        if at in future:
            found[at] = "F"
        elif (
            (tag == "v" and not (at and shape[at - 1] in "#A"))  # "300 stands"
            or not at
            or shape[at - 1] not in _NOMINAL
            or not (words.word[at] in nouns or words.word[at] in sums)
        ):
            found[at] = _CODES[at in finite, ahead and AHEAD in told]
    if WITH_INFINITIVE in words.present:
        for at, told in enumerate(roles):
            if WITH_INFINITIVE in told and _before_infinitive(words, at, forms):
                found[at] = "p"
    if ahead:
        for at in [at for at, mark in enumerate(found) if mark in PLANNED and is_measured(words, at)]:
            found[at] = "."
    return "".join(found)


def _before_infinitive(words: Words, at: int, forms: Forms) -> bool:
    """True for "compte ouvrir", "propose de porter": a verb that tells plans where an infinitive follows."""
    after = at + 2 if words.shape[at + 1 : at + 2] == "d" else at + 1
    return after < words.size and words.word[after].partition(" ")[0].endswith(forms.infinitive or ("\n",))


def _futures(words: Words, forms: Forms) -> set[int]:
    """The verbs in the future by their ending, "participeront"; "aura dépassé" tells of the past."""
    if not forms.future:
        return set()
    shape, size, cut, tails = words.shape, words.size, -forms.tail, forms.tails
    found: set[int] = set()
    moves = "relations.levels_from" in words.present
    for at in [at for at, word in enumerate(words.word) if word[cut:] in tails or (moves and " " in word)]:
        word = words.word[at]
        if shape[at] not in "xVv" and "relations.levels_from" not in words.roles[at]:
            continue
        word = word.partition(" ")[0]  # "passera de"
        if word in forms.auxiliaries:
            after = at + 1
            while after < size and shape[after] in "ca":
                after += 1
            if after >= size or not is_participle(words, after):
                found.add(at)
        elif (
            (len(word) > 4 or shape[at] == "v")
            and word.endswith(forms.future)
            and word not in forms.not_future
            and (shape[at] == "v" or not words.upper(at))
        ):
            found.add(at)
    return found


def _tells_time(words: Words, at: int, forms: Forms, finite: set[int]) -> bool:
    """True for a form that tells a time by itself, or by the auxiliary before it, if that is among the finite ones."""
    word, shape = words.word[at], words.shape
    if word in forms.bare or word.endswith(forms.infinitive):
        return False
    if word in forms.both and AHEAD in words.present and at and shape[at - 1] == "&" and _planned_to(words, at):
        return False
    if not words.text[words.start[at] : words.stop[at]].lower().endswith(forms.participle):
        return not (shape[at] == "V" and at and shape[at - 1] == ",")  # "a goal, set at 300"
    before = at - 1
    while before >= 0 and shape[before] in "co":
        before -= 1
    return before >= 0 and shape[before] == "v" and (not before or before in finite)


def _planned_to(words: Words, at: int) -> bool:
    """ "will drill wells and put up stores": a verb that goes on from others of plans."""
    for step in range(at - 2, max(0, at - GOES_ON), -1):
        if AHEAD in words.roles[step] and (words.shape[step] == "v" or words.word[step + 1] == "to"):
            return True
        if words.shape[step] in ";.:r":
            break
    return False


def verb_between(words: Words, first: int, stop: int) -> bool:
    """True where a finite verb stands among the tokens from first up to stop."""
    return _FINITE.search(verbs(words), first, stop) is not None


def is_expected(words: Words, at: int) -> bool:
    """True for words of plans and forecasts, "devrait", "is set to", and verbs in the future."""
    return verbs(words)[at] in PLANNED


def is_future(words: Words, at: int) -> bool:
    """True for a verb in the future by its ending, "participeront"; "aura dépassé" tells of the past."""
    return verbs(words)[at] == "F"


def is_verb(words: Words, at: int) -> bool:
    """True for verbs and auxiliaries in any form; not for a noun that looks like one: "300 visits"."""
    return verbs(words)[at] in VERB


def is_finite(words: Words, at: int) -> bool:
    """True for a verb that tells a time by itself, or whose auxiliary stands before it."""
    return verbs(words)[at] in FINITE


def is_measured(words: Words, at: int) -> bool:
    """ "2 000 de moins qu'espéré", "more than expected": words of plans that a figure is held against."""
    if not at or words.word[at - 1].rpartition(" ")[2] not in words.lang.lists["status.than"]:
        return False
    return words.lang.head_last or is_participle(words, at)


def is_relative(words: Words, at: int) -> bool:
    """True for "qui", "which", alone or at the head of a phrase, "which is"."""
    if at >= words.size:
        return False
    if words.shape[at] == "r":
        return True
    word = words.word[at]
    return " " in word and word.partition(" ")[0] in words.lang.lists["words.relatives"]


def is_participle(words: Words, at: int) -> bool:
    """True for a form that needs an auxiliary to tell a time: "réunis", "bringing"."""
    return words.text[words.start[at] : words.stop[at]].lower().endswith(verb_forms(words.lang).participle)


def is_infinitive(words: Words, at: int) -> bool:
    """True for a verb as the dictionary has it, by its ending or because the word file lists it so."""
    forms, word = verb_forms(words.lang), words.word[at]
    return word in forms.bare or word.endswith(forms.infinitive)


def clause(words: Words, at: int) -> tuple[int, int]:
    """First and last token of the clause around a token; brackets that open and close on one side are inside it."""
    if words.clauses is None:
        words.clauses = _clauses(words)
    return words.clauses[0][at], words.clauses[1][at]


def _clauses(words: Words) -> tuple[list[int], list[int]]:
    """The first token of the clause around each token, and the last."""
    shape, size = words.shape, words.size
    ends: list[int] = []
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for match in _HARD.finditer(shape):
        at = match.start()
        tag = shape[at]
        if tag == "." and at + 1 < size and words.stop[at] == words.start[at + 1]:
            continue  # a point inside an abbreviation
        ends.append(at)
        if tag == "(":
            opened.append(at)
        elif tag == ")" and opened:
            pairs[at] = opened.pop()
            pairs[pairs[at]] = at
    first: list[int] = []
    begin = 0
    for at in ends:
        first += [begin] * (at + 1 - len(first))
        begin = at + 1 if shape[at] != ")" else first[pairs[at]] if at in pairs else 0
    first += [begin] * (size - len(first))
    last: list[int] = []  # from the last token back
    end = size - 1
    for at in reversed(ends):
        last += [end] * (size - at - len(last))
        end = at - 1 if shape[at] != "(" else last[size - 1 - pairs[at]] if at in pairs else size - 1
    last += [end] * (size - len(last))
    last.reverse()
    return first, last


def bracket_end(words: Words, at: int, step: int = 1) -> int:
    """The token of the bracket that closes the one at a token; step is -1 to look for the opening one."""
    end = words.shape.find(")", at + 1) if step > 0 else words.shape.rfind("(", 0, at)
    return end if end >= 0 else at


def is_inverted(words: Words, step: int) -> bool:
    """ "Should the series return with 12 boats": the auxiliary stands before the subject of the verb at step."""
    if not words.lang.head_last or AHEAD not in words.present:
        return False
    for at in range(step - 1, max(-1, step - 5), -1):
        if words.shape[at] == "v" and AHEAD in words.roles[at]:
            return (at == 0 or words.shape[at - 1] in ",;:(&") and words.shape[at + 1] in "aN"
        if words.shape[at] not in "aAJxN":
            return False
    return False
