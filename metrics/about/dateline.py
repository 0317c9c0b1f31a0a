"""The town of a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "Communiqué - Dole, le 3 mai 2022"."""

from __future__ import annotations

import re

from metrics.about.dates import Dated
from metrics.about.gazetteer import Spot
from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import EventWords

__all__ = ["dateline", "day_after"]

_BEFORE = frozenset(["\n", "(", ""])
_SIGNS = frozenset(["-", "|", "*", ":", "\xb7", "\x95"])  # between the paper's name and the dateline
_AFTER = frozenset([",", "-", "(", "."])
_INSIDE = frozenset([",", "le", ".", "the", "de", "la", "(", ")"])
_ENDED = frozenset(["\n", "", ".", "-", ":", ")", "|"])
_AGENCY = re.compile(r"[ \n]{0,2}(?:/[a-z .]{2,24}/|\([a-z .,/-]{2,40}\)|-{1,2}[ (\n])")
_LED = frozenset(["du", "le", "from", "on", "the", "del", "el", "au", "to", "-", "and", "et", ",", "al", "y"])
MOST = 4  # words of a town that the gazetteer lacks
STEPS = 9  # tokens between the town and the date or the agency
EARLY = 20  # tokens in which a dateline may follow the name of the paper
LATE = 30  # tokens after which a line of name and date is a signature, not always of a town
SPAN = 7  # tokens between a town and the last of the event's days


def day_after(found: Opening, at: int, days: set[int], words: EventWords) -> bool:
    """Whether a date begins at a token or right after it, after the other days of its span: "du 6 au 9 juillet"."""
    for index in range(at, at + SPAN):
        if index in days:
            return True
        form = found.forms[index]
        if not (form in _LED or form in words.weekdays or form[:1].isdecimal()):
            return False
    return False


def dateline(found: Opening, listed: list[Spot], written: list[Dated], words: EventWords) -> tuple[int, int] | None:
    """The tokens of the town that opens a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "QUÉBEC —"."""
    forms, capital = found.forms, found.capital
    dated = {date.begin: date for date in written if not date.ranged}
    days = {date.begin for date in written if date.ranged and date.year}
    towns = {spot.begin: spot.end for spot in listed if spot.place.kind == "town"}
    for begin in found.capitals:
        first = forms[begin - 1] in _BEFORE
        known = begin in towns
        if not first and not (forms[begin - 1] in _SIGNS and (begin < EARLY or _signed(forms, begin))):
            continue
        end = towns[begin] if known else begin + 1
        if not known:
            while end < begin + MOST and capital[end]:
                end += 1
            if forms[end] not in _AFTER or not words.no_dateline.isdisjoint(forms[begin:end]):
                continue
            if min(map(len, forms[begin:end])) < 2 or (begin > LATE and not _signed(forms, begin)):
                continue  # "M. D., le 16 octobre", "Bexton BID, 22 January 2024" below a text
        shout = found.surface(begin, end).isupper()
        if first and (shout or known) and forms[end] == "," and day_after(found, end + 1, days, words):
            return begin, end
        if forms[end] == "-" and not known and begin < found.title:
            continue  # "INKSPLASH - THE COMICS FESTIVAL"
        if _runs_on(found, begin, end, dated, known or shout, first):
            return begin, end
        if first and shout and known and begin and forms[end] == "\n":
            return begin, end  # "DINDIGUL" on a line of its own
    return None


def _signed(forms: tuple[str, ...], begin: int) -> bool:
    """Whether a town is followed by ", le": "Dole, le 2 mai 2023"."""
    return any(forms[at] == "," and forms[at + 1] == "le" for at in range(begin + 1, begin + 1 + MOST))


def _runs_on(found: Opening, begin: int, end: int, dated: dict[int, Dated], sure: bool, first: bool) -> bool:
    """Whether a day or an agency follows a town, with at most a region between; sure: it is known or in capitals."""
    forms, after = found.forms, end
    for _ in range(STEPS):
        form = forms[after]
        if form in ("\n", ""):
            return False
        if date := dated.get(after):
            ended = bool(date.year) and forms[date.end] in _ENDED
            agency = _AGENCY.match(found.shadow, found.end(date.end - 1)) is not None
            return (first and (sure or agency)) or ended
        if sure and first and _AGENCY.match(found.shadow, found.end(after - 1)):
            return begin > 0 or form != "-" or not found.title or found.surface(begin, end).isupper()
        if form == ":" and sure and first and after > end + 1:
            return True  # "COWRA BEND, Sunday: A crowd …"
        if not (found.capital[after] or form in _INSIDE or (form == "-" and forms[after - 1] == ")")):
            return False
        after += 1
    return False
