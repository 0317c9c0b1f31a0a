"""What follows a number: the counted noun, its adjectives and complements, and the metric of its head."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.nonfacts import plural
from metrics.words import Words

__all__ = ["Noun", "_adjective", "complement", "known_noun", "label_end", "noun_after", "number_nouns"]

REACH = 9  # tokens a noun phrase may hold


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: the token of its head, first and last token of its label, and the metric of the head."""

    head: int
    first: int
    last: int
    metric: str


def noun_after(words: Words, at: int, one: bool = False) -> Noun | None:
    """The counted noun that starts at this token (right after a number); None where none follows.

    one: the number is one, so that the noun is singular.
    """
    return _head_last(words, at, one) if words.lang.head_last else _head_first(words, at, one)


def _skip(words: Words, at: int, tags: str) -> int:
    while at < len(words) and words.tag[at] in tags:
        at += 1
    return at


def _head_first(words: Words, at: int, one: bool) -> Noun | None:
    """French and its kin: adjectives of a short list, the noun, its adjectives and complements."""
    size = len(words)
    if (
        at + 3 < size
        and words.tag[at] == "a"
        and words.word[at + 1] in number_nouns(words)
        and words.tag[at + 2] == "d"
    ):
        at += 3  # "on évalue à 342 000 le nombre d'entrées"
    first = head = _skip(words, at, 'd"-(' if at < size and words.tag[at] in 'd"' else '"')
    while head < size and words.tag[head] == "A" and (not known_noun(words, head) or _before_noun(words, head)):
        head += 1
    if head >= size:
        return None
    found = known_noun(words, head)
    if found:
        count, metric = found
        last = label_end(words, head + count)
        if words.word[head] in words.lang.data["words"]["kind_nouns"] and last > head + 1:
            metric = next((item[1] for k in range(head + 2, last + 1) if (item := known_noun(words, k))), metric)
        while count > 1 and words.tag[head] == "A":
            head, count = head + 1, count - 1  # "grandes entreprises" ends with its noun
        return Noun(head, first, last, metric)
    if words.tag[head] in "xVJ" and _noun_like(words, head, one):
        return Noun(head, first, label_end(words, head + 1), "other")
    return None


def known_noun(words: Words, at: int, kind: str = "count") -> tuple[int, str] | None:
    """How many tokens the metric's noun takes that starts here, and the metric."""
    trie = words.lang.nouns[kind]
    found = trie.match(words.word, at)
    if found is None:
        return None
    if found[0] == 1:
        printed = words.stated(at, at).lower()
        if (
            (
                not printed.isascii()
                and printed not in trie.written.get(words.word[at], {printed: None})
                and words.tag[at] in "vVJx"
            )
            and printed[-1] in "éès"
            and printed.rstrip("s")[-1:] == "é"
        ):
            return None  # "élevé" is no pupil
    return found[0], str(found[1].value)


def _before_noun(words: Words, at: int) -> bool:
    """True for an adjective that is also a noun, with its noun after it: "90 jeunes chercheurs"."""
    found = known_noun(words, at)
    if found is None or found[0] > 1 or at + 1 >= len(words) or words.tag[at + 1] not in "xNV":
        return False
    return plural(words, at + 1) and known_noun(words, at + 1) is not None


def _noun_like(words: Words, at: int, one: bool) -> bool:
    """True where an unknown word may be the counted noun."""
    word = words.word[at]
    roles = words.roles[at]
    linked = at + 1 < len(words) and words.tag[at + 1] == "d"  # "neuf points de ravitaillement"
    if len(word) < 2 or (any(r.startswith(("relations.", "change.", "years.")) for r in roles) and not linked):
        return False
    if words.glued(at) and words.tag[at] != "x":
        return False
    if words.upper(at) and words.tag[at] == "x":
        return True
    if words.tag[at] == "V":
        printed = words.stated(at, at)
        return (
            printed.endswith("s")
            and not printed.endswith(tuple(words.lang.data["words"]["not_noun_endings"]))
            and len(word) > 3
        )
    return one or plural(words, at)


