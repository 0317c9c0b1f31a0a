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

from metrics.sentence.numerals import Numeral, Raw, digits, spelled
from metrics.sentence.tokens import WORDS, raw_tokens
from metrics.vocabulary.language import Language
from metrics.vocabulary.vocab import ALWAYS, Entry

__all__ = ["Words", "read_words"]

_NONE: frozenset[str] = frozenset()
_NUMBERS = frozenset(("num", "fraction"))
_KNOWN = frozenset((*WORDS, "other"))
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
    reasons: dict[int, str] | None = None  # why its numbers are no facts, once asked for again
    present: frozenset[str] = _NONE  # every role of any token: what a rule need not look for
    verbs: str = ""  # what clauses.verbs() tells of each token, once asked
    clauses: tuple[list[int], list[int]] | None = None  # first and last token of the clause of each, once asked
    nounlike: list[int] | None = None  # tokens that a metric's noun may start at, once asked
    spans: bool | None = None  # whether any of its words may tell that a figure counts over years, once asked
    nouns: dict[str, dict[int, tuple[int, str]]] = field(default_factory=dict)  # by kind of measure, once asked for
    covered: dict[str, dict[int, tuple[int, int, str]]] = field(default_factory=dict)  # the same by every token
    moves: list[int] | None = None  # tokens that tell a rise, a fall or a comparison; None until a rule asks
    loud: bool | None = None  # most of its letters are capitals; None until a rule asks

    def __len__(self) -> int:
        return len(self.word)

    def forget(self) -> None:
        """Let go of the tokens: a long text needs those of its last sentences alone."""
        self.word, self.tag, self.roles, self.value, self.start, self.stop = [], [], [], [], [], []
        self.nouns, self.covered, self.clauses, self.nounlike, self.moves = {}, {}, None, None, None

    def stated(self, first: int, last: int) -> str:
        """The text from token first to token last, both included."""
        return self.text[self.start[first] : self.stop[last]]

    def upper(self, at: int) -> bool:
        """True where the token starts with a capital letter."""
        return self.text[self.start[at]].isupper()

    def glued(self, at: int) -> bool:
        """True where nothing stands between this token and the one before."""
        return at > 0 and self.stop[at - 1] == self.start[at]

    def listed(self, at: int, section: str) -> str:
        """The list of a section of the word file that has this token, the first of several; "" where none does."""
        roles = self.roles[at]
        return next((name for name in self.lang.data[section] if f"{section}.{name}" in roles), "")

    def numeral(self, at: int) -> Numeral:
        """The number at a "#" token."""
        value = self.value[at]
        assert isinstance(value, Numeral)
        return value


def read_words(text: str, shadow: str, begin: int, end: int, lang: Language) -> Words:
    """The tokens of text[begin:end], phrases and numbers each made one token."""
    raw = raw_tokens(text, shadow, begin, end, lang)
    names = [item[0] for item in raw]
    told, sizes, ordinals = lang.told, lang.lexicon.sizes, lang.ordinals
    rows: list[Row] = []
    tag = ""  # of the last row
    skip, size = 0, len(raw)
    for at, (word, start, stop, kind) in enumerate(raw):
        if at < skip:
            continue
        known = told.get(word)
        if kind == "num" or (
            known is not None
            and known.special
            and (known.special == ALWAYS or (at + 1 < size and (word, names[at + 1]) in sizes))
        ):
            taken, row = _special(raw, names, at, end, tag, text, lang)
            skip, tag = at + taken, row[3]
        elif kind in _KNOWN:
            if known is not None:
                tag = known.tag
                row = (word, start, stop, tag, known.roles, known.value)
            elif "-" in word and word.rsplit("-", 1)[-1] in ordinals:
                tag = "O"
                row = (word, start, stop, tag, _NONE, "ordinal")
            else:
                tag = "x"
                row = (word, start, stop, tag, _NONE, None)
        elif kind == "fraction":
            taken, row = _special(raw, names, at, end, tag, text, lang)
            skip, tag = at + taken, row[3]
        else:
            tag = "Z"
            row = (word, start, stop, tag, _NONE, kind)
        rows.append(row)
    return _as_columns(Words(text, shadow, lang, begin, end), rows)


def _as_columns(words: Words, rows: list[Row]) -> Words:
    if rows:
        columns = map(list, zip(*rows, strict=True))
        words.word, words.start, words.stop, words.tag, words.roles, words.value = columns
    words.shape = "".join(words.tag)
    words.size = len(rows)
    words.present = _NONE.union(*words.roles)
    return words


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
    if kind not in WORDS and kind != "other":
        return 1, (word, start, stop, "Z", _NONE, kind)
    found = phrase or ((1, entry) if entry is not None else None)
    if found is not None and "share.signs" in found[1].roles and before != "#":
        found = (1, entry) if entry is not None else None  # "pour cent dollars"
    if found is None:
        if kind == "other":
            return 1, (word, start, stop, lang.told[word].tag, _NONE, None)
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
        tag = lang.told[word].tag if known.tag == "x" else known.tag
        return count, (word, start, stop, tag, known.roles, known.value)
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
