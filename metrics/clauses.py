"""Said or expected, when, and over how long: what the clause of a measure says of it."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.setting import Setting
from metrics.words import Words

__all__ = ["scope_of", "status_of", "year_of"]

_HARD = frozenset(";.:()|*")
EXPECTED = "status.expected"
GROUP = 4
RIGHT = 14
NEAR_YEAR = 7


def _hard(words: Words, at: int) -> bool:
    """True at a token that ends a clause; a point inside an abbreviation does not."""
    tag = words.tag[at]
    return tag in _HARD and not (tag == "." and at + 1 < len(words) and words.glued(at + 1))


def _clause(words: Words, at: int) -> tuple[int, int]:
    """First and last token of the clause around a token."""
    first = at
    while first and not _hard(words, first - 1):
        first -= 1
    last = at
    while last + 1 < len(words) and not _hard(words, last + 1):
        last += 1
    return first, last


def _future(words: Words, at: int) -> bool:
    """True for a verb in the future by its ending, "participeront"; "aura dépassé" tells of the past."""
    data, word = words.lang.data["status"], words.word[at]
    endings = data["future_endings"]
    if not endings or words.tag[at] not in "xVv":
        return False
    if word in data["future_auxiliaries"]:
        nxt = at + 1
        while nxt < len(words) and words.tag[nxt] in "ca":
            nxt += 1
        printed = words.stated(nxt, nxt) if nxt < len(words) else ""
        return not printed.endswith(("é", "és", "ée", "ées", "u", "us", "i", "is", "it", "ert"))
    return len(word) > 4 and word.endswith(tuple(endings)) and not words.upper(at) and word not in _folded(words)


def _folded(words: Words) -> Sequence[str]:
    found: list[str] = words.lang.data["status"]["not_future"]
    return found


def _is_verb(words: Words, at: int) -> bool:
    tag = words.tag[at]
    if EXPECTED in words.roles[at] or tag == "v" or _future(words, at):
        return True
    if tag != "V":
        return False
    word = words.word[at]
    return word not in words.lang.nouns["count"].single or not (at and words.tag[at - 1] in "ad#A")


def status_of(draft: Draft, before: Sequence[Draft], published: int | None) -> str:
    """ "expected" or "reported", by the verb of the draft's own clause, else by what the list it stands in has."""
    words = draft.words
    first, last = _clause(words, draft.measure.first)
    step = draft.start_token - 1
    comma = False
    while step >= first:
        if words.tag[step] == "r" and step < draft.start_token - 1:
            return _right(draft, last) or "reported" if not comma else "reported"
        if _is_verb(words, step):
            return _group_status(words, step, first, draft, comma, last)
        comma = comma or words.tag[step] == ","
        step -= 1
    right = _right(draft, last)
    if right:
        return right
    if first and words.tag[first - 1] in ":(" and any(EXPECTED in roles for roles in words.roles[max(0, first - 8) : first]):
        return "expected"
    same = [other for other in before if other.number == draft.number]
    if same and words.tag[max(first - 1, 0)] != ";":
        return same[-1].status
    return "reported"


def _group_status(words: Words, step: int, first: int, draft: Draft, comma: bool, last: int) -> str:
    """The status of the verb group that ends at step, and of an "attendus" that follows the measure."""
    place, seen = step, 0
    while place >= first and seen < GROUP:
        if EXPECTED in words.roles[place] or _future(words, place):
            if words.word[place] in words.lang.data["status"]["future_auxiliaries"] and not _future(words, place):
                return "reported"
            return "expected"
        if words.tag[place] not in "vVcopdah" and words.tag[place] != "x":
            break
        if place < step and words.tag[place] == "x" and not words.word[place].endswith(("er", "ir", "re")):
            break
        place, seen = place - 1, seen + 1
    if comma and _right(draft, last, soon=True) == "expected":
        return "expected"
    return "reported"


def _right(draft: Draft, last: int, soon: bool = False) -> str:
    """The status of the first verb to the right in the clause; "" if there is none."""
    words = draft.words
    step = draft.measure.last + 1
    limit = min(last, step + (6 if soon else RIGHT))
    commas = 0
    while step <= limit:
        if words.tag[step] == ",":
            commas += 1
            if commas > 1 or soon:
                return ""
        if words.tag[step] == "r" and commas:
            return ""
        if _is_verb(words, step):
            for place in range(step, min(step + 4, last + 1)):
                if EXPECTED in words.roles[place] or _future(words, place):
                    return "expected"
                if words.tag[place] in ",#":
                    break
            if words.tag[step] == "V" and not _finite(words, step):
                step += 1
                continue
            return "reported"
        step += 1
    return ""


