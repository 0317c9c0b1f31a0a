"""The noun that names an amount or an area: right behind it, else the nearest before it in its clause."""

from __future__ import annotations

from metrics.counted.nouns import Noun, covering, known_nouns
from metrics.counted.phrases import inverted, label_end
from metrics.counted.subjects import BREAKS, FAR, governor
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words

__all__ = ["anchor"]


def anchor(words: Words, first: int, last: int, kind: str) -> Noun | None:
    """The noun that names a measure of money or area: to its right, else the nearest to its left in its clause."""
    known = known_nouns(words, kind)
    if not known:
        return None
    size, tags, head_last = words.size, words.shape, words.lang.head_last
    of_what = words.lang.lists["money.of_what"]
    step, reach = last + 1, 0
    if step < size and tags[step] == "(":
        close = tags.find(")", step + 1, step + 9)
        behind = words.word[close + 1] if 0 < close < size - 1 else ""
        linked = behind in words.lang.lists["money.of_what"] or (head_last and close + 1 in known)
        if behind and (tags[close + 1] == "d" or (head_last and linked)):
            step = close + 1  # "a SEK 1.4 billion (€123 million) contract"
    elif step < size and tags[step] == "a" and inverted(words, first):
        step += 1
    while step < size and reach < 5:
        tag = tags[step]
        if step in known and tag != "v":
            count, metric = known[step]
            stop = step + count - 1
            if head_last:
                return _last_of_run(words, Noun(step, step, stop, metric), known)
            return Noun(step, step, label_end(words, stop + 1), metric)
        if (
            tag in "dA"
            or (tag in "a&" and reach)
            or (head_last and tag in "xJV" and (tag != "V" or words.word[step].endswith(("ing", "total"))))
            or (tag == "p" and reach == 0 and words.word[step] in of_what and not _joined(words, first, kind))
        ):
            step, reach = step + 1, reach + 1
        else:
            break
    return _anchor_left(words, first, kind)


def _last_of_run(words: Words, noun: Noun, known: dict[int, tuple[int, str]]) -> Noun:
    """ "a Rs 75-crore modernisation fund": the last noun of an English compound is its head."""
    head, last, metric = noun.head, noun.last, noun.metric
    while last + 1 in known and words.tag[last + 1] != "v":
        head = last + 1
        count, metric = known[head]
        last += count
    return Noun(head, noun.first, last, metric)


def _joined(words: Words, first: int, kind: str) -> bool:
    """ "un investissement de 3 M€ en travaux", "ventas por 3 M€": a link joins the amount to a known noun."""
    link = first - 1
    return link > 0 and words.shape[link] in "dp" and link - 1 in covering(words, kind)


def _anchor_left(words: Words, first: int, kind: str) -> Noun | None:
    covered, tags = covering(words, kind), words.shape
    if not covered:
        return None
    step, seen, best = first - 1, 0, None
    while step >= 0 and seen < FAR:
        tag = tags[step]
        if tag in BREAKS and tag != "|" and (tag != ":" or seen > 2):
            return best
        if tag == "#" and best is None and seen > 1 and tags[step + 1] != "O" and step and tags[step - 1] in ",;":
            return None
        found = covered.get(step)
        if found is not None and found[1] < first and not _modifies(words, found[0], found[1], first):
            begin, stop, metric = found
            end = label_end(words, stop + 1)
            if end >= first:
                end = stop if words.lang.head_last else first - 1
            noun = Noun(begin, begin, end, metric)
            if stop + 2 == first and tags[stop + 1] == "d":
                return noun  # "une bourse de 2 500 $"
            hung = governor(words, begin)
            if hung == "preposition" and tags[first - 1] == ":":
                best = best or noun  # "Retombées pour l'économie locale : 3 M€"
            elif hung == "preposition" and best is None and _is_said(words, stop + 1, first):
                best = noun  # "deals struck during the market were worth 38 million"
            elif hung != "noun":
                return best if best is not None and best.head - begin > 8 else noun
            best = best or noun
            step = begin
        step, seen = step - 1, seen + 1
    return best


def _modifies(words: Words, first: int, last: int, before: int) -> bool:
    """ "€45 on trade days and €14": a noun of money that only says which days, or that another figure has."""
    if not words.lang.head_last:
        return False
    after = last + 1
    if words.shape[after : after + 2] == "d#" and after + 2 < before and "share.signs" in words.roles[after + 2]:
        return True  # "at an annual rate of 5.3% to reach $533 billion"
    if first and words.tag[first - 1] == "#" and words.lang.units.match(words.word, first) is not None:
        return True  # "a hangar of 12,000 square metres, budgeted at 18 million"
    return after < before and words.tag[after] in "xN" and plural(words, after)


def _is_said(words: Words, first: int, last: int) -> bool:
    """True where a verb of amounts stands between a noun and the amount: "were worth", "totalled"."""
    return any("words.amount_verbs" in roles for roles in words.roles[first:last])
