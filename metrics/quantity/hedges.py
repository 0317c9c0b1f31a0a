"""Hedges and bounds: "près de", "plus de", "up to", "or more", on either side of a number."""

from __future__ import annotations

from metrics.quantity.beside import unit_at
from metrics.quantity.changes import MOVES
from metrics.quantity.measure import Measure
from metrics.sentence.words import Words

__all__ = ["RELATIONS", "hedge_after", "hedge_before", "read_hedges"]

RELATIONS = {
    "relations.about": "~", "relations.more": ">", "relations.at_least": ">=", "relations.less": "<",
    "relations.at_most": "<=", "relations.within": "<=",
}  # fmt: skip
HEDGES = frozenset(RELATIONS)
AFTER = {
    "relations.about_after": "~", "relations.more_after": ">", "relations.at_least_after": ">=",
    "relations.at_most_after": "<=",
}  # fmt: skip
DURATIONS = frozenset(["day", "week", "month", "year", "hour", "minute", "night", "decade"])
COMPARING = MOVES | {"share.signs"}
OBJECT = 8  # tokens from "évalue" to "à"
ONLY = 5  # tokens that "ne" may stand before "plus que"
_SIGNS = frozenset("~><")


def hedge_before(words: Words, at: int) -> tuple[str, int]:
    """The relation that the words before this token give and the first token of them; "" and the token itself if none.

    Articles and a few small words may stand between: "a dépassé les 120 000", "more than the 500".
    """
    shape = words.shape
    for step in range(at - 1, max(-1, at - 4), -1):
        word, tag, roles = words.word[step], shape[step], words.roles[step]
        if step == 0 and tag in "<>" and not words.glued(1):
            return "", at  # a bullet
        if "relations" in roles and not HEDGES.isdisjoint(roles):
            if not words.lang.head_last and _level_said(words, step, roles):
                return "", at
            relation = _relation(words, step, roles, at - 1 - step)
            if relation in ("<", ">") and step < at - 1 and _known_level(words, at):
                return "", at
            if relation:
                return relation, step
        if "relations.passing" in roles and step < at - 1 and _mark(words, at):
            return ">", step  # "had broken the 5,000 barrier"
        if step and word in _SIGNS:
            return word, step
        if step and word == "=" and shape[step - 1] in "<>":
            return words.word[step - 1] + "=", step - 1
        if tag in "aE$£+d" or (tag == "p" and "change.by" in roles):
            continue
        adverb = step and tag in "xc" and shape[step - 1] in "vV" and not shape[step + 1 : at].strip("a$£E")
        if not adverb or not (tag == "c" or word.endswith(words.lang.adverb_endings)):  # "frôle aujourd'hui les 2 000"
            return "", at
    return "", at


def _level_said(words: Words, step: int, roles: frozenset[str]) -> bool:
    """ "vise le cap des 100 000", "fixé la limite à 7 000", "s'est limitée à 8,2 millions", "ne sont plus que 22 %".

    A mark to reach and not one left behind, a noun that looks like the participle, and what was left in fact: exact.
    """
    if not step:
        return False
    before, lists = words.word[step - 1], words.lang.lists
    if words.word[step] in lists["relations.only"]:
        return not lists["relations.negation"].isdisjoint(words.word[max(0, step - ONLY) : step])
    if "relations.more" in roles:
        mark = words.word[step].partition(" ")[0] in lists["words.articles"]
        return mark and "relations.reaching" in words.roles[step - 1]
    if "relations.at_most" not in roles:
        return False
    if words.word[step] in lists["relations.rises_to"] and _rises_to(words, step):
        return True
    return before.replace("' ", "'") in lists["relations.came_to"] or (
        words.shape[step] == "h" and words.shape[step - 1] == "a"
    )


def _known_level(words: Words, at: int) -> bool:
    """ "surpassing the 74,000 seen in 2019", "short of the 35 percent they aimed for": exact, another figure differs.

    "the 74,000 mark" is a bound.
    """
    if not words.lang.head_last or words.word[at - 1] != "the" or at + 1 >= words.size:
        return False
    after = at + 2 if "share.signs" in words.roles[at + 1] and at + 2 < words.size else at + 1
    lists = words.lang.lists
    if words.shape[after] in "Vao" or words.word[after] in lists["words.level_marks"]:
        return True
    return words.word[after] in lists["status.targets"] or words.word[after] in lists["relations.records"]


def _mark(words: Words, at: int) -> bool:
    return at + 1 < words.size and words.word[at + 1] in words.lang.lists["relations.marks"]


def _relation(words: Words, step: int, roles: frozenset[str], skipped: int) -> str:
    """The relation this word or phrase of relation gives to the number behind it; "" where it gives none."""
    for role, relation in RELATIONS.items():
        if role in roles and _applies(words, step, role, skipped):
            bound = role == "relations.within" and not _duration_follows(words, step + 1)
            return "<" if bound and not _measure_follows(words, step + 1) else relation
    return ""