def _finite(words: Words, at: int) -> bool:
    """False for participles and infinitives, which tell no time by themselves."""
    printed = words.stated(at, at)
    return not printed.endswith(("é", "és", "ée", "ées", "er", "ir", "ant", "ing"))


def scope_of(draft: Draft, before: Sequence[Draft]) -> str:
    """ "cumulative" where the clause counts over several editions or years, else "edition"."""
    words = draft.words
    if draft.measure.kind == "share":
        return "edition"
    step = draft.start_token - 1
    while step >= 0 and words.tag[step] not in ";" and not (words.tag[step] == "." and not words.glued(step)):
        roles = words.roles[step]
        if "scope.cumulative" in roles or "scope.continued" in roles:
            if "scope.continued" in roles:
                return before[-1].scope if before else "edition"
            if not _not_since(words, step):
                return "cumulative"
        if words.tag[step] == "#" and _period(words, step):
            return "cumulative"
        step -= 1
    if _period(words, draft.measure.first):
        return "cumulative"
    if draft.measure.kind == "change":
        return "edition"
    for step in range(draft.measure.last + 1, min(draft.measure.last + 12, len(words))):
        if words.tag[step] in ";.:(#" or words.tag[step] == ",":
            break
        if "scope.cumulative" in words.roles[step] and not _not_since(words, step):
            return "cumulative"
    return "edition"


def _not_since(words: Words, at: int) -> bool:
    """ "pour la première fois depuis 2015", "the best result since": no sum over the years."""
    blocked = words.lang.data["scope"]["not_since"]
    return any(word in blocked for word in words.word[max(0, at - 4) : at])


def _period(words: Words, at: int) -> bool:
    """True at the number of "au cours des cinq dernières sessions", "en six éditions", "over the next four years"."""
    scope, size = words.lang.data["scope"], len(words)
    if words.tag[at] != "#" or not isinstance(words.value[at], object) or at + 1 >= size:
        return False
    spans = periods = False
    nxt = at + 1
    while nxt < size and nxt <= at + 3:
        spans = spans or words.word[nxt] in scope["spans"]
        if words.word[nxt] in scope["periods"]:
            periods = True
            after = words.word[nxt + 1] if nxt + 1 < size else ""
            spans = spans or after in scope["spans"]
            word = words.word[nxt]
            break
        nxt += 1
    if not periods:
        return False
    before = at - 1
    while before >= 0 and (words.tag[before] in "ad" or words.word[before] in scope["spans"] or words.tag[before] == "A"):
        spans = spans or words.word[before] in scope["spans"]
        before -= 1
    over = before >= 0 and (words.word[before] in scope["over"] or "scope.cumulative" in words.roles[before] or words.tag[before] == "h")
    editions = word in scope["periods"][:4]
    return bool((over or at == 0 or before < 0 or editions) and (spans or (editions and over)))


def year_of(draft: Draft, setting: Setting, reasons: dict[int, str], context: dict[str, int | None]) -> int | None:
    """The year the figure is for: named in its clause, relative, else the edition's, else the document's."""
    words, measure = draft.words, draft.measure
    base = setting.year or (int(setting.published[:4]) if setting.published[:4].isdigit() else None)
    if measure.levels == 1:
        return None
    first, last = draft.start_token, draft.last_token
    right = _year_right(words, last, reasons, base, setting)
    if right is not None and not (measure.kind == "change" and right[1]):
        return right[0]
    if draft.cue == "compare" and measure.kind == "level":
        return _relative_anywhere(words, reasons, base, setting, first)
    left = _year_left(words, first, reasons, base, setting)
    if left is not None:
        return left
    if draft.status == "expected":
        return context.get("next") or base
    return context.get("past") or base


