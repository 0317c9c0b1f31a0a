"""Where an event is held: the towns, countries and houses a text's opening names, and the likeliest of them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from metrics.cldr import cldr
from metrics.dates import Dated
from metrics.eventwords import DATA, LANGS, EventWords
from metrics.opening import Opening
from metrics.text import fold

__all__ = ["Place", "Spot", "address_of", "country_of", "place_of", "spots"]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer: kind is town, region, country, house or agency; countries are ISO 3166 codes.

    town is the town a house stands in, otherwise the entry's own spelling.
    """

    kind: str
    town: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named at tokens begin:end."""

    begin: int
    end: int
    place: Place


Gazetteer = Mapping[str, tuple[tuple[tuple[str, ...], Place], ...]]


def _split(name: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(name)))


@cache
def _gazetteer() -> Gazetteer:
    """First token → the rest and the place, longest names first."""
    raw = tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))
    found: dict[tuple[str, ...], Place] = {}
    for table, kind in (("agencies", "agency"), ("countries", "country"), ("regions", "region"), ("cities", "town")):
        for country, entries in raw[table].items():
            for name in entries:
                key = _split(name)
                old = found.get(key)
                codes = (*old.countries, country) if old and old.kind == kind else (country,)
                if old is None or kind in ("town", old.kind):
                    found[key] = Place(kind, old.town if old else name, tuple(dict.fromkeys(codes)))
    for code in LANGS:
        for name, country in cldr(code).territories.items():
            found.setdefault(_split(name), Place("country", name, (country,)))
    towns = {fold(place.town): place for place in found.values() if place.kind == "town"}
    for town, entries in raw["venues"].items():
        for name in entries:
            found[_split(name)] = Place("house", town, towns[fold(town)].countries)
    index: dict[str, list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for key, place in found.items():
        index[key[0]].append((key[1:], place))
    return {first: tuple(sorted(rest, key=lambda entry: -len(entry[0]))) for first, rest in index.items()}


@cache
def _starters() -> frozenset[str]:
    return frozenset(_gazetteer()) | {"du", "au"}


def lookup(name: str) -> Place | None:
    """The entry of the gazetteer for a name in any case, None where there is none.

    >>> lookup("GUANGZHOU").countries, lookup("Nulle part")
    (('CN',), None)
    """
    first, *rest = _split(name) or ("",)
    return next((place for key, place in _gazetteer().get(first, ()) if list(key) == rest), None)


def spots(found: Opening) -> list[Spot]:
    """The places the opening names with a capital, in order; agencies only in brackets or slashes.

    >>> from metrics import Document
    >>> from metrics.opening import opening
    >>> text = "FUZHOU, Chine, 1 mai 2023"
    >>> [spot.place.kind for spot in spots(opening(Document("", text), fold(text)))]
    ['town', 'country']
    """
    result: list[Spot] = []
    gazetteer = _gazetteer()
    done = 0
    keys = _starters()
    for index in [index for index, form in enumerate(found.forms) if form in keys]:
        form = found.forms[index]
        if form in ("du", "au") and found.is_capital(index + 1):  # "Salon du Bourget": Le Bourget
            for rest, place in gazetteer["le"]:
                if found.forms[index + 1 : index + 1 + len(rest)] == rest:
                    result.append(Spot(index, index + 1 + len(rest), place))
                    done = index + 1 + len(rest)
                    break
        if form not in gazetteer or index < done or not found.capital[index] and form not in ("ats",):
            continue
        for rest, place in gazetteer[form]:
            end = index + 1 + len(rest)
            if rest and found.forms[index + 1 : end] != rest:
                continue
            if place.kind == "agency" and not (found.form(index - 1) in "(/" and found.form(index - 1)):
                continue
            if len(form) < 4 and not rest and place.kind == "region":
                continue
            result.append(Spot(index, end, place))
            done = end
            break
    return result


def place_of(
    found: Opening, listed: list[Spot], written: list[Dated], event: tuple[int, int] | None, name: str, words: EventWords
) -> str:
    """The town of the event as the text or the gazetteer writes it; "" where the opening tells none.

    event is the span of tokens of the event's name, name its surface.
    """
    points: dict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    lead = _first_stop(found)
    named = set(_split(name))
    dateline = _dateline(found, listed, written)
    if dateline:
        key = fold(found.surface(*dateline))
        points[key] += 3.5 + 2.0 * any(form in words["here"] for form in found.forms[dateline[1] : lead + 40])
        spelled[key] = found.surface(*dateline)
    known = {spot.begin for spot in listed}
    for spot in listed:
        if spot.place.kind not in ("town", "house"):
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
    if not best or points[best] < 1.5 and len(points) > 1:
        return ""
    return _cased(spelled[best], found)


def _first_stop(found: Opening) -> int:
    """The token that ends the lead's first sentence."""
    for index in range(found.title + 12, len(found)):
        if found.forms[index] == "." and found.form(index + 1) != "," and len(found.form(index - 1)) > 3:
            return index
    return len(found)


