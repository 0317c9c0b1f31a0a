"""A quantity of a sentence, and what a sentence holds of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from metrics.sentence.numerals import Numeral
from metrics.sentence.words import Words

__all__ = ["Measure", "Reading"]


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
    hyphen: bool = False


@dataclass(slots=True)
class Reading:
    """What a sentence holds: its measures in order, and the tokens with digits that are none, with the reason."""

    words: Words
    measures: list[Measure]
    reasons: dict[int, str]
