"""Numbers that say when: days around the names of months, years, hours."""

from __future__ import annotations

from metrics.beside import counts, money_at, plain
from metrics.words import Words

__all__ = ["dates", "is_hour", "is_year"]

MOST_DAYS = 31
BETWEEN_DAYS = frozenset("to a au er st nd rd th de y bis d' of al il the".split())


def dates(words: Words, found: dict[int, str]) -> None:
    """Days and years around the names of months, days after the names of weekdays."""
    size = len(words)
    for at in range(size):
        if "weekday" in words.roles[at]:
            nxt = at + 1
            if nxt < size and words.tag[nxt] in ".,":
                nxt += 1
            if (
                nxt < size
                and words.tag[nxt] == "#"
                and _day(words, nxt)
                and plain(words, nxt)
                and not counts(words, nxt + 1)
            ):
                found[nxt] = "date"
        if not _month(words, at):
            continue
        left, steps = at - 1, 0
        days: list[int] = []
        while left >= 0 and steps < 3:
            if words.tag[left] == "#" and _day(words, left):
                days.append(left)
                left, steps = left - 1, 0
            elif (
                words.tag[left] in "-&|,/aO" or words.word[left] in BETWEEN_DAYS
                or "weekday" in words.roles[left]
            ):  # fmt: skip
                left, steps = left - 1, steps + 1
            else:
                break
        right = at + 1
        if right < size and words.tag[right] == "." and right + 1 < size:
            right += 1
        english = (
            words.lang.head_last and right < size and words.tag[right] == "#" and not words.numeral(right).year_like
        )
        if english and not (at and words.tag[at - 1] in "#x" and days):
            days.clear()
        if not days and right < size and words.tag[right] == "#" and _day(words, right):
            right = _days_after(words, right, days)
        for day in days:
            if not _other_thing(words, day, at):
                found[day] = "date"
        if right < size and words.tag[right] in ",'.d" and right + 1 < size:
            right += 1
        if right < size and words.word[right] in ("de", "del", "of") and right + 1 < size:
            right += 1
        if right < size and words.tag[right] == "#" and words.numeral(right).year_like:
            found[right] = "date" if days else "year"


def _days_after(words: Words, right: int, days: list[int]) -> int:
    """Days that follow the month: "November 4", "Sept. 12-24", "July 3 to 5, 2019"."""
    size = len(words)
    if counts(words, right + 1):
        return right
    days.append(right)
    right += 1
    while right < size and words.word[right] in words.lang.ordinal_suffixes and words.glued(right):
        right += 1
    while right + 1 < size and (words.tag[right] in "-&|/" or words.word[right] in ("to", "through", "till", "until")):
        if words.tag[right + 1] != "#" or not _day(words, right + 1) or counts(words, right + 2):
            break
        days.append(right + 1)
        right += 2
    return right


def _other_thing(words: Words, day: int, month: int) -> bool:
    """True where a noun between the number and the month says it is a count."""
    return any(
        words.tag[k] in "xNVJ"
        and "weekday" not in words.roles[k]
        and words.word[k] not in words.lang.ordinal_suffixes
        and words.word[k] not in ("au", "to", "y", "al", "de", "the")
        for k in range(day + 1, month)
    )


def _day(words: Words, at: int) -> bool:
    numeral = words.numeral(at)
    return numeral.scale == 1 and numeral.value == int(numeral.value) and 1 <= numeral.value <= MOST_DAYS


def _month(words: Words, at: int) -> bool:
    """True for a month's name; where months are capitalised a small letter makes it another word."""
    if not 0 <= at < len(words) or "month" not in words.roles[at]:
        return False
    capital = words.lang.head_last  # English: "may", "march"
    return not capital or words.upper(at)


def is_year(words: Words, at: int, found: dict[int, str]) -> bool:
    """True where four digits are a year and no count."""
    size = len(words)
    before = at - 1
    while before >= 0 and words.tag[before] == '"':
        before -= 1
    roles = words.roles[before] if before >= 0 else frozenset()
    word = words.word[before] if before >= 0 else ""
    counted = counts(words, at + 1) or (at + 1 < size and words.tag[at + 1] == "+")
    value = words.numeral(at).value
    if value < 1700 and "years.year_only" not in roles and "scope.cumulative" not in roles:
        return False
    if "years.year_only" in roles or ("scope.cumulative" in roles and not counted):
        return True
    if "month" in roles:
        return True
    if counted:
        if at + 1 < size and words.word[at + 1] in words.lang.data["not_facts"].get("year_nouns", ()):
            return 1900 < value < 2100
        capital = at + 1 < size and words.upper(at + 1) and words.lang.head_last
        if word in ("the",) and words.lang.head_last and value % 100:
            return True
        return capital and value % 100 != 0
    if any(role.startswith("relations.") for role in roles) and words.tag[before] not in "p":
        return False if value % 50 == 0 or value < 1900 else "relations.more" not in roles or words.tag[before] != "h"
    if before >= 0 and words.tag[before] in "vV" and words.start[at] - words.stop[before] == 1:
        return value % 10 != 0 and value >= 1900
    if before >= 0 and words.tag[before] == ":" and at + 1 >= size:
        return False
    if before >= 0 and (words.tag[before] in "E$£" or (money_at(words, before) and words.tag[before] not in "dapr")):
        return False
    if before >= 0 and words.tag[before] in "-" and before and words.tag[before - 1] == "#":
        return found.get(before - 1) == "year" or words.numeral(before - 1).year_like
    return value >= 1700


def is_hour(words: Words, at: int) -> bool:
    """ "à 11 heures", "dès 9 heures": a time of day."""
    if at + 1 >= len(words) or not at or words.numeral(at).value > 24 or not plain(words, at):
        return False
    times = words.lang.data["not_facts"]["times_of_day"]
    before = words.word[at - 1]
    if words.word[at + 1] not in times or words.word[at + 1] in ("am", "pm"):
        return False
    if before not in words.lang.data["not_facts"]["times_before"]:
        return False
    return before not in ("de", "from", "apres", "avant", "after", "before") or (
        (at + 2 < len(words) and words.word[at + 2] in ("a", "to")) or (at > 1 and words.word[at - 2] in ("coup",))
    )
