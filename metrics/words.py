"""A sentence as a row of tokens: what each word is, where it stands, and which tokens are numbers.

Tags, one letter a token:
  # number   Z other token with digits (its kind in `kinds`)   O ordinal   M month   w weekday
  d of   a article   & and   | or   p preposition   o pronoun   r relative   c adverb or conjunction   v auxiliary
  V verb   A adjective before a noun   J adjective   h phrase of relation   i "including"   x any other word
  and punctuation as itself: , . ; : ( ) " - / % + = < > ~ | * and the euro sign as E; T for a tab, S for a wide gap.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from metrics.language import Language
from metrics.numerals import FRACTIONS, Numeral, digits, spelled

__all__ = ["Words", "read_words"]

_NONE: frozenset[str] = frozenset()
_SPLIT = "-"
_SIGNS = {"\x80": "E", "#": "?"}  # what would be taken for another tag
IDIOM = "not_facts.idioms"


@dataclass(slots=True)
class Words:
    """Tokens of one sentence in parallel lists; offsets point into the text."""

    text: str
    shadow: str
    lang: Language
    begin: int
    end: int
    word: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    stop: list[int] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    roles: list[frozenset[str]] = field(default_factory=list)
    value: list[object] = field(default_factory=list)  # Numeral of "#", kind of "Z", number of a month
    shape: str = ""  # the tags as one string
    size: int = 0
    present: frozenset[str] = _NONE  # every role of any token: what a rule need not look for

    def __len__(self) -> int:
        return len(self.word)

    def stated(self, first: int, last: int) -> str:
        """The text from token first to token last, both included."""
        return self.text[self.start[first] : self.stop[last]]

    def upper(self, at: int) -> bool:
        """True where the token starts with a capital letter."""
        return self.text[self.start[at]].isupper()

    def glued(self, at: int) -> bool:
        """True where nothing stands between this token and the one before."""
        return at > 0 and self.stop[at - 1] == self.start[at]

    def numeral(self, at: int) -> Numeral:
        """The number at a "#" token."""
        value = self.value[at]
        assert isinstance(value, Numeral)
        return value


def read_words(text: str, shadow: str, begin: int, end: int, lang: Language) -> Words:
    """The tokens of text[begin:end], phrases and numbers each made one token."""
    words = Words(text, shadow, lang, begin, end)
    raw = _raw(text, shadow, begin, end, lang)
    names = [item[0] for item in raw]
    lexicon, at, size = lang.lexicon, 0, len(raw)
    while at < size:
        word, start, stop, kind = raw[at]
        found = lexicon.match_phrase(names, at) if word in lexicon.longer else None
        if found is not None and IDIOM in found[1].roles and _stands_alone(names, at + found[0], lang):
            count = found[0]
            tag = "Z" if any(name in lang.starts or name[0].isdigit() for name in names[at : at + count]) else "c"
            _push(words, " ".join(names[at : at + count]), start, raw[at + count - 1][2], tag, found[1].roles, "idiom")
            at += count
            continue
        if _month_after_day(raw, at, words):
            entry = lexicon.single[word]
            _push(words, word, start, stop, "M", entry.roles | {"month"}, entry.value)
            at += 1
            continue
        if kind == "num" or word in lang.starts or kind == "fraction":
            taken = _number(raw, names, at, words)
            if taken:
                at += taken
                continue
        if kind in ("word", "elided", "dotted", "other"):
            found = lexicon.match(names, at)
            if found is not None and "share.signs" in found[1].roles and words.tag[-1:] != ["#"]:
                found = (1, lexicon.single[word]) if word in lexicon.single else None  # "pour cent dollars"
            if found is not None:
                count, entry = found
                if count == 1 and word in lexicon.written:
                    entry = lexicon.written[word].get(text[start:stop].lower(), entry)
                if count > 1:
                    if raw[at + count - 1][2] > end:
                        count = 1
                    word, stop = " ".join(names[at : at + count]), raw[at + count - 1][2]
                tag = entry.tag
                if tag == "x" and kind == "other":
                    tag = _SIGNS.get(word, word)
                _push(words, word, start, stop, tag, entry.roles, entry.value)
                at += count
                continue
            if kind == "other":
                _push(words, word, start, stop, _SIGNS.get(word, word), _NONE, None)
            elif word in lang.ordinals or ("-" in word and word.rsplit("-", 1)[-1] in lang.ordinals):
                _push(words, word, start, stop, "O", _NONE, "ordinal")
            else:
                _push(words, word, start, stop, "x", _NONE, None)
        else:
            _push(words, word, start, stop, "Z", _NONE, kind)
        at += 1
    words.shape = "".join(words.tag)
    words.size = len(words.word)
    words.present = _NONE.union(*words.roles)
    return words


def _month_after_day(raw: list[tuple[str, int, int, str]], at: int, words: Words) -> bool:
    """True for a month whose short name is also a number: "26 sept. 2022"."""
    word = raw[at][0]
    entry = words.lang.lexicon.single.get(word)
    if entry is None or word not in words.lang.numbers or "month" not in entry.roles:
        return False
    follow = raw[at + 1] if at + 1 < len(raw) else ("", 0, 0, "")
    return words.tag[-1:] == ["#"] and (follow[0] == "." or (follow[3] == "num" and len(follow[0]) == 4))


def _stands_alone(names: list[str], at: int, lang: Language) -> bool:
    """False where the words go on to say of what: "à 100 % des stands" is no idiom."""
    return at >= len(names) or names[at] not in lang.data["words"]["links"]


def _push(words: Words, word: str, start: int, stop: int, tag: str, roles: frozenset[str], value: object) -> None:
    words.word.append(word)
    words.start.append(start)
    words.stop.append(stop)
    words.tag.append(tag)
    words.roles.append(roles)
    words.value.append(value)


def _raw(text: str, shadow: str, begin: int, end: int, lang: Language) -> list[tuple[str, int, int, str]]:
    """Word, start, stop and kind of each token; hyphens before or after a number word split the token."""
    found: list[tuple[str, int, int, str]] = []
    numbers, lexicon, resume = lang.numbers, lang.lexicon, begin
    for match in lang.pattern.finditer(shadow, begin, end):
        word, kind = match.group(), match.lastgroup or "other"
        start, stop = match.span()
        if start < resume:
            continue
        if kind == "sep":
            kind = "date"
        if kind == "word":
            if "-" in word and word not in lexicon.single and word not in numbers:
                parts = word.split("-")
                part = parts[-1] in lang.data["numbers"]["fractions"] and numbers.get(parts[0], ("", 0))[0] == "unit"
                if (parts[0] in numbers or parts[0] in lang.starts) and (part or parts[-1] not in lang.ordinals):
                    _split(found, parts, start)
                    continue
            elif word.endswith("'s") and len(word) > 2:
                found.append((word[:-2], start, stop - 2, kind))
                found.append(("'s", stop - 2, stop, kind))
                continue
            elif (
                found
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
            found.extend(_raw(text, shadow, start + cut, stop, lang))
            continue
        elif kind == "mixed":
            prefix = _money_prefix(word, text[start:stop], lang)
            if prefix:
                found.append((word[:prefix], start, start + prefix, "word"))
                found.extend(_raw(text, shadow, start + prefix, stop, lang))
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


def _split(found: list[tuple[str, int, int, str]], parts: list[str], start: int) -> None:
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


def _money_prefix(word: str, printed: str, lang: Language) -> int:
    """How many letters of "USD25" or "KSh450m" name a currency; 0 for other tokens with digits."""
    size = 0
    while size < len(word) and word[size].isalpha():
        size += 1
    entry = lang.money.single.get(word[:size]) if 0 < size <= 5 and word[size : size + 1].isdigit() else None
    if entry is None or not isinstance(entry.value, list):
        return 0
    fits = any(s.side != "after" and (not s.exact or s.text == printed[:size]) for s in entry.value)
    return size if fits else 0


def _article(raw: list[tuple[str, int, int, str]], names: list[str], at: int, lang: Language) -> bool:
    """True for "un", "une" as an article: no unit, per cent sign, "seul" or "sur" after it."""
    table = lang.data["numbers"]
    if raw[at][0] not in table["articles"] or at + 1 >= len(raw):
        return False
    follow = names[at + 1]
    entry = lang.lexicon.single.get(follow)
    if (
        follow in table["only"]
        or follow in lang.units.single
        or follow in lang.units.longer
        or follow in lang.money.single
    ):
        return False
    phrase = lang.lexicon.match(names, at + 1)
    signs = phrase is not None and "share.signs" in phrase[1].roles
    return not signs and not (entry is not None and entry.roles & {"share.signs", "parts.out_of", "change.points"})


def _number(raw: list[tuple[str, int, int, str]], names: list[str], at: int, words: Words) -> int:
    """Push the number that starts at this token; how many tokens it takes, 0 if none."""
    word, start, _, kind = raw[at]
    if kind == "num" or kind == "fraction":
        taken, numeral = digits(raw, at, words.lang, words.text)
    else:
        taken, numeral = spelled(raw, at, words.lang)
    if numeral is None or (taken == 1 and numeral.value == 1 and _article(raw, names, at, words.lang)):
        return 0
    _push(words, word, start, raw[at + taken - 1][2], "#", _NONE, numeral)
    return taken
