"""Which event a text is about: the best of its names, with the other names it goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.about.brands import brands
from metrics.about.gazetteer import Spot
from metrics.about.names import Name, noun_names
from metrics.about.naming import cased, initials, is_short, spelled_out, trimmed
from metrics.about.opening import Opening
from metrics.about.weighing import lead_end, together, weigh
from metrics.text import fold
from metrics.vocabulary.eventwords import YEARS, EventWords

__all__ = ["Event", "event_of"]

ENOUGH = 3.5  # points a name needs, or the text is about no event
SURE = 7.0  # with so many for a name with its noun, others are looked for in the title only
LEAD = 600  # characters in which a year beside a name is the edition's
_TOLD = frozenset(["headed", "year", "edition", "own edition"])
BRAND = 4.0  # a name without an event noun needs more
_SERIAL = re.compile(r"([A-Z]{3,5})-?(\d{1,3})")
FAR = 20000  # characters in which a name's mentions are counted


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
    found: Opening,
    shadow: str,
    text: str,
    listed: Sequence[Spot],
    line: tuple[int, int] | None,
    stamped: int,
    words: EventWords,
) -> Event | None:
    """The event the opening tells, None where it tells none.

    shadow and text are those of the whole document, line the tokens of the dateline's town, stamped the year of its
    publication or 0: another year than this, the one before or after is not the edition's ("Saint-Maclou 1900").
    """
    spans = {(spot.begin, spot.end): spot.place.kind for spot in listed}
    groups = _named(found, shadow, spans, line, stamped, words)
    if not groups:
        return None
    scored = {key: together(group) for key, group in groups.items()}
    tops = sorted(scored, key=scored.__getitem__, reverse=True)[:8]
    least = min(1.5, scored[tops[0]] / 3)
    tops = [key for key in tops if scored[key] >= least]
    for key in tops:
        first = groups[key][0]
        seen = shadow.count(key, 0, FAR)
        if seen > 1:
            scored[key] += (0.2 if "bare noun" in first.reasons else 0.6) * min(seen - 1, 4)
        if first.noun < 0 and " " not in key and f" {first.surface.lower()} " in text:
            scored[key] -= 3.0  # "Environ" began a sentence
    tops.sort(key=scored.__getitem__, reverse=True)
    good = [key for key in tops if scored[key] >= (ENOUGH if any(n.noun >= 0 for n in groups[key]) else BRAND)]
    if not good:
        return None
    best = good[0]
    for key in tops[1:]:  # "Fringe" is short for "Edinburgh Festival Fringe"
        longer = scored[key] >= 0.6 * scored[best] and f" {best} " in f" {key} "
        if longer and len(key.split()) <= len(best.split()) + 5 and any(name.noun >= 0 for name in groups[key]):
            best = key
            break
    return _described(found, shadow, text, groups, best, tops, scored, words)


def _named(
    found: Opening,
    shadow: str,
    spans: Mapping[tuple[int, int], str],
    line: tuple[int, int] | None,
    stamped: int,
    words: EventWords,
) -> dict[str, list[Name]]:
    """The names that may be the event's, with what speaks for them, by their folded letters."""
    groups: dict[str, list[Name]] = {}
    lead = lead_end(found)
    taken = set(range(*line)) if line else set()
    after = line[1] if line else 0
    while line and (found.capital[after] or found.forms[after] == ","):
        taken.add(after)  # the region in "SHAWINIGAN, QC, le 3 juillet 2024"
        after += 1
    town = _key(found.folded(*line)) if line else ""

    def take(name: Name) -> None:
        _fit(found, shadow, name, spans, words)
        if name.year and stamped and abs(name.year - stamped) > 1:
            name.year = 0
        start = found.starts[name.begin]
        key = _key(found.shadow[start : start + len(name.surface)])
        if key == town:
            return
        if len(key) > 1 and not key.isdigit() and not _is_place(found, name, spans):
            weigh(found, words, name, lead)
            groups.setdefault(key, []).append(name)

    for name in noun_names(found, words):
        taken.update(range(name.begin, name.end))
        take(name)
    if not found.present.isdisjoint(words.topics):
        sure = any(name.score >= SURE for group in groups.values() for name in group)
        for name in brands(found, words, taken, max(found.title, 25) if sure else found.size):
            take(name)
    return groups


def _is_place(found: Opening, name: Name, spans: Mapping[tuple[int, int], str]) -> bool:
    """Whether a name is only a place's: a town, "Nyon VD", "Brussels Expo"."""
    kind = spans.get((name.begin, name.end), "")
    if name.noun < 0 and name.end - name.begin == 2 and len(found.forms[name.end - 1]) == 2:
        kind = kind or spans.get((name.begin, name.end - 1), "")
    return bool(kind) and (name.noun < 0 or kind == "house")


