"""Three digits after one comma: a group of thousands or decimals."""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.quantity.measure import Measure
from metrics.sentence.words import Words

__all__ = ["settle_doubt"]

_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")
# "7 000 dossards", "1.500 euros", "250'000", no "+237 233 00 11": groups that are told by another sign than the comma
_OTHER_GROUPS = re.compile(r"(?<![\d+.,'])(?<![\d+)] )\d{1,3}(?:[ .']\d{3}){1,4}(?![\d']| \d|[.,]\d)")
EARTH = 40_075  # kilometres round the equator, so that "42,195 km" are no thousands


def settle_doubt(words: Words, measure: Measure) -> None:
    """Decide "42,195": a group of three for what is counted or paid, the decimal sign for what is measured."""
    numeral = measure.numeral
    if not numeral.doubtful or measure.relation == "range":
        return
    own = numeral.printed[-4:-3] == words.lang.decimal
    measured = measure.dimension not in ("count", "money", "area") or measure.unit in ("hectare", "square_kilometer")
    if own and measured and words.lang.decimal == ",":
        too_much = measure.unit == "%" or (measure.unit == "kilometer" and numeral.value > EARTH)
        if too_much or (not numeral.printed.endswith("000") and _decimal_commas(words.shadow)):
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
            following < words.size
            and words.shape[following] in "xN"
            and words.word[following] in words.lang.nouns["count"].single
        )
        measure.value = max(numeral.value, numeral.other) if counted else numeral.value


@lru_cache(maxsize=16)
def _decimal_commas(shadow: str) -> bool:
    """True where the text writes decimals with a comma, "2,5 %", or groups with another sign, "7 000"."""
    return _COMMA.search(shadow) is not None or _OTHER_GROUPS.search(shadow) is not None
