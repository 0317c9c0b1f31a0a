"""Where an event is held: the likeliest town of those a text's opening names, and its country."""

from __future__ import annotations

import re
from collections import defaultdict

from metrics.about.dates import Dated
from metrics.about.gazetteer import Spot, lookup, split
from metrics.about.opening import Opening
from metrics.about.unlisted import held_at, label, unlisted
from metrics.text import fold
from metrics.vocabulary.eventwords import EventWords

__all__ = ["country_of", "place_of"]


def place_of(
    found: Opening,
    listed: list[Spot],
    written: list[Dated],
    line: tuple[int, int] | None,
    event: tuple[int, int] | None,
    name: str,
    words: EventWords,
) -> str:
    """The town of the event as the text or the gazetteer writes it; "" where the opening tells none.

    line and event are the spans of tokens of the dateline and of the event's name, name is its surface.
    """
    points: dict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    lead = _first_stop(found)
    if line and event and event[0] <= line[0] and line[1] <= event[1]:
        line = None  # "FOIRE DE LYON - chiffres"
    if line:
        key = found.folded(*line)
        desk = _DESK.search(found.shadow, found.end(line[1] - 1), found.end(line[1] - 1) + FAR) is not None
        here = not words["here"].isdisjoint(found.forms[line[1] : lead + 40])
        # the desk of an agency may be elsewhere: "ASTANA /KazTrade/ - The forum was held in Karaganda"
        points[key] += (3.5 if desk else 5.5) + 2.0 * here
        spelled[key] = found.surface(*line)
    for spot in listed:
        kind = spot.place.kind
        if kind not in _HELD or (line and spot.begin == line[0]):
            continue
        value = _points(found, spot, words, lead, event)
        if not value:
            continue
        if kind == "town" and found.forms[spot.begin] not in _MERGED:
            surface, key = found.surface(spot.begin, spot.end), found.folded(spot.begin, spot.end)
        else:
            surface = spot.place.town
            surface = words.exonyms.get(surface, surface) if kind == "house" else surface
            key = fold(surface)
        spelled.setdefault(key, surface)
        points[key] = points[key] + value if value >= 2 else max(points[key], value, points[key] + 0.1)
    if points and name:
        low = fold(name)
        named = split(name)
        for key in points:
            if key in named or (" " in key and key in low):
                points[key] += 4.0
    if max(points.values(), default=0.0) < (DATELINED if line else SURE):
        town, value = unlisted(found, listed, written, name, lead, words)
        if value > max(points.values(), default=0.0):
            return cased(town, found)
    known = {spot.begin for spot in listed}
    for index in found.capitals:
        if found.forms[index - 1] in _IN and index not in known and _unknown(found, words, index):
            key = found.forms[index]
            spelled.setdefault(key, found.surface(index, index + 1))
            points[key] += 1.0 if points.get(key) else 0.6
    if not points:
        return ""
    best = max(points, key=points.__getitem__)
    if points[best] < 1.5 and len(points) > 1:
        return ""
    return cased(spelled[best], found)


FAR = 60  # characters after a dateline's town in which the name of an agency stands
_DESK = re.compile(r"/[a-z .]{2,24}/|\([a-z .,/-]{2,40}\)|--")
DATELINED = 5.0  # points of a dateline's town with which no unknown one is looked for
SURE = 2.5  # points of a known town with which no unknown one is looked for
_LINKS = frozenset(["de", "du", "d", "'"])
_HELD = frozenset(["town", "house"])
_MERGED = frozenset(["du", "au"])
_IN = frozenset(["a", "in", "at"])


def _first_stop(found: Opening) -> int:
    """The token that ends the lead's first sentence."""
    forms, after = found.forms, found.title + 11
    for stop in found.stops:
        if stop > after and forms[stop + 1] != "," and len(forms[stop - 1]) > 3:
            return stop
    return found.size


