"""A user's rules file on top of the built-in rules: what may stand in it, and in which words a mistake is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from metrics.text import fold
from metrics.vocabulary.rules import FIELDS, Metric, Rules, default_rules, metric_of
from metrics.vocabulary.units import define, units

__all__ = ["checked", "load_rules"]

DATA = Path(__file__).parents[1] / "data"
NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")
UNIT_FIELDS = ("is", "symbol", "signs")
NO_LISTS = ("clitics", "conjugation", "elided", "contracted", "months", "numbers")  # sections of more than words


def load_rules(path: Path | str) -> Rules:
    """The built-in rules with those of a user's TOML file on top.

    The file holds `[metrics.NAME]` (or `[NAME]`) with nouns by language, added to a metric or making a new one
    (`replace = true` drops the built-in nouns); `[units.NAME]` as in units.define, or ways to write a unit there is;
    and `[words.LANG.SECTION]` with words for lists of the language file, such as
    `[words.fr.relations] about = ["dans les"]`.
    Raises ValueError naming the file and the entry.
    """
    path = Path(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{path}: cannot be read ({error.strerror}); give the path of a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not valid TOML: {error}") from error
    entries, unit_entries, words = checked(table, str(path))
    new = {name: entry for name, entry in unit_entries.items() if name not in units()}
    try:
        own_units = {unit.name: unit for unit in define(new)} if new else {}
    except ValueError as error:
        raise ValueError(f"{path} {error}") from error
    merged = _merged({metric.name: metric for metric in default_rules().metrics}, entries)
    return Rules(merged, {**units(), **own_units}, unit_entries, words, frozenset(entries))


def _merged(base: dict[str, Metric], entries: Mapping[str, Any]) -> tuple[Metric, ...]:
    """The built-in metrics with the user's; a noun of theirs leaves the metrics of its kind that had it."""
    taken: dict[tuple[str, str, str], str] = {}
    for name, entry in entries.items():
        known = base.get(name)
        own = metric_of(name, entry, known)
        taken |= {(own.kind, lang, fold(noun)): name for lang, nouns in own.nouns.items() for noun in nouns}
        if known is not None and not entry.get("replace", False):
            langs = [*known.nouns, *(lang for lang in own.nouns if lang not in known.nouns)]
            both = {lang: (*known.nouns.get(lang, ()), *own.nouns.get(lang, ())) for lang in langs}
            own = replace(own, nouns=both)
        base[name] = own
    metrics = [
        replace(
            metric,
            nouns={
                lang: tuple(n for n in nouns if taken.get((metric.kind, lang, fold(n)), metric.name) == metric.name)
                for lang, nouns in metric.nouns.items()
            },
        )
        for metric in base.values()
    ]
    return tuple(sorted(metrics, key=lambda metric: metric.name not in entries))  # a user's nouns are looked up first


def checked(
    table: Mapping[str, Any], file: str
) -> tuple[dict[str, Any], dict[str, Any], dict[str, dict[str, dict[str, list[str]]]]]:
    """Metrics, units and words of a rules file, each entry seen to be right. Raises ValueError naming the entry."""
    parts = {name: _table(table.get(name, {}), f"{file} [{name}]") for name in ("metrics", "units", "words")}
    entries = {name: entry for name, entry in table.items() if name not in parts} | parts["metrics"]
    for name, entry in entries.items():
        _metric(name, entry, file)
    _alone(entries, file)
    for name, entry in parts["units"].items():
        _unit(name, entry, file)
    for lang, sections in parts["words"].items():
        _words(lang, sections, file)
    return entries, parts["units"], parts["words"]


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: a table was expected, found {_shown(value)}")
    return value


def _metric(name: str, entry: Any, file: str) -> None:
    where = f"{file} [{name}]"
    if not isinstance(entry, dict):
        raise ValueError(f'{file}: {name}: a table was expected, such as [{name}] with fr = ["…"]')
    if not NAME.fullmatch(name):
        raise ValueError(f"{where}: the name of a metric is small letters, digits and _, such as food_trucks")
    for key, value in entry.items():
        if key in ("unit", "title", "about") and not isinstance(value, str):
            raise ValueError(f'{where} {key}: a text was expected, such as "count", found {_shown(value)}')
        if key == "replace" and not isinstance(value, bool):
            raise ValueError(f"{where} replace: true or false was expected, found {_shown(value)}")
        if key not in FIELDS:
            if key not in _cldr_languages():
                raise ValueError(f'{where}: unknown key "{key}"; {_known((*FIELDS, *_cldr_languages()))}')
            _listed(value, f"{where} {key}", "nouns", '["food truck"]')
    dimensions = dict.fromkeys(metric.unit for metric in default_rules().metrics)
    if "unit" in entry and entry["unit"] not in dimensions:
        raise ValueError(f'{where} unit: unknown unit "{entry["unit"]}"; {_known(dimensions)}')
    for key in ("examples", "near_misses"):
        _examples(entry.get(key, []), key, where)


