"""What a measure is of: its metric and label, from the noun beside it or from the measure it goes on from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from metrics.drafts import Draft, cue_before
from metrics.hedges import hedge_after
from metrics.measures import Measure, surface_at
from metrics.nouns import Noun, among, anchor, complement, free_subject, governing, governor, label_after, label_before, plural_left, noun_after, noun_left, subject_before
from metrics.text import squeeze
from metrics.units import units
from metrics.words import Words

__all__ = ["resolve"]

KINDS = ("count", "money", "area")
SHOWING = ("exhibitors", "brands", "companies", "stands", "pavilions", "exhibition_area")
KIN = ("regions", "countries", "cities", "companies", "exhibitions", "other")
BESIDE = 6  # tokens between a level and the change that is said of it
SMALL = 1000  # an amount that nothing names, below this, is the price of something
NEAR = 3  # sentences a left-out noun may be fetched from


def resolve(measure: Measure, number: int, before: Sequence[Draft], lead: tuple[str, str] | None = None) -> Draft:
    """The draft of a measure; before holds the drafts of the document so far, in order.

    lead: metric and label that the line before a list of bullets names, None where there is none.
    """
    draft = Draft(measure, number, lead=lead)
    words = measure.words
    draft.cue = cue_before(words, draft.start_token)
    draft.governed = _governed(words, draft.start_token)
    at = draft.start_token
    if at and words.tag[at - 1] in "&," and before and before[-1].number == number and before[-1].last_token >= at - 3:
        draft.governed = before[-1].governed
    _inherit(draft, before)
    if draft.carried is not None and draft.cue in ("compare", "restate", "part", ""):
        _carry(draft, draft.carried)
        if measure.dimension == "money" and (noun := anchor(words, draft.start_token, measure.last, "money")):
            if noun.head > measure.last or not draft.label:
                _take(draft, noun, "money-noun")
    elif measure.dimension == "count":
        _count(draft, before)
    elif measure.dimension == "percent":
        _percent(draft, before)
    elif measure.dimension == "money":
        _money(draft, before)
    else:
        _measured(draft, before)
    if not draft.rule:
        draft.rule = measure.rule or "number-unit"
    last = measure.last
    if measure.dimension == "count" and draft.head > last:
        last = draft.head
    draft.end = words.stop[last]
    return draft


def _inherit(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a bare number the unit it leaves out: "130 milliards en 2015" after dollars, "contre 17 120" after square metres."""
    measure, words = draft.measure, draft.words
    if measure.dimension != "count" or measure.kind == "change" and measure.numeral.scale == 1 or not before:
        return
    at = max(measure.last, measure.after) + 1
    noun = noun_after(words, at, one=False) if at < len(words) and _same_line(words, at) else None
    if _partitive(words, draft.start_token):
        return
    first_said = [o for o in before if o.equivalent is None and (o.measure.kind != "share" or o.number != draft.number)]
    last = first_said[-1] if first_said else before[-1]
    if draft.number - last.number > 1 or last.measure.dimension in ("count", "percent"):
        large = measure.numeral.scale >= 10**6 and noun is None or measure.numeral.scale >= 10**9
        money = next((o for o in reversed(before) if o.measure.unit == "money" and draft.number - o.number <= NEAR), None)
        if not (large and money is not None and measure.numeral.scale >= 10**9):
            return
        if noun is not None and noun.metric not in MONEY_LIKE:
            return
        last = money
    same = last.number == draft.number
    at_ = draft.start_token
    bracket = same and words.tag[at_ - 1] == "(" and last.measure.last == at_ - 2 and last.measure.kind == "level"
    if bracket and noun is None and last.measure.dimension != "money" and 0.1 < measure.value / (last.measure.value or 1) < 10:
        measure.unit, measure.dimension = last.measure.unit, last.measure.dimension
        draft.carried = last
        return
    large = measure.numeral.scale >= 10**6
    if last.measure.dimension == "money":
        if noun is not None and not (large and noun.metric in MONEY_LIKE):
            return
        listed = same and (measure.numeral.decimals > 0 or measure.hedged or draft.cue in ("compare", "restate", "part"))
        if not (large or listed or (same and words.tag[draft.start_token - 1] == "(" and draft.cue == "")):
            return
    elif noun is not None or not (draft.cue in ("compare", "restate", "part") or measure.levels == 2 or _goes_on(draft, last)):
        return
    measure.unit, measure.dimension, measure.code = last.measure.unit, last.measure.dimension, last.measure.code
    scale = last.measure.numeral.scale
    if measure.numeral.scale == 1 and scale >= 10**6 and measure.value < 1000 and measure.dimension == "money":
        measure.value *= scale
        measure.numeral = replace(measure.numeral, scale=scale)
    draft.carried = last


