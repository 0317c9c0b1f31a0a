"""What follows a number in English and its kin: a run of words whose last noun is the head, then what "of" adds."""

from __future__ import annotations

from metrics.counted.nouns import Noun, known_nouns, unlisted
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words

__all__ = ["compound_after", "of_end"]

REACH = 9  # tokens a noun phrase may hold
CLOSING = frozenset(["relations", "years", "scope", "parts", "change"])  # sections whose words end a noun phrase


def compound_after(words: Words, at: int, one: bool) -> Noun | None:
    """The compound that starts at this token (right after a number); None where none follows. one: the number is 1."""
    tags, size, names = words.shape, words.size, words.word
    known_here = known_nouns(words)
    if at + 1 < size and tags[at] == "-" and words.glued(at) and words.glued(at + 1):
        for role in words.roles[at + 1]:
            if role.startswith("relations.") and role.endswith("_after"):
                return compound_after(words, at + 2, one)  # "130-odd speakers"
        known = known_here.get(at + 1)  # "the 3,500-seat auditorium"
        return Noun(at + 1, at + 1, at + 1, known[1]) if known else None
    first = at
    while first < size and tags[first] in 'd"':
        first += 1
    while first < size and tags[first] == "a":
        first += 1
    if first < size and not one and names[first] in words.lang.lists["money.marks"] and not plural(words, first):
        return None  # "the 5,000 barrier"
    head, metric, place = -1, "other", _after_modifier(words, first)
    stop = min(size, first + REACH)
    while place < stop:
        tag = tags[place]
        if tag in '-"' and place + 1 < size and (words.glued(place) or tag == '"'):
            place += 1
            continue
        if place == first and (tag == "O" or (tag == "Z" and words.value[place] == "mixed")):
            place += 1
            continue
        if tag == "'" and words.glued(place):
            place += 1
            continue
        known = known_here.get(place)
        if known is None and tag not in "xVNJAw":
            if tag == "&" and head < 0 and place > first and place + 1 < size and tags[place + 1] in "xNJV":
                place += 1
                continue
            if tag == "c" and head < 0 and place + 1 < size and tags[place + 1] in "xV" and names[place].endswith("ly"):
                place += 1
                continue
            break
        owner = _owner_end(words, place)
        if owner:  # "eight women's sides"
            place = owner
            continue
        many = plural(words, place)
        if known is None and not many and tag != "N" and place > first and not words.roles[place].isdisjoint(CLOSING):
            break
        if known is not None:
            count = known[0]
            last = place + count - 1
            ends = plural(words, last) if count > 1 else many
            stops = ends or _next_stops(words, last + 1)
            if stops or count > 1 or (one and words.roles[last + 1]):
                if head < 0 or stops:
                    head, metric = last, known[1]
                place = last + 1
                if ends and not _goes_on(words, place):
                    break
                if ends and not plural(words, place):
                    head = -1  # "120 youth football teams"
                continue
        if tag == "V":
            if head >= 0:
                break
            if place == first:
                if not many and not names[place].endswith("ing") and not _participle_before_noun(words, place):
                    return None
                many = many and (known is not None or not _third_person(words, place))
        if many:
            head, metric = place, unlisted(words, place)
            place += 1
            if not _goes_on(words, place):
                break
            continue
        if head >= 0:
            break
        if one and _next_stops(words, place + 1) and _after_modifier(words, place + 1, one) == place + 1:
            head, metric = place, unlisted(words, place)
            break
        place += 1
    if head < 0:
        return None
    last = of_end(words, head + 1)
    if metric == "other" and last > head + 1 and names[head] in words.lang.lists["words.kind_nouns"]:
        metric = next((known_here[k][1] for k in range(head + 2, last + 1) if k in known_here), metric)
    return Noun(head, first, last, metric)


