"""What follows a number: the counted noun, its adjectives and complements, and the metric of its head."""

from __future__ import annotations

from functools import cache

from metrics.counted.compounds import compound_after, of_end
from metrics.counted.nouns import Noun, known_nouns, unlisted
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words
from metrics.vocabulary.language import Language

__all__ = ["adjective_endings", "complement", "inverted", "is_adjective", "label_end", "noun_after"]

MIN_VERB = 2  # tokens that "on estime à" takes
REACH = 9  # tokens a noun phrase may hold
NO_NOUNS = frozenset(["relations", "change", "years"])  # sections whose words are no counted nouns
VERB_ENDINGS = ("ent", "aient", "ront", "èrent")


def noun_after(words: Words, at: int, one: bool = False) -> Noun | None:
    """The counted noun that starts at this token (right after a number); None where none follows.

    one: the number is one, so that the noun is singular.
    """
    return compound_after(words, at, one) if words.lang.head_last else _head_first(words, at, one)


def _head_first(words: Words, at: int, one: bool) -> Noun | None:
    """French and its kin: adjectives of a short list, the noun, its adjectives and complements."""
    tags, size, names, lists = words.shape, words.size, words.word, words.lang.lists
    if at + 3 < size and tags[at] == "a" and tags[at + 2] == "d" and names[at + 1] in lists["money.number_nouns"]:
        at += 3  # "on évalue à 342 000 le nombre d'entrées"
    if at < size and tags[at] in 'd"':
        while at < size and tags[at] in 'd"-(':
            at += 1
    first = head = at
    known = known_nouns(words)
    while head < size and tags[head] == "A" and (head not in known or _before_noun(words, head)):
        head += 1
    if head >= size:
        return None
    found = known.get(head)
    if found is not None:
        count, metric = found
        last = label_end(words, head + count)
        if last > head + 1 and names[head] in lists["words.kind_nouns"]:
            metric = next((known[k][1] for k in range(head + 2, last + 1) if k in known), metric)
    elif tags[head] in "xVJ" and _noun_like(words, head, one):
        count, metric, last = 1, unlisted(words, head), label_end(words, head + 1)
    else:
        return None
    if last >= head + count and names[last] in lists["words.exhibiting"] and tags[last - 1] != "d":
        metric = "exhibitors"  # "12 fermes exposantes"
    while count > 1 and tags[head] == "A":
        head, count = head + 1, count - 1  # "grandes entreprises" ends with its noun
    return Noun(head, first, last, metric)


def _before_noun(words: Words, at: int) -> bool:
    """True for an adjective that is also a noun, with its noun after it: "90 jeunes chercheurs"."""
    known = known_nouns(words)
    if at + 1 not in known or known[at][0] > 1 or words.tag[at + 1] not in "xNV":
        return False
    return plural(words, at + 1)


def _noun_like(words: Words, at: int, one: bool) -> bool:
    """True where an unknown word may be the counted noun."""
    word, tag = words.word[at], words.tag[at]
    if len(word) < 2:
        return False
    if not words.roles[at].isdisjoint(NO_NOUNS) and words.shape[at + 1 : at + 2] != "d":
        return False  # but "neuf points de ravitaillement"
    if tag == "x":
        if words.upper(at):
            return True
    elif words.glued(at):
        return False
    elif tag == "V":
        printed = words.stated(at, at)
        return printed.endswith("s") and not printed.endswith(_not_noun_endings(words.lang)) and len(word) > 3
    return one or plural(words, at)


