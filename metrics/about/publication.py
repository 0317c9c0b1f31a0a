"""When a text was published: the date of its dateline, its masthead, its imprint or its signature."""

from __future__ import annotations

import re

from metrics.about.dates import Dated, dates
from metrics.about.opening import Opening, excerpt
from metrics.vocabulary.eventwords import YEARS, EventWords

__all__ = ["closing_date", "published"]

# what stands after a date that stands apart
_MARK = re.compile(r"/[a-z .]{2,24}/|\([a-z .,/-]{2,30}\)|-{1,2}|[|*:.]")
_CLOCK = re.compile(r"(?:t|a |at |- )?\d\d[:h]\d\d")
_TOWN = re.compile(r", ?[a-z][a-z' .-]{2,30}?(?: -{1,2} |: |\n)")  # after a date at the beginning of a dateline
_CLOSED = re.compile(r"\.?\s{0,3}(?:\n|\Z)|[|*:;/-]")
_AGENCY = frozenset(["(", "/", "-"])  # right after the date of a dateline
_SMALL = frozenset(["le", "the", "a", "by", "par", "de", "el"])
_DATED = frozenset(["le", "el", ",", "the"])  # between a town and its date
_APART = frozenset([",", "-", "(", "|", "*", ":", "\n", "\xb7", "\x95", ""])  # before a date of a masthead
_EDGES = frozenset(["\n", "", "(", "|", "*", "-", ".", ";"])  # where an imprint may begin
NEAR = 12  # tokens between an imprint's word and its date, or between a bracket and the date in it
LINE = 14  # tokens of a line that may be a dateline
TAIL = 300  # characters in which the end of a text tells its date
SIGNED = 50  # characters of a last line that is town and date


def published(found: Opening, written: list[Dated], head: str, words: EventWords) -> str:
    """The date of publication: the header's, or a fuller one of dateline or imprint that agrees with it; "" if none.

    head is the header's date. Only a single date counts that ends a dateline ("LYON, le 12 mars 2024 –"), follows
    "publié" or stands on a line of its own; a date in running text is the event's. Without a day ("mars 2024") it
    counts where there is no other.
    """
    month = ""
    for date in written:
        year = date.year or _year_of(found, date, written, head)
        if date.ranged or not year or not _apart(found, date, words):
            continue
        told = date._replace(year=year).iso
        if head and not told.startswith(head):
            continue
        if date.day:
            return told
        month = month or told
    return head or month or _season(found, words)


def _season(found: Opening, words: EventWords) -> str:
    """The year beside a season in a masthead, "Bulletin municipal n° 41 – automne 2024"; "" without one."""
    forms = found.forms
    for index in found.where(words["seasons"]):
        year = index + 2 if forms[index + 1] in ("de", "/") else index + 1
        line = index
        while line and forms[line - 1] != "\n" and index - line < LINE:
            line -= 1
        if forms[year] in YEARS and forms[index - 1] in _APART and not words["reports"].isdisjoint(forms[line:index]):
            return forms[year]
    return ""


def closing_date(text: str, shadow: str, words: EventWords) -> str:
    """The date at the very end, of an imprint, "Posted on 18 April 2019", or a signature, "Lyon, le 18 avril 2019".

    "" where there is none.
    """
    begin = max(0, len(shadow) - TAIL)
    begin = max(shadow.find("\n", begin), begin) if begin else 0
    if " 20" not in shadow[begin:] and "/20" not in shadow[begin:] and " 19" not in shadow[begin:]:
        return ""
    end = len(shadow.rstrip())
    found = excerpt(text[begin:end], shadow[begin:end], words)
    for date in reversed(list(dates(found, words))):
        if date.year and not date.ranged and _apart(found, date, words, last=True):
            return date.iso
    return ""


def _year_of(found: Opening, date: Dated, written: list[Dated], head: str) -> int:
    """The year of a date that leaves it out: the header's, or in a dateline that of a date near it; else 0."""
    if head and int(head[5:7] or 0) == date.month:
        return int(head[:4])
    after = found.forms[date.end]  # "Accra, Oct. 5, GNA - The fair"
    if (after not in _AGENCY and not (after == "," and found.forms[date.end + 2] == "-")) or date.ranged:
        return 0
    return next((other.year for other in written if other.year and abs(other.month - date.month) < 2), 0)


