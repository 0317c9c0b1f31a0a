"""Which earlier fact a fact is part of: told by "dont", "of them", "sur les 610, 51", lists and clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.drafts import Draft
from metrics.units import units
from metrics.words import Words

__all__ = ["named_behind", "same_kind", "size_of", "whole_of"]

BACK = 2  # sentences that "of them" may reach back
FAR = 8  # sentences that "parmi les exposants" may reach back
PLACES = ("countries", "regions", "cities")
RATIO = 10  # "six exposants sur dix" is a share
WHOLES = ("count", "money", "area", "mass", "volume", "energy", "power", "length", "data")
KIN = (  # metrics whose facts may be parts of one another
    ("visitors", "participants", "buyers", "guests", "speakers", "experts", "journalists", "media", "professionals",
     "volunteers", "jobs", "people"),
    ("exhibitors", "companies", "startups", "brands", "organisations", "media", "partners", "stands", "pavilions"),
    ("forums", "exhibitions", "sessions", "events", "awards", "products", "policies", "projects", "patents"),
    ("projects", "contracts", "negotiations", "policies", "products", "startups"),
    ("investment", "contract_value", "revenue", "trade_volume", "market_size", "funding", "money"),
    ("exhibition_area", "area", "stands", "pavilions"),
    ("countries", "regions", "cities", "pavilions"),
)  # fmt: skip


def whole_of(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The whole that this draft is a part of, told by the words around it; None where it is none."""
    measure = draft.measure
    if measure.kind == "change" or measure.dimension not in (*WHOLES, "percent") or measure.levels:
        return None
    here = [other for other in before if other.number == draft.number]
    near = [other for other in before if draft.number - other.number <= BACK]
    if draft.cue == "compare" and not _them_behind(draft):
        return None
    for rule in (_introduced, _of_them, _opened, _sibling, _listed, _lined, _column, _accompanied, _taken_up, _sourced):
        whole = rule(draft, here, near, before)
        if whole is not None:
            return whole
        if (rule is _introduced and draft.cue == "part") or (rule is _of_them and _them_behind(draft)):
            return None
    return None


def size_of(draft: Draft) -> float:
    """The value in the dimension's own unit."""
    unit = units().get(draft.measure.unit)
    return unit.to_canonical(draft.measure.value) if unit else draft.measure.value


def same_kind(draft: Draft, other: Draft) -> bool:
    """True where the other is a level that the draft may be a share of, or an amount of the same dimension."""
    a, b = draft.measure, other.measure
    if b.kind != "level" or other.equivalent is not None or b.hyphen or _compound(other):
        return False
    if a.dimension == "percent":
        return a.kind == "share" and b.dimension in WHOLES
    codes = a.code == b.code or not a.code.isupper() or not b.code.isupper()
    return a.dimension == b.dimension in WHOLES and a.kind == "level" and (a.dimension != "money" or codes)


def _compound(draft: Draft) -> bool:
    """ "the 3,500-seat main auditorium": a number inside a name for something else."""
    words, after = draft.words, draft.measure.last + 1
    return (
        after < len(words)
        and words.tag[after] == "-"
        and words.glued(after)
        and draft.noun_first == after + 1
        and draft.measure.relation == "="
    )


def _holds(draft: Draft, other: Draft) -> bool:
    if not same_kind(draft, other):
        return False
    return draft.measure.dimension == "percent" or size_of(draft) <= size_of(other)


def _own(draft: Draft) -> bool:
    """True where the draft has a noun of its own behind the number."""
    return draft.noun_first > draft.measure.last and draft.measure.kind == "level"


def _kin(draft: Draft, other: Draft) -> bool:
    """True where a thing of one metric may be one of the other."""
    if (
        (not _own(draft)
        and not draft.rule.startswith(("label", "money-noun")))
        or draft.measure.dimension not in ("count", "money", "area")
    ):
        return True
    a, b = draft.metric, other.metric
    return a == b or "other" in (a, b) or any(a in group and b in group for group in KIN)


def _origin(other: Draft) -> bool:
    """ "visiteurs de 40 pays": where the counted come from."""
    words, step = other.words, other.start_token - 1
    while step > 0 and words.tag[step] in "ah":
        step -= 1
    against = other.cue == "compare" and step > 0 and words.tag[step - 1] in ",("  # "70 pays, contre 66 pays"
    return other.governed and not against and other.metric in PLACES


