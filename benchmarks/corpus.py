"""Texts for the benchmarks: sentences of the annotated texts shuffled, their digits and ordinary words changed.

No text comes twice. With vary=True every word that the program does not know is a new one and every page counts other
things, so that no cache can flatter a measurement.
"""

from __future__ import annotations

import dataclasses
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

import metrics
from metrics.text import fold
from metrics.vocabulary.eventwords import event_words
from metrics.vocabulary.language import language

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
DATA = ROOT / "metrics" / "data"
SIZE, SHORT, LONG = 3_000, 400, 1_000_000  # characters of a page, of a few sentences, of a long document

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SYLLABLES = [first + second for first in "bcdfghjklmnprstv" for second in "aeiouaeiouaeioul"]


def texts(
    number: int, size: int = SIZE, *, lang: str = "*", vary: bool = False, kept: float = 1.0, seed: int = 7
) -> list[str]:
    """Texts of at least size characters each, the same for the same seed.

    lang: "fr" or "en", or both mixed ("*"). vary: give every page other words. kept: the share of the numbers, in
    digits or words, that stay; the others are taken out. Both are for one language.
    """
    rng = random.Random(seed)
    sentences = _sentences(lang)
    made = []
    for _ in range(number):
        chosen, length, nouns, page = [], 0, dict[str, str](), SIZE
        while length < size:
            if length >= page:
                nouns, page = {}, page + SIZE
            sentence = other_digits(rng.choice(sentences), rng)
            if kept < 1:
                sentence = fewer_numbers(sentence, kept, lang, rng)
            if vary:
                sentence = other_words(sentence, lang, rng, nouns)
            chosen.append(sentence)
            length += len(sentence) + 1
        made.append(" ".join(chosen))
    return made


@cache
def _sentences(lang: str) -> list[str]:
    folders = "*" if lang == "*" else f"dev-{lang}"
    return [s for path in sorted(GOLD.glob(f"{folders}/*.txt")) for s in _SENTENCE.split(path.read_text("utf-8")) if s]


def other_digits(sentence: str, rng: random.Random) -> str:
    """The sentence with other digits; a zero stays, and so does what makes a year look like one."""
    years = {match.start() for match in _YEAR.finditer(sentence)}

    def digit(match: re.Match[str]) -> str:
        first = match.start()
        stays = match.group() == "0" or first in years or first - 1 in years
        return match.group() if stays else str(rng.randint(1, 9))

    return re.sub(r"[0-9]", digit, sentence)


def fewer_numbers(sentence: str, kept: float, lang: str, rng: random.Random) -> str:
    """The sentence without most of its numbers: each stays with the probability kept."""
    found = [match.span() for match in _numbers(lang).finditer(fold(sentence)) if rng.random() >= kept]
    for start, stop in reversed(found):
        sentence = sentence[:start] + sentence[stop:]
    return sentence


@cache
def _numbers(lang: str) -> re.Pattern[str]:
    """A number in digits or words; "un" and "a" are none here."""
    spoken = language(lang)
    words = sorted({*spoken.numbers} - {*spoken.data["numbers"]["articles"]}, key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(rf"\d(?:[\d.,' ]{{0,30}}\d)? ?|\b(?:{either})(?:[- ](?:et[- ]|and )?(?:{either}))*\b ?")


def other_words(sentence: str, lang: str, rng: random.Random, nouns: dict[str, str]) -> str:
    """The sentence with a made-up word for each that the program does not know: as long, same case, same ending.

    A counted noun becomes another one that the program knows; nouns remembers which, so that a whole and its part on
    the same page still speak of the same thing.
    """
    known, counted = _known(lang), _nouns(lang)

    def word(match: re.Match[str]) -> str:
        old = match.group()
        form = fold(old)
        if form in counted:
            new = nouns.get(form) or nouns.setdefault(form, rng.choice(counted[form]))
        elif form in known:
            return old
        else:
            size = len(old) - 2
            new = "".join([_SYLLABLES[byte] for byte in rng.randbytes(size // 2 + 1)])[:size] + form[size:]
            if new in known:
                return word(match)
        return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new

    return _WORD.sub(word, sentence)


@cache
def _known(lang: str) -> frozenset[str]:
    """Every word of the program's word files for a language and of what it makes of them, folded."""
    events = [tomllib.loads((DATA / f"events/{name}.toml").read_text("utf-8")) for name in (lang, "places", "series")]
    return frozenset(
        word for text in _strings([*events, language(lang), event_words(lang)]) for word in _WORD.findall(fold(text))
    )


@cache
def _nouns(lang: str) -> dict[str, list[str]]:
    """For each noun of one word that a metric counts, and no other word file has, those to choose from in its place."""
    spoken = language(lang)
    other = {fold(word) for word in _strings([spoken.data, spoken.units, event_words(lang)])}
    metrics = tomllib.loads((DATA / "metrics.toml").read_text("utf-8")).values()
    nouns = {fold(noun) for metric in metrics for noun in metric.get(lang, ()) if _WORD.fullmatch(noun)}
    singular = sorted(noun for noun in nouns - other if noun[-1] not in "sxz")
    plural = [f"{noun}s" for noun in singular]
    return dict.fromkeys(singular, singular) | dict.fromkeys(plural, plural)


def _strings(value: object) -> Iterator[str]:
    """All strings in a value, keys too, however deep."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _strings(list(value))
        yield from _strings(list(value.values()))
    elif isinstance(value, (list, tuple, Set)):
        for item in value:
            yield from _strings(item)


def size_of(made: list[str]) -> int:
    """Bytes of the texts in UTF-8."""
    return sum(len(text.encode("utf-8")) for text in made)


def documents(made: list[str]) -> list[metrics.Document]:
    """The texts as the program takes them."""
    return [metrics.Document(str(number), text) for number, text in enumerate(made)]
