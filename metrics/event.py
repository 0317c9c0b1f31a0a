"""Which event a text is about: the best of its names, with the other names it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.eventwords import EventWords, ordinal
from metrics.names import Name, names
from metrics.opening import Opening
from metrics.places import Spot
from metrics.text import fold

__all__ = ["Event", "event_of", "initials"]

ENOUGH = 3.5  # points a name needs, or the text is about no event
BRAND = 4.0  # a name without an event noun needs more


@dataclass(frozen=True, slots=True)
class Event:
    """The event of a text: name and aliases, the edition and year beside the name, 0 where none is.

    span gives the tokens of the name's mention in the opening.
    """

    name: str
    aliases: tuple[str, ...]
    edition: int
    year: int
    span: tuple[int, int]
    noun: str


def event_of(
    found: Opening, shadow: str, text: str, listed: Sequence[Spot], stamped: int, words: EventWords
) -> Event | None:
    """The event the opening tells, None where it tells none.

    shadow and text are those of the whole document, stamped the year of its publication or 0: another year than
    this, the one before or after is not the edition's ("Saint-Maclou 1900").
    """
    groups: dict[str, list[Name]] = {}
    lead = _lead_end(found)
    forms = set(found.forms)
    about = any(not words[key].isdisjoint(forms) for key in ("edition_words", "about")) or not words.marks.isdisjoint(forms)
    spans = {(spot.begin, spot.end): spot.place.kind for spot in listed}
    for name in names(found, words):
        _fit(found, shadow, words, name, spans)
        if name.year and stamped and abs(name.year - stamped) > 1:
            name.year = 0
        key = _key(name.surface)
        if len(key) < 2 or key.isdigit():
            continue
        kind = spans.get((name.begin, name.end), "")
        if name.noun < 0 and name.end - name.begin == 2 and len(found.forms[name.end - 1]) == 2:
            kind = kind or spans.get((name.begin, name.end - 1), "")  # "Nyon VD"
        if kind and (name.noun < 0 or kind == "house") or (name.noun < 0 and not about):
            continue
        _weigh(found, words, name, lead)
        groups.setdefault(key, []).append(name)
    if not groups:
        return None
    scored = {key: _group(group) for key, group in groups.items()}
    tops = sorted(scored, key=lambda key: -scored[key])[:8]
    for key in tops:
        seen = shadow.count(key, 0, 20000)
        bare = groups[key][0].reasons.count("bare noun")
        scored[key] += (0.2 if bare else 0.6) * min(max(seen - 1, 0), 4)
        if " " not in key and groups[key][0].noun < 0 and f" {groups[key][0].surface.lower()} " in text:
            scored[key] -= 3.0  # "Environ" began a sentence
    tops.sort(key=lambda key: -scored[key])
    good = [key for key in tops if scored[key] >= (ENOUGH if any(n.noun >= 0 for n in groups[key]) else BRAND)]
    if not good:
        return None
    best = good[0]
    for key in tops[1:]:  # "Fringe" is short for "Edinburgh Festival Fringe"
        longer = f" {best} " in f" {key} " and any(name.noun >= 0 for name in groups[key])
        if longer and scored[key] >= 0.6 * scored[best] and len(key.split()) <= len(best.split()) + 5:
            best = key
            break
    return _described(found, shadow, text, groups, best, tops, scored, words)


def _fit(found: Opening, shadow: str, words: EventWords, name: Name, spans: dict[tuple[int, int], str]) -> None:
    """Cut what is no part of a name: the town after its noun, the headline's verb after a brand."""
    if name.noun >= 0:
        town = (name.noun + 1, name.end)
        if spans.get(town) == "town" and found.shadow[found.ends[name.noun]] == " " and name.begin < name.noun:
            name.end = town[0]
            name.surface = found.surface(name.begin, name.end)  # "ESC Congress Paris 2019"
    elif found.loud[name.begin] or found.headline[name.begin]:
        end = name.end
        while end > name.begin + 1 and shadow.count(_key(found.surface(name.begin, end))) < 2:
            end -= 1
        if end < name.end and found.form(end - 1).isalpha():
            name.end, name.surface = end, found.surface(name.begin, end)