def _choose(draft: Draft, pool: Sequence[Draft]) -> Draft | None:
    """The nearest draft that can hold this one; what the counted come from only where nothing else does."""
    fits = [other for other in pool if _holds(draft, other)]
    for other in reversed(fits):
        if _kin(draft, other) and not _origin(other):
            return other
    if draft.measure.kind == "share":
        return None
    origins = [other for other in reversed(fits) if _origin(other) and _kin(draft, other)]
    return next(iter(origins), fits[-1] if fits and draft.cue == "part" else None)


def _introduced(draft: Draft, here: Sequence[Draft], near: Sequence[Draft], _: Sequence[Draft]) -> Draft | None:
    """ "dont 51 de Singapour", "including 51 from Singapore", "of which the green zone alone took up 7,800 m²"."""
    words, at = draft.words, draft.start_token
    intro = _intro(words, at)
    if intro < 0:
        return None
    touching = draft.cue == "part"
    if not touching and (
        (_own(draft) and not any(draft.metric == o.metric for o in here)) or "parts.relative" not in words.roles[intro]
    ):
        return None
    if touching and "parts.relative" in words.roles[intro] and _definite(words, draft, intro):
        return None
    last = here[-1] if here else None
    if (
        last is not None
        and last.measure.kind == draft.measure.kind == "share"
        and draft.noun_first <= draft.measure.last
    ):
        return last if last.measure.value >= draft.measure.value else None
    past = [other for other in near if other.number < draft.number]
    recalled = "parts.recall" in words.roles[intro] and _starts(words, intro)
    return _choose(
        draft,
        past
        if recalled and words.tag[_before(words, intro)] != ":"
        else [o for o in here if o.last_token < intro] or here or past,
    )


def _before(words: Words, at: int) -> int:
    step = at - 1
    while step >= 0 and words.tag[step] in '"-*':
        step -= 1
    return step


def _definite(words: Words, draft: Draft, intro: int) -> bool:
    """ "le GICAM, dont les 1 100 adhérents pèsent": a possessor and no whole."""
    between = range(intro + 1, draft.measure.first)
    return _own(draft) and any(words.tag[k] == "a" for k in between) and not words.lang.head_last


def _intro(words: Words, at: int) -> int:
    """The token of "dont", "of which" that governs the number, -1 if none: no other number or clause between."""
    for step in range(at - 1, max(-1, at - 12), -1):
        if "parts.intro" in words.roles[step]:
            return step
        if words.tag[step] in ".;:,()#|":
            return -1
    return -1


def _them_behind(draft: Draft) -> bool:
    words, measure = draft.words, draft.measure
    after = measure.last + 1 if draft.noun_last < measure.last else draft.noun_last + 1
    for step in range(measure.last + 1, min(after + 3, len(words))):
        if "parts.of_them" in words.roles[step] or _of_it(words, step):
            return True
        if words.tag[step] in ",.;:#()":
            return False
    return False


def _of_it(words: Words, at: int) -> bool:
    """ "70 per cent of it": a pronoun for an amount."""
    return at + 1 < len(words) and words.tag[at] == "d" and words.tag[at + 1] == "o"


def _of_them(draft: Draft, here: Sequence[Draft], near: Sequence[Draft], _: Sequence[Draft]) -> Draft | None:
    """ "89 of them from North America", "huit d'entre eux"."""
    if not _them_behind(draft):
        return None
    counted = any(_holds(draft, other) for other in here)
    pool = [other for other in (here if counted else near) if other.cue != "compare" and not _table(other.words)]
    if (
        draft.governed
        and here
        and not any(tag in ",;:(" for tag in draft.words.tag[here[-1].measure.last + 1 : draft.start_token])
    ):
        pool = [other for other in pool if other is not here[-1]]  # "1,500 exhibitors from 52 of them"
        places = [other for other in pool if other.metric in PLACES and _holds(draft, other)]
        return places[-1] if places else _choose(draft, pool)
    if _of_it(draft.words, draft.measure.last + 1):
        pool = [other for other in pool if other.measure.dimension != "count"]
    return _choose(draft, pool)


