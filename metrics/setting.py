"""What a document is about: event, edition, place, date of publication, year of the edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.dates import Dated, closing_date, dates, published
from metrics.document import Document
from metrics.editions import editions_of
from metrics.event import Event, event_of
from metrics.eventwords import EventWords, event_words, is_year
from metrics.opening import Opening, header, opening
from metrics.others import other_events
from metrics.places import country_of, place_of, spots

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
    found = opening(document, shadow)
    written = list(dates(found, words))
    stamp = document.date or published(found, written, head, words) or closing_date(shadow, words)
    listed = spots(found)
    event = event_of(found, shadow, document.text, listed, words)
    name = event.name if event else ""
    place = place_of(found, listed, written, event.span if event else None, name, words)
    year = _year(found, event, written, stamp, words)
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


def _year(found: Opening, event: Event | None, written: list[Dated], stamp: str, words: EventWords) -> int | None:
    """The year of the edition: the one beside the name, that of the event's days, the publication's."""
    if event and event.year:
        return event.year
    stamped = int(stamp[:4]) if stamp[:4].isdigit() else None
    spans = [date for date in written if date.ranged]
    for date in spans:
        if date.year and (stamped is None or abs(date.year - stamped) <= 1):
            return date.year
    for index, form in enumerate(found.forms[:120]):
        if form in words["edition_words"] and is_year(found.form(index + 1)):
            told = int(found.forms[index + 1])
            if stamped is None or told == stamped or (told == stamped - 1 and stamp[5:7] <= "04"):
                return told
    if stamped and spans and len(stamp) > 4:
        apart = spans[0].month - int(stamp[5:7])
        soon = any(form in words["future"] for form in found.forms[: spans[0].begin])
        if apart > 6 and not soon:
            return stamped - 1
        if apart < -6 and soon:
            return stamped + 1
    if stamped:
        return stamped
    if event:
        for index in range(event.span[1], min(event.span[1] + 3, len(found))):
            if found.form(index - 1) in ("in", "en") and is_year(found.forms[index]):
                return int(found.forms[index])
    full = [date.year for date in written if date.year]
    return full[0] if full else None
