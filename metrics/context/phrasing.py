"""The words of a clause that say what a number counts: the subject of its verb, the phrase before it, what follows."""

from __future__ import annotations

from metrics.quantity.nonfacts import reasons
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["clean", "opening_of", "phrase_before", "said_after", "subject_of", "tells", "verb_before"]

SEGMENT = 16  # tokens of the text that a segment may hold
BACK = 6  # tokens between a verb and its number
BREAK = ".;:,()|*"
ENDS = BREAK + "#%=r-"
STOPS = ".;:,()|*+#&"
SEPARATORS = ",;:-&*("  # tags that items of a list stand between
VERBS = frozenset("vV")
VERBAL = frozenset(("parts.taking", "parts.sourced", "parts.making"))
LIGHT = 'chpoaAr"$£E-'  # tags of what may stand between a verb and its number


def clean(text: str) -> str:
    return squeeze(text).strip(" \"«»“”'’-–—•*:")


def is_verb(words: Words, at: int) -> bool:
    """True for a verb; "part" in "la part des femmes" is none, the participle after "ont" is one."""
    tag = words.tag[at]
    if tag not in "vV" and (tag != "x" or not at or words.tag[at - 1] != "v"):
        return not VERBAL.isdisjoint(words.roles[at])
    return words.word[at] not in words.lang.lists["share.nouns"]


def verb_before(words: Words, at: int, far: bool = False) -> int:
    """The verb that the number hangs on, -1 if none: "made up 55.5%", "arrivent en tête avec 16 milliards"."""
    tags, stops = words.shape, ".;:)|*#" if far else ".;:)|*#,"
    for step in range(at - 1, max(-1, at - 1 - (SEGMENT if far else BACK)), -1):
        tag = tags[step]
        if tag in "vVx" and is_verb(words, step):
            return step
        if tag in stops or "parts.intro" in words.roles[step] or (tag not in LIGHT and not far):
            return -1
    return -1


def phrase_before(words: Words, at: int) -> str:
    """The noun phrase right before the number, with no verb between: ", Europe 17.1%", "l'électroménager (4,33)"."""
    step, tags, roles = at - 1, words.shape, words.roles
    if step >= 0 and tags[step] == "(":
        step -= 1
    last = step
    while step >= 0 and last - step < SEGMENT:
        tag = tags[step]
        if tag in ENDS or (tag == "&" and not _joins(words, step)):
            break
        if "parts.intro" in roles[step]:
            break
        if tag in "vVx" and is_verb(words, step) and not _name(words, step, at):
            break
        if tag == "p" and words.word[step] in words.lang.lists["words.with"]:
            break
        if step == last and (tag == "p" or "parts.compare" in roles[step]):
            return ""
        step -= 1
    if last <= step or (step >= 0 and tags[step] == "#"):
        return ""
    if tags[step + 1] == "a" and words.word[step + 2] in words.lang.data["numbers"].get("fractions", ()):
        return ""  # "un tiers du public (35 %)" is the share said before
    if last >= 0 and (words.tag[last] in "a&pdrv" or (words.tag[last] == "c" and " " not in words.word[last])):
        return ""
    first = step + 1
    while first <= last and words.tag[first] in "&hco" and not (first == last and _name(words, last, at)):
        first += 1
    agent = first <= last and words.word[first] in words.lang.lists["words.agents"]  # "followed by knitwear at 27%"
    first += agent
    if first > last or not (
        any(words.tag[k] in "xNJM" for k in range(first, last + 1))
        or _name(words, last, at)
        or words.shape[first : last + 1] == "aA"
    ):
        return ""  # but "les autres 12 %"
    if not agent and step >= 0 and is_verb(words, step) and words.tag[last] in "xVA" and words.tag[at - 1] != "(":
        return ""
    return clean(words.stated(first, last))


def _name(words: Words, step: int, at: int) -> bool:
    """True for "of which trade 33,120", "– finance 9% –", where what looks like a verb is the name of the part."""
    if not words.lang.head_last or step != at - 1 or words.tag[step] not in "Vo":
        return False
    return not step or words.tag[step - 1] in SEPARATORS or "parts.relative" in words.roles[step - 1]


def _joins(words: Words, at: int) -> bool:
    """True for the "et" of "les produits agricoles et alimentaires (12,68)", not for that between two items."""
    left = at - 1
    if left >= 0 and "share.signs" in words.roles[left]:
        return False
    return left >= 0 and words.tag[left] not in ",)#%" and words.tag[at + 1] not in "a"