def _table(words: Words) -> bool:
    printed = words.text[words.begin : words.end]
    return "|" in printed or "\t" in printed or "   " in printed


def _starts(words: Words, at: int) -> bool:
    """True where a clause starts at this token."""
    step = _before(words, at)
    return step < 0 or words.tag[step] in ".;:(|" or (words.tag[step] in "&c," and step < at - 1)


def _opener(words: Words, at: int) -> int:
    """The token of "Sur", "Of these", "Parmi" that opens the clause of this token, -1 if none."""
    first = at
    while first > 0 and words.tag[first - 1] not in ".;:(|":
        first -= 1
    while first < at and (words.tag[first] in '"-*&c|' and not words.roles[first] & {"parts.out_of", "parts.recall"}):
        first += 1
    if first < at and words.roles[first] & {"parts.out_of", "parts.recall"}:
        return first
    if first + 1 < at and words.tag[first] in "ap" and "parts.out_of" in words.roles[first + 1]:
        return first + 1
    return -1


def _opened(draft: Draft, here: Sequence[Draft], near: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """ "Sur les 610, 51 viennent de", "Parmi eux, …", "Of these attendees, …", "Parmi les exposants, 22"."""
    words, at = draft.words, draft.start_token
    opener = _opener(words, at)
    if opener < 0:
        return None
    comma = next((k for k in range(opener, at) if words.tag[k] in ","), -1)
    inside = [other for other in here if opener < other.measure.first < (comma if comma > 0 else at)]
    if inside and "parts.recall" not in words.roles[opener]:
        return _of_opened(draft, inside[0], here)
    if inside or any(other.measure.first > opener for other in here):
        return None
    past = [other for other in before if other not in here or other.measure.first < opener]
    past = [other for other in past if other.cue != "compare" and draft.number - other.number <= FAR]
    metric = _named(words, opener + 1, comma if comma > 0 else at)
    if metric and metric != "other":
        pool = [
            o for o in past if o.metric == metric or (draft.number - o.number <= BACK and metric in _kin_of(o.metric))
        ]
        pool = [o for o in pool if o.metric == metric] or pool
        return _choose_year(draft, [o for o in pool if o.whole is None] or pool)
    if "parts.recall" not in words.roles[opener]:
        return None
    near = [other for other in past if draft.number - other.number <= BACK]
    if _own(draft) and (same := [o for o in near if _holds(draft, o) and o.metric == draft.metric]):
        return same[-1]
    named = [other for other in near if _holds(draft, other) and other.noun_first > other.measure.last]
    return _choose(draft, named) or _choose(draft, near)


def _kin_of(metric: str) -> set[str]:
    return {name for group in KIN if metric in group for name in group}


def _choose_year(draft: Draft, pool: Sequence[Draft]) -> Draft | None:
    fits = [other for other in pool if _holds(draft, other)]
    dated = [other for other in fits if other.year == draft.year] or fits
    free = [other for other in dated if not other.governed] or dated
    return free[-1] if free else None


def _named(words: Words, first: int, last: int) -> str:
    """The metric of the first counted noun between two tokens, "" if there is none."""
    for at in range(first, last):
        if (found := words.lang.nouns["count"].match(words.word, at)) is not None:
            return str(found[1].value)
    return ""


def _of_opened(draft: Draft, whole: Draft, here: Sequence[Draft]) -> Draft | None:
    """The whole that "Sur les 610," names, for the bare numbers and the like nouns behind it."""
    if (whole.measure.dimension == "count" and whole.measure.kind != "level") or not _holds(draft, whole):
        return None
    if draft.measure.kind == "share":
        aside = (
            here
            and here[-1].whole is whole
            and here[-1].measure.kind == "level"
            and not _verb(draft.words, here[-1].last_token, draft.start_token)
        )
        if aside and draft.noun_first <= draft.measure.last and _dashed(draft, here[-1]):
            return None  # "4,517 were accepted - 40 per cent"
        return whole if not draft.rule.startswith(("share-of", "rate")) else None
    return whole if not _own(draft) or draft.metric == whole.metric else None


def _dashed(draft: Draft, last: Draft) -> bool:
    tags = draft.words.tag[last.last_token + 1 : draft.start_token]
    return bool(tags) and tags[-1] in "-("


def _verb(words: Words, first: int, last: int) -> bool:
    return any(words.tag[k] in "V" for k in range(first + 1, last))


def _sibling(draft: Draft, here: Sequence[Draft], *_: Sequence[Draft]) -> Draft | None:
    """The whole of an earlier part in the same list: "dont 51 de Singapour et 30 d'Inde"."""
    words = draft.words
    for last in reversed(here):
        whole = last.whole
        if whole is None or not _holds(draft, whole) or last.measure.kind != draft.measure.kind:
            continue
        tags = words.tag[last.last_token + 1 : draft.start_token]
        if "." in tags or not any(tag in ",&;" for tag in tags):
            continue
        touching = words.tag[draft.start_token - 1] in ",&" or not any(tag in "vV" for tag in tags)
        if not _own(draft):
            if draft.measure.kind == "share" and draft.rule.startswith(("share-of", "rate", "label")):
                return None
            if draft.governed and words.tag[draft.start_token - 1] in "pd" and draft.measure.kind != "share":
                continue
            if (
                _own(last)
                and last is here[-1]
                and last.measure.dimension == "count"
                and size_of(draft) <= size_of(last)
                and draft.cue == "part"
            ):
                return None
            return whole
        if touching and draft.metric == whole.metric and words.tag[draft.start_token - 1] in ",&":
            return whole
        joined = words.tag[draft.start_token - 1] == "&"
        if _own(last) and touching and _kin(draft, whole) and (joined or words.tag[draft.start_token - 1] == ","):
            rest = size_of(whole) - sum(size_of(o) for o in here if o.whole is whole and o.measure.kind == "level")
            if size_of(draft) <= rest and (joined or _kin(draft, last)):
                return whole
    return None


def _listed(draft: Draft, here: Sequence[Draft], *_: Sequence[Draft]) -> Draft | None:
    """The total before a colon: "58 médailles : 23 en or, 16 en argent"."""
    words = draft.words
    colon = next((k for k in range(draft.start_token - 1, -1, -1) if words.tag[k] in ":.;("), -1)
    if colon < 0 or words.tag[colon] != ":" or (words.tag[colon - 1] in "#ZM" and words.tag[colon - 2] == "("):
        return None
    pool = [other for other in here if other.measure.last < colon]
    if (
        not pool
        or (any(words.tag[k] in ".;(" for k in range(pool[-1].last_token + 1, colon))
        and words.tag[colon - 1] != ")")
    ):
        return None
    label = draft.rule.startswith("label") and draft.noun_last > pool[-1].measure.last
    first = next(o for o in [*here, draft] if o.measure.first > colon)
    if (
        label
        or (_own(draft)
        and not (draft.metric == pool[-1].metric))
        or (draft.measure.kind == "share"
        and draft.rule.startswith("share-of"))
    ):
        return None
    if first.start_token - colon > 6:
        return None
    return _choose(draft, pool)


def _lined(draft: Draft, here: Sequence[Draft], near: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The total on the line above a list: "Participants: 33,510, of which" and then "- Delegates: 27,946"."""
    words = draft.words
    if here or not before or draft.measure.kind != "level":
        return None
    last = before[-1]
    gap = words.text[last.words.end : words.begin].strip(" \t-•*–·")
    if draft.number - last.number != 1 or gap.strip() or "\n" not in gap or "\n\n" in gap:
        return None
    ends = "parts.intro" in last.words.roles[-1] or (last.words.tag[-1] == ":" and "parts.intro" in last.words.roles[-2])
    if ends:
        return last if _holds(draft, last) else None
    whole = last.whole
    if whole is None or whole.number == last.number or not _holds(draft, whole) or _lead(words) != _lead(last.words):
        return None
    rest = size_of(whole) - sum(size_of(o) for o in before if o.whole is whole)
    return whole if size_of(draft) <= rest else None


def _lead(words: Words) -> str:
    """The bullet or indent of a line."""
    start = words.text.rfind("\n", 0, words.start[0]) + 1
    line = words.text[start:]
    return line[: len(line) - len(line.lstrip(" \t-•*–·"))].strip(" ") or ("indent" if line[:1] in " \t" else "")


def _column(draft: Draft, here: Sequence[Draft], near: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The figure right above in a table: "| Visitors | 28,946 |" and then "| of which from abroad | 13,894 |"."""
    words = draft.words
    if "|" not in words.shape or not any("parts.intro" in words.roles[k] for k in range(min(len(words), 3))):
        return None
    row = [other for other in near if other.number == draft.number - 1]
    return row[len(here)] if len(here) < len(row) and _holds(draft, row[len(here)]) else None


def _accompanied(draft: Draft, here: Sequence[Draft], *_: Sequence[Draft]) -> Draft | None:
    """ "a total of US$420,000, with US$100,000 going to one team"."""
    words, at = draft.words, draft.start_token
    after = draft.last_token + 1
    if (
        at < 2
        or "parts.accompanying" not in words.roles[at - 1]
        or words.tag[at - 2] not in ",;"
        or after >= len(words)
    ):
        return None
    goes = words.tag[after] in "vV" or words.word[after].endswith("ing")
    if not goes or (_own(draft) and not any(o.metric == draft.metric for o in here)):
        return None
    return _choose(draft, here)


def _taken_up(draft: Draft, here: Sequence[Draft], *_: Sequence[Draft]) -> Draft | None:
    """A bare number as a new subject: "2 733 concurrents s'étaient élancés ; 2 009 ont terminé"."""
    words, at, after = draft.words, draft.start_token, draft.measure.last + 1
    if (
        _own(draft)
        or draft.measure.kind != "level"
        or draft.measure.dimension != "count"
        or at < 2
        or after >= len(words)
    ):
        return None
    if words.tag[at - 1] not in ";,&" or words.tag[after] not in "vV" or not draft.carried:
        return None
    source = next((o for o in here if o is draft.carried), None)
    if source is None or not _holds(draft, source) or source.year != draft.year or size_of(source) == size_of(draft):
        return None
    if source.scope != draft.scope:
        return None
    moved = any(o.measure.kind == "change" for o in here if o.measure.first > source.measure.last)
    return None if moved else source


def _sourced(draft: Draft, here: Sequence[Draft], *_: Sequence[Draft]) -> Draft | None:
    """ "Le budget de 11,3 M€ provient pour 55 % des partenaires et pour 30 % des collectivités"."""
    words = draft.words
    if draft.measure.kind != "share":
        return None
    money = [o for o in here if o.measure.dimension == "money" and o.measure.kind == "level" and o.equivalent is None]
    if not money:
        return None
    spoken = range(money[-1].measure.last + 1, draft.start_token)
    return money[-1] if any("parts.sourced" in words.roles[k] for k in spoken) else None


def named_behind(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The earlier draft that is a part of this one: "13 of the 2,219 persons", "37 pays sur les 42 inscrits"."""
    if not before or before[-1].number != draft.number or draft.measure.kind != "level":
        return None
    part, words = before[-1], draft.words
    if (
        part.cue == "compare"
        or part.whole is not None
        or part.measure.kind == "change"
        or part.measure.last >= draft.measure.first
    ):
        return None
    first, last = part.measure.last + 1, draft.start_token
    between = list(range(first, last))
    if not between or not _holds(part, draft) or any(words.tag[k] in ".;:#()" for k in between):
        return None
    article = any(words.tag[k] == "a" or words.word[k] in ("des", "du") for k in between[-3:])
    if words.word[first] in words.lang.data["words"]["links"] and all(words.tag[k] in "dahc" for k in between):
        return part if article or (words.lang.head_last and not _own(part) and draft.measure.value > RATIO) else None
    out = next((k for k in reversed(between) if "parts.out_of" in words.roles[k]), -1)
    if out < 0 or words.word[out] in words.lang.data["words"]["links"] or part.measure.kind == "share":
        return None
    close = all(
        words.tag[k] in "dahc" or any(r.startswith("relations.") for r in words.roles[k]) for k in range(out + 1, last)
    )
    if not close or (not article and (draft.measure.value <= RATIO or not _own(draft))):
        return None
    like = not _own(draft) or not _own(part) or draft.metric == part.metric or (words.tag[out - 1] in "xV" and _own(part))
    return part if like else None


def chain(draft: Draft) -> Iterator[Draft]:
    """The draft's whole, that one's whole, and so on."""
    whole = draft.whole
    while whole is not None:
        yield whole
        whole = whole.whole
