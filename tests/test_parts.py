"""Wholes, parts, what sets them apart, and amounts said twice."""

from __future__ import annotations

import pandas as pd
import pytest

from metrics.document import Document
from metrics.facts import analyse


def _facts(lang: str, text: str) -> pd.DataFrame:
    facts, _ = analyse([Document("a", text)], lang=lang)
    return facts


def _links(facts: pd.DataFrame, column: str) -> list[tuple[float, float]]:
    """Value of each fact that has a link, with the value it points to."""
    values = dict(zip(facts["fact_id"], facts["value"], strict=True))
    linked = facts[facts[column].notna()]
    return [(value, values[link]) for value, link in zip(linked["value"], linked[column], strict=True)]


PARTS = [
    # a word between whole and part
    ("fr", "Le salon a réuni 820 exposants, dont 140 venus d'Italie et 95 d'Espagne.", {140: 820, 95: 820}),
    ("fr", "Au total, 1 240 médecins sont venus, parmi lesquels figuraient 310 internes.", {310: 1240}),
    ("fr", "Le site couvre 12 ha, dont 40 000 m² de halls couverts.", {40000: 120000}),
    ("fr", "La foire a attiré 45 000 visiteurs de 60 pays, dont 50 professionnels.", {50: 45000}),
    ("fr", "On a vu 81 pays, dont 26 africains, contre 74 pays, dont 22 africains, en 2021.", {26: 81, 22: 74}),
    ("en", "The fair hosted 820 exhibitors, including 140 from Italy and 95 from Spain.", {140: 820, 95: 820}),
    ("en", "The show drew 68 brewers (57 in 2023), nine of them from Kent.", {9: 68}),
    ("en", "The budget was $95 million. Roughly 60% of that went on fees.", {60: 95e6}),
    ("en", "The hall hosted 40 clubs (12 schools, three of them rural).", {3: 12}),
    ("en", "We welcomed 3,000 guests, among whom 400 were students.", {400: 3000}),
    ("en", "The site covers 12 hectares, of which 40,000 square metres are under cover.", {40000: 120000}),
    ("en", "A total of 1,450 companies, 310 of which were new to the show, took part.", {310: 1450}),
    ("en", "Among 900 visitors were 300 from abroad, including 120 from outside Europe.", {300: 900, 120: 300}),
    # the whole is the counted, not the places it comes from
    ("en", "The fair drew 45,000 visitors from 60 countries, including 50 professionals.", {50: 45000}),
    ("en", "It welcomed 7,400 delegates from 90 countries, of whom 44 percent flew in.", {44: 7400}),
    # pronouns behind the number
    ("fr", "Quelque 1 300 entreprises ont exposé ; 410 d'entre elles venaient pour la première fois.", {410: 1300}),
    ("en", "We had 250 volunteers, about 100 of them students.", {100: 250}),
    ("en", "They collected 38 tonnes of litter. About 60 per cent of it was recycled.", {60: 38000}),
    # the whole opens the clause
    ("fr", "Sur les 450 candidats inscrits, 312 ont été retenus, 138 ont été écartés.", {312: 450, 138: 450}),
    ("fr", "Sur les 450 candidats inscrits, 60 % étaient des femmes.", {60: 450}),
    ("en", "Of the 450 applicants, 312 were shortlisted and 138 were turned down.", {312: 450, 138: 450}),
    ("en", "Among the 12,000 visitors, 3,200 were overseas buyers.", {3200: 12000}),
    # recalled in the next sentence
    ("fr", "La foire a reçu 900 visiteurs. Parmi eux, 12 % venaient de Suisse et 8 % de Belgique.", {12: 900, 8: 900}),
    ("fr", "La foire réunit 530 exposants. Il a plu. Parmi les exposants, 41 étaient étrangers.", {41: 530}),
    ("en", "The fair drew 9,500 visitors. Of these, 520 came from Asia and 90 from Africa.", {520: 9500, 90: 9500}),
    ("fr", "On propose 2 700 postes. 64 % de ces postes sont en CDI ; l'intérim pèse 18 %.", {64: 2700, 18: 2700}),
    ("fr", "La foire a reçu 900 visiteurs. 40 % des visiteurs sont étrangers.", {}),
    ("en", "The fair drew 900 visitors. Some 40% of these visitors came by train.", {40: 900}),
    # the whole behind its part
    ("fr", "Trois des 20 pavillons sont chauffés.", {3: 20}),
    ("fr", "Le jury a vu 34 projets sur les 60 déposés.", {34: 60}),
    ("en", "A panel said 14 of the 1,310 trainees placed are over fifty.", {14: 1310}),
    ("en", "Almost 70% of the 1,200 delegates stayed on.", {70: 1200}),
    # lists
    ("fr", "Le festival propose 84 spectacles : 31 de danse, 28 de théâtre et 25 concerts.", {31: 84, 28: 84, 25: 84}),
    ("fr", "Au total 640 exposants : 412 français et 228 étrangers.", {412: 640, 228: 640}),
    ("en", "The show drew 640 exhibitors: 412 domestic and 228 foreign.", {412: 640, 228: 640}),
    ("en", "Attendees: 3,000, of which\n- Doctors: 1,800\n- Press: 310\nCountries: 40", {1800: 3000, 310: 3000}),
    ("fr", "Participants : 3 000, dont :\n- Médecins : 1 800\n- Presse : 310\nPays : 40", {1800: 3000, 310: 3000}),
    ("en", "Visitors: 30,000\nof which from abroad: 4,500", {4500: 30000}),
    ("en", "| Visitors | 30,000 | 28,000 |\n| of which from abroad | 4,500 | 4,100 |", {4500: 30000, 4100: 28000}),
    # told by the sum
    ("en", "The day ended with 174 agreements. These comprise 121 memoranda, 44 orders and nine launches.",
     {121: 174, 44: 174, 9: 174}),
    ("fr", "On annonce 737 exposants (287 français et 450 belges).", {287: 737, 450: 737}),
    # clauses
    ("en", "The jury awarded a total of $420,000, with $100,000 going to a student team.", {100000: 420000}),
    ("fr", "Au départ, 2 733 coureurs s'étaient élancés ; 2 009 ont terminé.", {2009: 2733}),
    ("fr", "Le budget, de 2 M€, provient pour 55 % des partenaires et pour 30 % des communes.", {55: 2e6, 30: 2e6}),
    ("en", "The $3 million budget is 60% funded by the city.", {60: 3e6}),
    # near misses: no part at all
    ("fr", "Le salon a réuni 400 exposants, 35 pays et 12 conférences.", {}),
    ("fr", "L'association, dont les 120 salariés travaillent à Lyon, accueille 400 exposants.", {}),
    ("fr", "Exposants : 610 (2022 : 540)", {}),
    ("fr", "Sur ce nombre, 386 étaient directs, contre 320 en 2022.", {}),
    ("fr", "Une enveloppe de 4 M€ couvre le surcoût du gaz, dont le prix se situe à 6 €.", {}),
    ("en", "The show drew 400 exhibitors, 35 countries and 12 conferences.", {}),
    ("en", "Attendance: 36,000 (2023: 34,000)", {}),
    ("en", "Bidders from 38 countries registered, 22 per cent of them from Asia.", {}),
    ("en", "Three halls hosted 1 forum and 2 concerts.", {}),
    ("fr", "On a vu 900 exposants, dont 400 jeunes pousses, et 250 journalistes.", {400: 900}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "parts"), PARTS, ids=[row[1][:50] for row in PARTS])
