"""Wholes that the words of a part take up again: "du total", "de ces postes", "Saturday alone", "en apporte"."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.context.holding import choose, dated, holds, of_some, own, recent, same_kind, size_of
from metrics.counted.drafts import Draft
from metrics.sentence.words import Words

__all__ = ["accompanied", "apposed", "made_up", "of_these", "said_alone", "sourced", "taken_from", "taken_up"]

BACK = 2  # sentences that the words may reach back
ALONE = 12  # tokens between "alone" and its number
MELTED = frozenset(("du",))
_SUBJECT = ",;xNJaAdpc&"  # tags between a whole and the verb of its part
_ASIDE = frozenset("#.;:(&,")  # tags that stand between a whole and a bracket about something else
_BROKEN = frozenset("vV#.;:(")  # tags that a whole and what is said of it do not stand apart by
ASIDE = 6  # tokens
LIGHT = frozenset("vVhcr")  # tags between "en" and its number
_CLAUSE = frozenset(".;:()#|")
_OF_WHAT = frozenset("dxNJ#$£E")


def of_these(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """ "2 700 postes. 64 % de ces postes sont …; l'alternance, 18 %", "35 % du total", "30% of the sum"."""
    words, at = draft.words, draft.measure.last + 1
    if draft.rule == "share-list" and draft.carried is not None:
        return draft.carried.whole if draft.carried.number == draft.number else None
    noun, lists = at + 1, words.lang.lists
    if words.shape[at : at + 1] != "d" or noun >= words.size:
        return None
    these = words.word[noun] in lists["parts.these"]
    if words.tag[noun] == "a" or these:
        noun += 1
    elif words.word[at] not in MELTED:
        return None
    if _total(words, noun):
        return _totalled(draft, before, words.word[noun] in lists["parts.sums"])
    if not these:
        return None
    near = [o for o in recent(before, draft.number, BACK) if o.metric == draft.metric and o.cue != "compare"]
    return choose(draft, [o for o in near if o.measure.kind == "level" and o.measure.dimension == "count"])


def _total(words: Words, at: int) -> bool:
    """True for a noun such as "total", "enveloppe" with nothing that says of what."""
    lists = words.lang.lists
    if at >= words.size or (words.word[at] not in lists["parts.sums"] and words.word[at] not in lists["parts.totals"]):
        return False
    return words.shape[at + 1 : at + 2] not in _OF_WHAT


def _totalled(draft: Draft, before: Sequence[Draft], money: bool) -> Draft | None:
    """The nearest level, an amount of money for "the sum"; for "the total" the one whose noun the share has."""
    near = [o for o in recent(before, draft.number, BACK) if o.cue != "compare" and same_kind(draft, o)]
    if draft.carried in near and (not money or draft.carried.measure.dimension == "money"):
        return draft.carried
    amounts = [o for o in near if o.measure.dimension == "money"]
    return choose(draft, amounts or ([] if money else near))


def said_alone(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """ "61 000 visiteurs. À lui seul, le samedi a attiré 14 200 visiteurs", "Saturday alone drew 14,200"."""
    words, at = draft.words, draft.start_token
    if draft.measure.kind != "level" or draft.measure.dimension not in ("count", "money"):
        return None
    tags, roles = words.shape, words.roles
    told = False
    for step in range(at - 1, max(-1, at - ALONE), -1):
        if "parts.alone" in roles[step]:
            told = True
            break
        if tags[step] in _CLAUSE:
            break
    behind = max(draft.last_token, draft.measure.last) + 1
    for step in range(behind, min(behind + ALONE, words.size)):
        if told or tags[step] in _CLAUSE or tags[step] in "&,":
            break
        told = "parts.alone" in roles[step]
    if not told:
        return None
    back = BACK if draft.measure.dimension == "count" else 0
    near = [o for o in recent(before, draft.number, back) if o.cue != "compare" and o.year == draft.year]
    like = [o for o in near if o.metric == draft.metric and holds(draft, o) and size_of(o) > size_of(draft)]
    return like[-1] if like else None


def taken_from(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """ "87 dossiers soumis, un comité en a retenu douze", "le mécénat n'en couvrant que 350 k€"."""
    words, step, lists = draft.words, draft.start_token - 1, draft.words.lang.lists
    if draft.measure.kind == "change" or own(draft):
        return None
    took = False
    while step >= 0 and (words.tag[step] in LIGHT or "parts.taking" in words.roles[step]):
        took = took or "parts.taking" in words.roles[step]
        step -= 1
    if not took or step < 0:
        return None
    partitive = lists["words.partitive"]  # "received 640 applications and accepted 210"
    if words.word[step] not in partitive and (partitive or words.tag[step] not in "&,;o"):
        return None
    near = [o for o in recent(before, draft.number, BACK) if o.cue != "compare" and holds(draft, o)]
    if draft.measure.kind == "level":
        near = [o for o in near if size_of(o) > size_of(draft)]
    return choose(draft, [o for o in near if o.metric != "price"] or near)


def apposed(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """A share right behind its whole: "280 000 touristes, nationaux pour les trois quarts", "400 (62 % de femmes)"."""
    words, last, measure = draft.words, here[-1], draft.measure
    if last.words is not words or not same_kind(draft, last) or last.measure.dimension not in ("count", "money"):
        return None
    tags = words.shape[last.last_token + 1 : draft.start_token]
    comma = tags.rfind(",")
    if tags == "v" and words.shape.startswith(("x", "A", "J"), measure.last + 1):
        return last if of_some(words, measure.last + 1) else None  # "The 90 visitors were 60% buyers"
    if tags in (",", "-") or (tags.endswith("(") and _ASIDE.isdisjoint(tags[:-1])):
        return last if of_some(words, measure.last + 1) else None
    if comma < 0 or comma > ASIDE or not _BROKEN.isdisjoint(tags[:comma]):
        return None
    said = tags[comma + 1 :]
    if said.endswith("("):  # ", en majorité africains (62 %)"
        return last if not comma and len(said) <= ASIDE and said.strip("pdcaAxJN(") == "" else None
    if words.lang.head_last:
        return None
    quality = said.rstrip("aAh").rstrip("pd")
    return last if len(quality) < len(said) and len(quality) <= 2 and quality.strip("xJVAc") == "" else None


def sourced(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """ "Le budget de 11,3 M€ provient pour 55 % des partenaires", "financé à hauteur de 350 000 € par la Région"."""
    words, at, measure = draft.words, draft.start_token, draft.measure
    money = [o for o in here if o.measure.dimension == "money" and o.measure.kind == "level" and o.equivalent is None]
    share = measure.kind == "share"
    if not money or not (share or holds(draft, money[-1])):
        return None
    told = [at for at in range(money[-1].measure.last + 1, measure.last + 2) if _is_source(words, at)]
    if not told:
        return None
    behind = words.word[measure.last + 1 : measure.last + 2]
    if not share:
        return money[-1] if behind and behind[0] in words.lang.lists["words.agents"] else None
    linked = words.tag[at - 1] == "p" or words.tag[measure.last + 1 : measure.last + 2] == ["p"]
    return money[-1] if linked or told[-1] > measure.last else None


def _is_source(words: Words, at: int) -> bool:
    return at < words.size and "parts.sourced" in words.roles[at]


def accompanied(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """ "a total of $420,000, with $100,000 going to one team", "with 140 from Italy", "with the winner getting 90"."""
    words, at, after = draft.words, draft.start_token, draft.last_token + 1
    step = at - 1
    while (
        step > 1
        and at - step < ASIDE
        and words.tag[step] in "axNJVvp"
        and "parts.accompanying" not in words.roles[step]
    ):
        step -= 1
    if step < 1 or "parts.accompanying" not in words.roles[step] or words.tag[step - 1] not in ",;":
        return None
    if own(draft) and not any(o.metric == draft.metric for o in here):
        return None
    if step < at - 1:
        told = any(word.endswith("ing") for word in words.word[step + 1 : at])
        return choose(draft, here) if told and words.lang.head_last else None
    if after >= words.size:
        return None
    follow = words.shape[after + 1 : after + 2]
    goes = words.tag[after] in "vV" or words.word[after].endswith("ing")
    apart = words.tag[after] == "p" and not own(draft) and follow not in "#ZMO" and not dated(words, after + 1)
    return choose(draft, here) if goes or apart else None


def taken_up(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """A bare number as a new subject: "2 733 concurrents s'étaient élancés ; 2 009 ont terminé"."""
    measure = draft.measure
    if measure.dimension != "count" or measure.kind != "level" or own(draft):
        return None
    words, at, after = measure.words, draft.start_token, measure.last + 1
    if at < 2 or after >= words.size or words.tag[at - 1] not in ";,&":
        return None
    again = (
        words.tag[after] == "," and "parts.restate" in words.roles[min(after + 1, words.size - 1)]
    )  # "488, or 97.6%,"
    if words.tag[after] not in "vV" and "parts.sourced" not in words.roles[after] and not again:
        return None
    source = next((draft.carried for o in here if draft.carried in (o, o.whole)), None)
    if draft.carried is None and draft.noun_last < here[-1].start_token and words.tag[at - 1] == "&":
        source = here[-1]  # "At the auction, 2,310 bales were offered and 2,178 sold"
    if source is not None and source.measure.kind == "share":
        source = source.whole  # "half of the 130 dealers are members, and a dozen come from abroad"
    if source is None or not holds(draft, source) or source.year != draft.year or size_of(source) == size_of(draft):
        return None
    if source.scope != draft.scope:
        return None
    moved = any(o.measure.kind == "change" for o in here if o.measure.first > source.measure.last)
    return None if moved else source


def made_up(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """ "La billetterie a rapporté 2,1 M€, les loges représentant 400 000 €", "; Asia made up 55%"."""
    words, step = draft.words, draft.start_token - 1
    while step > 0 and words.tag[step] in "ph" and "parts.making" not in words.roles[step]:
        step -= 1
    if step < 1 or "parts.making" not in words.roles[step] or words.tag[step - 1] in ",;.:(&o":
        return None
    if words.shape.startswith("d", draft.measure.last + 1) or own(draft):
        return None
    return choose(
        draft, [o for o in here if o.last_token < step and not words.shape[o.last_token + 1 : step].strip(_SUBJECT)]
    )
