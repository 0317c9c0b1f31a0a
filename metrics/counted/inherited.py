"""Units that are left out: "130 milliards en 2015" after dollars, "contre 17 120" after square metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.counted.carrying import NEAR, is_partitive, more_of_it, partitive_at, same_line
from metrics.counted.drafts import Draft, beside
from metrics.counted.nouns import Noun, known_nouns
from metrics.counted.phrases import noun_after
from metrics.counted.subjects import governing, subject_before
from metrics.quantity.unitwords import surface_at
from metrics.sentence.words import Words

__all__ = ["inherit_unit", "take_return"]

MONEY_LIKE = ("policies", "tickets", "other")
THOUSAND = 1000
LARGE, HUGE = 10**6, 10**9  # scales that are seldom said of anything but money
COUNTED = frozenset(
    ["visitors", "participants", "people", "buyers", "tickets", "rooms", "views", "animals", "vehicles"]
)
CROWD = 10**5  # a count this high may leave its noun out where millions follow
BACK = 15  # tokens from "en" to the money it stands for
WHOLE = 100  # per cent
COSTS = 3  # tokens from a verb of costs to its amount
PRICED = frozenset("pcr.,;)&")  # tags that follow a price in a list of prices: "5 pour les enfants", "120 ensuite"


def inherit_unit(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a bare number the unit of an earlier one that it goes on from. before is not empty."""
    measure, words = draft.measure, draft.words
    scale = measure.numeral.scale
    if measure.kind == "change" and scale == 1:
        if more_of_it(draft, before[-1]):
            draft.carried = before[-1]
            measure.unit, measure.dimension, measure.code = "money", "money", before[-1].measure.code
        return
    if draft.start_token and _links(words, draft.start_token - 1) and _named_money(draft, before):
        return
    last = before[-1]
    if scale < LARGE and last.measure.dimension == "count" and last.equivalent is None and last.measure.kind != "share":
        return  # a count beside a count, as most are
    at = max(measure.last, measure.after) + 1
    noun = noun_after(words, at, one=False) if at < words.size and same_line(words, at) else None
    if noun is not None and words.shape[at] == "d" and scale == 1:
        noun = None  # "54 % de Danois, 18 de Suède"
    if noun is None and last.measure.unit == "%" and _goes_on_in_percent(draft, last):
        return
    if last.equivalent is not None or last.measure.kind == "share":
        last = _last_said(draft, before)
    far = draft.number - last.number > 1 or last.measure.dimension in ("count", "percent")
    costs = not far and last.measure.dimension == "money" and noun is None and _costs(draft, last)
    partitive = scale < HUGE and is_partitive(words, draft.start_token) and not costs
    named = scale >= HUGE or _among_money(draft, before) or _paid(draft)
    if (far and not named) or partitive:
        return
    if far:
        money = _last_money(draft, before)
        if money is None or (noun is not None and not _of_money(draft, noun)):
            return
        last = money
    same = last.number == draft.number
    at_ = draft.start_token
    bracket = same and words.tag[at_ - 1] == "("
    if (
        bracket
        and noun is None
        and last.measure.last == at_ - 2
        and last.measure.kind == "level"
        and last.measure.dimension != "money"
        and _like(draft, last)
    ):
        measure.unit, measure.dimension = last.measure.unit, last.measure.dimension
        draft.carried = last
        return
    if HUGE > scale >= LARGE and noun is None and _counts_people(draft):
        return  # "the population will reach 5.8 million"
    large, listed = scale >= LARGE, draft.cue in ("compare", "restate", "part")
    if last.measure.dimension == "money":
        if noun is not None and not _of_money(draft, noun):
            return
        hedged = measure.hedged and not _each(draft, at)
        sold = at_ > 0 and measure.value >= THOUSAND and "money_verbs.price" in words.roles[at_ - 1]  # "fetched 24,000"
        sold = sold or _given_part(draft, last)
        listed = same and (listed or sold or measure.numeral.decimals > 0 or hedged or _next_amount(draft, last, at))
        if not (large or listed or costs or (bracket and draft.cue == "")):
            return
    elif (
        noun is not None
        or (same and (_other_level(draft, last, before) or _counts_on(draft, before)))
        or not (listed or measure.levels == 2 or _goes_on(draft, last))
        or (draft.cue == "part" and measure.value > last.measure.value)  # "215 stands sur 4,5 ha, dont 48 couverts"
        or (last.measure.dimension == "duration" and not _like(draft, last))
    ):
        return
    measure.unit, measure.dimension, measure.code = last.measure.unit, last.measure.dimension, last.measure.code
    inherited = last.measure.numeral.scale
    if scale == 1 and inherited >= LARGE and measure.value < 1000 and measure.dimension == "money":
        measure.value *= inherited
        measure.numeral = replace(measure.numeral, scale=inherited)
    draft.carried = last


