"""What is counted: the noun phrase beside a number, and the metric its head belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.nonfacts import plural
from metrics.words import Words

__all__ = ["Noun", "among", "anchor", "complement", "free_subject", "governing", "governor", "label_after", "label_before", "last_noun", "noun_after", "subject_before", "plural_left"]

REACH = 9  # tokens a noun phrase may hold
FAR = 28  # tokens looked at to the left
_BREAK = frozenset(".;:?!|\t")


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
    if at + 3 < size and words.tag[at] == "a" and words.word[at + 1] in _number_nouns(words) and words.tag[at + 2] == "d":
        at += 3  # "on évalue à 342 000 le nombre d'entrées"
    first = head = _skip(words, at, 'd"-(' if at < size and words.tag[at] in 'd"' else '"')
    while head < size and words.tag[head] == "A" and not _known(words, head):
        head += 1
    if head >= size:
        return _adjective_alone(words, first, head)
    found = _known(words, head)
    if found:
        count, metric = found
        last = _label_end(words, head + count)
        if words.word[head] in words.lang.data["words"]["kind_nouns"] and last > head + 1:
            metric = next((item[1] for k in range(head + 2, last + 1) if (item := _known(words, k))), metric)
        return Noun(head, first, last, metric)
    if words.tag[head] in "xVJ" and _noun_like(words, head, one):
        return Noun(head, first, _label_end(words, head + 1), "other")
    return None


def _adjective_alone(words: Words, first: int, head: int) -> Noun | None:
    return None


def _known(words: Words, at: int, kind: str = "count") -> tuple[int, str] | None:
    """How many tokens the metric's noun takes that starts here, and the metric."""
    trie = words.lang.nouns[kind]
    found = trie.match(words.word, at)
    if found is None:
        return None
    if found[0] == 1:
        printed = words.stated(at, at).lower()
        if not printed.isascii() and printed not in trie.written.get(words.word[at], {printed: None}) and words.tag[at] in "vVJx":
            if printed[-1] in "éès" and printed.rstrip("s")[-1:] == "é":
                return None  # "élevé" is no pupil
    return found[0], str(found[1].value)


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
        return printed.endswith("s") and not printed.endswith(("és", "ées", "is", "us")) and len(word) > 3
    return one or plural(words, at)


def _label_end(words: Words, at: int) -> int:
    """The last token of the label whose head ends before at: adjectives, one coordination, complements after "de"."""
    lang, size, start = words.lang, len(words), at
    links = joins = 0
    while at < size and at - start < REACH:
        tag = words.tag[at]
        if words.tag[at] in "x" and _adjective(words, at) and not words.upper(at):
            at += 1
        elif tag == "J":
            at += 1
        elif tag == "d" and links < 2 and at + 1 < size:
            step = at + 1
            while step < size and words.tag[step] in "aA":
                step += 1
            if step >= size or words.tag[step] not in "xNVJ" or _verb_form(words, step):
                break
            found = _known(words, step)
            at, links = step + (found[0] if found else 1), links + 1
        elif tag == "&" and not joins and at + 1 < size:
            step = at + 1
            found = _known(words, step)
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
    del lang
    return at - 1


def _adjective(words: Words, at: int) -> bool:
    printed = words.stated(at, at).lower()
    if printed.endswith(("ent", "aient", "ront", "èrent")) and not printed.endswith(("ments",)):
        return False
    endings = words.lang.data["words"]["adjective_endings"]
    return len(printed) > 3 and printed.endswith(tuple(endings)) and not _verb_form(words, at)


def _verb_form(words: Words, at: int) -> bool:
    return words.tag[at] in "v" or (words.tag[at] == "V" and not _known(words, at))


