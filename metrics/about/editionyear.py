"""The year of the edition a text is about: beside its name or its number, that of its days, of the publication."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from metrics.about.dates import Dated
from metrics.about.event import Event
from metrics.about.opening import Opening
from metrics.text import fold
from metrics.vocabulary.eventwords import YEARS, EventWords, ordinal

__all__ = ["edition_year"]


def edition_year(
    found: Opening, shadow: str, event: Event | None, written: list[Dated], stamp: str, words: EventWords
) -> int | None:
    """The year of the edition: the one beside the name, that of the event's days, the publication's."""
    if event and event.year:
        return event.year
    stamped = int(stamp[:4]) if stamp[:4].isdigit() else None
    spans = [date for date in written if date.ranged]
    for apart in (0, -1, 1):  # the next edition's days come late in a text
        for date in spans:
            if not date.year or (stamped is not None and date.year - stamped != apart):
                continue
            late = date.begin >= LATE and _next(found, date, words["after_this"])
            if (stamped is not None and apart < 1 and not late) or _ours(found, date, words, stamped is None):
                return date.year
    if told := _told(found, stamped, stamp, words) or _studied(found, stamped, words):
        return told
    if stamped and spans and len(stamp) > 4 and spans[0].year - stamped < 2:
        apart = spans[0].month - int(stamp[5:7])
        soon = _soon(found, spans[0], words)
        if apart > 6 and not soon:
            return stamped - 1
        if apart < -6 and soon:
            return stamped + 1
    if stamped:
        return stamped
    if event:
        low = fold(event.name)
        for word in ("in", "en"):  # "people attended Vivid Sydney in 2016"
            start = shadow.find(f"{low} {word} ") + len(low) + 4
            if start > len(low) + 3 and shadow[start : start + 4] in YEARS:
                before = shadow[max(0, start - len(low) - 30) : start - len(low) - 4].split()
                if words["first"].isdisjoint(before):
                    return int(shadow[start : start + 4])
    return _beside_another(shadow, words) or _by_weekday(found, written, shadow, words) or _plain(found, words)


def _told(found: Opening, stamped: int | None, stamp: str, words: EventWords) -> int | None:
    """The year beside "édition" or in the title, if the text can be of that year or of the first months after it."""
    forms = found.forms
    beside = [at for index in found.where(words["edition_words"]) if index < EARLY for at in (index + 1, index - 1)]
    titled = [
        at
        for at in range(found.title)
        if forms[at] in YEARS and forms[at - 1] not in words["plans"] and not _of_day(forms, at, words)
    ]
    if len({forms[at] for at in titled}) == 1:
        beside += titled
    for at in beside:
        if forms[at] in YEARS and not _against(found, at, words):
            told = int(forms[at])
            if stamped is None or told == stamped or (told == stamped - 1 and stamp[5:7] <= "04"):
                return told
    return None


def _studied(found: Opening, stamped: int | None, words: EventWords) -> int | None:
    """The year before a study of past editions, if the one it looks into is of that year: "le festival 2023"."""
    if stamped is None or words["studies"].isdisjoint(found.present):
        return None
    forms, year = found.forms, str(stamped - 1)
    if year not in found.present or not words["upcoming"].isdisjoint(found.present):
        return None
    beside = [at for index in found.where(words.event_nouns) for at in (index + 1, index - 1) if index < EARLY]
    if any(forms[at] == str(stamped) for at in beside):
        return None
    apart = words["against"] | words["had"]
    return stamped - 1 if any(forms[at] == year and apart.isdisjoint(forms[at - 3 : at + 3]) for at in beside) else None


def _of_day(forms: Sequence[str], at: int, words: EventWords) -> bool:
    """Whether a year is part of a date or of two: "12 mars 2024", "2022/23"."""
    return forms[at - 1] in words.months or forms[at - 1] in (".", "/", ",") or forms[at + 1] == "/"


def _against(found: Opening, at: int, words: EventWords) -> bool:
    """Whether a year is one that others are compared with: "de moins que lors du cru 2022", "l'édition 2023 avait"."""
    forms, begin, end = found.forms, at, at + 1
    while begin and at - begin < NEAR and not _stops(found, begin - 1):
        begin -= 1
    while end - at < NEAR and not _stops(found, end):
        end += 1
    told = f" {' '.join(forms[begin:at])} "
    return any(f" {word} " in told for word in words["against"]) or not words["had"].isdisjoint(forms[at + 1 : end])


def _stops(found: Opening, at: int) -> bool:
    """True for a sign between clauses; not for the point of "16.400"."""
    forms = found.forms
    return forms[at] in _STOPS and not forms[at + 1][:1].isdigit()


def _soon(found: Opening, days: Dated, words: EventWords) -> bool:
    """Whether the days are still to come: "se tiendra du 5 au 9 avril", "du 5 au 9 avril prochain"."""
    told = f" {' '.join(found.forms[: days.begin])} "
    return found.forms[days.end] in words["next"] or any(f" {word} " in told for word in words["future"])


def _plain(found: Opening, words: EventWords) -> int | None:
    """The latest year that a text without a date simply names: beside a name, "CityFest 2019"; else "en 2019"."""
    forms, named, told = found.forms, list[int](), list[int]()
    for at in range(1, found.size):
        if forms[at] in YEARS and not _against(found, at, words):
            before, after = forms[max(0, at - NEAR) : at], forms[at + 1 : at + NEAR]
            if any(not words[name].isdisjoint(before) for name in ("first", "origin")):
                continue
            name = found.capital[at - 1] and not found.headline[at] and forms[at - 1] not in words["plans"]
            if name and forms[at - 1] not in words.months and not _stops(found, at - 2):
                named.append(int(forms[at]))
            elif forms[at - 1] in _IN and words["ahead"].isdisjoint((*before, *after)):
                told.append(int(forms[at]))
    return max(named or told, default=None)


def _beside_another(shadow: str, words: EventWords) -> int | None:
    """The year before the one called next, "next year's dates are 7 to 16 July 2023"; the last in a table's head."""
    for cue in words["next_year"]:
        start = shadow.find(cue, 0, FAR)
        if start >= 0:
            year = _ANY_YEAR.search(shadow, start, start + 80)
            if year and shadow.find(". ", start, year.start()) < 0 and shadow.find("\n", start, year.start()) < 0:
                return int(year[0]) - 1
    if "|" in shadow or "\t" in shadow:
        for line in shadow[:HEAD].split("\n"):
            years = _ANY_YEAR.findall(line) if "|" in line or "\t" in line else ()
            if len(years) > 1 and sum(map(str.isdigit, line)) == 4 * len(years):
                return max(map(int, years))
    return None


