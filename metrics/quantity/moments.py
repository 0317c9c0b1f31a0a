"""Numbers that say when: days around the names of months, years, hours, ages."""

from __future__ import annotations

from metrics.quantity.beside import counts, money_at, plain
from metrics.sentence.words import Words

__all__ = ["dates", "is_age", "is_year"]

MOST_DAYS, OLDEST = 31, 1700
OLDEST_PERSON = 100
LABEL = 4  # tokens
NONE: frozenset[str] = frozenset()
BETWEEN_DAYS = frozenset("to a au er st nd rd th de y bis d' of al il the".split())
DAY_JOINTS = frozenset("to through till until".split())
YEAR_LINKS = frozenset("de del of".split())
SMALL_WORDS = frozenset("au to y al de the".split())


def dates(words: Words, found: dict[int, str]) -> None:
    """Days and years around the names of months, days after the names of weekdays."""
    for at, roles in enumerate(words.roles):
        if "weekday" in roles:
            _weekday(words, at, found)
        if "month" in roles and (not words.lang.head_last or words.upper(at)):  # English: "may", "march"
            _month(words, at, found)


def _weekday(words: Words, at: int, found: dict[int, str]) -> None:
    """The day after the name of a weekday: "lundi 4"."""
    nxt = at + 1
    if nxt < words.size and words.shape[nxt] in ".,":
        nxt += 1
    if nxt >= words.size or words.shape[nxt] != "#" or not _day(words, nxt) or not plain(words, nxt):
        return
    if not counts(words, nxt + 1):
        found[nxt] = "date"
        last = nxt + 2  # "Monday to Friday 10 to 5"
        joined = last < words.size and (words.word[nxt + 1] in DAY_JOINTS or words.shape[nxt + 1] == "-")
        if (
            joined
            and words.shape[last] == "#"
            and plain(words, last)
            and _day(words, last)
            and not counts(words, last + 1)
        ):
            found[last] = "date"


def _month(words: Words, at: int, found: dict[int, str]) -> None:
    """Days before or after the name of a month, and the year behind them."""
    size, shape, word = words.size, words.shape, words.word
    left, steps = at - 1, 0
    days: list[int] = []
    while left >= 0 and steps < 3:
        if shape[left] == "#" and _day(words, left):
            days.append(left)
            left, steps = left - 1, 0
        elif shape[left] in "-&|,/aO" or word[left] in BETWEEN_DAYS or "weekday" in words.roles[left]:
            left, steps = left - 1, steps + 1
        else:
            break
    right = at + 1
    if right + 1 < size and shape[right] == ".":
        right += 1
    number = right < size and shape[right] == "#"
    english = number and words.lang.head_last and not words.numeral(right).year_like
    if english and not (at and shape[at - 1] in "#x"):
        days.clear()
    if not days and number and _day(words, right):
        right = _days_after(words, right, days)
    for day in days:
        if not _other_thing(words, day, at):
            found[day] = "date"
    if right + 1 < size and shape[right] in ",'.d":
        right += 1
    if right + 1 < size and word[right] in YEAR_LINKS:
        right += 1
    if right < size and shape[right] == "#" and words.numeral(right).year_like:
        found[right] = "date" if days else "year"


def _days_after(words: Words, right: int, days: list[int]) -> int:
    """Days that follow the month: "November 4", "Sept. 12-24", "July 3 to 5, 2019"."""
    size, shape, word = words.size, words.shape, words.word
    if counts(words, right + 1):
        return right
    days.append(right)
    right += 1
    while right < size and word[right] in words.lang.ordinal_suffixes and words.glued(right):
        right += 1
    while right + 1 < size and (shape[right] in "-&|/" or word[right] in DAY_JOINTS):
        if shape[right + 1] != "#" or not _day(words, right + 1) or counts(words, right + 2):
            break
        days.append(right + 1)
        right += 2
    return right