def _fit(found: Opening, shadow: str, name: Name, spans: Mapping[tuple[int, int], str], words: EventWords) -> None:
    """Cut what is no part of a name: the town after its noun, the headline's verb after a brand."""
    if name.noun >= 0:
        town = (name.noun + 1, name.end)
        if spans.get(town) == "town" and found.shadow[found.end(name.noun)] == " " and name.begin < name.noun:
            name.end = town[0]
            name.surface = found.surface(name.begin, name.end)  # "ESC Congress Paris 2019"
    elif (found.loud[name.begin] or found.headline[name.begin]) and not _closed(found, name, words):
        end = name.end
        while end > name.begin + 1 and not _again(shadow, _key(found.folded(name.begin, end))):
            end -= 1
        if end < name.end and found.forms[end - 1].isalpha():
            name.end, name.surface = end, found.surface(name.begin, end)


def _closed(found: Opening, name: Name, words: EventWords) -> bool:
    """Whether year or edition right after a name tell that it ends there: "JAZZ SUR L'EAU, 14e édition"."""
    forms, end = found.forms, name.end
    return name.year + name.edition > 0 or (forms[end] in (",", "(") and forms[end + 2] in words["edition_words"])


def _again(shadow: str, key: str) -> bool:
    """Whether a text has the key at two places."""
    return shadow.find(key, shadow.find(key) + len(key)) >= 0


def _key(folded: str) -> str:
    """What mentions of one name have in common."""
    return " ".join(folded.strip(" '\"-").split())


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
    full, aliases = cased(first, text, shadow, best), []
    letters = initials(full) if len(tops) > 1 else ()
    edition = group[0].edition  # of a later mention it may be another edition's
    if first.noun < 0 and len({name.edition for name in group if name.edition}) == 1:
        edition = max(name.edition for name in group)
    year = next((name.year for name in group if name.year), 0)
    for name in group:
        if name.acronym:
            aliases.append(name.acronym)
            given = groups.get(_key(fold(trimmed(name.acronym))), ())
            edition = edition or next((other.edition for other in given if other.edition), 0)
            year = year or next((other.year for other in given if other.year), 0)
    for key in tops:
        other = groups[key][0]
        if key == best or scored[key] < 1 or len(key) < 3:
            continue
        if key in words["function_words"] or (key in words.nouns and not other.year):
            continue
        if other.noun < 0:
            if not (other.surface.isupper() or not _TOLD.isdisjoint(other.reasons)):
                continue
            if len(key.split()) > len(best.split()):
                continue
        elif "beside" in other.reasons or not found.capital[other.noun]:
            continue
        acronym = next((name.acronym for name in groups[key] if name.acronym), "")
        same = acronym and _key(fold(acronym)) == best
        alike = other.noun >= 0 and first.noun >= 0 and found.forms[other.noun] == found.forms[first.noun]
        twin = (other.edition and other.edition == edition) or (scored[key] > 6 and alike)
        if same or twin or is_short(key, best, letters) or is_short(best, key, ()):
            spelled = cased(other, text, shadow, key)
            if same:  # "… (FIDAK)" elsewhere in the opening: the full name is the event's
                aliases.append(full)
                full = spelled
            else:
                aliases.append(spelled)
            edition = edition or next((name.edition for name in groups[key] if name.edition), 0)
            year = year or next((name.year for name in groups[key] if name.year), 0)
    if first.noun < 0 and 2 < len(full) < 7 and full.isupper() and (spelled := spelled_out(full, text)):
        aliases.append(full)
        full = spelled
    if first.noun < 0 and edition and (serial := _SERIAL.fullmatch(full)) and edition == int(serial[2]):
        aliases.append(full)  # "COP22" is the 22nd COP
        full = serial[1]
    year = year or _year_beside(shadow[:LEAD], (full, *aliases))
    noun = found.forms[first.noun] if first.noun >= 0 else ""
    full = trimmed(full)
    unique = {fold(alias): alias for alias in map(trimmed, reversed(aliases)) if alias}
    if unique:
        unique.pop(fold(full), None)
    return Event(full, tuple(reversed(unique.values())), edition, year, (first.begin, first.end), noun)


def _year_beside(shadow: str, spellings: Sequence[str]) -> int:
    """The year right after one of an event's names, "la SARA 2023"; 0 without one."""
    for spelling in spellings:
        low = fold(spelling)
        start = shadow.find(low)
        for _ in range(6):
            if start < 0:
                break
            year = shadow[start + len(low) : start + len(low) + 5]
            if year[:1] in (" ", "-") and year[1:] in YEARS:
                return int(year[1:])
            start = shadow.find(low, start + 1)
    return 0
