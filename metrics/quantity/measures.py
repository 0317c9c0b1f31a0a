"""Measures: a number with its unit, its hedge and its bounds, read outwards from the digits."""

from __future__ import annotations

import re

from metrics.quantity.changes import change_sign, follow_move
from metrics.quantity.doubt import settle_doubt
from metrics.quantity.hedges import read_hedges
from metrics.quantity.measure import Measure, Reading
from metrics.quantity.nonfacts import reasons
from metrics.quantity.proportions import PROPORTION, proportion
from metrics.quantity.ranges import change_left, fits, join, range_end, split_levels
from metrics.quantity.unitwords import money_before, read_sign, read_unit
from metrics.sentence.numerals import Numeral
from metrics.sentence.words import Words
from metrics.vocabulary.units import Unit

__all__ = ["measures"]

SMALL_WORD, LABEL, NOON = 3, 8, 12
WHOLE = 100  # per cent
FILE_UNITS = frozenset(["kilobyte", "megabyte", "kilobit", "megabit"])
NUMBERS = re.compile("[#Z]")
HEDGES = frozenset(f"relations.{name}" for name in ("about", "more", "at_least", "less", "at_most"))
NONE: frozenset[str] = frozenset()


def measures(words: Words, units: dict[str, Unit]) -> Reading:
    """Every number of the sentence as a measure or with the reason why it is none."""
    found = reasons(words)
    done: list[Measure] = []
    read = -1  # the last token of the measure before
    for match in NUMBERS.finditer(words.shape):
        at = match.start()
        shared = found.get(at) == PROPORTION
        if at <= read or (at in found and not shared):
            continue
        number = words.shape[at] == "#"
        if shared:
            measure = proportion(words, at)
        else:
            measure = _measure(words, at, units, found) if number else _clock(words, at)
        if measure is None:
            if number and not shared:
                found[at] = "article"
        elif measure.unit in FILE_UNITS and _file_size(words, measure):
            found[at] = "size"
        elif measure.numeral.words and _compound(words, measure):
            found[at] = "idiom"
        else:
            if done and measure.dimension == "percent":
                follow_move(measure, done[-1])
            done.append(measure)
            pair = split_levels(words, measure, done, units, found) if measure.relation == "range" else None
            read = (pair or measure).last
    return Reading(words, done, found)


def _compound(words: Words, measure: Measure) -> bool:
    """ "a two-horse race", "a one-stop shop": a small number word inside a compound that no unit closes."""
    at = measure.last + 1
    if measure.dimension != "count" or measure.value > SMALL_WORD or at + 1 >= words.size:
        return False
    return words.shape[at] == "-" and words.glued(at) and words.glued(at + 1)


def _file_size(words: Words, measure: Measure) -> bool:
    """ "Dossier de presse (PDF, 4 Mo)": the size of a file to fetch, alone in its brackets."""
    if measure.last + 1 >= words.size or words.shape[measure.last + 1] != ")":
        return False
    step = measure.first - 1
    while step >= 0 and (
        words.shape[step] in ",-" or (len(words.word[step]) <= 4 and words.stated(step, step).isupper())
    ):
        step -= 1
    return step >= 0 and words.shape[step] == "("


def _clock(words: Words, at: int) -> Measure | None:
    """ "2 h 30 par jour", "pendant 24h": a duration and no time of day."""
    printed = words.word[at]
    if words.value[at] != "clock" or "h" not in printed or "'" in printed:
        return None
    lists, more = words.lang.lists, at + 1 < words.size
    lasting = at > 0 and words.word[at - 1] in lists.get("not_facts.lasting", NONE)
    if not lasting and more:
        lasting = words.word[at + 1].split(" ")[0] in lists.get("not_facts.per_time", NONE)
    hours, _, minutes = printed.replace(" ", "").partition("h")
    if not lasting:
        lasting = at > 1 and int(hours) <= NOON and _of_duration(words, at - 1)
    if not lasting or (at > 1 and words.shape[at - 2] == "-"):
        return None
    value = int(hours) + (int(minutes) / 60 if minutes else 0)
    measure = Measure(words, at, at, Numeral(value), value, unit="hour", dimension="duration", rule="number-unit")
    read_hedges(words, measure)
    return measure


