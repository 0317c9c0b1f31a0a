"""How far an event's name reaches to the left and right of its noun."""

from __future__ import annotations

import re

from metrics.about.gazetteer import lookup
from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import YEARS, EventWords, ordinal, ordinal_at, roman

__all__ = ["JOINTS", "content", "counted", "left_of", "right_of", "right_of_last", "run", "starts"]

MOST = 12  # words of a name
YEARED = re.compile(r"([^\W\d_]{2,20})-?((?:19|20)\d\d)$")  # "Expo2021", "UPGIS-2023"
_STARTS = frozenset(["\n", ".", "!", "?", ":", "-", "*", '"', "|", ")"])
_JOINED = frozenset(["and", "&", "et", "of", "de", "du", "des", "d", "pour", "the", "l", "la"])  # inside a run
_CUT = frozenset(["d", "l", "qu"])  # before an apostrophe
JOINTS = _JOINED | {"-", "'"}  # without one of these a run ends at a small word
_SHORTENED = frozenset(["s", "t", "d", "m", "re", "ll", "ve"])  # after an apostrophe: "Bexton's", "we're"
_SMALL = frozenset(["de", "des", "du", "d", "l", "la", "le", "les", "'"])  # between a link and its word


def starts(found: Opening, index: int) -> bool:
    """Whether a sentence or line begins at the token, so that its capital says nothing."""
    return index == 0 or found.forms[index - 1] in _STARTS


def _hyphened(found: Opening, index: int) -> bool:
    """Whether the hyphen at index stands right after a word, with no second one after it."""
    return found.starts[index] == found.end(index - 1) and found.forms[index + 1] != "-"


def counted(found: Opening, words: EventWords, index: int) -> int | None:
    """The number told by the ordinal that ends at a token, or by Roman figures in capitals there; None without one."""
    number = ordinal_at(found.forms, index, words) if index >= 0 else None
    form = found.forms[index]
    if number is None and found.capital[index] and form[0] in "ivxl":
        figures = found.surface(index, index + 1)
        if form in words["no_romans"]:
            figures = figures[:-1]  # "VIe"
        if figures.isupper() and (len(figures) > 1 or form in words["romans"]):
            return roman(figures.lower())
    return number


def left_of(found: Opening, words: EventWords, begin: int) -> int:
    """The first token of the words with a capital that end before token begin."""
    forms, capital = found.forms, found.capital
    stop = words["not_in_names"]
    place = begin
    index = begin - 1
    while index >= 0 and begin - index <= MOST:
        form = forms[index]
        if form == "&" or form == "and" or (form == "-" and _hyphened(found, index)):
            if not (capital[index - 1] and capital[index + 1]):
                break
            if found.loud[index] and form == "and":
                break
        elif forms[index - 1] == "'" and index > 1 and _inside(found, index - 1):
            index -= 2
            place = index
        elif capital[index] or (form[0].isdigit() and ordinal(form, words)):
            inside = form == "annual" and capital[index - 1] and forms[index - 1] not in stop
            if (form in stop or form in words["edition_words"] or form in words["articles"]) and not inside:
                break  # "Bexton Annual Fair" goes on, "The Annual Fair" does not
            counts = counted(found, words, index) is not None
            if counts and not (form[0].isdigit() and capital[index - 1] and forms[index - 1] not in stop):
                break
            if counts and forms[index - 1] in words["articles"]:
                break  # "Le 31e Festival" opens its sentence
            place = index
        else:
            break
        index -= 1
    return place


def right_of_last(found: Opening, words: EventWords, index: int) -> int:
    """The end of a name whose noun stands at index and ends it, but for "of the …", a town, a brand's own words."""
    forms, capital = found.forms, found.capital
    end = index + 1
    form = forms[end]
    if form in ("of", "on", "for") and not found.loud[end]:
        after = end + 2 if forms[end + 1] == "the" else end + 1
        if not capital[after] or forms[after] in words["not_in_names"] or forms[after] in words.months:
            return end
        if (forms[after] not in YEARS and not starts(found, index)) or (capital[index] and form == "of"):
            end = run(found, words, after)
    elif capital[end]:
        if not found.loud[end] and not found.headline[end]:
            last = run(found, words, end)
            if last - end <= 3:
                end = last
        elif found.headline[index] and forms[end + 1] in YEARS and not found.loud[end]:
            end += 1  # "ESC Congress Paris 2019"
    return end


def run(found: Opening, words: EventWords, begin: int) -> int:
    """The end of the words with a capital that begin at a token, small links between them included."""
    forms, capital = found.forms, found.capital
    end = begin
    for index in range(begin, min(found.size, begin + MOST)):
        form = forms[index]
        if index > begin and form in words["inner"]:
            if not _goes_on(found, words, index):
                break
        elif capital[index]:
            if (
                index > begin
                and forms[index - 1] != "'"
                and (found.loud[index] or found.headline[index])
                and (form in words["not_in_names"] or form in words["does"])
            ):
                break
            if form in words.months and forms[index + 1][:1].isdigit():
                break
            end = index + 1
        elif not (
            form in _JOINED
            or (form == "-" and _hyphened(found, index))
            or (form in _ARTICLES and forms[index - 1] in words["inner"])
            or (form == "'" and (forms[index - 1] in _CUT or _glued(found, index)))
        ):
            break
    # a link with a small word after it is no part: "Watches and Wonders" but "Paris et sa région"
    return end


def _glued(found: Opening, index: int) -> bool:
    """Whether the apostrophe at index joins two words with a capital: "Nautic'Armor"; not "Dalwurra's"."""
    starts, forms = found.starts, found.forms
    joined = starts[index] == found.end(index - 1) and starts[index + 1] == starts[index] + 1
    return joined and found.capital[index + 1] and len(forms[index + 1]) > 1 and len(forms[index - 1]) > 2


