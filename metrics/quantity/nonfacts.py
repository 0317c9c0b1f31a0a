"""Numbers that are no facts: dates, years, references, names, addresses, codes, scores.

Each rule looks at the tokens beside a number and gives the reason. What no rule takes is measured.
"""

from __future__ import annotations

from functools import cache

from metrics.quantity.beside import counts, measured, money_at, plain, plural, unit_at, unit_fits
from metrics.quantity.clocks import ago, is_clock, is_hour, opens_at
from metrics.quantity.moments import dates, is_age, is_year
from metrics.quantity.proportions import proportions
from metrics.quantity.references import LONG_CODE, address, code_run, continue_list, list_number, reference, score
from metrics.quantity.titles import titled
from metrics.sentence.numerals import Numeral
from metrics.sentence.words import Words
from metrics.text import fold
from metrics.vocabulary.language import Language

__all__ = ["plural", "reasons"]

MOST_SPELLED, MOST_POINTS, LETTERS_OF_CODE, DECIMALS_OF_PLACE = 20, 200, 2, 3
SMALLEST_NAME, MOST_OF_NAME = 2, 1000
CLOCK_DIGITS, YEAR_DIGITS, NAME_DIGITS, MODEL_DIGITS, LAST_DECADE = 2, 4, 5, 4, 2100
SINGLE = frozenset(["le", "la", "du", "au", "the", "un", "une", "el", "il", "der", "die", "das"])
MADE_IN = frozenset(["a", "an"])
NOT_SUFFIX = frozenset("#-/.,;:)%+E\"$£'*?!<>=~|")
NONE: frozenset[str] = frozenset()


def reasons(words: Words) -> dict[int, str]:
    """Token → why its number is no fact ("date", "year", "ordinal", …), for the numbers of a sentence."""
    found: dict[int, str] = {}
    shape = words.shape
    if "month" in words.present or "weekday" in words.present:
        dates(words, found)
    proportions(words, found)
    at = shape.find("#")
    while at >= 0:
        if at not in found:
            reason = _reason(words, at, found)
            if reason:
                found[at] = reason
                if reason == "time" and opens_at(words, at) and at - 2 not in found:
                    found[at - 2] = reason
                if reason in ("reference", "name", "phone", "age"):
                    continue_list(words, at, found, reason)
        at = shape.find("#", at + 1)
    return found


def _reason(words: Words, at: int, found: dict[int, str]) -> str:
    """Why this number is no fact; "" where no rule says so."""
    shape, word, start, stop = words.shape, words.word, words.start, words.stop
    lists, numeral = words.lang.lists, words.value[at]
    assert isinstance(numeral, Numeral)
    printed, value = numeral.printed, numeral.value
    after, follows, glued_after = "", "", False
    if at + 1 < words.size:
        after, follows = word[at + 1], shape[at + 1]
        glued_after = stop[at] == start[at + 1]
    if glued_after and follows != "#" and after in words.lang.ordinal_suffixes:
        return "ordinal"
    if after == "s" and glued_after and at and word[at - 1].rstrip("-") in lists["words.age_bounds"]:
        return "age"  # "under 5s free"
    if (after in words.lang.durations or follows == "d") and ago(words, at):
        return "date"
    if words.lang.head_last and numeral.scale == 1:
        if numeral.part and at and word[at - 1] in lists.get("not_facts.part_of_period", NONE):
            return "date"  # "in the first three quarters"
        if is_age(words, at):
            return "age"
    if numeral.suffix == "K" and after in lists.get("words.pictures", NONE):
        return "name"  # "8K cameras"
    if numeral.scale == 1 and titled(words, at):
        return "name"
    if not printed:
        return "name" if at and _name_word(words, at, numeral) else _spelled(words, at, numeral)
    bare = numeral.scale == 1 and printed.isdigit()
    before, ahead, gap = (word[at - 1], shape[at - 1], start[at] - stop[at - 1]) if at else ("", "", 0)
    if ahead == "Z" and glued_after and _postcode(words, at):
        return "address"
    if numeral.decimals >= DECIMALS_OF_PLACE and _coordinate(words, at):
        return "coordinates"
    row = ahead == "#" or follows == "#" or len(printed) > LONG_CODE or printed[0] == "0"
    if row and code_run(words, at, numeral):
        return "code"
    if not at and list_number(words):
        return "numbering"
    if bare and after in lists["not_facts.times_of_day"] and is_hour(words, at, found):
        return "time"
    if numeral.decimals == CLOCK_DIGITS and is_clock(words, at, found):
        return "time"
    named = reference(words, at) if at else ""
    if named:
        return named
    if bare and len(printed) == YEAR_DIGITS and numeral.year_like and is_year(words, at, found):
        return "year"
    if bare and numeral.year_like and value % 100 and before in MADE_IN and not unit_at(words, at + 1):
        return "name"  # "a 1948 fire engine"
    if (follows == "-" or ahead == "-") and score(words, at):
        return "score"
    if bare and address(words, at, printed):
        return "address"
    if glued_after:
        named = _suffixed(words, at, value)
        if named:
            return named
    if after and after in lists.get("not_facts.house_marks", NONE) and not counts(words, at + 2):
        return "address"
    if follows == "-" and glued_after and _club(words, at):
        return "name"
    if not at:
        return "name" if glued_after and _lettered(words, at) else ""
    if before in lists.get("not_facts.decades", NONE) and value % 10 == 0:
        return "year"
    single = before in SINGLE
    if not gap or glued_after or (single and bare) or ahead in "(Zc":
        named = _beside_name(words, at, bare, value)
        if named:
            return named
    if gap == 1 and numeral.scale == 1:
        stated = words.text[start[at - 1] : stop[at - 1]]
        known = stated in lists["not_facts.names_with_number"]
        if (known or single or (ahead in "xNJZVA" and not stated.islower())) and _named(words, at, numeral, known):
            return "name"
    if value <= MOST_POINTS and not lists.get("not_facts.score_words", NONE).isdisjoint(word[max(0, at - 4) : at]):
        return "score"  # "un score de 2 à 1"
    if ahead == "x" and numeral.scale == 1 and printed.endswith((".0", ",0")) and not unit_at(words, at + 1):
        return "version" if words.stated(at - 1, at - 1).isupper() or not counts(words, at + 1) else ""
    return ""


