"""Lines that are no sentences: key figures with the noun on the line above or below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from metrics.text import fold, sentences
from metrics.vocabulary.language import Language

__all__ = ["figure_words", "lines"]

_SHORT = 70
_LONGEST = 48  # characters of a line that is only a figure
Span = tuple[int, int]


@cache
def figure_words(lang: Language) -> frozenset[str]:
    """The hedges and scale words of a language, folded: what may stand beside the number of a lone figure."""
    hedges = [word for name, words in lang.data["relations"].items() if isinstance(words, list) for word in words]
    scales = [word for word, (kind, _) in lang.numbers.items() if kind in ("scale", "vague")]
    return frozenset(fold(word) for word in [*hedges, *scales, *lang.suffixes])


@lru_cache(maxsize=16)
def _figure(words: frozenset[str]) -> re.Pattern[str]:
    """A line that is a figure and no more: bullet, hedge, number, scale, unit; words are hedges and scale words."""
    said = "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"[ *>|-]{{0,6}}+(?:(?>{said})[ ]?){{0,2}}+[~+<>=$£\x80]{{0,2}}+\s?\d[\d .,'/]{{0,24}}+"
        rf"(?:[ -]?(?>[+%\x80$£]|[a-z]{{1,3}}[²³23]|{said}|[a-z]{{1,3}})){{0,3}}+[ .]{{0,3}}"
    )


def lines(text: str, shadow: str, abbreviations: frozenset[str], words: frozenset[str] = frozenset()) -> Iterator[Span]:
    """The sentences of the text, a lone figure joined with the short line that names it.

    words are the hedges and scale words that may stand beside the number ("plus de", "millions").

    >>> from metrics.text import fold
    >>> text = "1 050\\nexposants\\n\\n22\\npays"
    >>> [text[a:b] for a, b in lines(text, fold(text), frozenset())]
    ['1 050\\nexposants', '22\\npays']
    """
    spans, figure = list(sentences(text, shadow, abbreviations)), _figure(words).fullmatch
    lone = [end - begin < _LONGEST and figure(shadow, begin, end) is not None for begin, end in spans]
    if True not in lone:
        yield from spans
        return
    blocks: dict[int, Span] = {}
    at = 0
    while at < len(spans):
        begin, end = spans[at]
        if (lone[at] and _follows(text, spans, lone, at) and _below(text, spans, lone, at, blocks)) or (
            at + 1 < len(spans)
            and lone[at + 1]
            and _labels(text, spans, lone, at)
            and _adjacent(text, spans, at)
            and not (_follows(text, spans, lone, at + 1) and _below(text, spans, lone, at + 1, blocks))
        ):
            yield begin, spans[at + 1][1]
            at += 2
        else:
            yield begin, end
            at += 1


def _gap(text: str, spans: list[Span], at: int) -> int:
    """How many line breaks stand between a span and the next."""
    return text.count("\n", spans[at][1], spans[at + 1][0])


def _adjacent(text: str, spans: list[Span], at: int) -> bool:
    return 1 <= _gap(text, spans, at) <= 2


def _labels(text: str, spans: list[Span], lone: list[bool], at: int) -> bool:
    """True for a short line that may name a figure: no full stop, no figures unless it goes on in small letters."""
    begin, end = spans[at]
    line = text[begin:end].strip()
    if lone[at] or not line or end - begin > _SHORT or line[-1] in ".!?;" or "|" in line or "\t" in line:
        return False
    return line[0].islower() or not any(c.isdigit() for c in line)


def _follows(text: str, spans: list[Span], lone: list[bool], at: int) -> bool:
    """True where a line that may name the figure stands under it."""
    if at + 1 >= len(spans) or not _adjacent(text, spans, at):
        return False
    begin, end = spans[at + 1]
    small = text[begin:end].strip()[:1].islower() and _gap(text, spans, at) == 1
    return _labels(text, spans, lone, at + 1) or (small and not lone[at + 1])


def _below(text: str, spans: list[Span], lone: list[bool], at: int, blocks: dict[int, Span]) -> bool:
    """True where the block's figures have their nouns under them: it starts with a figure, or a title and a figure.

    blocks keeps the last block seen of each closeness, so that a long one is walked once.
    """
    close = _gap(text, spans, at) == 1 or (at and _gap(text, spans, at - 1) == 1)
    most = 1 if close else 2
    first, last = blocks.get(most, (0, -1))
    if not first <= at <= last:
        first, last = blocks[most] = _block(text, spans, lone, at, most)
    return lone[first] or not lone[last] or (first + 1 <= last and not lone[first + 1])


def _block(text: str, spans: list[Span], lone: list[bool], at: int, most: int) -> Span:
    """The first and last span around a figure that are figures or labels, at most so many line breaks apart."""
    first = last = at
    while (
        first
        and 1 <= _gap(text, spans, first - 1) <= most
        and (lone[first - 1] or _labels(text, spans, lone, first - 1))
    ):
        first -= 1
    while (
        last + 1 < len(spans)
        and 1 <= _gap(text, spans, last) <= most
        and (lone[last + 1] or _labels(text, spans, lone, last + 1))
    ):
        last += 1
    return first, last
