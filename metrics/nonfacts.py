"""Numbers that are no facts: dates, years, references, names, addresses, codes, scores.

Each rule looks at the tokens beside a number and gives the reason. What no rule takes is measured.
"""

from __future__ import annotations

from metrics.words import Words

__all__ = ["reasons"]

NUMBERING, STRONG = "not_facts.numbering", "not_facts.strong_numbering"
_GAP = frozenset("-&|,/")
_MOST_DAYS = 31
_LONG_CODE = 7
SINGLE = frozenset(["le", "la", "du", "au", "the", "un", "une", "el", "il", "der", "die", "das"])


def reasons(words: Words) -> dict[int, str]:
    """Token → why its number is no fact ("date", "year", "ordinal", "reference", "name", …), for the numbers of a sentence."""
    found: dict[int, str] = {}
    _dates(words, found)
    for at, tag in enumerate(words.tag):
        if tag == "#" and at not in found:
            reason = _reason(words, at, found)
            if reason:
                found[at] = reason
                if reason in ("reference", "name", "phone"):
                    _continue_list(words, at, found, reason)
    return found


def _plain(words: Words, at: int) -> bool:
    """True for a number in plain digits, no separators, no scale."""
    numeral = words.numeral(at)
    return numeral.printed.isdigit() and numeral.scale == 1


def _day(words: Words, at: int) -> bool:
    numeral = words.numeral(at)
    return numeral.scale == 1 and numeral.value == int(numeral.value) and 1 <= numeral.value <= _MOST_DAYS


def _month(words: Words, at: int) -> bool:
    """True for a month's name; where months are capitalised a small letter makes it another word."""
    if not 0 <= at < len(words) or "month" not in words.roles[at]:
        return False
    capital = words.lang.head_last  # English: "may", "march"
    return not capital or words.upper(at)


def _dates(words: Words, found: dict[int, str]) -> None:
    """Days and years around the names of months, days after the names of weekdays."""
    size = len(words)
    for at in range(size):
        if "weekday" in words.roles[at]:
            nxt = at + 1
            if nxt < size and words.tag[nxt] in ".,":
                nxt += 1
            if nxt < size and words.tag[nxt] == "#" and _day(words, nxt) and _plain(words, nxt) and not _counts(words, nxt + 1):
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
                words.tag[left] in "-&|,/aO" or words.word[left] in ("to", "a", "au", "er", "st", "nd", "rd", "th", "de", "y", "bis", "d'", "of", "al", "il", "the")
                or "weekday" in words.roles[left]
            ):  # fmt: skip
                left, steps = left - 1, steps + 1
            else:
                break
        right = at + 1
        if right < size and words.tag[right] == "." and right + 1 < size:
            right += 1
        english = words.lang.head_last and right < size and words.tag[right] == "#" and not words.numeral(right).year_like
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
    if _counts(words, right + 1):
        return right
    days.append(right)
    right += 1
    while right < size and words.word[right] in words.lang.ordinal_suffixes and words.glued(right):
        right += 1
    while right + 1 < size and (words.tag[right] in "-&|/" or words.word[right] in ("to", "through", "till", "until")):
        if words.tag[right + 1] != "#" or not _day(words, right + 1) or _counts(words, right + 2):
            break
        days.append(right + 1)
        right += 2
    return right


def _other_thing(words: Words, day: int, month: int) -> bool:
    """True where a noun between the number and the month says it is a count."""
    return any(words.tag[k] in "xNVJ" and "weekday" not in words.roles[k] and words.word[k] not in words.lang.ordinal_suffixes and words.word[k] not in ("au", "to", "y", "al", "de", "the") for k in range(day + 1, month))


def _reason(words: Words, at: int, found: dict[int, str]) -> str:
    """Why this number is no fact; "" where no rule says so."""
    size, numeral = len(words), words.numeral(at)
    after = words.word[at + 1] if at + 1 < size else ""
    glued_after = at + 1 < size and words.glued(at + 1)
    if glued_after and after in words.lang.ordinal_suffixes and words.tag[at + 1] not in "#":
        return "ordinal"
    if not numeral.printed:
        return ""
    if _code_run(words, at):
        return "code"
    if _list_number(words, at):
        return "numbering"
    reference = _reference(words, at)
    if reference:
        return reference
    if numeral.year_like and _year(words, at, found):
        return "year"
    if _score(words, at):
        return "score"
    if _address(words, at):
        return "address"
    if glued_after and words.tag[at + 1] not in "#-/.,;:)%+E\"$£'*?!<>=~|" and _name_suffix(words, at):
        return "name"
    if glued_after and words.tag[at + 1] == "(" and at + 2 < size and len(words.word[at + 2]) == 1:
        return "name"
    if at and words.value[at - 1] == "idiom":
        return "idiom"
    if at and words.glued(at) and words.tag[at - 1] in "xNVJZ" and not _money_at(words, at - 1):
        return "name"
    if _named(words, at):
        return "name"
    if _hour(words, at):
        return "time"
    if numeral.printed.endswith((".0", ",0")) and numeral.scale == 1 and at and words.tag[at - 1] in "x" and not _unit_at(words, at + 1):
        if not _counts(words, at + 1):
            return "version"
    return ""