def test_parts(lang: str, text: str, parts: dict[float, float]) -> None:
    assert _links(_facts(lang, text), "part_of") == [(part, pytest.approx(whole)) for part, whole in parts.items()]


SEGMENTS = [
    ("fr", "Le salon réunit 820 exposants, dont 140 venus d'Italie.", 140, "venus d'Italie"),
    ("fr", "Il y avait 820 exposants, dont 51 exposants étrangers.", 51, "étrangers"),
    ("fr", "Parmi les 12 000 visiteurs, 3 200 étaient des acheteurs.", 3200, "des acheteurs"),
    ("fr", "Trois des 20 pavillons sont chauffés.", 3, "chauffés"),
    ("fr", "La part des femmes atteint 28 %.", 28, "La part des femmes"),
    ("fr", "Les femmes représentent 41 % des inscrits, les étudiants 12 %.", 12, "les étudiants"),
    ("fr", "Les places assises (63 %) ont la préférence.", 63, "Les places assises"),
    ("fr", "On a compté 31 % de femmes.", 31, "femmes"),
    ("fr", "Le budget est de 3 M€, financé à 60 % par la Ville.", 60, "par la Ville"),
    ("en", "There were 57 delegations, including ten first-time delegations.", 10, "first-time"),
    ("en", "Foreign visitors made up 34 percent of the total.", 34, "Foreign visitors"),
    ("en", "Buyers from Asia made up 55% of all buyers, Europe 17%.", 17, "Europe"),
    ("en", "Sixty-one percent of delegates were women.", 61, "women"),
    ("en", "Of 788 projects, 29 involve Fortune 500 enterprises.", 29, "involve Fortune 500 enterprises"),
    ("en", "Attendees: 3,000, of which\n- Press: 310", 310, "Press"),
    ("en", "Visitors: 30,000\nof which from abroad: 4,500", 4500, "from abroad"),
    ("en", "The hall has 9,000 m², of which the green zone alone took up 1,200 m².", 1200, "the green zone alone"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "value", "segment"), SEGMENTS, ids=[row[1][:50] for row in SEGMENTS])
