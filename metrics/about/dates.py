"""Dates in a text's opening: when it was published, when the event took or takes place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import YEARS, EventWords

__all__ = ["Dated", "closing_date", "dates", "iso", "published"]

_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?$")
_TOLD = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_ISO = re.compile(r"(20\d\d|19\d\d)-(\d\d)-(\d\d)$")
# digits, dots and hyphens of an opening without its gaps, and what a date without a month's name has there
_KINDS = bytes(48 if 48 <= code < 58 else 46 if chr(code) in "./" else code if code == 45 else 0 for code in range(256))
_GAPS = b"\t\v\f\r\x1c\x1d\x1e\x1f \x85\xa0_"
_TO = frozenset(["au", "to", "-", "et", "and", "until", "jusqu", "through"])


class Dated(NamedTuple):
    """A date at tokens begin:end; year and day are 0 where the text leaves them out.

    ranged says that the day is the end or the start of a span of days ("du 5 au 10 novembre", "14-15 March").
    """

    begin: int
    end: int
    year: int
    month: int
    day: int
    ranged: bool

    @property
    def iso(self) -> str:
        """The date to its precision: "2023-05-01", "2023-05"."""
        return f"{self.year}-{self.month:02}-{self.day:02}" if self.day else f"{self.year}-{self.month:02}"


def iso(told: str) -> str:
    """The date that a document's source tells, as far as it is one; "" where it is none.

    >>> iso("2021-08-23T10:00"), iso("2021-13"), iso("23 August")
    ('2021-08-23', '2021', '')
    """
    match = _TOLD.match(told)
    printed = match.group() if match else ""
    while printed:
        try:
            datetime.date.fromisoformat(printed + "2000-01-01"[len(printed) :])
            return printed
        except ValueError:
            printed = printed[:-3] if len(printed) > 4 else ""
    return ""


def dates(found: Opening, words: EventWords) -> Iterator[Dated]:
    """The dates with a month's name, in text order.

    >>> from metrics import Document
    >>> from metrics.vocabulary.eventwords import event_words
    >>> from metrics.about.opening import opening
    >>> words = event_words("en")
    >>> [date.iso for date in dates(opening(Document("", "Oct. 3, 2019"), "oct. 3, 2019", words), words)]
    ['2019-10-03']
    """
    forms = found.forms
    months = words.months
    likely = found.where(words.month_names)
    kinds = found.shadow.encode("latin-1").translate(_KINDS, _GAPS)
    if b"0.0.0000" in kinds or b"0.00.0000" in kinds or b"0000-00-00" in kinds:
        likely += [i for i, form in enumerate(forms[: found.size]) if form[0] in "0123" and form[-1].isdigit()]
        likely = sorted(set(likely))
    for index in likely:
        form = forms[index]
        if form in months:
            month = months[form]
            after = index + 2 if forms[index + 1] == "." else index + 1
            begin = index - 1
            day, ranged = _day(forms[begin])
            if day:
                ranged = ranged or _spans(forms, begin)
                if forms[after] == "-" and _day(forms[after + 1])[0]:
                    ranged = True
                comma = after + 1 if forms[after] == "," else after
                year = int(forms[comma]) if forms[comma] in YEARS else 0
                yield Dated(begin, comma + 1 if year else after, year, month, day, ranged)
                continue
            day, ranged = _day(forms[after])
            if day:
                end = after + 1
                if forms[end] in ("-", "to", "through") and _day(forms[end + 1])[0]:
                    ranged, end = True, end + 2
                comma = end + 1 if forms[end] == "," else end
                year = int(forms[comma]) if forms[comma] in YEARS else 0
                ranged = ranged or _spans(forms, index)
                yield Dated(index, comma + 1 if year else end, year, month, day, ranged)
            elif forms[after] in YEARS:
                yield Dated(index, after + 1, int(forms[after]), month, 0, False)
        elif forms[index + 1] in (".", "/") and forms[index + 3] in (".", "/") and forms[index + 4] in YEARS:
            month = int(forms[index + 2]) if forms[index + 2].isdecimal() else 0
            if 0 < month < 13 and _day(form)[0]:
                yield Dated(index, index + 5, int(forms[index + 4]), month, _day(form)[0], False)
        elif form[:2] in ("19", "20") and (match := _ISO.match(form)) and 0 < int(match[2]) < 13:
            yield Dated(index, index + 1, int(match[1]), int(match[2]), int(match[3]), False)


def _day(form: str) -> tuple[int, bool]:
    """The day of the month and whether it is one of a span: "3rd" → (3, False), "14-15" → (15, True)."""
    if not "0" <= form[:1] <= "9":
        return 0, False
    first, dash, last = form.partition("-")
    match = _DAY.match(last or first)
    day = int(match[1]) if match else 0
    return (day if 0 < day < 32 else 0), bool(dash)


def _spans(forms: tuple[str, ...], begin: int) -> bool:
    """Whether a day or a date stands right before "au", "to", "-" and the token at begin."""
    for back in (begin - 1, begin - 2):  # "au dimanche 8 mars"
        if forms[back] in _TO:
            before = forms[back - 1]
            return bool(_day(before)[0]) or (before.isalpha() and len(before) > 2 and forms[back] != "-")
    return False


_WORDS = re.compile(r"[^\W_]{1,40}")
_MARK = re.compile(r"/[a-z .]{2,24}/|\([a-z .,/-]{2,30}\)|-{1,2}|[|*:.]")


def published(found: Opening, written: list[Dated], head: str, words: EventWords) -> str:
    """The date of publication: the header's, or a fuller one of dateline or imprint that agrees with it; "" if none.

    head is the header's date. Only a single full date counts that ends a dateline ("LYON, le 12 mars 2024 –"),
    follows "publié" or stands on a line of its own; a date in running text is the event's.
    """
    for date in written:
        if date.ranged or not date.day:
            continue
        year = date.year or (int(head[:4]) if head and int(head[5:7] or 0) == date.month else 0)
        if not year or not _imprinted(found, date, words):
            continue
        iso = f"{year}-{date.month:02}-{date.day:02}"
        if not head or iso.startswith(head):
            return iso
    return head


def _imprinted(found: Opening, date: Dated, words: EventWords) -> bool:
    """Whether a date stands as a dateline's or an imprint's."""
    forms, begin = found.forms, date.begin
    while begin and (forms[begin - 1] in ("le", ",", "the") or _is_weekday(forms[begin - 1], words)):
        begin -= 1
    before, imprints = forms[begin - 1], words["published"]
    if before in imprints or (forms[begin - 2] in imprints and before in ("le", "on", ":")):
        return True
    line = begin
    while line and forms[line - 1] != "\n" and begin - line < 14:
        line -= 1
    after = found.end(date.end - 1)
    if forms[date.end] == ")" and "(" in forms[line:begin]:  # "(Yiwu, 2019-10-26) From 21st"
        return begin - line < 6
    tail = found.shadow[after : after + 40].lstrip(" ,)")
    if begin - line >= 14:
        return False
    if tail.startswith("\n") or not tail:  # it ends its line
        if not words["next"].isdisjoint(forms[line:begin]):
            return False
        if begin - line < 12 and words["running"].isdisjoint(forms[line:begin]):
            return True
        # "COMMUNIQUÉ DE PRESSE - Lyon, le 18 octobre 2024", "Report to the Committee, 20 March 2024"
        return forms[date.begin - 1] in _APART and not words["reports"].isdisjoint(forms[line:begin])
    if not _MARK.match(tail):
        return False
    # "BEAUNE, 20 novembre 2022 -": what stands before is a place, an agency, a name of the paper
    if forms[line] in ("by", "par"):
        return True
    for index in range(line, begin):
        form = forms[index]
        if form.isalpha() and not found.capital[index] and form not in ("le", "the", "a", "by", "par", "de"):
            return False
    return True


_APART = frozenset([",", "-", "(", "le"])


def _is_weekday(form: str, words: EventWords) -> bool:
    """Whether the word is a weekday in full or in its first three letters."""
    return form in words.weekdays or (len(form) == 3 and any(day.startswith(form) for day in words.weekdays))


def closing_date(shadow: str, words: EventWords) -> str:
    """The date at the very end, of an imprint, "Posted on 18 April 2019", or a signature, "Lyon, le 18 avril 2019".

    "" where there is none.
    """
    tail = shadow[-300:]
    for word in words.imprints:
        start = tail.find(word)
        if start < 0:
            continue
        start += len(word) - 1
        rest = [
            form for form in _WORDS.findall(tail[start : start + 40])[:5] if form in words.months or form[0].isdigit()
        ]
        if told := _told(rest[:3], words):
            return told
    for line in tail.rstrip().split("\n")[-3:]:
        if 9 < len(line) < SIGNED and ":" not in line and not line.lstrip()[:1].isdigit():
            forms = _WORDS.findall(line)
            before = forms[:-3]
            if 0 < len(before) < 6 and _signs(before, words) and (told := _told(forms[-3:], words)):
                return told
    return ""


SIGNED = 50  # characters of a line that is town and date


def _signs(before: list[str], words: EventWords) -> bool:
    """Whether words before a date are those of a signature: a town, "fait à …"; not of an event to come."""
    return before[-1] not in _SAID and all(
        form not in words.nouns
        and form not in words["edition_words"]
        and form not in words["next"]
        and (form == "a" or form not in words["running"])
        and not form[0].isdigit()
        for form in before
    )


_SAID = frozenset(["in", "on", "en"])


def _told(forms: list[str], words: EventWords) -> str:
    """The ISO date that day, month and year make, or month, day and year; "" where they make none."""
    if len(forms) == 3 and forms[2] in YEARS:
        for day, month in ((forms[0], forms[1]), (forms[1], forms[0])):
            if month in words.months and _day(day)[0]:
                return f"{forms[2]}-{words.months[month]:02}-{_day(day)[0]:02}"
    return ""