def _key(surface: str) -> str:
    key = fold(surface).strip(" '\"-")
    return " ".join(key.split())


def _lead_end(found: Opening) -> int:
    """The token at which the lead's first two sentences end."""
    stops = 0
    for index in range(found.title + 1, len(found)):
        if found.forms[index] == "." and len(found.form(index - 1)) > 3:
            stops += 1
            if stops == 2 and index > found.title + 30:
                return index
    return len(found)


def _weigh(found: Opening, words: EventWords, name: Name, lead: int) -> None:
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
    starts = name.begin == 0 or (name.begin <= 2 and before in words["articles"] | {"'"})
    if name.begin < found.title and starts:
        name.add(1.0, "first word")
        if after in (":", ",", "-", "!") or name.year:
            name.add(1.0, "headed")
    if after == "," or after == "(" and name.acronym:
        reach = found.forms[name.end + 1 : name.end + 14]
        if any(form in words.nouns for form in reach) and _apposed(found, words, name.end + 1):
            name.add(3.0, "apposition")
    surface = name.surface
    if single and len(surface) > 4 and any(map(str.isupper, surface[1:])) and not surface.isupper():
        name.add(1.0, "camel case")
    if _own_edition(found, words, name.end):
        name.add(3.0, "own edition")
    if before in words["titles"] or found.form(name.begin - 2) in words["titles"]:
        name.add(-4.0, "person")
    if any(form in words["not_events"] for form in found.forms[name.begin : name.end]):
        name.add(-3.0, "body")
    if before == "(" and after == ")":
        name.add(-1.0, "bracketed")


def _apposed(found: Opening, words: EventWords, begin: int) -> bool:
    """Whether an article or a possessive opens what stands after a comma: ", le plus grand salon", ", Asia's leading"."""
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


def _group(group: list[Name]) -> float:
    """The points of all mentions of one name: each reason counts once."""
    best = max(group, key=lambda name: name.score)
    extra = {reason for name in group for reason in name.reasons} - set(best.reasons)
    value = {"title": 1.0, "lead": 1.0, "year": 1.5, "edition": 2.0, "acronym": 1.5, "apposition": 2.0, "own edition": 2.0}
    return best.score + sum(value.get(reason, 0.0) for reason in extra)


def _described(
    found: Opening,
    shadow: str,
    text: str,
    groups: dict[str, list[Name]],
    best: str,
    tops: Sequence[str],
    scored: dict[str, float],
    words: EventWords,
) -> Event:
    """The event of the winning name: casing, full form of an acronym, aliases."""
    group = groups[best]
    first = max(group, key=lambda name: name.score)
    full, aliases = _cased(first, text, shadow, best), []
    edition = next((name.edition for name in group if name.edition), 0)
    year = next((name.year for name in group if name.year), 0)
    for name in group:
        if name.acronym:
            aliases.append(name.acronym)
            given = groups.get(_key(_trimmed(name.acronym)), ())
            edition = edition or next((other.edition for other in given if other.edition), 0)
            year = year or next((other.year for other in given if other.year), 0)
    for key in tops:
        other = groups[key][0]
        if key == best:
            continue
        acronym = next((name.acronym for name in groups[key] if name.acronym), "")
        short = _short(key, best, words) or _short(best, key, words)
        same = acronym and _key(acronym) == best
        alike = other.noun >= 0 and first.noun >= 0 and found.forms[other.noun] == found.forms[first.noun]
        twin = other.edition and other.edition == edition or (scored[key] > 6 and alike)
        if len(key) < 3 or key in words["function_words"] or (key in words.nouns and not other.year):
            continue
        if other.noun < 0:
            sign = other.surface.isupper() or {"headed", "year", "edition", "own edition"} & set(other.reasons)
            if not sign or len(key.split()) > len(best.split()):
                continue
        elif "beside" in other.reasons or not found.capital[other.noun]:
            continue
        if same or short or twin:
            spelled = _cased(other, text, shadow, key)
            if same:  # "… (FIDAK)" elsewhere in the opening: the full name is the event's
                aliases.append(full)
                full = spelled
            else:
                aliases.append(spelled)
            edition = edition or next((name.edition for name in groups[key] if name.edition), 0)
            year = year or next((name.year for name in groups[key] if name.year), 0)
    if first.noun < 0 and full.isupper() and 2 < len(full) < 7:
        if spelled := _spelled_out(full, text):
            aliases.append(full)
            full = spelled
    if first.noun < 0 and (serial := re.fullmatch(r"([A-Z]{3,5})-?(\d{1,3})", full)) and edition == int(serial[2]):
        aliases.append(full)  # "COP22" is the 22nd COP
        full = serial[1]
    noun = found.forms[first.noun] if first.noun >= 0 else ""
    unique = {fold(alias): alias for alias in map(_trimmed, reversed(aliases)) if alias}
    unique.pop(fold(_trimmed(full)), None)
    clean = tuple(reversed(unique.values()))
    return Event(_trimmed(full), clean, edition, year, (first.begin, first.end), noun)


