"""Tables in running text: what the head row says of the figures under it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from metrics.counted.drafts import Draft
from metrics.quantity.clauses import AHEAD
from metrics.quantity.measure import Reading
from metrics.quantity.unitwords import surface_at
from metrics.sentence.words import Words, read_words
from metrics.text import fold, squeeze
from metrics.vocabulary.language import Language
from metrics.vocabulary.units import units

__all__ = ["Cell", "Columns", "Heads", "cells"]

_GAP = re.compile(r" {2,2000}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RULE = re.compile(r"[\s|:+=_-]{1,2000}")
_MOST_ROWS = 60
_FIGURE = re.compile(r"(?<![a-zA-Z])\d")
_ASIDE = re.compile(r"\([^)]{0,999}\)")
KINDS = ("count", "money", "area")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: where it stands in the text, and what it says."""

    start: int
    end: int
    text: str


def cells(text: str, begin: int, end: int) -> list[Cell]:
    """The cells of one line, split at "|", tabs or wide gaps; a single one for a line that is no row.

    >>> [cell.text for cell in cells("| Visitors | 28,946 |", 0, 21)]
    ['Visitors', '28,946']
    """
    line = text[begin:end]
    if "|" in line:
        lead = len(line) - len(line.lstrip(" "))
        lead += line.startswith("|", lead)
        parts, step = [], lead
        for part in line.rstrip(" ").removesuffix("|")[lead:].split("|"):
            parts.append((step, step + len(part)))
            step += len(part) + 1
    elif "\t" in line:
        parts, step = [], 0
        for part in line.split("\t"):
            parts.append((step, step + len(part)))
            step += len(part) + 1
    else:
        parts, step = [], len(line) - len(line.lstrip())
        for gap in _GAP.finditer(line, step):
            parts.append((step, gap.start()))
            step = gap.end()
        parts.append((step, len(line)))
    return [Cell(begin + a, begin + b, line[a:b].strip(" *")) for a, b in parts]


@dataclass(slots=True)
class Title:
    """What the head of a column says of the figures under it."""

    text: str
    words: Words
    year: int | None = field(init=False)
    named: str = field(init=False)  # the metric of its first noun; "" if no metric knows a word of it
    plain: str = field(init=False)  # the text without the unit in brackets
    ahead: bool = field(init=False)  # what is planned: "2026 (target)"

    def __post_init__(self) -> None:
        year = _YEAR.search(self.text)
        self.year = int(year.group()) if year is not None else None
        self.named = _named(self.words, KINDS)
        self.plain = squeeze(_ASIDE.sub("", self.text)) or self.text
        targets = self.words.lang.lists["status.targets"]
        self.ahead = AHEAD in self.words.present or not targets.isdisjoint(self.words.word)


@dataclass(slots=True)
class Heads:
    """What the columns of one row mean; no heads for a line that stands in no table."""

    heads: Sequence[str] = ()
    row: Sequence[Cell] = ()
    titles: dict[int, Title] = field(default_factory=dict)  # of the columns asked for so far
    name: Words | None = None  # the first cell of the row
    first: Draft | None = None

    def apply(self, draft: Draft, place: int) -> None:
        """Give the draft what its column and its row say: year, status, noun, unit, segment."""
        if not self.heads:
            return
        at = draft.words.start[draft.measure.first]
        column = bisect_right(self.row, at, key=_start) - 1
        if column < 1 or column >= len(self.heads) or at >= self.row[column].end:
            return
        lang = draft.words.lang
        head = self._title(column, lang)
        if head.ahead:
            draft.status = "expected"
        if draft.measure.kind == "change" and not _YEAR.fullmatch(head.text):
            draft.year = _latest(self.heads[1 : column + 1])
        elif head.year is not None:
            draft.year = head.year
        elif head.named and draft.measure.kind == "level":
            _measure(draft, head.words)
            draft.metric, draft.label = _metric(head.words, draft.measure.dimension) or head.named, head.plain
            draft.rule = "column"
            return
        if draft.measure.kind == "share" and (title := self._title(0, lang)).named:
            draft.metric, draft.label, draft.segment = title.named, title.plain, self.row[0].text
            draft.rule = "column"
            return
        if self.name is None:
            self.name = _read(self.row[0].text, lang)
        _measure(draft, self.name)
        if self.first is not None and draft.measure.relation != "range":
            draft.metric, draft.label, draft.carried = self.first.metric, self.first.label, self.first
            draft.rule = "row"
        else:
            self.first = draft
            if draft.measure.dimension == "area":
                draft.metric = _metric(self.name, "area") or "area"
            elif draft.measure.dimension == "money":
                draft.metric = _metric(self.name, "money") or draft.metric

    def _title(self, column: int, lang: Language) -> Title:
        title = self.titles.get(column)
        if title is None:
            title = self.titles[column] = Title(self.heads[column], _read(self.heads[column], lang))
        return title


_NONE = Heads()


