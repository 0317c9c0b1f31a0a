"""What an amount of money is for: by its noun, its verb, or the amount it goes on from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from metrics.counted.anchors import anchor
from metrics.counted.carrying import after_change, carry, earlier_level, label_from_left
from metrics.counted.drafts import Draft, beside
from metrics.counted.labels import label_after, label_before
from metrics.counted.nouns import Noun, known_noun
from metrics.counted.paying import cost, is_small, per
from metrics.counted.phrases import inverted, label_end, noun_after
from metrics.counted.spending import is_verb_here, money_verb, money_verb_after
from metrics.counted.subjects import governing, governor, noun_left
from metrics.sentence.words import Words
from metrics.text import squeeze
from metrics.vocabulary.language import Language

__all__ = ["read_amount"]

WORTH = 5  # tokens from a contract to its value
DEAR = 100_000  # what something sold in a list of prices costs less than
SOLD = frozenset(["stands", "tickets", "seats", "rooms", "products", "vehicles", "animals"])
GIVERS = frozenset(["partners", "companies", "people", "organisations", "countries", "professionals", "exhibitors"])
EARNERS = {"revenue": ("trade_volume",)}  # "exports bring in 3 billion"
MILLION = 10**6
DEALS = frozenset(["contracts", "tickets", "projects", "negotiations"])
SOON = 3  # tokens from what is counted to what it was sold for


def read_amount(draft: Draft, before: Sequence[Draft]) -> None:
    """Give an amount its metric: by its noun, its verb, what it is worth, or the amount it goes on from."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    if carry(draft, after_change(draft, before)):
        return
    noun = anchor(words, at, max(measure.last, measure.after), "money")
    ahead = noun is None or noun.head < measure.first
    if ahead and draft.cue in ("compare", "restate") and carry(draft, earlier_level(draft, before)):
        if draft.cue == "restate" and measure.numeral.scale == 1 and per(words, measure.last + 1):
            draft.metric = "price"  # "against a budget of £9,500, i.e. £6.40 per visitor"
        return
    bracket = words.shape[at - 1 : at] == "("
    if bracket and ahead:
        previous = next((o for o in beside(before, draft.number) if o.measure.dimension == "money"), None)
        if previous is not None and previous.last_token + 3 >= at and carry(draft, previous, "restated"):
            return
    if measure.levels == 2 and before and carry(draft, before[-1], "levels"):
        return
    if ahead and words.lang.head_last and _named_behind(draft, noun):
        return
    if noun is not None and ahead and is_verb_here(words, noun, at):
        noun = None
    if ahead and at and (_sold_for(draft, before) or (_worth(words, at - 1) and _take_worth(draft, before))):
        return
    if ahead and measure.last + 2 < words.size and words.tag[measure.last + 1] == "a" and inverted(words, at):
        noun, ahead = _object(draft), False
    if bracket and noun is not None and noun.head < measure.first:
        subject = _clause_subject(words, at - 1) if noun.last < at - 2 else None
        if subject is not None and not is_verb_here(words, subject, at):
            noun = subject
    if bracket and (noun is None or noun.last < at - 2) and (named := _bracketed(words, at)) is not None:
        other = "price" if is_small(measure) else "money"
        draft.take(named._replace(metric=noun.metric if noun is not None else other), "money-noun")
        return
    after = -1
    if noun is not None and noun.head < measure.first:
        after = noun.last if words.lang.head_last else noun.head
    direct = noun is not None and (noun.head > measure.last or words.shape[at - 1 : at] == "d")
    verb = money_verb(words, at, measure.last, after, direct)
    if verb == "cost":
        verb = cost(measure, noun, at)
    elif verb == "market_size" and is_small(measure):
        verb = "money"  # "los turistas se dejan 118 euros"
    elif verb == "contribute":
        giver = noun_left(words, at, "count")
        verb = "funding" if giver is not None and giver.metric in GIVERS else "market_size"
    elif verb == "average":  # "the bull sale averaged $7,850"
        verb = "price" if measure.value < MILLION else ""
    elif verb == "price" and measure.value >= MILLION and words.word[measure.last + 1 : measure.last + 2] == ["worth"]:
        verb = "revenue"  # "$41 million worth of machinery changed hands"
    if not verb and (noun is None or (words.shape[at - 1 : at] == ":" and ahead)):
        verb = money_verb_after(words, measure.last)
    if verb == "pledge":  # for a good cause, or by a firm that will build
        given = measure.last + 1 < words.size and "status.meant_for" in words.roles[measure.last + 1]
        verb = "funding" if given or measure.value < MILLION else "investment"
    traded = noun is not None and noun.metric in EARNERS.get(verb, ())
    if noun is not None and (not verb or traded or noun.head > measure.last):
        draft.take(noun, "money-noun")
        priced = is_small(measure) and words.word[noun.head] in words.lang.lists["money.cost_nouns"]
        if draft.metric == "price" and _prize(words, noun):
            draft.metric = "funding"
        elif draft.metric == "funding" and priced:
            draft.metric = "price"
        if noun.head < measure.first and measure.numeral.scale < 10**6 and per(words, measure.last + 1):
            draft.metric = "price"
        return
    if verb:
        subject = noun_left(words, draft.start_token, "count")
        if subject is not None:
            draft.take(subject, "money-verb")
        elif noun is not None:
            draft.take(noun, "money-verb")
        else:
            label_from_left(draft)
        draft.metric, draft.rule = verb, "money-verb"
        return
    if per(words, measure.last + 1):
        draft.metric, draft.rule = "price", "money-per"
        label_from_left(draft)
        return
    label = label_before(words, draft.start_token)
    if label is not None:
        draft.take(label, "label-number")
        small = is_small(measure, DEAR) if label.metric in SOLD else is_small(measure)
        draft.metric = (
            label.metric if label.metric in ("price", "funding", "revenue") else "price" if small else "money"
        )
        return
    earlier = None if is_small(measure) else earlier_level(draft, before)
    if (
        earlier is not None
        and (draft.number - earlier.number <= 1 or _apportioned(words, at))
        and earlier.metric != "price"
        and carry(draft, earlier)
    ):
        return
    if draft.lead.money is not None and not (before and before[-1].number == draft.number):
        draft.metric, draft.label, draft.rule = *draft.lead.money, "list-lead"
        return
    here = beside(before, draft.number)
    like = next((other for other in here if other.measure.code == measure.code), None)
    if like is not None and like.metric == "price" and 0.2 < measure.value / (like.measure.value or 1) < 5:
        carry(draft, like)
        return
    if (behind := label_after(words, measure.first, measure.last)) is not None:
        draft.take(behind, "number-label")
        draft.metric = "price" if is_small(measure) else "money"
        return
    draft.metric, draft.rule = "money", "money"
    if is_small(measure) or _asked(words, at):
        draft.metric = "price"
    elif any(other.metric in ("contracts", "projects") for other in here):
        draft.metric = "contract_value"
    label_from_left(draft)


