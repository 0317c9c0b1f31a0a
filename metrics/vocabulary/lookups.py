"""A language's look-ups beside its lexicon: numbers, units, currencies and the metrics' nouns by their tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from metrics.text import fold
from metrics.vocabulary.cldr import Cldr
from metrics.vocabulary.rules import Rules
from metrics.vocabulary.units import Unit
from metrics.vocabulary.vocab import Trie, plurals, tokens

__all__ = ["after_article", "durations", "last_words", "lists", "nouns", "numbers", "surfaces"]


def numbers(table: Mapping[str, Any], locale: Cldr) -> dict[str, tuple[str, int]]:
    """Number word → its kind ("unit", "ten", "hundred", "scale", "vague", "group") and value."""
    found: dict[str, tuple[str, int]] = {}
    for word, value in {**locale.scales, **table["scales"]}.items():
        if " " not in word:
            found[fold(word)] = ("scale", value)
    for kind, key in (
        ("unit", "units"),
        ("ten", "tens"),
        ("hundred", "hundreds"),
        ("vague", "vague"),
        ("group", "exact_groups"),
    ):
        for word, value in table[key].items():
            found[fold(word)] = (kind, value)
    return found


def after_article(
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


def surfaces(written: Any, pattern: re.Pattern[str]) -> Trie:
    """Units or currencies by their tokens; several that differ in case only share an entry, as a list of them."""
    trie = Trie()
    for surface in written:
        phrase = tokens(surface.text, pattern)
        entry = trie.get(phrase) if phrase else None
        if entry is None:
            trie.add(phrase, "u", value=[surface])
        else:
            assert isinstance(entry.value, list)
            entry.value.append(surface)
    return trie


def durations(trie: Trie, known: Mapping[str, Unit]) -> frozenset[str]:
    """The first words of units of time, abbreviations left out, and whole phrases."""
    found: set[str] = set()
    for phrase, entry in [*(((word,), entry) for word, entry in trie.single.items()), *trie.phrases.items()]:
        assert isinstance(entry.value, list)
        if any(not s.exact and s.unit in known and known[s.unit].dimension == "duration" for s in entry.value):
            found |= {phrase[0], " ".join(phrase)}
    return frozenset(found)


def last_words(trie: Trie) -> dict[str, list[int]]:
    """The last word of every phrase → how many words such phrases have, most first."""
    found: dict[str, set[int]] = {word: {1} for word in trie.single}
    for phrase in trie.phrases:
        found.setdefault(phrase[-1], set()).add(len(phrase))
    return {word: sorted(sizes, reverse=True) for word, sizes in found.items()}


def nouns(code: str, data: Mapping[str, Any], pattern: re.Pattern[str], rules: Rules) -> dict[str, Trie]:
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


def lists(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Every list of words in a section, by "section.name"."""
    return {
        f"{section}.{name}": frozenset(listed)
        for section, table in data.items()
        if isinstance(table, dict)
        for name, listed in table.items()
        if isinstance(listed, list) and all(isinstance(word, str) for word in listed)
    }
