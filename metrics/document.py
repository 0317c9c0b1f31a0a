"""A text and what its source says about it: the input of every stage."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Document"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read, with what the source itself told about it.

    text keeps every character of the source: all offsets of the program point into it.
    title, date (ISO, to the precision known: "2021", "2021-08", "2021-08-23") and lang ("fr") are empty where the
    source does not say; the stages after find them in the text. source is a path or an address, for display only.

    >>> Document("foire", "610 exposants").text[0:3]
    '610'
    """

    doc_id: str
    text: str
    title: str = ""
    date: str = ""
    lang: str = ""
    source: str = ""
