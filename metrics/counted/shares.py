"""What a per cent is of, and what a change changes."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.apposed import before_apposition, named_behind
from metrics.counted.carrying import carry, moved_level, moved_to, whole_before
from metrics.counted.drafts import Draft, beside
from metrics.counted.groups import after_owner, of_group
from metrics.counted.labels import label_before
from metrics.counted.nouns import Noun, covering
from metrics.counted.phrases import complement, noun_after
from metrics.counted.pointed import take_topic
from metrics.counted.subjects import FREE, governor, noun_left
from metrics.quantity.nonfacts import plural
from metrics.quantity.proportions import PROPORTION, names_behind
from metrics.sentence.words import Words

__all__ = ["read_share"]

KINDS = ("count", "money", "area")
MOVED = ("money", "count", "area")
MORE = frozenset(["change.more_after", "change.less_after"])
LISTED = frozenset("xNJVA&,-;#%'adw*")  # tags that a list of shares is made of
COSTS = ("price", "funding", "investment")  # what a noun may also cost that counts something
KIN = ("regions", "countries", "cities", "companies", "exhibitions", "other")
LONGEST = 4  # tokens of what an owner has
CLOSE = 6  # tokens between a level and the change that is said of it


def read_share(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a per cent what it is a share of, or what it changes."""
    measure, words = draft.measure, draft.words
    at = measure.last + 1
    if measure.rule == PROPORTION and (noun := _in_proportion(draft)) is not None:
        whole = (
            whole_before(before, draft)
            if noun.metric == "other" and words.shape[draft.start_token - 1] in ",("
            else None
        )
        if not carry(draft, whole):  # "85 actuaciones, tres de cada cuatro gratuitas"
            draft.take(noun, PROPORTION)
        return
    if measure.kind == "share" and (of_group(draft, before) or carry(draft, moved_to(draft, before))):
        return
    if (behind := named_behind(draft)) is not None:
        draft.take(behind, "share-behind")
        return
    half = measure.numeral.part and words.lang.head_last
    of = complement(words, at + 1 if words.shape[at : at + 1] in ("A", "c") else at, article=half)
    if of is not None and words.lang.head_last and of[0] < (owned := after_owner(words, of[0])) < words.size:
        run = words.shape[owned : owned + LONGEST]
        of = owned, owned + max(1, len(run) - len(run.lstrip("xNJ"))) - 1  # "our dealers' sales"
    if of is not None and _origin(draft, of[0], of[1], before):
        of = None  # "62 % venaient de la région et 11 % de l'étranger"
    if of is not None and (measure.kind != "change" or "change" not in words.roles[of[0]]):
        noun = any_noun(words, of[0], of[1])
        if (
            draft.cue == "restate"
            and before
            and before[-1].number == draft.number
            and (noun is None or noun.metric in KIN)
        ):
            carry(draft, before[-1])
            return
        if draft.cue == "part" and noun is None and carry(draft, whole_before(before, draft)):
            return
        numbers = words.lang.lists["money.number_nouns"]
        total = words.word[of[0]] in numbers and (of[0] == of[1] if words.lang.head_last else noun is None)
        if noun is not None and noun.metric.endswith("area"):  # "62% of the space"
            total = False
        if total and carry(draft, whole_before(before, draft)):  # "31 % du total", "of the fair's total"
            return
        if words.word[of[0]] in words.lang.lists["money.sums"]:
            paid = (o.metric for o in reversed(before) if o.measure.unit == "money" and o.metric != "price")
            draft.take(Noun(of[0], of[0], of[1], next(paid, "money")), "share-of")  # "54 % des montants"
            return
        if noun is not None or measure.kind == "share":
            draft.take(noun or Noun(of[0], of[0], of[1], "other"), "share-of")
            return
    if measure.kind == "share":
        if (
            of is None
            and at < words.size
            and "parts.of_them" in words.roles[at]
            and carry(draft, whole_before(before, draft))
        ):
            return
        part = words.shape.startswith(("d#", "da#"), at)  # "94 % des 1 700 chambres"
        if not part and (label := label_before(words, measure.first)) is not None:
            draft.take(label, "label-share")
            if label.metric == "other":
                source = whole_before(before, draft)
                if source is not None:
                    draft.metric = source.metric
            return
        here = beside(before, draft.number)
        listed = next((o for o in here if o.measure.dimension == "percent" and o.measure.kind == "share"), None)
        if carry(draft, listed, "share-list"):
            return
        rate = _rate(words, draft.start_token)
        if rate is not None and draft.cue not in ("part", "restate"):
            draft.take(rate, "rate")
            return
        if draft.cue == "part" and (told := _antecedent(draft)) is not None:
            draft.take(told, "relative-share")
            return
        if draft.cue in ("part", "restate") and carry(draft, whole_before(before, draft)):
            return
        left = before_apposition(words, draft.start_token)
        noun = _headed(words, draft.start_token) or _left_any(words, left, KINDS)
        hung = noun is not None and governor(words, noun.first) not in FREE
        if hung and before and before[-1].number == draft.number and carry(draft, whole_before(before, draft)):
            return  # "a poll of 800 adults released at the congress suggests 57 per cent"
        if noun is None and draft.lead.counted is not None:
            draft.metric, draft.label, draft.rule = *draft.lead.counted, "list-lead"
            return
        if noun is not None:
            draft.take(noun, "noun-share")
            return
        if take_topic(draft) or carry(draft, whole_before(before, draft)):
            return
        draft.metric, draft.rule = "other", "bare-share"
        return
    changed = _change_of(words, measure.last)
    if changed is not None:
        draft.take(changed, "change-in")
        return
    last = before[-1] if before and before[-1].number == draft.number else None
    if last is not None and _goes_on(draft, last):
        carry(draft, last, "change-of-level")
        return
    left = before_apposition(words, draft.start_token)
    if left < draft.start_token and (subject := _left_any(words, left, MOVED)) is not None:
        draft.take(subject, "noun-change")
        return
    if measure.last > measure.first and "change.points" in words.roles[measure.last]:
        rate = _rate(words, draft.start_token)
        if rate is not None:
            draft.take(rate, "rate")
            return
    moved = moved_level(draft, before)
    near = _left_any(words, draft.start_token, MOVED)
    here = beside(before, draft.number)
    counted = next((o for o in here if near is not None and o.noun_first <= near.head <= o.noun_last), None)
    if counted is not None:  # but "orders at Germany's four largest makers fell 11 percent"
        near = _left_any(words, counted.start_token, MOVED) if counted.governed else None
        moved = None if near is not None else moved
    with_it = moved is not None and moved.number == draft.number
    if moved is not None and with_it and near is not None:
        close = 0 < draft.start_token - moved.last_token <= CLOSE
        moves = any("change" in roles for roles in words.roles[moved.last_token + 1 : near.first])
        if draft.cue == "restate" or (close and not moves) or governor(words, near.first) not in FREE:
            near = None
    if moved is not None and with_it and (near is None or near.head <= max(moved.last_token, moved.head)):
        carry(draft, moved, "change-of-level")
    elif near is not None:
        draft.take(near, "noun-change")
    elif moved is not None:
        carry(draft, moved, "change-of-level")
    elif before and before[-1].number == draft.number and before[-1].measure.kind == "change":
        own = any_noun(words, before[-1].measure.last + 1, draft.start_token - 1)  # "et celui des visiteurs de 19 %"
        if own is not None:
            draft.take(Noun(own.head, own.head, own.head, own.metric), "noun-change")
        else:
            carry(draft, before[-1])
    else:
        draft.metric, draft.rule = "other", "bare-change"