def _compares(words: Words, at: int) -> bool:
    """True where the words before a year set it against something: "qu'en 2015", "than in 2016", "par rapport à 2019"."""
    for step in (at - 1, at - 2, at - 3):
        if step < 0:
            return False
        roles = words.roles[step]
        if "parts.compare" in roles or words.word[step] in ("than", "que", "qu'", "qu'en", "than in", "over", "on"):
            return True
        if any(role.startswith("change.more_after") or role.startswith("change.less_after") for role in roles):
            return True
        if words.tag[step] not in "pad" and "years.before_year" not in roles:
            return False
    return False


def _since(words: Words, at: int) -> bool:
    return at > 0 and "scope.cumulative" in words.roles[at - 1] or at > 1 and "scope.cumulative" in words.roles[at - 2]


def _year_at(words: Words, at: int, reasons: dict[int, str], base: int | None, setting: Setting) -> int | None:
    """The year that a token names, absolutely or relatively."""
    tag, roles = words.tag[at], words.roles[at]
    if tag == "#" and (reasons.get(at) == "year" or (reasons.get(at) == "date" and words.numeral(at).year_like)):
        if words.tag[max(at - 1, 0)] in "-&" and at >= 2 and words.tag[at - 2] == "#" and reasons.get(at - 2) == "year":
            return None
        return int(words.numeral(at).value)
    if base is None:
        return None
    if "years.last" in roles:
        return base - 1
    if "years.next" in roles:
        return base + 1
    if "years.this" in roles:
        return base
    if "years.earlier" in roles and at >= 2 and words.tag[at - 2] == "#" and _is_years(words, at - 1):
        return base - int(words.numeral(at - 2).value)
    if "years.ago" in roles and at + 2 < len(words) and words.tag[at + 1] == "#" and _is_years(words, at + 2):
        return base - int(words.numeral(at + 1).value)
    return None


def _is_years(words: Words, at: int) -> bool:
    entry = words.lang.units.single.get(words.word[at])
    return entry is not None and isinstance(entry.value, list) and any(s.unit == "year" for s in entry.value)


def _year_right(
    words: Words, last: int, reasons: dict[int, str], base: int | None, setting: Setting
) -> tuple[int, bool] | None:
    """The year that follows a measure before anything else is measured, and whether it is set in comparison."""
    opened = 0
    for step in range(last + 1, min(last + 1 + NEAR_YEAR + 4, len(words))):
        tag = words.tag[step]
        if tag in ";.:" or (tag == "(" and step > last + 1) or tag == ")":
            return None
        if tag == "," and step - last > 3:
            return None
        if tag == ",":
            opened += 1
            if opened > 1:
                return None
        if tag == "#" and step not in reasons:
            return None
        year = _year_at(words, step, reasons, base, setting)
        if year is not None:
            if _since(words, step) or (tag == "#" and opened and words.tag[step - 1] == ","):
                return None
            if _compares(words, step):
                return None if opened or step - last > 2 or True and _cue_between(words, last, step) else (year, True)
            if opened and any(words.tag[k] in "vV" for k in range(last + 1, step)):
                return None
            return year, False
        if tag in "r" or (tag in "vV" and step - last > 6):
            return None
    return None


def _cue_between(words: Words, last: int, step: int) -> bool:
    return True


def _year_left(words: Words, first: int, reasons: dict[int, str], base: int | None, setting: Setting) -> int | None:
    """The year named before a measure in its sentence, unless it belongs to the measure before it."""
    step = first - 1
    while step >= 0:
        year = _year_at(words, step, reasons, base, setting)
        if year is not None and not _compares(words, step) and not _since(words, step):
            if not _taken(words, step, reasons):
                return year
        step -= 1
    return None


def _taken(words: Words, at: int, reasons: dict[int, str]) -> bool:
    """True where the year closes the measure before it: "51 100 l'an dernier (+9 %) et 40 022 en 2015"."""
    for step in range(at - 1, max(-1, at - NEAR_YEAR), -1):
        tag = words.tag[step]
        if tag == "#" and step not in reasons:
            return True
        if tag in ",;.:)(" or tag in "vV":
            return False
    return False


def _relative_anywhere(
    words: Words, reasons: dict[int, str], base: int | None, setting: Setting, first: int
) -> int | None:
    """The year of a figure of comparison: the nearest one named in the sentence that is not the edition's own."""
    for step in sorted(range(len(words)), key=lambda k: abs(k - first)):
        year = _year_at(words, step, reasons, base, setting)
        if year is not None and year != base and not _since(words, step):
            return year
    return None
