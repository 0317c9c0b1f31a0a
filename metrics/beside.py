"""What stands beside a number: a unit, a currency, a counted noun, a plural."""

from __future__ import annotations

from metrics.words import Words

__all__ = ["counts", "money_at", "plain", "plural", "unit_at", "unit_fits"]


def plain(words: Words, at: int) -> bool:
    """True for a number in plain digits, no separators, no scale."""
    numeral = words.numeral(at)
    return numeral.printed.isdigit() and numeral.scale == 1


def money_at(words: Words, at: int) -> bool:
    if not 0 <= at < len(words):
        return False
    entry = words.lang.money.single.get(words.word[at])
    if entry is None or not isinstance(entry.value, list):
        return False
    stated = words.stated(at, at)
    return any(not s.exact or s.text == stated for s in entry.value if s.side != "after" or not s.exact)


def unit_at(words: Words, at: int) -> bool:
    """True where a unit, a currency or a per cent sign starts at this token."""
    if at >= len(words):
        return False
    lang = words.lang
    return (
        "share.signs" in words.roles[at]
        or words.word[at] in lang.units.single or words.word[at] in lang.units.longer
        or words.word[at] in lang.money.single or words.word[at] in lang.money.longer
    )  # fmt: skip


def unit_fits(words: Words, at: int) -> bool:
    lang, printed = words.lang, words.text[words.start[at] : words.stop[at]]
    for trie in (lang.units, lang.money):
        found = trie.match(words.word, at)
        if found is not None:
            surfaces = found[1].value
            assert isinstance(surfaces, list)
            stated = words.stated(at, at + found[0] - 1)
            if any(not s.exact or s.text == stated or s.text == printed for s in surfaces):
                return True
    return False


def counts(words: Words, at: int) -> bool:
    """True where a counted noun, a unit or a link to one stands at this token."""
    if at >= len(words):
        return False
    if words.tag[at] not in "dapcovr&,(" and unit_at(words, at) and unit_fits(words, at):
        return True
    word = words.word[at]
    lang = words.lang
    if word in lang.nouns["count"].single or word in lang.nouns["count"].longer:
        return plural(words, at) or bool(lang.nouns["count"].match(words.word, at))
    if words.tag[at] == "A":
        return counts(words, at + 1)
    return words.tag[at] in "xJ" and plural(words, at) and not words.upper(at)


def plural(words: Words, at: int) -> bool:
    """True where the token looks like a plural noun of its language."""
    word, lang = words.word[at], words.lang
    if word in lang.irregular:
        return True
    if word in lang.not_plural or len(word) < 3:
        return False
    return word.endswith(tuple(lang.data["plural_marks"])) and not word.endswith(("ss", "'s"))
