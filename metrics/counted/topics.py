"""What the sentences without numbers are about: "How many dealers will come? There'll be 130 of them."."""

from __future__ import annotations

from metrics.counted.nouns import covering
from metrics.counted.subjects import FREE, governor, run_start
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words, read_words
from metrics.text import squeeze
from metrics.vocabulary.language import Language

__all__ = ["Topic"]

BACK = 2  # sentences that are looked at
SHORT = 4  # tokens of a heading or a question, whose noun may be singular


class Topic:
    """The sentences since the last figure; read only when a figure has no noun of its own."""

    def __init__(self, text: str, shadow: str, lang: Language) -> None:
        self.text, self.shadow, self.lang = text, shadow, lang
        self.spans: list[tuple[int, int]] = []
        self.known: tuple[str, str] | None = None
        self.read: Words | None = None  # the last of them

    def hear(self, begin: int, end: int) -> None:
        """Note a sentence without numbers."""
        self.spans = [*self.spans[1 - BACK :], (begin, end)]
        self.known = self.read = None

    def forget(self) -> None:
        """Let go of what was said before a sentence with numbers."""
        self.spans, self.known, self.read = [], None, None

    def latest(self) -> Words | None:
        """The sentence right before the figure, where it has no number."""
        if self.read is None and self.spans:
            begin, end = self.spans[-1]
            self.read = read_words(self.text, self.shadow, begin, end, self.lang)
        return self.read

    def asks(self) -> bool:
        """True where the last of them is a question."""
        return bool(self.spans) and self.shadow[self.spans[-1][0] : self.spans[-1][1]].rstrip().endswith("?")

    def noun(self) -> tuple[str, str] | None:
        """Metric and label of the nearest sentence's first free noun in the plural; None where there is none."""
        while self.known is None and self.spans:
            begin, end = self.spans.pop()
            self.known = _about(read_words(self.text, self.shadow, begin, end, self.lang))
        return self.known


def _about(words: Words) -> tuple[str, str] | None:
    for first, last, metric in dict.fromkeys(covering(words, "count").values()):
        start = run_start(words, first) if words.lang.head_last else first
        if (words.size <= SHORT or plural(words, last)) and governor(words, start) in FREE:
            return metric, squeeze(words.stated(start, last))
    return None
