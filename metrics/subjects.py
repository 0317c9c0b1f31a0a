"""What stands before a number: the subject of its verb, the noun it hangs on, the noun that names an amount."""

from __future__ import annotations

from metrics.nonfacts import plural
from metrics.phrases import Noun, _adjective, known_noun, label_end, number_nouns
from metrics.words import Words

__all__ = [
    "among",
    "anchor",
    "free_subject",
    "governing",
    "governor",
    "last_noun",
    "noun_left",
    "plural_left",
    "subject_before",
]

FAR = 28  # tokens looked at to the left
_BREAK = frozenset(".;:?!|\t")
VERBAL = frozenset(["words.verbs", "words.auxiliaries", "words.amount_verbs"])


def anchor(words: Words, first: int, last: int, kind: str) -> Noun | None:
    """The noun that names a measure of money or area: to its right, else the nearest to its left in its clause."""
    size = len(words)
    step, reach = last + 1, 0
    if step < size and words.tag[step] == "(":
        close = next((k for k in range(step + 1, min(step + 9, size)) if words.tag[k] == ")"), 0)
        if close and close + 1 < size and words.tag[close + 1] in "d":
            step = close + 1
    while step < size and reach < 5:
        found = known_noun(words, step, kind)
        if found and words.tag[step] not in "v":
            stop = step + found[0] - 1
            end = stop if words.lang.head_last else label_end(words, stop + 1)
            return Noun(step, step, end, found[1])
        tag = words.tag[step]
        if (
            tag in "dA"
            or (tag == "a" and reach)
            or (words.lang.head_last and tag in "xJV" and step > last and not _verb_stop(words, step))
        ) or (tag == "p" and words.word[step] in words.lang.data["money"]["of_what"] and reach == 0):
            step, reach = step + 1, reach + 1
        else:
            break
    return _anchor_left(words, first, kind)


def _verb_stop(words: Words, at: int) -> bool:
    return words.tag[at] == "V" and not words.word[at].endswith("ing")


def noun_ending_at(words: Words, at: int, kind: str) -> tuple[int, int, str] | None:
    """The longest known noun whose last token is at or after this one: first token, last token, metric."""
    for begin in range(max(0, at - 4), at + 1):
        found = known_noun(words, begin, kind)
        if found and begin + found[0] - 1 >= at and words.tag[begin] not in "vap" and found[1] != "other":
            return begin, begin + found[0] - 1, found[1]
    return None


def _anchor_left(words: Words, first: int, kind: str) -> Noun | None:
    step, seen, best = first - 1, 0, None
    while step >= 0 and seen < FAR:
        tag = words.tag[step]
        if tag in _BREAK and not (tag in ":" and seen <= 2) and tag != "|":
            return best
        if tag == "#" and best is None and words.tag[step + 1 : step + 2] != ["O"] and seen > 1:
            stopped = words.tag[step - 1 : step] in ([","], [";"])
            if stopped:
                return None
        found = noun_ending_at(words, step, kind)
        if found and found[1] < first:
            begin, stop, metric = found
            end = stop if words.lang.head_last else min(label_end(words, stop + 1), first - 1)
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


def among(words: Words, at: int) -> Noun | None:
    """ "Parmi les exposants, 22 étaient étrangers": the noun of the group that opens the clause."""
    first = at
    while first and words.tag[first - 1] not in ".;:(":
        first -= 1
    for step in range(first, min(first + 2, at)):
        if "parts.out_of" in words.roles[step] or "parts.recall" in words.roles[step]:
            for noun in range(step + 1, min(step + 5, at)):
                found = known_noun(words, noun)
                if found and "#" not in words.tag[step:noun]:
                    end = min(
                        label_end(words, noun + found[0]) if not words.lang.head_last else noun + found[0] - 1, at - 1
                    )
                    return Noun(noun, noun, end, found[1])
    return None


def subject_before(words: Words, at: int, kind: str = "count") -> Noun | None:
    """The noun whose verb the number follows: "le nombre de visiteurs a atteint 800 000"."""
    step, verb = at - 1, -1
    while step >= 0 and at - step < FAR and words.tag[step] not in _BREAK:
        if words.tag[step] in "vV" and not known_noun(words, step, kind):
            verb = step
        elif words.tag[step] in ",(" and verb < 0:
            return None
        elif verb >= 0:
            break
        step -= 1
    if verb < 0 or not any("words.amount_verbs" in words.roles[k] for k in range(verb, at)):
        return None
    if verb and (
        words.word[verb - 1] in words.lang.data["words"]["partitive"]
        or words.word[verb - 1] in words.lang.data["words"]["subject_pronouns"]
    ):
        return None  # "il en a reçu 257 000", "ils étaient 520"
    return noun_left(words, verb, kind)


