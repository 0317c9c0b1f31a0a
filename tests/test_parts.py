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
    # a label of its own behind "dont"
    ("fr", "Surface nette : 9 420 m², dont pavillons étrangers : 1 310 m²", {1310: 9420}),
    ("fr", "Inscrits : 2 140, dont femmes : 960", {960: 2140}),
    ("en", "Exhibitors: 388, incl. 41 start-ups in the Launch Zone", {41: 388}),
    # pronouns behind the number
    ("fr", "Quelque 1 300 entreprises ont exposé ; 410 d'entre elles venaient pour la première fois.", {410: 1300}),
    ("en", "We had 250 volunteers, about 100 of them students.", {100: 250}),
    ("en", "It made 52 jobs and $4.1 million in taxes, $1.3 million of which went to the city.", {1.3e6: 4.1e6}),
    ("en", "Firms rose from 1,870 in 2022 to 2,014, more than 300 of them from China.", {300: 2014}),
    ("en", "Some 90 films were shown in 1,400 sq m of halls, and 60 per cent of these were premieres.", {60: 90}),
    ("en", "We met 300 firms, envoys from 62 countries, 11 of which came for the first time, and guests.", {11: 62}),
    ("fr", "Ce sont 4 200 jeunes qui ont signé en six éditions. Les deux tiers d'entre eux sont restés.",
     {200 / 3: 4200}),
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
    ("en", "Orders came to $240 million. Knitwear accounted for 18 per cent of the sum.", {18: 240e6}),
    ("fr", "Les promesses atteignent 30 M€. Les mines captent 58 % de l'enveloppe, l'agriculture 17 %.",
     {58: 30e6, 17: 30e6}),
    ("fr", "Le salon a montré 12 000 articles, les tissus recyclés représentant près de 35 % du total.", {35: 12000}),
    ("fr", "Le chiffre d'affaires atteint 12 M€ ; l'export pèse 22 % du total.", {22: 12e6}),
    ("en", "The deal is worth $7.5 million. Of that sum, $600,000 goes to schools.", {600000: 7.5e6}),
    ("en", "Some 900 delegates from 52 countries met. Women made up 83% of those present.", {83: 900}),
    ("en", "Fifty-two countries were represented, and women made up 83% of those present.", {}),
    ("fr", "La foire a reçu 61 000 visiteurs. À lui seul, le samedi en a attiré 14 200.", {14200: 61000}),
    ("en", "The fair drew 61,000 visitors. Saturday alone drew 14,200.", {14200: 61000}),
    ("fr", "Le prix a attiré 90 dossiers ; un jury en a retenu douze.", {12: 90}),
    ("fr", "Le festival dispose de 3 M€ ; la Ville en apporte 1,2 M€.", {1.2e6: 3e6}),
    ("fr", "Le salon de Lyon compte 90 exposants ; celui de Nice en compte 40.", {}),
    # the whole behind its part
    ("fr", "Trois des 20 pavillons sont chauffés.", {3: 20}),
    ("fr", "Le jury a vu 34 projets sur les 60 déposés.", {34: 60}),
    ("en", "A panel said 14 of the 1,310 trainees placed are over fifty.", {14: 1310}),
    ("fr", "Sur ces 8 600 billets, 5 100 ont été vendus en ligne.", {5100: 8600}),
    ("en", "We saw 78 nationalities among the 5,000 visitors.", {}),
    ("en", "We heard from 73 of the 112 stallholders.", {73: 112}),
    ("en", "By noon 94 per cent of the town's 1,700 rooms were taken.", {94: 1700}),
    ("en", "Kenya sent teams from 31 of its 47 counties.", {31: 47}),
    ("en", "Papers: 134 delivered out of 310 submitted", {134: 310}),
    ("fr", "Le jury a donné 17 sur 20 à ce vin.", {}),
    ("en", "Almost 70% of the 1,200 delegates stayed on.", {70: 1200}),
    # lists
    ("fr", "Le festival propose 84 spectacles : 31 de danse, 28 de théâtre et 25 concerts.", {31: 84, 28: 84, 25: 84}),
    ("fr", "Au total 640 exposants : 412 français et 228 étrangers.", {412: 640, 228: 640}),
    ("en", "The show drew 640 exhibitors: 412 domestic and 228 foreign.", {412: 640, 228: 640}),
    ("en", "Attendees: 3,000, of which\n- Doctors: 1,800\n- Press: 310\nCountries: 40", {1800: 3000, 310: 3000}),
    ("fr", "Participants : 3 000, dont :\n- Médecins : 1 800\n- Presse : 310\nPays : 40", {1800: 3000, 310: 3000}),
    ("en", "Visitors: 30,000\nof which from abroad: 4,500", {4500: 30000}),
    ("en", "| Visitors | 30,000 | 28,000 |\n| of which from abroad | 4,500 | 4,100 |", {4500: 30000, 4100: 28000}),
    ("fr", "On attend 210 acheteurs (Chine : 64 ; Corée du Sud : 22).", {64: 210, 22: 210}),
    ("en", "We welcomed 210 buyers (64 from China, 22 from Korea).", {64: 210, 22: 210}),
    ("en", "Guides gave 410 tours, 38 in Irish and 12 in Ukrainian.", {38: 410, 12: 410}),
    ("en", "Delegates spent $14 million, $6 million on hotels and $3 million on food.", {6e6: 14e6, 3e6: 14e6}),
    ("en", "Tickets cost $25 for adults, $15 for children.", {}),
    ("fr", "La surface est de 32 000 m² (8 000 m² en extérieur).", {8000: 32000}),
    ("fr", "Visiteurs : 21 400 (62 % de professionnels)", {62: 21400}),
    ("en", "Some 3,000 runners took part (46% women).", {46: 3000}),
    ("fr", "Le forum a réuni 900 décideurs, en majorité africains (62 %).", {62: 900}),
    ("fr", "La foire compte 120 exposants (taux de satisfaction : 91 %).", {}),
    ("en", "Out of 900 papers, reviewers took 312, i.e. 35 per cent: 214 talks and 98 as posters.",
     {312: 900, 35: 900, 214: 312, 98: 312}),
    ("en", "About half of the 130 dealers are members, and a dozen come from abroad.", {50: 130, 12: 130}),
    ("en", "A sample of 500 records was checked; 488, or 97.6%, proved correct.", {488: 500, 97.6: 500}),
    ("fr", "Visiteurs : 54 200\n- dont professionnels : 12 300\n- dont étrangers : 4 100\n- Exposants : 612",
     {12300: 54200, 4100: 54200}),
    ("fr", "Exposants\t148\t161\ndont étrangers\t12\t19", {12: 148, 19: 161}),
    ("fr", "24 500 visiteurs\ndont\n9 800 agriculteurs", {9800: 24500}),
    ("fr", "On a reçu 1 850 acheteurs : 60 % de cafetiers, 25 % de brasseurs.", {60: 1850, 25: 1850}),
    ("fr", "Sur 90 coureurs, 41 ont rallié l'arrivée : 54 % d'abandons.", {41: 90}),
    ("en", "The 1,850 visitors were 60% buyers, 25% specifiers and 15% students.", {60: 1850, 25: 1850, 15: 1850}),
    ("fr", "Le billet se vendait 17 $ (12 $ en prévente).", {}),
    # told by the sum
    ("fr", "Visiteurs uniques : 33 065, répartis en 23 585 payants et 9 480 invités", {23585: 33065, 9480: 33065}),
    ("en", "Entries totalled 640, divided into 410 seniors and 230 juniors.", {410: 640, 230: 640}),
    ("fr", "Le palmarès compte 24 médailles, réparties en 8 d'or, 9 d'argent et 7 de bronze.", {8: 24, 9: 24, 7: 24}),
    ("fr", "Les 400 exposants sont répartis en 5 secteurs et 3 halls.", {}),
    ("en", "The day ended with 174 agreements. These comprise 121 memoranda, 44 orders and nine launches.",
     {121: 174, 44: 174, 9: 174}),
    ("fr", "On annonce 737 exposants (287 français et 450 belges).", {287: 737, 450: 737}),
    # clauses
    ("en", "The jury awarded a total of $420,000, with $100,000 going to a student team.", {100000: 420000}),
    ("en", "Prize money totals $500,000, with $120,000 for the winner.", {120000: 500000}),
    ("en", "Prize money totals $500,000, with the winner getting $120,000.", {120000: 500000}),
    ("en", "The guild received 640 applications and accepted 210.", {210: 640}),
    ("en", "Ticket income reached $2.1m, with VIP packages accounting for $400,000.", {400000: 2.1e6}),
    ("fr", "La billetterie a rapporté 2,1 M€, les loges représentant 400 000 €.", {400000: 2.1e6}),
    ("en", "Hotels sold 48,250 room nights, pushing occupancy to 93.4 percent.", {}),
    ("fr", "Le budget avoisine 90 000 €. La buvette en couvre à peu près la moitié.", {50: 90000}),
    ("fr", "L'opération a coûté 8 750 euros à la Ville, pour moitié en communication.", {50: 8750}),
    ("fr", "Au départ, 2 733 coureurs s'étaient élancés ; 2 009 ont terminé.", {2009: 2733}),
    ("fr", "Le budget, de 2 M€, provient pour 55 % des partenaires et pour 30 % des communes.", {55: 2e6, 30: 2e6}),
    ("fr", "Le coût, 900 000 euros, sera couvert à 60 % par un prêt.", {60: 900000}),
    ("fr", "Le projet, d'un coût de 3 M€, est financé à hauteur de 350 000 € par la Région.", {350000: 3e6}),
    ("fr", "La ville a reçu 280 000 touristes, nationaux pour les quatre cinquièmes.", {80: 280000}),
    ("en", "The $3 million show covered 40 per cent of the site.", {}),
    ("en", "The $3 million budget is 60% funded by the city.", {60: 3e6}),
    # near misses: no part at all
    ("fr", "Le salon a réuni 400 exposants, 35 pays et 12 conférences.", {}),
    ("fr", "L'association, dont les 120 salariés travaillent à Lyon, accueille 400 exposants.", {}),
    ("fr", "Exposants : 610 (2022 : 540)", {}),
    ("fr", "Sur ce nombre, 386 étaient directs, contre 320 en 2022.", {}),
    ("fr", "Une enveloppe de 4 M€ couvre le surcoût du gaz, dont le prix se situe à 6 €.", {}),
    ("en", "The show drew 400 exhibitors, 35 countries and 12 conferences.", {}),
    ("en", "Attendance: 36,000 (2023: 34,000)", {}),
    ("en", "Attendance: 36,000 (record: 34,000)", {}),
    ("en", "They sold 410 tickets in Cork, 380 in Galway.", {}),
    ("fr", "Le salon a réuni 410 exposants, 380 en 2022.", {}),
    ("fr", "L'association regroupe 120 adhérents, 15 de moins que l'an passé.", {}),
    ("en", "Bidders from 38 countries registered, 22 per cent of them from Asia.", {}),
    ("en", "Three halls hosted 1 forum and 2 concerts.", {}),
    ("fr", "On a vu 900 exposants, dont 400 jeunes pousses, et 250 journalistes.", {400: 900}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "parts"), PARTS, ids=[row[1][:50] for row in PARTS])
