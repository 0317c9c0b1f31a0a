"""Towns that the gazetteer lacks: told by the event's name, "town of", a house, a dateline, "à" and "in"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from metrics.about.dateline import day_after
from metrics.about.dates import Dated
from metrics.about.gazetteer import Spot, lookup
from metrics.about.opening import Opening
from metrics.text import fold
from metrics.vocabulary.eventwords import EventWords

__all__ = ["held_at", "label", "unlisted"]

# "Biennale du verre de Carmonne", "Foire d'Aubagne", "Salon nautique de La Brée"
_TAIL = re.compile(
    r" (?:de |d['’])((?:L[ae]s? )?[^\W\d_a-z][\w-]{2,40}(?:-[dl]['’]\w{2,20})?(?: [^\W\d_a-z][\w-]{2,40}){0,2})$"
)
_SMALL = re.compile(r"[ '’][^\W\d_A-Z]{4,40}$|[ '’][^\W\d_A-Z]{4,40} ")  # the field is told before the town
_OF = frozenset(["of", "de", "d", "'"])
_NOT_IN = frozenset(["of", "de", "to", "au", "aux"])
_NONE = ("", False)
_EDGE = frozenset(["\n", "(", ""])
_STOPS = frozenset([",", ".", ")", "\n", ""])
LONG = 6  # letters of a word whose ending makes a town of it
MOST = 3  # words of a town


def unlisted(
    found: Opening, listed: Sequence[Spot], written: Sequence[Dated], name: str, lead: int, words: EventWords
) -> tuple[str, float]:
    """The likeliest town outside the gazetteer with its points, at least 1; ("", 0.0) without one.

    name is the event's, lead the token that ends the first sentence.
    """
    points: dict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    forms, capital = found.forms, found.capital
    known = {index for spot in listed for index in range(spot.begin, spot.end)}
    days = {date.begin for date in written if date.day}
    stops = words.town_ends
    regions = {spot.begin for spot in listed if spot.place.kind in ("region", "country")}
    senders = words["senders"]
    for index in found.capitals:
        led = forms[index - 1] in senders or forms[index - 1] in _IN or forms[index - 1] == "the"
        inside = index and capital[index - 1] and not led
        if index in known or inside or (found.loud[index] and index >= found.head):
            continue
        end = index + 1
        while end < index + MOST and capital[end] and end not in known and forms[end] not in stops:
            end += 1
        short = end > index + 1 and len(forms[end - 1]) < 4 and found.surface(end - 1, end).isupper()
        if short and not found.loud[index]:
            end -= 1  # "Dalwurra NSW"
        elif capital[end] and forms[end] not in stops and end not in known:
            continue
        inner = forms[index:end]
        if not words.event_nouns.isdisjoint(inner) and any(words.nouns.get(form, _NONE)[1] for form in inner):
            continue  # "the River Book Festival"
        value = _points(found, index, end, lead, days, regions, words)
        first = index + 1 if end > index + 1 and forms[index] in words["town_words"] else index
        if value and not _common(found, words, forms[first], found.surface(first, first + 1)):
            if forms[end] in ("(", ",") and end + 1 in regions:
                value += 1.0  # "Sainte-Aune (Hérault)"
            key = found.folded(index, end)
            spelled.setdefault(key, found.surface(index, end))
            points[key] += value
    low = fold(name)
    for town, value in _named(found, name, low, words):
        spelled.setdefault(fold(town), town)
        points[fold(town)] += value
    best, most = "", 0.0
    for key, value in points.items():
        if low.startswith(f"{key} ") or low.endswith(f" {key}"):
            value += 1.5
        if value > most and lookup(key) is None:
            best, most = key, value
    return (spelled[best], most) if most >= 1 else ("", 0.0)


def _points(
    found: Opening, begin: int, end: int, lead: int, days: set[int], regions: set[int], words: EventWords
) -> float:
    """What the neighbours of words with a capital say for their being the event's town."""
    forms, in_town = found.forms, words["in_town"]
    if begin < found.head and (told := _sender(found, begin, end, words)):
        return told
    if found.loud[begin]:
        return 0.0
    before, after = forms[begin - 1], forms[end]
    if before in _OF and (forms[begin - 2] in words.town_nouns or forms[begin - 3] in words.town_nouns):
        return 2.5  # "Ville de Sainte-Aune"
    if after in words.town_nouns:
        return 2.5 if forms[end + 1] in words["councils"] else 0.0  # "Port Aldred City Council"
    if before in in_town and before not in _NOT_IN:
        if before == "at":
            if _worded(forms[begin:end], words):
                return 1.2
            return 0.6 if end == begin + 1 else 0.0  # "at World Rugby Events"
        return (1.8 + held_at(found, begin, lead, words)) if begin < lead else 0.6
    if before == "to" and forms[begin - 2] in words["held"]:
        return 1.6  # "returned to Bothwell Flats"
    if before.isdecimal() and len(before) in (4, 5) and forms[begin - 2] in (",", "-", "\n"):
        return 2.2  # "12 rue Haute, 84210 Vaurelles"
    if forms[end] == "(" and forms[end + 2] == ")" and _CODE.match(forms[end + 1]):
        return 2.0  # "Brignac (71)", "Villars (VD)"
    dated = after == "," and day_after(found, end + 1, days, words)
    if before == ",":
        shout = len(after) < 4 and found.capital[end]
        if (shout or after in _STOPS) and not words["houses"].isdisjoint(forms[max(0, begin - 5) : begin - 1]):
            return 2.5  # "at the Aldred Centre, Bexton, on Wednesday"
        named = forms[begin - 2] in words["edition_words"] and after in _STOPS
        if after == "!":
            return 1.5  # "Thank you, Bexton!"
        if dated or named:
            return 2.0  # "(20e édition, Brignac)"
    if not words["where"].isdisjoint(found.present) and label(forms, begin) in words["where"]:
        return 2.0 if before in (":", ",") and words["houses"].isdisjoint(forms[begin:end]) else 0.0
    if before in ("-", "|") and dated:
        return 1.2  # "AGRIWEST 2023 - Bexton, 17-19 August"
    if before == "\n" and after == "\n" and end == begin + 1 and _shaped(forms[begin], words):
        return 1.6  # "VILLERS-LE-BAS" on a line of its own
    if before in _EDGE and after == "," and end + 1 in regions:
        return 1.5  # "Thunder Bay, Ontario"
    if before in _EDGE and dated:
        return 1.2 if begin else 0.9
    if begin in (0, found.head) and after in (".", ":") and found.capital[end + 1]:
        if _shaped(forms[begin], words) or _worded(forms[begin:end], words):
            return 1.5  # "Sainte-Aune. La foire"
        return 1.2 if after == "." and end == begin + 1 and forms[begin] not in words["sections"] else 0.6
    return 1.0 if before in ("for", "the", "pour", "from") and _worded(forms[begin:end], words) else 0.0


