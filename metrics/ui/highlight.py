"""A document's text with its facts marked: pieces for the screen, a page for export. Text stays text."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

__all__ = ["CSS", "Piece", "Span", "marked", "page", "pieces", "spans"]

CSS = """
.em-doc{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.75;unicode-bidi:isolate}
.em-doc mark{background:#ffe08a;color:#1f1f1f;border-radius:3px;padding:0 2px}
.em-doc mark.em-expected{background:none;color:inherit;outline:2px dashed #c98a00;outline-offset:-1px}
.em-doc mark.em-here{box-shadow:0 0 0 3px #2A6FB0}
.em-doc .em-other{border-bottom:1px dotted currentColor;opacity:.75}
"""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that is marked: a fact (name is its id), or a number that is none (name is "")."""

    start: int
    end: int
    name: str
    title: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what it is marked as, if anything."""

    text: str
    span: Span | None = None


def spans(facts: pd.DataFrame, mentions: pd.DataFrame, titles: Iterable[str] | None = None) -> list[Span]:
    """What to mark in one document, in the order of the text: facts, and the numbers that are none with the reason.

    Reads start, end, fact_id, status and metric of facts; start, end and kind of mentions. titles are the facts' words.
    """
    said = list(titles) if titles is not None else [str(metric) for metric in facts["metric"]]
    found = [
        Span(int(start), int(end), str(fact_id), title, status == "expected")
        for start, end, fact_id, status, title in zip(
            facts["start"], facts["end"], facts["fact_id"], facts["status"], said, strict=True
        )
    ]
    others = mentions[mentions["kind"] != "fact"] if len(mentions) else mentions
    found += [
        Span(int(start), int(end), "", f"no fact: {kind}")
        for start, end, kind in zip(others["start"], others["end"], others["kind"], strict=True)
    ]
    return sorted(found, key=lambda span: (span.start, span.name == "", -span.end))


def pieces(text: str, marks: Iterable[Span]) -> list[Piece]:
    """The text cut at the marks, nothing lost; of marks that overlap the first stays.

    >>> [piece.text for piece in pieces("610 firms, 3 halls", [Span(0, 9, "a", "firms"), Span(4, 12, "b", "x")])]
    ['610 firms', ', 3 halls']
    """
    out: list[Piece] = []
    place = 0
    for span in marks:
        if span.start < place or span.end <= span.start or span.end > len(text):
            continue
        if span.start > place:
            out.append(Piece(text[place : span.start]))
        out.append(Piece(text[span.start : span.end], span))
        place = span.end
    if place < len(text):
        out.append(Piece(text[place:]))
    return out


def marked(text: str, marks: Iterable[Span], lang: str = "", chosen: str = "") -> str:
    """The text as HTML, its marks as <mark> and <span>. Stripping the tags and unescaping gives the text back.

    >>> marked("<b> 5 halls", [Span(4, 11, "f", "pavilions")])
    '<div class="em-doc">&lt;b&gt; <mark id="f" title="pavilions">5 halls</mark></div>'
    """
    out = []
    for piece in pieces(text, marks):
        words = html.escape(piece.text)
        if piece.span is None:
            out.append(words)
            continue
        title = html.escape(piece.span.title, quote=True)
        if not piece.span.name:
            out.append(f'<span class="em-other" title="{title}">{words}</span>')
            continue
        look = " ".join(
            name
            for name, is_on in (("em-expected", piece.span.expected), ("em-here", piece.span.name == chosen))
            if is_on
        )
        kind = f' class="{look}"' if look else ""
        out.append(f'<mark id="{html.escape(piece.span.name, quote=True)}"{kind} title="{title}">{words}</mark>')
    language = f' lang="{html.escape(lang, quote=True)}"' if lang else ""
    return f'<div class="em-doc"{language}>{"".join(out)}</div>'


def page(title: str, body: str, notes: Iterable[str] = ()) -> str:
    """A whole HTML page that needs nothing else: the marked text under a title, with notes on how it was made."""
    said = "".join(f"<li>{html.escape(note)}</li>" for note in notes)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{html.escape(title)}</title><style>body{{max-width:46rem;margin:2rem auto;padding:0 1rem;"
        f"font:16px/1.6 system-ui,sans-serif}}{CSS}</style></head><body><h1>{html.escape(title)}</h1>"
        f"{body}<hr><ul>{said}</ul></body></html>"
    )
