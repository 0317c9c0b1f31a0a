"""Mentions of events other than a text's own, for the facts of a clause that is about one of them."""

from __future__ import annotations

import re
from functools import cache

from metrics.about.names import noun_names
from metrics.about.opening import excerpt
from metrics.text import fold
from metrics.vocabulary.eventwords import EventWords, event_words

__all__ = ["other_events"]

REACH, MOST = 70, 12  # characters around a noun that may hold its name; mentions looked at
FAR = 50000  # characters in which they are looked for
_WORD = re.compile(r"[a-z0-9]{3,200}")


@cache
def _nouns(lang: str) -> re.Pattern[str]:
    """The strong event nouns, with a capital."""
    nouns = (noun for noun, (_, strong) in event_words(lang).nouns.items() if strong)
    return re.compile(" (?:" + "|".join(sorted((noun.capitalize() for noun in nouns), key=len, reverse=True)) + r")\b")


def other_events(
    text: str, shadow: str, name: str, aliases: tuple[str, ...], words: EventWords
) -> tuple[tuple[int, int, str], ...]:
    """Where in the text clearly another event is compared with its own: start, end and name.

    Clearly: a capital on its noun, words of its own that the event's names lack, and a cue of comparison before it in
    the same sentence ("En comparaison, le Comptoir suisse de Lausanne …").
    """
    places: list[int] = []
    for cue in words["compared"]:
        place = shadow.find(cue, 0, FAR)
        seen = 0
        while place >= 0 and seen < MOST:
            seen += 1
            place += len(cue)
            places.append(place)
            place = shadow.find(cue, place, FAR)
    if not places:
        return ()
    own = set(_WORD.findall(fold(" ".join((name, *aliases)))))
    return tuple(sorted({found for place in places for found in _after(text, shadow, place, own, words)}))


def _after(text: str, shadow: str, begin: int, own: set[str], words: EventWords) -> list[tuple[int, int, str]]:
    """The first name of another event within reach of a cue."""
    match = _nouns(words.lang).search(text, begin - 1, begin + REACH)
    if not match:
        return []
    noun = match.start() + 1
    if text.find("\n", begin, noun) >= 0 or text.find(". ", begin, noun) >= 0:
        return []
    start = max(begin, noun - REACH)
    end = match.end() + REACH
    piece = excerpt(text[start:end], shadow[start:end], words)
    for candidate in noun_names(piece, words):
        theirs = set(_WORD.findall(fold(candidate.surface)))
        if len(theirs) > 1 and not theirs <= own and len(theirs - own) >= len(theirs) / 2:
            first = start + piece.starts[candidate.begin]
            return [(first, first + len(candidate.surface), candidate.surface)]
    return []