def _apart(found: Opening, date: Dated, words: EventWords, *, last: bool = False) -> bool:
    """Whether a date stands as a dateline's, a masthead's, a signature's or an imprint's; last for a text's end."""
    forms, begin = found.forms, date.begin
    while begin and (forms[begin - 1] in _DATED or _is_weekday(forms[begin - 1], words)):
        begin -= 1
    line = begin
    while line and forms[line - 1] != "\n":
        line -= 1
    tail = found.shadow[found.end(date.end - 1) :][:40].lstrip(" ")
    if _imprinted(found, line, begin, tail, words):
        return True
    bracket = next((back for back in range(begin - 1, max(line, begin - NEAR) - 1, -1) if forms[back] == "("), -1)
    if bracket >= 0 and tail.startswith(")"):  # "(Dijon, le 12 mars 2024)", "(Yiwu, 2019-10-26) From 21st"
        apart = bracket - line < 2 or forms[bracket - 1] == "." or begin == bracket + 1
        return (apart or forms[date.begin - 1] in ("le", "el")) and _calm(found, bracket + 1, begin)
    if forms[line] in words["when"]:
        return False
    byline = forms[line] in ("by", "par")
    if _CLOCK.match(tail.lstrip(", ")) and (
        begin == line or byline or begin < found.head or found.shadow[found.starts[date.begin] + 4] == "-"
    ):
        return begin - line < LINE  # "2024-10-24 20:15:07"
    if begin - line >= LINE:
        return False
    if begin == line and date.day and found.capital[date.end + 1] and _TOWN.match(tail):
        return True  # "3 June 2024, Basel - The fair"
    before = forms[line:begin]
    tail = tail.lstrip(",)")
    if tail.startswith("\n") or not tail:
        return _ends_line(found, date, line, begin, words, last)
    if last or not (_MARK.match(tail.lstrip()) or forms[date.end + 2] == "-"):
        return False
    if forms[begin - 1] in words.nouns or any(words.nouns[form][1] for form in before if form in words.nouns):
        return False  # "Highland Gathering, 6 August 2022: results"
    # "BEAUNE, 20 novembre 2022 -": what stands before is a place, an agency, a name of the paper
    if byline:
        return True
    return _calm(found, line, begin) and (date.day * date.year > 0 or begin > line)


def _imprinted(found: Opening, line: int, begin: int, tail: str, words: EventWords) -> bool:
    """Whether a word such as "publié" leads to the date before token begin: "Page mise à jour le", "Posted on"."""
    forms = found.forms
    for back in range(begin - 1, max(line, begin - NEAR) - 1, -1):
        if forms[back] in words["published"] or f"{forms[back - 1]} {forms[back]}" in words["published"]:
            first = back
            while first > line and forms[first - 1] not in _EDGES:
                first -= 1
            told = not words["articles"].isdisjoint(forms[first:back])
            return back - first < NEAR and (not told or _CLOSED.match(tail) is not None)
    return False


def _ends_line(found: Opening, date: Dated, line: int, begin: int, words: EventWords, last: bool) -> bool:
    """Whether a date that ends its line is no day of an event."""
    forms = found.forms
    before = frozenset(forms[line:begin])
    if not words["next"].isdisjoint(before):
        return False
    if forms[date.end] == "\n" and forms[date.end + 1] in words["where"]:
        return False  # "Date: 14 June 2025", and on the next line "Venue: Town Hall"
    if last and (":" in before or found.starts[date.end] - found.starts[line] > SIGNED or line == begin):
        return False
    if not words["reports"].isdisjoint(before):
        # "COMMUNIQUÉ DE PRESSE - Lyon, le 18 octobre 2024", "Report to the Committee, 20 March 2024"
        return begin < date.begin or forms[begin - 1] in _APART
    if begin > line and (
        forms[begin - 1] in words["running"]
        or (forms[begin - 2] in words["running"] and not found.capital[begin - 1])
        or not words["edition_words"].isdisjoint(before)
        or not words.event_nouns.isdisjoint(before)
    ):
        return False
    return forms[date.begin - 1] in _APART if not date.day else _calm(found, line, begin) or not last


def _calm(found: Opening, begin: int, end: int) -> bool:
    """Whether tokens are names, signs and what stands in brackets, no words of a sentence."""
    inside = False
    for index in range(begin, end):
        form = found.forms[index]
        inside = form == "(" or (inside and form != ")")
        if form.isalpha() and not inside and not found.capital[index] and form not in _SMALL:
            return False
    return True


def _is_weekday(form: str, words: EventWords) -> bool:
    """Whether the word is a weekday in full or in its first three letters."""
    return form in words.weekdays or (len(form) == 3 and any(day.startswith(form) for day in words.weekdays))