def _head_last(words: Words, at: int, one: bool) -> Noun | None:
    """English and its kin: a run of words whose last noun is the head, then what "of" adds."""
    size = len(words)
    if at + 1 < size and words.tag[at] == "-" and words.glued(at) and words.glued(at + 1):
        if any(role.startswith("relations.") and role.endswith("_after") for role in words.roles[at + 1]):
            return _head_last(words, at + 2, one)  # "130-odd speakers"
        known = _known(words, at + 1)  # "the 3,500-seat auditorium"
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
        if tag == "O" and place == first or tag in "'" and words.glued(place):
            place += 1
            continue
        known = _known(words, place)
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
        if tag == "V" and place == first and not plural(words, place) and not word.endswith("ing") and not _participle_before_noun(words, place):
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
        metric = next((found[1] for k in range(head + 2, last + 1) if (found := _known(words, k))), metric)
    return Noun(head, first, last, metric)


def _ly(word: str) -> bool:
    return word.endswith("ly")


def _closes(words: Words, at: int) -> bool:
    return any(role.startswith(("relations.", "years.", "scope.", "parts.", "change.")) for role in words.roles[at]) and not plural(words, at)


def _third_person(words: Words, at: int) -> bool:
    return at + 1 < len(words) and words.tag[at + 1] in "ap"


def _participle_before_noun(words: Words, at: int) -> bool:
    """ "120 invited guests": a participle that a noun follows."""
    if not words.word[at].endswith(("ed", "en", "ing")) or at + 1 >= len(words):
        return False
    if words.tag[at + 1] == "&" and at + 3 < len(words):
        return _participle_before_noun(words, at + 2) or plural(words, at + 3)  # "hosted and non-hosted buyers"
    return words.tag[at + 1] in "xNVJ" and (plural(words, at + 1) or _known(words, at + 1) is not None)


def _next_stops(words: Words, at: int) -> bool:
    return at >= len(words) or words.tag[at] not in "xNJA#Z" or (words.tag[at] == "x" and False)


def _goes_on(words: Words, at: int) -> bool:
    """True where the noun just found is only the first part of a compound: "sales managers", "systems engineers"."""
    if at >= len(words) or words.tag[at] not in "xN" or words.upper(at) and not words.upper(at - 1):
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
    """First and last token of "de paille", "of rubbish", "d'exposition" that says what a measure is of; without the link."""
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
            if words.roles[last + 1] and words.word[last + 1] not in _number_nouns(words):
                break
            last += 1
        return step, last
    found = _known(words, step)
    return step, _label_end(words, step + (found[0] if found else 1))


def anchor(words: Words, first: int, last: int, kind: str) -> Noun | None:
    """The noun that names a measure of money or area: to the right of it, else the nearest to the left in its clause."""
    size = len(words)
    step, reach = last + 1, 0
    if step < size and words.tag[step] == "(":
        close = next((k for k in range(step + 1, min(step + 9, size)) if words.tag[k] == ")"), 0)
        if close and close + 1 < size and words.tag[close + 1] in "d":
            step = close + 1
    while step < size and reach < 5:
        found = _known(words, step, kind)
        if found and words.tag[step] not in "v":
            stop = step + found[0] - 1
            end = stop if words.lang.head_last else _label_end(words, stop + 1)
            return Noun(step, step, end, found[1])
        tag = words.tag[step]
        if tag in "dA" or (tag == "a" and reach) or (words.lang.head_last and tag in "xJV" and step > last and not _verb_stop(words, step)):
            step, reach = step + 1, reach + 1
        elif tag == "p" and words.word[step] in words.lang.data["money"]["of_what"] and reach == 0:
            step, reach = step + 1, reach + 1
        else:
            break
    return _anchor_left(words, first, kind)


def _verb_stop(words: Words, at: int) -> bool:
    return words.tag[at] == "V" and not words.word[at].endswith("ing")


def _ending(words: Words, at: int, kind: str) -> tuple[int, int, str] | None:
    """The longest known noun whose last token is at or after this one: first token, last token, metric."""
    for begin in range(max(0, at - 4), at + 1):
        found = _known(words, begin, kind)
        if found and begin + found[0] - 1 >= at and words.tag[begin] not in "vap" and found[1] != "other":
            return begin, begin + found[0] - 1, found[1]
    return None