def _of_duration(words: Words, at: int) -> bool:
    """ "Durée moyenne de visite : 3 h 40", "un temps d'attente de 1 h 30": a noun of durations before ":" or "de"."""
    while at > 0 and not HEDGES.isdisjoint(words.roles[at]):
        at -= 1
    nouns = words.lang.lists.get("not_facts.durations", NONE)
    if words.shape[at] not in ":d" or nouns.isdisjoint(words.word[max(0, at - LABEL) : at]):
        return False
    for step in range(at - 1, max(-1, at - LABEL - 1), -1):
        if words.word[step] in nouns:
            return "\n" not in words.text[words.stop[step] : words.start[at]]
        if words.shape[step] in "#.,;:(r|":
            break
    return False


def _measure(words: Words, at: int, units: dict[str, Unit], found: dict[int, str]) -> Measure | None:
    """The measure whose number stands here, its range and unit included; None for an article."""
    numeral = words.numeral(at)
    measure = Measure(words, at, at, numeral, numeral.value)
    read_unit(words, measure, at + 1, units)
    if numeral.part and measure.dimension == "count":  # "deux tiers des visiteurs" is a share
        measure.value, measure.unit, measure.dimension = numeral.value * 100, "%", "percent"
    if measure.dimension == "count" and _per_cent_label(words, at):
        measure.unit, measure.dimension = "%", "percent"
    low, step = measure, measure.last + 1
    second = range_end(words, at, step, found)
    if second and low.kind != "change":
        moved = low.last > low.first and words.shape[step] != "-" and change_left(words, low.first)
        if not moved:
            high = Measure(words, second, second, words.numeral(second), words.numeral(second).value)
            read_unit(words, high, second + 1, units)
            if fits(low, high):
                join(words, low, high)
    money_before(words, measure)
    if numeral.doubtful:
        settle_doubt(words, measure)
    if measure.first and words.shape[measure.first - 1] in "+-":
        read_sign(words, measure)
    if measure.dimension == "temperature" and at and words.word[at - 1] in words.lang.lists.get("words.minus", NONE):
        measure.value, measure.first = -measure.value, at - 1
    read_hedges(words, measure)
    if numeral.words and numeral.value in (0, 1) and numeral.scale == 1 and not _one_counts(words, measure):
        return None
    change_sign(measure)
    return measure


def _per_cent_label(words: Words, at: int) -> bool:
    """ "Female attendees (%): 24": the unit stands in brackets before the number."""
    step = at - 1 if words.shape[at - 1 : at] == ":" else at
    return step >= 3 and words.shape[step - 3 : step] == "(%)" and words.numeral(at).value <= WHOLE


def _one_counts(words: Words, measure: Measure) -> bool:
    """True where "un", "one" is a number and no article or pronoun: hedged, with "only", or beside other counts."""
    lang, at, shape = words.lang, measure.first, words.shape
    if measure.numeral.value == 0:
        return measure.dimension == "percent" or measure.unit == "celsius"
    if measure.dimension == "percent" or (measure.hedged and measure.dimension != "count"):
        return True
    only = lang.lists["numbers.only"]
    if at + 1 < words.size and words.word[at + 1] in only and not lang.head_last:
        return True
    if at and words.word[at - 1] in only:
        return True
    if not lang.head_last:
        return False
    if measure.dimension not in ("count", "money"):
        return True
    # "one main forum and eight sub-forums" counts one
    if (at and shape[at - 1] in "ao") or at + 1 >= words.size or shape[at + 1] not in "xNJV":
        return False
    return any(
        shape[k] == "#" and shape[k - 1] in "&," and words.numeral(k).words
        for k in range(at + 2, min(at + 8, words.size))
    )
