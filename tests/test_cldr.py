"""The committed locale data: what it says, and that it is what Babel says."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from metrics.vocabulary.cldr import DATA, cldr, countries, generate, generate_countries

LANGS = sorted(file.stem for file in DATA.glob("*.json") if file.stem != "countries")


@pytest.mark.parametrize("lang", LANGS)
def test_file_is_what_babel_says(lang: str) -> None:
    assert json.loads((DATA / f"{lang}.json").read_text(encoding="utf-8")) == generate(lang)


def test_countries_are_what_babel_says() -> None:
    assert countries() == generate_countries()


def test_languages_do_not_mix() -> None:
    fresh = generate("nl")
    generate("ja")
    assert generate("nl") == fresh


def test_reading_imports_no_babel() -> None:
    code = "import sys; from metrics.vocabulary.cldr import cldr; cldr('fr'); print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("lang", "word", "value"),
    [
        ("fr", "mille", 10**3),
        ("fr", "milliards", 10**9),
        ("fr", "billions", 10**12),
        ("en", "billion", 10**9),
        ("de", "Milliarden", 10**9),
        ("es", "mil millones", 10**9),
        ("it", "miliardi", 10**9),
        ("pt", "bilhões", 10**9),
        ("pt_PT", "mil milhões", 10**9),
        ("nl", "miljard", 10**9),
    ],
)
def test_scale_word(lang: str, word: str, value: int) -> None:
    assert cldr(lang).scales[word] == value


@pytest.mark.parametrize(
    ("lang", "word", "value"),
    [("fr", "Md", 10**9), ("fr", "k", 10**3), ("en", "B", 10**9), ("de", "Mio.", 10**6), ("zh", "亿", 10**8)],
)
def test_short_scale_word(lang: str, word: str, value: int) -> None:
    assert cldr(lang).short_scales[word] == value


@pytest.mark.parametrize(
    ("lang", "name", "month"),
    [("fr", "août", 8), ("fr", "févr.", 2), ("fr", "févr", 2), ("en", "Aug", 8), ("de", "März", 3), ("es", "enero", 1)],
)
def test_month(lang: str, name: str, month: int) -> None:
    assert cldr(lang).months[name] == month


def test_separators_names_and_countries() -> None:
    fr, en = cldr("fr"), cldr("en")
    assert (fr.decimal, fr.group, en.decimal, en.group) == (",", "\u202f", ".", ",")
    assert "lundi" in fr.weekdays
    assert "Mon" in en.weekdays
    assert fr.currencies["CHF"] == ("franc suisse", "francs suisses")
    assert en.symbols["EUR"] == "€"
    assert (fr.territories["Maroc"], en.territories["Morocco"]) == ("MA", "MA")
    assert en.units["square_foot"] == ("square feet", "square foot")


def test_unknown_language() -> None:
    with pytest.raises(ValueError, match='no locale data for language "xx"'):
        cldr("xx")
