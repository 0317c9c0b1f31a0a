"""Units and money beside a number, in the case the text writes them."""

from __future__ import annotations

from typing import Any

from metrics.quantity.beside import money_at, plural
from metrics.quantity.hedges import hedge_after
from metrics.quantity.measure import Measure
from metrics.sentence.words import Words
from metrics.vocabulary.currencies import vouched
from metrics.vocabulary.language import Language
from metrics.vocabulary.units import Unit

__all__ = ["money_before", "read_sign", "read_unit", "surface_at"]

ROUND_ANGLES = frozenset([45, 90, 180, 270, 360])
CHANGES = frozenset(["change.up_nouns", "change.down_nouns", "change.up_forms", "change.down_forms"])
TIMES = frozenset(["day", "year", "hour", "minute", "month", "week"])
MOST_ADJECTIVES, LONGEST_MONEY, SHORT = 2, 4, 3
MANY, ATTENDING = 100, frozenset(["tickets", "visitors", "participants"])  # "three day passes"


def read_unit(words: Words, measure: Measure, at: int, units: dict[str, Unit]) -> None:
    """Give the measure the unit that stands at this token, if one does."""
    lang, size, word, shape = words.lang, words.size, words.word, words.shape
    if at >= size:
        return
    if shape.startswith(".-", at) and _swiss(words, measure, at):
        return
    step = _after_hyphen(words, measure, at) if word[at][0] == "-" else at
    if step < size and shape[step] == "+" and words.glued(step) and not shape.startswith("#", step + 1):
        measure.relation, measure.hedged = ">=", True
        step += 1
    if step >= size or (step > at and shape.startswith("#", step + 1) and money_at(words, step)):  # "$30m-$40m"
        return
    roles = words.roles[step]
    if word[step] == "%" or ("share.signs" in roles and not _capitals(words, step)):
        measure.unit, measure.dimension, measure.last = "%", "percent", step
        if step + 1 < size and "change.points" in words.roles[step + 1]:
            measure.kind, measure.last = "change", step + 1
        return
    if "change.points" in roles and _points(words, step):
        measure.unit, measure.dimension, measure.kind, measure.last = "%", "percent", "change", step
        return
    linked, numeral = step, measure.numeral
    if shape[step] == "d" and step + 1 < size and (numeral.scale > 1 or numeral.vague or numeral.part):
        linked = step + 1
    adjectives = lang.lists["money.unit_adjectives"]
    while linked < size and linked - step < MOST_ADJECTIVES and word[linked] in adjectives:
        linked += 1
    if linked >= size:
        return
    unit = surface_at(words, linked, lang, "units") if word[linked] in lang.unit_starts else None
    time = unit is None and shape[linked] in "AxJV" and not lang.durations.isdisjoint(word[linked + 1 : linked + 3])
    if time and _duration_after(words, measure, linked, units):
        return
    if step == at and word[linked] not in lang.unit_starts:
        return
    gap = words.text[words.stop[step - 1] : words.start[step]]
    if "\t" in gap or ("\n" in gap and (measure.first or len(gap) > 2)):
        return  # but "58 000" and "m² d'exposition" under it
    if unit is None and step > at and shape.startswith("-", linked + 1) and linked + 2 < size:
        entry = lang.units.single.get(f"{word[linked]}-{word[linked + 2]}")  # "million-square-foot"
        if entry is not None and isinstance(entry.value, list):
            unit = 3, entry.value[0]
    money = surface_at(words, linked, lang, "money")
    if money is not None and money[1].doubted and not vouched(money[1].text, words.shadow):
        money = None  # "pageant winners with 3 crowns"
    if money is not None and (money[1].side == "before" or (unit is not None and step > at)):
        money = None  # "a 1,900-pound bull"
    if unit is not None and money is not None and unit[0] >= money[0] and shape.startswith("d", linked + unit[0]):
        money = None  # "pounds of flour"
    if money is not None:
        count, surface = money
        measure.unit, measure.dimension = "money", "money"
        measure.code, measure.last = surface.code or surface.family, linked + count - 1
        measure.sign = surface.text
        if surface.factor != 1:
            measure.value *= surface.factor
    elif unit is not None and unit[1].unit == "foot" and linked > step and not lang.head_last:
        return  # "88 millions de pieds": trees or feet
    elif unit is not None and step == at and _kind_of_thing(words, linked, measure.value):
        return
    elif unit is not None and not _other_word(words, linked, unit, linked == step):
        count, surface = unit
        info = units.get(surface.unit)
        if info is None or (info.dimension == "duration" and numeral.year_like):
            return
        measure.unit, measure.dimension, measure.last = surface.unit, info.dimension, linked + count - 1
        if info.canonical == "°" and step == at and measure.value not in ROUND_ANGLES and "celsius" in units:
            measure.unit, measure.dimension = "celsius", "temperature"  # "moins de 13 degrés"
        measure.hyphen = step > at
        if numeral.scale == 1 and not numeral.decimals:
            _and_half(words, measure)


