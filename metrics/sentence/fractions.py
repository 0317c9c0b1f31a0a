"""Parts of a whole in words: "deux tiers", "la moitié", "half the visitors", "a quarter of a million"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from metrics.sentence.numeral import Numeral, Raw
from metrics.vocabulary.language import Language

__all__ = ["fraction", "part_of", "past_hyphen"]

HALF = 2
THIRDS = (3, 4)


def past_hyphen(raw: Sequence[Raw], at: int) -> int:
    """The token after a hyphen glued to the word before it; the token itself where none stands there."""
    return at + 1 if 0 < at < len(raw) and raw[at][0] == "-" and raw[at][1] == raw[at - 1][2] else at


def fraction(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, Numeral | None]:
    """How many tokens "deux tiers", "three-quarters", "half of" take, and the part of a whole; None if it is none.

    A part of a scale word is a number, "a quarter of a million"; one with "good" before it is vague, "un bon tiers".
    """
    table = lang.data["numbers"]
    kind, above = lang.numbers.get(raw[at][0], ("", 0))
    article = raw[at][0] in table["articles"]
    if article:
        kind, above = "unit", 1
    elif at and above == 1 and raw[at - 1][0] == "-":
        return 0, None
    place = past_hyphen(raw, at + 1) if kind == "unit" else at
    vague = article and place < len(raw) and raw[place][0] in table["vague_adjectives"]
    place += vague
    named = _word(raw, place + 1) in table["parts"]  # "la cuarta parte de los visitantes"
    below = (table["parts_of"] if named else table["fractions"]).get(_word(raw, place), 0)
    if not below:
        return 0, None
    place += named
    taken = place + 1 - at
    if kind != "unit":
        vague = at > 0 and raw[at - 1][0] in table["vague_adjectives"]
        of = _word(raw, place + 1) in lang.data["words"]["links"]
        fits, above = of if named else _bare(raw, at, below, lang), 1
    else:
        scaled, scale = _of_scale(raw, place + 1, lang)
        if scaled and above < below:
            return taken + scaled, Numeral(above * scale / below, scale=scale, words=True)
        fits = _single(raw, at, place, lang) if above == 1 else _several(raw, place, above, below, lang)
    if not fits or _no_fraction(raw, place + 1, lang):
        return 0, None
    return taken, Numeral(above / below, decimals=6, words=True, part=True, vague=vague)


def part_of(raw: Sequence[Raw], at: int, lang: Language) -> bool:
    """True where "des exposants", "of the total" follows a fraction: a part of that."""
    return _word(raw, at) in lang.data["words"]["links"] and not _no_fraction(raw, at, lang)


def _word(raw: Sequence[Raw], at: int) -> str:
    return raw[at][0] if 0 <= at < len(raw) else ""


def _tag(word: str, lang: Language) -> str:
    known = lang.told.get(word)
    return known.tag if known is not None else "x"


def _hedge(word: str, lang: Language) -> bool:
    """True for "nearly", "almost", and the end of "more than"."""
    known = lang.told.get(word)
    return word in lang.data["change"]["compared"] or (known is not None and "relations" in known.roles)


def _hedge_of(word: str, lang: Language) -> bool:
    """ "plus du quart", "près du tiers"."""
    return any(f"{word} de" in lang.data["relations"][name] for name in ("more", "less", "about"))


def _ends(word: str, lang: Language) -> bool:
    """True where a noun phrase ends before this word: at a sign, a preposition, "and"."""
    return (not word.isalpha() and word != "-") or word in _followers(lang)


def _bare(raw: Sequence[Raw], at: int, below: int, lang: Language) -> bool:
    """ "la moitié", "pour moitié", "le tiers des", "plus du quart des", "half of", "half were", "cover half"."""
    table, links = lang.data["numbers"], lang.data["words"]["links"]
    before, follow = _word(raw, at - 1), _word(raw, at + 1)
    if below in THIRDS:
        if lang.head_last or follow not in links:
            return False
        return before in lang.data["words"]["articles"] or (before == "du" and _hedge_of(_word(raw, at - 2), lang))
    if below != HALF:
        return False
    tag = _tag(before, lang) if before else ","
    if before in table["vague_adjectives"]:
        return True
    if tag in "OA#":  # "la seconde moitié", "the first half"
        return False
    if follow in links or before in table["before_half"]:
        return True
    named = tag in "ax" and not _hedge(before, lang)
    if not lang.head_last or named or before in lang.data["not_facts"]["part_of_period"]:
        return before in links
    if follow in table["after_half"] or _tag(follow, lang) == "v":
        return True
    return (tag in "vV" or before in lang.data["change"]["by"]) and _ends(follow, lang)


def _single(raw: Sequence[Raw], at: int, place: int, lang: Language) -> bool:
    """ "un tiers vient de", "dont un quart venus de", "a third were"; not "a third time", "un tiers payant"."""
    follow, before = _word(raw, place + 1), _word(raw, at - 1)
    if raw[place][0] in lang.data["numbers"]["half"] and before in lang.data["numbers"]["and"]:
        return False  # "a day and a half"
    if follow in lang.data["words"]["links"] or _ends(follow, lang):
        return True
    tag, change = _tag(follow, lang), lang.data["change"]
    compared = follow in change["more_after"] or follow in change["less_after"]
    if lang.head_last and compared and (_hedge(before, lang) or _word(raw, place + 2) in change["compared"]):
        return True  # "nearly a quarter more than last time"
    if raw[place][0] not in lang.ordinals:
        if tag == "a" and raw[place - 1][0] in lang.data["numbers"]["vague_adjectives"]:
            return True  # "un bon tiers la Normandie"
        return tag in "vV" or (not lang.head_last and follow.endswith(tuple(lang.data["plural_marks"])))
    if not lang.head_last:
        return tag == "V" and _tag(before, lang) == "i"  # "dont un cinquième réservé à"
    if tag in "vV" and before in lang.data["words"]["agents"]:
        return True  # "up by a third compared with"
    if tag != "v":
        return False
    return _hedge(before, lang) or follow in lang.data["numbers"]["plural_verbs"]


def _several(raw: Sequence[Raw], place: int, above: int, below: int, lang: Language) -> bool:
    """ "deux tiers", "three-quarters": less than the whole, and a plural."""
    return above < below and (raw[place][0].endswith("s") or _word(raw, place + 1) in lang.data["words"]["links"])


def _no_fraction(raw: Sequence[Raw], at: int, lang: Language) -> bool:
    """ "un quart de finale", "la moitié nord", "half the size": no part of what is counted."""
    words = lang.data["words"]
    if _word(raw, at) in words["links"] or _word(raw, at) in words["articles"]:
        at += 1
    return _word(raw, at) in lang.data["numbers"]["no_fraction"]


def _of_scale(raw: Sequence[Raw], at: int, lang: Language) -> tuple[int, int]:
    """How many tokens "of a million", "de million", "million" take, and the scale; 0 where none follows."""
    first, at = at, past_hyphen(raw, at)
    if _word(raw, at) in lang.data["words"]["links"]:
        at += 1
        if _word(raw, at) in lang.data["numbers"]["articles"]:
            at += 1
    kind, scale = lang.numbers.get(_word(raw, at), ("", 0))
    return (at + 1 - first, scale) if kind == "scale" else (0, 0)


@cache
def _followers(lang: Language) -> frozenset[str]:
    words = lang.data["words"]
    return frozenset(
        word for name in ("prepositions", "and", "or", "conjunctions", "relatives") for word in words[name]
    )
