"""How far an event's name reaches to the left and right of its noun."""

from __future__ import annotations

import re

from metrics.eventwords import EventWords, is_year, ordinal
from metrics.opening import Opening

__all__ = ["content", "left_of", "right_of", "right_of_last", "run", "starts"]

MOST = 12  # words of a name
YEARED = re.compile(r"([^\W\d_]{2,20})-?((?:19|20)\d\d)$")  # "Expo2021", "UPGIS-2023"


def starts(found: Opening, index: int) -> bool:
    """Whether a sentence or line begins at the token, so that its capital says nothing."""
    return index == 0 or found.form(index - 1) in ("\n", ".", "!", "?", ":", "-", "*", '"', "|", ")")


def joins(found: Opening, index: int) -> bool:
    """Whether the sign at index joins two words without a space or as an ampersand."""
    form = found.form(index)
    if form == "&":
        return True
    return form == "-" and found.starts[index] == found.ends[index - 1] and found.form(index + 1) != "-"


def left_of(found: Opening, words: EventWords, begin: int) -> int:
    """The first token of the words with a capital that end before token begin."""
    place = begin
    index = begin - 1
    while index >= 0 and begin - index <= MOST:
        form = found.forms[index]
        if form in ("&", "and") or joins(found, index):
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


def right_of_last(found: Opening, words: EventWords, index: int) -> int:
    """The end of a name whose noun stands at index and ends it, but for "of the …", a town, a brand's own words."""
    end = index + 1
    form = found.form(end)
    if form in ("of", "on", "for") and not found.loud[end]:
        after = end + 2 if found.form(end + 1) == "the" else end + 1
        if found.form(after) in words["not_in_names"] or found.form(after) in words.months:
            return end
        if (found.is_capital(after) and not is_year(found.form(after)) and not starts(found, index)) or (
            found.is_capital(after) and found.capital[index] and form == "of"
        ):
            end = run(found, words, after)
    elif found.is_capital(end) and not found.loud[end] and not found.headline[end]:
        last = run(found, words, end)
        if last - end <= 3:
            end = last
    elif found.headline[index] and found.is_capital(end):
        last = end + 1
        if is_year(found.form(last)) and not found.loud[end]:
            end = last  # "ESC Congress Paris 2019"
    return end


def run(found: Opening, words: EventWords, begin: int) -> int:
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
        elif (
            form in ("and", "&", "et", "of", "de", "du", "des", "d", "pour", "the", "l", "la")
            or joins(found, index)
            or (form == "'" and found.form(index - 1) in ("d", "l", "qu"))
        ):
            pass
        else:
            break
        index += 1
    # a link with a small word after it is no part: "Watches and Wonders" but "Paris et sa région"
    return end


def right_of(found: Opening, words: EventWords, noun: int) -> tuple[int, int]:
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
            after = content(found, words, index)
            if not after:
                break
            index = end = after + 1
            linked, plain = True, 0
            continue
        if (form == "&" or joins(found, index)) and found.is_capital(index + 1):
            index += 1
            continue
        if not form[0].isalpha() or form in stop or form in words.months:
            break
        if YEARED.match(form):
            break
        if found.capital[index] and not found.loud[index]:
            if not linked and (plain or not found.capital[noun]):
                return run(found, words, index), index
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


def content(found: Opening, words: EventWords, link: int) -> int:
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
        return index if word.endswith(words.adjectives) or (found.form(link - 2) == "de" and not articled) else 0
    if form in ("pour", "sur", "autour", "aux") and not (articled or form == "aux" or capital):
        return 0
    if form == "aux" and (capital or not found.capital[link - 1]) and word != "encheres":
        return 0  # "Foire aux vins" but "le salon aux portes de Paris"
    if form in ("pour", "sur") and words.ordinals.get(word):
        return 0
    return index
