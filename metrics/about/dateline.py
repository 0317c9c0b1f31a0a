"""The town of a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "QUÉBEC —"."""

from __future__ import annotations

import re

from metrics.about.dates import Dated
from metrics.about.gazetteer import Spot
from metrics.about.opening import Opening

__all__ = ["dateline"]

_BEFORE = frozenset(["\n", "(", ""])
_AFTER = frozenset([",", "-", "("])
_INSIDE = frozenset([",", "le", ".", "the", "de", "la", "("])
_AGENCY = re.compile(r"[ \n]{0,2}(?:/[a-z .]{2,24}/|\([a-z .,/-]{2,40}\)|-{1,2}[ (\n])")


def dateline(found: Opening, listed: list[Spot], written: list[Dated]) -> tuple[int, int] | None:
    """The tokens of the town that opens a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "QUÉBEC —"."""
    forms, capital = found.forms, found.capital
    dated = {date.begin: date for date in written if not date.ranged or date.year}
    towns = {spot.begin: spot.end for spot in listed if spot.place.kind == "town"}
    for begin in found.capitals:
        if forms[begin - 1] not in _BEFORE:
            continue
        known = begin in towns
        end = towns[begin] if known else begin + 1
        if not known:
            while end < begin + 3 and capital[end]:
                end += 1
            if forms[end] not in _AFTER:
                continue
        after, steps = end, 0
        shout = found.surface(begin, end).isupper()
        while steps < 9 and forms[after] not in ("\n", ""):
            if after in dated:
                if known or shout or _AGENCY.match(found.shadow, found.end(dated[after].end - 1)):
                    return begin, end
                break
            if (known or shout) and _AGENCY.match(found.shadow, found.end(after - 1)):
                if begin or forms[after] != "-" or not found.title or shout:
                    return begin, end
                break
            if not (capital[after] or forms[after] in _INSIDE):
                break
            after += 1
            steps += 1
        if shout and known and begin and after == end and forms[after] == "\n":
            return begin, end  # "DINDIGUL" on a line of its own
    return None
