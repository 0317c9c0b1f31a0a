"""Numbers inside the title of a work or the name of a group: "Les 7 Mercenaires", "From Zine to Screen in 7 Steps"."""

from __future__ import annotations

from metrics.sentence.words import Words

__all__ = ["titled"]

LONGEST = 9  # tokens from a quotation mark to the number
SMALL_WORD = 3  # letters of a word that a title may write small


def titled(words: Words, at: int) -> bool:
    """True where capitals tell that the number belongs to a title or a name."""
    if at + 1 >= words.size or not words.upper(at + 1) or words.shape[at + 1] not in "xNVJAMw":
        return False
    return _after_capital_article(words, at) or _quoted(words, at)


def _after_capital_article(words: Words, at: int) -> bool:
    """ "la fanfare Les 7 Mercenaires", "showing The 39 Steps": an article with a capital inside the sentence."""
    if at < 2 or words.shape[at - 1] != "a" or not words.upper(at - 1) or words.stated(at - 1, at - 1).isupper():
        return False
    return words.shape[at - 2] not in ".:*" and "\n" not in words.text[words.stop[at - 2] : words.start[at - 1]]


def _quoted(words: Words, at: int) -> bool:
    """ "« Les 400 Coups »", a title between quotation marks, its long words with capitals."""
    if '"' not in words.shape:
        return False
    first, last = words.shape.rfind('"', max(0, at - LONGEST), at), words.shape.find('"', at, at + LONGEST)
    if first < 0 or last < 0 or words.shape.count('"', 0, at) % 2 == 0:
        return False
    long = [k for k in range(first + 1, last) if k != at and words.stop[k] - words.start[k] > SMALL_WORD]
    return words.upper(first + 1 if first + 1 != at else at + 1) and all(map(words.upper, long))
