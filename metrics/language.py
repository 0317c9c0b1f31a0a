"""A language as the rules use it: its word file, CLDR and the metrics' nouns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from metrics.cldr import Cldr, cldr
from metrics.rules import Rules, default_rules
from metrics.text import fold
from metrics.units import Unit, currency_surfaces, unit_surfaces
from metrics.vocab import Entry, Told, Trie, conjugate, plurals, token_pattern, tokens, told, with_sections
from metrics.wordfiles import word_file

__all__ = ["Language", "language", "languages"]

DATA = Path(__file__).parent / "data" / "languages"

# list of the word file -> tag of its words; the first list a word stands in decides its tag
TAGS = {
    "words.links": "d", "words.articles": "a", "words.and": "&", "words.or": "|", "words.relatives": "r",
    "words.pronouns": "o", "words.auxiliaries": "v", "words.prepositions": "p", "words.conjunctions": "c",
    "words.adverbs": "c", "parts.intro": "i", "words.adjectives_before": "A",
}  # fmt: skip
# lists whose words keep the tag they have elsewhere, or none: "x" is a word of no list
LOOSE = (
    "relations",
    "change",
    "share",
    "parts",
    "status",
    "scope",
    "years",
    "not_facts",
    "money_verbs",
    "people_verbs",
)


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
    rules = rules or default_rules()
    file = DATA / f"{code}.toml"
    if not file.is_file():
        raise ValueError(f'no word file for language "{code}"; there are: {", ".join(languages())}')
    written = rules.word_file(code, word_file(code))
    data = {**written, **_folded(written)}
    locale = cldr(code)
    pattern = token_pattern(data["elisions"])
    numbers = _numbers(data["numbers"], locale)
    lexicon = _lexicon(written, locale, pattern)
    starts = frozenset(
        [*numbers, *data["numbers"]["half"], *data["numbers"]["fractions"], *data["numbers"]["articles"]]
    )
    units = _surfaces(rules.unit_surfaces(code, unit_surfaces(code)), pattern)
    money = _surfaces(currency_surfaces(code), pattern)
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
        durations=_durations(units, rules.units),
        money_ends=_ends(money),
        nouns=_nouns(code, written, pattern, rules),
        numbers=numbers,
        starts=starts,
        articles=frozenset(data["numbers"]["articles"]),
        after_article=_after_article(data["numbers"], numbers, lexicon, units, money),
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
        lists=_lists(data),
    )


def _lists(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Every list of words in a section, by "section.name"."""
    return {
        f"{section}.{name}": frozenset(listed)
        for section, table in data.items()
        if isinstance(table, dict)
        for name, listed in table.items()
        if isinstance(listed, list) and all(isinstance(word, str) for word in listed)
    }


def _lexicon(data: Mapping[str, Any], locale: Cldr, pattern: re.Pattern[str]) -> Trie:
    """Every word of every list with its tag and roles; verbs in all their forms, elided and contracted variants."""
    trie = Trie()
    written: dict[str, dict[str, Entry]] = {}

    def add(form: str, tag: str, key: str) -> None:
        phrase = tokens(form, pattern)
        trie.add(phrase, tag, key)
        if len(phrase) == 1:
            entry = written.setdefault(phrase[0], {}).setdefault(form.lower(), Entry(tag))
            entry.roles |= with_sections([key])

    listed = {**TAGS, **{f"words.{name}": "J" for name in ("adjectives",)}}
    for key, tag in listed.items():
        section, name = key.split(".")
        for word in data[section].get(name, ()):
            for form in _variants(word, data):
                add(form, tag, key)
    for verb in data["words"]["verbs"]:
        for form in conjugate(verb, data["conjugation"]):
            add(form, "V", "words.verbs")
    for section in LOOSE:
        for name, words in data[section].items():
            for word in words if isinstance(words, list) else ():
                forms = (
                    conjugate(word, data["conjugation"])
                    if section in VERB_TABLES or name.endswith(("_verbs", "levels_from"))
                    else {word}
                )
                for form in forms:
                    for variant in _variants(form, data):
                        tag = "h" if section == "relations" and len(tokens(variant, pattern)) > 1 else "x"
                        verb = section in VERB_TABLES or name.endswith("_verbs")
                        add(variant, "V" if verb else tag, f"{section}.{name.removesuffix('_verbs')}")
    for month, number in {**locale.months, **data.get("months", {})}.items():
        trie.add(tokens(month.rstrip("."), pattern), "M", "month", number)
        entry = trie.get(tokens(month.rstrip("."), pattern))
        if entry is not None:
            entry.value = number
    for day in locale.weekdays:
        trie.add(tokens(day.rstrip("."), pattern), "w", "weekday")
    for verb in data["words"]["amount_verbs"]:
        for form in conjugate(verb, data["conjugation"]):
            add(form, "V", "words.amount_verbs")
    for phrase, long in trie.phrases.items():  # "bondi de" moves as "bondi" does
        first = trie.single.get(phrase[0])
        if "relations.levels_from" in long.roles and first is not None:
            long.roles |= {role for role in first.roles if role.startswith("change")}
    for words, known in [*trie.single.items(), *trie.phrases.items()]:
        if any(char.isdigit() for word in words for char in word):
            known.roles |= {"with_digits"}
    trie.written = {word: forms for word, forms in written.items() if len(forms) >= TWO_FORMS}
    return trie


