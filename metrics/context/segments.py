"""What sets a part apart from its whole, in the text's own words."""

from __future__ import annotations

from metrics.counted.drafts import Draft
from metrics.quantity.nonfacts import reasons
from metrics.quantity.proportions import PROPORTION
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["segment_of"]

SEGMENT = 16  # tokens of the text that a segment may hold
BACK = 6  # tokens between a verb and its number
BREAK = ".;:,()|*"
ENDS = BREAK + "#%=r-"
STOPS = ".;:,()|*+#&"
VERBS = frozenset("vV")
LIGHT = 'chpoaA"$£E-'  # tags of what may stand between a verb and its number


def segment_of(draft: Draft) -> str:
    """What sets a part apart: its label, its adjectives, what follows its noun, or the subject of its verb.

    "51 exposants de Singapour" → "de Singapour"; "56 sont venues de l'étranger" → "venues de l'étranger";
    "la part des femmes atteint 28 %" → "la part des femmes"; "- Press: 410" → "Press".
    """
    words, measure, at = draft.words, draft.measure, draft.start_token
    if words.shape.find("|", 0, measure.first) >= 0 and (cell := _first_cell(words)):
        return cell
    inside, begin = _inside(draft)
    if _labelled(draft):
        first = draft.noun_first
        while first < draft.noun_last and "parts.intro" in words.roles[first]:
            first += 1
        return _clean(words.stated(first, draft.noun_last))
    share = measure.kind == "share"
    if share and _sourced(words, at):
        if draft.noun_first > measure.last:
            inside, begin = _clean(words.stated(draft.noun_first, draft.noun_last)), draft.noun_last
        if not inside and (text := _after(words, begin)):
            return text
    if share and inside:
        return f"{inside} {_after(words, begin)}".strip()
    bracket = _bracketed(draft)
    named = _phrase_before(words, at)
    if named and (bracket or ((share or draft.noun_first <= measure.last) and not draft.governed)):
        return named
    after = _after(words, bracket or begin)
    if (share or (not after and not inside)) and (verb := _verb_before(words, at)) >= 0:
        return _subject(words, verb) or after
    text = f"{inside} {after}" if inside and after else inside or after
    if len(text) < 2:
        verb = _verb_before(words, at, far=True)
        text = (_subject(words, verb) if verb >= 0 else "") or (_opening(words, at) if share else "")
    return text


def _clean(text: str) -> str:
    return squeeze(text).strip(" \"«»“”'’-–—•*:")


def _labelled(draft: Draft) -> bool:
    """True for "Press: 410", not for "58 médailles : 23 en or" whose label is the whole."""
    if not 0 <= draft.noun_first < draft.measure.first or not draft.rule.startswith("label"):
        return False
    whole = draft.whole
    return (
        whole is None or whole.words is not draft.words or not draft.noun_first <= whole.last_token <= draft.noun_last
    )


def _first_cell(words: Words) -> str:
    """The name of a table's row: "| Agences | 41 % | 44 % |"."""
    first = next((k for k, tag in enumerate(words.tag) if tag != "|" and "parts.intro" not in words.roles[k]), 0)
    last = next((k for k in range(first, len(words)) if words.tag[k] == "|"), len(words)) - 1
    name = words.stated(first, max(first, last))
    return "" if any(sign.isdigit() for sign in name) else _clean(name)


def _inside(draft: Draft) -> tuple[str, int]:
    """What the noun behind the number adds to its head, and the last token of number and noun."""
    words, measure, whole = draft.words, draft.measure, draft.whole
    last = max(measure.last, measure.after)
    behind = whole is not None and whole.words is words and whole.start_token > measure.last
    if whole is not None and behind and not words.shape[measure.last + 1 : whole.start_token].strip("dahc"):
        return "", whole.last_token  # "13 of the 2,219 persons placed are"
    if draft.noun_first <= measure.last:
        return "", last
    if measure.rule == PROPORTION:
        return "", draft.noun_last  # "one in four visitors": the noun is the whole
    if measure.kind == "share":
        link = draft.noun_first - 1
        definite = words.tag[link] in "a" or words.word[link] in ("des", "du") or words.lang.head_last
        if definite and words.tag[link] in "da":
            return "", draft.noun_last
        return _clean(words.stated(draft.noun_first, draft.noun_last)), draft.noun_last
    if whole is not None and not _same_noun(words, draft, whole):
        return _clean(words.stated(draft.noun_first, draft.noun_last)), draft.noun_last
    if draft.head < draft.noun_last:
        return _clean(words.stated(draft.head + 1, draft.noun_last)), draft.noun_last
    if draft.noun_first < draft.head:
        return _clean(words.stated(draft.noun_first, draft.head - 1)), draft.noun_last
    return "", draft.noun_last


def _same_noun(words: Words, draft: Draft, whole: Draft) -> bool:
    """True for "610 entreprises, dont 51 entreprises de Singapour", where the noun tells nothing new."""
    if whole.head >= 0 and whole.noun_first >= 0:
        return (
            words.word[draft.head][:-1] in whole.words.word[whole.head]
            or whole.words.word[whole.head][:-1] in words.word[draft.head]
        )
    return words.stated(draft.head, draft.head).lower() in whole.label.lower()


