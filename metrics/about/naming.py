"""How a name is written: its best letters, its short and its full form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from metrics.about.names import Name
from metrics.text import fold
from metrics.vocabulary.eventwords import LANGS, event_words

__all__ = ["cased", "initials", "is_short", "spelled_out", "trimmed"]


def trimmed(surface: str) -> str:
    """A name without a year at its end and without quotes around it."""
    name = " ".join(surface.split())
    if name[-1:].isdecimal():
        name = _YEAR.sub("", name)
    return name.strip(" \"'«»“”,;-")


_YEAR = re.compile(r"[ -]?(?:19|20)\d\d$")
_BETWEEN = re.compile(r"[\s'’\-]")
_PARTS = re.compile(r"([ '’\-])")


def is_short(short: str, full: str, letters: Iterable[str]) -> bool:
    """Whether a name is another one with words left out, or one of its initials, letters.

    "canton fair" and "china import and export fair" are not; "sce" and "smart china expo" are.
    """
    rest = iter(full.split())
    inside = short.split()
    if len(inside) < len(full.split()) and all(word in rest for word in inside):
        return True
    return short in letters


_SMALL = ("links", "articles", "in_town")  # lists of small words


@cache
def _small() -> frozenset[str]:
    """The links, articles and prepositions of all languages."""
    return frozenset(word for lang in LANGS for key in _SMALL for word in event_words(lang)[key]) | {"l"}


def initials(name: str) -> tuple[str, ...]:
    """The folded acronyms a name may have: of all its words, and without its small ones.

    >>> initials("Smart China Expo"), initials("Salon international de l'agriculture au Maroc")
    (('sce',), ('sidlaam', 'siam'))
    """
    parts = [part for part in _BETWEEN.split(fold(name)) if part]
    small = _small()
    both = ("".join([part[0] for part in parts]), "".join([part[0] for part in parts if part not in small]))
    return both if both[0] != both[1] else both[:1]


def spelled_out(acronym: str, text: str) -> str:
    """The first run of capitalised words with these initials, "SCE" → "Smart China Expo"; "" where none stands."""
    place = text.find(acronym[0], 0, FAR)
    while place >= 0:
        before = text[place - 1 : place]
        if not (before.isalnum() or before == "_"):
            end = place + 1
            for letter in acronym[1:]:
                step = _STEP.match(text, end, FAR)
                if step is None or text[step.end() : step.end() + 1] != letter:
                    break
                end = step.end() + 1
            else:
                if last := _REST.match(text, end, FAR):
                    return text[place : last.end()]
        place = text.find(acronym[0], place + 1, FAR)
    return ""


FAR = 20000  # characters in which other spellings of a name are looked for
_REST = re.compile(r"[^\W\d_]{2,20}")
# the rest of a word and what stands before the next one
_STEP = re.compile(r"[^\W\d_]{2,20}(?:[ -](?:of|and|de|du|des|the|for|la|le|les|et)){0,2}[ '’-]")


def cased(name: Name, text: str, shadow: str, key: str) -> str:
    """The name in the text's own best letters: not shouted where the text also says it calmly."""
    if not name.surface.isupper() and (name.noun < 0 or name.surface[0].isupper()):
        return name.surface
    best = ""
    start = shadow.find(key, 0, FAR)
    while start >= 0:
        seen = text[start : start + len(key)]
        if not seen.isupper() and (seen[0].isupper() or not best):
            best = seen
            if seen[0].isupper():
                break
        start = shadow.find(key, start + 1, FAR)
    surface = best or name.surface
    if surface.isupper() and " " in surface:
        surface = _calm(surface)
    return surface[0].upper() + surface[1:]


def _calm(surface: str) -> str:
    """A shouted name in small letters with a capital on its words, small links excepted.

    >>> _calm("FOIRE DE PARIS")
    'Foire de Paris'
    """
    parts: Iterable[str] = _PARTS.split(surface)
    return "".join(part.lower() if fold(part) in _small() else part.capitalize() for part in parts)
