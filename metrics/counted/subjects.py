"""What stands before a number: the subject of its verb, the noun it hangs on, the noun that names an amount."""

from __future__ import annotations

from metrics.counted.nouns import Noun, covering, known_nouns
from metrics.counted.phrases import is_adjective, label_end
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words

__all__ = [
    "among",
    "free_subject",
    "governing",
    "governor",
    "last_noun",
    "noun_left",
    "plural_left",
    "run_start",
    "subject_before",
]

FAR = 28  # tokens looked at to the left
BREAKS = ".;:?!|\t"
VERBAL = frozenset(["words.verbs", "words.auxiliaries", "words.amount_verbs"])
FREE = frozenset(["", "number"])  # what a noun may hang on and still be the subject


def among(words: Words, at: int) -> Noun | None:
    """ "Parmi les exposants, 22 étaient étrangers": the noun of the group that opens the clause."""
    if "parts" not in words.present:
        return None
    tags, known = words.shape, known_nouns(words)
    first = 1 + max(tags.rfind(".", 0, at), tags.rfind(";", 0, at), tags.rfind(":", 0, at), tags.rfind("(", 0, at))
    for step in range(first, min(first + 2, at)):
        if "parts.out_of" in words.roles[step] or "parts.recall" in words.roles[step]:
            for noun in range(step + 1, min(step + 5, at)):
                if noun in known and "#" not in tags[step:noun]:
                    count, metric = known[noun]
                    end = noun + count - 1 if words.lang.head_last else label_end(words, noun + count)
                    return Noun(noun, noun, min(end, at - 1), metric)
    return None


def subject_before(words: Words, at: int, kind: str = "count") -> Noun | None:
    """The noun whose verb the number follows: "le nombre de visiteurs a atteint 800 000"."""
    if "words.amount_verbs" not in words.present:
        return None
    tags, known = words.shape, known_nouns(words, kind)
    verb = -1
    for step in range(at - 1, max(-1, at - FAR), -1):
        tag = tags[step]
        if tag in "vV" and step not in known:
            verb = step
        elif verb >= 0 or tag in BREAKS or tag in ",(":
            break
    if verb < 0:
        return None
    for roles in words.roles[verb:at]:
        if "words.amount_verbs" in roles:
            break
    else:
        return None
    lists, before = words.lang.lists, words.word[verb - 1]
    if verb and (before in lists["words.partitive"] or before in lists["words.subject_pronouns"]):
        return None  # "il en a reçu 257 000", "ils étaient 520"
    return noun_left(words, verb, kind)


def governing(words: Words, at: int) -> Noun | None:
    """The noun phrase that "de" joins to a measure: "une station solaire de 3 MW", "a height of 67 metres"."""
    tags, roles = words.shape, words.roles
    link = at - 1
    if link < 1 or not (
        tags[link] == "d"
        or (tags[link] == "p" and words.word[link] in words.lang.lists["relations.ranges_to"])
        or words.word[link] in words.lang.lists["relations.range_between"]
    ):
        return None
    last = link - 1
    if "share.signs" in roles[last]:
        return None  # "rose by 6 percent to 5.2 billion litres"
    if not VERBAL.isdisjoint(roles[last]):
        if tags[last] == "V" and last in known_nouns(words):  # "a staff of 25"
            return Noun(last, last, last, "other")
        return None
    root, stop = last, max(0, last - 7)
    while root > stop and tags[root - 1] in "xNJVAd" and tags[root] in "xNJVAd" and VERBAL.isdisjoint(roles[root - 1]):
        root -= 1
    if tags[root] not in "xNJV" or tags[last] not in "xNJV":
        return None
    return Noun(root, root, last, "other")


def noun_left(words: Words, before: int, kind: str = "count") -> Noun | None:
    """The head of the noun phrase that stands left of this token, complements and places skipped."""
    covered = covering(words, kind)
    if not covered:
        return None
    tags, step, best = words.shape, before - 1, None
    if step >= 0 and before == words.size and tags[step] == ":":
        step -= 1
    stop = max(-1, before - FAR)
    while step > stop:
        tag = tags[step]
        if tag == "," and step < before - 1 and (outside := _before_relative(tags, step)):
            step = outside
            continue
        if tag in BREAKS or (tag == "r" and best is None):
            break
        found = covered.get(step)
        if found is not None and found[1] < before:
            begin, end, metric = found
            if words.lang.head_last:
                noun = Noun(begin, run_start(words, begin), end, metric)
            else:
                noun = Noun(begin, begin, min(label_end(words, end + 1), before - 1), metric)
            if governor(words, noun.first) in FREE:
                return noun
            best = best or noun
            step = begin
        step -= 1
    return best