def _origin(draft: Draft, first: int, last: int, before: Sequence[Draft]) -> bool:
    """ "11 % de l'étranger", "30 % venaient de Paris et 20 % de Lyon": where they come from, no whole."""
    words = draft.words
    if words.word[first] in words.lang.lists["share.origins"]:
        return True
    if not words.upper(first) or draft.measure.kind != "share" or any_noun(words, first, last) is not None:
        return False
    return any(other.measure.kind == "share" for other in beside(before, draft.number))


def _goes_on(draft: Draft, last: Draft) -> bool:
    """ "de 3 % cette année et de 4 % en 2025", "83 %, 22 points de plus", "96 M€ (+ 8 %)"."""
    words, at = draft.words, draft.start_token
    if words.lang.head_last:
        return False
    percent = last.measure.dimension == "percent"
    if percent and last.measure.kind == "change" and words.shape[at - 2 : at] == "&d":
        return True
    if percent and last.measure.kind == "share" and "change.points" in words.roles[draft.measure.last]:
        return at - last.last_token <= CLOSE
    return last.measure.kind == "level" and words.shape[at - 1 : at] == "(" and at - last.last_token <= LONGEST


def _antecedent(draft: Draft) -> Noun | None:
    """ "Los asistentes, de los que el 38 % eran mujeres": a noun without a number, right before the words of a part."""
    words, step = draft.words, draft.start_token - 1
    while step > 1 and words.shape[step] in "aA":
        step -= 1
    if step < 2 or "parts.intro" not in words.roles[step]:
        return None
    found = covering(words, "count").get(step - 1 - (words.shape[step - 1] == ","))
    if found is None or words.shape[found[0] - 1 : found[0]] not in ("", "a"):
        return None
    return Noun(found[0], found[0], found[1], found[2])