def _examples(examples: Any, key: str, where: str) -> None:
    note = "as" if key == "examples" else "why"
    shape = (
        '{ en = "[12 stalls] opened", as = ["12 count"] }' if note == "as" else '{ en = "stall 12", why = "a number" }'
    )
    if not isinstance(examples, list):
        raise ValueError(f"{where} {key}: a list was expected, such as [{shape}]")
    for number, example in enumerate(examples, 1):
        here = f"{where} {key} {number}"
        langs = [lang for lang in example if lang != note] if isinstance(example, dict) else []
        if len(langs) != 1 or note not in example or not isinstance(example[langs[0]], str):
            raise ValueError(f"{here}: a text under its language and {note} were expected, such as {shape}")
        if langs[0] not in _cldr_languages():
            raise ValueError(f'{here}: unknown language "{langs[0]}"; {_known(_cldr_languages())}')
        if note == "as":
            _listed(example[note], f"{here} as", "values with their unit", '["12 count"]')
            for said in example[note]:
                if not re.fullmatch(r"-?\d{1,20}(?:\.\d{1,20})?(?:e\d{1,3})? \S.{0,99}", said):
                    raise ValueError(f'{here} as: "{said}" is no value and unit, such as "12 count" or "70000 m²"')
        elif not isinstance(example[note], str):
            raise ValueError(f"{here} why: a text was expected, found {_shown(example[note])}")


def _alone(entries: Mapping[str, Any], file: str) -> None:
    """No noun twice in the file among metrics of one kind."""
    seen: dict[tuple[str, str, str], str] = {}
    base = {metric.name: metric for metric in default_rules().metrics}
    for name, entry in entries.items():
        metric = metric_of(name, entry, base.get(name))
        for lang, nouns in metric.nouns.items():
            for noun in nouns:
                first = seen.setdefault((metric.kind, lang, fold(noun)), name)
                if first != name:
                    raise ValueError(
                        f'{file} [{name}] {lang}: "{noun}" already belongs to [{first}]; a noun has one metric'
                    )


def _unit(name: str, entry: Any, file: str) -> None:
    where = f"{file} [units.{name}]"
    for key, value in _table(entry, where).items():
        if key in ("is", "symbol"):
            if not isinstance(value, str):
                raise ValueError(f'{where} {key}: a text was expected, such as "34.19 * are", found {_shown(value)}')
            if name in units():
                raise ValueError(
                    f'{where}: "{name}" is built in; give only ways to write it, such as fr = ["m carrés"]'
                )
        elif key == "signs" or key in _cldr_languages():
            _listed(value, f"{where} {key}", "ways to write the unit", '["arpent", "arpents"]')
        else:
            raise ValueError(f'{where}: unknown key "{key}"; {_known((*UNIT_FIELDS, *_cldr_languages()))}')


def _words(lang: str, sections: Any, file: str) -> None:
    where = f"{file} [words.{lang}]"
    known = sorted(path.stem for path in (DATA / "languages").glob("*.toml"))
    if lang not in known:
        raise ValueError(f'{where}: no word file for language "{lang}"; {_known(known)}')
    lists = _lists(lang)
    for section, words in _table(sections, where).items():
        if section not in lists:
            raise ValueError(f'{where}: unknown section "{section}"; {_known(lists)}')
        for name, items in _table(words, f"{file} [words.{lang}.{section}]").items():
            if name not in lists[section]:
                raise ValueError(f'{file} [words.{lang}.{section}]: unknown list "{name}"; {_known(lists[section])}')
            _listed(items, f"{file} [words.{lang}.{section}] {name}", "words", '["dans les"]')


def _listed(value: Any, where: str, what: str, such_as: str) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ValueError(f"{where}: a list of {what} was expected, such as {such_as}, found {_shown(value)}")


@cache
def _lists(lang: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of a word file with the names of their lists of words."""
    written = tomllib.loads((DATA / "languages" / f"{lang}.toml").read_text(encoding="utf-8"))
    return {
        section: tuple(name for name, words in lists.items() if isinstance(words, list))
        for section, lists in written.items()
        if isinstance(lists, dict) and section not in NO_LISTS
    }


@cache
def _cldr_languages() -> tuple[str, ...]:
    """Languages nouns can be given in: those with CLDR data, a word file may come later."""
    return tuple(sorted(path.stem for path in (DATA / "cldr").glob("??.json")))


def _known(names: Any) -> str:
    return f"known are {', '.join(names)}"


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) < 40 else f"{text[:37]}..."