def _applies(words: Words, step: int, role: str, skipped: int) -> bool:
    """False where the word has another sense in this place; skipped words stand between it and the number."""
    tag, shape, head_last = words.shape[step], words.shape, words.lang.head_last
    if head_last and step and words.word[step] == "up to" and words.word[step - 1] in words.lang.lists["words.going"]:
        return False  # "the fee will go up to $165"
    if tag != "p":
        return not (skipped and tag in "ac" and role == "relations.about" and not head_last)
    follow = step + 1
    if head_last and skipped and shape[follow] == "a":
        return False  # "about the three-day event", "over the 25 days"
    if role == "relations.more":
        if _duration_follows(words, follow):
            return step > 0 and shape[step - 1] in "pc"  # "over 25 days" tells when, "for over 25 days" how long
        if step and shape[step - 1] in "xN" and _area_follows(words, follow):
            return False  # "520 exhibits over 17 hectares"
        if step > 1 and head_last and _spread(words, step - 1) and _measure_follows(words, follow):
            return False  # "spread out over 310,000 square feet", "climbs 4,409 feet over ten miles"
        return not head_last or skipped == 0 or shape[follow] in "$£E" or words.word[follow] == "a"
    if role in ("relations.at_least", "relations.within") and " " not in words.word[step]:
        # "from €8", "sous 30 jours": a bare preposition is a bound only before a price or a duration
        if role == "relations.at_least":
            return not _from(words, step) and not _after_level(words, step) and _money_follows(words, follow)
        if _duration_follows(words, follow):
            return shape[follow] == "#"
        if shape[follow] == "#" and _measure_follows(words, follow):
            return True  # "from within 25 miles"
        return shape[follow] == "a" and _measured(words, follow + 1)
    return not (skipped and role == "relations.about" and not head_last)


def _duration_follows(words: Words, at: int) -> bool:
    nouns = words.lang.nouns["count"]
    for step in range(at, min(at + 5, words.size)):
        if step > at and words.word[step] in nouns.longer and nouns.match_phrase(words.word, step) is not None:
            return False  # "over 5,600 room nights"
        entry = words.lang.units.single.get(words.word[step])
        if entry is not None and isinstance(entry.value, list):
            return any(s.unit in DURATIONS for s in entry.value) and not any(s.exact for s in entry.value)
    return False


def _area_follows(words: Words, at: int) -> bool:
    for step in range(at, min(at + 3, words.size)):
        entry = words.lang.units.single.get(words.word[step])
        if entry is not None and isinstance(entry.value, list):
            return any(s.unit in ("hectare", "acre", "square_kilometer", "square_meter") for s in entry.value)
    return False


def _spread(words: Words, at: int) -> bool:
    """True for a verb of extent, "out" after it, and a measure in figures."""
    spreading = words.lang.lists["relations.spreading"]
    if words.word[at] in spreading or (words.word[at - 1] in spreading and words.word[at] in ("out", "up")):
        return True
    return words.shape[at - 1] == "#" and words.word[at] in words.lang.unit_starts


def _measure_follows(words: Words, at: int) -> bool:
    """True where an area or a length stands right behind the number at this token."""
    found = at + 1 < words.size and words.word[at + 1] in words.lang.unit_starts and unit_at(words, at + 1)
    return found and not _duration_follows(words, at) and words.word[at + 1] != "%"


def _from(words: Words, at: int) -> bool:
    """True where "from" opens a comparison: after a change or a per cent in the same clause."""
    for step in range(at - 1, max(-1, at - 9), -1):
        if words.shape[step] in ".;:":
            return False
        if words.word[step] == "%" or not COMPARING.isdisjoint(words.roles[step]):
            return True
    return False


def _rises_to(words: Words, at: int) -> bool:
    """ "creció un 8 %, hasta los 45.000": the level that a change led to; "descuentos de hasta el 50 %" is a bound."""
    return words.shape[at - 1] != "d" and "%" not in words.word[at + 1 : at + 4] and _from(words, at)


def _after_level(words: Words, at: int) -> bool:
    """ "raised to $450 from $375": the level before, where the one after stands right in front."""
    if at < 2 or not words.lang.head_last or words.shape[at - 1] != "#":
        return False
    step = at - 2
    while step > 0 and words.shape[step] in "E$£x" and words.word[step] in words.lang.money.single:
        step -= 1
    return words.word[step] in words.lang.lists["relations.ranges_to"]


def _measured(words: Words, at: int) -> bool:
    """ "sous les 2 °C": a number with a unit that is no duration."""
    if at + 1 >= words.size or words.shape[at] != "#":
        return False
    return words.word[at + 1] in words.lang.units.longer or words.word[at + 1] == "%"


def _money_follows(words: Words, at: int) -> bool:
    return not words.lang.money.single.keys().isdisjoint(words.word[at : at + 3])


def hedge_after(words: Words, at: int) -> tuple[str, int]:
    """The relation that the words right after this token give, and the last token of them."""
    step, size, shape = at + 1, words.size, words.shape
    if step >= size:
        return "", at
    if shape[step] == "-" and step + 1 < size:
        step += 1
    follow = shape[step + 1] if step + 1 < size else "."
    if shape[step] == "+" and follow != "#" and words.glued(step):
        return ">=", step
    roles = words.roles[step]
    if words.word[step] in words.lang.lists["words.and"] and (
        follow == "a" or (follow != "." and words.upper(step + 1))
    ):
        return "", at  # "$3,150 plus HST", "£40 plus a booking fee"
    phrase = shape[step] == "h" and words.lang.head_last  # "43,000 square metres or so of floor space"
    if "relations" in roles and follow != "#" and (follow != "d" or phrase):
        for role, relation in AFTER.items():
            if role in roles:
                return relation, step
    return "", at


def _estimated(words: Words, at: int) -> bool:
    """ "évalue les retombées totales à 6,8 millions", "estimated attendance at 312,000": the verb, then its object."""
    step = at - 1
    while step >= 0 and words.shape[step] in "aE$£":
        step -= 1
    if step < 0 or words.word[step] not in words.lang.lists["relations.estimated_at"]:
        return False
    for back in range(step - 1, max(-1, step - OBJECT), -1):
        if words.shape[back] in ".;:(,#":
            return False
        if "relations.estimating" in words.roles[back]:
            return True
    return False


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
    elif measure.numeral.vague or ("relations.estimating" in words.present and _estimated(words, measure.first)):
        measure.relation, measure.hedged = "~", True
