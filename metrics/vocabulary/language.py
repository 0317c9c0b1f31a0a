"""A language as the rules use it: its word file, CLDR and the metrics' nouns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from metrics.kept import kept
from metrics.text import fold
from metrics.vocabulary import lookups
from metrics.vocabulary.cldr import Cldr, cldr
from metrics.vocabulary.lexicon import folded
from metrics.vocabulary.lexicon import lexicon as lexicon_of
from metrics.vocabulary.rules import Rules, default_rules
from metrics.vocabulary.units import Unit, currency_surfaces, unit_surfaces
from metrics.vocabulary.vocab import Told, Trie, token_pattern, told
from metrics.vocabulary.wordfiles import word_file

__all__ = ["Language", "language", "languages"]

DATA = Path(__file__).parents[1] / "data" / "languages"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything a stage asks of a language. Compare by identity; language() gives the same one each time."""

    code: str
    data: Mapping[str, Any]
    cldr: Cldr
    pattern: re.Pattern[str]
    lexicon: Trie
    told: Mapping[str, Told]  # what a token is by its word alone
    scaled_money: frozenset[str]  # "mdh", "keur": a suffix and a currency in one word, folded
    units: Trie
    money: Trie
    unit_words: frozenset[str]  # the first words of units and currencies
    unit_starts: frozenset[str]  # those, and whole phrases, which the lexicon may have made one token
    durations: frozenset[str]  # those of units of time that are words
    money_ends: Mapping[str, list[int]]  # last words of currencies → how many words those have, most first
    nouns: Mapping[str, Trie]  # by what is measured: "count", "money", "area", "other"
    numbers: Mapping[str, tuple[str, int]]  # word → ("unit" | "ten" | "hundred" | "scale" | "vague" | "group", value)
    starts: frozenset[str]  # words a number may start with: those, halves, and articles before a scale word
    articles: frozenset[str]  # that are also a number: "un", "a"
    after_article: frozenset[str]  # words after which an article may be a number or begin one
    suffixes: Mapping[str, int]
    money_suffixes: Mapping[str, int]
    abbreviations: frozenset[str]
    ordinals: frozenset[str]
    ordinal_suffixes: frozenset[str]
    plural_marks: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    not_plural: frozenset[str]
    irregular: frozenset[str]
    head_last: bool
    decimal: str
    known: Mapping[str, Unit]  # every unit by name, a user's own too
    lists: Mapping[str, frozenset[str]]  # "words.agents" → the words of that list of the word file, folded

    def words(self, section: str, name: str) -> list[str]:
        """One list of the word file, as written there."""
        found: list[str] = self.data.get(section, {}).get(name, [])
        return found


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a word file, French first.

    >>> languages()[:2]
    ('fr', 'en')
    """
    codes = sorted(file.stem for file in DATA.glob("*.toml"))
    return tuple(sorted(codes, key=lambda code: {"fr": 0, "en": 1}.get(code, 2)))


@cache
def language(code: str, rules: Rules | None = None) -> Language:
    """The language of this code, with the nouns of these rules (the built-in ones if None).

    Raises ValueError for a language without a word file.

    >>> language("fr").numbers["vingt"]
    ('ten', 20)
    """
    if code not in languages():
        raise ValueError(f'no word file for language "{code}"; there are: {", ".join(languages())}')
    return _built_in(code) if rules is None else _made(code, rules)


@kept
def _built_in(code: str) -> Language:
    return _made(code, default_rules())


def _made(code: str, rules: Rules) -> Language:
    """The language made of its word file, its CLDR data and the nouns and words of the rules."""
    written = rules.word_file(code, word_file(code))
    data = {**written, **folded(written)}
    locale = cldr(code)
    pattern = token_pattern(data["elisions"])
    numbers = lookups.numbers(data["numbers"], locale)
    named = (noun for metric in rules.metrics for noun in metric.nouns.get(code, ()))
    lexicon = lexicon_of(written, locale, pattern, named)
    starts = frozenset(
        [
            *numbers,
            *(word for name in ("half", "fractions", "parts_of", "articles") for word in data["numbers"][name]),
        ]
    )
    units = lookups.surfaces(rules.unit_surfaces(code, unit_surfaces(code)), pattern)
    money = lookups.surfaces(currency_surfaces(code), pattern)
    signs = {word for word, entry in lexicon.single.items() if "share.signs" in entry.roles}
    ordinals = frozenset(fold(word) for word in data["numbers"]["ordinals"])
    unit_words = frozenset([*units.single, *units.longer, *money.single, *money.longer])
    return Language(
        code=code,
        data=data,
        cldr=locale,
        pattern=pattern,
        lexicon=lexicon,
        told=told(lexicon, {*starts, *lexicon.written, *signs}, ordinals),
        scaled_money=frozenset(
            fold(suffix) + word
            for suffix in data["numbers"]["suffixes"]
            for word in money.single
            if 2 <= len(word) <= 4
        ),
        units=units,
        money=money,
        unit_words=unit_words,
        unit_starts=unit_words.union(" ".join(phrase) for trie in (units, money) for phrase in trie.phrases),
        durations=lookups.durations(units, rules.units),
        money_ends=lookups.last_words(money),
        nouns=lookups.nouns(code, written, pattern, rules),
        numbers=numbers,
        starts=starts,
        articles=frozenset(data["numbers"]["articles"]),
        after_article=lookups.after_article(data["numbers"], numbers, lexicon, units, money),
        suffixes=data["numbers"]["suffixes"],
        money_suffixes=data["numbers"]["suffixes"] | data["numbers"]["suffixes_before_money"],
        abbreviations=frozenset(fold(word).rstrip(".") for word in data["abbreviations"]),
        ordinals=ordinals,
        ordinal_suffixes=frozenset(fold(word) for word in data["numbers"]["ordinal_suffixes"]),
        plural_marks=tuple(data["plural_marks"]),
        adverb_endings=tuple(data["words"]["adverb_endings"]),
        not_plural=frozenset(fold(word) for word in data.get("not_plural", ())),
        irregular=frozenset(fold(word) for word in data.get("irregular_plurals", ())),
        head_last=data["noun_order"] == "after",
        decimal=data["decimal"],
        known=rules.units,
        lists=lookups.lists(data),
    )
