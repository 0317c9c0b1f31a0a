"""Changes and shares: which way a figure moved, by the words and signs around it."""

from __future__ import annotations

from bisect import bisect_right

from metrics.quantity.measure import Measure
from metrics.sentence.words import Words

__all__ = ["COMPARED", "MOVES", "change_sign", "follow_move"]

UP = ("change.up_nouns", "change.up_verbs", "change.up_forms", "change.up", "change.raising")
DOWN = ("change.down_nouns", "change.down_verbs", "change.down_forms", "change.down", "change.cutting")
BY_ALONE = frozenset(["change.raising", "change.cutting"])  # "raised 40% of its budget" is no change
MOVES = frozenset([*UP, *DOWN])
COMPARED = frozenset(["change.more_after", "change.less_after"])
NOUNS_AND_FORMS = frozenset([UP[0], DOWN[0], UP[2], DOWN[2]])
WAYS = MOVES | COMPARED
REACH = 7


def change_sign(measure: Measure) -> None:
    """Make the measure a change where the words say so, negative for a fall; a share where it is per cent and none."""
    words, way = measure.words, 0
    if not WAYS.isdisjoint(words.present):
        if words.moves is None:
            words.moves = [at for at, roles in enumerate(words.roles) if not WAYS.isdisjoint(roles)]
        near = bisect_right(words.moves, measure.first - 2 * REACH)
        if near < len(words.moves) and words.moves[near] <= measure.last + REACH:  # far from most numbers
            way = _before(measure) or _after(measure)
    if not way and measure.dimension == "percent" and measure.kind != "change":
        way = _again(measure)
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


def _again(measure: Measure) -> int:
    """ "visitors rose by a third, and the number of orders by 38%": the way of the last move where "by" goes on."""
    words, first = measure.words, min(measure.first, measure.hedge) if measure.hedge >= 0 else measure.first
    by = first - 1
    if (
        by < 2
        or not words.moves
        or words.word[by] not in words.lang.lists["words.agents"]
        or words.shape[by - 1] in "vV"
    ):
        return 0
    moved = bisect_right(words.moves, by)
    at = words.moves[moved - 1] if moved else -1
    if at < by - 4 * REACH or at < 0 or not any(tag in "&," for tag in words.shape[at:by]):
        return 0
    return _direction(words.roles[at])


def follow_move(measure: Measure, before: Measure) -> None:
    """ "recule de 12 % et celui des visiteurs de 19 %", "rose 5% and exports by 7%": the verb holds for both."""
    words, by = measure.words, (min(measure.first, measure.hedge) if measure.hedge >= 0 else measure.first) - 1
    if measure.kind != "share" or before.kind != "change" or before.dimension != "percent":
        return
    shape, lists = words.shape, words.lang.lists
    joint = max(shape.rfind("&", before.last, by + 1), shape.rfind(",", before.last, by + 1))
    nouns = words.lang.nouns
    if joint < 0 or any(
        shape[k] in "vV" and words.word[k] not in nouns["money"].single and words.word[k] not in nouns["count"].single
        for k in range(before.last + 1, by + 1)
    ):
        return
    linked = joint < by and words.word[by] in lists["change.by"] and words.word[by] not in lists["change.level_marks"]
    if linked and shape[by] == ("p" if words.lang.head_last else "d"):
        if shape[joint + 1 : by].strip("adxNJoAV") or words.word[by - 2] in lists["numbers.articles"]:
            return  # "avec une marge de 12 %"
    elif not words.lang.head_last or shape[joint] != "&" or not _names_only(words, joint + 1, measure):
        return
    if not lists["share.nouns"].isdisjoint(words.word[joint:by]):
        return
    measure.kind = "change"
    if before.value < 0:
        _negate(measure)


def _names_only(words: Words, first: int, measure: Measure) -> bool:
    """ "fell 3% and exports 4%": a subject and its per cent."""
    subject = words.shape[first : measure.first]
    return bool(subject) and not subject.strip("axNJdoAV") and not words.shape.startswith("d", measure.last + 1)


def _first_level(measure: Measure) -> bool:
    """ "a progressé de 8,1 G$ en 2019 à 10,3 G$": another amount follows after "à"."""
    words, lists = measure.words, measure.words.lang.lists
    if not measure.first or measure.dimension == "percent":
        return False
    at = measure.first - 1
    if words.word[at] not in lists["relations.ranges_from"] and "relations.levels_from" not in words.roles[at]:
        return False
    for step in range(measure.last + 1, min(measure.last + 7, words.size)):
        if words.shape[step] in ".;:,(":
            return False
        if words.shape[step] == "#" and words.word[step - 1] in lists["relations.ranges_to"]:
            return not words.numeral(step).year_like
    return False