def _is_verb(words: Words, at: int) -> bool:
    """True for a verb; "part" in "la part des femmes" is none, the participle after "ont" is one."""
    tag = words.tag[at]
    if tag not in "vV" and (tag != "x" or not at or words.tag[at - 1] != "v"):
        return False
    return words.word[at] not in words.lang.lists["share.nouns"]


def _verb_before(words: Words, at: int, far: bool = False) -> int:
    """The verb that the number hangs on, -1 if none: "made up 55.5%", "arrivent en tête avec 16 milliards"."""
    tags, stops = words.shape, ".;:)|*#" if far else ".;:)|*#,"
    for step in range(at - 1, max(-1, at - 1 - (SEGMENT if far else BACK)), -1):
        tag = tags[step]
        if tag in "vVx" and _is_verb(words, step):
            return step
        if tag in stops or "parts.intro" in words.roles[step] or (tag not in LIGHT and not far):
            return -1
    return -1


def _sourced(words: Words, at: int) -> bool:
    """ "provient pour 55 % des partenaires et pour 30 % des collectivités": what follows is the source."""
    if "parts.sourced" not in words.present:
        return False
    for step in range(at - 1, -1, -1):
        if "parts.sourced" in words.roles[step]:
            return True
        if words.tag[step] in ".;:":
            return False
    return False


def _bracketed(draft: Draft) -> int:
    """The closing bracket right behind "(63 %)", 0 where there is none."""
    shape, at = draft.words.shape, draft.start_token
    if at <= 0 or shape[at - 1] != "(":
        return 0
    end = max(draft.measure.last, draft.measure.after) + 1
    return end if shape.startswith(")", end) else 0


def _phrase_before(words: Words, at: int) -> str:
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
            return ""
        if tag in "vVx" and _is_verb(words, step):
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
    while first <= last and words.tag[first] in "&hco":
        first += 1
    if first > last or not any(words.tag[k] in "xNJM" for k in range(first, last + 1)):
        return ""
    if step >= 0 and _is_verb(words, step) and words.tag[last] in "xVA" and words.tag[at - 1] != "(":
        return ""
    return _clean(words.stated(first, last))


def _joins(words: Words, at: int) -> bool:
    """True for the "et" of "les produits agricoles et alimentaires (12,68)", not for that between two items."""
    left = at - 1
    return left >= 0 and words.tag[left] not in ",)#%" and words.tag[at + 1] not in "a"


def _subject(words: Words, verb: int) -> str:
    """The subject of the verb at this token; that of an earlier verb where the clause has none of its own."""
    step = verb
    while step >= 0 and words.tag[step] not in ".;:":
        while step >= 0 and (
            _is_verb(words, step) or words.tag[step] in 'o"' or (words.tag[step] == "c" and " " not in words.word[step])
        ):
            step -= 1
        last = step
        while (
            step >= 0 and last - step < SEGMENT and words.tag[step] not in BREAK + "#%r" and not _is_verb(words, step)
        ):
            step -= 1
        first = step + 1
        while first <= last and (words.tag[first] in '&c"-' or "parts.relative" in words.roles[first]):
            first += 1
        of_number = step >= 0 and words.tag[step] in "#%"
        if last >= first and not of_number and any(words.tag[k] in "xNJV" for k in range(first, last + 1)):
            return _clean(words.stated(first, last))
        while step >= 0 and not _is_verb(words, step) and words.tag[step] not in ".;:":
            step -= 1
            if step >= 0 and words.tag[step] == "," and words.tag[step + 1] == "r":
                step -= 1  # "Small businesses, which were offered a discount, accounted for 61 per cent"
                break
    return ""


def _opening(words: Words, at: int) -> str:
    """The first words of the clause that the number ends: "le sponsoring n'y entre que pour 13%"."""
    first = at
    while first > 0 and words.tag[first - 1] not in ".;:|,":
        first -= 1
    while first < at and words.tag[first] in "&cpo":
        first += 1
    last = first
    while last < at and words.tag[last] not in "oprc#" and not _is_verb(words, last):
        last += 1
    return _clean(words.stated(first, last - 1)) if last > first else ""


def _after(words: Words, begin: int) -> str:
    """What follows the number and its noun, up to the end of the clause."""
    tags, roles, size, first = words.shape, words.roles, words.size, begin + 1
    if tags.startswith("do", first):
        first += 2
    start = first
    while first < size and (tags[first] in 'vro")c' or "parts.of_them" in roles[first]):
        first += 1
    if tags.startswith(",p", first) and tags.find("v", start, first) < 0:
        return ""
    last, most = first, min(size, first + SEGMENT)
    while last < most:
        tag = tags[last]
        if (tag in STOPS or roles[last]) and _ends(words, tag, last, first):
            break
        last += 1
    return _clean(words.stated(first, last - 1)) if last > first else ""


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
    if tags[at + 1] in "#h":
        return True
    clause = tag == "&" and at - first > BACK and not VERBS.isdisjoint(tags[at + 1 : at + 5])
    return clause and tags.count('"', first, at) % 2 == 0
