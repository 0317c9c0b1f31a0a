"""Whether a stretch of text may hold a number: most sentences hold none and are read no further."""

from __future__ import annotations

import re
from functools import cache

from metrics.vocabulary.language import Language
from metrics.vocabulary.vocab import any_of

__all__ = ["may_hold_number"]

_NEXT = re.compile(r"\s{0,9}([\w-]{1,60}|.)")


def may_hold_number(shadow: str, begin: int, end: int, lang: Language) -> bool:
    """Whether a digit stands there or a word that a number may start with, which "un" is before some words only.

    >>> from metrics.vocabulary.language import language
    >>> [may_hold_number(text, 0, len(text), language("fr")) for text in ("un salon", "un million", "dix", "la 6e")]
    [False, True, True, True]
    """
    found = _pattern(lang).search(shadow, begin, end)
    while found is not None and found.lastgroup == "article":
        follow = _NEXT.match(shadow, found.end(), end)
        if follow is None or follow[1] in lang.after_article or follow[1].partition("-")[0] in lang.after_article:
            return True
        found = _pattern(lang).search(shadow, found.end(), end)
    return found is not None


@cache
def _pattern(lang: Language) -> re.Pattern[str]:
    """Finds a digit or a word that a number may start with."""
    words = {*lang.numbers, *lang.ordinals, *lang.starts} - lang.articles
    articles = lang.articles.intersection({*lang.numbers, *lang.ordinals})
    also = rf"|(?P<article>{any_of(articles)})" if articles else ""
    return re.compile(rf"[\d\xbc-\xbe]|\b(?:{any_of(words)}{also})\b")