def _and_half(words: Words, measure: Measure) -> None:
    """ "deux jours et demi", "an hour and a half": a half behind the unit."""
    lists, step = words.lang.lists, measure.last + 1
    if step + 1 >= words.size or words.word[step] not in lists["numbers.and"]:
        return
    step += 2 if words.word[step + 1] in lists["numbers.articles"] else 1
    if step < words.size and words.word[step] in lists["numbers.half"]:
        measure.value, measure.last = measure.value + 0.5, step


def _swiss(words: Words, measure: Measure, at: int) -> bool:
    """ "40.-", "CHF 385'000.-": francs without centimes, as the Swiss write them; not "1.- Objet" that opens a line."""
    first = measure.first
    if not (first and words.glued(at) and words.glued(at + 1)) or _more(words, at + 2):
        return False
    measure.last = at + 1
    before = words.word[first - 1]
    sign = (words.word[first - 2], ".") if before == "." and first > 1 else (before,)
    if before not in words.lang.money_ends or words.lang.money.get(sign) is None:
        measure.unit, measure.dimension, measure.code, measure.sign = "money", "money", "CHF", words.stated(at, at + 1)
    return True


def _more(words: Words, at: int) -> bool:
    """True where a word or number goes on at this token without a gap."""
    return at < words.size and words.glued(at) and words.shape[at] in "#xNZ"


def _after_hyphen(words: Words, measure: Measure, at: int) -> int:
    """The token after a hyphen glued to the number, and after a hedge glued to that: "400-plus acres"."""
    step, size = at, words.size
    if words.shape[step] == "-" and words.glued(step) and step + 1 < size and words.glued(step + 1):
        step += 1
    if not words.glued(step):
        return step
    phrase = words.word[step][0] == "-" and len(words.word[step]) > 1  # "4,500-plus cattle", the phrase one token
    if not phrase and (words.shape[step] != "-" or step + 1 >= size):
        return step
    bound, _ = hedge_after(words, step - 1 if phrase else step)
    last = step if phrase else step + 1
    if not bound or (not phrase and words.word[last] == "+"):
        return step
    measure.relation, measure.hedged, measure.last = bound, True, last
    return last + 1


def _capitals(words: Words, at: int) -> bool:
    """True for one or two capital letters, which are no per cent sign."""
    word = words.word[at]
    return len(word) <= 2 and word.isalpha() and words.stated(at, at).isupper()


def _duration_after(words: Words, measure: Measure, linked: int, units: dict[str, Unit]) -> bool:
    """Give the measure the duration behind one or two adjectives: "six derniers jours", "four straight years"."""
    lang, shape, word = words.lang, words.shape, words.word
    nouns = lang.nouns["count"]
    if word[linked] in nouns.longer and nouns.match_phrase(word, linked) is not None:
        return False
    for place in range(linked + 1, min(linked + 3, words.size)):
        before = word[place - 1]
        if shape[place - 1] not in "AxJV" or (before in nouns.single and plural(words, place - 1)):
            return False
        found = surface_at(words, place, lang, "units")
        info = units.get(found[1].unit) if found is not None and not found[1].exact else None
        if found is None or info is None or info.dimension != "duration":
            continue
        if lang.head_last or not shape[linked:place].strip("A"):
            measure.unit, measure.dimension, measure.last = info.name, "duration", place + found[0] - 1
            return True
    return False


def _other_word(words: Words, at: int, unit: tuple[int, Any], beside: bool) -> bool:
    """True where what is written like a unit is another word: a counted noun, an abbreviation, a link to a noun."""
    count, surface = unit
    if not surface.exact:
        if count == 1 and beside and surface.unit not in TIMES:
            known = words.lang.nouns["count"].single.get(words.word[at])
            if known is not None and known.value != "other":
                return True
        stated = words.stated(at, at)
        if len(stated) <= SHORT and stated.isupper():
            return True
    if not surface.loose or at + 1 >= words.size or words.shape[at + 1] in ".,;:)&-|/":
        return False
    return words.shape[at] in "dapcovr" or (not words.glued(at) and words.shape[at + 1] in "xNJVA")


