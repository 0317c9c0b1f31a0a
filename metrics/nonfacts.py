"""Numbers that are no facts: dates, years, references, names, addresses, codes, scores.

Each rule looks at the tokens beside a number and gives the reason. What no rule takes is measured.
"""

from __future__ import annotations

from metrics.beside import counts, money_at, plain, plural, unit_at, unit_fits
from metrics.moments import dates, is_hour, is_year
from metrics.references import address, code_run, continue_list, list_number, reference, score
from metrics.words import Words

__all__ = ["plural", "reasons"]

SINGLE = frozenset(["le", "la", "du", "au", "the", "un", "une", "el", "il", "der", "die", "das"])


def reasons(words: Words) -> dict[int, str]:
    """Token → why its number is no fact ("date", "year", "ordinal", …), for the numbers of a sentence."""
    found: dict[int, str] = {}
    dates(words, found)
    for at, tag in enumerate(words.tag):
        if tag == "#" and at not in found:
            reason = _reason(words, at, found)
            if reason:
                found[at] = reason
                if reason in ("reference", "name", "phone"):
                    continue_list(words, at, found, reason)
    return found


def _reason(words: Words, at: int, found: dict[int, str]) -> str:
    """Why this number is no fact; "" where no rule says so."""
    size, numeral = len(words), words.numeral(at)
    after = words.word[at + 1] if at + 1 < size else ""
    glued_after = at + 1 < size and words.glued(at + 1)
    if glued_after and after in words.lang.ordinal_suffixes and words.tag[at + 1] not in "#":
        return "ordinal"
    if not numeral.printed:
        return ""
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
    if glued_after and after[0] != "-" and words.tag[at + 1] not in "#-/.,;:)%+E\"$£'*?!<>=~|" and _name_suffix(words, at):
        return "name"
    if glued_after and words.tag[at + 1] == "(" and at + 2 < size and len(words.word[at + 2]) == 1:
        return "name"
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
    if (
        numeral.printed.endswith((".0", ",0"))
        and numeral.scale == 1
        and at
        and words.tag[at - 1] in "x"
        and not unit_at(words, at + 1)
    ):
        if not counts(words, at + 1):
            return "version"
    return ""


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
        not words.upper(at - 1)
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
