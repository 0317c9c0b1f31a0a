"""The words by which a text tells its event, place and edition, folded and indexed once per process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from metrics.kept import kept
from metrics.text import fold
from metrics.vocabulary.cldr import cldr
from metrics.vocabulary.wordfiles import word_file

__all__ = ["LANGS", "YEARS", "EventWords", "event_words", "ordinal", "ordinal_at", "roman"]

DATA = Path(__file__).parents[1] / "data" / "events"
LANGS = tuple(sorted(path.stem for path in DATA.glob("??.toml")))

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(slots=True, eq=False)
class EventWords(dict[str, frozenset[str]]):
    """The lists of one language by name, each word folded; see the comments in its file for what a list means.

    nouns says of every event noun of any language where it stands in a name and how far it can be trusted alone:
    ("first" | "last" | "both", strong). phrases holds the nouns of several words: by their first word for names that
    begin with the noun, by their last for the others, each with the remaining words; marks are the words of both.
    A text without any word of topics is about no event.
    no_brand never begins a name without an event noun, leads may stand right before one. telling are the single
    words that rules begin at, no_dateline those that no dateline's town has. cues are those with which an edition is
    announced or looked back upon, all with their spaces.
    """

    lang: str
    nouns: Mapping[str, tuple[str, bool]]
    phrases: Phrases
    adjectives: tuple[str, ...]
    months: dict[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    tens: Mapping[str, int]
    exonyms: Mapping[str, str]
    marks: frozenset[str]
    topics: frozenset[str]
    no_brand: frozenset[str]
    leads: frozenset[str]
    event_nouns: frozenset[str]
    telling: frozenset[str]
    month_names: frozenset[str]
    editions: tuple[str, ...]
    coming: tuple[str, ...]
    past: tuple[str, ...]
    past_ends: tuple[str, ...]
    no_dateline: frozenset[str]
    not_names: tuple[str, ...]
    name_endings: tuple[str, ...]
    town_nouns: frozenset[str]
    town_ends: frozenset[str]
    town_endings: tuple[str, ...]
    town_parts: tuple[str, ...]
    town_starts: tuple[str, ...]


@cache
def _raw(lang: str) -> dict[str, Any]:
    return word_file(lang, "events")


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@kept
def event_words(lang: str) -> EventWords:
    """The words of a language; English ones for a language that has no file.

    >>> event_words("fr").nouns["foire"], event_words("fr").nouns["show"], event_words("fr").nouns["semaine"]
    (('first', True), ('last', True), ('first', False))
    """
    raw = _raw(lang if lang in LANGS else "en")
    nouns: dict[str, tuple[str, bool]] = {}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for code in LANGS:
        other = _raw(code)
        for name in ("heads", "weak_heads"):
            for words in other[name]:
                *rest, last = fold(words).replace("'", " ' ").split()
                side, strong = other["head"], name == "heads"
                if rest and side == "first":
                    first, *rest = [*rest, last]
                    phrases[first] = (*phrases.get(first, ()), tuple(rest))
                elif rest:
                    phrases[last] = (*phrases.get(last, ()), tuple(rest))
                else:
                    before = nouns.get(last)
                    both = before is not None and before[0] != side
                    nouns[last] = ("both" if both else side, strong or (before is not None and before[1]))
    lists = {name: _folded(words) for name, words in raw.items() if isinstance(words, list)}
    months = {
        fold(name): month
        for code in LANGS
        for name, month in {**cldr(code).months, **word_file(code).get("months", {})}.items()
    }
    ordinals = {fold(word): int(value) for value, words in raw["ordinals"].items() for word in words}
    town_nouns = frozenset(words.split()[0] for words in lists["in_town"] if " " in words)
    found = EventWords(
        lang=raw["head"] and lang,
        nouns=nouns,
        phrases=phrases,
        adjectives=tuple(_folded(raw["adjectives"])),
        months=months,
        weekdays={fold(word): day for day, word in enumerate(raw["weekdays"])},
        ordinals=ordinals,
        tens={fold(word): int(value) for value, words in raw["tens"].items() for word in words},
        exonyms=raw["exonyms"],
        marks=frozenset(nouns) | frozenset(phrases) | lists["measured"],
        topics=frozenset(nouns) | frozenset(phrases) | lists["edition_words"] | lists["about"],
        no_brand=frozenset(months).union(
            *(
                lists[name]
                for name in (
                    "not_in_names",
                    "articles",
                    "function_words",
                    "edition_words",
                    "event_labels",
                    "organisers",
                    "sections",
                )
            )
        ),
        leads=frozenset(ordinals) | lists["first"] | {"d", "du", "de", "'", "of", "the", "la", "le"},
        event_nouns=frozenset(nouns),
        telling=frozenset(["ats"]).union(
            nouns, phrases, months, *(lists[name] for name in ("edition_words", "first", "seasons", "measured"))
        ),
        month_names=frozenset(months),
        editions=tuple(sorted(lists["edition_words"])),
        coming=tuple(sorted(f" {word} " for word in lists["next"])),
        past=tuple(sorted(f" {word} " for word in lists["previous"])),
        past_ends=tuple(sorted(lists["previous"])),
        no_dateline=frozenset(nouns).union(
            months, *(lists[name] for name in ("reports", "papers", "published", "edition_words", "not_in_names"))
        ),
        not_names=tuple(sorted(lists["not_names"])),
        name_endings=tuple(sorted(lists["name_endings"])),
        town_nouns=town_nouns,
        town_ends=town_nouns | lists["papers"] | lists["houses"],
        town_endings=tuple(sorted(lists["town_endings"])),
        town_parts=tuple(sorted(lists["town_parts"])),
        town_starts=tuple(sorted(lists["town_starts"])),
    )
    found.update(lists)
    return found


def ordinal(form: str, words: EventWords) -> int | None:
    """The number of an ordinal as folded in a text, None where the word is none; "premier" and "first" too.

    >>> [ordinal(form, event_words("fr")) for form in ("6e", "13eme", "cinquantieme", "vingt-sixieme", "6")]
    [6, 13, 50, 26, None]
    >>> [ordinal(form, event_words("en")) for form in ("47th", "twenty-first", "fourth", "4k")]
    [47, 21, 4, None]
    """
    if form[0].isdigit():
        digits = form[:4].rstrip("abcdefghijklmnopqrstuvwxyz.")  # "28.ª", as Spanish prints it
        ends = form[len(digits) :].removeprefix(".") in words["ordinal_endings"]
        return int(digits) if ends and digits.isdecimal() and len(digits) <= 3 else None
    if form in words.ordinals:
        return words.ordinals[form]
    tens, dash, unit = form.rpartition("-") if "-" in form else ("", "", "")
    if dash and tens in words.tens and unit in words.ordinals and words.ordinals[unit] < 20:
        return words.tens[tens] + words.ordinals[unit]
    if form[0] in "ivx" and form[1:2] not in _NO_ROMAN and form not in words["no_romans"]:  # "XXIIe", "IXth"
        bases = (form.removesuffix(ending) for ending in words["roman_endings"] if form.endswith(ending))
        return next((number for base in bases if (number := roman(base))), None)
    return None


def ordinal_at(forms: Sequence[str], last: int, words: EventWords) -> int | None:
    """The number of the ordinal of up to three words that ends at a token: "vingt et unième", "12th", "XXIIe".

    >>> ordinal_at(("la", "vingt", "et", "unieme", "foire"), 3, event_words("fr"))
    21
    """
    if forms[last] in words.ordinals:
        for size in (3, 2):
            if last >= size - 1 and forms[last - size + 1] in words.tens:
                return ordinal("-".join(forms[last - size + 1 : last + 1]), words)
    return ordinal(forms[last], words) if forms[last] else None


def roman(form: str) -> int | None:
    """The number of small Roman figures below 90, None for what is none; "i" and "l" alone are letters.

    >>> roman("xxii"), roman("iv"), roman("iiii"), roman("i")
    (22, 4, None, None)
    """
    match = _ROMAN.fullmatch(form) if form[:1] in _ROMANS and form not in ("", "i", "l") else None
    if not match:
        return None
    tens, units = match.groups()
    return 10 * _TENS.index(tens) + _UNITS.index(units)


_NO_ROMAN = frozenset("abcdfghjkmopquwyz")  # second letters that neither figures nor their endings have
_ROMANS = frozenset("ivxl")
_TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
_UNITS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
_ROMAN = re.compile(r"(x{0,3}|xl|lx{0,3})(i{0,3}|iv|vi{0,3}|ix)")


YEARS = frozenset(map(str, range(1850, 2100)))  # an event may be of one of these