def _other_thing(words: Words, day: int, month: int) -> bool:
    """True where a noun between the number and the month says it is a count."""
    for at in range(day + 1, month):
        if words.shape[at] in "xNVJ" and "weekday" not in words.roles[at]:
            word = words.word[at]
            if word not in words.lang.ordinal_suffixes and word not in SMALL_WORDS:
                return True
    return False


def _day(words: Words, at: int) -> bool:
    numeral = words.numeral(at)
    return numeral.scale == 1 and 1 <= numeral.value <= MOST_DAYS and numeral.value == int(numeral.value)


def is_year(words: Words, at: int, found: dict[int, str]) -> bool:
    """True where four digits are a year and no count."""
    size, shape, before, lists = words.size, words.shape, at - 1, words.lang.lists
    while before >= 0 and shape[before] == '"':
        before -= 1
    roles, word, tag = (words.roles[before], words.word[before], shape[before]) if before >= 0 else (NONE, "", "")
    value = words.numeral(at).value
    only, total = "years.year_only" in roles, "scope.cumulative" in roles
    if value < OLDEST and not only and not total:
        return False
    if only:
        return True
    spans = tag == "&" and before > 1 and found.get(before - 1) == "year"
    if spans and words.word[before - 2] in words.lang.lists["scope.between_years"]:
        return True  # "between 2010 and 2018 attendance rose"
    counted = counts(words, at + 1) or (at + 1 < size and shape[at + 1] == "+")
    if (
        counted
        and tag == "p"
        and words.lang.head_last
        and shape[at + 1] == "V"
        and shape[at + 2 : at + 3] in tuple("pMwa#")
    ):
        counted = False  # "registration for 2024 opens in May"
    if (total and not counted) or "month" in roles:
        return True
    if counted:
        if at + 1 < size and words.word[at + 1] in words.lang.lists.get("not_facts.year_nouns", NONE):
            return 1900 < value < 2100
        if word == "the" and words.lang.head_last and value % 100:
            return True
        return words.lang.head_last and value % 100 != 0 and at + 1 < size and words.upper(at + 1)
    if "relations" in roles and tag != "p":
        if "change" in roles and before and "share.signs" in words.roles[before - 1]:
            return True  # "un 22 % por encima de 2019"
        return False if value % 50 == 0 or value < 1900 else "relations.more" not in roles or tag != "h"
    if before < 0:
        return value >= OLDEST
    if tag in "vV" and words.start[at] - words.stop[before] == 1:
        return value % 10 != 0 and value >= 1900
    if tag == ":" and at + 1 >= size:  # "Année de création : 1974"
        return not lists["not_facts.year_labels"].isdisjoint(words.word[max(0, before - LABEL) : before])
    if tag in "E$£" or (tag not in "dapr" and money_at(words, before)):
        return False
    if tag == "-" and before and shape[before - 1] == "#":
        return found.get(before - 1) == "year" or words.numeral(before - 1).year_like
    return value >= OLDEST


def is_age(words: Words, at: int) -> bool:
    """ "children under five", "45% were under 25": how old people are, and no count."""
    lists, word, shape = words.lang.lists, words.word, words.shape
    if at and (word[at - 1] in lists["words.ages"] or (at > 1 and word[at - 2] == "aged" and shape[at - 1] in "ph")):
        return not counts(words, at + 1)
    if at < 2 or words.numeral(at).value > OLDEST_PERSON or word[at - 1] not in lists["words.age_bounds"]:
        return False
    if at + 1 < words.size and (shape[at + 1] not in ".,;:)(&rcovp" or word[at + 1] == "per"):
        return shape[at + 1] in "vV" and not counts(words, at + 1) and _people(words, at - 2)
    if _people(words, at - 2):
        return True
    if shape[at - 2] != "v":
        return False
    return any("share.signs" in roles or shape[k] == "r" for k, roles in enumerate(words.roles[:at]) if k >= at - 8)


def _people(words: Words, at: int) -> bool:
    known = words.lang.nouns["count"].single.get(words.word[at])
    return words.word[at] in words.lang.lists["words.aged"] or (known is not None and known.value == "people")