def _hour(words: Words, at: int) -> bool:
    """ "à 11 heures", "dès 9 heures": a time of day."""
    if at + 1 >= len(words) or not at or words.numeral(at).value > 24 or not _plain(words, at):
        return False
    times = words.lang.data["not_facts"]["times_of_day"]
    before = words.word[at - 1]
    if words.word[at + 1] not in times or words.word[at + 1] in ("am", "pm"):
        return False
    if before not in words.lang.data["not_facts"]["times_before"]:
        return False
    return before not in ("de", "from", "apres", "avant", "after", "before") or (
        at + 2 < len(words) and words.word[at + 2] in ("a", "to") or at > 1 and words.word[at - 2] in ("coup",)
    )


def _money_at(words: Words, at: int) -> bool:
    if not 0 <= at < len(words):
        return False
    entry = words.lang.money.single.get(words.word[at])
    if entry is None or not isinstance(entry.value, list):
        return False
    stated = words.stated(at, at)
    return any(not s.exact or s.text == stated for s in entry.value if s.side != "after" or not s.exact)


def _unit_at(words: Words, at: int) -> bool:
    """True where a unit, a currency or a per cent sign starts at this token."""
    if at >= len(words):
        return False
    lang = words.lang
    return (
        "share.signs" in words.roles[at]
        or words.word[at] in lang.units.single or words.word[at] in lang.units.longer
        or words.word[at] in lang.money.single or words.word[at] in lang.money.longer
    )  # fmt: skip


def _counts(words: Words, at: int) -> bool:
    """True where a counted noun, a unit or a link to one stands at this token."""
    if at >= len(words):
        return False
    if words.tag[at] not in "dapcovr&,(" and _unit_at(words, at) and _unit_fits(words, at):
        return True
    word = words.word[at]
    lang = words.lang
    if word in lang.nouns["count"].single or word in lang.nouns["count"].longer:
        return plural(words, at) or bool(lang.nouns["count"].match(words.word, at))
    if words.tag[at] == "A":
        return _counts(words, at + 1)
    return words.tag[at] in "xJ" and plural(words, at) and not words.upper(at)


def plural(words: Words, at: int) -> bool:
    """True where the token looks like a plural noun of its language."""
    word, lang = words.word[at], words.lang
    if word in lang.irregular:
        return True
    if word in lang.not_plural or len(word) < 3:
        return False
    return word.endswith(tuple(lang.data["plural_marks"])) and not word.endswith(("ss", "'s"))


def _code_run(words: Words, at: int) -> bool:
    """Long plain digits, or one of several bare numbers in a row, as in a registration number."""
    numeral = words.numeral(at)
    if _plain(words, at) and len(numeral.printed) > _LONG_CODE and not _counts(words, at + 1) and not _unit_at(words, at + 1):
        return True
    if len(numeral.printed) > 1 and numeral.printed[0] == "0" and numeral.printed.isdigit():
        return True
    first = last = at
    while first and words.tag[first - 1] == "#" and words.start[first] - words.stop[first - 1] == 1:
        first -= 1
    while last + 1 < len(words) and words.tag[last + 1] == "#" and words.start[last + 1] - words.stop[last] == 1:
        last += 1
    count = last - first + 1
    if count >= 3:
        return True
    if count == 2 and all(words.numeral(k).printed.isdigit() for k in (first, last)):
        return not words.numeral(first).year_like and not _counts(words, last + 1) and words.text[words.stop[first]] == " "
    return False


def _list_number(words: Words, at: int) -> bool:
    """The number of a list item: "2. Programme", "3) Accès"."""
    if at or not _plain(words, 0) or words.numeral(0).value > 99 or len(words) < 2:
        return False
    if len(words) == 2:
        return words.tag[1] in ".)"
    return words.tag[1] in ".)" and words.glued(1) and not words.tag[2] == "#" and words.start[2] > words.stop[1]


