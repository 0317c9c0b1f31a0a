"""A number as printed or written: its value and what its form says."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Numeral", "Raw", "plain_value"]

Raw = tuple[str, int, int, str]  # word, start, stop, kind


@dataclass(slots=True)
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
    part: bool = False  # a part of a whole in words: "deux tiers", "half of"

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
    if printed.isdecimal():
        return float(printed), 0, None
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
