"""What speaks for a name's being the event's: its place in the text and its neighbours."""

from __future__ import annotations

from metrics.about.gazetteer import lookup
from metrics.about.names import Name
from metrics.about.opening import Opening
from metrics.vocabulary.eventwords import YEARS, EventWords, ordinal

__all__ = ["lead_end", "together", "weigh"]


def lead_end(found: Opening) -> int:
    """The token at which the lead's first two sentences end."""
    sentences = 0
    for stop in found.stops:
        if stop > found.title and len(found.forms[stop - 1]) > 3:
            sentences += 1
            if sentences >= 2 and stop > found.title + 30:
                return stop
    return found.size


def weigh(found: Opening, words: EventWords, name: Name, lead: int) -> None:
    """Count what place and neighbours say for a name."""
    brand = name.noun < 0
    before = found.forms[name.begin - 1]
    if name.begin < found.head:
        if brand:
            name.add(-1.0, "masthead")
    elif name.begin < found.title:
        name.add(2.0, "title")
    elif name.begin < lead:
        name.add(1.5, "lead")
    if name.year and before not in words["plans"]:
        name.add(3.0 if brand else 2.5, "year")
    if name.edition:
        name.add(3.5, "edition")
    if name.acronym and not brand:
        name.add(2.0, "acronym")
    if before == ":" and _labelled(found, words, name.begin):
        name.add(4.0, "label")
    if brand:
        _weigh_brand(found, words, name, before)
    else:
        _weigh_setting(found, words, name, before)


HERALDED = 40  # tokens in which an event is heralded
LONG = 5  # letters of a word that ends like an event noun
_GREAT = frozenset(["grand", "grande"])  # "la grande braderie des Deux Rives"
_HEADED = frozenset([":", ",", "-", "!"])
_OF = frozenset(["de", "des", "du", "'", "of", "d", "del"])
_IN = frozenset(["in", "a", "en", "at"])


def _weigh_setting(found: Opening, words: EventWords, name: Name, before: str) -> None:
    """Cues against a name with a noun: other events, plain descriptions."""
    forms, begin, after = found.forms, name.begin, found.forms[name.end]
    if before in _OF and forms[begin - 2] in words["organisers"]:
        name.add(0.5, "organiser")
    if not words["compared"].isdisjoint(forms[max(0, begin - 4) : begin]):
        name.add(-2.0, "compared")
    if before in words["superlatives"] and not (before in _GREAT and forms[begin - 2] in words["articles"]):
        name.add(-4.0, "description")
    apposed = after == "," and "bare noun" in name.reasons and _apposed(found, words, name.end + 1)
    if apposed and lookup(forms[name.end + 1]) is None:  # not "26th Congress, Ghent"
        name.add(2.0, "apposition")
    if before in ("a", "at") and not name.edition and not name.year:
        name.add(-1.0, "visited")
    if before != "first" and before in words["first"]:
        name.add(2.0, "first")
    if begin in (0, found.head) or (begin <= found.head + 2 and forms[found.head] in words["articles"]):
        name.add(1.0, "first word")
        if after in _HEADED or name.year:
            name.add(1.0, "headed")
    if not words["beside"].isdisjoint(forms[max(0, begin - 3) : begin]):
        name.add(-3.0, "beside")