def _partitive(words: Words, at: int) -> bool:
    """ "la société en compte 8 000": the noun is that of "en"."""
    step = at - 1
    while step >= 0 and words.tag[step] in "vVh":
        step -= 1
    return 0 <= step < at - 1 and words.word[step] in words.lang.data["words"]["partitive"]


def _goes_on(draft: Draft, last: Draft) -> bool:
    """ "80 000 m² et celles de Chine 40 000": only a new subject stands between."""
    words = draft.words
    if last.number != draft.number:
        return False
    tags = words.tag[last.measure.last + 1 : draft.start_token]
    return bool(tags) and tags[0] in "&," and not any(tag in "vV#.;:(" for tag in tags) and len(tags) < 7


MONEY_LIKE = ("contracts", "policies", "tickets", "other")


def _governed(words: Words, at: int) -> bool:
    step = at - 1
    while step >= 0 and words.tag[step] in 'aA"h':
        step -= 1
    return step >= 0 and words.tag[step] in "pd"


def _take(draft: Draft, noun: Noun, rule: str) -> None:
    """Give the draft this noun of its own sentence."""
    words = draft.words
    draft.metric, draft.rule = noun.metric, rule
    draft.noun_first, draft.noun_last, draft.head = noun.first, noun.last, noun.head
    draft.label = squeeze(words.stated(noun.first, noun.last))


def _carry(draft: Draft, source: Draft | None, rule: str = "left-out-noun") -> bool:
    """Give the draft the noun of an earlier one."""
    if source is None:
        return False
    draft.metric, draft.label, draft.rule = source.metric, source.label, rule
    draft.carried = source
    if draft.cue == "compare":
        draft.governed = source.governed
    return True


