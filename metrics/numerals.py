"""Numbers: from digits and number words to values.

A number is read from the row of raw tokens (word, start, stop, kind): digits with the scale words after them, or the
words of a number with its parts in any order the language allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.language import Language

__all__ = ["Numeral", "Raw", "digits", "plain_value", "spelled"]

Raw = tuple[str, int, int, str]
MOST_DIGITS = 30
MOST_WORDS = 16
FRACTIONS = {"\xbc": 0.25, "\xbd": 0.5, "\xbe": 0.75}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed: its value, scale words multiplied out, and what its form says.

    printed: the digits with their separators, "" for words. scale: the factor of scale words and suffixes, 1 without.
    decimals: digits after the decimal sign. vague: a word that is no exact number by nature ("une centaine").
    doubtful: one group of three after one separator, which a comma and a point both allow; other is the other reading.
    loose_suffix: the scale was a bare letter as "m", which without money or a noun is a unit.
    """

    value: float
    printed: str = ""
    scale: int = 1
    decimals: int = 0
    vague: bool = False
    doubtful: bool = False
    other: float = 0.0
    words: bool = False
    suffix: str = ""

    @property
    def year_like(self) -> bool:
        """Four plain digits that may be a year."""
        return self.scale == 1 and len(self.printed) == 4 and self.printed.isdigit() and 1000 <= self.value <= 2100


def plain_value(printed: str, decimal: str) -> tuple[float, int, float | None]:
    """Value and decimals of printed digits, and the other reading where one separator with three digits allows two.

    decimal is the sign the language writes before decimals. A sign that stands twice groups; before anything but three
    digits it is the decimal sign; the other language's sign with three digits groups too, and so does the own.

    >>> plain_value("1 400,5", ","), plain_value("196,490", ","), plain_value("1.185", ".")
    ((1400.5, 1, None), (196490.0, 0, 196.49), (1.185, 3, 1185.0))
    """
    bare = printed.replace(" ", "").replace("'", "")
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        return float(int(bare)), 0, None
    sign, tail = bare[last], len(bare) - last - 1
    other_sign = "." if sign == "," else ","
    if bare.count(sign) > 1:
        return float(int(bare.replace(sign, ""))), 0, None
    digits_only = int(bare.replace(sign, "").replace(other_sign, ""))
    as_decimal = digits_only / 10**tail
    if tail == 3 and other_sign not in bare and len(bare) == len(printed) and 1 <= last <= 3 and bare[0] != "0":
        if sign == "." and decimal == ".":
            return as_decimal, tail, float(digits_only)
        return float(digits_only), 0, as_decimal
    return as_decimal, tail, None


def digits(raw: Sequence[Raw], at: int, lang: Language, text: str) -> tuple[int, Numeral | None]:
    """How many tokens the number takes that starts with these digits, and the number; None for too many digits."""
    printed, start, stop, kind = raw[at]
    if kind == "fraction":
        return 1, Numeral(FRACTIONS[printed], printed="", decimals=2, words=True)
    if len(printed) > MOST_DIGITS:
        return 1, None
    value, decimals, other = plain_value(printed, lang.decimal)
    numeral = Numeral(value, printed, 1, decimals, doubtful=other is not None, other=other or 0.0)
    taken = 1
    if at + 1 < len(raw) and raw[at + 1][3] == "fraction" and raw[at + 1][1] - stop <= 1:
        return 2, replace(numeral, value=value + FRACTIONS[raw[at + 1][0]], decimals=2, doubtful=False)
    if at + 3 < len(raw) and raw[at + 2][0] == "/" and raw[at + 1][3] == "num" and raw[at + 3][3] == "num":
        above, below = raw[at + 1][0], raw[at + 3][0]
        if above.isdigit() and below in ("2", "3", "4", "8") and int(above) < int(below) and raw[at + 1][1] - stop == 1:
            return 4, replace(numeral, value=value + int(above) / int(below), decimals=2, doubtful=False)
    if at + 2 < len(raw) and raw[at + 1][0] == "/" and raw[at + 1][1] == stop and raw[at + 2][1] == raw[at + 1][2]:
        below = raw[at + 2][0]
        if printed.isdigit() and below in ("2", "3", "4", "5", "8", "10") and int(printed) < int(below):
            return 3, replace(numeral, value=int(printed) / int(below), decimals=2)
    scale, more, suffix = _scale(raw, at + 1, stop, lang, text)
    if scale != 1:
        taken += more
        if numeral.doubtful:
            # the own decimal sign keeps its meaning before a scale word ("4,125 milliards"), the other one groups
            # ("1.400 millones"), unless the scale word is singular ("1.185 million")
            fraction = min(value, other or value)
            own = printed[-4] == lang.decimal
            one = lang.decimal == "," and not raw[at + 1][0].endswith(tuple(lang.data["plural_marks"]))
            value, decimals = (fraction, 3) if own or (one and fraction < 2) else (max(value, other or value), 0)
        scaled = _times(value, decimals, scale)
        numeral = Numeral(scaled, printed, scale, decimals, suffix=suffix)
        numeral, extra = _tail(raw, at + taken, numeral, lang)
        taken += extra
    else:
        half = _half(raw, at + 1, lang)
        if half and not decimals:
            return 1 + half, replace(numeral, value=value + 0.5, decimals=1, doubtful=False)
    return taken, numeral


