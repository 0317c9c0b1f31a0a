"""Texts of every kind: anything at all, the program's own words in any order, gold texts with faults, known nasties."""

from __future__ import annotations

import json
import math
import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from metrics.document import Document

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "metrics" / "data"
LANGS = ("en", "es", "fr")
FIGURES = {
    "fr": "un deux vingt et cent mille millions virgule demi tiers dizaine de du à en 2024 mars exposants € % près "
    "plus entre n° hall contre hausse 1er 5G m² k€ 12 h 1,5 1/2 ½ top Expo A380 1 400 dont",
    "en": "one two hundred thousand million dozen half a and point twenty-one third percent % of in 2024 March $ £ up "
    "from to between 1,234 3rd 5pm 10:30 hall No. Fortune 500 G20 over k m bn ½ three-quarters",
    "es": "un dos cien mil millones docena de y coma medio el en 2024 enero expositores € % unos 1.234 12,5 3ª nº top",
}
ODD = (
    *"\ud800 \udfff \ud83d\udc69 \x00 \x1b \u200b \ufeff \u202e \u202c \u2066 \u2069 \u200f \ufffd \u0301".split(" "),
    *"👩\u200d💻 1👍2 e\u0301 1\u03012 ٣٤ १२ १２३ １２３ ߁ 𝟗 ⅓ ² ① Ⅷ İ ß ﬁ \u0660\u202f٠٠٠".split(" "),
    *"中文三百 610ー展 тысяча 5тыс بعد 1e400 1e9 -0 0x1F nan inf".split(" "),
    *"- – + . , ; : ( ) [ ] { } ' ’ / | # * % ‰ \" « » = < > & @ _ ~ ^ \\ $ € £ ¥ … --".split(" "),
    *["9" * 400, "1 " * 20, "1," * 20, "0." * 9, "((((", "))))", "\n", "\n\n", "\t", "\r", "\r\n"],
    *["\u2028", "\x85", "\x0b", "\u202f", "\xa0", "\u3000", "", " ", "   "],
)  # fmt: skip