def test_parts(lang: str, text: str, parts: dict[float, float]) -> None:
    wanted = [(pytest.approx(part), pytest.approx(whole)) for part, whole in parts.items()]
    assert _links(_facts(lang, text), "part_of") == wanted


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
    ("fr", "La facture s'élève à 84 500 € : 50 000 € de la mairie, le reste de mécènes.", 50000, "de la mairie"),
    ("fr", "Le festival dispose de 3 M€ ; la Ville en apporte 1,2 M€ et le Département 400 000 €.", 1.2e6, "la Ville"),
    ("fr", "Sur les 87 dossiers, un comité en a retenu douze.", 12, "un comité en a retenu"),
    ("fr", "La halle coûtera 75 000 €, que la Fondation prendra en charge à 40 %.", 40, "la Fondation"),
    ("fr", "Exposants : 312, dont étrangers : 88", 88, "étrangers"),
    ("en", "There were 57 delegations, including ten first-time delegations.", 10, "first-time"),
    ("en", "Foreign visitors made up 34 percent of the total.", 34, "Foreign visitors"),
    ("en", "Buyers from Asia made up 55% of all buyers, Europe 17%.", 17, "Europe"),
    ("en", "Sixty-one percent of delegates were women.", 61, "women"),
    ("en", "Of 788 projects, 29 involve Fortune 500 enterprises.", 29, "involve Fortune 500 enterprises"),
    ("fr", "Douze projets sur 90 ont été primés.", 12, "primés"),
    ("fr", "Sur ces 8 600 billets, 5 100 ont été vendus en ligne.", 5100, "vendus en ligne"),
    ("fr", "Les femmes comptent pour 38 % des inscrits, les étudiants pour 27 %.", 27, "les étudiants"),
    ("en", "Sarees accounted for 38 per cent of sales, dress material for 27 per cent and towels for 9 per cent.", 9,
     "towels"),
    ("en", "Producers 34% - service and supply 29% - finance 9% - others 28%.", 9, "finance"),
    ("fr", "Les femmes pèsent 43 % du public, contre 38 % l'an passé.", 38, "Les femmes"),
    ("en", "Powerlooms led with a share of 41 per cent, followed by knitwear at 27 per cent.", 27, "knitwear"),
    ("en", "Of 515 sellers, 388 came from the Prairies, 82 from the rest of Canada.", 82, "from the rest of Canada"),
    ("en", "Furniture was 12 per cent of our dealers' sales.", 12, "Furniture"),
    ("fr", "Exposants\t148\t161\ndont étrangers\t12\t19", 19, "étrangers"),
    ("en", "Exports accounted for 18 per cent of visits.", 18, "Exports"),
    ("en", "People see three or four places; we counted 900, one in five of whom came from abroad.", 20,
     "came from abroad"),
    ("en", "Of the 58 on the bill, 23 sold out.", 23, "sold out"),
    ("en", "Of the 58 lots, 40 found buyers.", 40, "found buyers"),
    ("en", "Out of 900 abstracts, reviewers accepted 312.", 312, "reviewers accepted"),
    ("en", "Half of the 90 machines were sold off the floor.", 50, "sold off the floor"),
    ("en", "It cost €84,500: €50,000 from the city, €22,000 from a fund and the rest from us.", 22000, "from a fund"),
    ("en", "Visitors: 54,377, of which trade 33,120, public 21,257", 33120, "trade"),
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
    ("fr", "Le budget était de 5 millions d'euros, environ 5,4 millions de dollars.", [(5.4e6, 5e6)], "~"),
    ("fr", "On compte 402 exposants, dont 118 de l'étranger (29,4 %).", [(29.4, 118)], "="),
    ("fr", "Sur 206 films, 114, soit 55,3 %, sont des premières.", [(55.3, 114)], "="),
    ("en", "They pledged A$250,000 (≈ US$163,000) for the fund.", [(163000, 250000)], "~"),
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
    ("fr", "Le parcours fait 88 km (2 100 m de dénivelé).", [], ""),
    ("fr", "On a vu 12 000 articles, les tissus représentant 35 % du total.", [], ""),
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
