"""The language of whole texts, headings and lines of figures."""

from __future__ import annotations

import pytest

from metrics.sentence.detect import detect
from metrics.text import fold


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le salon a fermé ses portes dimanche sur un bilan des plus favorables.", "fr"),
        ("The show closed its doors on Sunday after a record week.", "en"),
        ("Chiffres clés", "fr"),
        ("Key figures", "en"),
        ("EXPOSANTS PAR PAYS", "fr"),
        ("EXHIBITORS BY COUNTRY", "en"),
        ("Surface : 1 200 m²", "fr"),
        ("Floor space: 1,200 sq m", "en"),
        ("Nombre d'exposants", "fr"),
        ("Visitor numbers", "en"),
        # an English name in a French text, a French one in an English text
        ("La China International Big Data Industry Expo a réuni 388 entreprises à Guiyang.", "fr"),
        ("The Salon International de la Haute Horlogerie drew 20,000 people to its halls.", "en"),
        # header and dateline tell nothing
        (" date 2021-08 FUZHOU, 1 Mai 2023 /PRNewswire/ -- Le sommet est organisé par la province.", "fr"),
        ("", "en"),
        ("1234 5678", "en"),
    ],
)
def test_detect(text: str, lang: str) -> None:
    assert detect(fold(text), text) == lang


def test_long_text_is_judged_by_its_beginning() -> None:
    text = "Les visiteurs de la foire sont venus de toute la région. " * 40 + "The end of the text is English. " * 4000
    assert detect(fold(text), text) == "fr"
