"""Numbers that are no facts: dates, years, references, names, addresses, codes, scores.

Each rule looks at the tokens beside a number and gives the reason. What no rule takes is measured.
"""

from __future__ import annotations

from metrics.beside import counts, money_at, plain, plural, unit_at, unit_fits
from metrics.moments import dates, is_hour, is_year
from metrics.references import address, code_run, continue_list, list_number, reference, score
from metrics.words import Words

__all__ = ["plural", "reasons"]

MOST_SPELLED, MOST_POINTS, LETTERS_OF_CODE, DECIMALS_OF_PLACE = 20, 200, 2, 3
WHOLES = frozenset([2, 3, 4, 5, 6, 8, 10, 20, 100])  # what people say proportions of
SINGLE = frozenset(["le", "la", "du", "au", "the", "un", "une", "el", "il", "der", "die", "das"])


def reasons(words: Words) -> dict[int, str]:
    """Token → why its number is no fact ("date", "year", "ordinal", …), for the numbers of a sentence."""
    found: dict[int, str] = {}
    dates(words, found)
    _ratios(words, found)
    for at, tag in enumerate(words.tag):
        if tag == "#" and at not in found:
            reason = _reason(words, at, found)
            if reason:
                found[at] = reason
                if reason in ("reference", "name", "phone"):
                    continue_list(words, at, found, reason)
    return found


def _ratios(words: Words, found: dict[int, str]) -> None:
    """ "un visiteur sur trois", "six exposants sur dix", "one in four": proportions, and no three visitors."""
    links, articles = words.lang.data["not_facts"]["ratio"], words.lang.data["numbers"]["articles"]
    for at in range(2, len(words)):
        if words.tag[at] != "#" or words.word[at - 1] not in links or words.numeral(at).scale != 1:
            continue
        whole = words.numeral(at).value
        if whole not in WHOLES or counts(words, at + 1) or unit_at(words, at + 1):
            continue
        for back in range(at - 2, max(-1, at - 5), -1):
            part = words.numeral(back).value if words.tag[back] == "#" else 0
            if 0 < part < whole or words.word[back] in articles:
                found[at] = "proportion"
                if part:
                    found[back] = "proportion"
                break
            if words.tag[back] not in "xNJV":
                break


def _reason(words: Words, at: int, found: dict[int, str]) -> str:
    """Why this number is no fact; "" where no rule says so."""
    size, numeral = len(words), words.numeral(at)
    after = words.word[at + 1] if at + 1 < size else ""
    glued_after = at + 1 < size and words.glued(at + 1)
    if glued_after and after in words.lang.ordinal_suffixes and words.tag[at + 1] not in "#":
        return "ordinal"
    if not numeral.printed:
        return _spelled(words, at)
    if _postcode(words, at):
        return "address"
    if _coordinate(words, at):
        return "coordinates"
    if code_run(words, at):
        return "code"
    if list_number(words, at):
        return "numbering"
    named = reference(words, at)
    if named:
        return named
    if numeral.year_like and is_year(words, at, found):
        return "year"
    if score(words, at):
        return "score"
    if address(words, at):
        return "address"
    if (
        glued_after
        and after[0] != "-"
        and words.tag[at + 1] not in "#-/.,;:)%+E\"$£'*?!<>=~|"
        and _name_suffix(words, at)
    ):
        return "name"
    if after in words.lang.data["not_facts"].get("house_marks", ()) and counts(words, at + 2) is False:
        return "address"
    if at and after == "s" and glued_after and numeral.value % 10 == 0 and numeral.value < 2100:
        return "year"
    if at and words.word[at - 1] in words.lang.data["not_facts"].get("decades", ()) and numeral.value % 10 == 0:
        return "year"
    if (
        at > 1
        and glued_after
        and len(after) == 1
        and words.upper(at + 1)
        and words.upper(at - 1)
        and words.tag[at - 1] == "x"
    ):
        return "name"
    if at > 1 and words.tag[at - 1] == "." and words.glued(at) and words.glued(at - 1) and len(words.word[at - 2]) == 1:
        return "name"
    if glued_after and words.tag[at + 1] == "(" and at + 2 < size and len(words.word[at + 2]) == 1:
        return "name"
    measured = unit_at(words, at + 1) or counts(words, at + 1)
    if at > 1 and words.tag[at - 1] == "+" and words.glued(at) and words.tag[at - 2] in "xN" and not measured:
        return "name"  # "bac +2"
    if not words.lang.head_last and at and not measured and numeral.scale == 1 and plain(words, at):
        articles = words.lang.data["numbers"]["articles"]
        if words.word[at - 1] in SINGLE and words.word[at - 1] not in articles:
            return "date" if numeral.value <= 31 else "name"  # "le 12", "la 308"
    if at > 1 and words.tag[at - 1] == "(" and words.glued(at - 1) and words.tag[at - 2] == ")":
        return "name"  # "501(c)(3)"
    if at and words.value[at - 1] == "idiom":
        return "idiom"
    if at and words.glued(at) and words.tag[at - 1] in "xNVJZ" and not money_at(words, at - 1):
        return "name"
    if _named(words, at):
        return "name"
    if is_hour(words, at):
        return "time"
    if _scored(words, at):
        return "score"
    if (
        numeral.printed.endswith((".0", ",0"))
        and numeral.scale == 1
        and at
        and words.tag[at - 1] in "x"
        and not unit_at(words, at + 1)
        and (not counts(words, at + 1) or words.stated(at - 1, at - 1).isupper())
    ):
        return "version"
    return ""


