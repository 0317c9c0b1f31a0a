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
        ("fr", "La foire a drainé 700 curieux (2021 : 650), soit +8 %.", [2022, 2021, 2022]),
        (
            "fr",
            "Par rapport à la session 2019, la dernière (80 stands, 900 curieux), elle perd 10 %.",
            [2019, 2019, 2022],
        ),
        ("fr", "Après une édition 2019 qui avait attiré 900 curieux, la foire vise 1 100 curieux.", [2019, 2022]),
        ("fr", "La foire a reçu 870 curieux, à 30 du record de 2017.", [2022, 2017]),
        ("fr", "Le record de 2015 (900 curieux) tombe, avec 950 curieux.", [2015, 2022]),
        ("fr", "Le bail court jusqu'en 2030 et rapporte 3 millions d'euros.", [2022]),
        ("fr", "Le marché valait 71 M€ en 2019, mais 60 % des huiles viennent d'Asie.", [2019, 2022]),
        ("fr", "Plus de 80 % des luthiers comptent revenir en 2024.", [2022]),
        ("fr", "Une halle de 800 m², au coût de 6 M€, devrait ouvrir en 2030.", [2030, 2030]),
        ("fr", "Le loyer avait reculé de 4 % à 54 700 euros en 2019.", [2019, 2019]),
        ("fr", "Le billet passera de 10 à 12 euros.", [2022, 2022]),
        ("fr", "Les enfants ont payé 5 euros, contre 9 pour les adultes.", [2022, 2022]),
        ("fr", "La saison 2019 avait attiré 900 curieux.", [2019]),
        ("fr", "À partir de 2024, le prix atteindra 5 000 euros.", [2024]),
        ("en", "The show drew 610 exhibitors, up from 480 in 2019.", [2022, 2019]),
        ("en", "In 2019 the fair had 300 stands and 8,000 visitors.", [2019, 2019]),
        ("en", "A total of 9,000 people came, 5% more than in 2017.", [2022, 2022]),
        ("en", "It is 12 per cent up on last year's attendance of 1,700 people.", [2022, 2021]),
        ("en", "Founded in 1970, the council has 40 members.", [2022]),
        ("en", "Attendance rose slightly on 2018, when 7,400 people came.", [2018]),
        ("en", "Exports were worth $431 billion in 2021, up from $330 billion a year earlier.", [2021, 2020]),
        ("en", "Stands cost €300 (2019: €280).", [2022, 2019]),
        ("en", "Milk output rose by 6 percent to 5 billion litres last year.", [2021, 2021]),
        ("en", "Exports slipped by 3% last year to €218bn.", [2021, 2021]),
        ("en", "Since the town struck a deal in 1993, some 900 choirs have sung.", [2022]),
        ("en", "Attendance came in at 3,700, some 200 shy of the 2019 record.", [2022, 2019]),
        ("en", "The 2015 record of 900 guests fell, with 950 guests.", [2015, 2022]),
        ("en", "The market was worth €71bn in 2019, yet 60% of oils come from Asia.", [2019, 2022]),
        ("en", "The share is to climb to 12% in 2030 from the current 4%.", [2030, 2022]),
        ("en", "Some 92% of brewers already want back in for 2026.", [2022]),
        ("en", "Next year's fair, from 15 to 24 June, already has 61% of its stalls taken.", [2023]),
        ("en", "It drew 900 in 1950, 700 in 2018. Last time 60 guests came.", [1950, 2018, 2018]),
        ("en", "The prize of $900 was handed over by the 2019 laureate.", [2022]),
        ("en", "From 2024 the prize will be €5,000.", [2024]),
        ("en", "The state will need 40,000 nurses by 2030.", [2030]),
        ("en", "Last year 700 guests came. We had hoped for 900 choirs.", [2021, 2022]),
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