def _before_relative(tags: str, comma: int) -> int:
    """Where "the fair, which ran for five days, …" goes on before its relative clause; 0 where no such clause ends."""
    first = tags.rfind(",", max(0, comma - FAR), comma)
    return first - 1 if first > 0 and tags[first + 1] == "r" and not set(BREAKS) & set(tags[first:comma]) else 0


def plural_left(words: Words, at: int) -> Noun | None:
    """The nearest plural of no list shortly before a bare number: "tweets from the fair exceeded 17 000"."""
    tags = words.shape
    for step in range(at - 1, max(-1, at - 9), -1):
        if tags[step] in ".;:(#":
            return None
        bare = tags[step] == "x" and not words.roles[step] and " " not in words.word[step]
        if bare and plural(words, step) and governor(words, step) in FREE:
            first = run_start(words, step) if words.lang.head_last else step
            known = covering(words, "count").get(step)
            return Noun(step, first, step, known[2] if known else "other")
    return None


def last_noun(words: Words) -> Noun | None:
    """The last known noun of a line that ends in a colon: what its bullets are about."""
    covered = covering(words, "count")
    for step in range(words.size - 1, max(-1, words.size - FAR), -1):
        if step in covered:
            first, last, metric = covered[step]
            return Noun(first, first, last, metric)
    return None


def free_subject(words: Words, before: int) -> Noun | None:
    """The noun of no list that a verb's subject has: "la puissance installée est de 90 MW"."""
    tags, names = words.shape, words.word
    for step in range(before - 1, max(0, before - FAR), -1):
        tag = tags[step]
        if tag in BREAKS or tag in "#,":
            return None
        if words.lang.head_last and tag in "vV" and step and (bare := _bare_subject(words, step)) is not None:
            return bare
        if tag in "xNJV" and tags[step - 1] in "aJ" and " " not in names[step] and governor(words, step) == "":
            if not words.lang.head_last:
                return Noun(step, step, min(label_end(words, step + 1), before - 1), "other")
            end, numbers = step, words.lang.lists["money.number_nouns"]
            while end + 1 < before and (tags[end + 1] in "xNJ" or names[end + 1] in numbers):
                if " " in names[end + 1]:
                    break
                end += 1
            return Noun(step, step, end, "other")
    return None


def _bare_subject(words: Words, verb: int) -> Noun | None:
    """ "electricity use fell": the nouns without article between the start of a clause and its verb."""
    first = verb
    while first and verb - first < 4 and words.tag[first - 1] in "xN" and not words.roles[first - 1] - {"N"}:
        first -= 1
    opens = first == 0 or words.tag[first - 1] in ".;:,&|*-"
    return Noun(verb - 1, first, verb - 1, "other") if opens and first < verb else None


def run_start(words: Words, at: int) -> int:
    """The first token of an English noun phrase that ends here."""
    tags, first = words.shape, at
    while first and at - first < 3 and tags[first - 1] in "xJN" and not words.roles[first - 1] - {"N"}:
        first -= 1
    return first


def _in_phrase(words: Words, at: int) -> bool:
    """True for a word inside an English noun phrase, such as the participle in "exports of finished products"."""
    if words.tag[at] == "V" and at and words.tag[at - 1] in "pd":
        return words.word[at].endswith(("ed", "ing"))
    return words.tag[at] in "xNO-" and VERBAL.isdisjoint(words.roles[at])


def governor(words: Words, at: int) -> str:
    """What a noun phrase hangs on: "" nothing, "number" for "the number of …", "preposition", or "noun" after "of"."""
    tags, head_last = words.shape, words.lang.head_last
    step = at - 1
    while step >= 0:
        tag = tags[step]
        if tag == "#":
            # "over the five-day show": a number of its own ends the phrase
            if head_last and step + 1 < at and not (at - step < 7 and tags[step + 1] == "-"):
                break
        elif tag not in 'aA"J' and not (head_last and at - step < 7 and _in_phrase(words, step)):
            break
        step -= 1
    if step < 0 or tags[step] not in "pd" or words.word[step] in words.lang.lists["words.with"]:
        return ""
    if tags[step] == "p":
        return "preposition"
    numbers = words.lang.lists["money.number_nouns"]
    step -= 1
    while step >= 0 and tags[step] in "xJ" and words.word[step] not in numbers:
        if tags[step] == "x" and not is_adjective(words, step):
            break
        step -= 1
    return "number" if step >= 0 and words.word[step] in numbers else "noun"
