"""Money as people write it: codes, signs and words, and which money a bare "$" or "francs" is.

Names come from CLDR, usage from data/currencies.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from metrics.vocabulary.cldr import cldr, countries

__all__ = ["CurrencySurface", "country_currency", "currency_surfaces", "families", "light", "resolve_family", "vouched"]

DATA = Path(__file__).parents[1] / "data"
Side = Literal["both", "before", "after"]
_SIDES: tuple[Side, ...] = ("both", "before", "after")
# "K1.3 billion", "R1,250" and "R49.99" are no names
_GREAT = (
    r"(?<![a-z0-9]){}"
    r"(?:\d[\d.,]{{0,12}}+ ?(?:million|billion|trillion|bn|m)\b|\d{{1,3}},\d{{3}}(?!\d)|\d{{1,4}}\.\d\d(?!\d))"
)


class CurrencySurface(NamedTuple):
    """One way to write a money: its ISO 4217 code, or a family whose member the document decides (see resolve_family).

    exact: the case must match. side: codes and signs stand on either side of the number, words after it ("Euro 2024"
    is no amount); "before" is right before the digits ("N36 billion"), "after" only after a number ("12 million COP",
    never "COP 28"). factor is 0.01 for cents. doubted: it is money only where the text vouches for it (see vouched).
    """

    text: str
    code: str
    exact: bool
    family: str = ""
    side: Side = "both"
    factor: float = 1.0
    doubted: bool = False


@cache
def currency_surfaces(lang: str) -> tuple[CurrencySurface, ...]:
    """Every way the language writes money, longest first; spaces are plain and apostrophes straight.

    A bare word that is also a unit ("pounds") stands in both lists: what follows it decides.

    >>> found = {s.text: s for s in currency_surfaces("fr")}
    >>> found["francs suisses"].code, found["$"].family, found["FCFA"].family
    ('CHF', 'dollar', 'cfa')
    """
    usage = _usage()
    sides: dict[str, Side] = {
        text: side for side in _SIDES for text in _for(usage["either" if side == "both" else side], lang)
    }
    hundredths = set(usage["hundredths"]["words"])
    found: dict[str, CurrencySurface] = {}
    for text, name, exact in _stated(usage, lang):
        code, family = (name, "") if name.isupper() else ("", name)
        key = text if exact else text.lower()
        side = sides.get(text, "both" if exact else "after")
        surface = CurrencySurface(
            key, code, exact, family, side, 0.01 if text in hundredths else 1.0, key in usage["doubted"]
        )
        found.setdefault(key, surface)
    return tuple(sorted(found.values(), key=lambda surface: (-len(surface.text), surface.text)))


def resolve_family(family: str, country: str | None, others: Collection[str] = (), lang: str = "") -> str:
    """The ISO code a family word stands for in a document of this country, with these other codes, in this language.

    The country's own money if it belongs to the family; else the one other money of the document that does; else the
    family's default. Raises KeyError for a family that currencies.toml does not have.

    >>> resolve_family("dollar", "CA"), resolve_family("dollar", "CN", {"CNY"}), resolve_family("dollar", None, {"AUD"})
    ('CAD', 'USD', 'AUD')
    >>> resolve_family("cfa", "CM"), resolve_family("dirham", None, lang="fr"), resolve_family("yen_sign", "CN")
    ('XAF', 'MAD', 'CNY')
    """
    entry = families()[family]
    codes = entry["codes"]
    own = entry.get("countries", {}).get(country) or countries().get(country or "")
    if own in codes:
        return str(own)
    named = [code for code in codes if code in others]
    default = entry["default"]
    return str(named[0] if len(named) == 1 else default.get(lang, default["any"]))


@lru_cache(maxsize=16)
def vouched(sign: str, shadow: str) -> bool:
    """True where a folded text uses a doubted sign or word as money: it names the land or the money, or its millions.

    >>> vouched("crowns", "the fair in sweden"), vouched("K", "k1.3 billion in deals"), vouched("K", "the k2 trek")
    (True, True, False)
    """
    names = _usage()["doubted"][sign]
    great = _GREAT.format(re.escape(sign.lower()))
    return any(name in shadow for name in names) or re.search(great, shadow) is not None


def country_currency() -> Mapping[str, str]:
    """Country → the code of its money, both ISO."""
    return countries()


def families() -> Mapping[str, Mapping[str, Any]]:
    """Family → its codes, default and countries, as currencies.toml has them."""
    table: Mapping[str, Mapping[str, Any]] = _usage()["families"]
    return table


@cache
def light() -> frozenset[str]:
    """Codes and families of money whose unit is worth so little that a meal costs thousands."""
    return frozenset(_usage()["light"])


@cache
def _usage() -> dict[str, Any]:
    return tomllib.loads((DATA / "currencies.toml").read_text(encoding="utf-8"))


def _for(table: Mapping[str, list[str]], lang: str) -> list[str]:
    return [*table.get("any", ()), *table.get(lang, ())]


def _stated(usage: Mapping[str, Any], lang: str) -> Iterator[tuple[str, str, bool]]:
    """Text, code or family, and whether its case matters: usage before codes before CLDR's names and signs."""
    for table, exact in (
        (usage["signs"].get(lang, {}), True),
        (usage["words"].get(lang, {}), False),
        (usage["signs"]["any"], True),
    ):
        yield from ((text, name, exact) for name, texts in table.items() for text in texts)
    language = cldr(lang)
    kept = {*countries().values(), *usage["gone"]}
    codes = [code for code in language.currencies if code in kept]
    yield from ((code, code, True) for code in codes)
    yield from ((name, code, False) for code in codes for name in language.currencies[code])
    yield from ((sign, code, True) for code, sign in language.symbols.items() if code in kept)
