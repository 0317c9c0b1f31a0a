"""Words and phrases of the data files, prepared for look-up: folded, cut into tokens, with their forms.

The one place that turns words into patterns. A vocabulary answers by token: what a word is, and which phrases start
with it, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from sys import intern
from typing import NamedTuple

from metrics.text import LETTER, MARK, fold

__all__ = [
    "ALWAYS",
    "IN_PHRASE",
    "Entry",
    "Told",
    "Trie",
    "any_of",
    "conjugate",
    "plurals",
    "token_pattern",
    "tokens",
    "told",
    "with_sections",
]

# one kind of token a line; the order decides where two fit. The first four take at once what no line below them could
# begin: words, whole numbers and marks that nothing follows which would make more of them.
_TOKEN = r"""
(?=\S)(?:
  (?P<word> (?!v[ ]\d)[{letter}]{{1,60}}(?![\w\u00b8@+/'-]|\.\S|:/) )
| (?P<elided> (?:{elisions})(?=[\w"(]|$) )
| (?P<num> \d{{1,9}}(?=[,;)]?(?:[ ](?![\dhap])|\n|$)) )
| (?P<other> [,;:!)|*%&=<>~\x80"/'$£\[\]] | [.-](?=\s|$) | \((?![\d+]) )
| (?P<url> https?://[^\s<>"]{{1,500}} | www\.[^\s<>",]{{1,300}}
         | [\w.+-]{{1,60}}@[\w-]{{1,60}}(?:\.[\w-]{{1,40}}){{1,5}}
         | [a-z0-9][a-z0-9-]{{1,60}}(?:\.[a-z0-9-]{{2,40}}){{0,3}}\.
           (?:com|org|net|info|fr|cn|eu|uk|de|ch|be|ca|io|gov|edu|tv|in)\b(?:/[^\s<>"]{{0,300}})?
         | (?<![\w])[\#@](?!\d{{1,3}}\b)[\w.]{{1,60}} )
| (?P<date> \d{{4}}-\d\d(?:-\d\d)?(?![\d-])
         | (?:0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?:0?[1-9]|1[012])(?P=sep)(?:\d{{4}}|\d\d)(?![\d.,]\d|\d)
         | (?:0?[1-9]|1[012])/(?:19|20)\d\d(?!\d) | (?:0?[1-9]|1[012])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)?\d\d(?!\d)
         | (?:19|20)\d\d/(?:0?[1-9]|1[012])/(?:0?[1-9]|[12]\d|3[01])(?!\d) | (?:19|20)\d\d/\d\d(?![\d/])
         | (?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[012])-(?:19|20)\d\d(?!\d) )
| (?P<phone> (?!\+\d{{1,3}}(?:[ .]\d{{3}}){{1,3}}(?![ .-]?\d))\+\d{{1,3}}[ .-]?(?:\(\d{{1,4}}\)[ .-]?)?\d{{1,5}}
           (?:[ .-]\d{{2,9}}){{1,5}}(?!\d)
         | (?<![\d.,])0\d{{1,4}}(?:[ .-]\d{{2,4}}){{2,5}}(?![\d%]) | \d{{3}}[ .-]\d{{3}}-\d{{4}}(?!\d)
         | \(\d{{3}}\)[ ]?\d{{3}}-\d{{4}}(?!\d)
         | 0\d(?:[ .-]\d\d){{4}}(?!\d) | \b1-\d{{3}}-\d{{3}}-\d{{4}}(?!\d) | \d{{3,4}}-\d{{3,4}}-\d{{3,4}}(?!\d)
         | 0\d{{2,4}}-\d{{5,8}}(?!\d)
         | \(\+\d{{1,3}}\)[ ]?\d{{1,4}}(?:[ .-]?\d{{2,4}}){{1,5}}(?!\d) | 0800[ .-]?\d{{3}}[ .-]?\d{{3}}(?!\d)
         | 0\d{{2}}[ ]\d{{3}}[ ]\d\d[ ]\d\d(?!\d) | \d\d(?:[ ]\d\d){{3,4}}(?!\d|[ ]?[\d%])
         | \(0\)\d{{1,4}}(?:[ ]\d{{2,4}}){{2,4}} )
| (?P<clock> \d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?(?!\d)
         | \d{{1,2}}[ ]?h[ ]?\d\d(?:[ ]?'(?:[ ]?\d\d[ ]?(?:''|"))?)?(?!\d|[{letter}]) | \d{{1,2}}h(?![{letter}\d])
         | \d{{1,2}}'[ ]?\d\d(?:''|")(?!\d) | \d{{1,2}}[.:]\d\d[ ]?(?:[ap]\.m\.|[ap]m\b)
         | \d{{1,2}}[ ]?(?:[ap]\.m\.|[ap]m\b) )
| (?P<isbn> (?:97[89]-)?\d{{1,5}}-\d{{1,7}}-\d{{1,7}}-[\dx](?![\d-]) | \d{{1,3}}(?:\.\d{{1,3}}){{3}}(?![\d.]) )
| (?P<version> v\.?[ ]?\d{{1,4}}(?:\.\d{{1,4}}){{1,3}}(?!\d) | \d{{1,4}}(?:\.\d{{1,4}}){{2,4}}(?![\d,]) (?<!\.\d\d\d) )
| (?P<figure> \d{{1,3}}(?:[ ]\d{{3}}){{1,6}}(?!\d)(?:[.,]\d{{1,9}}(?!\d))?
         | \d{{1,3}}(?:,\d{{3}}){{1,6}}(?!,?\d)(?:\.\d{{1,9}}(?!\d))?
         | \d{{1,3}}(?:\.\d{{3}}){{2,6}}(?!\d)(?:,\d{{1,9}}(?!\d))?
         | \d{{1,3}}(?:\.\d{{3}})(?!\d)(?:,\d{{1,9}}(?!\d))?
         | \d{{1,3}}(?:'\d{{3}}){{1,6}}(?!\d)(?:[.,]\d{{1,9}}(?!\d))?
         | \d{{1,2}}(?:,\d\d){{1,6}},\d{{3}}(?!\d)(?:\.\d{{1,9}}(?!\d))?
         | \d{{1,18}}[.,]\d{{1,18}}(?!\d) | (?<![\w.,)])\.\d{{1,9}}(?![\d.]) | \d{{1,30}} )
| (?P<mixed> [{letter}]{{1,20}}(?:[-/.][{letter}]{{1,20}}){{0,2}}[-]?\d[\w]{{0,30}}(?:[-.][\w]{{1,20}}){{0,4}} )
| (?P<dotted> (?:[{letter}]\.){{2,5}}(?![{letter}]) )
| (?P<hyphened> [{letter}\u00b8]{{1,60}}(?:[-'][{letter}\u00b8]{{1,40}}){{0,6}} )
| (?P<sign> [^\s] ) )
"""


def token_pattern(elisions: Iterable[str]) -> re.Pattern[str]:
    """The pattern that cuts a shadow into tokens; the group that matched names the kind.

    elisions are the short words that end in an apostrophe ("l'", "qu'"); none in most languages.
    """
    words = sorted((re.escape(fold(word)) for word in elisions), key=len, reverse=True) or ["(?!)"]
    return re.compile(_TOKEN.format(letter=LETTER, elisions="|".join(words)), re.VERBOSE)


def tokens(words: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The tokens of a word or phrase as a text would hold them.

    >>> tokens("près d'un", token_pattern(["d'"]))
    ('pres', "d'", 'un')
    """
    folded = fold(words)
    parts = folded.split(" ")
    if all(map(str.isalpha, parts)):  # most of a word file
        return tuple(map(intern, parts))  # a word is one string, however many lists have it
    return tuple(intern(match.group()) for match in pattern.finditer(folded))


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern for the longest of these words; words share their beginnings, so that no letter is tried
    twice.

    >>> any_of(["dix", "deux", "deuxieme"])
    'd(?:eux(?:ieme)?|ix)'
    """
    ends, groups = False, dict[str, list[str]]()
    for word in sorted(set(words)):
        if word:
            groups.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    parts = [re.escape(first) + any_of(rest) for first, rest in groups.items()]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})?" if ends else parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def conjugate(verb: str, endings: Mapping[str, Sequence[str]]) -> set[str]:
    """All forms of a verb given in its infinitive, by the longest ending the table knows; the verb alone otherwise.

    >>> sorted(conjugate("exposer", {"er": ["er", "e", "ent"]}))
    ['expose', 'exposent', 'exposer']
    """
    first, space, rest = verb.partition(" ")
    for ending in sorted(endings, key=len, reverse=True):
        if first.endswith(ending) and len(first) > len(ending) + 1:
            stem = first[: len(first) - len(ending)]
            return {stem + form + space + rest for form in endings[ending]}
    return {verb}


def plurals(noun: str, rules: Sequence[Sequence[str]], links: Iterable[str]) -> set[str]:
    """The noun and its plural; in a phrase every word before the first link takes it.

    >>> sorted(plurals("chef d'État", [["al", "aux"], ["", "s"]], ["d'"]))
    ["chef d'État", "chefs d'État"]
    """
    head, tail = noun, ""
    for link in links:
        mark = f" {link}" if link.endswith("'") else f" {link} "
        place = head.find(mark)
        if place > 0:
            head, tail = head[:place], head[place:] + tail
    words = head.split(" ")
    many = " ".join(_plural(word, rules) for word in words) + tail
    last = " ".join([*words[:-1], _plural(words[-1], rules)]) + tail
    return {noun, many, last}


def _plural(word: str, rules: Sequence[Sequence[str]]) -> str:
    for singular, plural in rules:
        if word.endswith(singular):
            return word[: len(word) - len(singular)] + plural if singular or word[-1:] not in "sxz" else word
    return word


class Told(NamedTuple):
    """What a token is by its word alone; special says when what follows must be looked at: 0, IN_PHRASE or ALWAYS."""

    tag: str
    roles: frozenset[str] = frozenset()
    value: object = None
    special: int = 0


IN_PHRASE, ALWAYS = 1, 2
_SIGNS = {"\x80": "E", "#": "?"}  # what would be taken for another tag


def told(lexicon: Trie, special: Iterable[str], ordinals: Iterable[str]) -> dict[str, Told]:
    """Every word of a lexicon as a token of its own, and every sign; special are the words of two readings.

    >>> told(Trie(), [], [])["%"]
    Told(tag='%', roles=frozenset(), value=None, special=0)
    """
    found = {char: Told(_SIGNS.get(char, char)) for char in map(chr, range(256)) if not char.isalnum() and char != MARK}
    found |= {char: Told(char) for char in "²³¹¼½¾"}
    found |= {word: Told("O", value="ordinal") for word in ordinals}
    for word, entry in lexicon.single.items():
        tag = found[word].tag if entry.tag == "x" and word in found and len(word) == 1 else entry.tag
        found[word] = Told(tag, entry.roles, entry.value)
    for words, when in ((lexicon.longer, IN_PHRASE), (special, ALWAYS)):
        for word in words:
            found[word] = found.get(word, Told("x"))._replace(special=when)
    return found


def with_sections(roles: Iterable[str]) -> frozenset[str]:
    """The roles and the sections of the word file they stand in, so that one look-up answers for a section.

    >>> sorted(with_sections(["change.up"]))
    ['change', 'change.up']
    """
    return _one_of(frozenset(part for role in roles for part in (role, role.partition(".")[0])))


@cache
def _one_of(roles: frozenset[str]) -> frozenset[str]:
    """The first set of these roles, for all words that have them."""
    return roles


class Entry(NamedTuple):
    """What the vocabulary knows of a word or phrase: tag, lists and their sections, and a value where it has one."""

    tag: str
    roles: frozenset[str] = frozenset()
    value: object = None

    def joined(self, roles: Iterable[str], value: object = None) -> Entry:
        """The entry with more roles, and with this value where it has none."""
        return Entry(self.tag, _one_of(self.roles.union(roles)), value if self.value is None else self.value)


@dataclass(slots=True)
class Trie:
    """Phrases by their tokens: single words at once, longer ones by their first two tokens, longest first."""

    single: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    longer: set[str] = field(default_factory=set)  # first tokens of the phrases
    sizes: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # first two tokens → lengths, longest first
    written: dict[str, dict[str, Entry]] = field(default_factory=dict)  # words that accents tell apart: "a", "à"

    def add(self, phrase: tuple[str, ...], tag: str, role: str = "", value: object = None) -> None:
        """Add a phrase; an earlier entry keeps its tag and value and gains the role, and the section it belongs to."""
        if not phrase:
            return
        roles = with_sections([role]) if role else frozenset()
        known = self.get(phrase)
        if known is not None:
            self.put(phrase, known.joined(roles, value))
            return
        self.put(phrase, Entry(tag, roles, value))
        if len(phrase) == 1:
            return
        self.longer.add(phrase[0])
        sizes = self.sizes.setdefault((phrase[0], phrase[1]), [])
        if len(phrase) not in sizes:
            sizes.append(len(phrase))
            sizes.sort(reverse=True)

    def put(self, phrase: tuple[str, ...], entry: Entry) -> None:
        """Give a phrase that was added before another entry."""
        if len(phrase) == 1:
            self.single[phrase[0]] = entry
        else:
            self.phrases[phrase] = entry

    def get(self, phrase: tuple[str, ...]) -> Entry | None:
        """The entry of exactly this phrase."""
        return self.single.get(phrase[0]) if len(phrase) == 1 else self.phrases.get(phrase)

    def match_phrase(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The longest phrase of two tokens or more that starts at this token."""
        if words[at] not in self.longer or at + 1 >= len(words):
            return None
        for size in self.sizes.get((words[at], words[at + 1]), ()):
            phrase = tuple(words[at : at + size])  # shorter than size at the end of the words
            entry = self.phrases.get(phrase)
            if entry is not None:
                return len(phrase), entry
        return None

    def match(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The longest phrase that starts at this token: how many tokens it takes, and its entry."""
        word = words[at]
        if word in self.longer:
            found = self.match_phrase(words, at)
            if found is not None:
                return found
        entry = self.single.get(word)
        return (1, entry) if entry is not None else None
