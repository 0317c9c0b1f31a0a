"""The shadow of a text and its sentences."""

from __future__ import annotations

import pytest

from metrics.text import fold, sentences

FOLDED = [
    ("É", "e"),
    ("Œuvre", "ouvre"),
    ("1\u202f400", "1 400"),
    ("1\u2009400\xa0€", "1 400 \x80"),
    ("l’été", "l'ete"),
    ("−5 – 7", "-5 - 7"),
    ("１２", "12"),
    ("٣٤", "34"),
    ("½", "\xbd"),
    ("Привет", "þþþþþþ"),
    ("\ud800", "?"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "shadow"), FOLDED)
def test_fold(text: str, shadow: str) -> None:
    assert fold(text) == shadow


def test_fold_keeps_length() -> None:
    assert [code for code in range(0x20000) if len(fold("a" + chr(code) + "é")) != 3] == []


CUT = [
    ("Un. Deux.", ["Un.", "Deux."]),
    ("M. Dupont vient.", ["M. Dupont vient."]),
    ("1.5 million. Next", ["1.5 million.", "Next"]),
    ("- un\n- deux", ["- un", "deux"]),
    ("Vraiment ? Oui !", ["Vraiment ?", "Oui !"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "wanted"), CUT)
def test_sentences(text: str, wanted: list[str]) -> None:
    found = [text[begin:end] for begin, end in sentences(text, fold(text), frozenset(["m"]))]
    assert [part.strip() for part in found] == wanted