def _times(value: float, decimals: int, scale: int) -> float:
    """value · scale without the noise of binary decimals: 83.49 · 10**9 is a whole number."""
    whole = round(value * 10**decimals) if value < 1e15 else int(value)
    return whole * scale / 10**decimals if value < 1e15 else float(whole * scale)


def _scale(raw: Sequence[Raw], at: int, stop: int, lang: Language, text: str) -> tuple[int, int, str]:
    """The factor of the scale words or suffix at this token, how many tokens they take, and the suffix as printed."""
    scale, taken, glued_at = 1, 0, stop
    while at + taken < len(raw) and taken < 4:
        word, start, end, _ = raw[at + taken]
        if word == "-" and start == glued_at and at + taken + 1 < len(raw) and raw[at + taken + 1][1] == end:
            after = raw[at + taken + 1][0]
            if scale == 1 and lang.numbers.get(after, ("", 0))[0] in ("scale", "hundred"):
                scale, taken, glued_at = scale * lang.numbers[after][1], taken + 2, raw[at + taken + 1][2]
                continue
            break
        kind, value = lang.numbers.get(word, ("", 0))
        if start - glued_at > 1 or (kind not in ("scale", "hundred", "group") and not _joins_vague(kind, scale)):
            break
        if "\n" in text[glued_at:start]:
            break
        scale, taken, glued_at = scale * value, taken + 1, end
    if scale == 1 and at < len(raw):
        word, start, end, _ = raw[at]
        if start - stop <= 1 and "\n" not in text[stop:start]:
            printed = text[start:end]
            near_money = _near_money(raw, at, lang, text)
            factor = (lang.money_suffixes if near_money else lang.suffixes).get(printed)
            if factor is None and near_money and len(printed) == 2:
                return 1, 0, ""
            if factor is not None and (near_money or start == stop or len(printed) > 1 or printed == "k"):
                return factor, 1, printed
            if printed == "m" and start == stop and lang.data["numbers"].get("m_counts", lang.head_last):
                after = raw[at + 1] if at + 1 < len(raw) else ("", 0, 0, "")
                if after[0] == "+" or (after[1] == end + 1 and _counted(after[0], lang)):
                    return 1_000_000, 1, printed
    return scale, taken, ""


def _joins_vague(kind: str, scale: int) -> bool:
    return kind == "vague" and scale == 1


def _counted(word: str, lang: Language) -> bool:
    """True for a plural noun that the metrics know: "2.2m visitors", not "2.2m high"."""
    return word in lang.nouns["count"].single or word in lang.nouns["count"].longer


def _near_money(raw: Sequence[Raw], at: int, lang: Language, text: str) -> bool:
    """True where a currency stands after the token, or before the digits that the token follows."""
    end = raw[at][2]
    if at + 1 < len(raw) and raw[at + 1][1] - end <= 1 and lang.money.match([r[0] for r in raw[at + 1 : at + 5]], 0):
        return True
    back = at - 2
    if back >= 0 and raw[back][0] == "-" and back >= 2 and raw[back - 1][3] == "num":
        back -= 2
    if back < 0 or raw[at - 1][1] - raw[back][2] > 1:
        return False
    entry = lang.money.single.get(raw[back][0])
    return entry is not None


def _tail(raw: Sequence[Raw], at: int, numeral: Numeral, lang: Language) -> tuple[Numeral, int]:
    """A half after a scale word ("2 millions et demi"), or lower parts ("2 millions 300 000", "1 million 200 mille")."""
    half = _half(raw, at, lang)
    if half:
        return replace(numeral, value=numeral.value + numeral.scale / 2, decimals=1), half
    if at < len(raw) and raw[at][3] == "num" and not numeral.decimals and numeral.scale >= 10**6:
        printed, start, stop, _ = raw[at]
        if start - raw[at - 1][2] == 1 and len(printed) > 4 and " " in printed:
            value, _, _ = plain_value(printed, lang.decimal)
            if value < numeral.scale:
                return replace(numeral, value=numeral.value + value), 1
        follow = lang.numbers.get(raw[at + 1][0]) if at + 1 < len(raw) else None
        if printed.isdigit() and len(printed) <= 3 and follow and follow[0] == "scale" and follow[1] < numeral.scale:
            return replace(numeral, value=numeral.value + int(printed) * follow[1]), 2
    return numeral, 0


