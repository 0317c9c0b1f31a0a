"""The language of a text: a vote of small words, and a statistical detector where the vote is not clear."""

from __future__ import annotations

from functools import cache
from typing import Any

from metrics.vocabulary.eventwords import LANGS, event_words

__all__ = ["detect"]

FIRST, ENOUGH = 700, 3000  # characters read for a first vote, and at most


def detect(shadow: str, text: str) -> str:
    """The code of the language of text among those that have a word file; shadow is text as folded.

    A text of one script and no known word, an empty one too, is given to the detector's best guess.

    >>> from metrics.text import fold
    >>> [detect(fold(text), text) for text in ("610 exposants à la Foire", "610 exhibitors at the fair")]
    ['fr', 'en']
    """
    votes: dict[str, int] = {}
    for size in (FIRST, ENOUGH):
        votes = _votes(shadow[:size])
        ranked = sorted(votes.values())
        if ranked[-1] >= 6 and ranked[-1] >= 2 * ranked[-2]:
            break
        if len(shadow) <= size:
            break
    best = max(votes, key=lambda lang: votes[lang])
    others = max(count for lang, count in votes.items() if lang != best)
    if votes[best] > others and votes[best] >= 2 * others and (votes[best] > 1 or others == 0) and votes[best]:
        return best
    return _statistical(text[:ENOUGH], votes)


def _votes(shadow: str) -> dict[str, int]:
    """How many different small words of each language stand in the text."""
    words = set(shadow.replace("'", " ").split())
    return {lang: len(words & event_words(lang)["function_words"]) for lang in LANGS}


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    detector = LanguageIdentifier.from_model_file(MODEL_FILE)
    detector.set_languages(list(LANGS))
    return detector


def _statistical(text: str, votes: dict[str, int]) -> str:
    if not text.strip():
        return max(votes, key=lambda lang: (votes[lang], lang == "en"))
    # capitals look like another language to the detector: "SALON DU LIVRE" is read in small letters
    return str(_detector().classify(text.lower() if text.isupper() else text)[0])