def _inside(found: Opening, index: int) -> bool:
    """Whether the apostrophe at index stands inside one word with a capital: "Pu'er"; not "Bexton's", "we're"."""
    starts, forms = found.starts, found.forms
    joined = starts[index] == found.end(index - 1) and starts[index + 1] == starts[index] + 1
    return joined and found.capital[index - 1] and forms[index - 1] not in _CUT and forms[index + 1] not in _SHORTENED


def _goes_on(found: Opening, words: EventWords, index: int) -> bool:
    """Whether a name goes on after the small word at index: "Bulles en Seine"; not "Vinexpo en Asie"."""
    forms, capital = found.forms, found.capital
    after = index + 1
    while forms[after] in _ARTICLES:
        after += 1
    form = forms[after]
    if not capital[after] or form in words["no_inner"] or form in words["not_in_names"] or form in words.months:
        return False
    if len(form) > 3 and lookup(form) is not None:
        return False
    if not capital[index]:
        return capital[index - 1]
    while capital[after + 1] and forms[after + 1] not in words["not_in_names"]:
        after += 1
    return (
        forms[after + 1] in _NAMED or forms[after + 1] in YEARS
    )  # "BULLES EN SEINE 2023", "JAZZ SUR L'EAU, 9e édition"


_ARTICLES = frozenset(["l", "'", "la", "le", "les", "the"])
_NAMED = frozenset([",", "(", ":"])


def right_of(found: Opening, words: EventWords, noun: int) -> tuple[int, int]:
    """The end of a name that begins with its noun, and the first token of a proper name that follows it, or 0.

    "Salon international de l'agriculture au Maroc" ends before "au".
    """
    forms, capital, loud = found.forms, found.capital, found.loud
    index = end = noun + 1
    limit = min(found.size, noun + MOST + 8)
    plain = 0
    linked = False
    while index < limit:
        form = forms[index]
        if form in words["links"]:
            after = content(found, words, index)
            if not after:
                break
            index = end = after + 1
            linked, plain = True, 0
            continue
        if capital[index + 1] and (form == "&" or (form == "-" and _hyphened(found, index))):
            index += 1
            continue
        if not form[0].isalpha() or form in words["not_in_names"] or form in words.months:
            break
        if form[-1].isdecimal() and YEARED.match(form):
            break
        if capital[index] and not loud[index]:
            if (plain or not capital[noun]) and not (linked and (capital[noun] or capital[index - 1])):
                # "le salon horloger Temps", "le festival de bande dessinée Bulles d'Ardèche"
                housed = form in words["houses"] or form in words["streets"]
                if linked and (housed or not words["bodies"].isdisjoint(forms[noun:index])):
                    break
                return _agreeing(found, words, run(found, words, index)), index
            index = end = index + 1
        elif form in words["fields"] or (index == noun + 1 and capital[noun] and _fields(found, index, words)):
            index = end = index + 1  # "Carrefour études-emploi d'Abidjan", "Salon du livre jeunesse"
        elif len(form) > 3 and plain < 2 and form.endswith(words.adjectives):
            plain += 1
            index = end = index + 1
        elif (
            (index == noun + 1 or (linked and form.endswith(_PARTICIPLES)))
            and len(form) > 3
            and capital[index + 1]
            and not capital[noun]
            and words.adjectives
        ):
            plain += 1  # "le salon horloger Watches and Wonders"
            index += 1
        else:
            break
    return end, 0


def _fields(found: Opening, index: int, words: EventWords) -> bool:
    """Whether a small word with a hyphen right after a noun says what the event is about: "Salon auto-moto de"."""
    form = found.forms[index]
    return "-" in form[2:-2] and not found.loud[index] and found.forms[index + 1] in words["links"]


_ENDED = frozenset([",", "(", ":", "a", "s", "est", "se", "ont"])
_PARTICIPLES = ("ee", "ees")  # "bande dessinée", folded
_NO_PLURALS = ("ees", "is", "us", "ours")


def _agreeing(found: Opening, words: EventWords, end: int) -> int:
    """The end of a name with the small adjective that agrees with its plural: "festival Voix vives, …"."""
    form = found.forms[end]
    if form[-1:] != "s" or len(form) < 5 or not words.adjectives or found.forms[end - 1][-1] not in "sx":
        return end
    if form.endswith(_NO_PLURALS) or form in words["not_in_names"] or found.forms[end + 1] not in _ENDED:
        return end
    return end + 1


def content(found: Opening, words: EventWords, link: int) -> int:
    """The token of the word that a link ("de", "et de la", "sur l'") leads to; 0 where it leads out of the name."""
    forms = found.forms
    form = forms[link]
    index = link + 1
    while index < link + 5 and forms[index] in _SMALL:
        index += 1
    articled = index > link + 1
    word = forms[index]
    capital = found.capital[index]
    if not word or not word[0].isalpha() or word in words.months:
        return 0
    if word in words["no_complements"] or word in words["function_words"] or ordinal(word, words):
        return 0
    opens = capital and found.capital[index + 1]  # "Trail des Deux Lacs"
    if word in words["not_in_names"] and not articled and not opens and form not in ("d", "du"):
        return 0
    if form == "et" and not capital and not (articled and forms[link + 1] in ("de", "des", "du", "d")):
        return index if word.endswith(words.adjectives) or (forms[link - 2] == "de" and not articled) else 0
    if form == "aux":
        # "Foire aux vins" but "le salon aux portes de Paris"
        return index if word == "encheres" or (not capital and found.capital[link - 1]) else 0
    if form in ("pour", "sur", "autour") and not (articled or capital):
        return 0
    if form in ("pour", "sur") and words.ordinals.get(word):
        return 0
    return index
