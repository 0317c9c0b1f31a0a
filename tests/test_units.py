"""Units and money: what they are worth, and what people write for them."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections import defaultdict

import pytest

from metrics.vocabulary.cldr import cldr
from metrics.vocabulary.currencies import families
from metrics.vocabulary.registry import DATA, generate, read_toml
from metrics.vocabulary.units import (
    Surface,
    convert,
    country_currency,
    currency_surfaces,
    define,
    defined_surfaces,
    resolve_family,
    unit_surfaces,
    units,
)

LANGS = ["fr", "en", "es", "de", "it", "pt"]


def fold(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))


def unit_of(lang: str, text: str) -> str | None:
    """The unit a text stands for, as a reader matches it: the case for signs, neither case nor accents for words."""
    for surface in unit_surfaces(lang):
        if surface.text == text if surface.exact else fold(surface.text) == fold(text):
            return surface.unit
    return None


def money_of(lang: str, text: str) -> str | None:
    for surface in currency_surfaces(lang):
        if surface.text == text if surface.exact else fold(surface.text) == fold(text):
            return surface.code or surface.family
    return None


def test_factors_are_what_pint_says() -> None:
    assert json.loads((DATA / "units.json").read_text(encoding="utf-8")) == generate()


def test_reading_imports_no_pint() -> None:
    code = "import sys; from metrics.vocabulary.units import unit_surfaces; unit_surfaces('fr'); "
    code += "print('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (7, "hectare", 70_000),
        (1.1, "square_kilometer", 1_100_000),
        (100, "square_foot", 9.290304),
        (26.2, "mile", 42_164.8128),
        (1.24, "tonne", 1240),
        (228, "liter", 0.228),
        (20, "megawatt_hour", 20e6),
        (150, "kilowatt", 150e3),
        (12, "terabyte", 12e12),
        (30, "minute", 30 / 1440),
        (6, "month", 182.625),
        (5, "year", 1826.25),
        (3, "week", 21),
        (10, "meter_per_second", 36),
        (68, "fahrenheit", 20),
        (0, "kelvin", -273.15),
        (24, "celsius", 24),
        (25, "permyriad", 0.25),
        (5, "gigabit_per_second", 5e9),
    ],
)
def test_convert(value: float, unit: str, expected: float) -> None:
    assert convert(value, unit) == pytest.approx(expected, rel=1e-12)


def test_convert_unknown_unit() -> None:
    with pytest.raises(ValueError, match='unknown unit "furlough"'):
        convert(1, "furlough")


@pytest.mark.parametrize(
    ("lang", "texts", "unit"),
    [
        ("fr", "m2|m²|㎡|m^2|M2|mètres carrés|MÈTRES CARRÉS|metres carres|mètres carré|sqm|sq. m.", "square_meter"),
        ("en", "square meters|square metres|square-metre|sqm|sq m|sq. m.|sq.m|sq meters|sq. metres", "square_meter"),
        ("en", "square feet|square foot|square-foot|sq ft|sq. ft.|sqft|ft²|ft2", "square_foot"),
        ("en", "square kilometres|sq km|km2|km²", "square_kilometer"),
        ("fr", "ha|hectare|hectares", "hectare"),
        ("fr", "km/h|kilomètres par heure|kilomètres-heure|km à l'heure|kilomètres à l'heure", "kilometer_per_hour"),
        ("en", "km/h|kph|kilometres per hour|kilometers an hour|km per hour", "kilometer_per_hour"),
        ("en", "mph|miles per hour|miles an hour", "mile_per_hour"),
        ("fr", "To|téraoctet|téraoctets|TB", "terabyte"),
        ("fr", "Go|Gb|gigaoctets|giga-octets", "gigabyte"),
        ("en", "TB|terabytes", "terabyte"),
        ("en", "PB|petabytes", "petabyte"),
        ("fr", "MW|MWc|MWp|mégawatts", "megawatt"),
        ("fr", "mW", "milliwatt"),
        ("fr", "MWh|mégawattheures|mégawatt-heures|mégawatts-heures|mégawatts heure", "megawatt_hour"),
        ("en", "kWh|kilowatt-hours|kilowatt hours|kilowatthours", "kilowatt_hour"),
        ("fr", "kWh/m²|kWh/m2", "kilowatt_hour_per_square_meter"),
        ("fr", "l/100 km|litres aux 100 km", "liter_per_100_kilometer"),
        ("fr", "m/s|mètres par seconde", "meter_per_second"),
        ("fr", "°C|℃|degrés Celsius|degrés C", "celsius"),
        ("en", "°F|degrees Fahrenheit", "fahrenheit"),
        ("fr", "t|tonne|tonnes|T", "tonne"),
        ("en", "t|tonnes|tons|metric tons", "tonne"),
        ("en", "short tons|short ton", "ton"),
        ("fr", "kt", "kilotonne"),
        ("fr", "quintaux|quintal", "quintal"),
        ("fr", "kg|kilos|kilogrammes", "kilogram"),
        ("en", "kilos|kilograms|kilogrammes", "kilogram"),
        ("en", "lb|lbs|pounds|pound", "pound"),
        ("en", "oz|ounces", "ounce"),
        ("fr", "l|L|litres", "liter"),
        ("en", "litres|liters|L", "liter"),
        ("en", "gallons", "gallon"),
        ("en", "barrels|bbl", "barrel"),
        ("fr", "m3|m³|mètres cubes", "cubic_meter"),
        ("en", "cubic metres|cubic meters|m3", "cubic_meter"),
        ("fr", "j|jour|jours|journée|journées", "day"),
        ("fr", "an|ans|année|années", "year"),
        ("fr", "h|heures", "hour"),
        ("fr", "min|mn|minutes", "minute"),
        ("en", "hours|hr|hrs|h", "hour"),
        ("en", "fortnight", "fortnight"),
        ("fr", "décennies", "decade"),
        ("en", "centuries", "century"),
        ("fr", "nuits", "night"),
        ("fr", "nœuds|noeuds", "knot"),
        ("fr", "milles nautiques|milles marins", "nautical_mile"),
        ("fr", "ch|chevaux-vapeur", "metric_horsepower"),
        ("en", "hp|horsepower", "horsepower"),
        ("en", "feet|foot|ft", "foot"),
        ("en", "in|inch|inches", "inch"),
        ("fr", "%|pour cent|p. 100", "percent"),
        ("en", "percentage points", "percentage_point"),
        ("fr", "points de base", "permyriad"),
        ("fr", "EVP", "container"),
        ("fr", "dB", "decibel"),
        ("fr", "Hz", "hertz"),
        ("fr", "Mbit/s", "megabit_per_second"),
        ("en", "Gbps", "gigabit_per_second"),
        ("de", "Quadratmeter|Quadratmetern|qm|m²", "square_meter"),
        ("es", "metros cuadrados|m2", "square_meter"),
        ("it", "metri quadri|metri quadrati|mq", "square_meter"),
        ("pt", "metros quadrados|m²", "square_meter"),
    ],
)  # fmt: skip
def test_unit_surface(lang: str, texts: str, unit: str) -> None:
    assert {text: unit_of(lang, text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), unit)


@pytest.mark.parametrize(
    ("lang", "text", "why"),
    [
        ("fr", "livres", "books"),
        ("fr", "mille", "a thousand"),
        ("fr", "bars", "where one drinks"),
        ("fr", "points", "of a score, or per cent"),
        ("fr", "tours", "towers, or rounds"),
        ("fr", "grains", "of cereals"),
        ("fr", "déc.", "December"),
        ("fr", "chevaux", "animals at a fair"),
        ("fr", "M", "a million"),
        ("en", "quarters", "three quarters"),
        ("en", "bars", "where one drinks"),
        ("en", "cups", "to drink from, or to win"),
        ("en", "stones", "to carve"),
        ("en", "K", "a thousand"),
        ("en", "a", "the article"),
        ("en", "st", "1st"),
        ("en", "G", "5G"),
        ("en", "pints", "which one depends on the country"),
    ],
)
def test_no_unit(lang: str, text: str, why: str) -> None:
    assert unit_of(lang, text) is None, why


@pytest.mark.parametrize("lang", LANGS)
def test_surface_has_one_unit(lang: str) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for surface in unit_surfaces(lang):
        meanings[surface.text if surface.exact else fold(surface.text)].add(surface.unit)
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_surface_is_no_month_weekday_or_scale_word(lang: str) -> None:
    language = cldr(lang)
    taken = {fold(name) for name in [*language.months, *language.weekdays, *language.scales]}
    assert {s.text for s in unit_surfaces(lang) if fold(s.text) in taken and not s.loose} == set()
    assert {s.text for s in unit_surfaces(lang) if s.text in language.short_scales} == set()


def test_data_names_known_units() -> None:
    data = read_toml()
    named = {unit for key in ("signs", "words") for table in data[key].values() for unit in table}
    assert named - set(units()) == set()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"arpent": {"is": "34.19 * are"}}, [("arpent", "area", "m²", 3419.0)]),
        ({"bale": {"symbol": "bale"}}, [("bale", "other", "bale", 1.0)]),
        (
            {"case": {"is": "9 * liter"}, "pallet": {"is": "60 * case"}},
            [("case", "volume", "m³", 0.009), ("pallet", "volume", "m³", 0.54)],
        ),
        ({"box": {}, "crate": {"is": "12 * box"}}, [("box", "other", "box", 1.0), ("crate", "other", "box", 12.0)]),
    ],
)
def test_define(entry: dict[str, dict[str, str]], expected: list[tuple[str, str, str, float]]) -> None:
    made = [(unit.name, unit.dimension, unit.canonical, unit.factor) for unit in define(entry)]
    assert [line[:3] for line in made] == [line[:3] for line in expected]
    assert [line[3] for line in made] == pytest.approx([line[3] for line in expected])


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"arpent": {"is": "34 * ares_of_land"}}, r"\[units.arpent\]"),
        ({"hectare": {"is": "2 * are"}}, r'\[units.hectare\]: "hectare" is taken'),
        ({"two words": {"is": "2 * are"}}, "no plain name"),
        ({"x": {"is": "meter ** 5"}}, "measures nothing"),
        ({"x": {"is": "12"}}, r"\[units.x\]"),
        ({"x": {"is": ") ("}}, r"\[units.x\]"),
    ],
)
def test_define_error(entry: dict[str, dict[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        define(entry)


def test_defined_surfaces() -> None:
    entries = {"arpent": {"is": "34.19 * are", "fr": ["arpent", "arpents"], "signs": ["arp."]}}
    assert defined_surfaces(entries, "en") == (Surface("arp.", "arpent", True),)
    assert [surface.text for surface in defined_surfaces(entries, "fr")] == ["arpent", "arpents", "arp."]


@pytest.mark.parametrize(
    ("lang", "texts", "money"),
    [
        ("fr", "€|euro|euros|EUR|Euros|eur", "EUR"),
        ("fr", "RMB|yuan|yuans|renminbi|CNY|yuans chinois|元", "CNY"),
        ("fr", "FCFA|F CFA|francs CFA|franc CFA", "cfa"),
        ("fr", "XOF", "XOF"),
        ("fr", "dirhams|DH|Dh|Dhs", "dirham"),
        ("fr", "US$|$US|$ US|USD|dollars américains|dollars US|dollars des États-Unis", "USD"),
        ("fr", "$|dollars|dollar", "dollar"),
        ("fr", "$ CA|$CA|$CAN|C$|CA$|CAD|dollars canadiens", "CAD"),
        ("en", "A$|AU$|AUD|Australian dollars", "AUD"),
        ("en", "US$|USD|US dollars|U.S. dollars|American dollars", "USD"),
        ("en", "HK$|HKD|Hong Kong dollars", "HKD"),
        ("en", "S$|SGD", "SGD"),
        ("en", "Rs|Rs.|rupees", "rupee"),
        ("en", "₹|INR|Indian rupees", "INR"),
        ("en", "KSh|Ksh|KES|Kenyan shillings", "KES"),
        ("en", "N|₦|naira|NGN", "NGN"),
        ("en", "R|rand|ZAR", "ZAR"),
        ("en", "£|pounds|pound", "pound"),
        ("en", "GBP|pounds sterling|British pounds|quid|pence", "GBP"),
        ("fr", "livres sterling|GBP", "GBP"),
        ("en", "¥", "yen_sign"),
        ("fr", "francs|F|Fr.", "franc"),
        ("fr", "francs suisses|CHF|SFr.", "CHF"),
        ("en", "Swiss francs|CHF", "CHF"),
        ("en", "R$|Brazilian reals|BRL", "BRL"),
        ("fr", "couronnes", "krone"),
        ("fr", "couronnes danoises|DKK", "DKK"),
        ("fr", "zł|PLN|zlotys", "PLN"),
        ("fr", "Kč|CZK", "CZK"),
        ("fr", "roupies", "rupee"),
        ("en", "SAR|Saudi riyals", "SAR"),
        ("en", "AED|UAE dirhams", "AED"),
        ("fr", "DA|dinars algériens", "DZD"),
        ("de", "Euro|EUR|€", "EUR"),
        ("de", "Franken|Schweizer Franken", "CHF"),
        ("es", "dólares estadounidenses", "USD"),
        ("es", "$", "dollar_or_peso"),
    ],
)
def test_currency_surface(lang: str, texts: str, money: str) -> None:
    assert {text: money_of(lang, text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), money)


@pytest.mark.parametrize(
    ("lang", "text", "why"),
    [
        ("fr", "TPE", "very small firms, once the money of Timor"),
        ("fr", "CFA", "schools for apprentices"),
        ("fr", "livres", "books"),
        ("fr", "cent", "a hundred"),
        ("en", "real", "real people"),
        ("en", "MTL", "Montréal, once the money of Malta"),
        ("fr", "usd", "codes are in capitals"),
    ],
)
def test_no_money(lang: str, text: str, why: str) -> None:
    assert money_of(lang, text) is None, why


@pytest.mark.parametrize(
    ("lang", "text", "side"),
    [
        ("en", "N", "before"),
        ("en", "R", "before"),
        ("en", "COP", "after"),  # COP 28
        ("en", "TOP", "after"),  # TOP 10
        ("en", "SDG", "after"),  # SDG 13
        ("en", "euro", "after"),  # Euro 2024
        ("en", "EUR", "both"),
        ("en", "$", "both"),
        ("fr", "F", "after"),
    ],
)
def test_side(lang: str, text: str, side: str) -> None:
    assert {surface.side for surface in currency_surfaces(lang) if surface.text == text} == {side}


def test_cents_are_hundredths() -> None:
    factors = {s.text: s.factor for s in currency_surfaces("en")}
    assert (factors["cents"], factors["pence"], factors["euros"]) == (0.01, 0.01, 1.0)


@pytest.mark.parametrize(
    ("family", "country", "others", "lang", "code"),
    [
        ("dollar", None, set(), "en", "USD"),
        ("dollar", "CA", {"USD"}, "fr", "CAD"),
        ("dollar", "AU", set(), "en", "AUD"),
        ("dollar", "SG", set(), "en", "SGD"),
        ("dollar", "CN", {"CNY"}, "fr", "USD"),
        ("dollar", "FR", {"EUR", "AUD"}, "fr", "AUD"),
        ("dollar", None, {"USD", "AUD"}, "en", "USD"),
        ("dollar", "MX", set(), "en", "USD"),
        ("dollar_or_peso", "MX", set(), "es", "MXN"),
        ("cfa", "SN", set(), "fr", "XOF"),
        ("cfa", "CM", set(), "fr", "XAF"),
        ("cfa", "GA", set(), "fr", "XAF"),
        ("cfa", None, set(), "fr", "XOF"),
        ("franc", "CH", set(), "fr", "CHF"),
        ("franc", "CI", set(), "fr", "XOF"),
        ("franc", "CD", set(), "fr", "CDF"),
        ("franc", "FR", set(), "fr", "FRF"),
        ("franc", None, {"XAF"}, "fr", "XAF"),
        ("franc", None, set(), "fr", "CHF"),
        ("dirham", "MA", set(), "fr", "MAD"),
        ("dirham", "AE", set(), "fr", "AED"),
        ("dirham", None, set(), "fr", "MAD"),
        ("dirham", None, set(), "en", "AED"),
        ("dinar", "TN", set(), "fr", "TND"),
        ("dinar", "DZ", set(), "fr", "DZD"),
        ("pound", "EG", set(), "en", "EGP"),
        ("pound", "IE", set(), "en", "GBP"),
        ("rupee", "PK", set(), "en", "PKR"),
        ("rupee", None, set(), "en", "INR"),
        ("yen_sign", "JP", set(), "en", "JPY"),
        ("yen_sign", None, {"CNY"}, "en", "CNY"),
        ("krone", "NO", set(), "en", "NOK"),
        ("shilling", "UG", set(), "en", "UGX"),
        ("peso", "PH", set(), "en", "PHP"),
        ("riyal", "QA", set(), "en", "QAR"),
        ("lira", "TR", set(), "en", "TRY"),
    ],
)
def test_resolve_family(family: str, country: str | None, others: set[str], lang: str, code: str) -> None:
    assert resolve_family(family, country, others, lang) == code


@pytest.mark.parametrize("lang", LANGS)
def test_surfaces_and_families_agree(lang: str) -> None:
    named = {surface.family for surface in currency_surfaces(lang) if surface.family}
    assert named <= set(families())
    assert all(surface.code or surface.family for surface in currency_surfaces(lang))


@pytest.mark.parametrize("name", sorted(families()))
def test_family_codes_exist(name: str) -> None:
    entry, codes = families()[name], set(cldr("en").currencies)
    assert {*entry["codes"], *entry["default"].values(), *entry.get("countries", {}).values()} <= codes


def test_country_currency() -> None:
    money = country_currency()
    assert (money["FR"], money["CN"], money["SN"], money["CM"], money["HT"]) == ("EUR", "CNY", "XOF", "XAF", "HTG")
