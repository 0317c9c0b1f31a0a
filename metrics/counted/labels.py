"""Labels of figures: what stands before a colon, a bar or a gap, and what stands behind a colon."""

from __future__ import annotations

from metrics.counted.nouns import Noun, known_nouns
from metrics.sentence.words import Words

__all__ = ["label_after", "label_before"]

SHORT = 4  # tokens of a label that may hold a verb
OPENING = "-*hapE"  # tags that may stand before a figure that opens its line


def label_before(words: Words, at: int) -> Noun | None:
    """The label of "Exposants : 1 250", "Visitors | 30,500", "Space   179,000": what stands before the sign or gap."""
    tags, roles = words.shape, words.roles
    sign = at - 1
    only = words.lang.lists["numbers.only"]
    while sign >= 0 and (tags[sign] in "~(+" or "relations" in roles[sign] or words.word[sign] in only):
        sign -= 1
    if sign < 0:
        return None
    if tags[sign] in ":|=" or (tags[sign] == "-" and not words.glued(at)):
        sign -= 1
    else:
        gap = words.start[at] - words.stop[at - 1]
        if gap < 2 and (gap < 1 or words.text[words.stop[at - 1]] not in "\t\n"):
            return None
    if "share.signs" in roles[sign]:
        return None  # "59 per cent: 214 talks and 913 posters"
    if sign > 1 and tags[sign] == ")":  # "Visiteurs (2019) : 125 000"
        opened = tags.rfind("(", max(0, sign - 5), sign)
        sign = opened - 1 if opened > 0 else sign
    if sign > 0 and tags[sign] == "#" and words.numeral(sign).year_like:
        sign -= 1  # "Attendance 2023: 45,300"
    first, opened = sign, tags.rfind("(", 0, sign + 1)
    aside = opened if opened > tags.rfind(")", 0, sign + 1) else -1  # "210 acheteurs (Chine : 22)"
    while (
        first > aside
        and sign - first < 14
        and tags[first] not in ".;|*#?!"
        and (first == sign or tags[first + 1] != "i")  # "dont exposants étrangers : 1 106 m²"
        and (first == sign or "\t" not in words.text[words.stop[first] : words.start[first + 1]])
    ):
        first -= 1
    first += 1
    if first and tags[first - 1] == "#" and tags[first : sign + 1].lstrip("E$£")[:1] == "p":
        return None  # "€84,500 in total: €50,000 from the council"
    while first <= sign and tags[first] in "-*>~a":
        first += 1
    if first > sign or _clause(words, first, sign):
        return None
    colon = words.lang.head_last and tags[sign + 1 : sign + 2] == ":"
    said = tags.find("v", first + 1, sign + 1) if colon else -1  # "Start-ups are welcome: 60 …"
    return _head_in(words, first, said - 1 if said > 0 else sign)


def _clause(words: Words, first: int, last: int) -> bool:
    """ "Les titulaires ont répondu présent : 6 480 sont venus": a sentence of its own is no label."""
    if last - first < SHORT or "r" in words.shape[first:last]:
        return False
    return any(words.tag[at] == "v" and "status.past" in words.roles[at] for at in range(first + 1, last))


def _head_in(words: Words, first: int, last: int) -> Noun:
    """The head of a label that runs from first to last: the first known noun, or the last before a preposition."""
    tags, known = words.shape, known_nouns(words)
    stop = first
    while stop <= last and tags[stop] not in "pdr(,":
        stop += 1
    whole = [at for at in range(first, last + 1) if at in known and at + known[at][0] <= last + 1]
    inside = [at for at in whole if at + known[at][0] <= stop]
    if inside:
        head = inside[-1] if words.lang.head_last else inside[0]
        chosen = max((at for at in inside if at <= head < at + known[at][0]), key=lambda at: known[at][0])
        return Noun(chosen, first, last, known[chosen][1])
    if whole:
        return Noun(whole[0], first, last, known[whole[0]][1])
    head = max(first, stop - 1) if words.lang.head_last else first
    return Noun(min(head, last), first, last, "other")


def label_after(words: Words, first: int, last: int) -> Noun | None:
    """ "90 à 170 euros : le prix d'un dossard": the label behind the colon, where the figure opens the line."""
    tags, size = words.shape, words.size
    if last + 2 >= size or tags[last + 1] != ":" or tags[:first].strip(OPENING):
        return None
    begin = last + 2
    while begin < size and tags[begin] in 'a"':
        begin += 1
    stop = begin
    while stop + 1 < size and tags[stop + 1] not in ".;,(:#" and stop - begin < 9:
        stop += 1
    return _head_in(words, begin, stop) if begin < size else None
