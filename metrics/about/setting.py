"""What a document is about: event, edition, place, date of publication, year of the edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.about.dateline import dateline
from metrics.about.dates import dates, iso
from metrics.about.editions import editions_of
from metrics.about.editionyear import edition_year
from metrics.about.event import event_of
from metrics.about.gazetteer import address_of, spots
from metrics.about.opening import header, opening
from metrics.about.others import other_events
from metrics.about.places import country_of, place_of
from metrics.about.publication import closing_date, published
from metrics.document import Document
from metrics.text import fold
from metrics.vocabulary.eventwords import EventWords, event_words

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
    stamp = iso(document.date) or published(found, written, head, words)
    stamp = stamp or closing_date(document.text, shadow, words)
    # "Bramley Derby Day" is not held in Derby
    listed = [
        spot for spot in spots(found) if found.forms[spot.begin] not in words.nouns or not found.capital[spot.begin - 1]
    ]
    line = dateline(found, listed, written, words)
    event = event_of(found, shadow, document.text, listed, line, int(stamp[:4] or 0), words)
    name = event.name if event else ""
    place = place_of(found, listed, written, line, event.span if event else None, name, words)
    if not place:
        place = address_of(document.text, shadow)
    if event and place and " " not in name and fold(name) in words.nouns:
        name = _placed(name, place, words)
    year = edition_year(found, shadow, event, written, stamp, words)
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
