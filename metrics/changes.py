"""Changes and shares: which way a figure moved, by the words and signs around it."""

from __future__ import annotations

from metrics.measure import Measure

__all__ = ["change_sign"]

UP = ("change.up_nouns", "change.up_verbs", "change.up_forms", "change.up")
DOWN = ("change.down_nouns", "change.down_verbs", "change.down_forms", "change.down")
REACH = 7


def change_sign(measure: Measure) -> None:
    """Make the measure a change where the words say so, negative for a fall; a share where it is per cent and none."""
    way = _before(measure) or _after(measure)
    if measure.kind == "change":
        if way < 0 and measure.value > 0:
            _negate(measure)
        return
    if way and measure.rule != "levels" and not _first_level(measure):
        measure.kind = "change"
        if way < 0 and measure.value > 0:
            _negate(measure)
    elif measure.dimension == "percent":
        measure.kind = "share"


def _first_level(measure: Measure) -> bool:
    """ "a progressé de 8,1 G$ en 2019 à 10,3 G$": another amount follows after "à"."""
    words = measure.words
    before = words.word[measure.first - 1] if measure.first else ""
    if before not in words.lang.data["relations"]["ranges_from"] or measure.dimension == "percent":
        return False
    for step in range(measure.last + 1, min(measure.last + 7, len(words))):
        if words.tag[step] in ".;:,(":
            return False
        if words.tag[step] == "#" and words.word[step - 1] in words.lang.data["relations"]["ranges_to"]:
            return not words.numeral(step).year_like
    return False


def _negate(measure: Measure) -> None:
    measure.value = -measure.value
    if measure.low is not None and measure.high is not None:
        measure.low, measure.high = -measure.high, -measure.low


def _direction(roles: frozenset[str]) -> int:
    return 1 if any(role in roles for role in UP) else -1 if any(role in roles for role in DOWN) else 0


def _as_noun(measure: Measure, step: int) -> bool:
    """True for a word that is a verb of change by its form but a noun here: "won a contract of"."""
    words = measure.words
    roles = words.roles[step]
    if any(role in roles for role in (UP[0], DOWN[0], UP[2], DOWN[2])):
        return False
    return step > 0 and words.tag[step - 1] in "aAJ"


def _before(measure: Measure) -> int:
    """1 or -1 where the words before the number say "up by", "en baisse de", "a rise of"; 0 if they do not."""
    words = measure.words
    step = min(measure.first, measure.hedge if measure.hedge >= 0 else measure.first) - 1
    by = words.lang.data["change"]["by"]
    linked = False
    seen = 0
    while step >= 0 and seen < REACH:
        roles, tag = words.roles[step], words.tag[step]
        if "parts.compare" in roles and tag in "hpx" and " " in words.word[step]:
            return 0  # "up from 70,000": the level before
        linked = linked or "relations.levels_from" in roles  # "augmenté de"
        way = 0 if _as_noun(measure, step) else _direction(roles)
        if way and not (tag == "p" and "relations.more" in roles):
            if measure.dimension == "money" and words.word[step] in words.lang.data["change"]["soft_nouns"]:
                return 0
            if measure.dimension == "percent" or linked:
                near = seen <= 2 or linked
                return way if near and not _level_verb(measure, step) else 0
            return 0
        if words.word[step] in by:
            linked = True
        elif tag in "#.;:(|" or (tag == "," and seen):
            return 0
        elif tag == "p" and words.word[step] in words.lang.data["relations"]["ranges_to"]:
            return 0  # "se monte à", "rose to": a level
        elif (
            words.word[step] in words.lang.data["change"]["level_marks"]
            or (tag in "x" and measure.dimension != "percent")
            or (
                tag in "xN"
                and measure.dimension == "percent"
                and not linked
                and not (step and words.tag[step - 1] == "a")
            )
        ):
            return 0
        step, seen = step - 1, seen + 1
    return 0


def _level_verb(measure: Measure, step: int) -> bool:
    """ "rose to 5%": the verb leads to a level."""
    words = measure.words
    between = words.word[step + 1 : measure.first]
    return bool(between) and between[-1] in ("to", "\u00e0") and words.lang.head_last


def _after(measure: Measure) -> int:
    """1 or -1 where the words after say "de plus", "more than last year", "fewer"."""
    words, size = measure.words, len(measure.words)
    step = measure.last + 1
    limit = step + (5 if measure.dimension == "percent" else 4)
    first = True
    while step < size and step < limit:
        roles = words.roles[step]
        if "change.more_after" in roles or "change.less_after" in roles:
            way = 1 if "change.more_after" in roles else -1
            if measure.dimension == "percent":
                return way
            if not words.lang.head_last:  # "120 de plus" is a change, "200 emplois supplémentaires" a number of them
                return way if " " in words.word[step] else 0
            compared = words.lang.data["change"]["compared"]
            than = words.word[step].endswith(tuple(compared)) or (step + 1 < size and words.word[step + 1] in compared)
            return way if than and words.word[step] not in words.lang.data["change"]["not_more"] else 0
        if measure.dimension == "percent" and first:
            way = 1 if UP[0] in roles or UP[2] in roles else -1 if DOWN[0] in roles or DOWN[2] in roles else 0
            if way and words.tag[step] not in "pvV":
                return way
        if words.tag[step] not in "xNJdA" or (words.lang.head_last and words.tag[step] == "d"):
            return 0
        if measure.dimension == "percent" and words.lang.head_last and words.tag[step] == "x" and not first:
            return 0
        first = False
        step += 1
    return 0