def _suffixed(words: Words, at: int, value: float) -> str:
    """What the sign or letters glued to the digits make of them: "5G", "12A", "1990s", "45(c)"."""
    after, follows = words.word[at + 1], words.shape[at + 1]
    if follows not in NOT_SUFFIX and after[0] != "-" and not unit_fits(words, at + 1):
        return "name"
    if not at:
        return ""
    if after == "s" and value % 10 == 0 and value < LAST_DECADE:
        return "year"
    return ""


def _beside_name(words: Words, at: int, bare: bool, value: float) -> str:
    """What the token before the digits makes of them: "E.12", "bac +2", "le 12", "501(c)(3)", "A380"."""
    shape, word, start, stop = words.shape, words.word, words.start, words.stop
    ahead, last = shape[at - 1], at + 1 >= words.size
    glued = stop[at - 1] == start[at]
    glued_after = not last and stop[at] == start[at + 1]
    letter = at > 1 and glued_after and ahead == "x" and len(word[at + 1]) == 1
    if letter and words.upper(at + 1) and words.upper(at - 1):
        return "name"
    if at > 1 and ahead == "." and glued and words.glued(at - 1) and len(word[at - 2]) == 1:
        return "name"
    if glued_after and _lettered(words, at):
        return "name"
    if at > 1 and ahead == "+" and glued and shape[at - 2] in "xN" and not measured(words, at + 1):
        return "name"  # "bac +2"
    single = bare and word[at - 1] in SINGLE and not words.lang.head_last
    if single and word[at - 1] not in words.lang.lists["numbers.articles"] and not measured(words, at + 1):
        return "date" if value <= 31 else "name"  # "le 12", "la 308"
    if at > 1 and ahead == "(" and words.glued(at - 1) and shape[at - 2] == ")":
        return "name"  # "501(c)(3)"
    if ahead in "Zc" and words.value[at - 1] == "idiom":
        return "idiom"
    if glued and ahead in "xNVJZ" and not money_at(words, at - 1):
        return "name"
    return ""


def _club(words: Words, at: int) -> bool:
    """ "4-H members", "3-D films": a capital letter joined to the digits."""
    letter = at + 2
    return letter < words.size and words.glued(letter) and len(words.word[letter]) == 1 and words.upper(letter)


def _lettered(words: Words, at: int) -> bool:
    """ "45(c)": a letter in brackets behind the digits."""
    return words.shape[at + 1] == "(" and at + 2 < words.size and len(words.word[at + 2]) == 1


