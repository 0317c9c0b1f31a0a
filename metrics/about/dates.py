"""The dates that an opening, or any short stretch of a text, names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import YEARS, EventWords

__all__ = ["Dated", "dates", "iso"]

_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?$")
_TOLD = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_ISO = re.compile(r"(20\d\d|19\d\d)-(\d\d)-(\d\d)$")
# digits, dots and hyphens of an opening without its gaps, and what a date without a month's name has there
_KINDS = bytes(48 if 48 <= code < 58 else 46 if chr(code) in "./" else code if code == 45 else 0 for code in range(256))
_GAPS = b"\t\v\f\r\x1c\x1d\x1e\x1f \x85\xa0_"
_OF = frozenset(["de", "del", "of"])  # "12 de marzo de 2022", "the 12th of March"
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
        likely += [i for i, form in enumerate(forms[: found.size]) if form[0].isdigit() and form[-1].isdigit()]
        likely = sorted(set(likely))
    for index in likely:
        form = forms[index]
        if form in months:
            month = months[form]
            after = index + 2 if forms[index + 1] == "." else index + 1
            begin = index - 2 if forms[index - 1] in _OF else index - 1
            day, ranged = _day(forms[begin])
            if day:
                ranged = ranged or _spans(forms, begin)
                if forms[after] == "-" and _day(forms[after + 1])[0]:
                    ranged = True
                comma = after + 1 if forms[after] == "," or forms[after] in _OF else after
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
                continue
            after += forms[after] in _OF
            if forms[after] in YEARS:
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