def test_segment(lang: str, text: str, value: float, segment: str) -> None:
    facts = _facts(lang, text)
    assert facts.loc[facts["value"] == value, "segment"].tolist() == [segment]


RESTATED = [
    ("fr", "Les ventes s'élèvent à 5 millions d'euros (environ 5,4 millions de dollars).", [(5.4e6, 5e6)], "~"),
    ("fr", "Plus de 300 millions de yuans (41 millions d'euros) ont été investis.", [(41e6, 300e6)], ">"),
    ("fr", "Le prix atteint 20 millions de F CFA, soit 30 500 euros.", [(30500, 20e6)], "="),
    ("fr", "La surface atteint 70 000 m² (7 ha).", [(70000, 70000)], "="),
    ("fr", "Sur 206 films, 114, soit 55,3 %, sont des premières.", [(55.3, 114)], "="),
    ("en", "Sales reached $5 million (about €4.6 million).", [(4.6e6, 5e6)], "~"),
    ("en", "The fund is worth 200 million yuan, or 28 million dollars.", [(28e6, 200e6)], "="),
    ("en", "The show fills two million square feet of space (around 186,000 sqm).", [(186000, 185806.08)], "~"),
    ("en", "Some 90 stands, or 15 percent, were taken by start-ups.", [(15, 90)], "~"),
    ("en", "Exports made up 8.2 percent, or $4.7 billion.", [(4.7e9, 8.2)], "="),
    # near misses
    ("fr", "La foire a compté 36 000 visiteurs, soit une hausse de 5 %.", [], ""),
    ("fr", "La foire a compté 36 000 visiteurs (+5 %).", [], ""),
    ("en", "The prize is $5,000 (2023: $4,000).", [], ""),
    ("en", "The zone has 12 hectares (30 stands).", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "pairs", "relation"), RESTATED, ids=[row[1][:50] for row in RESTATED])
def test_restated(lang: str, text: str, pairs: list[tuple[float, float]], relation: str) -> None:
    facts = _facts(lang, text)
    found = _links(facts, "equivalent_of")
    assert found == [(pytest.approx(a), pytest.approx(b)) for a, b in pairs]
    assert set(facts.loc[facts["equivalent_of"].notna(), "relation"]) <= {relation}


def test_share_restating_a_part_has_its_whole() -> None:
    facts = _facts("fr", "Sur 206 films, 114, soit 55,3 %, sont des premières.")
    assert _links(facts, "part_of") == [(114, 206), (55.3, 206)]


def test_part_takes_the_noun_of_its_whole() -> None:
    facts = _facts("en", "Halls are full. Of the 450 applicants, 312 were shortlisted.")
    assert facts.loc[facts["value"] == 312, "label"].tolist() == ["applicants"]


def test_quality_of_the_whole_is_no_noun() -> None:
    facts = _facts("fr", "Le nombre d'exposants est passé de 320 à 410, dont 90 étrangers.")
    assert facts.loc[facts["value"] == 90, ["metric", "segment"]].values.tolist() == [["exhibitors", "étrangers"]]
