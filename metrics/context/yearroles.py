"""What a year is to the figures of its sentence: theirs, a comparison's, an origin, a beginning, part of a name."""

from __future__ import annotations

from metrics.about.setting import Setting
from metrics.sentence.words import Words

__all__ = ["COMPARED", "NAME", "ORIGIN", "PLAIN", "SINCE", "THEN", "compares", "heads_clause", "role_of"]

PLAIN, COMPARED, SINCE, ORIGIN, NAME, THEN = "plain", "compared", "since", "origin", "name", "then"
NEAR = 5
ORIGIN_NEAR = 4
SINCE_NEAR = 13
MOVED = ("change.more_after", "change.less_after", "change.times")
NONE: frozenset[str] = frozenset()


def role_of(words: Words, at: int, year: int, setting: Setting) -> str:
    """What the year at a token is to the figures around it."""
    if _since(words, at) or _span(words, at) or _until(words, at):
        return SINCE
    if _origin(words, at):
        return ORIGIN
    if compares(words, at):
        return COMPARED
    if _in_name(words, at):
        own = setting.event.lower()
        name = words.stated(at - 1, at - 1).lower()
        ours = name in own or any(name == alias.lower() for alias in setting.aliases)
        return PLAIN if ours and str(year) not in own else NAME
    return PLAIN


def _in_name(words: Words, at: int) -> bool:
    """ "Agenda 2030", "Expo 2020": a capital letter right before, no month and no word that years follow."""
    if at < 2 or words.shape[at] != "#" or words.shape[at - 1] not in "xVNJ" or not words.upper(at - 1):
        return False
    return "years.before_year" not in words.roles[at - 1] and "month" not in words.roles[at - 1]


def _since(words: Words, at: int) -> bool:
    """ "depuis 2015", "since the first event in 1981", "since the town took it over in 1981"."""
    if "scope.cumulative" not in words.present:
        return False
    shape, verb, origin = words.shape, False, words.lang.lists["years.origin"]
    for step in range(at - 1, max(-1, at - SINCE_NEAR), -1):
        if "scope.cumulative" in words.roles[step]:
            return not verb or (words.word[step] in origin and (not step or shape[step - 1] in ",;:"))
        if shape[step] in ";:.()#" or (shape[step] == "," and shape[step + 1] != "p"):
            return False
        verb = verb or shape[step] in "vV" or at - step >= NEAR
    return False


def _until(words: Words, at: int) -> bool:
    """ "jusqu'en 2030", "until 2030": an end, of no year of a figure."""
    return bool(at) and "years.until" in words.roles[at - 1]


def _span(words: Words, at: int) -> bool:
    """True for both years of "entre 2013 et 2042", "from 2013 to 2042", which are no one year of a figure."""
    between, to = words.lang.lists["scope.between_years"], words.lang.lists["relations.ranges_to"]
    begin = at if at and words.word[at - 1] in between else at - 2
    if begin < 1 or begin + 2 >= words.size or words.word[begin - 1] not in between:
        return False
    if words.shape[begin] + words.shape[begin + 2] != "##" or words.word[begin + 1] not in to:
        return False
    return words.numeral(begin).year_like and words.numeral(begin + 2).year_like


def _origin(words: Words, at: int) -> bool:
    """ "fondée en 1957", "a library rebuilt in 2004"."""
    origin = words.lang.lists.get("years.origin", NONE)
    for step in range(at - 1, max(-1, at - ORIGIN_NEAR - 1), -1):
        if words.word[step] in origin:
            return True
        if words.shape[step] in ",;:.()#":
            return False
    return False


def compares(words: Words, at: int, bound: int = -1) -> bool:
    """True where the words before a year set it against something: "qu'en 2015", "than in 2016"."""
    compared = words.lang.lists.get("years.compared", NONE)
    if _record(words, at):
        return True
    for step in range(at - 1, max(bound, at - 1 - NEAR), -1):
        roles = words.roles[step]
        if "parts.compare" in roles or (words.word[step] in compared and not heads_clause(words, step)):
            return step > 0 or words.word[step] not in words.lang.lists["years.weak_compare"]  # "From 2023 the prize"
        if "change" in roles and any(role.startswith(MOVED) for role in roles):
            return True
        tag = words.shape[step]
        if tag not in "pdaAxJM" and "years.before_year" not in roles:
            return tag == "#" and step + 1 < words.size and "change.times_after" in words.roles[step + 1]
    return False


def heads_clause(words: Words, at: int) -> bool:
    """ "…, celle de 2022 en a réuni 350": a pronoun that is the subject of its clause."""
    return words.shape[at] == "o" and (not at or words.shape[at - 1] in ",;:&")


def _record(words: Words, at: int) -> bool:
    """ "le record de 2019", "the 2019 record", "au-dessus du niveau de 2019": what other figures are held against."""
    held = words.lang.lists["years.held_against"]
    before = words.word[at - 2] if at > 1 and words.shape[at - 1] == "d" and not heads_clause(words, at - 2) else ""
    return before in held or (words.lang.head_last and at + 1 < words.size and words.word[at + 1] in held)
