"""The number of the edition a text is about, and the years of the editions it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from metrics.event import Event
from metrics.eventwords import EventWords, is_year, ordinal
from metrics.opening import Opening
from metrics.text import fold

__all__ = ["editions_of"]

_LINKS = frozenset(["de", "du", "des", "d", "of", "la", "le", "les", "l", "the"])
_AFTER = re.compile(r"[a-z]{3,12} ?: ?([a-z0-9-]{2,24})")
_WORD = re.compile(r"[a-z]{1,99}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST = 40  # mentions looked at
LEAD = 700  # characters in which a number is the edition's, be it announced or reported


@dataclass(frozen=True, slots=True)
class Mention:
    """An edition's number in the text, with where it stands and what its sentence says of its time."""

    start: int
    number: int
    next: bool
    previous: bool
    named: bool


def editions_of(
    found: Opening, shadow: str, event: Event | None, year: int | None, words: EventWords
) -> tuple[int | None, dict[int, int]]:
    """The edition's number, None where the text does not tell, and edition → year as far as it tells."""
    if event is None:
        return None, {}
    mentions = sorted(_mentions(shadow, event, words), key=lambda mention: mention.start)
    told = {mention.start: _year_of(shadow, mention, words) for mention in mentions}
    now = [m for m in mentions if not m.previous and not _elsewhen(m, told[m.start], year)]
    early = [mention for mention in now if mention.start < LEAD]
    number = event.edition
    if not number:
        number = next((mention.number for mention in early if not mention.next), 0) or _first(found, event, words)
    if not number:
        number = next((mention.number for mention in early + now if not mention.next or mention.start < LEAD), 0)
    if not number and year:  # "the tenth Cup kicks off in 2023": this was the ninth
        number = next((m.number - 1 for m in mentions if (told[m.start] or 0) > year and not m.previous), 0)
    editions = {number: year} if number and year else {}
    for mention in mentions:
        if mention.number != number and (when := told[mention.start]):
            editions.setdefault(mention.number, when)
    return number or None, editions


def _elsewhen(mention: Mention, told: int | None, year: int | None) -> bool:
    """Whether the year told with a number is another edition's; early in a text a past one is for comparison only."""
    return bool(year and told) and told != year and ((told or 0) > (year or 0) or mention.start >= LEAD)


def _mentions(shadow: str, event: Event, words: EventWords) -> Iterator[Mention]:
    """Ordinals before a word for edition, the event's noun or its names."""
    marks = set(words["edition_words"]) | {event.noun} | {fold(alias) for alias in event.aliases[:3]}
    marks.add(fold(event.name))
    seen: set[int] = set()
    for mark in marks:
        if len(mark) < 2:
            continue
        named = mark not in words["edition_words"]
        start = shadow.find(mark)
        count = 0
        while start >= 0 and count < MOST:
            count += 1
            after = start + len(mark)
            if not shadow[start - 1 : start].isalnum() and not shadow[after : after + 1].isalpha():
                mention = _mention(shadow, start, event, words, named)
                if mention and mention.start not in seen:
                    seen.add(mention.start)
                    yield mention
            start = shadow.find(mark, after)


def _mention(shadow: str, start: int, event: Event, words: EventWords, named: bool) -> Mention | None:
    before = shadow[max(0, start - 40) : start].replace("'", " ").replace('"', " ").split()
    steps = 0
    while before and steps < 2 and before[-1] in _LINKS:
        before.pop()
        steps += 1
    form = before[-1].lstrip("(") if before else ""
    number = ordinal(form, words) if form else None
    if number is None:
        label = None if named else _AFTER.match(shadow, start)
        number = ordinal(label[1], words) if label else None
        return Mention(start, number, False, False, named) if number else None
    if number == 1 and not form[0].isdigit():
        return None
    place = shadow.rfind(form, max(0, start - 40), start)
    owner = shadow[max(0, place - 12) : place].split()[-1:]
    if owner and owner[0] in words["strangers"]:
        return None  # "his 32nd marathon"
    if owner and owner[0] in words["owners"] and place > LEAD // 2 and _foreign(shadow, place, event, words):
        return None  # "InnoVEX staged its fourth edition" in a text about another event
    begin = max(shadow.rfind(stop, max(0, place - 200), place) for stop in (". ", "\n", "; "))
    left = shadow[max(begin + 1, place - 60) : place]
    after = shadow[start : start + 160].split(". ")[0].split("\n")[0]
    coming = any(f" {word} " in f" {left} {after[:60]} " for word in words["next"])
    past = any(left.rstrip().endswith(word) or f" {word} " in left[-25:] for word in words["previous"])
    return Mention(place, number, coming, past, named)


def _foreign(shadow: str, place: int, event: Event, words: EventWords) -> bool:
    """Whether the sentence around a place opens with a name that is not the event's."""
    begin = max(shadow.rfind(stop, max(0, place - 300), place) for stop in (". ", "\n", "; "))
    first = next(iter(_WORD.findall(shadow, begin + 1, place)), "")
    ours = f" {fold(event.name)} {event.noun} {' '.join(map(fold, event.aliases))} ".replace("-", " ")
    plain = first in words["function_words"] or first in words["articles"] or first in words["not_in_names"]
    return not plain and f" {first} " not in ours and first not in words["about"]


def _first(found: Opening, event: Event, words: EventWords) -> int:
    """1 where the event is called the first of its kind: "la toute première", "the maiden"."""
    begin = event.span[0]
    for index, form in enumerate(found.forms[: len(found) * 2 // 3]):
        if form not in words["first"]:
            continue
        after = found.form(index + 1)
        if after in words["edition_words"] and found.form(index + 2) not in ("en",):
            return 1
        if index + 1 == begin and form != "first":
            return 1
        ours = (event.noun, *map(fold, (event.name, *event.aliases)))
        if form != "first" and found.is_capital(index + 1) and after in ours:
            return 1
    return 0


def _year_of(shadow: str, mention: Mention, words: EventWords) -> int | None:
    """The year told for an edition in its own sentence: the next after it, else the last before it."""
    end = min((i for i in (shadow.find(stop, mention.start) for stop in (". ", "\n")) if i > 0), default=len(shadow))
    if match := _YEAR.search(shadow, mention.start, min(end, mention.start + 140)):
        before = shadow[mention.start : match.start()].split()[-2:]
        compared = any(word in words["compared_years"] for word in before)
        return int(match[0]) if is_year(match[0]) and not compared else None
    begin = max(shadow.rfind(stop, 0, mention.start) for stop in (". ", "\n", "; "))
    before = _YEAR.findall(shadow, max(begin + 1, mention.start - 60), mention.start)
    return int(before[-1]) if before else None