def _negate(measure: Measure) -> None:
    measure.value = -measure.value
    if measure.low is not None and measure.high is not None:
        measure.low, measure.high = -measure.high, -measure.low


def _direction(roles: frozenset[str]) -> int:
    return 0 if MOVES.isdisjoint(roles) else -1 if roles.isdisjoint(UP) else 1


def _as_noun(words: Words, step: int) -> bool:
    """True for a word that is a verb of change by its form but a noun here: "won a contract of", "Contracts were"."""
    if step and words.shape[step - 1] not in "aAJ":
        return False
    if not step and words.word[step] not in words.lang.nouns["money"].single:
        return False
    return words.roles[step].isdisjoint(NOUNS_AND_FORMS)


def _before(measure: Measure) -> int:
    """1 or -1 where the words before the number say "up by", "en baisse de", "a rise of"; 0 if they do not."""
    words, percent = measure.words, measure.dimension == "percent"
    word, shape, lists = words.word, words.shape, words.lang.lists
    agents = lists["words.agents"]
    by, levels, to = lists["change.by"], lists["change.level_marks"], lists["relations.ranges_to"]
    first = (min(measure.first, measure.hedge) if measure.hedge >= 0 else measure.first) - 1
    linked = said = False
    for step in range(first, max(-1, first - REACH), -1):
        roles, tag, here = words.roles[step], shape[step], word[step]
        if "parts.compare" in roles and tag in "hpx" and " " in here:
            return 0  # "up from 70,000": the level before
        linked = linked or "relations.levels_from" in roles  # "augmenté de"
        way = _direction(roles) if "change" in roles and not _as_noun(words, step) else 0
        if way and not (tag == "p" and "relations.more" in roles):
            if measure.dimension == "money" and here in lists["change.soft_nouns"]:
                return 0
            near = linked or (percent and first - step <= 2) or (step == first and measure.dimension == "area")
            if not roles.isdisjoint(BY_ALONE):
                near = said
            return way if near and not _level_verb(measure, step) else 0
        if here in by:
            linked = True
            said = said or here in agents
        elif tag in "#.;:(|" or (tag == "," and step < first):
            return 0
        elif tag == "p" and here in to:
            return 0  # "se monte à", "rose to": a level
        elif here in levels or (tag == "x" and not percent):
            return 0
        linked = linked or here in lists["relations.range_between"]  # "une baisse comprise entre 5 et 7 %"
        article = step and shape[step - 1] == "a"
        if percent and tag in "xN" and not linked and not article:
            return 0
    return 0


def _level_verb(measure: Measure, step: int) -> bool:
    """ "rose to 5%": the verb leads to a level."""
    words, last = measure.words, measure.first - 1
    return words.lang.head_last and last > step and words.word[last] == "to"


def _after(measure: Measure) -> int:
    """1 or -1 where the words after say "de plus", "more than last year", "fewer"."""
    words, percent = measure.words, measure.dimension == "percent"
    if not percent and COMPARED.isdisjoint(words.present):
        return 0
    first, shape, head_last = measure.last + 1, words.shape, words.lang.head_last
    for step in range(first, min(words.size, first + (5 if percent else 4))):
        roles, tag = words.roles[step], shape[step]
        if "change.more_after" in roles or "change.less_after" in roles:
            way = 1 if "change.more_after" in roles else -1
            return way if percent or _compares(words, step) else 0
        if percent and step == first and tag not in "pvV":
            way = 1 if UP[0] in roles or UP[2] in roles else -1 if DOWN[0] in roles or DOWN[2] in roles else 0
            if way:
                return way
        noun = tag == "V" and step == first and not head_last  # "300 entrées de plus que"
        if (tag not in "xNJdA" and not noun) or (head_last and tag == "d"):
            return 0
        if percent and head_last and tag == "x" and step > first:
            return 0
    return 0


def _compares(words: Words, step: int) -> bool:
    """True where "more" compares: "120 de plus" is a change, "200 emplois supplémentaires" a number of them."""
    word, lists = words.word[step], words.lang.lists
    if not words.lang.head_last:
        return " " in word
    compared = lists["change.compared"]
    than = word.endswith(tuple(compared)) or (step + 1 < words.size and words.word[step + 1] in compared)
    return than and word not in lists["change.not_more"]
