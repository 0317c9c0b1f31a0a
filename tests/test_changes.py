"""Rises, falls, points, shares and levels: what a figure says of another one."""

from __future__ import annotations

import pytest

import metrics
from tests.wanted import wanted


def kinds(lang: str, text: str) -> list[tuple[str, float, str]]:
    """Kind, value and metric of every fact in order."""
    facts = metrics.extract(text, lang=lang)
    return [(str(row.kind), round(row.value, 6), row.metric) for row in facts.itertuples()]


L, C, S = "level", "change", "share"

CHANGES = [
    # changes in percent
    ("fr", "Le nombre d'exposants est en hausse de 12 %.", [(C, 12, "exhibitors")]),
    ("fr", "Les visiteurs étrangers sont en baisse de 8 %.", [(C, -8, "visitors")]),
    ("fr", "Le chiffre d'affaires a progressé de 7,5 %.", [(C, 7.5, "revenue")]),
    ("fr", "La fréquentation a reculé de 3 %.", [(C, -3, "visitors")]),
    ("fr", "Le nombre de visiteurs a bondi de 40 %.", [(C, 40, "visitors")]),
    ("fr", "Les exportations ont chuté de 15 %.", [(C, -15, "trade_volume")]),
    ("fr", "La foire a reçu 45 000 visiteurs (+12 %).", [(L, 45000, "visitors"), (C, 12, "visitors")]),
    ("fr", "La foire a reçu 45 000 visiteurs (-12 %).", [(L, 45000, "visitors"), (C, -12, "visitors")]),
    ("fr", "La foire a reçu 45 000 visiteurs (− 12 %).", [(L, 45000, "visitors"), (C, -12, "visitors")]),
    (
        "fr",
        "Le salon a accueilli 610 exposants, soit une hausse de 9 % par rapport à 2022.",
        [(L, 610, "exhibitors"), (C, 9, "exhibitors")],
    ),
    ("en", "The number of exhibitors rose by 12%.", [(C, 12, "exhibitors")]),
    ("en", "Visitor numbers fell 8 percent.", [(C, -8, "visitors")]),
    ("en", "Exhibitors were up 12 per cent on last year.", [(C, 12, "exhibitors")]),
    ("en", "Attendance was down 3%.", [(C, -3, "visitors")]),
    ("en", "Revenue grew 7.5 percent.", [(C, 7.5, "revenue")]),
    ("en", "The number of buyers increased by 30%.", [(C, 30, "buyers")]),
    ("en", "The show saw a 12% increase in visitors.", [(C, 12, "visitors")]),
    ("en", "The fair drew 45,000 visitors (+12%).", [(L, 45000, "visitors"), (C, 12, "visitors")]),
    (
        "en",
        "The fair drew 45,000 visitors, an increase of 12 percent over 2022.",
        [(L, 45000, "visitors"), (C, 12, "visitors")],
    ),
    # changes in points and in number
    ("fr", "La part des visiteurs étrangers recule de 2 points.", [(C, -2, "visitors")]),
    ("en", "The share of foreign visitors rose by 3 percentage points.", [(C, 3, "visitors")]),
    ("fr", "Le salon compte 500 exposants de plus.", [(C, 500, "exhibitors")]),
    ("fr", "Le salon compte 50 exposants de moins qu'en 2022.", [(C, -50, "exhibitors")]),
    ("en", "The show has 500 more exhibitors than last year.", [(C, 500, "exhibitors")]),
    ("en", "The show has 50 fewer exhibitors than last year.", [(C, -50, "exhibitors")]),
    ("en", "The city laid on 27 extra trams.", [(L, 27, "vehicles")]),
    ("en", "The city ran 27 more trams than in 2019.", [(C, 27, "vehicles")]),
    ("en", "Visitors slipped 6% to 1,214.", [(C, -6, "visitors"), (L, 1214, "visitors")]),
    ("en", "The number of exhibitors dipped 3 percent.", [(C, -3, "exhibitors")]),
    (
        "en",
        "It drew 318,452 visitors over 164 days, as against 291,007 then.",
        [(L, 318452, "visitors"), (L, 164, "duration"), (L, 291007, "visitors")],
    ),
    ("en", "Passes cost $89 each, limited to six per customer.", [(L, 89, "price"), (L, 6, "tickets")]),
    ("en", "Passes cost £20 per adult, or 15 per child.", [(L, 20, "price"), (L, 15, "price")]),
    # where they come from is no whole
    (
        "fr",
        "40 % des visiteurs venaient de Lyon, 20 % de Nice et 11 % de l'étranger.",
        [(S, 40, "visitors"), (S, 20, "visitors"), (S, 11, "visitors")],
    ),
    # of the amount right before
    (
        "fr",
        "On a monté 80 tentes, avec un budget de 9 millions d'euros, 4 % de plus.",
        [(L, 80, "other"), (L, 9000000, "funding"), (C, 4, "funding")],
    ),
    # of what is counted, not of where it comes from
    (
        "fr",
        "Le salon a accueilli 40 000 visiteurs de 60 pays, soit 8 % de plus.",
        [(L, 40000, "visitors"), (L, 60, "countries"), (C, 8, "visitors")],
    ),
    ("fr", "Il dispose d'un budget de 2 M€, soit 8 % de plus.", [(L, 2000000, "funding"), (C, 8, "funding")]),
    # levels at both ends of a change
    (
        "fr",
        "Le nombre d'exposants est passé de 400 à 520.",
        [(L, 400, "exhibitors"), (L, 520, "exhibitors")],
    ),
    (
        "fr",
        "La surface d'exposition est passée de 12 000 à 15 000 m².",
        [(L, 12000, "exhibition_area"), (L, 15000, "exhibition_area")],
    ),
    (
        "en",
        "The number of exhibitors grew from 400 to 520.",
        [(L, 400, "exhibitors"), (L, 520, "exhibitors")],
    ),
    (
        "fr",
        "La foire a reçu 61 000 visiteurs, contre 65 099 en 2004.",
        [(L, 61000, "visitors"), (L, 65099, "visitors")],
    ),
    (
        "en",
        "The fair drew 2,800 exhibitors, up from 2,547 last year.",
        [(L, 2800, "exhibitors"), (L, 2547, "exhibitors")],
    ),
    (
        "en",
        "The fair drew 2,300 exhibitors, compared with 2,547 in 2019.",
        [(L, 2300, "exhibitors"), (L, 2547, "exhibitors")],
    ),
    (
        "fr",
        "Le budget est porté de 2 à 3 millions d'euros.",
        [(L, 2e6, "funding"), (L, 3e6, "funding")],
    ),
    ("fr", "Le nombre de stands est passé de 300 à 250.", [(L, 300, "stands"), (L, 250, "stands")]),
    ("fr", "Le nombre d'exposants a reculé de 300 à 250.", [(L, 300, "exhibitors"), (L, 250, "exhibitors")]),
    ("fr", "Le budget est passé de 3,5 à 2,8 millions d'euros.", [(L, 3.5e6, "funding"), (L, 2.8e6, "funding")]),
    ("fr", "La part des visiteurs étrangers a progressé de 20 à 25 %.", [(S, 20, "visitors"), (S, 25, "visitors")]),
    ("fr", "Le prix a grimpé de 15 à 18 euros.", [(L, 15, "price"), (L, 18, "price")]),
    ("en", "Attendance fell from 300 to 250.", [(L, 300, "visitors"), (L, 250, "visitors")]),
    # by how much, and not between which levels
    ("fr", "Les exportations ont chuté de 30 à 35 %.", [(C, -32.5, "trade_volume")]),
    ("fr", "La fréquentation devrait reculer de 3 à 5 %.", [(C, -4, "visitors")]),
    ("fr", "Les ventes progressent de 6 à 7 % par an.", [(C, 6.5, "revenue")]),
    ("fr", "Les tarifs ont baissé de 5 à 10 euros.", [(C, -7.5, "price")]),
    ("fr", "Le billet, fixé à 38 euros, devrait augmenter de 2 à 3 euros.", [(L, 38, "price"), (C, 2.5, "price")]),
    ("fr", "La fréquentation reste inférieure de 7 % à celle de 2019.", [(C, -7, "visitors")]),
    ("fr", "Les recettes sont supérieures de 12 % à celles de 2022.", [(C, 12, "revenue")]),
    ("fr", "La part des visiteurs étrangers est inférieure à 40 %.", [(S, 40, "visitors")]),
    # shares
    ("fr", "60 % des exposants viennent de l'étranger.", [(S, 60, "exhibitors")]),
    ("fr", "Les femmes représentent 40 % des visiteurs.", [(S, 40, "visitors")]),
    ("fr", "Le bois couvre 30 % de la surface d'exposition.", [(S, 30, "exhibition_area")]),
    ("fr", "Près de 95 % des visiteurs se disent satisfaits.", [(S, 95, "visitors")]),
    ("en", "60% of exhibitors come from abroad.", [(S, 60, "exhibitors")]),
    ("en", "Women made up 40 percent of visitors.", [(S, 40, "visitors")]),
    ("en", "Some 95 per cent of buyers said they would return.", [(S, 95, "buyers")]),
    ("en", "Foreign visitors accounted for 22% of the total.", [(S, 22, "visitors")]),
    # the verb of one change holds for the next
    (
        "fr",
        "Le nombre d'exposants recule de 4 % et celui des visiteurs de 9 %.",
        [(C, -4, "exhibitors"), (C, -9, "visitors")],
    ),
    ("fr", "Les recettes ont grimpé de 3 %, les exportations de 8 %.", [(C, 3, "revenue"), (C, 8, "trade_volume")]),
    ("fr", "Le PIB croîtra de 2 % cette année et de 3 % en 2027.", [(C, 2, "market_size"), (C, 3, "market_size")]),
    ("en", "Visits grew 6% and exports by 8%.", [(C, 6, "visitors"), (C, 8, "trade_volume")]),
    ("en", "Imports fell 2% and exports 5%.", [(C, -2, "trade_volume"), (C, -5, "trade_volume")]),
    ("fr", "Les recettes montent de 5 %, avec une part de 30 % en ligne.", [(C, 5, "revenue"), (S, 30, "other")]),
    ("en", "Revenue rose 5% and 60% of visitors came back.", [(C, 5, "revenue"), (S, 60, "visitors")]),
    # so many short of a mark, floor space won
    ("en", "Some 900 visitors came, 40 shy of the record.", [(L, 900, "visitors"), (C, -40, "visitors")]),
    ("fr", "La surface d'exposition a gagné 900 m².", [(C, 900, "exhibition_area")]),
    # two levels of a fall
    ("fr", "Le comité ramène la durée de la fête de six à quatre jours.", [(L, 6, "duration"), (L, 4, "duration")]),
    ("fr", "Air Dunes a baissé le billet de 900 à 700 dinars.", [(L, 900, "price"), (L, 700, "price")]),
    ("en", "The fee was trimmed from 18 to 12 euros.", [(L, 18, "price"), (L, 12, "price")]),
    ("fr", "La région a porté son aide de 30 000 à 45 000 euros.", [(L, 30000, "funding"), (L, 45000, "funding")]),
    ("fr", "Le contrat porte sur une durée de trois à cinq jours.", [(L, 4, "duration")]),
    # shares in words
    ("fr", "Un stand sur trois est tenu par un artisan.", [(S, 33.333333, "stands")]),
    ("fr", "Sept acheteurs sur dix viennent d'Asie.", [(S, 70, "buyers")]),
    ("fr", "Près d'un chercheur sur deux est une femme.", [(S, 50, "experts")]),
    ("fr", "Le salon réunit 90 marques, dont un tiers étrangères.", [(L, 90, "brands"), (S, 33.333333, "brands")]),
    ("fr", "Un quart des billets est déjà vendu, la moitié en ligne.", [(S, 25, "tickets"), (S, 50, "tickets")]),
    ("fr", "Les recettes couvrent la moitié du budget.", [(S, 50, "funding")]),
    ("fr", "Le budget est financé pour moitié par la région.", [(S, 50, "funding")]),
    ("fr", "Un bon tiers des visiteurs est venu en train.", [(S, 33.333333, "visitors")]),
    ("fr", "2/3 des exposants sont français.", [(S, 66.666667, "exhibitors")]),
    ("fr", "Le déficit a été réduit de moitié.", [(C, -50, "revenue")]),
    ("en", "One in three buyers came from Asia.", [(S, 33.333333, "buyers")]),
    ("en", "Some 900 buyers came, one in six of them from Asia.", [(L, 900, "buyers"), (S, 16.666667, "buyers")]),
    ("en", "Nine out of every ten exhibitors will return.", [(S, 90, "exhibitors")]),
    ("en", "Nearly half the buyers were women.", [(S, 50, "buyers")]),
    ("en", "The fair has 90 exhibitors; half are new.", [(L, 90, "exhibitors"), (S, 50, "exhibitors")]),
    ("en", "The fair drew a quarter of a million visitors.", [(L, 250000, "visitors")]),
    ("en", "The budget was cut by a third.", [(C, -33.333333, "funding")]),
    ("es", "Siete de cada diez visitantes son extranjeros.", [(S, 70, "visitors")]),
    # near misses: so many days or places, a rise in words, a figure that is a level
    ("fr", "La fête propose trois concerts sur quatre scènes.", [(L, 3, "events"), (L, 4, "pavilions")]),
    ("fr", "Le musée occupe la moitié nord du site, ouvert une année sur deux.", []),
    ("en", "The team won five matches in ten days.", [(L, 5, "events"), (L, 10, "duration")]),
    ("en", "A third edition, half the size, closed in the second half of May.", []),
    ("fr", "Le salon, en plein essor, réunit 610 exposants.", [(L, 610, "exhibitors")]),
    ("fr", "La hausse se confirme : 610 exposants.", [(L, 610, "exhibitors")]),
    ("en", "The growing fair hosts 610 exhibitors.", [(L, 610, "exhibitors")]),
    ("en", "Attendance rose to 45,000 visitors.", [(L, 45000, "visitors")]),
    ("fr", "La fréquentation a grimpé à 45 000 visiteurs.", [(L, 45000, "visitors")]),
    ("fr", "Plus de 12 % des visiteurs sont étrangers.", [(S, 12, "visitors")]),
    ("fr", "Nous sommes à 100 % engagés.", []),
    ("en", "We are 100% committed to quality.", []),
    ("en", "They plan to raise the space by 30 per cent.", [("change", 30, "exhibition_area")]),
    ("en", "They raised 40% of the budget.", [("share", 40, "funding")]),
    ("en", "The council slashed its grant by 40 percent.", [("change", -40, "funding")]),
    (
        "en",
        "The number of guests rose by a fifth, and the volume of sales by 38%.",
        [("change", 20, "guests"), ("change", 38, "revenue")],
    ),
    ("en", "The hall is owned by the city, and 40% by a bank.", [("share", 40, "exhibition_area")]),
    ("en", "The market grows at a compound annual rate of 19 percent.", [("change", 19, "market_size")]),
    ("en", "Contracts signed at the fair were worth $2 billion.", [("level", 2e9, "contract_value")]),
    # falls, points before a phrase, a third more
    ("fr", "La fréquentation s'est tassée de 4 %.", [(C, -4, "visitors")]),
    ("fr", "Le chiffre d'affaires s'est contracté de 6 %.", [(C, -6, "revenue")]),
    ("fr", "Le taux de remplissage a gagné 7 points par rapport à 2018.", [(C, 7, "other")]),
    (
        "fr",
        "Les organisateurs tablent sur une baisse de la fréquentation comprise entre 3 et 5 %.",
        [(C, -4, "visitors")],
    ),
    ("en", "Visitor numbers were up by a quarter compared with 2018.", [(C, 25, "visitors")]),
    ("en", "It drew nearly a fifth more visitors than in 2018.", [(C, 20, "visitors")]),
]
WRONG = {
    "We are 100% committed to quality.": "an idiom, English",
}


