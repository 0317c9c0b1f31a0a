"""Measures: a number with its unit, its hedge and its bounds, read outwards from the digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from metrics.changes import change_sign
from metrics.hedges import hedge_after, hedge_before
from metrics.language import Language
from metrics.nonfacts import plural, reasons
from metrics.numerals import Numeral
from metrics.units import Unit
from metrics.words import Words

__all__ = ["Measure", "Reading", "measures"]


ROUND_ANGLES = (45, 90, 180, 270, 360)


@dataclass(slots=True)
class Measure:
    """One quantity of a sentence. first and last are the tokens from number to unit; values are in the stated unit."""

    words: Words
    first: int
    last: int
    numeral: Numeral
    value: float
    low: float | None = None
    high: float | None = None
    relation: str = "="
    kind: str = "level"
    unit: str = "count"  # "count", "%", "money", or the name of a unit
    sign: str = ""  # the currency as printed
    code: str = ""  # ISO code or family of money
    dimension: str = "count"
    hedge: int = -1  # first token of what stands before the number and belongs to it
    after: int = -1  # last token of what stands behind it and belongs to it
    rule: str = ""
    decided: list[str] = field(default_factory=list)
    hedged: bool = False
    levels: int = 0  # 1 and 2 for the ends of "from … to …" of a change
    per: bool = False
    hyphen: bool = False


@dataclass(slots=True)
class Reading:
    """What a sentence holds: its measures in order, and the tokens with digits that are none, with the reason."""

    words: Words
    measures: list[Measure]
    reasons: dict[int, str]


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
            else:
                done.append(measure)
                pair = _levels_to(words, measure, done, units, found)
                at = max(at, (pair or measure).last)
        elif words.tag[at] == "Z":
            measure = _clock(words, at)
            if measure is not None:
                done.append(measure)
        at += 1
    return Reading(words, done, found)


def _clock(words: Words, at: int) -> Measure | None:
    """ "2 h 30 par jour", "pendant 24h": a duration and no time of day."""
    printed = words.word[at]
    if words.value[at] != "clock" or "h" not in printed or "'" in printed:
        return None
    before = words.word[at - 1] if at else ""
    table = words.lang.data["not_facts"]
    lasting = before in table.get("lasting", ()) or (at + 1 < len(words) and words.word[at + 1].startswith(tuple(table.get("per_time", ()))))
    if not lasting or (at > 1 and words.tag[at - 2] == "-"):
        return None
    hours, _, minutes = printed.replace(" ", "").partition("h")
    value = int(hours) + (int(minutes) / 60 if minutes else 0)
    measure = Measure(words, at, at, Numeral(value), value, unit="hour", dimension="duration", rule="number-unit")
    _hedges(words, measure)
    return measure


def _measure(words: Words, at: int, units: dict[str, Unit], found: dict[int, str]) -> Measure | None:
    """The measure whose number stands here, its range and unit included; None for an article."""
    numeral = words.numeral(at)
    measure = Measure(words, at, at, numeral, numeral.value)
    if _dozen_of_article(words, at):
        return None
    _unit(words, measure, at + 1, units)
    if numeral.part and measure.dimension == "count":  # "deux tiers des visiteurs" is a share
        measure.value, measure.unit, measure.dimension = numeral.value * 100, "%", "percent"
    low = measure
    step = low.last + 1
    second = _range_end(words, at, step, found)
    moved = low.last > low.first and second and words.tag[step] != "-" and _change_left(words, low.first)
    if second and low.kind != "change" and not moved:
        high = Measure(words, second, second, words.numeral(second), words.numeral(second).value)
        _unit(words, high, second + 1, units)
        if _fits(low, high):
            _join(words, low, high)
    _money_before(words, measure)
    _doubt(words, measure)
    _sign(words, measure)
    _hedges(words, measure)
    if measure.numeral.words and numeral.value in (0, 1) and numeral.scale == 1 and not _one_counts(words, measure):
        return None
    change_sign(measure)
    return measure


def _dozen_of_article(words: Words, at: int) -> bool:
    return False


def _one_counts(words: Words, measure: Measure) -> bool:
    """True where "un", "one" is a number and no article or pronoun: hedged, with "only", per cent, or beside other counts."""
    lang, at = words.lang, measure.first
    if measure.numeral.value == 0:
        return measure.dimension == "percent" or measure.unit == "celsius"
    if measure.dimension == "percent" or measure.hedged and measure.dimension not in ("count",):
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


def _unit(words: Words, measure: Measure, at: int, units: dict[str, Unit]) -> None:
    """Give the measure the unit that stands at this token, if one does."""
    lang, size = words.lang, len(words)
    if at >= size:
        return
    step = at
    if words.tag[step] == "-" and words.glued(step) and step + 1 < size and words.glued(step + 1):
        step += 1
    if words.word[step].startswith("-") and len(words.word[step]) > 1 and words.glued(step):
        bound, _ = hedge_after(words, step - 1)
        if bound:  # "4,500-plus cattle", the phrase one token
            measure.relation, measure.hedged, measure.last = bound, True, step
            step += 1
            if step >= size:
                return
    elif words.tag[step] == "-" and words.glued(step) and step + 1 < size:
        bound, _ = hedge_after(words, step)
        if bound and words.word[step + 1] != "+":  # "400-plus acres", "900-odd funds"
            measure.relation, measure.hedged, measure.last = bound, True, step + 1
            step += 2
            if step >= size:
                return
    if words.tag[step] == "+" and words.glued(step) and not (step + 1 < size and words.tag[step + 1] == "#"):
        measure.relation, measure.hedged = ">=", True
        step += 1
        if step >= size:
            return
    letters = words.word[step].isalpha() and len(words.word[step]) <= 2 and words.stated(step, step).isupper()
    if ("share.signs" in words.roles[step] and not letters) or words.word[step] == "%":
        measure.unit, measure.dimension, measure.last = "%", "percent", step
        if step + 1 < size and "change.points" in words.roles[step + 1]:
            measure.kind, measure.last = "change", step + 1
        return
    if "change.points" in words.roles[step] and _points(words, step):
        measure.unit, measure.dimension, measure.kind, measure.last = "%", "percent", "change", step
        return
    linked = step
    scaled = measure.numeral.scale > 1 or measure.numeral.vague or measure.numeral.part
    if words.tag[step] == "d" and scaled and step + 1 < size:
        linked = step + 1
    while linked < size and words.word[linked] in lang.data["money"]["unit_adjectives"] and linked - step < 2:
        linked += 1
    compound = lang.nouns["count"].match(words.word, linked)
    for skip in (1, 2) if compound is None or compound[0] == 1 else ():  # "six derniers jours", "four straight years"
        place = linked + skip
        between = words.tag[linked:place]
        if place < size and all(tag in "AxJV" for tag in between) and not surface_at(words, linked, lang, "units"):
            if any(words.word[k] in lang.nouns["count"].single and plural(words, k) for k in range(linked, place)):
                break
            found = surface_at(words, place, lang, "units")
            info = units.get(found[1].unit) if found else None
            if found and info is not None and info.dimension == "duration" and not found[1].exact:
                if lang.head_last or all(tag in "A" for tag in between):
                    measure.unit, measure.dimension, measure.last = found[1].unit, "duration", place + found[0] - 1
                    return
    if linked >= size:
        return
    gap = words.text[words.stop[step - 1] : words.start[step]]
    if "\n" in gap or "\t" in gap:
        return
    money = surface_at(words, linked, lang, "money")
    if money and money[1].side == "before":
        money = None
    unit = surface_at(words, linked, lang, "units")
    if unit is None and step > at and linked + 2 < size and words.tag[linked + 1] == "-":
        entry = lang.units.single.get(f"{words.word[linked]}-{words.word[linked + 2]}")  # "million-square-foot"
        if entry is not None and isinstance(entry.value, list):
            unit = 3, entry.value[0]
    if unit and money and step > at:
        money = None  # "a 1,900-pound bull"
    if unit and money and unit[0] >= money[0] and words.tag[min(linked + unit[0], size - 1)] == "d" and linked + unit[0] < size:
        money = None  # "pounds of flour"
    if money:
        count, surface = money
        measure.unit, measure.dimension = "money", "money"
        measure.code, measure.last = surface.code or surface.family, linked + count - 1
        measure.sign = surface.text
        if surface.factor != 1:
            measure.value *= surface.factor
        return
    if not unit:
        return
    count, surface = unit
    known = lang.nouns["count"].single.get(words.word[linked]) if count == 1 and not surface.exact else None
    stated = words.stated(linked, linked)
    if not surface.exact and len(stated) <= 3 and stated.isupper():
        return
    if known is not None and known.value != "other" and linked == step and surface.unit not in ("day", "year", "hour", "minute", "month", "week"):
        return
    if surface.loose and linked + 1 < size and words.tag[linked + 1] not in ".,;:)&-|/":
        if words.tag[linked] in "dapcovr" or (not words.glued(linked) and words.tag[linked + 1] in "xNJVA"):
            return
    info = units.get(surface.unit)
    if info is None:
        return
    if measure.numeral.year_like and info.dimension == "duration":
        return
    measure.unit, measure.dimension, measure.last = surface.unit, info.dimension, linked + count - 1
    if info.canonical == "°" and step == at and measure.value not in ROUND_ANGLES and "celsius" in units:
        measure.unit, measure.dimension = "celsius", "temperature"  # "moins de 13 degrés"
    measure.hyphen = step > at


def _points(words: Words, at: int) -> bool:
    """True for points of per cent, not "neuf points de ravitaillement"."""
    if " " in words.word[at] and not words.word[at].endswith(("%",)):
        return True
    follow = at + 1
    if follow >= len(words) or words.tag[follow] in ".,;:)(&c|p":
        return True
    more = any(role in words.roles[follow] for role in ("change.more_after", "change.less_after"))
    return more or words.tag[follow] not in "xNJdV"


def surface_at(words: Words, at: int, lang: Language, which: str):  # type: ignore[no-untyped-def]
    """How many tokens the unit or currency takes that stands here, and its surface, its case checked."""
    trie = lang.money if which == "money" else lang.units
    word = words.word[at]
    size = len(words)
    if word in trie.longer and at + 1 < size:
        for count in trie.sizes.get((word, words.word[at + 1]), ()):
            entry = trie.phrases.get(tuple(words.word[at : at + count])) if at + count <= size else None
            if entry is not None:
                chosen = _cased(words.stated(at, at + count - 1), entry.value)
                if chosen is not None:
                    return count, chosen
    if " " in word:  # a phrase of the lexicon that is a unit as well: "livres sterling"
        parts = tuple(word.split(" "))
        entry_ = trie.get(parts)
    else:
        entry_ = trie.single.get(word)
    if entry_ is not None:
        chosen = _cased(words.stated(at, at), entry_.value)
        if chosen is not None:
            return 1, chosen
    return None


def _cased(stated: str, surfaces):  # type: ignore[no-untyped-def]
    """The surface whose case fits the text; the one with exact case first."""
    plain = " ".join(stated.replace("\u2019", "'").split())
    best = None
    for surface in surfaces:
        if surface.exact:
            if surface.text == plain:
                return surface
        else:
            best = best or surface
    return best


def _money_before(words: Words, measure: Measure) -> None:
    """A currency that stands before the number: "$5 million", "CHF 245", "Rs. 10,000"."""
    if measure.dimension not in ("count", "money") or measure.code:
        return
    lang, at = words.lang, measure.first
    for size in (4, 3, 2, 1):
        first = at - size
        if first < 0 or words.start[at] - words.stop[at - 1] > 1:
            continue
        entry = lang.money.get(tuple(words.word[first:at]))
        if entry is None:
            continue
        surface = _cased(words.stated(first, at - 1), entry.value)
        if surface is None or surface.side == "after" or (not surface.exact and surface.text.isalpha()):
            continue
        if size == 1 and not words.glued(at) and words.tag[first] in "dapcovr":
            continue
        measure.unit, measure.dimension = "money", "money"
        measure.code, measure.first, measure.sign = surface.code or surface.family, first, surface.text
        return


def _doubt(words: Words, measure: Measure) -> None:
    """Decide "42,195": a group of three for what is counted or paid, the decimal sign for what is measured."""
    numeral = measure.numeral
    if not numeral.doubtful or measure.relation == "range":
        return
    own = numeral.printed[-4:-3] == words.lang.decimal
    measured = measure.dimension not in ("count", "money", "area") or measure.unit in ("hectare", "square_kilometer")
    if own and measured and words.lang.decimal == ",":
        if not numeral.printed.endswith("000") and _decimal_commas(words.shadow):
            measure.value = min(numeral.value, numeral.other)
    elif own and not measured and words.lang.decimal == "." and measure.dimension == "count" and measure.last == measure.first:
        following = measure.last + 1
        counted = following < len(words) and words.tag[following] in "xN" and words.word[following] in words.lang.nouns["count"].single
        measure.value = max(numeral.value, numeral.other) if counted else numeral.value


@lru_cache(maxsize=16)
def _decimal_commas(shadow: str) -> bool:
    """True where the text writes decimals with a comma: "2,5 %"."""
    return _COMMA.search(shadow) is not None


_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")


def _range_end(words: Words, first: int, step: int, found: dict[int, str]) -> int:
    """The token of the second number of a range whose first part ends before step; 0 if there is none."""
    size, lang = len(words), words.lang
    if step >= size:
        return 0
    joint, nxt = words.word[step], step + 1
    if joint not in lang.data["relations"]["ranges_to"]:
        return 0
    while nxt < size and nxt - step <= 3 and (
        words.word[nxt] in lang.money.single or words.word[nxt] in ("us", "a", "c", "hk", "ca", "rs") and words.tag[nxt] != "#"
    ):
        nxt += 1
    if nxt >= size or words.tag[nxt] != "#" or nxt in found:
        return 0
    a, b = words.numeral(first), words.numeral(nxt)
    between = _between(words, first)
    if joint in ("et", "and", "y", "e", "und"):
        return nxt if between else 0
    if joint == "-":
        if words.start[step] - words.stop[step - 1] > 1:
            return 0
        return nxt if a.value * max(1, b.scale // max(a.scale, 1)) < b.value or a.scale == b.scale and a.value < b.value else 0
    if joint in ("ou", "or", "o", "/"):
        return nxt if a.value < b.value <= a.value * 3 and a.scale == b.scale and a.words == b.words and joint != "/" else 0
    if a.value >= b.value * max(1, a.scale and 1):
        return 0 if a.value >= b.value else nxt
    return nxt


def _between(words: Words, first: int) -> bool:
    step = first - 1
    while step >= 0 and (words.word[step] in words.lang.money.single or words.tag[step] in "a"):
        step -= 1
    return step >= 0 and words.word[step] in words.lang.data["relations"]["range_between"]


def _fits(low: Measure, high: Measure) -> bool:
    """True where both ends measure the same thing."""
    if low.dimension == "count" and low.last == low.first:
        return True
    return low.dimension == high.dimension or (high.dimension == "count" and low.dimension == "money")


def _join(words: Words, low: Measure, high: Measure) -> None:
    """Make one measure of two: a range, or the two levels of "passe de A à B", whose start is cut off later."""
    a, b = low.value, high.value
    scale = high.numeral.scale
    if low.numeral.scale == 1 and scale > 1 and a * scale <= b and a < 1000:
        a = a * scale
    if low.dimension == "count" and high.dimension != "count":
        low.unit, low.dimension, low.code, low.kind = high.unit, high.dimension, high.code, high.kind
    if not low.code and high.code:
        low.code = high.code
    low.value, low.low, low.high = (a + b) / 2, a, b
    low.relation, low.last = "range", high.last
    low.rule = "range"


def _levels_to(
    words: Words, measure: Measure, done: list[Measure], units: dict[str, Unit], found: dict[int, str]
) -> Measure | None:
    """Split "est passée de 270 000 à 300 000 m²" into its two levels; the second one, or None."""
    if measure.relation != "range":
        return None
    step = measure.first - 1
    while step >= 0 and words.tag[step] in "aE$£":
        step -= 1
    roles = words.roles[step] if step >= 0 else frozenset()
    changed = "relations.levels_from" in roles or (
        step >= 1 and words.word[step] in words.lang.data["relations"]["ranges_from"] and _change_left(words, step)
    )
    if not changed or _between(words, measure.first):
        return None
    if measure.dimension == "percent" and "relations.levels_from" not in roles:
        return None  # "une hausse de 10 à 15 %"
    numbers = [k for k in range(measure.first, measure.last + 1) if words.tag[k] == "#"]
    second = Measure(
        words, numbers[-1], measure.last, words.numeral(numbers[-1]), measure.high or 0.0,
        unit=measure.unit, code=measure.code, dimension=measure.dimension, rule="levels", levels=2,
    )  # fmt: skip
    _money_before(words, second)
    measure.value, measure.low, measure.high, measure.relation = measure.low or 0.0, None, None, "="
    measure.last, measure.rule, measure.levels, measure.kind = numbers[-1] - 2, "levels", 1, "level"
    if measure.last < measure.first:
        measure.last = numbers[0]
    _hedges(words, second)
    done.append(second)
    return second


def _change_left(words: Words, at: int) -> bool:
    """True where a verb or noun of change stands shortly before this token."""
    for step in range(at - 1, max(-1, at - 9), -1):
        if words.tag[step] in ".;:":
            return False
        if any(role.startswith(("change.up", "change.down", "relations.levels")) for role in words.roles[step]):
            return True
    return False


def _sign(words: Words, measure: Measure) -> None:
    """A plus or minus printed before the number."""
    at = measure.first - 1
    if at < 0 or words.tag[at] not in "+-" or not words.glued(at + 1):
        return
    free = at == 0 or not words.glued(at) or words.tag[at - 1] in "(|,;:/"
    if not free or (at and words.tag[at - 1] == "#" and words.tag[at] == "-"):
        return
    if words.tag[at] == "-":
        if measure.dimension not in ("percent", "temperature", "count", "money"):
            return
        measure.value = -measure.value
    if measure.dimension != "temperature":
        measure.kind = "change"
    measure.first = at


def _hedges(words: Words, measure: Measure) -> None:
    """The relation that the words on either side give."""
    relation, first = hedge_before(words, measure.first)
    after, last = hedge_after(words, measure.last)
    measure.hedge, measure.after = first, last
    if measure.relation == "range":
        measure.hedged = True
        return
    chosen = relation or after
    if chosen:
        measure.relation, measure.hedged = chosen, True
        span = range(first, measure.first) if relation else range(measure.last + 1, last + 1)
        measure.decided += [words.word[k] for k in span if k >= 0]
    elif measure.numeral.vague:
        measure.relation, measure.hedged = "~", True
