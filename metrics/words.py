"""A sentence as a row of tokens: what each word is, where it stands, and which tokens are numbers.

Tags, one letter a token:
  # number   Z other token with digits (its kind in `kinds`)   O ordinal   M month   w weekday
  d of   a article   & and   | or   p preposition   o pronoun   r relative   c adverb or conjunction   v auxiliary
  V verb   A adjective before a noun   J adjective   h phrase of relation   i "including"   x any other word
  and punctuation as itself: , . ; : ( ) " - / % + = < > ~ | * and the euro sign as E; T for a tab, S for a wide gap,
  ^ for a phrase that begins with a sign.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from metrics.language import Language
from metrics.numerals import FRACTIONS, Numeral, Raw, digits, spelled
from metrics.vocab import Entry

__all__ = ["Words", "read_words"]

_NONE: frozenset[str] = frozenset()
_SPLIT = "-"
_SIGNS = {"\x80": "E", "#": "?"}  # what would be taken for another tag
_WORDS = frozenset(("word", "elided", "dotted"))
_NUMBERS = frozenset(("num", "fraction"))
_KIND = {"plain": "word", "whole": "num", "mark": "other", "sep": "date"}  # group of the pattern → kind
Row = tuple[str, int, int, str, frozenset[str], object]  # word, start, stop, tag, roles, value
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
    verbs: str = ""  # what clauses.verbs() tells of each token, once asked
    clauses: tuple[list[int], list[int]] | None = None  # first and last token of the clause of each, once asked
    nounlike: list[int] | None = None  # tokens that a metric's noun may start at, once asked
    nouns: dict[str, dict[int, tuple[int, str]]] = field(default_factory=dict)  # by kind of measure, once asked for
    covered: dict[str, dict[int, tuple[int, int, str]]] = field(default_factory=dict)  # the same by every token
    loud: bool | None = None  # most of its letters are capitals; None until a rule asks

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
    raw = _raw(text, shadow, begin, end, lang)
    names = [item[0] for item in raw]
    single, longer, sizes = lang.lexicon.single, lang.lexicon.longer, lang.lexicon.sizes
    special, ordinals = lang.special, lang.ordinals
    rows: list[Row] = []
    tag = ""  # of the last row
    at, size = 0, len(raw)
    while at < size:
        word, start, stop, kind = raw[at]
        taken = 1
        if kind in _NUMBERS or word in special or (word in longer and at + 1 < size and (word, names[at + 1]) in sizes):
            taken, row = _special(raw, names, at, end, tag, text, lang)
            tag = row[3]
        elif kind in _WORDS:
            entry = single.get(word)
            if entry is not None:
                tag = entry.tag
                row = (word, start, stop, tag, entry.roles, entry.value)
            elif word in ordinals or ("-" in word and word.rsplit("-", 1)[-1] in ordinals):
                tag = "O"
                row = (word, start, stop, tag, _NONE, "ordinal")
            else:
                tag = "x"
                row = (word, start, stop, tag, _NONE, None)
        elif kind == "other":
            row = _sign(word, start, stop, single.get(word))
            tag = row[3]
        else:
            tag = "Z"
            row = (word, start, stop, tag, _NONE, kind)
        rows.append(row)
        at += taken
    return _as_columns(Words(text, shadow, lang, begin, end), rows)


def _as_columns(words: Words, rows: list[Row]) -> Words:
    if rows:
        columns = map(list, zip(*rows, strict=True))
        words.word, words.start, words.stop, words.tag, words.roles, words.value = columns
    words.shape = "".join(words.tag)
    words.size = len(rows)
    words.present = _NONE.union(*words.roles)
    return words


def _sign(word: str, start: int, stop: int, entry: Entry | None) -> Row:
    """The row of a punctuation mark or sign, which is its own tag unless a list gives it one."""
    if entry is None:
        return word, start, stop, _SIGNS.get(word, word), _NONE, None
    return word, start, stop, _SIGNS.get(word, word) if entry.tag == "x" else entry.tag, entry.roles, entry.value


def _special(
    raw: list[Raw], names: list[str], at: int, end: int, before: str, text: str, lang: Language
) -> tuple[int, Row]:
    """How many tokens the number, phrase or word of two readings takes that starts here, and its row.

    before: the tag of the row before it.
    """
    word, start, stop, kind = raw[at]
    lexicon = lang.lexicon
    phrase = lexicon.match_phrase(names, at) if word in lexicon.longer else None
    if phrase is not None and IDIOM in phrase[1].roles and _stands_alone(names, at + phrase[0], lang):
        count = phrase[0]
        tag = "Z" if any(name in lang.starts or name[0].isdigit() for name in names[at : at + count]) else "c"
        return count, (
            " ".join(names[at : at + count]), start, raw[at + count - 1][2], tag, phrase[1].roles, "idiom",
        )  # fmt: skip
    entry = lexicon.single.get(word)
    if entry is not None and before == "#" and _month_after_day(raw, at, entry, lang):
        return 1, (word, start, stop, "M", entry.roles | {"month"}, entry.value)
    if kind in ("num", "fraction") or word in lang.starts:
        taken, numeral = _number(raw, names, at, text, lang)
        if numeral is not None:
            return taken, (word, start, raw[at + taken - 1][2], "#", _NONE, numeral)
    if kind not in _WORDS and kind != "other":
        return 1, (word, start, stop, "Z", _NONE, kind)
    found = phrase or ((1, entry) if entry is not None else None)
    if found is not None and "share.signs" in found[1].roles and before != "#":
        found = (1, entry) if entry is not None else None  # "pour cent dollars"
    if found is None:
        if kind == "other":
            return 1, _sign(word, start, stop, None)
        ordinal = word in lang.ordinals or ("-" in word and word.rsplit("-", 1)[-1] in lang.ordinals)
        return 1, (word, start, stop, "O" if ordinal else "x", _NONE, "ordinal" if ordinal else None)
    count, known = found
    if count == 1 and word in lexicon.written:
        known = lexicon.written[word].get(text[start:stop].lower(), known)
    if count > 1:
        if raw[at + count - 1][2] > end:
            count = 1
        word, stop = " ".join(names[at : at + count]), raw[at + count - 1][2]
    if kind == "other" and count == 1:
        return count, _sign(word, start, stop, known)
    if kind == "other" and known.tag == "x":  # "% points"
        return count, (word, start, stop, "^", known.roles, known.value)
    return count, (word, start, stop, known.tag, known.roles, known.value)


def _month_after_day(raw: list[Raw], at: int, entry: Entry, lang: Language) -> bool:
    """True for a month whose short name is also a number: "26 sept. 2022"."""
    if raw[at][0] not in lang.numbers or "month" not in entry.roles:
        return False
    follow = raw[at + 1] if at + 1 < len(raw) else ("", 0, 0, "")
    return follow[0] == "." or (follow[3] == "num" and len(follow[0]) == 4)


def _stands_alone(names: list[str], at: int, lang: Language) -> bool:
    """False where the words go on to say of what: "à 100 % des stands" is no idiom."""
    return at >= len(names) or names[at] not in lang.data["words"]["links"]


def _raw(text: str, shadow: str, begin: int, end: int, lang: Language) -> list[Raw]:
    """Word, start, stop and kind of each token; hyphens before or after a number word split the token."""
    found: list[Raw] = []
    numbers, lexicon, resume = lang.numbers, lang.lexicon, begin
    after_number = -2  # where the last token ended, if that was a number
    for match in lang.pattern.finditer(shadow, begin, end):
        group = match.lastgroup
        word = match[0]
        start, stop = match.span()
        if start < resume:
            continue
        if group == "plain" and start - after_number > 1 and "-" not in word:
            found.append((word, start, stop, "word"))
            continue
        kind = _KIND.get(group or "other", group or "other")
        if kind == "num":
            found.append((word, start, stop, kind))
            after_number = stop
            continue
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
            elif start - after_number <= 1 and (cut := _scale_prefix(text[start:stop], lang)):
                found.append((word[:cut], start, start + cut, kind))
                found.append((word[cut:], start + cut, stop, kind))
                continue
        elif kind == "mixed" and _is_month(word.partition("-")[0], lang):  # "30 March-2 April"
            cut = word.index("-") if "-" in word else len(word)
            found.append((word[:cut], start, start + cut, "word"))
            found.extend(_raw(text, shadow, start + cut, stop, lang))
            after_number = found[-1][2] if found[-1][3] == "num" else -2
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
                after_number = found[-1][2] if found[-1][3] == "num" else -2
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


def _article(raw: list[Raw], names: list[str], at: int, lang: Language) -> bool:
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


def _number(raw: list[Raw], names: list[str], at: int, text: str, lang: Language) -> tuple[int, Numeral | None]:
    """How many tokens the number takes that starts here, and the number; None if there is none or only an article."""
    if raw[at][3] in _NUMBERS:
        taken, numeral = digits(raw, at, lang, text)
    elif at + 1 < len(raw) and names[at] in lang.articles and names[at + 1] not in lang.after_article:
        return 0, None
    else:
        taken, numeral = spelled(raw, at, lang)
    if numeral is None or (taken == 1 and numeral.value == 1 and _article(raw, names, at, lang)):
        return 0, None
    return taken, numeral
