"""What sets a part apart from its whole, in the text's own words."""

from __future__ import annotations

from metrics.context.phrasing import clean, opening_of, phrase_before, said_after, subject_of, tells, verb_before
from metrics.counted.drafts import Draft
from metrics.quantity.proportions import PROPORTION
from metrics.sentence.words import Words

__all__ = ["segment_of"]

POSSESSIVE = ("'s", "'")
OPENING = 3  # tokens between "Sur" and the whole
_NONE: frozenset[str] = frozenset()


def segment_of(draft: Draft) -> str:
    """What sets a part apart: its label, its adjectives, what follows its noun, or the subject of its verb.

    "51 exposants de Singapour" → "de Singapour"; "56 sont venues de l'étranger" → "venues de l'étranger";
    "la part des femmes atteint 28 %" → "la part des femmes"; "- Press: 410" → "Press".
    """
    words, measure, at = draft.words, draft.measure, draft.start_token
    if words.shape.find("|", 0, measure.first) >= 0 and "|" in words.word and (cell := _first_cell(words)):
        return cell
    if "parts.intro" in words.roles[0] and (row := _row_name(words, measure.first)):
        return row
    inside, begin = _inside(draft)
    if begin == words.size:
        return inside
    if _labelled(draft) and not (
        measure.kind == "share" and words.shape[measure.last + 1 : measure.last + 2] in ("x", "J")
    ):
        first = draft.noun_first
        while first < draft.noun_last and "parts.intro" in words.roles[first]:
            first += 1
        return clean(words.stated(first, draft.noun_last))
    share = measure.kind == "share"
    if share and _sourced(words, at):
        if draft.noun_first > measure.last:
            inside, begin = clean(words.stated(draft.noun_first, draft.noun_last)), draft.noun_last
        if not inside and (text := said_after(words, begin)):
            return text
    if share and inside:
        return f"{inside} {said_after(words, begin)}".strip()
    bracket = _bracketed(draft)
    listed = draft.rule == "share-list" and words.tag[at - 1] == "p"  # "and home textiles for 15 per cent"
    whole = draft.whole
    aside = whole is not None and whole.words is words and words.tag[at - 1] == "(" and whole.last_token == at - 2
    named = "" if aside else phrase_before(words, at - listed)
    if named and (bracket or ((share or draft.noun_first <= measure.last) and (listed or not draft.governed))):
        return named
    after = said_after(words, bracket or begin)
    if (share or (not after and not inside)) and (verb := verb_before(words, at)) >= 0:
        if not share and (text := _chosen(draft, verb)):
            return text
        return subject_of(words, verb) or after
    text = f"{inside} {after}" if inside and after else inside or after
    if len(text) < 2:
        verb = verb_before(words, at, far=True)
        text = (subject_of(words, verb) if verb >= 0 else "") or (opening_of(words, at) if share else "")
    return text


def _chosen(draft: Draft, verb: int) -> str:
    """ "Out of 90 entries, the jury accepted 12", "un comité en a retenu douze": what was done with the part."""
    words, whole, tags = draft.words, draft.whole, draft.words.shape
    if draft.measure.dimension != "count" or whole is None:
        return ""
    first = max(tags.rfind(sign, 0, verb) for sign in ",;:&") + 1
    opened = (
        whole.words is words
        and first > whole.last_token
        and "parts.out_of" in _NONE.union(*words.roles[max(0, whole.start_token - OPENING) : whole.start_token])
    )
    return clean(words.stated(first, verb)) if opened or "parts.taking" in words.roles[verb] else ""


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
    last = next((k for k in range(first, len(words)) if words.word[k] == "|"), len(words)) - 1
    name = words.stated(first, max(first, last))
    return "" if any(sign.isdigit() for sign in name) else clean(name)


def _row_name(words: Words, at: int) -> str:
    """The name of a row of bare figures: "dont étrangers   12   19   23"."""
    first = words.shape.find("#")
    return clean(words.stated(1, first - 1)) if 1 < first < at and not words.shape[first:at].strip("#") else ""


def _inside(draft: Draft) -> tuple[str, int]:
    """What the noun behind the number adds to its head, and the last token of number and noun."""
    words, measure, whole = draft.words, draft.measure, draft.whole
    last = max(measure.last, measure.after)
    behind = whole is not None and whole.words is words and whole.start_token > measure.last
    if whole is not None and behind:
        between = words.shape[measure.last + 1 : whole.start_token]
        if not between.strip("dahc") or words.word[whole.start_token - 1] in POSSESSIVE:
            return "", whole.last_token  # "13 of the 2,219 persons placed are", "40 of the town's 310 restaurants"
        if out := _out_of(words, measure.last + 1, whole.start_token):
            return _done(draft, whole, out), words.size
    if draft.noun_first <= measure.last:
        return "", last
    if measure.rule == PROPORTION:
        return "", draft.noun_last  # "one in four visitors": the noun is the whole
    if measure.kind == "share":
        link = draft.noun_first - 1
        if words.word[link] in POSSESSIVE:
            return "", draft.noun_last
        definite = words.tag[link] in "a" or words.word[link] in ("des", "du") or words.lang.head_last
        another = words.word[link] == "des" and whole is not None and not behind and not _same_noun(words, draft, whole)
        if definite and words.tag[link] in "da" and not another:
            return "", draft.noun_last
        return clean(words.stated(draft.noun_first, draft.noun_last)), draft.noun_last
    if whole is not None and not _same_noun(words, draft, whole):
        return clean(words.stated(draft.noun_first, draft.noun_last)), draft.noun_last
    if draft.head < draft.noun_last:
        return clean(words.stated(draft.head + 1, draft.noun_last)), draft.noun_last
    if draft.noun_first < draft.head:
        return clean(words.stated(draft.noun_first, draft.head - 1)), draft.noun_last
    return "", draft.noun_last


def _done(draft: Draft, whole: Draft, out: int) -> str:
    """What is told of the part before "out of": "134 delivered out of 310 submitted"."""
    words, noun = draft.words, draft.noun_first > draft.measure.last
    start = first = (draft.noun_last if noun else draft.measure.last) + 1
    while first < out and words.tag[first] in "vVro":
        first += 1
    first -= tells(words, start, first)
    last = out - 1 - (words.tag[out - 1] in ",(")
    if first <= last:
        return clean(words.stated(first, last))
    if noun and not _same_noun(words, draft, whole):
        return clean(words.stated(draft.noun_first, draft.noun_last))
    behind = whole.last_token
    return said_after(words, behind) if words.shape[behind + 1 : behind + 2] in ("v", "V") else ""


def _out_of(words: Words, first: int, last: int) -> int:
    """The token of "out of", "sur" between part and whole, 0 where there is none."""
    return next((at for at in range(first, last) if "parts.out_of" in words.roles[at]), 0)


def _same_noun(words: Words, draft: Draft, whole: Draft) -> bool:
    """True for "610 entreprises, dont 51 entreprises de Singapour", where the noun tells nothing new."""
    if whole.head >= 0 and whole.noun_first >= 0:
        return (
            words.word[draft.head][:-1] in whole.words.word[whole.head]
            or whole.words.word[whole.head][:-1] in words.word[draft.head]
        )
    return words.stated(draft.head, draft.head).lower() in whole.label.lower()


def _sourced(words: Words, at: int) -> bool:
    """ "provient pour 55 % des partenaires et pour 30 % des collectivités": what follows is the source."""
    if "parts.sourced" not in words.present or (words.lang.head_last and words.tag[at - 1] != "p"):
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
