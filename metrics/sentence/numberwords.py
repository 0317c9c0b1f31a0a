"""Numbers written in words, by the grammar of the language: "deux cent cinquante mille", "three and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.sentence.fractions import fraction, past_hyphen
from metrics.sentence.numeral import Numeral, Raw
from metrics.vocabulary.language import Language

__all__ = ["half_after", "spelled"]

MOST_WORDS = 16


def half_after(raw: Sequence[Raw], at: int, lang: Language) -> int:
    """How many tokens "et demi", "and a half" take here."""
    table, first = lang.data["numbers"], at
    if at >= len(raw) or (raw[at][0] != "-" and raw[at][0] not in table["and"]):
        return 0
    at = past_hyphen(raw, at)
    if at < len(raw) and raw[at][0] in table["and"]:
        at = past_hyphen(raw, at + 1)
        if at < len(raw) and raw[at][0] in table["articles"]:
            at = past_hyphen(raw, at + 1)
        if at < len(raw) and raw[at][0] in table["half"]:
            return at + 1 - first
    return 0


def spelled(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, Numeral | None]:
    """The number written in words that starts at this token: how many tokens it takes, and its value.

    Parts join as the language's grammar has them: units after tens, tens after hundreds, hundreds before scales, each
    scale once and falling. None where the word alone is no number (an article, "half", a scale word by itself).
    """
    table = lang.data["numbers"]
    word = raw[at][0]
    taken, part = fraction(raw, at, lang)
    if taken:
        return taken, part
    place, half = at, False
    if word in table["articles"] and place + 1 < len(raw) and raw[place + 1][0] in table["half"]:
        place += 1
    elif word in table["articles"] and place + 2 < len(raw) and raw[place + 1][0] in table["vague_adjectives"]:
        kind, vague = lang.numbers.get(raw[place + 2][0], ("", 0))
        if kind == "vague":  # "un bon millier"
            return 3, Numeral(float(vague), vague=True, words=True)
    if raw[place][0] in table["half"]:
        half, place = True, past_hyphen(raw, place + 1)
    if place < len(raw) and raw[place][0] in table["articles"] and raw[place][0] not in lang.numbers:
        place = past_hyphen(raw, place + 1)
    if place >= len(raw):
        return 0, None
    count, numeral = _words(raw, place, lang)
    if numeral is None:
        names = [item[0] for item in raw[place : place + 4]]
        if half and names and names[0] not in lang.data["words"]["links"] and lang.units.match(names, 0):
            return place - at, Numeral(0.5, decimals=1, words=True)
        return 0, None
    alone = lang.numbers[raw[place][0]][0] in ("hundred", "scale", "group", "vague")
    if alone and place == at and word not in table["alone"]:
        return 0, None
    if half:
        if not alone:
            return 0, None
        numeral = replace(numeral, value=numeral.value / 2)
    elif place > at and not alone:
        return 0, None  # "a three-day show": the article is none of the number
    return place - at + count, numeral


def _words(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, Numeral | None]:
    """The number words from this token on: how many, and what they add up to."""
    numbers, table = lang.numbers, lang.data["numbers"]
    total = current = 0.0
    after_teen: Sequence[int] = ()
    last_scale, room, vague, group = 10**30, 100, False, 1  # room: what may still be added is smaller
    place, taken, size = at, 0, min(len(raw), at + 2 * MOST_WORDS)
    while place < size:
        word, start, _, _ = raw[place]
        kind, value = numbers.get(word, ("", 0))
        if taken and not kind:
            after = past_hyphen(raw, place)
            if after > place and after < size and raw[after][0] in numbers:
                place = after
                continue
            if after < size and raw[after][0] in table["and"]:
                beyond = past_hyphen(raw, after + 1)
                if beyond < size and _joins(numbers.get(raw[place - 1][0]), numbers.get(raw[beyond][0]), lang, room):
                    place = beyond
                    continue
        if not kind or (taken and start - raw[place - 1][2] > 1):
            break
        if kind in ("unit", "ten"):
            if kind == "ten" and current % 100 == 4 and value == 20 and taken and table["tens_take_teens"]:
                current, room = current + 76, 20  # quatre-vingt
            elif taken and (value >= room or value == 0) and value not in after_teen:
                break
            else:
                current += value
                room = 0 if kind == "unit" else 20 if value in table["tens_take_teens"] else 10
            after_teen = table["teens_after"].get(word, ())
        elif kind == "hundred":
            if current >= 100 or (current == 0 and taken and room != 100):
                break
            current, room = max(current, 1) * value, 100
            if value > 100:
                room = 100
        elif kind in ("vague", "group"):
            if current >= value and taken:
                break
            current, room, vague, group = max(current, 1) * value, 0, vague or kind == "vague", value
        else:
            if current == 0 and taken and total:
                total *= value  # "cent mille milliards", "a million million"
            elif value >= last_scale:
                if taken and value > last_scale and room:
                    total = (total + current) * value  # "trente-trois mille milliards"
                else:
                    break
            else:
                total += max(current, 1) * value
            current, last_scale, room = 0, value, 1000
            vague = vague or word in table["vague"]
        place += 1
        taken = place - at
        if vague and place + 1 < size and raw[place][0] in lang.data["words"]["links"]:
            follow = numbers.get(raw[place + 1][0], ("", 0))
            if follow[0] in ("scale", "vague") and follow[1] > current:  # "une centaine de milliers"
                place += 1
        if room == 1000:
            room = 100
    if not taken:
        return 0, None
    value_ = total + current
    scale = last_scale if last_scale < 10**30 and current == 0 else 1
    half = half_after(raw, at + taken, lang)
    if half:
        taken += half
        value_ += (scale if scale > 1 else group) / 2  # "una docena y media"
        follow = numbers.get(raw[at + taken][0], ("", 0)) if at + taken < len(raw) else ("", 0)
        if scale == 1 and follow[0] == "scale":
            value_, scale, taken = value_ * follow[1], follow[1], taken + 1
    elif scale == 1 and value_ < 1000:
        more, decimals, scale = _decimals(raw, at + taken, lang)
        value_, taken = round((value_ + decimals) * scale, 6), taken + more
    return taken, Numeral(value_, "", scale, 0, vague, words=True)


def _decimals(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, float, int]:
    """Decimals in words: how many tokens "virgule cinq", "point seven five million" take, their value and scale."""
    if at + 1 >= len(raw) or raw[at][0] not in lang.data["numbers"].get("decimal_words", ()):
        return 0, 0.0, 1
    figures, place = "", at + 1
    while place < len(raw) and len(figures) < MOST_WORDS:
        kind, value = lang.numbers.get(raw[place][0], ("", 0))
        if kind == "unit" and value < 10:
            figures += str(value)
        elif kind in ("unit", "ten") and not figures:  # "trois virgule vingt-cinq"
            count, tail = _words(raw, place, lang)
            if tail is None or tail.value >= 100:
                return 0, 0.0, 1
            figures, place = f"{int(tail.value):02}", place + count
            break
        else:
            break
        place += 1
    if not figures:
        return 0, 0.0, 1
    scale = 1
    if place < len(raw) and lang.numbers.get(raw[place][0], ("", 0))[0] == "scale":
        scale, place = lang.numbers[raw[place][0]][1], place + 1
    return place - at, int(figures) / 10 ** len(figures), scale


def _joins(before: tuple[str, int] | None, after: tuple[str, int] | None, lang: Language, room: int) -> bool:
    """True where "and" stands inside one number ("vingt et un", "two hundred and fifty"), not between two."""
    table = lang.data["numbers"]
    if before is None or after is None or after[0] not in ("unit", "ten"):
        return False
    if before[0] == "ten":
        return after[1] < room and after[1] in table["and_after_ten"]
    return before[0] in ("hundred", "scale") and bool(table["and_after_hundred"]) and after[1] < 100