TWO_FORMS = 2
VERB_TABLES = ("money_verbs", "people_verbs")
AS_WRITTEN = {
    "suffixes",
    "suffixes_before_money",
    "adjective_endings",
    "names_with_number",
    "participle_endings",
    "not_noun_endings",
}


def _folded(table: Mapping[str, Any]) -> dict[str, Any]:
    """The word file as the shadow has its words; case and accents stay where they decide."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key in AS_WRITTEN or key in ("name", "decimal", "plurals", "conjugation", "elided", "contracted"):
            found[key] = value
        elif isinstance(value, dict):
            found[fold(key)] = _folded(value)
        elif isinstance(value, list):
            found[fold(key)] = [fold(item) if isinstance(item, str) else item for item in value]
        else:
            found[fold(key)] = value
    return found


def _variants(word: str, data: Mapping[str, Any]) -> set[str]:
    """The phrase, and how its last word is written before a vowel or melts with an article: "près de", "près d'"."""
    found = {word}
    for plain, elided in data["elided"].items():
        if word == plain or word.endswith(" " + plain):
            found.add(word[: len(word) - len(plain)] + elided)
    for plain, melted in data["contracted"].items():
        first = plain.split()[0]
        if " " in word and word.endswith(" " + first):
            found.add(word[: len(word) - len(first)] + melted)
    return found


def _numbers(table: Mapping[str, Any], locale: Cldr) -> dict[str, tuple[str, int]]:
    numbers: dict[str, tuple[str, int]] = {}
    for word, value in {**locale.scales, **table["scales"]}.items():
        if " " not in word:
            numbers[fold(word)] = ("scale", value)
    for kind, key in (
        ("unit", "units"),
        ("ten", "tens"),
        ("hundred", "hundreds"),
        ("vague", "vague"),
        ("group", "exact_groups"),
    ):
        for word, value in table[key].items():
            numbers[fold(word)] = (kind, value)
    return numbers


def _after_article(
    table: Mapping[str, Any], numbers: Mapping[str, Any], lexicon: Trie, units: Trie, money: Trie
) -> frozenset[str]:
    """Numbers and what joins them, units, currencies, per cent and the like."""
    telling = {"share.signs", "parts.out_of", "change.points"}
    listed = ("half", "fractions", "vague_adjectives", "and", "only", "decimal_words")
    return frozenset(
        {"-", *numbers, *units.single, *units.longer, *money.single}
        | {word for name in listed for word in table.get(name, ())}
        | {word for word, entry in lexicon.single.items() if entry.roles & telling}
        | {phrase[0] for phrase, entry in lexicon.phrases.items() if entry.roles & telling}
    )


def _surfaces(surfaces: Any, pattern: re.Pattern[str]) -> Trie:
    """Units or currencies by their tokens; several that differ in case only share an entry, as a list of them."""
    trie = Trie()
    for surface in surfaces:
        phrase = tokens(surface.text, pattern)
        entry = trie.get(phrase) if phrase else None
        if entry is None:
            trie.add(phrase, "u", value=[surface])
        else:
            assert isinstance(entry.value, list)
            entry.value.append(surface)
    return trie


def _durations(trie: Trie, known: Mapping[str, Unit]) -> frozenset[str]:
    """The first words of units of time, abbreviations left out, and whole phrases."""
    found: set[str] = set()
    for phrase, entry in [*(((word,), entry) for word, entry in trie.single.items()), *trie.phrases.items()]:
        assert isinstance(entry.value, list)
        if any(not s.exact and s.unit in known and known[s.unit].dimension == "duration" for s in entry.value):
            found |= {phrase[0], " ".join(phrase)}
    return frozenset(found)


def _ends(trie: Trie) -> dict[str, list[int]]:
    """The last word of every phrase → how many words such phrases have, most first."""
    found: dict[str, set[int]] = {word: {1} for word in trie.single}
    for phrase in trie.phrases:
        found.setdefault(phrase[-1], set()).add(len(phrase))
    return {word: sorted(sizes, reverse=True) for word, sizes in found.items()}


def _nouns(code: str, data: Mapping[str, Any], pattern: re.Pattern[str], rules: Rules) -> dict[str, Trie]:
    """Nouns of the metrics in both numbers, one trie for each kind of measure."""
    tries: dict[str, Trie] = {kind: Trie() for kind in ("count", "money", "area", "other")}
    for metric in rules.metrics:
        kind = metric.unit if metric.unit in tries else "other"
        for noun in metric.nouns.get(code, ()):
            for form in plurals(noun, data["plurals"], [*data["words"]["links"], "à", "en", "in"]):
                phrase = tokens(form, pattern)
                tries[kind].add(phrase, "N", value=metric.name)
                if len(phrase) == 1:
                    tries[kind].written.setdefault(phrase[0], {})[form.lower()] = tries[kind].single[phrase[0]]
    return tries
