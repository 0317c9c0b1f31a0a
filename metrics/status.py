"""Said or expected: what the verb of a measure's own clause tells."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.clauses import (
    AHEAD,
    bracket_end,
    clause,
    is_expected,
    is_finite,
    is_future,
    is_participle,
    is_relative,
    is_verb,
)
from metrics.drafts import Draft
from metrics.words import Words

__all__ = ["status_of"]

EXPECTED, REPORTED = "expected", "reported"
GROUP = 4  # tokens of a verb with its auxiliaries
RIGHT = 16
SOON = 3
TARGET = 16  # tokens a goal may stand before its figure: "the target, originally set at"
_GROUP_TAGS = frozenset("vVcopdah")


def status_of(draft: Draft, before: Sequence[Draft], later: bool) -> str:
    """ "expected" or "reported", by the verb of the draft's own clause, else by what the list it stands in has.

    later: the clause names a year after the edition's for the figure, so that nothing can be known of it yet.
    """
    words = draft.words
    first, last = clause(words, draft.measure.first)
    if _now(words, draft, first):
        return REPORTED
    if _beside(draft, last):
        return EXPECTED
    here = [other for other in before if other.number == draft.number]
    if _compared(draft):
        return REPORTED
    if draft.cue in ("restate", "part") and here and not _own_verb(draft, last):
        return here[-1].status
    own = _own_verb(draft, last) if _opens(words, draft, first) else ""
    if own:
        return own
    left = _left(words, draft, first)
    if left:
        return left
    if later and draft.metric not in ("price", "tickets"):
        return EXPECTED
    if draft.measure.kind == "change" and here and not _turn(words, here[-1].last_token, draft.start_token):
        return here[-1].status
    right = _right(draft, last)
    if right:
        return right
    if first and words.tag[first - 1] in ":(":
        for step in range(first - 1, max(-1, first - 8), -1):
            if AHEAD in words.roles[step]:
                return EXPECTED
            if words.tag[step] in ";.":
                break
    if here and ";" not in words.tag[here[-1].last_token : draft.start_token]:
        return here[-1].status
    return REPORTED


def _now(words: Words, draft: Draft, first: int) -> bool:
    """ "taux actuel : 64 %", "from the current $170 billion"."""
    now = words.lang.data["status"].get("now", ())
    start = draft.start_token
    return any(words.word[k] in now for k in range(max(0, start - 3), start) if words.tag[k] != ".")


def _beside(draft: Draft, last: int) -> bool:
    """ "300 exposants attendus", "her £1,500 target", "100 milliards à l'horizon 2030": a cue behind the measure."""
    words = draft.words
    data = words.lang.data["status"]
    for step in range(draft.measure.last + 1, min(draft.last_token + 1 + SOON, last + 1)):
        if step == draft.head and AHEAD not in words.roles[step]:
            continue
        if words.tag[step] in ",#(r" or (is_verb(words, step) and is_finite(words, step) and words.tag[step] == "v"):
            return False
        if words.word[step] in data.get("behind", ()) and step != draft.measure.last + 1 + (draft.head == step):
            return True
        if words.word[step] in data.get("targets", ()) and step == draft.measure.last + 1:
            return words.lang.head_last
    return False


def _compared(draft: Draft) -> bool:
    """True for the other side of a comparison: "après les 7 500 de 2021", "up from 14"."""
    if draft.cue != "compare" or draft.measure.kind != "level":
        return False
    words = draft.words
    weak = words.lang.data["years"].get("weak_compare", ())
    step = draft.start_token - 1
    while step >= 0 and words.tag[step] in 'aA"hE$£':
        step -= 1
    return step >= 0 and (words.word[step] not in weak or (words.tag[step - 1] == "," and draft.carried is not None))


def _opens(words: Words, draft: Draft, first: int) -> bool:
    """True where a measure may be the subject of a verb after it: it begins its clause or a part of it."""
    at = draft.start_token - 1
    while at >= first and words.tag[at] in 'aAh"':
        at -= 1
    return at < first or words.tag[at] in "&,r|" or words.word[at] in words.lang.data["parts"]["compare"][:0]


def _own_verb(draft: Draft, last: int) -> str:
    """The status of the verb whose subject the measure is: nothing but its own phrase stands between; "" if none."""
    words = draft.words
    step, limit = draft.last_token + 1, min(last, draft.last_token + RIGHT)
    opened = 0
    while step <= limit:
        tag = words.tag[step]
        if tag == "(":
            step = bracket_end(words, step) + 1
            continue
        if tag == ",":  # "1 200 recruteurs, issus de 450 entreprises, recevront"
            opened += 1
            starts = step + 1 < len(words) and (is_participle(words, step + 1) or words.tag[step + 1] in "JpdV")
            if (
                opened > 2
                or (opened == 1 and not starts)
                or words.tag[draft.start_token - 1 : draft.start_token] == [","]
            ):
                return ""
        elif tag in "r;:|" or (tag == "#" and opened != 1):
            return ""
        elif is_verb(words, step) and is_finite(words, step) and opened != 1:
            return _of_group(words, step, last)
        step += 1
    return ""


def _of_group(words: Words, step: int, last: int) -> str:
    """The status of a verb group that begins here."""
    for place in range(step, min(step + GROUP, last + 1)):
        if is_expected(words, place):
            return EXPECTED
        if words.tag[place] in ",#p" and place > step:
            break
    return REPORTED


def _left(words: Words, draft: Draft, first: int) -> str:
    """The status told by the nearest verb or cue before the measure in its clause; "" if there is none."""
    step = draft.start_token - 1
    comma = False
    while step >= first:
        tag = words.tag[step]
        if tag == ")":
            step = bracket_end(words, step, -1) - 1
            continue
        if tag == "r":
            return "" if not comma else REPORTED
        if is_expected(words, step) or (is_verb(words, step) and is_finite(words, step)):
            past = _closed(words, step, first) if comma else step
            if past < step:
                step = past - 1
                continue
            return _group(words, step, first)
        comma = comma or tag == ","
        step -= 1
    return ""


def _closed(words: Words, step: int, first: int) -> int:
    """Where the relative clause begins that holds this verb and ended before the measure; step itself if none."""
    for place in range(step - 1, first, -1):
        if words.tag[place] == ",":
            return step
        if is_relative(words, place) and words.tag[place - 1] == ",":
            return place - 1
    return step


def _group(words: Words, step: int, first: int) -> str:
    """The status of the verb group that ends at step, or of the goal that is its subject."""
    data = words.lang.data["status"]
    place, seen = step, 0
    while place >= first and seen < GROUP:
        if is_expected(words, place):
            if words.word[place] in data["future_auxiliaries"] and not is_future(words, place):
                return REPORTED
            return EXPECTED
        if words.tag[place] not in _GROUP_TAGS and words.tag[place] != "x":
            break
        if (
            place < step
            and words.tag[place] == "x"
            and not words.word[place].endswith(tuple(data.get("infinitive_endings", ())) or "\n")
        ):
            break
        place, seen = place - 1, seen + 1
    if (
        words.tag[step] == "v"
        or "words.amount_verbs" in words.roles[step]
        or words.word[step] in data.get("setting", ())
    ):
        for place in range(step - 1, max(first, step - TARGET) - 1, -1):
            if words.word[place] in data.get("targets", ()):
                return EXPECTED
            if words.tag[place] == "r":
                break
    return REPORTED


def _right(draft: Draft, last: int) -> str:
    """The status of the first verb to the right in the clause; "" if there is none."""
    words = draft.words
    step, commas = draft.last_token + 1, 0
    first = clause(words, draft.measure.first)[0]
    if is_participle(words, first) and words.tag[first] != "p" and first < draft.start_token:
        return REPORTED  # "Signé par 195 pays en 2015, l'accord vise"
    limit = min(last, step + RIGHT)
    apposed = _apposed(draft)
    while step <= limit:
        tag = words.tag[step]
        if tag == "(":
            step = bracket_end(words, step) + 1
            continue
        if tag == ",":
            commas += 1
            if commas > 1 or apposed:
                return ""
        if tag == "r":
            return ""
        if (is_verb(words, step) or is_expected(words, step)) and (
            is_finite(words, step) or AHEAD in words.roles[step]
        ):
            return _of_group(words, step, last)
        step += 1
    return ""


def _turn(words: Words, last: int, start: int) -> bool:
    """True where a verb stands between two measures, so that the second has a clause of its own."""
    return any(
        is_verb(words, k) and is_finite(words, k) and "parts.restate" not in words.roles[k]
        for k in range(last + 1, start)
    )


def _apposed(draft: Draft) -> bool:
    """True for "la tour, haute de 180 m, …": what follows the next comma is not said of the measure."""
    words = draft.words
    step = draft.start_token - 1
    while step >= 0 and words.tag[step] not in ",;:.(":
        step -= 1
    return step > 0 and words.tag[step] == "," and step < draft.start_token - 1
