"""What a document is about: event, edition, place, date of publication, year of the edition."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass

from metrics.about.dates import Dated, closing_date, dates, iso, published
from metrics.about.editions import editions_of
from metrics.about.event import Event, event_of
from metrics.about.gazetteer import address_of, spots
from metrics.about.opening import Opening, header, opening
from metrics.about.others import other_events
from metrics.about.places import country_of, place_of
from metrics.document import Document
from metrics.text import fold
from metrics.vocabulary.eventwords import YEARS, EventWords, event_words, ordinal

__all__ = ["Setting", "setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The context every fact of a document starts from; empty strings and None where the text tells nothing.

    event is the series' name without edition and year; country an ISO 3166 code; published an ISO date to the
    precision known; year the edition's. editions maps numbers of editions to their years as far as the text tells
    them. other_events lists the places (start and end in the text, name) where clearly another event is spoken of.
    """

    event: str = ""
    aliases: tuple[str, ...] = ()
    edition: int | None = None
    place: str = ""
    country: str = ""
    published: str = ""
    year: int | None = None
    editions: Mapping[int, int] | None = None
    other_events: tuple[tuple[int, int, str], ...] = ()


def setting(document: Document, shadow: str, lang: str) -> Setting:
    """The setting of a document; shadow is its text as folded, lang the code of its language.

    >>> from metrics.text import fold
    >>> text = "La 63e Foire du Valais s'est refermée dimanche à Martigny, le 8 octobre 2023."
    >>> found = setting(Document("valais", text), fold(text), "fr")
    >>> found.event, found.edition, found.place, found.country, found.year
    ('Foire du Valais', 63, 'Martigny', 'CH', 2023)
    """
    words = event_words(lang)
    head, _ = header(shadow)
    found = opening(document, shadow, words)
    written = list(dates(found, words))
    stamp = iso(document.date) or published(found, written, head, words) or closing_date(shadow, words)
    listed = spots(found)
    event = event_of(found, shadow, document.text, listed, int(stamp[:4] or 0), words)
    name = event.name if event else ""
    place = place_of(found, listed, written, event.span if event else None, name, words)
    if not place:
        place = address_of(document.text, shadow)
    if event and place and " " not in name and fold(name) in words.nouns:
        name = _placed(name, place, words)
    year = _year(found, shadow, event, written, stamp, words)
    aliases = event.aliases if event else ()
    edition, editions = editions_of(found, shadow, event, year, words)
    return Setting(
        event=name,
        aliases=aliases,
        edition=edition,
        place=place,
        country=country_of(found, listed, place),
        published=stamp,
        year=year,
        editions=editions,
        other_events=other_events(document.text, shadow, name, aliases, words) if event else (),
    )


def _ours(found: Opening, date: Dated, words: EventWords, early: bool = False) -> bool:
    """Whether a later year's days are those of the edition the text began with: no other number in their sentence.

    early asks no more than that the sentence calls them not the next ones.
    """
    forms, begin = found.forms, date.begin
    if begin >= 70 and not early:
        return False
    while begin and forms[begin - 1] not in (".", "\n"):
        begin -= 1
    sentence = forms[begin : date.begin]
    if not words["next"].isdisjoint(sentence):
        return False
    if early:
        return True
    told = {number for form in sentence if (number := ordinal(form, words))}
    return not told or told == {next(number for form in forms if (number := ordinal(form, words)))}


def _placed(name: str, place: str, words: EventWords) -> str:
    """A name that is only a noun, with its town: "Carnaval" in Nice is the "Carnaval de Nice"."""
    if fold(name) in words["alone"]:
        return name
    if words.lang != "fr":
        return f"{place} {name}"
    for article, merged in (("Le ", "du "), ("Les ", "des ")):
        if place.startswith(article):
            return f"{name} {merged}{place.removeprefix(article)}"
    return f"{name} d'{place}" if fold(place)[0] in "aeiouh" and place[0] != "H" else f"{name} de {place}"


def _year(
    found: Opening, shadow: str, event: Event | None, written: list[Dated], stamp: str, words: EventWords
) -> int | None:
    """The year of the edition: the one beside the name, that of the event's days, the publication's."""
    if event and event.year:
        return event.year
    stamped = int(stamp[:4]) if stamp[:4].isdigit() else None
    spans = [date for date in written if date.ranged]
    for apart in (0, -1, 1):  # the next edition's days come late in a text
        for date in spans:
            if not date.year or (stamped is not None and date.year - stamped != apart):
                continue
            if (stamped is not None and apart < 1) or _ours(found, date, words, stamped is None):
                return date.year
    for index in found.where(words["edition_words"]):
        if index < 120 and found.forms[index + 1] in YEARS:
            told = int(found.forms[index + 1])
            if stamped is None or told == stamped or (told == stamped - 1 and stamp[5:7] <= "04"):
                return told
    if stamped and spans and len(stamp) > 4:
        apart = spans[0].month - int(stamp[5:7])
        soon = not words["future"].isdisjoint(found.forms[: spans[0].begin])
        if apart > 6 and not soon:
            return stamped - 1
        if apart < -6 and soon:
            return stamped + 1
    if stamped:
        return stamped
    if event:
        low = fold(event.name)
        for word in ("in", "en"):  # "people attended Vivid Sydney in 2016"
            start = shadow.find(f"{low} {word} ") + len(low) + 4
            if start > len(low) + 3 and shadow[start : start + 4] in YEARS:
                return int(shadow[start : start + 4])
    return _beside_another(shadow, words) or _by_weekday(found, written, shadow, words)


def _beside_another(shadow: str, words: EventWords) -> int | None:
    """The year before the one called next, "next year's dates are 7 to 16 July 2023"; the last in a table's head."""
    for cue in words["next_year"]:
        start = shadow.find(cue, 0, FAR)
        if start >= 0:
            year = _ANY_YEAR.search(shadow, start, start + 80)
            if year and shadow.find(". ", start, year.start()) < 0 and shadow.find("\n", start, year.start()) < 0:
                return int(year[0]) - 1
    if "|" in shadow or "\t" in shadow:
        for line in shadow[:HEAD].split("\n"):
            years = _ANY_YEAR.findall(line) if "|" in line or "\t" in line else ()
            if len(years) > 1 and sum(map(str.isdigit, line)) == 4 * len(years):
                return max(map(int, years))
    return None


FAR = 20000  # characters in which years are looked for
HEAD = 2000  # characters in which the head of a table tells the year
_ANY_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d\b")


def _in_word(char: str) -> bool:
    """Whether a sign, "" at the beginning of a text, is part of a word or number."""
    return char.isalnum() or char == "_"


def _by_weekday(found: Opening, written: list[Dated], shadow: str, words: EventWords) -> int | None:
    """The year near those the text names in which a day has its weekday, "on Friday (Nov 15)"; else that of a date."""
    named: list[int] | None = None
    for date in written:
        if date.year or not date.day:
            continue
        before = found.forms[max(0, date.begin - 3) : date.begin]
        wanted = next((words.weekdays[form] for form in before if form in words.weekdays), None)
        if wanted is None:
            continue
        if named is None:
            told = _ANY_YEAR.finditer(shadow, 0, FAR)
            named = [int(year[0]) for year in told if not _in_word(shadow[year.start() - 1 : year.start()])]
        if named:
            for year in range(max(named) - 1, max(named) + 2):
                if date.day <= calendar.monthrange(year, date.month)[1] and (
                    calendar.weekday(year, date.month, date.day) == wanted
                ):
                    return year
    return next((date.year for date in written if date.year), None)
