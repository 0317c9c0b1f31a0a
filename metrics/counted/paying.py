"""Prices: what buys one of a thing, and what only works and events cost."""

from __future__ import annotations

from metrics.counted.nouns import Noun
from metrics.counted.subjects import noun_left
from metrics.quantity.measure import Measure
from metrics.sentence.words import Words
from metrics.vocabulary.currencies import light

__all__ = ["cost", "is_small", "per"]

PAID_FOR = frozenset(["events", "exhibitions", "forums", "projects"])
PAYERS = frozenset(["organisations", "cities", "regions", "countries"])
TIME = frozenset(["years", "scope.periods"])
SMALL = 1000  # an amount that nothing names, below this, is the price of something


def is_small(measure: Measure, least: int = SMALL) -> bool:
    """True for an amount below this one, which is a price where nothing names it."""
    return measure.numeral.scale == 1 and measure.value < (10 * least if measure.code in light() else least)


def per(words: Words, after: int) -> bool:
    """True where a price goes on to say for what: "par personne", "N800 a litre", "£20 a head", "€90 a night"."""
    if after >= words.size:
        return False
    word, lang = words.word, words.lang
    if "parts.each" in words.roles[after] or word[after] in lang.data["money"]["per"][:1]:
        return lang.head_last or words.tag[after + 1 : after + 2] != ["a"]  # "financé par la Région"
    if words.tag[after] != "a" or after + 1 >= words.size:
        return False
    if not lang.head_last:
        return _each_of(words, after)
    return word[after + 1] in lang.units.single or word[after + 1] in lang.nouns["count"].single


def _each_of(words: Words, after: int) -> bool:
    """ "1 900 euros le stand équipé", "12 € le kilo": what a price buys one of; but "3 000 euros le premier jour"."""
    of = after + 1
    if words.word[after] not in words.lang.lists["money.per"] or words.tag[of] != "x":
        return False
    return TIME.isdisjoint(words.roles[of]) and words.shape[of + 1 : of + 2] != "A"


def cost(measure: Measure, noun: Noun | None, at: int) -> str:
    """ "le chantier a coûté 186 000 €", "la Ville débourse 80 000 €": works and events are funded, things priced."""
    words = measure.words
    if measure.numeral.scale >= 10**6:
        return "funding"
    if is_small(measure) or (noun is not None and noun.metric == "price"):
        return "price"
    if noun is not None and noun.metric == "funding":
        return "funding"
    after = measure.last + 1
    paid_by = after < words.size and words.word[after] in words.lang.lists["money.paid_by"]
    subject = noun_left(words, at)
    return "funding" if paid_by or (subject is not None and subject.metric in PAID_FOR | PAYERS) else "price"
