"""Numbers: from digits and number words to values.

A number is read from the row of raw tokens (word, start, stop, kind): digits with the scale words after them, or the
words of a number with its parts in any order the language allows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from metrics.sentence.fractions import part_of
from metrics.sentence.numberwords import half_after, spelled
from metrics.sentence.numeral import Numeral, Raw, plain_value
from metrics.vocabulary.language import Language

__all__ = ["FRACTIONS", "Numeral", "Raw", "digits", "plain_value", "spelled"]

MOST_DIGITS = 30
_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d(?![\d.,]?\d)")
_GROUPED = re.compile(r"\d,\d\d0(?!\d)")  # decimals do not end in 0
_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")
FRACTIONS = {char: unicodedata.numeric(char) for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒"}


def digits(raw: Sequence[Raw], at: int, lang: Language, text: str) -> tuple[int, Numeral | None]:
    """How many tokens the number takes that starts with these digits, and the number; None for too many digits."""
    printed, _, stop, kind = raw[at]
    if kind == "fraction":
        return 1, Numeral(FRACTIONS[printed], printed="", decimals=2, words=True)
    if len(printed) > MOST_DIGITS:
        return 1, None
    value, decimals, other = plain_value(printed, lang.decimal)
    numeral = Numeral(value, printed, 1, decimals, doubtful=other is not None, other=other or 0.0)
    taken = 1
    if at + 1 == len(raw):
        return 1, numeral
    if raw[at + 1][3] == "fraction" and raw[at + 1][1] - stop <= 1:
        whole = replace(numeral, value=value + FRACTIONS[raw[at + 1][0]], decimals=3, doubtful=False)
        return _scaled(raw, at, 2, whole, lang, text)
    if at + 3 < len(raw) and raw[at + 2][0] == "/" and raw[at + 1][3] == "num" and raw[at + 3][3] == "num":
        above, below = raw[at + 1][0], raw[at + 3][0]
        if above.isdigit() and below in ("2", "3", "4", "8") and int(above) < int(below) and raw[at + 1][1] - stop == 1:
            whole = replace(numeral, value=value + int(above) / int(below), decimals=3, doubtful=False)
            return _scaled(raw, at, 4, whole, lang, text)
    if at + 2 < len(raw) and raw[at + 1][0] == "/" and raw[at + 1][1] == stop and raw[at + 2][1] == raw[at + 1][2]:
        below = raw[at + 2][0]
        if printed.isdigit() and below in ("2", "3", "4", "5", "8", "10") and int(printed) < int(below):
            share = part_of(raw, at + 3, lang)  # "1/3 des exposants"
            if share or below not in ("5", "10"):  # but "note : 9/10"
                return 3, replace(numeral, value=int(printed) / int(below), decimals=6 if share else 2, part=share)
    scale, more, suffix = _scale(raw, at + 1, stop, lang, text)
    if scale != 1:
        taken += more
        if numeral.doubtful:
            # the own decimal sign keeps its meaning before a scale word ("4,125 milliards"), the other one groups
            # ("1.400 millones"), unless the scale word is singular ("1.185 million")
            fraction = min(value, other or value)
            own = (printed[-4] == lang.decimal) != (lang.decimal == "," and _with_points(text))
            one = lang.decimal == "," and not raw[at + 1][0].endswith(tuple(lang.data["plural_marks"]))
            value, decimals = (fraction, 3) if own or (one and fraction < 2) else (max(value, other or value), 0)
        scaled = _times(value, decimals, scale)
        numeral = Numeral(scaled, printed, scale, decimals, suffix=suffix)
        numeral, extra = _tail(raw, at + taken, numeral, lang)
        taken += extra
    else:
        half = half_after(raw, at + 1, lang)
        if half and not decimals:
            return 1 + half, replace(numeral, value=value + 0.5, decimals=1, doubtful=False)
    return taken, numeral


@lru_cache(maxsize=16)
def _with_points(text: str) -> bool:
    """True for a text that writes "12.8 %" or "60,000 personas", and no decimals with a comma."""
    return _COMMA.search(text) is None and (_POINT.search(text) is not None or _GROUPED.search(text) is not None)


def _scaled(
    raw: Sequence[Raw], at: int, taken: int, numeral: Numeral, lang: Language, text: str
) -> tuple[int, Numeral]:
    """A mixed number with the scale word behind it: "2½ million"."""
    scale, more, suffix = _scale(raw, at + taken, raw[at + taken - 1][2], lang, text)
    if scale == 1:
        return taken, numeral
    return taken + more, replace(numeral, value=numeral.value * scale, scale=scale, suffix=suffix)


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
        if at > 1 and "\n" in text[glued_at:start]:
            break  # but "2,5" and "millions de visiteurs" under it
        scale, taken, glued_at = scale * value, taken + 1, end
    if scale == 1 and at < len(raw):
        _, start, end, _ = raw[at]
        printed = text[start:end]
        may = printed in lang.money_suffixes or printed in lang.suffixes or printed == "m"
        if may and start - stop <= 1 and (at == 1 or "\n" not in text[stop:start]):
            near_money = _near_money(raw, at, lang, text)
            factor = (lang.money_suffixes if near_money else lang.suffixes).get(printed)
            spaced = len(printed) > 1 or printed == "k" or (printed == "M" and not _title(raw, at))
            if factor is not None and (near_money or start == stop or spaced):
                return factor, 1, printed
            if printed == "m" and start == stop and lang.data["numbers"].get("m_counts", lang.head_last):
                beside = raw[at + 1] if at + 1 < len(raw) else ("", 0, 0, "")
                if beside[0] == "+" or (beside[1] == end + 1 and _counted(beside[0], lang)):
                    return 1_000_000, 1, printed
    return scale, taken, ""


def _title(raw: Sequence[Raw], at: int) -> bool:
    """True for "M. Dupont", "M Dupont & fils", "1 M Street": no million."""
    return at + 1 < len(raw) and raw[at + 1][0] in (".", "-", "&", "street", "avenue", "st", "ave")


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
    if back < 0 or raw[back + 1][1] - raw[back][2] > 1:
        return False
    entry = lang.money.single.get(raw[back][0])
    return entry is not None


def _tail(raw: Sequence[Raw], at: int, numeral: Numeral, lang: Language) -> tuple[Numeral, int]:
    """A half after a scale word ("2 millions et demi"), or lower parts ("2 millions 300 000")."""
    half = half_after(raw, at, lang)
    if half:
        return replace(numeral, value=numeral.value + numeral.scale / 2, decimals=1), half
    if at < len(raw) and raw[at][3] == "num" and not numeral.decimals and numeral.scale >= 10**6:
        printed, start, _, _ = raw[at]
        if start - raw[at - 1][2] == 1 and len(printed) > 4 and " " in printed:
            value, _, _ = plain_value(printed, lang.decimal)
            if value < numeral.scale:
                return replace(numeral, value=numeral.value + value), 1
        follow = lang.numbers.get(raw[at + 1][0]) if at + 1 < len(raw) else None
        if printed.isdigit() and len(printed) <= 3 and follow and follow[0] == "scale" and follow[1] < numeral.scale:
            return replace(numeral, value=numeral.value + int(printed) * follow[1]), 2
    return numeral, 0