def _named_behind(draft: Draft, noun: Noun | None) -> bool:
    """Take the thing behind an English amount for its label: "her £1,500 target", "a $2.5 million colt"."""
    measure, words, after = draft.measure, draft.words, draft.measure.last + 1
    lists = words.lang.lists
    if after >= words.size or " " in words.word[after] or words.word[after] in lists["money.marks"]:
        return False  # "donations passed the £500,000 mark"
    if words.text[words.stop[after - 1] : words.start[after]] != " ":
        return False
    if words.tag[after] == "V" and words.word[after] in lists["money.works"]:
        named: Noun | None = Noun(after, after, after, "other")  # "a €150m plant"
    else:
        named = noun_after(words, after, one=True) if words.tag[after] in "xN" else None
    if named is None or named.first != after:
        return False
    thing = named.metric in ("animals", "products", "vehicles")  # "a $2.5 million colt"
    metric = "price" if is_small(measure) or thing else "money"
    if words.word[named.head] in lists["money.works"]:
        metric = "funding"
    elif noun is not None and not is_verb_here(words, noun, draft.start_token):
        metric = noun.metric
    draft.take(named, "money-noun")
    draft.metric = metric
    return True


def _asked(words: Words, at: int) -> bool:
    """ "a Fabergé box at £385,000": what "at" asks for a thing; not "the damage was put at"."""
    lists = words.lang.lists
    if at < 2 or words.word[at - 1] not in lists["money.asked"]:
        return False
    if words.tag[at - 2] not in "xN" or "words.amount_verbs" in words.roles[at - 2]:
        return False
    return words.word[at - 2] not in lists["money.estimated"]


