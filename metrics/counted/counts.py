"""What a bare number counts: the noun beside it, its label, its subject, or the noun it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.behind import heed
from metrics.counted.carrying import carry, earlier_level, is_partitive, moved_level, same_line
from metrics.counted.drafts import Draft, beside
from metrics.counted.labels import label_after, label_before
from metrics.counted.nouns import Noun, known_nouns
from metrics.counted.phrases import adjective_endings, noun_after
from metrics.counted.pointed import pointed, take_topic, told_by_verb
from metrics.counted.referring import crowd, pronoun_before, refer
from metrics.counted.subjects import FREE, among, governing, governor, noun_left, plural_left, subject_before
from metrics.quantity.beside import plural, unit_at
from metrics.quantity.unitwords import surface_at
from metrics.sentence.words import Words
from metrics.text import squeeze
from metrics.vocabulary.units import units

__all__ = ["read_count"]

BY_PEOPLE = frozenset(["people_verbs", "times_verbs.views"])
GROUPS = frozenset(["parts.out_of", "parts.recall"])
ENDS = ",.;:)pvr%"  # tags that no noun phrase starts with
EDITIONS = 250  # more than any series has had
JOINED = 5  # tokens between a figure and the one that goes on from it
OWN = (",a", "&a", ";a")
PEOPLED = frozenset(["cities", "regions", "countries"])
MORE = frozenset(["change.more_after", "change.less_after"])


def read_count(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a count its noun: the one beside it, its label, its subject, or one it leaves out."""
    measure, words = draft.measure, draft.words
    at = max(measure.last, measure.after) + 1
    if at < words.size:
        if (
            measure.kind == "change"
            and "change" in words.roles[at]
            and before
            and carry(draft, moved_level(draft, before))
        ):
            return
        if words.lang.head_last and not words.roles[at].isdisjoint(MORE) and (more := _more_of(draft, at)) is not None:
            draft.take(more, "number-more-noun")
            return
        if (noun := _shared_noun(draft, at)) is not None:
            draft.metric, draft.rule = noun.metric, "shared-noun"
            draft.label = squeeze(words.stated(noun.first, noun.last))
            return
        part = draft.cue == "part" or _goes_on(draft, before)
        if same_line(words, at) and (noun := _noun_of(draft, at, part)) is not None:
            draft.take(noun, "number-noun")
            heed(draft, noun)
            return
    if not (
        _labelled(draft)
        or _told(draft, before)
        or _shares_noun(draft)
        or pointed(draft, before)
        or _grouped(draft, before)
        or _left(draft, before)
        or take_topic(draft)
        or told_by_verb(draft)
    ):
        draft.metric, draft.rule = "other", "bare-number"


def _shared_noun(draft: Draft, at: int) -> Noun | None:
    """ "12 national and 30 foreign companies", "16 men's and eight women's sides": the noun behind the next number."""
    words, step = draft.words, at
    tags = words.shape
    if not words.lang.head_last or draft.measure.value == 1:
        return None
    while step < min(at + 3, words.size) and tags[step] in "xNJ" and words.word[step] != "'s":
        owner = words.word[step + 1 : step + 2] == ["'s"]
        if plural(words, step) and not owner:
            return None
        step += 1 + owner
    if step + 2 >= words.size or tags[step] not in "&|" or tags[step + 1] != "#":
        return None
    if step == at and words.lang.lists["words.each_own"].isdisjoint(words.word):
        return None  # but "31 and 24 companies respectively"
    return noun_after(words, step + 2)


