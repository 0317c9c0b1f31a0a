"""Web pages: the article's text, one line per block, lists and tables kept, menus and footers left out.

Rendering is our own, from parser events: no tree, so no depth of nesting matters. trafilatura only says which part of
a page is its article; where it finds none, or the page is huge, everything outside menus is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from metrics.document import Document
from metrics.readers.base import MB, NOTE, Blob, Options, Problem, whole
from metrics.readers.plain import decode

__all__ = ["Page", "read", "text_of"]

# elements whose text is no part of the article; those without an end tag; those that begin a line
SILENT = frozenset(  # form is not one: whole pages stand in forms
    "aside button footer head iframe math nav noscript object option script select style svg template textarea".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    (
        "address article blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre section summary table tbody tfoot thead tr ul"
    ).split()
)
BLANK = str.maketrans(dict.fromkeys("\t\n\r\f\v", " "))
CELLS = frozenset(("td", "th"))
DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,40})", re.I)
PUBLISHED = re.compile(rb"\"datePublished\"\s{0,5}:\s{0,5}\"(\d{4}-\d{2}-\d{2})")
DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate", "publish-date")
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
FIGURE = re.compile(r"[+~≈><]?\s?\d[\d\s.,]{0,20}(?:\s?(?:%|€|\$|[MmKk]€?|Mds?€?))?\+?")
MAX_DEPTH = 250  # of pages shown to trafilatura, whose tree walks recurse


@dataclass
class Page:
    """Parser target: lines of text and what the head says."""

    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    lang: str = ""
    open: list[str] = field(default_factory=list)
    silent: int = 0
    depth: int = 0
    row: int = 0
    term: str = ""
    in_title: bool = False

    def start(self, tag: str, attributes: Any) -> None:
        """An element begins."""
        if tag in SILENT:
            self.silent += 1
        if tag not in VOID:
            self.open.append(tag)
            self.depth = max(self.depth, len(self.open))
        if tag == "html":
            self.lang = (attributes.get("lang") or "").lower().partition("-")[0]
        elif tag == "title":
            self.in_title = True
        elif tag == "meta":
            self.meta(attributes)
        elif tag == "tr":
            self.row += 1
        if tag in CELLS:
            if any(part.strip() for part in self.current):
                self.current.append(" | ")
        elif tag in BLOCKS and not (self.row and tag != "tr"):
            self.flush()
        elif tag in BLOCKS:
            self.current.append(" ")

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag not in VOID and self.open:
            self.open.pop()
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        if tag == "title":
            self.in_title = False
        elif tag == "tr":
            self.row = max(0, self.row - 1)
        if tag == "dt":
            self.term = squeeze("".join(self.current))
            self.current = []
        elif tag in BLOCKS and not self.row:
            self.flush()

    def data(self, data: str) -> None:
        """Text between tags."""
        if self.in_title:
            self.titles["title"] = self.titles.get("title", "") + data
        elif not self.silent:
            self.current.append(data)

    def meta(self, attributes: Any) -> None:
        """A title or a date said in the head."""
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = attributes.get("content") or ""
        if name == "og:title":
            self.titles["og"] = content
        elif name in DATES and (found := DAY.match(content)):
            self.dates.setdefault(name, found.group())

    def flush(self) -> None:
        """End the line; a bare figure waits for the words under it, a term for its definition."""
        line = squeeze("".join(self.current))
        self.current = []
        if not line:
            return
        if self.term:
            line, self.term = f"{self.term} : {line}", ""
        before = self.lines[-1] if self.lines else ""
        if FIGURE.fullmatch(before) and line[0].isalpha() and len(line) < 80:
            self.lines[-1] = f"{before} {line}"
        else:
            self.lines.append(line)

    def close(self) -> Page:
        """The page, at its end."""
        self.flush()
        return self


def squeeze(text: str) -> str:
    """White space as a browser shows it: runs of it are one space, no-break spaces stay.

    >>> squeeze(" 70\\u00a0000 \\n visiteurs ")
    '70\\xa0000 visiteurs'
    """
    return " ".join(filter(None, text.translate(BLANK).split(" ")))


def text_of(data: bytes, declared: str = "") -> tuple[str, Page, str]:
    """The text of a page, what else it says, and its encoding when that was guessed."""
    from lxml import etree

    found = DECLARED.search(data[:4096])
    html, guess = decode(data, declared or (found.group(1).decode("ascii") if found else ""))
    page: Page = etree.fromstring(
        html.encode("utf-8", "replace") or b" ",
        etree.HTMLParser(target=Page(), huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True),
    )
    lines = page.lines
    if page.depth < MAX_DEPTH and len(html) < 2 * MB:
        lines = article(lines, html)
    return "\n".join(lines), page, guess


def article(lines: list[str], html: str) -> list[str]:
    """The lines from the first to the last that belong to the article; all when there is none to be seen."""
    import trafilatura

    try:
        found = trafilatura.extract(html, favor_recall=True, include_comments=False, include_tables=True) or ""
    except (ValueError, RecursionError, AttributeError, TypeError):
        return lines
    told = re.sub(r"[\s|]{1,999}", "", found)
    inside = [i for i, line in enumerate(lines) if re.sub(r"[\s|]{1,999}", "", line) in told]
    if not inside or sum(len(lines[i]) for i in inside) * 3 < sum(map(len, lines)):
        return lines
    return lines[inside[0] : inside[-1] + 1]


def read(blob: Blob, options: Options) -> Iterator[Document | Problem]:
    """The document of a page, with the title, date and language it declares."""
    data = whole(blob, options)
    text, page, guess = text_of(data)
    if guess:
        yield Problem(blob.source, f"encoding guessed: {guess}", "declare it in the page", NOTE)
    structured = PUBLISHED.search(data)
    date = next((page.dates[name] for name in DATES if name in page.dates), "")
    date = date or (structured.group(1).decode("ascii") if structured else "")
    title = squeeze(page.titles.get("og") or page.titles.get("title", ""))
    yield Document(blob.doc_id, text, title, date, page.lang, blob.source)