def _name_word(words: Words, at: int, numeral: Numeral) -> bool:
    """ "le marathon des Deux Phares", "aux Trois Vallées": a number word with a capital inside the sentence."""
    if numeral.value < SMALLEST_NAME or numeral.scale >= MOST_OF_NAME or numeral.vague or words.lang.head_last:
        return False
    if not words.upper(at) or at + 1 >= words.size or words.shape[at + 1] not in "xNVJA" or not words.upper(at + 1):
        return False
    return words.shape[at - 1] in "da" and words.start[at] - words.stop[at - 1] <= 1 and not _loud(words)


def _spelled(words: Words, at: int, numeral: Numeral) -> str:
    """Number words that name or date: "day two", "at six in the morning"."""
    if not at or numeral.value > MOST_SPELLED or numeral.scale != 1 or numeral.part:
        return ""
    lists, before, shape = words.lang.lists, words.word[at - 1], words.shape
    numbering = before in lists.get("not_facts.spelled_numbering", NONE)
    clock = before in lists.get("not_facts.clock_before", NONE)
    if not (numbering or clock) or counts(words, at + 1):
        return ""
    last = at + 1 >= words.size
    if numbering and (last or shape[at + 1] not in "xNJVA"):
        return "reference"
    if clock and (
        last
        or shape[at + 1] in ".,;)"
        or not lists.get("not_facts.parts_of_day", NONE).isdisjoint(words.word[at + 1 : at + 4])
    ):
        return "time"
    return ""


def _postcode(words: Words, at: int) -> bool:
    """ "SW3 4SR", "K1A 0B1": the second half of a British code."""
    letters = len(words.word[at + 1]) == LETTERS_OF_CODE
    return letters and words.value[at - 1] == "mixed" and words.stated(at - 1, at + 1).isupper()


def _coordinate(words: Words, at: int) -> bool:
    """One of two long decimals side by side: "48.8566, 2.3522"."""
    for other in (at - 2, at + 2):
        between = min(at, other) + 1
        if 0 <= other < words.size and words.shape[other] == "#" and words.shape[between] in ",;/":
            return words.numeral(other).decimals >= DECIMALS_OF_PLACE and not words.numeral(at).doubtful
    return False


def _named(words: Words, at: int, numeral: Numeral, known: bool) -> bool:
    """A number that ends a name: "Expo 2020", "Boeing 737", "Fortune 500 companies"; known: the word before says so."""
    before, shape, printed = words.stated(at - 1, at - 1), words.shape, numeral.printed
    if money_at(words, at - 1):
        return False
    more = at + 1 < words.size
    if words.word[at - 1] in SINGLE and more and words.upper(at + 1) and not counts(words, at + 1):
        if counts(words, at + 2) or counts(words, at + 3):
            return False  # "of the 318 OTOP stalls"
        return plain(words, at) and not unit_fits(words, at + 1)  # "le 737 MAX", "the 508 SW"
    if known and len(printed) <= NAME_DIGITS:
        return before != "Euro" or not unit_at(words, at + 1)
    if before.islower() or shape[at - 1] not in "xNJZVA" or len(printed) > MODEL_DIGITS:
        return False
    roles = words.roles[at - 1]
    if " " in printed or "," in printed or "weekday" in roles or "month" in roles or counts(words, at + 1):
        return False
    if unit_at(words, at + 1) and not (more and shape[at + 1] in "dapcrov&"):
        return False
    if at == 1 and (shape[0] != "x" or words.word[0] in words.lang.nouns["count"].single):
        return False
    if " " in words.word[at - 1] and not known:  # "On attend 300 à 400 visiteurs"
        return False
    if more and shape[at + 1] in "-/%(":
        return at >= 2 and shape[at + 1] == "(" and words.upper(at - 2)
    if words.size <= 4 and shape[0] == "/" and not numeral.year_like:
        return True
    return known or not (_loud(words) or _listed_country(words, at))


def _listed_country(words: Words, at: int) -> bool:
    """ "France sent 40 exhibitors, Germany 18 and Sweden 11": a country in a list of figures, and no name."""
    if words.word[at - 1] not in _countries(words.lang) or "#" not in words.shape[: at - 1]:
        return False
    first = at - 2
    while first > at - 5 and words.shape[first] in "aAxNJ":
        first -= 1
    return words.shape[first] in ",;&"


@cache
def _countries(lang: Language) -> frozenset[str]:
    """The last words of the names of countries, folded."""
    return frozenset(fold(name).split(" ")[-1] for name in lang.cldr.territories)


def _loud(words: Words) -> bool:
    """True where half the letters of the sentence or more are capitals, so that they tell no names."""
    if words.loud is None:
        letters = list(filter(str.isalpha, words.text[words.begin : words.end]))
        words.loud = sum(map(str.isupper, letters)) * 2 >= len(letters)
    return words.loud
