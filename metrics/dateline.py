"""The town of a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "QUÉBEC —"."""

from __future__ import annotations

import re

from metrics.dates import Dated
from metrics.gazetteer import Spot
from metrics.opening import Opening

__all__ = ["dateline"]


_AGENCY = re.compile(r"[ \n]{0,2}(?:/[a-z .]{2,24}/|\([a-z .,/-]{2,40}\)|-{1,2}[ (\n])")


def dateline(found: Opening, listed: list[Spot], written: list[Dated]) -> tuple[int, int] | None:
    """The tokens of the town that opens a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "QUÉBEC —"."""
    dated = {date.begin: date for date in written if not date.ranged or date.year}
    towns = {spot.begin: spot for spot in listed}
    size = len(found)
    begin = 0
    while begin < size:
        if found.capital[begin] and (begin == 0 or found.forms[begin - 1] in "\n("):
            end = towns[begin].end if begin in towns and towns[begin].place.kind == "town" else begin + 1
            known = begin in towns and towns[begin].place.kind == "town"
            if not known:
                while end < begin + 3 and found.is_capital(end):
                    end += 1
            after, steps = end, 0
            if not known and found.form(end) not in (",", "-", "("):
                after = size
            shout = found.text[found.starts[begin] : found.ends[end - 1]].isupper()
            while after < size and steps < 9 and found.forms[after] != "\n":
                if after in dated:
                    ends = found.ends[dated[after].end - 1]
                    if known or shout:
                        return begin, end
                    if _AGENCY.match(found.shadow, ends):
                        return begin, end
                    break
                if _AGENCY.match(found.shadow, found.ends[after - 1]) and (known or shout):
                    if begin or found.forms[after] != "-" or not found.title or shout:
                        return begin, end
                    break
                if not (found.capital[after] or found.forms[after] in (",", "le", ".", "the", "de", "la", "(")):
                    break
                after += 1
                steps += 1
            if shout and after < size and found.forms[after] == "\n" and after == end and begin and known:
                return begin, end  # "DINDIGUL" on a line of its own
        try:
            begin = min(i for i in [_next(found, sign, begin) for sign in "\n("] if i)
        except ValueError:
            break
    return None


def _next(found: Opening, form: str, begin: int) -> int:
    try:
        return found.forms.index(form, begin) + 1
    except ValueError:
        return 0
