"""What the Unicode locale data knows about a language: separators, scale words, months, units, money, countries.

The words are generated once from Babel and committed (`python -m metrics.vocabulary.cldr fr en es de it pt`), so that
reading a text needs no Babel. A language without a committed file is generated in memory.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Cldr", "cldr", "countries", "generate", "generate_countries"]

DATA = Path(__file__).parents[1] / "data" / "cldr"
MONEY_SINCE = 1999  # currencies that were tender in or after this year are kept: the francs and marks before the euro


@dataclass(frozen=True, slots=True)
class Cldr:
    """The words of one language. Spaces are plain, apostrophes straight; case and accents are those of CLDR.

    scales holds words ("milliards" → 10**9), short_scales abbreviations ("Md"), which need an amount beside them.
    months holds full and short names, the short ones with and without their dot. units and short_units give the
    words of a unit by its CLDR name ("square_meter"), currencies those of an ISO 4217 code; symbols only where the
    language has one. territories maps a country's name to its ISO 3166 code of two letters.
    """

    lang: str
    decimal: str
    group: str
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    short_units: Mapping[str, tuple[str, ...]]
    currencies: Mapping[str, tuple[str, ...]]
    symbols: Mapping[str, str]
    territories: Mapping[str, str]


@cache
def cldr(lang: str) -> Cldr:
    """The locale data of a language, "fr" or with its country "pt_PT".

    Raises ValueError for a code that CLDR does not know.

    >>> cldr("fr").scales["milliards"], cldr("en").scales["billion"], cldr("fr").months["août"]
    (1000000000, 1000000000, 8)
    >>> cldr("fr").units["square_meter"]
    ('mètre carré', 'mètres carrés')
    """
    file = DATA / f"{lang.replace('-', '_')}.json"
    data = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else generate(lang)
    tupled = {
        key: {name: tuple(words) for name, words in data[key].items()} for key in ("units", "short_units", "currencies")
    }
    return Cldr(**{**data, **tupled, "weekdays": tuple(data["weekdays"])})


@cache
def countries() -> Mapping[str, str]:
    """Country → the code of its money, both ISO; without the few that have none.

    >>> countries()["CH"], countries()["CM"], countries()["HT"]
    ('CHF', 'XAF', 'HTG')
    """
    return dict(json.loads((DATA / "countries.json").read_text(encoding="utf-8")))


def generate(lang: str) -> dict[str, Any]:
    """The content of a language's file, read from Babel.

    Babel mixes up languages once the stand-alone names of one were read: its cache is emptied first
    and only the other names are read.
    """
    from babel import Locale, UnknownLocaleError, localedata

    localedata._cache.clear()
    try:
        locale = Locale.parse(lang, sep="-" if "-" in lang else "_")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f'no locale data for language "{lang}"; give a code such as fr, en or de') from error
    patterns: Mapping[str, Any] = locale._data["unit_patterns"]
    symbols = locale.number_symbols["latn"]
    codes = _currency_codes()
    plurals: Mapping[str, Any] = locale._data["currency_names_plural"]
    money = {code: [locale.currencies.get(code, ""), *_forms(plurals.get(code, {}))] for code in codes}
    return {
        "lang": lang.replace("-", "_"),
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "scales": _scales(locale, "long"),
        "short_scales": _scales(locale, "short"),
        "months": _months(locale.months["format"]),
        "weekdays": _unique(_dotless(_names(locale.days["format"]))),
        "units": _units(patterns, "long"),
        "short_units": _units(patterns, "short"),
        "currencies": {code: words for code, forms in money.items() if (words := _unique(map(_tidy, forms)))},
        "symbols": {
            code: _tidy(symbol)
            for code, symbol in sorted(locale.currency_symbols.items())
            if code in codes and symbol != code
        },
        "territories": {
            _tidy(name): code for code, name in sorted(locale.territories.items()) if re.fullmatch("[A-Z]{2}", code)
        },
    }


def _tidy(words: str) -> str:
    """The words with plain single spaces, straight apostrophes and without what CLDR adds in brackets."""
    plain = words.replace("’", "'").replace("\u200f", "").replace("\u200e", "")
    return " ".join(re.sub(r"\([^)]{0,99}\)", "", plain).split())


def _unique(words: Iterable[str]) -> list[str]:
    return sorted(set(words) - {""})


def _forms(patterns: Any) -> Iterator[str]:
    """Every word form below a CLDR node: plurals, and grammatical cases where the language has them."""
    for key, value in patterns.items():
        if isinstance(value, str):
            if key != "per":
                yield value
        elif hasattr(value, "items"):
            yield from _forms(value)


def _units(patterns: Mapping[str, Any], length: str) -> dict[str, list[str]]:
    units = {}
    for unit in sorted(patterns):
        forms = (form for form in _forms(patterns[unit].get(length, {})) if "{0}" in form)
        if words := _unique(_tidy(form.replace("{0}", "")) for form in forms):
            units[unit.split("-", 1)[1].replace("-", "_")] = words
    return units


def _scales(locale: Any, length: str) -> dict[str, int]:
    """Scale word → its power of ten: "00 milliards" is the pattern of 10**10, so "milliards" is 10**9."""
    formats = locale.compact_decimal_formats
    scales: dict[str, int] = {}
    for magnitudes in formats.get(length, {}).values():
        for magnitude, number in magnitudes.items():
            pattern = number.pattern.split(";")[0].replace("'", "")
            zeros, word = pattern.count("0"), _tidy(re.sub("0", "", pattern))
            if zeros and word:
                scales.setdefault(word, int(magnitude) // 10 ** (zeros - 1))
    return dict(sorted(scales.items(), key=lambda item: (item[1], item[0])))


def _names(widths: Any) -> list[str]:
    return [name for width in ("wide", "abbreviated") for name in widths[width].values()]


def _dotless(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield name.removesuffix(".")


def _months(widths: Any) -> dict[str, int]:
    numbered = (
        (name, month) for width in ("wide", "abbreviated") for month, words in widths[width].items()
        for name in _dotless([words])
    )  # fmt: skip
    return dict(sorted(numbered, key=lambda item: (item[1], item[0])))


def generate_countries() -> dict[str, str]:
    """The content of countries.json. Where several are tender, the country's own: HTG in HT, not USD."""
    from babel.core import get_global

    money = {
        country: [code for code, _, end, tender in periods if tender and end is None]
        for country, periods in get_global("territory_currencies").items()
    }
    return {
        country: next((code for code in codes if code.startswith(country)), codes[0])
        for country, codes in sorted(money.items())
        if codes
    }


@cache
def _currency_codes() -> tuple[str, ...]:
    """The ISO 4217 codes of money that is or was tender somewhere since MONEY_SINCE."""
    from babel.core import get_global

    return tuple(sorted({
        code
        for periods in get_global("territory_currencies").values()
        for code, _, end, tender in periods
        if tender and (end is None or end[0] >= MONEY_SINCE)
    }))  # fmt: skip


def main(langs: Iterable[str]) -> None:
    """Write the file of each language, and that of the countries."""
    files = {"countries": generate_countries(), **{lang: generate(lang) for lang in langs}}
    for name, content in files.items():
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (DATA / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
