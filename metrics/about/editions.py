"""The number of the edition a text is about, and the years of the editions it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from metrics.about.event import Event
from metrics.about.extent import counted, starts
from metrics.about.opening import Opening
from metrics.text import fold
from metrics.vocabulary.eventwords import YEARS, EventWords, ordinal, ordinal_at, roman

__all__ = ["editions_of"]

_LINKS = frozenset(["de", "du", "des", "d", "of", "la", "le", "les", "l", "the", "annual"])
_AFTER = re.compile(r"[a-z]{3,12} ?: ?([a-z0-9-]{2,24})")
_NUMBER = re.compile(
    r"""
    [a-z]{3,12}[ ]?
    (?: (?: n[o°][.°]?[ ]? | numero[ ] | number[ ] | [#][ ]? ) (\d{1,3})\b
    |   (?: :[ ]? )? (\d{1,3}) (?= [ ]? (?: [\n:;,)|] | \.\s | \Z | [ ]of[ ] ) )
    )
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[a-z]{1,80}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST = 40  # mentions looked at
SENTENCE = 200  # characters of a sentence around a count of years or times
HEAD = 30  # tokens in which a line of the head tells the edition
LEAD = 700  # characters in which a number is the edition's, be it announced or reported


class Mention(NamedTuple):
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
    mentions = sorted((*_mentions(shadow, event, words), *_turns(shadow, event, words)), key=lambda m: m.start)
    told = {mention.start: _year_of(shadow, mention, words) for mention in mentions}
    now = [m for m in mentions if not m.previous and not _elsewhen(m, told[m.start], year)]
    early = [mention for mention in now if mention.start < LEAD]
    number = event.edition
    if not number:
        number = next((mention.number for mention in early if not mention.next), 0) or _first(found, event, words)
    if not number:
        number = next((mention.number for mention in early + now if not mention.next or mention.start < LEAD), 0)
    number = number or _headed(found, words)
    if not number and year:  # "the tenth Cup kicks off in 2023": this was the ninth
        number = next((m.number - 1 for m in mentions if (told[m.start] or 0) > year and not m.previous), 0)
    editions = {number: year} if number and year else {}
    for mention in mentions:
        if mention.number != number and (when := told[mention.start]):
            editions.setdefault(mention.number, when)
    return number or None, editions


def _headed(found: Opening, words: EventWords) -> int:
    """The number before an event noun that opens a line of the head: "Bexton Days - 18th Annual Congress"; or 0."""
    for index in found.where(words.event_nouns):
        if index > HEAD:
            break
        back = index - 2 if found.forms[index - 1] == "annual" else index - 1
        strong = words.nouns[found.forms[index]][1]
        if strong and back > 0 and starts(found, back) and (number := counted(found, words, back)):
            return number if number > 1 else 0
    return 0


def _elsewhen(mention: Mention, told: int | None, year: int | None) -> bool:
    """Whether the year told with a number is another edition's; early in a text a past one is for comparison only."""
    return bool(year and told) and told != year and ((told or 0) > (year or 0) or mention.start >= LEAD)


def _mentions(shadow: str, event: Event, words: EventWords) -> Iterator[Mention]:
    """Ordinals before a word for edition, the event's noun or its names."""
    others = _names(event)
    seen: set[int] = set()
    for mark in (*words.editions, *dict.fromkeys(others)):
        if len(mark) < 2:
            continue
        named = mark not in words["edition_words"]
        size = len(mark)
        start = shadow.find(mark)
        count = 0
        while start >= 0 and count < MOST:
            count += 1
            after = start + size
            if not shadow[after : after + 1].isalpha() and not shadow[start - 1 : start].isalnum():
                mention = _mention(shadow, start, event, words, named)
                if mention and mention.start not in seen:
                    seen.add(mention.start)
                    yield mention
            start = shadow.find(mark, after)


def _names(event: Event) -> list[str]:
    """What a text may call its event, folded."""
    return [name for name in (event.noun, fold(event.name), *map(fold, event.aliases[:3])) if len(name) > 1]


def _turns(shadow: str, event: Event, words: EventWords) -> Iterator[Mention]:
    """Years and times counted by an event held anew: "now in its 31st year", "revient pour la neuvième fois"."""
    for mark in (*sorted(words["turns"]), *sorted(words["times"])):
        start = shadow.find(f" {mark}", 0, LEAD) + 1
        count = 0
        while start and count < MOST:
            count += 1
            after = start + len(mark)
            if not shadow[after : after + 1].isalpha():
                number, place = _turn(shadow, start, after, event, words)
                if number:
                    yield Mention(place, number, False, False, False)
            start = shadow.find(f" {mark}", after, LEAD) + 1


def _turn(shadow: str, start: int, after: int, event: Event, words: EventWords) -> tuple[int, int]:
    """The number before a word for year or time, with its place; 0 where it counts something else."""
    begin = max(0, start - SENTENCE, shadow.rfind(". ", 0, start) + 1, shadow.rfind("\n", 0, start) + 1)
    before = shadow[begin:start].replace("'", " ").replace(",", " ").split()
    number = ordinal_at(before, len(before) - 1, words) if before else None
    if not number or number < 2 or any(shadow.startswith(f" {word}", after) for word in words["running_on"]):
        return 0, 0
    ends = [end for sign in (". ", "\n") if (end := shadow.find(sign, after, after + SENTENCE)) >= 0]
    sentence = f" {shadow[begin : min(ends, default=after + SENTENCE)]} "
    if shadow[start:after] in words["times"]:
        ours = not words["held"].isdisjoint(before)
    else:
        ours = not words["owners"].isdisjoint(before[-4:]) or "for" in before[-3:]
    names = (*_names(event), *words["about"])
    ours = ours and any(f" {name}" in sentence for name in names)
    return (number, start - 1) if ours else (0, 0)


def _mention(shadow: str, start: int, event: Event, words: EventWords, named: bool) -> Mention | None:
    before = shadow[max(0, start - 40) : start].replace("'", " ").replace('"', " ").replace("(", " ").split()
    last = len(before) - 1
    for _ in range(2):
        if last >= 0 and before[last] in _LINKS:
            last -= 1
    form = before[last] if last >= 0 else ""
    number = ordinal_at(before, last, words) if form else None
    if number is None and (len(form) > 1 or form in words["romans"]):
        number = roman(form)
    if number is None and not named and form and form == before[-1] and form in words["no_romans"]:
        number = roman(form[:-1])  # "la VIe édition"
    if number is None:
        number = None if named else _labelled(shadow, start, words)
        return Mention(start, number, False, False, named) if number else None
    if number == 1 and not form[0].isdigit():
        return None
    place = shadow.rfind(form, max(0, start - 40), start)
    owner = shadow[max(0, place - 12) : place].split()[-1:]
    if owner and owner[0] in words["strangers"]:
        return None  # "his 32nd marathon"
    if owner and owner[0] in words["owners"] and place > LEAD // 2 and _foreign(shadow, place, event, words):
        return None  # "InnoVEX staged its fourth edition" in a text about another event
    left = shadow[max(_sentence(shadow, place, 60) + 1, place - 60) : place]
    after = shadow[start : start + 160].split(". ")[0].split("\n")[0]
    around = f" {left} {after[:60]} "
    coming = any(cue in around for cue in words.coming)
    past = left.rstrip().endswith(words.past_ends) or any(cue in left[-25:] for cue in words.past)
    return Mention(place, number, coming, past, named)


def _labelled(shadow: str, start: int, words: EventWords) -> int | None:
    """The number after a word for edition: "Édition : 15e", "édition n° 12", "Edition 14"; None without one."""
    label = _AFTER.match(shadow, start)
    if label and (number := ordinal(label[1], words) or roman(label[1])):
        return number
    told = _NUMBER.match(shadow, start)
    return (
        int(told[1] or told[2]) if told and any(shadow.startswith(word, start) for word in words["numbered"]) else None
    )


def _sentence(shadow: str, place: int, reach: int) -> int:
    """The last end of a sentence within reach before a place; -1 without one."""
    begin = max(0, place - reach)
    return max(shadow.rfind(". ", begin, place), shadow.rfind("\n", begin, place), shadow.rfind("; ", begin, place))


def _foreign(shadow: str, place: int, event: Event, words: EventWords) -> bool:
    """Whether the sentence around a place opens with a name that is not the event's."""
    match = _WORD.search(shadow, _sentence(shadow, place, 300) + 1, place)
    first = match[0] if match else ""
    ours = f" {fold(event.name)} {event.noun} {' '.join(map(fold, event.aliases))} ".replace("-", " ")
    plain = first in words["function_words"] or first in words["articles"] or first in words["not_in_names"]
    return not plain and f" {first} " not in ours and first not in words["about"]


def _first(found: Opening, event: Event, words: EventWords) -> int:
    """1 where the event is called the first of its kind: "la toute première", "the maiden"."""
    begin, forms = event.span[0], found.forms
    ours: tuple[str, ...] = ()
    for index in found.where(words["first"]):
        if index >= found.size * 2 // 3:
            break
        form, after = forms[index], forms[index + 1]
        if after in words["edition_words"] and forms[index + 2] != "en":
            return 1
        if form == "first":
            continue
        ours = ours or (event.noun, *map(fold, (event.name, *event.aliases)))
        if index + 1 == begin or (found.capital[index + 1] and after in ours):
            return 1
    return 0


def _year_of(shadow: str, mention: Mention, words: EventWords) -> int | None:
    """The year told for an edition in its own sentence: the next after it, else the last before it."""
    start = mention.start
    end = start + 140
    for stop in (". ", "\n"):
        if (found := shadow.find(stop, start, end)) >= 0:
            end = found
    if match := _YEAR.search(shadow, start, end):
        before = shadow[start : match.start()].split()[-2:]
        return int(match[0]) if match[0] in YEARS and words["compared_years"].isdisjoint(before) else None
    years = _YEAR.findall(shadow, max(_sentence(shadow, start, 60) + 1, start - 60), start)
    return int(years[-1]) if years else None