def _reference(words: Words, at: int) -> str:
    """A number that names its noun: "hall 4", "n° 88", "page 3", "top 10", "session 101"."""
    if not at:
        return ""
    before = at - 1
    if words.tag[before] in ".:" and before and STRONG in words.roles[before - 1]:
        before -= 1
    elif words.tag[before] == "-" and words.glued(at) and before and NUMBERING in words.roles[before - 1]:
        return "reference"  # "niveau -1"
    elif words.word[before] in ("°", "º", "nº") and before and words.word[before - 1] in ("n", "no"):
        return "reference"
    elif words.tag[before] == "." and before >= 2 and len(words.word[before - 1]) == 1 and NUMBERING in words.roles[before - 2]:
        return "reference"
    elif words.tag[before] in ".(#-" and before and NUMBERING in words.roles[before - 1] and words.glued(before) and words.tag[before] in ".":
        before -= 1
    if words.tag[before] == "-" and before and words.glued(at) and words.glued(before) and words.word[before - 1] in words.lang.data["not_facts"]["rank_words"]:
        return "ranking"
    if words.word[before] in words.lang.data["not_facts"]["rank_words"] and not _money_at(words, at + 1):
        return "ranking"
    roles = words.roles[before]
    if NUMBERING not in roles and STRONG not in roles:
        return ""
    if words.start[at] - words.stop[before] > (4 if STRONG in roles else 2) or "\n" in words.text[words.stop[before] : words.start[at]]:
        return ""
    numeral = words.numeral(at)
    if STRONG in roles and (words.tag[before] != "p" and words.word[before] not in ("en", "no") or before != at - 1):
        return "reference" if not (_counts(words, at + 1) and words.word[before] == "no") else ""
    if numeral.scale != 1 or " " in numeral.printed or "," in numeral.printed or len(numeral.printed) > 5:
        return ""
    if words.word[before] in ("en", "a", "n", "p", "q") or _counts(words, at + 1) or _unit_at(words, at + 1) and not words.glued(at + 1) and words.tag[at + 1] not in "dapc":
        return ""
    if words.tag[before] in "dapcovV" and STRONG not in roles:
        return "reference" if words.upper(before) and not _at_start(words, before) else ""
    return "reference"


def _at_start(words: Words, at: int) -> bool:
    return at == 0


def _year(words: Words, at: int, found: dict[int, str]) -> bool:
    """True where four digits are a year and no count."""
    size = len(words)
    before = at - 1
    while before >= 0 and words.tag[before] == '"':
        before -= 1
    roles = words.roles[before] if before >= 0 else frozenset()
    word = words.word[before] if before >= 0 else ""
    counts = _counts(words, at + 1) or (at + 1 < size and words.tag[at + 1] == "+")
    value = words.numeral(at).value
    if value < 1700 and "years.year_only" not in roles and "scope.cumulative" not in roles:
        return False
    if "years.year_only" in roles or ("scope.cumulative" in roles and not counts):
        return True
    if "month" in roles:
        return True
    if counts:
        capital = at + 1 < size and words.upper(at + 1) and words.lang.head_last
        if word in ("the",) and words.lang.head_last and value % 100:
            return True
        return capital and value % 100 != 0
    if any(role.startswith("relations.") for role in roles) and words.tag[before] not in "p":
        return False if value % 50 == 0 or value < 1900 else "relations.more" not in roles or words.tag[before] != "h"
    if before >= 0 and words.tag[before] in "vV" and words.start[at] - words.stop[before] == 1:
        return value % 10 != 0 and 1900 <= value
    if before >= 0 and words.tag[before] == ":" and at + 1 >= size:
        return False
    if before >= 0 and (words.tag[before] in "E$£" or _money_at(words, before) and words.tag[before] not in "dapr"):
        return False
    if before >= 0 and words.tag[before] in "-" and before and words.tag[before - 1] == "#":
        return found.get(before - 1) == "year" or words.numeral(before - 1).year_like
    return value >= 1700


def _score(words: Words, at: int) -> bool:
    """A result such as "(2-1)": two small numbers joined by a dash, nothing counted after them."""
    for first in (at, at - 2):
        if 0 <= first and first + 2 < len(words) and words.tag[first] == "#" and words.tag[first + 1] == "-" and words.tag[first + 2] == "#":
            tight = words.glued(first + 1) and words.glued(first + 2)
            small = all(_plain(words, k) and words.numeral(k).value <= 30 for k in (first, first + 2))
            end = first + 3 >= len(words) or words.tag[first + 3] in ").,;:"
            opened = first > 0 and words.tag[first - 1] == "("
            if tight and small and end and (opened or words.numeral(first).value >= words.numeral(first + 2).value):
                return True
    return False