def subject_of(words: Words, verb: int) -> str:
    """The subject of the verb at this token; that of an earlier verb where the clause has none of its own."""
    step = verb
    while step >= 0 and words.tag[step] not in ".;:":
        while step >= 0 and (
            _acts(words, step, verb)
            or words.tag[step] in 'o"'
            or (words.tag[step] == "c" and " " not in words.word[step])
            or words.word[step] in words.lang.lists["words.partitive"]
        ):
            step -= 1
        last = step
        while (
            step >= 0
            and last - step < SEGMENT
            and words.tag[step] not in BREAK + "#%r"
            and not _acts(words, step, verb)
        ):
            step -= 1
        first = step + 1
        while first <= last and (words.tag[first] in '&c"-' or "parts.relative" in words.roles[first]):
            first += 1
        of_number = step >= 0 and words.tag[step] in "#%"
        if last >= first and not of_number and any(words.tag[k] in "xNJVw" for k in range(first, last + 1)):
            return clean(words.stated(first, last))
        while step >= 0 and not _acts(words, step, verb) and words.tag[step] not in ".;:":
            step -= 1
            if step >= 0 and words.tag[step] == "," and words.tag[step + 1] == "r":
                step -= 1  # "Small businesses, which were offered a discount, accounted for 61 per cent"
                break
    return ""


def _acts(words: Words, step: int, verb: int) -> bool:
    """True for a verb; not for the subject that looks like one in "Exports accounted for", "Food and drink made up"."""
    if not is_verb(words, step):
        return False
    if step == verb or words.tag[step] != "V" or not words.lang.head_last:
        return True
    return step > 0 and words.tag[step - 1] not in ".;:" and (words.tag[step - 1] != "&" or step == 1)


def opening_of(words: Words, at: int) -> str:
    """The first words of the clause that the number ends: "le sponsoring n'y entre que pour 13%"."""
    first = at
    while first > 0 and words.tag[first - 1] not in ".;:|,":
        first -= 1
    while first < at and words.tag[first] in "&cpo":
        first += 1
    last = first
    while last < at and words.tag[last] not in "oprc#" and not is_verb(words, last):
        last += 1
    return clean(words.stated(first, last - 1)) if last > first else ""


def said_after(words: Words, begin: int) -> str:
    """What follows the number and its noun, up to the end of the clause."""
    tags, roles, size, first = words.shape, words.roles, words.size, begin + 1
    if tags.startswith(",", first) and first + 1 < size and "parts.restate" in roles[first + 1]:
        first = tags.find(",", first + 1) + 1 or size  # "488, or 97.6%, proved correct"
    if tags.startswith("do", first):
        first += 2
    elif first + 2 < size and tags[first] == "d" and words.word[first + 1] in words.lang.lists["parts.these"]:
        first += 3  # "19 % de cette somme provient des loges"
    start = first
    while first < size and (tags[first] in 'vro")c' or "parts.of_them" in roles[first]):
        first += 1
    if tags.startswith(",p", first) and tags.find("v", start, first) < 0:
        return ""
    if tells(words, start, first):
        first -= 1
    elif tags.startswith("&", first):
        return ""  # "la Ville apporte 2 M€ et le Département 400 000 €"
    last, most = first, min(size, first + SEGMENT)
    while last < most:
        tag = tags[last]
        if (tag in STOPS or roles[last]) and _ends(words, tag, last, first):
            break
        last += 1
    if last > first:
        return clean(words.stated(first, last - 1))
    verbs = [at for at in range(start, first) if tags[at] in VERBS]
    return clean(words.stated(verbs[-1], first - 1)) if len(verbs) > 1 else ""  # "ont été vendus en ligne"


def tells(words: Words, start: int, first: int) -> bool:
    """True where the last of the verbs before first says more than that they are: "were sold off", "found buyers"."""
    tags, last = words.shape, first - 1
    if last < start or tags[last] not in VERBS or "words.amount_verbs" in words.roles[last]:
        return False
    if tags[last] == "v" and (not words.lang.head_last or "status.past" in words.roles[last]):
        return False
    follow = tags[first : first + 2]
    if not VERBS.isdisjoint(tags[start:last]) or follow[:1] in STOPS:
        return True
    return follow[0] not in "pd" or (follow[0] == "p" and follow[1:] in STOPS)


def _ends(words: Words, tag: str, at: int, first: int) -> bool:
    """True where a part that starts at first ends before this token."""
    tags = words.shape
    if tag == "#":
        if at > first and tags[at - 1] not in "dpaAhcVv" and words.reasons is None:
            words.reasons = reasons(words)
        return at == first or (tags[at - 1] not in "dpaAhcVv" and at not in (words.reasons or ()))
    roles = words.roles[at]
    if (tag in STOPS and tag != "&") or "parts.intro" in roles:
        return True
    if at + 1 >= words.size or (tag != "&" and "parts.compare" not in roles):
        return False
    if tags.startswith("a#", at + 1):
        return True  # "son extranjeros y el 30 % restante", "et un 20 %"
    if tags[at + 1] in "#h":
        return at > first or tag == "&" or tags[at + 2 : at + 3] not in ("x", "N")  # but "45 from 11 states"
    if (
        tag == "&"
        and tags[at + 1] == "a"
        and words.word[min(at + 2, words.size - 1)] in words.lang.lists["money.number_nouns"]
    ):
        return True  # "and the rest from sponsors"
    clause = tag == "&" and at - first > BACK and not VERBS.isdisjoint(tags[at + 1 : at + 5])
    return clause and tags.count('"', first, at) % 2 == 0