_CODE = re.compile(r"\d{2,3}$|[a-z]{2}$")


def _sender(found: Opening, begin: int, end: int, words: EventWords) -> float:
    """What a line above the title says for a town: "KILMORE CITY COUNCIL", "Destination Port Albion"."""
    forms = found.forms
    if forms[end] in words.town_nouns and forms[end + 1] in words["councils"]:
        return 2.5
    if begin + 1 < end and forms[begin] in words["senders"]:
        return 0.0
    edge = forms[begin - 1] in _EDGE or forms[begin - 1] == "the"
    if forms[begin - 1] in words["senders"]:
        return 2.0
    if forms[begin - 1] in _OF and forms[begin - 2] in words.town_nouns:
        return 2.5
    if edge and end == begin + 1 and forms[end] in words["papers"]:
        return 1.6 if _shaped(forms[begin], words) else 1.0
    return 0.0


def _worded(inside: Sequence[str], words: EventWords) -> bool:
    """Whether several words have one that towns have: "Ottery St Blaise", "Kestrel Bay"."""
    return len(inside) > 1 and not words["town_words"].isdisjoint(inside)


def held_at(found: Opening, begin: int, lead: int, words: EventWords) -> float:
    """Points of a town of which the first sentence says that the event was held there: "s'est clôturée samedi à"."""
    if begin >= lead or not (found.forms[begin - 1] in _IN or found.forms[begin - 2] in words.town_nouns):
        return 0.0
    before = found.forms[max(0, begin - NEAR) : begin]
    return 0.0 if words["held"].isdisjoint(before) and words["does"].isdisjoint(before) else 2.2


def label(forms: Sequence[str], index: int) -> str:
    """The word before a token on its line where it is a label: "Où ? Palais …", "Lieu : …"; "" without one."""
    begin = index
    while begin and forms[begin - 1] != "\n" and index - begin < 14:
        begin -= 1
    return forms[begin] if forms[begin + 1] in (":", "?") else ""


_IN = frozenset(["a", "in", "en", "au"])
NEAR = 9  # tokens between what an event does and its town


def _named(found: Opening, name: str, low: str, words: EventWords) -> Iterator[tuple[str, float]]:
    """The towns that an event's name may end or begin with."""
    tail = _TAIL.search(name)
    if tail:
        rest = tail[1].removeprefix("La ").removeprefix("Le ").removeprefix("Les ")
        parts = fold(rest).split()
        plain = not any(form.endswith(words.adjectives) for form in parts[1:])  # "de Langue Française"
        if plain and not any(_common(found, words, form, part) for form, part in zip(parts, rest.split(), strict=True)):
            if rest != tail[1] or _shaped(parts[0], words):
                yield tail[1], 1.5
            elif low[: tail.start()] in words["town_events"] or _SMALL.search(name, 0, tail.start()):
                yield tail[1], 1.0
    head, space, _ = low.partition(" ")
    if space and _shaped(head, words) and not _common(found, words, head, name[: len(head)]):
        yield name[: len(head)], 1.5


def _shaped(form: str, words: EventWords) -> bool:
    """Whether a word is built like a town's: "saint-aubin", "villers-sur-mer", "weymouth"."""
    if "-" in form:
        return form.startswith(words.town_parts) or any(part in form for part in words.town_parts if part[0] == "-")
    return len(form) > LONG and (form.endswith(words.town_endings) or form.startswith(words.town_starts))


def _common(found: Opening, words: EventWords, form: str, surface: str) -> bool:
    """Whether a word is no name: of an event or a house, of a day, or one that the text has in small letters."""
    return (
        len(form) < 3
        or not surface.replace("-", "").replace("'", "").replace("’", "").isalpha()
        or form in words.no_brand
        or form in words.nouns
        or form in words["houses"]
        or form in words["no_towns"]
        or form in words["plans"]
        or form in words.weekdays
        or form in words["not_events"]
        or lookup(form) is not None
        or _small(found.text, f" {surface.lower()}")
    )


def _small(text: str, word: str) -> bool:
    """Whether a text has the word in small letters, alone."""
    start = text.find(word)
    while start >= 0:
        start += len(word)
        if not text[start : start + 1].isalpha():
            return True
        start = text.find(word, start)
    return False