def _count(draft: Draft, before: Sequence[Draft]) -> None:
    measure, words = draft.measure, draft.words
    at = max(measure.last, measure.after) + 1
    if measure.kind == "change" and at < len(words) and any(r.startswith("change.") for r in words.roles[at]) and _carry(
        draft, _moved(draft, before)
    ):
        return
    noun = noun_after(words, at, one=abs(measure.value) <= 1) if at < len(words) and _same_line(words, at) else None
    if noun and at < len(words) and words.tag[at] == "d" and measure.numeral.scale == 1 and not measure.numeral.vague:
        noun = None  # "trois de Bobo-Dioulasso"
    if noun and draft.cue == "part" and noun.metric == "other" and _only_adjective(words, noun):
        noun = None
    if noun:
        _take(draft, noun, "number-noun")
        for last in (noun.head, noun.last):
            if not measure.hedged and (after := hedge_after(words, last))[0]:
                measure.relation, measure.hedged = after[0], True
        return
    label = label_before(words, draft.start_token if draft.start_token < measure.first else measure.first)
    if label is None and draft.start_token != measure.first:
        label = label_before(words, measure.first)
    if label and draft.cue not in ("compare",):
        _take(draft, label, "label-number")
        _unit_of_label(draft, label)
        return
    by = draft.start_token - 1
    moved = before[-1] if before and before[-1].number == draft.number and before[-1].measure.kind == "change" else None
    if moved is not None and by == moved.measure.last + 1 and words.word[by] in words.lang.data["relations"]["ranges_to"]:
        _carry(draft, moved)  # "rose by 3.5 percent to 84,445"
        return
    if by > 0 and words.word[by] in words.lang.data["words"]["agents"]:
        told = next((role for role in words.roles[by - 1] if role.startswith("people_verbs.")), "")
        if told:
            draft.metric, draft.rule = told.removeprefix("people_verbs."), "verb-by-number"
            draft.label = squeeze(words.stated(by - 1, by - 1))
            return
    if measure.levels == 1 and (said := noun_left(words, draft.start_token)) and governor(words, said.first) in ("", "number"):
        _take(draft, said, "levels")
        return
    if measure.levels == 2 and before and _carry(draft, before[-1], "levels"):
        if not draft.measure.unit == before[-1].measure.unit:
            draft.metric, draft.label = before[-1].metric, before[-1].label
        return
    behind = label_after(words, measure.last) if all(tag in "-*hapE" for tag in words.tag[: measure.first]) else None
    if behind is not None:
        _take(draft, behind, "number-label")
        return
    if _partitive(words, draft.start_token) and (said := noun_left(words, draft.start_token)) is not None and said.last < draft.start_token - 6:
        _take(draft, said, "noun-verb-number")
        return
    staff = _staff_of(words, draft.start_token)
    if staff is not None:
        _take(draft, staff, "noun-of-number")
        return
    group = among(words, draft.start_token)
    if group is not None:
        _take(draft, group, "group-number")
        draft.noun_first = draft.noun_last = -1
        return
    if draft.cue in ("compare", "part", "restate") and _carry(draft, _earlier(draft, before)):
        return
    if draft.lead is not None and not any(o.number == draft.number for o in before):
        draft.metric, draft.label, draft.rule = *draft.lead, "list-lead"
        return
    opened = next((o for o in reversed(before) if o.number == draft.number and o.cue == "out_of" and o.label), None)
    if opened is not None and opened.measure.value >= measure.value and opened.measure.dimension == "count" and _carry(draft, opened):
        return
    verb_hedge = draft.start_token < measure.first and words.tag[draft.start_token] in "V"
    subject = subject_before(words, measure.first if verb_hedge else draft.start_token)
    if subject:
        _take(draft, subject, "noun-verb-number")
        return
    if not any(o.number == draft.number for o in before):
        near = plural_left(words, draft.start_token)
        if near is not None and not _pronoun_before(words, draft.start_token):
            _take(draft, near, "noun-number")
            return
    if _carry(draft, _earlier(draft, before)):
        return
    left = noun_left(words, draft.start_token)
    if left:
        _take(draft, left, "noun-number")
        return
    draft.metric, draft.rule = "other", "bare-number"


def _unit_of_label(draft: Draft, label: Noun) -> None:
    """ "Net space, m²   179,000", "Average miles walked: 4.2": the label holds the unit."""
    words, measure = draft.words, draft.measure
    for at in range(label.first, label.last + 1):
        found = surface_at(words, at, words.lang, "units")
        if found is None or (found[1].exact and words.tag[at] in "dapcovr"):
            continue
        if words.stop[at + found[0] - 1] - words.start[at] < 2:
            continue
        info = units().get(found[1].unit)
        if info is None or info.dimension in ("duration", "other") or found[1].loose:
            continue
        measure.unit, measure.dimension = found[1].unit, info.dimension
        noun = next((n for k in range(label.first, at) if (n := words.lang.nouns["area"].match(words.word, k))), None)
        draft.metric = str(noun[1].value) if noun and info.dimension == "area" else info.dimension
        return


def _pronoun_before(words: Words, at: int) -> bool:
    """True where a pronoun stands for what is counted: "il en avait reçu 257 000", "they were 520"."""
    table = words.lang.data["words"]
    return any(word in table["partitive"] or word in table["subject_pronouns"] for word in words.word[max(0, at - 6) : at])


def _staff_of(words: Words, at: int) -> Noun | None:
    """ "a full-time staff of 25", "une équipe de 40": the noun that "of" joins to a bare number."""
    noun = governing(words, at)
    if noun is None or words.tag[at - 1] != "d":
        return None
    if words.lang.head_last and (match := words.lang.nouns["count"].single.get(words.word[noun.last])):
        return Noun(noun.last, noun.first, noun.last, str(match.value))
    found = words.lang.nouns["count"].match(words.word, noun.head)
    return Noun(noun.head, noun.first, noun.last, str(found[1].value)) if found and not words.lang.head_last else None