def label_end(words: Words, at: int) -> int:
    """The last token of the label whose head ends before at: adjectives, one coordination, complements after "de"."""
    if words.lang.head_last:
        return of_end(words, at)
    tags, size, start = words.shape, words.size, at
    links = joins = 0
    while at < size and at - start < REACH:
        tag = tags[at]
        if tag == "J" or (tag == "x" and not words.upper(at) and is_adjective(words, at)):
            at += 1
        elif tag == "d" and links < 2 and at + 1 < size:
            step = at + 1
            while step < size and tags[step] in "aA":
                step += 1
            if step >= size or tags[step] not in "xNVJ":
                break
            found = known_nouns(words).get(step)
            if found is None and tags[step] == "V":
                break
            at, links = step + (found[0] if found else 1), links + 1
        elif tag == "&" and not joins and at + 1 < size:
            step = at + 1
            found = known_nouns(words).get(step)
            if found is not None:
                at, joins = step + found[0], 1
            elif tags[step] == "x" and plural(words, step) and not links:
                at, joins = step + 1, 1
            else:
                break
        elif tag == "-" and at + 1 < size and words.glued(at) and words.glued(at + 1):
            at += 2
        else:
            break
    return at - 1


def is_adjective(words: Words, at: int) -> bool:
    """True for a word with the ending of an adjective that follows its noun, and no form of a verb."""
    endings = adjective_endings(words.lang)
    if not endings:
        return False
    printed = words.stated(at, at).lower()
    if len(printed) <= 3 or not printed.endswith(endings):
        return False
    if printed.endswith(VERB_ENDINGS) and not printed.endswith("ments"):
        return False
    tag = words.tag[at]
    return tag != "v" and (tag != "V" or at in known_nouns(words))


@cache
def adjective_endings(lang: Language) -> tuple[str, ...]:
    """How adjectives end that follow their noun."""
    return tuple(lang.data["words"]["adjective_endings"])


@cache
def _not_noun_endings(lang: Language) -> tuple[str, ...]:
    """How no noun ends that is also a form of a verb."""
    return tuple(lang.data["words"]["not_noun_endings"])


def _noun_by_verb(words: Words, at: int) -> bool:
    """ "of its stand space", "of stands": a noun that is a verb elsewhere."""
    if words.tag[at] != "v":
        return False
    return known_nouns(words, "area").get(at, (1, ""))[0] > 1 or (at in known_nouns(words) and plural(words, at))


def complement(words: Words, at: int, article: bool = False) -> tuple[int, int] | None:
    """First and last token of "de paille", "of rubbish", what a measure is of, without the link; None if none.

    article: an article does for the link, "half the visitors".
    """
    tags, size = words.shape, words.size
    if at + 1 >= size or (tags[at] != "d" and not (article and tags[at] == "a")):
        return None
    step = at + 1
    while step < size and tags[step] in "aA":
        step += 1
    if step >= size or (tags[step] not in "xNVJ" and not _noun_by_verb(words, step)):
        return None
    if words.lang.head_last:
        last, numbers = step, words.lang.lists["money.number_nouns"]
        while last + 1 < size and last - step < 4 and (tags[last + 1] in "xNJV" or words.word[last + 1] == "'"):
            if words.roles[last + 1] and words.word[last + 1] not in numbers:
                break
            last += 1
        last -= words.word[last] == "'"
        return step, last
    found = known_nouns(words).get(step)
    return step, label_end(words, step + (found[0] if found else 1))


def inverted(words: Words, first: int) -> bool:
    """ "chiffre à 8,4 M€ les retombées", "a fixé à 10 % la part": what the verb is said of follows the measure.

    But "s'est établi à 35 000 euros la pièce", "est fixé à". first: the token of the number or of its hedge.
    """
    if words.lang.head_last or first < MIN_VERB:
        return False
    names, tags, lists = words.word, words.tag, words.lang.lists
    verb, to = first - 1, lists["relations.ranges_to"]
    if tags[first] == "h" and not to.isdisjoint(names[first].split()):
        verb = first  # "a estimé à"
    elif tags[verb] not in "ph" or to.isdisjoint(names[verb].split()):
        return False
    elif tags[verb] == "p":
        verb -= 1
        if "share.object" not in words.roles[verb]:
            return False
    if names[verb - 1].split()[0] in lists["words.reflexive"]:
        return False
    if tags[verb - 1] == "v":
        return "words.amount_verbs" not in words.roles[verb - 1]
    return not words.stated(verb, verb).split()[0].endswith(_not_noun_endings(words.lang))