def _scored(words: Words, at: int) -> bool:
    """ "un score de 2 à 1": a small number after a word for results."""
    table = words.lang.data["not_facts"].get("score_words", ())
    return words.numeral(at).value <= MOST_POINTS and any(word in table for word in words.word[max(0, at - 4) : at])


def _spelled(words: Words, at: int) -> str:
    """Number words that name or date: "day two", "at six in the morning"."""
    table, numeral = words.lang.data["not_facts"], words.numeral(at)
    if not at or numeral.value > MOST_SPELLED or numeral.scale != 1 or numeral.part or counts(words, at + 1):
        return ""
    follow = words.word[at + 1 : at + 4]
    if words.word[at - 1] in table.get("spelled_numbering", ()) and (not follow or words.tag[at + 1] not in "xNJVA"):
        return "reference"
    if words.word[at - 1] in table.get("clock_before", ()) and (
        not follow or words.tag[at + 1] in ".,;)" or any(word in table.get("parts_of_day", ()) for word in follow)
    ):
        return "time"
    return ""


def _postcode(words: Words, at: int) -> bool:
    """ "SW3 4SR", "K1A 0B1": the second half of a British code."""
    if not at or words.value[at - 1] != "mixed" or at + 1 >= len(words) or not words.glued(at + 1):
        return False
    return len(words.word[at + 1]) == LETTERS_OF_CODE and words.stated(at - 1, at + 1).isupper()


def _coordinate(words: Words, at: int) -> bool:
    """One of two long decimals side by side: "48.8566, 2.3522"."""
    if words.numeral(at).decimals < DECIMALS_OF_PLACE:
        return False
    for other in (at - 2, at + 2):
        between = min(at, other) + 1
        if 0 <= other < len(words) and words.tag[other] == "#" and words.tag[between] in ",;/":
            return words.numeral(other).decimals >= DECIMALS_OF_PLACE and not words.numeral(at).doubtful
    return False


def _name_suffix(words: Words, at: int) -> bool:
    """True for letters glued to the digits that are no unit, suffix or time: "5G", "3D", "12A"."""
    return not unit_fits(words, at + 1)


def _named(words: Words, at: int) -> bool:
    """A number that ends a name: "Expo 2020", "Boeing 737", "Fortune 500 companies"."""
    if not at or words.start[at] - words.stop[at - 1] != 1 or words.numeral(at).scale != 1 or money_at(words, at - 1):
        return False
    if words.word[at - 1] in SINGLE and at + 1 < len(words) and words.upper(at + 1) and not counts(words, at + 1):
        if any(counts(words, k) for k in (at + 2, at + 3)):
            return False  # "of the 318 OTOP stalls"
        return plain(words, at) and not unit_fits(words, at + 1)  # "le 737 MAX", "the 508 SW"
    before = words.stated(at - 1, at - 1)
    if before in words.lang.data["not_facts"]["names_with_number"] and len(words.numeral(at).printed) <= 5:
        return not unit_at(words, at + 1) or before != "Euro"
    if (
        before.islower()
        or words.tag[at - 1] not in "xNJZVA"
        or counts(words, at + 1)
        or "weekday" in words.roles[at - 1]
    ):
        return False
    numeral = words.numeral(at)
    if " " in numeral.printed or "," in numeral.printed or len(numeral.printed) > 4 or "month" in words.roles[at - 1]:
        return False
    if unit_at(words, at + 1) and not (at + 1 < len(words) and words.tag[at + 1] in "dapcrov&"):
        return False
    if at - 1 == 0 and (words.tag[0] != "x" or words.word[0] in words.lang.nouns["count"].single):
        return False
    if at + 1 < len(words) and words.tag[at + 1] in "-/%(":
        return at >= 2 and words.tag[at + 1] == "(" and words.upper(at - 2)
    if words.numeral(at).year_like is False and len(words) <= 4 and words.tag[0] == "/":
        return True
    letters = [c for c in words.text[words.begin : words.end] if c.isalpha()]
    return (
        sum(c.isupper() for c in letters) * 2 < len(letters)
        or before in words.lang.data["not_facts"]["names_with_number"]
    )