def _links(words: Words, at: int) -> bool:
    """True for "de", and for the "between" of "un coût entre 5 et 6 millions"."""
    return words.shape[at] == "d" or words.word[at] in words.lang.lists["relations.range_between"]


def _paid(draft: Draft) -> bool:
    """ "el sector facturó en 2023 1.972 millones": millions right behind a verb of money."""
    roles, at = draft.words.roles, draft.start_token
    return draft.measure.numeral.scale >= LARGE and any("money_verbs" in told for told in roles[max(0, at - 4) : at])


def _given_part(draft: Draft, last: Draft) -> bool:
    """ "2 M€, de los que el Estado aporta 200.000": what somebody gives of the sum before."""
    roles, at = draft.words.roles, draft.start_token
    given = at > 0 and "money_verbs.funding" in roles[at - 1] and draft.measure.value < last.measure.value
    return given and any("parts.relative" in told for told in roles[last.measure.last + 1 : at])


def _goes_on_in_percent(draft: Draft, last: Draft) -> bool:
    """ "54 per cent, Germany 18 and Sweden 11", "54 %, contre 38 en 2021", "it was 45%. Now it's 14"."""
    measure, words = draft.measure, draft.words
    if measure.numeral.scale != 1 or measure.numeral.words or measure.value > WHOLE or draft.number - last.number > 1:
        return False
    if words.shape.startswith("d#", measure.last + 1) or words.shape.startswith("da#", measure.last + 1):
        return False  # "from 73 of the 112 stallholders"
    same = last.number == draft.number
    listed = draft.cue == "compare" or _goes_on(draft, last) or _from_elsewhere(draft)
    if not (same and listed) and not _said_of_it(draft):
        return False
    measure.unit, measure.dimension, measure.kind = "%", "percent", last.measure.kind
    if last.measure.value < 0:
        measure.value = -measure.value
    draft.carried = last
    return True


def _from_elsewhere(draft: Draft) -> bool:
    """ "54 % des visiteurs venaient du Danemark, 18 de Suède et 11 d'Allemagne": a place of its own right behind."""
    words, at = draft.words, draft.measure.last + 1
    if words.shape[draft.start_token - 1 : draft.start_token] not in (",", "&") or at + 1 >= words.size:
        return False
    return words.shape[at] in "dp" and words.upper(at + 1)


def _said_of_it(draft: Draft) -> bool:
    """ "now it's 14", "elle n'était que de 12": a pronoun and a verb of amounts before the number."""
    words, lists, verb = draft.words, draft.words.lang.lists, False
    for step in range(draft.start_token - 1, max(-1, draft.start_token - 6), -1):
        if words.word[step] in lists["words.it"]:
            return verb
        verb = verb or "words.amount_verbs" in words.roles[step] or words.word[step] in lists["words.short_verbs"]
        if words.shape[step] not in "vVcophdx":
            return False
    return False


def _counts_people(draft: Draft) -> bool:
    """True where the subject of the number's verb is counted, and no money."""
    subject = subject_before(draft.words, draft.start_token)
    return subject is not None and subject.metric in COUNTED


def _of_money(draft: Draft, noun: Noun) -> bool:
    """ "14 milliards de contrats": millions of what is paid for; "9.3 million tickets" are so many."""
    if draft.words.lang.head_last:
        return False
    scale = draft.measure.numeral.scale
    paid = noun.head in known_nouns(draft.words, "money") and noun.metric == "other"  # "4 millions de dépenses"
    return (scale >= LARGE and (noun.metric == "contracts" or paid)) or (scale >= HUGE and noun.metric in MONEY_LIKE)