def _anchor_left(words: Words, first: int, kind: str) -> Noun | None:
    step, seen, best = first - 1, 0, None
    while step >= 0 and seen < FAR:
        tag = words.tag[step]
        if tag in _BREAK and not (tag in ":" and seen <= 2) and not (tag == "|"):
            return best
        if tag == "#" and best is None and words.tag[step + 1 : step + 2] != ["O"] and seen > 1:
            stopped = words.tag[step - 1 : step] in ([","], [";"])
            if stopped:
                return None
        found = _ending(words, step, kind)
        if found and found[1] < first:
            begin, stop, metric = found
            end = stop if words.lang.head_last else min(_label_end(words, stop + 1), first - 1)
            noun = Noun(begin, begin, end, metric)
            if stop + 2 >= first and words.tag[stop + 1 : first] == ["d"]:
                return noun  # "une bourse de 2 500 $"
            if governor(words, begin) != "noun":
                return best if best is not None and best.head - begin > 8 else noun
            best = best or noun
            step, seen = begin - 1, seen + 1
            continue
        step, seen = step - 1, seen + 1
    return best


def label_before(words: Words, at: int) -> Noun | None:
    """The label of "Exposants : 1 250", "Visitors | 30,500", "Net space   179,000": what stands before the sign or gap."""
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
    while first >= 0 and sign - first < 14 and words.tag[first] not in ".;|*#?!" and (first == sign or "\t" not in _gap(words, first)):
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
    known = [(k, found) for k in range(first, last + 1) if (found := _known(words, k)) and k + found[0] - 1 <= last]
    inside = [(k, found) for k, found in known if k + found[0] - 1 < stop]
    if inside:
        k, found = inside[-1] if words.lang.head_last else inside[0]
        longest = max((item for item in inside if item[0] <= k < item[0] + item[1][0] or item[0] == k), key=lambda i: i[1][0])
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


def among(words: Words, at: int) -> Noun | None:
    """ "Parmi les exposants, 22 étaient étrangers": the noun of the group that opens the clause."""
    first = at
    while first and words.tag[first - 1] not in ".;:(":
        first -= 1
    for step in range(first, min(first + 2, at)):
        if "parts.out_of" in words.roles[step] or "parts.recall" in words.roles[step]:
            for noun in range(step + 1, min(step + 5, at)):
                found = _known(words, noun)
                if found and "#" not in words.tag[step:noun]:
                    end = min(_label_end(words, noun + found[0]) if not words.lang.head_last else noun + found[0] - 1, at - 1)
                    return Noun(noun, noun, end, found[1])
    return None


def subject_before(words: Words, at: int, kind: str = "count") -> Noun | None:
    """The noun whose verb the number follows: "le nombre de visiteurs a atteint 800 000", "attendance reached 2 million"."""
    step, verb = at - 1, -1
    while step >= 0 and at - step < FAR and words.tag[step] not in _BREAK:
        if words.tag[step] in "vV" and not _known(words, step, kind):
            verb = step
        elif words.tag[step] in ",(" and verb < 0:
            return None
        elif verb >= 0:
            break
        step -= 1
    if verb < 0 or not any("words.amount_verbs" in words.roles[k] for k in range(verb, at)):
        return None
    if verb and (words.word[verb - 1] in words.lang.data["words"]["partitive"] or words.word[verb - 1] in words.lang.data["words"]["subject_pronouns"]):
        return None  # "il en a reçu 257 000", "ils étaient 520"
    return noun_left(words, verb, kind)


def governing(words: Words, at: int) -> Noun | None:
    """The noun phrase that "de" joins to a measure: "une station solaire de 3 MW", "a height of 67 metres"."""
    step = at - 1
    if step < 1 or not (words.tag[step] == "d" or words.tag[step] == "p" and words.word[step] in words.lang.data["relations"]["ranges_to"]):
        return None
    last = step - 1
    root = last
    while root > 0 and last - root < 7 and words.tag[root] in "xNJVAd" and not words.roles[root] & VERBAL:
        if words.tag[root - 1] in "xNJVAd" and not words.roles[root - 1] & VERBAL:
            root -= 1
        else:
            break
    if words.roles[last] & VERBAL and _known(words, last) and words.tag[last] == "V":  # "a staff of 25"
        return Noun(last, last, last, "other")
    if words.tag[root] not in "xNJV" or words.tag[last] not in "xNJV" or words.roles[root] & VERBAL:
        return None
    return Noun(root, root, last, "other")