def _kind_of_thing(words: Words, at: int, value: float) -> bool:
    """ "9,500 day tickets", "900 night shifts": an English unit of time that says which; not "a 30 minute talk"."""
    if not words.lang.head_last or value == 1 or words.word[at] not in words.lang.durations or plural(words, at):
        return False
    after = at + 1
    if after >= words.size or words.shape[after] not in "xNV" or not plural(words, after):
        return False
    known = words.lang.nouns["count"].single.get(words.word[after])
    return value >= MANY or (known is not None and known.value in ATTENDING)


def _points(words: Words, at: int) -> bool:
    """True for points of per cent, not "neuf points de ravitaillement"."""
    follow = at + 1
    if (" " in words.word[at] and not words.word[at].endswith("%")) or follow >= words.size:
        return True
    opening, space, _ = words.word[follow].partition(" ")
    if space and opening in words.lang.lists["words.prepositions"]:
        return True  # "gagné 19 points par rapport à", "de 0,3 point sur un an"
    tag, roles = words.shape[follow], words.roles[follow]
    if tag == "d" and words.shape.startswith("a", follow + 1) and at > 2:
        return not CHANGES.isdisjoint(words.roles[at - 3] | words.roles[at - 2])  # "une baisse de 5 points de l'impôt"
    return tag in ".,;:)(&c|p" or tag not in "xNJdV" or "change.more_after" in roles or "change.less_after" in roles


def surface_at(words: Words, at: int, lang: Language, which: str) -> tuple[int, Any] | None:
    """How many tokens the unit or currency takes that stands here, and its surface, its case checked."""
    word, size = words.word[at], words.size
    if word not in lang.unit_starts:
        return None
    trie = lang.money if which == "money" else lang.units
    if word in trie.longer and at + 1 < size:
        for count in trie.sizes.get((word, words.word[at + 1]), ()):
            phrase = trie.phrases.get(tuple(words.word[at : at + count])) if at + count <= size else None
            chosen = _cased(words.stated(at, at + count - 1), phrase.value) if phrase is not None else None
            if chosen is not None:
                return count, chosen
    # a phrase of the lexicon may be a unit as well: "livres sterling"
    entry = trie.get(tuple(word.split(" "))) if " " in word else trie.single.get(word)
    chosen = _cased(words.stated(at, at), entry.value) if entry is not None else None
    return (1, chosen) if chosen is not None else None


def _cased(stated: str, surfaces: Any) -> Any:
    """The surface whose case fits the text; the one with exact case first."""
    plain, best = "", None
    for surface in surfaces:
        if surface.exact:
            plain = plain or " ".join(stated.replace("\u2019", "'").split())
            if surface.text == plain:
                return surface
        elif best is None:
            best = surface
    return best


def money_before(words: Words, measure: Measure) -> None:
    """A currency that stands before the number: "$5 million", "CHF 245", "Rs. 10,000"."""
    if measure.code or measure.dimension not in ("count", "money"):
        return
    lang, at, word = words.lang, measure.first, words.word
    if not at or word[at - 1] not in lang.money_ends or words.start[at] - words.stop[at - 1] > 1:
        return
    for count in lang.money_ends[word[at - 1]]:
        first = at - count
        if first < 0 or count > LONGEST_MONEY:
            continue
        entry = lang.money.get(tuple(word[first:at]))
        surface = _cased(words.stated(first, at - 1), entry.value) if entry is not None else None
        if surface is None or surface.side == "after" or (not surface.exact and surface.text.isalpha()):
            continue
        if first == at - 1 and words.shape[first] in "dapcovr" and not words.glued(at):
            continue
        if surface.doubted and not (words.glued(at) and vouched(surface.text, words.shadow)):
            continue
        measure.unit, measure.dimension = "money", "money"
        measure.code, measure.first, measure.sign = surface.code or surface.family, first, surface.text
        return


def read_sign(words: Words, measure: Measure) -> None:
    """A plus or minus printed before the number."""
    at = measure.first - 1
    if at < 0 or words.shape[at] not in "+-":
        return
    opens = at == 0 or words.shape[at - 1] in "(|"
    if not words.glued(at + 1) and not (opens and measure.dimension == "percent"):
        return  # "(− 12 %)", but "- 12 exposants" is a bullet
    free = at == 0 or not words.glued(at) or words.shape[at - 1] in "(|,;:/"
    if not free or (at and words.shape[at - 1] == "#" and words.shape[at] == "-"):
        return
    if words.shape[at] == "-":
        if measure.dimension not in ("percent", "temperature", "count", "money"):
            return
        measure.value = -measure.value
    if measure.dimension != "temperature":
        measure.kind = "change"
    measure.first = at