def _prize(words: Words, noun: Noun) -> bool:
    """ "trois prix de 3 000 euros": awards that are counted, and what each is worth."""
    known = known_noun(words, noun.head)
    return known is not None and known[1] == "awards" and words.tag[noun.head - 1 : noun.head] == ["#"]


def _sold_for(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "1 150 réservations, pour 920 MDH": take what was counted right before."""
    words, at = draft.words, draft.start_token
    sold = before[-1] if before and words.word[at - 1] in words.lang.lists["money.sold_for"] else None
    if sold is None or sold.number != draft.number or sold.metric not in DEALS or at - sold.last_token > SOON:
        return False
    draft.metric, draft.label, draft.rule = "contract_value", sold.label, "count-worth"
    return True


def _object(draft: Draft) -> Noun:
    """ "estiment à 2 M€ le manque à gagner": what the verb is said of, a noun of no list."""
    first = draft.measure.last + 2
    return Noun(first, first, label_end(draft.words, first + 1), "money")


def _apportioned(words: Words, at: int) -> bool:
    """ "Cameroon's share comes to 310 billion": a part of a sum told before."""
    return words.lang.head_last and not words.lang.lists["share.nouns"].isdisjoint(words.word[max(0, at - 5) : at])


def _take_worth(draft: Draft, before: Sequence[Draft]) -> bool:
    """Take the contracts that an amount is the value of."""
    words, at = draft.words, draft.start_token
    said = noun_left(words, at) if at > 1 else None
    counted = next((o for o in beside(before, draft.number) if o.measure.dimension == "count"), None)
    own = said is not None and said.metric == "contracts" and at - said.head <= WORTH
    if own and counted is not None and said is not None:
        own = counted.last_token < said.head  # "210 rendez-vous, et un protocole d'un montant de 14 M€"
    if not own and counted is not None and counted.metric in ("contracts", "projects", "negotiations"):
        draft.metric, draft.label, draft.rule = "contract_value", counted.label, "count-worth"
        if (joined := governing(words, at)) is not None:
            draft.label = squeeze(words.stated(joined.first, joined.last))
        return True
    if said is None or said.metric not in ("contracts", "negotiations") or at - 1 - said.last > 3:
        return False
    draft.take(said, "noun-worth")
    draft.metric = "contract_value"
    return True


def _worth(words: Words, at: int) -> bool:
    """True where "worth", "d'une valeur de", "pour un montant de" stands before the amount."""
    phrases, ends = _worth_phrases(words.lang)
    if not words.word[at].endswith(ends):
        return False
    return " ".join(words.word[max(0, at - 4) : at + 1]).replace("' ", "'").endswith(phrases)


@cache
def _worth_phrases(lang: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The phrases that say what something is worth, and their last words."""
    phrases = tuple(lang.data["money"]["worth"])
    return phrases, tuple({phrase.replace("'", "' ").split()[-1] for phrase in phrases})


def _bracketed(words: Words, at: int) -> Noun | None:
    """ "la restauration (9,8 M€)": the noun phrase with its article right before the bracket."""
    tags, root, last = words.shape, at - 2, at - 2
    while root > max(0, last - 4) and tags[root] in "xNJd":
        root -= 1
    if root == last or tags[root] != "a" or tags[root + 1] not in "xN" or governor(words, root) == "preposition":
        return None
    return Noun(root + 1, root + 1, last, "other")


def _clause_subject(words: Words, at: int) -> Noun | None:
    """The money noun before the verb of a clause: "most of the deals were in textiles (6 billion)"."""
    tags, step = words.shape, at
    while step >= 0 and tags[step] not in "v.;:":
        step -= 1
    return noun_left(words, step, "money") if step > 0 and tags[step] == "v" else None
