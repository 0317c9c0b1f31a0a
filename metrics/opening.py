"""The opening of a text as tokens: title and lead, where a text says what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from operator import add, sub

from metrics.document import Document
from metrics.text import fold

__all__ = ["Opening", "excerpt", "header", "opening"]

SIZE = 800  # characters of the text that are looked at
# what stands between two tokens, and a token: the pairs cover a text without a hole
_TOKEN = re.compile(
    r"((?:[^\S\n]|_){0,200}+)([^\W_]{1,200}(?:-[^\W_]{1,100}){0,20}|\n|[^\w\s]|[^\S\n]|_)"  # a gap goes on as tokens
)
_HEADER = re.compile(r"\s{0,9}date:? (\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Opening:
    """Title and lead of a text, token by token: words (with their hyphens), single signs, line breaks.

    forms are the folded tokens; capital says of each whether it begins with a capital letter, loud whether its line
    is written in capitals, headline whether its line has a capital on most of its words, so that a capital tells
    nothing there. title is the number of tokens of the first line, 0 where the text begins with its lead; lead is the
    first token after the dateline.
    """

    text: str
    shadow: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    capital: tuple[bool, ...]
    loud: tuple[bool, ...]
    headline: tuple[bool, ...]
    title: int

    def __len__(self) -> int:
        return len(self.forms)

    def form(self, index: int) -> str:
        """The folded token at index, "" outside."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital letter; False outside."""
        return 0 <= index < len(self.forms) and self.capital[index]

    def surface(self, begin: int, end: int) -> str:
        """The text from token begin to before token end."""
        return self.text[self.starts[begin] : self.ends[end - 1]]


def header(shadow: str) -> tuple[str, int]:
    """The ISO date of a text's header line " date 2021-08 …" and where the text goes on; ("", 0) without one.

    >>> header(" date 2021-08 Chongqing et les pays membres")
    ('2021-08', 14)
    """
    match = _HEADER.match(shadow, 0, 40)
    return (match[1], match.end()) if match else ("", 0)


def opening(document: Document, shadow: str) -> Opening:
    """The opening of a document; a title from its source that the text does not repeat stands before the text.

    >>> text = " date 2023-05 Le 6e sommet s'ouvre\\n\\nFUZHOU, Chine, 1 Mai 2023"
    >>> found = opening(Document("", text), fold(text))
    >>> found.forms[: found.title]
    ('le', '6e', 'sommet', 's', "'", 'ouvre')
    """
    _, begin = header(shadow)
    while begin < len(shadow) and shadow[begin].isspace():
        begin += 1
    text, low = document.text[begin : begin + SIZE], shadow[begin : begin + SIZE]
    if document.title and (title := fold(document.title))[:60] not in low[:400]:
        text, low = f"{document.title}\n{text}", f"{title}\n{low}"
    return _tokens(text, low)


def excerpt(text: str, shadow: str) -> Opening:
    """Any stretch of a text as tokens."""
    return _tokens(text, shadow)


def _tokens(text: str, shadow: str) -> Opening:
    pairs = _TOKEN.findall(shadow)
    if len(shadow) >= SIZE and len(pairs) > 1:  # the last word may be cut
        pairs.pop()
    gaps, forms = zip(*pairs, strict=True) if pairs else ((), ())
    sizes = tuple(map(len, forms))
    ends = tuple(accumulate(map(add, map(len, gaps), sizes)))
    starts = tuple(map(sub, ends, sizes))
    capital = tuple(map(str.isupper, map(text.__getitem__, starts)))
    size = len(forms)
    loud = [False] * size
    headline = [False] * size
    title = begin = 0
    while begin < size:
        try:
            end = forms.index("\n", begin)
        except ValueError:
            end = size
        if end > begin:
            if not title:
                title = end if end < size and end - begin < 40 else -1
            share = sum(capital[begin:end])
            if 2 * share > end - begin or (share > 3 and end - begin < 40):
                _mark_line(text, starts[begin], ends[end - 1], forms, capital, loud, headline, begin, end)
        begin = end + 1
    return Opening(text, shadow, starts, ends, forms, capital, tuple(loud), tuple(headline), max(title, 0))


def _mark_line(
    text: str,
    start: int,
    stop: int,
    forms: tuple[str, ...],
    capital: tuple[bool, ...],
    loud: list[bool],
    headline: list[bool],
    begin: int,
    end: int,
) -> None:
    """Note in loud and headline whether the line of tokens begin:end is written in capitals, or with many."""
    if is_loud(text[start:stop]):
        loud[begin:end] = [True] * (end - begin)
    long = [capital[i] for i in range(begin, min(end, begin + 16)) if len(forms[i]) > 3 and forms[i].isalpha()]
    if len(long) > 2 and sum(long) >= 0.75 * len(long):
        headline[begin:end] = [True] * (end - begin)


def is_loud(line: str) -> bool:
    """Whether a line is written in capitals: at least two words of them, small letters at most in an ordinal.

    >>> is_loud("LA 125e FOIRE DE PARIS"), is_loud("LE SIAM ouvre"), is_loud("FIDAK 2023")
    (True, False, False)
    """
    if line.isupper():
        return " " in line.strip() and sum(map(str.isalpha, line)) > 8
    letters = [c for c in line[:120] if c.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