def _same_line(words: Words, at: int) -> bool:
    """False where the next word stands on another line or in another column."""
    gap = words.text[words.stop[at - 1] : words.start[at]]
    return "\t" not in gap and ("\n" not in gap or words.begin == words.start[0]) and len(gap) < 3


def _only_adjective(words: Words, noun: Noun) -> bool:
    """ "dont 23 africains": what follows is a quality of the whole and no noun of its own."""
    endings = tuple(words.lang.data["words"]["adjective_endings"])
    printed = words.stated(noun.head, noun.head).lower()
    if not endings:
        return False
    ends = noun.head + 1 >= len(words) or words.tag[noun.head + 1] not in "d"
    return words.tag[noun.head] in "J" or (printed.endswith(endings) and ends)


def _earlier(draft: Draft, before: Sequence[Draft], same: bool = True) -> Draft | None:
    """The draft whose noun a bare number takes: the nearest earlier level of the same dimension that has one."""
    dimension = draft.measure.dimension
    chosen = None
    if draft.cue == "compare" and draft.measure.value > 0:
        here = [o for o in before if o.number == draft.number and o.measure.dimension == dimension and o.measure.value > 0 and o.label]
        here = [o for o in here if o.measure.kind == "level"]
        near = min((abs(math.log10(o.measure.value / draft.measure.value)) for o in here), default=9.0)
        if near > 1:  # ten times more or less: no figure to compare with
            back = [o for o in before if 0 < draft.number - o.number <= NEAR and o.measure.dimension == dimension]
            here = [o for o in [*back, *here] if o.measure.value > 0 and o.label and o.measure.kind == "level"]
        if here:
            return min(reversed(here), key=lambda o: round(abs(math.log10(o.measure.value / draft.measure.value)) * 2))
    for other in reversed(before):
        if draft.number - other.number > NEAR:
            break
        if other.measure.dimension != dimension or other.measure.kind == "share" or not other.metric:
            continue
        if dimension == "count" and not other.label:
            continue
        if draft.cue == "part" and other.measure.value < draft.measure.value:
            continue
        if draft.cue != "part" and other.whole is not None and other.number < draft.number:
            continue
        if chosen is not None and chosen.number == draft.number and other.number < draft.number:
            return chosen
        if not other.governed or (other.number == draft.number and draft.cue == "restate"):
            return other
        if chosen is not None and chosen.number == draft.number and other.number < draft.number:
            return chosen
        chosen = chosen or other
    return chosen


def _hung(draft: Draft) -> bool:
    """True for a measure after a preposition other than "de": "en provenance de 90 pays"."""
    words, step = draft.words, draft.start_token - 1
    while step >= 0 and words.tag[step] in 'aA"h':
        step -= 1
    return step >= 0 and words.tag[step] == "p"


