"""What a pronoun, a verb or a question leaves to an earlier phrase: "ils étaient 340", "120 sont venus"."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.carrying import carry, partitive_at
from metrics.counted.drafts import Draft, Lead
from metrics.counted.nouns import Noun, known_nouns
from metrics.counted.phrases import label_end
from metrics.counted.subjects import governor, last_noun, noun_left, plural_left
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words
from metrics.text import squeeze

__all__ = ["crowd", "lead_of", "pronoun_before", "refer"]

NEAR = 6  # tokens from a pronoun to its number
BEHIND = 5  # tokens from a number to the verb that tells who came
PEOPLE = frozenset(
    """exhibitors companies startups brands organisations visitors participants buyers guests speakers experts
    journalists professionals volunteers jobs people""".split()
)


def lead_of(words: Words) -> Lead:
    """What a line ending in a colon names for the bullets below it, or a question for its answer."""
    counted = last_noun(words) or plural_left(words, words.size)
    money = noun_left(words, words.size - 1, "money")
    return Lead(_named(words, counted), _named(words, money))


def _named(words: Words, noun: Noun | None) -> tuple[str, str] | None:
    return (noun.metric, squeeze(words.stated(noun.first, noun.last))) if noun is not None else None


def pronoun_before(words: Words, at: int) -> bool:
    """True where a pronoun stands for what is counted: "il en avait reçu 257 000", "they were 520"."""
    lists, near = words.lang.lists, words.word[max(0, at - NEAR) : at]
    return not (lists["words.partitive"].isdisjoint(near) and lists["words.subject_pronouns"].isdisjoint(near))


def crowd(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "ils étaient 31 500 à passer les portes": take the people told of before, or visitors where none were."""
    words, at, after = draft.words, draft.start_token, draft.measure.last + 1
    if words.lang.head_last or after + 1 >= words.size or words.word[after] not in words.lang.lists["words.doing"]:
        return False
    plurals = words.lang.lists["words.plural_pronouns"]
    if plurals.isdisjoint(words.word[max(0, at - NEAR) : at]):
        return False
    told = next((o for o in reversed(before) if o.metric in PEOPLE and o.measure.dimension == "count"), None)
    if told is not None and draft.number - told.number <= 1 and carry(draft, told, "pronoun"):
        return True
    if not _take_earlier(draft) or draft.metric not in PEOPLE:
        draft.metric, draft.rule = "visitors", "pronoun"
    _by_verb(draft, after)
    return True


def refer(draft: Draft) -> bool:
    """Take the noun of an earlier clause or of the sentence before, where a pronoun or a verb points back at it."""
    words, at, after = draft.words, draft.start_token, draft.measure.last + 1
    of_them = after < words.size and "parts.of_them" in words.roles[after]
    verb = words.shape[after : after + 1] in ("v", "V")
    if words.lang.head_last or not (of_them or verb or partitive_at(words, at) >= 0 or pronoun_before(words, at)):
        return False
    if not _take_earlier(draft):
        return False
    if draft.metric == "other":
        _by_verb(draft, after)
    return True


def _by_verb(draft: Draft, after: int) -> None:
    """ "6 480 d'entre eux ont arpenté les allées": people by what they did."""
    words = draft.words
    for step in range(after, min(words.size, after + BEHIND)):
        if "people_verbs" in words.roles[step]:
            draft.metric = words.listed(step, "people_verbs")
            return


def _take_earlier(draft: Draft) -> bool:
    words: Words | None = draft.words
    noun = _antecedent(draft.words, draft.start_token)
    if noun is None and draft.topic is not None and (words := draft.topic.latest()) is not None:
        noun = _antecedent(words, words.size)
    if noun is None or words is None:
        return False
    draft.metric, draft.rule = noun.metric, "pronoun"
    draft.label = squeeze(words.stated(noun.first, noun.last))
    return True


def _antecedent(words: Words, before: int) -> Noun | None:
    """The first plural that is no complement of another noun before this token, of a list if there is one."""
    tags, known, best = words.shape, known_nouns(words), None
    for at in range(1, before):
        if (
            tags[at] not in "xNJV"
            or tags[at - 1] not in "aAd"
            or words.word[at - 1] in words.lang.lists["words.singular"]
        ):
            continue
        if not plural(words, at) or not _free(words, at):
            continue
        count, metric = known.get(at, (1, ""))
        noun = Noun(at, at, min(label_end(words, at + count), before - 1), metric or "other")
        if metric:
            return noun
        best = best or (noun if tags[at] == "x" else None)
    return best


def _free(words: Words, at: int) -> bool:
    """ "les élèves", and "des élèves" after a verb or a sign."""
    if words.tag[at - 1] == "d":
        return at < 2 or words.tag[at - 2] not in "xNJAM#"
    return governor(words, at) != "noun"
