"""Labels of figures: what stands before a colon, a bar or a gap, and what stands behind a colon."""

from __future__ import annotations

from metrics.phrases import Noun, known_noun
from metrics.words import Words

__all__ = ["label_after", "label_before"]


def label_before(words: Words, at: int) -> Noun | None:
    """The label of "Exposants : 1 250", "Visitors | 30,500", "Space   179,000": what stands before the sign or gap."""
    sign = at - 1
    while sign >= 0 and (words.tag[sign] in "~(+" or any(r.startswith("relations.") for r in words.roles[sign])):
        sign -= 1
    if sign < 0:
        return None
    gap = words.text[words.stop[at - 1] : words.start[at]]
    if words.tag[sign] in ":|=" or (words.tag[sign] == "-" and not words.glued(at)):
        sign -= 1
    elif not ("\t" in gap or "\n" in gap or len(gap) >= 2):
        return None
    if sign > 1 and words.tag[sign] == ")":  # "Visiteurs (2019) : 125 000"
        opened = next((k for k in range(sign - 1, max(-1, sign - 6), -1) if words.tag[k] == "("), 0)
        sign = opened - 1 if opened else sign
    first = sign
    while (
        first >= 0
        and sign - first < 14
        and words.tag[first] not in ".;|*#?!"
        and (first == sign or "\t" not in _gap(words, first))
    ):
        first -= 1
    first += 1
    while first <= sign and words.tag[first] in "-*>~a":
        first += 1
    if first > sign:
        return None
    return _head_in(words, first, sign)


def _gap(words: Words, at: int) -> str:
    return words.text[words.stop[at] : words.start[at + 1]] if at + 1 < len(words) else ""


def _head_in(words: Words, first: int, last: int) -> Noun:
    """The head of a label that runs from first to last: the first known noun, or the last before a preposition."""
    stop = first
    while stop <= last and words.tag[stop] not in "pdr(,":
        stop += 1
    known = [(k, found) for k in range(first, last + 1) if (found := known_noun(words, k)) and k + found[0] - 1 <= last]
    inside = [(k, found) for k, found in known if k + found[0] - 1 < stop]
    if inside:
        k, found = inside[-1] if words.lang.head_last else inside[0]
        longest = max(
            (item for item in inside if item[0] <= k < item[0] + item[1][0] or item[0] == k), key=lambda i: i[1][0]
        )
        k, found = longest
        return Noun(k, first, last, found[1])
    if known:
        k, found = known[0]
        return Noun(k, first, last, found[1])
    head = max(first, stop - 1) if words.lang.head_last else first
    return Noun(min(head, last), first, last, "other")


def label_after(words: Words, last: int) -> Noun | None:
    """ "90 à 170 euros : le prix d'un dossard": the label behind the colon, where the figure opens the line."""
    if last + 2 >= len(words) or words.tag[last + 1] != ":":
        return None
    first = last + 2
    while first < len(words) and words.tag[first] in 'a"':
        first += 1
    stop = first
    while stop + 1 < len(words) and words.tag[stop + 1] not in ".;,(:#" and stop - first < 9:
        stop += 1
    return _head_in(words, first, stop) if first < len(words) else None