def _trimmed(surface: str) -> str:
    """A name without a year at its end and without quotes around it."""
    return re.sub(r"[ -]?(?:19|20)\d\d$", "", " ".join(surface.split())).strip(" \"'«»“”,;-")


def _short(short: str, full: str, words: EventWords) -> bool:
    """Whether a name is another one with words left out, or its initials.

    "canton fair" and "china import and export fair" are not; "sce" and "smart china expo" are.
    """
    rest = iter(full.split())
    inside = short.split()
    if len(inside) < len(full.split()) and all(word in rest for word in inside):
        return True
    return short in initials(full)


_SMALL = frozenset("de des du d l la le les et of and the for on in sur pour a au aux".split())


def initials(name: str) -> tuple[str, ...]:
    """The folded acronyms a name may have: of all its words, and without its small ones.

    >>> initials("Smart China Expo"), initials("Salon international de l'agriculture au Maroc")
    (('sce',), ('sidlaam', 'siam'))
    """
    parts = [part for part in re.split(r"[\s'’\-]+", fold(name)) if part]
    both = ("".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in _SMALL))
    return tuple(dict.fromkeys(both))


def _spelled_out(acronym: str, text: str) -> str:
    """The first run of capitalised words with these initials, "SCE" → "Smart China Expo"; "" where none stands."""
    pattern = r"(?:[ -](?:of|and|de|du|des|the|for|la|le|les|et)){0,2}[ '’-]".join(rf"{c}[^\W\d_]{{2,20}}" for c in acronym)
    match = re.compile(rf"\b{pattern}").search(text, 0, 20000)
    return match[0] if match else ""


def _cased(name: Name, text: str, shadow: str, key: str) -> str:
    """The name in the text's own best letters: not shouted where the text also says it calmly."""
    if not name.surface.isupper() and (name.noun < 0 or name.surface[0].isupper()):
        return name.surface
    best = ""
    start = shadow.find(key, 0, 20000)
    while start >= 0:
        seen = text[start : start + len(key)]
        if not seen.isupper() and (seen[0].isupper() or not best):
            best = seen
            if seen[0].isupper():
                break
        start = shadow.find(key, start + 1, 20000)
    surface = best or name.surface
    if surface.isupper() and " " in surface:
        surface = _calm(surface)
    return surface[0].upper() + surface[1:]


def _calm(surface: str) -> str:
    """A shouted name in small letters with a capital on its words, small links excepted.

    >>> _calm("FOIRE DE PARIS")
    'Foire de Paris'
    """
    parts: Iterable[str] = re.split(r"([ '’\-])", surface)
    return "".join(part.lower() if fold(part) in _SMALL else part.capitalize() for part in parts)
