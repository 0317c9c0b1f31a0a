"""Names of events with an event noun: "Foire du Valais", "Canton Fair", and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from metrics.eventwords import EventWords, is_year, ordinal
from metrics.extent import YEARED, content, left_of, right_of, right_of_last, starts
from metrics.opening import Opening

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

    >>> from metrics.eventwords import event_words
    >>> from metrics.opening import excerpt
    >>> text = "La 63e Foire du Valais s'est refermée"
    >>> [(name.surface, name.edition) for name in noun_names(excerpt(text, text.lower()), event_words("fr"))]
    [('Foire du Valais', 63)]
    """
    forms = found.forms
    marks = words.marks
    done = 0
    for index in [index for index, form in enumerate(forms) if form in marks]:
        form = forms[index]
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
    for rest in words.phrases[found.forms[index]]:
        size = len(rest)
        if found.forms[index + 1 : index + 1 + size] == rest:
            return ("first", True), size
        if index >= size and found.forms[index - size : index] == rest:
            return ("last", True), -size
    return kind, 0


def _noun_name(found: Opening, words: EventWords, index: int, phrase: int, kind: tuple[str, bool]) -> Name | None:
    """The name around an event noun; None where the noun is part of a house, a body or a mere description."""
    side, strong = kind
    follow = found.form(index + 1 + max(phrase, 0))
    if follow in words["not_events"] or _housed(found, words, index):
        return None
    if follow[:2] in ("19", "20") and is_year(follow) and found.capital[index] and _towned(found, index):
        name = Name(index, index + 3, index, 0.0, "")  # "Expo 2020 Dubai" is a name
        _weigh_noun(found, words, name, strong)
        return finish(found, words, name)
    begin = index + min(phrase, 0)
    left = left_of(found, words, begin)
    if side == "last" or (side == "both" and left < begin and found.capital[index]):
        end = index + 1
        if left == begin and not found.capital[index]:
            return None
        end = right_of_last(found, words, index)
        name = Name(left, end, index, 0.0, "")
    else:
        end, proper = right_of(found, words, index + max(phrase, 0))
        if not found.capital[index] and proper:
            # "le salon horloger Watches and Wonders", "forum Paris pour l'emploi"
            if found.form(end) == "pour" and (after := content(found, words, end)):
                end = after + 1
            return finish(found, words, Name(proper, end, -1, 4.0, "", reasons=["called a fair"]))
        name = Name(begin, end, index, 0.0, "")
    _weigh_noun(found, words, name, strong)
    return finish(found, words, name)


def _towned(found: Opening, index: int) -> bool:
    """Whether a noun alone is followed by year and name: "Expo 2020 Dubai", not "Dubai Expo 2020 Opens"."""
    alone = not found.is_capital(index - 1) or found.form(index - 1) in ("l", "the", "le", "la")
    return alone and found.is_capital(index + 2) and not found.headline[index] and not found.loud[index]


def _housed(found: Opening, words: EventWords, index: int) -> bool:
    """Whether the noun stands in the name of a house: "parc des expositions", "palais des congrès"."""
    back = index - 1
    if found.form(back) in ("'", "des", "de", "d", "la", "du"):
        back -= 1
        if found.form(back) in ("d", "l", "de"):
            back -= 1
    return found.form(back) in words["houses"] and back < index - 1


def _weigh_noun(found: Opening, words: EventWords, name: Name, strong: bool) -> None:
    """Count capitals and length of a name with a noun."""
    inner = [i for i in range(name.begin, name.end) if i != name.noun]
    proper = any(found.capital[i] for i in inner)
    plain = found.loud[name.noun]
    sure = found.capital[name.noun] and not plain and not starts(found, name.begin)
    name.add(2.0 if strong else 0.5, "noun")
    if not inner:
        name.add(-1.0 if sure else -2.5, "bare noun")
    elif sure:
        name.add(2.0, "capital")
    elif proper and not plain:
        name.add(1.0, "proper word")
    if not found.capital[name.noun]:
        name.add(-2.0, "small noun")


def finish(found: Opening, words: EventWords, name: Name) -> Name:
    """name with its surface, and with the year, the edition and the acronym that stand beside it."""
    surface = found.surface(name.begin, name.end)
    last = found.form(name.end - 1)
    if match := YEARED.match(last):
        name.year = int(match[2])
        surface = surface[: len(surface) - 4].rstrip("-")
    after = name.end
    if is_year(found.form(after)) and found.form(name.end - 1) not in words["plans"]:
        name.year = int(found.forms[after])
        after += 1
    elif found.form(after) == "'" and found.form(after + 1)[:2].isdigit() and len(found.form(after + 1)) == 2:
        name.year = 2000 + int(found.form(after + 1))  # "Expo '15"
        after += 2
    back = name.begin - 1
    if is_year(found.form(back)) and found.form(back - 1) not in words.months and found.form(back - 1) != ",":
        name.year = name.year or int(found.forms[back])
    name.edition = _edition(found, words, name.begin)
    if (match := _NUMBERED.match(found.form(name.begin))) and name.end == name.begin + 1 and name.noun < 0:
        name.edition = name.edition or int(match[2])
    if found.form(after) == "(":
        inside = after + 1
        while found.form(inside) in ('"', "the", "la", "le", "l", "'", "ou"):
            inside += 1
        if found.is_capital(inside):
            close = inside
            while close < len(found) and found.forms[close] not in ")," and close - inside < 8:
                close += 1
            name.acronym = found.surface(inside, close).strip("\"'»«” ")
    name.surface = surface
    return name


def _edition(found: Opening, words: EventWords, begin: int) -> int:
    """The number of the edition that stands before a name: "6e Sommet", "la 16e édition d'Energaïa"; 0 without."""
    index = begin - 1
    while found.form(index) in ("annual", "great", "'", '"') or is_year(found.form(index)):
        index -= 1
    for _ in range(3):
        if found.form(index) in ("de", "du", "des", "d", "l", "la", "le", "les", "the", "of", "'"):
            index -= 1
    if found.form(index) in words["edition_words"]:
        index -= 1
    elif index != begin - 1 and found.form(begin - 1) in ("la", "le", "the", "les"):
        return 0
    form = found.form(index)
    if form == "annual":
        form = found.form(index - 1)
    number = ordinal(form, words) if form else None
    return number if number and (number > 1 or form[0].isdigit()) else 0
