"""A text as the rules see it: folded character for character, cut into sentences and words.

Every stage after this one looks for words in the shadow and reads offsets that are good for the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["LETTER", "MARK", "fold", "sentences", "squeeze"]

LETTER = "a-z\u00fe"  # þ stands for every letter that has no Latin base
MARK = "\u00b8"  # stands for every combining mark: part of the letter before it

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\v\f"
_SAME = {
    "'": "\u2018\u2019\u201b\u2032\u02bc\u00b4`",
    '"': "\u201c\u201d\u201e\u2033\u00ab\u00bb\u2039\u203a",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe63\uff0d",
    "|": "\u2502\u2503\u00a6",
    "*": "\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u25a0",
    "\x80": "\u20ac",  # the euro sign keeps a place of its own below 256
    "\x81": "\u2026",
    "\x82": "\u2030",  # per mille
    "~": "\u2248\u223c\u2245",  # about equal; an unknown sign would end the sentence
    "\x83": "\u2265",
    "\x84": "\u2264",
}
_LIGATURES = {"œ": "o", "Œ": "o", "æ": "a", "Æ": "a", "ß": "s", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d"}


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    """The one character below 256 that stands for char in the shadow."""
    if char in _SPACES:
        return " "
    for base, variants in _SAME.items():
        if char in variants:
            return base
    if char in _LIGATURES:
        return _LIGATURES[char]
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    base = unicodedata.normalize("NFKD", char)[0].lower()
    if char.isalpha():
        return base if "a" <= base <= "z" else "\u00fe"
    if ord(char) < 256:
        return char
    if unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return MARK
    return base if ord(base) < 128 and not base.isdigit() else "?"


_TABLE = bytes(ord(_fold_one(chr(code))) for code in range(256))
# outside Latin-1 but common in our languages: one pass of str.replace each, and only where present
_COMMON = {
    c: _fold_one(c) for c in "\u2019\u2018\u201c\u201d\u2013\u2014\u20ac\u2026\u202f\u2009\u2022\u0153\u0152\u2212"
}
_FEW = 24


def fold(text: str) -> str:
    """The shadow of text: same length, lower case, no accents, one kind of space, quote and dash.

    Characters outside Latin-1 fold to their base letter or digit, letters of other scripts to "þ".

    >>> fold("Près de 1\u202f400 m² à l’Œuvre")
    "pres de 1 400 m² a l'ouvre"
    """
    try:
        return text.encode("latin-1").translate(_TABLE).decode("latin-1")
    except UnicodeEncodeError:
        pass
    for char, plain in _COMMON.items():
        if char in text:
            text = text.replace(char, plain)
    try:
        return text.encode("latin-1").translate(_TABLE).decode("latin-1")
    except UnicodeEncodeError:
        strange = {char for char in set(text) if ord(char) > 255}
    if len(strange) <= _FEW:
        for char in strange:
            text = text.replace(char, _fold_one(char))
    else:
        text = text.translate({ord(char): _fold_one(char) for char in strange})
    return text.encode("latin-1").translate(_TABLE).decode("latin-1")


def squeeze(text: str) -> str:
    """text with every run of white space made one space, none at the ends."""
    return " ".join(text.split())


# where a sentence may end: a stop with its closing quotes and a space after it, or the end of a line
_STOP = re.compile(r"([.!?\x81]['\")\]]{0,3})(?: {1,8}['\"(]{0,3}|(?=\n)|$)|(\n[ \r\n*-]{0,40})")
_NOT_WORD = re.compile(r"[^\w.]")


def _not_word_behind(word: str) -> int:
    """Where the last run of letters, digits and points begins."""
    begin = 0
    for cut in _NOT_WORD.finditer(word):
        begin = cut.end()
    return begin


def sentences(text: str, shadow: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of text, in order, none longer than LONGEST so that no rule looks further."""
    for begin, end in _sentences(text, shadow, abbreviations):
        while end - begin > LONGEST:
            space = next(
                (cut.end() for cut in _CUT.finditer(shadow, begin + LONGEST - 200, begin + LONGEST)), begin + LONGEST
            )
            yield begin, space
            begin = space
        yield begin, end


LONGEST = 2000
_CUT = re.compile(r"[^\d ][,;.)]? (?=\D)")  # not inside a number


def _sentences(text: str, shadow: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of text, in order; list items and lines of a table are sentences of their own.

    A full stop ends a sentence unless an abbreviation, an initial or a number's separator stands before it, or a small
    letter follows. A line break ends one unless the line is long and goes on with a small letter (wrapped text).
    """
    begin, size = 0, len(text)
    for stop in _STOP.finditer(shadow):
        place = stop.start()
        if stop.group(2) is not None:
            end, after = place, stop.end()
            if after < size and "\n" not in shadow[place + 1 : after] and after - place == 1:
                last = shadow.rfind("\n", 0, place)
                if place - last > 60 and text[after].islower() and shadow[place - 1] not in ".!?:;":
                    continue
        else:
            end, after = stop.end(1), stop.end()
            if after < size and shadow[place] == ".":
                follow = text[after]
                if follow.islower():
                    continue
                before = shadow[max(begin, place - 24) : place]
                if end == place + 1 and before[-1:].islower() and not before[-2:-1].isalnum():
                    continue  # an initial
                word = before[before.rfind(" ") + 1 :]
                if not word.isalpha():
                    word = word[_not_word_behind(word) :]
                if word in abbreviations:
                    continue
        if end > begin and (shadow[begin] > " " or not shadow[begin:end].isspace()):
            yield begin, end
        begin = max(begin, after)
    if begin < size and not shadow[begin:].isspace():
        yield begin, size
