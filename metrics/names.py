"""Names of events in a text's opening: where one may begin and end, and what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from metrics.eventwords import EventWords, is_year, ordinal
from metrics.opening import Opening

__all__ = ["Name", "names", "noun_names"]

MOST = 12  # words of a name
_YEARED = re.compile(r"([^\W\d_]{2,20})-?((?:19|20)\d\d)$")  # "Expo2021", "UPGIS-2023"
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


def names(found: Opening, words: EventWords) -> Iterator[Name]:
    """The candidates: names with an event noun, then brands, each in text order. They may overlap."""
    taken: set[int] = set()
    for name in noun_names(found, words):
        taken.update(range(name.begin, name.end))
        yield name
    yield from _brands(found, words, taken)


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
        return _finish(found, words, name)
    begin = index + min(phrase, 0)
    left = _left(found, words, begin)
    if side == "last" or (side == "both" and left < begin and found.capital[index]):
        end = index + 1
        if left == begin and not found.capital[index]:
            return None
        end = _right_of_last(found, words, index)
        name = Name(left, end, index, 0.0, "")
    else:
        end, proper = _right(found, words, index + max(phrase, 0))
        if not found.capital[index] and proper:
            # "le salon horloger Watches and Wonders", "forum Paris pour l'emploi"
            if found.form(end) == "pour" and (after := _content(found, words, end)):
                end = after + 1
            return _finish(found, words, Name(proper, end, -1, 4.0, "", reasons=["called a fair"]))
        name = Name(begin, end, index, 0.0, "")
    _weigh_noun(found, words, name, strong)
    return _finish(found, words, name)


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
    sure = found.capital[name.noun] and not plain and not _starts(found, name.begin)
    name.add(2.0 if strong else 0.5, "noun")
    if not inner:
        name.add(-1.0 if sure else -2.5, "bare noun")
    elif sure:
        name.add(2.0, "capital")
    elif proper and not plain:
        name.add(1.0, "proper word")
    if not found.capital[name.noun]:
        name.add(-2.0, "small noun")


def _starts(found: Opening, index: int) -> bool:
    """Whether a sentence or line begins at the token, so that its capital says nothing."""
    return index == 0 or found.form(index - 1) in ("\n", ".", "!", "?", ":", "-", "*", '"', "|", ")")


def _joins(found: Opening, index: int) -> bool:
    """Whether the sign at index joins two words without a space or as an ampersand."""
    form = found.form(index)
    if form == "&":
        return True
    return form == "-" and found.starts[index] == found.ends[index - 1] and found.form(index + 1) != "-"


def _left(found: Opening, words: EventWords, begin: int) -> int:
    """The first token of the words with a capital that end before token begin."""
    place = begin
    index = begin - 1
    while index >= 0 and begin - index <= MOST:
        form = found.forms[index]
        if form in ("&", "and") or _joins(found, index):
            if not (found.is_capital(index - 1) and found.is_capital(index + 1)):
                break
            if found.loud[index] and form == "and":
                break
        elif found.capital[index] or (form[0].isdigit() and ordinal(form, words)):
            if form in words["not_in_names"] or form in words["edition_words"] or form in words["articles"]:
                break
            if (number := ordinal(form, words)) is not None and (form[0].isdigit() or number):
                if not (found.is_capital(index - 1) and found.form(index - 1) not in words["not_in_names"]):
                    break
                if not form[0].isdigit():
                    break
            place = index
        else:
            break
        index -= 1
    return place


def _right_of_last(found: Opening, words: EventWords, index: int) -> int:
    """The end of a name whose noun stands at index and ends it, but for "of the …", a town, a brand's own words."""
    end = index + 1
    form = found.form(end)
    if form in ("of", "on", "for") and not found.loud[end]:
        after = end + 2 if found.form(end + 1) == "the" else end + 1
        if found.form(after) in words["not_in_names"] or found.form(after) in words.months:
            return end
        if found.is_capital(after) and not is_year(found.form(after)) and not _starts(found, index):
            end = _run(found, words, after)
        elif found.is_capital(after) and found.capital[index] and form == "of":
            end = _run(found, words, after)
    elif found.is_capital(end) and not found.loud[end] and not found.headline[end]:
        last = _run(found, words, end)
        if last - end <= 3:
            end = last
    elif found.headline[index] and found.is_capital(end):
        last = end + 1
        if is_year(found.form(last)) and not found.loud[end]:
            end = last  # "ESC Congress Paris 2019"
    return end


