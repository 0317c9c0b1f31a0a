"""The towns, regions, countries and houses we know, and where a text's opening names them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from metrics.about.opening import Opening
from metrics.kept import kept
from metrics.text import fold
from metrics.vocabulary.cldr import cldr
from metrics.vocabulary.eventwords import DATA, LANGS

__all__ = ["Place", "Spot", "address_of", "lookup", "split", "spots"]

_TOKEN = re.compile(r"[^\W_]{1,80}+(?:-(?:[dl]')?[^\W_]{1,80}+){0,20}+|[^\w\s]")


class Place(NamedTuple):
    """An entry of the gazetteer: kind is town, region, country, house or agency; countries are ISO 3166 codes.

    town is the town a house stands in, otherwise the entry's own spelling.
    """

    kind: str
    town: str
    countries: tuple[str, ...]


class Spot(NamedTuple):
    """A place named at tokens begin:end."""

    begin: int
    end: int
    place: Place


Gazetteer = Mapping[str, tuple[tuple[tuple[str, ...], Place], ...]]


def split(name: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(name)))


@kept
def _gazetteer() -> Gazetteer:
    """First token → the rest and the place, longest names first."""
    raw = tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))
    found: dict[tuple[str, ...], Place] = {}
    for table, kind in (("agencies", "agency"), ("countries", "country"), ("regions", "region"), ("cities", "town")):
        for country, entries in raw[table].items():
            for name in entries:
                key = split(name)
                old = found.get(key)
                codes = (*old.countries, country) if old and old.kind == kind else (country,)
                spelling = old.town if old and old.kind == kind else name
                if old is None or kind in ("town", old.kind):
                    found[key] = Place(kind, spelling, tuple(dict.fromkeys(codes)))
    for code in LANGS:
        for name, country in cldr(code).territories.items():
            found.setdefault(split(name), Place("country", name, (country,)))
    towns = {fold(place.town): place for place in found.values() if place.kind == "town"}
    for town, entries in raw["venues"].items():
        for name in entries:
            found[split(name)] = Place("house", town, towns[fold(town)].countries)
    index: dict[str, list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for key, place in found.items():
        index[key[0]].append((key[1:], place))
    return {first: tuple(sorted(rest, key=lambda entry: -len(entry[0]))) for first, rest in index.items()}


def lookup(name: str) -> Place | None:
    """The entry of the gazetteer for a name in any case, None where there is none.

    >>> lookup("GUANGZHOU").countries, lookup("Nulle part")
    (('CN',), None)
    """
    first, *more = split(name) or ("",)
    rest = tuple(more)
    return next((place for key, place in _gazetteer().get(first, ()) if key == rest), None)


def spots(found: Opening) -> list[Spot]:
    """The places the opening names with a capital, in order; agencies only in brackets or slashes.

    >>> from metrics import Document
    >>> from metrics.vocabulary.eventwords import event_words
    >>> from metrics.about.opening import opening
    >>> text = "FUZHOU, Chine, 1 mai 2023"
    >>> [spot.place.kind for spot in spots(opening(Document("", text), fold(text), event_words("fr")))]
    ['town', 'country']
    """
    result: list[Spot] = []
    known, forms = _gazetteer(), found.forms
    done = 0
    begins = found.capitals
    if "ats" in found.present:
        begins = sorted({*begins, *found.where(frozenset(["ats"]))})
    for index in begins:
        form = forms[index]
        if forms[index - 1] in ("du", "au") and found.capital[index]:  # "Salon du Bourget": Le Bourget
            for rest, place in known["le"]:
                if forms[index : index + len(rest)] == rest:
                    result.append(Spot(index - 1, index + len(rest), place))
                    done = index + len(rest)
                    break
        if index < done:
            continue
        if form not in known:
            if "-" in form and (house := _housed(form, known)) is not None:
                result.append(Spot(index, index + 1, house))
            continue
        for rest, place in known[form]:
            end = index + 1 + len(rest)
            if rest and forms[index + 1 : end] != rest:
                continue
            if place.kind == "agency" and forms[index - 1] not in ("(", "/"):
                continue
            small = not found.surface(index, end).isupper()  # "Salon de l'Eau" is not held in the EAU
            if len(form) < 4 and not rest and (place.kind == "region" or (place.kind == "country" and small)):
                continue
            result.append(Spot(index, end, place))
            done = end
            break
    return result


def _housed(form: str, known: Gazetteer) -> Place | None:
    """The house that a town and its house in one word name: "Lyon-Eurexpo"; None for another word."""
    town, _, house = form.partition("-")
    if town not in known or house not in known:
        return None
    return next((place for rest, place in known[house] if not rest and place.kind == "house"), None)


# digits and the first letters of words show in a text reduced to kinds of characters: a search in C
_KINDS = bytes(
    48 if chr(code).isdecimal() else 97 if "a" <= chr(code) <= "z" else 32 if code == 32 else 46 for code in range(256)
)
FAR = 20000  # characters in which an address is looked for


def address_of(text: str, shadow: str) -> str:
    """The town of the first postal address in a text, "75015 Paris"; "" where none stands.

    >>> address_of("Lieu : 1, rue du Pré, 93350 Le Bourget", "lieu : 1, rue du pre, 93350 le bourget")
    'Le Bourget'
    """
    known = _gazetteer()
    kinds = shadow[:FAR].encode("latin-1").translate(_KINDS)
    digits = kinds.find(b"0000 a")
    while digits >= 0:
        start = digits + 5
        if text[start].isupper() and (kinds[digits - 1] != 48 or kinds[digits - 2] != 48 or digits < 2):
            forms = _TOKEN.findall(shadow, start, start + 40)
            for rest, place in known.get(forms[0], ()):
                if place.kind == "town" and tuple(forms[1 : 1 + len(rest)]) == rest:
                    return place.town
        digits = kinds.find(b"0000 a", start)
    return ""
