"""Whether one fact can hold another: of the same kind, large enough, its noun a wider one."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.drafts import Draft
from metrics.units import units

__all__ = ["PLACES", "choose", "holds", "kin", "kin_of", "own", "recent", "same_kind", "size_of"]

PLACES = ("countries", "regions", "cities")
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


def recent(before: Sequence[Draft], number: int, back: int) -> list[Draft]:
    """The drafts of this sentence and of so many before it, in order."""
    at = len(before)
    while at and number - before[at - 1].number <= back:
        at -= 1
    return list(before[at:])


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


def holds(draft: Draft, other: Draft) -> bool:
    if not same_kind(draft, other):
        return False
    return draft.measure.dimension == "percent" or size_of(draft) <= size_of(other)


def own(draft: Draft) -> bool:
    """True where the draft has a noun of its own behind the number."""
    return draft.noun_first > draft.measure.last and draft.measure.kind == "level"


def kin(draft: Draft, other: Draft) -> bool:
    """True where a thing of one metric may be one of the other."""
    if (not own(draft) and not draft.rule.startswith(("label", "money-noun"))) or draft.measure.dimension not in (
        "count",
        "money",
        "area",
    ):
        return True
    a, b = draft.metric, other.metric
    return a == b or "other" in (a, b) or any(a in group and b in group for group in KIN)


def kin_of(metric: str) -> set[str]:
    return {name for group in KIN if metric in group for name in group}


def origin(other: Draft) -> bool:
    """ "visiteurs de 40 pays": where the counted come from."""
    words, step = other.words, other.start_token - 1
    while step > 0 and words.tag[step] in "ah":
        step -= 1
    against = other.cue == "compare" and step > 0 and words.tag[step - 1] in ",("  # "70 pays, contre 66 pays"
    return other.governed and not against and other.metric in PLACES


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