@dataclass(slots=True)
class Columns:
    """Remembers the head row of a table while its rows are read, and the line while its sentences are."""

    heads: list[str] = field(default_factory=list)
    titles: dict[int, Title] = field(default_factory=dict)
    end: int = -1  # of the last row with figures
    start: int = 0  # of the line
    stop: int = 0
    row: list[Cell] = field(default_factory=list)
    looked: bool = False  # the head row is the one found from this line

    def read(self, reading: Reading) -> Heads:
        """The heads that hold for this line, from the first row of the table it stands in."""
        if not reading.measures:
            return _NONE
        text, place = reading.words.text, reading.words.begin
        if not self.start <= place < self.stop:
            self._line(text, place)
        if len(self.row) < 2:
            return _NONE
        goes_on = 0 <= self.end <= self.start <= self.end + 1
        if not goes_on and not self.looked:
            self.heads, self.titles, self.looked = _head_row(text, self.start, len(self.row)), {}, True
        self.end = self.stop
        return Heads(self.heads, self.row, self.titles) if self.heads else _NONE

    def _line(self, text: str, place: int) -> None:
        """Read the line of this place."""
        self.start = begin = text.rfind("\n", 0, place) + 1
        end = text.find("\n", begin)
        self.stop = end = end if end >= 0 else len(text)
        self.row = cells(text, begin, end) if _is_row(text, begin, end) else []
        self.looked = False


def _start(cell: Cell) -> int:
    return cell.start


def _is_row(text: str, begin: int, end: int) -> bool:
    """True for a line that may have more than one cell."""
    return any(text.find(gap, begin, end) >= 0 for gap in ("|", "\t", "  "))


def _head_row(text: str, begin: int, width: int) -> list[str]:
    """The cells of the first row of the table whose row begins here; empty if it has no head."""
    top: list[Cell] = []
    for _ in range(_MOST_ROWS):
        if begin <= 0:
            break
        end = begin - 1
        begin = text.rfind("\n", 0, end) + 1
        if _RULE.fullmatch(text, begin, end) and end - begin > 2:
            continue
        above = cells(text, begin, end)
        if len(above) < 2 or abs(len(above) - width) > 1:
            break
        top = above
    heads = [cell.text for cell in top]
    if heads and len(heads) < width and _YEAR.fullmatch(heads[0]):
        heads.insert(0, "")  # over the names of the rows
    return heads if heads and all(_heads(head) for head in heads[1:]) else []


def _heads(cell: str) -> bool:
    """True for what may stand over a column: a year, or words without a figure."""
    rest = _YEAR.sub("", cell)
    return cell == "" or _YEAR.search(cell) is not None or _FIGURE.search(rest) is None


def _latest(heads: Sequence[str]) -> int | None:
    """The latest year of some heads: a change is that of the year it led to."""
    return max((int(year) for head in heads for year in _YEAR.findall(head)), default=None)


def _read(cell: str, lang: Language) -> Words:
    return read_words(cell, fold(cell), 0, len(cell), lang)


def _named(words: Words, kinds: Sequence[str]) -> str:
    """The metric of the first noun of these kinds in a cell; "" if no metric knows a word of it."""
    nouns = words.lang.nouns
    for step in range(words.size):
        for kind in kinds:
            found = nouns[kind].match(words.word, step)
            if found is not None:
                return str(found[1].value)
    return ""


def _metric(words: Words, dimension: str) -> str:
    """The metric that the cell's noun has for a figure of this dimension."""
    return _named(words, (dimension,)) if dimension in KINDS else ""


def _measure(draft: Draft, words: Words) -> None:
    """Give a bare number the unit and scale word its cell tells: "Investment (Rs crore)", "Superficie (m²)"."""
    measure = draft.measure
    counted = measure.dimension == "count"
    # "| Sales (€ million) | 9.8 | 12.3 |": the second took its unit from the first, but not what the cell says
    bare = counted or (draft.carried is not None and measure.first == measure.last and measure.numeral.scale == 1)
    if not bare or measure.kind != "level":
        return
    opened = next((k for k, tag in enumerate(words.shape) if tag in "(,"), -1)
    if opened < 0:
        return
    lang = words.lang
    scale, found = 1, False
    for step in range(opened + 1, words.size):
        kind, value = lang.numbers.get(words.word[step], ("", 0))
        if kind == "scale":
            scale = value
        elif words.stated(step, step) in lang.suffixes and step + 1 < words.size:
            scale = lang.suffixes[words.stated(step, step)]
        money = surface_at(words, step, lang, "money")
        unit = surface_at(words, step, lang, "units")
        if not found and money is not None:
            measure.unit, measure.dimension, measure.code = "money", "money", money[1].code or money[1].family
            found = True
        elif not found and unit is not None and words.tag[step] not in "dapcov" and unit[1].unit in units():
            measure.unit, measure.dimension = unit[1].unit, units()[unit[1].unit].dimension
            draft.metric = draft.metric if measure.dimension in KINDS else measure.dimension
            found = True
    if scale != 1 and (counted or found):
        measure.value *= scale
        measure.low = measure.low * scale if measure.low is not None else None
        measure.high = measure.high * scale if measure.high is not None else None
