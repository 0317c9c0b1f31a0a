"""The title of a text, and the lines above it that name a sender, a paper, a writer, a day: "By Ann Lee"."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.vocabulary.eventwords import YEARS, EventWords

__all__ = ["titled"]

LONG = 40  # tokens of a line that is no title any more
SHORT = 16  # tokens of a line that may stand above the title
NAMED = 7  # tokens of a line that is the name of a paper
MOST = 4  # lines above a title


def titled(forms: list[str], capital: Sequence[bool], breaks: list[int], words: EventWords) -> tuple[int, int]:
    """The first token of the title and the token that ends it; (0, 0) for a text that begins with its lead.

    >>> from metrics.vocabulary.eventwords import event_words
    >>> forms = ["publie", "le", "3", "mai", "2023", "\\n", "carton", "plein", "\\n", "la", "foire"]
    >>> titled(forms, [False] * 11, [5, 8], event_words("fr"))
    (6, 8)
    """
    begin = seen = 0
    for end in breaks:
        if end > begin:
            if seen < MOST and _above(forms[begin:end], capital[begin:end], words):
                seen += 1
            else:
                return (begin, end) if end - begin < LONG else (begin, begin)
        begin = end + 1
    return (begin, begin) if seen else (0, 0)


def _above(line: Sequence[str], capital: Sequence[bool], words: EventWords) -> bool:
    """Whether a line stands above the title: no event in it, but a sender, a paper, a writer or a single day."""
    if len(line) > SHORT or not words.event_nouns.isdisjoint(line) or not words["edition_words"].isdisjoint(line):
        return False
    first = next((form for form in line if form.isalnum()), "")
    if first in words["bylines"] or first in words["senders"] or " ".join(line[:2]) in words["senders"]:
        return True
    if not words["papers"].isdisjoint(line):
        named = len(line) < NAMED and all(capital[at] or len(form) < 4 for at, form in enumerate(line))
        if named or any(form.isdecimal() for form in line):
            return True  # "VALMONT INFOS - n° 7", "The Bexton Courier"
    if not words["reports"].isdisjoint(line) or not words["published"].isdisjoint(line):
        calm = all(
            capital[at] or not form.isalpha() or len(form) < 4 or at < 4 or form in words["reports"]
            for at, form in enumerate(line)
        )
        early = not words["reports"].isdisjoint(line[:3]) or not words["published"].isdisjoint(line)
        numbered = any(form.isdecimal() and len(form) < 4 for form in line)
        return (calm and (early or numbered)) or _dated(line, words)  # not "Biofair World: final report"
    return _dated(line, words)


def _dated(line: Sequence[str], words: EventWords) -> bool:
    """Whether a line holds one day or month of a year, no span of days: "Lausanne, 12.03.2024"."""
    for at, form in enumerate(line):
        if form not in YEARS or at == 0:
            continue
        if line[at - 1] in (".", "/") and at > 3 and line[at - 2].isdecimal():
            return True
        for month in range(at - 1, max(-1, at - NEAR), -1):
            if line[month] in words.months:
                days = (*line[month + 1 : at], *line[max(0, month - 1) : month])
                numbered = month > 1 and line[month - 1][:1].isdecimal()
                return not any("-" in day[1:] for day in days) and not (numbered and line[month - 2] in _TO)
    return any(form[:2] in ("19", "20") and form.count("-") == 2 for form in line)


NEAR = 5  # tokens between a month and its year
_TO = frozenset(["-", "to", "au", "et", "and", "al", "y", "until", "through"])
