"""Two numbers that are a proportion, "six exposants sur dix", or tell how often something is open, "5j/7"."""

from __future__ import annotations

from metrics.quantity.beside import measured
from metrics.sentence.words import Words

__all__ = ["proportions"]

OPENING, TIMES = 3, frozenset(["day", "hour"])  # tokens before the last one of "5j/7"
WHOLES = frozenset([2, 3, 4, 5, 6, 8, 10, 20, 100])  # what people say proportions of


def proportions(words: Words, found: dict[int, str]) -> None:
    """ "un visiteur sur trois", "six exposants sur dix", "one in four": proportions, and no three visitors."""
    links, word, shape = words.lang.lists["not_facts.ratio"], words.word, words.shape
    at = shape.find("#", 2)
    while at >= 0:
        if word[at - 1] in links:
            _ratio(words, at, found)
        if (shape[at - 1] == "/" or word[at - 1] in links) and _opening(words, at):
            found[at] = found[at - 3] = "idiom"
        at = shape.find("#", at + 1)


def _opening(words: Words, at: int) -> bool:
    """ "ouvert 5j/7", "six jours sur sept", "24 h/24": on how many days of a week, or hours of a day."""
    if at < OPENING or words.shape[at - 3] != "#" or words.numeral(at).value not in (7, 24):
        return False
    unit = words.lang.units.single.get(words.word[at - 2])
    if unit is None or not isinstance(unit.value, list) or not any(s.unit in TIMES for s in unit.value):
        return False
    return words.numeral(at - 3).value <= words.numeral(at).value and not measured(words, at + 1)


def _ratio(words: Words, at: int, found: dict[int, str]) -> None:
    numeral, articles = words.numeral(at), words.lang.lists["numbers.articles"]
    whole = numeral.value
    if numeral.scale != 1 or whole not in WHOLES or measured(words, at + 1):
        return
    for back in range(at - 2, max(-1, at - 5), -1):
        part = words.numeral(back).value if words.shape[back] == "#" else 0
        if 0 < part < whole or words.word[back] in articles:
            found[at] = "proportion"
            if part:
                found[back] = "proportion"
            return
        if words.shape[back] not in "xNJV":
            return
