"""Numbers that name a thing and do not count it: references, codes, list numbers, addresses, scores."""

from __future__ import annotations

from metrics.beside import counts, money_at, plain, unit_at
from metrics.words import Words

__all__ = ["address", "code_run", "continue_list", "list_number", "reference", "score"]

NUMBERING, STRONG = "not_facts.numbering", "not_facts.strong_numbering"
LONG_CODE = 7
MOST_RUN = 3
FOREIGN_OF = frozenset(["de", "du", "des", "d", "del", "della"])


def reference(words: Words, at: int) -> str:
    """A number that names its noun: "hall 4", "n° 88", "page 3", "top 10", "session 101"."""
    if not at:
        return ""
    before = at - 1
    if words.word[before] == "#" and words.glued(at):
        return "reference"
    if before > 1 and STRONG in words.roles[before - 1] and words.upper(before) and words.tag[before] in "xN":
        before -= 1  # "RCS Paris 552 081 317"
    if words.tag[before] in ".:" and before and STRONG in words.roles[before - 1]:
        before -= 1
    elif words.tag[before] == "-" and words.glued(at) and before and NUMBERING in words.roles[before - 1]:
        return "reference"  # "niveau -1"
    elif (words.word[before] in ("°", "º", "nº") and before and words.word[before - 1] in ("n", "no")) or (
        words.tag[before] == "."
        and before >= 2
        and len(words.word[before - 1]) == 1
        and NUMBERING in words.roles[before - 2]
    ):
        return "reference"
    elif (
        words.tag[before] in ".(#-"
        and before
        and NUMBERING in words.roles[before - 1]
        and words.glued(before)
        and words.tag[before] in "."
    ):
        before -= 1
    if (
        words.tag[before] == "-"
        and before
        and words.glued(at)
        and words.glued(before)
        and words.word[before - 1] in words.lang.data["not_facts"]["rank_words"]
    ):
        return "ranking"
    if words.word[before] in words.lang.data["not_facts"]["rank_words"] and not money_at(words, at + 1):
        return "ranking"
    roles = words.roles[before]
    if NUMBERING not in roles and STRONG not in roles:
        return ""
    if (
        words.start[at] - words.stop[before] > (4 if STRONG in roles else 2)
        or "\n" in words.text[words.stop[before] : words.start[at]]
    ):
        return ""
    numeral = words.numeral(at)
    if STRONG in roles and ((words.tag[before] != "p" and words.word[before] not in ("en", "no")) or before != at - 1):
        return "reference" if not (counts(words, at + 1) and words.word[before] == "no") else ""
    if numeral.scale != 1 or " " in numeral.printed or "," in numeral.printed or len(numeral.printed) > 5:
        return ""
    if (
        words.word[before] in ("en", "a", "n", "p", "q")
        or counts(words, at + 1)
        or (unit_at(words, at + 1) and not words.glued(at + 1) and words.tag[at + 1] not in "dapc")
    ):
        return ""
    if words.tag[before] in "dapcovV" and STRONG not in roles:
        return "reference" if words.upper(before) and before != 0 else ""
    return "reference"


def continue_list(words: Words, at: int, found: dict[int, str], reason: str) -> None:
    """The numbers that go on after a reference: "niveaux 1, 2 et 3", "n° 2005-102", "lots 1 à 802"."""
    place = at + 1
    if place < len(words) and words.glued(place) and len(words.word[place]) == 1 and words.tag[place] not in ",.;)-&|/":
        place += 1
    while place + 1 < len(words):
        step = place + 1 if words.tag[place] in "-&|,/." or words.word[place] in ("to", "a", "au", "through") else 0
        if not step or words.tag[step] != "#" or not words.numeral(step).printed:
            return
        if step + 1 < len(words) and (
            counts(words, step + 1) or (unit_at(words, step + 1) and words.tag[step + 1] not in "dapcrov&,")
        ):
            return
        if words.tag[place] in ",&|" and len(words.numeral(step).printed) > len(words.numeral(at).printed) + 1:
            return
        found[step] = reason
        place = step + 1