def _weigh_brand(found: Opening, words: EventWords, name: Name, before: str) -> None:
    """Cues for a name without an event noun."""
    forms, begin, end = found.forms, name.begin, name.end
    after = forms[end]
    head = found.head
    if head <= begin < found.title and (
        begin == head or (begin <= head + 2 and (before in words["articles"] or before == "'"))
    ):
        name.add(1.0, "first word")
        if after in _HEADED or name.year:
            name.add(1.0, "headed")
    opened = after == "," or (after == "(" and name.acronym != "")
    apposed = forms[end + 1] in words.event_nouns or _apposed(found, words, end + 1)
    if opened and apposed and not words.event_nouns.isdisjoint(forms[end + 1 : end + 14]):
        name.add(3.0, "apposition")
    if end == begin + 1 and len(name.surface) > 4 and _is_camel(name.surface):
        name.add(1.0, "camel case")
    if _acts(found, words, end + (name.year > 0 and forms[end] in YEARS)):
        name.add(1.0 if found.loud[begin] or found.headline[begin] else 2.5 if before == "les" else 2.0, "acts")
    led = before == "," and forms[begin - 2] in words["edition_words"]  # "Pour sa 5e édition, VivaTech"
    if (led and forms[begin - 4] in words["owners"]) or _own_edition(found, words, end):
        name.add(3.0, "own edition")
    if before in words["titles"] or forms[begin - 2] in words["titles"]:
        name.add(-4.0, "person")
    inside = forms[begin:end]
    housed = before in _OF and forms[begin - 2] in words["bodies"]  # "le musée du Louvre"
    if (
        housed
        or forms[begin] in words["streets"]
        or not (words["not_events"].isdisjoint(inside) and words["bodies"].isdisjoint(inside))
    ):
        name.add(-3.0, "body")
    if "called a fair" not in name.reasons and not (
        words["papers"].isdisjoint(inside) and words["reports"].isdisjoint(inside)
    ):
        name.add(-2.0, "paper")
    if before in _IN and begin >= found.title:
        name.add(-1.5, "place")
    if before in _OF and forms[begin - 2] in words["organisers"]:
        name.add(2.5, "organiser")
    if begin < HERALDED and not words["heralds"].isdisjoint(forms[max(0, begin - 5) : begin]):
        name.add(2.5, "heralded")
    if any(form.endswith(words.name_endings) and len(form) > LONG for form in inside):
        name.add(1.5, "like a fair")
    if before == "s" and forms[begin - 2] == "'" and forms[begin - 3] in words["spans"]:
        name.add(2.5, "of the day")
    if before == "#":
        name.add(1.0, "hashtag")
    if before == '"' and after == '"' and words["themes"].isdisjoint(forms[max(0, begin - 4) : begin]):
        called = not words.event_nouns.isdisjoint(forms[max(0, begin - 5) : begin])  # "le festival de conte « … »"
        name.add(4.5 if called else 2.5, "quoted")
    if before == "(" and after == ")":
        name.add(-1.0, "bracketed")


def _labelled(found: Opening, words: EventWords, begin: int) -> bool:
    """Whether the line says that the name at a token is the event's: "Manifestation : Antica", "Event name: Antica"."""
    forms = found.forms
    for back in range(begin - 2, max(-1, begin - 7), -1):
        if forms[back] in words["event_labels"]:
            return found.forms[back - 1] in ("\n", "") or forms[back - 2] in ("\n", "")
    return False


def _acts(found: Opening, words: EventWords, end: int) -> bool:
    """Whether what events do follows a name: "a fermé ses portes", "drew 9,000 visitors"."""
    forms, does = found.forms, words["does"]
    if forms[end] in does:
        return True
    if forms[end] == "a" and found.surface(end, end + 1) != "a":
        return False  # "Foule à la fête"
    return forms[end] in words["have"] and not does.isdisjoint(forms[end + 1 : end + 4])


def _is_camel(surface: str) -> bool:
    """Whether a word has a capital inside but also small letters: "VivaTech"."""
    rest = surface[1:]
    return not rest.islower() and not surface.isupper() and any(map(str.isupper, rest))


def _apposed(found: Opening, words: EventWords, begin: int) -> bool:
    """Whether what stands after a comma opens with an article or a possessive: ", le plus grand salon"."""
    form = found.forms[begin]
    return found.capital[begin] or form in words["articles"] or found.forms[begin + 1] == "'"


def _own_edition(found: Opening, words: EventWords, begin: int) -> bool:
    """Whether "sa 45e édition", "its 42nd edition" follows in the same sentence."""
    forms, marks = found.forms, words["edition_words"]
    if marks.isdisjoint(forms[begin : begin + 14]):
        return False
    for index in range(begin, begin + 14):
        form = forms[index]
        if form in (".", "\n", ""):
            return False
        if form in marks and forms[index - 2] in words["owners"]:
            return ordinal(forms[index - 1], words) is not None
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
    "acts": 1.0,
}


def together(group: list[Name]) -> float:
    """The points of all mentions of one name: each reason counts once."""
    if len(group) == 1:
        return group[0].score
    best = max(group, key=lambda name: name.score)
    extra = {reason for name in group for reason in name.reasons if reason in _AGAIN}
    return best.score + sum(_AGAIN[reason] for reason in extra.difference(best.reasons))
