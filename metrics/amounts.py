"""What an amount of money is for: by its noun, its verb, or the amount it goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.carrying import after_change, carry, earlier_level, label_from_left, take
from metrics.drafts import Draft
from metrics.labels import label_after, label_before
from metrics.phrases import Noun, noun_after
from metrics.subjects import anchor, governing, noun_left
from metrics.text import squeeze
from metrics.words import Words

__all__ = ["read_amount"]

SMALL = 1000  # an amount that nothing names, below this, is the price of something


def read_amount(draft: Draft, before: Sequence[Draft]) -> None:
    measure, words = draft.measure, draft.words
    if (changed := after_change(draft, before)) is not None and carry(draft, changed):
        return
    noun = anchor(words, draft.start_token, measure.last, "money")
    if (
        draft.cue in ("compare", "restate")
        and (noun is None or noun.head < measure.first)
        and carry(draft, earlier_level(draft, before))
    ):
        return
    if words.tag[draft.start_token - 1 : draft.start_token] == ["("] and (noun is None or noun.head < measure.first):
        previous = [o for o in before if o.number == draft.number and o.measure.dimension == "money"]
        if previous and previous[-1].last_token + 3 >= draft.start_token and carry(draft, previous[-1], "restated"):
            return
    if measure.levels == 2 and before and carry(draft, before[-1], "levels"):
        return
    after = measure.last + 1
    if (
        words.lang.head_last
        and (noun is None or noun.head < measure.first)
        and after < len(words)
        and words.tag[after] in "xN"
        and " " not in words.word[after]
    ):
        named = noun_after(words, after, one=True)  # "her £1,500 target", "a $2.5 million colt"
        if named is not None and named.first == after and words.text[words.stop[after - 1] : words.start[after]] == " ":
            thing = named.metric in ("animals", "products", "vehicles")  # "a $2.5 million colt"
            draft.metric = "price" if (measure.numeral.scale == 1 and measure.value < SMALL) or thing else "money"
            metric = (
                noun.metric if noun is not None and not _is_verb_here(words, noun, draft.start_token) else draft.metric
            )
            take(draft, named, "money-noun")
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
            take(draft, said, "noun-worth")
            draft.metric = "contract_value"
            return
    if words.tag[worth : worth + 1] == ["("] and noun is not None and noun.head < measure.first:
        subject = _clause_subject(words, worth) if noun.last < worth - 1 else None
        if subject is not None and not _is_verb_here(words, subject, draft.start_token):
            noun = subject
    verb = _money_verb(words, draft.start_token, noun.head if noun is not None and noun.head < measure.first else -1)
    if verb == "cost":
        verb = "funding" if measure.numeral.scale >= 10**6 else "price"
    if not verb and noun is None:
        verb = _money_verb_after(words, measure.last)
    after = measure.last + 1
    per = after < len(words) and (
        words.word[after] in words.lang.data["money"]["per"][:1] or "parts.each" in words.roles[after]
    )
    per = per or (
        after + 1 < len(words)
        and words.lang.head_last
        and words.tag[after] == "a"
        and _known_singular(words, after + 1)
    )
    if noun is not None and (not verb or noun.head > measure.last):
        take(draft, noun, "money-noun")
        small = measure.numeral.scale == 1 and measure.value < SMALL
        if draft.metric == "funding" and small and words.word[noun.head] in words.lang.data["money"]["cost_nouns"]:
            draft.metric = "price"
        if noun.head < measure.first and measure.dimension == "money" and per and measure.numeral.scale < 10**6:
            draft.metric = "price"
        return
    if verb:
        subject = noun_left(words, draft.start_token, "count")
        if subject is not None:
            take(draft, subject, "money-verb")
        elif noun is not None:
            take(draft, noun, "money-verb")
        draft.metric, draft.rule = verb, "money-verb"
        return
    if per:
        draft.metric, draft.rule = "price", "money-per"
        label_from_left(draft)
        return
    label = label_before(words, draft.start_token)
    if label is not None:
        take(draft, label, "label-number")
        small = measure.numeral.scale == 1 and measure.value < SMALL
        draft.metric = (
            label.metric if label.metric in ("price", "funding", "revenue") else "price" if small else "money"
        )
        return
    earlier = earlier_level(draft, before) if measure.numeral.scale > 1 or measure.value >= SMALL else None
    if (
        earlier is not None
        and draft.number - earlier.number <= 1
        and earlier.metric != "price"
        and carry(draft, earlier)
    ):
        return
    beside = next((o for o in reversed(before) if o.number == draft.number and o.measure.code == measure.code), None)
    if beside is not None and beside.metric == "price" and 0.2 < measure.value / (beside.measure.value or 1) < 5:
        carry(draft, beside)
        return
    behind = label_after(words, measure.last) if all(tag in "-*hapE" for tag in words.tag[: measure.first]) else None
    if behind is not None:
        take(draft, behind, "number-label")
        draft.metric = "price" if measure.numeral.scale == 1 and measure.value < SMALL else "money"
        return
    draft.metric, draft.rule = "money", "money"
    if measure.numeral.scale == 1 and measure.value < SMALL:
        draft.metric = "price"
    elif any(o.number == draft.number and o.metric in ("contracts", "projects") for o in before):
        draft.metric = "contract_value"
    label_from_left(draft)


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
    takes = (
        any(role.startswith("money_verbs.") for role in roles) and noun.head > 0 and words.tag[noun.head - 1] in "xN"
    )
    if takes and not any(tag == "v" for tag in words.tag[noun.last + 1 : noun.last + 4]):
        return True
    return (
        verb
        and all(tag in "hacE$£x" for tag in between)
        and len(between) <= 2
        and words.tag[noun.head - 1 : noun.head] != ["a"]
    )


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