def code_run(words: Words, at: int) -> bool:
    """Long plain digits, or one of several bare numbers in a row, as in a registration number."""
    numeral = words.numeral(at)
    if (
        plain(words, at)
        and len(numeral.printed) > LONG_CODE
        and not counts(words, at + 1)
        and not unit_at(words, at + 1)
    ):
        return True
    if len(numeral.printed) > 1 and numeral.printed[0] == "0" and numeral.printed.isdigit():
        return True
    first = last = at
    while first > max(0, at - MOST_RUN) and _in_row(words, first):
        first -= 1
    while last < min(len(words) - 1, at + MOST_RUN) and _in_row(words, last + 1):
        last += 1
    count = last - first + 1
    if count >= 3:
        return True
    if count == 2 and all(words.numeral(k).printed.isdigit() for k in (first, last)):
        return not words.numeral(first).year_like and not counts(words, last + 1)
    return False


def _in_row(words: Words, at: int) -> bool:
    """True for a number with nothing but a space between it and another one before it."""
    return words.tag[at] == words.tag[at - 1] == "#" and words.text[words.stop[at - 1] : words.start[at]] == " "


def list_number(words: Words, at: int) -> bool:
    """The number of a list item: "2. Programme", "3) Accès"."""
    if at or not plain(words, 0) or words.numeral(0).value > 99 or len(words) < 2:
        return False
    if len(words) == 2:
        return words.tag[1] in ".)"
    return words.tag[1] in ".)" and words.glued(1) and words.tag[2] != "#" and words.start[2] > words.stop[1]


def address(words: Words, at: int) -> bool:
    """A house number before its street, or a postal code before its town."""
    if not plain(words, at) or words.numeral(at).value > 99999:
        return False
    size, streets = len(words), words.lang.data["not_facts"]["streets"]
    nxt = at + 1
    if nxt < size and words.tag[nxt] == ",":
        nxt += 1
    if nxt < size and words.word[nxt] in streets and not words.lang.head_last:
        return nxt > at + 1 or (nxt + 1 < size and (words.tag[nxt + 1] in "da" or words.upper(nxt + 1)))
    if words.lang.head_last:
        if nxt + 1 < size and words.word[nxt] in streets and words.upper(nxt) and words.word[nxt + 1] in FOREIGN_OF:
            return True  # "1 Place de la Bourse"
        for step in range(nxt, min(nxt + 5, size)):
            if words.tag[step] == "." or (words.tag[step] in "pda" and step > nxt):
                continue
            if not words.upper(step):
                break
            if step > nxt and words.word[step] in streets:
                return True
    printed = words.numeral(at).printed
    if (
        (
            len(printed) == 4
            and not 1900 <= words.numeral(at).value <= 2100
            and at
            and words.tag[at - 1] == ","
            and at + 1 < size
        )
        and words.upper(at + 1)
        and words.tag[at + 1] in "xaNA"
    ):
        return True
    if not words.lang.head_last:  # "route François-Peyrot 30"
        for step in range(at - 1, max(-1, at - 6), -1):
            if words.word[step] in streets:
                return step < at - 1 and not counts(words, at + 1)
            if not (words.tag[step] in "da" or words.upper(step)):
                break
    if len(printed) == 5 and at + 1 < size and words.upper(at + 1) and words.tag[at + 1] in "xaNVJA":
        return (
            at == 0
            or words.tag[at - 1] in ",-(|;"
            or words.text[words.stop[at - 1] : words.start[at]].strip(" ") == "\n"
        )
    if (
        at
        and len(printed) == 5
        and words.stop[at - 1] - words.start[at - 1] == 2
        and words.stated(at - 1, at - 1).isupper()
    ):
        return at + 1 >= size or words.tag[at + 1] in ",.;)"
    return len(printed) == 5 and at > 0 and words.tag[at - 1] == "," and (at + 1 >= size or words.tag[at + 1] in ",.;)")


def score(words: Words, at: int) -> bool:
    """A result such as "(2-1)": two small numbers joined by a dash, nothing counted after them."""
    for first in (at, at - 2):
        if (
            first >= 0
            and first + 2 < len(words)
            and words.tag[first] == "#"
            and words.tag[first + 1] == "-"
            and words.tag[first + 2] == "#"
        ):
            tight = words.glued(first + 1) and words.glued(first + 2)
            small = all(plain(words, k) and words.numeral(k).value <= 30 for k in (first, first + 2))
            end = first + 3 >= len(words) or words.tag[first + 3] in ").,;:"
            opened = first > 0 and words.tag[first - 1] == "("
            if tight and small and end and (opened or words.numeral(first).value >= words.numeral(first + 2).value):
                return True
    return False
