"""Numbers that say at what time or how long ago: "21 h – Trio", "18.00 Opening", "il y a deux ans"."""

from __future__ import annotations

from metrics.quantity.beside import plain, unit_at
from metrics.sentence.words import Words

__all__ = ["ago", "is_clock", "is_hour", "opens_at"]

LAST_HOUR, MINUTES = 24, 60
NEAR = 5  # tokens from a label to its duration
HALVES_OF_DAY = frozenset("am pm".split())
SPANS = frozenset("de from apres avant after before".split())
DAYS = frozenset(["weekday", "month"])
NONE: frozenset[str] = frozenset()


def is_hour(words: Words, at: int, found: dict[int, str]) -> bool:
    """ "à 11 heures", "dès 9 heures", "21 h – Trio", "31 mai, 18 h": a time of day, in plain digits."""
    word, lists, size = words.word, words.lang.lists, words.size
    if not plain(words, at) or words.numeral(at).value > LAST_HOUR or word[at + 1] in HALVES_OF_DAY:
        return False
    if at + 2 < size and words.shape[at + 2] == "d":  # "1 h du matin", but "à 2 h de Paris"
        return not lists.get("not_facts.parts_of_day", NONE).isdisjoint(word[at + 3 : at + 4])
    before = word[at - 1].replace("' ", "'") if at else ""
    if before in lists["not_facts.times_before"] and (
        before not in SPANS or (at + 2 < size and word[at + 2] in ("a", "to")) or (at > 1 and word[at - 2] == "coup")
    ):
        return True
    if before in lists.get("not_facts.clock_nouns", NONE) or (
        at and (found.get(at - 1) == "date" or "weekday" in words.roles[at - 1])
    ):
        return True
    if at > 1 and words.shape[at - 1] == "," and (found.get(at - 2) == "date" or words.roles[at - 2] & DAYS):
        return True
    return at + 2 < size and words.shape[at + 2] in "-:," and _opens(words, at) and not _of_duration(words, at)


def is_clock(words: Words, at: int, found: dict[int, str]) -> bool:
    """ "18.00 Opening of the exhibition", "9.30–15.00 Workshops", "last departure 23.40": hours and minutes."""
    if not _hours_and_minutes(words, at) or unit_at(words, at + 1):
        return False
    shape = words.shape
    if at and shape[at - 1] == "-" and found.get(at - 2) == "time":
        return True
    if at and words.word[at - 1] in words.lang.lists.get("not_facts.clock_nouns", NONE):
        return True
    if at + 1 >= words.size or not (_opens(words, at) or ("time" in found.values() and shape[at - 1] in ",.")):
        return False
    if shape[at + 1] == "-":
        return shape.startswith("#", at + 2) and _hours_and_minutes(words, at + 2)
    return words.upper(at + 1) or shape[at + 1] == '"'


def opens_at(words: Words, at: int) -> bool:
    """ "de 9 à 18 heures", "9 - 18 h": the hour before this one, whose unit is left out."""
    if at < 2 or words.shape[at - 2] != "#" or not plain(words, at - 2):
        return False
    joined = words.shape[at - 1] in "-p" and words.word[at - 1] in words.lang.lists["relations.ranges_to"]
    return joined and words.numeral(at - 2).value < words.numeral(at).value


def ago(words: Words, at: int) -> bool:
    """ "two years ago", "trois ans plus tard", "il y a plus de dix ans": when, and no duration."""
    lists, word, size = words.lang.lists, words.word, words.size
    unit = at + 2 if at + 2 < size and words.shape[at + 1] == "d" else at + 1
    if unit >= size or word[unit] not in words.lang.durations:
        return False
    if unit + 1 < size and word[unit + 1] in lists["not_facts.time_after"]:
        return True
    if "years.ago" not in words.present or words.shape.startswith("d", unit + 1):  # "il y a 20 jours de fête"
        return False
    step = at - 1
    while step > max(0, at - 3) and ("relations" in words.roles[step] or words.shape[step] in "ad"):
        step -= 1
    return step >= 0 and "years.ago" in words.roles[step]


def _hours_and_minutes(words: Words, at: int) -> bool:
    numeral = words.numeral(at)
    hours, _, minutes = numeral.printed.partition(".")
    if numeral.scale != 1 or len(minutes) != 2 or not (hours.isdecimal() and minutes.isdecimal()):
        return False
    return int(hours) <= LAST_HOUR and int(minutes) < MINUTES and int(minutes) % 5 == 0


def _opens(words: Words, at: int) -> bool:
    """True where a line or an item of a list starts at this token."""
    if not at or words.shape[at - 1] in ":;|":
        return True
    return "\n" in words.text[words.stop[at - 1] : words.start[at]]


def _of_duration(words: Words, at: int) -> bool:
    """ "Durée : 2 h, entracte compris"."""
    lists, near = words.lang.lists, words.word[max(0, at - NEAR) : at]
    return not all(lists.get(name, NONE).isdisjoint(near) for name in ("not_facts.durations", "not_facts.lasting"))
