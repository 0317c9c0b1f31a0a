"""Two numbers that are one measure, "10 to 15", or the two levels of a change, "from 10 to 15"."""

from __future__ import annotations

from metrics.quantity.changes import DOWN, MOVES
from metrics.quantity.hedges import read_hedges
from metrics.quantity.measure import Measure
from metrics.quantity.unitwords import money_before
from metrics.sentence.numeral import Numeral
from metrics.sentence.words import Words
from metrics.vocabulary.units import Unit

__all__ = ["change_left", "fits", "join", "range_end", "split_levels"]

CHANGES = MOVES | {"relations.levels_from"}
MOVED = "relations.levels"
SHARE_REACH, NEAR, FALL = 12, 3, 10
HUNDRED, THOUSAND, FAR = 100, 1000, 4
CHANGE_NOUNS = frozenset(["change.up_nouns", "change.down_nouns"])


def range_end(words: Words, first: int, step: int, found: dict[int, str]) -> int:
    """The token of the second number of a range whose first part ends before step; 0 if there is none."""
    size, lang, shape, word = words.size, words.lang, words.shape, words.word
    if step >= size or word[step] not in lang.lists["relations.ranges_to"]:
        return 0
    joint, nxt = word[step], step + 1
    while nxt < size and nxt - step <= 3 and shape[nxt] != "#":
        if word[nxt] not in lang.money.single and not shape.startswith("$", nxt + 1):
            return 0
        nxt += 1
    if nxt >= size or shape[nxt] != "#" or nxt in found:
        return 0
    a, b = words.numeral(first), words.numeral(nxt)
    if shape[step] == "&":
        return nxt if _between(words, first) else 0
    if joint == "-":
        if words.start[step] - words.stop[step - 1] > 1:
            return 0
        rises = a.value * max(1, b.scale // max(a.scale, 1)) < b.value or (a.scale == b.scale and a.value < b.value)
        return nxt if rises else 0
    if joint == "/":
        return 0
    if shape[step] == "|":
        low = a.value * _shared_scale(a, b)
        return nxt if low < b.value <= low * 3 and a.words == b.words else 0
    falls = a.value > b.value and (_levels_before(words, first) or _from(words, first, b.value * FALL))
    return nxt if a.value < b.value or falls else 0


def _from(words: Words, first: int, most: float) -> bool:
    """ "ramener la durée de dix à huit jours": "de" right before the number, which is not far above the second one."""
    step = first - 1
    while step >= 0 and words.shape[step] in "aE$£":
        step -= 1
    opens = step >= 0 and words.word[step] in words.lang.lists["relations.ranges_from"]
    return opens and words.numeral(first).value <= most and not _between(words, first)


def _levels_before(words: Words, first: int) -> bool:
    """ "est passé de 9 à 7 %": the verb says that two levels follow, so that the second may be the lower one."""
    step = first - 1
    while step >= 0 and words.shape[step] in "aE$£":
        step -= 1
    return step >= 0 and "relations.levels_from" in words.roles[step]


def _between(words: Words, first: int) -> bool:
    step = first - 1
    while step >= 0 and (words.word[step] in words.lang.money.single or words.shape[step] == "a"):
        step -= 1
    return step >= 0 and words.word[step] in words.lang.lists["relations.range_between"]


def fits(low: Measure, high: Measure) -> bool:
    """True where both ends measure the same thing."""
    if low.dimension == "count" and low.last == low.first:
        return True
    return low.dimension == high.dimension or (high.dimension == "count" and low.dimension == "money")


def join(words: Words, low: Measure, high: Measure) -> None:
    """Make one measure of two: a range, or the two levels of "passe de A à B", whose start is cut off later."""
    a, b = low.value, high.value
    scale = high.numeral.scale
    if scale == 1:
        a *= _shared_scale(low.numeral, high.numeral)
    elif low.numeral.scale == 1 and a < 1000:
        falls = a * scale <= b * FALL and _levels_before(words, low.first)
        a = a * scale if a * scale <= b or falls else a
    if low.dimension == "count" and high.dimension != "count":
        low.unit, low.dimension, low.code, low.kind = high.unit, high.dimension, high.code, high.kind
    if not low.code and high.code:
        low.code = high.code
    low.value, low.low, low.high = (a + b) / 2, a, b
    low.relation, low.last = "range", high.last
    low.rule = "range"


def _shared_scale(low: Numeral, high: Numeral) -> int:
    """By what the first number counts: "20 à 25 000", "two to three hundred", "trois ou quatre mille"; 1 by itself."""
    if low.scale != 1 or low.value != int(low.value):
        return 1
    scale = high.scale
    if scale == 1 and low.words and high.words:
        scale = HUNDRED
    elif (
        scale == 1
        and low.printed.isdigit()
        and high.printed[-4:].lstrip(" .,'") == "000"
        and len(high.printed) > len("000")
    ):
        scale = THOUSAND
    lead = high.value / scale
    return scale if low.value < lead <= low.value * FAR and lead == int(lead) else 1


def split_levels(
    words: Words, measure: Measure, done: list[Measure], units: dict[str, Unit], found: dict[int, str]
) -> Measure | None:
    """Split "est passée de 270 000 à 300 000 m²" into its two levels; the second one, or None."""
    if measure.relation != "range":
        return None
    step = measure.first - 1
    while step >= 0 and words.shape[step] in "aE$£":
        step -= 1
    roles = words.roles[step] if step >= 0 else frozenset()
    falls = (measure.low or 0.0) > (measure.high or 0.0)
    changed = "relations.levels_from" in roles or (
        step >= 1
        and words.word[step] in words.lang.lists["relations.ranges_from"]
        and (falls or change_left(words, step))
    )
    if not changed or _between(words, measure.first):
        return None
    if measure.dimension == "percent" and "relations.levels_from" not in roles and not falls:
        return None  # "une hausse de 10 à 15 %"
    if not words.lang.head_last and _by(words, step, measure, done):
        return None
    if measure.kind == "change" and measure.value < 0:  # "a chuté de 30 à 25 %": levels have no sign
        measure.low, measure.high = -(measure.high or 0.0), -(measure.low or 0.0)
    numbers = [k for k in range(measure.first, measure.last + 1) if words.shape[k] == "#"]
    second = Measure(
        words, numbers[-1], measure.last, words.numeral(numbers[-1]), measure.high or 0.0,
        unit=measure.unit, code=measure.code, dimension=measure.dimension, rule="levels", levels=2,
    )  # fmt: skip
    money_before(words, second)
    measure.value, measure.low, measure.high, measure.relation = measure.low or 0.0, None, None, "="
    joint = numbers[-1] - 1
    while joint > measure.first + 1 and words.word[joint] not in words.lang.lists["relations.ranges_to"]:
        joint -= 1
    measure.last, measure.rule, measure.levels, measure.kind = joint - 1, "levels", 1, "level"
    if measure.last < measure.first:
        measure.last = numbers[0]
    read_hedges(words, second)
    done.append(second)
    return second


def _by(words: Words, step: int, measure: Measure, done: list[Measure]) -> bool:
    """ "a chuté de 30 à 35 %", "une hausse de 2 à 3 euros": by how much something moved, and not between which levels.

    step: the token before the range, "de" or a verb with it. A fall does not lead from a low level to a higher one, and
    what was said to stand at 38 euros does not rise from 2 to 3.
    """
    roles, lists = words.roles[step], words.lang.lists
    if "relations.levels_from" not in roles:
        return step > 0 and not CHANGE_NOUNS.isdisjoint(words.roles[step - 1])
    if MOVES.isdisjoint(roles) or words.word[step].rsplit(" ", 1)[-1] not in lists["change.by"]:
        return False
    if (measure.low or 0.0) > (measure.high or 0.0):
        return False
    if not roles.isdisjoint(DOWN):
        return True
    if measure.dimension == "percent":
        return lists["share.nouns"].isdisjoint(words.word[max(0, step - SHARE_REACH) : step])
    return any(
        other.dimension == measure.dimension and other.unit == measure.unit and other.value > (measure.high or 0.0)
        for other in done[-NEAR:]
    )


def change_left(words: Words, at: int) -> bool:
    """True where a verb or noun of change stands shortly before this token, "porter" with nothing but its object."""
    if CHANGES.isdisjoint(words.present) and MOVED not in words.present:
        return False
    for step in range(at - 1, max(-1, at - 9), -1):
        if words.shape[step] in ".;:":
            return False
        if not CHANGES.isdisjoint(words.roles[step]):
            return True
        if MOVED in words.roles[step]:
            return "p" not in words.shape[step + 1 : at]
    return False