def _address(words: Words, at: int) -> bool:
    """A house number before its street, or a postal code before its town."""
    if not _plain(words, at) or words.numeral(at).value > 99999:
        return False
    size, streets = len(words), words.lang.data["not_facts"]["streets"]
    nxt = at + 1
    if nxt < size and words.tag[nxt] == ",":
        nxt += 1
    if nxt < size and words.word[nxt] in streets and not words.lang.head_last:
        return nxt > at + 1 or (nxt + 1 < size and (words.tag[nxt + 1] in "da" or words.upper(nxt + 1)))
    if words.lang.head_last:
        for step in range(nxt, min(nxt + 5, size)):
            if words.tag[step] == "." or (words.tag[step] in "pda" and step > nxt):
                continue
            if not words.upper(step):
                break
            if step > nxt and words.word[step] in streets:
                return True
    printed = words.numeral(at).printed
    if len(printed) == 4 and not 1900 <= words.numeral(at).value <= 2100 and at and words.tag[at - 1] == "," and at + 1 < size:
        if words.upper(at + 1) and words.tag[at + 1] in "xaNA":
            return True
    if not words.lang.head_last:  # "route François-Peyrot 30"
        for step in range(at - 1, max(-1, at - 6), -1):
            if words.word[step] in streets:
                return step < at - 1 and not _counts(words, at + 1)
            if not (words.tag[step] in "da" or words.upper(step)):
                break
    if len(printed) == 5 and at + 1 < size and words.upper(at + 1) and words.tag[at + 1] in "xaNVJA":
        return at == 0 or words.tag[at - 1] in ",-(|;" or words.text[words.stop[at - 1] : words.start[at]].strip(" ") == "\n"
    if at and len(printed) == 5 and words.stop[at - 1] - words.start[at - 1] == 2 and words.stated(at - 1, at - 1).isupper():
        return at + 1 >= size or words.tag[at + 1] in ",.;)"
    return len(printed) == 5 and at > 0 and words.tag[at - 1] == "," and (at + 1 >= size or words.tag[at + 1] in ",.;)")


def _name_suffix(words: Words, at: int) -> bool:
    """True for letters glued to the digits that are no unit, suffix or time: "5G", "3D", "12A"."""
    return not _unit_fits(words, at + 1)


def _unit_fits(words: Words, at: int) -> bool:
    lang, printed = words.lang, words.text[words.start[at] : words.stop[at]]
    for trie in (lang.units, lang.money):
        found = trie.match(words.word, at)
        if found is not None:
            surfaces = found[1].value
            assert isinstance(surfaces, list)
            stated = words.stated(at, at + found[0] - 1)
            if any(not s.exact or s.text == stated or s.text == printed for s in surfaces):
                return True
    return False


def _named(words: Words, at: int) -> bool:
    """A number that ends a name: "Expo 2020", "Boeing 737", "Fortune 500 companies"."""
    if not at or words.start[at] - words.stop[at - 1] != 1 or words.numeral(at).scale != 1 or _money_at(words, at - 1):
        return False
    if words.word[at - 1] in SINGLE and at + 1 < len(words) and words.upper(at + 1) and not _counts(words, at + 1):
        return _plain(words, at) and not _unit_fits(words, at + 1)  # "le 737 MAX", "the 508 SW"
    before = words.stated(at - 1, at - 1)
    if before in words.lang.data["not_facts"]["names_with_number"] and len(words.numeral(at).printed) <= 5:
        return not _unit_at(words, at + 1) or before != "Euro"
    if not words.upper(at - 1) or words.tag[at - 1] not in "xNJZVA" or _counts(words, at + 1) or "weekday" in words.roles[at - 1]:
        return False
    numeral = words.numeral(at)
    if " " in numeral.printed or "," in numeral.printed or len(numeral.printed) > 4 or "month" in words.roles[at - 1]:
        return False
    if _unit_at(words, at + 1) and not (at + 1 < len(words) and words.tag[at + 1] in "dapcrov&"):
        return False
    if at - 1 == 0 and (words.tag[0] != "x" or words.word[0] in words.lang.nouns["count"].single):
        return False
    if at + 1 < len(words) and words.tag[at + 1] in "-/%(":
        return at >= 2 and words.tag[at + 1] == "(" and words.upper(at - 2)
    if words.numeral(at).year_like is False and len(words) <= 4 and words.tag[0] == "/":
        return True
    letters = [c for c in words.text[words.begin : words.end] if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 < len(letters) or before in words.lang.data["not_facts"]["names_with_number"]


def _continue_list(words: Words, at: int, found: dict[int, str], reason: str) -> None:
    """The numbers that go on after a reference: "niveaux 1, 2 et 3", "n° 2005-102", "lots 1 à 802"."""
    place = at + 1
    if place < len(words) and words.glued(place) and len(words.word[place]) == 1 and words.tag[place] not in ",.;)":
        place += 1
    while place + 1 < len(words):
        step = place + 1 if words.tag[place] in "-&|,/." or words.word[place] in ("to", "a", "au", "through") else 0
        if not step or words.tag[step] != "#" or not words.numeral(step).printed:
            return
        if step + 1 < len(words) and (_counts(words, step + 1) or (_unit_at(words, step + 1) and words.tag[step + 1] not in "dapcrov&,")):
            return
        if words.tag[place] in ",&|" and len(words.numeral(step).printed) > len(words.numeral(at).printed) + 1:
            return
        found[step] = reason
        place = step + 1
