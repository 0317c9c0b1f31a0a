"""The opening of a text as tokens: title and lead, where a text says what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from metrics.about.masthead import titled
from metrics.document import Document
from metrics.text import fold
from metrics.vocabulary.eventwords import EventWords

__all__ = ["Opening", "excerpt", "header", "opening"]

SIZE = 800  # characters of the text, and of a title of its own, that are looked at
PAD = 24  # tokens beyond the ends that rules may look at: "" there
# a token and the gap after it: the matches cover a text without a hole, so that lengths tell where tokens start
_TOKEN = re.compile(
    r"""
    (?: [a-z0-9\xfe\xb2\xb3\xb9\xbc-\xbe]{1,1700}+ (?: -(?:[dl]')?[a-z0-9\xfe\xb2\xb3\xb9\xbc-\xbe]{1,1700}+ ){0,850}+
      | [^\t\v\f\r\x1c-\x20\x85\xa0]
    ) [\t\v\f\r\x1c-\x20\x85\xa0]{0,1700}+
    """,
    re.VERBOSE,
)
_GAPS = "\t\v\f\r\x1c\x1d\x1e\x1f \x85\xa0"  # white space without the line break
_HEADER = re.compile(r"\s{0,9}date:? (\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Opening:
    """Title and lead of a text, token by token: words (with their hyphens), single signs, line breaks.

    forms are the folded tokens; capital says of each whether it begins with a capital letter, loud whether its line
    is written in capitals, headline whether its line has a capital on most of its words, so that a capital tells
    nothing there. All four go on for PAD tokens with "" and False, so that an index a little before the first or
    after the last token is safe. capitals are the tokens with a capital, telling the words that rules
    begin at, stops the full stops, present the different forms. The title goes from token head to
    token title; both are 0 where the text begins with its lead, head also where no masthead stands above the title.
    """

    text: str
    shadow: str
    starts: tuple[int, ...]
    forms: tuple[str, ...]
    capital: Sequence[bool]
    loud: Sequence[bool]
    headline: Sequence[bool]
    head: int
    title: int
    size: int
    capitals: list[int]
    telling: list[int]
    present: frozenset[str]
    stops: list[int]

    def end(self, index: int) -> int:
        """Where in the text the token at index ends."""
        return self.starts[index] + len(self.forms[index])

    def surface(self, begin: int, end: int) -> str:
        """The text from token begin to before token end."""
        return self.text[self.starts[begin] : self.starts[end - 1] + len(self.forms[end - 1])]

    def folded(self, begin: int, end: int) -> str:
        """The folded text from token begin to before token end."""
        return self.shadow[self.starts[begin] : self.starts[end - 1] + len(self.forms[end - 1])]

    def where(self, words: frozenset[str]) -> list[int]:
        """The tokens that are one of some telling words, in order."""
        return [index for index in self.telling if self.forms[index] in words]


def header(shadow: str) -> tuple[str, int]:
    """The ISO date of a text's header line " date 2021-08 …" and where the text goes on; ("", 0) without one.

    >>> header(" date 2021-08 Chongqing et les pays membres")
    ('2021-08', 14)
    """
    match = _HEADER.match(shadow, 0, 40)
    return (match[1], match.end()) if match else ("", 0)


def opening(document: Document, shadow: str, words: EventWords) -> Opening:
    """The opening of a document; a title from its source that the text does not repeat stands before the text.

    >>> from metrics.vocabulary.eventwords import event_words
    >>> text = " date 2023-05 Le 6e sommet s'ouvre\\n\\nFUZHOU, Chine, 1 Mai 2023"
    >>> found = opening(Document("", text), fold(text), event_words("fr"))
    >>> found.forms[: found.title]
    ('le', '6e', 'sommet', 's', "'", 'ouvre')
    """
    _, begin = header(shadow)
    if shadow[begin : begin + 1].isspace():
        begin = len(shadow) - len(shadow[begin:].lstrip())
    text, low = document.text[begin : begin + SIZE], shadow[begin : begin + SIZE]
    if document.title and (title := fold(document.title[:SIZE]))[:60] not in low[:400]:
        text, low = f"{document.title[:SIZE]}\n{text}", f"{title}\n{low}"
    return excerpt(text, low, words)


_NOTHING = ("",) * PAD
_NO = (False,) * (2 * SIZE + PAD + 2)


def excerpt(text: str, shadow: str, words: EventWords) -> Opening:
    """Any short stretch of a text as tokens."""
    plain = shadow.replace("_", " ")
    first = len(plain) - len(plain.lstrip(_GAPS))
    pieces = _TOKEN.findall(plain, first)
    if len(shadow) >= SIZE and len(pieces) > 1:  # the last word may be cut
        pieces.pop()
    size = len(pieces)
    forms = list(map(str.rstrip, pieces))
    breaks = _places(forms, "")
    for line in breaks:
        forms[line] = "\n"
    starts = tuple(accumulate(map(len, pieces), initial=first))
    capitals = [index for index, start in enumerate(starts[:size]) if text[start].isupper()]
    capital = [False] * (size + PAD)
    for index in capitals:
        capital[index] = True
    stops = _places(forms, ".")
    loud, headline = _lines(text, starts, forms, capital, breaks)
    present = frozenset(forms)
    telling = words.telling & present
    head, title = titled(forms, capital, breaks, words)
    return Opening(
        text=text,
        shadow=shadow,
        starts=starts,
        forms=(*forms, *_NOTHING),
        capital=capital,
        loud=loud,
        headline=headline,
        head=head,
        title=title,
        size=size,
        capitals=capitals,
        telling=[index for index, form in enumerate(forms) if form in telling] if telling else [],
        present=present,
        stops=stops,
    )


def _places(words: list[str], wanted: str) -> list[int]:
    """Where a word stands in a list."""
    places, place = [], -1
    for _ in range(words.count(wanted)):
        place = words.index(wanted, place + 1)
        places.append(place)
    return places


def _lines(
    text: str, starts: Sequence[int], forms: list[str], capital: list[bool], breaks: list[int]
) -> tuple[Sequence[bool], Sequence[bool]]:
    """Of each token whether its line is loud and whether it is a headline."""
    loud: Sequence[bool] = _NO
    headline: Sequence[bool] = _NO
    size = len(forms)
    begin = 0
    for end in (*breaks, size):
        if end > begin:
            share = sum(capital[begin:end])
            if 2 * share > end - begin or (share > 3 and end - begin < 40):
                if is_loud(text[starts[begin] : starts[end - 1] + len(forms[end - 1])]):
                    loud = _marked(loud, begin, end, size)
                long = [
                    capital[i] for i in range(begin, min(end, begin + 16)) if len(forms[i]) > 3 and forms[i].isalpha()
                ]
                if forms[end - 1] != "." and len(long) > 2 and sum(long) >= 0.75 * len(long):
                    headline = _marked(headline, begin, end, size)
        begin = end + 1
    return loud, headline


def _marked(marks: Sequence[bool], begin: int, end: int, size: int) -> list[bool]:
    """The marks of the tokens with those from begin to end set; a shared row of none is copied first."""
    changed = marks if isinstance(marks, list) else list(marks[: size + PAD])
    changed[begin:end] = [True] * (end - begin)
    return changed


def is_loud(line: str) -> bool:
    """Whether a line is written in capitals: at least two words of them, small letters at most in an ordinal.

    >>> is_loud("LA 125e FOIRE DE PARIS"), is_loud("LE SIAM ouvre"), is_loud("FIDAK 2023")
    (True, False, False)
    """
    if line.isupper():
        return " " in line.strip() and sum(map(str.isalpha, line)) > 8
    head = line[:120].replace("’", "'")
    try:
        code = head.encode("latin-1")
    except UnicodeEncodeError:
        letters, capitals = sum(map(str.isalpha, head)), sum(map(str.isupper, filter(str.isalpha, head)))
    else:
        letters, capitals = len(code.translate(None, _NO_LETTERS)), len(code.translate(None, _NO_CAPITALS))
    return letters > 12 and capitals >= 0.8 * letters


_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalpha())
_NO_CAPITALS = bytes(code for code in range(256) if not chr(code).isupper())