def _goes_on(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "dont 170 nationaux et 115 étrangers", "350 emplois directs et 900 indirects": joined to a part or a quality."""
    at, last = draft.start_token, before[-1] if before else None
    if last is None or last.number != draft.number or not at or draft.words.tag[at - 1] not in "&,":
        return False
    if last.measure.dimension != "count" or last.last_token < at - JOINED:
        return False
    quality = last.noun_last >= 0 and draft.words.word[last.noun_last] in draft.words.lang.lists["parts.qualities"]
    return last.carried is not None or quality


def _noun_of(draft: Draft, at: int, part: bool) -> Noun | None:
    """The noun behind a number, None where it is a place or only a quality of a part: "trois de Bobo-Dioulasso"."""
    words, numeral = draft.words, draft.measure.numeral
    if words.tag[at] == "d" and numeral.scale == 1 and not numeral.vague:
        return None
    modifier = words.word[at] in words.lang.lists["words.modifiers"]
    if words.tag[at] in ENDS and not modifier and at not in known_nouns(words):
        return None
    marks = words.lang.lists["words.level_marks"] if words.lang.head_last else ()
    if words.word[at] in marks and words.tag[at] != "d" and words.shape[at + 1 : at + 2] not in tuple("xNJA"):
        return None  # "the record 1,275 set in 2019", but "40 sold lots"
    noun = noun_after(words, at, one=-1 <= draft.measure.value <= 1)
    if noun is not None and part and _only_adjective(words, noun):
        return None
    return noun


def _labelled(draft: Draft) -> bool:
    """Take the label before the number or its hedge."""
    if draft.cue == "compare":
        return False
    words, first = draft.words, draft.measure.first
    label = label_before(words, draft.start_token)
    if label is None and draft.start_token != first:
        label = label_before(words, first)
    if label is None or (label.metric == "sessions" and draft.measure.value > EDITIONS):
        return False  # "Previous editions: 61,240 (2019)"
    draft.take(label, "label-number")
    if "parts.qualities" in words.roles[label.head]:
        draft.metric = "other"  # "dont étrangers : 88"
    _unit_of_label(draft, label)
    return True


def _told(draft: Draft, before: Sequence[Draft]) -> bool:
    """Take what the words right before say, or the other level: "rose by 3.5 percent to 84,445", "attended by 500"."""
    measure, words, by = draft.measure, draft.words, draft.start_token - 1
    lists = words.lang.lists
    last = before[-1] if before else None
    if (
        last is not None
        and last.number == draft.number
        and last.measure.kind == "change"
        and by == last.measure.last + 1
        and words.word[by] in lists["relations.ranges_to"]
    ):
        return carry(draft, last)
    if by > 0 and words.word[by] in lists["words.agents"] and not BY_PEOPLE.isdisjoint(words.roles[by - 1]):
        draft.metric = words.listed(by - 1, "people_verbs") or "visitors"  # "watched by 40,000"
        draft.rule = "verb-by-number"
        draft.label = squeeze(words.stated(by - 1, by - 1))
        return True
    if measure.levels == 1:
        told = noun_left(words, draft.start_token)
        if told is not None and governor(words, told.first) in FREE:
            draft.take(told, "levels")
            return True
    elif measure.levels == 2 and last is not None:
        return carry(draft, last, "levels")
    return False


def _shares_noun(draft: Draft) -> bool:
    """ "90 y 75 empresarios": take the noun behind the number that "and" joins to this one."""
    words, at = draft.words, draft.measure.last + 1
    if not words.shape.startswith("&#", at) or at + 2 >= words.size or unit_at(words, at + 2):
        return False
    noun = _noun_of(draft, at + 2, part=False)
    if noun is not None:
        draft.take(noun, "number-and-number")
        draft.head, draft.last_token = -1, draft.measure.last
    return noun is not None


def _grouped(draft: Draft, before: Sequence[Draft]) -> bool:
    """Take a noun that a word of the sentence points at, or that of the line before a list or of an earlier fact."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    if ":" in words.shape and (behind := label_after(words, measure.first, measure.last)) is not None:
        draft.take(behind, "number-label")
        return True
    if is_partitive(words, at) and (told := noun_left(words, at)) is not None and told.last < at - 6:
        draft.take(told, "noun-verb-number")
        return True
    if draft.measure.kind == "level" and before and before[-1].measure.kind == "share" and is_partitive(words, at):
        here = before[-1].number == draft.number  # "88 % des emplacements sont pris, il n'en reste que vingt"
        if here and before[-1].label and carry(draft, before[-1]):
            return True
    if at and words.tag[at - 1] == "d" and (staff := _staff_of(words, at)) is not None:
        draft.take(staff, "noun-of-number")
        return True
    if not words.present.isdisjoint(GROUPS) and (group := among(words, at)) is not None:
        draft.take(group, "group-number")
        return True
    if draft.cue in ("compare", "part", "restate") and carry(draft, earlier_level(draft, before)):
        return True
    if draft.lead.counted is not None and not (before and before[-1].number == draft.number):
        draft.metric, draft.label, draft.rule = *draft.lead.counted, "list-lead"
        return True
    if "parts.out_of" not in words.present:
        return False
    opened = next((o for o in beside(before, draft.number) if o.cue == "out_of" and o.label), None)
    return (
        opened is not None
        and opened.measure.value >= measure.value
        and opened.measure.dimension == "count"
        and carry(draft, opened)
    )


def _left(draft: Draft, before: Sequence[Draft]) -> bool:
    """Take the subject, a plural or any noun to the left, or the noun of an earlier fact."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    if _joined(draft, before) and carry(draft, before[-1]):
        return True
    verb_hedge = at < measure.first and words.tag[at] == "V"
    subject = subject_before(words, measure.first if verb_hedge else at)
    goes_on = words.shape[at - 1 : at] == "&" and before and before[-1].number == draft.number
    if subject is not None and not goes_on:  # but "2,310 bales were offered and 2,178 sold"
        draft.take(subject, "noun-verb-number")
        return True
    if not (before and before[-1].number == draft.number):
        near = plural_left(words, at)
        if near is not None and not pronoun_before(words, at):
            draft.take(near, "noun-number")
            return True
    left = noun_left(words, at)
    if left is not None and left.last == at - 1 and words.shape[max(0, left.first - 2) : left.first] in OWN:
        draft.take(left, "noun-number")  # "les marchands seront 85, les brasseurs 12"
        return True
    if crowd(draft, before) or carry(draft, earlier_level(draft, before)):
        return True
    if left is not None:
        draft.take(left, "noun-number")
        return True
    return refer(draft)


def _joined(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "450 invités et 120 d'autres pays": "and" joins it to a count, and "of" tells what sets it apart."""
    words, at, after = draft.words, draft.start_token, draft.measure.last + 1
    if at < 1 or words.shape[at - 1] != "&" or words.shape[after : after + 1] != "d" or not before:
        return False
    last = before[-1]
    return last.number == draft.number and last.measure.dimension == "count" and last.last_token == at - 2


def _more_of(draft: Draft, at: int) -> Noun | None:
    """ "500 more exhibitors than last year", "50 fewer stands": a change, and the noun behind the word that says so."""
    words, measure = draft.words, draft.measure
    if at + 1 >= words.size or measure.kind != "level" or words.tag[at + 1] not in "xNJV" or " " in words.word[at]:
        return None
    noun = noun_after(words, at + 1)
    if noun is not None and words.word[at] not in words.lang.lists["words.added"]:
        measure.kind = "change"
        measure.value = abs(measure.value) * (1 if "change.more_after" in words.roles[at] else -1)
    return noun


def _unit_of_label(draft: Draft, label: Noun) -> None:
    """ "Net space, m²   179,000", "Average miles walked: 4.2": the label holds the unit."""
    words, measure = draft.words, draft.measure
    for at in range(label.first, label.last + 1):
        found = surface_at(words, at, words.lang, "units") if words.shape[at - 1 : at] != "#" else None
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


def _staff_of(words: Words, at: int) -> Noun | None:
    """ "a full-time staff of 25", "une équipe de 40": the noun that "of" joins to a bare number."""
    noun = governing(words, at)
    if noun is None:
        return None
    trie = words.lang.nouns["count"]
    if words.lang.head_last:
        match = trie.single.get(words.word[noun.last])
        if match is None:
            return None
        metric = str(match.value)  # "a town of 30,000" has so many people
        return Noun(noun.last, noun.first, noun.last, "people" if metric in PEOPLED else metric)
    found = trie.match(words.word, noun.head)
    return Noun(noun.head, noun.first, noun.last, str(found[1].value)) if found else None


def _only_adjective(words: Words, noun: Noun) -> bool:
    """ "dont 23 africains": what follows is a quality of the whole and no noun of its own."""
    endings = adjective_endings(words.lang)
    if not endings:
        return False
    if words.word[noun.head] in words.lang.lists["parts.qualities"]:
        return noun.last == noun.head
    if words.word[noun.last] in words.lang.lists["parts.newcomers"]:
        return True
    if noun.metric not in ("other", "people") or noun.head in known_nouns(words):
        return False
    if words.tag[noun.head] == "J":
        return True
    return words.shape[noun.head + 1 : noun.head + 2] != "d" and words.stated(noun.head, noun.head).lower().endswith(
        endings
    )
