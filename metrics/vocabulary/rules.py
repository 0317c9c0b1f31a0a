"""What is counted: the metrics with their nouns, built in and a user's own on top of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from metrics.text import fold
from metrics.vocabulary.units import Surface, Unit, defined_surfaces, units

__all__ = ["Metric", "Rules", "default_rules", "metric_of"]

DATA = Path(__file__).parents[1] / "data" / "metrics.toml"
FIELDS = ("unit", "title", "about", "examples", "near_misses", "replace")  # the other keys of an entry are languages
KINDS = ("count", "money", "area")  # a noun belongs to one metric of its kind; other dimensions are kinds of their own

# lists of [relations] of which one word can stand in one only: a user's word leaves the others
HEDGES = ("about", "more", "at_least", "less", "at_most", "within", "exact")
HEDGES_AFTER = ("about_after", "more_after", "at_least_after", "at_most_after")


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """One thing that is counted or measured: its id, what it is measured in, and its nouns by language."""

    name: str
    unit: str
    title: str
    about: str
    nouns: Mapping[str, tuple[str, ...]]
    examples: tuple[Mapping[str, Any], ...] = ()
    near_misses: tuple[Mapping[str, Any], ...] = ()

    @property
    def kind(self) -> str:
        """Among which metrics a noun of this one must be alone: those of counts, of money, of areas, or its own."""
        return self.unit if self.unit in KINDS else self.name


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The metrics in order, and what a user's own file adds: units, and words of the language files' lists.

    own are the names of the metrics the user's file has an entry for.
    """

    metrics: tuple[Metric, ...]
    units: Mapping[str, Unit] = field(default_factory=units)
    unit_entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    language_words: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def word_file(self, code: str, written: Mapping[str, Any]) -> dict[str, Any]:
        """The word file of a language with the user's words in its lists; a hedge leaves the lists it stood in."""
        found = dict(written)
        for section, lists in self.language_words.get(code, {}).items():
            merged = dict(found[section])
            for name, words in lists.items():
                side = next((group for group in (HEDGES, HEDGES_AFTER) if section == "relations" and name in group), ())
                taken = {fold(word) for word in words}
                for other in (other for other in side if other != name):
                    merged[other] = [word for word in merged[other] if fold(word) not in taken]
                merged[name] = [*merged[name], *words]
            found[section] = merged
        return found

    def unit_surfaces(self, code: str, built_in: tuple[Surface, ...] = ()) -> tuple[Surface, ...]:
        """How units are written in one language: the user's own first, then the built-in ways they leave alone."""
        own = defined_surfaces(self.unit_entries, code)
        texts = {surface.text for surface in own}
        return (*own, *(surface for surface in built_in if surface.text not in texts))


@cache
def default_rules() -> Rules:
    """The built-in metrics, as data/metrics.toml has them."""
    entries = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return Rules(tuple(metric_of(name, entry) for name, entry in entries.items()))


def metric_of(name: str, entry: Mapping[str, Any], known: Metric | None = None) -> Metric:
    """The metric of an entry; what it leaves out is that of the known one."""
    return Metric(
        name=name,
        unit=entry.get("unit", known.unit if known else "count"),
        title=entry.get("title", known.title if known else name.replace("_", " ").capitalize()),
        about=entry.get("about", known.about if known else ""),
        nouns={key: tuple(value) for key, value in entry.items() if key not in FIELDS},
        examples=tuple(entry.get("examples", ())),
        near_misses=tuple(entry.get("near_misses", ())),
    )