def _among_money(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "1,2 milliard de francs, en trois tranches de 400 millions": money in the sentence, and no crowd."""
    here = beside(before, draft.number)
    if draft.measure.numeral.scale < LARGE or not any(o.measure.dimension == "money" for o in here):
        return False
    return not any(o.measure.dimension == "count" and o.measure.value >= CROWD for o in here)


def _next_amount(draft: Draft, last: Draft, at: int) -> bool:
    """ "9 euros, 5 pour les enfants", "la ville verse 30 000 euros, la région 20 000", "visons les 150 000"."""
    measure, words, first = draft.measure, draft.words, draft.start_token
    if measure.numeral.words or not _like(draft, last):
        return False
    tag = words.shape[first - 1 : first]
    after = words.shape[at : at + 1]
    if (
        (last.metric == "price" or last.measure.value < THOUSAND)
        and tag in tuple(",;(&")
        and (not after or after in PRICED or words.shape.startswith("aw", at))
    ):
        return True
    if measure.value < THOUSAND or after in tuple("vV"):
        return False
    return tag == "a" or _goes_on(draft, last) or _said_of_it(draft)


def _costs(draft: Draft, last: Draft) -> bool:
    """ "estimé à 45 millions d'euros, le chantier en coûtera 52": a verb of costs, and a number of that size."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    if measure.numeral.scale != 1 or "money_verbs.cost" not in words.present:
        return False
    if not any("money_verbs.cost" in roles for roles in words.roles[max(0, at - COSTS) : at]):
        return False
    return 0.1 < measure.value * last.measure.numeral.scale / (last.measure.value or 1) < 10


def take_return(draft: Draft) -> None:
    """ "chaque euro investi en rapporte 7": give a bare number the money that its sentence speaks of."""
    measure, words, after = draft.measure, draft.words, draft.measure.last + 1
    en = partitive_at(words, draft.start_token)
    if en < 0 or measure.kind != "level" or not any("money_verbs" in told for told in words.roles[en : measure.first]):
        return
    if after < words.size and same_line(words, after) and noun_after(words, after) is not None:
        return
    for step in range(en - 1, max(-1, en - BACK), -1):
        if words.shape[step] in ".;":
            return
        found = surface_at(words, step, words.lang, "money")
        if found is not None and len(words.word[step]) > 1:
            measure.unit = measure.dimension = "money"
            measure.code = found[1].family or found[1].code
            return


def _named_money(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "100.000 dollars, sur une dotation globale de 300.000": a noun of money and nothing counted."""
    measure, words, at = draft.measure, draft.words, draft.start_token
    if measure.kind != "level" or measure.numeral.year_like or measure.numeral.words:
        return False
    named, nouns = governing(words, at), words.lang.nouns
    if named is None:
        return False
    head = named.last if words.lang.head_last else named.first
    if nouns["money"].match(words.word, head) is None or nouns["count"].match(words.word, head) is not None:
        return False
    after = measure.last + 1
    if after < words.size and same_line(words, after) and noun_after(words, after, one=False) is not None:
        return False
    money = _last_money(draft, before)
    if money is None:
        return False
    measure.unit, measure.dimension, measure.code = money.measure.unit, money.measure.dimension, money.measure.code
    return True


def _each(draft: Draft, at: int) -> bool:
    """ "at $89 each, limited to six per customer": a few things for each, no sum."""
    words, measure = draft.words, draft.measure
    limit = measure.relation == "<=" and at < words.size and "parts.each" in words.roles[at]
    return limit or (measure.numeral.words and measure.numeral.scale == 1)


def _other_level(draft: Draft, last: Draft, before: Sequence[Draft]) -> bool:
    """ "318,452 visitors over 164 days, as against 291,007": the sentence has a count of its size, unlike the last."""
    if draft.cue != "compare" or last.measure.value <= 0 or _like(draft, last):
        return False
    return any(o.measure.dimension == "count" and _like(draft, o) for o in beside(before, draft.number))


def _counts_on(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "1 450 inscrits au trail, 620 au 10 km et 210 à la marche": the list goes on with what it counts."""
    return any(o.measure.dimension == "count" and o.carried is not None for o in beside(before, draft.number))


def _like(draft: Draft, other: Draft) -> bool:
    return other.measure.value > 0 and 0.1 < draft.measure.value / other.measure.value < 10


def _last_said(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The last draft that does not say another again; shares of the same sentence do not count."""
    for other in reversed(before):
        if other.equivalent is None and (other.measure.kind != "share" or other.number != draft.number):
            return other
    return before[-1]


def _last_money(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The amount that a number goes on from: the nearest of its size, else the nearest; for milliards any before."""
    huge = draft.measure.numeral.scale >= HUGE
    found = [
        other
        for other in before
        if other.measure.unit == "money" and other.equivalent is None and (huge or draft.number - other.number <= NEAR)
    ]
    return next((other for other in reversed(found) if _like(draft, other)), found[-1] if found else None)


def _goes_on(draft: Draft, last: Draft) -> bool:
    """ "80 000 m² et celles de Chine 40 000": only a new subject stands between."""
    if last.number != draft.number:
        return False
    tags = draft.words.shape[max(last.last_token, last.measure.last) + 1 : draft.start_token]
    return 0 < len(tags) < 7 and tags[0] in "&," and not any(tag in "vV#.;:(" for tag in tags)
