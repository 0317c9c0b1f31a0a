"""Names of events with an event noun: "Foire du Valais", "Canton Fair", and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from metrics.about.extent import YEARED, content, counted, left_of, right_of, right_of_last, starts
from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import YEARS, EventWords

__all__ = ["Name", "finish", "noun_names"]

_NUMBERED = re.compile(r"([a-z]{2,5})(\d{1,3})$")  # "COP22"


@dataclass(slots=True)
class Name:
    """A stretch of tokens that may name the event.

    score is what its form and neighbours say for it; year and edition stand beside it, 0 where none does. noun is the
    token of its event noun, -1 for a brand.
    """

    begin: int
    end: int
    noun: int
    score: float
    surface: str
    year: int = 0
    edition: int = 0
    acronym: str = ""
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        """Count a reason for the name, or against it."""
        self.score += points
        self.reasons.append(reason)


def noun_names(found: Opening, words: EventWords) -> Iterator[Name]:
    """The names with an event noun: "Foire du Valais", "Canton Fair"; "salon VivaTech" yields "VivaTech".

    >>> from metrics.vocabulary.eventwords import event_words
    >>> from metrics.about.opening import excerpt
    >>> text = "La 63e Foire du Valais s'est refermée"
    >>> words = event_words("fr")
    >>> [(name.surface, name.edition) for name in noun_names(excerpt(text, text.lower(), words), words)]
    [('Foire du Valais', 63)]
    """
    done = 0
    for index in found.where(words.marks):
        form = found.forms[index]
        if form in words["measured"] and form not in words.nouns:
            if index >= done and (name := _measured(found, words, index)):
                done = name.end
                yield name
            continue
        kind = words.nouns.get(form)
        phrase = 0
        if form in words.phrases:
            kind, phrase = _phrase(found, words, index, kind)
        if kind is None or index < done:
            continue
        name = _noun_name(found, words, index, phrase, kind)
        if name is not None:
            done = name.end
            yield name


def _phrase(
    found: Opening, words: EventWords, index: int, kind: tuple[str, bool] | None
) -> tuple[tuple[str, bool] | None, int]:
    """The kind of a noun of several words, with the number of words before (negative) or after the token."""
    forms = found.forms
    for rest in words.phrases[forms[index]]:
        size = len(rest)
        if forms[index + 1 : index + 1 + size] == rest:
            if (forms[index], *rest[:-1]) in words.phrases.get(rest[-1], ()) and left_of(found, words, index) < index:
                return None, 0  # it ends its name: "Dunmore Sailing Grand Prix"
            return ("first", True), size
        if index >= size and forms[index - size : index] == rest:
            return ("last", True), -size
    return kind, 0


def _noun_name(found: Opening, words: EventWords, index: int, phrase: int, kind: tuple[str, bool]) -> Name | None:
    """The name around an event noun; None where the noun is part of a house, a body or a mere description."""
    forms, capital = found.forms, found.capital
    side, strong = kind
    follow = forms[index + 1 + max(phrase, 0)]
    if follow in words["not_events"] or _housed(forms, words, index) or _no_name(found, words, index):
        return None
    if follow[:2] in ("19", "20") and follow in YEARS and capital[index] and _towned(found, index):
        name = Name(index, index + 3, index, 0.0, "")  # "Expo 2020 Dubai" is a name
        _weigh_noun(found, name, strong, side)
        return finish(found, words, name)
    begin = index + min(phrase, 0)
    if forms[begin - 1] in words["fore"] and capital[begin - 1] and capital[begin] and begin:
        begin -= 1  # "Grandes Fêtes du Fleuve"
    left = left_of(found, words, begin)
    if side == "last" or (side == "both" and left < begin and capital[index]):
        if left == begin and not capital[index]:
            return None
        name = Name(left, right_of_last(found, words, index), index, 0.0, "")
    else:
        end, proper = right_of(found, words, index + max(phrase, 0))
        if proper and not capital[index]:
            # "le salon horloger Watches and Wonders", "forum Paris pour l'emploi"
            if forms[end] == "pour" and (after := content(found, words, end)):
                end = after + 1
            called = finish(found, words, Name(proper, end, -1, 4.0, "", reasons=["called a fair"]))
            called.edition = called.edition or _edition(found, words, begin)  # "le 33e rallye Terre des Causses"
            return called
        name = Name(begin, end, index, 0.0, "")
    _weigh_noun(found, name, strong, side)
    return finish(found, words, name)


_THE = frozenset(["l", "the", "le", "la"])
_DEFINED = frozenset(
    ["'", "la", "le", "les", "el", "los", "las", "du", "des", "del", "au", "aux", "al", "grande", "grand"]
)
_OF = frozenset(["'", "des", "de", "d", "la", "du"])
_LINKS = _OF | {"l", "le", "les", "the", "of"}
_LED = frozenset(['"', "the", "la", "le", "l", "'", "ou"])


def _measured(found: Opening, words: EventWords, index: int) -> Name | None:
    """A name that begins with a number: "24 Heures du Pédalo", "les 100 km de Valmont"; None for a plain measure."""
    forms, capital = found.forms, found.capital
    if not forms[index - 1].isdecimal():
        return None
    end, _ = right_of(found, words, index)
    if end == index + 1 or not (capital[index] or (forms[index - 2] in ("les", "des") and capital[end - 1])):
        return None
    name = Name(index - 1, end, index, 0.0, "")
    name.add(2.0, "noun")
    name.add(2.0 if capital[index] else 1.0, "capital")
    return finish(found, words, name)


def _no_name(found: Opening, words: EventWords, index: int) -> bool:
    """Whether the noun begins or ends a phrase that names no event: "foire aux questions", "press conference"."""
    start, end = found.starts[index], found.end(index)
    return found.shadow.startswith(words.not_names, start) or found.shadow.endswith(words.not_names, start - 12, end)


def _towned(found: Opening, index: int) -> bool:
    """Whether a noun alone is followed by year and name: "Expo 2020 Dubai", not "Dubai Expo 2020 Opens"."""
    alone = not found.capital[index - 1] or found.forms[index - 1] in _THE
    return alone and found.capital[index + 2] and not found.headline[index] and not found.loud[index]


def _housed(forms: tuple[str, ...], words: EventWords, index: int) -> bool:
    """Whether the noun stands in the name of a house: "parc des expositions", "palais des congrès"."""
    back = index - 1
    if forms[back] not in _OF:
        return forms[back] in words["houses"] and words.adjectives != ()  # "Parc Expo"
    back -= 1
    if forms[back] in ("d", "l", "de"):
        back -= 1
    return forms[back] in words["houses"]


def _weigh_noun(found: Opening, name: Name, strong: bool, side: str) -> None:
    """Count capitals and length of a name with a noun."""
    noun, capital = name.noun, found.capital
    plain = found.loud[noun]
    sure = capital[noun] and not plain and not starts(found, noun) and found.forms[name.begin - 1] != '"'
    name.add(2.0 if strong else 0.5, "noun")
    if name.end - name.begin == 1:
        name.add(-1.0 if sure else -2.5, "bare noun")
    elif sure:
        name.add(2.0, "capital")
    elif not plain and (True in capital[name.begin : noun] or True in capital[noun + 1 : name.end]):
        name.add(1.0, "proper word")
    if not capital[noun]:
        defined = strong and side != "last" and name.end > noun + 1 and found.forms[name.begin - 1] in _DEFINED
        name.add(-1.0 if defined else -2.0, "small noun")


def finish(found: Opening, words: EventWords, name: Name) -> Name:
    """name with its surface, and with the year, the edition and the acronym that stand beside it."""
    forms = found.forms
    begin, after = name.begin, name.end
    surface = found.surface(begin, after)
    last, follow = forms[after - 1], forms[after]
    if last[-1].isdecimal() and (match := YEARED.match(last)):
        name.year = int(match[2])
        surface = surface[: len(surface) - 4].rstrip("-")
    if follow in YEARS and last not in words["plans"]:
        name.year = int(follow)
        after += 1
    elif follow == "'" and forms[after + 1].isdecimal() and len(forms[after + 1]) == 2:
        name.year = 2000 + int(forms[after + 1])  # "Expo '15"
        after += 2
    before = forms[begin - 1]
    if before in YEARS and forms[begin - 2] not in words.months and forms[begin - 2] != ",":
        name.year = name.year or int(before)
    name.edition = _edition(found, words, begin)
    if name.noun < 0 and name.end == begin + 1 and last[-1].isdecimal() and (match := _NUMBERED.match(last)):
        name.edition = name.edition or int(match[2])
    if not name.edition and forms[after] in _BESIDE and forms[after + 2] in words["edition_words"]:
        name.edition = counted(found, words, after + 1) or 0  # "JAZZ SUR L'EAU, 14e édition"
    if forms[after] == "(":
        inside = after + 1
        while forms[inside] in _LED:
            inside += 1
        if found.capital[inside]:
            close = inside
            while forms[close] not in _CLOSED and close - inside < 8:
                close += 1
            name.acronym = found.surface(inside, close).strip("\"'»«” ")
    name.surface = surface
    return name


_BESIDE = frozenset([",", "(", "-", ":", "|"])
_CLOSED = frozenset([")", ",", ""])
_PRAISED = frozenset(["annual", "great", "'", '"'])


def _edition(found: Opening, words: EventWords, begin: int) -> int:
    """The number of the edition that stands before a name: "6e Sommet", "la 16e édition d'Energaïa"; 0 without."""
    forms = found.forms
    index = begin - 1
    while forms[index] in _PRAISED or forms[index] in YEARS:
        index -= 1
    for _ in range(3):
        if forms[index] not in _LINKS:
            break
        index -= 1
    if forms[index] in words["edition_words"]:
        index -= 1
    elif index != begin - 1 and forms[begin - 1] in ("la", "le", "the", "les"):
        return 0
    if forms[index] == "annual":
        index -= 1
    number = counted(found, words, index)
    return number if number and (number > 1 or forms[index][0].isdigit()) else 0