def _after_modifier(words: Words, at: int, one: bool = False) -> int:
    """Where the noun goes on behind a word that is a verb elsewhere, or a measure: "work permits", "two-day passes"."""
    tags = words.shape
    if tags[at : at + 3] in ("#-x", "#-N") and words.glued(at + 1) and words.glued(at + 2):
        return at + 3
    if at + 1 >= words.size or words.word[at] not in words.lang.lists["words.modifiers"]:
        return at
    if known_nouns(words).get(at, (1, ""))[0] > 1:
        return at
    if words.roles[0] & {"parts.out_of", "parts.recall"} or tags[at + 1] not in "xNVJ":
        return at  # "of the 300 growers, 120 export goods"
    ends = (
        plural(words, at + 1)
        or (one and tags[at + 1] in "xN")
        or (tags[at + 2 : at + 3] in tuple("xNV") and plural(words, at + 2))
    )
    return at + 1 if ends else at


def _owner_end(words: Words, at: int) -> int:
    """The token after "women's", "farmers'" where a noun follows; 0 for any other word."""
    sign = at + 1
    if sign + 1 >= words.size or words.word[sign] not in ("'s", "'") or not words.glued(sign):
        return 0
    noun = words.tag[sign + 1] in "xNJA" or (words.tag[sign + 1] == "V" and plural(words, sign + 1))
    return sign + 1 if noun and not words.glued(sign + 1) else 0


def _third_person(words: Words, at: int) -> bool:
    return at + 1 < words.size and words.tag[at + 1] in "ap"


def _participle_before_noun(words: Words, at: int) -> bool:
    """ "120 invited guests": a participle that a noun follows."""
    if not words.word[at].endswith(("ed", "en", "ing")) or at + 1 >= words.size:
        return False
    if words.tag[at + 1] == "&" and at + 3 < words.size:
        return _participle_before_noun(words, at + 2) or plural(words, at + 3)  # "hosted and non-hosted buyers"
    return words.tag[at + 1] in "xNVJ" and (plural(words, at + 1) or at + 1 in known_nouns(words))


def _next_stops(words: Words, at: int) -> bool:
    return at >= words.size or words.tag[at] not in "xNJA#Z"


def _goes_on(words: Words, at: int) -> bool:
    """True where the noun just found is only the first part of a compound: "sales managers", "systems engineers"."""
    if at >= words.size or words.tag[at] not in "xN" or "words.verbs" in words.roles[at]:
        return False
    if not plural(words, at):
        if words.word[at - 1].endswith("s") or words.shape[at + 1 : at + 2] not in ("x", "N") or words.roles[at]:
            return False
        return plural(words, at + 1) and not words.upper(at)  # "120 youth football teams"
    return not words.upper(at) or words.upper(at - 1)


def _is_verb(words: Words, at: int) -> bool:
    """ "14,000 units and provides work": a third person, no noun."""
    if words.tag[at] != "V":
        return False
    return at not in known_nouns(words) or words.shape[at + 1 : at + 2] in tuple("a#xNJo")


def of_end(words: Words, at: int) -> int:
    """The last token of a label after its head: one coordination with a plural noun, one complement after "of"."""
    tags, size, last = words.shape, words.size, at - 1
    alone = last
    if at + 1 >= size:
        return last
    if tags[at] == "&" and tags[at + 1] in "xNJV":
        step = at + 1
        while step < size and step < at + 4 and tags[step] in "xNJ" and not plural(words, step):
            step += 1
        if step < size and tags[step] in "xNV" and plural(words, step) and not _is_verb(words, step):
            last, at = step, step + 1
    if at + 1 < size and tags[at] == "d":
        step = at + 1
        while step < size and tags[step] in "aA":
            step += 1
        count = 0
        while step < size and tags[step] in "xNJ" and count < 4:
            last, step, count = step, step + 1, count + 1
        if step < size and tags[step] in "#E$£":
            return alone  # "1.1 million customers and assets of AED 87bn"
    return last