@cache
def groups(lang: str) -> tuple[tuple[str, ...], ...]:
    """The words of each list of the language's data files, and figures and signs of every kind."""
    found: dict[tuple[str, ...], None] = {}

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            found[tuple(word for word in value if len(word) < 40)] = None
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            found[tuple(word for word in value if len(word) < 40)] = None
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    for folder in ("languages", "events"):
        gather(tomllib.loads((DATA / folder / f"{lang}.toml").read_text("utf-8")))
    gather(json.loads((DATA / "cldr" / f"{lang}.json").read_text("utf-8")))
    nouns = tomllib.loads((DATA / "metrics.toml").read_text("utf-8"))
    for entry in nouns.values():
        found[tuple(entry.get(lang, ()))] = None
    for name in ("units", "currencies"):
        gather(tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")))
    lists = [words for words in found if words]
    figures = tuple(FIGURES[lang].split())
    return (*lists, *[figures] * (len(lists) // 4), *[ODD] * (len(lists) // 8))


@cache
def gold() -> tuple[str, ...]:
    """The gold texts."""
    return tuple(path.read_text("utf-8") for path in sorted((ROOT / "tests" / "gold").glob("*/*.txt")))


def piece(rng: random.Random, lang: str) -> str:
    """A word, a phrase, a sign or a figure."""
    if rng.random() < 0.25:
        return str(rng.randrange(10 ** rng.randrange(1, 9)))
    return rng.choice(rng.choice(groups(lang)))


def anything(rng: random.Random, lang: str) -> str:
    """Characters from all of Unicode, lone halves of pairs too, with a figure here and there."""
    limits = rng.choice((0x80, 0x250, 0x3000, 0x110000))
    found = [chr(rng.randrange(limits)) if rng.random() < 0.8 else rng.choice(ODD) for _ in range(rng.randrange(40))]
    return "".join(found)


def spoken(rng: random.Random, lang: str) -> str:
    """Words of the language in any order."""
    gap = rng.choice((" ", " ", " ", "", "\n", ", "))
    return "".join(piece(rng, lang) + (gap if rng.random() < 0.9 else " ") for _ in range(rng.randrange(1, 24)))


def mutated(rng: random.Random, lang: str) -> str:
    """A stretch of a gold text with a few faults: parts cut, doubled, swapped, words and signs put in."""
    text = rng.choice(gold())
    begin = rng.randrange(len(text))
    text = text[begin : begin + rng.randrange(20, 400)]
    for _ in range(rng.randrange(1, 8)):
        a = rng.randrange(len(text) + 1)
        b = min(len(text), a + rng.randrange(12))
        middle = rng.choice(("", text[a:b] * 2, text[a:b][::-1], text[a:b].upper(), piece(rng, lang), rng.choice(ODD)))
        text = text[:a] + middle + text[b:]
    return text


KINDS: tuple[Callable[[random.Random, str], str], ...] = (anything, spoken, mutated)


def made(seed: int, lang: str) -> Document:
    """The text of a seed, some with a title and a date that are no better."""
    rng = random.Random(f"{lang}{seed}")
    text = KINDS[seed % len(KINDS)](rng, lang)
    title = spoken(rng, lang) if rng.random() < 0.2 else ""
    date = rng.choice(("", "", "2021-08", "2023-05-01", "1", "9999", "abc", "2021-13-45", "0000"))
    return Document(f"{lang}-{seed}", text, title, date)


NASTIES: dict[str, str] = {
    "nothing": "",
    "blank": " \n\t\u2028\xa0",
    "NUL": "610\x00 exposants\x00",
    "halves": "610\ud800 exposants \udc00 3 halls \udfff",
    "bad decoding": b"610 exposants \xe9\xff 3 halls".decode("utf-8", "surrogateescape"),
    "ends in a line separator": "The Mayor spoke.\n\nSince 2006 it has been of 7 Cities\u2028",
    "ends in a comma": "Village de 800 m², réservé à 25 jeunes POUSSEs,",
    "bidi": "\u202e610 exposants\u202c \u2067 51 pays \u2069 \u200f2024",
    "combining": "6\u030010 ex\u0301posants 7\u20dd ha " + "\u0301" * 300 + "5",
    "emoji": "6👍1👍0 exposants 👨\u200d👩\u200d👧 3️⃣ halls 🇫🇷 5",
    "scripts": "610 участников, 展商610家, ٦١٠ عارض, ६१० प्रदर्शक, 610 εκθέτες, exposаnts 12",
    "long number": "9" * 10_000 + " exposants",
    "long grouped number": "1" + ",000" * 3_000 + " visitors",
    "long spaced number": "1" + " 000" * 3_000 + " visiteurs",
    "long decimal": "0." + "3" * 9_000 + " %",
    "long words": "deux cent " * 900 + "exposants",
    "long power": "mille " * 900 + "exposants",
    "exponent": "1e400 visitors, 1E+999 €, -1e-400 m², 10^400, 10²³ visitors",
    "overflow": "9" * 300 + " milliards de milliards d'exposants, " + "9" * 308 + " millions",
    "zero": "0 exposants, -0 %, 00, 0.0 €, 0/0, 1/0, ½/0, 0 sur 0",
    "infinite": "nan exposants inf visiteurs infinity euros",
    "brackets": "(" * 3_000 + "610 exposants" + ")" * 3_000,
    "mixed brackets": "([{" * 1_000 + "610" + "}])" * 1_000,
    "quotes": "«“\"'" * 800 + "610 exposants" + "'\"”»" * 800,
    "CRLF": "610 exposants\r\n3 halls\r\r\n\n\r51 pays\x0b7 ha\x0c\x1c2\x85 5 %",
    "a word": "exposants" * 20_000 + "610",
    "a line": "La foire a réuni 610 exposants et 31 pays, " * 2_500,
    "tabs": "\t" * 5_000 + "610\t31\t" * 50,
    "bars": "|" * 5_000 + "610|31|" * 50,
    "a table": "Année | Visiteurs\n" + "2020 | 65 000\n" * 400,
    "years": "2024 " * 1_500,
    "ranges": "10-20-30–40—50 à 60 to 70 et entre 80 et 90 " * 40,
    "units": "5 m² m² kW/h/km/s €/m²/% °C°F " * 60,
    "empty lines": "\n" * 20_000 + "610 exposants",
    "formula": "=1+1|'cmd' 610 exposants @SUM(A1)",
    "markup": "<b>610</b> exposants &nbsp;&#54;10 <!-- 3 --> <script>4</script>",
    "elided": "l'" * 2_000 + "610 d'exposants qu'" * 200,
}
ONE_LINE = "Le salon réunit 610 exposants sur 7 ha, dont 51 de Singapour; 2024: 3 % de 1.5 million $ ( "


def shown(text: str) -> str:
    """A text as a table holds it: lone halves of pairs replaced."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def broken(documents: Sequence[Document], facts: pd.DataFrame, mentions: pd.DataFrame) -> Iterator[str]:
    """What the tables say of the documents that cannot be; nothing where all is right."""
    seen = dict(tuple(mentions.groupby("doc_id", sort=False)))
    ids = facts["fact_id"]
    if not ids.is_unique:
        yield f"ids twice: {ids[ids.duplicated()].tolist()[:3]}"
    if mentions.loc[mentions["kind"] == "fact", "fact_id"].tolist() != ids.tolist():
        yield "the mentions that are facts are not the facts"
    for name in ("value", "stated_value", "low", "high"):
        if not all(math.isfinite(value) for value in facts[name].dropna()):
            yield f"{name} is not finite"
    if (facts["low"] > facts["high"]).any():
        yield "low above high"
    if facts["value"].isna().any() or facts[["metric", "unit", "relation", "status", "rule"]].isna().any().any():
        yield "a fact without a value, metric, unit, relation, status or rule"
    owner = dict(zip(ids, facts["doc_id"], strict=True))
    for name in ("part_of", "equivalent_of"):
        for own, other, doc in facts.loc[facts[name].notna(), ["fact_id", name, "doc_id"]].itertuples(index=False):
            if other == own or owner.get(other) != doc:
                yield f"{own} is {name} {other}"
    texts = {document.doc_id: document.text for document in documents}
    for doc, start, end, stated, sentence in facts[["doc_id", "start", "end", "stated", "sentence"]].itertuples(
        index=False
    ):
        if shown(texts[doc][start:end]) != stated:
            yield f"{doc} {start}: the fact is not what stands there"
        if stated not in sentence and " ".join(stated.split()) not in sentence:
            yield f"{doc} {start}: {stated!r} is not in its sentence {sentence!r}"
    for document in documents:
        text, last = document.text, 0
        bare = {place for place, char in enumerate(text) if char.isdecimal()}
        rows = seen.get(document.doc_id)
        for start, end, stated, kind in (
            rows[["start", "end", "stated", "kind"]].itertuples(index=False) if rows is not None else ()
        ):
            if not last <= start < end <= len(text):
                yield f"{document.doc_id} {start}-{end}: after {last}"
            if shown(text[start:end]) != stated:
                yield f"{document.doc_id} {start}: {stated!r} does not stand there"
            if kind in ("", "unread"):
                yield f"{document.doc_id} {start}: {stated!r} has no reason"
            bare -= set(range(start, end))
            last = end
        if bare:
            yield f"{document.doc_id} {min(bare)}: {text[min(bare) :][:20]!r} is not accounted for"
