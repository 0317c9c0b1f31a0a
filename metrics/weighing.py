"""What speaks for a name's being the event's: its place in the text and its neighbours."""

from __future__ import annotations

from metrics.eventwords import EventWords, ordinal
from metrics.names import Name
from metrics.opening import Opening

__all__ = ["lead_end", "together", "weigh"]


def lead_end(found: Opening) -> int:
    """The token at which the lead's first two sentences end."""
    forms, stops, index = found.forms, 0, found.title
    while "." in forms[index + 1 :]:
        index = forms.index(".", index + 1)
        if len(forms[index - 1]) > 3:
            stops += 1
            if stops >= 2 and index > found.title + 30:
                return index
    return len(forms)


def weigh(found: Opening, words: EventWords, name: Name, lead: int) -> None:
    """Count what place and neighbours say for a name."""
    brand = name.noun < 0
    before = found.form(name.begin - 1)
    if name.begin < found.title:
        name.add(2.0, "title")
    elif name.begin < lead:
        name.add(1.5, "lead")
    if name.year and before not in words["plans"]:
        name.add(3.0 if brand else 2.5, "year")
    if name.edition:
        name.add(3.5, "edition")
    if name.acronym and not brand:
        name.add(2.0, "acronym")
    if brand:
        _weigh_brand(found, words, name, before)
    else:
        _weigh_setting(found, words, name, before)


def _weigh_setting(found: Opening, words: EventWords, name: Name, before: str) -> None:
    """Cues against a name with a noun: other events, plain descriptions."""
    if before in ("de", "des", "du", "'") and found.form(name.begin - 2) in ("organisateurs", "directeur", "president"):
        name.add(0.5, "organiser")
    window = found.forms[max(0, name.begin - 4) : name.begin]
    if any(form in words["compared"] for form in window):
        name.add(-2.0, "compared")
    if before in words["superlatives"]:
        name.add(-4.0, "description")
    if found.form(name.end) == "," and "bare noun" in name.reasons and _apposed(found, words, name.end + 1):
        name.add(2.0, "apposition")
    if before in ("a", "at") and not name.edition and not name.year:
        name.add(-1.0, "visited")
    if before in words["first"] and before != "first":
        name.add(2.0, "first")
    if name.begin == 0 or (name.begin <= 2 and found.form(0) in words["articles"]):
        name.add(1.0, "first word")
        if found.form(name.end) in (":", ",", "-", "!") or name.year:
            name.add(1.0, "headed")
    if any(form in words["beside"] for form in window[-3:]):
        name.add(-3.0, "beside")


def _weigh_brand(found: Opening, words: EventWords, name: Name, before: str) -> None:
    """Cues for a name without an event noun."""
    after = found.form(name.end)
    single = name.end == name.begin + 1
    starts = name.begin == 0 or (name.begin <= 2 and (before in words["articles"] or before == "'"))
    if name.begin < found.title and starts:
        name.add(1.0, "first word")
        if after in (":", ",", "-", "!") or name.year:
            name.add(1.0, "headed")
    if after == "," or (after == "(" and name.acronym):
        reach = found.forms[name.end + 1 : name.end + 14]
        if any(form in words.nouns for form in reach) and _apposed(found, words, name.end + 1):
            name.add(3.0, "apposition")
    surface = name.surface
    if single and len(surface) > 4 and any(map(str.isupper, surface[1:])) and not surface.isupper():
        name.add(1.0, "camel case")
    led = before == "," and found.form(name.begin - 2) in words["edition_words"]  # "Pour sa 5e édition, VivaTech"
    if _own_edition(found, words, name.end) or (led and found.form(name.begin - 4) in words["owners"]):
        name.add(3.0, "own edition")
    if before in words["titles"] or found.form(name.begin - 2) in words["titles"]:
        name.add(-4.0, "person")
    if any(form in words["not_events"] for form in found.forms[name.begin : name.end]):
        name.add(-3.0, "body")
    if before == "(" and after == ")":
        name.add(-1.0, "bracketed")


def _apposed(found: Opening, words: EventWords, begin: int) -> bool:
    """Whether what stands after a comma opens with an article or a possessive: ", le plus grand salon"."""
    form = found.form(begin)
    return form in words["articles"] or found.form(begin + 1) == "'" or found.is_capital(begin)


def _own_edition(found: Opening, words: EventWords, begin: int) -> bool:
    """Whether "sa 45e édition", "its 42nd edition" follows in the same sentence."""
    for index in range(begin, min(begin + 14, len(found))):
        form = found.forms[index]
        if form in (".", "\n"):
            return False
        if form in words["edition_words"] and found.form(index - 2) in words["owners"]:
            return ordinal(found.form(index - 1), words) is not None
    return False


# what a reason counts that only another mention of the name has
_AGAIN = {
    "title": 1.0,
    "lead": 1.0,
    "year": 1.5,
    "edition": 2.0,
    "acronym": 1.5,
    "apposition": 2.0,
    "own edition": 2.0,
}


def together(group: list[Name]) -> float:
    """The points of all mentions of one name: each reason counts once."""
    best = max(group, key=lambda name: name.score)
    extra = {reason for name in group for reason in name.reasons} - set(best.reasons)
    value = {
        "title": 1.0,
        "lead": 1.0,
        "year": 1.5,
        "edition": 2.0,
        "acronym": 1.5,
        "apposition": 2.0,
        "own edition": 2.0,
    }
    return best.score + sum(value.get(reason, 0.0) for reason in extra)