def governing(words: Words, at: int) -> Noun | None:
    """The noun phrase that "de" joins to a measure: "une station solaire de 3 MW", "a height of 67 metres"."""
    step = at - 1
    if step < 1 or not (
        words.tag[step] == "d"
        or (words.tag[step] == "p" and words.word[step] in words.lang.data["relations"]["ranges_to"])
    ):
        return None
    last = step - 1
    root = last
    while root > 0 and last - root < 7 and words.tag[root] in "xNJVAd" and not words.roles[root] & VERBAL:
        if words.tag[root - 1] in "xNJVAd" and not words.roles[root - 1] & VERBAL:
            root -= 1
        else:
            break
    if words.roles[last] & VERBAL and known_noun(words, last) and words.tag[last] == "V":  # "a staff of 25"
        return Noun(last, last, last, "other")
    if words.tag[root] not in "xNJV" or words.tag[last] not in "xNJV" or words.roles[root] & VERBAL:
        return None
    return Noun(root, root, last, "other")


def noun_left(words: Words, before: int, kind: str = "count") -> Noun | None:
    """The head of the noun phrase that stands left of this token, complements and places skipped."""
    step, best = before - 1, None
    if step >= 0 and before == len(words) and words.tag[step] == ":":
        step -= 1
    while step >= 0 and before - step < FAR and words.tag[step] not in _BREAK:
        if words.tag[step] in "r" and best is None:
            return None
        found = noun_ending_at(words, step, kind)
        if found and found[1] < before:
            begin, stop, metric = found
            if words.lang.head_last:
                noun = Noun(begin, run_start(words, begin), stop, metric)
            else:
                noun = Noun(begin, begin, min(label_end(words, stop + 1), before - 1), metric)
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
        bare = words.tag[step] == "x" and " " not in words.word[step] and not words.roles[step]
        if bare and plural(words, step) and governor(words, step) in ("", "number"):
            first = run_start(words, step) if words.lang.head_last else step
            known = noun_ending_at(words, step, "count")
            return Noun(step, first, step, known[2] if known else "other")
    return None


def last_noun(words: Words) -> Noun | None:
    """The last known noun of a line that ends in a colon: what its bullets are about."""
    for step in range(len(words) - 1, max(-1, len(words) - FAR), -1):
        found = noun_ending_at(words, step, "count")
        if found is not None:
            return Noun(found[0], found[0], found[1], found[2])
    return None


def free_subject(words: Words, before: int) -> Noun | None:
    """The noun of no list that a verb's subject has: "la puissance installée est de 90 MW"."""
    step = before - 1
    while step >= 0 and before - step < FAR and words.tag[step] not in _BREAK and words.tag[step] not in "#,":
        if (
            " " not in words.word[step]
            and words.tag[step] in "xNJV"
            and step
            and words.tag[step - 1] in "aJ"
            and governor(words, step) == ""
        ):
            end = step
            while words.lang.head_last and end + 1 < before:
                if words.tag[end + 1] not in "xNJ" and words.word[end + 1] not in number_nouns(words):
                    break
                if " " in words.word[end + 1]:
                    break
                end += 1
            if not words.lang.head_last:
                end = min(label_end(words, step + 1), before - 1)
            return Noun(step, step, end, "other")
        step -= 1
    return None


def run_start(words: Words, at: int) -> int:
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
        inside = (
            words.lang.head_last
            and at - step < 7
            and ((tag in "xNO-" and not words.roles[step] & VERBAL) or (tag == "#" and words.tag[step + 1] == "-"))
        )  # "over the five-day show"
        if (tag not in 'aA"J#' and not inside) or (
            tag == "#" and inside is False and words.lang.head_last and step + 1 < at
        ):
            break
        step -= 1
    if step < 0 or words.tag[step] not in "pd" or words.word[step] in words.lang.data["words"]["with"]:
        return ""
    if words.tag[step] == "d":
        step -= 1
        while step >= 0 and words.tag[step] in "xJ" and words.word[step] not in number_nouns(words):
            if words.tag[step] == "x" and not _adjective(words, step):
                break
            step -= 1
        return "number" if step >= 0 and words.word[step] in number_nouns(words) else "noun"
    return "preposition"
