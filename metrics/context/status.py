"""Said or expected: what the verb of a measure's own clause tells."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.following import (
    EXPECTED,
    GROUP,
    REPORTED,
    TELLING,
    TOLD,
    hoped,
    of_verb,
    own_verb,
)
from metrics.counted.drafts import Draft, before_bracket, in_bracket
from metrics.quantity.clauses import (
    AHEAD,
    FINITE,
    PLANNED,
    VERB,
    bracket_end,
    clause,
    is_inverted,
    is_measured,
    is_participle,
    is_relative,
    verb_between,
    verb_forms,
    verbs,
)
from metrics.sentence.words import Words

__all__ = ["status_of"]

SOON = 3
TARGET = 16  # tokens a goal may stand before its figure: "the target, originally set at"
_GROUP_TAGS = frozenset("vVcopdah")
_NONE: frozenset[str] = frozenset()


def status_of(draft: Draft, before: Sequence[Draft], later: bool, past: bool) -> str:
    """ "expected" or "reported", by the verb of the draft's own clause, else by what the list it stands in has.

    later: the clause names a year after the edition's for the figure, so that nothing can be known of it yet;
    past: one before it.
    """
    words, start = draft.words, draft.start_token
    first, last = clause(words, draft.measure.first)
    now = words.lang.lists.get("status.now", _NONE)
    if start and not now.isdisjoint(words.word[max(0, start - 3) : start]):  # "from the current $170 billion"
        return REPORTED
    if _beside(draft, last) or hoped(draft) or _will_exceed(draft):
        return EXPECTED
    if past and in_bracket(draft):
        return REPORTED  # "1 500 coureurs espérés (1 230 en 2022)"
    if "status.given" in words.present and any(
        "status.given" in roles for roles in words.roles[max(0, start - 2) : start]
    ):
        return REPORTED  # "grâce à nos 300 bénévoles"
    of = start - 1 - words.shape.startswith("d", start - 1)
    if of > 0 and words.word[of] in words.lang.lists["status.given_of"]:
        return REPORTED
    here = before_bracket(draft, before)
    if draft.cue:
        if draft.cue == "compare" and _compared(draft):
            return REPORTED
        if here is not None and draft.cue in ("restate", "part") and not own_verb(draft, last):
            return here.status
    if here is not None and here.cue == "compare" and words.shape[here.last_token + 1 : start].strip('aA"hE$£') == "&":
        return here.status  # "contre 2 340 et 131"
    if here is not None and _in_other_money(draft, here):
        return here.status
    if draft.measure.levels == 1 and not later:
        return REPORTED  # "will rise from $40 to $45"
    if later and not verb_forms(words.lang).auxiliaries.isdisjoint(words.word[start:]):
        return EXPECTED  # "d'ici 2030, 300 ponts auront été bâtis"
    own = own_verb(draft, last) if _opens(words, start, first) else ""
    if own:
        return own
    left = _left(words, start, first)
    if left:
        comma = words.shape.rfind(",", first, start)
        apart = past and comma >= 0 and PLANNED.isdisjoint(verbs(words)[comma:start])
        return REPORTED if apart else left  # "expects 300 stands, having drawn 280 in 2021"
    if later and draft.metric not in ("price", "tickets"):
        return EXPECTED
    if draft.measure.kind == "change" and here is not None and not _turn(words, here.last_token + 1, start):
        return here.status
    right = of_verb(draft, last)
    if right:
        return REPORTED if past else right  # "after drawing 280 stands in 2021, the fair expects 300"
    if first and words.shape[first - 1] in ":(" and AHEAD in words.present:
        for step in range(first - 1, max(-1, first - 8), -1):
            if AHEAD in words.roles[step]:
                return EXPECTED
            if words.shape[step] in ";.":
                break
    if here is not None and words.shape.find(";", here.last_token, start) < 0:
        return here.status
    return REPORTED


def _in_other_money(draft: Draft, here: Draft) -> bool:
    """ "A$250,000 (≈ US$163,000)": the same amount in a bracket."""
    between = draft.words.shape[here.last_token + 1 : draft.start_token]
    return here.measure.unit == draft.measure.unit == "money" and between.strip("h~") == "("


def _will_exceed(draft: Draft) -> bool:
    """ "dépassera les 300 exposants": the verb of the hedge is in the future."""
    words, start, first = draft.words, draft.start_token, draft.measure.first
    return "V" in words.shape[start:first] and not PLANNED.isdisjoint(verbs(words)[start:first])


def _beside(draft: Draft, last: int) -> bool:
    """ "300 exposants attendus", "her £1,500 target", "100 milliards à l'horizon 2030": a cue behind the measure."""
    words, after = draft.words, draft.measure.last + 1
    lists, stop = words.lang.lists, min(draft.last_token + 1 + SOON, last + 1)
    behind, targets = lists.get("status.behind", _NONE), lists.get("status.targets", _NONE)
    near = words.word[after:stop]
    if behind.isdisjoint(near) and targets.isdisjoint(near):
        return False
    marks, head = verbs(words), draft.head
    for step in range(after, stop):
        if step == head and AHEAD not in words.roles[step]:
            continue
        tag = words.shape[step]
        if tag in ",#(r" or (tag == "v" and marks[step] in FINITE) or is_measured(words, step):
            return False
        if draft.measure.kind == "share" and "status.hoping" in words.roles[step]:
            return False  # "nine in ten intend to come back"
        if words.word[step] in behind and step != after + (head == step):
            return True
        if words.word[step] in targets and step == after:
            return words.lang.head_last
    return False


def _compared(draft: Draft) -> bool:
    """True for the other side of a comparison: "après les 7 500 de 2021", "up from 14"."""
    if draft.measure.kind != "level":
        return False
    words = draft.words
    weak = words.lang.lists.get("years.weak_compare", _NONE)
    step = draft.start_token - 1
    while step >= 0 and words.shape[step] in 'aA"hE$£':
        step -= 1
    if step > 0 and words.lang.head_last and words.word[step] == "from" and words.shape[step - 1] == "#":
        return True  # "will go up to $165 from $150"
    return step >= 0 and (words.word[step] not in weak or (words.shape[step - 1] == "," and draft.carried is not None))


def _opens(words: Words, start: int, first: int) -> bool:
    """True where a measure may be the subject of a verb after it: it begins its clause or a part of it."""
    at = start - 1
    while at >= first and words.shape[at] in 'aAh"':
        if at > first and words.shape[at - 1] in "vV" and words.word[at] in words.lang.lists["words.relatives"]:
            return True  # "said that $20 million would be set aside"
        at -= 1
    if at > first and words.shape[at] == "d":  # "and a sell-out of 35,000 is", "cette foire de quatre jours"
        begin, marks = at, verbs(words)
        while at >= first and begin - at < GROUP and words.shape[at] in "daAxNJV" and marks[at] not in VERB:
            at -= 1
        return at < first or words.shape[at] == "&"
    if at >= first and words.shape[at] == "-" and not words.glued(at) and not verb_between(words, first, at):
        return True  # "LYON, 3 mars (Agence) – 300 exposants sont attendus"
    return at < first or words.shape[at] in "&,r|i"


def _left(words: Words, start: int, first: int) -> str:
    """The status told by the nearest verb or cue before the measure in its clause; "" if there is none."""
    marks, shape = verbs(words), words.shape
    if TOLD.search(marks, first, start) is None and shape.find("r", first, start) < 0:
        return ""
    step, comma = start - 1, False
    while step >= first:
        if marks[step] in TELLING and shape[step] != "r" and "parts.restate" not in words.roles[step]:
            past = _closed(words, step, first) if comma else step
            if past == step:
                return EXPECTED if is_inverted(words, step) else _group(words, step, first)
            step = past - 1
            continue
        tag = shape[step]
        if tag == ")":
            step = bracket_end(words, step, -1) - 1
            continue
        if tag == "r":
            return "" if not comma else REPORTED
        comma = comma or tag == ","
        step -= 1
    return ""


def _closed(words: Words, step: int, first: int) -> int:
    """Where the relative clause begins that holds this verb and ended before the measure; step itself if none."""
    comma = words.shape.rfind(",", first, max(0, step - 1))
    if comma >= 0 and words.shape[step - 1] != "," and is_relative(words, comma + 1):
        return comma
    return step


def _group(words: Words, step: int, first: int) -> str:
    """The status of the verb group that ends at step, or of the goal that is its subject."""
    marks, shape, lists = verbs(words), words.shape, words.lang.lists
    infinitive = verb_forms(words.lang).infinitive
    alone = not words.lang.head_last and marks[step] == "f" and not is_participle(words, step)
    for place in range(step, max(first, step - GROUP + 1) - 1, -1):
        if alone and place < step and marks[place] in FINITE:
            break  # "ceux qui défileront viennent de 7 pays"
        if place < step and marks[place] in "qe" and shape[place + 1] == "v" and not words.lang.head_last:
            break  # "les films prévus ont attiré 3 000 personnes"
        if marks[place] in PLANNED:
            past = marks[place] != "F" and words.word[place] in lists["status.future_auxiliaries"]
            return REPORTED if past else EXPECTED
        tag = shape[place]
        if tag not in _GROUP_TAGS and tag != "x":
            break
        if tag == "x" and place < step and not words.word[place].endswith(infinitive):
            break
    if words.word[step] in lists["status.announcing"] and _of_next(words, step, first):
        return EXPECTED
    if (
        shape[step] == "v"
        or "words.amount_verbs" in words.roles[step]
        or words.word[step] in lists.get("status.setting", _NONE)
    ):
        targets, begin = lists.get("status.targets", _NONE), max(first, step - TARGET)
        if not targets.isdisjoint(words.word[begin:step]):
            for place in range(step - 1, begin - 1, -1):
                if words.word[place] in targets:
                    return EXPECTED
                if shape[place] == "r":
                    break
    return REPORTED


def _of_next(words: Words, step: int, first: int) -> bool:
    """ "Pour 2026, ils annoncent 400 exposants", "… pour la prochaine édition": announced for what is to come."""
    if "years.next" in words.present:
        return any("years.next" in roles for roles in words.roles[first : clause(words, step)[1] + 1])
    opens = words.shape.startswith("p#", first) and words.word[first] in words.lang.lists["status.meant_for"]
    return opens and words.numeral(first + 1).year_like


def _turn(words: Words, begin: int, start: int) -> bool:
    """True where a verb stands between two measures, so that the second has a clause of its own."""
    if not verb_between(words, begin, start):
        return False
    marks = verbs(words)
    return any(marks[k] in FINITE and "parts.restate" not in words.roles[k] for k in range(begin, start))