def _in_proportion(draft: Draft) -> Noun | None:
    """ "1 exposant sur 3", "one in four visitors": the noun between the two numbers, or behind them."""
    words, first, last = draft.words, draft.measure.first, draft.measure.last
    inside = noun_after(words, first + 1, one=True) if first < last - 2 else None
    if inside is not None and inside.head < last:
        return inside
    return noun_after(words, last + 1) if last + 1 < words.size and names_behind(words, last) else None


def _headed(words: Words, at: int) -> Noun | None:
    """ "Visitors by sector: retail 34%, industry 29%": the noun before the colon of a list of shares."""
    tags = words.shape
    colon = tags.rfind(":", 0, at)
    if colon <= 0 or not LISTED.issuperset(tags[colon + 1 : at]):
        return None
    return noun_left(words, colon)


def _change_of(words: Words, last: int) -> Noun | None:
    """ "a 12% increase in visitors": the noun behind the noun of change."""
    tags, roles, at = words.shape, words.roles, last + 1
    if at + 1 < words.size and words.lang.head_last and not roles[at].isdisjoint(MORE) and tags[at + 1] in "xNJV":
        return noun_after(words, at + 1) if " " not in words.word[at] else None  # "30% more people than last year"
    if at + 1 < words.size and not words.lang.head_last:
        known, lists = any_noun(words, at + 1, at + 1), words.lang.lists
        if not roles[at].isdisjoint(MORE) or (tags[at] == "p" and words.word[at] in lists["money.of_what"]):
            return known  # "15 % más expositores", "creció un 10 % en superficie"
    if at + 2 >= words.size or ("change.up_nouns" not in roles[at] and "change.down_nouns" not in roles[at]):
        return None
    if tags[at + 1] not in "pd" or (tags[at + 1] == "p" and "relations.at_least" in roles[at + 1]):
        return None
    first = at + 2
    while first < words.size and tags[first] in "aAJ":
        first += 1
    return any_noun(words, first, first) if first < words.size else None


def _rate(words: Words, at: int) -> Noun | None:
    """ "le taux d'occupation a culminé à 97 %", "la part des femmes": a share's own noun and what it is of."""
    tags, nouns = words.shape, words.lang.lists["share.nouns"]
    if nouns.isdisjoint(words.word):
        return None
    for step in range(at - 1, max(-1, at - 16), -1):
        if tags[step] in ".;:#":
            return None
        if words.word[step] in nouns:
            of = complement(words, step + 1)
            if of is None or of[0] >= at:
                first = step - 1 if words.lang.head_last and step and tags[step - 1] in "xN" else step
                return Noun(step, first, step, "other")
            noun = any_noun(words, of[0], min(of[1], at - 1))
            metric = noun.metric if noun else "other"
            if metric == "companies" and words.word[of[0]] in words.lang.lists["share.occupancy"]:
                metric = "rooms"  # "le taux d'occupation des hôtels"
            return Noun(step, step, min(of[1], at - 1), metric)
    return None


def any_noun(words: Words, first: int, last: int) -> Noun | None:
    """The first noun of any metric between two tokens."""
    tries = [words.lang.nouns[kind] for kind in KINDS]
    for step in range(first, last + 1):
        word = words.word[step]
        found = [
            match
            for trie in tries
            if (word in trie.single or word in trie.longer)
            and (match := trie.match(words.word, step)) is not None
            and step + match[0] <= last + 3
        ]
        if found:
            # more than contracts for "sales", pavilions for "space"
            better = ("revenue",) if plural(words, step) else ("revenue", "exhibition_area")
            count, entry = max(found, key=lambda match: (match[0], match[1].value in better))
            return Noun(step, first, max(last, step + count - 1), str(entry.value))
    return None


def _left_any(words: Words, at: int, kinds: Sequence[str]) -> Noun | None:
    """The nearest free noun of any metric to the left."""
    found = [noun for kind in kinds if (noun := noun_left(words, at, kind)) is not None]
    if len(found) <= 1:
        return found[0] if found else None
    found = [noun for noun in found if not any(o is not noun and o.head < noun.head <= o.last for o in found)]
    best = max(found, key=lambda noun: (governor(words, noun.first) in FREE, noun.head))
    if best.metric == "pavilions" and not plural(words, best.head):  # "raise the space by a third"
        return next((noun for noun in found if noun.metric.endswith("area") and noun.head == best.head), best)
    if best.metric in COSTS and words.lang.head_last:  # "entries were up 14%"
        return next((noun for noun in found if noun.head == best.head and noun.metric not in COSTS), best)
    return best