EARLY = 120  # tokens in which a year beside the word for edition is the text's
LATE = 25  # tokens after which the only dates of a text may be those of the next edition
NEAR = 8  # tokens in which a year is compared or told of a beginning
FAR = 20000  # characters in which years are looked for
HEAD = 2000  # characters in which the head of a table tells the year
_IN = frozenset(["in", "en", "for", "pour"])
_STOPS = frozenset(["", ".", "\n", ",", ";"])
_ANY_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d\b")


def _in_word(char: str) -> bool:
    """Whether a sign, "" at the beginning of a text, is part of a word or number."""
    return char.isalnum() or char == "_"


def _by_weekday(found: Opening, written: list[Dated], shadow: str, words: EventWords) -> int | None:
    """The year near those the text names in which a day has its weekday, "on Friday (Nov 15)"; else that of a date."""
    named: list[int] | None = None
    for date in written:
        if date.year or not date.day:
            continue
        before = found.forms[max(0, date.begin - 3) : date.begin]
        wanted = next((words.weekdays[form] for form in before if form in words.weekdays), None)
        if wanted is None:
            continue
        if named is None:
            told = _ANY_YEAR.finditer(shadow, 0, FAR)
            named = [int(year[0]) for year in told if not _in_word(shadow[year.start() - 1 : year.start()])]
        if named:
            for year in range(max(named) - 1, max(named) + 2):
                if date.day <= calendar.monthrange(year, date.month)[1] and (
                    calendar.weekday(year, date.month, date.day) == wanted
                ):
                    return year
    dated = [date for date in written if date.year and (date.day or not _against(found, date.end - 1, words))]
    ours = [date.year for date in dated if date.begin < LATE or not _next(found, date, words["after_this"])]
    if not ours and dated and not any(word in shadow for word in words["biennial"]):
        return dated[0].year - 1
    return ours[0] if ours else None


def _next(found: Opening, date: Dated, cues: frozenset[str]) -> bool:
    """Whether the sentence of a date calls it the next ones: "prochaine édition du 27 juillet au 6 août 2023"."""
    begin = date.begin
    while begin and found.forms[begin - 1] not in (".", "\n"):
        begin -= 1
    return not cues.isdisjoint(found.forms[begin : date.begin])


def _ours(found: Opening, date: Dated, words: EventWords, early: bool = False) -> bool:
    """Whether a later year's days are those of the edition the text began with: no other number in their sentence.

    early asks no more than that the sentence calls them not the next ones.
    """
    forms, begin = found.forms, date.begin
    if begin >= 70 and not early:
        return False
    if str(date.year) in forms[: found.title]:
        return True
    if _next(found, date, words["after_this"]):
        return False
    later = _next(found, date, words["next"])
    if early:
        return not later
    while begin and forms[begin - 1] not in (".", "\n"):
        begin -= 1
    sentence = forms[begin : date.begin]
    told = {number for form in sentence if (number := ordinal(form, words))}
    if not told:
        return not later
    return told == {next(number for form in forms if (number := ordinal(form, words)))}  # "the 41st fair returns"
