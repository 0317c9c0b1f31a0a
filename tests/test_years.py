"""The year a figure is for."""

from __future__ import annotations

import pytest

from metrics.document import Document
from metrics.facts import analyse


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        ("fr", "Le salon a réuni 610 exposants.", [2022]),
        ("fr", "Le salon a réuni 610 exposants, contre 480 en 2019.", [2022, 2019]),
        ("fr", "En 2019, la foire comptait 300 stands et 8 000 visiteurs.", [2019, 2019]),
        ("fr", "La foire a compté 300 stands, contre 280 l'an dernier.", [2022, 2021]),
        ("fr", "La fréquentation est passée de 8 000 visiteurs en 2018 à 9 500 visiteurs.", [2018, 2022]),
        ("fr", "Les débuts étaient modestes : 30 exposants et 2 000 visiteurs en 2004.", [2004, 2004]),
        ("fr", "Fondée en 1957, la foire accueille 300 exposants.", [2022]),
        ("fr", "Le prix moyen atteint 300 euros (250 en 2020).", [2022, 2020]),
        ("fr", "C'est 400 visiteurs de plus qu'en 2017 (3 100).", [2022, 2017]),
        ("fr", "Les exportations valaient 24 milliards de francs en 2020 (+11 %).", [2020, 2020]),
        (
            "fr",
            "Le salon avait accueilli 4 000 personnes l'an dernier, quand la jauge limitait à 200 personnes.",
            [2021, 2021],
        ),
        ("fr", "La foire a attiré 900 visiteurs. EN 2024, elle durera 9 jours.", [2022, 2024]),
        ("fr", "L'édition 2014 avait réuni 480 exposants ; la ville en compte 30.", [2014, 2022]),
        ("fr", "Un fonds de 12 millions d'euros est voté dans le plan « Repos 2050 ».", [2022]),
        ("fr", "Près de 54 000 visiteurs (2018 : 50 000) sont venus.", [2022, 2018]),
        ("en", "The show drew 610 exhibitors, up from 480 in 2019.", [2022, 2019]),
        ("en", "In 2019 the fair had 300 stands and 8,000 visitors.", [2019, 2019]),
        ("en", "A total of 9,000 people came, 5% more than in 2017.", [2022, 2022]),
        ("en", "It is 12 per cent up on last year's attendance of 1,700 people.", [2022, 2021]),
        ("en", "Founded in 1970, the council has 40 members.", [2022]),
        ("en", "Attendance rose slightly on 2018, when 7,400 people came.", [2018]),
        ("en", "Exports were worth $431 billion in 2021, up from $330 billion a year earlier.", [2021, 2020]),
        ("en", "Stands cost €300 (2019: €280).", [2022, 2019]),
        ("en", "The hall was twice as full as in 2018 and held 500 guests.", [2022]),
        ("en", "About 40,000 visitors from 30 countries came in 2016.", [2016, 2016]),
        ("en", "Some 300 exhibitors from 41 countries took part.", [2022, 2022]),
        (
            "fr",
            "La foire a reçu 9 000 visiteurs, contre 8 000 en 2019. On a vu 58 % de femmes au lieu de 63 %.",
            [2022, 2019, 2022, 2019],
        ),
        (
            "fr",
            "La foire a reçu 9 000 visiteurs, contre 8 000 en 2019. Elle a chanté devant 600 élus.",
            [2022, 2019, 2022],
        ),
        ("fr", "La foire a reçu 58 % de femmes, contre 42 % d'hommes.", [2022, 2022]),
        (
            "en",
            "The fair drew 90, after 700 in 2019, the last edition. It had 95 jobs, down from 99 at the previous fair",
            [2022, 2019, 2022, 2019],
        ),
        ("en", "The fair drew 48,700 visitors, just shy of last year's 49,200.", [2022, 2021]),
        ("en", "The fair drew 700 visitors at last year's 11 dinners.", [2021, 2021]),
        ("en", "The fair raised its fee to €120 from €100 in 2019.", [2022, 2019]),
        ("en", "Occupancy climbed to 93% from 78% in 2019.", [2022, 2019]),
        ("en", "The fair grew to 5,000 exhibitors from 41 countries in 2019.", [2019, 2019]),
        ("en", "The rights centre, opened in 2004 with 12 tables, was full.", [2004]),
    ],
)
def test_year(lang: str, text: str, years: list[int]) -> None:
    facts, _ = analyse([Document("t", text, lang=lang, date="2022-06-01")])
    assert list(facts["year"]) == years