def _points(found: Opening, spot: Spot, words: EventWords, lead: int, event: tuple[int, int] | None) -> float:
    """What one mention of a town says for its being the event's."""
    forms, begin = found.forms, spot.begin
    if spot.place.kind == "house":
        return 2.0
    if event and event[0] <= begin < event[1]:
        return 0.5
    value = 0.3
    if forms[spot.end] in words["streets"] or (forms[begin - 1] in _LINKS and forms[begin - 2] in words["streets"]):
        return 0.0  # "rue de Vevey"
    before, houses, in_town, where = forms[begin - 1], words["houses"], words["in_town"], words["where"]
    if (len(before) in (4, 5) and before.isdigit()) or (
        not where.isdisjoint(found.present) and label(forms, begin) in where
    ):
        value = 2.0  # "75017 Paris", "Lieu : … Tunis"
    elif found.capital[spot.end] and not houses.isdisjoint(forms[spot.end : spot.end + 4]):
        value = 2.5  # "Brisbane Convention Centre"
    elif not houses.isdisjoint(forms[max(0, begin - 6) : begin]):
        value = 2.5 if before in ("de", "du", "d", ",", "'", "in") else 1.0
    elif before in in_town and before not in ("of", "de", "to"):
        value = (2.5 + held_at(found, begin, lead, words)) if begin < lead else 1.2
    elif before in in_town:
        held = held_at(found, begin, lead, words)
        value = 2.0 + held if held else 1.0
    elif before == "," and forms[begin - 2] in words["edition_words"]:
        value = 2.0  # "(20e édition, Rouen)"
    elif begin < lead and (before in ("", "\n", "-", ")", ".") or forms[begin - 2] in (".", "\n")):
        value = 1.5  # "Rouen s'est mise à l'heure …"
    if _in_name(found, begin, words):
        value += 2.0
    if begin < found.title:
        value += 1.5 if begin == 0 or before in in_town else 0.8
        if begin == 0 and forms[spot.end] in (":", "-"):
            value += 1.0
    return value


_INNER = frozenset(["de", "du", "d", "'", "la", "international", "internationale", "livre"])


def _in_name(found: Opening, begin: int, words: EventWords) -> bool:
    """Whether the town at a token ends or begins the name of an event: "Salon du Bourget", "London Marathon"."""
    for back in range(begin - 1, max(-1, begin - 6), -1):
        form = found.forms[back]
        if form in words.nouns:
            return found.capital[back]
        if form not in _INNER:
            return False
    return False


def _unknown(found: Opening, words: EventWords, index: int) -> bool:
    """Whether a word outside the gazetteer stands like a town: "held in Bulleville", "à Sainte-Croix"."""
    if found.capital[index - 1] or found.capital[index + 1] or found.loud[index]:
        return False
    form = found.forms[index]
    if form in words["no_towns"]:
        return False
    return len(form) > 3 and form not in words.months and form.replace("-", "").isalpha()


def cased(surface: str, found: Opening) -> str:
    """A town in its usual letters: the text's where it has them, else the gazetteer's.

    "FUZHOU" → "Fuzhou"; unknown towns get a capital on each word.
    """
    if not surface.isupper():
        return surface
    low = fold(surface)
    start = found.shadow.find(low)
    while start >= 0:
        seen = found.text[start : start + len(low)]
        if not seen.isupper() and seen[0].isupper():
            return seen
        start = found.shadow.find(low, start + 1)
    if not surface.isascii():
        return surface.title()  # "MONTRÉAL" keeps its accent
    entry = lookup(surface)
    return entry.town if entry and fold(entry.town) == low else surface.title()


def country_of(found: Opening, listed: list[Spot], town: str) -> str:
    """The ISO code of the event's country, "" where nothing tells.

    The town's own country; where two countries have such a town, or the gazetteer does not know it, the one named.
    """
    entry = lookup(town) if town else None
    held = entry is not None and entry.kind in ("town", "country")
    if entry and held and len(entry.countries) == 1:
        return entry.countries[0]
    votes: dict[str, float] = defaultdict(float)
    for order, spot in enumerate(listed):
        kind, codes = spot.place.kind, spot.place.countries
        for code in codes:
            votes[code] += _WEIGHT[kind] / len(codes) / (1 + order / 4)
            if kind in ("country", "region") and found.forms[spot.begin - 1] == ",":
                votes[code] += 2.0  # "FUZHOU, Chine", "Tulare, Calif."
    if entry and held:
        return max(entry.countries, key=lambda code: (votes.get(code, 0.0), -entry.countries.index(code)))
    return max(votes, key=votes.__getitem__, default="")


_WEIGHT = {"country": 2.0, "region": 1.5, "agency": 1.0, "town": 0.5, "house": 0.5}
