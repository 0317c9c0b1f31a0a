"""Two numbers that are a share, "six exposants sur dix", a rating, "4,6/5", or tell how often it is open, "5j/7"."""

from __future__ import annotations

from metrics.quantity.beside import SMALL, counts, measured, unit_at
from metrics.quantity.hedges import read_hedges
from metrics.quantity.measure import Measure
from metrics.sentence.words import Words

__all__ = ["PROPORTION", "names_behind", "proportion", "proportions"]

PROPORTION = "proportion"  # the rule of the share, and the reason why neither number is a count
OPENING, TIMES = 3, frozenset(["day", "hour"])  # tokens before the last one of "5j/7"
REACH = 4  # tokens from the part to the whole: "un jeune chercheur sur deux"
WHOLES = frozenset([2, 3, 4, 5, 10, 100])  # what people say proportions of
MOST = 100  # "one in fifteen"
RATED, RATING_REACH = frozenset([5, 10, 20, 100]), 6
WHOLE = 100  # per cent


def proportions(words: Words, found: dict[int, str]) -> None:
    """ "un visiteur sur trois", "six exposants sur dix", "one in four": their numbers are a share, and no counts."""
    links, word, shape = words.lang.lists["not_facts.ratio"], words.word, words.shape
    at = shape.find("#", 1)
    while at >= 0:
        if (shape[at - 1] == "/" or word[at - 1] in links) and _rating(words, at):
            found[at] = found[at - 2] = "score"
        elif word[at - 1] in links and (first := _part(words, at)) >= 0:
            found[at] = found[first] = _often(words, first, at) or PROPORTION
        if at > 1 and (shape[at - 1] == "/" or word[at - 1] in links) and _opening(words, at):
            found[at] = found[at - 3] = "idiom"
        at = shape.find("#", at + 1)


def proportion(words: Words, at: int) -> Measure | None:
    """The share whose whole stands at this token, one of those that proportions() found; None at its part."""
    if not at or words.word[at - 1] not in words.lang.lists["not_facts.ratio"] or (first := _part(words, at)) < 0:
        return None
    numeral = words.numeral(at)
    part = words.numeral(first).value if words.shape[first] == "#" else 1
    value = part / numeral.value * WHOLE
    share = Measure(words, first, at, numeral, value, kind="share", unit="%", dimension="percent", rule=PROPORTION)
    read_hedges(words, share)
    return share


def _opening(words: Words, at: int) -> bool:
    """ "ouvert 5j/7", "six jours sur sept", "24 h/24": on how many days of a week, or hours of a day."""
    if at < OPENING or words.shape[at - 3] != "#" or words.numeral(at).value not in (7, 24):
        return False
    unit = words.lang.units.single.get(words.word[at - 2])
    if unit is None or not isinstance(unit.value, list) or not any(s.unit in TIMES for s in unit.value):
        return False
    return words.numeral(at - 3).value <= words.numeral(at).value and not measured(words, at + 1)


def _rating(words: Words, at: int) -> bool:
    """ "note : 4,6/5", "noté 8 sur 10", "rated 4.7 out of 5": points out of the most there are, and nothing counted."""
    first, numeral = at - 2, words.numeral(at)
    if first < 0 or words.shape[first] != "#" or numeral.value not in RATED or numeral.scale != 1:
        return False
    points = words.numeral(first)
    if points.value > numeral.value or points.scale != 1 or counts(words, at + 1):
        return False
    if words.shape.startswith("/", at + 1):
        return False
    if words.shape[at - 1] == "/" and words.glued(at):
        return True
    if points.decimals:
        return True
    for step in range(first - 1, max(-1, first - 1 - RATING_REACH), -1):
        if words.shape[step] in ".;#":
            return False
        if "not_facts.rating_words" in words.roles[step]:
            return True
    return False


def _part(words: Words, at: int) -> int:
    """The token of the number, or article for one, that is a part of the whole at a token; -1 if there is none."""
    lang, shape, whole = words.lang, words.shape, words.numeral(at).value
    if words.numeral(at).scale != 1 or not 1 < whole <= MOST:
        return -1
    if unit_at(words, at + 1) and shape[at + 1] not in SMALL:  # "une sur cinq a déjà" tells no area
        return -1
    counted = counts(words, at + 1)
    for first in range(at - 2, max(-1, at - 2 - REACH), -1):
        if shape[first] == "#" or (not lang.head_last and lang.numbers.get(words.word[first]) == ("unit", 1)):
            part = words.numeral(first).value if shape[first] == "#" else 1
            if not 0 < part < whole or part != int(part) or (part > 1 and whole not in WHOLES):
                return -1
            # "one in four visitors" is a share, "trois concerts sur cinq scènes" are so many
            if counted and (first < at - 2 or not names_behind(words, at)):
                return -1
            return first if not first or "not_facts.numbering" not in words.roles[first - 1] else -1
        if shape[first] not in "xNJVA":
            return -1
    return -1


def names_behind(words: Words, at: int) -> bool:
    """True where the counted noun may stand behind the whole: "one in four visitors", "siete de cada diez visitas"."""
    return words.lang.head_last or " " in words.word[at - 1]


def _often(words: Words, first: int, at: int) -> str:
    """ "idiom" for "un jour sur deux", "neuf fois sur dix": how often, and a share of nothing."""
    lang = words.lang
    between = words.word[first + 1 : at - 1]
    often = not lang.durations.isdisjoint(between) or not lang.lists["change.times_after"].isdisjoint(between)
    return "idiom" if often else ""
