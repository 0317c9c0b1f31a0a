"""One name for one series of events, however the documents of a corpus spell it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from metrics.about.naming import initials
from metrics.text import fold
from metrics.vocabulary.eventwords import DATA, LANGS, event_words

__all__ = ["same_series"]

_WORD = re.compile(r"[^\W_]{1,200}")
_NUMBER = re.compile(r"(?:19|20)\d\d$|\d{1,3}(?:st|nd|rd|th|e|es|er|re|eme|emes|ieme)?$")

_SERIAL = re.compile(r"^([a-z]{3,99})\d{1,3}$")  # "COP22"; "G20" is not the 20th G


def same_series(names: Iterable[str], aliases: Mapping[str, Iterable[str]] | None = None) -> dict[str, str]:
    """Each name with the one name its series gets in this corpus; give a name as often as documents use it.

    Names are one series that differ in case, accents, small words ("de", "sur", "the"), words such as "international",
    year and edition; an acronym and the full name it abbreviates, where only one does; a name and the aliases its
    documents give it, where only one series has them. The commonest spelling stays, a full name before an acronym.

    >>> same_series(["Sommet de la Chine numérique", "Sommet sur la Chine Numérique", "Canton Fair"])["Canton Fair"]
    'Canton Fair'
    >>> set(same_series(["SCE", "Smart China Expo", "smart china expo"]).values())
    {'Smart China Expo'}
    """
    counted = Counter(names)
    group: dict[str, str] = {}  # key of a spelling → key of its series
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in counted:
        spellings[_key(name)].append(name)
    for key in spellings:
        group[key] = key
    known = aliases or {}
    _join_acronyms(spellings, group, known)
    _join_aliases(group, known)
    series: dict[str, list[str]] = defaultdict(list)
    for key, found in spellings.items():
        series[_root(group, key)] += found
    result = {}
    for found in series.values():
        best = max(
            found, key=lambda name: (not _is_acronym(name), counted[name], name != "" and _calm(name), len(name), name)
        )
        result.update(dict.fromkeys(found, best))
    return result


def _join_acronyms(
    spellings: Mapping[str, list[str]], group: dict[str, str], aliases: Mapping[str, Iterable[str]]
) -> None:
    """Join an acronym to the one full name with its initials; with none or several it stays alone."""
    full: dict[str, set[str]] = defaultdict(set)
    for key, names in spellings.items():
        for name in names:
            if not _is_acronym(name):
                for letters in initials(name):
                    full[letters].add(key)
            for alias in aliases.get(name, ()):
                if _is_acronym(alias):
                    full[_letters(alias)].add(key)
    for key, names in spellings.items():
        for name in names:
            if (
                _is_acronym(name)
                and len({_root(group, other) for other in full.get(_letters(name), set()) - {key}}) == 1
            ):
                _join(group, key, next(iter(full[_letters(name)] - {key})))


def _join_aliases(group: dict[str, str], aliases: Mapping[str, Iterable[str]]) -> None:
    """Join names that share an alias of at least two words or are each other's, unless the alias is of several."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, others in aliases.items():
        if (key := _key(name)) in group:
            for alias in others:
                owners[_key(alias)].add(key)
    for alias, keys in owners.items():
        roots = {_root(group, key) for key in keys}
        if alias in group and len(roots) == 1:
            _join(group, alias, next(iter(keys)))


def _root(group: Mapping[str, str], key: str) -> str:
    while group[key] != key:
        key = group[key]
    return key


def _join(group: dict[str, str], one: str, other: str) -> None:
    group[_root(group, one)] = _root(group, other)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", fold(name))


def _is_acronym(name: str) -> bool:
    """Whether a name is one word of capitals, a year or number after it aside: "SCE", "COP22"."""
    letters = [c for c in name.split()[0] if c.isalpha()] if name.split() else []
    return len(name.split()) == 1 and 1 < len(letters) <= 8 and sum(map(str.isupper, letters)) >= len(letters) - 1


def _calm(name: str) -> bool:
    return not name.isupper() and name[:1].isupper()


@cache
def _words() -> tuple[frozenset[str], Mapping[str, str]]:
    """Words that make no difference, and each noun with the one that stands for it."""
    raw = tomllib.loads((DATA / "series.toml").read_text(encoding="utf-8"))
    small = {word for lang in LANGS for key in ("links", "articles") for word in event_words(lang)[key]}
    nouns = {fold(word): first for first, others in raw["nouns"].items() for word in others}
    return frozenset(small | {fold(word) for word in raw["optional"]} | {"d", "l"}), nouns


def _key(name: str) -> str:
    """The words of a name that tell its series, in alphabetical order.

    >>> _key("Foire de Canton") == _key("Canton Fair 2019"), _key("COP22") == _key("COP 27"), _key("G20") == _key("G7")
    (True, True, False)
    """
    small, nouns = _words()
    words = [nouns.get(word, word) for word in _WORD.findall(fold(name))]
    kept = [_SERIAL.sub(r"\1", word) for word in words if word not in small and not _NUMBER.match(word)]
    return " ".join(sorted(kept or words))
