"""What is counted: the metrics with their nouns, built in and a user's own on top of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from metrics.units import Surface, Unit, define, defined_surfaces, units

__all__ = ["Metric", "Rules", "default_rules", "load_rules"]

DATA = Path(__file__).parent / "data" / "metrics.toml"
_KEYS = {"unit", "title", "about", "examples", "near_misses"}


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


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The metrics in order, and what a user's own file adds: units, and words of the language files' lists."""

    metrics: tuple[Metric, ...]
    units: Mapping[str, Unit] = field(default_factory=units)
    unit_entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    language_words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def words(self, code: str) -> Mapping[str, Any]:
        """The user's words for the lists of one language: section → list → words."""
        return self.language_words.get(code, {})

    def unit_surfaces(self, code: str) -> tuple[Surface, ...]:
        """How the user's own units are written in one language."""
        return defined_surfaces(self.unit_entries, code)


@cache
def default_rules() -> Rules:
    """The built-in metrics, as data/metrics.toml has them."""
    return Rules(tuple(_metrics(tomllib.loads(DATA.read_text(encoding="utf-8")), str(DATA.name))))


def load_rules(path: Path | str) -> Rules:
    """The built-in rules with those of a user's TOML file on top.

    The file holds `[metrics.NAME]` (or `[NAME]`) with nouns by language, added to a metric or making a new one
    (`replace = true` drops the built-in nouns); `[units.NAME]` as in units.define; and `[words.LANG.SECTION]` with words
    for a list of the language file, such as `[words.fr.relations] about = ["dans les"]`.
    Raises ValueError naming the file and the entry.
    """
    path = Path(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{path}: cannot be read ({error.strerror}); give the path of a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not valid TOML: {error}") from error
    entries = {**{k: v for k, v in table.items() if k not in ("metrics", "units", "words")}, **table.get("metrics", {})}
    base = {metric.name: metric for metric in default_rules().metrics}
    for own in _metrics(entries, str(path), base):
        known = base.get(own.name)
        if known is not None and not entries[own.name].get("replace", False):
            merged = {
                lang: (*known.nouns.get(lang, ()), *own.nouns.get(lang, ())) for lang in {*known.nouns, *own.nouns}
            }
            own = Metric(own.name, own.unit, own.title, own.about, merged, own.examples, own.near_misses)
        base[own.name] = own
    taken = {noun: name for name in entries for nouns in base[name].nouns.values() for noun in nouns}
    metrics = [_without(metric, taken) for metric in base.values()]
    metrics.sort(key=lambda metric: metric.name not in entries)  # a user's own nouns are looked up first
    unit_entries = table.get("units", {})
    try:
        own_units = {unit.name: unit for unit in define(unit_entries)} if unit_entries else {}
    except ValueError as error:
        raise ValueError(f"{path} [units]: {error}") from error
    return Rules(tuple(metrics), {**units(), **own_units}, unit_entries, _checked_words(table.get("words", {}), path))


def _without(metric: Metric, taken: Mapping[str, str]) -> Metric:
    """The metric without the nouns that a user's file gives to another one."""
    nouns = {
        lang: tuple(noun for noun in words if taken.get(noun, metric.name) == metric.name)
        for lang, words in metric.nouns.items()
    }
    return Metric(metric.name, metric.unit, metric.title, metric.about, nouns, metric.examples, metric.near_misses)


def _checked_words(words: Any, path: Path) -> Mapping[str, Any]:
    if not isinstance(words, dict):
        raise ValueError(f"{path} [words]: a table by language was expected, such as [words.fr.relations]")
    for lang, sections in words.items():
        for section, lists in sections.items() if isinstance(sections, dict) else [(sections, None)]:
            if not isinstance(lists, dict) or not all(
                isinstance(items, list) and all(isinstance(item, str) for item in items) for items in lists.values()
            ):
                raise ValueError(f"{path} [words.{lang}.{section}]: lists of words were expected")
    return words


def _metrics(table: Mapping[str, Any], file: str, known: Mapping[str, Metric] | None = None) -> list[Metric]:
    metrics = []
    for name, entry in table.items():
        if not isinstance(entry, dict):
            raise ValueError(f"{file}: {name}: a table was expected, such as [{name}] with fr = [\"…\"]")
        built_in = (known or {}).get(name)
        nouns = {}
        for key, value in entry.items():
            if key in _KEYS or key == "replace":
                continue
            if not isinstance(value, list) or not all(isinstance(noun, str) and noun.strip() for noun in value):
                raise ValueError(f'{file} [{name}] {key}: a list of nouns was expected, such as ["exposant"]')
            nouns[key] = tuple(value)
        metrics.append(
            Metric(
                name=name,
                unit=entry.get("unit", built_in.unit if built_in else "count"),
                title=entry.get("title", built_in.title if built_in else name.replace("_", " ").capitalize()),
                about=entry.get("about", built_in.about if built_in else ""),
                nouns=nouns,
                examples=tuple(entry.get("examples", ())),
                near_misses=tuple(entry.get("near_misses", ())),
            )
        )
    return metrics
