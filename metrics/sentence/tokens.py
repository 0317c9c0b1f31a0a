"""A sentence cut into raw tokens: words, numbers as printed, dates, signs; glued ones taken apart."""

from __future__ import annotations

from metrics.sentence.numeral import Raw
from metrics.sentence.numerals import FRACTIONS
from metrics.vocabulary.currencies import vouched
from metrics.vocabulary.language import Language

__all__ = ["WORDS", "raw_tokens"]

WORDS = frozenset(("word", "elided", "dotted"))
_SPLIT = "-"
_KIND = {  # group of the pattern → kind
    "word": "word", "elided": "elided", "dotted": "dotted", "hyphened": "hyphened", "num": "num", "figure": "num",
    "other": "other", "sign": "sign", "date": "date", "sep": "date", "phone": "phone", "clock": "clock", "url": "url",
    "isbn": "isbn", "version": "version", "mixed": "mixed",
}  # fmt: skip
_GLUED = frozenset(("hyphened", "sign", "mixed"))  # kinds that may hold more than one token, or stand for another


def raw_tokens(text: str, shadow: str, begin: int, end: int, lang: Language) -> list[Raw]:
    """Word, start, stop and kind of each token; hyphens before or after a number word split the token."""
    found = [
        (m[0], m.start(), m.end(), _KIND[m.lastgroup or "sign"]) for m in lang.pattern.finditer(shadow, begin, end)
    ]
    for item in found:
        if item[3] in _GLUED or item[0] in lang.scaled_money:
            return _taken_apart(found, text, shadow, end, lang)
    return found


def _taken_apart(tokens: list[Raw], text: str, shadow: str, end: int, lang: Language) -> list[Raw]:
    """The tokens with glued ones taken apart: "trois-quarts", "exhibitors's", "USD25", "10 MDH"."""
    found: list[Raw] = []
    numbers, lexicon, clitics, resume = lang.numbers, lang.lexicon, lang.data["clitics"], 0
    for word, start, stop, kind in tokens:
        if start < resume:
            if stop > resume:  # "rs1,5 400": the end of "5 400" is a number of its own
                found.extend(raw_tokens(text, shadow, resume, stop, lang))
            continue
        if kind == "hyphened":
            kind = "word"
        elif kind == "sign":
            kind = "other"
        if kind == "word":
            if "-" in word and word not in lexicon.single and word not in numbers:
                parts = word.split("-")
                part = parts[-1] in lang.data["numbers"]["fractions"] and numbers.get(parts[0], ("", 0))[0] == "unit"
                if (parts[0] in numbers or parts[0] in lang.starts) and (part or parts[-1] not in lang.ordinals):
                    _split(found, parts, start)
                    continue
            elif (cut := word.rfind("'")) > 0 and (spelled := clitics.get(word[cut:])):
                found.append((word[:cut], start, start + cut, kind))
                found.append((spelled, start + cut, stop, kind))
                continue
            elif (
                word in lang.scaled_money
                and found
                and found[-1][3] == "num"
                and start - found[-1][2] <= 1
                and (cut := _scale_prefix(text[start:stop], lang))
            ):
                found.append((word[:cut], start, start + cut, kind))
                found.append((word[cut:], start + cut, stop, kind))
                continue
        elif kind == "mixed" and _is_month(word.partition("-")[0], lang):  # "30 March-2 April"
            cut = word.index("-") if "-" in word else len(word)
            found.append((word[:cut], start, start + cut, "word"))
            found.extend(raw_tokens(text, shadow, start + cut, stop, lang))
            continue
        elif kind == "mixed":
            prefix = _money_prefix(word, text[start:stop], shadow, lang)
            if prefix:
                found.append((word[:prefix], start, start + prefix, "word"))
                found.extend(raw_tokens(text, shadow, start + prefix, stop, lang))
                if stop < end and shadow[stop] in ",. '" and found[-1][3] == "num":
                    # "rs10,000": the pattern for names with digits stopped at the comma
                    again = lang.pattern.match(shadow, start + prefix, end)
                    if again is not None and again.end() > stop:
                        found[-1] = (again.group(), start + prefix, again.end(), "num")
                        resume = again.end()
                continue
        elif kind == "other" and text[start] in FRACTIONS:
            word, kind = text[start], "fraction"
        elif kind == "other" and text[start] == "\u2044":
            word = "/"
        found.append((word, start, stop, kind))
    return found


def _is_month(word: str, lang: Language) -> bool:
    entry = lang.lexicon.single.get(word)
    return entry is not None and "month" in entry.roles


def _split(found: list[Raw], parts: list[str], start: int) -> None:
    for number, part in enumerate(parts):
        if number:
            found.append((_SPLIT, start - 1, start, "other"))
        if part:
            found.append((part, start, start + len(part), "word"))
        start += len(part) + 1


def _scale_prefix(printed: str, lang: Language) -> int:
    """How many letters of "MDH", "kEUR", "MdFCFA" are a suffix before a currency; 0 for other words."""
    for suffix in lang.suffixes:
        if printed.startswith(suffix) and 2 <= len(printed) - len(suffix) <= 4:
            entry = lang.money.single.get(printed[len(suffix) :].lower())
            if (
                entry is not None
                and isinstance(entry.value, list)
                and any(s.text == printed[len(suffix) :] for s in entry.value)
            ):
                return len(suffix)
    return 0


def _money_prefix(word: str, printed: str, shadow: str, lang: Language) -> int:
    """How many letters of "USD25" or "KSh450m" name a currency; 0 for other tokens with digits."""
    size = 0
    while size < len(word) and word[size].isalpha():
        size += 1
    entry = lang.money.single.get(word[:size]) if 0 < size <= 5 and word[size : size + 1].isdigit() else None
    if entry is None or not isinstance(entry.value, list):
        return 0
    fits = any(
        s.side != "after" and (not s.exact or s.text == printed[:size]) and (not s.doubted or vouched(s.text, shadow))
        for s in entry.value
    )
    return size if fits else 0
