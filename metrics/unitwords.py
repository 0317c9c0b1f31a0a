"""Units and money beside a number, in the case the text writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.hedges import hedge_after
from metrics.language import Language
from metrics.measure import Measure
from metrics.nonfacts import plural
from metrics.units import Unit
from metrics.words import Words

__all__ = ["money_before", "read_sign", "read_unit", "settle_doubt", "surface_at"]

ROUND_ANGLES = (45, 90, 180, 270, 360)
_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")


def read_unit(words: Words, measure: Measure, at: int, units: dict[str, Unit]) -> None:
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
            lasts = found and info is not None and info.dimension == "duration" and not found[1].exact
            if found and lasts and (lang.head_last or all(tag in "A" for tag in between)):
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
    if (
        unit
        and money
        and unit[0] >= money[0]
        and words.tag[min(linked + unit[0], size - 1)] == "d"
        and linked + unit[0] < size
    ):
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
    if (
        known is not None
        and known.value != "other"
        and linked == step
        and surface.unit not in ("day", "year", "hour", "minute", "month", "week")
    ):
        return
    follows = surface.loose and linked + 1 < size and words.tag[linked + 1] not in ".,;:)&-|/"
    apart = follows and not words.glued(linked) and words.tag[linked + 1] in "xNJVA"
    if follows and (words.tag[linked] in "dapcovr" or apart):
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


def money_before(words: Words, measure: Measure) -> None:
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


def settle_doubt(words: Words, measure: Measure) -> None:
    """Decide "42,195": a group of three for what is counted or paid, the decimal sign for what is measured."""
    numeral = measure.numeral
    if not numeral.doubtful or measure.relation == "range":
        return
    own = numeral.printed[-4:-3] == words.lang.decimal
    measured = measure.dimension not in ("count", "money", "area") or measure.unit in ("hectare", "square_kilometer")
    if own and measured and words.lang.decimal == ",":
        if not numeral.printed.endswith("000") and _decimal_commas(words.shadow):
            measure.value = min(numeral.value, numeral.other)
    elif (
        own
        and not measured
        and words.lang.decimal == "."
        and measure.dimension == "count"
        and measure.last == measure.first
    ):
        following = measure.last + 1
        counted = (
            following < len(words)
            and words.tag[following] in "xN"
            and words.word[following] in words.lang.nouns["count"].single
        )
        measure.value = max(numeral.value, numeral.other) if counted else numeral.value


@lru_cache(maxsize=16)
def _decimal_commas(shadow: str) -> bool:
    """True where the text writes decimals with a comma: "2,5 %"."""
    return _COMMA.search(shadow) is not None


def read_sign(words: Words, measure: Measure) -> None:
    """A plus or minus printed before the number."""
    at = measure.first - 1
    if at < 0 or words.tag[at] not in "+-":
        return
    opens = at == 0 or words.tag[at - 1] in "(|"
    if not words.glued(at + 1) and not (opens and measure.dimension == "percent"):
        return  # "(− 12 %)", but "- 12 exposants" is a bullet
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
