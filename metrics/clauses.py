"""The clause around a measure: where it ends, which of its verbs tell a time, what stands between."""

from __future__ import annotations

from metrics.words import Words

__all__ = [
    "AHEAD",
    "bracket_end",
    "clause",
    "is_expected",
    "is_finite",
    "is_future",
    "is_infinitive",
    "is_participle",
    "is_relative",
    "is_verb",
]

AHEAD = "status.expected"
_HARD = frozenset(";.:()|*")
_NOMINAL = frozenset("ad#A")


def _hard(words: Words, at: int) -> bool:
    """True at a token that ends a clause; a point inside an abbreviation does not."""
    tag = words.tag[at]
    if tag == "." and at + 1 < len(words) and words.glued(at + 1):
        return False
    return tag in _HARD


def clause(words: Words, at: int) -> tuple[int, int]:
    """First and last token of the clause around a token; brackets that open and close on one side are inside it."""
    first, depth = at, 0
    while first:
        tag = words.tag[first - 1]
        depth += (tag == ")") - (tag == "(")
        if depth < 0 or (_hard(words, first - 1) and tag not in "()" and not depth):
            break
        first -= 1
    last, depth = at, 0
    while last + 1 < len(words):
        tag = words.tag[last + 1]
        depth += (tag == "(") - (tag == ")")
        if depth < 0 or (_hard(words, last + 1) and tag not in "()" and not depth):
            break
        last += 1
    return first, last


def bracket_end(words: Words, at: int, step: int = 1) -> int:
    """The token of the bracket that closes the one at a token; step is -1 to look for the opening one."""
    closing = ")" if step > 0 else "("
    end = at + step
    while 0 <= end < len(words):
        if words.tag[end] == closing:
            return end
        end += step
    return at


def is_expected(words: Words, at: int) -> bool:
    """True for words of plans and forecasts, "devrait", "is set to", and verbs in the future."""
    return AHEAD in words.roles[at] or is_future(words, at)


def is_future(words: Words, at: int) -> bool:
    """True for a verb in the future by its ending, "participeront"; "aura dépassé" tells of the past."""
    data, word = words.lang.data["status"], words.word[at]
    endings = data["future_endings"]
    if not endings or words.tag[at] not in "xVv":
        return False
    if word in data["future_auxiliaries"]:
        after = at + 1
        while after < len(words) and words.tag[after] in "ca":
            after += 1
        return after >= len(words) or not is_participle(words, after)
    if len(word) <= 4 or not word.endswith(tuple(endings)) or word in data["not_future"]:
        return False
    return not words.upper(at)


def is_verb(words: Words, at: int) -> bool:
    """True for verbs and auxiliaries in any form; not for a noun that looks like one: "300 visits"."""
    tag = words.tag[at]
    if "month" in words.roles[at] and words.upper(at):
        return False
    if tag == "v" or is_future(words, at):
        return True
    if tag != "V":
        return False
    return words.word[at] not in words.lang.nouns["count"].single or not (at and words.tag[at - 1] in _NOMINAL)


def is_relative(words: Words, at: int) -> bool:
    """True for "qui", "which", alone or at the head of a phrase, "which is"."""
    if words.tag[at] == "r":
        return True
    head, space, _ = words.word[at].partition(" ")
    return bool(space) and head in words.lang.data["words"]["relatives"]


def is_participle(words: Words, at: int) -> bool:
    """True for a form that needs an auxiliary to tell a time: "réunis", "bringing"."""
    endings = tuple(words.lang.data["status"].get("participle_endings", ()))
    return bool(endings) and words.stated(at, at).lower().endswith(endings)


def is_infinitive(words: Words, at: int) -> bool:
    """True for a verb as the dictionary has it, by its ending or because the word file lists it so."""
    data = words.lang.data
    word = words.word[at]
    return word.endswith(tuple(data["status"].get("infinitive_endings", ())) or "\n") or word in data["status"].get(
        "bare_forms", ()
    )


def is_finite(words: Words, at: int) -> bool:
    """True for a verb that tells a time by itself, or whose auxiliary stands before it."""
    if is_future(words, at):
        return True
    if is_infinitive(words, at):
        return False
    if not is_participle(words, at):
        return not (words.tag[at] == "V" and at and words.tag[at - 1] == ",")  # "a goal, set at 300"
    before = at - 1
    while before >= 0 and words.tag[before] in "co":
        before -= 1
    return before >= 0 and words.tag[before] == "v" and (is_finite(words, before) if before else True)