def label_end(words: Words, at: int) -> int:
    """The last token of the label whose head ends before at: adjectives, one coordination, complements after "de"."""
    size, start = len(words), at
    links = joins = 0
    while at < size and at - start < REACH:
        tag = words.tag[at]
        if (words.tag[at] in "x" and _adjective(words, at) and not words.upper(at)) or tag == "J":
            at += 1
        elif tag == "d" and links < 2 and at + 1 < size:
            step = at + 1
            while step < size and words.tag[step] in "aA":
                step += 1
            if step >= size or words.tag[step] not in "xNVJ" or is_verb_form(words, step):
                break
            found = known_noun(words, step)
            at, links = step + (found[0] if found else 1), links + 1
        elif tag == "&" and not joins and at + 1 < size:
            step = at + 1
            found = known_noun(words, step)
            if found:
                at, joins = step + found[0], 1
            elif words.tag[step] == "x" and plural(words, step) and not links:
                at, joins = step + 1, 1
            else:
                break
        elif tag in "-" and at + 1 < size and words.glued(at) and words.glued(at + 1):
            at += 2
        else:
            break
    return at - 1


def _adjective(words: Words, at: int) -> bool:
    printed = words.stated(at, at).lower()
    if printed.endswith(("ent", "aient", "ront", "èrent")) and not printed.endswith(("ments",)):
        return False
    endings = words.lang.data["words"]["adjective_endings"]
    return len(printed) > 3 and printed.endswith(tuple(endings)) and not is_verb_form(words, at)


def is_verb_form(words: Words, at: int) -> bool:
    return words.tag[at] in "v" or (words.tag[at] == "V" and not known_noun(words, at))


def _head_last(words: Words, at: int, one: bool) -> Noun | None:
    """English and its kin: a run of words whose last noun is the head, then what "of" adds."""
    size = len(words)
    if at + 1 < size and words.tag[at] == "-" and words.glued(at) and words.glued(at + 1):
        if any(role.startswith("relations.") and role.endswith("_after") for role in words.roles[at + 1]):
            return _head_last(words, at + 2, one)  # "130-odd speakers"
        known = known_noun(words, at + 1)  # "the 3,500-seat auditorium"
        return Noun(at + 1, at + 1, at + 1, known[1]) if known else None
    first = _skip(words, at, 'd"' if at < size and words.tag[at] in 'd"' else '"')
    while first < size and words.tag[first] == "a":
        first += 1
    head, metric, count = -1, "other", 0
    place = first
    while place < size and place - first < REACH:
        tag, word = words.tag[place], words.word[place]
        if tag in '-"' and place + 1 < size and (words.glued(place) or tag == '"'):
            place += 1
            continue
        if tag == "Z" and words.value[place] == "mixed" and place == first:
            place += 1
            continue
        if (tag == "O" and place == first) or (tag in "'" and words.glued(place)):
            place += 1
            continue
        known = known_noun(words, place)
        if tag not in "xVNJAw" and not known:
            if tag == "&" and head < 0 and place > first and place + 1 < size and words.tag[place + 1] in "xNJV":
                place += 1
                continue
            if tag == "c" and head < 0 and place + 1 < size and words.tag[place + 1] in "xV" and _ly(word):
                place += 1
                continue
            break
        if place > first and words.roles[place] and tag != "N" and not known and _closes(words, place):
            break
        if known:
            count, metric_here = known
            last = place + count - 1
            if plural(words, last) or one or count > 1 or _next_stops(words, last + 1):
                if head < 0 or plural(words, last) or _next_stops(words, last + 1):
                    head, metric = last, metric_here
                place = last + 1
                if plural(words, last) and not _goes_on(words, place):
                    break
                continue
        if tag == "V" and head >= 0:
            break
        if (
            tag == "V"
            and place == first
            and not plural(words, place)
            and not word.endswith("ing")
            and not _participle_before_noun(words, place)
        ):
            return None
        if plural(words, place) and not (tag == "V" and place == first and not known and _third_person(words, place)):
            head, metric = place, "other"
            place += 1
            if not _goes_on(words, place):
                break
            continue
        if head >= 0:
            break
        if one and _next_stops(words, place + 1):
            head, metric = place, "other"
            break
        place += 1
    if head < 0:
        return None
    last = _of_end(words, head + 1)
    if words.word[head] in words.lang.data["words"]["kind_nouns"] and metric == "other" and last > head + 1:
        metric = next((found[1] for k in range(head + 2, last + 1) if (found := known_noun(words, k))), metric)
    return Noun(head, first, last, metric)