def _points(found: Opening, spot: Spot, words: EventWords, lead: int, event: tuple[int, int] | None) -> float:
    """What one mention of a town says for its being the event's."""
    before, after = found.form(spot.begin - 1), found.form(spot.end)
    if spot.place.kind == "house":
        return 2.0
    if event and event[0] <= spot.begin < event[1]:
        return 0.5
    value = 0.3
    window = found.forms[spot.end : spot.end + 5]
    if before.isdigit() and len(before) in (4, 5) or any(form in words["where"] for form in _line(found, spot.begin)):
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


_AGENCY = re.compile(r"[ \n]{0,2}(?:/[a-z .]{2,24}/|\([a-z .,/-]{2,40}\)|-{1,2}[ (\n])")


def _dateline(found: Opening, listed: list[Spot], written: list[Dated]) -> tuple[int, int] | None:
    """The tokens of the town that opens a dateline: "LYON, le 12 mars 2024 –", "Nyon VD (ats)", "QUÉBEC —"."""
    dated = {date.begin: date for date in written if not date.ranged or date.year}
    towns = {spot.begin: spot for spot in listed}
    size = len(found)
    begin = 0
    while begin < size:
        if found.capital[begin] and (begin == 0 or found.forms[begin - 1] in ("\n", "-", "(")):
            end = towns[begin].end if begin in towns and towns[begin].place.kind == "town" else begin + 1
            known = begin in towns and towns[begin].place.kind == "town"
            if not known:
                while end < begin + 3 and found.is_capital(end):
                    end += 1
            after, steps = end, 0
            if not known and found.form(end) not in (",", "-", "("):
                after = size
            shout = found.text[found.starts[begin] : found.ends[end - 1]].isupper()
            while after < size and steps < 9 and found.forms[after] != "\n":
                if after in dated:
                    ends = found.ends[dated[after].end - 1]
                    if known or shout:
                        return begin, end
                    if _AGENCY.match(found.shadow, ends):
                        return begin, end
                    break
                if _AGENCY.match(found.shadow, found.ends[after - 1]) and (known or shout):
                    if begin or found.forms[after] != "-" or not found.title or shout:
                        return begin, end
                    break
                if not (found.capital[after] or found.forms[after] in (",", "le", ".", "the", "de", "la", "(")):
                    break
                after += 1
                steps += 1
            if shout and after < size and found.forms[after] == "\n" and after == end and begin and known:
                return begin, end  # "DINDIGUL" on a line of its own
        try:
            begin = min(
                i for i in [_next(found, sign, begin) for sign in "\n-("] if i
            )
        except ValueError:
            break
    return None


def _next(found: Opening, form: str, begin: int) -> int:
    try:
        return found.forms.index(form, begin) + 1
    except ValueError:
        return 0


_ADDRESS = re.compile(r"(?<!\d)\d{4,5} (?=[a-z])")


def address_of(text: str, shadow: str) -> str:
    """The town of the first postal address in a text, "75015 Paris"; "" where none stands.

    >>> address_of("Lieu : 1, rue du Pré, 93350 Le Bourget", "lieu : 1, rue du pre, 93350 le bourget")
    'Le Bourget'
    """
    gazetteer = _gazetteer()
    for match in _ADDRESS.finditer(shadow, 0, 20000):
        start = match.end()
        forms = _TOKEN.findall(shadow, start, start + 40)
        for rest, place in gazetteer.get(forms[0], ()):
            if place.kind == "town" and tuple(forms[1 : 1 + len(rest)]) == rest and text[start].isupper():
                return place.town
    return ""


def _cased(surface: str, found: Opening) -> str:
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
