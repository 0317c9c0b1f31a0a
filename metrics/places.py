"""Where an event is held: the likeliest town of those a text's opening names, and its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from metrics.dateline import dateline
from metrics.dates import Dated
from metrics.eventwords import EventWords
from metrics.gazetteer import Spot, lookup, split
from metrics.opening import Opening
from metrics.text import fold

__all__ = ["country_of", "place_of"]


def place_of(
    found: Opening,
    listed: list[Spot],
    written: list[Dated],
    event: tuple[int, int] | None,
    name: str,
    words: EventWords,
) -> str:
    """The town of the event as the text or the gazetteer writes it; "" where the opening tells none.

    event is the span of tokens of the event's name, name its surface.
    """
    points: dict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    lead = _first_stop(found)
    named = set(split(name))
    line = dateline(found, listed, written)
    if line:
        key = fold(found.surface(*line))
        points[key] += 3.5 + 2.0 * any(form in words["here"] for form in found.forms[line[1] : lead + 40])
        spelled[key] = found.surface(*line)
    known = {spot.begin for spot in listed}
    for spot in listed:
        if spot.place.kind not in ("town", "house") or (line and spot.begin == line[0]):
            continue
        written_so = spot.place.kind == "town" and found.forms[spot.begin] not in ("du", "au")
        surface = found.surface(spot.begin, spot.end) if written_so else spot.place.town
        surface = words.exonyms.get(surface, surface) if spot.place.kind == "house" else surface
        key = fold(surface)
        spelled.setdefault(key, surface)
        value = _points(found, spot, words, lead, event)
        points[key] = points[key] + value if value >= 2 else max(points[key], value, points[key] + 0.1)
    for key in list(points):
        if key in named or (" " in key and key in fold(name)):
            points[key] += 4.0
    for index in [index for index, form in enumerate(found.forms[:-1], 1) if form in ("a", "in", "at")]:
        if found.capital[index] and index not in known and _unknown(found, words, index):
            surface = found.surface(index, index + 1)
            key = fold(surface)
            spelled.setdefault(key, surface)
            points[key] += 1.0 if points.get(key) else 0.6
    best = max(points, key=lambda key: points[key], default="")
    if not best or (points[best] < 1.5 and len(points) > 1):
        return ""
    return cased(spelled[best], found)


def _first_stop(found: Opening) -> int:
    """The token that ends the lead's first sentence."""
    forms, index = found.forms, found.title + 11
    while "." in forms[index + 1 :]:
        index = forms.index(".", index + 1)
        if found.form(index + 1) != "," and len(forms[index - 1]) > 3:
            return index
    return len(forms)


def _points(found: Opening, spot: Spot, words: EventWords, lead: int, event: tuple[int, int] | None) -> float:
    """What one mention of a town says for its being the event's."""
    before, after = found.form(spot.begin - 1), found.form(spot.end)
    if spot.place.kind == "house":
        return 2.0
    if event and event[0] <= spot.begin < event[1]:
        return 0.5
    value = 0.3
    window = found.forms[spot.end : spot.end + 5]
    if (before.isdigit() and len(before) in (4, 5)) or any(form in words["where"] for form in _line(found, spot.begin)):
        value = 2.0  # "75017 Paris", "Lieu : … Tunis"
    elif any(form in words["houses"] for form in window[:4]) and found.is_capital(spot.end):
        value = 2.5  # "Brisbane Convention Centre"
    elif any(form in words["houses"] for form in found.forms[max(0, spot.begin - 6) : spot.begin]):
        value = 2.5 if before in ("de", "du", "d", ",", "'", "in") else 1.0
    elif before in words["in_town"] and before not in ("of", "de", "to"):
        value = 2.5 if spot.begin < lead else 1.2
    elif before in words["in_town"]:
        value = 1.0
    elif spot.begin < lead and (before in ("", "\n", "-", ")", ".") or found.form(spot.begin - 2) in (".", "\n")):
        value = 1.5  # "Rouen s'est mise à l'heure …"
    if _in_name(found, spot, words):
        value += 2.0
    if spot.begin < found.title:
        value += 1.5 if spot.begin == 0 or before in words["in_town"] else 0.8
        if spot.begin == 0 and after in (":", "-"):
            value += 1.0
    return value


def _in_name(found: Opening, spot: Spot, words: EventWords) -> bool:
    """Whether a town ends or begins the name of an event: "Salon du Bourget", "London Marathon"."""
    for back in range(spot.begin, max(-1, spot.begin - 6), -1):
        form = found.forms[back]
        if form in words.nouns and back < spot.begin:
            return found.capital[back]
        if back < spot.begin and form not in ("de", "du", "d", "'", "la", "international", "internationale", "livre"):
            return False
    return False


def _line(found: Opening, index: int) -> Iterable[str]:
    """The words before a token on its line, where they are a label: "Où ? Palais …", "Lieu : …"."""
    begin = index
    while begin and found.forms[begin - 1] != "\n" and index - begin < 14:
        begin -= 1
    return found.forms[begin : begin + 1] if found.form(begin + 1) in (":", "?") else ()


def _unknown(found: Opening, words: EventWords, index: int) -> bool:
    """Whether a word outside the gazetteer stands like a town: "held in Bulleville", "à Sainte-Croix"."""
    before = found.forms[index - 1]
    if before not in ("a", "in", "at") or found.capital[index - 1] or found.loud[index]:
        return False
    form = found.forms[index]
    return form.replace("-", "").isalpha() and len(form) > 3 and form not in words.months


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
    votes: dict[str, float] = defaultdict(float)
    weight = {"country": 2.0, "region": 1.5, "agency": 1.0, "town": 0.5, "house": 0.5}
    for order, spot in enumerate(listed):
        for code in spot.place.countries:
            votes[code] += weight[spot.place.kind] / len(spot.place.countries) / (1 + order / 4)
            if found.form(spot.begin - 1) == "," and spot.place.kind in ("country", "region"):
                votes[code] += 2.0  # "FUZHOU, Chine", "Tulare, Calif."
    entry = lookup(town) if town else None
    if entry and entry.kind in ("town", "country"):
        if len(entry.countries) == 1:
            return entry.countries[0]
        return max(entry.countries, key=lambda code: (votes.get(code, 0.0), -entry.countries.index(code)))
    return max(votes, key=lambda code: votes[code], default="")
