"""What a bare number counts: the noun beside it, its label, its subject, or the noun it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.carrying import carry, earlier_level, is_partitive, moved_level, same_line, take
from metrics.drafts import Draft
from metrics.hedges import hedge_after
from metrics.labels import label_after, label_before
from metrics.phrases import Noun, noun_after
from metrics.subjects import among, governing, governor, noun_left, plural_left, subject_before
from metrics.text import squeeze
from metrics.units import units
from metrics.unitwords import surface_at
from metrics.words import Words

__all__ = ["read_count"]


def read_count(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a count its noun: the one beside it, its label, its subject, or one it leaves out."""
    measure, words = draft.measure, draft.words
    at = max(measure.last, measure.after) + 1
    if (
        measure.kind == "change"
        and at < len(words)
        and any(r.startswith("change.") for r in words.roles[at])
        and carry(draft, moved_level(draft, before))
    ):
        return
    more = _more_of(draft, at)
    if more is not None:
        take(draft, more, "number-more-noun")
        return
    noun = noun_after(words, at, one=abs(measure.value) <= 1) if at < len(words) and same_line(words, at) else None
    if noun and at < len(words) and words.tag[at] == "d" and measure.numeral.scale == 1 and not measure.numeral.vague:
        noun = None  # "trois de Bobo-Dioulasso"
    if noun and draft.cue == "part" and noun.metric == "other" and _only_adjective(words, noun):
        noun = None
    if noun:
        take(draft, noun, "number-noun")
        if draft.metric == "people" and _attend(words, noun):
            draft.metric = "visitors"
        for last in (noun.head, noun.last):
            if not measure.hedged and (after := hedge_after(words, last))[0]:
                measure.relation, measure.hedged = after[0], True
        return
    label = label_before(words, draft.start_token if draft.start_token < measure.first else measure.first)
    if label is None and draft.start_token != measure.first:
        label = label_before(words, measure.first)
    if label and draft.cue not in ("compare",):
        take(draft, label, "label-number")
        _unit_of_label(draft, label)
        return
    by = draft.start_token - 1
    moved = before[-1] if before and before[-1].number == draft.number and before[-1].measure.kind == "change" else None
    if (
        moved is not None
        and by == moved.measure.last + 1
        and words.word[by] in words.lang.data["relations"]["ranges_to"]
    ):
        carry(draft, moved)  # "rose by 3.5 percent to 84,445"
        return
    if by > 0 and words.word[by] in words.lang.data["words"]["agents"]:
        told = next((role for role in words.roles[by - 1] if role.startswith("people_verbs.")), "")
        if told:
            draft.metric, draft.rule = told.removeprefix("people_verbs."), "verb-by-number"
            draft.label = squeeze(words.stated(by - 1, by - 1))
            return
    if (
        measure.levels == 1
        and (said := noun_left(words, draft.start_token))
        and governor(words, said.first) in ("", "number")
    ):
        take(draft, said, "levels")
        return
    if measure.levels == 2 and before and carry(draft, before[-1], "levels"):
        if draft.measure.unit != before[-1].measure.unit:
            draft.metric, draft.label = before[-1].metric, before[-1].label
        return
    behind = label_after(words, measure.last) if all(tag in "-*hapE" for tag in words.tag[: measure.first]) else None
    if behind is not None:
        take(draft, behind, "number-label")
        return
    if (
        is_partitive(words, draft.start_token)
        and (said := noun_left(words, draft.start_token)) is not None
        and said.last < draft.start_token - 6
    ):
        take(draft, said, "noun-verb-number")
        return
    staff = _staff_of(words, draft.start_token)
    if staff is not None:
        take(draft, staff, "noun-of-number")
        return
    group = among(words, draft.start_token)
    if group is not None:
        take(draft, group, "group-number")
        return
    if draft.cue in ("compare", "part", "restate") and carry(draft, earlier_level(draft, before)):
        return
    if draft.lead is not None and not any(o.number == draft.number for o in before):
        draft.metric, draft.label, draft.rule = *draft.lead, "list-lead"
        return
    opened = next((o for o in reversed(before) if o.number == draft.number and o.cue == "out_of" and o.label), None)
    if (
        opened is not None
        and opened.measure.value >= measure.value
        and opened.measure.dimension == "count"
        and carry(draft, opened)
    ):
        return
    verb_hedge = draft.start_token < measure.first and words.tag[draft.start_token] in "V"
    subject = subject_before(words, measure.first if verb_hedge else draft.start_token)
    if subject:
        take(draft, subject, "noun-verb-number")
        return
    if not any(o.number == draft.number for o in before):
        near = plural_left(words, draft.start_token)
        if near is not None and not _pronoun_before(words, draft.start_token):
            take(draft, near, "noun-number")
            return
    if carry(draft, earlier_level(draft, before)):
        return
    left = noun_left(words, draft.start_token)
    if left:
        take(draft, left, "noun-number")
        return
    draft.metric, draft.rule = "other", "bare-number"


def _more_of(draft: Draft, at: int) -> Noun | None:
    """ "500 more exhibitors than last year", "50 fewer stands": a change, and the noun behind the word that says so."""
    words, measure = draft.words, draft.measure
    if not words.lang.head_last or at + 1 >= len(words) or measure.kind != "level" or " " in words.word[at]:
        return None
    way = 1 if "change.more_after" in words.roles[at] else -1 if "change.less_after" in words.roles[at] else 0
    noun = noun_after(words, at + 1) if way and words.tag[at + 1] in "xNJV" else None
    if noun is None:
        return None
    measure.kind = "change"
    measure.value = abs(measure.value) * way
    return noun


def _attend(words: Words, noun: Noun) -> bool:
    """ "30 000 personnes ont assisté", "some 5,000 people attended": people who came are visitors."""
    if words.word[noun.head] not in words.lang.data["words"]["bare_people"]:
        return False
    for step in range(noun.last + 1, min(noun.last + 5, len(words))):
        if "people_verbs.visitors" in words.roles[step]:
            return True
        if words.tag[step] not in "vVcp":
            return False
    return False


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
    return any(
        word in table["partitive"] or word in table["subject_pronouns"] for word in words.word[max(0, at - 6) : at]
    )


def _staff_of(words: Words, at: int) -> Noun | None:
    """ "a full-time staff of 25", "une équipe de 40": the noun that "of" joins to a bare number."""
    noun = governing(words, at)
    if noun is None or words.tag[at - 1] != "d":
        return None
    if words.lang.head_last and (match := words.lang.nouns["count"].single.get(words.word[noun.last])):
        return Noun(noun.last, noun.first, noun.last, str(match.value))
    found = words.lang.nouns["count"].match(words.word, noun.head)
    return Noun(noun.head, noun.first, noun.last, str(found[1].value)) if found and not words.lang.head_last else None


def _only_adjective(words: Words, noun: Noun) -> bool:
    """ "dont 23 africains": what follows is a quality of the whole and no noun of its own."""
    endings = tuple(words.lang.data["words"]["adjective_endings"])
    printed = words.stated(noun.head, noun.head).lower()
    if not endings:
        return False
    ends = noun.head + 1 >= len(words) or words.tag[noun.head + 1] not in "d"
    return words.tag[noun.head] in "J" or (printed.endswith(endings) and ends)
