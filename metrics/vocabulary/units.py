"""Units of measure: their factors, and every way a language writes them.

What a unit is worth comes from data/units.json (see registry.py), how it is written from CLDR and data/units.toml.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from metrics.vocabulary.cldr import cldr
from metrics.vocabulary.currencies import CurrencySurface, country_currency, currency_surfaces, resolve_family

__all__ = [
    "CurrencySurface", "Surface", "Unit", "convert", "country_currency", "currency_surfaces", "define",
    "defined_surfaces", "resolve_family", "unit_surfaces", "units",
]  # fmt: skip

DATA = Path(__file__).parents[1] / "data"
ABBREVIATION = 3  # CLDR's short forms up to this length, and those with a dot or sign, keep their case


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by name, and the straight line to the unit that values of its dimension are kept in (canonical)."""

    name: str
    dimension: str
    canonical: str
    factor: float
    offset: float

    def to_canonical(self, value: float) -> float:
        """The value in the canonical unit.

        >>> units()["hectare"].to_canonical(7), units()["fahrenheit"].to_canonical(50)
        (70000.0, 10.0)
        """
        number = value * self.factor + self.offset
        return round(number, 9) if self.offset else number


class Surface(NamedTuple):
    """One way to write a unit. exact: the case must match. loose: only right after digits, never before a noun."""

    text: str
    unit: str
    exact: bool
    loose: bool = False


@cache
def units() -> Mapping[str, Unit]:
    """Every unit by its name.

    >>> units()["square_foot"]
    Unit(name='square_foot', dimension='area', canonical='m²', factor=0.09290304, offset=0.0)
    """
    lines = json.loads((DATA / "units.json").read_text(encoding="utf-8"))
    return {name: Unit(name, *line) for name, line in lines.items()}


def convert(value: float, unit_name: str) -> float:
    """The value in the canonical unit of its dimension. Raises ValueError for a unit nobody defined.

    >>> convert(1.5, "week"), convert(10, "mile_per_hour")
    (10.5, 16.09344)
    """
    unit = units().get(unit_name)
    if unit is None:
        raise ValueError(f'unknown unit "{unit_name}"; the names are those of units.toml, such as square_meter')
    return unit.to_canonical(value)


@cache
def unit_surfaces(lang: str) -> tuple[Surface, ...]:
    """Every way the language writes a unit, longest first; spaces are plain and apostrophes straight.

    What units.toml says of a word holds before what CLDR says of it.

    >>> {s.text: s.unit for s in unit_surfaces("fr")}["mètres carrés"]
    'square_meter'
    >>> [s for s in unit_surfaces("en") if s.text == "in"]
    [Surface(text='in', unit='inch', exact=True, loose=True)]
    """
    spellings = _spellings()
    skip, loose = (set(_for(spellings[key], lang)) for key in ("skip", "loose"))
    found: dict[str, tuple[str, bool]] = {}
    for text, unit, exact in _stated(spellings, lang):
        if text not in skip:
            for variant in _variants(text, exact, _for(spellings["respell"], lang)):
                found.setdefault(variant if exact else variant.lower(), (unit, exact))
    surfaces = (Surface(text, unit, exact, text in loose) for text, (unit, exact) in found.items())
    return tuple(sorted(surfaces, key=lambda surface: (-len(surface.text), surface.text)))


def define(entries: Mapping[str, Mapping[str, Any]]) -> list[Unit]:
    """A user's own units, an entry each: `[arpent] is = "34.19 * are"`, or `[bale]` for what is only counted.

    Needs pint. Raises ValueError naming the entry that is no unit.

    >>> define({"arpent": {"is": "34.19 * are", "fr": ["arpent", "arpents"]}})
    [Unit(name='arpent', dimension='area', canonical='m²', factor=3419.0, offset=0.0)]
    """
    from metrics.vocabulary import registry

    return [Unit(name, *line) for name, line in registry.define(entries).items()]


def defined_surfaces(entries: Mapping[str, Mapping[str, Any]], lang: str) -> tuple[Surface, ...]:
    """How a user's own units are written: the words of the language's list, and `signs`, whose case matters.

    >>> [s.text for s in defined_surfaces({"arpent": {"fr": ["arpent"], "signs": ["arp."]}}, "fr")]
    ['arpent', 'arp.']
    """
    return tuple(
        Surface(text if exact else text.lower(), name, exact)
        for name, entry in entries.items()
        for key, exact in ((lang, False), ("signs", True))
        for text in entry.get(key, ())
    )


@cache
def _spellings() -> dict[str, Any]:
    return tomllib.loads((DATA / "units.toml").read_text(encoding="utf-8"))


def _for(table: Mapping[str, list[Any]], lang: str) -> list[Any]:
    return [*table.get(lang, ()), *table.get("any", ())]


def _stated(spellings: Mapping[str, Any], lang: str) -> Iterator[tuple[str, str, bool]]:
    """Word, unit and whether its case matters: the language's own, then everybody's, then CLDR's."""
    known, language = units(), cldr(lang)
    for table, exact in ((spellings["words"].get(lang, {}), False), (spellings["signs"].get(lang, {}), True)):
        yield from _listed(table, exact)
    yield from _listed(spellings["signs"]["any"], True)
    yield from ((word, unit, False) for unit in known for word in language.units.get(unit, ()))
    for unit in known:
        for word in language.short_units.get(unit, ()):
            yield word, unit, len(word) <= ABBREVIATION or not word.replace(" ", "").isalpha() or not word.islower()


def _listed(table: Mapping[str, Iterable[str]], exact: bool) -> Iterator[tuple[str, str, bool]]:
    return ((word, unit, exact) for unit, words in table.items() for word in words)


def _variants(text: str, exact: bool, respell: Iterable[tuple[str, str]]) -> list[str]:
    """The text as it stands first, then as others type it."""
    variants = [text]
    for old, new in respell:
        variants += [variant.replace(old, new) for variant in variants if old in variant]
    if not exact:
        variants += [variant.replace("-", " ") for variant in variants]
        variants += [variant.replace(" ", "-") for variant in variants]
    return list(dict.fromkeys(variants))
