"""Tables in running text: what the head row says of the figures under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from metrics.drafts import Draft
from metrics.language import Language
from metrics.measure import Reading
from metrics.text import fold, squeeze
from metrics.units import units
from metrics.unitwords import surface_at
from metrics.words import Words, read_words

__all__ = ["Cell", "Columns", "Heads", "cells"]

_GAP = re.compile(r" {2,2000}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RULE = re.compile(r"[\s|:+=_-]{1,2000}")
_MOST_ROWS = 60
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
        lead = len(line) - len(line.lstrip(" |"))
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
class Heads:
    """What the columns of one row mean; no heads for a line that stands in no table."""

    heads: Sequence[str] = ()
    row: Sequence[Cell] = ()
    first: Draft | None = None

    def apply(self, draft: Draft, place: int) -> None:
        """Give the draft what its column and its row say: year, noun, unit, segment."""
        if not self.heads:
            return
        at = draft.words.start[draft.measure.first]
        column = next((k for k, cell in enumerate(self.row) if cell.start <= at < cell.end), 0)
        if not column or column >= len(self.heads):
            return
        head = self.heads[column]
        year = _YEAR.search(head)
        if year is not None:
            draft.year = int(year.group())
        lang = draft.words.lang
        named = _named(head, lang)
        if named and year is None and draft.measure.kind == "level":
            _measure(draft, head, lang)
            draft.metric, draft.label = _metric(head, lang, draft.measure.dimension) or named, _plain(head)
            draft.rule = "column"
            return
        title = _named(self.heads[0], lang)
        if draft.measure.kind == "share" and title:
            draft.metric, draft.label, draft.segment = title, _plain(self.heads[0]), self.row[0].text
            draft.rule = "column"
            return
        _measure(draft, self.row[0].text, lang)
        if draft.measure.kind == "change" and self.first is not None and draft.year is None:
            draft.year = self.first.year
        if self.first is not None and draft.measure.relation != "range":
            draft.metric, draft.label, draft.carried = self.first.metric, self.first.label, self.first
            draft.rule = "row"
        else:
            self.first = draft
            if draft.measure.dimension == "area":
                draft.metric = _metric(self.row[0].text, lang, "area") or "area"


@dataclass(slots=True)
class Columns:
    """Remembers the head row of a table while its rows are read."""

    heads: list[str] = field(default_factory=list)
    end: int = -1

    def read(self, reading: Reading) -> Heads:
        """The heads that hold for this line, from the first row of the table it stands in."""
        words = reading.words
        text = words.text
        begin = text.rfind("\n", 0, words.begin) + 1
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        row = cells(text, begin, end)
        if len(row) < 2 or not reading.measures:
            return Heads()
        if not (0 <= self.end <= begin and begin - self.end <= 1):
            self.heads = _head_row(text, begin, len(row))
        self.end = end
        return Heads(self.heads, row) if self.heads else Heads()


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
    return heads if heads and all(_heads(head) for head in heads[1:]) else []


def _heads(cell: str) -> bool:
    """True for what may stand over a column: a year, or words without a figure."""
    rest = _YEAR.sub("", cell)
    return cell == "" or _YEAR.search(cell) is not None or not re.search(r"(?<![a-zA-Z])\d", rest)


def _read(head: str, lang: Language) -> Words:
    return read_words(head, fold(head), 0, len(head), lang)


def _named(head: str, lang: Language) -> str:
    """The metric of the first noun in a cell; "" if no metric knows a word of it."""
    words = _read(head, lang)
    for step in range(len(words)):
        for kind in KINDS:
            found = lang.nouns[kind].match(words.word, step)
            if found is not None:
                return str(found[1].value)
    return ""


def _metric(head: str, lang: Language, dimension: str) -> str:
    """The metric that the cell's noun has for a figure of this dimension."""
    if dimension not in KINDS:
        return ""
    words = _read(head, lang)
    found = (lang.nouns[dimension].match(words.word, step) for step in range(len(words)))
    return next((str(hit[1].value) for hit in found if hit is not None), "")


def _plain(head: str) -> str:
    """The cell without the unit in brackets."""
    return squeeze(re.sub(r"\([^)]{0,999}\)", "", head)) or head


def _measure(draft: Draft, head: str, lang: Language) -> None:
    """Give a bare number the unit and scale word its cell tells: "Investment (Rs crore)", "Superficie (m²)"."""
    measure = draft.measure
    if measure.dimension != "count" or measure.kind != "level":
        return
    words = _read(head, lang)
    opened = next((k for k in range(len(words)) if words.tag[k] in "(,"), -1)
    if opened < 0:
        return
    scale, found = 1, False
    for step in range(opened + 1, len(words)):
        kind, value = lang.numbers.get(words.word[step], ("", 0))
        if kind == "scale":
            scale = value
        elif words.stated(step, step) in lang.suffixes and step + 1 < len(words):
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
    if scale != 1:
        measure.value *= scale
        measure.low = measure.low * scale if measure.low is not None else None
        measure.high = measure.high * scale if measure.high is not None else None
