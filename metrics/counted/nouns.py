"""The metrics' nouns of a sentence, found once for each kind of measure."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from metrics.sentence.words import Words
from metrics.vocabulary.language import Language

__all__ = ["Noun", "covering", "known_noun", "known_nouns", "unlisted"]

PERSON = 7  # letters that the name of a kind of people has at least
LONGEST = 5  # tokens before which a noun may start that is looked for by one of its tokens


class Noun(NamedTuple):
    """A noun phrase: the token of its head, first and last token of its label, and the metric of the head."""

    head: int
    first: int
    last: int
    metric: str


def known_nouns(words: Words, kind: str = "count") -> dict[int, tuple[int, str]]:
    """First token → how many tokens the metric's noun takes, and the metric, for the nouns of a sentence in order."""
    found = words.nouns.get(kind)
    if found is None:
        found = words.nouns[kind] = _find(words, kind)
    return found


def known_noun(words: Words, at: int, kind: str = "count") -> tuple[int, str] | None:
    """How many tokens the metric's noun takes that starts here, and the metric."""
    return known_nouns(words, kind).get(at)


def covering(words: Words, kind: str) -> dict[int, tuple[int, int, str]]:
    """Token → the longest known noun that ends at it or after it: its first token, last token and metric."""
    found = words.covered.get(kind)
    if found is None:
        found = words.covered[kind] = {}
        known, ends = known_nouns(words, kind), -1
        for first, (count, metric) in known.items():
            beside, ends = first == ends, first + count
            if beside and not words.lang.head_last and words.tag[first] in "xJV":
                continue  # "les exposants étrangers": the second is a quality of the first
            if metric != "other" and (words.tag[first] not in "vap" or _as_noun(words, first)):
                for at in range(first, first + min(count, LONGEST)):
                    found.setdefault(at, (first, first + count - 1, metric))
    return found


def _as_noun(words: Words, at: int) -> bool:
    """ "the number of stands", "our stands": a noun that is a verb elsewhere."""
    if at == 0 or words.tag[at] != "v":
        return False
    return words.tag[at - 1] == "d" or words.word[at - 1] in words.lang.lists["words.determiners"]


def _find(words: Words, kind: str) -> dict[int, tuple[int, str]]:
    names, text, start, stop = words.word, words.text, words.start, words.stop
    if words.nounlike is None:
        starts = _starts(words.lang)
        words.nounlike = [at for at, name in enumerate(names) if name in starts and words.tag[at] != "#"]
    trie = words.lang.nouns[kind]
    single, longer, sizes = trie.single, trie.longer, trie.sizes
    found: dict[int, tuple[int, str]] = {}
    for at in words.nounlike:
        name = names[at]
        if name in longer and at + 1 < words.size and (name, names[at + 1]) in sizes:
            phrase = trie.match_phrase(names, at)
            if phrase is not None:
                found[at] = phrase[0], str(phrase[1].value)
                continue
        if name in single and (text[start[at] : stop[at]].isascii() or not _accented(words, at, kind)):
            found[at] = 1, str(single[name].value)
    return found


def unlisted(words: Words, at: int) -> str:
    """The metric of a noun of no list: people by their ending, "12 accordéonistes", "15 Lorrains"; else other."""
    human, nations = _people_endings(words.lang)
    printed = words.stated(at, at)
    if words.word[at] in words.lang.lists["words.not_people"]:
        return "other"
    if len(printed) >= PERSON and printed.lower().endswith(human):
        return "people"
    return "people" if words.upper(at) and printed[1:].islower() and printed.endswith(nations) else "other"


@cache
def _people_endings(lang: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How nouns end that are people, and those with a capital."""
    return tuple(lang.data["words"]["people_endings"]), tuple(lang.data["words"]["nation_endings"])


@cache
def _starts(lang: Language) -> frozenset[str]:
    """The words that a noun of any kind may start with."""
    return frozenset(word for trie in lang.nouns.values() for word in (*trie.single, *trie.longer))


def _accented(words: Words, at: int, kind: str) -> bool:
    """True for a word that only looks like the noun without its accent: "élevé" is no pupil."""
    if words.tag[at] not in "vVJx":
        return False
    printed = words.stated(at, at).lower()
    if printed[-1] not in "éès" or printed.rstrip("s")[-1:] != "é":
        return False
    forms = words.lang.nouns[kind].written.get(words.word[at])
    return forms is not None and printed not in forms