def _half(raw: Sequence[Raw], at: int, lang: Language) -> int:
    """How many tokens "et demi", "and a half" take here."""
    table = lang.data["numbers"]
    if at < len(raw) and raw[at][0] in table["and"]:
        at += 1
        count = 1
        if at < len(raw) and raw[at][0] in table["articles"]:
            at, count = at + 1, count + 1
        if at < len(raw) and raw[at][0] in table["half"]:
            return count + 1
    return 0


def spelled(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, Numeral | None]:
    """The number written in words that starts at this token: how many tokens it takes, and its value.

    Parts join as the language's grammar has them: units after tens, tens after hundreds, hundreds before scales, each
    scale once and falling. None where the word alone is no number (an article, "half", a scale word by itself).
    """
    table = lang.data["numbers"]
    word = raw[at][0]
    place, half = at, False
    if word in table["articles"] and place + 1 < len(raw) and raw[place + 1][0] in table["half"]:
        place += 1
    elif word in table["articles"] and place + 2 < len(raw) and raw[place + 1][0] in table["vague_adjectives"]:
        if lang.numbers.get(raw[place + 2][0], ("", 0))[0] == "vague":  # "un bon millier"
            return 3, Numeral(float(lang.numbers[raw[place + 2][0]][1]), vague=True, words=True)
    if raw[place][0] in table["half"]:
        half, place = True, _past_hyphen(raw, place + 1)
    if place < len(raw) and raw[place][0] in table["articles"] and raw[place][0] not in lang.numbers:
        place += 1
    if place >= len(raw):
        return 0, None
    count, numeral = _words(raw, place, lang)
    if numeral is None:
        names = [item[0] for item in raw[place : place + 4]]
        if half and names and lang.units.match(names, 0):
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


def _past_hyphen(raw: Sequence[Raw], at: int) -> int:
    return at + 1 if at < len(raw) and raw[at][0] == "-" and raw[at][1] == raw[at - 1][2] else at


def _words(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, Numeral | None]:
    """The number words from this token on: how many, and what they add up to."""
    numbers, table = lang.numbers, lang.data["numbers"]
    total = current = 0.0
    after_teen: Sequence[int] = ()
    last_scale, room, vague = 10**30, 100, False  # room: what may still be added is smaller
    place, taken, size = at, 0, min(len(raw), at + 2 * MOST_WORDS)
    while place < size:
        word, start, stop, _ = raw[place]
        kind, value = numbers.get(word, ("", 0))
        if taken and not kind:
            if word == "-" and place + 1 < size and raw[place + 1][0] in numbers and start == raw[place - 1][2]:
                place += 1
                continue
            if word in table["and"] and place + 1 < size and _joins(raw, place, lang, room):
                place += 1
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
            current, room, vague = max(current, 1) * value, 0, vague or kind == "vague"
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
            if follow[0] in ("scale", "vague") and follow[1] > current:  # "une centaine de milliers", "dizaine de millions"
                place += 1
        if room == 1000:
            room = 100
    if not taken:
        return 0, None
    value_ = total + current
    scale = last_scale if last_scale < 10**30 and current == 0 else 1
    half = _half(raw, at + taken, lang)
    if half:
        taken += half
        value_ += scale / 2
        follow = numbers.get(raw[at + taken][0], ("", 0)) if at + taken < len(raw) else ("", 0)
        if scale == 1 and follow[0] == "scale":
            value_, scale, taken = value_ * follow[1], follow[1], taken + 1
    elif scale == 1 and at + taken + 1 < len(raw) and raw[at + taken][0] in table.get("decimal_words", ()):
        after = numbers.get(raw[at + taken + 1][0], ("", 0))
        if after[0] in ("unit", "ten") and value_ < 1000:
            count, tail = _words(raw, at + taken + 1, lang)
            if tail is not None and tail.value < 10 or tail is not None and tail.scale > 1:
                factor = tail.scale
                value_, scale, taken = (value_ + tail.value / factor / 10) * factor, factor, taken + 1 + count
    return taken, Numeral(value_, "", scale, 0, vague, words=True)


def _joins(raw: Sequence[Raw], place: int, lang: Language, room: int) -> bool:
    """True where "and" stands inside one number ("vingt et un", "two hundred and fifty"), not between two."""
    table = lang.data["numbers"]
    before = lang.numbers.get(raw[place - 1][0], ("", 0))
    after = lang.numbers.get(raw[place + 1][0], ("", 0))
    if after[0] not in ("unit", "ten"):
        return False
    if before[0] == "ten":
        return after[1] < room and after[1] in table["and_after_ten"]
    return before[0] in ("hundred", "scale") and bool(table["and_after_hundred"]) and after[1] < 100