VERBAL = frozenset(["words.verbs", "words.auxiliaries", "words.amount_verbs"])


def noun_left(words: Words, before: int, kind: str = "count") -> Noun | None:
    """The head of the noun phrase that stands left of this token, complements and places skipped."""
    step, best = before - 1, None
    if step >= 0 and before == len(words) and words.tag[step] == ":":
        step -= 1
    while step >= 0 and before - step < FAR and words.tag[step] not in _BREAK:
        if words.tag[step] in "r" and best is None:
            return None
        found = _ending(words, step, kind)
        if found and found[1] < before:
            begin, stop, metric = found
            if words.lang.head_last:
                noun = Noun(begin, _run_start(words, begin), stop, metric)
            else:
                noun = Noun(begin, begin, min(_label_end(words, stop + 1), before - 1), metric)
            if governor(words, noun.first) in ("", "number"):
                return noun
            best = best or noun
            step = begin
        step -= 1
    return best


def plural_left(words: Words, at: int) -> Noun | None:
    """The nearest plural of no list shortly before a bare number: "tweets from the fair exceeded 17 000"."""
    for step in range(at - 1, max(-1, at - 9), -1):
        if words.tag[step] in ".;:(#":
            return None
        if words.tag[step] == "x" and " " not in words.word[step] and not words.roles[step] and plural(words, step):
            if governor(words, step) in ("", "number"):
                first = _run_start(words, step) if words.lang.head_last else step
                known = _ending(words, step, "count")
                return Noun(step, first, step, known[2] if known else "other")
    return None


def last_noun(words: Words) -> Noun | None:
    """The last known noun of a line that ends in a colon: what its bullets are about."""
    for step in range(len(words) - 1, max(-1, len(words) - FAR), -1):
        found = _ending(words, step, "count")
        if found is not None:
            return Noun(found[0], found[0], found[1], found[2])
    return None


def free_subject(words: Words, before: int) -> Noun | None:
    """The noun of no list that a verb's subject has: "la puissance installée est de 90 MW"."""
    step = before - 1
    while step >= 0 and before - step < FAR and words.tag[step] not in _BREAK and words.tag[step] not in "#,":
        if " " not in words.word[step] and words.tag[step] in "xNJV" and step and words.tag[step - 1] in "aJ" and governor(words, step) == "":
            end = step if not words.lang.head_last else step
            while words.lang.head_last and end + 1 < before and words.tag[end + 1] in "xNJ":
                end += 1
            if not words.lang.head_last:
                end = min(_label_end(words, step + 1), before - 1)
            return Noun(step, step, end, "other")
        step -= 1
    return None


def _run_start(words: Words, at: int) -> int:
    """The first token of an English noun phrase that ends here."""
    first = at
    while first and at - first < 3 and words.tag[first - 1] in "xJN" and not words.roles[first - 1] - {"N"}:
        first -= 1
    return first


def governor(words: Words, at: int) -> str:
    """What a noun phrase hangs on: "" nothing, "number" for "the number of …", "preposition", or "noun" after "of"."""
    step = at - 1
    while step >= 0:
        tag = words.tag[step]
        inside = words.lang.head_last and at - step < 7 and (
            tag in "xNO-" and not words.roles[step] & VERBAL or tag == "#" and words.tag[step + 1] == "-"
        )  # "over the five-day show"
        if tag not in 'aA"J#' and not inside or tag == "#" and inside is False and words.lang.head_last and step + 1 < at:
            break
        step -= 1
    if step < 0 or words.tag[step] not in "pd" or words.word[step] in words.lang.data["words"]["with"]:
        return ""
    if words.tag[step] == "d":
        step -= 1
        while step >= 0 and words.tag[step] in "xJ" and words.word[step] not in _number_nouns(words):
            if words.tag[step] == "x" and not _adjective(words, step):
                break
            step -= 1
        return "number" if step >= 0 and words.word[step] in _number_nouns(words) else "noun"
    return "preposition"


def _number_nouns(words: Words) -> list[str]:
    found: list[str] = words.lang.data["money"]["number_nouns"]
    return found
