"""Measures: a number with its unit, its hedge and its bounds, read outwards from the digits."""

from __future__ import annotations

from metrics.changes import change_sign
from metrics.hedges import read_hedges
from metrics.measure import Measure, Reading
from metrics.nonfacts import reasons
from metrics.numerals import Numeral
from metrics.ranges import change_left, fits, join, range_end, split_levels
from metrics.units import Unit
from metrics.unitwords import money_before, read_sign, read_unit, settle_doubt
from metrics.words import Words

__all__ = ["measures"]

SMALL_WORD = 3
FILE_UNITS = ("kilobyte", "megabyte", "kilobit", "megabit")


def measures(words: Words, units: dict[str, Unit]) -> Reading:
    """Every number of the sentence as a measure or with the reason why it is none."""
    found = reasons(words)
    done: list[Measure] = []
    at, size = 0, len(words)
    while at < size:
        if words.tag[at] == "#" and at not in found:
            measure = _measure(words, at, units, found)
            if measure is None:
                found[at] = "article"
            elif _file_size(words, measure):
                found[at] = "size"
            elif _compound(words, measure):
                found[at] = "idiom"
            else:
                done.append(measure)
                pair = split_levels(words, measure, done, units, found)
                at = max(at, (pair or measure).last)
        elif words.tag[at] == "Z":
            measure = _clock(words, at)
            if measure is not None:
                done.append(measure)
        at += 1
    return Reading(words, done, found)


def _compound(words: Words, measure: Measure) -> bool:
    """ "a two-horse race", "a one-stop shop": a small number word inside a compound that no unit closes."""
    at = measure.last + 1
    joined = at + 1 < len(words) and words.tag[at] == "-" and words.glued(at) and words.glued(at + 1)
    return joined and measure.numeral.words and measure.dimension == "count" and measure.value <= SMALL_WORD


def _file_size(words: Words, measure: Measure) -> bool:
    """ "Dossier de presse (PDF, 4 Mo)": the size of a file to fetch, alone in its brackets."""
    if measure.unit not in FILE_UNITS or measure.last + 1 >= len(words) or words.tag[measure.last + 1] != ")":
        return False
    step = measure.first - 1
    while step >= 0 and (
        words.tag[step] in ",-" or (len(words.word[step]) <= 4 and words.stated(step, step).isupper())
    ):
        step -= 1
    return step >= 0 and words.tag[step] == "("


def _clock(words: Words, at: int) -> Measure | None:
    """ "2 h 30 par jour", "pendant 24h": a duration and no time of day."""
    printed = words.word[at]
    if words.value[at] != "clock" or "h" not in printed or "'" in printed:
        return None
    before = words.word[at - 1] if at else ""
    table = words.lang.data["not_facts"]
    lasting = before in table.get("lasting", ()) or (
        at + 1 < len(words) and words.word[at + 1].startswith(tuple(table.get("per_time", ())))
    )
    if not lasting or (at > 1 and words.tag[at - 2] == "-"):
        return None
    hours, _, minutes = printed.replace(" ", "").partition("h")
    value = int(hours) + (int(minutes) / 60 if minutes else 0)
    measure = Measure(words, at, at, Numeral(value), value, unit="hour", dimension="duration", rule="number-unit")
    read_hedges(words, measure)
    return measure


def _measure(words: Words, at: int, units: dict[str, Unit], found: dict[int, str]) -> Measure | None:
    """The measure whose number stands here, its range and unit included; None for an article."""
    numeral = words.numeral(at)
    measure = Measure(words, at, at, numeral, numeral.value)
    read_unit(words, measure, at + 1, units)
    if numeral.part and measure.dimension == "count":  # "deux tiers des visiteurs" is a share
        measure.value, measure.unit, measure.dimension = numeral.value * 100, "%", "percent"
    low = measure
    step = low.last + 1
    second = range_end(words, at, step, found)
    moved = low.last > low.first and second and words.tag[step] != "-" and change_left(words, low.first)
    if second and low.kind != "change" and not moved:
        high = Measure(words, second, second, words.numeral(second), words.numeral(second).value)
        read_unit(words, high, second + 1, units)
        if fits(low, high):
            join(words, low, high)
    money_before(words, measure)
    settle_doubt(words, measure)
    read_sign(words, measure)
    read_hedges(words, measure)
    if measure.numeral.words and numeral.value in (0, 1) and numeral.scale == 1 and not _one_counts(words, measure):
        return None
    change_sign(measure)
    return measure


def _one_counts(words: Words, measure: Measure) -> bool:
    """True where "un", "one" is a number and no article or pronoun: hedged, with "only", or beside other counts."""
    lang, at = words.lang, measure.first
    if measure.numeral.value == 0:
        return measure.dimension == "percent" or measure.unit == "celsius"
    if measure.dimension == "percent" or (measure.hedged and measure.dimension not in ("count",)):
        return True
    only = lang.data["numbers"]["only"]
    if at + 1 < len(words) and words.word[at + 1] in only and not lang.head_last:
        return True
    if at and words.word[at - 1] in only:
        return True
    if not lang.head_last:
        return False
    if measure.dimension not in ("count", "money"):
        return True
    # "one main forum and eight sub-forums" counts one
    if at and words.tag[at - 1] in "ao":
        return False
    near = [k for k in range(at + 2, min(at + 8, len(words))) if words.tag[k] == "#" and words.numeral(k).words]
    joined = [k for k in near if words.tag[k - 1] in "&,"]
    return bool(joined) and at + 1 < len(words) and words.tag[at + 1] in "xNJV"