def _run(found: Opening, words: EventWords, begin: int) -> int:
    """The end of the words with a capital that begin at a token, small links between them included."""
    end = index = begin
    limit = min(len(found), begin + MOST)
    while index < limit:
        form = found.forms[index]
        if found.capital[index]:
            if index > begin and form in words["not_in_names"] and (found.loud[index] or found.headline[index]):
                break
            if form in words.months and found.form(index + 1)[:1].isdigit():
                break
            end = index + 1
        elif form in ("and", "&", "et", "of", "de", "du", "des", "d", "pour", "the", "l", "la") or _joins(found, index):
            pass
        elif form == "'" and found.form(index - 1) in ("d", "l", "qu"):
            pass
        else:
            break
        index += 1
    # a link with a small word after it is no part: "Watches and Wonders" but "Paris et sa région"
    return end


def _right(found: Opening, words: EventWords, noun: int) -> tuple[int, int]:
    """The end of a name that begins with its noun, and the first token of a proper name that follows it, or 0.

    "Salon international de l'agriculture au Maroc" ends before "au".
    """
    index = end = noun + 1
    limit = min(len(found), noun + MOST + 8)
    plain = 0
    stop = words["not_in_names"]
    linked = False
    while index < limit:
        form = found.forms[index]
        if form in words["links"]:
            after = _content(found, words, index)
            if not after:
                break
            index = end = after + 1
            linked, plain = True, 0
            continue
        if (form == "&" or _joins(found, index)) and found.is_capital(index + 1):
            index += 1
            continue
        if not form[0].isalpha() or form in stop or form in words.months:
            break
        if _YEARED.match(form):
            break
        if found.capital[index] and not found.loud[index]:
            if not linked and (plain or not found.capital[noun]):
                return _run(found, words, index), index
            index = end = index + 1
        elif len(form) > 3 and plain < 2 and form.endswith(words.adjectives):
            plain += 1
            index = end = index + 1
        elif index == noun + 1 and len(form) > 3 and found.is_capital(index + 1) and not found.capital[noun]:
            plain += 1  # "le salon horloger Watches and Wonders"
            index += 1
        else:
            break
    return end, 0


def _content(found: Opening, words: EventWords, link: int) -> int:
    """The token of the word that a link ("de", "et de la", "sur l'") leads to; 0 where it leads out of the name."""
    form = found.form(link)
    index = link + 1
    articled = False
    while index < link + 5 and found.form(index) in ("de", "des", "du", "d", "l", "la", "le", "les", "'"):
        articled = True
        index += 1
    word = found.form(index)
    capital = found.is_capital(index)
    if not word or not word[0].isalpha() or word in words.months:
        return 0
    if word in words["no_complements"] or word in words["function_words"] or ordinal(word, words):
        return 0
    if word in words["not_in_names"] and not articled and form not in ("d", "du"):
        return 0
    if form == "et" and not (articled and found.form(link + 1) in ("de", "des", "du", "d")) and not capital:
        return index if word.endswith(words.adjectives) or found.form(link - 2) == "de" and not articled else 0
    if form in ("pour", "sur", "autour", "aux") and not (articled or form == "aux" or capital):
        return 0
    if form == "aux" and word != "encheres":
        return 0
    if form in ("pour", "sur") and words.ordinals.get(word):
        return 0
    return index


def _brands(found: Opening, words: EventWords, taken: set[int]) -> Iterator[Name]:
    """Runs of words with a capital and no event noun that stand where a name may: "Energaïa", "Vivid Sydney"."""
    forms, capital = found.forms, found.capital
    stop = words.no_brand
    done = 0
    seen: set[str] = set()
    for index in [index for index, large in enumerate(capital) if large]:
        form = forms[index]
        if index < done or index in taken or form in stop:
            continue
        if forms[index][0].isdigit() or form in words.ordinals:
            continue
        end = _run(found, words, index)
        for inner in range(index, end):
            if inner in taken:
                end = inner
                break
        while end > index + 1 and (not capital[end - 1] or forms[end - 1] in stop):
            end -= 1
        if found.loud[index] and end - index > 4:
            end = index + 1
        done = end
        if form in seen or index < found.title or _likely(found, words, index, end):
            yield _finish(found, words, Name(index, end, -1, 0.0, ""))
        seen.add(form)


def _likely(found: Opening, words: EventWords, begin: int, end: int) -> bool:
    """Whether a sign beside a run of capitals makes a look at it worth while."""
    forms = found.forms
    after = forms[end] if end < len(forms) else ""
    if after in ",(" or after[:2] in ("19", "20") or forms[end - 1][-1].isdigit():
        return True
    if begin < 60 and (begin == 0 or forms[begin - 1] in ".)\n"):
        return True
    return begin > 0 and forms[begin - 1] in words.leads or found.shadow.count(forms[begin]) > 2


def _finish(found: Opening, words: EventWords, name: Name) -> Name:
    """name with its surface, and with the year, the edition and the acronym that stand beside it."""
    surface = found.surface(name.begin, name.end)
    last = found.form(name.end - 1)
    if match := _YEARED.match(last):
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