def _ly(word: str) -> bool:
    return word.endswith("ly")


def _closes(words: Words, at: int) -> bool:
    return any(
        role.startswith(("relations.", "years.", "scope.", "parts.", "change.")) for role in words.roles[at]
    ) and not plural(words, at)


def _third_person(words: Words, at: int) -> bool:
    return at + 1 < len(words) and words.tag[at + 1] in "ap"


def _participle_before_noun(words: Words, at: int) -> bool:
    """ "120 invited guests": a participle that a noun follows."""
    if not words.word[at].endswith(("ed", "en", "ing")) or at + 1 >= len(words):
        return False
    if words.tag[at + 1] == "&" and at + 3 < len(words):
        return _participle_before_noun(words, at + 2) or plural(words, at + 3)  # "hosted and non-hosted buyers"
    return words.tag[at + 1] in "xNVJ" and (plural(words, at + 1) or known_noun(words, at + 1) is not None)


def _next_stops(words: Words, at: int) -> bool:
    return at >= len(words) or words.tag[at] not in "xNJA#Z"


def _goes_on(words: Words, at: int) -> bool:
    """True where the noun just found is only the first part of a compound: "sales managers", "systems engineers"."""
    if at >= len(words) or words.tag[at] not in "xN" or (words.upper(at) and not words.upper(at - 1)):
        return False
    return plural(words, at) and words.tag[at] != "V" and "words.verbs" not in words.roles[at]


def _of_end(words: Words, at: int) -> int:
    """The last token of a label after its head: one coordination with a plural noun, one complement after "of"."""
    size, last = len(words), at - 1
    if at + 1 < size and words.tag[at] in "&" and words.tag[at + 1] in "xNJV":
        step = at + 1
        while step < size and step < at + 4 and words.tag[step] in "xNJ" and not plural(words, step):
            step += 1
        if step < size and words.tag[step] in "xNV" and plural(words, step):
            last, at = step, step + 1
    if at + 1 < size and words.tag[at] == "d":
        step = at + 1
        while step < size and words.tag[step] in "aA":
            step += 1
        count = 0
        while step < size and words.tag[step] in "xNJ" and count < 4:
            last, step, count = step, step + 1, count + 1
    return last


def complement(words: Words, at: int) -> tuple[int, int] | None:
    """First and last token of "de paille", "of rubbish", what a measure is of, without the link; None if none."""
    size = len(words)
    if at + 1 >= size or words.tag[at] != "d":
        return None
    step = at + 1
    while step < size and words.tag[step] in "aAA":
        step += 1
    if step >= size or words.tag[step] not in "xNVJ" or (words.tag[step] == "v"):
        return None
    if words.lang.head_last:
        last = step
        while last + 1 < size and last - step < 4 and words.tag[last + 1] in "xNJV":
            if words.roles[last + 1] and words.word[last + 1] not in number_nouns(words):
                break
            last += 1
        return step, last
    found = known_noun(words, step)
    return step, label_end(words, step + (found[0] if found else 1))


def number_nouns(words: Words) -> list[str]:
    found: list[str] = words.lang.data["money"]["number_nouns"]
    return found