def _moved(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The level a change is about: the nearest ungoverned one of its sentence, else the nearest."""
    points = draft.measure.dimension == "percent" and draft.measure.last > draft.measure.first
    kinds = ("level", "share") if points and "change.points" in draft.words.roles[draft.measure.last] else ("level",)
    here = [other for other in before if other.number == draft.number and other.measure.kind in kinds]
    here = [other for other in here if other.measure.dimension not in ("duration",)]
    if draft.measure.dimension == "count":
        here = [other for other in here if other.measure.value >= draft.measure.value] or here
    if here and draft.cue == "restate":
        return next((o for o in reversed(here) if not _hung(o)), here[-1])
    for other in reversed(here):
        if not other.governed:
            return other
    if here:
        return here[-1]
    return next((other for other in reversed(before) if other.measure.kind == "level" and draft.number - other.number <= 1 and other.measure.dimension != "duration"), None)


def _percent(draft: Draft, before: Sequence[Draft]) -> None:
    measure, words = draft.measure, draft.words
    at = measure.last + 1
    of = complement(words, at) or (complement(words, at + 1) if at < len(words) and words.tag[at] in "A" else None)
    if of and not (measure.kind == "change" and words.roles[of[0]] and any(r.startswith("change.") for r in words.roles[of[0]])):
        noun = _any_noun(words, of[0], of[1])
        if draft.cue == "restate" and before and before[-1].number == draft.number and (noun is None or noun.metric in KIN):
            _carry(draft, before[-1])
            return
        if draft.cue == "part" and noun is None and _carry(draft, _whole(before, draft)):
            return
        if {words.word[of[0]], words.word[of[1]]} & set(words.lang.data["money"]["number_nouns"]) and noun is None and _carry(draft, _whole(before, draft)):
            return
        if noun is not None or measure.kind == "share":
            _take(draft, noun or Noun(of[0], of[0], of[1], "other"), "share-of")
            return
    label = label_before(words, measure.first)
    if measure.kind == "share":
        if of is None and at < len(words) and "parts.of_them" in words.roles[at] and _carry(draft, _whole(before, draft)):
            return
        if label:
            _take(draft, label, "label-share")
            if label.metric == "other":
                source = _whole(before, draft)
                if source is not None:
                    draft.metric = source.metric
            return
        shares = [o for o in before if o.number == draft.number and o.measure.dimension == "percent" and o.measure.kind == "share"]
        if shares and _carry(draft, shares[-1], "share-list"):
            return
        rate = _rate(words, draft.start_token)
        if rate is not None and draft.cue not in ("part", "restate"):
            _take(draft, rate, "rate")
            return
        noun = _left_any(words, draft.start_token, KINDS)
        if draft.cue in ("part", "restate") and _carry(draft, _whole(before, draft)):
            return
        if noun is None and draft.lead is not None:
            draft.metric, draft.label, draft.rule = *draft.lead, "list-lead"
            return
        if noun is not None:
            _take(draft, noun, "noun-share")
            return
        if _carry(draft, _whole(before, draft)):
            return
        draft.metric, draft.rule = "other", "bare-share"
        return
    moved = _moved(draft, before)
    near = _left_any(words, draft.start_token, ("money", "count", "area"))
    if near is not None and any(o.number == draft.number and o.noun_first <= near.head <= o.noun_last for o in before):
        near = None
    here = moved is not None and moved.number == draft.number
    if moved is not None and here and near is not None:
        beside = draft.start_token - moved.last_token <= BESIDE and moved.last_token < draft.start_token
        if draft.cue == "restate" or beside or governor(words, near.first) not in ("", "number"):
            near = None
    if moved is not None and here and (near is None or near.head <= max(moved.last_token, moved.head)):
        _carry(draft, moved, "change-of-level")
    elif near is not None:
        _take(draft, near, "noun-change")
    elif moved is not None:
        _carry(draft, moved, "change-of-level")
    else:
        draft.metric, draft.rule = "other", "bare-change"


def _rate(words: Words, at: int) -> Noun | None:
    """ "le taux d'occupation a culminé à 97 %", "la part des femmes": a share's own noun and what it is of."""
    nouns = words.lang.data["share"]["nouns"]
    for step in range(at - 1, max(-1, at - 16), -1):
        if words.tag[step] in ".;:" or words.tag[step] == "#":
            return None
        if words.word[step] in nouns:
            of = complement(words, step + 1)
            if of is None or of[0] >= at:
                first = step - 1 if words.lang.head_last and step and words.tag[step - 1] in "xN" else step
                return Noun(step, first, step, "other")
            noun = _any_noun(words, of[0], min(of[1], at - 1))
            return Noun(step, step, min(of[1], at - 1), noun.metric if noun else "other")
    return None


def _whole(before: Sequence[Draft], draft: Draft) -> Draft | None:
    chosen = None
    for other in reversed(before):
        if draft.number - other.number > NEAR or chosen is not None and other.number < chosen.number:
            return chosen
        if other.measure.kind == "level" and other.measure.dimension in ("count", "money", "area") and other.metric:
            if not other.governed:
                return other
            chosen = chosen or other
    return chosen


def _any_noun(words: Words, first: int, last: int) -> Noun | None:
    """The first noun of any metric between two tokens."""
    for step in range(first, last + 1):
        for kind in KINDS:
            found = words.lang.nouns[kind].match(words.word, step)
            if found is not None and step + found[0] - 1 <= last + 2:
                end = max(last, step + found[0] - 1)
                return Noun(step, first, end, str(found[1].value))
    return None


def _left_any(words: Words, at: int, kinds: Sequence[str]) -> Noun | None:
    """The nearest free noun of any metric to the left."""
    found = [noun for kind in kinds if (noun := noun_left(words, at, kind)) is not None]
    return max(found, key=lambda noun: (governor(words, noun.first) in ("", "number"), noun.head), default=None)


def _money(draft: Draft, before: Sequence[Draft]) -> None:
    measure, words = draft.measure, draft.words
    noun = anchor(words, draft.start_token, measure.last, "money")
    if draft.cue in ("compare", "restate") and (noun is None or noun.head < measure.first) and _carry(draft, _earlier(draft, before)):
        return
    if words.tag[draft.start_token - 1 : draft.start_token] == ["("] and (noun is None or noun.head < measure.first):
        previous = [o for o in before if o.number == draft.number and o.measure.dimension == "money"]
        if previous and previous[-1].last_token + 3 >= draft.start_token and _carry(draft, previous[-1], "restated"):
            return
    if measure.levels == 2 and before and _carry(draft, before[-1], "levels"):
        return
    after = measure.last + 1
    if words.lang.head_last and (noun is None or noun.head < measure.first) and after < len(words) and words.tag[after] in "xN" and " " not in words.word[after]:
        named = noun_after(words, after, one=True)  # "her £1,500 target", "a $2.5 million colt"
        if named is not None and named.first == after and words.text[words.stop[after - 1] : words.start[after]] == " ":
            thing = named.metric in ("animals", "products", "vehicles")  # "a $2.5 million colt"
            draft.metric = "price" if measure.numeral.scale == 1 or thing else "money"
            metric = noun.metric if noun is not None and not _is_verb_here(words, noun, draft.start_token) else draft.metric
            _take(draft, named, "money-noun")
            draft.metric = metric
            return
    if noun is not None and noun.head < measure.first and _is_verb_here(words, noun, draft.start_token):
        noun = None
    worth = draft.start_token - 1
    if worth >= 0 and _worth(words, worth) and (noun is None or noun.head < measure.first):
        counted = [o for o in before if o.number == draft.number and o.measure.dimension == "count"]
        if counted and counted[-1].metric in ("contracts", "projects", "negotiations"):
            draft.metric, draft.label, draft.rule = "contract_value", counted[-1].label, "count-worth"
            if (joined := governing(words, draft.start_token)) is not None:
                draft.label = squeeze(words.stated(joined.first, joined.last))
            return
    if worth > 0 and _worth(words, worth) and (noun is None or noun.head < measure.first):
        said = noun_left(words, draft.start_token)
        if said is not None and said.metric in ("contracts", "negotiations") and worth - said.last <= 3:
            _take(draft, said, "noun-worth")
            draft.metric = "contract_value"
            return
    if words.tag[worth : worth + 1] == ["("] and noun is not None and noun.head < measure.first:
        subject = _clause_subject(words, worth)
        if subject is not None and not _is_verb_here(words, subject, draft.start_token):
            noun = subject
    verb = _money_verb(words, draft.start_token, noun.head if noun is not None and noun.head < measure.first else -1)
    if verb == "cost":
        verb = "funding" if measure.numeral.scale >= 10**6 else "price"
    if not verb and noun is None:
        verb = _money_verb_after(words, measure.last)
    after = measure.last + 1
    per = after < len(words) and (words.word[after] in words.lang.data["money"]["per"][:1] or "parts.each" in words.roles[after])
    per = per or (after + 1 < len(words) and words.lang.head_last and words.tag[after] == "a" and _known_singular(words, after + 1))
    if noun is not None and (not verb or noun.head > measure.last):
        _take(draft, noun, "money-noun")
        if draft.metric == "funding" and measure.numeral.scale == 1 and measure.value < SMALL:
            if words.word[noun.head] in words.lang.data["money"]["cost_nouns"]:
                draft.metric = "price"
        if noun.head < measure.first and measure.dimension == "money" and per and measure.numeral.scale < 10**6:
            draft.metric = "price"
        return
    if verb:
        subject = noun_left(words, draft.start_token, "count")
        if subject is not None:
            _take(draft, subject, "money-verb")
        elif noun is not None:
            _take(draft, noun, "money-verb")
        draft.metric, draft.rule = verb, "money-verb"
        return
    if per:
        draft.metric, draft.rule = "price", "money-per"
        _label_from_left(draft)
        return
    label = label_before(words, draft.start_token)
    if label is not None:
        _take(draft, label, "label-number")
        small = measure.numeral.scale == 1 and measure.value < SMALL
        draft.metric = label.metric if label.metric in ("price", "funding", "revenue") else "price" if small else "money"
        return
    earlier = _earlier(draft, before) if measure.numeral.scale > 1 or measure.value >= SMALL else None
    if earlier is not None and draft.number - earlier.number <= 1 and earlier.metric != "price" and _carry(draft, earlier):
        return
    beside = next((o for o in reversed(before) if o.number == draft.number and o.measure.code == measure.code), None)
    if beside is not None and beside.metric == "price" and 0.2 < measure.value / (beside.measure.value or 1) < 5:
        _carry(draft, beside)
        return
    behind = label_after(words, measure.last) if all(tag in "-*hapE" for tag in words.tag[: measure.first]) else None
    if behind is not None:
        _take(draft, behind, "number-label")
        draft.metric = "price" if measure.numeral.scale == 1 and measure.value < SMALL else "money"
        return
    draft.metric, draft.rule = "money", "money"
    if measure.numeral.scale == 1 and measure.value < SMALL:
        draft.metric = "price"
    elif any(o.number == draft.number and o.metric in ("contracts", "projects") for o in before):
        draft.metric = "contract_value"
    _label_from_left(draft)


def _known_singular(words: Words, at: int) -> bool:
    """ "N800 a litre", "£20 a head", "€90 a night"."""
    return words.word[at] in words.lang.units.single or words.word[at] in words.lang.nouns["count"].single


def _is_verb_here(words: Words, noun: Noun, at: int) -> bool:
    """ "tickets cost £8": a noun by the list, but the verb that takes the amount."""
    if noun.last > noun.head and words.lang.head_last:
        return False  # "export turnover"
    if _noun_here(words, noun.last):
        return False
    roles = words.roles[noun.head]
    verb = "words.verbs" in roles or any(role.startswith("money_verbs.") for role in roles)
    between = words.tag[noun.last + 1 : at]
    takes = any(role.startswith("money_verbs.") for role in roles) and noun.head > 0 and words.tag[noun.head - 1] in "xN"
    if takes and not any(tag == "v" for tag in words.tag[noun.last + 1 : noun.last + 4]):
        return True
    return verb and all(tag in "hacE$£x" for tag in between) and len(between) <= 2 and words.tag[noun.head - 1 : noun.head] != ["a"]


def _noun_here(words: Words, at: int) -> bool:
    """True for a word that is a verb elsewhere: "the export turnover", "funding of 2 million"."""
    after = words.tag[at + 1] if at + 1 < len(words) else ""
    before = words.tag[at - 1] if at else ""
    return before in tuple("aAJ") or after == "d" or (after == "x" and words.lang.head_last and before in tuple("aAJ"))


def _worth(words: Words, at: int) -> bool:
    """True where "worth", "d'une valeur de", "pour un montant de" stands before the amount."""
    told = " ".join(words.word[max(0, at - 4) : at + 1]).replace("' ", "'")
    return told.endswith(tuple(words.lang.data["money"]["worth"]))


def _clause_subject(words: Words, at: int) -> Noun | None:
    """The money noun before the verb of a clause: "most of the deals were in textiles (6 billion)"."""
    step = at
    while step >= 0 and words.tag[step] not in "v" and words.tag[step] not in ".;:":
        step -= 1
    return noun_left(words, step, "money") if step > 0 and words.tag[step] == "v" else None


def _money_verb_after(words: Words, at: int) -> str:
    """The metric of the verb in "over 1 million was raised"."""
    for step in range(at + 1, min(at + 5, len(words))):
        for role in words.roles[step]:
            if role.startswith("money_verbs.") and step > at + 1:
                return "funding" if role.endswith(".cost") else role.removeprefix("money_verbs.")
        if words.tag[step] not in "vVc":
            return ""
    return ""


def _label_from_left(draft: Draft) -> None:
    words, at = draft.words, draft.start_token
    after = draft.measure.last + 1
    if words.lang.head_last and draft.measure.dimension == "money" and after < len(words) and words.tag[after] in "xNJ":
        noun = noun_after(words, after, one=True)  # "her £1,500 target"
        if noun is not None:
            metric = draft.metric
            _take(draft, noun, draft.rule)
            draft.metric = metric
            return
    opening = Noun(0, 0, at - 1, "other") if 0 < at <= 4 and all(tag in "xNJ" for tag in words.tag[:at]) else None
    noun = opening or governing(words, at) or subject_before(words, at) or free_subject(words, at) or noun_left(words, at, "count")
    if noun is not None:
        metric = draft.metric
        _take(draft, noun, draft.rule)
        draft.metric = metric


def _money_verb(words: Words, at: int, after: int) -> str:
    """The metric that the verb before an amount gives: "coûtait 8 $" a price; "" if none stands nearer than after."""
    step, seen = at - 1, 0
    while step > after and seen < 8:
        for role in words.roles[step]:
            to_level = step + 1 < at and words.word[step + 1] in words.lang.data["relations"]["ranges_to"]
            if role.startswith("money_verbs.") and not _noun_here(words, step) and not to_level:
                return role.removeprefix("money_verbs.")
        if words.tag[step] in ".;:#":
            return ""
        step, seen = step - 1, seen + 1
    return ""


def _measured(draft: Draft, before: Sequence[Draft]) -> None:
    """Areas take the noun that is measured; other dimensions are their own metric and keep a label."""
    measure, words = draft.measure, draft.words
    dimension = measure.dimension
    of = complement(words, measure.last + 1)
    if dimension == "area":
        noun = anchor(words, draft.start_token, measure.last, "area")
        if draft.cue in ("compare", "restate") and _carry(draft, _earlier(draft, before)):
            return
        if noun is not None:
            _take(draft, noun, "area-noun")
            return
        earlier = _earlier(draft, before)
        if measure.levels == 2 and before and _carry(draft, before[-1], "levels"):
            return
        label = label_before(words, draft.start_token)
        if label is not None:
            _take(draft, label, "label-number")
        elif of is not None:
            _take(draft, Noun(of[0], of[0], of[1], "area"), "number-unit-of")
        elif earlier is not None and earlier.number == draft.number:
            _carry(draft, earlier)
        else:
            _label_from_left(draft)
        if draft.metric != "exhibition_area":
            shown = any(o.number == draft.number and o.metric in SHOWING for o in before)
            left = noun_left(words, draft.start_token, "count")
            shown = shown or (left is not None and left.metric in SHOWING)
            draft.metric = "exhibition_area" if shown and draft.carried is None else "area"
        return
    draft.metric = dimension
    if of is not None and dimension != "duration":
        _take(draft, Noun(of[0], of[0], of[1], dimension), "number-unit-of")
    elif (label := label_before(words, draft.start_token)) is not None:
        _take(draft, label, "label-number")
    elif measure.hyphen and (noun := noun_after(words, measure.last + 1, one=True)) is not None:
        _take(draft, noun, "number-unit-noun")
    elif dimension == "duration":
        draft.label = squeeze(words.stated(measure.last, measure.last))
    else:
        _label_from_left(draft)
    draft.metric = dimension
