"""Sentences without a number are passed over, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import metrics
from metrics import facts
from metrics.sentence.triggers import may_hold_number
from metrics.text import fold
from metrics.vocabulary.language import language

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize(
    ("text", "lang", "may"),
    [
        ("Une seule entreprise est venue", "fr", True),
        ("une demi-journée d'échanges", "fr", True),
        ("Près d'un\u202fmillion de visiteurs", "fr", True),
        ("un pour cent des exposants", "fr", True),
        ("un\nmillier de coureurs", "fr", True),
        ("L'un des salons d'une région, un grand rendez-vous", "fr", False),
        ("il n'en reste qu'un", "fr", True),  # what follows is not known here
        ("une place, puis un hectare", "fr", True),
        ("le ¾ du public", "fr", True),
        ("la troisième édition", "fr", True),
        ("a great show of an old trade", "en", False),
        ("a dozen robots", "en", True),
        ("half of the public", "en", True),
        ("un salón de una ciudad", "es", False),
        ("un millón de visitas", "es", True),
    ],
)
def test_may_hold_number(text: str, lang: str, may: bool) -> None:
    assert may_hold_number(fold(text), 0, len(text), language(lang)) is may


def test_what_is_passed_over_holds_no_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text("utf-8") for path in sorted(GOLD.glob("*/*.txt"))]
    places = ["doc_id", "start"]
    read = metrics.extract(texts)[places]
    monkeypatch.setattr(facts, "may_hold_number", lambda *_: True)
    pd.testing.assert_frame_equal(metrics.extract(texts)[places], read)
