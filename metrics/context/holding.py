"""Whether one fact can hold another: of the same kind, large enough, its noun a wider one."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counted.drafts import Draft
from metrics.quantity.nonfacts import plural
from metrics.sentence.words import Words
from metrics.vocabulary.units import units

__all__ = [
    "PLACES",
    "choose",
    "dated",
    "holds",
    "kin",
    "kin_of",
    "next_line",
    "of_some",
    "own",
    "recent",
    "same_kind",
    "size_of",
]

PLACES = ("countries", "regions", "cities")
WHOLES = frozenset(("count", "money", "area", "mass", "volume", "energy", "power", "length", "data"))
BULLETS = " \t-•*–·"
PLAIN = frozenset(("count", "money", "%"))  # units whose value is stated in the dimension's own unit
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
NAMED = frozenset(("count", "money", "area"))  # dimensions whose facts have a noun
MELTED = frozenset(("du", "des"))
_NONE: frozenset[str] = frozenset()
_KIN = {name: frozenset(kin for group in KIN if name in group for kin in group) for names in KIN for name in names}


def recent(before: Sequence[Draft], number: int, back: int) -> list[Draft]:
    """The drafts of this sentence and of so many before it, in order."""
    at = len(before)
    while at and number - before[at - 1].number <= back:
        at -= 1
    return list(before[at:])


def next_line(words: Words, following: Words) -> bool:
    """True where the second sentence stands on the line under the first one, perhaps after a bullet."""
    if words.text.find("\n", words.end, following.begin) < 0:
        return False
    gap = words.text[words.end : following.begin].strip(BULLETS)
    return "\n" in gap and "\n\n" not in gap and gap.isspace()


def size_of(draft: Draft) -> float:
    """The value in the dimension's own unit."""
    measure = draft.measure
    if measure.unit in PLAIN:
        return measure.value
    unit = units().get(measure.unit)
    return unit.to_canonical(measure.value) if unit else measure.value


def same_kind(draft: Draft, other: Draft) -> bool:
    """True where the other is a level that the draft may be a share of, or an amount of the same dimension."""
    a, b = draft.measure, other.measure
    if b.kind != "level" or b.dimension not in WHOLES or other.equivalent is not None or b.hyphen:
        return False
    if a.dimension == "percent":
        return a.kind == "share" and not _compound(other)
    if a.dimension != b.dimension or a.kind != "level":
        return False
    if a.dimension == "money" and a.code != b.code and a.code.isupper() and b.code.isupper():
        return False
    return not _compound(other)


def _compound(draft: Draft) -> bool:
    """ "the 3,500-seat main auditorium": a number inside a name for something else."""
    measure = draft.measure
    words, after = measure.words, measure.last + 1
    return (
        draft.noun_first == after + 1
        and words.shape.startswith("-", after)
        and words.glued(after)
        and measure.relation == "="
    )


def holds(draft: Draft, other: Draft) -> bool:
    if not same_kind(draft, other):
        return False
    return draft.measure.dimension == "percent" or size_of(draft) <= size_of(other)


def own(draft: Draft) -> bool:
    """True where the draft has a noun of its own behind the number."""
    return draft.noun_first > draft.measure.last and draft.measure.kind == "level"


def kin(draft: Draft, other: Draft) -> bool:
    """True where a thing of one metric may be one of the other."""
    a, b = draft.metric, other.metric
    if a == b or a == "other" or b == "other" or draft.measure.dimension not in NAMED:
        return True
    return b in kin_of(a) or not (own(draft) or draft.rule.startswith(("label", "money-noun")))


def kin_of(metric: str) -> frozenset[str]:
    """The metrics whose facts may be parts of this one's, or the other way round."""
    return _KIN.get(metric, _NONE)


def origin(other: Draft) -> bool:
    """ "visiteurs de 40 pays": where the counted come from."""
    words, step = other.words, other.start_token - 1
    while step > 0 and words.tag[step] in "ah":
        step -= 1
    if not other.governed or other.metric not in (*PLACES, "sessions"):
        return False
    if other.cue == "compare" and step > 0 and words.tag[step - 1] in ",(":  # "70 pays, contre 66 pays"
        return False
    head = words.shape[:step].rstrip("xNJ")
    return len(head) == step or not head.endswith(",")  # "300 firms, delegations from 62 countries"


def choose(draft: Draft, pool: Sequence[Draft]) -> Draft | None:
    """The nearest draft that can hold this one; what the counted come from only where nothing else does."""
    fits = [other for other in pool if holds(draft, other)]
    for other in reversed(fits):
        if kin(draft, other) and not origin(other):
            return other
    if draft.measure.kind == "share":
        return None
    origins = [other for other in reversed(fits) if origin(other) and kin(draft, other)]
    return next(iter(origins), fits[-1] if fits and draft.cue == "part" else None)


def of_some(words: Words, at: int) -> bool:
    """ "62 % de femmes", "60% from abroad", "60% women": not "62 % des visiteurs", a share of something else."""
    tags = words.shape[at : at + 2]
    if len(tags) < 2 or tags[0] not in "dpx":
        return False
    if tags[0] == "p":
        return tags[1] in "axNJ" and not dated(words, at + 1)
    noun = at + (tags[0] == "d")
    return words.word[at] not in MELTED and words.tag[noun] in "xNJ" and plural(words, noun)


def dated(words: Words, at: int) -> bool:
    """True where a year or a period follows: "62 % en 2023", "60% of last year"."""
    return words.word[at + (words.tag[at] == "a" and at + 1 < words.size)] in words.lang.lists["scope.periods"]
