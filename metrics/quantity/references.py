"""Numbers that name a thing and do not count it: references, codes, list numbers, addresses, scores."""

from __future__ import annotations

from metrics.quantity.beside import counts, measured, money_at, plain, plural, unit_at
from metrics.sentence.numerals import Numeral
from metrics.sentence.words import Words

__all__ = ["LONG_CODE", "address", "code_run", "continue_list", "list_number", "reference", "score"]

NUMBERING, STRONG = "not_facts.numbering", "not_facts.strong_numbering"
LONG_CODE, LONG_NAME, POSTCODE = 7, 5, 5  # digits
MOST_RUN, MOST_ITEMS, MOST_GOALS, LAST_POSTCODE = 3, 99, 30, 99999
SHORT_PHONE, LINE, LONG_DISTANCE = 3, 4, "1 "  # digits of a number to dial, of a line, before an area
REACH = 4  # tokens from the verb of a result to its goals
DEGREES, NUMBER_SIGNS = frozenset(["°", "º", "nº"]), frozenset(["n", "no"])
LETTERS = frozenset("en a n p q".split())
LIST_JOINTS = frozenset("to a au al through".split())
FOREIGN_OF = frozenset(["de", "du", "des", "d", "del", "della"])


def reference(words: Words, at: int) -> str:
    """A number that names its noun: "hall 4", "n° 88", "page 3", "top 10", "session 101"; no first token."""
    word, shape, before = words.word, words.shape, at - 1
    here, glued = word[before], words.stop[before] == words.start[at]
    if here == "#" and glued:
        return "reference"
    if before and (shape[before] in ".:-" or here in DEGREES or STRONG in words.roles[before - 1]):
        before = _numbered(words, at)
        if before < 0:
            return "reference"
    ranks = words.lang.lists["not_facts.rank_words"]
    if shape[before] == "-" and before and glued and words.glued(before) and word[before - 1] in ranks:
        return "ranking"
    if word[before] in ranks and not money_at(words, at + 1):
        return "ranking"
    roles = words.roles[before]
    if words.lang.head_last and here in words.lang.lists["words.dialling"] and not measured(words, at + 1):
        numeral = words.numeral(at)
        if numeral.scale == 1 and numeral.printed.isdigit() and len(numeral.printed) >= SHORT_PHONE:
            return "phone"  # "call 311"
    if "not_facts" not in roles:
        return ""
    titled = at == 1 and words.shape.startswith("x#:")  # "Objectif 2024 : 320 000 visiteurs"
    if ("years.year_only" in roles or titled) and words.numeral(at).year_like:
        return ""  # "la session 2020"
    strong = STRONG in roles
    if not strong and NUMBERING not in roles:
        return ""
    return _named_by(words, at, before, strong)


def _numbered(words: Words, at: int) -> int:
    """The token before the number, signs skipped, that may say what it names; -1 where it does so already."""
    word, shape, roles, before = words.word, words.shape, words.roles, at - 1
    if before > 1 and STRONG in roles[before - 1] and shape[before] in "xN" and words.upper(before):
        before -= 1  # "RCS Paris 552 081 317"
    if not before:
        return before
    tag, strong, numbering = shape[before], STRONG in roles[before - 1], NUMBERING in roles[before - 1]
    if strong and tag in ".:":
        return before - 1
    if numbering and tag == "-" and words.glued(at):
        return -1  # "niveau -1"
    if word[before] in DEGREES and word[before - 1] in NUMBER_SIGNS:
        return -1
    if tag == "." and before >= 2 and len(word[before - 1]) == 1 and NUMBERING in roles[before - 2]:
        return -1
    return before - 1 if numbering and tag == "." and words.glued(before) else before


def _named_by(words: Words, at: int, before: int, strong: bool) -> str:
    """ "reference" where the word before the number names it, "" where it stands for something else."""
    gap = words.text[words.stop[before] : words.start[at]]
    if len(gap) > (4 if strong else 2) or "\n" in gap:
        return ""
    word, tag, numeral = words.word[before], words.shape[before], words.numeral(at)
    if strong and ((tag != "p" and word not in ("en", "no")) or before != at - 1):
        return "" if word == "no" and counts(words, at + 1) and plural(words, at + 1) else "reference"
    if numeral.scale != 1 or " " in numeral.printed or "," in numeral.printed or len(numeral.printed) > LONG_NAME:
        return ""
    if word in LETTERS or counts(words, at + 1):
        return ""
    if unit_at(words, at + 1) and not words.glued(at + 1) and words.shape[at + 1] not in "dapc":
        return ""
    if tag in "dapcovV" and not strong:
        line = before > 0 and tag == "V" and NUMBERING in words.roles[before - 1]  # "tram line 1"
        return "reference" if line or (before and words.upper(before)) else ""
    return "reference"


def continue_list(words: Words, at: int, found: dict[int, str], reason: str) -> None:
    """The numbers that go on after a reference: "niveaux 1, 2 et 3", "n° 2005-102", "lots 1 à 802"."""
    place, size, shape = at + 1, words.size, words.shape
    if place < size and words.glued(place) and len(words.word[place]) == 1 and shape[place] not in ",.;)-&|/":
        place += 1
    longest = len(words.numeral(at).printed) + 1
    while place + 1 < size:
        step = place + 1
        if shape[step] != "#" or (shape[place] not in "-&|,/." and words.word[place] not in LIST_JOINTS):
            return
        printed = words.numeral(step).printed
        if not printed or counts(words, step + 1):
            return
        if unit_at(words, step + 1) and shape[step + 1] not in "dapcrov&,":
            return
        if shape[place] in ",&|" and len(printed) > longest:
            return
        found[step] = reason
        place = step + 1


