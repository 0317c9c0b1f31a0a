"""Hedges and bounds: "près de", "plus de", "up to", "or more", on either side of a number."""

from __future__ import annotations

from metrics.measure import Measure
from metrics.words import Words

__all__ = ["RELATIONS", "hedge_after", "hedge_before", "read_hedges"]

RELATIONS = {
    "relations.about": "~", "relations.more": ">", "relations.at_least": ">=", "relations.less": "<",
    "relations.at_most": "<=", "relations.within": "<=",
}  # fmt: skip
AFTER = {
    "relations.about_after": "~", "relations.more_after": ">", "relations.at_least_after": ">=",
    "relations.at_most_after": "<=",
}  # fmt: skip
DURATIONS = frozenset(["day", "week", "month", "year", "hour", "minute", "night", "decade"])
_SIGNS = {"~": "~", ">": ">", "<": "<"}


def hedge_before(words: Words, at: int) -> tuple[str, int]:
    """The relation that the words before this token give and the first token of them; "" and the token itself if none.

    Articles and a few small words may stand between: "a dépassé les 120 000", "more than the 500".
    """
    step, skipped = at - 1, 0
    while step >= 0 and skipped < 3:
        roles = words.roles[step]
        if step == 0 and words.word[0] in "<>" and not words.glued(1):
            return "", at  # a bullet
        for role, relation in RELATIONS.items():
            if role in roles and _applies(words, step, role, skipped):
                if role == "relations.within" and not _duration_follows(words, step + 1):
                    relation = "<"
                return relation, step
        word = words.word[step]
        if word in _SIGNS and step:
            return _SIGNS[word], step
        if word == "=" and step and words.word[step - 1] in "<>":
            return words.word[step - 1] + "=", step - 1
        if (
            skipped == 0
            and word.endswith(tuple(words.lang.data["words"]["adverb_endings"]))
            and words.tag[step] in "xc"
            and step
        ) and words.tag[step - 1] in "vV":  # "dépasse légèrement 30 millions"
            step, skipped = step - 1, skipped + 1
            continue
        if words.tag[step] in "aE$£+" or words.tag[step] == "d" or ("change.by" in roles and words.tag[step] == "p"):
            step, skipped = step - 1, skipped + 1
            continue
        return "", at
    return "", at


def _applies(words: Words, step: int, role: str, skipped: int) -> bool:
    """False where the word has another sense in this place."""
    lang = words.lang
    duration = _duration_follows(words, step + 1)
    if words.tag[step] == "p" and lang.head_last and skipped and words.tag[step + 1] == "a":
        return False  # "about the three-day event", "over the 25 days"
    if words.tag[step] == "p" and duration and role == "relations.more":
        return step > 0 and words.tag[step - 1] in "pc"  # "over 25 days" tells when, "for over 25 days" how long
    if (
        words.tag[step] == "p"
        and role == "relations.more"
        and step
        and words.tag[step - 1] in "xN"
        and _area_follows(words, step + 1)
    ):
        return False  # "520 exhibits over 17 hectares"
    if words.tag[step] == "p" and role == "relations.at_least" and " " not in words.word[step] and _from(words, step):
        return False
    if words.tag[step] == "p" and role in ("relations.at_least", "relations.within") and " " not in words.word[step]:
        # "from €8", "sous 30 jours": a bare preposition is a bound only before a price or a duration
        follow = step + 1
        if role == "relations.within":
            return (
                words.tag[follow] == "a" and _measured(words, follow + 1) if not duration else words.tag[follow] == "#"
            )
        return _money_follows(words, follow)
    if skipped and words.tag[step] in "pac" and role == "relations.about" and not lang.head_last:
        return False
    if role == "relations.more" and words.tag[step] == "p" and lang.head_last:
        return skipped == 0 or words.tag[step + 1] in "$£E" or words.word[step + 1] == "a"
    return True


def _duration_follows(words: Words, at: int) -> bool:
    for step in range(at, min(at + 5, len(words))):
        entry = words.lang.units.single.get(words.word[step])
        if entry is not None and isinstance(entry.value, list):
            return any(s.unit in DURATIONS for s in entry.value) and not any(s.exact for s in entry.value)
    return False


def _area_follows(words: Words, at: int) -> bool:
    for step in range(at, min(at + 3, len(words))):
        entry = words.lang.units.single.get(words.word[step])
        if entry is not None and isinstance(entry.value, list):
            return any(s.unit in ("hectare", "acre", "square_kilometer", "square_meter") for s in entry.value)
    return False


def _from(words: Words, at: int) -> bool:
    """True where "from" opens a comparison: after a change or a per cent in the same clause."""
    for step in range(at - 1, max(-1, at - 9), -1):
        if words.tag[step] in ".;:":
            return False
        if words.word[step] == "%" or any(
            r.startswith(("change.up", "change.down", "share.signs")) for r in words.roles[step]
        ):
            return True
    return False


def _measured(words: Words, at: int) -> bool:
    """ "sous les 2 °C": a number with a unit that is no duration."""
    return (
        at + 1 < len(words)
        and words.tag[at] == "#"
        and (words.word[at + 1] in words.lang.units.longer or words.word[at + 1] == "%")
    )


def _money_follows(words: Words, at: int) -> bool:
    return at < len(words) and (
        words.word[at] in words.lang.money.single
        or any(words.word[k] in words.lang.money.single for k in (at + 1, at + 2) if k < len(words))
    )


def hedge_after(words: Words, at: int) -> tuple[str, int]:
    """The relation that the words right after this token give, and the last token of them."""
    step = at + 1
    if step < len(words) and words.tag[step] == "-" and step + 1 < len(words):
        step += 1
    if step < len(words):
        if words.word[step] == "+" and words.glued(step) and not (step + 1 < len(words) and words.tag[step + 1] == "#"):
            return ">=", step
        for role, relation in AFTER.items():
            if role in words.roles[step] and not (step + 1 < len(words) and words.tag[step + 1] in "#d"):
                return relation, step
    return "", at


def read_hedges(words: Words, measure: Measure) -> None:
    """The relation that the words on either side give."""
    relation, first = hedge_before(words, measure.first)
    after, last = hedge_after(words, measure.last)
    measure.hedge, measure.after = first, last
    if measure.relation == "range":
        measure.hedged = True
        return
    chosen = relation or after
    if chosen:
        measure.relation, measure.hedged = chosen, True
        span = range(first, measure.first) if relation else range(measure.last + 1, last + 1)
        measure.decided += [words.word[k] for k in span if k >= 0]
    elif measure.numeral.vague:
        measure.relation, measure.hedged = "~", True
