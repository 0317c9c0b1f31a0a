"""What stands beside a number: a unit, a currency, a counted noun, a plural."""

from __future__ import annotations

from metrics.sentence.words import Words

__all__ = ["SMALL", "counts", "measured", "money_at", "plain", "plural", "unit_at", "unit_fits"]

SHORTEST_PLURAL = 3
NOT_PLURAL = ("ss", "'s")
SMALL = frozenset("dapcovr&,(")  # tags of what is no unit even where it is written like one


def plain(words: Words, at: int) -> bool:
    """True for a number in plain digits, no separators, no scale."""
    numeral = words.numeral(at)
    return numeral.scale == 1 and numeral.printed.isdigit()


def money_at(words: Words, at: int) -> bool:
    """True where a currency that may stand before a number starts at this token."""
    if not 0 <= at < words.size:
        return False
    entry = words.lang.money.single.get(words.word[at])
    if entry is None or not isinstance(entry.value, list):
        return False
    stated = words.stated(at, at)
    return any(not s.exact or s.text == stated for s in entry.value if s.side != "after" or not s.exact)


def unit_at(words: Words, at: int) -> bool:
    """True where a unit, a currency or a per cent sign starts at this token."""
    if at >= words.size:
        return False
    return words.word[at] in words.lang.unit_words or "share.signs" in words.roles[at]


def unit_fits(words: Words, at: int) -> bool:
    """True where a unit or currency stands at this token in the case it is written in."""
    lang = words.lang
    if words.word[at] not in lang.unit_words:
        return False
    printed = words.text[words.start[at] : words.stop[at]]
    for trie in (lang.units, lang.money):
        found = trie.match(words.word, at)
        if found is not None:
            surfaces = found[1].value
            assert isinstance(surfaces, list)
            stated = words.stated(at, at + found[0] - 1)
            for surface in surfaces:
                if not surface.exact or surface.text == stated or surface.text == printed:
                    return True
    return False


def counts(words: Words, at: int) -> bool:
    """True where a counted noun, a unit or a link to one stands at this token."""
    lang, shape = words.lang, words.shape
    nouns = lang.nouns["count"]
    while at < words.size:
        tag, word = shape[at], words.word[at]
        if tag == "#":
            return False  # "medio centenar" is no medium
        if word in lang.unit_words and tag not in SMALL and unit_fits(words, at):
            return True
        if word in nouns.single:
            return True
        if word in nouns.longer:
            return plural(words, at) or nouns.match_phrase(words.word, at) is not None
        if tag != "A":
            return tag in "xJ" and plural(words, at) and not words.upper(at)
        at += 1
    return False


def measured(words: Words, at: int) -> bool:
    """True where a unit, a currency, a per cent sign or a counted noun stands at this token."""
    return unit_at(words, at) or counts(words, at)


def plural(words: Words, at: int) -> bool:
    """True where the token looks like a plural noun of its language."""
    word, lang = words.word[at], words.lang
    if word in lang.irregular:
        return True
    if not word.endswith(lang.plural_marks) or len(word) < SHORTEST_PLURAL or word.endswith(NOT_PLURAL):
        return False
    return word not in lang.not_plural