def code_run(words: Words, at: int, numeral: Numeral) -> bool:
    """Long plain digits, or one of several bare numbers in a row, as in a registration number."""
    printed, shape, size = numeral.printed, words.shape, words.size
    if len(printed) > LONG_CODE and numeral.scale == 1 and printed.isdigit() and not measured(words, at + 1):
        return True
    if printed.startswith(LONG_DISTANCE) and printed.count(" ") == 2 and shape.startswith("-#", at + 1):
        return len(words.numeral(at + 2).printed) == LINE  # "1 800 555-0199"
    if printed[0] == "0" and len(printed) > 1 and printed.replace(" ", "").isdigit():
        return True
    if not (at and shape[at - 1] == "#") and not (at + 1 < size and shape[at + 1] == "#"):
        return False
    first = last = at
    while first > max(0, at - MOST_RUN) and _in_row(words, first):
        first -= 1
    while last < min(size - 1, at + MOST_RUN) and _in_row(words, last + 1):
        last += 1
    count = last - first + 1
    if count >= 3:
        return True
    if count == 2 and words.numeral(first).printed.isdigit() and words.numeral(last).printed.isdigit():
        return not words.numeral(first).year_like and not counts(words, last + 1)
    return False


def _in_row(words: Words, at: int) -> bool:
    """True for a number with nothing but a space between it and another one before it."""
    return words.shape[at - 1 : at + 1] == "##" and words.text[words.stop[at - 1] : words.start[at]] == " "


def list_number(words: Words) -> bool:
    """True where the first token is the number of a list item: "2. Programme", "3) Accès", "1.- Objet"."""
    size, shape = words.size, words.shape
    if size < 2 or shape[1] not in ".)" or not plain(words, 0) or words.numeral(0).value > MOST_ITEMS:
        return False
    return size == 2 or (words.glued(1) and shape[2] != "#" and (words.start[2] > words.stop[1] or shape[2] == "-"))


def address(words: Words, at: int, printed: str) -> bool:
    """A house number before its street, or a postal code before its town; printed are plain digits."""
    if words.numeral(at).value > LAST_POSTCODE:
        return False
    size, shape, word, lang = words.size, words.shape, words.word, words.lang
    streets = lang.lists["not_facts.streets"]
    nxt = at + 1
    if nxt < size and shape[nxt] == ",":
        nxt += 1
    if lang.head_last:
        if nxt < size and (shape[nxt] == "." or words.upper(nxt)) and _street_after(words, nxt, streets):
            return True
    elif nxt < size and word[nxt] in streets:
        return nxt > at + 1 or (nxt + 1 < size and (shape[nxt + 1] in "da" or words.upper(nxt + 1)))
    digits = len(printed)
    swiss = digits == POSTCODE - 1 and at and at + 1 < size and shape[at - 1] == "," and shape[at + 1] in "xaNA"
    if swiss and words.upper(at + 1) and not 1900 <= words.numeral(at).value <= 2100:
        return True
    if not lang.head_last:  # "route François-Peyrot 30"
        for step in range(at - 1, max(-1, at - 6), -1):
            if word[step] in streets:
                return step < at - 1 and not counts(words, at + 1)
            if not (shape[step] in "da" or words.upper(step)):
                break
    if digits != POSTCODE:
        return False
    ends = at + 1 >= size or shape[at + 1] in ".,;)"
    if at + 1 < size and shape[at + 1] in "xaNVJA" and words.upper(at + 1):
        return (
            at == 0 or shape[at - 1] in ",-(|;" or words.text[words.stop[at - 1] : words.start[at]].strip(" ") == "\n"
        )
    if at and words.stop[at - 1] - words.start[at - 1] == 2 and words.stated(at - 1, at - 1).isupper():
        return ends
    return at > 0 and shape[at - 1] == "," and ends


def _street_after(words: Words, first: int, streets: frozenset[str]) -> bool:
    """ "10 Downing Street", "1 Place de la Bourse": a street named after its number, from this capital on."""
    word, shape, size = words.word, words.shape, words.size
    if first + 1 < size and word[first] in streets and word[first + 1] in FOREIGN_OF:
        return True  # "1 Place de la Bourse"
    for step in range(first, min(first + 5, size)):
        if shape[step] == "." or (step > first and shape[step] in "pda"):
            continue
        if not words.upper(step):
            return False
        if step > first and word[step] in streets:
            return True
    return False


def score(words: Words, at: int) -> bool:
    """A result such as "(2-1)": two small numbers joined by a dash, nothing counted after them."""
    shape = words.shape
    for first in (at, at - 2):
        if first < 0 or shape[first : first + 3] != "#-#" or not (words.glued(first + 1) and words.glued(first + 2)):
            continue
        if first + 3 < words.size and shape[first + 3] not in ").,;:":
            told = words.lang.lists["not_facts.score_verbs"].isdisjoint(words.word[max(0, first - REACH) : first])
            if told or (shape[first + 3] not in "pcd&" and measured(words, first + 3)):
                continue  # "beat Sweden 3-2 in the final"
        left, right = words.numeral(first), words.numeral(first + 2)
        if max(left.value, right.value) > MOST_GOALS or not (plain(words, first) and plain(words, first + 2)):
            continue
        if left.value >= right.value or (first > 0 and shape[first - 1] == "("):
            return True
    return False
