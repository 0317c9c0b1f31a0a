"""Lines that are no sentences: key figures with the noun on the line above or below, and tables with a head row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from metrics.drafts import Draft
from metrics.measures import Reading
from metrics.text import sentences

__all__ = ["Columns", "Heads", "lines"]

_FIGURE = re.compile(r"[ *>|-]{0,6}[~+<>$£\x80]?\s?\d[\d .,'/]{0,24}(?:[+%\x80$]|[kmb]|m²|m2|ha|millions?|milliards?|billion)?[ .]{0,3}")
_SHORT = 70


def lines(text: str, shadow: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences of the text, a lone figure joined with the short line that names it.

    >>> from metrics.text import fold
    >>> text = "1 050\\nexposants\\n\\n22\\npays"
    >>> [text[a:b] for a, b in lines(text, fold(text), frozenset())]
    ['1 050\\nexposants', '22\\npays']
    """
    spans = list(sentences(text, shadow, abbreviations))
    at = 0
    while at < len(spans):
        begin, end = spans[at]
        if _lone(shadow, begin, end):
            below = at + 1 < len(spans) and _names(shadow, end, *spans[at + 1])
            if below and not _above_only(shadow, spans, at):
                yield begin, spans[at + 1][1]
                at += 2
                continue
        elif at + 1 < len(spans) and _lone(shadow, *spans[at + 1]) and _names(shadow, end, begin, end, spans[at + 1][0]):
            after = at + 2 < len(spans) and _names(shadow, spans[at + 1][1], *spans[at + 2])
            if not after or _starts_block(shadow, begin):
                yield begin, spans[at + 1][1]
                at += 2
                continue
        yield begin, end
        at += 1


def _lone(shadow: str, begin: int, end: int) -> bool:
    return end - begin < 40 and _FIGURE.fullmatch(shadow, begin, end) is not None


def _names(shadow: str, stop: int, begin: int, end: int, figure: int | None = None) -> bool:
    """True for a short line without digits right under (or above) the figure."""
    gap = shadow[stop : begin if figure is None else figure]
    return gap.count("\n") == 1 and end - begin <= _SHORT and not any(c.isdigit() for c in shadow[begin:end])


def _starts_block(shadow: str, begin: int) -> bool:
    return begin == 0 or shadow[:begin].rstrip(" ").endswith("\n\n")


def _above_only(shadow: str, spans: list[tuple[int, int]], at: int) -> bool:
    """True where the figure ends its block under a label, so that the line below is the next label."""
    return False


@dataclass(slots=True)
class Heads:
    """What the columns of a table row mean, for the numbers of one line."""

    years: list[int] = field(default_factory=list)

    def apply(self, draft: Draft, place: int) -> None:
        """Give the draft the year of its column."""
        if place < len(self.years):
            draft.year = self.years[place]


@dataclass(slots=True)
class Columns:
    """Remembers the head row of a table while its rows are read."""

    years: list[int] = field(default_factory=list)
    end: int = -1

    def read(self, reading: Reading) -> Heads:
        """The heads that hold for this line; a line of years alone becomes the head row of those below."""
        words = reading.words
        years = [int(words.numeral(at).value) for at, why in reading.reasons.items() if why == "year" and words.tag[at] == "#"]
        if len(years) >= 2 and not reading.measures and _tabular(reading):
            self.years, self.end = years, words.end
            return Heads()
        if self.years and len(reading.measures) == len(self.years) and words.begin - self.end <= 3 and _tabular(reading):
            self.end = words.end
            return Heads(self.years)
        self.years = []
        return Heads()


def _tabular(reading: Reading) -> bool:
    words = reading.words
    line = words.text[words.begin : words.end]
    return "|" in words.tag or "\t" in line or "   " in line