@pytest.mark.parametrize(("lang", "text", "expected"), wanted(CHANGES, WRONG))
def test_kind(lang: str, text: str, expected: list[tuple[str, float, str]]) -> None:
    assert kinds(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        ("fr", "En 2023, la foire a reçu 61 000 visiteurs, contre 65 099 en 2004.", [2023, 2004]),
        ("fr", "La foire a reçu 61 000 visiteurs, contre 65 099 l'an dernier.", [2023, 2022]),
        ("fr", "La foire a reçu 61 000 visiteurs, contre 65 099 en 2004.", [2023, 2004]),
        ("en", "The fair drew 2,800 exhibitors, up from 2,547 last year.", [2023, 2022]),
        ("en", "In 2023 the fair drew 2,800 exhibitors, against 2,547 in 2019.", [2023, 2019]),
        ("en", "In 2023 the fair drew 2,800 exhibitors, 12% more than in 2019.", [2023, 2023]),
    ],
)
def test_each_side_of_a_comparison_has_its_year(lang: str, text: str, years: list[int]) -> None:
    assert metrics.extract([metrics.Document("a", text, date="2023-05-01")], lang=lang)["year"].tolist() == years


def test_a_change_of_a_percentage_is_in_percent() -> None:
    [row] = metrics.extract("Le nombre d'exposants est en recul de 2,5 %.", lang="fr").to_dict("records")
    assert (row["unit"], row["dimension"], row["value"]) == ("%", "percent", -2.5)
